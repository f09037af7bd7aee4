"""Numbers in a text that are no quantities: names, labels, dates, clock times, pronouns.

"Boeing 737", "Article 22", "in 2015", "5 April", "at 10:00", "4.6.2", "no one". The rules
look at the tokens around a number; whoever knows the dates and names in a text better hands
their spans to `quantity.find` to be skipped.
"""

from __future__ import annotations

from factcli.language import words
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.values.number_words import is_plural, lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcli.values.measures import Measure
    from factcli.values.number_words import Numeral
    from factcli.values.numeral_tokens import Tokens

_YEARS = (1000, 2100)
_YEAR_DIGITS = 4
_DAYS = 31
_PHRASE = 3


class _Site(NamedTuple):
    """A number in its surroundings; `hedged` when a bound word stands before it."""

    tokens: Tokens
    measure: Measure
    hedged: bool
    language: str

    @property
    def before(self) -> str:
        """The word before the number and its currency."""
        return self.tokens.words[self.measure.first - 1]

    @property
    def after(self) -> str:
        """The word after the number, which may be its unit."""
        return self.tokens.words[self.measure.number.last]

    @property
    def word(self) -> str:
        """The first word of the number itself."""
        return self.tokens.words[self.measure.number.first]

    @property
    def single(self) -> bool:
        """Whether the number is one token."""
        return self.measure.number.last - self.measure.number.first == 1

    def is_in(self, word: str, row: str) -> bool:
        """Tell whether `word` stands in the row `row` of the number table."""
        return word in words("numbers", row, self.language)


def is_lookalike(
    tokens: Tokens, measure: Measure, language: str = "en", *, hedged: bool = False
) -> bool:
    """Tell whether `measure` is no quantity. `hedged`: a bound word stands before it."""
    kind = measure.number.kind
    if kind == "clash" or (tokens.is_digits(measure.number.last - 1) and _glued(tokens, measure)):
        return True
    if measure.unit is not None and kind not in ("times", "ordinal"):
        return False
    site = _Site(tokens, measure, hedged, language)
    return any(rule(site) for rule in _RULES.get(kind, ()))


def is_no_score(tokens: Tokens, first: int, last: int, language: str = "en") -> bool:
    """Tell whether what looks like a score is none: "pages 3-4", "X3-1", "9-10 am"."""
    before, after = tokens.words[first - 1], tokens.words[last]
    if tokens.joined(first) and before not in "(['\"":
        return True
    labels, clock = words("numbers", "label", language), words("numbers", "clock", language)
    return before in labels or after in clock or after in words("numbers", "months", language)


def is_year(tokens: Tokens, number: Numeral) -> bool:
    """Tell whether `number` is written as years are: four digits without a comma."""
    word = tokens.words[number.last - 1]
    alone = number.last - number.first == 1 and len(word) == _YEAR_DIGITS and word.isdecimal()
    return alone and _YEARS[0] <= int(word) <= _YEARS[1]


def _glued(tokens: Tokens, measure: Measure) -> bool:
    """Tell whether letters, signs or more digits touch the number: "X3", "4.6.2", "10:00"."""
    digits = tokens.words[measure.first]
    padded = len(digits) > 1 and digits[0] == "0" and digits.isdecimal()
    if padded or _glued_before(tokens, measure.first) or _glued_behind(tokens, measure.last):
        return True
    more = measure.unit is None and tokens.is_digits(measure.last)
    return more and not is_year(tokens, measure.number)


def _glued_before(tokens: Tokens, first: int) -> bool:
    if not tokens.joined(first):
        return False
    before = tokens.words[first - 1]
    if tokens.is_word(first - 1) or tokens.is_digits(first - 1) or before in "_#@/\\&^§":
        return True
    digits = tokens.is_digits(first - 2)
    apart = digits if before in ",:" else digits or tokens.is_word(first - 2)
    return before in ",:.-" and tokens.joined(first - 1) and apart


def _glued_behind(tokens: Tokens, last: int) -> bool:
    if not tokens.joined(last):
        return False
    after = tokens.words[last]
    if tokens.is_word(last) or tokens.is_digits(last) or after in "_/\\@^":
        return True
    return after in ":,.-" and tokens.joined(last + 1) and tokens.is_digits(last + 1)


def _is_time(site: _Site) -> bool:
    """Tell whether the number is one of a clock or calendar: "9 am", "half past 9", "44 BC"."""
    if site.is_in(site.after, "clock") or site.is_in(site.after, "era"):
        return True
    return site.is_in(site.before, "past") or _beside_month(site)


def _numbers_a_line(site: _Site) -> bool:
    """Tell whether the number only counts the lines of a list: "1. Wash the beans"."""
    tokens, first, last = site.tokens, site.measure.first, site.measure.last
    if tokens.words[last] not in (".", ")") or not tokens.joined(last) or not site.single:
        return False
    gap = tokens.text[tokens.ends[first - 1] : tokens.starts[first]] if first else "\n"
    return tokens.is_digits(first) and "\n" in gap


def _is_date(site: _Site) -> bool:
    """Tell whether the number is a year that counts nothing: "in 2015", "the 2016 election"."""
    number = site.measure.number
    if not is_year(site.tokens, number):
        return False
    if site.is_in(site.after, "plural") or _counts(site):
        return site.is_in(site.before, "year-before")
    return not site.hedged or site.is_in(site.before, "year-hedge")


def _counts(site: _Site) -> bool:
    """Tell whether something counted follows: a plural within three words."""
    at = site.measure.number.last
    for word in site.tokens.words[at : at + _PHRASE]:
        if is_plural(word, site.language):
            return True
        if not word.isalpha() or site.is_in(word, "stop"):
            return False
    return False


def _beside_month(site: _Site) -> bool:
    """Tell whether a month's name stands before or behind: "5 April", "May 5", "5th of May"."""
    tokens, number = site.tokens, site.measure.number
    if number.value > _DAYS and not is_year(tokens, number):
        return False
    behind = number.last + (tokens.words[number.last] == "of")
    before = number.first - 1 - (tokens.words[number.first - 1] == "the")
    return any(
        site.is_in(tokens.words[at], "months")
        and (not site.is_in(tokens.words[at], "month-words") or tokens.raw(at)[:1].isupper())
        for at in (behind, before)
    )


def _is_labelled(site: _Site) -> bool:
    """Tell whether a word that takes a number as its name stands before: "Level 4", "No. 5"."""
    tokens, first, before = site.tokens, site.measure.first, site.before
    if site.measure.number.scale > 1:
        return False
    if before == ".":
        return tokens.joined(first - 1) and site.is_in(tokens.words[first - 2], "label-dot")
    if before == "#" or site.is_in(before, "label"):
        return True
    return site.is_in(before, "label-weak") and not _counts(site)


def _is_group(site: _Site) -> bool:
    """Tell whether the number is all of a group's name: "the Group of Seven"."""
    tokens, first = site.tokens, site.measure.first
    if site.before != "of" or not site.is_in(tokens.words[first - 2], "group-of"):
        return False
    return tokens.capital(first - 2) or tokens.capital(first)


def _is_pronoun(site: _Site) -> bool:
    """Tell whether "one" stands for somebody or something: "no one", "the one that"."""
    if site.word != "one" or not site.single:
        return False
    if site.is_in(site.before, "before-pronoun"):
        return True
    if site.hedged:
        return site.after == "another"
    return not site.after.isalpha() or (
        site.is_in(site.after, "behind-pronoun") or site.is_in(site.after, "stop")
    )


def _is_suffixed(site: _Site) -> bool:
    """Tell whether a hyphen makes the number part of another word: "three-way", "two-faced"."""
    last = site.measure.number.last
    return site.tokens.hyphened(last) and site.is_in(site.tokens.words[last + 1], "not-counted")


def _is_in_name(site: _Site) -> bool:
    """Tell whether capitals show a name: "Boeing 737", "10 Downing Street", "Nine Winters"."""
    tokens, first, last = site.tokens, site.measure.first, site.measure.number.last
    if site.hedged or site.word in ("a", "an"):
        return False
    if tokens.is_digits(first):
        street = site.is_in(tokens.words[last + 1], "street") and tokens.capital(last)
        return street or (_is_name(site, first - 1) and not _counts(site))
    if not tokens.capital(first):
        return False
    if not tokens.opens(first):
        return True
    peoples = tuple(words("numbers", "peoples", site.language))
    return tokens.capital(last) and is_plural(site.after) and not site.after.endswith(peoples)


def _is_name(site: _Site, at: int) -> bool:
    """Tell whether token `at` is a capitalised word that is no ordinary sentence opener."""
    tokens = site.tokens
    if at < 0 or not tokens.is_word(at) or site.is_in(tokens.words[at], "capital-free"):
        return False
    raw = tokens.raw(at)
    inner = raw[1:] != raw[1:].lower() and not tokens.text.isupper()
    return inner or tokens.capital(at)


def _is_set_ordinal(site: _Site) -> bool:
    """Tell whether an ordinal is part of a date or a set phrase: "at first", "first lady"."""
    tokens, last = site.tokens, site.measure.number.last
    step = last + 1 if tokens.hyphened(last) else last
    after = tokens.words[step]
    pair = f"{after} {tokens.words[step + 1]}"
    if site.is_in(after, "centuries") or site.is_in(site.before, "ordinal-before"):
        return True
    if site.is_in(after, "ordinal-behind") or site.is_in(pair, "ordinal-behind"):
        return True
    return site.word == "second" and site.before == "a" and not after.isalpha()


def _is_named_ordinal(site: _Site) -> bool:
    """Tell whether an ordinal belongs to a name: "the First World War", "Henry the Eighth"."""
    tokens, first, last = site.tokens, site.measure.first, site.measure.number.last
    if tokens.is_digits(first):
        return False
    if tokens.capital(first) and (not tokens.opens(first) or tokens.capital(last)):
        return True
    ruler = site.before == "the" and first > 1 and not site.after.isalpha()
    return ruler and tokens.capital(first - 2) and not tokens.opens(first - 2)


def _is_part(site: _Site) -> bool:
    """Tell whether "half" or "quarter" is part of another thing: "half-time", "first half"."""
    tokens, number = site.tokens, site.measure.number
    word = tokens.words[number.last - 1]
    if tokens.is_digits(number.first) or lexicon(site.language).fraction.get(word) not in (2, 4):
        return tokens.hyphened(number.last) and site.single
    if site.is_in(site.before, "part-before") or site.is_in(site.after, "past"):
        return True
    if tokens.hyphened(number.last):
        return True
    if not site.single:
        return False
    if word.endswith("s") or (word == "quarter" and site.after != "of"):
        return True
    return not site.hedged and site.after.isalpha() and not site.is_in(site.after, "half-behind")


def _is_formerly(site: _Site) -> bool:
    """Tell whether "once" means formerly: "she once taught", "he was once in Rome"."""
    if site.word != "once" or site.measure.last > site.measure.number.last:
        return False
    if site.before in ("at", "for") or (site.tokens.opens(site.measure.first) and site.after):
        return True
    if site.hedged or site.is_in(site.before, "before-once") or not site.after.isalpha():
        return False
    return site.is_in(site.before, "formerly") or not site.is_in(site.after, "after-once")


def _is_adjective(site: _Site) -> bool:
    """Tell whether "double" tells of what kind a thing is: "a double murder"."""
    if not site.is_in(site.word, "multiplies"):
        return False
    return site.after.isalpha() and not site.is_in(site.after, "multiplied")


def _is_pair(site: _Site) -> bool:
    """Tell whether "a couple" is two people: it counts only with "of" behind it."""
    return site.tokens.words[site.measure.number.last - 1] != "of"


_RULES: dict[str, tuple[Callable[[_Site], bool], ...]] = {
    "cardinal": (
        _is_time, _numbers_a_line, _is_date, _is_labelled, _is_group, _is_pronoun, _is_suffixed,
        _is_in_name,
    ),
    "ordinal": (_beside_month, _is_set_ordinal, _is_named_ordinal),
    "fraction": (_is_part,),
    "times": (_is_formerly, _is_adjective),
    "couple": (_is_pair,),
}  # fmt: skip
