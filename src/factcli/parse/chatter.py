"""What a statement carries that asserts nothing: labels, lead-ins, the speaker's own circle."""

from __future__ import annotations

from factcli.language import words
from factcli.parse.atoms import ENTITY, NAME, NUMBER, PUNCT, QUOTE, TIME
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.parse.atoms import Atom

_LABEL_WORDS = 7
_OPEN, _CLOSE = frozenset("(["), frozenset(")]")


def _chatter(key: str) -> frozenset[str]:
    return words("chatter", key)


def plain(atoms: Sequence[Atom]) -> str:
    """Return the folded words of the atoms, joined by blanks."""
    return " ".join(w for a in atoms for w in a.words if a.kind != PUNCT)


def personal(atoms: Sequence[Atom]) -> bool:
    """Whether the atoms speak of the speaker or the speaker's own circle."""
    return any(
        a.words and (a.words[0] in _chatter("first") or a.lemma in _chatter("first"))
        for a in atoms
    )


def names_something(atoms: Sequence[Atom]) -> bool:
    """Whether the atoms name anything on file or a third party."""
    return any(a.kind in {ENTITY, NAME, QUOTE} for a in atoms)


def without_asides(atoms: list[Atom]) -> list[Atom]:
    """Drop bracketed asides that name nothing; keep the words of the others."""
    kept: list[Atom] = []
    i = 0
    while i < len(atoms):
        if atoms[i].text in _OPEN:
            end = next((j for j in range(i, len(atoms)) if atoms[j].text in _CLOSE), None)
            if end is not None:
                inside = atoms[i + 1 : end]
                values = any(a.kind in {NUMBER, TIME} for a in inside)
                if (names_something(inside) or values) and not personal(inside):
                    kept.extend(inside)
                i = end + 1
                continue
        if atoms[i].text not in _OPEN | _CLOSE:
            kept.append(atoms[i])
        i += 1
    return kept


def _drop_interjections(atoms: list[Atom]) -> list[Atom]:
    """Drop interjections at the start and, after a comma, at the end."""
    found = _chatter("interjection")
    changed = True
    while changed and atoms:
        changed = False
        while atoms and atoms[0].text in {",", "-", "–", "—", ":", "!", ".", "…", "..."}:
            atoms = atoms[1:]
        for size in (6, 5, 4, 3, 2, 1):
            head = atoms[:size]
            following = atoms[size] if len(atoms) > size else None
            if len(head) < size or following is None or plain(head) not in found:
                continue
            loose = size > 1 or following.text in {",", "!", ":", "…", "...", "-", "–"} or plain(head) in {"ok", "so", "apparently", "lol", "wow", "hey", "well"}
            if loose and plain(head) != "no":
                atoms = atoms[size:]
                changed = True
                break
    return _drop_tail(atoms)


def _drop_tail(atoms: list[Atom]) -> list[Atom]:
    commas = [i for i, a in enumerate(atoms) if a.text in {",", "-", "–", "—"}]
    for i in reversed(commas):
        tail = atoms[i + 1 :]
        text = plain(tail)
        if text and (text in _chatter("interjection") or text in _chatter("label")):
            return [a for a in atoms[:i]]
    return atoms


def _drop_label(atoms: list[Atom]) -> list[Atom]:
    """Drop "Fact check:" and a personal lead-in before a colon."""
    for i, atom in enumerate(atoms):
        if atom.text not in {":", "–", "—", "-"}:
            continue
        head = atoms[:i]
        text = plain(head)
        if not text or i + 1 >= len(atoms):
            return atoms
        if text in _chatter("label") or text in _chatter("interjection"):
            return atoms[i + 1 :]
        if atom.text == ":" and personal(head) and not any(a.kind == ENTITY for a in head):
            return atoms[i + 1 :]
        if atom.text == ":":
            return atoms
    return atoms


def _drop_lead_in(atoms: list[Atom]) -> list[Atom]:
    """Drop "I read that", "my uncle swears": a personal clause up to what it introduces."""
    if not atoms or not personal(atoms[:4]):
        return atoms
    first = next((i for i, a in enumerate(atoms) if a.kind in {ENTITY, NAME, QUOTE}), len(atoms))
    for i, atom in enumerate(atoms):
        if i > first:
            break
        ends = atom.words and atom.words[0] in {"that", "and"} and i > 1
        if (ends or atom.text in {",", ":", "-", "–", "—"}) and not personal(atoms[i + 1 : i + 4]):
            rest = atoms[i + 1 :]
            if any(a.verbal for a in rest) or any(a.kind in {NUMBER, TIME} for a in rest):
                return _drop_interjections(rest)
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
    """Whether a clause is no part: personal, and naming nothing on file or elsewhere."""
    content = [a for a in atoms if a.content]
    if not content:
        return True
    if names_something(atoms):
        return False
    text = plain(atoms)
    if text in _chatter("interjection") or text in _chatter("label"):
        return True
    return personal(atoms)
