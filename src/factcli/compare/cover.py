"""What covers what: each atom of a statement against the names and words of a claim."""

from __future__ import annotations

from functools import lru_cache

from factcli.language import lexicon, table, words
from factcli.model import Reason, Relation
from factcli.parse.atoms import ENTITY, NAME, NUMBER, PUNCT, QUOTE, TIME
from factcli.records import TYPE_CHECKING, dataclass, field

if TYPE_CHECKING:
    from factcli.compare.typed import Typed
    from factcli.parse.atoms import Assertion, Atom

_SAME = (Relation.EQUAL, Relation.WITHIN)
_TYPO = 86
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Cover:
    """How one atom of a statement relates to something stored, and in which slot."""

    relation: Relation
    slot: str
    stored: str
    reason: Reason | None = None
    note: str = ""


@dataclass(slots=True)
class Alignment:
    """A statement's part laid against one claim: a cover, or none, for each atom."""

    said: Assertion
    typed: Typed
    covers: list[Cover | None]
    evoked: float = 0.0
    flips: int = 0
    extra: list[Cover] = field(default_factory=list)
    blocked: str = ""
    implied: set[str] = field(default_factory=set)
    same: bool = False

    def slots(self, *names: str) -> bool:
        """Whether any atom agrees with one of the claim's slots `names`."""
        return bool(self.implied.intersection(names)) or any(c is not None and c.slot in names and c.relation in _SAME for c in self.covers)

    def leftovers(self) -> list[int]:
        """Return the positions of the atoms that nothing stored answers for."""
        return [
            i for i, (atom, cover) in enumerate(zip(self.said.atoms, self.covers, strict=True))
            if cover is None and must_answer(atom)
        ]  # fmt: skip

    def clashes(self) -> list[tuple[int, Cover]]:
        """Return the covers that exclude what is stored, with their positions (-1: none)."""
        found = [
            (i, c) for i, c in enumerate(self.covers)
            if c is not None and c.relation is Relation.EXCLUSIVE
        ]  # fmt: skip
        return found + [(-1, c) for c in self.extra if c.relation is Relation.EXCLUSIVE]


def must_answer(atom: Atom) -> bool:
    """Whether the atom says something that the claim must hold for support."""
    if telling(atom):
        return True
    if not atom.content or atom.kind == PUNCT:
        return False
    if atom.kind in {TIME, NUMBER, NAME, ENTITY, QUOTE}:
        return True
    word = atom.words[0] if atom.words else ""
    if atom.tag == "R" and word in words("light", "filler"):
        return False
    if atom.verbal and atom.lemma in words("light", "verb"):
        return False
    if atom.tag == "N" and atom.lemma in words("light", "anybody"):
        return False
    return atom.lemma not in words("light", "filler") and word not in words("light", "filler")


@lru_cache(maxsize=65536)
def word_relation(said: str, stored: str) -> Relation | None:
    """Return the lexicon's relation of two lemmas."""
    if said == stored:
        return Relation.EQUAL
    return lexicon.relation(said, stored)


@lru_cache(maxsize=16384)
def _known(word: str) -> bool:
    return bool(lexicon.pos(word))


@lru_cache(maxsize=16384)
def _typo(said: str, stored: str) -> bool:
    """Whether an unknown word is a misspelling of a stored one."""
    if len(said) < 4 or abs(len(said) - len(stored)) > 2 or not said.isalpha():
        return False
    from rapidfuzz import fuzz

    return bool(fuzz.ratio(said, stored) >= _TYPO - (8 if len(said) < 8 and len(stored) < 8 else 0))


def plain(word: str) -> str:
    """Return a word without a plural "s", for finding names by their first word."""
    return word.rstrip("s") if len(word) > _SHORT - 1 else word


def _same_word(said: str, stored: str) -> bool:
    if said == stored:
        return True
    if said.rstrip("s") == stored.rstrip("s") and len(said) > 3:
        return True
    return not _known(said) and _typo(said, stored)


def cover_names(alignment: Alignment) -> None:
    """Cover atoms that name the claim's subject, value, agent, place or speakers."""
    said, typed = alignment.said.atoms, alignment.typed
    for slot, ids in typed.entities.items():
        for i, atom in enumerate(said):
            if atom.entities and ids.intersection(atom.entities) and alignment.covers[i] is None:
                alignment.covers[i] = Cover(Relation.EQUAL, slot, atom.text)
    _cover_implied(alignment)
    _cover_sequences(alignment)


def _rows(word: str, typed: Typed) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the claim's names that may begin with `word`, each with its slot."""
    rows = typed.firsts.get(plain(word), ())
    if rows or _known(word) or len(word) < _SHORT:
        return rows
    return tuple(row for first, found in typed.firsts.items() if _typo(word, first) for row in found)


def _cover_sequences(alignment: Alignment) -> None:
    """Cover each run of words that is one of the claim's names, the longest first."""
    flat, owner = alignment.said.flat, alignment.said.owner
    for start, word in enumerate(flat):
        for name, slot in _rows(word, alignment.typed):
            size = len(name)
            if start + size > len(flat) or not all(_same_word(flat[start + k], name[k]) for k in range(size)):
                continue
            window = owner[start : start + size]
            if any(owner.count(i) != window.count(i) for i in set(window)):
                continue  # another first name is another person
            for i in window:
                before = alignment.covers[i]
                if before is None or before.slot in {"detail", "part"}:
                    alignment.covers[i] = Cover(Relation.EQUAL, slot, " ".join(name))


def _cover_implied(alignment: Alignment) -> None:
    """Note the slots named inside a longer name: the film in "the film's director"."""
    for atom in alignment.said.atoms:
        if atom.kind != ENTITY or len(atom.words) < 2:
            continue
        for slot in ("subject", "value"):
            for name in alignment.typed.names.get(slot, ()):
                size = len(name)
                inside = any(atom.words[i : i + size] == name for i in range(len(atom.words) - size + 1))
                if inside and size < len(atom.words):
                    alignment.implied.add(slot)


def best_word(atom: Atom, typed: Typed, *, deep: bool = True) -> Cover | None:
    """Return the best relation of a word to any word of the claim.

    Without `deep` only the word itself is looked for, not the lexicon's relations.
    """
    bag = typed.bag
    if atom.kind == ENTITY:
        return None
    for key in (atom.lemma, *atom.words):
        if key in bag and (key == atom.lemma or len(atom.words) == 1):
            return Cover(Relation.EQUAL, bag[key], key)
    if len(atom.words) > 1:
        weighty = [w for w in atom.words if w.rstrip("s") not in words("light", "general")]
        if weighty and all(w in bag for w in weighty):
            return Cover(Relation.EQUAL, bag[weighty[-1]], atom.lemma)
    if atom.kind == NAME:
        return _name_cover(atom, typed)
    if not deep:
        return None
    if not _known(atom.lemma):
        for stored, slot in bag.items():
            if _typo(atom.lemma, stored):
                return Cover(Relation.EQUAL, slot, stored, note=f"read as {stored}")
    found = _related(atom.lemma, typed.lemmas)
    if found is not None and found.relation is Relation.WITHIN and atom.verbal:
        return None  # a verb's hypernym drops too much: to sign is to approve, not the reverse
    return found


def _related(lemma: str, stored_lemmas: tuple[tuple[str, str], ...]) -> Cover | None:
    """Return the strongest lexical relation: equal, within, opposite, exclusive, beyond."""
    best: Cover | None = None
    rank = {Relation.EQUAL: 5, Relation.WITHIN: 4, Relation.OPPOSITE: 3, Relation.EXCLUSIVE: 2, Relation.BEYOND: 1}
    for stored, slot in stored_lemmas:
        relation = word_relation(lemma, stored)
        if relation is None:
            continue
        value = rank.get(relation, 0) * 2 + (slot in {"property", "value"})
        if best is None or value > rank.get(best.relation, 0) * 2 + (best.slot in {"property", "value"}):
            best = Cover(relation, slot, stored)
    return best


def _name_cover(atom: Atom, typed: Typed) -> Cover | None:
    """Cover an unknown name by part of a stored one, or find it another of that surname."""
    said = [w for w in atom.words if w]
    for slot in ("subject", "value", "by", "place"):
        for name in typed.names.get(slot, ()):
            if len(said) <= len(name) and all(any(_same_word(w, n) for n in name) for w in said):
                return Cover(Relation.EQUAL, slot, " ".join(name))
    for word in said:
        if word not in typed.bag:
            return None
    return Cover(Relation.EQUAL, typed.bag[said[0]], atom.text) if said else None


def _by_words(atom: Atom, typed: Typed) -> Cover | None:
    """Cover a description that names another entity by the claim's own words for it."""
    if atom.kind != ENTITY or not atom.text[:1].islower():
        return None
    parts = [w for w in atom.words if w not in words("grammar", "preposition")]
    if all(any(_same_word(w, stored) for stored in typed.bag) for w in parts):
        return Cover(Relation.EQUAL, "words", " ".join(parts))
    return None


def cover_prepositions(alignment: Alignment) -> None:
    """Cover "before", "under", "without": words of structure that carry meaning."""
    _cover_denying(alignment)
    if not any(telling(a) for a in alignment.said.atoms):
        return
    stored = {
        a.words[0] for r in alignment.typed.readings for a in r.atoms
        if a.tag in {"P", "C", "R"} and a.words
    }  # fmt: skip
    opposed = dict(pair.split("=") for pair in table("relations")["opposed"])
    opposed.update({b: a for a, b in opposed.items()})
    for i, atom in enumerate(alignment.said.atoms):
        if not telling(atom) or alignment.covers[i] is not None:
            continue
        word = atom.words[0]
        if word in {"before", "after"}:
            alignment.covers[i] = _order_cover(alignment, i, opposed[word])
        elif word in stored:
            alignment.covers[i] = Cover(Relation.EQUAL, "detail", word)
        elif opposed.get(word, word) in stored:
            alignment.covers[i] = Cover(Relation.OPPOSITE, "detail", opposed[word])


@lru_cache(maxsize=1)
def _denying() -> dict[str, frozenset[str]]:
    """Return, for each preposition, those that deny it of the same thing."""
    found: dict[str, set[str]] = {}
    for pair in table("relations")["denying"]:
        one, other = pair.split("=")
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


def _cover_denying(alignment: Alignment) -> None:
    """Cover "outside Quito" as the opposite of "in Quito": one thing, denied by the preposition."""
    pairs = _denying()
    for i, atom in enumerate(alignment.said.atoms):
        word = atom.words[0] if atom.kind == "word" and atom.words else ""
        mine = _named_after(alignment.said.atoms, i) if word in pairs else frozenset()
        if not mine:
            continue
        held = {
            other.words[0] for reading in alignment.typed.readings for j, other in enumerate(reading.atoms)
            if other.kind == "word" and other.words and other.words[0] in pairs and mine & _named_after(reading.atoms, j)
        }  # fmt: skip
        if word not in held and held & pairs[word]:
            alignment.covers[i] = Cover(Relation.OPPOSITE, "detail", min(held & pairs[word]))


def _order_cover(alignment: Alignment, i: int, opposite: str) -> Cover | None:
    """Compare "before X" with what the claim sets before or after the same X."""
    atoms = alignment.said.atoms
    word, mine = atoms[i].words[0], _named_after(atoms, i)
    for reading in alignment.typed.readings:
        for j, other in enumerate(reading.atoms):
            if not other.words or other.words[0] not in {word, opposite} or other.tag != "P":
                continue
            if mine & _named_after(reading.atoms, j):
                same = other.words[0] == word
                return Cover(Relation.EQUAL if same else Relation.OPPOSITE, "detail", other.words[0])
    return None


def _named_after(atoms: tuple[Atom, ...], i: int) -> frozenset[str]:
    """Return what identifies the first thing after position `i`."""
    for atom in atoms[i + 1 : i + 5]:
        if atom.content and atom.kind in {ENTITY, NAME, "word"}:
            return frozenset(atom.entities) or frozenset({atom.lemma})
    return frozenset()


def telling(atom: Atom) -> bool:
    """Whether the atom is a preposition that a claim must answer for."""
    return atom.kind == "word" and atom.tag in {"P", "C"} and atom.words[0] in words("relations", "telling")


def cover_words(alignment: Alignment) -> None:
    """Cover the remaining words by the claim's words, and note opposites."""
    open_words = [
        i for i, a in enumerate(alignment.said.atoms)
        if alignment.covers[i] is None and a.content and a.kind not in {TIME, NUMBER, QUOTE, PUNCT}
    ]  # fmt: skip
    for deep in (False, True):
        if deep and not _promising(alignment):
            return  # nothing of this claim is spoken of: no relation can decide
        for i in open_words:
            if alignment.covers[i] is None:
                _cover_word(alignment, i, deep=deep)


def _promising(alignment: Alignment) -> bool:
    """Whether the claim's subject, value or a good part of its words is named."""
    if any(c is not None and c.slot not in {"detail", "property", "phase"} for c in alignment.covers):
        return True
    asked = [c for a, c in zip(alignment.said.atoms, alignment.covers, strict=True) if must_answer(a)]
    return 2 * sum(c is not None for c in asked) >= len(asked) or alignment.typed.plain or alignment.typed.attributed


def _cover_word(alignment: Alignment, i: int, *, deep: bool) -> None:
    atom, typed = alignment.said.atoms[i], alignment.typed
    if not must_answer(atom):
        if atom.lemma in typed.bag:
            alignment.covers[i] = Cover(Relation.EQUAL, typed.bag[atom.lemma], atom.lemma)
        return
    cover = best_word(atom, typed, deep=deep) or (_by_words(atom, typed) if deep else None)
    if cover is not None and cover.relation is not Relation.UNRELATED:
        alignment.covers[i] = cover
