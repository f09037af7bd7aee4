"""Findings and claims as ClaimReview (schema.org), in the properties that Google asks for.

The scale runs from 1, false, to 5, true; what is disputed or open has words and no number.
A claim that came from somebody else's fact check goes out with that one's author, address and
words, never with ours.
"""

from __future__ import annotations

import re

from factcli.model import Verdict
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.render.json import encoded
from factcli.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from factcli.model import Claim, Entity, Finding, Source
    from factcli.render.view import View

CONTEXT = "https://schema.org"
WORST, BEST = 1, 5
RATINGS: dict[Verdict, tuple[str, int | None]] = {
    Verdict.SUPPORTED: ("True", BEST),
    Verdict.MIXED: ("Partly true", 3),
    Verdict.REFUTED: ("False", WORST),
    Verdict.DISPUTED: ("Disputed", None),
    Verdict.UNVERIFIABLE: ("Unproven", None),
}
_SCALE = re.compile(r"(\S+) of (\S+) to (\S+)")
_LETTERS = re.compile(r"[a-z0-9]+")
_LONGEST_ANCHOR = 60


class Publisher(NamedTuple):
    """Who publishes reviews, and where; the day only when somebody gave one.

    `appearance` is where the statements that were checked had been made.
    """

    name: str
    url: str = ""
    page: str = ""
    date: str = ""
    appearance: str = ""


def of_finding(finding: Finding, publisher: Publisher, view: View) -> dict[str, Any]:
    """Return the review of a statement that was checked."""
    claimed = {"@type": "Claim", "appearance": _work(publisher.appearance)}
    return _filled({
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "url": _anchored(publisher.page, finding.statement),
        "claimReviewed": finding.statement,
        "author": _author(publisher),
        "datePublished": publisher.date,
        "reviewRating": rating(finding.verdict),
        "itemReviewed": _filled(claimed),
        "reviewBody": finding.explanation,
        "citation": _citations(finding, view),
    })  # fmt: skip


def of_claim(
    claim: Claim, source: Source, entities: dict[str, Entity], publisher: Publisher | None
) -> dict[str, Any]:
    """Return the review that a claim amounts to.

    A claim with a rating is somebody's fact check already; `publisher` is for all others.
    """
    said = claim.claimed_by or tuple(
        entities[who].name if who in entities else who for who in claim.said_by
    )
    where: tuple[str, ...] = claim.claimed_in
    if is_review(claim):
        author: dict[str, Any] = {"@type": "Organization", "name": source.publisher}
        page, day, made = source.url, source.date, _own_rating(claim)
    else:
        if publisher is None:
            raise ValueError(claim.id)
        author, page = _author(publisher), _anchored(publisher.page, claim.id)
        day, made = publisher.date, rating(_verdict(claim))
        where = where or ((source.url,) if source.url else ())
    claimed = {
        "@type": "Claim",
        "author": [{"@type": "Person", "name": name} for name in said],
        "datePublished": claim.claimed_on,
        "appearance": [_work(address) for address in where],
    }
    return _filled({
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "url": page,
        "claimReviewed": claim.text,
        "author": _filled(author) if author.get("name") else {},
        "datePublished": day,
        "headline": source.title if is_review(claim) else "",
        "reviewRating": made,
        "itemReviewed": _filled(claimed),
    })  # fmt: skip


def is_review(claim: Claim) -> bool:
    """Whether a claim came from a fact check, whose words it keeps."""
    return bool(claim.rating or claim.rating_scale) or claim.verdict is not Verdict.SUPPORTED


def rating(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict as a rating, with its scale where it has a number."""
    words, value = RATINGS[verdict]
    number = {"ratingValue": value, "bestRating": BEST, "worstRating": WORST} if value else {}
    return {"@type": "Rating", **number, "alternateName": words}


def feed(reviews: Sequence[dict[str, Any]], view: View) -> str:
    """Return reviews as JSON: one as an object, several as an array."""
    found: Any = reviews[0] if len(reviews) == 1 else list(reviews)
    return encoded(found, view, indent=2) + "\n"


def _verdict(claim: Claim) -> Verdict:
    """Return what a claim of ours says of its sentence: an allegation is not true by that."""
    if claim.denied_by:
        return Verdict.DISPUTED
    return Verdict.UNVERIFIABLE if claim.said_by or claim.plan else claim.verdict


def _own_rating(claim: Claim) -> dict[str, Any]:
    found = _SCALE.fullmatch(claim.rating_scale)
    if not found and not claim.rating:
        return rating(claim.verdict)
    numbers = dict(zip(("ratingValue", "worstRating", "bestRating"),
                       map(_number, found.groups()), strict=True)) if found else {}  # fmt: skip
    return _filled({"@type": "Rating", **numbers, "alternateName": claim.rating})


def _number(word: str) -> float | str:
    """Return a number of a scale as JSON writes it, words as they are."""
    try:
        value = float(word)
    except ValueError:
        return word
    plain = int(value) if value.is_integer() else value
    return plain if str(plain) == word else word


def _author(publisher: Publisher) -> dict[str, Any]:
    return _filled({"@type": "Organization", "name": publisher.name, "url": publisher.url})


def _work(address: str) -> dict[str, Any]:
    return {"@type": "CreativeWork", "url": address} if address else {}


def _anchored(page: str, words: str) -> str:
    """Return the address of one review on the page of all."""
    if "#" in page:
        return page
    anchor = "-".join(_LETTERS.findall(fold(words)))[:_LONGEST_ANCHOR].strip("-")
    return f"{page}#{anchor}" if anchor else page


def _citations(finding: Finding, view: View) -> list[str]:
    sources = (view.sources.get(match.claim.source) for match in finding.claims)
    return list(dict.fromkeys(source.url for source in sources if source and source.url))


def _filled(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value not in ("", [], {})}
