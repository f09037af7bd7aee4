"""factcli checks statements against claims that you have verified.

    import factcli

    base = factcli.load("claims/")
    finding = factcli.check("She designed the tower in 1911", base)
    finding.verdict, finding.reason, finding.explanation

Everything here is loaded when it is first used; importing factcli costs next to nothing.
"""

from __future__ import annotations

import os
import sys
from types import ModuleType

# Type checkers take this name for true; importing it would cost 2 ms.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from factcli.check import check, claims_from_texts
    from factcli.desk.scan import scan
    from factcli.errors import BrokenBaseError, FactcliError, NoBaseError, UsageError
    from factcli.hits import Hit
    from factcli.model import (
        Claim,
        Finding,
        Match,
        Part,
        Reason,
        Relation,
        Slot,
        Source,
        Verdict,
    )
    from factcli.report import FileScan, Problem, ScanFinding, ScanReport, Tally
    from factcli.store.base import ClaimBase
    from factcli.store.search.find import search
    from factcli.store.search.index import TextIndex
    from factcli.store.search.rows import Row

__version__ = "0.1.0"

_HOMES = {
    "factcli.check": ("check", "claims_from_texts"),
    "factcli.desk.scan": ("scan",),
    "factcli.errors": ("BrokenBaseError", "FactcliError", "NoBaseError", "UsageError"),
    "factcli.hits": ("Hit",),
    "factcli.model": (
        "Claim", "Finding", "Match", "Part", "Reason", "Relation", "Slot", "Source", "Verdict",
    ),
    "factcli.report": ("FileScan", "Problem", "ScanFinding", "ScanReport", "Tally"),
    "factcli.store.base": ("ClaimBase",),
    "factcli.store.search.find": ("search",),
    "factcli.store.search.index": ("TextIndex",),
    "factcli.store.search.rows": ("Row",),
}  # fmt: skip
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "BrokenBaseError", "Claim", "ClaimBase", "FactcliError", "FileScan", "Finding", "Hit",
    "Match", "NoBaseError", "Part", "Problem", "Reason", "Relation", "Row", "ScanFinding",
    "ScanReport", "Slot", "Source", "Tally", "TextIndex", "UsageError", "Verdict", "__version__",
    "check", "claims_from_texts", "load", "scan", "search",
]  # fmt: skip


def load(*paths: str | os.PathLike[str]) -> ClaimBase:
    """Return the claim base in `paths`, each a claim file or a folder of them.

    Raises BrokenBaseError with every problem of the files, NoBaseError when they hold no
    claim.
    """
    from factcli.store.load import load as load_paths

    return load_paths(tuple(os.fspath(path) for path in paths))


def __getattr__(name: str) -> object:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module 'factcli' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """The package itself, in which `check` is the function although a module has that name.

    Importing `factcli.check` makes Python set the module as an attribute here.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if name == "check" and isinstance(value, ModuleType):
            value = value.check
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
