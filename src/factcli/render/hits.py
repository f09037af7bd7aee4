"""What a search found, and why: a table, plain lines, JSON."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.render import canvas
from factcli.render.json import VERSION, base_record, encoded
from factcli.render.safe import clipped, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.hits import Hit
    from factcli.render.json import Record
    from factcli.render.view import View


def table(found: Sequence[Hit], view: View) -> str:
    """Return hits as a table, best first."""
    screen = view.screen
    drawn = canvas.boxed(screen)
    drawn.add_column("Id and claim", ratio=3, overflow="fold")
    drawn.add_column("Why", ratio=2, overflow="fold")
    for hit in found:
        claim = canvas.stacked(
            canvas.text(hit.id, screen, "bold"),
            canvas.text(hit.text, screen),
            canvas.text(hit.title, screen, "italic"),
            canvas.text(_place(hit), screen, "dim"),
        )
        why = canvas.stacked(
            canvas.text(f"score {hit.score:.2f}", screen),
            canvas.text(f"{hit.share} % of what was asked", screen, "dim"),
            canvas.text(", ".join(hit.words), screen, "dim"),
        )
        drawn.add_row(claim, why)
    return canvas.drawn(drawn, screen)


def plain(found: Sequence[Hit], view: View) -> str:
    """Return two lines a hit: rank, id, sentence and place; then the reasons."""
    lines = []
    for hit in found:
        place = f"  ({_place(hit)})" if hit.file else ""
        lines.append(f"{hit.rank}  {hit.id}  {clipped(hit.text)}{place}")
        if hit.title:
            lines.append(f"   {clipped(hit.title)}")
        words = f": {', '.join(hit.words)}" if hit.words else ""
        lines.append(f"   score {hit.score:.2f}, {hit.share} % of what was asked{words}")
    return "".join(f"{shown(line, letters=view.screen.letters)}\n" for line in lines)


def asked(query: str, view: View) -> str:
    """Return the line above the hits of one text of several."""
    return f"{shown(clipped(query), letters=view.screen.letters)}\n"


def line(query: str, found: Sequence[Hit], view: View) -> str:
    """Return what was found for a text as one line of JSON."""
    record = {"version": VERSION, **_result(query, found), "base": base_record(view.base)}
    return encoded(record, view) + "\n"


def whole(results: Sequence[tuple[str, Sequence[Hit]]], view: View) -> str:
    """Return what was found for all texts as one JSON object."""
    record = {
        "version": VERSION,
        "base": base_record(view.base),
        "results": [_result(query, found) for query, found in results],
    }
    return encoded(record, view, indent=2) + "\n"


def _result(query: str, found: Sequence[Hit]) -> Record:
    return {
        "query": query,
        "hits": [
            {
                "rank": hit.rank,
                "id": hit.id,
                "score": hit.score,
                "share": hit.share,
                "words": list(hit.words),
                "text": hit.text,
                "title": hit.title,
                "file": hit.file,
                "line": hit.line,
            }
            for hit in found
        ],
    }


def _place(hit: Hit) -> str:
    return f"{hit.file}:{hit.line}" if hit.file else ""
