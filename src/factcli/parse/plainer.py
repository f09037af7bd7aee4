"""One form for what English says in several: "was unable to go", "nobody but X went"."""

from __future__ import annotations

from factcli.parse.atoms import WORD, Atom, tag_at, word_at
from factcli.records import TYPE_CHECKING, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAST = frozenset({"was", "were", "been", "wasn't", "weren't"})
_NEGATIVE = frozenset({"not", "never"})
_NOBODY = (("nobody",), ("no", "one"), ("none",), ("nothing",))
_EXCEPT = (("except", "for"), ("except",), ("but",), ("other", "than"), ("apart", "from"),
           ("save",), ("besides",))  # fmt: skip
_AFTER = frozenset({"N", "D", "Q", "O"})


def plainer(atoms: Sequence[Atom]) -> list[Atom]:
    """Return a part's atoms with what was or could not be done put as a deed, and with "only"."""
    return _deeds(_only(list(atoms)))


def _deeds(atoms: list[Atom]) -> list[Atom]:
    """Make "did not go" of "was unable to go" and "could not go", "went" of "was able to go".

    "Is able to go" stays: it does not say that anybody went.
    """
    for i, atom in enumerate(atoms):
        if atom.first_word == "could" and word_at(atoms, i + 1) in _NEGATIVE:
            return [*atoms[:i], _did(atom), *_deeds(atoms[i + 1 :])]
        able = atom.kind == WORD and atom.first_word in {"able", "unable"}
        if not able or tag_at(atoms, i + 1) != "TO" or i + 2 >= len(atoms):
            continue
        denied = word_at(atoms, i - 1) in _NEGATIVE
        verb = i - 1 - denied
        if tag_at(atoms, verb) != "BE" or (atom.first_word == "able" and not _past(atoms[verb])):
            return atoms
        turned = (atom.first_word == "unable") != (denied or atoms[verb].first_word.endswith("n't"))
        deed = [_did(atoms[verb]), *([_not(atom)] if turned else [])]
        return [*atoms[:verb], *deed, *_deeds(atoms[i + 2 :])]
    return atoms


def _past(verb: Atom) -> bool:
    return verb.first_word in _PAST


def _did(verb: Atom) -> Atom:
    return replace(verb, words=("did",), lemma="do", tag="DO")


def _not(atom: Atom) -> Atom:
    return replace(atom, words=("not",), lemma="not", tag="X")


def _only(atoms: list[Atom]) -> list[Atom]:
    """Make "only X" of "nobody except X" and "no one other than X"."""
    for i in range(len(atoms)):
        lead = next((n for n in _NOBODY if _stands(atoms, i, n)), ())
        link = next((e for e in _EXCEPT if lead and _stands(atoms, i + len(lead), e)), ())
        end = i + len(lead) + len(link)
        if not link or tag_at(atoms, end) not in _AFTER:
            continue
        only = replace(atoms[i], words=("only",), lemma="only", tag="R")
        return [*atoms[:i], only, *atoms[end:]]
    return atoms


def _stands(atoms: Sequence[Atom], i: int, found: tuple[str, ...]) -> bool:
    return tuple(word_at(atoms, i + k) for k in range(len(found))) == found
