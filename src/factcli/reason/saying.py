"""Whether a proof of "X said P" has the saying in it, and not only that P is so."""

from __future__ import annotations

from factcli.compare.relations import ALIKE, word_relation
from factcli.model import Verdict
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.compare.typed import Typed
    from factcli.parse.atoms import Assertion, Speech
    from factcli.verdict.judge import Judgement


def said_so(said: Assertion, judgement: Judgement, also: Sequence[Typed]) -> bool:
    """Whether support of "X said P" rests on X's word on file, or on a claim of the saying."""
    speech = said.speech
    if speech is None or judgement.verdict is not Verdict.SUPPORTED:
        return True
    if not any(f.lemma == speech.verb for f in said.frames):
        return True
    return any(t.attributed or _tells(t, speech) for t in (judgement.alignment.typed, *also))


def _tells(typed: Typed, speech: Speech) -> bool:
    """Whether a claim names the speaker and has a verb for what the speaker did."""
    speakers = {e for a in speech.speaker for e in a.entities}
    known = {e for ids in typed.entities.values() for e in ids}
    if speakers and not speakers & known:
        return False
    return any(word_relation(speech.verb, w) in ALIKE for w in (*typed.heads, *typed.bag))
