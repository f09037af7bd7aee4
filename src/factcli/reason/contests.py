"""Who is ahead of whom: "X led at the break" says that the opponent was behind, and not level.

Who plays whom is told by a claim that names both ("X beat Y"). The part is turned into what
the claim says, "X led by two" for "Y were two down"; what is left of it is compared as ever.
"""

from __future__ import annotations

from factcli.language import words
from factcli.parse.atoms import ENTITY, NUMBER, WORD, tag_at
from factcli.reason.describe import named
from factcli.records import TYPE_CHECKING, NamedTuple, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcli.compare.cover import Alignment
    from factcli.compare.regions import Entities
    from factcli.compare.typed import Typed
    from factcli.parse.atoms import Assertion, Atom

AHEAD, BEHIND, LEVEL = "ahead", "behind", "level"
_STANDINGS = (AHEAD, BEHIND, LEVEL)


class Standing(NamedTuple):
    """A part as what the claim of the leader says: its atoms, and whether it denies that.

    `paired` is the claim that tells who plays whom.
    """

    atoms: list[Atom]
    denies: bool
    paired: Typed | None


class _Said(NamedTuple):
    """Of whom a part says which standing, and what else it says."""

    who: list[Atom]
    standing: str
    verb: Atom
    rest: list[Atom]


def standings(said: Assertion, near: Sequence[Alignment], entities: Entities) -> Iterator[Standing]:
    """Yield a part about who is ahead in terms of each claim that tells who was."""
    spoken = _said(said.atoms)
    if spoken is None:
        return
    mine = {e for a in spoken.who for e in a.entities}
    leads = (a.typed for a in near if a.typed.heads & words("relations", AHEAD))
    for typed in leads:
        leader = typed.ids("subject")
        if len(leader) != 1:
            continue
        name = named(entities[next(iter(leader))], spoken.verb.span)
        pair = next((a.typed for a in near if _plays(a.typed, leader, mine)), None)
        plain = [name, spoken.verb, *spoken.rest]
        bare = [name, spoken.verb, *(a for a in spoken.rest if a.kind != NUMBER)]
        if spoken.standing == LEVEL:
            if not mine - leader or pair is not None:
                yield Standing(bare, denies=True, paired=pair)
        elif mine == leader:
            if spoken.standing == BEHIND:
                yield Standing(bare, denies=True, paired=None)
        elif pair is not None and len(mine) == 1:
            behind = spoken.standing == BEHIND
            yield Standing(plain if behind else bare, denies=not behind, paired=pair)


def _said(atoms: Sequence[Atom]) -> _Said | None:
    """Return what a part says of who is ahead, None when it says no such thing."""
    for i, atom in enumerate(atoms):
        standing = _standing(atoms, i) if i else ""
        if not standing:
            continue
        before = atoms[:i]
        verb = next((j for j, a in enumerate(before) if a.verbal), i)
        who = [a for a in before[:verb] if a.kind == ENTITY]
        if not who and not any(a.lemma in words("relations", "opponents") for a in before[:verb]):
            return None
        lead = replace(atom, words=("led",), lemma="lead", tag="V", text=atom.text)
        by = replace(atom, words=("by",), lemma="by", tag="P", text="by")
        rest = [*before[verb + 1 :], *atoms[i + 1 :]]
        measured = tag_at(rest, 0) == "Q" and tag_at(rest, 1) == "N"  # "two lengths"
        return _Said(who, standing, lead, [by, *rest] if measured else rest)
    return None


def _standing(atoms: Sequence[Atom], i: int) -> str:
    """Return what the word at `i` says of who is ahead: a verb, or a word after "were"."""
    atom = atoms[i]
    if atom.kind != WORD:
        return ""
    found = next((s for s in _STANDINGS if atom.lemma in words("relations", s)), "")
    copula = any(a.tag == "BE" for a in atoms[:i])
    return found if atom.tag in {"V", "VB", "VG"} or copula else ""


def _plays(typed: Typed, leader: frozenset[str], mine: set[str]) -> bool:
    """Whether a claim sets the leader against the one that the part speaks of."""
    both = typed.ids("subject") | typed.ids("value")
    if not leader < both or not mine or not mine <= both or typed.attributed:
        return False
    return not typed.heads.isdisjoint(words("relations", "contest"))
