"""The order of reading: atoms, chatter, parts, pronouns, frames, polarity, speech."""

from __future__ import annotations

from itertools import pairwise

from factcli.language import words
from factcli.model import Span
from factcli.parse import chatter, polarity, split
from factcli.parse import phase as phases
from factcli.parse import speech as acts
from factcli.parse.atoms import AUXILIARY, MOST_ATOMS, PUNCT, QUOTE, TIME, Assertion, Atom
from factcli.parse.frames import frames, phrases
from factcli.parse.gather import gather
from factcli.parse.plainer import plainer
from factcli.parse.pronouns import resolve
from factcli.records import TYPE_CHECKING, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.model import Context
    from factcli.parse.vocabulary import Vocabulary

_TRUTH = frozenset({
    "true", "false", "untrue", "wrong", "so", "right", "correct", "it", "this", "that",
})  # fmt: skip
_VERDICTS = frozenset({"claim", "allegation", "charge", "accusation", "report", "lie"})
_ASKS = frozenset({"who", "what", "when", "where", "why", "how", "which", "whose", "whom"})
# After these a sentence may be over.
_COMPLETE = frozenset({"N", "T", "Q", "A", "R", "O"})
# What stands between two neighbouring words at most: a blank and two signs.
_GAP = 3


def _question(atoms: list[Atom]) -> tuple[list[Atom], str]:
    """Return the atoms in the order of a statement, and "", "yes-no" or "wh"."""
    asked = bool(atoms) and atoms[-1].text == "?"
    body = atoms[:-1] if asked else atoms
    spoken = [a for a in atoms if a.words and a.kind != PUNCT]
    if not spoken:
        return body, ""
    if asked and spoken[0].words[0] in _ASKS:
        return body, "wh"
    turned = _turned(body, asked=asked) if len(spoken) > 2 else None
    if turned is not None:
        return turned, "yes-no"
    return body, "yes-no" if asked else ""


def _turned(body: list[Atom], *, asked: bool) -> list[Atom] | None:
    """Return "did X leave" as "X did leave"; None when no auxiliary leads to a subject."""
    first = body[0]
    if first.tag not in AUXILIARY:
        return None
    chunk = next((p for p in phrases(body) if p.first >= 1), None)
    if chunk is None or not (asked or first.tag != "BE" or chunk.first == 1):
        return None
    end = chunk.last + 1
    return [*body[1:end], first, *body[end:]]


def _same_thing(said: Assertion, before: Assertion | None) -> Assertion:
    """Fill "Y says that's not true" and "Y denies it" with what the part before says."""
    speech = said.speech
    if speech is None or before is None:
        return said
    content = [a for a in speech.content if a.kind != PUNCT]
    if not all(_points_back(a) for a in content):
        return said
    folded = [w for a in content for w in a.words]
    negated = any(w in {"not", "never"} or w.endswith("n't") for w in folded)
    falsity = any(w in words("hedges", "falsity") for w in folded)
    told = before.speech.content if before.speech is not None else before.atoms
    force = "denies" if negated != falsity else speech.force
    atoms = [a for a in said.atoms if a not in content]
    made = assertion(said.text, [*atoms, *(a for a in told if a.content or a.tag == "P")])
    retold = replace(speech, force=force, content=tuple(told))
    return replace(made, text=said.text, span=said.span, speech=retold)


def _points_back(atom: Atom) -> bool:
    """Tell whether a word of what somebody says only speaks of something said before."""
    empty = atom.tag in {"O", "W", "D", "X", "BE"}
    return empty or " ".join(atom.words) in _TRUTH or atom.lemma in _VERDICTS


def _span(part: Sequence[Atom]) -> Span:
    return Span(min(a.span.start for a in part), max(a.span.end for a in part))


def _text(text: str, part: Sequence[Atom]) -> str:
    """Return the part as it reads: the source where it is one stretch, else its words."""
    spans = [a.span for a in part]
    gaps = any(after.start - before.end > _GAP for before, after in pairwise(spans))
    if spans == sorted(spans) and not gaps:
        return text[spans[0].start : spans[-1].end]
    return " ".join(text[s.start : s.end] for s in spans)


def _flat(part: Sequence[Atom]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the words that names are found among, and the atom of each."""
    pairs = [
        (word, i)
        for i, atom in enumerate(part)
        if atom.kind not in {TIME, QUOTE, PUNCT} and atom.tag not in {"D", "S"}
        for word in atom.words
    ]
    return tuple(w for w, _ in pairs), tuple(i for _, i in pairs)


def assertion(
    text: str, part: list[Atom], *, question: str = "", denied: bool = False
) -> Assertion:
    """Read one part's atoms, at least one, of `text` into an assertion.

    `question` is "yes-no" or "wh" for a question; `denied`: it was called untrue before.
    """
    shown, span = _text(text, part), _span(part)
    part = plainer(part)
    count = polarity.negation_count(part)
    if count and phases.not_until(part):
        count -= 1
        part = [phases.begun(a) for a in part]
    phase = phases.phase(part, frames(part))
    lead = polarity.truth_lead(part)
    within = polarity.negation_count(part[lead:]) if lead else count
    denied = denied != ((count - within) % 2 == 1)
    part = part[lead:]
    part = phases.without_phase(part) if phase == "former" else part
    found = frames(part)
    flat, owner = _flat(part)
    return Assertion(
        flat=flat,
        owner=owner,
        text=shown,
        span=span,
        atoms=tuple(part),
        frames=found,
        negated=(within + denied) % 2 == 1,
        denied=denied,
        modality="wh" if question == "wh" else polarity.modality(part, found),
        phase=phase,
        speech=acts.speech(part, found),
        question=bool(question),
        marks=phases.marks(part),
    )


def _denial_at(part: Sequence[Atom]) -> int | None:
    """Return where ", which X denies" has its "which"; None when the part ends otherwise."""
    commas = (i for i in range(1, len(part) - 2) if part[i - 1].text == ",")
    at = next((i for i in commas if part[i].first_word == "which"), None)
    if at is None or (part[-1].content and not part[-1].verbal):
        return None
    denials = words("speech", "denies")
    return at if any(a.lemma in denials and a.verbal for a in part[at + 1 :]) else None


def _denials_apart(part: list[Atom]) -> list[list[Atom]]:
    """Cut "P, which X denies" into "P" and "X denies this"."""
    at = _denial_at(part)
    if at is None:
        return [part]
    this = replace(part[at], words=("this",), lemma="this", tag="O", text="this")
    return [part[: at - 1], [*(a for a in part[at + 1 :] if a.kind != PUNCT), this]]


def _without_labels(atoms: list[Atom], text: str) -> list[Atom]:
    """Return the atoms without the hashtags behind a whole sentence, which only label it.

    "Held in #Northport" needs its hashtag; "Held in Northport. #news" does not.
    """
    end = len(atoms)
    while end and (atoms[end - 1].kind == PUNCT or _labels(atoms[end - 1], text)):
        end -= 1
    labels = any(a.kind != PUNCT for a in atoms[end:])
    if not end or not labels or atoms[end - 1].tag not in _COMPLETE:
        return atoms
    return atoms[:end]


def _labels(atom: Atom, text: str) -> bool:
    return text[atom.span.start - 1 : atom.span.start] == "#"


def read(text: str, vocabulary: Vocabulary, ctx: Context) -> tuple[Assertion, ...]:
    """Read a statement into its parts, in order; () when it holds no word at all."""
    atoms = chatter.strip(_without_labels(gather(text, vocabulary, ctx), text))
    found: list[Assertion] = []
    previous: list[Atom] | None = None
    for part in (p for whole in split.parts(atoms) for p in _denials_apart(whole)):
        body, question = _question(part)
        if not body:
            continue
        if len(body) > MOST_ATOMS:
            found.append(Assertion(_text(text, body), _span(body), tuple(body)))
            continue
        resolved = resolve(body, previous, vocabulary)
        made = assertion(text, resolved, question=question)
        found.append(_same_thing(made, found[-1] if found else None))
        previous = resolved
    return tuple(found)


def read_one(text: str, vocabulary: Vocabulary, ctx: Context) -> Assertion | None:
    """Read a text as a single assertion, however many clauses it has; None when empty."""
    atoms = gather(text, vocabulary, ctx)
    return assertion(text, atoms) if any(a.content for a in atoms) else None
