"""What a claim base holds, counted."""

from __future__ import annotations

from collections import Counter

from factcli.records import TYPE_CHECKING
from factcli.report import Counts, Stats
from factcli.store.compiled import compiled_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from factcli.model import Claim
    from factcli.store.base import ClaimBase

NONE = "none"
# Each count of claims by a trait that a claim has or has not.
_TRAITS: tuple[tuple[str, Callable[[Claim], object]], ...] = (
    ("with an excerpt", lambda claim: claim.excerpt),
    ("without an excerpt", lambda claim: not claim.excerpt),
    ("attributed", lambda claim: claim.said_by),
    ("disputed", lambda claim: claim.said_by and claim.denied_by),
    ("negative", lambda claim: claim.negative),
    ("plans", lambda claim: claim.plan),
    ("superseded", lambda claim: claim.superseded_by),
)


def stats(base: ClaimBase) -> Stats:
    """Count the claims of a base by what they are about, what they say, and where they are from.

    Times are those that decide: pinned in the file, or read from a claim's own sentence.
    """
    claims = base.claims
    days = _days(base)
    totals = [
        ("claims", len(claims)),
        ("entities", len(base.entities)),
        ("sources", len(base.sources)),
        *((name, sum(bool(has(claim)) for claim in claims)) for name, has in _TRAITS),
        ("with a time", len({name for name, _, _ in days})),
    ]
    return Stats(
        totals=tuple(totals),
        tallies=(
            _tally("kind of subject", (_kind(claim, base) for claim in claims)),
            _tally("kind of value", (_value_kind(claim, base) for claim in claims)),
            _tally("property", (claim.property or NONE for claim in claims)),
            _tally("source", (claim.source or NONE for claim in claims), base.sources),
            _tally("entity", (name for claim in claims for name in named(claim)), base.entities),
        ),
        first=min((low for _, low, _ in days), default=None),
        last=max((high for _, _, high in days), default=None),
    )


def named(claim: Claim) -> set[str]:
    """Return the ids and words in the fields of a claim that may name an entity."""
    fields = (claim.subject, claim.value, claim.place, claim.by, *claim.said_by, *claim.denied_by)
    return {name for name in fields if name}


def _tally(title: str, names: Iterable[str], known: Iterable[str] | None = None) -> Counts:
    """Count names; of `known` ones, only those, be they there or not."""
    counts = Counter(names)
    if known is not None:
        left = [name for name in counts if name == NONE]
        counts = Counter({name: counts[name] for name in (*known, *left)})
    return Counts(title, tuple(sorted(counts.items(), key=lambda row: (-row[1], row[0]))))


def _kind(claim: Claim, base: ClaimBase) -> str:
    entity = base.entities.get(claim.subject)
    return entity.kind if entity else NONE


def _value_kind(claim: Claim, base: ClaimBase) -> str:
    known = base.properties.get(claim.property)
    if claim.value in base.entities and not claim.value_kind:
        return known.value if known and known.value else "entity"
    return claim.value_kind or (known.value if known else "") or NONE


def _days(base: ClaimBase) -> list[tuple[str, int, int]]:
    """Return each claim's first and last day, as far as they are known."""
    found = []
    for typed in compiled_of(base).typed:
        period = typed.state or typed.event
        ends = [end for end in (period.start, period.end) if end] if period else []
        if ends:
            found.append((typed.claim.id, ends[0].low, ends[-1].high))
    return found
