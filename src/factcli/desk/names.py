"""The names of a base in a sentence: what tells quickly whether a claim may speak to it."""

from __future__ import annotations

from functools import cached_property

from factcli.language import lexicon
from factcli.language.lemmas import lemma
from factcli.model import Span
from factcli.parse.tagging import closed
from factcli.parse.tokens import tokens
from factcli.parse.vocabulary import name_words
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.store.compiled import compiled_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from factcli.parse.tokens import Token
    from factcli.store.base import ClaimBase

_ANY = frozenset({"a", "an", "another", "other", "some", "any", "every", "each", "no"})
_POSSESSIVE = frozenset({"'s", "'"})


class Mention(NamedTuple):
    """A name on file in a text: where, of which entities it is one, and of what sort.

    `proper`: a name that means the same in any text ("Otto Vell"), not a description that
    only its text gives a meaning ("the raid").
    """

    span: Span
    entities: tuple[str, ...]
    proper: bool


class Names:
    """Finds the names of one base."""

    def __init__(self, base: ClaimBase) -> None:
        self.entities = base.entities
        self._compiled = compiled_of(base)
        self.vocabulary = self._compiled.vocabulary
        self._nameless = self._without_names()
        self._proper: dict[tuple[str, tuple[str, ...]], bool] = {}

    def _without_names(self) -> frozenset[int]:
        """Return the numbers of the claims in which no entity stands."""
        named: set[int] = set()
        for key in self._compiled.index:
            if key.startswith("@"):
                named.update(self._compiled.rows(key))
        return frozenset(range(len(self._compiled.typed))) - named

    def mentions(self, text: str) -> list[Mention]:
        """Return the names in `text`, in order, the longest where several begin."""
        return self.among([t for t in tokens(text) if t.folded not in _POSSESSIVE])

    def among(self, found: Sequence[Token]) -> list[Mention]:
        """Return the names among tokens, in order."""
        folded = [token.folded.strip(".") for token in found]
        firsts = self.vocabulary.by_first
        made: list[Mention] = []
        i = 0
        while i < len(found):
            size = 0
            if folded[i] in firsts:
                size = self._keep(found, folded, i, made)
            elif _unknown(found[i], folded[i]):
                meant = self.vocabulary.respell(folded[i])
                if meant and not _full_name(found, i, firsts):
                    words = [*folded[:i], meant, *folded[i + 1 :]]
                    size = self._keep(found, words, i, made)
            i += size or 1
        return made

    def may_speak(self, text: str, mentions: Sequence[Mention]) -> bool:
        """Tell quickly whether a claim may speak to a sentence: it names something on file.

        Claims that are about no entity are met by their words, two of them at least.
        """
        if mentions or not self._nameless:
            return bool(mentions)
        index = self._compiled.index
        met: dict[int, int] = {}
        for token in tokens(text):
            if not token.text[:1].isalnum() or closed(token.folded):
                continue
            for key in {token.folded, lemma(token.folded)}:
                for number in self._compiled.rows(key) if key in index else ():
                    if number in self._nameless:
                        met[number] = met.get(number, 0) + 1
                        if met[number] > 1:
                            return True
        return False

    def _keep(self, found: Sequence[Token], words: list[str], i: int, made: list[Mention]) -> int:
        """Add the name that begins at `i`; return how many words it takes, 0 for none."""
        size, entities = self.vocabulary.longest(words, i)
        if not size:
            return 0
        proper = any(self.is_proper(e, tuple(words[i : i + size])) for e in entities)
        if proper and not any(c.isupper() for t in found[i : i + size] for c in t.text):
            return 0  # "us" is no "US", "may" no "May"
        if not proper and i and found[i - 1].folded in _ANY:
            return 0  # "a raid" is no certain one
        made.append(Mention(Span(found[i].start, found[i + size - 1].end), entities, proper))
        return size

    def nameless(self, entity: str) -> bool:
        """Tell whether what an entity is called is a description ("the raid"), no name."""
        known = self.entities.get(entity)
        return known is None or not _capital(known.name)

    @cached_property
    def heads(self) -> dict[str, frozenset[str]]:
        """For each common noun that ends a name, the entities of such names.

        "The lighthouse" may be the Skarholm lighthouse.
        """
        found: dict[str, set[str]] = {}
        for entity in self.entities.values():
            for name in (entity.name, *entity.aliases):
                words = name_words(name)
                if len(words) > 1 and any(kind == "n" for kind, _ in lexicon.pos(words[-1])):
                    found.setdefault(words[-1], set()).add(entity.id)
        return {noun: frozenset(ids) for noun, ids in found.items()}

    def is_proper(self, entity: str, words: tuple[str, ...]) -> bool:
        """Tell whether these words name the entity as its file writes them: with a capital."""
        key = (entity, words)
        if key not in self._proper:
            known = self.entities.get(entity)
            names = (known.name, *known.aliases, *known.adjectives) if known else ()
            written = [name for name in names if name_words(name) == words]
            # What no name of the file says in so many words is a short form of a proper one.
            self._proper[key] = not written or any(map(_capital, written))
        return self._proper[key]


def _capital(name: str) -> bool:
    words = name.split()
    if len(words) > 1 and words[0].lower() in {"the", "a", "an"}:
        words = words[1:]
    return any(char.isupper() for word in words for char in word)


def _unknown(token: Token, word: str) -> bool:
    """Tell whether a word may be a misspelt name: with a capital, and none of the language."""
    return (
        token.text[:1].isupper() and word.isalpha() and not closed(word) and not lexicon.pos(word)
    )


def _full_name(found: Sequence[Token], i: int, known: Collection[str]) -> bool:
    """Tell whether a word that looks misspelt stands beside another name that is not on file.

    "Alan Curbishley" is no slip for an Alban; "Otto Vel" may be one for Otto Vell.
    """
    for j in (i - 1, i + 1):
        beside = found[j] if 0 <= j < len(found) else None
        if beside is None or beside.folded.strip(".") in known:
            continue
        if _unknown(beside, beside.folded.strip(".")) or _initial(beside):
            return True
    return False


def _initial(token: Token) -> bool:
    return token.text[:1].isupper() and len(token.text.strip(".")) == 1
