"""Of how many a thing holds: "most of the games" against "nine of the twelve games".

A part and a claim that speak of shares of the same things are compared in two steps. The part
is first judged with the claim's own share in the place of its own, which tells whether the two
agree in all else; then the share on file decides whether that of the part holds.
"""

from __future__ import annotations

from factcli.compare.content import singular
from factcli.language import words
from factcli.memo import by_identity
from factcli.model import Context
from factcli.parse.atoms import ENTITY, NUMBER, WORD, tag_at, word_at
from factcli.parse.gather import gather
from factcli.parse.vocabulary import Vocabulary
from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcli.compare.typed import Typed
    from factcli.parse.atoms import Assertion, Atom

ALL, NONE, MOST, SOME, LESS, COUNT = "all", "none", "most", "some", "less", "count"
# A noun phrase has its noun so near behind its share.
_NEAR = 3
_HALF = 0.5
_LEADS: dict[tuple[str, ...], str] = {
    ("not", "all"): LESS, ("not", "every"): LESS, ("not", "each"): LESS, ("not", "both"): LESS,
    ("not", "one"): NONE, ("not", "a", "single"): NONE, ("not", "any"): NONE,
    ("none",): NONE, ("no",): NONE, ("neither",): NONE,
    ("at", "least", "one"): SOME, ("at", "least", "some"): SOME, ("some",): SOME,
    ("all",): ALL, ("every",): ALL, ("each",): ALL, ("both",): ALL,
    ("a", "majority"): MOST, ("the", "majority"): MOST, ("most",): MOST,
}  # fmt: skip


class Portion(NamedTuple):
    """A share of some things: the atoms from `start` to `end` say it, `head` is the noun.

    `noun` is where that stands; `some` and `whole` are the numbers of "four of the nine", 0
    where not said; `only`: no more.
    """

    kind: str
    start: int
    end: int
    noun: int
    head: str
    some: float = 0.0
    whole: float = 0.0
    only: bool = False


def portion(atoms: Sequence[Atom]) -> Portion | None:
    """Return the first share that a part speaks of, None when it speaks of none."""
    for i in range(len(atoms)):
        found = _at(atoms, i)
        if found is not None:
            return found
    return None


def _at(atoms: Sequence[Atom], i: int) -> Portion | None:
    kind, at, count, only = _lead(atoms, i)
    if not kind:
        return None
    if word_at(atoms, at) == "one" and word_at(atoms, at + 1) == "of" and kind in {ALL, NONE}:
        at += 1  # "every one of the"
    partitive = word_at(atoms, at) == "of"
    at += partitive
    at += at < len(atoms) and atoms[at].tag == "D"
    whole = _number(atoms, at)
    at += bool(whole)
    if kind == COUNT and not partitive:
        return None
    noun = next(
        (k for k in range(at, min(at + _NEAR, len(atoms))) if _ends_phrase(atoms[k])), len(atoms)
    )
    if tag_at(atoms, noun) != "N" or atoms[noun].kind not in {WORD, ENTITY}:
        return None
    return Portion(kind, i, at, noun, singular(atoms[noun].words[-1]), count, whole, only)


def _ends_phrase(atom: Atom) -> bool:
    return atom.tag in {"N", "P", "C"} or atom.verbal


def _lead(atoms: Sequence[Atom], i: int) -> tuple[str, int, float, bool]:
    """Return the kind of share that begins at `i`, where it ends, its count, and "only"."""
    for lead, kind in _LEADS.items():
        if (
            atoms[i].number is None
            and tuple(word_at(atoms, i + k) for k in range(len(lead))) == lead
        ):
            return kind, i + len(lead), 0.0, False
    only = atoms[i].first_word in words("hedges", "only") and word_at(atoms, i - 1) != "not"
    at = i + (only and atoms[i].kind == WORD)
    count = _number(atoms, at)
    return (COUNT, at + 1, count, only) if count else ("", i, 0.0, False)


def _number(atoms: Sequence[Atom], i: int) -> float:
    """Return the plain exact count at `i`, 0 for none."""
    number = atoms[i].number if i < len(atoms) and atoms[i].kind == NUMBER else None
    if number is None or number.dimension != "count" or number.ordinal or number.score:
        return 0.0
    return number.low if number.low == number.high else 0.0


@by_identity
def _stored(typed: Typed) -> tuple[tuple[Atom, ...], Portion] | None:
    """Return what says the share in the claim's own text, names left unread, and the share."""
    atoms = gather(typed.claim.text, Vocabulary(), Context(as_of=None)) if typed.claim.text else []
    found = portion(atoms)
    return (tuple(atoms[found.start : found.noun + 1]), found) if found is not None else None


def replaced(said: Assertion, typed: Typed) -> tuple[list[Atom], Portion, Portion] | None:
    """Return the part with the claim's share in the place of its own, and both shares.

    None when one of the two speaks of no share, or of the same one.
    """
    mine, stored = portion(said.atoms), _stored(typed)
    if mine is None or stored is None or said.speech is not None:
        return None
    its_words, its = stored
    if mine.head != its.head or (mine.kind == its.kind != COUNT):
        return None
    if mine.whole and its.whole and mine.whole != its.whole:
        return None
    # Between the share and its noun a part may say more: "most of the stolen paintings".
    bare = mine.noun == mine.end and its.noun == its.end
    its_words, rest = (its_words, mine.noun + 1) if bare else (its_words[:-1], mine.end)
    return [*said.atoms[: mine.start], *its_words, *said.atoms[rest:]], mine, its


def unshared(said: Assertion, typed: Typed) -> bool:
    """Tell whether a part speaks of some things as such where the claim has only a share.

    "The rooms are heated" does not follow from "seven of the nine rooms are heated", nor does
    "not all rooms are heated" contradict it.
    """
    stored = _stored(typed)
    if stored is None or stored[1].kind in {ALL, NONE}:
        return False
    its, mine = stored[1], portion(said.atoms)
    if mine is not None and mine.head == its.head and mine.kind in {its.kind, NONE}:
        return mine.kind == COUNT and mine.some != its.some
    speaks = any(a.words and singular(a.words[-1]) == its.head for a in said.atoms)
    numbers = {w for a in stored[0] if a.number is not None for w in a.words}
    counted = any(a.number is not None and a.number.low == its.some for a in said.atoms)
    return speaks and not counted and numbers.isdisjoint(said.flat)


def whole_of(its: Portion, near: Iterable[Typed]) -> Portion:
    """Return the share with the number of all such things, where one claim near tells it."""
    if its.kind != COUNT or its.whole:
        return its
    others = (found[1] for typed in near if (found := _stored(typed)) is not None)
    told = {o.whole for o in others if o.head == its.head and o.whole}
    return its._replace(whole=told.pop()) if len(told) == 1 else its


def holds(mine: Portion, its: Portion, *, turned: bool) -> bool | None:
    """Tell whether a share holds where another is on file; None when that leaves it open.

    `turned`: the part says the opposite of those things, so that the rest of them counts.
    """
    low, high = _bounds(its)
    whole = its.whole or mine.whole
    if turned:
        low, high = 1 - high, 1 - low
    if mine.kind == its.kind == COUNT and mine.some == its.some and not turned:
        return True
    if mine.kind == COUNT:
        if not mine.only or not whole or low != high:
            return None if low or high else False
        return mine.some / whole == low
    found = {
        ALL: (low == 1.0, high < 1.0),
        NONE: (high == 0.0, low > 0.0),
        SOME: (low > 0.0, high == 0.0),
        LESS: (high < 1.0, low == 1.0),
        MOST: (low > _HALF and high < 1.0, high <= _HALF),
    }[mine.kind]
    return True if found[0] else False if found[1] else None


def _bounds(its: Portion) -> tuple[float, float]:
    """Return between which shares of all that the claim's share lies; a hair stands for "some"."""
    hair = 0.001
    if its.kind == COUNT:
        share = its.some / its.whole if its.whole else 0.0
        return (share, share) if share else (hair, 1 - hair)
    return {
        ALL: (1.0, 1.0), NONE: (0.0, 0.0), MOST: (_HALF + hair, 1.0),
        SOME: (hair, 1.0), LESS: (0.0, 1 - hair),
    }[its.kind]  # fmt: skip
