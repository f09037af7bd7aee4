"""Warnings of a base that loads: claims that contradict each other, names that two share.

The test is cheap and cautious: it looks only at what files pin, and where a careful
reader could doubt, it says nothing.
"""

from __future__ import annotations

from factcli.model import Verdict
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.report import Problem, Severity
from factcli.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcli.model import Claim, Entity, Property
    from factcli.store.references import Names
    from factcli.store.validate import Record


def shared_names(names: Names) -> Iterator[Problem]:
    """Warn of every name that two entities have."""
    for owners in names.owners.values():
        first, *others = owners
        for other in others:
            key, word = owners[other]
            record = names.records["entity"][other]
            at = names.records["entity"][first]
            yield record.problem(
                "shared-name", f'"{word}" is also a name of "{first}"',
                f"{at.document.file}:{at.line} has it too: keep one, or give it in single claims "
                "as subject_names", *_where(record, key, word), severity=Severity.WARNING,
            )  # fmt: skip


def _where(record: Record, key: str, word: str) -> tuple[str | int, ...]:
    content = record.table.get(key)
    if isinstance(content, list):
        return key, [" ".join(str(item).split()) for item in content].index(word)
    return (key,)


class Clash(NamedTuple):
    """Two current claims that cannot both hold: the rule, and what the earlier one says."""

    earlier: Claim
    later: Claim
    rule: str
    said: str


def contradictions(
    claims: Sequence[Claim],
    properties: Mapping[str, Property],
    entities: Mapping[str, Entity],
    records: Mapping[str, Record],
) -> Iterator[Problem]:
    """Warn of pairs of current claims that cannot both hold."""
    return (_warning(clash, records) for clash in clashes(claims, properties, entities))


def clashes(
    claims: Sequence[Claim], properties: Mapping[str, Property], entities: Mapping[str, Entity]
) -> Iterator[Clash]:
    """Yield pairs of current claims that cannot both hold, at most one for a later claim."""
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        if not _decides(claim):
            continue
        prop = properties.get(claim.property)
        if claim.subject or claim.subject_text:
            subject = claim.subject or fold(claim.subject_text)
            groups.setdefault(("subject", subject, claim.property), []).append(claim)
        if prop and prop.per_value and claim.value and not claim.negative:
            groups.setdefault((_VALUE, claim.value, claim.property), []).append(claim)
    for (side, _, name), group in groups.items():
        for index, later in enumerate(group):
            for earlier in group[:index][-_LOOK_BACK:]:
                said = _clash(side, earlier, later, properties.get(name), entities)
                if said:
                    rule = "two-holders" if side == _VALUE else "claims-conflict"
                    yield Clash(earlier, later, rule, said)
                    break


_VALUE = "value"
# Claims of one subject and property are compared with this many before them, so that a
# base of many thousand equal ones stays linear.
_LOOK_BACK = 50


def _decides(claim: Claim) -> bool:
    """Say whether a claim is a plain current fact with its slots pinned."""
    return bool(
        claim.property
        and (claim.value or claim.value_text)
        and claim.verdict is Verdict.SUPPORTED
        and not (claim.superseded_by or claim.said_by or claim.denied_by or claim.plan)
    )


def _clash(
    side: str, one: Claim, two: Claim, prop: Property | None, entities: Mapping[str, Entity]
) -> str:
    """Say what of the first claim the second contradicts, "" for nothing."""
    if not _same_time(one, two) or _elsewhere(one, two):
        return ""
    if side == _VALUE:
        both = bool(one.subject and two.subject and one.subject != two.subject)
        return f'gives "{one.value}" to "{one.subject}" at that time' if both else ""
    if one.negative != two.negative:
        same = bool(_values(one) & _values(two)) and one.unit == two.unit
        return "says the opposite" if same else ""
    if one.negative or not (_single(one, prop) and _single(two, prop)):
        return ""
    return f'has "{one.value or one.value_text}"' if _differ(one, two, entities) else ""


def _single(claim: Claim, prop: Property | None) -> bool:
    if claim.single is not None:
        return claim.single
    return prop is not None and prop.single


def _values(claim: Claim) -> set[str]:
    own = {claim.value or fold(claim.value_text)}
    return own | {fold(name) for name in claim.value_names}


def _differ(one: Claim, two: Claim, entities: Mapping[str, Entity]) -> bool:
    """Say whether two values differ for sure: units, parts and names may hide that they agree."""
    if _values(one) & _values(two) or one.unit != two.unit:
        return False
    if bool(one.value) != bool(two.value):
        return False
    if one.value:
        return not (_inside(one.value, two.value, entities)
                    or _inside(two.value, one.value, entities))  # fmt: skip
    first, second = fold(one.value_text), fold(two.value_text)
    return not (first in second or second in first)


def _inside(inner: str, outer: str, entities: Mapping[str, Entity]) -> bool:
    while inner in entities:
        inner = entities[inner].within
        if inner == outer:
            return True
    return False


def _elsewhere(one: Claim, two: Claim) -> bool:
    return bool(one.place and two.place and one.place != two.place) or bool(
        one.by and two.by and one.by != two.by
    )


def _same_time(one: Claim, two: Claim) -> bool:
    """Say whether two claims speak of one time for sure, or both of none."""
    first, second = _bounds(one), _bounds(two)
    if first is None or second is None:
        return first is second
    if first == second:
        return True
    return first[0] < second[1] and second[0] < first[1]


def _bounds(claim: Claim) -> tuple[float, float] | None:
    """Return the time inside which the claim holds in every reading, None for no time."""
    start, end, open_end = claim.start, claim.end, claim.open_end
    if claim.when:
        start, end, open_end = claim.when.start, claim.when.end, claim.when.open_end
    if start is None and end is None:
        return None
    first = start.high if start else float("-inf")
    if end is not None:
        last: float = end.low
    else:
        last = float("inf") if open_end else first
    return first, last


def _warning(clash: Clash, records: Mapping[str, Record]) -> Problem:
    earlier, later, rule, said = clash
    record = records[later.id]
    key = "value" if "value" in record.table else "property"
    if rule == "two-holders":
        end = "correct one of the times"
    else:
        end = f'if it is out of date, give it superseded_by = "{later.id}"'
    return record.problem(
        rule, f'this contradicts "{earlier.id}", which {said}',
        f"it is at {earlier.file}:{earlier.line}; {end}", key, severity=Severity.WARNING,
    )  # fmt: skip
