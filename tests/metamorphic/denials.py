"""Variants that deny what the seed says, or have somebody say other words than his own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.metamorphic.variants import (
    AUXILIARY,
    QUOTED,
    Seed,
    Variant,
    base_form,
    mentions,
    participle,
    regular,
    small,
    turn,
)  # fmt: skip

from factcli.language import lemmas, lexicon, pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NEGATIVE = re.compile(
    r"\b(?:no|not|never|none|nobody|without|cannot|fail(?:s|ed)?)\b|n't\b", re.IGNORECASE
)
# As parts of verbs and before dates these are not each other's opposites.
_PARTICLES = frozenset({"on", "off", "up", "down", "in", "out"})
# Words to put into a quotation in the place of others: nobody on file says them.
_STRAY = {"n": "saxophone", "v": "juggle", "a": "purple", "r": "sideways"}


def variants(seed: Seed) -> Iterator[Variant]:
    """Yield the seed denied, turned into its opposite, or with a quotation changed."""
    rows = (
        *_negated(seed),
        *_opposite_phrases(seed),
        *_opposite_words(seed),
        *_misquoted(seed),
    )
    for kind, text in dict.fromkeys(rows):
        if text != seed.text:
            yield Variant(kind, text, keeps=False)


def _negated(seed: Seed) -> Iterator[tuple[str, str]]:
    text = seed.text
    if _NEGATIVE.search(QUOTED.sub("", text)):
        return
    inner = small(text, seed.base)
    opening = turn(
        ("It is not true that", "It is false that", "It is not the case that"), seed.number
    )
    yield "negation around", f"{opening[0]} {inner}"
    found = _verb(seed)
    if found is None:
        return
    verb, before, after = found[0], text[: found.start()], text[found.end() :]
    if verb in AUXILIARY:
        yield "negation added", f"{before}{verb} not{after}"
        yield "negation added", f"{before}{verb} never{after}"
        if verb in {"is", "was", "were", "are", "has", "had"}:
            yield "negation added", f"{before}{verb}n't{after}"
        return
    base = base_form(verb)
    present = verb.endswith("s")
    yield "negation added", f"{before}{'does' if present else 'did'} not {base}{after}"
    yield "negation added", f"{before}never {verb}{after}"
    yield "negation added", f"{before}{'fails' if present else 'failed'} to {base}{after}"


def _verb(seed: Seed) -> re.Match[str] | None:
    """Return the first finite verb outside names and quotations, if it is easy to tell."""
    text = seed.text
    closed = [m.span() for m in QUOTED.finditer(text)]
    closed += [(m.start, m.end) for m in mentions(text, seed.base)]
    for match in _WORD.finditer(text):
        if any(start <= match.start() < end for start, end in closed):
            continue
        word = match[0]
        if word in AUXILIARY:
            return match
        if match.start() and (participle(word) or _present(word)):
            return match
    return None


def _present(word: str) -> bool:
    weights = dict(lexicon.pos(word))
    verb = weights.get("v", 0)
    return word.endswith("s") and verb > 0 and verb > weights.get("n", 0) / 4


def _opposite_phrases(seed: Seed) -> Iterator[tuple[str, str]]:
    """Yield the seed with what its property lists as an opposite."""
    claim, prop = seed.claim, seed.base.properties.get(seed.claim.property)
    phrases = (*claim.phrases, *(prop.phrases if prop else ()))
    opposites = (*claim.opposites, *(prop.opposites if prop else ()))
    said = sorted((p for p in phrases if f" {p} " in seed.text), key=lambda p: (-len(p), p))
    if said and seed.text.count(f" {said[0]} ") == 1:
        for other in turn(tuple(dict.fromkeys(opposites)), seed.number, 3):
            yield "opposite phrase", seed.text.replace(f" {said[0]} ", f" {other} ")


def _opposite_words(seed: Seed) -> Iterator[tuple[str, str]]:
    """Yield the seed with one word's written opposite in its place, in the same form."""
    known = pairs.opposites()
    closed = [(m.start, m.end) for m in mentions(seed.text, seed.base)]
    closed += [m.span() for m in QUOTED.finditer(seed.text)]
    for match in _WORD.finditer(seed.text):
        if any(start <= match.start() < end for start, end in closed):
            continue
        word = match[0]
        if word in _PARTICLES:
            continue
        for other in turn(sorted(_forms(word, known)), seed.number):
            yield "opposite word", article(_put(seed.text, match, other))


def _forms(word: str, known: pairs.Pairs) -> set[str]:
    """Return the opposites of a word, regular past forms turned along with it."""
    if word in known and not participle(word):
        return {other for other in known[word] if " " not in other}
    base = lemmas.lemma(word, "v")
    if base == word or not participle(word) or not word.endswith("ed"):
        return set()
    others = {other for other in known.get(base, ()) if " " not in other}
    return {_past(other) for other in others if regular(other) and participle(_past(other))}


def _past(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    return f"{base[:-1]}ied" if base.endswith("y") and base[-2:-1] not in "aeiou" else f"{base}ed"


def _misquoted(seed: Seed) -> Iterator[tuple[str, str]]:
    """Yield the seed with a word of its quotation changed, added, left out or denied."""
    quote = QUOTED.search(seed.text)
    if quote is None:
        return
    words = list(_WORD.finditer(seed.text, quote.start(), quote.end()))
    content = [word for word in words if len(word[0]) > 4]
    inner = [word for word in words[1:-1] if len(word[0]) > 4]
    for word in turn(content, seed.number, 3):
        yield "quotation: word changed", article(_put(seed.text, word, _stray(word[0])))
        for other in turn(sorted(_forms(word[0].lower(), pairs.opposites())), seed.number):
            yield "quotation: opposite word", _put(seed.text, word, other)
    for word in turn(inner, seed.number):
        yield "quotation: word left out", _put(seed.text, word, "").replace("  ", " ")
    for word in words:
        if word[0].lower() in AUXILIARY:
            yield "quotation: negation added", _put(seed.text, word, f"{word[0]} not")
            break
    for word in words:
        if word[0].lower() in {"no", "not", "never"}:
            yield "quotation: negation left out", _put(seed.text, word, "").replace("  ", " ")
            if word is not words[0]:
                yield "quotation: negation left out", _put(seed.text, word, "…")
            break


def article(text: str) -> str:
    """Return the text with "a" and "an" as the words behind them want it."""
    text = re.sub(r"\b([Aa])n (?=[^aeiouAEIOU\W\d])", r"\1 ", text)
    return re.sub(r"\b([Aa]) (?=[aeio])", r"\1n ", text)


def _put(text: str, word: re.Match[str], new: str) -> str:
    return text[: word.start()] + new + text[word.end() :]


def _stray(word: str) -> str:
    """Return another word of the same class and number."""
    weights = lexicon.pos(word)
    new = _STRAY[weights[0][0] if weights else "n"]
    return f"{new}s" if word.endswith("s") and new == "saxophone" else new
