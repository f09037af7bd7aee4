"""Numbers as written: digits, number words, magnitudes, fractions, ordinals, dozens.

Reads one number at a token and says how exactly it is written. Knows nothing of units after
it, of the words that hedge it, or of numbers that are no quantities (dates, names).
"""

from __future__ import annotations

from factcli.language import words
from factcli.records import TYPE_CHECKING
from factcli.values import units
from factcli.values.number_words import Numeral, is_plural, lexicon

if TYPE_CHECKING:
    from factcli.values.number_words import Lexicon
    from factcli.values.numeral_tokens import Tokens

_HALF, _QUARTER = 2, 4
_TEN = 10
_TWENTY = 20
_HUNDRED = 100.0
_THOUSAND = 1000.0
# Groups of three digits; as many digits and as large a number as still make sense.
_GROUP = 3
_LONGEST = 30
_HUGE = 1e30
# How far "between" looks for the end of its numbers in words.
_REACH = 12


def numeral_at(
    tokens: Tokens, at: int, language: str = "en", *, money: bool = False
) -> Numeral | None:
    """Return the number that starts at token `at`, or None.

    With `money` single letters count as magnitudes in any case ("$5m", "$3 b").
    """
    lex = lexicon(language)
    word = tokens.words[at]
    if tokens.is_digits(at):
        return _digits(tokens, at, lex, money=money)
    if word in ("a", "an"):
        return _after_article(tokens, at, lex)
    if word in lex.cardinal:
        return _in_words(tokens, at, at, lex)
    if word in lex.fraction and word not in lex.ordinal:
        return _fraction(tokens, at, at, lex)
    if word in lex.vague:
        return _vague(tokens, at, lex)
    return _in_one_word(word, at, lex)


def _in_one_word(word: str, at: int, lex: Lexicon) -> Numeral | None:
    """Read "½", "third", "twice"."""
    if word in lex.vulgar:
        return Numeral(lex.vulgar[word], at, at + 1, "fraction", 0.01, rounds=True)
    if word in lex.ordinal:
        return Numeral(lex.ordinal[word], at, at + 1, "ordinal")
    if word in lex.times:
        return Numeral(lex.times[word], at, at + 1, "times")
    return None


def _digits(tokens: Tokens, at: int, lex: Lexicon, *, money: bool) -> Numeral | None:
    """Read digits, with what may follow: groups, a fraction, a suffix, a magnitude."""
    plain = "".join(char for char in tokens.words[at] if char in "0123456789.")
    whole, _, decimals = plain.partition(".")
    last = at + 1
    if not decimals and len(whole) <= _GROUP and whole[:1] != "0":
        while len(plain) < _LONGEST and _is_group(tokens, last):
            plain += tokens.words[last]
            last += 1
    if len(plain) > _LONGEST:
        return None
    number = Numeral(float(plain), at, last, "cardinal", 10.0 ** -len(decimals), bool(decimals))
    following = tokens.words[last]
    if tokens.joined(last) and following in words("numbers", "suffix") and not decimals:
        return number._replace(kind="ordinal", last=last + 1)
    number = _plus_fraction(tokens, number, lex)
    if number.kind == "fraction":
        return number
    return _with_half(tokens, _scaled(tokens, number, lex, money=money), lex)


def _is_group(tokens: Tokens, at: int) -> bool:
    """Tell whether token `at` is a thousands group after a plain space ("600 000 men").

    A letter must follow: three digits after a space alone may be anything.
    """
    group = tokens.words[at]
    if len(group) != _GROUP or not group.isdecimal() or tokens.joined(at):
        return False
    after = tokens.words[at + 1]
    grouped = len(after) == _GROUP and after.isdecimal()
    return grouped or (after[:1].isalpha() and not tokens.joined(at + 1))


def _plus_fraction(tokens: Tokens, number: Numeral, lex: Lexicon) -> Numeral:
    """Read "1/3" as a fraction, and add that of "2½" and "2 1/2"."""
    at = number.last
    following = tokens.words[at]
    if following in lex.vulgar:
        value = number.value + lex.vulgar[following]
        return number._replace(value=value, last=at + 1, grain=0.01, rounds=True)
    below = _slash(tokens, at - 1)
    if below:
        return Numeral(number.value / below, number.first, at + 2, "fraction", 0.01, rounds=True)
    if tokens.is_digits(at) and not tokens.joined(at):
        below = _slash(tokens, at)
        if below:
            value = number.value + float(following) / below
            return number._replace(value=value, last=at + 3, grain=0.01, rounds=True)
    return number


def _slash(tokens: Tokens, at: int) -> float:
    """Return the denominator when the tokens at `at` read "1/3", else 0."""
    above, sign, below, further = tokens.words[at : at + 4]
    if sign != "/" or not (tokens.joined(at + 1) and tokens.joined(at + 2)):
        return 0.0
    if further in ("/", "-") and tokens.joined(at + 3):
        return 0.0
    if not above.isdecimal() or below not in words("numbers", "denominators"):
        return 0.0
    return float(below) if 0 < int(above) < int(below) else 0.0


def _scaled(tokens: Tokens, number: Numeral, lex: Lexicon, *, money: bool = False) -> Numeral:
    """Multiply `number` by the magnitude words that follow it."""
    while number.value < _HUGE:
        at = number.last + tokens.hyphened(number.last)
        word = tokens.words[at]
        factor = lex.magnitude.get(word) or lex.collective.get(word) or 0.0
        if not factor and number.scale == 1 and word in lex.letter:
            factor = _letter(tokens, at, lex, money=money)
        if not factor:
            break
        rounds = factor >= _THOUSAND
        number = number._replace(
            value=number.value * factor, grain=number.grain * (factor if rounds else 1.0),
            rounds=number.rounds or rounds, last=at + 1, scale=number.scale * factor,
        )  # fmt: skip
    return number


def _letter(tokens: Tokens, at: int, lex: Lexicon, *, money: bool) -> float:
    """Return the magnitude that a letter close to the digits stands for, else 0.

    "m" is metres unless a plural, a currency or a capital shows millions.
    """
    word, factor = tokens.words[at], lex.letter[tokens.words[at]]
    runs_on = tokens.joined(at + 1) and (tokens.is_word(at + 1) or tokens.is_digits(at + 1))
    if runs_on or not (money or tokens.joined(at)):
        return 0.0
    capital = tokens.raw(at).isupper() and not tokens.text.isupper()
    if money or factor == _THOUSAND or (capital and word in ("m", "b")):
        return factor
    following = units.unit_at(tokens, at + 1)
    counted = word == "m" and is_plural(tokens.words[at + 1])
    return factor if counted or (following and units.is_money(following[0])) else 0.0


def _with_half(tokens: Tokens, number: Numeral, lex: Lexicon) -> Numeral:
    """Add "and a half" or "and three quarters" to `number`, and a magnitude after it."""
    joint = number.last + tokens.hyphened(number.last)
    if tokens.words[joint] != "and":
        return number
    at = joint + 1 + tokens.hyphened(joint + 1)
    last = at + 1 + tokens.hyphened(at + 1)
    article = tokens.words[at] in ("a", "an")
    above = 1.0 if article else lex.cardinal.get(tokens.words[at], 0.0)
    below = lex.fraction.get(tokens.words[last], 0.0)
    if not 0 < above < below or tokens.words[last + 1] == "of":
        return number
    grain = (0.1 if below == _HALF else 0.01) * number.scale
    value = number.value + above / below * number.scale
    return _scaled(
        tokens, number._replace(value=value, grain=grain, rounds=True, last=last + 1), lex
    )


def _after_article(tokens: Tokens, at: int, lex: Lexicon) -> Numeral | None:
    """Read the number that "a" starts: a hundred, a dozen, a couple of, a third, a mile."""
    word, behind = tokens.words[at + 1], tokens.words[at + 2]
    if word in lex.magnitude:
        return _in_words(tokens, at, at + 1, lex)
    if word in lex.collective:
        known = word not in words("numbers", "needs-of") or (
            behind == "of" and any(map(is_plural, tokens.words[at + 3 : at + 5]))
        )
        return Numeral(lex.collective[word], at, at + 2) if known else None
    if word in words("numbers", "couple"):
        return Numeral(2.0, at, at + 2 + (behind == "of"), "couple")
    if word in lex.fraction and word[-1] != "s":
        return _fraction(tokens, at, at + 1, lex)
    number = word in lex.cardinal or word in lex.times or word in lex.ordinal
    return Numeral(1.0, at, at + 1, "article") if tokens.is_word(at + 1) and not number else None


def _in_words(tokens: Tokens, first: int, at: int, lex: Lexicon) -> Numeral | None:
    """Read number words from token `at`: "twelve hundred", "one hundred and twenty-three"."""
    number = _sum_words(tokens, first, at, lex)
    at, value = number.last, number.value
    step = at + tokens.hyphened(at)
    word = tokens.words[step]
    if word in lex.cardinal:
        while tokens.words[at] in lex.cardinal or tokens.hyphened(at):
            at += 1
        return number._replace(last=at, kind="clash")
    if word in lex.fraction and value < _TEN and (word[-1] == "s") == (value > 1):
        part = _fraction(tokens, first, step, lex, value)
        if part or step > at:
            return part
    ending = step + (word == "and" and value >= _HUNDRED)
    more = lex.ordinal.get(tokens.words[ending], 0.0)
    if more and more < _HUNDRED and (value >= _HUNDRED or (value >= _TWENTY and value % _TEN == 0)):
        return Numeral(value + more, first, ending + 1, "ordinal")
    if more and more >= _HUNDRED:
        return Numeral(value * more, first, ending + 1, "ordinal")
    if word in lex.collective:
        number = _scaled(tokens, number, lex)
    return _with_half(tokens, number, lex)


def _sum_words(tokens: Tokens, first: int, at: int, lex: Lexicon) -> Numeral:
    """Add up the number words from token `at` on."""
    # "between one hundred and two thousand" are two numbers.
    two = tokens.words[at - 1] == "between" and tokens.words[at : at + _REACH].count("and") < 2
    total = current = 0.0
    scale, largest, fresh = 1.0, _HUGE, True
    while True:
        word = tokens.words[at]
        factor = lex.magnitude.get(word, 0.0)
        if word in lex.cardinal and (fresh or _is_unit_of_tens(current, lex.cardinal[word])):
            current, fresh = current + lex.cardinal[word], False
        elif factor == _HUNDRED and current < _HUNDRED:
            current, fresh = (current or 1.0) * factor, True
            scale = scale if total else factor
        elif _HUNDRED < factor < largest:
            largest = scale = factor
            total, current, fresh = total + (current or 1.0) * scale, 0.0, True
        elif not (word == "and" and fresh and scale > 1 and _continues(tokens, at + 1, lex, two)):
            following = tokens.words[at + 1]
            tens = _is_unit_of_tens(current, lex.cardinal.get(following, 0.0))
            small = tens or (fresh and scale > 1 and following in lex.cardinal)
            if not tokens.hyphened(at) or not (small or following in lex.magnitude):
                break
        at += 1
    rounds = scale >= _THOUSAND and not current
    return Numeral(
        total + current, first, at, grain=scale if rounds else 1.0, rounds=rounds, scale=scale
    )


def _is_unit_of_tens(current: float, small: float) -> bool:
    """Tell whether `small` can follow the tens in `current`: three after twenty."""
    return 0 < small < _TEN and current % _HUNDRED >= _TWENTY and current % _TEN == 0


def _continues(tokens: Tokens, at: int, lex: Lexicon, two: bool) -> bool:  # noqa: FBT001
    """Tell whether the words at `at` go on a number ("and two", but not "and two hundred").

    "two hundred and fifty thousand" goes on too, unless `two` numbers are expected.
    """
    if tokens.words[at] not in lex.cardinal:
        return False
    at += 1
    while tokens.words[at] in lex.cardinal or tokens.hyphened(at):
        at += 1
    factor = lex.magnitude.get(tokens.words[at], 0.0)
    if factor:
        return factor > _HUNDRED and not two
    return tokens.words[at] not in lex.fraction


def _fraction(
    tokens: Tokens, first: int, at: int, lex: Lexicon, above: float = 1.0
) -> Numeral | None:
    """Read a fraction whose denominator is token `at`, and what it is a fraction of."""
    below = lex.fraction[tokens.words[at]]
    last = at + 1
    step = last + tokens.hyphened(last)
    step += tokens.words[step] == "of"
    article = tokens.words[step] in ("a", "an", "one")
    step += article
    word = tokens.words[step]
    factor = lex.magnitude.get(word) or lex.collective.get(word)
    if factor and (article or below == _HALF):
        grain = (0.1 if below == _HALF else 0.01) * factor
        value = above / below * factor
        return Numeral(
            value, first, step + 1, grain=grain, rounds=factor >= _THOUSAND, scale=factor
        )
    if above == 1 and below not in (_HALF, _QUARTER):
        follows = tokens.words[last]
        if follows.isalpha() and follows not in words("numbers", "stop"):
            return None
    return Numeral(above / below, first, last, "fraction", 0.01, rounds=True)


def _vague(tokens: Tokens, at: int, lex: Lexicon) -> Numeral | None:
    """Read "dozens", "tens of thousands": at least two of them."""
    value, last = lex.vague[tokens.words[at]], at + 1
    while tokens.words[last] == "of" and lex.vague.get(tokens.words[last + 1], 0) >= _THOUSAND:
        value, last = value * lex.vague[tokens.words[last + 1]], last + 2
        if value > _HUGE:
            break
    if last == at + 1 and tokens.words[at] in words("numbers", "needs-of"):
        known = tokens.words[last] == "of" and value > _TEN
        return Numeral(2 * value, at, last, "vague", value) if known else None
    return Numeral(2 * value, at, last, "vague", value)
