"""An excerpt that does not hold what its claim says: it proves something, not this."""

from __future__ import annotations

import re

from factcli.compare.quotes import compare_quote
from factcli.compare.relations import SAME
from factcli.desk.lint.ground import Place, told
from factcli.language import lexicon
from factcli.language.lemmas import lemma
from factcli.model import Aspect, Context, Quantity, Relation, TimeSaid
from factcli.parse.tagging import closed
from factcli.parse.vocabulary import name_words
from factcli.records import TYPE_CHECKING
from factcli.report import Severity
from factcli.store.times import period
from factcli.values import period as times
from factcli.values import quantity, timing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.desk.lint.ground import Ground
    from factcli.model import Claim
    from factcli.report import Diagnostic

ID = "excerpt-without-value"
_PROVED = frozenset((Relation.EQUAL, Relation.WITHIN, Relation.BEYOND))
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")
_TIMES = frozenset(("date", "period"))


def find(ground: Ground) -> Iterator[Diagnostic]:
    """Yield the claims whose excerpt holds no form of their value.

    What is a value is pinned in the file, or it is a number in the claim's own sentence.
    """
    for claim, record in ground.current():
        if not claim.excerpt or claim.value_kind == "boolean":
            continue
        ctx = Context(as_of=ground.base.as_of, language=ground.base.language)
        if claim.value or claim.value_text:
            missing = "" if _proves(claim, ground, ctx) else _value(claim, ground)
        else:
            missing = _number(claim, ctx)
        if missing:
            yield told(
                ID, Severity.WARNING, Place(record, ("excerpt",)),
                f'this does not hold what the claim says: "{missing}"',
                "quote the words of the source that do; if other words mean it, write them as "
                "value_names",
            )  # fmt: skip


def _value(claim: Claim, ground: Ground) -> str:
    entity = ground.base.entities.get(claim.value)
    return entity.name if entity else f"{claim.value_text} {claim.unit}".strip()


def _proves(claim: Claim, ground: Ground, ctx: Context) -> bool:
    names = [*claim.value_names]
    if claim.value:
        entity = ground.base.entities[claim.value]
        names += [entity.name, *entity.aliases, *entity.adjectives]
        return _named(names, _without_others(claim, ground))
    if claim.value_kind == "quote":
        said = claim.value_text
        return (
            compare_quote(claim.excerpt, said) in SAME or compare_quote(said, claim.excerpt) in SAME
        )
    if claim.value_kind in _TIMES and _timed(claim, ctx):
        return True
    if claim.value_kind == "quantity" or claim.unit:
        stored = quantity.read(claim.value_text, claim.unit, ctx)
        if stored is not None:
            return _counted(stored, claim.excerpt, ctx) or _named(names, claim.excerpt)
    return _named([claim.value_text, *names], claim.excerpt)


def _without_others(claim: Claim, ground: Ground) -> str:
    """Return the words of an excerpt but those that name another thing of the value's kind.

    "The Vex Bridge" is no proof of the Lund Bridge; "President Vex" is one of the office.
    """
    entities = ground.base.entities
    said = name_words(claim.excerpt)
    kept: list[str] = []
    at = 0
    while at < len(said):
        length, found = ground.vocabulary.longest(said, at)
        owners = {each for e in found for each in (e, entities[e].of, entities[e].within)}
        kinds = {entities[each].kind for each in found}
        if claim.value in owners or entities[claim.value].kind not in kinds:
            kept.extend(said[at : at + max(1, length)])
        at += max(1, length)
    return " ".join(kept)


def _timed(claim: Claim, ctx: Context) -> bool:
    stored = period(claim.value_text)
    if stored is None:
        return False
    for value in times.find(claim.excerpt, Context(language=ctx.language)):
        said = value.content
        # "Tonight" is a day that only the text around it tells.
        if isinstance(said, TimeSaid) and (
            _relative(said) or timing.compare_event(said, stored, ctx).relation in _PROVED
        ):
            return True
    return False


def _relative(said: TimeSaid) -> bool:
    return said.aspect is Aspect.NOW or not (said.choices or said.month or said.weekday is not None)


def _counted(stored: Quantity, excerpt: str, ctx: Context) -> bool:
    return any(
        isinstance(value.content, Quantity) and _meet(value.content, stored)
        for value in quantity.find(excerpt, ctx)
    )


def _meet(one: Quantity, two: Quantity) -> bool:
    """Tell whether two figures may be one; what they count stands elsewhere in the sentence."""
    if one.written == two.written:
        return True
    return one.dimension == two.dimension and one.low <= two.high and two.low <= one.high


def _named(names: list[str], excerpt: str) -> bool:
    """Tell whether an excerpt has the words of a name, or words that mean them."""
    said = [word for word in name_words(excerpt) if not closed(word)]
    return any(_has(name, said) for name in names)


def _has(name: str, said: list[str]) -> bool:
    wanted = [word for word in name_words(name) if not closed(word)]
    return bool(wanted) and sum(_said(word, said) for word in wanted) * 2 >= len(wanted)


def _said(word: str, said: list[str]) -> bool:
    base = lemma(word)
    return any(
        word == other or base == lemma(other) or lexicon.relation(other, word) in _PROVED
        for other in said
    )


def _number(claim: Claim, ctx: Context) -> str:
    """Return the first number of a claim's sentence that its excerpt does not hold."""
    for value in quantity.find(claim.text, ctx):
        content = value.content
        if not isinstance(content, Quantity) or _counted(content, claim.excerpt, ctx):
            continue
        # Alone "2055" reads as a year; with what it counts it is a number.
        if not set(_FIGURES.findall(value.surface)) & set(_FIGURES.findall(claim.excerpt)):
            return value.surface
    return ""
