"""`factcli lint`: what is wrong with claim files, and what is likely to be."""

# ruff: noqa: A002, FBT002, PLR0913, PLR0917 - typer reads options from the signature

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from factcli.errors import ExitStatus, NoBaseError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.desk.lint.ground import Ground
    from factcli.report import Diagnostic

FORMATS = ("human", "line", "json", "jsonl", "sarif", "github", "junit")
_ROUNDS = 20
EPILOG = """\
\b
Examples:
  factcli lint
  factcli lint claims/ --ignore unused-entity,stale
  factcli lint claims/ --sources texts/ --fix
  factcli lint --format sarif > lint.sarif
  factcli explain unreachable

\b
Exit status:
  0    nothing was found
  1    something was found (and not repaired by --fix)
  2    wrong usage, or files that cannot be read or written
"""


def _formats() -> list[str]:
    return list(FORMATS)


def _rules() -> list[str]:
    from factcli.desk.lint.run import RULES

    return sorted(RULES)


def lint(
    path: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH...",
            help="Claim files or folders of them; by default FACTCLI_CLAIMS, else the nearest "
            "claims/ folder.",
            show_default=False,
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="RULES",
            help="Apply these rules only: ids with commas between them. May be repeated.",
            autocompletion=_rules,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore",
            metavar="RULES",
            help="Leave these rules out, the same way.",
            autocompletion=_rules,
        ),
    ] = None,
    sources: Annotated[
        str | None,
        typer.Option(
            "--sources",
            metavar="DIR",
            help="Look every excerpt up in the stored texts of the sources: DIR holds the file "
            "that a source names, else ID.txt.",
        ),
    ] = None,
    today: Annotated[
        str | None,
        typer.Option(
            "--today",
            metavar="DATE",
            help="The day that review_by is held against. By default the present day.",
        ),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Repair what can be repaired safely, in the files.")
    ] = False,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            help="How to tell what was found.",
            autocompletion=_formats,
        ),
    ] = FORMATS[0],
) -> int:
    """Look for what is wrong, or likely wrong, with claim files.

    First comes what loading them would tell, then what only a look at the whole base can:
    claims that contradict each other or cannot be found, excerpts without proof, names that
    mean too much. factcli explain RULE shows the page of a rule.
    """
    from factcli.cli.streams import interactive, say, screen, write
    from factcli.desk.lint.run import lint as run
    from factcli.desk.suggest import chosen as known

    form = known(format, FORMATS, "format")
    rules = _chosen(select, ignore)
    day = _day(today)
    ground = _ground(path, day, sources)
    found = run(ground, rules)
    if fix:
        from factcli.desk.lint.fixing import fix as repair

        # A table that loads again may show more, and fixes that touch are made one by one.
        made = rounds = 0
        while rounds < _ROUNDS and (count := repair(found, ground.files)):
            made, rounds = made + count, rounds + 1
            ground = _ground(path, day, sources)
            found = run(ground, rules)
        if made:
            say(f"{made} repaired")
    write(_told(found, ground, form, color=screen().color and interactive()))
    return ExitStatus.FAILED if found else ExitStatus.OK


def _told(found: Sequence[Diagnostic], ground: Ground, form: str, *, color: bool) -> str:
    from factcli import __version__
    from factcli.desk.lint.run import RULES
    from factcli.desk.manual import summary
    from factcli.render.diagnostics import Tool, renderer

    texts = {rule: summary(rule) for rule in RULES} if form == "sarif" else {}
    tool = Tool("factcli lint", __version__, texts, tuple(ground.files), color)
    return renderer(form)(found, tool)


def _ground(path: Sequence[str] | None, day: int, sources: str | None) -> Ground:
    import os

    from factcli.desk.lint.ground import Ground
    from factcli.desk.lint.stored import StoredTexts
    from factcli.store.files import collect
    from factcli.store.lookup import locate

    try:
        directory = os.getcwd()
    except OSError as error:
        raise UsageError(
            f"the working folder cannot be read: {error.strerror}", "give the path of claim files"
        ) from error
    paths, _ = locate(tuple(path or ()), os.environ, directory, demo=False, interactive=False)
    ground = Ground(collect(paths), day, StoredTexts(sources) if sources is not None else None)
    if not ground.problems and not ground.claims:
        raise NoBaseError(
            f"there is no claim in {', '.join(paths)}", "a claim is a [[claim]] table with id, "
            "text and source"
        )  # fmt: skip
    return ground


def _chosen(select: Sequence[str] | None, ignore: Sequence[str] | None) -> frozenset[str]:
    """Return the rules that the options choose; refuse words that are none."""
    from factcli.desk.lint.run import RULES
    from factcli.desk.suggest import chosen

    def named(options: Sequence[str] | None) -> frozenset[str]:
        words = [word for option in options or () for word in option.split(",") if word.strip()]
        return frozenset(chosen(word, RULES, "rule") for word in words)

    wanted = named(select) if select else frozenset(RULES)
    return wanted - named(ignore)


def _day(today: str | None) -> int:
    """Return the day that counts as today: the option's, else the clock's."""
    from datetime import date

    if today is None:
        return date.today().toordinal()  # noqa: DTZ011, TID251 - the one place that asks
    try:
        return date.fromisoformat(today.strip()).toordinal()
    except ValueError:
        raise UsageError(f"--today: {today!r} is no date", "write it as YYYY-MM-DD") from None
