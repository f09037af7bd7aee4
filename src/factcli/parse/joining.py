"""Atoms that belong together made one: compounds of the lexicon, and names of several words."""

from __future__ import annotations

from itertools import pairwise

from factcli.language import lexicon, pairs, words
from factcli.model import Span
from factcli.parse.atoms import ENTITY, NAME, NAMED, WORD, Atom
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from factcli.parse.vocabulary import Vocabulary

_LONGEST_COMPOUND = 3
_HYPHENS = frozenset({"-", "\u2010", "\u2011"})
_TITLES = frozenset({
    "mr", "mrs", "ms", "dr", "prof", "professor", "sir", "lord", "lady", "dame", "st", "miss", "mx",
})  # fmt: skip
# Particles that as often open a phrase of place: then the verb before them stands alone.
_LOOSE_PARTICLES = frozenset({"in", "on", "through", "around"})
_OPENS_PHRASE = frozenset({"D", "N", "A", "Q", "T"})
_BEGINS_NO_COMPOUND = frozenset({"D", "O", "TO", "X", "C", "W", "BE", "P", "R", "T", "MD"})


def compounds(found: list[Atom], text: str) -> list[Atom]:
    """Join neighbours that the lexicon lists as one: "prime minister", "broke off"."""
    joined: list[Atom] = []
    i = 0
    while i < len(found):
        made = _longest_compound(found, i, text)
        joined.append(made or found[i])
        i += len(made.words) if made else 1
    return joined


def _longest_compound(found: list[Atom], i: int, text: str) -> Atom | None:
    for size in range(_LONGEST_COMPOUND, 1, -1):
        group = found[i : i + size]
        if len(group) < size or any(a.kind != WORD for a in group):
            continue
        following = found[i + size].tag if i + size < len(found) else ""
        made = _hyphened(group, text) or _compound(group, following)
        if made:
            return made
    return None


def _hyphened(group: list[Atom], text: str) -> Atom | None:
    """Return words that a hyphen joins as the one word that they are, if the lexicon has it."""
    if any(text[a.span.end : b.span.start] not in _HYPHENS for a, b in pairwise(group)):
        return None
    first, last = group[0], group[-1]
    spelled = [*(a.first_word for a in group[:-1]), last.lemma]
    for lemma in ("-".join(spelled), " ".join(spelled)):
        pos = dict(lexicon.pos(lemma))
        tag = "N" if pos.get("n") else "A" if pos.get("a") or lemma in pairs.classes() else ""
        if tag:
            return _joined(group, text[first.span.start : last.span.end], lemma, tag)
    return None


def _compound(group: list[Atom], following: str) -> Atom | None:
    """Return a compound noun or phrasal verb as one atom; `following` is the tag after it."""
    first, last = group[0], group[-1]
    if last.first_word in _LOOSE_PARTICLES and following in _OPENS_PHRASE:
        return None  # "held in the prison" is no phrasal verb, "gave in" is one
    if first.tag in _BEGINS_NO_COMPOUND:
        return None
    nominal = all(a.tag in {"N", "A"} for a in group)
    phrasal = first.verbal and first.content and last.first_word in words("grammar", "particle")
    if not nominal and not phrasal:
        return None
    if nominal:
        lemma = " ".join([*(a.first_word for a in group[:-1]), last.lemma])
    else:
        lemma = " ".join([first.lemma, *(a.first_word for a in group[1:])])
    listed = _listed(lemma, "n" if nominal else "v")
    surface = " ".join(a.text for a in group)
    return _joined(group, surface, listed, "N" if nominal else first.tag) if listed else None


def _listed(lemma: str, pos: str) -> str:
    """Return the lemma as the lexicon spells it, "left-winger" for "left winger", or ""."""
    for spelling in (lemma, lemma.replace(" ", "-")):
        if dict(lexicon.pos(spelling)).get(pos):
            return spelling
    return ""


def _joined(group: list[Atom], surface: str, lemma: str, tag: str) -> Atom:
    span = Span(group[0].span.start, group[-1].span.end)
    spelled = tuple(a.first_word for a in group)
    return Atom(WORD, surface, span, spelled, lemma, tag, capital=group[0].capital)


def merge_names(found: list[Atom], vocabulary: Vocabulary) -> list[Atom]:
    """Join neighbouring unknown capitalised words into one name: "Kaspar Lindholt"."""
    joined: list[Atom] = []
    for atom in _forwards(found, vocabulary):
        last = joined[-1] if joined else None
        if last is None:
            joined.append(atom)
        elif (
            _goes_on(last, atom)
            or _other_person(last, atom, vocabulary)
            or _longer_name(last, atom)
            or _numbered(last, atom)
            or (len(joined) > 1 and _title(last, atom))
        ):
            joined[-1] = _name(last, atom, f"{last.lemma} {' '.join(atom.words)}")
        elif _before_name(last, atom):
            joined[-1] = _name(last, atom, " ".join(last.words + atom.words))
        else:
            joined.append(atom)
    return joined


def _forwards(found: list[Atom], vocabulary: Vocabulary) -> list[Atom]:
    """Read "Lund, Ada" as the Ada Lund who is on file."""
    made: list[Atom] = []
    for atom in found:
        if len(made) > 1 and made[-1].text == "," and made[-2].kind == ENTITY and atom.capital:
            words_read = (*atom.words, *made[-2].words)
            size, entities = vocabulary.longest(words_read, 0)
            if size == len(words_read) and set(entities) & set(made[-2].entities):
                span = Span(made[-2].span.start, atom.span.end)
                text = f"{made[-2].text}, {atom.text}"
                del made[-2:]
                lemma = " ".join(words_read)
                made.append(
                    Atom(ENTITY, text, span, words_read, lemma, "N", entities, capital=True)
                )
                continue
        made.append(atom)
    return made


def _name(last: Atom, atom: Atom, lemma: str) -> Atom:
    span = Span(last.span.start, atom.span.end)
    text = f"{last.text} {atom.text}"
    return Atom(NAME, text, span, last.words + atom.words, lemma, "N", capital=True)


def _touch(last: Atom, atom: Atom) -> bool:
    """Tell whether one blank stands between the two."""
    return last.span.end + 1 == atom.span.start


def _capital_word(atom: Atom) -> bool:
    return atom.kind == WORD and atom.capital and atom.tag in {"N", "A"}


def _goes_on(last: Atom, atom: Atom) -> bool:
    """Tell whether an unknown name goes on with a name or a capitalised word."""
    return last.kind == NAME and (atom.kind == NAME or _capital_word(atom))


def _other_person(last: Atom, atom: Atom, vocabulary: Vocabulary) -> bool:
    """Tell whether an unknown first name makes a known surname another person: "Ansel Brandt"."""
    if last.kind != NAME or atom.kind != ENTITY or not _touch(last, atom):
        return False
    surname = len(atom.words) == 1 and last.first_word not in _TITLES
    return surname and any(vocabulary.kinds.get(e) == "person" for e in atom.entities)


def _longer_name(last: Atom, atom: Atom) -> bool:
    """Tell whether a known name goes on: "Northport Bay" is not Northport."""
    tail = atom.kind == WORD and atom.capital and atom.first_word in words("grammar", "name_tail")
    return last.kind == ENTITY and tail and _touch(last, atom)


def _title(last: Atom, atom: Atom) -> bool:
    """Tell whether two capitalised words of the language are a title: "Silent Harbour"."""
    return _capital_word(last) and _capital_word(atom) and _touch(last, atom)


def _numbered(last: Atom, atom: Atom) -> bool:
    """Tell whether a number belongs to the name before it: "Pelican 2"."""
    counted = atom.number is None or not atom.number.unit
    return (
        last.kind in NAMED
        and last.capital
        and counted
        and atom.text.isdigit()
        and _touch(last, atom)
    )


def _before_name(last: Atom, atom: Atom) -> bool:
    """Tell whether a capitalised word, not a title, opens the unknown name after it."""
    return atom.kind == NAME and _capital_word(last) and last.first_word not in _TITLES
