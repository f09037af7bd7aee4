"""Attributed claims: an act of speech, or its content said as plain fact."""

from __future__ import annotations

from factcli.compare.align import align
from factcli.compare.attached import detach_places
from factcli.compare.attitude import turned_round
from factcli.compare.content import light
from factcli.compare.cover import must_answer
from factcli.compare.quotes import quote_words
from factcli.compare.regions import cover_places
from factcli.compare.relations import AGREEING
from factcli.language import lexicon, words
from factcli.memo import by_identity
from factcli.model import Reason, Relation, Verdict
from factcli.parse.atoms import ENTITY, NAME, QUOTE
from factcli.parse.reader import assertion
from factcli.parse.speech import force_of
from factcli.parse.tagging import closed
from factcli.records import TYPE_CHECKING, replace
from factcli.verdict.judge import Judgement, coverage, judge, polarity, texts
from factcli.verdict.speaker import DENIED, OTHER, SAID, speaker_side, undescribed
from factcli.verdict.table import CLASH, FULL, PARTIAL

if TYPE_CHECKING:
    from factcli.compare.cover import Alignment, Cover
    from factcli.compare.regions import Entities
    from factcli.compare.typed import Typed
    from factcli.model import Context
    from factcli.parse.atoms import Assertion, Speech

# So many words on file make it worth saying that somebody else said them.
_SUBSTANCE = 2
# Reported content counts as spoken of: half of what a property in full would add.
_REPORTED = 0.5
# "The notion that" stands at the head of what is reported.
_HEAD = 5
# A verb covered by these is not what the claim tells.
_BESIDE = frozenset({"subject", "detail", "part"})
# From here on the claim's property is certainly what is spoken of.
_CLEAR = 0.9
# (on which side of the act the speaker is on file, whether what is reported is denied:
# by the act or by a turn of its content, not by both) -> whether the file says so.
_HOLDS = {
    (SAID, False): True,
    (SAID, True): False,
    (DENIED, False): False,
    (DENIED, True): True,
}


def attributed(whole: Alignment, ctx: Context, entities: Entities) -> Judgement:
    """Judge a part, laid against a claim that the file holds as somebody's word."""
    said, typed = whole.said, whole.typed
    if said.speech is None:
        return _as_fact(whole)
    side = speaker_side(said.speech, typed, entities)
    content = _content(said)
    unclear = not side or _owned_by_another(said.speech, typed)
    if content is None or unclear or _of_a_speech(content, side, typed):
        return replace(judge(whole), verdict=Verdict.UNVERIFIABLE, reason=Reason.NO_CLAIM)
    inner = align(content, typed, ctx)
    _without_speakers(inner)
    cover_places(inner, entities)
    detach_places(inner, entities)
    state = _content_state(inner)
    made = Judgement(
        Verdict.UNVERIFIABLE, Reason.ADDS_DETAIL, inner, state, coverage(inner) + _REPORTED,
        texts(inner, inner.leftovers()), side=side,
    )  # fmt: skip
    unsaid = said.negated != content.negated  # "did not say that P", whatever P holds
    if state == CLASH and side == SAID and not unsaid:
        quoted = _quoted(inner)
        altered = quoted is not None and quoted.relation is Relation.EXCLUSIVE
        return _refuted(made, Reason.QUOTE_ALTERED if altered else Reason.SAID_OTHERWISE)
    if state != FULL:
        turned = side == SAID and not unsaid and not _denying(said, content)
        if turned and turned_round(inner, inner.leftovers()):
            return _refuted(made, Reason.SAID_OTHERWISE)
        return made
    denies = said.speech.force == "denies"
    judge_words = _of_another if side == OTHER else _on_file
    decided = judge_words(made, denies=denies)
    if decided.verdict is Verdict.SUPPORTED and not unsaid:
        decided = _embellished(decided, whole, entities)
    return _unsaid(made, decided) if unsaid else decided


def _without_speakers(inner: Alignment) -> None:
    """Leave open who is named in what is said, as if the file had them say or deny it.

    Only "…, which the league denies" names them for that.
    """
    speaking = {i for f in inner.said.frames if force_of(f.lemma) for i in f.agent}
    for i, cover in enumerate(inner.covers):
        if cover is not None and cover.slot in {"said_by", "denied_by"} and i not in speaking:
            inner.covers[i] = None


def _embellished(decided: Judgement, whole: Alignment, entities: Entities) -> Judgement:
    """Withhold support from a report that says more than who said what.

    "Former mayor X said P" tells of an office too, "X rightly said P" that P is so.
    """
    claim, speech = whole.typed.claim, whole.said.speech
    added = tuple(a.text for a in undescribed(whole, entities))
    if speech is not None and speech.truth:
        disputed = speech.truth == "rightly" and claim.denied_by and decided.side == SAID
        if disputed and not added:
            return replace(decided, verdict=Verdict.DISPUTED, reason=Reason.DENIED)
        return replace(decided, verdict=Verdict.UNVERIFIABLE, reason=Reason.ALLEGATION)
    if not added:
        return decided
    return replace(decided, verdict=Verdict.UNVERIFIABLE, reason=Reason.ADDS_DETAIL, missing=added)


def _of_a_speech(content: Assertion, side: str, typed: Typed) -> bool:
    """Whether another's words are reported in their turn, "A said that B said P".

    Neither is A wrong then, nor B on file as whom A reports.
    """
    inner = content.speech
    if inner is None or not any(a.kind in {ENTITY, NAME} for a in inner.speaker):
        return False
    return side == OTHER or not any(r.speech and r.speech.force for r in typed.own())


def _denying(said: Assertion, content: Assertion) -> bool:
    """Whether something is said to be denied, or not to be."""
    return content.negated or (said.speech is not None and said.speech.force == "denies")


def _unsaid(made: Judgement, decided: Judgement) -> Judgement:
    """Judge the denial of an act: it is false of an act on file, and open for any other."""
    if decided.verdict is not Verdict.SUPPORTED:
        return made
    return _refuted(made, Reason.SAID_OTHERWISE)


@by_identity
def _content(said: Assertion) -> Assertion | None:
    """Return what is reported, without the words that lead up to it."""
    atoms = list(said.speech.content) if said.speech is not None else []
    while atoms and (atoms[0].text in {",", ":"} or atoms[0].words[:1] == ("that",)):
        atoms = atoms[1:]
    for i, atom in enumerate(atoms[1 : 1 + _HEAD]):
        if atom.words[:1] == ("that",) and atoms[i].lemma in words("speech", "nouns"):
            atoms = atoms[i + 2 :]  # "the notion that P" is P
            break
    return assertion(said.text, atoms) if any(a.content for a in atoms) else None


def _owned_by_another(speech: Speech, typed: Typed) -> bool:
    """Whether "X's claim that P" is reported where the file has P as another's word."""
    for i, atom in enumerate(speech.content[:_HEAD]):
        if atom.words[:1] == ("that",):
            return False
        if atom.lemma in words("speech", "nouns"):
            owners = [e for a in speech.content[:i] for e in a.entities]
            return bool(owners) and not set(owners) & set(typed.claim.said_by)
    return False


def _content_state(alignment: Alignment) -> str:
    """Return how reported content lies on stored content, the speaker left aside."""
    covers = [alignment.covers[i] for i in alignment.asked()]
    held = [c for c in covers if c is not None]
    left = len(held) < len(covers)
    same = any(c.relation in AGREEING for c in held)
    clashes = [c for _, c in alignment.clashes()]
    if clashes and not left and (same or any(c.slot == "quote" for c in clashes)):
        return CLASH
    if left or not same or any(c.relation is Relation.BEYOND for c in held):
        return PARTIAL
    if not _same_deed(alignment):
        return PARTIAL
    # A quotation has no roles of its own, but those of the claim may be swapped.
    loose = alignment.typed.claim.value_kind == "quote" and alignment.blocked != "swapped"
    return PARTIAL if alignment.blocked and not loose else FULL


def _same_deed(alignment: Alignment) -> bool:
    """Whether reported content tells of the claim's deed: who destroyed a thing received it, too.

    A verb that the claim has only among other words tells of it where a verb of its own is said.
    """
    main = [f.verb for f in alignment.said.frames if f.main and not f.copula]
    covers = [alignment.covers[i] for i in main]
    if all(c is not None and c.slot not in _BESIDE for c in covers):
        return True
    if alignment.typed.claim.value_kind != "boolean":
        return not any(c is not None and c.slot == "subject" for c in covers)
    own = {f.lemma for r in alignment.typed.readings for f in r.frames if not f.copula}
    heavy = {lemma for lemma in own if not light(lemma)}
    said = {a.lemma for a in alignment.said.atoms}
    held = {c.stored for c in alignment.covers if c is not None and c.relation in AGREEING}
    clear = alignment.evoked >= _CLEAR and all(light(alignment.said.atoms[i].lemma) for i in main)
    return not heavy or clear or bool(heavy & (said | held))


def _quoted(alignment: Alignment) -> Cover | None:
    return next((c for c in alignment.covers if c is not None and c.slot == "quote"), None)


def _turned(inner: Alignment) -> bool:
    """Whether reported content denies the stored content; quoted words speak for themselves."""
    quoted = _quoted(inner)
    denied = inner.said.negated or inner.flips  # 'it had not been "contrary to law"'
    if quoted is not None and quoted.relation is not Relation.EXCLUSIVE and not denied:
        return False
    typed = inner.typed
    told = [r for r in typed.readings if r.text == typed.claim.value_text]
    negated = any(r.negated for r in told or typed.readings[:1])
    stored = typed.claim.negative or negated
    return (inner.said.negated + inner.flips + stored) % 2 == 1


def _refuted(made: Judgement, reason: Reason) -> Judgement:
    return replace(made, verdict=Verdict.REFUTED, reason=reason)


def _of_another(made: Judgement, *, denies: bool) -> Judgement:
    """Judge words on file that the part ascribes to somebody else."""
    inner = made.alignment
    if denies or _turned(inner):
        return made
    atoms = inner.pairs()
    substance = sum(must_answer(a) and c is not None for a, c in atoms)
    telling = _quoted(inner) is not None or substance >= _SUBSTANCE or _whole_quote(inner)
    return _refuted(made, Reason.WRONG_SPEAKER) if telling else made


def _on_file(made: Judgement, *, denies: bool) -> Judgement:
    """Judge words on file of the speaker whom the part ascribes them to."""
    inner = made.alignment
    turned = _turned(inner)
    if turned and not inner.said.negated and not inner.flips:
        return made  # "never saw a higher rise" and "the highest ever" differ in form alone
    if not _HOLDS[made.side, denies != turned]:
        return _refuted(made, Reason.SAID_OTHERWISE)
    reason = Reason.QUOTE_MATCHES if _quoted(inner) is not None else Reason.MATCHES
    return replace(made, verdict=Verdict.SUPPORTED, reason=reason)


def _whole_quote(inner: Alignment) -> bool:
    """Whether the words said are all that matters of a stored quotation: "barbarism"."""
    covers = (c for c in inner.covers if c is not None)
    said = {c.stored for c in covers if c.relation is Relation.EQUAL}
    for quote in inner.typed.quotes:
        content = {w for w in quote_words(quote) if lexicon.pos(w) and not closed(w)}
        if content and content <= said:
            return True
    return False


def _in_the_eyes(whole: Alignment) -> bool:
    """Whether the part says whose view it is: "for the mayor, the raid was barbarism"."""
    atoms, speakers = whole.said.atoms, whole.typed.ids("said_by")
    return any(
        not speakers.isdisjoint(a.entities) and atoms[i - 1].first_word in {"for", "to"}
        for i, a in enumerate(atoms)
        if i
    )


def _as_fact(whole: Alignment) -> Judgement:
    """Judge content that the file holds only as an allegation, said as plain fact."""
    made, claim = judge(whole), whole.typed.claim
    about_speaker = whole.slots("said_by") and not whole.slots("subject")
    quoting = any(a.kind == QUOTE for a in whole.said.atoms) and not about_speaker
    allegation = replace(made, verdict=Verdict.UNVERIFIABLE, reason=Reason.ALLEGATION)
    if made.state != FULL or quoting:
        return allegation if made.verdict is Verdict.REFUTED else made
    if claim.value_kind == "quote":
        adds = replace(made, verdict=Verdict.UNVERIFIABLE, reason=Reason.ADDS_DETAIL)
        spoken = _quoted(whole) is not None or _in_the_eyes(whole)
        spoken = spoken or any(force_of(f.lemma) for f in whole.said.frames)
        return adds if polarity(whole) or not spoken else made
    if claim.denied_by:
        return replace(made, verdict=Verdict.DISPUTED, reason=Reason.DENIED)
    return allegation
