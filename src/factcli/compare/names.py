"""Names of a statement against the names of a claim, misspelt ones included."""

from __future__ import annotations

from functools import lru_cache

from factcli.compare.content import runs_in, singular
from factcli.compare.cover import equal, named
from factcli.language import lexicon
from factcli.likeness import most_alike
from factcli.memo import by_identity
from factcli.parse.atoms import ENTITY
from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcli.compare.cover import Alignment, Cover
    from factcli.compare.typed import Name, Typed
    from factcli.parse.atoms import Assertion, Atom

# How alike a misspelling is to the word meant, in per cent; in short words one letter
# weighs more.
_TYPO, _SHORT_TYPO = 86, 78
_SHORT_LETTERS = 8
# Words below four letters are one letter away from many others.
_TYPO_LETTERS = 4
_TYPO_MISSING = 2
_NAMED = ("subject", "value", "by", "place")


@lru_cache(maxsize=16384)
def is_known(word: str) -> bool:
    """Whether the lexicon has the word: then it is no misspelling of another."""
    return bool(lexicon.pos(word))


@lru_cache(maxsize=16384)
def is_typo(said: str, stored: str) -> bool:
    """Whether an unknown word is a misspelling of a stored one."""
    if len(said) < _TYPO_LETTERS or abs(len(said) - len(stored)) > _TYPO_MISSING:
        return False
    if not said.isalpha():
        return False
    short = len(said) < _SHORT_LETTERS and len(stored) < _SHORT_LETTERS
    least = _SHORT_TYPO if short else _TYPO
    # To load the library takes longer than to look at some thousands of pairs.
    if most_alike(said, stored) < least:
        return False
    from rapidfuzz import fuzz

    return bool(fuzz.ratio(said, stored) >= least)


def same_word(said: str, stored: str) -> bool:
    """Whether two words of names are one, but for a plural or a slip of the pen."""
    if said == stored:
        return True
    if len(said) >= _TYPO_LETTERS and said.rstrip("s") == stored.rstrip("s"):
        return True
    return not is_known(said) and is_typo(said, stored)


class Likes(NamedTuple):
    """Words of names to find others among: themselves, and without plural endings."""

    words: frozenset[str]
    stems: frozenset[str]

    def has(self, said: str) -> bool:
        """Whether `same_word` holds for one of the words."""
        if said in self.words:
            return True
        if len(said) < _TYPO_LETTERS:
            return False
        if said.rstrip("s") in self.stems:
            return True
        return not is_known(said) and any(is_typo(said, stored) for stored in self.words)


def likes(words: Iterable[str]) -> Likes:
    """Return some words ready to be compared with."""
    kept = frozenset(words)
    return Likes(kept, frozenset(word.rstrip("s") for word in kept))


class _Start(NamedTuple):
    """A word of a part that a name may begin with: the word, what it is looked up by.

    `slip` tells whether it may be a misspelling.
    """

    at: int
    word: str
    key: str
    slip: bool


@by_identity
def _longer(said: Assertion) -> tuple[Name, ...]:
    """Return the names of entities that are long enough to have another name in them."""
    return tuple(a.words for a in said.atoms if a.kind == ENTITY and len(a.words) > 1)


@by_identity
def _starts(said: Assertion) -> tuple[_Start, ...]:
    """Return the words of a part that a name may begin with."""
    return tuple(
        _Start(at, word, singular(word), len(word) >= _TYPO_LETTERS and not is_known(word))
        for at, word in enumerate(said.flat)
    )


def cover_names(alignment: Alignment) -> None:
    """Cover atoms that name the claim's subject, value, agent, place or speakers."""
    covers, naming = alignment.covers, named(alignment.said)
    if naming:
        for slot, ids in alignment.typed.entities.items():
            for i, atom in naming:
                if covers[i] is None and not ids.isdisjoint(atom.entities):
                    covers[i] = equal(slot, atom.text)
    _cover_implied(alignment)
    _cover_sequences(alignment)


@by_identity
def _name_words(typed: Typed) -> Likes:
    """Return the words of all names that an unknown name may be a part of."""
    names = (name for slot in _NAMED for name in typed.names.get(slot, ()))
    return likes(word for name in names for word in name)


def name_cover(atom: Atom, typed: Typed) -> Cover | None:
    """Cover an unknown name by part of a stored one, or by words that the claim has."""
    said = [w for w in atom.words if w]
    if all(map(_name_words(typed).has, said)):
        for slot in _NAMED:
            for name in typed.names.get(slot, ()):
                fits = len(said) <= len(name)
                if fits and all(any(same_word(w, n) for n in name) for w in said):
                    return equal(slot, " ".join(name))
    if not said or any(word not in typed.bag for word in said):
        return None
    return equal(typed.bag[said[0]], atom.text)


@lru_cache(maxsize=16384)
def _misspelt(word: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the first words of names that a word may be a misspelling of."""
    return tuple(key for key in names if is_typo(word, key))


@by_identity
def _first_words(typed: Typed) -> tuple[str, ...]:
    return tuple(typed.firsts)


def _misspelt_rows(word: str, typed: Typed) -> tuple[tuple[Name, str], ...]:
    """Return the claim's names that begin with what a word misspells, each with its slot."""
    near = _misspelt(word, _first_words(typed))
    return tuple(row for key in near for row in typed.firsts[key])


def _cover_sequences(alignment: Alignment) -> None:
    """Cover each run of words that is one of the claim's names, the longest first."""
    typed, covers = alignment.typed, alignment.covers
    firsts = typed.firsts
    for start in _starts(alignment.said):
        rows = firsts.get(start.key)
        if rows is None and start.slip:
            rows = _misspelt_rows(start.word, typed)
        for name, slot in rows or ():
            for i in _run(alignment.said, start.at, name):
                before = covers[i]
                if before is None or before.slot in {"detail", "part"}:
                    covers[i] = equal(slot, " ".join(name))


@by_identity
def _sizes(said: Assertion) -> dict[int, int]:
    """Return of how many words each atom of a part is."""
    sizes: dict[int, int] = {}
    for i in said.owner:
        sizes[i] = sizes.get(i, 0) + 1
    return sizes


def _run(said: Assertion, at: int, name: Name) -> tuple[int, ...]:
    """Return the atom of each word from `at` on if these are the name, () otherwise."""
    flat, owner = said.flat, said.owner
    end = at + len(name)
    run = flat[at:end]
    if len(run) < len(name) or not (run == name or all(map(same_word, run, name))):
        return ()
    window = owner[at:end]
    sizes = _sizes(said)
    if any(sizes[i] != window.count(i) for i in set(window)):
        return ()  # another first name is another person
    return window


@by_identity
def _inner_names(typed: Typed) -> dict[str, list[tuple[str, Name]]]:
    """Return the names of the claim's subject and value by their first word, with the slot."""
    found: dict[str, list[tuple[str, Name]]] = {}
    for slot in ("subject", "value"):
        for name in typed.names.get(slot, ()):
            found.setdefault(name[0], []).append((slot, name))
    return found


def _cover_implied(alignment: Alignment) -> None:
    """Note the slots named inside a longer name: the film in "the film's director"."""
    for words in _longer(alignment.said):
        inner = _inner_names(alignment.typed)
        for word in words:
            for slot, name in inner.get(word, ()):
                if len(name) < len(words) and runs_in(name, words):
                    alignment.implied.add(slot)
