"""Descriptions that look back: "the minister", "the agency"; and who was called what before."""

from __future__ import annotations

from functools import cache

from factcli.language import lexicon, words
from factcli.model import Span
from factcli.parse.tagging import closed
from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from factcli.desk.names import Mention
    from factcli.parse.tokens import Token

# An apposition is read so far: "Livia Rostrand, the long-serving harbour master of Marenholt".
_NEAR = 6


class Description(NamedTuple):
    """A description: the number of its first token, its noun, where it stands, as written."""

    at: int
    noun: str
    span: Span
    said: str


@cache
def _nouns() -> frozenset[str]:
    single = words("entity_kinds", "person") | words("entity_kinds", "organisation")
    return single | {office.split()[-1] for office in words("offices", "office")}


def described(
    found: Sequence[Token], mentions: Sequence[Mention], heads: Collection[str]
) -> Iterator[Description]:
    """Yield each "the minister" that is no name on file and is not told apart by what follows.

    `heads` are the nouns that end names on file.
    """
    for i in range(len(found) - 1):
        noun = found[i + 1].folded
        if found[i].folded != "the" or (noun not in _nouns() and noun not in heads):
            continue
        span = Span(found[i].start, found[i + 1].end)
        if any(m.span.start < span.end and span.start < m.span.end for m in mentions):
            continue
        if _ends(found[i + 2] if i + 2 < len(found) else None):
            yield Description(i, noun, span, f"the {noun}")


def _ends(after: Token | None) -> bool:
    """Tell whether a noun phrase ends before this token."""
    if after is None or not after.text[:1].isalnum():
        return True
    if after.folded in {"of", "for", "from", "who", "that", "which", "whose"}:
        return False
    kinds = lexicon.pos(after.folded)
    return bool(closed(after.folded)) or (bool(kinds) and kinds[0][0] == "v")


def descriptors(
    found: Sequence[Token], mentions: Sequence[Mention]
) -> Iterator[tuple[str, set[str]]]:
    """Yield for each entity named the nouns that the sentence calls it: beside it, or "is a"."""
    for mention in mentions:
        if len(mention.entities) != 1 or not mention.proper:
            continue
        inside = [i for i, t in enumerate(found)
                  if mention.span.start <= t.start < mention.span.end]  # fmt: skip
        if not inside:
            continue
        nouns = set(_apposition(found, inside[-1] + 1))
        before = found[inside[0] - 1].folded if inside[0] else ""
        if before in _nouns():
            nouns.add(before)
        if nouns:
            yield mention.entities[0], nouns


def _apposition(found: Sequence[Token], start: int) -> Iterator[str]:
    """Yield the noun of ", the long-serving minister," and of "is the minister"."""
    if start >= len(found) or found[start].folded not in {",", "is", "was"}:
        return
    rest = found[start + 1 : start + 1 + _NEAR]
    if not rest or (rest[0].folded not in {"the", "a", "an"} and found[start].folded != ","):
        return
    for token in rest:
        if token.folded in {",", "who", "of", "and", "."} or token.folded in _nouns():
            if token.folded in _nouns():
                yield token.folded
            return


def others(
    found: Sequence[Token], mentions: Sequence[Mention], heads: Collection[str]
) -> Iterator[str]:
    """Yield the nouns of `heads` that the sentence says of something that is not on file.

    After "a lighthouse" or "Dover lighthouse", "the lighthouse" may be that one.
    """
    for i, token in enumerate(found):
        if token.folded not in heads or any(
            m.span.start <= token.start < m.span.end for m in mentions
        ):
            continue
        if i and found[i - 1].folded != "the":
            yield token.folded
