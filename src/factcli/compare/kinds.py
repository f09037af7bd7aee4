"""Kinds that exclude each other: another office, another kind of body."""

from __future__ import annotations

from factcli.compare.content import head
from factcli.compare.cover import Cover
from factcli.compare.tense import present_tense
from factcli.language import lexicon, words
from factcli.model import Reason, Relation
from factcli.parse.atoms import WORD
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from factcli.compare.cover import Alignment
    from factcli.parse.atoms import Frame

_BODY = "organization"


def kind_clash(alignment: Alignment) -> None:
    """Mark another office, or another kind of body, said of one that the file has.

    A person has one main office at a time, and a body is of one kind: "the agency is an
    electoral commission" clashes with a prisons agency. Only where the part says "is".
    """
    typed = alignment.typed
    if typed.plain or alignment.said.negated or not alignment.slots("subject"):
        return
    for frame in alignment.said.frames:
        if _says_kind(alignment, frame) and (
            _other_office(alignment, frame) or _other_body(alignment, frame.complement[0])
        ):
            shown = typed.claim.value_text or typed.claim.text
            for i in frame.complement:
                alignment.covers[i] = Cover(
                    Relation.EXCLUSIVE, "value", shown, Reason.ENTITY_DIFFERS
                )
            alignment.blocked = ""
            alignment.same = True


def _says_kind(alignment: Alignment, frame: Frame) -> bool:
    """Whether the frame says of the claim's subject that it is something not on file."""
    if not frame.copula or not frame.main or not frame.agent or not frame.complement:
        return False
    agent = alignment.covers[frame.agent[0]]
    known = agent is not None and agent.slot == "subject"
    return known and alignment.covers[frame.complement[0]] is None


def _other_office(alignment: Alignment, frame: Frame) -> bool:
    said, typed = alignment.said, alignment.typed
    lemma = said.atoms[frame.complement[0]].lemma
    if not typed.per_value or lemma not in words("offices", "office"):
        return False
    if lemma in words("offices", "generic") and not _narrowed(alignment, frame.complement[0]):
        return False  # a "boss" may be any of them, a "prison boss" not
    now = present_tense(said) or not any(a.tag == "BE" for a in said.atoms)
    over = typed.state is not None and typed.state.end is not None and not typed.state.open_end
    return now and not over and said.phase in {"", "current", "still"}


def _narrowed(alignment: Alignment, at: int) -> bool:
    """Whether a word that the claim lacks narrows the office: "prison" in "prison chief"."""
    group = next((f.complement for f in alignment.said.frames if at in f.complement), ())
    atoms = alignment.said.atoms
    others = [i for i in group if i != at and alignment.covers[i] is None]
    return any(atoms[i].kind == WORD and atoms[i].tag == "N" for i in others)


def _other_body(alignment: Alignment, at: int) -> bool:
    typed, atom = alignment.typed, alignment.said.atoms[at]
    names = typed.names.get("value")
    if not typed.single or typed.claim.value_kind not in {"text", ""} or not names:
        return False
    stored = head(names[0])
    if atom.kind != WORD or stored == atom.lemma:
        return False
    return lexicon.is_a(atom.lemma, _BODY) and lexicon.is_a(stored, _BODY)
