"""The order of reading: atoms, chatter, parts, pronouns, frames, polarity, speech."""

from __future__ import annotations

from factcli.language import words
from factcli.model import Span
from factcli.parse import chatter, polarity, split
from factcli.parse import speech as acts
from factcli.parse.atoms import ENTITY, NAME, Assertion, Atom
from factcli.parse.frames import frames, phrases
from factcli.parse.gather import gather
from factcli.records import TYPE_CHECKING, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.model import Context
    from factcli.parse.vocabulary import Vocabulary

_SUBJECT = frozenset({"he", "she", "it", "they"})
_OBJECT = frozenset({"him", "her", "it", "them"})
_POSSESSIVE = frozenset({"his", "her", "its", "their"})
_POSTS = frozenset({"post", "job", "role", "position", "office"})
_TRUTH = frozenset({"true", "false", "untrue", "wrong", "so", "right", "correct", "it", "this", "that"})
_VERDICTS = frozenset({"claim", "allegation", "charge", "accusation", "report", "lie"})
_ASKS = frozenset({"who", "what", "when", "where", "why", "how", "which", "whose", "whom"})


def _question(atoms: list[Atom]) -> tuple[list[Atom], str]:
    """Return the atoms in the order of a statement, and "", "yes-no" or "wh"."""
    spoken = [a for a in atoms if a.words and a.kind != "punct"]
    asked = bool(atoms) and atoms[-1].text == "?"
    body = atoms[:-1] if asked else atoms
    if not spoken:
        return body, ""
    first = spoken[0]
    if asked and first.words[0] in _ASKS:
        return body, "wh"
    if first.tag in {"BE", "DO", "HAVE", "MD"} and len(spoken) > 2 and body[:1] == [first]:
        chunk = next((p for p in phrases(body) if p.first >= 1), None)
        if chunk is not None and (asked or first.tag != "BE" or chunk.first == 1):
            end = chunk.last + 1
            return [*body[1:end], first, *body[end:]], "yes-no"
    if asked:
        return body, "yes-no"
    return body, ""


def _gender_fits(atom: Atom, word: str, vocabulary: Vocabulary) -> bool:
    if atom.kind != ENTITY:
        return atom.kind == NAME
    pronoun = next((vocabulary.pronouns[e] for e in atom.entities if e in vocabulary.pronouns), "")
    kind = next((vocabulary.kinds.get(e, "") for e in atom.entities), "")
    person = word in {"he", "she", "him", "his", "her"}
    if pronoun:
        same = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "it": "it", "its": "it"}
        return same.get(word, "they") == pronoun or word in {"they", "them", "their"}
    if kind == "person":
        return person or word in {"they", "their", "them"}
    return not person or kind in {"", "thing"}


def _resolve(part: list[Atom], before: list[Atom] | None, vocabulary: Vocabulary) -> list[Atom]:
    """Put the antecedent in a pronoun's place where the part before has exactly one fit."""
    if before is None:
        return part
    found = frames(before)
    main = next((f for f in found if f.main), None)
    subject = [before[i] for i in (main.agent or main.patient)] if main else []
    objects = [before[i] for i in main.patient] if main else []
    resolved: list[Atom] = []
    for i, atom in enumerate(part):
        word = atom.words[0] if atom.words and atom.kind == "word" else ""
        pool: Sequence[Atom] = ()
        if word in _POSSESSIVE and atom.tag == "D":
            pool = [*subject, *objects]
        elif word in _SUBJECT and atom.tag == "O" and _leads(part, i):
            pool = [*subject, *objects]
        elif word in _OBJECT and atom.tag == "O":
            pool = [*objects, *subject]
        elif word in _POSTS and i and part[i - 1].words[:1] == ("the",) and i + 1 >= len(part) - 2:
            office = [before[k] for k in (main.complement or main.patient)] if main else []
            if office:
                resolved.extend(sorted(office, key=lambda a: a.span))
                continue
        fits = [a for a in pool if _gender_fits(a, word, vocabulary)]
        if fits:
            resolved.append(replace(fits[0], tag="N"))
        elif pool and word in {"it", "they", "them"} and atom.tag == "O":
            resolved.extend(sorted(objects if word != "they" and objects else subject, key=lambda a: a.span))
        else:
            resolved.append(atom)
    return resolved


def _leads(part: list[Atom], i: int) -> bool:
    """Whether the pronoun at `i` is the part's subject, and no empty "it was X who"."""
    if any(a.verbal for a in part[:i]) or (i and part[i - 1].tag == "N"):
        return False
    cleft = part[i].words[0] == "it" and part[i + 1 : i + 2] and part[i + 1].tag == "BE"
    return not (cleft and any(a.tag == "W" for a in part[i + 2 :]))


def _same_thing(said: Assertion, before: Assertion | None) -> Assertion:
    """Fill "Y says that's not true" and "Y denies it" with what the part before says."""
    speech = said.speech
    if speech is None or before is None:
        return said
    content = [a for a in speech.content if a.kind != "punct"]
    folded = [w for a in content for w in a.words]
    empty = all(a.tag in {"O", "W", "D", "X", "BE"} or " ".join(a.words) in _TRUTH or a.lemma in _VERDICTS for a in content)
    if not empty:
        return said
    denies = any(w in {"not", "never"} or w.endswith("n't") for w in folded) != any(
        w in words("hedges", "falsity") for w in folded
    )
    told = before.speech.content if before.speech is not None else before.atoms
    force = "denies" if denies or speech.force == "denies" else speech.force
    atoms = [a for a in said.atoms if a not in content] + [a for a in told if a.content or a.tag == "P"]
    made = assertion(said.text, atoms)
    return replace(
        made, text=said.text, span=said.span,
        speech=replace(speech, force=force, content=tuple(told)),
    )  # fmt: skip


def _span(part: Sequence[Atom]) -> Span:
    return Span(min(a.span.start for a in part), max(a.span.end for a in part))


def _text(text: str, part: Sequence[Atom]) -> str:
    """Return the part as it reads: the source where it is one stretch, else its words."""
    spans = [a.span for a in part]
    if spans == sorted(spans) and not any(
        a.content for a in part if a.span.end < part[0].span.start
    ):
        gap = any(y.start - x.end > 3 for x, y in zip(spans, spans[1:], strict=False))
        if not gap:
            return text[spans[0].start : spans[-1].end]
    return " ".join(text[s.start : s.end] for s in spans)


def _flat(part: Sequence[Atom]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the words that names are found among, and the atom of each."""
    pairs = [
        (word, i) for i, atom in enumerate(part)
        if atom.kind not in {"time", "quote", "punct"} and atom.tag not in {"D", "S"}
        for word in (atom.words if atom.kind != "word" or len(atom.words) > 1 else atom.words[:1])
    ]  # fmt: skip
    return tuple(w for w, _ in pairs), tuple(i for _, i in pairs)


def assertion(text: str, part: list[Atom], *, question: str = "", denied: bool = False) -> Assertion:
    """Read one part's atoms into an assertion; `denied`: it was called untrue before them."""
    shown, span = _text(text, part), _span(part)
    count = polarity.negation_count(part)
    if count and polarity.not_until(part):
        count -= 1
        part = [polarity.begun(a) for a in part]
    phase = polarity.phase(part, frames(part))
    lead = polarity.truth_lead(part)
    within = polarity.negation_count(part[lead:]) if lead else count
    denied = denied != ((count - within) % 2 == 1)
    part = part[lead:]
    part = polarity.without_phase(part) if phase == "former" else part
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
        marks=polarity.marks(part),
    )


def _denials_apart(parts: list[list[Atom]]) -> list[list[Atom]]:
    """Cut "P, which X denies" into "P" and "X denies it"."""
    found: list[list[Atom]] = []
    for part in parts:
        at = next(
            (i for i in range(1, len(part) - 2) if part[i].words[:1] == ("which",) and part[i - 1].text == ","), None
        )
        denies = at is not None and any(
            a.lemma in words("speech", "denies") and a.verbal for a in part[at + 1 :]
        ) and not any(a.content for a in part[at + 1 :][-1:] if not a.verbal)  # fmt: skip
        if at is None or not denies:
            found.append(part)
            continue
        it = replace(part[at], words=("it",), lemma="it", tag="O", text="it")
        found += [part[: at - 1], [*(a for a in part[at + 1 :] if a.kind != "punct"), it]]
    return found


def read(text: str, vocabulary: Vocabulary, ctx: Context) -> tuple[Assertion, ...]:
    """Read a statement into its parts, in order; () when it holds no word at all."""
    atoms = chatter.strip(gather(text, vocabulary, ctx))
    found: list[Assertion] = []
    previous: list[Atom] | None = None
    for part in _denials_apart(split.parts(atoms)):
        body, question = _question(part)
        if not body:
            continue
        resolved = _resolve(body, previous, vocabulary)
        made = assertion(text, resolved, question=question)
        found.append(_same_thing(made, found[-1] if found else None))
        previous = resolved
    return tuple(found)


def read_one(text: str, vocabulary: Vocabulary, ctx: Context) -> Assertion | None:
    """Read a text as a single assertion, however many clauses it has; None when empty."""
    atoms = gather(text, vocabulary, ctx)
    return assertion(text, atoms) if any(a.content for a in atoms) else None
