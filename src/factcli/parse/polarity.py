"""Negation and modality: how a part's words bend what it asserts."""

from __future__ import annotations

from factcli.language import words
from factcli.parse.atoms import DASHES, PUNCT, WORD, finite, tag_at, word_at
from factcli.parse.chatter import plain
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.parse.atoms import Atom, Frame

CONDITIONS = frozenset({"if", "unless", "whether"})
_FUTURE = frozenset({"will", "shall", "won't", "'ll", "would", "wouldn't", "must", "mustn't"})
_ARTICLES = frozenset({"a", "an", "the"})
_TRUTH_WORDS = 4  # "it is true that"
_LATEST_THAT = 7  # "it is simply not also true that"


def negator_at(atoms: Sequence[Atom], i: int) -> bool:
    """Tell whether the atom at `i` negates: a negator, a contracted auxiliary, "no" and a noun."""
    atom = atoms[i]
    word, following = atom.first_word, word_at(atoms, i + 1)
    if atom.kind not in {WORD, PUNCT} or word == "without":
        return False
    if word not in words("grammar", "negator"):
        return False
    if word == "no" and i + 1 < len(atoms) and atoms[i + 1].text == ",":
        return False  # "No, P" says P
    if word == "not" and following in {"only", "just", "merely"}:
        return False
    if word == "no" and following in {"longer", "one", "doubt", "matter"}:
        return following == "one"
    return not (word in {"not", "no"} and contrast_at(atoms, i))


def contrast_at(atoms: Sequence[Atom], i: int) -> bool:
    """Tell whether "not" at `i` opens a contrast ("X, not Y"), which scopes over Y alone."""
    if not i or i + 1 >= len(atoms) or not opens_tail(atoms[i - 1]):
        return False
    rest = []
    for atom in atoms[i + 1 :]:
        if atom.text in {",", ")", ";"}:
            break
        rest.append(atom)
    return bool(rest) and not finite(rest)


def opens_tail(atom: Atom) -> bool:
    """Tell whether the atom may stand before "not Y" at the end: a comma, a dash, "and"."""
    return atom.text in {",", "("} or atom.text in DASHES or atom.first_word == "and"


def negation_count(atoms: Sequence[Atom]) -> int:
    """Count the negations over the part: two of them are none."""
    text = f" {plain(atoms)} "
    count = 0
    if "any more" not in text and "anymore" not in text:
        count += sum(
            negator_at(atoms, i) and f" {atom.words[0]} longer" not in text
            for i, atom in enumerate(atoms)
        )
    count += failed_at(atoms) >= 0
    count += " anything but " in text or _far_from(atoms)
    count += any(_says_false(a) for a in atoms[: truth_lead(atoms)])
    return count


def _says_false(atom: Atom) -> bool:
    falsity = words("hedges", "falsity")
    return bool(atom.words) and (atom.lemma in falsity or atom.words[0] in falsity)


def _far_from(atoms: Sequence[Atom]) -> bool:
    """Tell whether "far from" denies, as before "certain"; before "the town" it is a place."""
    return any(
        a.first_word == "far" and b.first_word == "from" and c.tag in {"A", "VG", "R"}
        for a, b, c in zip(atoms, atoms[1:], atoms[2:], strict=False)
    )


def failed_at(atoms: Sequence[Atom]) -> int:
    """Return where the main verb denies what follows ("failed to pay"), -1 if it does not."""
    main = next((i for i, a in enumerate(atoms) if a.tag in {"V", "VB", "VN"}), -1)
    if main < 0 or atoms[main].lemma not in words("hedges", "fail"):
        return -1
    return main if tag_at(atoms, main + 1) in {"TO", "VG"} else -1


def modality(atoms: Sequence[Atom], frames: Sequence[Frame]) -> str:
    """Return how the part is meant: fact, plan, possible, conditional, opinion or order."""
    if any(a.first_word in CONDITIONS and a.tag in {"C", "P"} for a in atoms):
        return "conditional"
    hedge = next((said for said in map(_hedge, atoms) if said), "")
    if hedge:
        return hedge
    text = f" {plain(atoms)} "
    if any(f" {phrase} " in text for phrase in words("hedges", "opinion") if " " in phrase):
        return "opinion"
    first = next((a for a in atoms if a.content or a.tag == "C"), None)
    if first is not None and first.tag == "VB" and not frames:
        return "order"
    return "plan" if _planned(atoms, text) else "fact"


def _hedge(atom: Atom) -> str:
    """Return the modality that a single word of doubt or duty gives, "" for any other."""
    if atom.kind != WORD:
        return ""
    if atom.tag in {"MD", "R", "A"} and atom.first_word in words("hedges", "possible"):
        return "possible"
    return "opinion" if atom.tag == "MD" and atom.words[0] in {"should", "ought"} else ""


def _planned(atoms: Sequence[Atom], text: str) -> bool:
    if any(_plans(atoms, i) for i in range(len(atoms))):
        return True
    return any(phrase in text for phrase in (" going to ", " is to ", " set to ", " plans for "))


def _plans(atoms: Sequence[Atom], i: int) -> bool:
    """Tell whether the word at `i` speaks of what is still to come."""
    atom = atoms[i]
    if atom.tag == "MD" and atom.words[0] in _FUTURE:
        return True
    if i + 1 >= len(atoms):
        return False
    following = atoms[i + 1]
    to = following.tag == "TO"
    if atom.tag == "HAVE":
        return to and atom.words[0] in {"has", "have"}
    if atom.tag == "BE":
        return to or following.lemma in words("hedges", "scheduled")
    later = to or following.first_word in {"for", "on"} or following.first_word in _ARTICLES
    planning = atom.tag in {"V", "VB", "VG", "VN", "N", "A"}
    return later and planning and atom.lemma in words("hedges", "plan")


def truth_lead(atoms: Sequence[Atom]) -> int:
    """Return how many atoms "it is (not) true that" takes at the start, 0 for none."""
    if len(atoms) < _TRUTH_WORDS or word_at(atoms, 0) != "it" or atoms[1].tag != "BE":
        return 0
    for i in range(2, min(_LATEST_THAT, len(atoms))):
        if atoms[i].tag == "W" and atoms[i].first_word == "that":
            lead = (w for a in atoms[2:i] for w in a.words if w not in {"not", "simply", "also"})
            said = " ".join(lead)
            known = said in words("hedges", "falsity") or said in words("hedges", "truth")
            return i + 1 if known else 0
    return 0
