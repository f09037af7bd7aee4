"""Runs the program: inside this process with a pretended engine, or as a process of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from tests.cli import samples

from factcli.model import Claim, Finding, Relation, Slot
from factcli.store.base import ClaimBase

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parents[2]
TOWN = """factcli = 1

[base]
title = "Marenholt"
as_of = 2024-04-06

[[entity]]
id = "rostrand"
name = "Livia Rostrand"
kind = "person"
aliases = ["Rostrand", "the harbour master"]

[[entity]]
id = "vell"
name = "Otto Vell"
kind = "person"

[[source]]
id = "gazette"
title = "The Gazette"
date = 2024-04-06

[[claim]]
id = "rostrand-term"
text = "Livia Rostrand was harbour master from 2013 to 2017."
source = "gazette"
locator = "paragraph 6"
start = 2013
end = 2017

[[claim]]
id = "vell-born"
text = "Otto Vell was born in 1961."
source = "gazette"
"""


@dataclass(frozen=True)
class Run:
    """How a run ended."""

    status: int
    out: str
    err: str


class _Stream(io.TextIOWrapper):
    """A standard stream that may claim to be a terminal."""

    def __init__(self, buffer: io.BytesIO, encoding: str, *, terminal: bool) -> None:
        super().__init__(buffer, encoding=encoding)
        self._terminal = terminal
        self.bytes = buffer

    def isatty(self) -> bool:
        return self._terminal


def engine() -> ModuleType:
    """Return a pretended engine: a statement's first word is its verdict, "crash" a fault."""
    made = ModuleType("factcli.check")

    def check(statement: str, base: ClaimBase, as_of: int | None = None) -> Finding:  # noqa: ARG001
        if statement.startswith("crash"):
            raise ZeroDivisionError("pretended fault \x1b[31m")
        return samples.answer(statement)

    def slots_of(claim: Claim, base: ClaimBase) -> tuple[Slot, ...]:  # noqa: ARG001
        return (Slot("subject", claim.subject, "pinned", Relation.EQUAL, claim.id),)

    made.__dict__.update(check=check, slots_of=slots_of)
    return made


def pretend(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a pretended engine and base in place of the real ones."""
    monkeypatch.setitem(sys.modules, "factcli.check", engine())
    monkeypatch.setattr("factcli.cli.common.load_base", lambda *_, **__: town())


def pretended_main() -> None:
    """Be the program, with a pretended engine and base, in a process of its own."""
    from factcli.__main__ import main
    from factcli.cli import common

    sys.modules["factcli.check"] = engine()
    common.load_base = lambda *_, **__: town()
    status = main()
    if "SHOW_MODULES" in os.environ:
        os.write(2, "\n".join(sys.modules).encode())
    sys.exit(status)


def town() -> ClaimBase:
    """Return a base of the sample claims, made without files."""
    from factcli.model import Entity

    entities = (
        Entity("rostrand", "Livia Rostrand", "person", ("Rostrand", "the harbour master")),
        Entity("vell", "Otto Vell", "person"),
        Entity("harbour", "Märenholt Harbour", "place"),
    )
    return ClaimBase(
        claims=(samples.TERM, samples.WORDS),
        entities={entity.id: entity for entity in entities},
        properties={},
        sources=samples.SOURCES,
        as_of=samples.day(6, 4, 2024).low,
        title="Marenholt",
        paths=("claims",),
    )


def run(
    *arguments: str,
    stdin: bytes = b"",
    terminal: bool = False,
    encoding: str = "utf-8",
    environment: Mapping[str, str] | None = None,
) -> Run:
    """Run the program in this process and return how it ended."""
    import pytest

    from factcli.__main__ import main

    with pytest.MonkeyPatch.context() as patch:
        for name in ("NO_COLOR", "FORCE_COLOR", "TERM", "LC_ALL", "PYTHONIOENCODING"):
            patch.delenv(name, raising=False)
        patch.setenv("COLUMNS", "80")
        for name, value in (environment or {}).items():
            patch.setenv(name, value)
        out = _Stream(io.BytesIO(), encoding, terminal=terminal)
        err = _Stream(io.BytesIO(), encoding, terminal=False)
        patch.setattr(sys, "argv", ["factcli", *arguments])
        patch.setattr(sys, "stdin", _Stream(io.BytesIO(stdin), "utf-8", terminal=False))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        status = main()
        out.flush()
        err.flush()
        return Run(int(status), _text(out), _text(err))


def _text(stream: _Stream) -> str:
    return stream.bytes.getvalue().decode(stream.encoding)


def spawn(
    *arguments: str,
    stdin: bytes = b"",
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process and return how it ended."""
    return subprocess.run(
        command(*arguments),
        check=False,
        input=stdin,
        capture_output=True,
        cwd=folder,
        env=surroundings(environment),
        timeout=120,
    )


def command(*arguments: str, real: bool = True) -> list[str]:
    """Return the command line of the program, or of one with a pretended engine."""
    if real:
        return [sys.executable, "-m", "factcli", *arguments]
    start = "from tests.cli.driver import pretended_main; pretended_main()"
    return [sys.executable, "-c", start, *arguments]


def surroundings(environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment of the program, without settings of the tester's own."""
    hidden = ("FACTCLI_", "PYTHONIOENCODING", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LC_ALL")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
    path = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    return {**kept, "PYTHONPATH": path, **(environment or {})}
