"""`factcli fmt`: claim files in one style."""

# ruff: noqa: FBT002 - typer reads options from the signature

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from factcli.cli.streams import interactive, say, write, write_bytes
from factcli.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.desk.change import Change
    from factcli.store.files import ClaimFile

EPILOG = """\
\b
Examples:
  factcli fmt
  factcli fmt claims/towers.toml
  factcli fmt --check
  factcli fmt --diff claims/
  factcli fmt - < draft.toml > tidy.toml

\b
Exit status:
  0    all files are in the style, or are now
  1    with --check or --diff: a file is not
  2    a file cannot be read or written
"""
_STDIN = "-"


def fmt(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH...",
            help="Claim files, or folders of them; - reads one from stdin and prints it. By "
            "default FACTCLI_CLAIMS, else the nearest claims/ folder.",
            show_default=False,
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; name the files that would change.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; print what would change.")
    ] = False,
) -> int:
    """Bring claim files into one style.

    Keys go into the order of the format, long lists are filled to 100 columns, one blank
    line stands between tables. Tables, comments and the entries of lists keep their
    order, and what the files say stays the same.
    """
    from factcli.desk.fmt import changes

    files = _files(paths)
    found = changes(files)
    would = check or diff
    if diff:
        for change in found:
            write(_shown(change))
    elif files[0].path == _STDIN and not check:
        write_bytes(found[0].new if found else files[0].raw)
        return ExitStatus.OK
    else:
        for change in found:
            if not check:
                change.write()
            write(f"{'would reformat' if check else 'reformatted'} {change.path}\n")
    say(_summary(len(found), len(files), would=would))
    return ExitStatus.FAILED if found and would else ExitStatus.OK


def _files(paths: Sequence[str] | None) -> Sequence[ClaimFile]:
    from factcli.cli.writing import located
    from factcli.store.files import ClaimFile, collect

    if not paths or _STDIN not in paths:
        return collect(located(paths))
    if len(paths) > 1:
        raise UsageError("- stands alone")
    return (ClaimFile(_STDIN, sys.stdin.buffer.read() if sys.stdin is not None else b""),)


def _shown(change: Change) -> str:
    """Return a difference: as it is for a program, made harmless for a terminal."""
    from factcli.desk.fmt import difference
    from factcli.render.safe import shown

    lines = difference(change)
    return "".join(f"{shown(line) if interactive() else line}\n" for line in lines)


def _summary(changed: int, files: int, *, would: bool) -> str:
    verb = ("would be reformatted", "already formatted") if would else ("reformatted", "unchanged")
    counts = [(changed, verb[0]), (files - changed, verb[1])]
    said = [f"{n} file{'' if n == 1 else 's'} {what}" for n, what in counts if n]
    return ", ".join(said)
