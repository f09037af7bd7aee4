"""One claim, all of it: its text, every slot with where it comes from, its source."""

from __future__ import annotations

from factcli.model import Verdict
from factcli.records import TYPE_CHECKING
from factcli.render import canvas, proof
from factcli.render.safe import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcli.model import Claim, Slot
    from factcli.render.view import View

_LABEL = 11


def card(claim: Claim, slots: Sequence[Slot], view: View) -> str:
    """Return a claim as a card. A slot's `said` is its value, its `stored` the origin."""
    screen = view.screen
    head = canvas.stacked(
        canvas.text(claim.id, screen, "bold cyan"), canvas.text(claim.text, screen, "bold")
    )
    rows = canvas.grid(columns=3, gap=1)
    rows.columns[0].width = 1
    rows.columns[1].width = min(_LABEL, max(screen.width // 5, 6))
    if slots:
        table = canvas.grid(columns=3)
        for slot in slots:
            table.add_row(
                canvas.text(slot.name, screen),
                canvas.text(slot.said, screen),
                canvas.text(slot.stored, screen, "dim"),
            )
        rows.add_row("", canvas.text("Slots", screen, "dim"), table)
    for label, value in _facts(claim, view):
        rows.add_row("", canvas.text(label, screen, "dim"), canvas.text(value, screen))
    return canvas.drawn(head, screen) + canvas.drawn(rows, screen)


def plain(claim: Claim, slots: Sequence[Slot], view: View) -> str:
    """Return a claim as lines: id and text, then slots and source, indented."""
    lines = [f"{claim.id}  {claim.text}"]
    lines.extend(f"  slot: {slot.name}: {slot.said} ({slot.stored})" for slot in slots)
    lines.extend(f"  {label.lower()}: {value}" for label, value in _facts(claim, view))
    letters = view.screen.letters
    return "".join(f"{shown(line, letters=letters)}\n" for line in lines)


def _verdict(claim: Claim) -> str:
    """Return what a fact check finds of the sentence, "" for a claim that is none."""
    rating = ", ".join(filter(None, (claim.rating, claim.rating_scale)))
    if not rating and claim.verdict is Verdict.SUPPORTED:
        return ""
    return f"{claim.verdict.value} (rated {rating})" if rating else claim.verdict.value


def _facts(claim: Claim, view: View) -> Iterator[tuple[str, str]]:
    """Yield what stands in the file beside the slots; nothing that is empty."""
    source = view.sources.get(claim.source)
    excerpt = f'"{claim.excerpt}"' if claim.excerpt else ""
    superseded = f"superseded by {claim.superseded_by}" if claim.superseded_by else ""
    if superseded and claim.superseded_reason:
        superseded += f": {claim.superseded_reason}"
    rows = (
        ("Source", proof.citation(claim, view.sources)),
        ("Source id", claim.source),
        ("URL", source.url if source else ""),
        ("Excerpt", excerpt),
        ("Verdict", _verdict(claim)),
        ("Said by", ", ".join(claim.claimed_by)),
        ("Said on", claim.claimed_on),
        ("Said in", ", ".join(claim.claimed_in)),
        ("Note", superseded),
        ("File", proof.place(claim)),
    )
    return (row for row in rows if row[1])
