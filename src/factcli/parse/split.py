"""A statement's parts: sentences, then the clauses that assert something each.

Every part is a list of atoms; a subject or verb that two clauses share stands in both.
"""

from __future__ import annotations

from factcli.parse.atoms import (
    DASHES,
    FINITE,
    MOST_ATOMS,
    NAMED,
    NUMBER,
    PUNCT,
    QUOTE,
    TIME,
    WORD,
    Atom,
    finite,
    has_value,
    tag_at,
    word_at,
)
from factcli.parse.chatter import is_chatter
from factcli.parse.ellipsis import auxiliary_of, gapped, proform, subject_of
from factcli.parse.frames import verb_groups
from factcli.parse.listing import listed
from factcli.parse.speech import force_of
from factcli.parse.tagging import readings
from factcli.records import TYPE_CHECKING, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["clauses", "listed", "parts", "sentences", "topic_label"]

_COORDINATORS = frozenset({"and", "but", "yet", "plus"})
_CONCEDING = frozenset({"although", "though", "while", "whereas"})
_JOINERS = _COORDINATORS | _CONCEDING
_TAG, _LONGEST_TAG = 2, 12  # a speaker and a verb; no more words than these
_DEPENDENT = frozenset({"when", "because", "if", "once", "since"})
_LEADING = frozenset({"and", "but", "while", "also", "yet"})
_EDGES = DASHES | {",", ":"}
_VALUES = frozenset({NUMBER, TIME, QUOTE})
_STOPS = frozenset(".?!;")
_ABBREVIATIONS = frozenset({
    "mr", "mrs", "ms", "dr", "prof", "st", "no", "vs", "inc", "ltd", "co", "gen", "sen", "rep",
    "jr", "sr", "art",
})  # fmt: skip


def sentences(atoms: Sequence[Atom]) -> list[list[Atom]]:
    """Cut at full stops and semicolons, not at those of abbreviations and initials."""
    found: list[list[Atom]] = [[]]
    for i, atom in enumerate(atoms):
        if atom.kind != PUNCT or atom.text not in _STOPS:
            found[-1].append(atom)
        elif not _inner_stop(atoms, i):
            if atom.text == "?":
                found[-1].append(atom)
            found.append([])
    return [s for s in found if s]


def _inner_stop(atoms: Sequence[Atom], i: int) -> bool:
    """Tell whether the stop at `i` ends an abbreviation or an initial, no sentence."""
    if atoms[i].text != "." or i + 1 >= len(atoms):
        return False
    before = word_at(atoms, i - 1)
    initial = len(before) == 1 and atoms[i - 1].text.isupper()
    touching = atoms[i + 1].span.start == atoms[i].span.end
    return before in _ABBREVIATIONS or initial or touching


def _starts_clause(rest: Sequence[Atom]) -> bool:
    """Tell whether the atoms begin with a subject and its finite verb."""
    seen = False
    for i, atom in enumerate(rest):
        if atom.tag in FINITE:
            return seen
        if atom.tag in {"N", "O", "Q"} or atom.kind in NAMED:
            if seen and atom.tag == "O":
                return False
            seen = True
        elif atom.tag == "VN" and seen:
            return i + 1 < len(rest)
        elif atom.text == "," and not seen:
            continue
        elif atom.tag in {"W", "C"} or atom.text in {",", ";", ":"}:
            return False
    return False


def _first_but_adverbs(rest: Sequence[Atom]) -> str:
    """Return the tag of the first atom that is no adverb and no negator."""
    return next((a.tag for a in rest if a.tag not in {"R", "X"}), "")


def _starts_verb(rest: Sequence[Atom]) -> bool:
    """Tell whether the atoms begin, adverbs aside, with a verb that shares the subject."""
    tag = _first_but_adverbs(rest)
    return tag in FINITE or tag == "VN"


def _boundaries(atoms: Sequence[Atom]) -> Iterator[int]:
    """Yield where a coordinator, a contrast or a comma may open a new part.

    What stands before has to assert something: no need to look where it has neither a verb nor
    a noun with a value, or is too long for a clause.
    """
    asserts = valued = noun = False
    for i in range(1, min(len(atoms) - 1, MOST_ATOMS + 1)):
        before = atoms[i - 1]
        asserts = asserts or before.tag in FINITE
        valued = valued or before.kind in _VALUES
        noun = noun or before.tag == "N"
        if (asserts or (valued and noun)) and _boundary(atoms, i):
            yield i


def _boundary(atoms: Sequence[Atom], i: int) -> bool:
    following = atoms[i + 1].tag
    if atoms[i].text == ",":
        return following not in {"C", "W"} and not _speech_tag(
            atoms[i + 1 : i + 2 + 2 * _LONGEST_TAG]
        )
    joins = atoms[i].tag == "C" and atoms[i].first_word in _JOINERS
    return joins and following != "W" and not _meanwhile(atoms, i)


def _speech_tag(rest: Sequence[Atom]) -> bool:
    """Tell whether the atoms only name who says what stands before: ", the mayor said."."""
    said = [a for a in rest if a.kind != PUNCT]
    if len(said) > _LONGEST_TAG:
        return False
    if len(said) < _TAG or not force_of(said[-1].lemma) or said[-1].tag != "V":
        return False
    return all(a.tag in {"D", "N", "A", "S", "O"} for a in said[:-1])


def _meanwhile(atoms: Sequence[Atom], i: int) -> bool:
    """Tell whether "while" sets a time ("while it was on") and not a contrast."""
    if atoms[i].first_word != "while":
        return False
    if has_value(atoms[i + 1 :]) and has_value(atoms[:i]):
        return False  # "until 2024, while Y has been since 2025" contrasts
    return next((a.tag for a in atoms[i + 1 :] if a.tag in FINITE), "") in {"BE", "HAVE"}


def _leading_subordinate(atoms: list[Atom]) -> tuple[list[Atom], list[Atom]] | None:
    """Cut "Although A, B" and "While A, B" at the comma."""
    if word_at(atoms, 0) in _CONCEDING:
        for i, atom in enumerate(atoms):
            if atom.text == "," and finite(atoms[1:i]) and finite(atoms[i + 1 :]):
                return atoms[1:i], atoms[i + 1 :]
    return None


def _strip_edges(atoms: list[Atom]) -> list[Atom]:
    start, end = 0, len(atoms)
    while start < end and (atoms[start].text in _EDGES or atoms[start].first_word in _LEADING):
        start += 1
    while start < end and atoms[end - 1].text in _EDGES:
        end -= 1
    return atoms[start:end]


def _try_cut(atoms: list[Atom], i: int) -> tuple[list[Atom], list[Atom]] | None:
    """Cut at boundary `i` when both sides assert something; fill what the right leaves out."""
    left = _strip_edges(atoms[:i])
    if not left or not _whole(left):
        return None
    comma = atoms[i].text == ","
    if comma and left[0].tag in {"P", "T", "R"} and not finite(left):
        return None
    rest = _strip_edges(atoms[i + 1 :])
    if not rest:
        return None
    filled = proform(left, rest)
    if not filled:
        if _starts_clause(rest):
            filled = rest if not comma or _independent(left) else None
        elif _starts_verb(rest):
            filled = _shared_subject(left, rest, comma=comma)
        elif not comma:
            filled = gapped(left, rest)
    return (left, filled) if filled else None


def _whole(left: Sequence[Atom]) -> bool:
    """Tell whether the left side asserts something by itself: it has a verb, or is a headline."""
    if left[0].tag == "C" and left[0].first_word in _DEPENDENT:
        return False
    valued = any(a.kind in _VALUES for a in left)
    return finite(left) or (valued and any(a.tag == "N" for a in left))


def _independent(left: Sequence[Atom]) -> bool:
    """Tell whether a clause before a comma is no insertion or relative."""
    return left[0].tag not in {"P", "W", "C"} and all(a.tag != "W" for a in left[1:])


def _shared_subject(
    left: Sequence[Atom], rest: Sequence[Atom], *, comma: bool
) -> list[Atom] | None:
    """Give the verb that `rest` begins with the subject, and "was", of the left side."""
    subject = subject_of(left)
    if comma and (not subject or _inserted(left)):
        return None
    if comma and (rest[0].tag == "VN" or force_of(rest[0].lemma)):
        return None  # "…, says the minister" tells who said it
    auxiliary = auxiliary_of(left)
    passive = (
        _first_but_adverbs(rest) in {"VN", "V"}
        and any(a.tag == "BE" for a in auxiliary)
        and not _object_follows(rest)
    )
    return [*subject, *(auxiliary if passive else ()), *rest]


def _inserted(left: Sequence[Atom]) -> bool:
    """Tell whether the comma closes an insertion ("X, the minister, …", "X, who …, …")."""
    comma = max((i for i, a in enumerate(left) if a.text == ","), default=None)
    if comma is None:
        return any(a.tag == "W" for a in left)
    inside = left[comma + 1 :]
    return not finite(inside) or any(a.tag == "W" for a in inside[:2])


def _object_follows(rest: Sequence[Atom]) -> bool:
    """Tell whether a bare noun phrase follows the first verb: then it is active."""
    group = next(verb_groups(rest), None)
    if group is None:
        return False
    after = group.last + 1
    return tag_at(rest, after) in {"D", "N", "A", "Q"} and rest[after].kind != TIME


def clauses(atoms: list[Atom]) -> list[list[Atom]]:
    """Return the parts of one sentence as lists of atoms, in order."""
    found: list[list[Atom]] = []
    # No recursion: a text may have any number of clauses.
    waiting = [atoms]
    while waiting:
        part = _strip_edges(waiting.pop())
        pair = _leading_subordinate(part) or _first_cut(part)
        if pair:
            waiting += [pair[1], pair[0]]
        elif any(a.content for a in part):
            found.append(part)
    return found


def _first_cut(atoms: list[Atom]) -> tuple[list[Atom], list[Atom]] | None:
    cuts = (_try_cut(atoms, i) for i in _boundaries(atoms))
    return next((cut for cut in cuts if cut), None)


def topic_label(atoms: list[Atom]) -> list[Atom]:
    """Turn "X: did A, did B" into "X did A, did B", and "6 May: P" into "P 6 May"."""
    colon = next((i for i, a in enumerate(atoms) if a.text == ":"), 0)
    head, rest = atoms[:colon], atoms[colon + 1 :]
    if not head or not rest or finite(head) or rest[0].kind == QUOTE:
        return atoms
    if all(a.kind == TIME or not a.content for a in head):
        return rest + head
    if _starts_verb(rest):
        return head + rest
    if rest[0].kind == WORD and any(a.kind in NAMED for a in head):
        verb = readings(rest[0].words[0])
        counted = word_at(rest, 1) == "of"  # "X: crew of four"
        if verb.verb > 0 and verb.form in {"base", "ed", "s"} and not counted:
            return [*head, replace(rest[0], tag="V"), *rest[1:]]
    return atoms


def parts(atoms: list[Atom]) -> list[list[Atom]]:
    """Return the parts of a statement's atoms: sentences, then clauses, without chatter."""
    found = [c for sentence in sentences(atoms) for c in _told(sentence)]
    return [c for c in found if not is_chatter(c)] or found


def _told(sentence: list[Atom]) -> list[list[Atom]]:
    """Return a sentence's clauses; a number that begins one is of what stands before a colon."""
    whole = topic_label(sentence)
    colon = next((i for i, a in enumerate(whole) if a.text == ":"), 0)
    found = clauses(whole)
    return (
        [found[0], *([*whole[:colon], *c] if _counts(c) else c for c in found[1:])] if found else []
    )


def _counts(clause: Sequence[Atom]) -> bool:
    """Tell whether the clause only counts: "2 abstained"."""
    return clause[0].kind == NUMBER and not finite(clause[:-1])
