"""A list of claims: a table for a terminal, a line each for a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcli.render import canvas, proof
from factcli.render.safe import clipped, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.model import Claim
    from factcli.render.view import View

ROWS = 250
_WIDE = 120
_LONGEST_ID = 30


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
    longest = max(len(claim.id) for claim in chosen)
    width = min(max(longest, 2), _LONGEST_ID, screen.width // 3)
    drawn.add_column("Id", width=width, overflow="fold")
    drawn.add_column("Claim", ratio=3, overflow="fold")
    drawn.add_column("Source", ratio=2, overflow="fold")
    if wide:
        drawn.add_column("File", ratio=1, overflow="fold")
    for claim in chosen:
        source = canvas.text(proof.citation(claim, view.sources), screen, "dim")
        place = canvas.text(proof.place(claim), screen, "dim")
        tail = (source, place) if wide else (canvas.stacked(source, place),)
        drawn.add_row(canvas.text(claim.id, screen, "bold"), canvas.text(claim.text, screen), *tail)
    return canvas.drawn(drawn, screen)
