"""Titles and appositions beside a name: "the club's former manager X", "X, the minister,".

What they say is an assertion of its own inside the part: false, it makes the part false.
"""

from __future__ import annotations

from factcli.model import Span
from factcli.parse.atoms import ENTITY, NAME, WORD, Atom
from factcli.records import TYPE_CHECKING, dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.parse.atoms import Assertion

_FORMER = frozenset({"former", "ex"})
_TITLE_TAGS = frozenset({"A", "N", "D", "S", "VN"})
_FINITE = frozenset({"V", "BE", "HAVE", "DO", "MD"})


@dataclass(frozen=True, slots=True)
class Title:
    """A title as "X is/was the title", and the part without it.

    `owned`: it only says whose X is. "Lund's deputy" may be another deputy than the one on
    file, so that no such title is wrong.
    """

    assertion: list[Atom]
    rest: list[Atom]
    owned: bool = False


def _is(at: Atom, *, past: bool) -> Atom:
    word = "was" if past else "is"
    return Atom(WORD, word, Span(at.span.start, at.span.start), (word,), "be", "BE")


def _before(atoms: Sequence[Atom], i: int) -> int:
    """Return where the title before the name at `i` begins."""
    start = i
    while start and _of_title(atoms[start - 1], last=start == i):
        start -= 1
    return start


def _of_title(atom: Atom, *, last: bool) -> bool:
    """Whether an atom may be part of a title; the last word before a name is no name."""
    if atom.tag == "S" or (atom.kind in {ENTITY, NAME} and not last):
        return True
    return atom.kind == WORD and atom.tag in _TITLE_TAGS


def titles(said: Assertion) -> list[Title]:
    """Return each title or apposition of a named person or thing in the part."""
    atoms = said.atoms
    found: list[Title] = []
    for i, atom in enumerate(atoms):
        if atom.kind not in {ENTITY, NAME}:
            continue
        start = _before(atoms, i)
        words = [a for a in atoms[start:i] if a.content]
        whole = start == 0 and i + 1 == len(atoms)
        if words and not whole and any(a.tag == "N" for a in words):
            past = any(a.lemma in _FORMER or a.lemma == "late" for a in words)
            body = [atom, _is(atom, past=past), *atoms[start:i]]
            owned = i > 0 and atoms[i - 1].tag == "S"
            found.append(Title(body, [*atoms[:start], *atoms[i:]], owned=owned))
        found.extend(_apposition(atoms, i))
        found.extend(_naming(atoms, i))
    return found


def _naming(atoms: Sequence[Atom], i: int) -> list[Title]:
    """Return "the N that …, X, did Y" as "X is the N that …" and "X did Y"."""
    if not i or atoms[i - 1].text != ",":
        return []
    head = list(atoms[: i - 1])
    owned = any(a.tag == "S" for a in head)
    if not head or (head[0].kind in {ENTITY, NAME} and not owned):
        return []
    verb = next((j for j, a in enumerate(head) if a.tag == "BE"), None)
    if i + 1 < len(atoms) and atoms[i + 1].text == ",":
        past = any(a.tag == "BE" and a.words[0] in {"was", "were"} for a in atoms[i + 1 :])
        return [Title([atoms[i], _is(atoms[i], past=past), *head], [atoms[i], *atoms[i + 2 :]])]
    last = all(not a.content for a in atoms[i + 1 :])
    if last and verb:
        return [Title([atoms[i], head[verb], *head[:verb]], [atoms[i], *head[verb:]])]
    return []


def _apposition(atoms: Sequence[Atom], i: int) -> list[Title]:
    """Return "X, the N of Y, …" as "X is the N of Y" and the part without it."""
    if i + 2 >= len(atoms) or atoms[i + 1].text != ",":
        return []
    end = next((j for j in range(i + 2, len(atoms)) if atoms[j].text == ","), None)
    if end is None or end == i + 2:
        return []
    inside = list(atoms[i + 2 : end])
    if inside[0].tag == "W" and any(a.tag in _FINITE for a in inside[1:]):
        return [Title([atoms[i], *inside[1:]], [*atoms[: i + 1], *atoms[end + 1 :]])]
    if any(a.verbal or a.tag in {"W", "C"} for a in inside) or inside[0].tag not in {"D", "N", "A"}:
        return []
    past = any(a.lemma in _FORMER for a in inside)
    body = [atoms[i], _is(atoms[i], past=past), *inside]
    return [Title(body, [*atoms[: i + 1], *atoms[end + 1 :]])]
