"""Pronouns: who "he", "it" or "her" is, told from the part before."""

from __future__ import annotations

from factcli.parse.atoms import ENTITY, NAME, WORD, tag_at, word_at
from factcli.parse.frames import frames
from factcli.records import TYPE_CHECKING, NamedTuple, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.parse.atoms import Atom
    from factcli.parse.vocabulary import Vocabulary

_SUBJECT = frozenset({"he", "she", "it", "they"})
_OBJECT = frozenset({"him", "her", "it", "them"})
_POSSESSIVE = frozenset({"his", "her", "its", "their"})
_PERSONAL = frozenset({"he", "she", "him", "his", "her"})
_PLURAL = frozenset({"they", "them", "their"})
_POSTS = frozenset({"post", "job", "role", "position", "office"})
# The form of the subject for each singular form; every other word is a "they".
_NOMINATIVE = {
    "he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "it": "it", "its": "it",
}  # fmt: skip


class _Before(NamedTuple):
    """Whom and what the part before is about."""

    subject: list[Atom]
    objects: list[Atom]
    office: list[Atom]


def resolve(part: list[Atom], before: list[Atom] | None, vocabulary: Vocabulary) -> list[Atom]:
    """Return the part with its pronouns replaced by what they stand for in the part `before`.

    A pronoun stays where nothing before it fits.
    """
    if before is None:
        return part
    known = _before(before)
    resolved: list[Atom] = []
    for i in range(len(part)):
        resolved.extend(_meant(part, i, known, vocabulary))
    return resolved


def _before(before: list[Atom]) -> _Before:
    main = next((f for f in frames(before) if f.main), None)
    if main is None:
        return _Before([], [], [])
    return _Before(
        [before[i] for i in (main.agent or main.patient)],
        [before[i] for i in main.patient],
        [before[i] for i in (main.complement or main.patient)],
    )


def _meant(part: list[Atom], i: int, known: _Before, vocabulary: Vocabulary) -> list[Atom]:
    """Return the atoms that the word at `i` stands for; itself when it is no pronoun."""
    atom = part[i]
    word = atom.first_word if atom.kind == WORD else ""
    pool = _candidates(part, i, word, known)
    fit = next((a for a in pool if _fits(a, word, vocabulary)), None)
    if fit is not None:
        return [replace(fit, tag="N")]
    if pool and word in {"it", "they", "them"} and atom.tag == "O":
        meant = known.subject if word == "they" else known.objects or known.subject
        return sorted(meant, key=lambda a: a.span)
    if not pool and _post(part, i, word) and known.office:
        return sorted(known.office, key=lambda a: a.span)
    return [atom]


def _candidates(part: list[Atom], i: int, word: str, known: _Before) -> Sequence[Atom]:
    """Return the atoms that a pronoun may stand for, the likeliest first."""
    tag = part[i].tag
    leads = tag == "O" and word in _SUBJECT and _leads(part, i)
    if leads or (tag == "D" and word in _POSSESSIVE):
        return [*known.subject, *known.objects]
    if tag == "O" and word in _OBJECT:
        return [*known.objects, *known.subject]
    return ()


def _post(part: list[Atom], i: int, word: str) -> bool:
    """Tell whether "the post" at the end stands for an office named before."""
    return word in _POSTS and word_at(part, i - 1) == "the" and i >= len(part) - 3


def _fits(atom: Atom, word: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a pronoun may be said of what the atom names."""
    if atom.kind != ENTITY:
        return atom.kind == NAME
    pronoun = next((vocabulary.pronouns[e] for e in atom.entities if e in vocabulary.pronouns), "")
    if pronoun:
        return _NOMINATIVE.get(word, "they") == pronoun or word in _PLURAL
    kind = next((vocabulary.kinds.get(e, "") for e in atom.entities), "")
    if kind == "person":
        return word in _PERSONAL or word in _PLURAL
    return word not in _PERSONAL or kind in {"", "thing"}


def _leads(part: list[Atom], i: int) -> bool:
    """Tell whether the pronoun at `i` is the part's subject, and no empty "it was X who"."""
    if any(a.verbal for a in part[:i]) or tag_at(part, i - 1) == "N":
        return False
    cleft = word_at(part, i) == "it" and tag_at(part, i + 1) == "BE"
    return not (cleft and any(a.tag == "W" for a in part[i + 2 :]))
