"""The signs and colours of verdicts and relations, with what stands for them in ASCII."""

from __future__ import annotations

from factcli.model import Relation, Verdict

# symbol, symbol in ASCII, colour
_VERDICTS = {
    Verdict.SUPPORTED: ("✓", "+", "green"),
    Verdict.REFUTED: ("✗", "x", "red"),
    Verdict.MIXED: ("◐", "~", "magenta"),
    Verdict.DISPUTED: ("⚖", "!", "yellow"),
    Verdict.UNVERIFIABLE: ("?", "?", "blue"),
}
# Equality has signs that everybody reads; the other relations have only their names.
_RELATIONS = {Relation.EQUAL: ("=", "="), Relation.EXCLUSIVE: ("≠", "!=")}
# How the others read between two phrases: "was bribed unrelated to was paid".
_BETWEEN = {Relation.OPPOSITE: "opposite of", Relation.UNRELATED: "unrelated to"}
_RELATION_COLORS = {
    Relation.EQUAL: "green",
    Relation.WITHIN: "green",
    Relation.BEYOND: "blue",
    Relation.EXCLUSIVE: "red",
    Relation.OPPOSITE: "red",
    Relation.UNRELATED: "blue",
}


def symbol(verdict: Verdict, *, symbols: bool = True) -> str:
    """Return the sign of a verdict."""
    return _VERDICTS[verdict][0 if symbols else 1]


def word(verdict: Verdict) -> str:
    """Return the verdict as people read it."""
    return verdict.value.upper()


def color(verdict: Verdict) -> str:
    """Return the colour of a verdict."""
    return _VERDICTS[verdict][2]


def relation(name: Relation, *, symbols: bool = True) -> str:
    """Return the sign of a relation, or its name."""
    signs = _RELATIONS.get(name)
    return signs[0 if symbols else 1] if signs else name.value


def between(name: Relation, *, symbols: bool = True) -> str:
    """Return a relation as it reads between what was said and what is stored."""
    return _BETWEEN.get(name) or relation(name, symbols=symbols)


def relation_color(name: Relation) -> str:
    """Return the colour of a relation."""
    return _RELATION_COLORS[name]
