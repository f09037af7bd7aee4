"""Phase and restriction: which part of a state's period is spoken of, and of how many."""

from __future__ import annotations

from itertools import pairwise

from factcli.language import words
from factcli.model import Aspect
from factcli.parse.atoms import FINITE, NAMED, NUMBER, WORD, word_at
from factcli.parse.chatter import plain
from factcli.parse.polarity import negator_at
from factcli.records import TYPE_CHECKING, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.parse.atoms import Atom, Frame

_ENDED = (" no longer ", " any more ", " anymore ", " any longer ", " used to ")
# Words for "former" that mostly mean something else.
_NOT_FORMER = frozenset({"past", "late", "then"})
_PHASE_PAIRS = frozenset({("no", "longer"), ("any", "longer"), ("any", "more")})
_BEGIN_PREDICATE = FINITE - {"DO"}
_UNTIL = frozenset({"until", "till"})
_PRESENT_BE = frozenset({"is", "are", "'s", "'re"})
# The shortest title before a name: "former mayor Brandt".
_TITLE_WORDS = 3


def _title(atoms: Sequence[Atom], i: int) -> bool:
    """Tell whether the word at `i` begins a title before a name that then does something."""
    verb = next((j for j in range(i + 1, len(atoms)) if atoms[j].tag in _BEGIN_PREDICATE), None)
    if verb is None or verb < i + _TITLE_WORDS or atoms[verb].first_word in {"is", "are"}:
        return False
    inside = atoms[i + 1 : verb]
    return (
        inside[-1].kind in NAMED
        and all(a.kind in NAMED or a.tag in {"A", "N", "S"} for a in inside)
        and any(a.kind == WORD and a.tag == "N" for a in inside)
    )


def phase(atoms: Sequence[Atom], frames: Sequence[Frame]) -> str:
    """Return what of a state's period is spoken of.

    That is former, still, start, end, current, lasted, or "" when it is not said.
    """
    text = f" {plain(atoms)} "
    if any(phrase in text for phrase in _ENDED):
        return "former"
    plain_words = [a for a in atoms if a.kind == WORD]
    if any(a.words[0] == "still" for a in plain_words):
        return "still"
    if any(a.tag == "BE" and b.first_word == "over" for a, b in pairwise(atoms)):
        return "end"  # "was over by May"
    if any(_former(a) and not _title(atoms, i) for i, a in enumerate(atoms)):
        return "former"
    still = words("verbs", "still")
    if any(a.lemma in still or " ".join(a.words) in still for a in plain_words):
        return "still"
    return _phase_of_verbs(plain_words, frames)


def _former(atom: Atom) -> bool:
    return (
        atom.kind == WORD
        and atom.tag in {"A", "N", "R"}
        and atom.lemma in words("verbs", "former") - _NOT_FORMER
    )


def _phase_of_verbs(plain_words: Sequence[Atom], frames: Sequence[Frame]) -> str:
    for frame in frames:
        for key in ("start", "end"):
            if frame.lemma in words("verbs", key):
                return key
    if any(a.tag in {"A", "R"} and a.lemma in words("verbs", "current") for a in plain_words):
        return "current"
    if any(frame.lemma in words("verbs", "last") for frame in frames):
        return "lasted"
    return ""


def marks(atoms: Sequence[Atom]) -> frozenset[str]:
    """Return the quantifiers and restrictions that a claim must answer for.

    Any of: only, universal, most, evidential, progressive.
    """
    found = {_mark(atoms, i) for i, atom in enumerate(atoms) if atom.kind == WORD} - {""}
    for atom, following in pairwise(atoms):
        if atom.tag == "BE" and atom.words[0] in _PRESENT_BE and following.tag == "VG":
            found.add("progressive")
    return frozenset(found)


def _mark(atoms: Sequence[Atom], i: int) -> str:
    """Return the mark that the word at `i` sets, "" for none."""
    word, tag = atoms[i].words[0], atoms[i].tag
    before_number = i + 1 < len(atoms) and atoms[i + 1].kind == NUMBER
    if word in words("hedges", "only") and word != "just" and not before_number:
        return "" if word_at(atoms, i - 1) == "not" else "only"
    quantifier = tag in {"D", "O", "R", "A", "N"}
    if word in words("hedges", "universal") and word != "both" and quantifier:
        return "universal"
    if word in words("hedges", "most") and quantifier:
        measured = i + 2 < len(atoms) and atoms[i + 2].kind == NUMBER  # "a majority of six"
        return "" if measured else "most"
    return "evidential" if word in words("hedges", "evidential") else ""


def not_until(atoms: Sequence[Atom]) -> bool:
    """Tell whether "not … until X" says that something happened at X, and not before."""
    denied = False
    for i, atom in enumerate(atoms):
        denied = denied or negator_at(atoms, i)
        if denied and (atom.first_word in _UNTIL or _until(atom)):
            return True
    return False


def _until(atom: Atom) -> bool:
    return atom.time is not None and atom.time.aspect is Aspect.UNTIL


def begun(atom: Atom) -> Atom:
    """Return the atom with "until 2018" read as "in 2018", and "until" as "at"."""
    if atom.time is not None and _until(atom):
        return replace(atom, time=replace(atom.time, aspect=Aspect.IN))
    if atom.first_word in _UNTIL:
        return replace(atom, words=("at",), lemma="at", tag="P")
    return atom


def without_phase(atoms: Sequence[Atom]) -> list[Atom]:
    """Return the atoms without the words that only set the phase: "no longer", "used to"."""
    return [atom for i, atom in enumerate(atoms) if not _sets_phase(atoms, i)]


def _sets_phase(atoms: Sequence[Atom], i: int) -> bool:
    before, word, following = (word_at(atoms, j) for j in (i - 1, i, i + 1))
    return (
        word == "anymore"
        or (word, following) in _PHASE_PAIRS
        or (before, word) in _PHASE_PAIRS
        or (word, following) == ("used", "to")  # the verb after "to" keeps it
    )
