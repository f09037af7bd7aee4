"""The one correction that a claim gives for words at fault, tried out before it is offered.

A candidate puts what is on file in the form in which the text has it: a date as a date of
the same kind, a number in the same unit. It is offered only when the sentence with it is
supported, and no other candidate is. Words in quotation marks are somebody's: never touched.
"""

from __future__ import annotations

import re

from factcli.desk.dates import redated
from factcli.model import Reason, Relation, Span, Verdict
from factcli.parse.gather import quotations
from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcli.model import Finding, Part, Slot

# Here one thing said stands against one thing on file. Whose act it was is never certain.
_MENDABLE = frozenset({
    Reason.DATE_DIFFERS, Reason.NUMBER_DIFFERS, Reason.UNIT_DIFFERS, Reason.PLACE_DIFFERS,
    Reason.ENTITY_DIFFERS, Reason.OUTSIDE_PERIOD,
})  # fmt: skip
# What leads to a time and is no part of it.
LEAD = re.compile(r"\A(?:in|on|at|during)\s+(?:the\s+)?(?=\S)", re.IGNORECASE)
_NUMERAL = re.compile(r"\d[\d,.]*\d|\d")


class Correction(NamedTuple):
    """Other words for a stretch of the checked text, and what the change comes to as a whole."""

    span: Span
    words: str
    title: str


def correction(part: Part, finding: Finding, check: Callable[[str], Finding]) -> Correction | None:
    """Return the one correction that follows from the claim for a refuted part, or None."""
    text = finding.statement
    clashes = [s for s in part.slots if s.relation in {Relation.EXCLUSIVE, Relation.OPPOSITE}]
    single = len(clashes) == 1 and len(part.claims) == 1 and part.reason in _MENDABLE
    if not single or clashes[0].span is None or clashes[0].name == "subject":
        return None
    span = clashes[0].span
    if any(q.start < span.end and span.start < q.end for q, _ in quotations(text)):
        return None
    tried = dict.fromkeys(_candidates(text[span.start : span.end], clashes[0]))
    good = [words for words in tried if _mends(text, span, words, finding, check)]
    return _least(text, span, good[0]) if len(good) == 1 else None


def _candidates(said: str, slot: Slot) -> Iterator[str]:
    """Yield what may stand in the place of the words said."""
    if slot.name == "time":
        yield from redated(said, slot.stored)
        return
    numeral, stored = _NUMERAL.search(said), _NUMERAL.search(slot.stored)
    if numeral and stored:
        yield said[: numeral.start()] + stored.group() + said[numeral.end() :]
    if slot.stored and not numeral:
        article = re.match(r"the\s+", said, re.IGNORECASE)
        yield (article.group() if article else "") + slot.stored


def _mends(
    text: str, span: Span, words: str, finding: Finding, check: Callable[[str], Finding]
) -> bool:
    """Tell whether with the words nothing is refuted where they stand, and more is right."""
    mended = check(text[: span.start] + words + text[span.end :])
    before = sum(p.verdict is Verdict.SUPPORTED for p in finding.parts)
    after = sum(p.verdict is Verdict.SUPPORTED for p in mended.parts)
    at = Span(span.start, span.start + len(words))
    here = [p for p in mended.parts if p.span.start < at.end and at.start < p.span.end]
    return after > before and all(p.verdict is not Verdict.REFUTED for p in here)


def _least(text: str, span: Span, words: str) -> Correction | None:
    """Return the correction without the words that both have at the start and at the end."""
    old, new = re.split(r"(\s+)", text[span.start : span.end]), re.split(r"(\s+)", words)
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    first = span.start + sum(map(len, old[:start]))
    last = span.end - sum(map(len, old[len(old) - end :]))
    if first == last and start == len(new) - end:
        return None
    said = LEAD.sub("", text[span.start : span.end])
    title = f'write "{LEAD.sub("", words)}" for "{said}"'
    return Correction(Span(first, last), "".join(new[start : len(new) - end]), title)
