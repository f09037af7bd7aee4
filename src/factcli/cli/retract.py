"""`factcli retract`: a claim taken back, and kept for the record."""

from __future__ import annotations

from typing import Annotated

import typer

from factcli.cli import options
from factcli.cli.asking import ask, can_ask
from factcli.cli.streams import tell_lines, write
from factcli.errors import ExitStatus, UsageError

EPILOG = """\
\b
Examples:
  factcli retract tower-cost --by tower-cost-audited --reason "The audit counted the lifts."

\b
Exit status:
  0    the claim is superseded
  2    something is not right; nothing was written
"""


def retract(
    claim: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="The claim to take back.", autocompletion=options.claim_ids
        ),
    ],
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="ID",
            help="The claim that takes its place.",
            autocompletion=options.claim_ids,
        ),
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help="Why, in a few words.")
    ] = None,
    claims: options.Claims = None,
) -> int:
    """Take a claim back: another one supersedes it.

    It stays in its file, marked with the other's id and the reason, and decides nothing
    any more. Nothing is ever deleted.
    """
    from factcli.cli.statements import cleaned
    from factcli.cli.writing import opened
    from factcli.desk.retract import retract as superseded
    from factcli.render.problems import show

    base = opened(claims)
    by = _given(by, "--by", "Id of the claim that takes its place", "factcli add writes it first")
    reason = _given(reason, "--reason", "Reason", "say in a few words why it no longer holds")
    done = superseded(cleaned(claim), cleaned(by), cleaned(reason), base)
    done.change.write()
    for problem in done.problems:
        tell_lines(show(problem))
    old, heir = done.claim, done.heir
    write(
        f"{old.id} ({old.file}:{old.line}) is superseded by {heir.id} ({heir.file})\n"
        f"  reason: {old.superseded_reason}\n"
    )
    return ExitStatus.OK


def _given(word: str | None, option: str, question: str, hint: str) -> str:
    if word is not None:
        return word
    answer = ask(question) if can_ask() else ""
    if not answer:
        raise UsageError(f"{option} is missing; nothing was written", hint)
    return answer
