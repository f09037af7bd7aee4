"""Plain sentences as a claim base: nothing pinned, everything read by the parser."""

from __future__ import annotations

from factcli.model import Claim
from factcli.records import TYPE_CHECKING
from factcli.store.base import ClaimBase
from factcli.store.library import library

if TYPE_CHECKING:
    from collections.abc import Iterable


def claims_from_texts(texts: Iterable[str], as_of: int | None = None) -> ClaimBase:
    """Return a base in which each text is a claim, with ids "text-1", "text-2" and so on.

    `as_of` is the present on file as a day ordinal, for "is" and relative dates. Empty
    texts are left out.
    """
    claims = tuple(
        Claim(id=f"text-{number}", text=text, line=number)
        for number, text in enumerate(texts, start=1)
        if text.strip()
    )
    return ClaimBase(claims, {}, library(), {}, as_of, title="plain sentences")
