"""Negation, modality and phase: how a part's words bend what it asserts."""

from __future__ import annotations

from factcli.language import words
from factcli.model import Aspect
from factcli.parse.chatter import plain
from factcli.records import TYPE_CHECKING, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.parse.atoms import Atom, Frame

_NEGATIVE_AUX = frozenset({"BE", "HAVE", "DO", "MD"})


def _is(atom: Atom, table: str, key: str) -> bool:
    bag = words(table, key)
    return bool(atom.words) and (atom.lemma in bag or " ".join(atom.words) in bag)


def negator_at(atoms: Sequence[Atom], i: int) -> bool:
    """Whether the atom negates: a negator, a contracted auxiliary, "no" before a noun."""
    atom = atoms[i]
    if not atom.words or atom.kind in {"entity", "name", "quote", "time", "number"}:
        return False
    word = atom.words[0]
    if word == "without":
        return False
    if word not in words("grammar", "negator"):
        return False
    following = atoms[i + 1].words[0] if i + 1 < len(atoms) and atoms[i + 1].words else ""
    if word == "no" and i + 1 < len(atoms) and atoms[i + 1].text == ",":
        return False  # "No, P" says P
    if word == "not" and following in {"only", "just", "merely"}:
        return False
    if word == "no" and following in {"longer", "one", "doubt", "matter"}:
        return following == "one"
    return not (word in {"not", "no"} and contrast_at(atoms, i))


def contrast_at(atoms: Sequence[Atom], i: int) -> bool:
    """Whether "not" at `i` opens a contrast ("X, not Y"), which scopes over Y alone."""
    if not i or i + 1 >= len(atoms):
        return False
    before = atoms[i - 1]
    if before.text not in {",", "-", "–", "—", "("} and before.words[:1] != ("and",):
        return False
    rest = []
    for atom in atoms[i + 1 :]:
        if atom.text in {",", ")", ";"}:
            break
        rest.append(atom)
    return bool(rest) and not any(a.tag in {"V", "BE", "HAVE", "DO", "MD"} for a in rest)


def negation_count(atoms: Sequence[Atom]) -> int:
    """Count the negations over the part: two of them are none."""
    count = 0
    text = f" {plain(atoms)} "
    for i, atom in enumerate(atoms):
        if negator_at(atoms, i):
            former = any(f" {atom.words[0]} {x}" in text for x in ("longer",))
            if not former and "any more" not in text and "anymore" not in text:
                count += 1
    if failed_at(atoms) >= 0:
        count += 1
    if " anything but " in text or _far_from(atoms):
        count += 1
    lead = atoms[: truth_lead(atoms)]
    if lead and any(a.lemma in words("hedges", "falsity") or a.words[0] in words("hedges", "falsity") for a in lead if a.words):
        count += 1
    return count


def _far_from(atoms: Sequence[Atom]) -> bool:
    """Whether "far from" denies, as before "certain"; before "the town" it is a place."""
    return any(
        a.words[:1] == ("far",) and b.words[:1] == ("from",) and c.tag in {"A", "VG", "R"}
        for a, b, c in zip(atoms, atoms[1:], atoms[2:], strict=False)
    )


def failed_at(atoms: Sequence[Atom]) -> int:
    """Return where the main verb denies what follows ("failed to pay"), -1 if it does not."""
    i = next((k for k, a in enumerate(atoms) if a.tag in {"V", "VB", "VN"}), -1)
    denies = i >= 0 and atoms[i].lemma in words("hedges", "fail") and i + 1 < len(atoms)
    return i if denies and atoms[i + 1].tag in {"TO", "VG"} else -1


def modality(atoms: Sequence[Atom], frames: Sequence[Frame]) -> str:
    """Return fact, plan, possible, conditional or opinion."""
    text = f" {plain(atoms)} "
    first = next((a for a in atoms if a.content or a.tag == "C"), None)
    if any(a.words and a.words[0] in {"if", "unless", "whether"} and a.tag in {"C", "P"} for a in atoms):
        return "conditional"
    for atom in atoms:
        if atom.kind in {"entity", "name", "quote", "time"}:
            continue
        if atom.words and atom.words[0] in words("hedges", "possible") and atom.tag in {"MD", "R", "A"}:
            return "possible"
        if atom.tag == "MD" and atom.words[0] in {"should", "ought"}:
            return "opinion"
    if any(f" {phrase} " in text for phrase in words("hedges", "opinion") if " " in phrase):
        return "opinion"
    if first is not None and first.tag in {"VB"} and not frames[:1]:
        return "order"
    return "plan" if _planned(atoms, text) else "fact"


def _planned(atoms: Sequence[Atom], text: str) -> bool:
    for i, atom in enumerate(atoms):
        following = atoms[i + 1] if i + 1 < len(atoms) else None
        if atom.tag == "MD" and atom.words[0] in {"will", "shall", "won't", "'ll", "would", "wouldn't", "must", "mustn't"}:
            return True
        if atom.tag == "HAVE" and atom.words[0] in {"has", "have"} and following is not None and following.tag == "TO":
            return True
        if atom.tag in {"V", "VB", "VG", "VN", "N", "A", "BE"} and following is not None:
            later = following.tag == "TO" or following.words[:1] in {("for",), ("a",), ("on",), ("an",), ("the",)}
            if atom.lemma in words("hedges", "plan") and atom.tag != "BE" and later:
                return True
            if atom.tag == "BE" and (following.tag == "TO" or following.lemma in words("hedges", "scheduled")):
                return True
    return " going to " in text or " is to " in text or " set to " in text or " plans for " in text


def _title(atoms: Sequence[Atom], i: int) -> bool:
    """Whether the word at `i` begins a title before a name that then does something."""
    verb = next((j for j in range(i + 1, len(atoms)) if atoms[j].tag in {"V", "BE", "HAVE", "MD"}), None)
    if verb is None or verb < i + 3 or atoms[verb].words[:1] in {("is",), ("are",)}:
        return False
    inside = atoms[i + 1 : verb]
    plain = all(a.kind in {"entity", "name"} or a.tag in {"A", "N", "S"} for a in inside)
    return plain and inside[-1].kind in {"entity", "name"} and any(a.kind == "word" and a.tag == "N" for a in inside)


def phase(atoms: Sequence[Atom], frames: Sequence[Frame]) -> str:
    """Return what of a state's period is spoken of: start, end, former, still, lasted."""
    text = f" {plain(atoms)} "
    if " no longer " in text or " any more " in text or " anymore " in text or " any longer " in text:
        return "former"
    if " used to " in text:
        return "former"
    if any(a.kind == "word" and a.words[:1] == ("still",) for a in atoms):
        return "still"
    if any(a.tag == "BE" and b.words[:1] == ("over",) for a, b in zip(atoms, atoms[1:], strict=False)):
        return "end"  # "was over by May"
    for i, atom in enumerate(atoms):
        if _title(atoms, i):
            continue
        if atom.kind == "word" and atom.tag in {"A", "N", "R"} and atom.lemma in words("verbs", "former") and atom.lemma not in {"past", "late", "then"}:
            return "former"
    for atom in atoms:
        if atom.kind == "word" and _is(atom, "verbs", "still"):
            return "still"
    for frame in frames:
        for key in ("start", "end"):
            if frame.lemma in words("verbs", key):
                return key
    for atom in atoms:
        if atom.kind == "word" and atom.tag in {"A", "R"} and atom.lemma in words("verbs", "current"):
            return "current"
    if any(frame.lemma in words("verbs", "last") for frame in frames):
        return "lasted"
    return ""


def marks(atoms: Sequence[Atom]) -> frozenset[str]:
    """Return the quantifiers and restrictions that a claim must answer for.

    Any of: only, universal, none, most, some, first, evidential.
    """
    found = set()
    for i, atom in enumerate(atoms):
        if atom.kind != "word":
            continue
        word = atom.words[0]
        following = atoms[i + 1] if i + 1 < len(atoms) else None
        before_number = following is not None and following.kind == "number"
        if word in words("hedges", "only") and not before_number and word != "just":
            if not (i and atoms[i - 1].words[:1] == ("not",)):
                found.add("only")
        elif word in words("hedges", "universal") and word not in {"both"} and atom.tag in {"D", "O", "R", "A", "N"}:
            found.add("universal")
        elif word in words("hedges", "most") and atom.tag in {"D", "A", "N", "R", "O"}:
            found.add("most")
        elif word in words("hedges", "evidential"):
            found.add("evidential")
    for i, atom in enumerate(atoms[:-1]):
        if atom.tag == "BE" and atom.words[0] in {"is", "are", "'s", "'re"} and atoms[i + 1].tag == "VG":
            found.add("progressive")
    return frozenset(found)


def not_until(atoms: Sequence[Atom]) -> bool:
    """Whether "not … until X" says that something happened at X, and not before."""
    denied = False
    for i, atom in enumerate(atoms):
        denied = denied or negator_at(atoms, i)
        until = atom.words[:1] in {("until",), ("till",)} or (
            atom.time is not None and atom.time.aspect is Aspect.UNTIL
        )
        if denied and until:
            return True
    return False


def begun(atom: Atom) -> Atom:
    """Return the atom with "until 2018" read as "in 2018", and "until" as "at"."""
    if atom.time is not None and atom.time.aspect is Aspect.UNTIL:
        return replace(atom, time=replace(atom.time, aspect=Aspect.IN))
    if atom.words[:1] in {("until",), ("till",)}:
        return replace(atom, words=("at",), lemma="at", tag="P")
    return atom


def truth_lead(atoms: Sequence[Atom]) -> int:
    """Return how many atoms "it is (not) true that" takes at the start, 0 for none."""
    if len(atoms) < 4 or atoms[0].words[:1] != ("it",) or atoms[1].tag != "BE":
        return 0
    for i in range(2, min(7, len(atoms))):
        if atoms[i].tag == "W" and atoms[i].words[:1] == ("that",):
            said = " ".join(w for a in atoms[2:i] for w in a.words if w not in {"not", "simply", "also"})
            return i + 1 if said in words("hedges", "falsity") | words("hedges", "truth") else 0
    return 0


def without_phase(atoms: Sequence[Atom]) -> list[Atom]:
    """Drop the words that only set the phase: "no longer", "any more", "used to"."""
    kept: list[Atom] = []
    for i, atom in enumerate(atoms):
        word = atom.words[0] if atom.words else ""
        before = atoms[i - 1].words[0] if i and atoms[i - 1].words else ""
        following = atoms[i + 1].words[0] if i + 1 < len(atoms) and atoms[i + 1].words else ""
        if (word == "no" and following == "longer") or (word == "longer" and before in {"no", "any"}):
            continue
        if word == "anymore" or (word == "any" and following in {"more", "longer"}) or (word == "more" and before == "any"):
            continue
        if word == "used" and following == "to":
            continue
        kept.append(atom)
    return kept
