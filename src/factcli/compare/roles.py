"""Who does what to whom: the roles of a statement's verbs against the claim's."""

from __future__ import annotations

from factcli.compare.cover import word_relation
from factcli.compare.typed import head
from factcli.language import lexicon, words
from factcli.model import Relation
from factcli.parse.atoms import ENTITY, NAME
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcli.compare.cover import Alignment
    from factcli.compare.typed import Typed
    from factcli.parse.atoms import Assertion, Atom, Frame

_SAME = frozenset({Relation.EQUAL, Relation.WITHIN, Relation.BEYOND})


def verb_relation(said: str, stored: str) -> str:
    """Return "same" for verbs of one meaning, "converse" for those that turn roles, or ""."""
    if said == stored or word_relation(said, stored) in _SAME:
        return "same"
    if stored in lexicon.converse(said) or said in lexicon.converse(stored):
        return "converse"
    return ""


def identity(atom: Atom) -> frozenset[str]:
    """Return what identifies an atom as a person or thing: its entities, else its words."""
    return frozenset(atom.entities) or frozenset({atom.lemma, *atom.words})


def _matches(atom: Atom, group: Iterable[Atom], typed: Typed) -> bool:
    mine = identity(atom)
    for other in group:
        if mine & identity(other):
            return True
        if atom.kind == other.kind == "word" and word_relation(atom.lemma, other.lemma) in {Relation.EQUAL, Relation.WITHIN}:
            return True
    return _by_slot(atom, group, typed)


def _by_slot(atom: Atom, group: Iterable[Atom], typed: Typed) -> bool:
    """Whether both stand for one slot of the claim under different names."""
    for slot in ("subject", "value", "by", "place"):
        ids = typed.entities.get(slot, frozenset())
        names = typed.names.get(slot, ())
        if _in_slot(atom, ids, names) and any(_in_slot(o, ids, names) for o in group):
            return True
    return False


def _in_slot(atom: Atom, ids: frozenset[str], names: tuple[tuple[str, ...], ...]) -> bool:
    if ids.intersection(atom.entities):
        return True
    if atom.kind == ENTITY:
        return atom.words in names
    return any(
        atom.words == name or (atom.kind == "word" and head(name) in {atom.lemma, *atom.words}) for name in names
    )


def _group(reading: Assertion, items: tuple[int, ...]) -> list[Atom]:
    return [reading.atoms[i] for i in items]


def _joined(reading: Assertion, items: tuple[int, ...]) -> list[Atom]:
    """Return an argument, and what is said to be it: in "X is a series made by Y", X is made."""
    same = [
        reading.atoms[i] for frame in reading.frames
        if frame.copula and set(items) & set(frame.complement) for i in frame.agent
    ]  # fmt: skip
    return _group(reading, items) + same


def _named(atom: Atom) -> bool:
    return atom.kind in {ENTITY, NAME} or atom.tag == "N"


def check_roles(alignment: Alignment) -> str:
    """Return "" when the roles agree or say nothing, "swapped", or "other" when they clash.

    "swapped": the statement's agent is the claim's patient, and the other way round.
    "other": some argument stands in a role that the claim gives to somebody else.
    """
    said, typed = alignment.said, alignment.typed
    worst = ""
    for frame in said.frames:
        if frame.copula:
            continue
        own, made = typed.readings[: typed.primary], typed.readings[typed.primary :]
        verdicts = _verdicts(alignment, frame, own)
        if not any(verdicts):
            verdicts = _verdicts(alignment, frame, made)
        if "agree" in verdicts:
            continue
        if "swapped" in verdicts:
            return "swapped"
        if "other" in verdicts:
            worst = "other"
    return worst


def converses(alignment: Alignment) -> list[int]:
    """Return the verbs that are no opposites but turn the roles: "lost to" against "beat"."""
    found = []
    stored = {f.lemma for r in alignment.typed.readings for f in r.frames}
    for frame in alignment.said.frames:
        cover = alignment.covers[frame.verb]
        if cover is None or cover.relation is not Relation.OPPOSITE:
            continue
        obliques = {p for p, _ in frame.oblique} & {"to", "from", "by", "under"}
        if obliques and any(c.split()[0] in stored for c in lexicon.converse(frame.lemma)):
            found.append(frame.verb)
    return found


def _verdicts(alignment: Alignment, frame: Frame, readings: tuple[Assertion, ...]) -> list[str]:
    return [
        _compare_frames(alignment, frame, reading, stored, alignment.typed)
        for reading in readings
        for stored in reading.frames
        if not stored.copula and verb_relation(frame.lemma, stored.lemma)
    ]


def _compare_frames(
    alignment: Alignment, frame: Frame, reading: Assertion, stored: Frame, typed: Typed
) -> str:
    said = alignment.said
    converse = verb_relation(frame.lemma, stored.lemma) == "converse"
    agent = _group(said, _answering(alignment, frame.agent))
    patient = _group(said, _answering(alignment, frame.patient))
    their_agent = _joined(reading, stored.agent)
    their_patient = _joined(reading, stored.patient)
    if converse:
        their_agent, their_patient = _converse(said, frame, reading, stored)
    elif not stored.patient and not stored.passive and patient:
        # "The empire dissolved in 1806" does not say who dissolved it.
        their_agent, their_patient = [], their_agent
    if not converse and _directions_turned(said, frame, reading, stored, typed):
        return "swapped"
    agent_ok = _fits(agent, their_agent, typed)
    if not their_agent and stored.passive and any(a.kind in {ENTITY, NAME} for a in agent):
        agent_ok = any(
            _in_slot(a, typed.entities.get(slot, frozenset()), typed.names.get(slot, ()))
            and (slot == "by" or _matches(a, _obliques(reading, stored), typed))
            for a in agent for slot in ("by", "value")
        )  # "the update fixed it" says what "it was fixed in the update" says
    patient_ok = _fits(patient, their_patient, typed)
    if agent_ok and patient_ok:
        spoken = _nouns(agent) or _nouns(patient)
        theirs = their_agent if _nouns(agent) else their_patient
        return "agree" if not spoken or _nouns(theirs) else ""
    turned = _turned(agent, their_patient, typed) or _turned(agent, _obliques(reading, stored), typed)
    back = _turned(patient, their_agent, typed) or _turned(_obliques(said, frame), their_agent, typed)
    if (turned and back) or _exchanged(said, frame, reading, stored, typed):
        return "swapped"
    if turned and not patient and not frame.passive and not frame.copula:
        # A headline leaves "was" out: "Minister arrested in the capital".
        return "agree" if said.atoms[frame.verb].tag in {"V", "VN"} else "other"
    return "other"


def _exchanged(said: Assertion, frame: Frame, reading: Assertion, stored: Frame, typed: Typed) -> bool:
    """Whether the named agents of the two have changed places with other names in them."""
    mine = [a for a in _group(said, frame.agent[:1]) if a.kind in {ENTITY, NAME}]
    theirs = [a for a in _group(reading, stored.agent[:1]) if a.kind in {ENTITY, NAME}]
    if not mine or not theirs or _matches(mine[0], theirs, typed):
        return False
    elsewhere = [a for i, a in enumerate(reading.atoms) if i not in stored.agent and a.kind == ENTITY]
    here = [a for i, a in enumerate(said.atoms) if i not in frame.agent and a.kind == ENTITY]
    return _matches(mine[0], elsewhere, typed) and _matches(theirs[0], here, typed)


_TOWARDS, _AWAY = frozenset({"to", "into", "onto"}), frozenset({"from", "out"})


def _directions_turned(said: Assertion, frame: Frame, reading: Assertion, stored: Frame, typed: Typed) -> bool:
    """Whether "from X to Y" is said where the claim has "from Y to X"."""
    for preposition, items in frame.oblique:
        wrong = _AWAY if preposition in _TOWARDS else _TOWARDS if preposition in _AWAY else frozenset()
        if not wrong or not items:
            continue
        atom = said.atoms[items[0]]
        theirs = {p for p, group in stored.oblique if _matches(atom, _group(reading, group), typed)}
        if theirs & wrong and not theirs - wrong:
            return True
    return False


def _answering(alignment: Alignment, items: tuple[int, ...]) -> tuple[int, ...]:
    """Return the head of an argument unless it is only a word of the property."""
    if not items:
        return ()
    cover = alignment.covers[items[0]]
    return () if cover is not None and cover.slot in {"property", "phase"} else items[:1]


def _converse(
    said: Assertion, frame: Frame, reading: Assertion, stored: Frame
) -> tuple[list[Atom], list[Atom]]:
    """Return the agent and patient that the said verb has in what the claim says.

    "Sold X to B" says of A what "B bought X from A" says: the object stays. "A lost to B"
    says what "B beat A" says: the loser is the other's object.
    """
    row = next((c for c in lexicon.converse(frame.lemma) if c.split()[0] == stored.lemma), "")
    if not row:
        row = next((c for c in lexicon.converse(stored.lemma) if c.split()[0] == frame.lemma), "")
        kept = row.count(" ") == 1 and any(" " in c for c in lexicon.converse(frame.lemma))
    else:
        kept = " " in row
    if kept or frame.patient and not frame.oblique:
        obliques = _obliques(reading, stored)
        if obliques:
            return obliques, _group(reading, stored.patient)
        return _group(reading, stored.patient), _group(reading, stored.agent)
    return _group(reading, stored.patient), []


def _obliques(reading: Assertion, frame: Frame) -> list[Atom]:
    return [reading.atoms[i] for _, items in frame.oblique for i in items[:1]]


def _nouns(atoms: list[Atom]) -> list[Atom]:
    return [a for a in atoms if a.tag == "N"]


def _fits(said: list[Atom], stored: list[Atom], typed: Typed) -> bool:
    """Whether a said argument agrees with the stored one; silence on either side agrees."""
    said = [
        a for a in said
        if a.kind in {ENTITY, NAME, "word"} and a.tag == "N" and a.lemma not in words("light", "anybody")
    ]  # fmt: skip
    if not said or not stored:
        return True
    if all(o.tag == "O" for o in stored):
        return True
    return all(_matches(a, stored, typed) for a in said)


def _turned(said: list[Atom], stored: list[Atom], typed: Typed) -> bool:
    said = [a for a in said if _named(a)]
    return bool(said) and bool(stored) and any(_matches(a, stored, typed) for a in said)
