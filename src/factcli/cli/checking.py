"""What `factcli check` does once its options are read: statements in, findings out.

Apart from the command itself so that a test, the demo or a quick start can run it
without a parser of options.
"""

from __future__ import annotations

from factcli.cli import common
from factcli.cli.statements import statements
from factcli.cli.streams import write
from factcli.desk.outcome import status_of
from factcli.desk.suggest import did_you_mean
from factcli.errors import UsageError
from factcli.model import Verdict
from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcli.model import Finding
    from factcli.render.view import View
    from factcli.store.base import ClaimBase

FAIL_ON = "refuted,mixed,disputed"
NONE = "none"
TODAY = "today"


class CheckOptions(NamedTuple):
    """The options of `factcli check` as written; `run` reads and refuses them."""

    statements: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    demo: bool = False
    format: str | None = None
    quiet: bool = False
    as_of: str | None = None
    explain: bool = False
    fail_on: str = FAIL_ON


def run(options: CheckOptions) -> int:
    """Check every statement, show the findings, and return the exit status."""
    chosen = common.chosen_format(options.format)
    fail_on = failing(options.fail_on)
    as_of = day(options.as_of or common.settings().as_of or None)
    texts = statements(options.statements, options.files)
    base = common.load_base(options.claims, demo=options.demo, quiet=options.quiet)
    return show(check_all(texts, base, as_of), base, options, (chosen, as_of, fail_on))


def check_all(texts: Iterable[str], base: ClaimBase, as_of: int | None) -> Iterator[Finding]:
    """Yield the finding of each text as soon as it is known."""
    from factcli.check import check

    for text in texts:
        yield check(text, base, as_of)


def show(
    findings: Iterable[Finding],
    base: ClaimBase,
    options: CheckOptions,
    settings: tuple[str, int | None, frozenset[Verdict] | None],
) -> int:
    """Write findings in a format and return the exit status; refuse when there are none."""
    chosen, as_of, fail_on = settings
    view = common.view_of(base, as_of=as_of, explain=options.explain)
    seen: list[Verdict] = []
    told = _noted(findings, seen)
    if options.quiet:
        for _ in told:
            pass
    elif chosen == common.TABLE:
        _tables(told, view)
    elif chosen == common.JSON:
        _object(told, view, fail_on, seen)
    else:
        _lines(told, view, chosen)
    if not seen:
        raise UsageError("no statement to check: the input holds none")
    if chosen == common.TABLE and len(seen) > 1 and not options.quiet:
        from factcli.render.table import summary

        write(summary(seen, view))
    return status_of(seen, fail_on)


def failing(words: str) -> frozenset[Verdict] | None:
    """Return the verdicts named in a list, None for `none`; refuse a word that is none."""
    if [word.strip().lower() for word in words.split(",") if word.strip()] == [NONE]:
        return None
    return verdicts(words, "--fail-on", (NONE,))


def verdicts(words: str, option: str, others: tuple[str, ...] = ()) -> frozenset[Verdict]:
    """Return the verdicts named in the list that an option has; refuse a word that is none.

    `others` are words that the option knows beside verdicts, each only alone.
    """
    named = [word.strip().lower() for word in words.split(",") if word.strip()]
    known = [verdict.value for verdict in Verdict]
    for word in named:
        if word in others:
            raise UsageError(f"{option}: {word} stands alone or not at all")
        if word not in known:
            hint = did_you_mean(word, [*known, *others])
            raise UsageError(f"{option}: there is no verdict {word!r}", hint)
    if not named:
        hint = f"write {others[0]} if nothing is to fail" if others else ""
        raise UsageError(f"{option}: no verdict is named", hint)
    return frozenset(Verdict(word) for word in named)


def day(words: str | None, name: str = "--as-of") -> int | None:
    """Return the day that counts as the present as an ordinal, None for the base's own.

    `name` is what the words were given for. Raises UsageError when they are no day.
    """
    if words is None:
        return None
    from datetime import date

    if words.strip().lower() == TODAY:
        import time

        return date(*time.localtime()[:3]).toordinal()
    try:
        return date.fromisoformat(words.strip()).toordinal()
    except ValueError:
        raise UsageError(
            f"{name}: {words!r} is no date", "write it as YYYY-MM-DD, or today"
        ) from None


def _noted(findings: Iterable[Finding], seen: list[Verdict]) -> Iterator[Finding]:
    for finding in findings:
        seen.append(finding.verdict)
        yield finding


def _lines(findings: Iterable[Finding], view: View, chosen: str) -> None:
    if chosen == common.JSONL:
        from factcli.render.jsonl import finding as line
    else:
        from factcli.render.plain import finding as line
    for finding in findings:
        write(line(finding, view))


def _tables(findings: Iterable[Finding], view: View) -> None:
    from factcli.render.table import ROWS
    from factcli.render.table import findings as table

    waiting: list[Finding] = []
    for finding in findings:
        waiting.append(finding)
        if len(waiting) == ROWS:
            write(table(waiting, view))
            waiting = []
    if waiting:
        write(table(waiting, view))


def _object(
    findings: Iterable[Finding],
    view: View,
    fail_on: frozenset[Verdict] | None,
    seen: list[Verdict],
) -> None:
    from factcli.render.json import report
    from factcli.report import Report

    known = tuple(findings)
    if known:
        write(report(Report(known, view.base, status_of(seen, fail_on)), view))
