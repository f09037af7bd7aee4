"""What several commands share: finding and loading the claims, choosing a format."""

from __future__ import annotations

import os

from factcli.cli.streams import interactive, say, screen, tell_lines
from factcli.desk.suggest import chosen
from factcli.errors import UsageError
from factcli.records import TYPE_CHECKING, replace
from factcli.render.times import iso
from factcli.render.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.store.base import ClaimBase
    from factcli.store.config import Config

FORMATS = ("table", "plain", "json", "jsonl")
TABLE, PLAIN, JSON, JSONL = FORMATS


def chosen_format(word: str | None) -> str:
    """Return the format asked for; by default a table on a terminal, plain lines in a pipe."""
    if word is None:
        return TABLE if interactive() else PLAIN
    return chosen(word, FORMATS, "format")


def load_base(
    claims: Sequence[str] | None, *, demo: bool, warnings: bool = False, quiet: bool = False
) -> ClaimBase:
    """Return the claim base that the options and the surroundings name.

    Which base it is, when nobody named one, and how many warnings it has goes to stderr,
    unless `quiet`; with `warnings`, every one of them.
    """
    from factcli.store.kept import open_base
    from factcli.store.lookup import locate

    try:
        directory = os.getcwd()
    except OSError as error:
        if not claims and not demo:
            raise UsageError(
                f"the working folder cannot be read: {error.strerror}", "give --claims PATH"
            ) from error
        directory = os.sep
    paths, notice = locate(
        tuple(claims or ()), os.environ, directory, demo=demo, interactive=interactive()
    )
    if notice and not quiet:
        say(notice)
    base = open_base(paths)
    if base.problems and not quiet:
        _tell_problems(base, each=warnings)
    return base


def settings() -> Config:
    """Return the project's settings; none where the working folder cannot be read."""
    from factcli.store.config import Config, find

    try:
        return find(os.getcwd())
    except OSError:
        return Config()


def view_of(base: ClaimBase, *, as_of: int | None = None, explain: bool = False) -> View:
    """Return how findings and claims of this base are shown here.

    A report names the day that counted as the present, be it the base's or another.
    """
    info = base.info()
    if as_of is not None:
        info = replace(info, as_of=iso(as_of))
    return View(base=info, screen=screen(), sources=base.sources, explain=explain)


def _tell_problems(base: ClaimBase, *, each: bool) -> None:
    if each:
        from factcli.render.problems import show

        for problem in base.problems:
            tell_lines(show(problem, color=False))
        return
    count = len(base.problems)
    plural = "" if count == 1 else "s"
    say(f"{count} warning{plural} about the claim files; factcli list --warnings shows them")
