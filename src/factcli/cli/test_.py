"""`factcli test`: the test statements of a base, all of them."""

# ruff: noqa: A002, FBT002, PLR0913, PLR0917 - typer reads options from the signature

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from factcli.cli import common, options
from factcli.cli.statements import STDIN, everything
from factcli.cli.streams import write
from factcli.desk.suggest import chosen as one_of
from factcli.desk.suggest import did_you_mean
from factcli.errors import UsageError
from factcli.model import Verdict
from factcli.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.report import Case, TrialReport
    from factcli.store.base import ClaimBase

EPILOG = """\
\b
Examples:
  factcli test
  factcli test --claim tower-architect --text "in 1911"
  factcli test --claims facts/ more-tests.toml
  factcli test --quiet --junit report.xml

\b
Exit status:
  0    every test statement got what it asks for
  1    one did not, or one that is marked known_gap did
  2    wrong usage, broken claims, a broken test file, or no test statement at all
"""
_VERDICTS = [verdict.value for verdict in Verdict]


def _verdicts() -> list[str]:
    return _VERDICTS


def run_tests(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH...",
            help="Test files, or folders of them; - is stdin. By default those beside the claims.",
            show_default=False,
        ),
    ] = None,
    text: Annotated[
        str, typer.Option(metavar="WORDS", help="Only test statements that hold these words.")
    ] = "",
    claim: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help="Only test statements that name a claim; may be repeated.",
            autocompletion=options.claim_ids,
        ),
    ] = None,
    verdict: Annotated[
        str,
        typer.Option(
            metavar="|".join(_VERDICTS),
            help="Only test statements that ask for a verdict.",
            autocompletion=_verdicts,
        ),
    ] = "",
    claims: options.Claims = None,
    format: options.Format = None,
    gaps: Annotated[
        bool, typer.Option("--gaps", help="List the known gaps one by one, too.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print nothing; the exit status tells.")
    ] = False,
    junit: Annotated[
        str | None,
        typer.Option("--junit", metavar="FILE", help="Write a report as JUnit XML, too."),
    ] = None,
) -> int:
    """Run the test statements that a claim base carries.

    A failure is shown as a diff of proofs, expected against given. Claims that no test
    statement touches are counted and listed.
    """
    from factcli.desk.trial import run

    chosen = common.chosen_format(format)
    base = common.load_base(claims, demo=False, quiet=quiet)
    known = cases(base, files or ())
    found = select(known, base, text, claim or (), verdict)
    every = len(found) == len(known)
    report = run(found, base, every=every)
    if junit:
        _save(junit, report)
    if not quiet:
        _write(report, base, chosen, gaps=gaps)
    return report.status


def cases(base: ClaimBase, paths: Sequence[str]) -> tuple[Case, ...]:
    """Return the test statements in `paths`, by default beside the claims; refuse none."""
    import os

    from factcli.store.cases import read_cases
    from factcli.store.files import CASES, ClaimFile, case_files

    named = tuple(paths) or tuple(path for path in base.paths if os.path.isdir(path))
    given = (ClaimFile("stdin", everything()),) if STDIN in named else ()
    files = (*case_files([path for path in named if path != STDIN]), *given)
    found = read_cases(files, {claim.id for claim in base.claims})
    if not found:
        where = ", ".join(named or base.paths)
        raise UsageError(
            f"there is no test statement in {where}",
            f'a test file is TOML, begins with "{CASES} = 1", and has [[case]] tables',
        )
    return found


def select(
    found: Sequence[Case], base: ClaimBase, text: str, claims: Sequence[str], verdict: str
) -> tuple[Case, ...]:
    """Return the test statements that pass every filter; refuse unknown words, and none."""
    words = fold(text.strip())
    if verdict:
        verdict = one_of(verdict, _VERDICTS, "verdict")
    known = [claim.id for claim in base.claims]
    for name in claims:
        if name not in known:
            raise UsageError(f"there is no claim {name!r}", did_you_mean(name, known))
    left = tuple(
        case
        for case in found
        if words in fold(case.statement)
        and (not claims or not set(claims).isdisjoint(case.claims))
        and (not verdict or case.verdict.value == verdict)
    )
    if not left:
        raise UsageError("no test statement fits", f"there are {len(found):,} of them in all")
    return left


def _write(report: TrialReport, base: ClaimBase, chosen: str, *, gaps: bool) -> None:
    view = common.view_of(base)
    if chosen in (common.JSON, common.JSONL):
        from factcli.render import trials_data

        if chosen == common.JSON:
            write(trials_data.json(report, view))
        else:
            write(trials_data.jsonl(report, view))
        return
    from factcli.render import trials

    draw = trials.table if chosen == common.TABLE else trials.plain
    write(draw(report, view, gaps=gaps))


def _save(path: str, report: TrialReport) -> None:
    from factcli.cli.saving import save
    from factcli.render.trials_data import junit

    save(path, junit(report))
