"""`factcli export`: claims as JSON, CSV, XLSX or ClaimReview."""

# ruff: noqa: A002, FBT002, PLR0913, PLR0917 - typer reads options from the signature

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from factcli.cli import common, options
from factcli.cli.streams import say, write
from factcli.desk.filters import SORTS, Filters, select
from factcli.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.model import Claim
    from factcli.store.base import ClaimBase

FORMS = ("json", "csv", "xlsx", "claimreview")
EPILOG = """\
\b
Examples:
  factcli export --to json > claims.json
  factcli export claims.xlsx --source gazette
  factcli export --to csv --entity "town hall" - | less
  factcli export reviews.json --to claimreview --author "The Desk" --url https://example.org/checks

\b
Exit status:
  0    everything was written
  2    something is not valid, or FILE is there already; nothing was written
"""


def _forms() -> list[str]:
    return list(FORMS)


def export(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="The file to write; - is stdout.", show_default=False),
    ] = "-",
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="|".join(FORMS),
            help="The format; by default the name of FILE tells.",
            autocompletion=_forms,
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Write over FILE when it is there already.")
    ] = False,
    entity: Annotated[str, typer.Option(metavar="NAME", help="Claims that name an entity.")] = "",
    property: Annotated[str, typer.Option(metavar="ID", help="Claims of a property.")] = "",
    kind: Annotated[
        str, typer.Option(metavar="KIND", help="Claims about a kind of thing or value.")
    ] = "",
    source: Annotated[str, typer.Option(metavar="NAME", help="Claims from a source.")] = "",
    text: Annotated[str, typer.Option(metavar="WORDS", help="Claims that hold these words.")] = "",
    author: options.Author = "",
    url: options.Url = "",
    date: options.Published = "",
    claims: options.Claims = None,
    demo: options.Demo = False,
) -> int:
    """Export claims: the whole base, or those that the filters of list choose.

    JSON keeps everything and imports to the same base. CSV and XLSX hold one claim a row,
    in the columns of docs/import.md. ClaimReview is what search engines read.
    """
    form = _form(file, to)
    base = common.load_base(claims, demo=demo)
    found = select(base, Filters(entity, property, kind, source, text, SORTS[0], 0))
    if not found:
        raise UsageError("no claim fits, so there is nothing to export")
    if form == "claimreview":
        content = _reviews(found, base, {"author": author, "url": url, "date": date})
    else:
        from factcli.exchange.take_out import take_out

        content = take_out(base, found, form)
    _deliver(content, file, force=force)
    if file != "-":
        say(f"{len(found)} claim{'' if len(found) == 1 else 's'} written to {file}")
    return ExitStatus.OK


def _form(file: str, to: str | None) -> str:
    """Return the format asked for, or the one that the name of the file tells."""
    from factcli.desk.suggest import chosen

    if to:
        return chosen(to, FORMS, "format")
    ending = file.rpartition(".")[2].casefold()
    if ending in FORMS[:3]:
        return ending
    raise UsageError("nothing tells the format", f"give --to {'|'.join(FORMS)}")


def _reviews(found: Sequence[Claim], base: ClaimBase, given: dict[str, str]) -> bytes:
    import os

    from factcli.cli.publisher import publisher
    from factcli.render.claimreview import feed, is_review, of_claim

    current = [claim for claim in found if not claim.superseded_by]
    ours = any(not is_review(claim) for claim in current)
    who = publisher(given, os.environ, os.getcwd()) if ours else None
    reviews = [of_claim(c, base.sources[c.source], base.entities, who) for c in current]
    bare = sum("url" not in review for review in reviews)
    if bare:
        say(f"{bare} of {len(reviews)} have no url, since their source on file has none")
    return feed(reviews, common.view_of(base)).encode("utf-8")


def _deliver(content: bytes, file: str, *, force: bool) -> None:
    if file == "-":
        import sys

        if not content.startswith(b"PK"):
            write(content.decode("utf-8"))
            return
        if sys.stdout.isatty():
            raise UsageError("a workbook is no text for a terminal", "give a FILE")
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    import os

    from factcli.writing import replace_file, write_new

    if os.path.exists(file):
        if not force:
            raise UsageError(f"{file} is there already", "give --force to write over it")
        with open(file, "rb") as before:
            replace_file(file, before.read(), content)
    else:
        write_new(file, content)
