"""Numbers in a text that are no quantities: names, labels, dates, clock times, pronouns.

"Boeing 737", "Article 22", "in 2015", "5 April", "at 10:00", "4.6.2", "no one". The rules
look at the tokens around a number; whoever knows the dates and names in a text better hands
their spans to `quantity.find` to be skipped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcli.language import words
from factcli.values.numerals import is_plural, lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcli.values.measures import Measure
    from factcli.values.numeral_tokens import Tokens
    from factcli.values.numerals import Numeral

_YEARS = (1000, 2100)
_YEAR_DIGITS = 4
_DAYS = 31
_PHRASE = 3


def is_lookalike(tokens: Tokens, measure: Measure, hedged: bool, language: str = "en") -> bool:
    """Tell whether `measure` is no quantity. `hedged`: a bound word stands before it."""
    number = measure.number
    if number.kind == "clash":
        return True
    if tokens.is_digits(number.last - 1) and _glued(tokens, measure):
        return True
    if number.kind == "ordinal":
        return _no_ordinal(tokens, number, language)
    if measure.unit is not None and number.kind != "times":
        return False
    rule = _RULES.get(number.kind)
    return rule is not None and rule(tokens, measure, hedged, language)


def _glued(tokens: Tokens, measure: Measure) -> bool:
    """Tell whether letters, signs or more digits touch the number: "X3", "4.6.2", "10:00"."""
    first, last = measure.first, measure.last
    digits = tokens.words[first]
    if len(digits) > 1 and digits[0] == "0" and digits.isdigit():
        return True
    if tokens.joined(first):
        before, further = tokens.words[first - 1], tokens.joined(first - 1)
        if tokens.is_word(first - 1) or tokens.is_digits(first - 1) or before in "_#@/\\&^§":
            return True
        apart = tokens.is_word(first - 2) or tokens.is_digits(first - 2)
        if before in ".-" and further and apart:
            return True
        if before in ",:" and tokens.is_digits(first - 2) and further:
            return True
    if tokens.joined(last):
        after = tokens.words[last]
        if tokens.is_word(last) or tokens.is_digits(last) or after in "_/\\@^":
            return True
        if after in ":,.-" and tokens.joined(last + 1) and tokens.is_digits(last + 1):
            return True
    return measure.unit is None and tokens.is_digits(last) and not is_year(tokens, measure.number)


def is_glued_score(tokens: Tokens, first: int, language: str = "en") -> bool:
    """Tell whether what looks like a score at token `first` is none: "pages 3-4", "X3-1"."""
    before = tokens.words[first - 1]
    if tokens.joined(first) and before not in "(['\"":
        return True
    return before in words("numbers", "label", language)


def is_year(tokens: Tokens, number: Numeral) -> bool:
    """Tell whether `number` is written as years are: four digits without a comma."""
    word = tokens.words[number.last - 1]
    alone = number.last - number.first == 1 and len(word) == _YEAR_DIGITS and word.isdigit()
    return alone and _YEARS[0] <= int(word) <= _YEARS[1]


def _no_cardinal(tokens: Tokens, measure: Measure, hedged: bool, language: str) -> bool:
    number = measure.number
    before, after = tokens.words[measure.first - 1], tokens.words[number.last]
    several = _counts(tokens, number.last, language)
    if after in words("numbers", "clock", language) or after in words("numbers", "era", language):
        return True
    if before in words("numbers", "past", language) or _numbers_a_line(tokens, measure):
        return True
    if _beside_month(tokens, number, language):
        return True
    if is_year(tokens, number) and not _year_counts(tokens, measure, hedged, language):
        return True
    if _labelled(tokens, measure.first, several, language):
        return True
    if before == "of" and tokens.words[measure.first - 2] in words("numbers", "group-of", language):
        return tokens.capital(measure.first - 2) or tokens.capital(measure.first)
    if tokens.words[number.first] == "one" and number.last == number.first + 1:
        return _pronoun(tokens, number.first, hedged, language)
    if _is_suffixed(tokens, number, language):
        return True
    return _in_name(tokens, measure, several, hedged, language)


def _numbers_a_line(tokens: Tokens, measure: Measure) -> bool:
    """Tell whether the number only counts the lines of a list: "1. Wash the beans"."""
    first, last = measure.first, measure.last
    if tokens.words[last] not in (".", ")") or not tokens.words[last] or not tokens.joined(last):
        return False
    between = tokens.text[tokens.ends[first - 1] : tokens.starts[first]] if first else "\n"
    return tokens.is_digits(first) and last == first + 1 and "\n" in between


def _counts(tokens: Tokens, at: int, language: str) -> bool:
    """Tell whether something counted follows at token `at`: a plural within three words."""
    stop = words("numbers", "stop", language)
    for word in tokens.words[at : at + _PHRASE]:
        if is_plural(word, language):
            return True
        if not word.isalpha() or word in stop:
            return False
    return False


def _year_counts(tokens: Tokens, measure: Measure, hedged: bool, language: str) -> bool:
    """Tell whether what looks like a year counts things: "1284 patients"."""
    last = measure.number.last
    if tokens.words[last] in words("numbers", "plural", language):
        return tokens.words[measure.first - 1] not in words("numbers", "year-before", language)
    if not _counts(tokens, last, language):
        return hedged and tokens.words[measure.first - 1] not in (
            words("numbers", "year-hedge", language)
        )
    return tokens.words[measure.first - 1] not in words("numbers", "year-before", language)


def _beside_month(tokens: Tokens, number: Numeral, language: str) -> bool:
    """Tell whether a month's name stands before or behind: "5 April", "May 5", "5th of May"."""
    if number.value > _DAYS and not is_year(tokens, number):
        return False
    behind = number.last + (tokens.words[number.last] == "of")
    before = number.first - 1 - (tokens.words[number.first - 1] == "the")
    return _is_month(tokens, behind, language) or _is_month(tokens, before, language)


def _is_month(tokens: Tokens, at: int, language: str) -> bool:
    word = tokens.words[at]
    if word not in words("numbers", "months", language):
        return False
    return word not in words("numbers", "month-words", language) or tokens.raw(at)[:1].isupper()


def _labelled(tokens: Tokens, first: int, several: bool, language: str) -> bool:
    """Tell whether a word that takes a number as its name stands before: "Level 4", "No. 5"."""
    before = tokens.words[first - 1]
    if before in ".-#" and before:
        dotted = tokens.words[first - 2] in words("numbers", "label-dot", language)
        return before == "#" or (dotted and tokens.joined(first - 1))
    if before in words("numbers", "label", language):
        return True
    weak = before in words("numbers", "label-weak", language)
    return weak and not several


def _pronoun(tokens: Tokens, at: int, hedged: bool, language: str) -> bool:
    """Tell whether "one" stands for somebody or something: "no one", "the one that"."""
    if tokens.words[at - 1] in words("numbers", "before-pronoun", language):
        return True
    behind = tokens.words[at + 1]
    if hedged:
        return behind == "another"
    return not behind.isalpha() or behind in words("numbers", "behind-pronoun", language) or (
        behind in words("numbers", "stop", language)
    )  # fmt: skip


def _is_suffixed(tokens: Tokens, number: Numeral, language: str) -> bool:
    """Tell whether a hyphen makes the number part of another word: "three-way", "two-faced"."""
    if not tokens.hyphened(number.last):
        return False
    return tokens.words[number.last + 1] in words("numbers", "not-counted", language)


def _in_name(
    tokens: Tokens, measure: Measure, several: bool, hedged: bool, language: str
) -> bool:  # fmt: skip
    """Tell whether capitals show a name: "Boeing 737", "10 Downing Street", "Nine Winters"."""
    first, last = measure.first, measure.number.last
    if hedged or tokens.words[first] in ("a", "an"):
        return False
    if tokens.is_digits(first):
        if tokens.words[last + 1] in words("numbers", "street", language) and tokens.capital(last):
            return True
        named = _is_name(tokens, first - 1, language)
        return named and not several
    if not tokens.capital(first):
        return False
    if not tokens.opens(first):
        return True
    following = tokens.words[last]
    if not tokens.capital(last) or following == "i":
        return False
    peoples = tuple(words("numbers", "peoples", language))
    return is_plural(following) and not following.endswith(peoples)


def _is_name(tokens: Tokens, at: int, language: str) -> bool:
    """Tell whether token `at` is a capitalised word that is no ordinary sentence opener."""
    if at < 0 or not tokens.is_word(at) or tokens.words[at] in (
        words("numbers", "capital-free", language)
    ):  # fmt: skip
        return False
    raw = tokens.raw(at)
    inner = raw[1:] != raw[1:].lower() and not tokens.text.isupper()
    return inner or tokens.capital(at)


def _no_ordinal(tokens: Tokens, number: Numeral, language: str) -> bool:
    """Tell whether an ordinal is part of a date, a name or a set phrase: "at first"."""
    first, last = number.first, number.last
    after = tokens.words[last]
    if after in words("numbers", "centuries", language) or _beside_month(tokens, number, language):
        return True
    step = last + 1 if tokens.hyphened(last) else last
    if step > last and tokens.words[step] in words("numbers", "centuries", language):
        return True
    before = tokens.words[first - 1]
    if before in words("numbers", "ordinal-before", language):
        return True
    set_phrases = words("numbers", "ordinal-behind", language)
    pair = f"{tokens.words[step]} {tokens.words[step + 1]}"
    if tokens.words[step] in set_phrases or pair in set_phrases:
        return True
    if tokens.words[first] == "second" and before == "a" and not after.isalpha():
        return True
    if tokens.is_digits(first):
        return False
    named = tokens.capital(first) and (not tokens.opens(first) or tokens.capital(last))
    return named or (before == "the" and tokens.capital(first - 2) and not after.isalpha()
                     and first > 1 and not tokens.opens(first - 2))  # fmt: skip


def _no_fraction(tokens: Tokens, measure: Measure, hedged: bool, language: str) -> bool:
    """Tell whether "half" or "quarter" is part of another thing: "half-time", "first half"."""
    number = measure.number
    first, last = number.first, number.last
    word = tokens.words[last - 1]
    if tokens.hyphened(last) and tokens.words[first] == word:
        return True
    if lexicon(language).fraction.get(word) not in (2, 4) or tokens.is_digits(first):
        return False
    before, after = tokens.words[first - 1], tokens.words[last]
    if before in words("numbers", "part-before", language):
        return True
    if after in words("numbers", "past", language) or tokens.hyphened(last):
        return True
    if first != last - 1:
        return False
    if word.endswith("s") or (word == "quarter" and after != "of"):
        return True
    return not hedged and after.isalpha() and after not in (
        words("numbers", "half-behind", language)
    )  # fmt: skip


def _no_times(tokens: Tokens, measure: Measure, hedged: bool, language: str) -> bool:
    """Tell whether "once" means formerly, or "double" is an adjective."""
    number = measure.number
    word, after = tokens.words[number.first], tokens.words[measure.last]
    if number.last - number.first > 1 or not word.isalpha() or measure.last > number.last:
        return False
    if word == "once":
        if tokens.words[number.first - 1] in ("at", "for"):
            return True
        kept = words("numbers", "before-once", language)
        if hedged or tokens.words[number.first - 1] in kept:
            return False
        return after.isalpha() and after not in words("numbers", "after-once", language)
    if word in words("numbers", "multiplies", language):
        return after.isalpha() and after not in words("numbers", "multiplied", language)
    return False


def _no_couple(tokens: Tokens, measure: Measure, hedged: bool, language: str) -> bool:
    """Tell whether "a couple" is two people: it counts only with "of" or a number behind."""
    del hedged, language
    return tokens.words[measure.number.last - 1] != "of"


_RULES: dict[str, Callable[[Tokens, Measure, bool, str], bool]] = {
    "cardinal": _no_cardinal,
    "fraction": _no_fraction,
    "times": _no_times,
    "couple": _no_couple,
}
