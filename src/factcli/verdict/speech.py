"""Attributed claims: an act of speech, or its content said as plain fact."""

from __future__ import annotations

from factcli.compare.align import align
from factcli.compare.clash import contains, cover_places
from factcli.compare.cover import Cover, must_answer
from factcli.compare.quotes import quote_words
from factcli.language import lexicon, words
from factcli.model import Reason, Relation, Verdict
from factcli.parse.atoms import ENTITY, NAME, QUOTE
from factcli.parse.reader import assertion
from factcli.parse.tagging import closed
from factcli.records import TYPE_CHECKING, replace
from factcli.verdict.table import CLASH, FULL, PARTIAL, Judgement, coverage, judge, polarity

if TYPE_CHECKING:
    from factcli.compare.cover import Alignment
    from factcli.compare.typed import Typed
    from factcli.model import Context, Entity
    from factcli.parse.atoms import Assertion, Atom, Speech

# (speaker's side, whether the act denies, whether the content is turned) -> verdict.
_DENYING = {"denies"}
_SUBSTANCE = 2


def _speaker_side(speech: Speech, typed: Typed, entities: dict[str, Entity]) -> str:
    """Return "said" or "denied" when the speaker is on file for that, else "other" or ""."""
    speakers = [a for a in speech.speaker if a.kind in {ENTITY, NAME} or a.tag == "N"]
    joined = any(a.words[:1] == ("and",) for a in speech.speaker)
    if joined and sum(a.kind in {ENTITY, NAME} for a in speakers) > 1:
        return ""
    for slot, side in (("said_by", "said"), ("denied_by", "denied")):
        ids = typed.entities.get(slot, frozenset())
        for atom in speakers:
            if any(_speaks_for(said, e, speech, entities) for e in ids for said in atom.entities):
                return side
        words = [w for a in speech.speaker for w in a.words]
        for name in typed.names.get(slot, ()):
            if any(a.kind == NAME and not set(a.words) <= set(name) and set(a.words) & set(name) for a in speakers):
                continue  # one first name, another surname
            if _within(name, words) or (words and _within(tuple(w for w in words if w not in {"the", "a"}), list(name))):
                return side
    return "other" if any(a.kind in {ENTITY, NAME} for a in speakers) else ""


def _speaks_for(speaker: str, body: str, speech: Speech, entities: dict[str, Entity]) -> bool:
    """Whether the speaker is the body, a part of it, or its spokesperson or statement."""
    if speaker == body:
        return True
    voice = any(a.lemma in words("speech", "body") for a in speech.speaker)
    persons = "person" in {entities[speaker].kind, entities[body].kind}
    return (voice or not persons) and (contains(body, speaker, entities) or contains(speaker, body, entities))


def _within(name: tuple[str, ...], words: list[str]) -> bool:
    return bool(name) and any(tuple(words[i : i + len(name)]) == name for i in range(len(words) - len(name) + 1))


def _content(said: Assertion, speech: Speech) -> Assertion | None:
    atoms = [a for a in speech.content]
    while atoms and (atoms[0].text in {",", ":"} or atoms[0].words[:1] in (("that",),)):
        atoms = atoms[1:]
    for i, atom in enumerate(atoms[:5]):
        if atom.lemma in words("speech", "nouns") and atoms[i + 1 : i + 2] and atoms[i + 1].words[:1] == ("that",):
            atoms = atoms[i + 2 :]  # "the notion that P" is P
            break
    if not any(a.content for a in atoms):
        return None
    return assertion(said.text, atoms)


def _content_state(alignment: Alignment) -> str:
    """Return how reported content lies on stored content, the speaker left aside."""
    asked = [i for i, a in enumerate(alignment.said.atoms) if must_answer(a)]
    covers = [alignment.covers[i] for i in asked]
    left = [i for i, c in zip(asked, covers, strict=True) if c is None]
    same = [c for c in covers if c is not None and c.relation in {Relation.EQUAL, Relation.WITHIN, Relation.OPPOSITE}]
    clashes = alignment.clashes()
    quoted = any(c.slot == "quote" for _, c in clashes)
    if clashes and not left and (same or quoted):
        return CLASH
    beyond = any(c is not None and c.relation is Relation.BEYOND for c in covers)
    loose = alignment.typed.claim.value_kind == "quote" and alignment.blocked != "swapped"
    if left or not same or beyond or (alignment.blocked and not loose):
        return PARTIAL
    return FULL


def _quoted(alignment: Alignment) -> Cover | None:
    return next((c for c in alignment.covers if c is not None and c.slot == "quote"), None)


def attributed(
    said: Assertion, typed: Typed, whole: Alignment, ctx: Context, entities: dict[str, Entity]
) -> Judgement:
    """Judge a part against a claim that the file holds as somebody's word."""
    if said.speech is None:
        return _as_fact(whole)
    side = _speaker_side(said.speech, typed, entities)
    content = _content(said, said.speech)
    base = judge(whole)
    if content is None or not side:
        return replace(base, verdict=Verdict.UNVERIFIABLE, reason=Reason.NO_CLAIM)
    inner = align(content, typed, ctx)
    cover_places(inner, entities)
    state = _content_state(inner)
    turned = _turned(content, inner, typed)
    unsaid = said.negated != content.negated  # "did not say that P", whatever P holds
    fit = coverage(inner) + 0.5
    missing = tuple(inner.said.atoms[i].text for i in inner.leftovers())
    made = Judgement(Verdict.UNVERIFIABLE, Reason.ADDS_DETAIL, inner, state, fit, missing, side=side)
    if state == CLASH:
        return made if unsaid else _clashing(made, inner, side)
    if state != FULL:
        return made
    decided = _decide(made, said.speech, side, turned, inner, typed)
    return _unsaid(made, decided) if unsaid else decided


def _unsaid(made: Judgement, decided: Judgement) -> Judgement:
    """Judge the denial of an act: it is false of an act on file, and open for any other."""
    if decided.verdict is not Verdict.SUPPORTED:
        return made
    return replace(made, verdict=Verdict.REFUTED, reason=Reason.SAID_OTHERWISE)


def _turned(content: Assertion, inner: Alignment, typed: Typed) -> bool:
    """Whether reported content denies the stored content; quoted words speak for themselves."""
    quoted = _quoted(inner)
    outside = content.negated or inner.flips  # "said it had not been "contrary to law""
    if quoted is not None and quoted.relation is not Relation.EXCLUSIVE and not outside:
        return False
    told = [r for r in typed.readings if r.text == typed.claim.value_text] or list(typed.readings[:1])
    stored = bool(typed.claim.negative) or any(r.negated for r in told)
    return (content.negated + inner.flips + stored) % 2 == 1


def _clashing(made: Judgement, inner: Alignment, side: str) -> Judgement:
    if side != "said":
        return made
    quoted = _quoted(inner)
    reason = Reason.QUOTE_ALTERED if quoted is not None and quoted.relation is Relation.EXCLUSIVE else Reason.SAID_OTHERWISE
    return replace(made, verdict=Verdict.REFUTED, reason=reason)


def _decide(made: Judgement, speech: Speech, side: str, turned: bool, inner: Alignment, typed: Typed) -> Judgement:  # noqa: PLR0913
    denies = speech.force in _DENYING
    quoted = _quoted(inner)
    if side == "other":
        substance = sum(1 for i, a in enumerate(inner.said.atoms) if must_answer(a) and inner.covers[i] is not None)
        if turned or denies or (quoted is None and substance < _SUBSTANCE and not _whole_quote(inner, typed)):
            return made
        return replace(made, verdict=Verdict.REFUTED, reason=Reason.WRONG_SPEAKER)
    if turned and not inner.said.negated and not inner.flips:
        return made  # "never saw a higher rise" and "the highest ever" differ in form alone
    holds = (side == "said") != (denies != turned)
    if holds:
        reason = Reason.QUOTE_MATCHES if quoted is not None else Reason.MATCHES
        return replace(made, verdict=Verdict.SUPPORTED, reason=reason)
    return replace(made, verdict=Verdict.REFUTED, reason=Reason.SAID_OTHERWISE)


def _whole_quote(inner: Alignment, typed: Typed) -> bool:
    """Whether the words said are all that matters of a stored quotation: "barbarism"."""
    said = {c.stored for c in inner.covers if c is not None and c.relation is Relation.EQUAL}
    for quote in typed.quotes:
        content = [w for w in quote_words(quote) if lexicon.pos(w) and not closed(w)]
        if content and set(content) <= said:
            return True
    return False


def _as_fact(whole: Alignment) -> Judgement:
    """Judge content that the file holds only as an allegation, said as plain fact."""
    made = judge(whole)
    typed = whole.typed
    speaker = whole.slots("said_by") and not whole.slots("subject")
    if made.state != FULL or any(a.kind == QUOTE for a in whole.said.atoms) and not speaker:
        if made.verdict is Verdict.REFUTED:
            return replace(made, verdict=Verdict.UNVERIFIABLE, reason=Reason.ALLEGATION)
        return made
    if typed.claim.value_kind == "quote":
        if polarity(whole):
            return replace(made, verdict=Verdict.UNVERIFIABLE, reason=Reason.ADDS_DETAIL)
        return made
    if typed.claim.denied_by:
        return replace(made, verdict=Verdict.DISPUTED, reason=Reason.DENIED)
    return replace(made, verdict=Verdict.UNVERIFIABLE, reason=Reason.ALLEGATION)


def speaker_atoms(speech: Speech) -> list[Atom]:
    """Return the atoms of the speaker that name somebody."""
    return [a for a in speech.speaker if a.kind in {ENTITY, NAME}]
