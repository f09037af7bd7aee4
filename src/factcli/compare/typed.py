"""A claim made comparable: its names, words, times, numbers and sentences, typed.

A claim is a bundle of sentences that all say it (its text, its excerpt, its subject and
value around every phrase of its property). A statement is read by the same parser and
laid against them.
"""

from __future__ import annotations

from factcli.language import lemmas, table, words
from factcli.model import Aspect, Period
from factcli.parse.atoms import ENTITY, NAME, NUMBER, QUOTE, TIME, Assertion, Atom
from factcli.parse.reader import read_one
from factcli.parse.vocabulary import Vocabulary, name_words
from factcli.records import TYPE_CHECKING, dataclass
from factcli.values import timing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcli.model import Claim, Context, Entity, Property, Quantity

_COPULAR = frozenset({"text", "office", "entity", ""})
MAX_READINGS = 22


@dataclass(frozen=True, slots=True)
class Number:
    """A stored number: in which slot, its quantity, the lemmas of what it counts."""

    slot: str
    quantity: Quantity
    counted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Typed:
    """A claim with everything that a comparison asks of it.

    The first `primary` readings are the claim's own sentences, the others are made of
    its property's phrases.

    `names` holds for each slot every name as folded words, `entities` the entity ids of
    each slot, `bag` each content lemma with the slot it stands in, `phrases` the content
    lemmas of each way to say the property, `verbs` the verb of such a way unless it is light, `denials` those of its opposites.
    """

    claim: Claim
    readings: tuple[Assertion, ...]
    names: dict[str, tuple[tuple[str, ...], ...]]
    entities: dict[str, frozenset[str]]
    bag: dict[str, str]
    phrases: tuple[frozenset[str], ...]
    verbs: dict[frozenset[str], str]
    denials: tuple[tuple[str, ...], ...]
    heads: frozenset[str]
    light: bool
    times: tuple[Period, ...]
    numbers: tuple[Number, ...]
    quotes: tuple[str, ...]
    single: bool
    per_value: bool
    plain: bool
    firsts: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    lemmas: tuple[tuple[str, str], ...]
    primary: int = 1
    state: Period | None = None
    event: Period | None = None

    @property
    def attributed(self) -> bool:
        """Whether the file holds the content only as somebody's word."""
        return bool(self.claim.said_by)


def light(lemma: str) -> bool:
    """Whether a lemma is a light verb, which carries no meaning of its own."""
    return lemma in words("light", "verb")


def content_lemmas(atoms: Iterable[Atom]) -> list[str]:
    """Return the lemmas of words and names that carry content, light verbs left out."""
    found = []
    for atom in atoms:
        if not atom.content or atom.kind in {TIME, NUMBER, QUOTE}:
            continue
        if atom.kind in {ENTITY, NAME}:
            found.extend(atom.words)
        elif not (light(atom.lemma) and atom.verbal) and atom.lemma not in words("light", "filler"):
            found.append(atom.lemma)
    return found


def _names_of(reference: str, text: str, local: tuple[str, ...], entities: dict[str, Entity]) -> tuple[str, ...]:
    entity = entities.get(reference)
    known = (entity.name, *entity.aliases) if entity else ()
    return tuple(dict.fromkeys(n for n in (*known, text, *local) if n))


def _shown(reference: str, text: str, entities: dict[str, Entity]) -> str:
    entity = entities.get(reference)
    return entity.name if entity else text


def head(name: tuple[str, ...]) -> str:
    """Return the word of a name that tells what it is: "rights" in "rights to the drug"."""
    for i, word in enumerate(name):
        if i and word in words("grammar", "preposition"):
            return name[i - 1]
    return name[-1]


def _is_office(claim: Claim) -> bool:
    """Whether the claim says that its subject holds an office, in its property's own words."""
    if claim.single is True and claim.value_kind not in {"text", "office", ""}:
        return False
    said = " ".join((claim.property, *claim.phrases[:1])).casefold().split()
    if claim.property.casefold() in {"held office", "holds-office"}:
        return True
    offices = words("offices", "office")
    return bool(said) and any(w in offices for w in said) and said[0] in {"was", "is", "became", "has", "served"}


def _firsts(
    names: dict[str, tuple[tuple[str, ...], ...]]
) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the names by their first word, longest first, each with its slot."""
    rows = [(name, slot) for slot, found in names.items() for name in found]
    rows.sort(key=lambda row: -len(row[0]))
    by_first: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for name, slot in rows:
        word = name[0]
        key = word.rstrip("s") if len(word) > 3 else word  # noqa: PLR2004
        by_first[key] = (*by_first.get(key, ()), (name, slot))
    return by_first


def _lemma_slots(readings: tuple[Assertion, ...], bag: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the base forms among the claim's words with their slots, for the lexicon."""
    found = dict.fromkeys(
        word for r in readings for a in r.atoms if a.content and a.kind in {"word", ENTITY, NAME}
        for word in ((a.lemma, *a.words[1:], *a.words[:-1]) if a.kind == "word" else a.words) if word in bag
    )  # fmt: skip
    return tuple((lemma, bag[lemma]) for lemma in found)


def _told(readings: tuple[Assertion, ...]) -> tuple[Period | None, Period | None]:
    """Return the state's period or the event's time that the claim's own sentence tells."""
    said = [a.time for r in readings[:1] for a in r.atoms if a.time is not None]
    if len(said) != 1:
        return None, None
    period = timing.stored(said[0])
    if period is None:
        return None, None
    if said[0].aspect in {Aspect.FROM_TO, Aspect.SINCE, Aspect.UNTIL, Aspect.THROUGHOUT}:
        return period, None
    return (None, period) if said[0].aspect is Aspect.IN else (None, None)


class Maker:
    """Makes claims comparable against one base's vocabulary, entities and properties."""

    def __init__(
        self, vocabulary: Vocabulary, entities: dict[str, Entity],
        properties: dict[str, Property], ctx: Context,
    ) -> None:  # fmt: skip
        self.vocabulary = vocabulary
        self.entities = entities
        self.properties = properties
        self.ctx = ctx
        self._phrased: dict[str, Property] = {}

    def _rule(self, claim: Claim) -> Property | None:
        """Return the claim's property, also where the file gives it in words of a known one."""
        found = self.properties.get(claim.property)
        if found is not None or not claim.property:
            return found
        words_ = claim.property.casefold().strip()
        for suffix in (" on", " in", ""):
            known = self._by_phrase().get(words_.removesuffix(suffix) if suffix else words_)
            if known is not None and claim.value_kind in {known.value, "", "text"}:
                return known
        return None

    def _by_phrase(self) -> dict[str, Property]:
        if not self._phrased:
            for rule in self.properties.values():
                for phrase in rule.phrases:
                    # "ran" and "went to" mean too much to tell the property.
                    if any(not light(lemmas.lemma(w, "v")) for w in phrase.split()[:-1]):
                        self._phrased.setdefault(phrase.casefold(), rule)
        return self._phrased

    def _sentences(self, claim: Claim) -> list[str]:
        """Return every sentence that says the claim."""
        found = [claim.text, claim.excerpt]
        if claim.value_kind == "quote":
            found = [claim.text, claim.value_text]
        rule = self._rule(claim)
        subject = _shown(claim.subject, claim.subject_text, self.entities)
        value = self._value_text(claim)
        own = () if claim.property in self.properties else (claim.property,)
        passive = claim.property.endswith(" by") or any(p.endswith(" by") for p in claim.phrases[:1])
        found += self._leading(claim, subject, value)
        for phrase in (*own, *claim.phrases, *(rule.phrases if rule else ())):
            if not phrase or not subject:
                continue
            if passive and value and self._active(phrase):
                found.append(f"{value} {phrase} {subject}")
            else:
                found.append(f"{subject} {phrase} {value}".strip())
        for phrase in rule.inverse if rule else ():
            if value:
                found.append(f"{value} {phrase} {subject}")
        return list(dict.fromkeys(s for s in found if s))[:MAX_READINGS]

    @staticmethod
    def _leading(claim: Claim, subject: str, value: str) -> list[str]:
        """Return other ways to say that somebody heads something: "ran the company"."""
        if not _is_office(claim):
            return []
        office, _, body = f"{claim.property.casefold()} | {value}".rpartition(" of ")
        if claim.property.casefold().strip().endswith(" of"):
            office, body = claim.property.casefold(), value
        body = body.replace("| ", "").strip()
        said = set(office.replace("|", " ").casefold().split())
        if not body or said & words("offices", "not_head"):
            return []
        if office.endswith("minister"):
            ministry = office.rpartition("|")[2].removesuffix("minister").split()[-2:]
            return [f"{subject} {way} {body}'s {' '.join(ministry)} ministry" for way in ("ran", "headed", "led")]
        plain = " ".join(office.replace("|", " ").casefold().split())
        for kind, ways in (("head", "leading"), ("crown", "ruling")):
            if any(f" {o} " in f" {plain} " for o in words("offices", kind)):
                return [f"{subject} {way} {body}" for way in table("offices")[ways]]
        return []

    def _active(self, phrase: str) -> bool:
        """Whether a phrase beside a passive property has its own verb and object.

        "Won by" has the winner for value; of "beat the fleet at" the winner is the subject.
        """
        reading = read_one(phrase, self.vocabulary, self.ctx)
        if reading is None or not reading.atoms:
            return False
        frame = next(iter(reading.frames), None)
        return frame is not None and frame.verb == 0 and bool(frame.patient) and not frame.passive and not frame.copula

    def _value_text(self, claim: Claim) -> str:
        if claim.value_kind in {"boolean", "quote"}:
            return ""
        value = _shown(claim.value, claim.value_text, self.entities)
        if claim.value_kind in {"date", "period"}:
            return ""
        unit = "" if claim.unit in {"", "USD", "GBP", "EUR"} else claim.unit
        return f"{value}{'' if unit == '%' else ' '}{unit}".strip()

    def make(self, claim: Claim) -> Typed:
        """Read `claim` by the parser that reads statements, and type its slots."""
        every = [r for s in self._sentences(claim) if (r := read_one(s, self.vocabulary, self.ctx))]
        # A phrase such as "did not accept" says what the claim's opposite is.
        own = {claim.text, claim.excerpt, claim.value_text if claim.value_kind == "quote" else ""}
        denied = [
            r for r in every[1:]
            if r.text not in own and (
                (r.negated and not every[0].negated) or (r.phase == "former" and every[0].phase != "former")
            )
        ]  # fmt: skip
        readings = tuple(r for r in every if r not in denied)
        primary = sum(1 for r in readings if r.text in own) or 1
        names = self._names(claim)
        entities = self._entities(claim, readings, names)
        rule = self._rule(claim)
        phrases = self._phrases(readings, names)
        heads = frozenset(lemma for phrase in phrases for lemma in phrase)
        state, event = self._times(claim, readings)
        plain = not claim.subject and not claim.subject_text
        bag = self._bag(readings, phrases, names)
        return Typed(
            firsts=_firsts(names), lemmas=_lemma_slots(readings, bag), claim=claim, primary=primary, readings=readings, names=names, entities=entities,
            bag=bag, phrases=phrases, verbs=self._verbs(readings, names),
            denials=self._denials(claim, rule, denied, readings, names), heads=heads,
            light=not heads or (claim.value_kind in {"office", "text", ""} and rule is not None
                                and any(not p for p in phrases)),
            times=self._loose_times(readings), numbers=self._numbers(claim, readings),
            quotes=self._quotes(claim, readings), single=self._single(claim, rule),
            per_value=bool(rule and rule.per_value) or _is_office(claim), plain=plain, state=state, event=event,
        )  # fmt: skip

    @staticmethod
    def _single(claim: Claim, rule: Property | None) -> bool:
        if claim.single is not None:
            return claim.single
        return bool(rule and rule.single)

    def _names(self, claim: Claim) -> dict[str, tuple[tuple[str, ...], ...]]:
        slots = {
            "subject": _names_of(claim.subject, claim.subject_text, claim.subject_names, self.entities),
            "value": _names_of(claim.value, claim.value_text, claim.value_names, self.entities)
            if claim.value_kind not in {"quantity", "date", "period", "quote", "boolean"} else (),
            "by": _names_of(claim.by, claim.by, (), self.entities),
            "place": _names_of(claim.place, claim.place, (), self.entities),
            "said_by": tuple(n for s in claim.said_by for n in _names_of(s, s, (), self.entities)),
            "denied_by": tuple(n for s in claim.denied_by for n in _names_of(s, s, (), self.entities)),
        }  # fmt: skip
        return {
            slot: tuple(sorted({w for n in found for w in self._forms(n)}, key=lambda w: (-len(w), w)))
            for slot, found in slots.items()
            if found
        }

    def _forms(self, name: str) -> list[tuple[str, ...]]:
        """Return a name's words, and those of a description without its last "of X"."""
        whole = tuple(w for i, w in enumerate(name_words(name)) if not i or w not in {"the", "a", "an"})
        forms = [whole] if whole else []
        if not name[:1].isupper():
            for i in range(len(whole) - 2, 1, -1):
                if whole[i] in {"of", "in", "for", "at"} and self.vocabulary.longest(whole, i + 1)[0]:
                    forms.append(whole[:i])
                    break
        return forms

    def _entities(
        self, claim: Claim, readings: tuple[Assertion, ...],
        names: dict[str, tuple[tuple[str, ...], ...]],
    ) -> dict[str, frozenset[str]]:
        slots = {
            "subject": (claim.subject,), "value": (claim.value,), "by": (claim.by,),
            "place": (claim.place,), "said_by": claim.said_by, "denied_by": claim.denied_by,
        }  # fmt: skip
        found = {
            slot: frozenset(e for e in ids if e in self.entities) for slot, ids in slots.items()
        }
        found["part"] = self._parts(claim, found)
        named = frozenset(e for r in readings for a in r.atoms for e in a.entities)
        used = frozenset(e for ids in found.values() for e in ids)
        found["detail"] = named - used
        return {slot: ids for slot, ids in found.items() if ids}

    def _parts(self, claim: Claim, found: dict[str, frozenset[str]]) -> frozenset[str]:
        """Return the entities named inside a longer name: the trial in "the trial's patients"."""
        used = {e for ids in found.values() for e in ids}
        texts = [claim.subject_text, *claim.subject_names, claim.value_text, *claim.value_names]
        for reference in (claim.subject, claim.value):
            entity = self.entities.get(reference)
            if entity is not None and entity.kind != "person":
                texts.append(entity.name)
        parts: set[str] = set()
        for name in map(name_words, texts):
            for i in range(len(name)):
                size, ids = self.vocabulary.longest(name, i)
                if size and size < len(name):
                    parts.update(ids)
        return frozenset(parts - used)

    def _verbs(
        self, readings: tuple[Assertion, ...], names: dict[str, tuple[tuple[str, ...], ...]]
    ) -> dict[frozenset[str], str]:
        """Return the main verb of each way to say the property, light verbs left out."""
        found: dict[frozenset[str], str] = {}
        for reading in readings:
            verb = next((f.lemma for f in reading.frames if f.main), "")
            key = self._lemmas(reading, names)
            if verb and not light(verb) and verb in key:
                found.setdefault(key, verb)
        return found

    @staticmethod
    def _lemmas(reading: Assertion, names: dict[str, tuple[tuple[str, ...], ...]]) -> frozenset[str]:
        outside = {w for slot in ("subject", "value", "by", "place") for n in names.get(slot, ()) for w in n}
        verbs = {f.verb for f in reading.frames if f.main}
        return frozenset(
            x for i, a in enumerate(reading.atoms) if a.kind == "word"
            for x in content_lemmas([a])
            if i in verbs or (x not in outside and a.words[0] not in outside)
        )  # fmt: skip

    def _phrases(
        self, readings: tuple[Assertion, ...],
        names: dict[str, tuple[tuple[str, ...], ...]],
    ) -> tuple[frozenset[str], ...]:  # fmt: skip
        """Return the content lemmas of each reading that are neither subject nor value."""
        return tuple(dict.fromkeys(self._lemmas(r, names) for r in readings))

    def _denials(
        self, claim: Claim, rule: Property | None, denied: list[Assertion], readings: tuple[Assertion, ...],
        names: dict[str, tuple[tuple[str, ...], ...]],
    ) -> tuple[tuple[str, ...], ...]:  # fmt: skip
        outside = {w for found in names.values() for n in found for w in n}
        found = [
            tuple(x for x in content_lemmas(r.atoms) if x not in outside) for r in denied
        ]  # fmt: skip
        for phrase in (*claim.opposites, *(rule.opposites if rule else ())):
            reading = read_one(phrase, self.vocabulary, self.ctx)
            if reading is not None and not reading.negated:
                lemmas = tuple(content_lemmas(reading.atoms))
                found.append(lemmas)
        own = {a.lemma for r in readings[:1] for a in r.atoms if not a.verbal}
        told = {f.lemma for r in readings[:1] for f in r.frames if f.main}
        verbs = {f.lemma for r in denied for f in r.frames if f.main} - told
        return tuple(x for x in dict.fromkeys(found) if set(x) & verbs or set(x) - own)

    @staticmethod
    def _bag(
        readings: tuple[Assertion, ...], phrases: tuple[frozenset[str], ...],
        names: dict[str, tuple[tuple[str, ...], ...]],
    ) -> dict[str, str]:  # fmt: skip
        bag: dict[str, str] = {}
        for slot in ("value", "subject", "by", "place"):
            for name in names.get(slot, ()):
                bag.setdefault(head(name), slot)
        for phrase in phrases:
            for lemma in phrase:
                bag.setdefault(lemma, "property")
        for reading in readings:
            for atom in reading.atoms:
                if atom.content and atom.kind not in {TIME, NUMBER}:
                    bag.setdefault(atom.lemma, "detail")
                    for word in atom.words:
                        bag.setdefault(word, "detail")
        return bag

    @staticmethod
    def _times(claim: Claim, readings: tuple[Assertion, ...]) -> tuple[Period | None, Period | None]:
        state = None
        if claim.start or claim.end:
            state = Period(claim.start, claim.end, claim.open_end)
        event = claim.when
        if state is None and event is None:
            return _told(readings)
        return state, event

    @staticmethod
    def _loose_times(readings: tuple[Assertion, ...]) -> tuple[Period, ...]:
        found = []
        for reading in readings:
            for atom in reading.atoms:
                if atom.time is not None and len(atom.time.choices) == 1:
                    found.append(atom.time.choices[0])
        return tuple(dict.fromkeys(found))

    def _numbers(self, claim: Claim, readings: tuple[Assertion, ...]) -> tuple[Number, ...]:
        from factcli.values import quantity

        found = []
        if claim.value_kind == "quantity" or (claim.value_text and claim.unit):
            value = quantity.read(claim.value_text, claim.unit, self.ctx)
            if value is not None:
                counted = read_one(claim.unit, self.vocabulary, self.ctx) if claim.unit else None
                lemmas = frozenset(content_lemmas(counted.atoms)) if counted else frozenset()
                found.append(Number("value", value, lemmas))
        have = {n.quantity.low for n in found}
        for reading in readings:
            for i, atom in enumerate(reading.atoms):
                if atom.number is not None and atom.number.low not in have:
                    following = [a for a in reading.atoms[i + 1 : i + 4] if a.content]
                    found.append(Number("detail", atom.number, frozenset(content_lemmas(following[:2]))))
                    have.add(atom.number.low)
        return tuple(found)

    @staticmethod
    def _quotes(claim: Claim, readings: tuple[Assertion, ...]) -> tuple[str, ...]:
        found = [claim.value_text] if claim.value_kind == "quote" else []
        found += [a.quote for r in readings for a in r.atoms if a.quote]
        return tuple(dict.fromkeys(found))
