"""Numbers and times of a text as records hold them."""

from __future__ import annotations

import datetime as dt
import re

from factcli.model import Aspect, Grain, Period, TimeSaid
from factcli.records import TYPE_CHECKING, NamedTuple, replace
from factcli.values import timing
from factcli.values.days import weekday

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.model import Moment, Quantity
    from factcli.parse.atoms import Assertion, Atom

_FIGURE = re.compile(r"\d[\d,.]*\d|\d")
_SIZE = re.compile(r"^\s*(thousand|million|billion|trillion|m|bn|k)\b", re.IGNORECASE)
_COUNTED = 3
_DAY = len("2031-05-02")
_HUNDREDTHS = frozenset({"per cent", "percent", "pc", "percents"})


_LIMITS = {Aspect.BY: "by", Aspect.BEFORE: "before", Aspect.AFTER: "after"}


class Times(NamedTuple):
    """When something was: at a time, or from one to another; "" where nothing is said.

    `joint` is the word that sets a limit: "by", "before", "after".
    """

    start: str = ""
    end: str = ""
    when: str = ""
    joint: str = ""

    @property
    def value(self) -> str:
        """The time as one value."""
        if self.when:
            return self.when
        return f"{self.start or '..'}/{self.end or '..'}" if self.start or self.end else ""

    @property
    def preposition(self) -> str:
        """The word between a verb and the time as a value: "was opened on" a day."""
        if self.joint or not self.when:
            return self.joint
        return "on" if len(self.when) == _DAY else "in"

    @property
    def kind(self) -> str:
        """The type of value that the time is."""
        return "date" if self.when else "period"


def times_of(said: TimeSaid) -> Times:
    """Return a said time, or empty times when it has no single reading."""
    between = said.aspect is Aspect.BETWEEN and len(said.choices) == 1
    period = said.choices[0] if between else timing.stored(said)
    if period is None and len(said.choices) == 1 and said.aspect in _LIMITS:
        bound = said.choices[0].start or said.choices[0].end
        return Times(when=_iso(bound), joint=_LIMITS[said.aspect]) if bound else Times()
    if period is None:
        return Times()
    if period.start == period.end and period.start is not None:
        return Times(when=_iso(period.start))
    start = _iso(period.start) if period.start else ""
    return Times(start, _iso(period.end) if period.end else "")


def dated(part: Assertion, as_of: int | None) -> Assertion:
    """Return a part in which "on Friday" is the last one up to the day of the text."""
    if as_of is None:
        return part
    atoms = tuple(
        replace(a, time=_last(a.time, as_of)) if a.time and a.time.aspect is Aspect.WEEKDAY else a
        for a in part.atoms
    )
    return replace(part, atoms=atoms)


def _last(said: TimeSaid, as_of: int) -> TimeSaid:
    if said.weekday is None:
        return said
    day = timing.day(as_of - (weekday(as_of) - said.weekday) % 7)
    return TimeSaid(Aspect.IN, (Period(day, day),), weekday=said.weekday)


def _iso(moment: Moment) -> str:
    day = dt.date.fromordinal(max(moment.low, 1))
    if moment.low == moment.high:
        return day.isoformat()
    return f"{day:%Y}" if moment.grain is Grain.YEAR else f"{day:%Y-%m}"


class Figure(NamedTuple):
    """A number as written, and its unit."""

    value: str
    unit: str = ""


def figure_of(atoms: Sequence[Atom], i: int) -> Figure:
    """Return the number at position `i` with what it counts or measures."""
    atom = atoms[i]
    number = atom.number
    if number is None or number.score:
        return Figure(atom.text)
    if number.dimension.startswith("money:"):
        return Figure(_digits(atom.text), number.dimension.removeprefix("money:"))
    found = _FIGURE.search(atom.text)
    rest = atom.text[found.end() :] if found else ""
    size = _SIZE.match(rest)
    unit = rest[size.end() :].strip() if size else rest.strip()
    if unit.lower() in _HUNDREDTHS:
        unit = "%"
    if found is None:
        return _spelt(atom, number, _things(atoms, i))
    return Figure(_digits(atom.text), unit or _things(atoms, i))


def _spelt(atom: Atom, number: Quantity, things: str) -> Figure:
    """Return a number in words as digits: "six hours late" is 6 hours late."""
    if number.low != number.high or number.dimension == "share" or not number.written:
        return Figure(atom.text, things)
    _, _, rest = atom.text.partition(" ")
    return Figure(f"{number.written:g}", rest or things)


def _digits(text: str) -> str:
    """Return the figure with the word for its size: "310 million" of "$310 million"."""
    found = _FIGURE.search(text)
    if found is None:
        return text
    size = _SIZE.match(text[found.end() :])
    figure = found.group().replace(",", "")
    return f"{figure} {size.group(1)}" if size else figure


def _things(atoms: Sequence[Atom], i: int) -> str:
    """Return the words after a number that say what it counts."""
    taken = []
    for atom in atoms[i + 1 : i + 1 + _COUNTED]:
        if atom.tag not in {"N", "A"} or atom.number is not None:
            break
        taken.append(atom.text)
    return " ".join(taken)
