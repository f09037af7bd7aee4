"""The same assertion in plainer order: clefts, "the one who", contrast tails.

Each rewriting gives other atoms for one part; the checker tries them when the part as it
stands is not decided. None adds anything that the part does not say.
"""

from __future__ import annotations

from factcli.language import words
from factcli.model import Quantity
from factcli.parse.atoms import ENTITY, FINITE, NAMED, NUMBER, PUNCT, TIME, finite, tag_at, word_at
from factcli.parse.frames import phrases
from factcli.parse.nominal import spoken
from factcli.parse.polarity import contrast_at, opens_tail
from factcli.records import TYPE_CHECKING, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.parse.atoms import Atom

_WHO = frozenset({"that", "who", "which", "whom", "where", "when"})
_AFTER_COPULA = frozenset({"D", "N", "A", "T", "S", "P"})


def without_contrast(atoms: Sequence[Atom]) -> tuple[list[Atom], list[Atom]]:
    """Return the part without its "not Y" or "rather than Y" tail, and that tail."""
    for i in range(len(atoms)):
        size = _contrast_words(atoms, i)
        if not size:
            continue
        end = i + size
        while end < len(atoms) and atoms[end].text not in {",", ";", ")"}:
            end += 1
        start = i - 1 if i and opens_tail(atoms[i - 1]) else i
        return [*atoms[:start], *atoms[end + 1 :]], list(atoms[i + size : end])
    return list(atoms), []


def with_contrast(atoms: Sequence[Atom]) -> list[Atom]:
    """Return "Y did it" of "X, not Y, did it": what the part denies, [] without a contrast."""
    i = next((i for i in range(len(atoms)) if _contrast_words(atoms, i)), -1)
    if i < 1:
        return []
    start = i + _contrast_words(atoms, i)
    end = next(
        (k for k in range(start, len(atoms)) if atoms[k].text in {",", ";", ")"}), len(atoms)
    )
    tail = list(atoms[start:end])
    before = i - 1 if opens_tail(atoms[i - 1]) else i
    focus = next((p for p in phrases(atoms[:before]) if p.last == before - 1), None)
    if focus is None or not any(a.content for a in tail):
        return []
    first = focus.first - (tail[0].tag == "P" and bool(focus.preposition))
    return [*atoms[:first], *tail, *atoms[end:]] if tail[0].tag in _AFTER_COPULA else []


def _contrast_words(atoms: Sequence[Atom], i: int) -> int:
    """Return how many words at `i` set something against what is said, 0 for none."""
    word = word_at(atoms, i)
    if (word == "not" and contrast_at(atoms, i)) or (
        word == "unlike" and atoms[i].tag in {"P", "A", "N", "R"}
    ):
        return 1
    return 2 if (word, word_at(atoms, i + 1)) in {("instead", "of"), ("rather", "than")} else 0


def _relative_at(atoms: Sequence[Atom], start: int) -> int | None:
    """Return where the first "who" or "that" from `start` on stands."""
    links = (i for i in range(start, len(atoms)) if atoms[i].tag == "W")
    return next((i for i in links if atoms[i].first_word in _WHO), None)


def _it_cleft(atoms: Sequence[Atom]) -> list[Atom] | None:
    """Make "X did Y" of "it was X that did Y", "P on Monday" of "it was on Monday that P"."""
    its = (i for i in range(len(atoms)) if atoms[i].first_word == "it")
    start = next((i for i in its if tag_at(atoms, i + 1) == "BE"), None)
    if start is None:
        return None
    link = _relative_at(atoms, start + 2)
    if link is None or link == start + 2:
        return None
    lead, focus, rest = list(atoms[:start]), list(atoms[start + 2 : link]), list(atoms[link + 1 :])
    if finite(focus) or not rest:
        return None
    negator = [a for a in focus if a.tag == "X"]
    focus = [a for a in focus if a.tag != "X"]
    if not focus:
        return None
    if focus[0].tag in {"P", "T"} or rest[0].tag not in FINITE:
        return [*rest, *negator, *focus, *lead]
    return [*focus, rest[0], *negator, *rest[1:], *lead]


def _copula_at(atoms: Sequence[Atom]) -> int | None:
    """Return the last bare "is"/"was" with a phrase on each side."""
    for i in range(len(atoms) - 2, 0, -1):
        bare = atoms[i].tag == "BE" and atoms[i - 1].tag != "W"
        if bare and atoms[i + 1].tag in _AFTER_COPULA:
            return i
    return None


def _gap(clause: Sequence[Atom], filler: Sequence[Atom], preposition: Sequence[Atom]) -> list[Atom]:
    """Put what a relative pronoun stood for into its clause."""
    if preposition:
        return [*clause, *preposition, *filler]
    if clause and clause[0].tag in FINITE:
        return [*filler, *clause]
    verb = max((i for i, a in enumerate(clause) if a.verbal), default=None)
    if verb is None:
        return [*filler, *clause]
    if verb + 1 < len(clause) and clause[verb + 1].tag in {"TO", "P"} and verb + 2 == len(clause):
        return [*clause, *filler]
    return [*clause[: verb + 1], *filler, *clause[verb + 1 :]]


def _relative(phrase: Sequence[Atom]) -> tuple[list[Atom], list[Atom]] | None:
    """Return the clause inside "the N that …", and the preposition before its pronoun."""
    link = _relative_at(phrase, 1)
    if link is None:
        return _bare_relative(phrase)
    if phrase[link - 1].lemma in words("speech", "nouns") or finite(phrase[:link]):
        return None  # "the notion that X is Y" is no cleft
    if _says_more(phrase[:link]):
        return None
    preposition = [phrase[link - 1]] if phrase[link - 1].tag == "P" else []
    clause = [a for a in phrase[link + 1 :] if a.kind != PUNCT]
    return (clause, preposition) if clause else None


def _says_more(head: Sequence[Atom]) -> bool:
    """Whether "the N" before a relative clause says more than that it is somebody or something.

    "X was the only person who came" is more than "X came", "X was the mayor who lied" too.
    """
    limits = words("hedges", "only") | words("hedges", "first") | words("hedges", "opinion")
    return any(
        a.lemma in limits or a.first_word in limits or a.lemma in words("offices", "office")
        or (a.number is not None and a.number.ordinal)
        for a in head
    )  # fmt: skip


def _bare_relative(phrase: Sequence[Atom]) -> tuple[list[Atom], list[Atom]] | None:
    """Return the clause inside "the house she built"."""
    head = next((i for i, a in enumerate(phrase) if a.tag == "N"), None)
    if head is None or head + 2 >= len(phrase):
        return None
    rest = list(phrase[head + 1 :])
    return (rest, []) if rest[0].tag in {"D", "N", "O"} and finite(rest[1:]) else None


def _wh_cleft(atoms: Sequence[Atom]) -> list[Atom] | None:
    """Make "X did Y" of "the N that did Y was X" and of "X was the N that did Y"."""
    at = _copula_at(atoms)
    if at is None:
        return None
    left, right = list(atoms[:at]), list(atoms[at + 1 :])
    for phrase, filler in ((left, right), (right, left)):
        if phrase[0].tag in {"D", "N", "O", "W"} and _short(filler):
            found = _relative(phrase)
            if found:
                clause, preposition = found
                return _gap(clause, filler, preposition)
    return None


def _short(filler: Sequence[Atom]) -> bool:
    """Tell whether the atoms are one phrase that may stand for somebody or some time."""
    if any(a.verbal or a.tag == "W" for a in filler):
        return False
    return any(a.content and (a.kind in NAMED or a.kind == TIME or a.tag == "N") for a in filler)


def _named_as(atoms: Sequence[Atom]) -> list[Atom] | None:
    """Make "X is Y" of "X is called Y" and "X is named Y"."""
    for i, atom in enumerate(atoms):
        if atom.tag == "VN" and atom.lemma in {"call", "name"} and tag_at(atoms, i - 1) == "BE":
            return [*atoms[:i], *atoms[i + 1 :]]
    return None


def _had_as(atoms: Sequence[Atom]) -> list[Atom] | None:
    """Make "B was A's deputy" of "A had B as deputy"."""
    owns = (
        i for i, a in enumerate(atoms) if a.tag in {"HAVE", "V"} and a.lemma in {"have", "keep"}
    )
    verb = next(owns, 0)
    if not verb:
        return None
    link = next((i for i in range(verb + 2, len(atoms)) if atoms[i].first_word == "as"), None)
    if link is None or any(a.verbal for a in atoms[verb + 1 : link]):
        return None
    owners = [a for a in atoms[:verb] if a.content]
    if len(owners) != 1:
        return None
    owner = owners[0]
    role = [a for a in atoms[link + 1 :] if a.tag != "D" and not _same_entity(a, owner)]
    if not role:
        return None
    was = replace(atoms[verb], text="was", words=("was",), lemma="be", tag="BE")
    sign = replace(atoms[link], text="'s", words=("'s",), lemma="'s", tag="S")
    return [*atoms[verb + 1 : link], was, owner, sign, *role]


def nobody_before(atoms: Sequence[Atom]) -> list[Atom] | None:
    """Make "X is the first N to do Y" of "no N had ever done Y before X (did)".

    None for other parts. What denies the former says nothing of the latter.
    """
    verb = next((i for i, a in enumerate(atoms) if a.tag == "HAVE"), 0)
    nobody = word_at(atoms, 0)
    before = next((i for i in range(verb, len(atoms)) if atoms[i].words == ("before",)), 0)
    if nobody not in {"no", "nobody", "none"} or not verb or not before:
        return None
    focus = [a for a in atoms[before + 1 :] if a.tag not in {"DO", "HAVE"}]
    deed = [a for a in atoms[verb + 1 : before] if a.tag != "R"]
    if not focus or finite(focus) or not deed or deed[0].tag != "VN":
        return None
    kind = [] if word_at(atoms, 1) == "one" else list(atoms[1:verb])
    at = atoms[verb]
    one = Quantity(1.0, 1.0, "ordinal", written=1.0, ordinal=True)
    first = replace(at, kind=NUMBER, text="first", words=("first",), lemma="first", tag="Q")
    return [
        *focus,
        replace(at, text="is", words=("is",), lemma="be", tag="BE"),
        replace(at, text="the", words=("the",), lemma="the", tag="D"),
        replace(first, number=one),
        *kind,
        replace(at, text="to", words=("to",), lemma="to", tag="TO"),
        replace(deed[0], tag="VB"),
        *deed[1:],
    ]


def _existing(atoms: Sequence[Atom]) -> list[Atom] | None:
    """Make "footage shows P" of "footage of P exists" and of "there is footage of P"."""
    body = list(atoms)
    if word_at(body, 0) == "there" and tag_at(body, 1) == "BE":
        body = body[2:]
    elif body and body[-1].lemma == "exist":
        body = body[:-1]
        while body and body[-1].tag in {"DO", "X"}:
            return None  # "does not exist": the negator would be lost
    else:
        return None
    at = next((i for i, a in enumerate(body) if a.lemma in words("light", "picture")), None)
    if at is None or at + 2 >= len(body) or word_at(body, at + 1) not in {"of", "showing"}:
        return None
    link = body[at + 1]
    shows = replace(link, text="shows", words=("shows",), lemma="show", tag="V")
    return [*body[: at + 1], shows, *body[at + 2 :]]


def _same_entity(atom: Atom, other: Atom) -> bool:
    return atom.kind == ENTITY and atom.entities == other.entities


def rewrites(atoms: Sequence[Atom]) -> list[list[Atom]]:
    """Return the plainer orders of a part, the most telling first; [] when there is none."""
    found = []
    for rule in (_it_cleft, _wh_cleft, _named_as, _had_as, _existing):
        made = rule(atoms)
        if made and made != list(atoms):
            found.append(made)
    found.extend(spoken(atoms))
    plain, tail = without_contrast(atoms)
    if tail and any(a.content for a in plain):
        found.append(plain)
        found.extend(rewrites(plain))
    return found
