"""What is on file of an entity, in the order of time."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.report import Stretch, Timeline
from factcli.store.compiled import compiled_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from factcli.model import Claim, Entity, Period
    from factcli.store.base import ClaimBase


def timeline(entity: Entity, claims: Collection[Claim], base: ClaimBase) -> Timeline:
    """Put the claims about `entity` in order: states by their periods, events by their times.

    Times are those that decide a check: pinned in the file, or read from a claim's own
    sentence. Claims of one time stand together; a superseded claim is left out.
    """
    wanted = {claim.id for claim in claims if not claim.superseded_by}
    found: dict[tuple[Period, bool], list[Claim]] = {}
    dated: set[str] = set()
    for typed in compiled_of(base).typed:
        period = typed.state or typed.event
        if typed.claim.id not in wanted or period is None or not (period.start or period.end):
            continue
        key = (period, typed.state is not None)
        if typed.claim.id not in dated:
            found.setdefault(key, []).append(typed.claim)
        dated.add(typed.claim.id)
    stretches = [Stretch(period, state, tuple(held)) for (period, state), held in found.items()]
    stretches.sort(key=lambda each: _order(each.period))
    return Timeline(entity, tuple(stretches), len(wanted - dated), base.as_of)


def _order(period: Period) -> tuple[int, int]:
    """Return what a period is sorted by; one without a start goes by its end."""
    first = period.start or period.end
    last = period.end or period.start
    return (first.low if first else 0, last.high if last else 0)
