"""The commands put together, and the errors of typer said in our words."""

# ruff: noqa: FBT002 - typer reads options from the signature

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from typer.exceptions import Exit, TyperException

from factcli import __version__
from factcli.cli import (
    add,
    check,
    demo,
    diff,
    draft,
    explain,
    export,
    fmt,
    import_,
    init,
    lint,
    lsp,
    mcp,
    retract,
    review,
    scan,
    search,
    show,
    stats,
    test_,
    timeline,
)
from factcli.cli import list as list_command
from factcli.cli.streams import say, tell_lines, write
from factcli.errors import ExitStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "factcli"
EPILOG = """\
\b
Examples:
  factcli demo
  factcli init
  factcli add "The tower was finished in 1911" --source gazette
  factcli check "The tower was finished in 1911"
  factcli check --format jsonl - < statements.txt
  factcli list --entity tower
  factcli show tower-architect
  factcli test
"""
_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

app = typer.Typer(
    name=NAME,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=_CONTEXT,
)


def _version(asked: bool) -> None:  # noqa: FBT001
    if asked:
        write(f"{NAME} {__version__}\n")
        raise Exit(ExitStatus.OK)


@app.callback(invoke_without_command=True, epilog=EPILOG)
def factcli(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001
        bool,
        typer.Option("--version", is_eager=True, callback=_version, help="Show the version."),
    ] = False,
) -> None:
    """A linter for facts: check statements against claims that you have verified."""
    if context.invoked_subcommand is None:
        write(context.get_help() + "\n")
        raise Exit(ExitStatus.UNUSABLE)


app.command("check", epilog=check.EPILOG)(check.check)
app.command("scan", epilog=scan.EPILOG)(scan.scan)
app.command("search", epilog=search.EPILOG)(search.search)
app.command("list", epilog=list_command.EPILOG)(list_command.list_)
app.command("show", epilog=show.EPILOG)(show.show)
app.command("init", epilog=init.EPILOG)(init.init)
app.command("add", epilog=add.EPILOG)(add.add)
app.command("draft", epilog=draft.EPILOG)(draft.draft)
app.command("retract", epilog=retract.EPILOG)(retract.retract)
app.command("fmt", epilog=fmt.EPILOG)(fmt.fmt)
app.command("import", epilog=import_.EPILOG)(import_.import_)
app.command("stats", epilog=stats.EPILOG)(stats.stats)
app.command("timeline", epilog=timeline.EPILOG)(timeline.timeline)
app.command("test", epilog=test_.EPILOG)(test_.run_tests)
app.command("lint", epilog=lint.EPILOG)(lint.lint)
app.command("explain", epilog=explain.EPILOG)(explain.explain)
app.command("diff", epilog=diff.EPILOG)(diff.diff)
app.command("export", epilog=export.EPILOG)(export.export)
app.command("review", epilog=review.EPILOG)(review.review)
app.command("lsp", epilog=lsp.EPILOG)(lsp.lsp)
app.command("mcp", epilog=mcp.EPILOG)(mcp.mcp)
app.command("demo", epilog=demo.EPILOG)(demo.demo)


def run(arguments: Sequence[str]) -> int:
    """Run the command line `arguments` and return its exit status."""
    command = typer.main.get_command(app)
    try:
        status = command.main(list(arguments), prog_name=NAME, standalone_mode=False)
    except TyperException as error:
        _refuse(error, arguments)
        return ExitStatus.UNUSABLE
    return status if isinstance(status, int) else ExitStatus.OK


def _refuse(error: TyperException, arguments: Sequence[str]) -> None:
    """Say what is wrong with the arguments, what was perhaps meant, and where help is."""
    message = error.format_message().rstrip(".")
    near = getattr(error, "possibilities", None)
    if near:
        message = f"{error.message.rstrip('.')}; did you mean {near[0]}?"
    say(f"error: {message[:1].lower()}{message[1:]}")
    forgotten = next((word for word in arguments if not word.startswith("-")), "")
    if " " in forgotten.strip() and forgotten == next(iter(arguments), ""):
        tell_lines(f'  to check a statement: {NAME} check "{forgotten}"')
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else NAME
    tell_lines(f"  {path} --help tells more")
