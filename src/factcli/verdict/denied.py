"""What is on file as not so cannot be so in some way: "not arrested", "arrested at home"."""

from __future__ import annotations

from factcli.compare.cover import must_answer
from factcli.compare.relations import SAME
from factcli.memo import by_identity
from factcli.parse.atoms import ENTITY, NAME, TIME, WORD
from factcli.parse.polarity import negator_at
from factcli.records import TYPE_CHECKING
from factcli.verdict.state import verb_held

if TYPE_CHECKING:
    from factcli.compare.cover import Alignment
    from factcli.compare.typed import Typed
    from factcli.parse.atoms import Assertion, Atom, Frame

_CLEAR = 0.9
_NOBODY = frozenset({("nobody",), ("no",), ("none",)})
# More than this beside what is denied is a point of its own.
_ASIDE = 3


def denied_at_all(alignment: Alignment, left: list[int]) -> bool:
    """Whether the part says with more detail what the claim denies without any.

    The claim's own sentence must be said in full: "was not arrested in May" does not deny
    "was arrested in June". `left` are the positions that the claim does not answer for.
    """
    said, typed = alignment.said, alignment.typed
    if not left or len(left) > _ASIDE or typed.attributed or alignment.flips:
        return False
    if said.negated or said.modality != "fact" or said.speech is not None or said.marks:
        return False
    own = typed.readings[0] if typed.readings else None
    if own is None or not own.negated or own.modality != "fact" or own.speech is not None:
        return False
    if alignment.evoked < _CLEAR or not verb_held(alignment) or alignment.clashes():
        return False
    open_agent = _agent_open(own)
    if not open_agent and not alignment.slots("subject"):
        return False
    return _beside(alignment, left, own, open_agent=open_agent) and _all_said(alignment)


def _agent_open(own: Assertion) -> bool:
    """Whether the claim denies it of everybody: "nobody was hurt"."""
    return own.atoms[0].words[:1] in _NOBODY and own.atoms[0].tag == "O"


def _undergone(own: Assertion, frame: Frame, alignment: Alignment) -> bool:
    """Whether the part tells who did what the claim denies in the passive of its subject."""
    passive = any(f.main and f.passive and not f.agent for f in own.frames)
    covers = [alignment.covers[i] for i in frame.patient[:1]]
    return passive and any(c is not None and c.slot == "subject" for c in covers)


def _beside(alignment: Alignment, left: list[int], own: Assertion, *, open_agent: bool) -> bool:
    """Whether what is left over only adds to the deed: an agent of a passive, adjuncts."""
    said = alignment.said
    if any(said.atoms[i].kind == TIME for i in left):
        return False
    core: set[int] = set()
    for frame in said.frames:
        core.update((*frame.patient, *frame.complement, *frame.agent))
        if frame.main and (frame.passive or _undergone(own, frame, alignment)):
            core.difference_update(frame.agent)
        if frame.main and open_agent:
            doer = frame.patient if frame.passive else frame.agent
            core.difference_update(i for i in doer if said.atoms[i].kind in {ENTITY, NAME})
    return core.isdisjoint(left)


def _all_said(alignment: Alignment) -> bool:
    """Whether the part says every word that the claim's own sentence has."""
    covers = [c for c in alignment.covers if c is not None and c.relation in SAME]
    words = {w for c in covers for w in c.stored.casefold().split()}
    slots = {c.slot for c in covers}
    return all(
        any(w in words for w in (a.lemma, *a.words)) or bool(slots & _slots(alignment.typed, a))
        for a in _own_words(alignment.typed)
    )


@by_identity
def _own_words(typed: Typed) -> tuple[Atom, ...]:
    """Return what the claim's own sentence says beside its denial."""
    atoms = typed.readings[0].atoms
    denials = {i for i in range(len(atoms)) if negator_at(atoms, i)}
    return tuple(a for i, a in enumerate(atoms) if must_answer(a) and i not in denials)


def _slots(typed: Typed, atom: Atom) -> set[str]:
    """Return the slots in which the claim has what an atom of its own names."""
    if atom.kind == WORD:
        slot = typed.bag.get(atom.lemma)
        return {slot} & {"subject", "value"} if slot else set()
    return {slot for slot, ids in typed.entities.items() if not ids.isdisjoint(atom.entities)}
