"""The words of a claim: the ways to say its property, their verbs, and what denies it."""

from __future__ import annotations

from factcli.compare.content import content_lemmas, head, light, singular
from factcli.parse.atoms import ENTITY, NAME, NUMBER, TIME, WORD
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from factcli.compare.typed import Firsts, Name, Names
    from factcli.parse.atoms import Assertion

    Phrase = frozenset[str]

_CORE = ("subject", "value", "by", "place")
_BARE = frozenset({"be", "have", "do"})


def phrase_of(reading: Assertion, names: Names) -> Phrase:
    """Return the content lemmas of a reading that name neither subject nor value."""
    outside = {w for slot in _CORE for name in names.get(slot, ()) for w in name}
    verbs = {f.verb for f in reading.frames if f.main}
    return frozenset(
        lemma
        for i, atom in enumerate(reading.atoms)
        if atom.kind == WORD
        for lemma in content_lemmas([atom])
        if i in verbs or (lemma not in outside and atom.words[0] not in outside)
    )


def verbs_of(readings: Iterable[Assertion], names: Names) -> dict[Phrase, str]:
    """Return the main verb of each way to say the property, light verbs left out."""
    found: dict[Phrase, str] = {}
    for reading in readings:
        verb = next((f.lemma for f in reading.frames if f.main), "")
        phrase = phrase_of(reading, names)
        if verb and not light(verb) and verb in phrase:
            found.setdefault(phrase, verb)
    return found


def bag_of(
    readings: Iterable[Assertion], phrases: Iterable[Phrase], names: Names
) -> dict[str, str]:
    """Return each word of the claim with the slot that it stands in."""
    bag: dict[str, str] = {}
    for slot in ("value", "subject", "by", "place"):
        for name in names.get(slot, ()):
            bag.setdefault(head(name), slot)
    for phrase in phrases:
        for lemma in phrase:
            bag.setdefault(lemma, "property")
    for reading in readings:
        for atom in reading.atoms:
            if atom.content and atom.kind not in {TIME, NUMBER}:
                for word in (atom.lemma, *atom.words):
                    bag.setdefault(word, "detail")
    return bag


def lemma_slots(readings: Iterable[Assertion], bag: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the base forms among the claim's words with their slots, for the lexicon."""
    found = dict.fromkeys(
        word
        for reading in readings
        for atom in reading.atoms
        if atom.content and atom.kind in {WORD, ENTITY, NAME}
        for word in (
            (atom.lemma, *atom.words[1:], *atom.words[:-1]) if atom.kind == WORD else atom.words
        )
        if word in bag
    )
    return tuple((lemma, bag[lemma]) for lemma in found)


def firsts_of(names: Names) -> Firsts:
    """Return the names by their first word without plural, longest first, with their slots."""
    rows: list[tuple[Name, str]] = [(n, slot) for slot, found in names.items() for n in found]
    rows.sort(key=lambda row: -len(row[0]))
    by_first: Firsts = {}
    for name, slot in rows:
        key = singular(name[0])
        by_first[key] = (*by_first.get(key, ()), (name, slot))
    return by_first


def denials_of(
    text: Sequence[Assertion],
    denied: Sequence[Assertion],
    opposites: Iterable[Assertion],
    names: Names,
) -> tuple[tuple[str, ...], ...]:
    """Return the lemmas of each way to deny the claim, those left out that affirm it as well.

    `text` holds the reading of the claim's own text, if it can be read, `denied` those of
    phrases that deny it ("did not accept"), `opposites` those on file for the contrary.
    """
    outside = {w for found in names.values() for name in found for w in name}
    found = [_denial(r, outside) for r in denied]
    found += [tuple(content_lemmas(r.atoms)) for r in opposites if not r.negated]
    own = {a.lemma for r in text for a in r.atoms if not a.verbal}
    told = {f.lemma for r in text for f in r.frames if f.main}
    verbs = {f.lemma for r in denied for f in r.frames if f.main} - told
    return tuple(x for x in dict.fromkeys(found) if set(x) & verbs or set(x) - own)


def _denial(reading: Assertion, outside: Collection[str]) -> tuple[str, ...]:
    """Return the verb of a phrase that denies, light or not, and its words that name nothing."""
    lemmas = tuple(content_lemmas(reading.atoms))
    verbs = [f.lemma for f in reading.frames if f.main]
    kept = tuple(x for x in lemmas if x not in outside)
    if not kept and not set(verbs) - _BARE:
        kept = lemmas  # "was not the mayor": its verb alone denies nothing
    return tuple(dict.fromkeys((*kept, *verbs)))
