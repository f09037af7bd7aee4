"""Text as XML 1.0 can hold it."""

from __future__ import annotations

import re

# XML has no way at all to write these, not even as an entity.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def xml_text(words: str) -> str:
    r"""Return text that XML can hold; what it cannot is written as `\u` and four digits."""
    return _NOT_XML.sub(lambda found: f"\\u{ord(found.group()):04x}", words)
