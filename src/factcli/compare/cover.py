"""A part laid against a claim: for each of its atoms what covers it, if anything does."""

from __future__ import annotations

from functools import lru_cache

from factcli.compare.relations import SAME
from factcli.language import words
from factcli.memo import by_identity
from factcli.model import Relation
from factcli.parse.atoms import ENTITY, NAME, NUMBER, PUNCT, QUOTE, TIME, WORD
from factcli.records import TYPE_CHECKING, dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.compare.typed import Typed
    from factcli.model import Reason
    from factcli.parse.atoms import Assertion, Atom


@dataclass(frozen=True, slots=True)
class Cover:
    """How one atom of a statement relates to something stored, and in which slot."""

    relation: Relation
    slot: str
    stored: str
    reason: Reason | None = None
    note: str = ""


@lru_cache(maxsize=16384)
def equal(slot: str, stored: str) -> Cover:
    """Return the cover of what stands in a slot in the very words that are stored."""
    return Cover(Relation.EQUAL, slot, stored)


@dataclass(slots=True)
class Alignment:
    """A statement's part laid against one claim: a cover, or none, for each atom.

    `evoked` is how much of the claim's property is spoken of, 0 to 1; `flips` counts the
    opposites said. `extra` covers what no atom says, such as a tense. `blocked` tells what
    keeps the claim from holding ("swapped", "other", "unlinked", …). `implied` has the slots
    named inside a longer name. `same`: both sides of "X is Y" are one entity of the claim.
    `unsaid`: where the part names nobody, whether the claims near it that say the like are of
    one subject ("lone") or of several ("rivals").
    """

    said: Assertion
    typed: Typed
    covers: list[Cover | None]
    evoked: float = 0.0
    flips: int = 0
    extra: list[Cover] = field(default_factory=list)
    blocked: str = ""
    implied: set[str] = field(default_factory=set)
    same: bool = False
    unsaid: str = ""

    def slots(self, *names: str) -> bool:
        """Whether any atom agrees with one of the claim's slots `names`."""
        if not self.implied.isdisjoint(names):
            return True
        for cover in self.covers:
            if cover is not None and cover.slot in names and cover.relation in SAME:
                return True
        return False

    def pairs(self) -> Iterator[tuple[Atom, Cover | None]]:
        """Return each atom of the part with its cover."""
        return zip(self.said.atoms, self.covers, strict=True)

    def asked(self) -> tuple[int, ...]:
        """Return the positions of the atoms that the claim must answer for."""
        return asked(self.said)

    def held(self) -> list[Cover]:
        """Return every cover there is, those of what no atom says behind."""
        return [c for c in (*self.covers, *self.extra) if c is not None]

    def leftovers(self) -> list[int]:
        """Return the positions of the atoms that nothing stored answers for."""
        covers = self.covers
        return [i for i in asked(self.said) if covers[i] is None]

    def copy(self) -> Alignment:
        """Return the same alignment once more, so that one of the two may be changed."""
        return Alignment(
            self.said, self.typed, self.covers[:], self.evoked, self.flips, self.extra[:],
            self.blocked, set(self.implied), self.same, self.unsaid,
        )  # fmt: skip

    def clashes(self) -> list[tuple[int, Cover]]:
        """Return the covers that exclude what is stored, with their positions (-1: none)."""
        every = (*enumerate(self.covers), *((-1, c) for c in self.extra))
        return [(i, c) for i, c in every if c is not None and c.relation is Relation.EXCLUSIVE]


def must_answer(atom: Atom) -> bool:
    """Whether the atom says something that the claim must hold for support."""
    if telling(atom):
        return True
    if not atom.content or atom.kind == PUNCT:
        return False
    if atom.kind in {TIME, NUMBER, NAME, ENTITY, QUOTE}:
        return True
    if atom.verbal and atom.lemma in words("light", "verb"):
        return False
    if atom.tag == "N" and atom.lemma in words("light", "anybody"):
        return False
    word = atom.words[0] if atom.words else ""
    return words("light", "filler").isdisjoint((atom.lemma, word))


@by_identity
def asked(said: Assertion) -> tuple[int, ...]:
    """Return the positions of the atoms of a part that a claim must answer for."""
    return tuple(i for i, atom in enumerate(said.atoms) if must_answer(atom))


@by_identity
def named(said: Assertion) -> tuple[tuple[int, Atom], ...]:
    """Return the atoms of a part that name entities, with their positions."""
    return tuple((i, atom) for i, atom in enumerate(said.atoms) if atom.entities)


@by_identity
def valued(said: Assertion) -> tuple[tuple[int, Atom], ...]:
    """Return the times, numbers and quotations of a part, with their positions."""
    every = enumerate(said.atoms)
    return tuple((i, a) for i, a in every if a.time is not None or a.number is not None or a.quote)


def telling(atom: Atom) -> bool:
    """Whether the atom is a preposition that a claim must answer for."""
    if atom.kind == WORD and atom.first_word == "another":
        return True  # another surgeon is not the one on file
    if atom.kind != WORD or atom.tag not in {"P", "C"}:
        return False
    return atom.words[0] in words("relations", "telling")
