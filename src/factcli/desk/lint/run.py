"""A lint run: the rules chosen, what loading and they tell, in the order of the files."""

from __future__ import annotations

from factcli.desk.lint.ground import Ground, diagnostic
from factcli.desk.lint.loading import RULES as LOADING
from factcli.desk.lint.loading import repaired
from factcli.desk.lint.rules import NAMES, OF_SOURCES, rule, rule_id
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from factcli.report import Diagnostic

# Every rule: those of loading, in the order of docs/claim-format.md, then the others.
RULES = tuple(dict.fromkeys((*LOADING, *map(rule_id, NAMES))))


def lint(ground: Ground, chosen: Collection[str]) -> tuple[Diagnostic, ...]:
    """Return what the chosen rules find, in the order of files, lines and rules."""
    order = {path: number for number, path in enumerate(ground.files)}
    # What stands in a base that is included is for those who keep it.
    found = [each for each in _all(ground, chosen) if each.rule in chosen and each.file in order]
    return tuple(
        sorted(
            dict.fromkeys(found),
            key=lambda each: (order[each.file], each.line, each.column, each.rule),
        )
    )


def _all(ground: Ground, chosen: Collection[str]) -> Iterator[Diagnostic]:
    for problem in ground.problems:
        yield diagnostic(problem, repaired(problem, ground))
    for name in NAMES:
        if rule_id(name) in chosen and not (name in OF_SOURCES and ground.texts is None):
            yield from rule(name).find(ground)
