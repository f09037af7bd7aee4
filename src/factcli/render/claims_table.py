"""A list of claims: a table for a terminal, a line each for a pipe."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.render import canvas, proof
from factcli.render.safe import clipped, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.model import Claim
    from factcli.render.view import View

ROWS = 250
_WIDE = 120
_LONGEST_ID = 40


def table(chosen: Sequence[Claim], view: View) -> str:
    """Return claims as a table; a long list as several, each with its heading."""
    return "".join(
        _table(chosen[start : start + ROWS], view) for start in range(0, len(chosen), ROWS)
    )


def plain(chosen: Sequence[Claim], view: View) -> str:
    """Return claims one a line: id, text, and where it stands."""
    letters = view.screen.letters
    return "".join(f"{shown(_line(claim), letters=letters)}\n" for claim in chosen)


def count(chosen: Sequence[Claim], view: View) -> str:
    """Return the line below a table: how many claims of how many."""
    told = f"{len(chosen):,} of {view.base.claims:,} claims in {view.base.name}"
    return canvas.drawn(canvas.text(told, view.screen, "dim"), view.screen)


def _line(claim: Claim) -> str:
    place = proof.place(claim)
    return f"{claim.id}  {clipped(claim.text)}" + (f"  ({place})" if place else "")


def _table(chosen: Sequence[Claim], view: View) -> str:
    screen = view.screen
    drawn = canvas.boxed(screen)
    wide = screen.width >= _WIDE
    if wide:
        longest = max(len(claim.id) for claim in chosen)
        drawn.add_column("Id", width=min(longest, _LONGEST_ID), overflow="fold")
        drawn.add_column("Claim", ratio=3, overflow="fold")
    else:
        drawn.add_column("Id and claim", ratio=3, overflow="fold")
    drawn.add_column("Source and file", ratio=2, overflow="fold")
    for claim in chosen:
        name, words = canvas.text(claim.id, screen, "bold"), canvas.text(claim.text, screen)
        source = canvas.stacked(
            canvas.text(proof.brief_citation(claim, view.sources), screen, "dim"),
            canvas.text(proof.place(claim), screen, "dim"),
        )
        if wide:
            drawn.add_row(name, words, source)
        else:
            drawn.add_row(canvas.stacked(name, words), source)
    return canvas.drawn(drawn, screen)
