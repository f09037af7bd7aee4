"""Time lines and counts: what is drawn is on file, fits, and cannot steer anything."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.cli.driver import ROOT
from tests.cli.samples import day, view, year

from factcli.desk.stats import stats
from factcli.desk.timeline import timeline
from factcli.model import Claim, Entity, Grain, Moment, Period
from factcli.render import timeline as drawing
from factcli.render.scale import Scale, first_of, scale_of
from factcli.render.timeline_svg import svg
from factcli.report import Stretch, Timeline
from factcli.store.load import load

BASE = load([str(ROOT / "claims")])
SPACE = "{http://www.w3.org/2000/svg}"


def moment(low: int, days: int) -> Moment:
    return Moment(low, low + days, Grain.DAY if days == 0 else Grain.YEAR)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Return a period whose ends are known, open or unknown, but not both unknown."""
    low = draw(st.integers(-800_000, 1_000_000))
    start = draw(st.none() | st.builds(moment, st.just(low), st.integers(0, 400)))
    after = low + draw(st.integers(400, 40_000))
    end = draw(st.none() | st.builds(moment, st.just(after), st.integers(0, 400)))
    if start is None and end is None:
        start = moment(low, 0)
    return Period(start, end, end is None and draw(st.booleans()))


@st.composite
def lines(draw: st.DrawFn) -> Timeline:
    """Return any time line, of any words."""
    words = st.text(st.characters(codec=None), max_size=60)
    claims = st.builds(lambda name, text: Claim(f"c-{name}", text), st.integers(0, 9), words)
    stretches = draw(
        st.lists(st.builds(Stretch, periods(), st.booleans(), st.tuples(claims)), max_size=5)
    )
    entity = Entity("e", draw(words) or "e")
    return Timeline(entity, tuple(stretches), 0, draw(st.none() | st.integers(1, 900_000)))


@settings(deadline=None)
@given(lines(), st.sampled_from([20, 40, 60, 80, 200]), st.booleans())
def test_a_drawing_fits_and_is_not_obeyed(found: Timeline, width: int, plain: bool) -> None:  # noqa: FBT001
    drawn = drawing.table(found, view(width, ascii_only=plain))
    assert not set("\x1b\x07\x00\u202e") & set(drawn)
    assert all(cell_len(line.replace("\u200e", "")) <= width for line in drawn.split("\n"))
    assert drawn.isascii() or not plain


@settings(deadline=None)
@given(lines())
def test_any_time_line_makes_a_picture_that_needs_nothing(found: Timeline) -> None:
    text = svg(found)
    root = ET.fromstring(text.encode())  # noqa: S314 - we wrote it
    assert {each.tag.removeprefix(SPACE) for each in root.iter()} <= set(
        "svg title desc style g text line rect circle polygon".split()
    )
    assert "href" not in text.replace("xmlns", "")
    names = {each.get("id") for each in root}
    assert set((root.get("aria-labelledby") or "").split()) <= names
    height = float(root.get("height") or 0)
    for shape in root.iter(f"{SPACE}rect"):
        place, wide = float(shape.get("x") or 0), float(shape.get("width") or -1)
        assert place >= 424
        assert wide >= 0
        assert place + wide <= 929
        assert float(shape.get("y") or height) < height


@settings(deadline=None)
@given(lines())
def test_each_claim_is_told_in_the_picture_and_its_description(found: Timeline) -> None:
    root = ET.fromstring(svg(found).encode())  # noqa: S314 - we wrote it
    ids = [each.text for each in root.iter(f"{SPACE}text") if each.get("class") == "id"]
    assert ids == [claim.id for stretch in found.stretches for claim in stretch.claims]


@settings(deadline=None)
@given(st.integers(-2000, 4000), st.integers(1, 12))
def test_the_first_of_a_month_is_that_of_the_calendar(number: int, month: int) -> None:
    ordinal = first_of(number, month)
    if number >= 1:
        assert ordinal == date(number, month, 1).toordinal()
    assert 28 <= first_of(number + month // 12, month % 12 + 1) - ordinal <= 31


@settings(deadline=None)
@given(st.integers(-900_000, 900_000), st.integers(0, 800_000), st.integers(2, 12))
def test_marks_lie_on_the_scale_and_are_few(first: int, span: int, most: int) -> None:
    marks = Scale(first, first + span, 100).marks(most)
    assert all(first <= mark <= first + span for mark, _ in marks)
    assert len(marks) <= 2 * most + 2
    assert [mark for mark, _ in marks] == sorted({mark for mark, _ in marks})


# On a line of ten places for days 1 to 100, each place is ten days.
TENS = Scale(1, 100, 10)


@pytest.mark.parametrize(
    ("period", "state", "drawn"),
    [
        (Period(moment(1, 0), moment(100, 0)), True, "━━━━━━━━━━"),
        (Period(moment(21, 0), moment(45, 0)), True, "  ━━━"),
        (Period(moment(1, 9), moment(51, 9)), True, "╌━━━━╌"),
        (Period(moment(1, 14), moment(51, 9)), True, "╌╌━━━╌"),
        (Period(moment(21, 9), moment(25, 5)), True, "  ╌"),
        (Period(moment(21, 9), moment(21, 9)), False, "  ●"),
        (Period(moment(21, 29), moment(21, 29)), False, "  ╌╌╌"),
        (Period(moment(100, 0), moment(100, 0)), False, "         ●"),
        (Period(moment(21, 9), None, open_end=True), True, "  ╌━━━━━━▶"),
        (Period(moment(21, 9), None), True, "  ╌╌╌╌?"),
        (Period(moment(91, 0), None), True, "         ?"),
        (Period(None, moment(81, 9)), True, "    ?╌╌╌╌"),
        (Period(None, moment(1, 9)), True, "?"),
    ],
)
def test_bars(period: Period, state: bool, drawn: str) -> None:  # noqa: FBT001
    assert drawing.bar(Stretch(period, state, ()), TENS, drawing.UNICODE) == drawn


def test_the_scale_goes_on_to_the_present_only_where_an_end_is_open() -> None:
    for period, last in (
        (Period(year(2013), year(2017)), year(2017).high),
        (Period(year(2013), None, open_end=True), day(6, 4, 2024).low),
    ):
        found = Timeline(Entity("e", "e"), (Stretch(period, True, ()),), 0, day(6, 4, 2024).low)  # noqa: FBT003
        scale = scale_of(found, 10)
        assert scale is not None
        assert scale.last == last


def test_a_time_line_is_in_order_and_leaves_nothing_out() -> None:
    entity = BASE.entities["glas"]
    claims = [claim for claim in BASE.claims if claim.subject == "glas"]
    found = timeline(entity, claims, BASE)
    told = [claim.id for stretch in found.stretches for claim in stretch.claims]
    assert len(told) == len(set(told))
    assert len(told) + found.undated == len(claims)
    assert found.stretches[0].period == Period(year(2013), year(2017))
    firsts = [(s.period.start or s.period.end or moment(0, 0)).low for s in found.stretches]
    assert firsts == sorted(firsts)


def test_a_superseded_claim_has_no_place_on_it() -> None:
    old = next(claim for claim in BASE.claims if claim.id == "glas-vice-president")
    from dataclasses import replace

    gone = replace(old, superseded_by="another")
    assert timeline(BASE.entities["glas"], [gone], BASE).stretches == ()


def test_counts_add_up() -> None:
    found = stats(BASE)
    totals = dict(found.totals)
    assert totals["claims"] == len(BASE.claims)
    assert totals["with an excerpt"] + totals["without an excerpt"] == len(BASE.claims)
    for tally in found.tallies[:4]:
        assert sum(count for _, count in tally.rows) == len(BASE.claims), tally.title
    entities = dict(found.tallies[4].rows)
    assert set(entities) == set(BASE.entities)
    assert found.first == year(2013).low
    assert found.last == day(6, 4, 2024).low
    assert not re.search(r"\d", " ".join(tally.title for tally in found.tallies))
