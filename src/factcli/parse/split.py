"""A statement's parts: clauses, shared subjects and verbs, ellipsis.

Every part is a list of atoms; what a later part leaves out ("and Nine Winters for 69")
is filled in with the atoms of the part before it.
"""

from __future__ import annotations

from factcli.language import words
from factcli.parse.atoms import ENTITY, NAME, NUMBER, PUNCT, QUOTE, TIME, Atom
from factcli.parse.chatter import is_chatter
from factcli.parse.frames import phrases, verb_groups
from factcli.parse.speech import force_of
from factcli.parse.tagging import readings
from factcli.records import TYPE_CHECKING, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

_FINITE = frozenset({"V", "BE", "HAVE", "DO", "MD"})
_CONTRAST = frozenset({"while", "whereas", "although", "though", "but", "yet"})
_STOPS = frozenset(".?!;")
_ABBREVIATIONS = frozenset({"mr", "mrs", "ms", "dr", "prof", "st", "no", "vs", "inc", "ltd", "co", "gen", "sen", "rep", "jr", "sr", "art"})  # fmt: skip


def finite(atoms: Sequence[Atom]) -> bool:
    """Whether a finite verb stands in the atoms."""
    return any(a.tag in _FINITE for a in atoms)


def sentences(atoms: Sequence[Atom]) -> list[list[Atom]]:
    """Cut at full stops and semicolons, not at those of abbreviations and initials."""
    found: list[list[Atom]] = [[]]
    for i, atom in enumerate(atoms):
        if atom.kind == PUNCT and atom.text in _STOPS:
            last = atoms[i - 1] if i else None
            initial = last is not None and last.words and (
                last.words[0] in _ABBREVIATIONS or (len(last.words[0]) == 1 and last.text.isupper())
            )
            touching = i + 1 < len(atoms) and atoms[i + 1].span.start == atom.span.end
            if atom.text == "." and (initial or touching) and i + 1 < len(atoms):
                continue
            if atom.text == "?":
                found[-1].append(atom)
            found.append([])
        else:
            found[-1].append(atom)
    return [s for s in found if s]


def _subject_of(atoms: Sequence[Atom]) -> list[Atom]:
    """Return the atoms before the first finite verb, adverbs and times aside."""
    for i, atom in enumerate(atoms):
        if atom.tag in _FINITE or (atom.tag == "VN" and i):
            head = list(atoms[:i])
            while head and (head[0].tag in {"C", ","} or head[0].text == ","):
                head = head[1:]
            cut = [j for j, a in enumerate(head) if a.text == ","]
            if cut and head[0].tag in {"P", "T", "R", "TO"}:
                head = head[cut[0] + 1 :]
            while head and head[-1].tag in {"R", "X"}:
                head = head[:-1]
            return head
    return []


def _auxiliary_of(atoms: Sequence[Atom]) -> list[Atom]:
    """Return the auxiliaries before a participle ("was arrested": "was")."""
    groups = verb_groups(atoms)
    if not groups:
        return []
    group = groups[0]
    return [a for a in atoms[group.first : group.main] if a.tag in {"BE", "HAVE", "MD"}]


def _verb_of(atoms: Sequence[Atom]) -> list[Atom]:
    groups = verb_groups(atoms)
    return list(atoms[groups[0].first : groups[0].last + 1]) if groups else []


def _starts_clause(rest: Sequence[Atom]) -> bool:
    """Whether the atoms begin with a subject and its finite verb."""
    seen = False
    for i, atom in enumerate(rest):
        if atom.tag in _FINITE:
            return seen
        if atom.tag in {"N", "O", "Q"} or atom.kind in {ENTITY, NAME}:
            if seen and atom.tag == "O":
                return False
            seen = True
        elif atom.tag == "VN" and seen:
            return i + 1 < len(rest)
        elif atom.tag in {"W", "C", ";", ":"} or atom.text in {",", ";", ":"}:
            if atom.text == "," and not seen:
                continue
            return False
    return False


def _starts_verb(rest: Sequence[Atom]) -> bool:
    """Whether the atoms begin, adverbs aside, with a verb that shares the subject."""
    for atom in rest:
        if atom.tag in {"R", "X"}:
            continue
        return atom.tag in _FINITE or atom.tag == "VN"
    return False


def _proform(left: Sequence[Atom], rest: Sequence[Atom]) -> list[Atom] | None:
    """Fill "so did X", "so is X", "as did X", "X did too" with the verb phrase before."""
    folded = [a.words[0] if a.words else "" for a in rest]
    subject: list[Atom] = []
    if folded[:1] in (["so"], ["as"]) and len(rest) > 2 and rest[1].tag in {"BE", "DO", "HAVE", "MD"}:
        subject = list(rest[2:])
    elif folded[-1:] in (["too"], ["likewise"], ["also"]) and len(rest) >= 3 and rest[-2].tag in {"BE", "DO", "HAVE", "MD"}:
        subject = list(rest[:-2])
    if not subject or finite([a for a in subject if a.tag != "V"]) and not any(a.tag == "V" for a in subject):
        return None
    old = _subject_of(left)
    tail = list(left)
    if old:
        last = left.index(old[-1]) if isinstance(left, list) else list(left).index(old[-1])
        tail = list(left[last + 1 :])
    return subject + tail


def _gapped(left: Sequence[Atom], rest: Sequence[Atom]) -> list[Atom] | None:
    """Fill a clause without its verb: "X runs for 137 minutes and Y for 69"."""
    values = [a for a in rest if a.kind in {NUMBER, TIME}]
    left_values = [a for a in left if a.kind in {NUMBER, TIME}]
    verb = _verb_of(left)
    if not values or not left_values or not verb or finite(rest):
        return None
    chunks = phrases(rest)
    lead = [a for a in rest if a.tag == "R"]
    first = chunks[0] if chunks else None
    new_subject = first is not None and not first.preposition and first.first <= 1 and len(rest) > first.last + 1
    if new_subject and first is not None:
        head = rest[first.items[0]]
        if head.kind == NUMBER:
            return None
        subject = list(rest[: first.last + 1])
        return subject + verb + _fill_unit(left, list(rest[first.last + 1 :]))
    if lead or (rest and rest[0].tag in {"P", "T"} and any(a.tag == "P" for a in rest)):
        return [*_subject_of(left), *verb, *rest]
    return None


def _fill_unit(left: Sequence[Atom], tail: list[Atom]) -> list[Atom]:
    """Give a bare number the unit that the parallel number has ("137 minutes … 69")."""
    model = next((a for a in left if a.number is not None), None)
    if model is None or model.number is None:
        return tail
    filled = []
    for atom in tail:
        n = atom.number
        if n is not None and n.dimension == "count" and not n.unit and n.written and model.number.written:
            filled.append(_scaled(atom, model))
        else:
            filled.append(atom)
    return filled


def _scaled(atom: Atom, model: Atom) -> Atom:
    n, m = atom.number, model.number
    assert n is not None and m is not None  # noqa: S101  (both checked by the caller)
    factor = (m.low or m.high) / m.written if m.written else 1.0
    number = replace(
        n, low=n.low * factor, high=n.high * factor, step=n.step * factor,
        dimension=m.dimension, unit=m.unit,
    )  # fmt: skip
    return replace(atom, number=number)


def _boundaries(atoms: Sequence[Atom]) -> list[int]:
    """Return where a coordinator, a contrast or a comma may open a new part."""
    found = []
    for i, atom in enumerate(atoms):
        if i == 0 or not atom.words and atom.text != ",":
            continue
        word = atom.words[0] if atom.words else ""
        following = atoms[i + 1] if i + 1 < len(atoms) else None
        if atom.tag in {"C"} and (word in {"and", "but", "yet", "plus"} or word in _CONTRAST):
            if following is not None and following.tag != "W" and not _meanwhile(atoms, i):
                found.append(i)
        elif atom.text == "," and following is not None and following.tag not in {"C", "W", "D"} or atom.text == "," and following is not None and following.tag == "D":
            found.append(i)
    return found


def _meanwhile(atoms: Sequence[Atom], i: int) -> bool:
    """Whether "while" sets a time ("while it was on") and not a contrast."""
    if atoms[i].words[0] != "while":
        return False
    if any(a.kind in {TIME, NUMBER} for a in atoms[i + 1 :]) and any(a.kind in {TIME, NUMBER} for a in atoms[:i]):
        return False  # "until 2024, while Y has been since 2025" contrasts
    verb = next((a for a in atoms[i + 1 :] if a.tag in _FINITE), None)
    return verb is not None and verb.tag in {"BE", "HAVE"}


def _leading_subordinate(atoms: list[Atom]) -> list[list[Atom]] | None:
    """Cut "Although A, B" and "While A, B" at the comma."""
    if atoms and atoms[0].words and atoms[0].words[0] in {"although", "though", "while", "whereas"}:
        for i, atom in enumerate(atoms):
            if atom.text == "," and finite(atoms[1:i]) and finite(atoms[i + 1 :]):
                return [atoms[1:i], atoms[i + 1 :]]
    return None


def _strip_edges(atoms: list[Atom]) -> list[Atom]:
    while atoms and (atoms[0].text in {",", ":", "-", "–", "—"} or atoms[0].words[:1] in (("and",), ("but",), ("while",), ("also",), ("yet",))):
        atoms = atoms[1:]
    while atoms and atoms[-1].text in {",", ":", "-", "–", "—"}:
        atoms = atoms[:-1]
    return atoms


def _in_speech(left: Sequence[Atom]) -> bool:
    """Whether the left side ends inside reported speech ("said that A and …")."""
    return any(force_of(a.lemma) and a.tag in {"V", "VB"} for a in left)


def _try_cut(atoms: list[Atom], i: int) -> tuple[list[Atom], list[Atom]] | None:
    """Cut at boundary `i` when both sides assert something; fill what the right leaves out."""
    left = _strip_edges(list(atoms[:i]))
    rest = _strip_edges(list(atoms[i + 1 :]))
    if not left or not rest:
        return None
    comma = atoms[i].text == ","
    whole = finite(left) or _telegraphic(left)
    if not whole or left[0].tag == "C" and left[0].words[0] in {"when", "because", "if", "once", "since"}:
        return None
    if comma and (left[0].tag in {"P", "T", "R"} and not finite(left)):
        return None
    filled = _proform(left, rest)
    if filled:
        return left, filled
    if _starts_clause(rest):
        if comma and not _comma_splice(left, rest):
            return None
        return left, rest
    if _starts_verb(rest):
        if comma and (not _subject_of(left) or _inserted(left)):
            return None
        if comma and (rest[0].tag == "VN" or force_of(rest[0].lemma)):
            return None  # "…, says the minister" tells who said it
        participle = next((a for a in rest if a.tag not in {"R", "X"}), None)
        aux = _auxiliary_of(left) if participle is not None and participle.tag in {"VN", "V"} and any(b.tag == "BE" for b in _auxiliary_of(left)) and not _object_follows(rest) else []
        return left, [*_subject_of(left), *aux, *rest]
    if comma:
        return None
    filled = _gapped(left, rest)
    return (left, filled) if filled else None


def _inserted(left: Sequence[Atom]) -> bool:
    """Whether the comma closes an insertion ("X, the minister, …", "X, who …, …")."""
    commas = [i for i, a in enumerate(left) if a.text == ","]
    if not commas:
        return any(a.tag == "W" for a in left)
    inside = left[commas[-1] + 1 :]
    return not finite(inside) or any(a.tag == "W" for a in inside[:2])


def _object_follows(rest: Sequence[Atom]) -> bool:
    """Whether a bare noun phrase follows the first verb: then it is active."""
    groups = verb_groups(rest)
    if not groups:
        return False
    nxt = groups[0].last + 1
    return nxt < len(rest) and rest[nxt].tag in {"D", "N", "A", "Q"} and rest[nxt].kind != TIME


def _telegraphic(left: Sequence[Atom]) -> bool:
    return any(a.kind in {NUMBER, TIME, QUOTE} for a in left) and any(a.tag == "N" for a in left)


def _comma_splice(left: Sequence[Atom], rest: Sequence[Atom]) -> bool:
    """Whether a comma alone joins two full clauses, and is no insertion or relative."""
    relative = any(a.tag == "W" for a in left[1:])
    if relative or left[0].tag in {"P", "W", "C"}:
        return False
    return finite(left) or _telegraphic(left)


def clauses(atoms: list[Atom]) -> list[list[Atom]]:
    """Return the parts of one sentence as lists of atoms, in order."""
    atoms = _strip_edges(atoms)
    pair = _leading_subordinate(atoms)
    if pair:
        return [c for part in pair for c in clauses(part)]
    for i in _boundaries(atoms):
        cut = _try_cut(atoms, i)
        if cut:
            left, right = cut
            return [*clauses(left), *clauses(right)]
    return [atoms] if any(a.content for a in atoms) else []


def topic_label(atoms: list[Atom]) -> list[Atom]:
    """Turn "X: did A, did B" into "X did A, did B", and "6 May: P" into "P 6 May"."""
    for i, atom in enumerate(atoms):
        if atom.text != ":":
            continue
        head, rest = atoms[:i], atoms[i + 1 :]
        if not head or not rest or finite(head) or rest[0].kind == QUOTE:
            return atoms
        if all(a.kind == TIME or not a.content for a in head):
            return rest + head
        if _starts_verb(rest):
            return head + rest
        verb = readings(rest[0].words[0]) if rest[0].kind == "word" else None
        named = any(a.kind in {ENTITY, NAME} for a in head)
        if verb is not None and named and verb.verb > 0 and verb.form in {"base", "ed", "s"}:
            return [*head, replace(rest[0], tag="V"), *rest[1:]]
        return atoms
    return atoms


def parts(atoms: list[Atom]) -> list[list[Atom]]:
    """Return the parts of a statement's atoms: sentences, then clauses, without chatter."""
    found: list[list[Atom]] = []
    for sentence in sentences(atoms):
        found.extend(c for c in clauses(topic_label(sentence)) if any(a.content for a in c))
    kept = [c for c in found if not is_chatter(c)]
    return kept or found


def _phrases_listed(atoms: Sequence[Atom], joint: int) -> list[list[Atom]]:
    """Return the part with each of two joined phrases alone: "guilty of fraud and of theft"."""
    start, end = joint - 1, joint + 1
    while start and atoms[start - 1].tag in {"A", "N", "D"}:
        start -= 1
    if atoms[end].tag == "P":
        if not start or atoms[start - 1].words != atoms[end].words:
            return []
        start -= 1
        end += 1
    if start == 0:
        return []
    while end < len(atoms) and atoms[end].tag in {"A", "N", "D", "VG", "Q"}:
        end += 1
    return [[*atoms[:joint], *atoms[end:]], [*atoms[:start], *atoms[joint + 1 :]]]


def listed(atoms: Sequence[Atom]) -> list[list[Atom]]:
    """Return one variant a listed subject or value: "A and B did C" gives two.

    Only the first list of names, times or numbers is taken apart; no list gives [].
    """
    for i, atom in enumerate(atoms):
        joins = atom.words[:1] in (("and",), ("or",)) and atom.tag == "C"
        if not joins or not 0 < i < len(atoms) - 1:
            continue
        first = i - 1
        last = i + 1
        while last < len(atoms) - 1 and atoms[last].tag == "D":
            last += 1
        a, b = atoms[first], atoms[last]
        if a.kind == "word" and a.tag == "N" and b.tag in {"N", "A", "P", "VG"}:
            members = _phrases_listed(atoms, i)
            if members:
                return members
            continue
        same = a.kind == b.kind and a.kind in {ENTITY, NAME, TIME, NUMBER}
        if a.kind == NUMBER and last + 1 < len(atoms) and atoms[last + 1].verbal:
            continue
        names = a.kind in {ENTITY, NAME} and b.kind in {ENTITY, NAME}
        if not (same or names):
            continue
        members = [first]
        while members[0] >= 2 and atoms[members[0] - 1].text == "," and atoms[members[0] - 2].kind in {a.kind, b.kind}:
            members.insert(0, members[0] - 2)
        start = members[0]
        members.append(last)
        return [[*atoms[:start], atoms[m], *atoms[last + 1 :]] for m in members]
    return []


__all__ = ["clauses", "finite", "listed", "parts", "sentences"]
_ = words
