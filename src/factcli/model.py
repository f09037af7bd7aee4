"""The nouns of factcli: what a claim, a value, an entity and a finding are.

Every type is frozen and knows nothing of files, language or terminals. This module
imports nothing of ours; every other room may import it.
"""

from __future__ import annotations

from enum import Enum

from factcli.records import NamedTuple, dataclass


class Verdict(str, Enum):
    """What the claims on file say of a statement or of one of its parts."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    MIXED = "mixed"
    DISPUTED = "disputed"
    UNVERIFIABLE = "unverifiable"


class Relation(str, Enum):
    """How something said relates to something stored, in the terms of natural logic.

    The seven relations of MacCartney and Manning (2009), folded to the six that a
    fact checker acts on. WITHIN: what is stored entails what is said. BEYOND: what is
    said is more specific than what is stored.
    """

    EQUAL = "equal"
    WITHIN = "within"
    BEYOND = "beyond"
    EXCLUSIVE = "exclusive"
    OPPOSITE = "opposite"
    UNRELATED = "unrelated"


class Reason(str, Enum):
    """The closed list of reason codes; document mode uses them as rule ids."""

    MATCHES = "matches"
    WITHIN_PERIOD = "within-period"
    WITHIN_NUMBER = "within-number"
    WITHIN_PLACE = "within-place"
    COMPUTED = "computed"
    QUOTE_MATCHES = "quote-matches"
    DATE_DIFFERS = "date-differs"
    OUTSIDE_PERIOD = "outside-period"
    ORDER_DIFFERS = "order-differs"
    NUMBER_DIFFERS = "number-differs"
    UNIT_DIFFERS = "unit-differs"
    PLACE_DIFFERS = "place-differs"
    ENTITY_DIFFERS = "entity-differs"
    ROLES_SWAPPED = "roles-swapped"
    OPPOSITE = "opposite"
    QUOTE_ALTERED = "quote-altered"
    WRONG_SPEAKER = "wrong-speaker"
    SAID_OTHERWISE = "said-otherwise"
    QUANTIFIER = "quantifier"
    DENIED = "denied"
    CLAIMS_CONFLICT = "claims-conflict"
    NO_CLAIM = "no-claim"
    ADDS_DETAIL = "adds-detail"
    TOO_FINE = "too-fine"
    AMBIGUOUS = "ambiguous"
    ALLEGATION = "allegation"
    PLAN = "plan"
    OPINION = "opinion"
    QUESTION = "question"
    HEDGED = "hedged"
    NO_AS_OF = "no-as-of"
    RATED_FALSE = "rated-false"


class Span(NamedTuple):
    """A stretch of a text, in code points: `text[start:end]`."""

    start: int
    end: int


class Grain(int, Enum):
    """How finely a time is known; a larger number is a finer grain."""

    CENTURY = 1
    DECADE = 2
    YEAR = 3
    SEASON = 4
    MONTH = 5
    DAY = 6


@dataclass(frozen=True, slots=True)
class Moment:
    """One point in time, as the first and last day it may be.

    Days are proleptic Gregorian ordinals as in `date.toordinal`, zero or negative before year 1.
    `approx` marks "about", its bounds widened already; `clock` is the minute of the day, or -1.
    """

    low: int
    high: int
    grain: Grain
    approx: bool = False
    clock: int = -1


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time. A missing start is unknown; a missing end is unknown, or, when
    `open_end`, means that it goes on ("since 2013", EDTF `2013/..`)."""

    start: Moment | None
    end: Moment | None
    open_end: bool = False


class Bound(str, Enum):
    """How a written number bounds the number meant."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at least"
    MORE = "more than"
    AT_MOST = "at most"
    LESS = "less than"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts or measures, as bounds [low, high].

    Values are in the base unit of `dimension` (metre, kilogram, second, …), so two
    quantities of one dimension compare directly; money keeps its currency as dimension
    ("money:USD"), a share is "share" (1.0 is the whole), percentage points are "points",
    a bare count is "count" and `unit` then names the thing counted ("patients") if any.
    `low_open`/`high_open` exclude the bound itself ("more than 5").
    `written` is the plain number as written in its own unit (for showing and for exact
    comparison); `step` half of it is the rounding that the digits written allow.
    """

    low: float
    high: float
    dimension: str
    unit: str = ""
    bound: Bound = Bound.EXACT
    low_open: bool = False
    high_open: bool = False
    written: float = 0.0
    step: float = 0.0
    ordinal: bool = False
    score: tuple[int, ...] = ()


class Aspect(str, Enum):
    """How a statement's time bears on what it speaks of."""

    IN = "in"  # on, in, at, during: holds or happens inside
    FROM_TO = "from-to"  # asserts both ends
    SINCE = "since"  # asserts the start, and that it goes on
    FROM = "from"  # asserts the start
    UNTIL = "until"  # asserts the end
    BETWEEN = "between"  # holds or happens inside
    THROUGHOUT = "throughout"  # holds at every point inside
    BY = "by"  # not later than
    BEFORE = "before"
    AFTER = "after"
    WEEKDAY = "weekday"  # "on a Saturday", no date
    NOW = "now"  # the present: "currently", "today"


@dataclass(frozen=True, slots=True)
class TimeSaid:
    """A time as written: an aspect, its moment or period, and what is left open.

    `choices` holds every reading of an ambiguous or partial date (6/4/2024 both ways;
    "6 April" without a year is `month`/`day` with no choices). `weekday` is 0 for Monday.
    `yearless`: the choices stand in the year 2000 for want of one ("8 to 18 September").
    """

    aspect: Aspect
    choices: tuple[Period, ...] = ()
    month: int = 0
    day: int = 0
    weekday: int | None = None
    yearless: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A typed value found in a text: its kind, where, as written, and its content."""

    kind: str
    span: Span
    surface: str
    content: TimeSaid | Quantity | str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One comparison of said against stored: the relation, and why in a few words."""

    relation: Relation
    reason: Reason | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What the surroundings give: the present day on file (ordinal) and the language.

    `written` is the day on which the text itself was written, for "last Friday" in a
    draft; without it relative dates count from `as_of`.
    """

    as_of: int | None = None
    written: int | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a claim comes from."""

    id: str
    title: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that claims speak of, with every name it goes by.

    `kind`: person, place, organisation, event, work, thing, group or office. `within` is
    the place it lies in, `of` the entity it belongs to (an embassy's country, an agency's
    state), `level` a place's kind (continent, country, region, city, district, site).
    `pronoun` is he, she, it or they. `adjectives` are all of them, `adjective` the first.
    """

    id: str
    name: str
    kind: str = "thing"
    aliases: tuple[str, ...] = ()
    adjective: str = ""
    within: str = ""
    of: str = ""
    level: str = ""
    pronoun: str = ""
    file: str = ""
    line: int = 0
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Property:
    """A kind of fact: the phrases that state it, those that deny it, and its arity.

    `single`: a subject has one value at a time. `value` is the kind of value expected
    (entity, place, date, period, quantity, quote, text, office, boolean). `inverse`
    phrases put value and subject in each other's place ("was arrested by" / "arrested").
    `per_value`: a value has one subject at a time (an office has one holder).
    """

    id: str
    phrases: tuple[str, ...] = ()
    inverse: tuple[str, ...] = ()
    opposites: tuple[str, ...] = ()
    value: str = ""
    single: bool = False
    per_value: bool = False
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Claim:
    """One verified fact as it stands in its file, names resolved, times and places typed.

    `subject` and `value` are entity ids, or "" with the words in `subject_text` and
    `value_text`. What the file does not hold is empty. `pinned` are the slots that it writes
    out. `verdict` to `claimed_in` are for statements that the source, a fact check, judges.
    """

    id: str
    text: str = ""
    subject: str = ""
    subject_text: str = ""
    subject_names: tuple[str, ...] = ()
    property: str = ""
    phrases: tuple[str, ...] = ()
    opposites: tuple[str, ...] = ()
    value: str = ""
    value_text: str = ""
    value_names: tuple[str, ...] = ()
    value_kind: str = ""
    unit: str = ""
    start: Moment | None = None
    end: Moment | None = None
    open_end: bool = False
    when: Period | None = None
    place: str = ""
    by: str = ""
    said_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    negative: bool = False
    plan: bool = False
    single: bool | None = None
    as_of: int | None = None
    source: str = ""
    locator: str = ""
    excerpt: str = ""
    superseded_by: str = ""
    superseded_reason: str = ""
    verdict: Verdict = Verdict.SUPPORTED
    rating: str = ""
    rating_scale: str = ""
    claimed_by: tuple[str, ...] = ()
    claimed_on: str = ""
    claimed_in: tuple[str, ...] = ()
    pinned: frozenset[str] = frozenset()
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Slot:
    """One row of a proof: what was said, what is stored, how the two relate."""

    name: str
    said: str
    stored: str
    relation: Relation
    claim: str = ""
    note: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A claim that search proposed, with the similarity of its words in per cent.

    The similarity finds and orders claims. It is never a probability of truth.
    """

    claim: Claim
    similarity: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """A stored period and a said one, for the line that a terminal draws."""

    stored: Period
    said: Period


@dataclass(frozen=True, slots=True)
class Part:
    """One assertion of a statement, with its own verdict and proof."""

    text: str
    span: Span
    verdict: Verdict
    reason: Reason
    explanation: str
    claims: tuple[Match, ...] = ()
    slots: tuple[Slot, ...] = ()
    drawing: Drawing | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement checked: its verdict, the deciding part's reason, and all parts."""

    statement: str
    verdict: Verdict
    reason: Reason
    explanation: str
    parts: tuple[Part, ...] = ()
    claims: tuple[Match, ...] = ()
    slots: tuple[Slot, ...] = ()
    nearest: tuple[Match, ...] = ()
    question: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BaseInfo:
    """What a report says of the claims it was made against."""

    name: str
    claims: int
    as_of: str = ""
    paths: tuple[str, ...] = ()
