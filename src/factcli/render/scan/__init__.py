"""Scanned documents in the formats that people, editors and build servers read, one a file.

Each format is a module with `file(scan, look) -> str`, called as soon as a file is scanned,
and `end(report, look) -> str`, called once after all of them.
"""

from __future__ import annotations

from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from factcli.model import Source

FORMATS = ("human", "line", "json", "jsonl", "sarif", "github", "junit", "markdown", "html")


class Look(NamedTuple):
    """How to show: with colour or not, which version speaks, what each rule finds.

    `sources` are those of the base, for the formats that tell the whole proof.
    """

    version: str = ""
    color: bool = False
    rules: Mapping[str, str] = {}
    sources: Mapping[str, Source] = {}


def renderer(name: str) -> ModuleType:
    """Return the module that writes the format of this name, one of `FORMATS`."""
    from importlib import import_module

    return import_module(f"{__name__}.{name}")
