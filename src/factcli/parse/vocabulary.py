"""The names that a base knows, ready to be found in a text.

Built by the store from entities; the parser knows nothing of files. Longest alias
first; a misspelt name is found only where no word of the language stands.
"""

from __future__ import annotations

from factcli.language import words as listed
from factcli.likeness import most_alike
from factcli.parse.tokens import tokens
from factcli.records import TYPE_CHECKING, dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# How alike, of 100, a misspelt word and the name meant must be; a slip weighs more in a short one.
FUZZY_CUTOFF = 85
_SHORT_CUTOFF = 83
_SHORT_WORD = 6
_SHORTEST_MISSPELT = 4
_LENGTH_GAP = 2
_ARTICLES = ("the", "a", "an")


def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, without a leading article or hyphens."""
    words = [
        token.folded.strip(".")
        for token in tokens(name)
        if token.folded != "'s" and any(c.isalnum() for c in token.folded)
    ]
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return tuple(words)


def unquantified(name: str) -> str:
    """Return a description without its quantifier: "climber" of "no climber".

    What tells of how many is no part of the name: a claim about "none of the alarms" has to
    be read as a denial. Names in capitals keep theirs: "No Doubt", "All Souls College".

    >>> unquantified("neither of the two guides"), unquantified("All Souls")
    ('the two guides', 'All Souls')
    """
    first, _, rest = name.partition(" ")
    if first.casefold() not in listed("grammar", "quantifier"):
        return name
    if not first.islower() and not rest[:1].islower():
        return name if rest else ""
    return rest.removeprefix("one of ").removeprefix("of ")


@dataclass(slots=True)
class Vocabulary:
    """Aliases by first word, every single word that stands in some alias, and common words.

    `common` has the words of the base's sentences: a misspelt word is sooner one of them.
    """

    by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    kinds: dict[str, str] = field(default_factory=dict)
    pronouns: dict[str, str] = field(default_factory=dict)
    common: set[str] = field(default_factory=set)
    _fuzzy: dict[str, str] = field(default_factory=dict)

    def add(self, entity: str, names: Iterable[str], kind: str = "", pronoun: str = "") -> None:
        """Make `entity` known under every one of `names`."""
        self.kinds[entity] = kind
        if pronoun:
            self.pronouns[entity] = pronoun
        for name in names:
            key = name_words(unquantified(name))
            if not key:
                continue
            rows = self.by_first.setdefault(key[0], [])
            for i, (words, entities) in enumerate(rows):
                if words == key:
                    if entity not in entities:
                        rows[i] = (words, (*entities, entity))
                    break
            else:
                rows.append((key, (entity,)))
                rows.sort(key=lambda row: -len(row[0]))
            self.words.update(key)

    def longest(self, words: Sequence[str], start: int) -> tuple[int, tuple[str, ...]]:
        """Return how many words from `start` are an alias, and whose it is; (0, ()) if none."""
        for alias, entities in self.by_first.get(words[start], ()):
            end = start + len(alias)
            if tuple(words[start:end]) == alias:
                return len(alias), entities
        return 0, ()

    def respell(self, word: str) -> str:
        """Return the alias word that a misspelt `word` stands for, or "" when unclear."""
        if word in self._fuzzy:
            return self._fuzzy[word]
        best = ""
        if len(word) >= _SHORTEST_MISSPELT and word.isalpha():
            best = self._nearest(word)
        self._fuzzy[word] = best
        return best

    def _nearest(self, word: str) -> str:
        """Return the one alias word most like `word`, "" when none or two are."""
        near = [
            known
            for known in self.words
            if abs(len(known) - len(word)) <= _LENGTH_GAP and known[:1] == word[:1]
        ]
        cutoff = _SHORT_CUTOFF if len(word) < _SHORT_WORD else FUZZY_CUTOFF
        alike = [known for known in near if most_alike(word, known) >= cutoff]
        hits = _most_like(word, alike, cutoff) if alike else ()
        if not hits:
            swapped = [known for known in near if swapped_letters(word, known)]
            return swapped[0] if len(swapped) == 1 else ""
        single = len(hits) == 1 or hits[0][1] > hits[1][1]
        return hits[0][0] if single else ""


def _most_like(word: str, known: Sequence[str], cutoff: float) -> list[tuple[str, float, int]]:
    """Return the two most like `word`, best first, each with its likeness and its place."""
    from rapidfuzz import fuzz, process

    return process.extract(word, known, scorer=fuzz.ratio, score_cutoff=cutoff, limit=2)


def swapped_letters(word: str, other: str) -> bool:
    """Tell whether two neighbouring letters have changed places: "Aldirc" for Aldric.

    >>> swapped_letters("aldirc", "aldric"), swapped_letters("marta", "matta")
    (True, False)
    """
    if len(word) != len(other) or word == other:
        return False
    i = next(i for i, (a, b) in enumerate(zip(word, other, strict=True)) if a != b)
    return word[i : i + 2] == other[i : i + 2][::-1] and word[i + 2 :] == other[i + 2 :]
