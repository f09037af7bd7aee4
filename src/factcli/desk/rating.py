"""Severities and rules as a project's settings have them, for all files or for some."""

from __future__ import annotations

import os

from factcli.desk.files import patterns
from factcli.records import TYPE_CHECKING, NamedTuple, replace
from factcli.report import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from factcli.report import ScanFinding
    from factcli.store.config import Config

OFF = "off"


class _Some(NamedTuple):
    fits: Callable[[str], bool]
    ignore: frozenset[str]
    severities: dict[str, str]


class Rating:
    """Rates findings as settings say: a rule before a verdict, a file's own before the general."""

    def __init__(self, config: Config) -> None:
        self._folder = config.folder
        self._all = dict(config.severities)
        self._some = [
            _Some(patterns(each.files), frozenset(each.ignore), dict(each.severities))
            for each in config.per_path
        ]

    def rated(self, findings: Iterable[ScanFinding], path: str) -> tuple[ScanFinding, ...]:
        """Return the findings of a file with their severities, without those that are off."""
        if not self._all and not self._some:
            return tuple(findings)
        inner = os.path.relpath(path, self._folder).replace(os.sep, "/")
        some = [each for each in self._some if each.fits(inner)]
        ignored = frozenset[str]().union(*(each.ignore for each in some))
        made = []
        for found in findings:
            level = self._level(found, some)
            if found.rule not in ignored and level != OFF:
                made.append(replace(found, severity=Severity(level)) if level else found)
        return tuple(made)

    def _level(self, found: ScanFinding, some: list[_Some]) -> str:
        """Return the severity that settings give a finding, "" for none."""
        verdict = found.verdict.value if found.verdict else ""
        for key in (found.rule, verdict):
            for table in (*(each.severities for each in reversed(some)), self._all):
                if key in table:
                    return table[key]
        return ""
