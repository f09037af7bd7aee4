"""Several findings as one table, for a terminal: verdict, claim, said against stored, source.

On a wide screen each has a column; on a narrow one the claim stands below its statement
and the source below the proof, so that no column gets too thin to read.
"""

from __future__ import annotations

from factcli.model import Verdict
from factcli.records import TYPE_CHECKING
from factcli.render import canvas, card, drawing, marks, proof

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from factcli.model import Finding, Match, Part
    from factcli.render.view import Screen, View

# A table is measured whole before it is drawn, so a long list comes as several.
ROWS = 250
_NARROWEST = 60
_WIDE = 120
_VERDICT = 15
_FRAME = 4


def findings(found: Sequence[Finding], view: View) -> str:
    """Return findings as a table; a single one, or any on a very narrow screen, as cards."""
    if len(found) == 1 or view.screen.width < _NARROWEST:
        return "\n".join(card.finding(one, view) for one in found)
    table = canvas.boxed(view.screen)
    wide = view.screen.width >= _WIDE
    table.add_column("Verdict", width=_VERDICT, overflow="fold")
    if wide:
        for name, ratio in (("Statement", 4), ("Claim", 5), ("Said and stored", 6), ("Source", 4)):
            table.add_column(name, ratio=ratio, overflow="fold")
    else:
        table.add_column("Statement and claim", ratio=1, overflow="fold")
        table.add_column("Said and stored, source", ratio=1, overflow="fold")
    room = _room(view.screen, wide=wide)
    for one in found:
        cells = _cells(one, view, room)
        if wide:
            table.add_row(*cells)
        else:
            verdict, statement, claim, slots, source = cells
            left = canvas.stacked(statement, claim)
            table.add_row(verdict, left, canvas.stacked(slots, source))
    return canvas.drawn(table, view.screen)


def summary(verdicts: Sequence[Verdict], view: View) -> str:
    """Return the line below a table: how many statements got which verdict."""
    return canvas.drawn(canvas.text(proof.tally(verdicts), view.screen, "dim"), view.screen)


def _room(screen: Screen, *, wide: bool) -> int:
    """Return how wide a drawn period may be in its cell."""
    left = screen.width - _VERDICT - _FRAME
    return left * 6 // 19 - _FRAME if wide else left // 2 - _FRAME


def _cells(found: Finding, view: View, room: int) -> tuple[Text, Text, Text, Text, Text]:
    screen = view.screen
    parts = proof.parts_of(found)
    color = marks.color(found.verdict)
    sign = marks.symbol(found.verdict, symbols=screen.symbols)
    verdict = canvas.stacked(
        canvas.text(f"{sign} {marks.word(found.verdict)}", screen, f"bold {color}"),
        canvas.text(found.reason.value, screen, color),
    )
    notes = [canvas.text(note, screen, "yellow") for note in found.notes]
    statement = canvas.stacked(canvas.text(found.statement, screen, "bold"), *notes)
    used = proof.claims_of(found)
    named = used or proof.nearest_of(found)[: None if view.explain else 1]
    claims = [_claim(match, view, nearest=not used) for match in named]
    rows = [row for part in parts for row in _part(part, view, room, alone=len(parts) == 1)]
    sources = [canvas.text(line, screen, "dim") for line in _sources(used, view)]
    return (
        verdict,
        statement,
        canvas.stacked(*claims),
        canvas.stacked(*rows),
        canvas.stacked(*sources),
    )


def _claim(match: Match, view: View, *, nearest: bool) -> Text:
    screen, claim = view.screen, match.claim
    style = "dim" if nearest else ""
    named = f"[{claim.id}] similarity {match.similarity}"
    return canvas.stacked(
        canvas.text(f"{'nearest' if nearest else 'claim'}: {claim.text}", screen, style),
        canvas.text(named, screen, "dim"),
    )


def _part(part: Part, view: View, room: int, *, alone: bool) -> list[Text]:
    screen, color = view.screen, marks.color(part.verdict)
    rows = []
    if not alone:
        sign = marks.symbol(part.verdict, symbols=screen.symbols)
        told = f"{sign} {part.text} ({marks.word(part.verdict).lower()}: {part.reason.value})"
        rows.append(canvas.text(told, screen, color))
    # Who denies it, or what is missing, stands in no slot.
    told_apart = part.verdict in (Verdict.DISPUTED, Verdict.UNVERIFIABLE) or not part.slots
    if told_apart:
        rows.append(canvas.text(part.explanation, screen))
    chosen = proof.standing_out(part) if told_apart else proof.deciding(part)
    slots = part.slots if view.explain else chosen
    rows.extend(canvas.slot_line(slot, view) for slot in slots)
    if part.drawing:
        lines = drawing.draw(part.drawing, symbols=screen.symbols)
        rows.extend(
            canvas.period_line(line, screen, color) for line in lines if canvas.fits(line, room)
        )
    return rows


def _sources(matches: Sequence[Match], view: View) -> list[str]:
    """Return each source once, and below it where its claims stand."""
    lines: dict[str, None] = {}
    for match in matches:
        lines[proof.brief_citation(match.claim, view.sources)] = None
        lines[proof.place(match.claim)] = None
    return list(lines)
