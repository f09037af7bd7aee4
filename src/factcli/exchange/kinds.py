"""What kind of thing a name stands for, where its own words or the record say so plainly."""

from __future__ import annotations

import re

from factcli.language import table, words
from factcli.records import TYPE_CHECKING
from factcli.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcli.exchange.records import Record

THING, PERSON, PLACE = "thing", "person", "place"
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_POSSESSIVE = re.compile(r"\w(?:['’]s|s['’]) ")
_KINDS = (PERSON, "organisation", "event", "work", "group", PLACE)
_UNKNOWN = (THING, "")
_MOST_NAMES = 4
_SHORT_NAME = 2


def guess(name: str, aliases: Iterable[str]) -> tuple[str, str]:
    """Return the kind and, for a place, the level that `name` and `aliases` tell.

    The name's own nouns count first, then what the descriptions among the aliases say as
    long as they agree, then the shape of a personal name: "Ana Lund" also called "Lund".
    """
    others = tuple(aliases)
    if _is_country(name):
        return PLACE, "country"
    personal = _personal(name, others)
    found = _by_first_word(name)
    if found != _UNKNOWN:
        return found
    found = _by_head_noun(name)
    if personal and found[0] != PERSON and len(name.split()) == _SHORT_NAME:
        # "Ana Park": a surname that is also a noun.
        found = _UNKNOWN
    if found == _UNKNOWN:
        found = _agreed(others)
    return (PERSON, "") if personal and found == _UNKNOWN else found


def of_person(record: Record) -> bool:
    """Whether only a person can be the record's subject: it speaks, or holds an office."""
    said = fold(record.property)
    return record.value_type == "quote" or said in words("record_words", "of-person")


def in_context(name: str, quotes: Iterable[str]) -> str:
    """Return the kind that a quote tells: "the historian NAME", "NAME, the mayor of Tolm"."""
    spelt = re.escape(name)
    around = re.compile(
        rf"(?P<before>[a-z]+) {spelt}(?!\w)|(?<!\w){spelt}, (?:the|an?) (?P<behind>[^,;.]+)"
    )
    for quote in quotes:
        if name not in quote:
            continue
        for found in around.finditer(quote):
            told = _by_head_noun(found["before"] or found["behind"])[0]
            if told != THING:
                return told
    return THING


def _is_country(name: str) -> bool:
    plain = fold(name).removeprefix("the ")
    countries = table("countries")
    return plain in countries and plain not in countries.get("shared", ())


def _agreed(aliases: tuple[str, ...]) -> tuple[str, str]:
    told = {
        _by_head_noun(alias)
        for alias in aliases
        if alias[:4].casefold() == "the " or _POSSESSIVE.search(alias)
    } - {_UNKNOWN}
    return told.pop() if len(told) == 1 else _UNKNOWN


def _by_first_word(name: str) -> tuple[str, str]:
    """Return what "Storm …", "Lake …" or "Dr …" tells."""
    first, _, rest = name.partition(" ")
    if rest and first[:1].isupper():
        for kind in (PLACE, "event", PERSON):
            if fold(first) in words("entity_kinds", f"first_{kind}"):
                return kind, ""
    return _UNKNOWN


def _by_head_noun(name: str) -> tuple[str, str]:
    """Return what the last word before any "of …", "at …", "who …" tells."""
    plain = [fold(word) for word in _WORD.findall(name)]
    stops = words("grammar", "preposition") | words("grammar", "wh")
    end = next((at for at, word in enumerate(plain) if at and word in stops), len(plain))
    return _noun(plain[end - 1]) if plain else _UNKNOWN


def _noun(word: str) -> tuple[str, str]:
    for kind in _KINDS:
        if word in words("entity_kinds", kind):
            return kind, ""
    for level, nouns in table("place_levels").items():
        if word in nouns:
            return PLACE, level
    return _UNKNOWN


def _personal(name: str, aliases: tuple[str, ...]) -> bool:
    parts = name.split()
    if not 1 < len(parts) <= _MOST_NAMES or not all(part[:1].isupper() for part in parts):
        return False
    if _POSSESSIVE.search(name) or any(char.isdigit() for char in name):
        return False
    return parts[-1] in aliases
