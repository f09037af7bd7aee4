"""Whose words a statement reports, against whose words are on file."""

from __future__ import annotations

from itertools import pairwise

from factcli.compare.content import light, runs_in
from factcli.compare.names import same_word
from factcli.compare.regions import nested
from factcli.compare.relations import SAME, word_relation
from factcli.language import lexicon, words
from factcli.parse.atoms import ENTITY, NAME, TIME
from factcli.parse.polarity import negator_at
from factcli.records import TYPE_CHECKING
from factcli.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.compare.cover import Alignment
    from factcli.compare.regions import Entities
    from factcli.compare.typed import Typed
    from factcli.parse.atoms import Atom, Speech

# Words with a capital that tell a role or a body, and no name.
_ROLES = "person|group|organization"
SAID, DENIED, OTHER = "said", "denied", "other"
_SLOTS = (("said_by", SAID), ("denied_by", DENIED))
_WHOLES = ("organization", "location", "structure", "artifact", "vessel")
_CLAUSE = frozenset({"W", "V", "VN", "VG", "BE", "HAVE", "MD"})
_WHO = frozenset({"said_by", "denied_by", "subject", "property"})


def speaker_side(speech: Speech, typed: Typed, entities: Entities) -> str:
    """Return SAID or DENIED when the speaker is on file for that, else OTHER, "" for nobody.

    Who only belongs to a speaker on file, "X's lawyer", or is told by another's name is nobody.
    """
    phrase = (*speech.speaker, *speech.aside)
    if not speech.speaker:
        return SAID if typed.claim.said_by and typed.claim.value_kind != "quote" else ""
    if sum(_is_name(a) for a in phrase) > 1 and any(a.words[:1] == ("and",) for a in phrase):
        return ""
    if _renamed(speech, entities):
        return ""
    parts = _nouns(phrase)
    for part in parts:
        side = _side(part, typed, entities)
        if side:
            return side
    bodies = {e for slot, _ in _SLOTS for e in typed.ids(slot)}
    if any(bodies & set(a.entities) for a in phrase):
        return ""  # never another speaker where the one on file is named
    first = parts[0] if parts else ()
    return OTHER if any(_is_name(a) and _voices(first, i, i) for i, a in enumerate(first)) else ""


def _side(part: Sequence[Atom], typed: Typed, entities: Entities) -> str:
    """Return on which side of the claim one name or description of the speaker stands."""
    for exact in (True, False):
        for slot, side in _SLOTS:
            if _speaks(part, typed.ids(slot), entities, exact=exact):
                return side
    return next((side for slot, side in _SLOTS if _named(part, typed, slot)), "")


def _nouns(phrase: Sequence[Atom]) -> list[Sequence[Atom]]:
    """Return the names and descriptions of a speaker, clauses left out."""
    found: list[list[Atom]] = [[]]
    for atom in phrase:
        if atom.text == ",":
            found.append([])
        else:
            found[-1].append(atom)
    return [part for part in found if part and not any(a.tag in _CLAUSE for a in part[:1])]


def undescribed(whole: Alignment, entities: Entities) -> list[Atom]:
    """Return what a part says of the speaker, or of the act, that nothing on file answers for.

    "Former mayor X said P" tells that X is mayor no more; a claim of P alone leaves that open.
    """
    speech, typed = whole.said.speech, whole.typed
    if speech is None:
        return []
    phrase = (*speech.speaker, *speech.aside)
    names = {w for slot, _ in _SLOTS for name in typed.names.get(slot, ()) for w in name}
    bodies = {e for slot, _ in _SLOTS for e in typed.ids(slot)}
    names |= {w for e in bodies for n in entities[e].aliases for w in fold(n).split()}
    spoke = (r.speech for r in typed.readings)
    names |= {w for own in spoke if own for a in (*own.speaker, *own.aside) for w in a.words}
    covers = {id(a): c for a, c in whole.pairs()}
    rows = ("body", "organ", "medium", "rightly", "falsely")
    free = frozenset().union(*(words("speech", row) for row in rows))
    found = []
    for i, atom in enumerate(phrase):
        if not (atom.content or atom.kind == TIME) or negator_at(phrase, i):
            continue
        known = bodies & set(atom.entities) or names.issuperset(atom.words)
        known = known or any(word_relation(atom.lemma, name) in SAME for name in names)
        cover = covers.get(id(atom))
        told = cover is not None and cover.relation in SAME and cover.slot in _WHO
        manner = atom.tag == "R" and atom.lemma not in words("speech", "nearly")
        if not (
            known or told or manner or atom.lemma in free or _leads(atom) or _generic(phrase, i)
        ):
            found.append(atom)
    return found


def _generic(phrase: Sequence[Atom], i: int) -> bool:
    """Whether a noun only tells what somebody known by a role is of: "the keeper of the town"."""
    if tuple(a.first_word for a in phrase[max(i - 2, 0) : i]) != ("of", "the"):
        return False
    role = phrase[i - 3]
    if role.kind != ENTITY or role.capital:
        return False
    return any(lexicon.is_a(phrase[i].lemma, kind) for kind in _WHOLES)


def _leads(atom: Atom) -> bool:
    """Whether a verb only leads up to the act: "went on to say", "took the floor to say"."""
    return atom.verbal and light(atom.lemma)


def _is_name(atom: Atom) -> bool:
    """Whether an atom is a name, or a word that stands as one: "Hope" inside a sentence."""
    if atom.kind in {ENTITY, NAME}:
        return True
    inside = atom.capital and atom.tag == "N" and atom.span.start > 0
    return inside and not lexicon.is_a(atom.lemma, _ROLES)


def _voices(part: Sequence[Atom], first: int, last: int, *, person: bool = False) -> bool:
    """Whether who is named from `first` to `last` speaks, or what speaks for it.

    "X's lawyer", "a critic of X" and "X supporters" are others; a statement of X is not.
    """
    voice = words("speech", "body") | (frozenset() if person else words("speech", "organ"))
    after = part[last + 1 :]
    owned = bool(after) and after[0].tag == "S"
    held = list(after[1:] if owned else after)
    run = []
    for atom in held:
        if atom.tag in {"P", "S"}:
            break
        run.append(atom)
    nouns = [a for a in run if a.tag == "N"]
    if owned or nouns:
        return bool(nouns) and nouns[-1].lemma in voice and len(run) == len(held)
    at = next((i for i in range(first - 1, -1, -1) if part[i].tag == "P"), -1)
    if at <= 0 or part[at].first_word in {"in", "at", "on"}:
        return True
    if first - 1 > at and part[first - 1].kind in {ENTITY, NAME}:
        return True  # "the president of Brandonia, Moen"
    head = next((a for a in reversed(part[:at]) if a.tag == "N"), None)
    return head is not None and head.lemma in voice


def _speaks(
    part: Sequence[Atom], bodies: frozenset[str], entities: Entities, *, exact: bool
) -> bool:
    """Whether one who speaks is one of the bodies on file, or speaks for it."""
    return any(
        (speaker == body if exact else _speaks_for(speaker, body, part, entities))
        and _voices(part, i, i, person=entities[speaker].kind == "person")
        for i, atom in enumerate(part)
        for speaker in atom.entities
        for body in bodies
    )


def _renamed(speech: Speech, entities: Entities) -> bool:
    """Whether another surname stands behind a person's first name on file: who it is, is open."""
    return any(
        one.kind == ENTITY
        and len(one.words) == 1
        and two.kind == NAME
        and two.span.start == one.span.end + 1
        and any(entities[e].kind == "person" for e in one.entities)
        for one, two in pairwise(speech.speaker)
    )


def _speaks_for(speaker: str, body: str, part: Sequence[Atom], entities: Entities) -> bool:
    """Whether the speaker is a part of the body, or its spokesperson or statement."""
    voice = any(a.lemma in words("speech", "body") for a in part)
    persons = "person" in {entities[speaker].kind, entities[body].kind}
    return (voice or not persons) and nested(body, speaker, entities)


def _namesake(part: Sequence[Atom], name: tuple[str, ...]) -> bool:
    """Whether a full name shares but a word with the name: one first name, another surname."""
    named = (set(a.words) for a in part if a.kind == NAME)
    return any(
        said & set(name) and not all(any(same_word(w, n) for n in name) for w in said)
        for said in named
    )


def _named(part: Sequence[Atom], typed: Typed, slot: str) -> bool:
    """Whether the speaker's words have a name on file in them, or are part of one."""
    ids = typed.ids(slot)
    said = [(w, i) for i, a in enumerate(part) for w in a.words]
    bare = tuple(w for w, _ in said if w not in {"the", "a"})
    names = [n for n in typed.names.get(slot, ()) if not _namesake(part, n)]
    # "Brandonia" is somebody else than "the president of Brandonia".
    other = bool(ids) and any(a.entities and ids.isdisjoint(a.entities) for a in part)
    if bare and not other and any(runs_in(bare, name) for name in names):
        return True
    return any(
        tuple(w for w, _ in said[at : at + len(name)]) == name
        and _voices(part, said[at][1], said[at + len(name) - 1][1], person=True)
        for name in names
        for at in range(len(said) - len(name) + 1)
    )
