"""Verbs that say how an amount moved: how far is told by the number beside them."""

from __future__ import annotations

from factcli.compare.cover import Cover
from factcli.language import words
from factcli.memo import by_identity
from factcli.model import Relation
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from factcli.compare.cover import Alignment
    from factcli.compare.typed import Typed

_WAYS = ("upwards", "downwards")


def cover_moving(alignment: Alignment) -> None:
    """Cover "plunged by 84%" where the claim says that it fell, or rose, by a number.

    Without a number "plunged" says more than "fell".
    """
    ways = _moved(alignment.typed)
    if len(ways) != 1:
        return
    if not any(c is not None and c.slot == "number" for c in alignment.covers):
        return
    (way, stored), *_ = ways.items()
    for i, (atom, cover) in enumerate(alignment.pairs()):
        open_still = cover is None or cover.relation is Relation.BEYOND
        said = _way(atom.lemma) if open_still and atom.verbal else ""
        if said:
            relation = Relation.EQUAL if said == way else Relation.OPPOSITE
            alignment.covers[i] = Cover(relation, "property", stored)


def _way(lemma: str) -> str:
    return next((way for way in _WAYS if lemma in words("relations", way)), "")


@by_identity
def _moved(typed: Typed) -> dict[str, str]:
    """Return which way the claim's own main verbs say that something moved, and by which verb."""
    if not any(n.slot == "value" for n in typed.numbers):
        return {}
    verbs = [f.lemma for r in typed.own() for f in r.frames if f.main]
    return {way: verb for verb in reversed(verbs) if (way := _way(verb))}
