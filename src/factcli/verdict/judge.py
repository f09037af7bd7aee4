"""Relations to verdict and reason: a part against one claim."""

from __future__ import annotations

from factcli.compare.evoke import ENOUGH
from factcli.model import Reason, Verdict
from factcli.records import TYPE_CHECKING, dataclass
from factcli.verdict.denied import denied_at_all
from factcli.verdict.state import state_of, verb_held
from factcli.verdict.table import (
    AGREEING,
    APART,
    CLASH,
    CLASHING,
    FINER,
    FULL,
    PARTIAL,
    STRENGTH,
    TABLE,
)

if TYPE_CHECKING:
    from factcli.compare.cover import Alignment

# These slots hold one value each, so that another one on file is a denial.
_MEASURES = frozenset({"time", "duration", "number"})
_WORDS = frozenset({"detail", "property"})
# A claim that leaves a finer statement possible outweighs another's clash with it.
_OPEN = STRENGTH[Verdict.REFUTED] + 0.2
# What is said in full outweighs what is not; the very denial of it outweighs support.
_FULLY, _DENIED = 1.0, 1.5


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one claim says of one part, with what decided and how well it fits.

    `state` tells how the part lies on the claim, `missing` what the claim does not answer
    for, `side` for an attributed claim whether its speaker "said" or "denied" it or the
    part names an "other".
    """

    verdict: Verdict
    reason: Reason
    alignment: Alignment
    state: str
    fit: float
    missing: tuple[str, ...] = ()
    note: str = ""
    side: str = ""


def judge(alignment: Alignment) -> Judgement:
    """Return what this claim says of the part, speech and plans left aside."""
    if alignment.same and alignment.blocked == "unlinked":
        alignment.blocked = ""  # two names of one thing need no link
    state, left = state_of(alignment)
    turned = polarity(alignment)
    if state == CLASH and turned and (left or alignment.flips or not _denial_holds(alignment)):
        state = PARTIAL
    if turned and state in {PARTIAL, APART} and denied_at_all(alignment, left):
        state, left = FULL, []
    verdict, reason = TABLE[state, turned]
    note = ""
    if reason is None or state == CLASH:
        decided, note = _deciding(alignment, state)
        reason = reason or decided
    fit = coverage(alignment) + alignment.evoked / 2
    return Judgement(verdict, reason, alignment, state, fit, texts(alignment, left), note)


def texts(alignment: Alignment, positions: list[int]) -> tuple[str, ...]:
    """Return the words of the part at some positions."""
    return tuple(alignment.said.atoms[i].text for i in positions)


def coverage(alignment: Alignment) -> float:
    """Return the share of the part's answerable atoms that something stored covers."""
    asked = alignment.asked()
    if not asked:
        return 0.0
    return (len(asked) - len(alignment.leftovers())) / len(asked)


def told(alignment: Alignment) -> bool:
    """Whether the claim answers for the verb of speech, if the part has one."""
    said = alignment.said
    verbs = [f.verb for f in said.frames if said.speech and f.lemma == said.speech.verb]
    return not verbs or any(alignment.covers[i] is not None for i in verbs)


def sound(alignment: Alignment) -> bool:
    """Whether the claim is what the part speaks of, with subject, property and roles right."""
    if alignment.blocked or alignment.evoked < ENOUGH or not alignment.slots("subject"):
        return False
    return verb_held(alignment) and not alignment.clashes()


def polarity(alignment: Alignment) -> bool:
    """Whether the part turns the claim round: one negation or opposite on one side only."""
    typed = alignment.typed
    stored = typed.claim.negative or any(r.negated for r in typed.readings[:1])
    return (alignment.said.negated + stored + alignment.flips) % 2 == 1


def strength(judgement: Judgement) -> tuple[float, float]:
    """Order judgements: what decides first, then how well the claim fits.

    A claim that says the very thing, or its negation, outweighs one that excludes it.
    """
    if judgement.state == FINER:
        return _OPEN, judgement.fit
    weight = STRENGTH[judgement.verdict]
    if judgement.state == FULL:
        weight += _FULLY + (_DENIED if judgement.verdict is Verdict.REFUTED else 0)
    return weight, judgement.fit


def _deciding(alignment: Alignment, state: str) -> tuple[Reason, str]:
    """Return the reason that the deciding slot gives, and its note."""
    if state == CLASH:
        clashes = [c for _, c in alignment.clashes()]
        first = min(clashes, key=lambda c: _place(c.slot, CLASHING))
        return first.reason or Reason.OPPOSITE, first.note
    reasons = [c for c in alignment.held() if c.reason in AGREEING]
    best = min(reasons, key=lambda c: _place(c.reason, AGREEING), default=None)
    if best is None or best.reason is None:
        return Reason.MATCHES, ""
    return best.reason, best.note


def _place(thing: object, order: tuple[object, ...]) -> int:
    return order.index(thing) if thing in order else len(order)


def _denial_holds(alignment: Alignment) -> bool:
    """Whether a clash under "not" means support: the slot has one value, and it is another.

    Words of one exclusive class, which give no reason of their own, always are: what is a
    high-security prison is not a low-security one.
    """
    clashes = [c for _, c in alignment.clashes()]
    if all(c.slot in _WORDS and c.reason is None for c in clashes):
        return True
    slots = {c.slot for c in clashes}
    if "time" in slots and any(a.first_word == "never" for a in alignment.said.atoms):
        return False  # one time on file does not tell of the others
    return slots <= _MEASURES or (slots == {"value"} and alignment.typed.single)
