"""What the parser makes of a text: atoms, frames and assertions.

An atom is the smallest thing that can agree or clash with something stored: a word,
a name, an entity of the base, a time, a number or a quotation. Parts of a statement
are lists of atoms, so a shared subject is one atom that stands in two parts.
"""

from __future__ import annotations

from factcli.records import TYPE_CHECKING, dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.model import Quantity, Span, TimeSaid

# Kinds of atom.
WORD, NAME, ENTITY, TIME, NUMBER, QUOTE, PUNCT = (
    "word", "name", "entity", "time", "number", "quote", "punct",
)  # fmt: skip
NAMED = frozenset({ENTITY, NAME})

# Groups of tags.
AUXILIARY = frozenset({"BE", "HAVE", "DO", "MD"})
FINITE = AUXILIARY | {"V"}
VERBAL = FINITE | {"VB", "VG", "VN"}
_STRUCTURE = AUXILIARY | {"D", "P", "O", "C", "W", "X", "S", "TO"}

# A clause of more words and signs is no assertion that can be read in time: it stands unread
# among the parts. Nobody writes clauses of more than a hundred.
MOST_ATOMS = 300

DASHES = frozenset("-–—")


@dataclass(frozen=True, slots=True)
class Atom:
    """One smallest piece of a text.

    `words` are its folded words, `lemma` the base form of a word, `tag` its word class:
    N noun, V finite verb, VB base form, VG -ing form, VN participle, BE HAVE DO MD
    auxiliaries, A adjective, R adverb, D determiner, P preposition, O pronoun,
    C conjunction, W wh-word, X negator, S possessive sign, T time, Q number, "," "." etc.
    """

    kind: str
    text: str
    span: Span
    words: tuple[str, ...]
    lemma: str
    tag: str
    entities: tuple[str, ...] = ()
    time: TimeSaid | None = None
    number: Quantity | None = None
    quote: str = ""
    capital: bool = False
    fuzzy: str = ""

    @property
    def first_word(self) -> str:
        """The first of the atom's words, "" when it has none."""
        return self.words[0] if self.words else ""

    @property
    def verbal(self) -> bool:
        """Whether the atom is a verb form, auxiliaries included."""
        return self.tag in VERBAL

    @property
    def content(self) -> bool:
        """Whether the atom says something that a claim must answer for."""
        return self.kind != PUNCT and self.tag not in _STRUCTURE


def word_at(atoms: Sequence[Atom], i: int) -> str:
    """Return the first word of the atom at `i`, "" when no atom or no word stands there."""
    return atoms[i].first_word if 0 <= i < len(atoms) else ""


def tag_at(atoms: Sequence[Atom], i: int) -> str:
    """Return the tag of the atom at `i`, "" when none stands there."""
    return atoms[i].tag if 0 <= i < len(atoms) else ""


def has_value(atoms: Sequence[Atom]) -> bool:
    """Tell whether a time or a number stands among the atoms."""
    return any(a.kind in {TIME, NUMBER} for a in atoms)


def finite(atoms: Sequence[Atom]) -> bool:
    """Tell whether a finite verb stands among the atoms."""
    return any(a.tag in FINITE for a in atoms)


@dataclass(frozen=True, slots=True)
class Frame:
    """One verb with what stands around it, as positions in an assertion's atoms.

    `agent` and `patient` are already turned for the passive. `oblique` pairs a
    preposition with the atoms of its noun phrase. `copula` marks "X is Y" with Y in
    `complement`.
    """

    verb: int
    lemma: str
    agent: tuple[int, ...] = ()
    patient: tuple[int, ...] = ()
    complement: tuple[int, ...] = ()
    oblique: tuple[tuple[str, tuple[int, ...]], ...] = ()
    passive: bool = False
    copula: bool = False
    main: bool = True


@dataclass(frozen=True, slots=True)
class Speech:
    """An act of speech: who, by which verb, of which force, and what was said.

    `force`: says, denies, admits, accuses, asks, plans. `aside`: what is said of the speaker
    or of the act between the two, ", a retired judge," or "rightly". `truth`: "rightly" or
    "falsely" where the act is told with a judgement of its own.
    """

    speaker: tuple[Atom, ...]
    verb: str
    force: str
    content: tuple[Atom, ...] = ()
    direct: bool = False
    aside: tuple[Atom, ...] = ()
    truth: str = ""


@dataclass(frozen=True, slots=True)
class Assertion:
    """One part of a text, read: what it says, of whom, when, how surely, by whose word.

    `modality`: fact, plan, possible, conditional, opinion, order, wh. `phase`: "" or
    start, end, former, still, never, lasted: what of a state's period is spoken of. `flat`
    has every word that may stand in a name, `owner` the atom that each belongs to. `denied`:
    "it is not true that" stood before the atoms, and is counted in `negated`.
    """

    text: str
    span: Span
    atoms: tuple[Atom, ...]
    frames: tuple[Frame, ...] = ()
    negated: bool = False
    modality: str = "fact"
    phase: str = ""
    speech: Speech | None = None
    question: bool = False
    marks: frozenset[str] = frozenset()
    flat: tuple[str, ...] = ()
    owner: tuple[int, ...] = ()
    denied: bool = False
