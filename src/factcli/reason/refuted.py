"""What a fact check on file refutes, and with it whatever entails that.

"Ana Lund was arrested in 2019 in Tolm" is on file as untrue. Then "Ana Lund was arrested in
Tolm on 3 May 2019" is untrue as well, because it says all of that; "Ana Lund was arrested"
may still be true, and so may every other year. So the part itself is taken for a claim, and
it is refuted when that claim would support the sentence on file.
"""

from __future__ import annotations

import re
from functools import cache

from factcli.compare.align import align
from factcli.compare.making import Maker
from factcli.language import words
from factcli.model import Claim, Context, Reason, Verdict
from factcli.parse.atoms import TIME
from factcli.parse.reader import assertion
from factcli.reason.decide import Decider, Decision
from factcli.records import TYPE_CHECKING, replace
from factcli.text import fold
from factcli.verdict.judge import judge
from factcli.verdict.table import FULL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.compare.regions import Entities
    from factcli.compare.typed import Typed
    from factcli.model import Bound
    from factcli.parse.atoms import Assertion
    from factcli.parse.vocabulary import Vocabulary

# One plain negator, which a sentence can be read without: "did not cost", "didn't cost".
_NOT = re.compile(r"(?i)(?<=\w)(?:\s+not\b|(?<=[a-z])n['’]t\b)")
_NO_STEM = re.compile(r"(?i)\b(?:can|won|shan|ain)['’]t\b")
_WORD = re.compile(r"[^\W\d_]+")
_SUPPOSED = "supposed"
_FRAME = frozenset({"that", "whether", "it"})


def untrue(typed: Typed) -> bool:
    """Whether a claim is on file only to say that its sentence is not so.

    A plain sentence of which the file says `negative`, or that begins with "it is not true
    that", has no slots to be turned round; so it refutes what entails it, and no more.
    """
    if typed.claim.verdict is Verdict.REFUTED:
        return True
    first = typed.readings[:1]
    if not typed.plain or not first:
        return False
    return first[0].denied or (typed.claim.negative and not first[0].negated)


class Refuter:
    """Refutes parts that say what is on file as untrue."""

    def __init__(self, vocabulary: Vocabulary, entities: Entities, ctx: Context) -> None:
        self._maker = Maker(vocabulary, dict(entities), {}, ctx)
        self._entities = entities
        self._ctx = ctx

    def decide(self, said: Assertion, claims: Sequence[Typed]) -> Decision | None:
        """Return what refutes the part, or supports its denial, None for nothing."""
        if said.speech is not None or said.question or said.modality != "fact":
            return None
        for typed in claims:
            content = _content(typed)
            if content is None or _says_otherwise(said, content):
                continue
            if said.negated == content.negated:
                if self._entails(said.text, content):
                    return self._decision(said, typed, Verdict.REFUTED)
            elif said.negated:
                plain = _without_not(said)
                if plain and self._entails(plain, content):
                    return self._decision(said, typed, Verdict.SUPPORTED)
        return None

    def _entails(self, text: str, content: Assertion) -> bool:
        """Whether a claim with this text would support the content."""
        supposed = self._maker.make(Claim(_SUPPOSED, text))
        if supposed.readings[0].speech is not None:
            return False
        found = Decider(lambda _: [supposed], self._entities, self._ctx).check(content)
        return found is not None and found.judgement.verdict is Verdict.SUPPORTED

    def _decision(self, said: Assertion, typed: Typed, verdict: Verdict) -> Decision:
        judged = judge(align(said, typed, self._ctx))
        made = replace(judged, verdict=verdict, reason=Reason.RATED_FALSE, state=FULL)
        return Decision(made)


def joined(before: Decision | None, found: Decision) -> Decision:
    """Return what a part gets that claims decided one way and a fact check another."""
    if before is None or before.judgement.verdict is Verdict.UNVERIFIABLE:
        return found
    if before.judgement.verdict is found.judgement.verdict:
        return before
    conflict = replace(before.judgement, verdict=Verdict.DISPUTED, reason=Reason.CLAIMS_CONFLICT)
    return replace(before, judgement=conflict, also=(*before.also, found.judgement.alignment.typed))


def _content(typed: Typed) -> Assertion | None:
    """Return what is on file as untrue, None when the sentence makes several assertions.

    A false rating of two things says that one of them is false, and not which.
    """
    own = typed.own()
    if len(own) != 1 or own[0].modality != "fact" or own[0].question:
        return None
    if own[0].speech is not None:
        # "She said that it was sold" is false: she did not say so, or it was not sold.
        return None
    if own[0].denied:
        return assertion(own[0].text, list(own[0].atoms))
    return own[0]


def _says_otherwise(said: Assertion, content: Assertion) -> bool:
    """Whether the part may hold the content without saying it, or says it of some only.

    "The belief that vaccines cause autism is common" holds it; "some vaccines" may do so.
    """
    own = {word for atom in content.atoms for word in atom.words}
    dated = {word for atom in said.atoms if atom.kind == TIME for word in atom.words}
    # The words of the text, for a frame such as "it is a myth that" is no part of the atoms.
    spoken = set(_WORD.findall(fold(said.text))) - own - dated
    if said.denied:
        spoken -= _FRAME
    if spoken & _turning() or _bounds(said) - _bounds(content):
        return True
    verbs = {frame.lemma for frame in content.frames if frame.main}
    main = {frame.verb for frame in said.frames if frame.main}
    return any(atom.lemma in verbs and i not in main for i, atom in enumerate(said.atoms))


def _bounds(said: Assertion) -> set[Bound]:
    """Return how its numbers are bounded: "more than 30" is not "30"."""
    return {atom.number.bound for atom in said.atoms if atom.number is not None}


@cache
def _turning() -> frozenset[str]:
    keys = ("some", "most", "possible", "conditional", "falsity", "fail")
    hedges = frozenset().union(*(words("hedges", key) for key in keys))
    joints = words("grammar", "conjunction") - words("grammar", "coordinator")
    return hedges | joints | words("grammar", "wh") | _FRAME


def _without_not(said: Assertion) -> str:
    """Return the part's text without its one negation, "" when that cannot be told."""
    if said.denied:
        start, end = said.atoms[0].span.start, said.atoms[-1].span.end
        return said.text[start - said.span.start : end - said.span.start]
    if len(_NOT.findall(said.text)) != 1 or _NO_STEM.search(said.text):
        return ""
    return _NOT.sub("", said.text)
