"""A claim made comparable: its names, words, times, numbers and sentences, typed.

A claim is a bundle of sentences that all say it (its text, its excerpt, its subject and
value around every phrase of its property). A statement is read by the same parser and
laid against them.
"""

from __future__ import annotations

from factcli.records import TYPE_CHECKING, dataclass

if TYPE_CHECKING:
    from factcli.model import Claim, Period, Quantity
    from factcli.parse.atoms import Assertion

    # A name as folded words.
    Name = tuple[str, ...]
    # For each slot every name of what stands in it, the longest first.
    Names = dict[str, tuple[Name, ...]]
    # For the first word of a name: each such name with its slot, the longest first.
    Firsts = dict[str, tuple[tuple[Name, str], ...]]


@dataclass(frozen=True, slots=True)
class Number:
    """A stored number: in which slot, its quantity, the lemmas of what it counts."""

    slot: str
    quantity: Quantity
    counted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Typed:
    """A claim with everything that a comparison asks of it.

    The first `primary` readings are the claim's own sentences, the others are made of its
    property's phrases. `names` and `entities` hold what stands in each slot; entities in no
    slot are its "detail", those inside a longer name its "part". `bag` gives each content
    lemma the slot it stands in, `lemmas` those of them that the lexicon is asked about.

    `phrases` has the content lemmas of each way to say the property, `verbs` the verb of
    such a way unless it is light, `denials` the lemmas of its opposites, `heads` all lemmas
    of the phrases. A property of light words only ("is in") is `light`. A claim whose file
    names no subject is `plain`. `state` is the period of what lasts, `event` the time of
    what happened, `times` are all that its sentences mention.
    """

    claim: Claim
    readings: tuple[Assertion, ...]
    names: Names
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
    firsts: Firsts
    lemmas: tuple[tuple[str, str], ...]
    primary: int = 1
    state: Period | None = None
    event: Period | None = None

    @property
    def attributed(self) -> bool:
        """Whether the file holds the content only as somebody's word."""
        return bool(self.claim.said_by)

    def own(self) -> tuple[Assertion, ...]:
        """Return the readings of the claim's own sentences."""
        return self.readings[: self.primary]

    def ids(self, slot: str) -> frozenset[str]:
        """Return the entities that stand in a slot, none when it has none."""
        return self.entities.get(slot, frozenset())
