"""Which relations agree, in what order they count, and how two words relate."""

from __future__ import annotations

from functools import lru_cache

from factcli.language import lexicon
from factcli.model import Relation

# What is said follows from what is stored.
SAME = frozenset({Relation.EQUAL, Relation.WITHIN})
# The two speak of one thing, be it that one denies it.
AGREEING = SAME | {Relation.OPPOSITE}
# The two are of one kind, whichever is the finer.
ALIKE = SAME | {Relation.BEYOND}

# Of several values on file the one that comes nearest to what is said counts.
RANK = {
    Relation.EQUAL: 5, Relation.WITHIN: 4, Relation.BEYOND: 3, Relation.EXCLUSIVE: 2,
    Relation.OPPOSITE: 1, Relation.UNRELATED: 0,
}  # fmt: skip


@lru_cache(maxsize=65536)
def word_relation(said: str, stored: str) -> Relation | None:
    """Return the lexicon's relation of two lemmas, None when it knows of none."""
    if said == stored:
        return Relation.EQUAL
    return lexicon.relation(said, stored)


@lru_cache(maxsize=16384)
def verb_relation(said: str, stored: str) -> str:
    """Return "same" for verbs of one meaning, "converse" for those that turn roles, or ""."""
    if said == stored or word_relation(said, stored) in ALIKE:
        return "same"
    if stored in lexicon.converse(said) or said in lexicon.converse(stored):
        return "converse"
    return ""
