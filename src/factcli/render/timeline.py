"""An entity's time line: drawn for a terminal, as lines for a pipe, as JSON for programs.

A bar is solid where something surely holds and thin where its ends are not known closer; a
point is a day, or a stretch in which something happened.
"""

from __future__ import annotations

from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.render import canvas
from factcli.render.json import VERSION, base_record, encoded
from factcli.render.safe import clipped, shown
from factcli.render.scale import scale_of
from factcli.render.times import iso, period_edtf, period_words

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from factcli.model import Claim, Moment
    from factcli.render.json import Record
    from factcli.render.scale import Scale
    from factcli.render.view import Screen, View
    from factcli.report import Stretch, Timeline

_NARROW = 60
_LABEL = 8
# How long a bar is drawn towards an end of which nothing is known.
_UNKNOWN = 4


class Signs(NamedTuple):
    """What a time line is drawn with."""

    sure: str
    loose: str
    point: str
    ahead: str
    unknown: str
    rule: str
    mark: str


UNICODE = Signs("━", "╌", "●", "▶", "?", "─", "┬")
ASCII = Signs("=", "-", "o", ">", "?", "-", "+")


def table(found: Timeline, view: View) -> str:
    """Return a time line as a terminal draws it; on a very narrow one without bars."""
    screen = view.screen
    head = canvas.joined(
        canvas.text(found.entity.name, screen, "bold"),
        canvas.text(f"  {found.entity.kind}", screen, "dim"),
    )
    parts = [canvas.drawn(head, screen)]
    width = _chart_width(screen)
    scale = scale_of(found, width) if screen.width >= _NARROW else None
    if found.stretches:
        parts.append(canvas.drawn(_rows(found, scale, screen), screen))
    parts.append(canvas.drawn(canvas.text(summary(found), screen, "dim"), screen))
    return "".join(parts)


def plain(found: Timeline, view: View) -> str:
    """Return a time line as lines: the time in EDTF, the id of the claim, its text."""
    lines = [
        f"{period_edtf(stretch.period)}  {claim.id}  {clipped(claim.text)}"
        for stretch in found.stretches
        for claim in stretch.claims
    ]
    return "".join(f"{shown(line, letters=view.screen.letters)}\n" for line in lines)


def json(found: Timeline, view: View) -> str:
    """Return a time line as one JSON object, indented, with a line end."""
    entity = found.entity
    record = {
        "version": VERSION,
        "base": base_record(view.base),
        "entity": {"id": entity.id, "name": entity.name, "kind": entity.kind},
        "stretches": [_record(stretch) for stretch in found.stretches],
        "undated": found.undated,
    }
    return encoded(record, view, indent=2) + "\n"


def jsonl(found: Timeline, view: View) -> str:
    """Return a line of JSON for each stretch of a time line."""
    records = [{"version": VERSION, **_record(stretch)} for stretch in found.stretches]
    return "".join(encoded(record, view) + "\n" for record in records)


def summary(found: Timeline) -> str:
    """Return how much is on file with a time and without."""
    dated = sum(len(stretch.claims) for stretch in found.stretches)
    told = f"{dated:,} claim{'' if dated == 1 else 's'} with a time, {found.undated:,} without"
    return told if found.as_of is None else f"{told}; as on file on {iso(found.as_of)}"


def _record(stretch: Stretch) -> Record:
    period = stretch.period
    return {
        "time": period_edtf(period),
        "first": iso(period.start.low) if period.start else "",
        "last": iso(period.end.high) if period.end else "",
        "lasts": stretch.state,
        "claims": [_claim_record(claim) for claim in stretch.claims],
    }


def _claim_record(claim: Claim) -> Record:
    return {
        "id": claim.id,
        "text": claim.text,
        "said_by": list(claim.said_by),
        "denied_by": list(claim.denied_by),
        "source": claim.source,
        "file": claim.file,
        "line": claim.line,
    }


def _chart_width(screen: Screen) -> int:
    return max(screen.width * 3 // 10, 16)


def _rows(found: Timeline, scale: Scale | None, screen: Screen) -> Table:
    """Return the rows: the axis, then each time with its bar and what is told of it."""
    signs = UNICODE if screen.symbols else ASCII
    times = [period_words(stretch.period) for stretch in found.stretches]
    rows = canvas.grid(columns=3 if scale else 2)
    # A date may break at its blanks, but not inside a word.
    rows.columns[0].width = min(max(map(len, times)), 30 if screen.width >= 100 else 16)
    if scale:
        rows.columns[1].width = int(scale.length)
        rows.columns[1].no_wrap = True
        for line in _axis(scale, signs):
            rows.add_row("", canvas.text(line, screen, "dim"), "")
    for stretch, words in zip(found.stretches, times, strict=True):
        told = canvas.stacked(*(_told(claim.text, claim.id, screen) for claim in stretch.claims))
        color = "cyan" if stretch.state else "magenta"
        cells = [canvas.text(words, screen)]
        if scale:
            cells.append(canvas.text(bar(stretch, scale, signs), screen, color))
        rows.add_row(*cells, told)
    return rows


def _told(words: str, name: str, screen: Screen) -> Text:
    return canvas.joined(canvas.text(words, screen), canvas.text(f" [{name}]", screen, "dim"))


def _axis(scale: Scale, signs: Signs) -> tuple[str, str]:
    """Return the words of the axis, and its rule with a mark below each."""
    width = int(scale.length)
    words, rule = [" "] * width, [signs.rule] * width
    free = 0
    for day, label in scale.marks(max(width // _LABEL, 2)):
        column = min(int(scale.place(day)), width - 1)
        rule[column] = signs.mark
        start = min(column, width - len(label))
        if start >= free:
            words[start : start + len(label)] = label
            free = start + len(label) + 1
    return "".join(words), "".join(rule)


def bar(stretch: Stretch, scale: Scale, signs: Signs) -> str:
    """Return what stands on the line of a stretch: a bar, a point, or arrows where it goes on."""
    width = int(scale.length)
    period, cells = stretch.period, [" "] * width

    def column(day: int) -> int:
        return min(max(int(scale.place(day)), 0), width - 1)

    last = column(period.end.high) if period.end else width - 1
    first = column(period.start.low) if period.start else max(last - _UNKNOWN, 0)
    goes_on = period.end or period.open_end
    last = last if goes_on else min(first + _UNKNOWN, width - 1)
    cells[first : last + 1] = [signs.loose] * (last - first + 1)
    if stretch.state and period.start and goes_on:
        begin, until = _sure(period.start, period.end, (first, last), scale)
        cells[begin:until] = [signs.sure] * (until - begin)
    elif first == last:
        cells[first] = signs.point
    if period.start is None:
        cells[first] = signs.unknown
    if period.end is None:
        cells[last] = signs.ahead if period.open_end else signs.unknown
    return "".join(cells).rstrip()


def _sure(
    start: Moment, end: Moment | None, cells: tuple[int, int], scale: Scale
) -> tuple[int, int]:
    """Return from which cell, and up to which, no day of a state is in doubt."""
    first, last = cells
    begin = first if start.low == start.high else -int(-scale.place(start.high) // 1)
    if end is None or end.low == end.high:
        return begin, last + 1
    return begin, int(scale.place(end.low))
