"""Counts of a claim base: with bars for a terminal, as lines for a pipe, as JSON for programs."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.render import canvas
from factcli.render.json import VERSION, base_record, encoded
from factcli.render.safe import shown
from factcli.render.times import iso

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.render.view import View
    from factcli.report import Counts, Stats

_WIDEST_NAME = 40


def table(found: Stats, view: View, limit: int) -> str:
    """Return counts as a terminal draws them; of each tally the first `limit` rows, 0 for all."""
    screen = view.screen
    parts = [canvas.drawn(canvas.text(view.base.name, screen, "bold"), screen)]
    rows = canvas.grid(columns=2)
    rows.columns[1].justify = "right"
    for name, told in _facts(found):
        rows.add_row(canvas.text(name, screen), canvas.text(told, screen))
    parts.append(canvas.drawn(rows, screen))
    parts.extend(_drawn(tally, view, limit) for tally in found.tallies if tally.rows)
    return "\n".join(parts)


def _drawn(tally: Counts, view: View, limit: int) -> str:
    screen = view.screen
    chosen = tally.rows[: limit or None]
    names = min(max(len(name) for name, _ in chosen), _WIDEST_NAME, screen.width // 2)
    # The first row has most.
    most = max(chosen[0][1], 1)
    room = max(screen.width - names - 12, 4)
    rows = canvas.grid(columns=3)
    rows.columns[0].width, rows.columns[1].justify = names, "right"
    sign = "█" if screen.symbols else "#"
    for name, count in chosen:
        length = -(-count * min(room, 40) // most)
        rows.add_row(
            canvas.text(name, screen),
            canvas.text(f"{count:,}", screen),
            canvas.text(sign * length, screen, "cyan"),
        )
    left = len(tally.rows) - len(chosen)
    head = canvas.drawn(canvas.text(f"by {tally.title}", screen, "bold"), screen)
    more = canvas.drawn(canvas.text(f"and {left:,} more", screen, "dim"), screen) if left else ""
    return head + canvas.drawn(rows, screen) + more


def plain(found: Stats, view: View, limit: int) -> str:
    """Return counts as lines: what is counted, a colon, the name, and the number last."""
    lines = [f"{name}: {told}" for name, told in _facts(found)]
    for tally in found.tallies:
        lines += [f"{tally.title}: {name}: {count}" for name, count in tally.rows[: limit or None]]
    return "".join(f"{shown(line, letters=view.screen.letters)}\n" for line in lines)


def json(found: Stats, view: View) -> str:
    """Return all counts as one JSON object, indented, with a line end."""
    return encoded(_record(found, view), view, indent=2) + "\n"


def jsonl(found: Stats, view: View) -> str:
    """Return all counts as one line of JSON."""
    return encoded(_record(found, view), view) + "\n"


def _record(found: Stats, view: View) -> dict[str, object]:
    return {
        "version": VERSION,
        "base": base_record(view.base),
        "totals": dict(found.totals),
        "first": "" if found.first is None else iso(found.first),
        "last": "" if found.last is None else iso(found.last),
        "counts": {tally.title: dict(tally.rows) for tally in found.tallies},
    }


def _facts(found: Stats) -> Iterator[tuple[str, str]]:
    for name, count in found.totals:
        yield name, f"{count:,}"
    if found.first is not None and found.last is not None:
        yield "time", f"{iso(found.first)} to {iso(found.last)}"
