"""Which words carry meaning: light verbs, content lemmas, heads of names."""

from __future__ import annotations

from factcli.language import words
from factcli.parse.atoms import ENTITY, NAME, NUMBER, QUOTE, TIME
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcli.parse.atoms import Atom

# A shorter word may end in "s" without being a plural: "gas".
_PLURAL_LETTERS = 4


def light(lemma: str) -> bool:
    """Whether a lemma is a light verb, which carries no meaning of its own."""
    return lemma in words("light", "verb")


def content_lemmas(atoms: Iterable[Atom]) -> list[str]:
    """Return the lemmas of words and names that carry content, light verbs left out."""
    found: list[str] = []
    for atom in atoms:
        if not atom.content or atom.kind in {TIME, NUMBER, QUOTE}:
            continue
        if atom.kind in {ENTITY, NAME}:
            found.extend(atom.words)
        elif not (light(atom.lemma) and atom.verbal) and atom.lemma not in words("light", "filler"):
            found.append(atom.lemma)
    return found


def head(name: tuple[str, ...]) -> str:
    """Return the word of a name that tells what it is: "rights" in "rights to the song"."""
    for i, word in enumerate(name):
        if i and word in words("grammar", "preposition"):
            return name[i - 1]
    return name[-1]


def singular(word: str) -> str:
    """Return a word without a plural "s", for finding names by their first word."""
    return word.rstrip("s") if len(word) >= _PLURAL_LETTERS else word


def runs_in(run: tuple[str, ...], text: Sequence[str]) -> bool:
    """Whether the words of `run` stand in `text` one after the other."""
    size = len(run)
    if size and run[0] not in text:
        return False
    return any(tuple(text[i : i + size]) == run for i in range(len(text) - size + 1))
