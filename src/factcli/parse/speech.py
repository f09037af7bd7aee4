"""Who is said to say what: the act of speech in a part, and its content."""

from __future__ import annotations

from factcli.language import words
from factcli.parse.atoms import QUOTE, TIME, Speech, tag_at, word_at
from factcli.parse.polarity import negator_at
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.parse.atoms import Atom, Frame

_AUXILIARY = frozenset({"MD", "DO", "HAVE", "BE", "TO"})
_FORCES = ("denies", "admits", "accuses", "calls", "says")
_SOURCES = (("according", "to"), ("in", "the", "words", "of"))
_WORDS_OF = 6  # "in the very own words": so near after "in"
_LABEL = 8  # a speaker before a colon is no longer
_ADVERB = 2  # "said, rightly, that": so near after the verb
_LEADING = frozenset({"P", "W", "C", "VG", "VN", "T", "R"})
_OPENS_CLAUSE = frozenset({"V", "VN", "BE", "HAVE", "MD", "W"})
_NAMING = frozenset({"D", "N", "A", "S", "O"})
_SPEECHLESS = frozenset({"hold", "put"})


def force_of(lemma: str) -> str:
    """Return the force of a verb or noun of speech, "" for any other word."""
    for force in _FORCES:
        if lemma in words("speech", force):
            return force
    return ""


def _according(atoms: Sequence[Atom]) -> Speech | None:
    """Read "according to X, P", "per X: P", "P, in the words of X", "P, in X's words"."""
    folded = [a.first_word for a in atoms]
    for i in range(len(atoms)):
        start = i + _source_words(atoms, folded, i)
        if start > i:
            end = _speaker_end(atoms, start)
        elif folded[i] == "in" and "words" in folded[i + 1 : i + 1 + _WORDS_OF]:
            start, end = i + 1, folded.index("words", i + 1)
            if end == start or atoms[end - 1].tag not in {"S", "D"}:
                continue
            return Speech(tuple(atoms[start : end - 1]), "say", "says", _around(atoms, i, end))
        else:
            continue
        return Speech(tuple(atoms[start:end]), "say", "says", _around(atoms, i, end))
    return None


def _source_words(atoms: Sequence[Atom], folded: list[str], i: int) -> int:
    """Return how many words at `i` open the name of a source, 0 for none."""
    for opening in _SOURCES:
        if tuple(folded[i : i + len(opening)]) == opening:
            return len(opening)
    return int(folded[i] == "per" and (i == 0 or atoms[i - 1].text == ","))


def _speaker_end(atoms: Sequence[Atom], start: int) -> int:
    end = start
    while end < len(atoms) and atoms[end].text not in {",", ":", ";"}:
        if end > start and atoms[end].tag in {"V", "BE", "HAVE"}:
            break
        end += 1
    return end


def _around(atoms: Sequence[Atom], start: int, end: int) -> tuple[Atom, ...]:
    """Return the atoms without those from `start` to `end`."""
    return (*atoms[:start], *atoms[end + 1 :])


def _labelled(atoms: Sequence[Atom]) -> Speech | None:
    """Read `X: "P"`."""
    for i in range(1, min(_LABEL + 1, len(atoms) - 1)):
        if atoms[i].text == ":" and atoms[i + 1].kind == QUOTE:
            head = atoms[:i]
            if not any(a.verbal for a in head):
                return Speech(tuple(head), "say", "says", tuple(atoms[i + 1 :]), direct=True)
    return None


def _trails(atoms: Sequence[Atom], frame: Frame) -> bool:
    """Tell whether the verb only names the speaker at the end: "P, says X"."""
    if not frame.patient or not frame.verb or atoms[frame.verb - 1].text != ",":
        return False
    after = (i for i in range(frame.verb + 1, len(atoms)) if atoms[i].content)
    return all(i in frame.patient for i in after)


def _tags(atoms: Sequence[Atom], frame: Frame) -> bool:
    """Tell whether the verb closes the part with who says it: "He had to report, X said"."""
    if not force_of(frame.lemma) or any(a.content for a in atoms[frame.verb + 1 :]):
        return False
    comma = next((i for i in range(frame.verb - 1, 0, -1) if atoms[i].text == ","), frame.verb)
    between = atoms[comma + 1 : frame.verb]
    return bool(between) and all(a.tag in _NAMING for a in between)


def _clause_follows(atoms: Sequence[Atom], verb: int) -> bool:
    """Tell whether a clause, or a noun of speech, follows the verb."""
    for atom in atoms[verb + 1 :]:
        if atom.lemma in words("speech", "nouns") or atom.tag in _OPENS_CLAUSE:
            return True
        if atom.tag in {"P", "TO", ","}:
            return False
    return False


def _by_verb(atoms: Sequence[Atom], frames: Sequence[Frame]) -> Speech | None:
    """Read "X said that P", "P, said X", "X was accused by Y of P"."""
    for frame in sorted(frames, key=lambda f: not _tags(atoms, f)):
        force = force_of(frame.lemma)
        if force == "accuses" and _stands(atoms, frame.verb):
            return None
        if not force or not _speaks(atoms, frame):
            continue
        own = _auxiliaries(atoms, frame.verb)
        if _relative(atoms, frames, frame, own):
            continue
        framed = _parenthesis(atoms, frame, own)
        speaker = tuple(framed) or _speaker(atoms, frame)
        if not speaker:
            continue
        before = bool(framed) or speaker is frame.agent
        content = _said(atoms, frame, speaker, before=before)
        direct = any(a.kind == QUOTE for a in content)
        named = tuple(atoms[_titled(atoms, min(speaker)) : max(speaker) + 1])
        aside = tuple(atoms[max(speaker) + 1 : own]) if before and not frame.passive else ()
        around = (*aside, *atoms[frame.verb + 1 : frame.verb + 1 + _ADVERB])
        lemma = atoms[frame.verb].lemma
        return Speech(named, lemma, force, content, direct, aside, _truth(around))
    return None


def _relative(atoms: Sequence[Atom], frames: Sequence[Frame], frame: Frame, own: int) -> bool:
    """Tell whether a verb stands beside the act: "wrote" of "X, who wrote the report, said"."""
    if own < _ADVERB or atoms[own - 1].tag != "W" or atoms[own - 2].text != ",":
        return False
    later = (f.verb for f in frames if f.verb > frame.verb and force_of(f.lemma))
    return any(atoms[_auxiliaries(atoms, verb) - 1].text == "," for verb in later)


def _titled(atoms: Sequence[Atom], first: int) -> int:
    """Return where a speaker's name begins with its title: no verb opens "Judge X said"."""
    return 0 if first == 1 and atoms[0].tag in {"V", "VB"} else first


def _stands(atoms: Sequence[Atom], verb: int) -> bool:
    """Tell whether somebody "stands accused": then the subject is not who speaks."""
    return verb > 0 and atoms[verb].tag == "VN" and atoms[verb - 1].lemma == "stand"


def _unnamed(atoms: Sequence[Atom]) -> Speech | None:
    """Read "X is accused of doing P", "X is alleged to have done P", by nobody named."""
    for i, atom in enumerate(atoms):
        accused = atom.lemma in words("speech", "alleging") and atom.tag in {"VN", "V"}
        before = atoms[i - 1] if i else None
        if not accused or before is None or not (before.tag == "BE" or before.lemma == "stand"):
            continue
        rest = list(atoms[i + 1 :])
        if not rest or rest[0].first_word not in {"of", "to"}:
            continue
        rest = rest[1:]
        first = _auxiliaries(atoms, i - (before.lemma == "stand"))
        content = (*atoms[:first], *rest)
        return Speech((), atom.lemma, "accuses", content, truth=_truth(atoms[first:i]))
    return None


def _truth(atoms: Sequence[Atom]) -> str:
    """Return the row of the first word that judges an act of speech, "" when none does."""
    for atom in atoms:
        for row in ("rightly", "falsely"):
            if atom.first_word in words("speech", row):
                return row
    return ""


def _parenthesis(atoms: Sequence[Atom], frame: Frame, own: int) -> range:
    """Return where the speaker stands in "X, who lost the vote, said", () for none such.

    The last noun before the verb is not the speaker there.
    """
    end = own
    while end and atoms[end - 1].tag in {"R", "X"}:
        end -= 1
    commas = [i for i, a in enumerate(atoms[:end]) if a.text == ","]
    if frame.passive or not commas or commas[-1] != end - 1:
        return range(0)
    start = 0
    if atoms[0].tag in _LEADING or atoms[0].kind == TIME:
        start = commas.pop(0) + 1  # "On Friday, X, who …, said"
    head = atoms[start : commas[0]] if len(commas) > 1 else ()
    verbs = any(a.verbal or a.kind == QUOTE for a in head[1:])  # "Judge" may be read as one
    if verbs or not any(a.tag == "N" for a in head):
        return range(0)
    if _trails(atoms, frame) and force_of(frame.lemma) == "says":
        return range(0)
    return range(start, commas[0])


def _speaks(atoms: Sequence[Atom], frame: Frame) -> bool:
    """Tell whether a verb that may be one of speech is one: "granted that P", no asylum."""
    if not frame.agent or frame.lemma in _SPEECHLESS:
        return False
    return frame.lemma not in words("speech", "clausal") or _clause_follows(atoms, frame.verb)


def _speaker(atoms: Sequence[Atom], frame: Frame) -> tuple[int, ...]:
    """Return who speaks, as positions: what stands before the verb, or after it."""
    if _trails(atoms, frame):
        return frame.patient
    if not any(atoms[i].kind == QUOTE for i in frame.agent):
        return frame.agent
    named = tuple(i for i in frame.agent if atoms[i].kind != QUOTE)
    return named or frame.patient or frame.complement  # "…," said X


def _auxiliaries(atoms: Sequence[Atom], verb: int) -> int:
    """Return where the words of the verb of speech itself begin: the "did not" of "did not say"."""
    first = verb
    while first and (atoms[first - 1].tag in _AUXILIARY or negator_at(atoms, first - 1)):
        first -= 1
    return first


def _said(
    atoms: Sequence[Atom], frame: Frame, speaker: tuple[int, ...], *, before: bool
) -> tuple[Atom, ...]:
    """Return the atoms of what is said: after the verb, or around a verb that trails.

    `before`: the speaker stands before the verb, so that nothing after it is its name.
    """
    inside = frozenset(speaker)
    own = _auxiliaries(atoms, frame.verb)
    end = min(speaker) if before and not frame.passive else own  # the rest is an aside
    ahead = [a for i, a in enumerate(atoms[:end]) if i not in inside]
    hidden = frozenset() if before else inside
    after = [a for i, a in enumerate(atoms) if i > frame.verb and i not in hidden]
    if after and after[0].first_word == "that":
        after = after[1:]
    trailing = not any(a.content for a in after) or any(a.kind == QUOTE for a in ahead)
    if not (trailing or frame.passive):
        return tuple(after)
    return (*(a for a in ahead if a.tag not in {"HAVE", "MD"} or a in after), *after)


def _by_noun(atoms: Sequence[Atom]) -> Speech | None:
    """Read "X's position is that P", "the claim by X that P"."""
    for i, atom in enumerate(atoms):
        if atom.lemma not in words("speech", "nouns") or atom.tag != "N":
            continue
        that = i + 2 if tag_at(atoms, i + 1) == "BE" else i + 1
        if word_at(atoms, that) != "that":
            continue
        speaker = tuple(a for a in atoms[:i] if a.content)
        if speaker and not any(a.tag in {"V", "VB", "HAVE"} for a in atoms[:i]):
            force = "denies" if atom.lemma == "denial" else "says"
            return Speech(speaker, atom.lemma, force, tuple(atoms[that + 1 :]))
    return None


def speech(atoms: Sequence[Atom], frames: Sequence[Frame]) -> Speech | None:
    """Return the act of speech that the part reports, or None."""
    return (
        _according(atoms)
        or _labelled(atoms)
        or _unnamed(atoms)
        or _by_noun(atoms)
        or _by_verb(atoms, frames)
    )
