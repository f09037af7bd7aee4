"""Who is said to say what: the act of speech in a part, and its content."""

from __future__ import annotations

from factcli.language import words
from factcli.parse.atoms import QUOTE, Speech
from factcli.parse.chatter import plain
from factcli.parse.polarity import negator_at
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.parse.atoms import Atom, Frame

_FORCES = ("denies", "admits", "accuses", "calls", "says")


def force_of(lemma: str) -> str:
    """Return the force of a verb or noun of speech, "" for any other word."""
    for force in _FORCES:
        if lemma in words("speech", force):
            return force
    return ""


def _picked(atoms: Sequence[Atom], items: Sequence[int]) -> tuple[Atom, ...]:
    return tuple(atoms[min(items) : max(items) + 1]) if items else ()


def _according(atoms: Sequence[Atom]) -> Speech | None:
    """Read "according to X, P", "per X: P", "P, in the words of X"."""
    folded = [a.words[0] if a.words else a.text for a in atoms]
    for i in range(len(atoms)):
        size = 0
        if folded[i : i + 2] == ["according", "to"]:
            size = 2
        elif folded[i] in {"per"} and (i == 0 or atoms[i - 1].text == ","):
            size = 1
        elif folded[i : i + 4] == ["in", "the", "words", "of"]:
            size = 4
        elif folded[i] == "in" and "words" in folded[i + 1 : i + 7]:
            end = folded.index("words", i + 1)
            if end > i + 1 and atoms[end - 1].tag in {"S", "D"}:
                return Speech(tuple(atoms[i + 1 : end - 1]), "say", "says",
                              tuple([*atoms[:i], *atoms[end + 1 :]]))  # fmt: skip
        if not size:
            continue
        end = i + size
        while end < len(atoms) and atoms[end].text not in {",", ":", ";"}:
            if atoms[end].tag in {"V", "BE", "HAVE"} and end > i + size:
                break
            end += 1
        return Speech(tuple(atoms[i + size : end]), "say", "says",
                      tuple([*atoms[:i], *atoms[end + 1 :]]))  # fmt: skip
    return None


def _labelled(atoms: Sequence[Atom]) -> Speech | None:
    """Read `X: "P"`."""
    for i, atom in enumerate(atoms[:-1]):
        if atom.text == ":" and atoms[i + 1].kind == QUOTE and 0 < i <= 8:
            head = atoms[:i]
            if not any(a.verbal for a in head):
                return Speech(tuple(head), "say", "says", tuple(atoms[i + 1 :]), direct=True)
    return None


def _trails(atoms: Sequence[Atom], frame: Frame) -> bool:
    """Whether the verb only names the speaker at the end: "P, says X"."""
    comma = frame.verb and atoms[frame.verb - 1].text == ","
    after = [i for i in range(frame.verb + 1, len(atoms)) if atoms[i].content]
    return bool(comma) and bool(frame.patient) and set(after) <= set(frame.patient)


def _clause_follows(atoms: Sequence[Atom], verb: int) -> bool:
    """Whether a clause, or a noun of speech, follows the verb."""
    for atom in atoms[verb + 1 :]:
        if atom.lemma in words("speech", "nouns") or atom.tag in {"V", "VN", "BE", "HAVE", "MD", "W"}:
            return True
        if atom.tag in {"P", "TO", ","}:
            return False
    return False


def _auxiliaries(atoms: Sequence[Atom], verb: int) -> list[Atom]:
    """Return what belongs to the verb of speech itself: the "did not" of "did not say"."""
    first = verb
    while first and (atoms[first - 1].tag in {"MD", "DO", "HAVE", "BE", "TO"} or negator_at(atoms, first - 1)):
        first -= 1
    return list(atoms[first:verb])


def _by_verb(atoms: Sequence[Atom], frames: Sequence[Frame]) -> Speech | None:
    for frame in frames:
        atom = atoms[frame.verb]
        force = force_of(frame.lemma)
        if not force or frame.lemma in {"hold", "put"}:
            continue
        if frame.passive and not frame.agent:
            continue
        if frame.lemma in words("speech", "clausal") and not _clause_follows(atoms, frame.verb):
            continue  # "granted asylum" is no speech, "granted that" is
        if not frame.agent:
            continue
        agent = frame.agent
        if any(atoms[i].kind == QUOTE for i in agent):
            named = tuple(i for i in agent if atoms[i].kind != QUOTE)
            agent = named or frame.patient or frame.complement  # "…," said X
            if not agent:
                continue
        if _trails(atoms, frame):
            agent = frame.patient
        after = list(atoms[frame.verb + 1 :])
        inside = set(agent)
        if agent is not frame.agent:
            after = [a for i, a in enumerate(atoms) if i > frame.verb and i not in inside]
        before = [a for i, a in enumerate(atoms[: frame.verb]) if i not in inside]
        if after and after[0].words[:1] == ("that",):
            after = after[1:]
        trailing = not any(a.content for a in after) or (
            before and any(a.kind == QUOTE for a in before)
        )
        content = [*before, *after] if trailing or frame.passive else after
        own = _auxiliaries(atoms, frame.verb)
        content = [a for a in content if a not in own and (a.tag not in {"HAVE", "MD"} or a in after)]
        return Speech(_picked(atoms, agent), atom.lemma, force, tuple(content),
                      direct=any(a.kind == QUOTE for a in content))  # fmt: skip
    return None


def _by_noun(atoms: Sequence[Atom]) -> Speech | None:
    """Read "X's position is that P", "the claim by X that P"."""
    for i, atom in enumerate(atoms):
        if atom.lemma not in words("speech", "nouns") or atom.tag != "N":
            continue
        rest = list(atoms[i + 1 :])
        if rest and rest[0].tag == "BE":
            rest = rest[1:]
        if not rest or rest[0].words[:1] != ("that",):
            continue
        speaker = [a for a in atoms[:i] if a.content]
        if speaker and not any(a.tag in {"V", "VB"} for a in atoms[:i]):
            force = {"denial": "denies"}.get(atom.lemma, "says")
            return Speech(tuple(speaker), atom.lemma, force, tuple(rest[1:]))
    return None


def speech(atoms: Sequence[Atom], frames: Sequence[Frame]) -> Speech | None:
    """Return the act of speech that the part reports, or None."""
    return _according(atoms) or _labelled(atoms) or _by_noun(atoms) or _by_verb(atoms, frames)


def speaker_text(speech: Speech) -> str:
    """Return the speaker's folded words."""
    return plain(speech.speaker)
