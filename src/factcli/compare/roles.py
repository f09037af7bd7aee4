"""Who does what to whom: the roles of a statement's verbs against the claim's."""

from __future__ import annotations

from functools import lru_cache

from factcli.compare.arguments import Clause, in_slot, matches, named_ones, nouns
from factcli.compare.relations import verb_relation
from factcli.language import lexicon, words
from factcli.memo import by_identity
from factcli.model import Relation
from factcli.parse.atoms import ENTITY, NAME, WORD
from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.compare.cover import Alignment
    from factcli.compare.typed import Typed
    from factcli.parse.atoms import Atom, Frame

_TOWARDS, _AWAY = frozenset({"to", "into", "onto"}), frozenset({"from", "out"})
_IN = frozenset({"in", "inside", "within", "into"})
# Prepositions that cannot hold both ways round: what is in, under or behind the other.
_ONE_WAY = (_IN, frozenset({"under", "below", "beneath"}), frozenset({"behind"}))
_TURNING = frozenset({"to", "from", "by", "under"})


class _Verbs(NamedTuple):
    """The claim's verbs, in its own sentences and in the others; "is" left out of both."""

    own: dict[str, list[Clause]]
    others: dict[str, list[Clause]]
    every: frozenset[str]


@by_identity
def _verbs(typed: Typed) -> _Verbs:
    """Return the frames of a claim's verbs by their lemmas; `every` has "is" too."""
    found: tuple[dict[str, list[Clause]], dict[str, list[Clause]]] = ({}, {})
    every = set()
    for number, reading in enumerate(typed.readings):
        for frame in reading.frames:
            every.add(frame.lemma)
            if not frame.copula:
                clauses = found[number >= typed.primary].setdefault(frame.lemma, [])
                clauses.append(Clause(reading, frame))
    return _Verbs(*found, frozenset(every))


def check_roles(alignment: Alignment) -> str:
    """Return "" when the roles agree or say nothing, "swapped", or "other" when they clash.

    "swapped": the statement's agent is the claim's patient, and the other way round.
    "other": some argument stands in a role that the claim gives to somebody else.
    """
    if _inside_out(alignment):
        return "swapped"
    verbs = _verbs(alignment.typed)
    worst = ""
    for frame in alignment.said.frames:
        if frame.copula:
            continue
        verdicts = _verdicts(alignment, frame, verbs.own)
        if not any(verdicts):
            verdicts = _verdicts(alignment, frame, verbs.others)
        if "agree" in verdicts:
            continue
        if "swapped" in verdicts:
            return "swapped"
        if "other" in verdicts:
            worst = "other"
    return worst


def converses(alignment: Alignment) -> list[int]:
    """Return the verbs that are no opposites but turn the roles: "lost to" against "beat"."""
    found: list[int] = []
    for frame in alignment.said.frames:
        cover = alignment.covers[frame.verb]
        if cover is None or cover.relation is not Relation.OPPOSITE:
            continue
        stored = _verbs(alignment.typed).every
        turning = any(preposition in _TURNING for preposition, _ in frame.oblique)
        if turning and any(c.split()[0] in stored for c in lexicon.converse(frame.lemma)):
            found.append(frame.verb)
    return found


@lru_cache(maxsize=16384)
def _akin(lemma: str, stored: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """Return which of some verbs mean what a said one does, and whether they turn its roles."""
    found = ((verb, verb_relation(lemma, verb)) for verb in stored)
    return tuple((verb, relation == "converse") for verb, relation in found if relation)


def _verdicts(alignment: Alignment, frame: Frame, stored: dict[str, list[Clause]]) -> set[str]:
    """Return what the claim's frames of related verbs say of a said one; "agree" ends it."""
    found: set[str] = set()
    for lemma, converse in _akin(frame.lemma, tuple(stored)):
        for theirs in stored[lemma]:
            found.add(_compare(alignment, frame, theirs, converse=converse))
            if "agree" in found:
                return found
    return found


def _compare(alignment: Alignment, frame: Frame, theirs: Clause, *, converse: bool) -> str:
    """Return "agree", "swapped", "other" or "" for one said verb against one of the claim's."""
    typed = alignment.typed
    mine = Clause(alignment.said, frame)
    agent = mine.atoms(_answering(alignment, frame.agent))
    patient = mine.atoms(_answering(alignment, frame.patient))
    if not converse and _directions_turned(mine, theirs, typed):
        return "swapped"
    spoken = not all(map(_measured, patient))
    their_agent, their_patient = _their_roles(mine, theirs, spoken=spoken, converse=converse)
    fits = _agent_fits(agent, their_agent, theirs, typed)
    if fits and _fits(patient, their_patient, typed):
        silent = not nouns(agent) and not nouns(patient)
        answered = nouns(their_agent if nouns(agent) else their_patient)
        return "agree" if silent or answered else ""
    if not patient and not converse and frame.lemma in words("verbs", "undergo"):
        # "Four people died" says of them what "it killed four people" says.
        return "agree" if _fits(agent, their_patient, typed) else "other"
    turned = _turned(agent, their_patient, typed) or _turned(agent, theirs.obliques(), typed)
    if converse:
        turned = turned or _turned(agent, theirs.atoms(theirs.frame.agent), typed)
    back = _turned(patient, their_agent, typed) or _turned(mine.obliques(), their_agent, typed)
    if (turned and back) or _exchanged(mine, theirs, typed):
        return "swapped"
    if turned and not patient and not frame.passive:
        # A headline leaves "was" out: "Minister arrested in the capital".
        return "agree" if mine.assertion.atoms[frame.verb].tag in {"V", "VN"} else "other"
    return "other"


def _measured(atom: Atom) -> bool:
    """Whether the atom tells how much: "fell 84%" has no object."""
    return atom.number is not None and atom.number.dimension != "count"


def _their_roles(
    mine: Clause, theirs: Clause, *, spoken: bool, converse: bool
) -> tuple[list[Atom], list[Atom]]:
    """Return the claim's agent and patient in terms of the said verb.

    `spoken` tells whether the part has a patient.
    """
    if converse:
        return _converse(mine.frame, theirs)
    agent, patient = _ends(theirs)
    if not theirs.frame.patient and not theirs.frame.passive and spoken:
        # "The empire dissolved in 1806" does not say who dissolved it.
        return [], agent
    return agent, patient


@by_identity
def _ends(clause: Clause) -> tuple[list[Atom], list[Atom]]:
    """Return what a clause has for agent and for patient, and what is said to be these."""
    return clause.said_to_be(clause.frame.agent), clause.said_to_be(clause.frame.patient)


def _converse(frame: Frame, theirs: Clause) -> tuple[list[Atom], list[Atom]]:
    """Return the agent and patient that the said verb has in what the claim says.

    "Sold X to B" says of A what "B bought X from A" says: the object stays. "A lost to B"
    says what "B beat A" says: the loser is the other's object.
    """
    said, stored = frame.lemma, theirs.frame.lemma
    row = next((c for c in lexicon.converse(said) if c.split()[0] == stored), "")
    if row:
        kept = " " in row
    else:
        row = next((c for c in lexicon.converse(stored) if c.split()[0] == said), "")
        kept = row.count(" ") == 1 and any(" " in c for c in lexicon.converse(said))
    patient = theirs.atoms(theirs.frame.patient)
    if not kept and not (frame.patient and not frame.oblique):
        return patient, []
    obliques = theirs.obliques()
    return (obliques, patient) if obliques else (patient, theirs.atoms(theirs.frame.agent))


def _agent_fits(agent: list[Atom], stored: list[Atom], theirs: Clause, typed: Typed) -> bool:
    """Whether the said agent agrees with the stored one, or with what a passive has for it."""
    if stored or not theirs.frame.passive or not named_ones(agent):
        return _fits(agent, stored, typed)
    # "The update fixed it" says what "it was fixed in the update" says.
    return any(
        in_slot(a, "by", typed)
        or (in_slot(a, "value", typed) and matches(a, theirs.obliques(), typed))
        for a in agent
    )


def _exchanged(mine: Clause, theirs: Clause, typed: Typed) -> bool:
    """Whether the named agents of the two have changed places with other names in them."""
    ours = named_ones(mine.atoms(mine.frame.agent[:1]))
    stored = named_ones(theirs.atoms(theirs.frame.agent[:1]))
    if not ours or not stored or matches(ours[0], stored, typed):
        return False
    there = matches(ours[0], theirs.beside_agent(), typed)
    return there and matches(stored[0], mine.beside_agent(), typed)


def _directions_turned(mine: Clause, theirs: Clause, typed: Typed) -> bool:
    """Whether "from X to Y" is said where the claim has "from Y to X"."""
    for preposition, items in mine.frame.oblique:
        wrong: frozenset[str] = frozenset()
        if preposition in _TOWARDS:
            wrong = _AWAY
        elif preposition in _AWAY:
            wrong = _TOWARDS
        if not wrong or not items:
            continue
        atom = mine.assertion.atoms[items[0]]
        found = {
            p
            for p, group in theirs.frame.oblique
            if matches(atom, [o for o in theirs.atoms(group) if not _names_more(o, atom)], typed)
        }
        if found and found <= wrong and not _said_rightly(mine, theirs, wrong, typed):
            return True
    return False


def _said_rightly(mine: Clause, theirs: Clause, wrong: frozenset[str], typed: Typed) -> bool:
    """Whether the claim's phrase is answered by another of the same direction.

    "Spoke to a journalist from X" says X of the journalist to whom the claim has them speak.
    """
    groups = [theirs.atoms(items) for p, items in theirs.frame.oblique if p in wrong]
    same = [mine.atoms(items[:1]) for p, items in mine.frame.oblique if p in wrong]
    return any(matches(a[0], group, typed) for a in same if a for group in groups)


@by_identity
def _holdings(typed: Typed) -> tuple[tuple[tuple[list[Atom], list[Atom]], ...], ...]:
    """Return, for each kind of preposition, what stands so to what in the claim's sentences."""
    clauses = [Clause(reading, f) for reading in typed.own() for f in reading.frames]
    inner = [c.atoms((*c.frame.agent[:1], *c.frame.patient[:1])) for c in clauses]
    return tuple(
        tuple(
            (a, b)
            for a, c in zip(inner, clauses, strict=True)
            if a and (b := c.around(kind | _TOWARDS if kind is _IN else kind))
        )
        for kind in _ONE_WAY
    )


def _inside_out(alignment: Alignment) -> bool:
    """Whether what is said to hold something is, in the claim, what is held.

    "The hall stands in the organ" is no "the organ stands in the hall", whatever the verbs.
    """
    typed = alignment.typed
    for frame in alignment.said.frames:
        mine = Clause(alignment.said, frame)
        held = frame.agent or (frame.patient if frame.passive else ())
        agent = named_ones(mine.atoms(held[:1]))
        for kind, prepositions in enumerate(_ONE_WAY):
            around = mine.around(prepositions)
            for inner, outer in _holdings(typed)[kind] if agent and around else ():
                if matches(agent[0], outer, typed) and matches(around[0], inner, typed):
                    return True
    return False


def _names_more(other: Atom, atom: Atom) -> bool:
    """Whether a name holds another one: "the reporter from X" is not X."""
    return len(other.words) > len(atom.words) + 1 and not set(other.entities) & set(atom.entities)


def _answering(alignment: Alignment, items: tuple[int, ...]) -> tuple[int, ...]:
    """Return the head of an argument unless it is only a word of the property."""
    if not items:
        return ()
    cover = alignment.covers[items[0]]
    return () if cover is not None and cover.slot in {"property", "phase"} else items[:1]


def _fits(said: Sequence[Atom], stored: Sequence[Atom], typed: Typed) -> bool:
    """Whether a said argument agrees with the stored one; silence on either side agrees."""
    anybody = words("light", "anybody")
    telling = [a for a in nouns(said) if a.kind in {ENTITY, NAME, WORD} and a.lemma not in anybody]
    if not telling or all(o.tag == "O" for o in stored):
        return True
    return all(matches(a, stored, typed) for a in telling)


def _turned(said: Sequence[Atom], stored: Sequence[Atom], typed: Typed) -> bool:
    """Whether something named on one side stands in the other role on the other."""
    named = [a for a in said if a.kind in {ENTITY, NAME} or a.tag == "N"]
    return any(matches(a, stored, typed) for a in named) if stored else False
