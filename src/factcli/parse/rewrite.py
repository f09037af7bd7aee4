"""The same assertion in plainer order: clefts, "the one who", contrast tails.

Each rewriting gives other atoms for one part; the checker tries them when the part as it
stands is not decided. None adds anything that the part does not say.
"""

from __future__ import annotations

from factcli.language import words
from factcli.parse.atoms import ENTITY, NAME, PUNCT
from factcli.parse.polarity import contrast_at
from factcli.records import TYPE_CHECKING, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.parse.atoms import Atom

_FINITE = frozenset({"V", "BE", "HAVE", "DO", "MD"})
_WHO = frozenset({"that", "who", "which", "whom", "where", "when"})


def _words(atom: Atom) -> str:
    return atom.words[0] if atom.words else atom.text


def without_contrast(atoms: Sequence[Atom]) -> tuple[list[Atom], list[Atom]]:
    """Return the part without its "not Y" or "rather than Y" tail, and that tail."""
    for i, atom in enumerate(atoms):
        word = _words(atom)
        following = _words(atoms[i + 1]) if i + 1 < len(atoms) else ""
        size = 0
        if word == "not" and contrast_at(atoms, i):
            size = 1
        elif word == "unlike" and atom.tag in {"P", "A", "N", "R"}:
            size = 1
        elif (word == "instead" and following == "of") or (word == "rather" and following == "than"):
            size = 2
        if not size:
            continue
        end = i + size
        while end < len(atoms) and atoms[end].text not in {",", ";", ")"}:
            end += 1
        start = i - 1 if i and (atoms[i - 1].text in {",", "-", "–", "—", "("} or _words(atoms[i - 1]) == "and") else i
        return [*atoms[:start], *atoms[end + (end < len(atoms)) :]], list(atoms[i + size : end])
    return list(atoms), []


def _it_cleft(atoms: Sequence[Atom]) -> list[Atom] | None:
    """"It was X that did Y" gives "X did Y"; "it was on Monday that P" gives "P on Monday"."""
    start = next((i for i, a in enumerate(atoms) if _words(a) == "it" and i + 1 < len(atoms) and atoms[i + 1].tag == "BE"), None)
    if start is None:
        return None
    link = next((j for j in range(start + 2, len(atoms)) if atoms[j].tag == "W" and _words(atoms[j]) in _WHO), None)
    if link is None or link == start + 2:
        return None
    lead, focus, rest = list(atoms[:start]), list(atoms[start + 2 : link]), list(atoms[link + 1 :])
    if any(a.tag in _FINITE for a in focus) or not rest:
        return None
    negator = [a for a in focus if a.tag == "X"]
    focus = [a for a in focus if a.tag != "X"]
    if not focus:
        return None
    if focus[0].tag in {"P", "T"} or rest[0].tag not in _FINITE:
        return [*rest, *negator, *focus, *lead]
    return [*focus, rest[0], *negator, *rest[1:], *lead]


def _copula_at(atoms: Sequence[Atom]) -> int | None:
    """Return the last bare "is"/"was" with a phrase on each side."""
    for i in range(len(atoms) - 2, 0, -1):
        if atoms[i].tag == "BE" and atoms[i + 1].tag in {"D", "N", "A", "T", "S", "P"} and atoms[i - 1].tag != "W":
            return i
    return None


def _gap(clause: Sequence[Atom], filler: Sequence[Atom], preposition: Sequence[Atom]) -> list[Atom]:
    """Put what a relative pronoun stood for into its clause."""
    if preposition:
        return [*clause, *preposition, *filler]
    if clause and clause[0].tag in _FINITE:
        return [*filler, *clause]
    verb = max((i for i, a in enumerate(clause) if a.verbal), default=None)
    if verb is None:
        return [*filler, *clause]
    if verb + 1 < len(clause) and clause[verb + 1].tag in {"TO", "P"} and verb + 2 == len(clause):
        return [*clause, *filler]
    return [*clause[: verb + 1], *filler, *clause[verb + 1 :]]


def _relative(phrase: Sequence[Atom]) -> tuple[list[Atom], list[Atom]] | None:
    """Return the clause inside "the N that …", and the preposition before its pronoun."""
    link = next((i for i, a in enumerate(phrase) if a.tag == "W" and _words(a) in _WHO and i), None)
    if link is not None and phrase[link - 1].lemma in words("speech", "nouns"):
        return None  # "the notion that X is Y" is no cleft
    if link is not None and any(a.tag in _FINITE for a in phrase[:link]):
        return None
    if link is not None:
        preposition = [phrase[link - 1]] if phrase[link - 1].tag == "P" else []
        clause = [a for a in phrase[link + 1 :] if a.kind != PUNCT]
        return (clause, preposition) if clause else None
    head = next((i for i, a in enumerate(phrase) if a.tag == "N"), None)
    if head is None or head + 2 >= len(phrase):
        return None
    rest = list(phrase[head + 1 :])
    subject = rest[0].tag in {"D", "N", "O"}
    if subject and any(a.tag in _FINITE for a in rest[1:]):
        return rest, []
    return None


def _wh_cleft(atoms: Sequence[Atom]) -> list[Atom] | None:
    """"The N that did Y was X" and "X was the N that did Y" give "X did Y"."""
    at = _copula_at(atoms)
    if at is None:
        return None
    left, right = list(atoms[:at]), list(atoms[at + 1 :])
    for phrase, filler in ((left, right), (right, left)):
        if not phrase or phrase[0].tag not in {"D", "N", "O", "W"}:
            continue
        if not _short(filler):
            continue
        found = _relative(phrase)
        if found:
            clause, preposition = found
            return _gap(clause, filler, preposition)
    return None


def _short(filler: Sequence[Atom]) -> bool:
    """Whether the atoms are one phrase that may stand for somebody or some time."""
    content = [a for a in filler if a.content]
    return bool(content) and not any(a.verbal or a.tag == "W" for a in filler) and any(
        a.kind in {ENTITY, NAME, "time"} or a.tag == "N" for a in content
    )


def _named_as(atoms: Sequence[Atom]) -> list[Atom] | None:
    """"X is called Y", "X is named Y" give "X is Y"."""
    for i, atom in enumerate(atoms):
        if atom.tag == "VN" and atom.lemma in {"call", "name"} and i and atoms[i - 1].tag == "BE":
            return [*atoms[:i], *atoms[i + 1 :]]
    return None


def _had_as(atoms: Sequence[Atom]) -> list[Atom] | None:
    """"A had B as deputy" gives "B was A's deputy"."""
    verb = next((i for i, a in enumerate(atoms) if a.tag in {"HAVE", "V"} and a.lemma in {"have", "keep"}), None)
    link = next((i for i, a in enumerate(atoms) if a.words[:1] == ("as",) and verb is not None and i > verb + 1), None)
    if verb is None or link is None or not verb or any(a.verbal for a in atoms[verb + 1 : link]):
        return None
    owner = [a for a in atoms[:verb] if a.content]
    role = [a for a in atoms[link + 1 :] if a.tag != "D" and not (a.kind == ENTITY and a.entities == owner[0].entities if owner else False)]
    if len(owner) != 1 or not role:
        return None
    was = replace(atoms[verb], text="was", words=("was",), lemma="be", tag="BE")
    sign = replace(atoms[link], text="'s", words=("'s",), lemma="'s", tag="S")
    return [*atoms[verb + 1 : link], was, owner[0], sign, *role]


def rewrites(atoms: Sequence[Atom]) -> list[list[Atom]]:
    """Return the plainer orders of a part, the most telling first; [] when there is none."""
    found = []
    for rule in (_it_cleft, _wh_cleft, _named_as, _had_as):
        made = rule(atoms)
        if made and made != list(atoms):
            found.append(made)
    plain, tail = without_contrast(atoms)
    if tail and any(a.content for a in plain):
        found.append(plain)
        found.extend(rewrites(plain))
    return found
