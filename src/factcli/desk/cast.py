"""Whom and what a sentence mentions: names on file, other names, and people by their trade."""

from __future__ import annotations

from functools import cache

from factcli.language import lexicon, table, words
from factcli.language.countries import place
from factcli.parse.tagging import closed
from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.desk.names import Mention
    from factcli.parse.tokens import Token
    from factcli.parse.vocabulary import Vocabulary

PERSON, THING, ANYTHING = "person", "thing", "anything"
# A subject stands within so many words of the start: "Yesterday the former minister Brandt".
_EARLY = 3


class Figure(NamedTuple):
    """Somebody or something in a sentence.

    `at` is the number of its first token, `entity` its id when it is on file and no other
    can be meant, `sort` what pronouns fit it, `vague`: a common noun such as "an officer".
    """

    at: int
    key: str
    entity: str
    sort: str
    vague: bool = False

    @property
    def leads(self) -> bool:
        """Whether it stands where subjects do."""
        return self.at <= _EARLY and not self.vague


def cast(
    found: Sequence[Token], mentions: Sequence[Mention], vocabulary: Vocabulary
) -> list[Figure]:
    """Return the figures of a sentence in order."""
    taken: dict[int, Mention] = {}
    for mention in mentions:
        for number, token in enumerate(found):
            if mention.span.start <= token.start < mention.span.end:
                taken[number] = mention
    made: list[Figure] = []
    previous: Mention | None = None
    for number, token in enumerate(found):
        mention_here = taken.get(number)
        if mention_here is not None:
            if mention_here is not previous:
                made.append(_known(number, mention_here, vocabulary))
        elif _name(found, number):
            if not (number and number - 1 not in taken and _name(found, number - 1)):
                made.append(_stranger(number, found))
        elif token.folded in _people():
            made.append(Figure(number, token.folded, "", PERSON, vague=True))
        previous = mention_here
    return made


def _known(number: int, mention: Mention, vocabulary: Vocabulary) -> Figure:
    single = mention.entities[0] if len(mention.entities) == 1 else ""
    kinds = {vocabulary.kinds.get(e, "") for e in mention.entities}
    sort = PERSON if kinds == {"person"} else ANYTHING if kinds & {"", "person"} else THING
    return Figure(number, " ".join(mention.entities), single, sort)


def _stranger(number: int, found: Sequence[Token]) -> Figure:
    """Return a name that is not on file; a country is no person, every other may be one."""
    sort = THING if place(found[number].folded) else ANYTHING
    return Figure(number, found[number].folded, "", sort)


def _name(found: Sequence[Token], number: int) -> bool:
    """Tell whether a token has the look of a name; at the start of a sentence any word has."""
    token = found[number]
    if not token.text[:1].isupper() or closed(token.folded) or token.folded in _calendar():
        return False
    if number and found[number - 1].text not in {'"', "“", ":"}:
        return True
    return not lexicon.pos(token.folded)


@cache
def _calendar() -> frozenset[str]:
    rows = table("exclusive")
    listed = [*rows.get("month", ()), *rows.get("weekday", ())]
    return frozenset(form for each in listed for form in each.split("="))


@cache
def _people() -> frozenset[str]:
    """Return the common nouns that a "he" or "she" may stand for."""
    return words("entity_kinds", "person") | words("entity_kinds", "human")
