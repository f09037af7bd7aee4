"""One finding, roomy: its verdict, each part with what was said against what is stored.

The drawing for a terminal when a single statement was checked.
"""

from __future__ import annotations

from factcli.model import Verdict
from factcli.records import TYPE_CHECKING
from factcli.render import canvas, drawing, marks, proof

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

    from factcli.model import Finding, Match, Part
    from factcli.render.view import Screen, View

_LABEL = 9
_NARROW = 60


def finding(found: Finding, view: View) -> str:
    """Return one finding as a card."""
    parts = proof.parts_of(found)
    blocks = [canvas.drawn(_head(found, view), view.screen)]
    if len(parts) == 1:
        blocks.append(_block(parts[0], proof.claims_of(found), view, indent=2))
    else:
        for number, part in enumerate(parts, 1):
            blocks.append(_part_head(number, part, view.screen))
            blocks.append(_block(part, part.claims, view, indent=4))
    blocks.append(_nearest(found, view))
    return "\n".join(block for block in blocks if block.strip())


def _head(found: Finding, view: View) -> Table:
    screen = view.screen
    head = canvas.grid(columns=2)
    lines = [canvas.text(found.statement, screen, "bold"), _why(found, screen)]
    if found.question:
        lines.append(canvas.text("A question, checked as its statement.", screen, "dim"))
    lines.extend(canvas.text(f"Note: {note}", screen, "yellow") for note in found.notes)
    head.columns[0].no_wrap = True
    head.add_row(_verdict(found.verdict, screen), canvas.stacked(*lines))
    return head


def _verdict(verdict: Verdict, screen: Screen) -> Text:
    sign = marks.symbol(verdict, symbols=screen.symbols)
    return canvas.text(f"{sign} {marks.word(verdict)}", screen, f"bold {marks.color(verdict)}")


def _why(judged: Finding | Part, screen: Screen) -> Text:
    reason = canvas.text(judged.reason.value, screen, marks.color(judged.verdict))
    if not judged.explanation:
        return reason
    return canvas.joined(reason, canvas.text(f": {judged.explanation}", screen))


def _part_head(number: int, part: Part, screen: Screen) -> str:
    head = canvas.grid(columns=3)
    head.columns[0].no_wrap = head.columns[1].no_wrap = True
    told = canvas.stacked(canvas.text(part.text, screen), _why(part, screen))
    head.add_row(canvas.text(f"  {number}", screen, "dim"), _verdict(part.verdict, screen), told)
    return canvas.drawn(head, screen)


def _block(part: Part, claims: tuple[Match, ...], view: View, indent: int) -> str:
    """Return the labelled rows of a part: slots, drawing, claims, sources."""
    screen = view.screen
    rows = canvas.grid(columns=3, gap=1)
    rows.columns[0].width = indent - 1
    rows.columns[1].width = min(_LABEL, max(screen.width // 5, 6))
    if part.slots:
        rows.add_row("", canvas.text("Compared", screen, "dim"), _slots(part, view))
    if part.drawing:
        for line in drawing.draw(part.drawing, symbols=screen.symbols):
            if canvas.fits(line, screen.width - indent - _LABEL - 1):
                shown = canvas.period_line(line, screen, marks.color(part.verdict))
                rows.add_row("", canvas.text("Time", screen, "dim"), shown)
    for match in claims:
        if part.verdict is Verdict.UNVERIFIABLE:
            rows.add_row("", canvas.text("Nearest", screen, "dim"), _claim(match, screen))
            continue
        rows.add_row("", canvas.text("Claim", screen, "dim"), _claim(match, screen))
        rows.add_row("", canvas.text("Source", screen, "dim"), _source(match, view))
    return canvas.drawn(rows, screen) if rows.row_count else ""


def _slots(part: Part, view: View) -> RenderableType:
    """Return the slots as rows: name, said, relation, stored, and with the whole proof why."""
    screen = view.screen
    slots = part.slots if view.explain else proof.deciding(part)
    several = len({slot.claim for slot in part.slots}) > 1
    if screen.width < _NARROW:
        return canvas.stacked(*(canvas.slot_line(slot, view) for slot in slots))
    table = canvas.grid(columns=4)
    table.columns[2].no_wrap = True
    heads = ("", "said", "", "on file")
    table.add_row(*(canvas.text(head, screen, "dim") for head in heads))
    for slot in slots:
        sign = marks.relation(slot.relation, symbols=screen.symbols)
        why = (slot.note, f"[{slot.claim}]" if several and slot.claim else "")
        told = " ".join(piece for piece in why if piece) if view.explain else ""
        table.add_row(
            canvas.text(slot.name, screen),
            canvas.text(proof.said(slot), screen),
            canvas.text(sign, screen, marks.relation_color(slot.relation)),
            canvas.stacked(
                canvas.text(proof.stored(slot), screen), canvas.text(told, screen, "dim")
            ),
        )
    return table


def _claim(match: Match, screen: Screen) -> Text:
    named = f"[{match.claim.id}] similarity {match.similarity}"
    return canvas.stacked(canvas.text(match.claim.text, screen), canvas.text(named, screen, "dim"))


def _source(match: Match, view: View) -> Text:
    screen, claim = view.screen, match.claim
    source = view.sources.get(claim.source)
    lines = [canvas.text(proof.citation(claim, view.sources), screen)]
    if view.explain and source and source.url:
        lines.append(canvas.text(source.url, screen, "dim"))
    if view.explain and claim.excerpt:
        lines.append(canvas.text(f'"{claim.excerpt}"', screen, "dim"))
    lines.append(canvas.text(proof.place(claim), screen, "dim"))
    return canvas.stacked(*lines)


def _nearest(found: Finding, view: View) -> str:
    near = proof.nearest_shown(found, view.explain)
    rows = canvas.grid(columns=3, gap=1)
    rows.columns[0].width = 1
    rows.columns[1].width = min(_LABEL, max(view.screen.width // 5, 6))
    for match in near:
        rows.add_row("", canvas.text("Nearest", view.screen, "dim"), _claim(match, view.screen))
    return canvas.drawn(rows, view.screen) if near else ""
