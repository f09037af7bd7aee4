"""The sentences that say a claim: its own, and its subject and value around each phrase."""

from __future__ import annotations

from itertools import pairwise

from factcli.compare.content import light
from factcli.language import lemmas, table, words
from factcli.parse.reader import read_one
from factcli.records import TYPE_CHECKING, dataclass, field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.model import Claim, Context, Entity, Property
    from factcli.parse.atoms import Assertion
    from factcli.parse.vocabulary import Vocabulary

# More ways to say one claim cost time at every comparison and decide nothing.
MAX_READINGS = 22
# Kinds of value that stand in no sentence: the comparison has them typed.
_UNSPOKEN = frozenset({"boolean", "quote", "date", "period"})
_CURRENCIES = frozenset({"USD", "GBP", "EUR"})
_HOLDING = frozenset({"held office", "holds-office"})
_BEING = frozenset({"was", "is", "became", "has", "served"})
_RUNNING = ("ran", "headed", "led")
_MINISTER = "minister"
_MOVING = ("upwards", "downwards")
_MARKS = ".,;:!?\"'()"
# "of foreign trade": how many words before "minister" may name the ministry.
_MINISTRY_WORDS = 2


@dataclass(frozen=True, slots=True)
class Known:
    """What one base knows: names to read by, entities, properties, the present day."""

    vocabulary: Vocabulary
    entities: dict[str, Entity]
    properties: dict[str, Property]
    ctx: Context
    phrased: dict[str, Property] = field(default_factory=dict)

    def read(self, text: str) -> Assertion | None:
        """Return the first thing that a text asserts."""
        return read_one(text, self.vocabulary, self.ctx)

    def shown(self, reference: str, text: str) -> str:
        """Return the name of an entity, or the words that stand instead of one."""
        entity = self.entities.get(reference)
        return entity.name if entity else text

    def rule(self, claim: Claim) -> Property | None:
        """Return the claim's property, also where the file gives it in words of a known one."""
        found = self.properties.get(claim.property)
        if found is not None or not claim.property:
            return found
        said = claim.property.casefold().strip()
        by_phrase = self._by_phrase()
        for suffix in (" on", " in", ""):
            known = by_phrase.get(said.removesuffix(suffix))
            if known is not None and claim.value_kind in {known.value, "", "text"}:
                return known
        return None

    def _by_phrase(self) -> dict[str, Property]:
        if not self.phrased:
            for rule in self.properties.values():
                for phrase in rule.phrases:
                    # "ran" and "went to" mean too much to tell the property.
                    if any(not light(lemmas.lemma(w, "v")) for w in phrase.split()[:-1]):
                        self.phrased.setdefault(phrase.casefold(), rule)
        return self.phrased


def is_office(claim: Claim) -> bool:
    """Whether the claim says that its subject holds an office, in its property's own words."""
    if claim.single is True and claim.value_kind not in {"text", "office", ""}:
        return False
    if claim.property.casefold() in _HOLDING:
        return True
    said = " ".join((claim.property, *claim.phrases[:1])).casefold().split()
    offices = words("offices", "office")
    return bool(said) and said[0] in _BEING and any(w in offices for w in said)


def own_texts(claim: Claim) -> tuple[str, str]:
    """Return the claim's text with its excerpt, or with its quotation when that is its value."""
    return claim.text, claim.value_text if claim.value_kind == "quote" else claim.excerpt


def sentences(claim: Claim, known: Known) -> list[str]:
    """Return every sentence that says the claim, its own first, no more than MAX_READINGS."""
    rule = known.rule(claim)
    subject = known.shown(claim.subject, claim.subject_text)
    value = _value_text(claim, known)
    found = [*own_texts(claim), *_leading(claim, subject, value)]
    passive = any(p.endswith(" by") for p in (claim.property, *claim.phrases[:1]))
    own = () if claim.property in known.properties else (claim.property,)
    for phrase in (*own, *claim.phrases, *_fitting(claim, rule.phrases if rule else ())):
        if not phrase or not subject:
            continue
        if passive and value and _active(phrase, known):
            found.append(f"{value} {phrase} {subject}")
        else:
            found.append(f"{subject} {phrase} {value}".strip())
    if rule and value:
        found += [f"{value} {phrase} {subject}" for phrase in rule.inverse]
    return list(dict.fromkeys(s for s in found if s))[:MAX_READINGS]


def _fitting(claim: Claim, phrases: Sequence[str]) -> list[str]:
    """Return a kind's phrases without those that say the amount moved the other way.

    Of a rate that "fell to 5%" the kind says "rose to" as well.
    """
    own = _ways(f"{claim.property} {claim.text}")
    if len(own) != 1:
        return list(phrases)
    return [p for p in phrases if _ways(p) <= own]


def _ways(text: str) -> set[str]:
    """Return which ways the verbs of a text say that an amount moved."""
    said = [lemmas.lemma(w.strip(_MARKS), "v") for w in text.casefold().split()]
    every = {*said, *map(" ".join, pairwise(said))}
    return {
        way for way in ("upwards", "downwards") if not every.isdisjoint(words("relations", way))
    }


def _leading(claim: Claim, subject: str, value: str) -> list[str]:
    """Return other ways to say that somebody heads something: "ran the company"."""
    if not is_office(claim):
        return []
    # The bar keeps the office apart from the body when they are cut at the last "of".
    office, _, body = f"{claim.property.casefold()} | {value}".rpartition(" of ")
    if claim.property.casefold().strip().endswith(" of"):
        office, body = claim.property.casefold(), value
    body = body.replace("| ", "").strip()
    said = office.replace("|", " ").casefold().split()
    if not body or words("offices", "not_head").intersection(said):
        return []
    if office.endswith(_MINISTER):
        before = office.rpartition("|")[2].removesuffix(_MINISTER).split()
        ministry = " ".join(before[-_MINISTRY_WORDS:])
        return [f"{subject} {way} {body}'s {ministry} ministry" for way in _RUNNING]
    plain = f" {' '.join(said)} "
    for kind, ways in (("head", "leading"), ("crown", "ruling")):
        if any(f" {o} " in plain for o in words("offices", kind)):
            return [f"{subject} {way} {body}" for way in table("offices")[ways]]
    return []


def _active(phrase: str, known: Known) -> bool:
    """Whether a phrase beside a passive property has its own verb and object.

    "Won by" has the winner for value; of "beat the fleet at" the winner is the subject.
    """
    reading = known.read(phrase)
    frame = next(iter(reading.frames), None) if reading is not None else None
    if frame is None or frame.verb != 0 or not frame.patient:
        return False
    return not frame.passive and not frame.copula


def _value_text(claim: Claim, known: Known) -> str:
    if claim.value_kind in _UNSPOKEN:
        return ""
    value = known.shown(claim.value, claim.value_text)
    unit = "" if claim.unit in _CURRENCIES else claim.unit
    return f"{value}{'' if unit == '%' else ' '}{unit}".strip()
