"""Something said, alleged or denied, of which the file does not say by whom."""

from __future__ import annotations

import re

from factcli.desk.lint.ground import Place, told
from factcli.language import words
from factcli.records import TYPE_CHECKING
from factcli.report import Severity
from factcli.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.desk.lint.ground import Ground
    from factcli.model import Claim
    from factcli.report import Diagnostic

_WORD = re.compile(
    r"[^\W\d_]+(?:['’.][^\W\d_]+)*\.?(?=[^\W\d_]\.)|[^\W_]+(?:['’][^\W\d_]+)*|\S", re.UNICODE
)
ID = "no-speaker"
_WHO = "write said_by = the id or the name of who says it"


def find(ground: Ground) -> Iterator[Diagnostic]:
    """Yield denials of nobody's word, quotations of nobody, and hearsay."""
    for claim, record in ground.current():
        if claim.said_by:
            continue
        if claim.denied_by:
            yield told(
                ID, Severity.WARNING, Place(record, ("denied_by",)),
                "somebody denies this, and the file does not say who says it", _WHO,
            )  # fmt: skip
        elif claim.value_kind == "quote" and not (claim.subject or claim.subject_text):
            yield told(
                ID, Severity.WARNING, Place(record, ("value_kind",)),
                "a quotation of nobody: there is no said_by and no subject", _WHO,
            )  # fmt: skip
        elif word := _hearsay(claim):
            yield told(
                ID, Severity.WARNING, Place(record, ("text",)),
                f'"{word}" makes this somebody\'s word, and the file does not say whose', _WHO,
            )  # fmt: skip


def _hearsay(claim: Claim) -> str:
    """Return the word of a sentence that says that others say it, "" for none."""
    if claim.value_kind == "quote":
        return ""
    said = f" {' '.join(_WORD.findall(fold(claim.text)))} "
    for word in sorted(words("hedges", "hearsay"), key=len, reverse=True):
        if f" {word} " in said:
            return word
    return ""
