"""What stands before a time: its preposition, "early", "about", and what belies it.

A bare year or month is a time only by the words around it. Those rules are here too.
"""

from __future__ import annotations

from factcli.model import Aspect
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.values.core import LAST_YEAR, Core, counts, is_number, trusted_month

if TYPE_CHECKING:
    from factcli.values.timewords import Scan

# Beyond this year a number without a preposition is no year.
_LAST_PLAIN_YEAR = 2100


class Prefix(NamedTuple):
    """The words before a time: where they begin and what they say."""

    first: int
    aspect: Aspect | None = None
    strong: bool = False
    part: str = ""
    about: bool = False


def read_prefix(scan: Scan, core: Core, floor: int) -> Prefix:
    """Read back from a time to its preposition, not further than the token `floor`."""
    first = core.first
    filler = scan.match_back("filler", first, floor) if core.kind == "date" else None
    if filler:
        first = filler[1]
    if core.article or filler:
        first = _article(scan, first, floor, core.kind)
    # "mid-2018", "pre-2013": the hyphen joins the time with a word before it.
    hyphen = scan.at(first - 1) == "-" and scan.glued(first) and scan.glued(first - 1)
    part = scan.match_back("part", first - hyphen, floor)
    if part:
        first = _article(scan, part[1], floor, core.kind)
    about = scan.match_back("about", first, floor)
    if about:
        first = about[1]
    hyphen = hyphen and not part
    found = scan.match_back("aspect", first - hyphen, floor)
    if found is None or (hyphen and not scan.is_in(first - 2, "hyphened")):
        return Prefix(first, part=part[0] if part else "", about=bool(about))
    strong = " ".join(scan.words[found[1] : first]) in scan.lex.phrases["strong"]
    return Prefix(found[1], Aspect(found[0]), strong, part[0] if part else "", bool(about))


def _article(scan: Scan, at: int, floor: int, kind: str) -> int:
    """Step over "the" before a time, or "a" before a weekday."""
    known = scan.is_in(at - 1, "the") or (kind == "weekday" and scan.is_in(at - 1, "a"))
    return at - 1 if known and at > floor else at


def is_time(scan: Scan, core: Core, prefix: Prefix, *, linked: bool) -> bool:
    """Tell whether a bare year or month, a day in May or "3 march" is a time where it stands."""
    if core.sure:
        return True
    if core.kind != "date":
        return prefix.aspect is not None
    if core.year is not None:
        return _is_year(scan, core, prefix, linked=linked)
    if core.day:
        return prefix.aspect is not None or linked
    return _is_month(scan, core, prefix, linked=linked)


def _is_year(scan: Scan, core: Core, prefix: Prefix, *, linked: bool) -> bool:
    year, first, last = core.year or 0, core.first, core.last
    place = first - 1 - (scan.at(first - 1) == ".")
    coded = scan.is_in(place, "label") or _is_code(scan, first, last, strong=prefix.strong)
    if coded or year > LAST_YEAR or _joined(scan, core, linked=linked, prefix=prefix):
        return False
    if prefix.strong:
        chance = year % 100 == 0 and scan.is_in(prefix.first, "in")
        return not (chance and scan.is_in(prefix.first - 1, "odds"))
    placed = scan.is_in(prefix.first, "place") and not (prefix.part or prefix.about)
    if placed or counts(scan, last) or _measured(scan, first, prefix):
        return False
    if prefix.aspect or linked:
        return True
    if last > first + 1:
        # '13 is a year only where a year must stand.
        return scan.is_in(first - 1, "of")
    plain = prefix.part or prefix.about or not _counts_plural(scan, first, last)
    return bool(plain) and year <= _LAST_PLAIN_YEAR


def _joined(scan: Scan, core: Core, *, linked: bool, prefix: Prefix) -> bool:
    """Tell whether a hyphen makes the number a part of some other thing."""
    first, last = core.first, core.last
    before = scan.at(first - 1) == "-" and scan.glued(first) and scan.glued(first - 1)
    if before and not (linked or prefix.part or prefix.aspect):
        return True
    behind = scan.at(last) in {"-", "/"} and scan.glued(last) and scan.glued(last + 1)
    return behind and not linked and scan.at(last + 1).isalnum()


def _is_code(scan: Scan, first: int, last: int, *, strong: bool) -> bool:
    """Tell whether the number stands among others, as in a telephone number."""
    before, behind = scan.at(first - 1), scan.at(last)
    if is_number(before) and not scan.glued(first) and not strong:
        return True
    return is_number(behind) and len(behind) > 2 and not strong


def _measured(scan: Scan, first: int, prefix: Prefix) -> bool:
    """Tell whether the words before the number measure: "at least", "a total of"."""
    if prefix.aspect and prefix.first < first - 1:
        return False  # "no later than" ends like "more than"
    if scan.is_in(first - 1, "of"):
        return scan.is_in(first - 2, "measure-of")
    return scan.is_in(first - 1, "measure")


def _counts_plural(scan: Scan, first: int, last: int) -> bool:
    """Tell whether the words behind a number are things it counts: "2016 armed guards"."""
    place = last
    if scan.is_in(place, "of"):
        return True  # "2000 of them"
    if scan.is_in(first - 1, "determiner") or scan.is_in(place, "plain"):
        return False
    if not scan.at(place).isalpha():
        return False
    if not _is_plural(scan, place):
        place += 1
        if scan.is_in(place, "plain") or scan.is_in(place, "year-plurals"):
            return False
        return scan.is_in(place, "counted") or _is_plural(scan, place)
    return True


def _is_plural(scan: Scan, index: int) -> bool:
    word = scan.at(index)
    plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return plural and not scan.is_in(index, "year-plurals") and not scan.capital(index)


def _is_month(scan: Scan, core: Core, prefix: Prefix, *, linked: bool) -> bool:
    first, last = core.first, core.last
    follows_name = scan.capital(last) and not scan.upper
    if scan.at(first) not in scan.lex.full:
        return prefix.strong or linked
    if linked and trusted_month(scan, first):
        return True
    if prefix.aspect or prefix.part:
        if prefix.strong or prefix.part:
            return True
        named = scan.is_in(first, "month-names") and follows_name
        return (trusted_month(scan, first) or scan.text.islower()) and not named
    weak = scan.is_in(first, "month-words") or scan.is_in(first, "month-names")
    return not weak and scan.capital(first) and not follows_name
