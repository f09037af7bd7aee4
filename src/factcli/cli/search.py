"""`factcli search`: the claims that share most with a text."""

# ruff: noqa: A002, FBT002 - typer reads options from the signature

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from factcli.cli import common, options
from factcli.cli.statements import STDIN, statements
from factcli.cli.streams import say, screen, write
from factcli.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcli.hits import Hit
    from factcli.render.view import View
    from factcli.store.base import ClaimBase
    from factcli.store.search.index import TextIndex

EPILOG = """\
\b
Examples:
  factcli search "the tower was finished before the war"
  factcli search --limit 3 --format jsonl - < posts.txt
  factcli search --claims archive.jsonl "the mayor never lived in the city"

\b
Exit status:
  0  something was found
  1  nothing was found
  2  something is not right
"""


def search(
    text: Annotated[
        list[str],
        typer.Argument(metavar="TEXT...", help="What to look for; - reads one a line from stdin."),
    ],
    limit: Annotated[
        int, typer.Option("--limit", "-n", metavar="N", min=1, help="At most N claims a text.")
    ] = 10,
    claims: Annotated[
        list[str] | None,
        typer.Option(
            "--claims",
            "-c",
            metavar="PATH",
            help="As for check; also an archive, a .jsonl file of rows with id, text and perhaps "
            "title. May be repeated.",
        ),
    ] = None,
    demo: options.Demo = False,
    format: options.Format = None,
) -> int:
    """Find the claims that share most with a text, and tell which words they share.

    What is found is where to look: search never says whether anything is true. Posts may be
    given as they are, with links, handles and hashtags.
    """
    chosen = common.chosen_format(format)
    texts = statements(text, ())
    where, view = _where(tuple(claims or ()), demo=demo)
    several = len(text) > 1 or STDIN in text
    found = _write(_found(texts, where, limit), view, chosen, several=several)
    if not found:
        say("nothing on file shares a word with it")
    return ExitStatus.OK if found else ExitStatus.FAILED


def _where(claims: tuple[str, ...], *, demo: bool) -> tuple[ClaimBase | TextIndex, View]:
    """Return what to search, and how to show what is found."""
    from factcli.model import BaseInfo
    from factcli.render.view import View
    from factcli.store.search.rows import SUFFIX

    archives = [path for path in claims if path.lower().endswith(SUFFIX)]
    if not archives:
        base = common.load_base(claims, demo=demo)
        return base, common.view_of(base)
    if len(archives) < len(claims) or demo:
        raise UsageError("archives and claim files cannot be searched at once", "do one by one")
    from factcli.store.search.kept import archive_index

    index = archive_index(archives)
    info = BaseInfo(", ".join(archives), len(index), "", tuple(archives))
    return index, View(base=info, screen=screen(), sources={})


def _found(
    texts: Iterator[str], where: ClaimBase | TextIndex, limit: int
) -> Iterator[tuple[str, Sequence[Hit]]]:
    from factcli.store.search.find import search as find

    for text in texts:
        yield text, find(text, where, limit)


def _write(
    results: Iterator[tuple[str, Sequence[Hit]]], view: View, chosen: str, *, several: bool
) -> bool:
    """Write the results in a format; tell whether anything was found."""
    from factcli.render import hits

    if chosen == common.JSON:
        listed = list(results)
        write(hits.whole(listed, view))
        return any(found for _, found in listed)
    some = False
    for number, (query, found) in enumerate(results):
        some = some or bool(found)
        if chosen == common.JSONL:
            write(hits.line(query, found, view))
            continue
        above = ("\n" if number else "") + (hits.asked(query, view) if several else "")
        draw = hits.table if chosen == common.TABLE else hits.plain
        write(above + (draw(found, view) if found else ""))
    return some
