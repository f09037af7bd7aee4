"""Diagnostics in the formats that people, editors and build servers read, one a file.

Each format is a module with `whole(found, tool) -> str`. It knows nothing of what was
looked at: whatever makes `Diagnostic` values can be shown by all of them.
"""

from __future__ import annotations

from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from factcli.report import Diagnostic

FORMATS = ("human", "line", "json", "jsonl", "sarif", "github", "junit")


class Tool(NamedTuple):
    """Who speaks: the program and its version, its rules by id, and the files looked at.

    A rule's text is one line that says what it finds.
    """

    name: str
    version: str
    rules: Mapping[str, str]
    files: tuple[str, ...] = ()
    color: bool = False


def renderer(name: str) -> Callable[[Sequence[Diagnostic], Tool], str]:
    """Return what writes diagnostics in the format of this name, one of `FORMATS`."""
    from importlib import import_module

    whole: Callable[[Sequence[Diagnostic], Tool], str]
    whole = import_module(f"{__name__}.{name}").whole
    return whole
