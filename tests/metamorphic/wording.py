"""Variants in wording: voice, order, lead-ins, and the phrases that a claim's property lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.metamorphic.variants import (
    AUXILIARY,
    QUOTED,
    Seed,
    Variant,
    capital,
    full_stop,
    mentions,
    participle,
    past_of,
    small,
    turn,
    verbs,
)  # fmt: skip

from factcli.language import lemmas, lexicon, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.model import Claim
    from factcli.store.base import ClaimBase

_MONTHS = "|".join(row[0] for key, row in table("times").items() if key.startswith("month "))
_DAYS = "|".join(row[0] for key, row in table("times").items() if key.startswith("weekday "))
_DATE = (
    rf"(?:(?:(?:{_DAYS}|{_MONTHS}|\d+(?:-\d+)*|early|late|mid),? )*(?:{_MONTHS}|\d{{4}}(?:-\d+)*))"
)
_TRAILING = re.compile(
    rf"(?P<rest>.+?) (?P<time>(?:on|in|since|during) {_DATE}|from {_DATE} to {_DATE}"
    rf"|between {_DATE} and {_DATE})\.?"
)
# A verb that needs its time, and clauses whose own time it may be.
_BOUND = re.compile(r'\b(?:dates|that|who|which|when|while|said|says|began)\b|["“:,;]')
# Verbs with something other than an object behind them, or with both sides alike.
_NO_OBJECT = frozenset(
    "became remained stayed seemed cost weighed lasted measured met married resembled called said "
    "equalled matched faced".split()
)
_NO_LEAD = frozenset(["question", "true or false", "did you know"])
_TELLING = ("read", "heard", "know", "think", "believe", "swear", "remember", "learn", "reckon")
_PREPOSITIONS = frozenset("on in at by from to for with under as".split())


def variants(seed: Seed) -> Iterator[Variant]:
    """Yield what says the same in other words or another order."""
    rows = (
        ("active and passive", voices(seed.text, seed.base)),
        ("time first", _time_first(seed)),
        ("lead-in", _led(seed)),
        ("listed phrase", _phrased(seed)),
    )
    for kind, texts in rows:
        for text in dict.fromkeys(texts):
            if text != seed.text:
                yield Variant(kind, text, keeps=True)


def voices(text: str, base: ClaimBase) -> Iterator[str]:
    """Yield the passive of a plain "A did B", and the active of a plain "B was done by A"."""
    found = verbs(text, base)
    if QUOTED.search(text) or _CLAUSE.search(text):
        return
    words = [match[0] for match in found]
    if (
        len(found) == 2
        and words[0] in {"was", "were"}
        and text[found[1].end() :].startswith(" by ")
    ):
        agent, rest = _noun(text[found[1].end() + 4 :], base)
        past, left = past_of(words[1]), text[: found[0].start()].rstrip()
        if agent and past and words[1] not in _NO_OBJECT and _plain(left, base):
            yield capital(f"{agent} {past} {small(left, base)}{rest}")
    elif len(found) == 1 and words[0] not in AUXILIARY:
        patient, rest = _noun(text[found[0].end() + 1 :], base)
        form, left = participle(words[0]), text[: found[0].start()].rstrip()
        if patient and words[0] not in _NO_OBJECT and _plain(left, base):
            be = "were" if _plural(patient, base) else "was"
            yield capital(f"{patient} {be} {form} by {small(left, base)}{rest}")


_CLAUSE = re.compile(r"[,:;]|\b(?:that|who|which|when|while|and|said|says|twice)\b")


_PHRASE = re.compile(r"(?:the|an?) [^\W\d_]+(?: [^\W\d_]+)?(?= (?:on|in|at|of|for|by|to) |\.?$)")


def _noun(text: str, base: ClaimBase) -> tuple[str, str]:
    """Return the noun phrase that a text begins with and what follows; "" when in doubt."""
    found = mentions(text, base)
    article = "the " if text.startswith("the ") else ""
    if found and found[0].start in {0, len(article)}:
        end = found[0].end
    elif plain := re.match(
        r"(?:the|an?) [^\W\d_]+(?: [^\W\d_]+)?(?= (?:on|in|at|of|for|by|to) |\.?$)", text
    ):
        end = plain.end()
    else:
        return "", ""
    rest = text[end:]
    behind = rest.split(maxsplit=1)[:1] or ["."]
    known = behind[0] in _PREPOSITIONS or rest.strip() in {"", "."} or behind[0][0].isdigit()
    return (text[:end], rest) if known else ("", "")


def _plural(phrase: str, base: ClaimBase) -> bool:
    """Tell whether a noun phrase takes "were": "the rights to the drug", "the Kites"."""
    head = re.split(r" (?:of|to|on|in|for|at|by) ", phrase)[0]
    person = any(m.entity.kind == "person" for m in mentions(phrase, base))
    return head.endswith("s") and not head.endswith("ss") and not person


def _plain(text: str, base: ClaimBase) -> bool:
    """Tell whether the words before a verb are one noun phrase: a name, or "the" and a few."""
    found = mentions(text, base)
    if found and found[-1].end == len(text) and text[: found[-1].start].lower() in {"", "the "}:
        return True
    return bool(re.fullmatch(r"(?:The|An?|All|Armed) [^\W\d_]+(?: [^\W\d_]+)?", text))


def _time_first(seed: Seed) -> Iterator[str]:
    found = _TRAILING.fullmatch(seed.text)
    if found and not _BOUND.search(found["rest"]) and not _DATE_END.search(found["rest"]):
        rest = full_stop(small(found["rest"], seed.base))
        yield f"{capital(found['time'])}, {rest}"
        yield f"{capital(found['time'])} {rest}"


_DATE_END = re.compile(r"\b(?:from|to|and|between)$|\bis$")


def _led(seed: Seed) -> Iterator[str]:
    """Yield the seed after a label, an interjection, a first person and an acquaintance."""
    chatter, number = table("chatter"), seed.number
    inner = small(seed.text, seed.base)
    labels = [label for label in chatter["label"] if label not in _NO_LEAD]
    for label in turn(labels, number):
        yield f"{capital(label)}: {seed.text}"
    for word in turn(chatter["interjection"], number, 2):
        yield f"{capital(word)}, {inner}"
    for verb in turn(_TELLING, number):
        yield f"I {verb} that {inner}"
    for person in turn(chatter["circle"], number):
        yield f"So my {person} told me over breakfast that {inner}"
    for verb in turn(_TELLING[:2], number):
        yield f"I {verb} this on the bus this morning: {inner}"


def _phrased(seed: Seed) -> Iterator[str]:
    """Yield the seed with another phrase of its property in the place of the one it has."""
    claim, prop = seed.claim, seed.base.properties.get(seed.claim.property)
    own = (claim.property.strip(),) if prop is None and " " in claim.property.strip() else ()
    listed = (*own, *claim.phrases, *(prop.phrases if prop else ()))
    said = sorted((p for p in listed if f" {p} " in seed.text), key=lambda p: (-len(p), p))
    if not said or seed.text.count(f" {said[0]} ") > 1:
        return
    rest = seed.text.replace(f" {said[0]} ", " ").lower()
    others = [
        phrase
        for phrase in dict.fromkeys(listed)
        if phrase not in {*own, said[0]}
        and _verbal(phrase)
        and phrase.endswith(" by") == said[0].endswith(" by")
        # "was found guilty of fraud" is no phrase to put before "fraud".
        and not any(word in rest for word in phrase.lower().split() if len(word) > 4)
    ]
    for phrase in turn(others, seed.number, 3):
        yield seed.text.replace(f" {said[0]} ", f" {joined(phrase, said[0], claim)} ")


def joined(phrase: str, said: str, claim: Claim) -> str:
    """Return a phrase with the preposition that the one in its place has before the value."""
    last = said.rsplit(" ", 1)[-1]
    wanted = last in _PREPOSITIONS and claim.value_kind in {"date", "period", "place", "entity"}
    return (
        f"{phrase} {last}"
        if wanted and phrase.rsplit(maxsplit=1)[-1] not in _PREPOSITIONS
        else phrase
    )


def _verbal(phrase: str) -> bool:
    """Tell whether a phrase begins with a verb, and so makes a sentence of what stands around."""
    first = phrase.split(" ", 1)[0]
    auxiliary = first in {"is", "was", "were", "are", "has", "had", "have", "will", "did"}
    return auxiliary or (
        lemmas.lemma(first, "v") != first and dict(lexicon.pos(first)).get("v", 0) > 0
    )
