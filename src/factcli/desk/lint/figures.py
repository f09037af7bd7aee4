"""Claims that say the same but for one figure: "employs 400 people", "employs 900 people"."""

from __future__ import annotations

from factcli.model import Context, Quantity
from factcli.records import TYPE_CHECKING
from factcli.text import fold
from factcli.values import quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcli.model import Claim

    Figures = tuple[tuple[str, Quantity], ...]


def other_figures(claims: Sequence[Claim], language: str) -> Iterator[tuple[Claim, Claim, str]]:
    """Yield each claim with an earlier one whose sentence differs from it in one figure only.

    A date is no figure: "in 1950" and "in 2020" say two things. Figures that rounding may
    explain agree.
    """
    ctx = Context(language=language)
    alike: dict[str, list[tuple[Claim, Figures]]] = {}
    for claim in claims:
        masked, figures = _masked(claim.text, ctx)
        if not figures:
            continue
        before = alike.setdefault(masked, [])
        for other, said in before:
            apart = [
                (mine[0], theirs[0])
                for mine, theirs in zip(figures, said, strict=True)
                if not _meet(mine[1], theirs[1])
            ]
            if len(apart) == 1:
                yield other, claim, f"here {apart[0][0]}, there {apart[0][1]}"
                break
        before.append((claim, figures))


def _masked(text: str, ctx: Context) -> tuple[str, Figures]:
    """Return a sentence with a sign in place of every figure, and the figures."""
    pieces: list[str] = []
    figures: list[tuple[str, Quantity]] = []
    done = 0
    for value in quantity.find(text, ctx):
        content = value.content
        if isinstance(content, Quantity) and not content.ordinal:
            pieces += [text[done : value.span.start], f"#{content.dimension}"]
            figures.append((value.surface, content))
            done = value.span.end
    pieces.append(text[done:])
    return " ".join(fold("".join(pieces)).split()), tuple(figures)


def _meet(one: Quantity, two: Quantity) -> bool:
    """Tell whether two figures may be one, rounding and bounds considered."""
    room = max(one.step, two.step) / 2
    return one.low - room <= two.high and two.low - room <= one.high
