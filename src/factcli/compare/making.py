"""Claims made comparable: their sentences read, their slots typed."""

from __future__ import annotations

from factcli.compare.content import content_lemmas
from factcli.compare.phrasing import (
    bag_of,
    denials_of,
    firsts_of,
    lemma_slots,
    phrase_of,
    verbs_of,
)
from factcli.compare.sentences import Known, is_office, own_texts, sentences
from factcli.compare.typed import Number, Typed
from factcli.language import words
from factcli.model import Aspect, Period, Quantity
from factcli.parse.idioms import plainly
from factcli.parse.reader import assertion
from factcli.parse.vocabulary import name_words, unquantified
from factcli.records import TYPE_CHECKING, replace
from factcli.values import quantity, timing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.compare.typed import Name, Names
    from factcli.model import Claim, Context, Entity, Property
    from factcli.parse.atoms import Assertion
    from factcli.parse.vocabulary import Vocabulary

# Kinds of value that are compared as what they are, never by name.
_NAMELESS = frozenset({"quantity", "date", "period", "quote", "boolean"})
_LASTING = frozenset({Aspect.FROM_TO, Aspect.SINCE, Aspect.UNTIL, Aspect.THROUGHOUT})
_ARTICLES = frozenset({"the", "a", "an"})
_JOINTS = frozenset({"of", "in", "for", "at"})
# A number counts the content words right after it: how far to look, how many to take.
_NEAR, _COUNTED = 3, 2
_SIDES = 2


class Maker:
    """Makes claims comparable against one base's vocabulary, entities and properties."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        entities: dict[str, Entity],
        properties: dict[str, Property],
        ctx: Context,
    ) -> None:
        self._known = Known(vocabulary, entities, properties, ctx)

    def make(self, claim: Claim) -> Typed:
        """Read `claim` by the parser that reads statements, and type its slots."""
        readings, denied = self._readings(claim)
        names = self._names(claim)
        rule = self._known.rule(claim)
        phrases = tuple(dict.fromkeys(phrase_of(r, names) for r in readings))
        heads = frozenset(lemma for phrase in phrases for lemma in phrase)
        bag = bag_of(readings, phrases, names)
        text = readings[:1]
        state, event = _times(claim, text)
        said = (*claim.opposites, *(rule.opposites if rule else ()))
        opposites = [r for phrase in said if (r := self._known.read(phrase)) is not None]
        # A property on file may be said by a light verb and the value alone: "is a singer".
        copular = claim.value_kind in {"office", "text", ""} and rule is not None
        return Typed(
            claim=claim,
            readings=readings,
            names=names,
            entities=self._entities(claim, readings),
            bag=bag,
            phrases=phrases,
            verbs=verbs_of(readings, names),
            denials=denials_of(text, denied, opposites, names),
            heads=heads,
            light=not heads or (copular and not all(phrases)),
            times=_loose_times(readings),
            numbers=self._numbers(claim, readings),
            quotes=_quotes(claim, readings),
            single=bool(rule and rule.single) if claim.single is None else claim.single,
            per_value=bool(rule and rule.per_value) or is_office(claim),
            plain=not claim.subject and not claim.subject_text,
            firsts=firsts_of(names),
            lemmas=lemma_slots(readings, bag),
            primary=sum(r.text in _own(claim) for r in readings) or 1,
            state=state,
            event=event,
        )

    def _readings(self, claim: Claim) -> tuple[tuple[Assertion, ...], list[Assertion]]:
        """Return what says the claim, and what denies it: a phrase such as "did not accept"."""
        own = _own(claim)
        every = []
        for sentence in sentences(claim, self._known):
            reading = self._known.read(sentence)
            if reading is not None:
                every.append(reading)
                # A sentence of the claim's own says its idioms in plain words as well.
                every += _plain(reading) if sentence in own else ()
        denied = [r for r in every[1:] if r.text not in own and _denies(r, every[0])]
        return tuple(r for r in every if r not in denied), denied

    def _names_of(self, reference: str, text: str, local: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return the names of an entity, the words that stand for it, and the claim's own."""
        entity = self._known.entities.get(reference)
        known = (entity.name, *entity.aliases) if entity else ()
        return tuple(dict.fromkeys(n for n in (*known, text, *local) if n))

    def _names(self, claim: Claim) -> Names:
        named = claim.value_kind not in _NAMELESS
        value = self._names_of(claim.value, claim.value_text, claim.value_names)
        slots = {
            "subject": self._names_of(claim.subject, claim.subject_text, claim.subject_names),
            "value": value if named else (),
            "by": self._names_of(claim.by, claim.by),
            "place": self._names_of(claim.place, claim.place),
            "said_by": tuple(n for s in claim.said_by for n in self._names_of(s, s)),
            "denied_by": tuple(n for s in claim.denied_by for n in self._names_of(s, s)),
        }
        return {
            slot: tuple(
                sorted({w for n in found for w in self._forms(n)}, key=lambda w: (-len(w), w))
            )
            for slot, found in slots.items()
            if found
        }

    def _forms(self, name: str) -> list[Name]:
        """Return a name's words, and those of a description without its last "of X"."""
        every = name_words(unquantified(name))
        whole = tuple(w for i, w in enumerate(every) if not i or w not in _ARTICLES)
        forms = [whole] if whole else []
        if not name[:1].isupper():
            for i in range(len(whole) - 2, 1, -1):
                if whole[i] in _JOINTS and self._known.vocabulary.longest(whole, i + 1)[0]:
                    forms.append(whole[:i])
                    break
        return forms

    def _entities(self, claim: Claim, readings: Sequence[Assertion]) -> dict[str, frozenset[str]]:
        slots = {
            "subject": (claim.subject,),
            "value": (claim.value,),
            "by": (claim.by,),
            "place": (claim.place,),
            "said_by": claim.said_by,
            "denied_by": claim.denied_by,
        }
        known = self._known.entities
        found = {slot: frozenset(e for e in ids if e in known) for slot, ids in slots.items()}
        found["part"] = self._parts(claim) - {e for ids in found.values() for e in ids}
        used = {e for ids in found.values() for e in ids}
        named = frozenset(e for r in readings for a in r.atoms for e in a.entities)
        found["detail"] = named - used
        return {slot: ids for slot, ids in found.items() if ids}

    def _parts(self, claim: Claim) -> frozenset[str]:
        """Return the entities named inside a longer name: the fleet in "the fleet's sailors"."""
        texts = [claim.subject_text, *claim.subject_names, claim.value_text, *claim.value_names]
        for reference in (claim.subject, claim.value):
            entity = self._known.entities.get(reference)
            if entity is not None and entity.kind != "person":
                texts.append(entity.name)
        parts: set[str] = set()
        for name in map(name_words, texts):
            for i in range(len(name)):
                size, ids = self._known.vocabulary.longest(name, i)
                if size and size < len(name):
                    parts.update(ids)
        return frozenset(parts)

    def _numbers(self, claim: Claim, readings: Sequence[Assertion]) -> tuple[Number, ...]:
        """Return the claim's value, when that is a number, and others that its sentences have."""
        found: list[Number] = []
        if claim.value_kind == "quantity" or (claim.value_text and claim.unit):
            value = quantity.read(claim.value_text, claim.unit, self._known.ctx)
            if value is not None:
                counted = self._known.read(claim.unit) if claim.unit else None
                things = content_lemmas(counted.atoms) if counted else ()
                found.append(Number("value", value, frozenset(things)))
        found += _leads(readings)
        have = {_figure(n.quantity) for n in found}
        for reading in readings:
            for i, atom in enumerate(reading.atoms):
                if atom.number is not None and _figure(atom.number) not in have:
                    following = [a for a in reading.atoms[i + 1 : i + 1 + _NEAR] if a.content]
                    things = content_lemmas(following[:_COUNTED])
                    found.append(Number("detail", atom.number, frozenset(things)))
                    have.add(_figure(atom.number))
        return tuple(found)


def _plain(reading: Assertion) -> list[Assertion]:
    """Return the reading with its idioms put plainly, in each of the ways there are."""
    made = (assertion(reading.text, p.atoms) for p in plainly(reading.atoms, least=2))
    return [replace(m, text=reading.text, span=reading.span) for m in made]


def _leads(readings: Sequence[Assertion]) -> list[Number]:
    """Return by how much somebody led of whom the claim says so: by two for "led 2-0"."""
    ahead = words("relations", "ahead")
    scores = {
        a.number.score
        for r in readings
        if any(f.lemma in ahead for f in r.frames)
        for a in r.atoms
        if a.number is not None and len(a.number.score) == _SIDES
    }
    if len(scores) != 1:
        return []
    one, two = scores.pop()
    by = float(abs(one - two))
    return [Number("value", Quantity(by, by, "count", written=by), frozenset())]


def _figure(number: Quantity) -> tuple[float, str]:
    """Return what makes a number new beside others: "twice" is not the "two" of "two goals"."""
    return number.low, f"times {number.unit}" if number.dimension == "times" else ""


def _own(claim: Claim) -> set[str]:
    """Return the texts that the file itself has for the claim."""
    return {claim.text, claim.excerpt, *own_texts(claim)}


def _denies(reading: Assertion, text: Assertion) -> bool:
    negates = reading.negated and not text.negated
    return negates or (reading.phase == "former" and text.phase != "former")


def _times(claim: Claim, text: Sequence[Assertion]) -> tuple[Period | None, Period | None]:
    """Return the state's period and the event's time, pinned or told by the claim's text."""
    if claim.start or claim.end:
        return Period(claim.start, claim.end, claim.open_end), claim.when
    return (None, claim.when) if claim.when is not None else _told(text)


def _told(text: Sequence[Assertion]) -> tuple[Period | None, Period | None]:
    """Return the state's period or the event's time that the claim's own text tells."""
    said = [a.time for r in text for a in r.atoms if a.time is not None]
    period = timing.stored(said[0]) if len(said) == 1 else None
    if period is None:
        return None, None
    if said[0].aspect in _LASTING:
        return period, None
    return (None, period) if said[0].aspect is Aspect.IN else (None, None)


def _loose_times(readings: Sequence[Assertion]) -> tuple[Period, ...]:
    said = (a.time for r in readings for a in r.atoms if a.time is not None)
    return tuple(dict.fromkeys(t.choices[0] for t in said if len(t.choices) == 1))


def _quotes(claim: Claim, readings: Sequence[Assertion]) -> tuple[str, ...]:
    found = [claim.value_text] if claim.value_kind == "quote" else []
    found += [a.quote for r in readings for a in r.atoms if a.quote]
    return tuple(dict.fromkeys(found))
