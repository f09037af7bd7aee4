"""Nouns for deeds made verbs: "the defeat of Y by X came in May" is "X defeated Y in May".

Only where the verb of the part says no more than that the deed took place; what the deed led
to, or who saw it, is another assertion.
"""

from __future__ import annotations

from factcli.language import lexicon, table, words
from factcli.parse.atoms import NAMED, PUNCT, WORD, Atom, tag_at, word_at
from factcli.records import TYPE_CHECKING, NamedTuple, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

_PHRASE = frozenset({"D", "A", "N", "S", "Q"})
_LONGEST = 8
_EVENTS = "event|act|communication"


class Deed(NamedTuple):
    """A noun for a deed with its parties, and what is said of when, where and why."""

    verb: str
    doer: tuple[Atom, ...]
    object: tuple[Atom, ...]
    owner: tuple[Atom, ...]
    rest: tuple[Atom, ...]
    source: Atom


def _verb(noun: str) -> str:
    """Return the verb that a noun for a deed stands for, "" for any other noun."""
    listed = table("nominal").get(noun)
    if listed:
        return listed[0]
    return lexicon.verb_of(noun) if lexicon.is_a(noun, _EVENTS) else ""


def _phrase(atoms: Sequence[Atom], start: int) -> int:
    """Return where the noun phrase from `start` on ends, its "of" and possessives taken in."""
    end = start
    while end < len(atoms) and end - start < _LONGEST and atoms[end].tag in _PHRASE:
        end += 1
    return end


def _occurs(atoms: Sequence[Atom], at: int) -> int:
    """Return where the verb ends that only says that the deed took place, 0 for any other."""
    end = at
    while tag_at(atoms, end) in {"HAVE", "R", "DO", "X"}:
        end += 1
    if tag_at(atoms, end) == "BE":
        return end + 1 if tag_at(atoms, end + 1) == "T" else 0
    verb = atoms[end] if end < len(atoms) else None
    if verb is None or not verb.verbal:
        return 0
    light = verb.lemma.split()[0] in words("nominal", "occur")
    placed = word_at(atoms, end + 1) == "place"
    if verb.lemma == "take" and not placed:
        return 0
    return (end + 2 if placed else end + 1) if light else 0


def deed(atoms: Sequence[Atom]) -> Deed | None:
    """Return the deed that the part's subject names, None when it names none."""
    at = next((i for i, a in enumerate(atoms) if _names_deed(atoms, i)), -1)
    if at < 0:
        return None
    source = atoms[at]
    owner = _owner(atoms, at)
    end = at + 1
    objects: tuple[Atom, ...] = ()
    doer: tuple[Atom, ...] = ()
    while tag_at(atoms, end) in {"P", "TO"} and end < len(atoms):
        word, start = word_at(atoms, end), end + 1
        stop = _phrase(atoms, start)
        if stop == start:
            break
        found = tuple(atoms[start:stop])
        if word == "by" and not doer:
            doer = found
        elif word in words("nominal", "object") and not objects:
            objects = found
        else:
            break
        end = stop
    between = tuple(atoms[end : _verb_at(atoms, end)])
    end += len(between)
    stop = _occurs(atoms, end)
    if not stop or any(a.kind == PUNCT for a in between):
        return None
    return Deed(_verb(source.lemma), doer, objects, owner, (*between, *atoms[stop:]), source)


def _verb_at(atoms: Sequence[Atom], start: int) -> int:
    return next((i for i in range(start, len(atoms)) if atoms[i].verbal), len(atoms))


def _names_deed(atoms: Sequence[Atom], i: int) -> bool:
    """Tell whether the noun at `i` heads the subject and names a deed of somebody."""
    atom = atoms[i]
    if atom.kind != WORD or atom.tag != "N" or any(a.verbal for a in atoms[:i]):
        return False
    if tag_at(atoms, i + 1) in {"N", "A", "S"}:
        return False
    partied = bool(_owner(atoms, i)) or word_at(atoms, i + 1) in {"of", "by", "over"}
    return partied and bool(_verb(atom.lemma))


def _owner(atoms: Sequence[Atom], i: int) -> tuple[Atom, ...]:
    """Return whose deed the noun at `i` names by a possessive sign before it."""
    sign = next((k for k in range(i - 1, -1, -1) if atoms[k].tag == "S"), -1)
    if sign < 1 or any(a.tag != "A" for a in atoms[sign + 1 : i]):
        return ()
    return tuple(atoms[:sign])


def spoken(atoms: Sequence[Atom]) -> tuple[list[Atom], ...]:
    """Return the part with a verb for its deed, in each way that its parties can be meant.

    One way when both are named; a lone possessive may be either of them.
    """
    found = deed(atoms)
    if found is None:
        return ()
    source = found.source
    active = replace(source, words=(found.verb,), lemma=found.verb, tag="V", text=found.verb)
    passive = replace(active, tag="VN")
    was = replace(source, words=("was",), lemma="be", tag="BE", text="was")
    if found.doer:
        patient = found.object or found.owner
        return ([*found.doer, active, *patient, *found.rest],) if patient else ()
    if found.owner and found.object:
        return ([*found.owner, active, *found.object, *found.rest],)
    if found.object:
        return ([*found.object, was, passive, *found.rest],)
    if found.owner:
        return (
            [*found.owner, was, passive, *found.rest], [*found.owner, active, *found.rest],
        )  # fmt: skip
    return ()


def both_named(atoms: Sequence[Atom]) -> list[Atom]:
    """Return the part with a verb for its deed where both parties are named, else []."""
    found = deed(atoms)
    parties = (found.doer, found.object, found.owner) if found is not None else ()
    if sum(map(bool, parties)) != 2 or not all(_named(p) for p in parties if p):
        return []
    ways = spoken(atoms)
    return ways[0] if ways else []


def _named(phrase: Sequence[Atom]) -> bool:
    return any(a.kind in NAMED or a.tag == "N" for a in phrase)
