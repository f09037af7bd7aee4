"""The rules of `factcli lint`, one a module, in the order in which they are told.

A new rule is its module, its name here, its page in `desk/pages/rules/` and its cases.
"""

from __future__ import annotations

from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Protocol

    from factcli.desk.lint.ground import Ground
    from factcli.report import Diagnostic

    class Rule(Protocol):
        """What the module of a rule holds."""

        @property
        def ID(self) -> str:  # noqa: N802 - the name of a constant
            """The id, which users write; the module is named after it."""

        def find(self, ground: Ground, /) -> Iterator[Diagnostic]:
            """Yield what the rule finds."""


NAMES = (
    "ambiguous_alias", "claims_conflict", "common_alias", "excerpt_not_in_source",
    "excerpt_without_value", "impossible_value", "missing_source", "no_speaker", "no_stored_text",
    "repeated_name", "stale", "two_holders", "unreachable", "unused_entity",
)  # fmt: skip
# Rules that look only when the stored texts are given (--sources).
OF_SOURCES = frozenset(("excerpt_not_in_source", "no_stored_text"))


def rule(name: str) -> Rule:
    """Return the rule of this module name. A rule is loaded when it is used."""
    from importlib import import_module

    found: Rule = import_module(f"{__name__}.{name}")
    return found


def rule_id(name: str) -> str:
    """Return the id of a rule by the name of its module, which is not loaded for it."""
    return name.replace("_", "-")
