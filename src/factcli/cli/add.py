"""`factcli add`: a sentence made a claim."""

# ruff: noqa: A002, FBT002, PLR0913, PLR0917 - typer reads options from the signature

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from factcli.cli import common, options
from factcli.cli.asking import agrees, ask, can_ask
from factcli.cli.streams import say, tell_lines
from factcli.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from factcli.desk.add import Proposal, Wanted
    from factcli.desk.change import Opened

EPILOG = """\
\b
Examples:
  factcli add "The Beacon Tower was opened in 1998" --source gazette
  factcli add "Otto Vell was mayor from 2017 to 2021" --source gazette --set subject=vell --yes
  factcli add "The bridge is closed" --source bulletin --title "Bulletin 7" --date 2031-05-02

\b
Exit status:
  0    the claim was added
  1    you were asked, and said no
  2    something is not right; nothing was written
"""


def add(
    sentence: Annotated[
        str, typer.Argument(metavar="SENTENCE", help="The fact, one plain sentence.")
    ],
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            metavar="ID",
            help="The source that it comes from.",
            autocompletion=options.source_ids,
        ),
    ] = None,
    id: Annotated[
        str, typer.Option("--id", metavar="ID", help="The id; by default made of the sentence.")
    ] = "",
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="FILE",
            help="The claim file to add to, which may be new; by default the one with the claim "
            "most like it.",
        ),
    ] = "",
    excerpt: Annotated[
        str, typer.Option("--excerpt", metavar="WORDS", help="The words of the source.")
    ] = "",
    locator: Annotated[
        str, typer.Option("--locator", metavar="WHERE", help="Where in the source they stand.")
    ] = "",
    pins: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="KEY=VALUE",
            help="Pin a slot, or give any other key of a claim. May be repeated.",
        ),
    ] = None,
    title: Annotated[str, typer.Option("--title", help="Begin a new source with this title.")] = "",
    publisher: Annotated[
        str, typer.Option("--publisher", metavar="NAME", help="The publisher of a new source.")
    ] = "",
    date: Annotated[
        str, typer.Option("--date", metavar="DATE", help="The day of a new source.")
    ] = "",
    url: Annotated[str, typer.Option("--url", metavar="URL", help="The URL of a new source.")] = "",
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Ask nothing. Needed where nobody can be asked.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Do not show the claim; warnings are told.")
    ] = False,
    claims: options.Claims = None,
    format: options.Format = None,
) -> int:
    """Add a sentence to the claims on file.

    Shows the slots that are read in it, and where it goes. The sentence is checked first:
    a claim that says the same, or the contrary, is told. Every other byte of the file
    stays as it is.
    """
    from factcli.cli.writing import opened
    from factcli.desk.add import Wanted, propose

    chosen = common.chosen_format(format)
    base = opened(claims)
    given = {"title": title, "publisher": publisher, "date": date, "url": url}
    wanted = Wanted(
        sentence=sentence, source=source or "", id=id, to=to, locator=locator, excerpt=excerpt,
        pins=tuple(pins or ()), new_source=tuple((k, v) for k, v in given.items() if v),
    )  # fmt: skip
    wanted = _completed(wanted, base, asking=can_ask() and not yes)
    proposal = propose(_clean(wanted), base)
    if not quiet:
        _show(proposal, chosen)
    _tell(proposal)
    if not yes and not _agreed(proposal):
        say("nothing was written")
        return ExitStatus.FAILED
    proposal.change.write()
    say(f"added to {proposal.claim.file}:{proposal.claim.line}")
    return ExitStatus.OK


def _completed(wanted: Wanted, base: Opened, *, asking: bool) -> Wanted:
    """Ask for what was not given and cannot be told from the sentence."""
    from factcli.desk.add import known_sources

    sources = known_sources(base)
    listed = ", ".join(list(sources)[:12])
    if not wanted.source:
        if not asking:
            hint = f"on file: {listed}" if listed else "--title begins a new source"
            raise UsageError("--source is missing", hint)
        for name, title in list(sources.items())[:12]:
            tell_lines(f"  {name}  {title}")
        wanted = wanted._replace(source=ask("Id of the source"))
    if asking and wanted.source and wanted.source not in sources and not wanted.new_source:
        near = _near(wanted.source, sources)
        say(f"there is no source {wanted.source!r}{near}")
        title = ask("Title of a new source with this id (Enter for none)")
        if title:
            wanted = wanted._replace(new_source=(("title", title),))
    if asking and not wanted.excerpt and wanted.source:
        wanted = wanted._replace(excerpt=ask("Words of the source that prove it (Enter for none)"))
    return wanted


def _near(word: str, known: dict[str, str]) -> str:
    from factcli.store.suggest import nearest

    near = nearest(word, known)
    return f"; did you mean {near}?" if near else ""


def _clean(wanted: Wanted) -> Wanted:
    """Return the same with bytes that were no UTF-8 replaced: a file has to be."""
    from factcli.cli.statements import cleaned

    return wanted._replace(
        sentence=cleaned(wanted.sentence),
        source=cleaned(wanted.source),
        id=cleaned(wanted.id),
        locator=cleaned(wanted.locator),
        excerpt=cleaned(wanted.excerpt),
        pins=tuple(map(cleaned, wanted.pins)),
        new_source=tuple((key, cleaned(value)) for key, value in wanted.new_source),
    )


def _show(proposal: Proposal, chosen: str) -> None:
    from factcli.cli.show import write_claims

    view = common.view_of(proposal.base)
    write_claims([proposal.claim], [proposal.slots], chosen, view)


def _tell(proposal: Proposal) -> None:
    from factcli.render.problems import show

    for doubt in proposal.doubts:
        say(f"warning: {doubt}")
    if proposal.hint:
        tell_lines(f"  {proposal.hint}")
    for note in proposal.notes:
        say(f"note: {note}")
    for problem in proposal.problems:
        tell_lines(show(problem))


def _agreed(proposal: Proposal) -> bool:
    if not can_ask():
        raise UsageError("nobody can be asked; nothing was written", "give --yes to add it")
    return agrees(f"Add this to {proposal.claim.file}?", usual=not proposal.doubts)
