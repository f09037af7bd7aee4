"""What a statement carries that asserts nothing: labels, lead-ins, the speaker's own circle."""

from __future__ import annotations

from functools import cache

from factcli.language import words
from factcli.parse.atoms import DASHES, ENTITY, NAME, PUNCT, QUOTE, has_value
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.parse.atoms import Atom

_OPEN, _CLOSE = frozenset("(["), frozenset(")]")
_PAUSES = frozenset({",", ":", "!", "-", "–", "…", "..."})
_BEFORE = _PAUSES | {"—", "."}
# Interjections that need no comma after them.
_LOOSE = frozenset({"ok", "so", "apparently", "lol", "wow", "hey", "well"})
_LONGEST_INTERJECTION = 6
_LEAD = 4  # a personal lead-in shows within so many atoms
_NEXT = 3  # and goes on when it is personal again within so many


def _empty(text: str) -> bool:
    """Tell whether the words are an interjection or a label."""
    return text in words("chatter", "interjection") or text in words("chatter", "label")


def plain(atoms: Sequence[Atom]) -> str:
    """Return the folded words of the atoms, joined by blanks."""
    return " ".join(w for a in atoms for w in a.words if a.kind != PUNCT)


def personal(atoms: Sequence[Atom]) -> bool:
    """Tell whether the atoms speak of the speaker or the speaker's own circle."""
    own = words("chatter", "first")
    return any(a.words and (a.words[0] in own or a.lemma in own) for a in atoms)


def names_something(atoms: Sequence[Atom]) -> bool:
    """Tell whether the atoms name anything on file or a third party."""
    return any(a.kind in {ENTITY, NAME, QUOTE} for a in atoms)


def without_asides(atoms: list[Atom]) -> list[Atom]:
    """Return the atoms without brackets, and without the asides that name nothing."""
    kept: list[Atom] = []
    last = max((j for j, a in enumerate(atoms) if a.text in _CLOSE), default=-1)
    i = 0
    while i < len(atoms):
        end = _closing(atoms, i) if atoms[i].text in _OPEN and i < last else None
        if end is not None:
            inside = atoms[i + 1 : end]
            if (names_something(inside) or has_value(inside)) and not personal(inside):
                kept.extend(inside)
            i = end
        elif atoms[i].text not in _OPEN | _CLOSE:
            kept.append(atoms[i])
        i += 1
    return kept


def _closing(atoms: list[Atom], start: int) -> int | None:
    return next((j for j in range(start, len(atoms)) if atoms[j].text in _CLOSE), None)


def _drop_interjections(atoms: list[Atom]) -> list[Atom]:
    """Drop interjections at the start and, after a comma, at the end."""
    size = 1
    while size:
        start = next((i for i, a in enumerate(atoms) if a.text not in _BEFORE), len(atoms))
        atoms = atoms[start:] if start else atoms
        size = _interjection(atoms)
        atoms = atoms[size:]
    return _drop_tail(atoms)


def _interjection(atoms: list[Atom]) -> int:
    """Return how many atoms an interjection takes at the start, 0 for none."""
    for size in range(_LONGEST_INTERJECTION, 0, -1):
        if len(atoms) <= size:
            continue
        head = plain(atoms[:size])
        if head not in words("chatter", "interjection") or head == "no":
            continue
        if size > 1 or atoms[size].text in _PAUSES or head in _LOOSE:
            return size
    return 0


@cache
def _longest_empty() -> int:
    """Return of how many words the longest interjection or label is."""
    known = words("chatter", "interjection") | words("chatter", "label")
    return max(text.count(" ") for text in known) + 1


def _drop_tail(atoms: list[Atom]) -> list[Atom]:
    said = 0
    for i in range(len(atoms) - 1, -1, -1):
        if said > _longest_empty():
            break
        said += len(atoms[i].words) if atoms[i].kind != PUNCT else 0
        if atoms[i].text == "," or atoms[i].text in DASHES:
            text = plain(atoms[i + 1 :])
            if text and _empty(text):
                return atoms[:i]
    return atoms


def _drop_label(atoms: list[Atom]) -> list[Atom]:
    """Drop "Fact check:" and a personal lead-in before a colon."""
    said = 0
    for i, atom in enumerate(atoms):
        said += len(atom.words) if atom.kind != PUNCT else 0
        if atom.text != ":" and (atom.text not in DASHES or said > _longest_empty()):
            continue
        head = atoms[:i]
        text = plain(head)
        if not text or i + 1 >= len(atoms):
            return atoms
        own = atom.text == ":" and personal(head) and not any(a.kind == ENTITY for a in head)
        if _empty(text) or own:
            return atoms[i + 1 :]
        if atom.text == ":":
            return atoms
    return atoms


def _drop_lead_in(atoms: list[Atom]) -> list[Atom]:
    """Drop "I read that", "my uncle swears": a personal clause up to what it introduces."""
    if not atoms or not personal(atoms[:_LEAD]):
        return atoms
    told = max((i for i, a in enumerate(atoms) if a.verbal or has_value([a])), default=-1)
    for i, atom in enumerate(atoms):
        ends = i > 1 and atom.first_word in {"that", "and"}
        ends = ends or atom.text in {",", ":"} or atom.text in DASHES
        if ends and told > i and not personal(atoms[i + 1 : i + 1 + _NEXT]):
            return _drop_interjections(atoms[i + 1 :])
        if names_something([atom]):
            break
    return atoms


def strip(atoms: list[Atom]) -> list[Atom]:
    """Return the atoms without the chatter around them; never nothing from something."""
    left = without_asides(atoms)
    for step in (_drop_interjections, _drop_label, _drop_interjections, _drop_lead_in):
        shorter = step(left)
        if any(a.content for a in shorter):
            left = shorter
    return left


def is_chatter(atoms: Sequence[Atom]) -> bool:
    """Tell whether a clause is no part: personal, and naming nothing on file or elsewhere."""
    if not any(a.content for a in atoms):
        return True
    if names_something(atoms):
        return False
    return _empty(plain(atoms)) or personal(atoms)
