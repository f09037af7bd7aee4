"""What a seed and a variant are, and how names, words and sentences are cut and joined.

A seed is a sentence that the claims on file support. A variant of it says the same in another
way, or something else in almost the same way; its kind tells which. Nothing here is drawn by
lot: variants are enumerated, and where there are many ways to go, `turn` takes them in turn.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from factcli.language import lemmas, lexicon, table, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.model import Claim, Entity
    from factcli.store.base import ClaimBase

QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
_ARTICLES = ("the", "a", "an")
_OPENING = frozenset({*_ARTICLES, "there", "all", "no", "some"})

AUXILIARY = frozenset("is are was were has have had will would can could may must be".split())

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Seed:
    """A sentence that its base should support, and the claim that it says."""

    base: ClaimBase
    claim: Claim
    text: str
    pack: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Variant:
    """Another sentence: `keeps` when it means what the seed means, else it is not supported.

    `plain` is what a disguised variant disguises.
    """

    kind: str
    text: str
    keeps: bool
    plain: str = ""


class Mention(NamedTuple):
    """A stretch of a text that names an entity."""

    start: int
    end: int
    entity: Entity


def turn(choices: Sequence[T], number: int, count: int = 1) -> list[T]:
    """Return `count` of the choices, beginning where the number says."""
    if len(choices) <= count:
        return list(choices)
    return [choices[(number * count + step) % len(choices)] for step in range(count)]


def names(entity: Entity) -> tuple[str, ...]:
    """Return all names of an entity, the longest first."""
    return tuple(sorted({entity.name, *entity.aliases}, key=lambda n: (-len(n), n)))


@cache
def _pattern(entity: Entity) -> re.Pattern[str]:
    found = "|".join(re.escape(name) for name in names(entity))
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE)


def mentions(text: str, base: ClaimBase) -> list[Mention]:
    """Return the entities named in a text, outside its quotations, in order of place."""
    quoted = [match.span() for match in QUOTED.finditer(text)]
    found = [
        Mention(match.start(), match.end(), entity)
        for entity in base.entities.values()
        for match in _pattern(entity).finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in quoted)
    ]
    found.sort(key=lambda m: (m.start - m.end, m.start))
    kept: list[Mention] = []
    for one in found:
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda m: m.start)


def replaced(text: str, start: int, end: int, new: str) -> str:
    """Return the text with one stretch replaced, an article kept before a name and once only."""
    before = text[:start]
    if new.lower().split(" ", 1)[0] in _ARTICLES:
        before = re.sub(r"\b(?:the|an?) $", "", before, flags=re.IGNORECASE)
    made = before + new + text[end:]
    return capital(made)


def capital(text: str) -> str:
    """Return the text with a large first letter."""
    return text[:1].upper() + text[1:]


def small(text: str, base: ClaimBase) -> str:
    """Return a sentence as it stands inside another: its first word small unless it is a name."""
    found = mentions(text, base)
    if found and found[0].start == 0:
        said = text[: found[0].end].casefold()
        name = next(n for n in names(found[0].entity) if n.casefold() == said)
        return name[:1] + text[1:] if not text.startswith("The ") else f"the {text[4:]}"
    first = text.split(" ", 1)[0].lower()
    common = first in _OPENING or first in words("grammar", "preposition") or lexicon.pos(first)
    return text[:1].lower() + text[1:] if common else text


def verbs(text: str, base: ClaimBase) -> list[re.Match[str]]:
    """Return the auxiliaries and past forms outside names and quotations, in order."""
    closed = [(m.start, m.end) for m in mentions(text, base)]
    closed += [m.span() for m in QUOTED.finditer(text)]
    return [
        match
        for match in re.finditer(r"[^\W\d_]+", text)
        if not any(start <= match.start() < end for start, end in closed)
        and (match[0] in AUXILIARY or (match.start() > 0 and participle(match[0])))
    ]


def full_stop(text: str) -> str:
    """Return the text with a full stop at its end, unless it ends a sentence already."""
    return text if text.endswith((".", '."', '"', "?", "!")) else f"{text}."


@cache
def _verb_forms() -> tuple[dict[str, str], dict[str, str]]:
    """Return irregular pasts with their participles, and the other way round."""
    past: dict[str, str] = {}
    for key, row in table("irregular").items():
        base, _, pos = key.rpartition(" ")
        forms = [w for w in row if not w.endswith(("ing", "s"))]
        if pos != "v" or not forms or base in {"be", "have", "do", "go"}:
            continue
        if len(forms) > 1:
            past.setdefault(forms[0], forms[-1])
        else:
            past.setdefault(base if forms[0].endswith("en") else forms[0], forms[0])
    return past, {done: told for told, done in past.items()}


def participle(past: str) -> str:
    """Return the participle of a verb's past form ("" when the word is no such form)."""
    if past in _verb_forms()[0]:
        return _verb_forms()[0][past]
    return past if _regular(past) else ""


def past_of(done: str) -> str:
    """Return the past form that belongs to a participle, "" when the word is none."""
    if done in _verb_forms()[1]:
        return _verb_forms()[1][done]
    return done if _regular(done) else ""


def _regular(word: str) -> bool:
    return word.endswith("ed") and "v" in dict(lexicon.pos(lemmas.lemma(word, "v")))


def regular(base: str) -> bool:
    """Tell whether the past of a verb is its base form and -ed."""
    return f"{base} v" not in table("irregular")


def base_form(past: str) -> str:
    """Return what stands after "did not": "raid" for "raided"."""
    return lemmas.lemma(past, "v")
