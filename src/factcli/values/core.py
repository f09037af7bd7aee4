"""One time as found in a text, before its preposition is read, and the small readers.

A reader looks at the tokens from a place on and gives what it read with the place behind
it, or None.
"""

from __future__ import annotations

from factcli.records import TYPE_CHECKING, dataclass
from factcli.values.calendar import moment, point
from factcli.values.days import is_day

if TYPE_CHECKING:
    from factcli.model import Moment, Period
    from factcli.values.timewords import Scan

# Stands for the year of dates that have none: a leap year, so that 29 February exists.
NOMINAL_YEAR = 2000
FIRST_YEAR, LAST_YEAR = 1000, 2999
# The kind of a date that does not exist: "30 February 2013" is no "February 2013" either.
VOID = "void"
_DIGITS = frozenset("0123456789")
_SIGNS = frozenset("%°$€£¥#@_&\\")
_YEAR_DIGITS = 4
_MOST_FIGURES = 6
_PIVOT = 40  # '39 is 2039, '40 is 1940


@dataclass(slots=True)
class Core:
    """A time without its preposition, as the tokens `first` up to `last`.

    Either the fields of a date, or `choices` (every reading as a period). `sure` says
    that it is a time wherever it stands; else the words around it decide.
    """

    first: int
    last: int
    kind: str = "date"
    year: int | None = None
    month: int = 0
    day: int = 0
    weekday: int | None = None
    choices: tuple[Period, ...] = ()
    sure: bool = True
    article: bool = False

    def fits(self) -> bool:
        """Tell whether there is such a date."""
        year = NOMINAL_YEAR if self.year is None else self.year
        return not self.day or is_day(year, self.month, self.day)

    def moment(self, year: int | None = None) -> Moment | None:
        """Return the date as a moment, in `year` when it has none of its own."""
        year = self.year if year is None else year
        if self.kind != "date" or year is None:
            return None
        return moment(year, self.month or None, self.day or None)

    def periods(self) -> tuple[Period, ...]:
        """Return every reading of the time; none when its year is not known."""
        if self.choices:
            return self.choices
        own = self.moment()
        return () if own is None else (point(own),)


def real(cores: list[Core]) -> list[Core]:
    """Return dates as they are, or, if one does not exist, what keeps their words from others."""
    if all(core.fits() for core in cores):
        return cores
    return [Core(cores[0].first, cores[-1].last, VOID)]


def is_number(word: str) -> bool:
    """Tell whether a token is made of plain digits."""
    return word[:1] in _DIGITS


def open_left(scan: Scan, index: int) -> bool:
    """Tell whether a number may begin here, and is not the tail of another or of a code."""
    before = scan.at(index - 1)
    if not scan.glued(index):
        return not before or before not in _SIGNS
    if before[0].isalnum() or before in _SIGNS or before == "+":
        return False
    if before in {".", ",", ":", "/"} and scan.glued(index - 1):
        # "2011,2013" is a list of years; "1,284" and "3.2016" are numbers.
        figure = is_number(scan.at(index - 2))
        return not figure or (before in {",", "/"} and _is_year(scan, index, index - 2))
    return before != "/" or not scan.glued(index - 1)


def _is_year(scan: Scan, *places: int) -> bool:
    return all(len(scan.at(place)) == _YEAR_DIGITS for place in places)


def closed_right(scan: Scan, index: int) -> bool:
    """Tell whether a number ends here, and is not the head of another, a share or a code."""
    behind = scan.at(index + 1)
    if not scan.glued(index + 1):
        return behind not in {"%", "°"}
    if behind[0].isalpha() or behind in _SIGNS:
        return False
    following = scan.at(index + 2) if scan.glued(index + 2) else ""
    if behind in {".", ":", "/"}:
        return not is_number(following)
    return behind != "," or not (is_number(following) and len(following) == 3)


def counts(scan: Scan, index: int) -> bool:
    """Tell whether the words from a place on are what a number before them counts."""
    # A fixed number of steps, for a text may be one endless list of numbers.
    for _ in range(_MOST_FIGURES):
        joined = scan.is_in(index, "figure-joint") or scan.at(index) == ","
        if not joined or not is_number(scan.at(index + 1)):
            break
        index += 2
    return scan.match("counted", index) is not None


def read_year(scan: Scan, index: int) -> tuple[int, int] | None:
    """Read 2013, '13, 44 BC or 79 AD."""
    word = scan.at(index)
    if word == "'" and scan.glued(index + 1) and len(scan.at(index + 1)) == 2:
        number = scan.at(index + 1)
        if is_number(number) and closed_right(scan, index + 1):
            return int(number) + (2000 if int(number) < _PIVOT else 1900), index + 2
    if not is_number(word) or len(word) > _YEAR_DIGITS or int(word) == 0:
        return None
    era = scan.match("era-before", index + 1)
    if era:
        return 1 - int(word), era[1]
    era = scan.match("era-after", index + 1)
    # "30 ad campaigns": the era is written in capitals.
    if era and scan.original(index + 1).isupper():
        return int(word), era[1]
    if FIRST_YEAR <= int(word) <= LAST_YEAR and closed_right(scan, index):
        return int(word), index + 1
    return None


def read_day(scan: Scan, index: int) -> tuple[int, int] | None:
    """Read a day of the month: 3, 03 or 3rd."""
    word = scan.at(index)
    if not is_number(word) or len(word) > 2 or not 1 <= int(word) <= 31:
        return None
    end = index + 1
    if scan.glued(end) and scan.is_in(end, "ordinal-ends"):
        end += 1
    return int(word), end


def read_month(scan: Scan, index: int) -> tuple[int, int] | None:
    """Read a month's name, with the full stop of a short form."""
    number = scan.number("month", index)
    if number is None:
        return None
    end = index + 1
    short = scan.at(index) not in scan.lex.full
    if scan.at(end) == "." and scan.glued(end) and (short or is_number(scan.at(end + 1))):
        end += 1
    return number, end


def read_pair(scan: Scan, index: int) -> tuple[int, int, int] | None:
    """Read "to 18th" or "and 18" behind a day: the day, where it begins and where it ends."""
    joint = scan.match("to", index) or scan.match("and", index)
    start = joint[1] if joint else index + 1
    if not joint and scan.at(index) != "-":
        return None
    start += scan.is_in(start, "the")
    second = read_day(scan, start)
    return None if second is None else (second[0], start, second[1])


def trusted_month(scan: Scan, index: int) -> bool:
    """Tell whether a month's name can be nothing else: not "may" or "march" in small letters."""
    return not scan.is_in(index, "month-words") or scan.capital(index)
