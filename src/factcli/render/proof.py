"""What every format tells of a finding: its parts, the slots that decide, where a claim stands."""

from __future__ import annotations

from factcli.model import Part, Relation, Span, Verdict
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factcli.model import Claim, Finding, Match, Slot, Source

NOTHING_SAID = "not said"
NOTHING_STORED = "nothing on file"
NEAREST = 3
_AGAINST = (Relation.EXCLUSIVE, Relation.OPPOSITE)
_OPEN = (Relation.BEYOND, Relation.UNRELATED)


def parts_of(finding: Finding) -> tuple[Part, ...]:
    """Return a finding's parts; one that has none is its own single part."""
    if finding.parts:
        return finding.parts
    whole = Part(
        text=finding.statement,
        span=Span(0, len(finding.statement)),
        verdict=finding.verdict,
        reason=finding.reason,
        explanation=finding.explanation,
        claims=finding.claims,
        slots=finding.slots,
    )
    return (whole,)


def claims_of(finding: Finding) -> tuple[Match, ...]:
    """Return every claim that decided the finding or one of its parts, each once."""
    decided = [part for part in finding.parts if part.verdict is not Verdict.UNVERIFIABLE]
    return _unique((*finding.claims, *(match for part in decided for match in part.claims)))


def nearest_of(finding: Finding) -> tuple[Match, ...]:
    """Return every claim that came near without deciding, each once."""
    open_parts = [part for part in finding.parts if part.verdict is Verdict.UNVERIFIABLE]
    return _unique((*finding.nearest, *(match for part in open_parts for match in part.claims)))


def nearest_shown(finding: Finding, explain: bool) -> tuple[Match, ...]:  # noqa: FBT001
    """Return the near claims to list below a finding for people.

    Where there are several parts each lists its own.
    """
    if len(finding.parts) > 1 or not (explain or finding.verdict is Verdict.UNVERIFIABLE):
        return ()
    return nearest_of(finding)[: None if explain else NEAREST]


def _unique(matches: Iterable[Match]) -> tuple[Match, ...]:
    seen: dict[str, Match] = {}
    for match in matches:
        seen.setdefault(match.claim.id, match)
    return tuple(seen.values())


def slots_of(finding: Finding) -> tuple[Slot, ...]:
    """Return the slots of all parts."""
    return finding.slots or tuple(slot for part in finding.parts for slot in part.slots)


def deciding(part: Part) -> tuple[Slot, ...]:
    """Return the slots that made the verdict; all of them where none stands out."""
    return standing_out(part) or part.slots


def standing_out(part: Part) -> tuple[Slot, ...]:
    """Return the slots whose relation tells why the verdict is what it is."""
    if part.verdict is Verdict.SUPPORTED:
        wanted: tuple[Relation, ...] = (Relation.WITHIN,)
    elif part.verdict is Verdict.REFUTED:
        wanted = _AGAINST
    else:
        wanted = _OPEN + _AGAINST
    return tuple(slot for slot in part.slots if slot.relation in wanted)


def said(slot: Slot) -> str:
    """Return what the statement says in a slot."""
    return slot.said or NOTHING_SAID


def stored(slot: Slot) -> str:
    """Return what is on file in a slot."""
    return slot.stored or NOTHING_STORED


def citation(claim: Claim, sources: Mapping[str, Source]) -> str:
    """Return a claim's source on one line: title, publisher, date, where in it."""
    source = sources.get(claim.source)
    if source is None:
        return _listed(claim.source, claim.locator)
    title, locator = source.title or source.id, claim.locator or source.locator
    return _listed(title, source.publisher, source.date, locator)


def brief_citation(claim: Claim, sources: Mapping[str, Source]) -> str:
    """Return a claim's source in few words, for a column: who published it, when, where."""
    source = sources.get(claim.source)
    if source is None:
        return _listed(claim.source, claim.locator)
    who, locator = source.publisher or source.title or source.id, claim.locator or source.locator
    return _listed(who, source.date, locator)


def _listed(*pieces: str) -> str:
    return ", ".join(piece for piece in pieces if piece) or "no source given"


def place(claim: Claim) -> str:
    """Return the file and line where a claim stands, or "" for one without a file."""
    return f"{claim.file}:{claim.line}" if claim.file else ""


def tally(verdicts: Iterable[Verdict]) -> str:
    """Return how many statements got which verdict: "3 statements: 2 supported, 1 mixed"."""
    counts = dict.fromkeys(Verdict, 0)
    for verdict in verdicts:
        counts[verdict] += 1
    total = sum(counts.values())
    each = ", ".join(f"{count} {verdict.value}" for verdict, count in counts.items() if count)
    return f"{total:,} statement{'' if total == 1 else 's'}: {each}"
