"""Whose words a statement reports, against whose words are on file."""

from __future__ import annotations

from itertools import pairwise

from factcli.compare.content import runs_in
from factcli.compare.names import same_word
from factcli.compare.regions import nested
from factcli.language import lexicon, words
from factcli.parse.atoms import ENTITY, NAME
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from factcli.compare.regions import Entities
    from factcli.compare.typed import Typed
    from factcli.parse.atoms import Atom, Speech

# Words with a capital that tell a role or a body, and no name.
_ROLES = "person|group|organization"
SAID, DENIED, OTHER = "said", "denied", "other"
_SLOTS = (("said_by", SAID), ("denied_by", DENIED))


def speaker_side(speech: Speech, typed: Typed, entities: Entities) -> str:
    """Return SAID or DENIED when the speaker is on file for that, else OTHER, "" for nobody."""
    named = sum(_is_name(a) for a in speech.speaker)
    if named > 1 and any(a.words[:1] == ("and",) for a in speech.speaker):
        return ""
    if _renamed(speech, entities):
        return ""
    for slot, side in _SLOTS:
        if _speaks(speech, typed.ids(slot), entities) or _named(speech, typed, slot):
            return side
    return OTHER if named else ""


def _is_name(atom: Atom) -> bool:
    """Whether an atom is a name, or a word that stands as one: "Hope" inside a sentence."""
    if atom.kind in {ENTITY, NAME}:
        return True
    inside = atom.capital and atom.tag == "N" and atom.span.start > 0
    return inside and not lexicon.is_a(atom.lemma, _ROLES)


def _speaks(speech: Speech, bodies: frozenset[str], entities: Entities) -> bool:
    """Whether one who speaks is one of the bodies on file, or speaks for it."""
    speakers = [a for a in speech.speaker if a.kind in {ENTITY, NAME} or a.tag == "N"]
    return any(
        _speaks_for(speaker, body, speech, entities)
        for atom in speakers
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


def _speaks_for(speaker: str, body: str, speech: Speech, entities: Entities) -> bool:
    """Whether the speaker is the body, a part of it, or its spokesperson or statement."""
    if speaker == body:
        return True
    voice = any(a.lemma in words("speech", "body") for a in speech.speaker)
    persons = "person" in {entities[speaker].kind, entities[body].kind}
    return (voice or not persons) and nested(body, speaker, entities)


def _namesake(speech: Speech, name: tuple[str, ...]) -> bool:
    """Whether a full name shares but a word with the name: one first name, another surname."""
    named = (set(a.words) for a in speech.speaker if a.kind == NAME)
    return any(
        said & set(name) and not all(any(same_word(w, n) for n in name) for w in said)
        for said in named
    )


def _named(speech: Speech, typed: Typed, slot: str) -> bool:
    """Whether the speaker's words have a name on file in them, or are part of one."""
    said = [w for a in speech.speaker for w in a.words]
    bare = tuple(w for w in said if w not in {"the", "a"})
    names = [n for n in typed.names.get(slot, ()) if not _namesake(speech, n)]
    return any(runs_in(name, said) or (bool(bare) and runs_in(bare, name)) for name in names)
