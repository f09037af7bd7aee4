"""Fact checks of others (ClaimReview of schema.org) as claims with a rating.

One object, an array, a DataFeed, a @graph or one object a line: whatever holds ClaimReviews
is looked through. The statement becomes the claim's text, its review the source.
"""

from __future__ import annotations

from factcli.errors import FactcliError
from factcli.exchange.linked import by_id, contexts, plain, typed, word
from factcli.exchange.ratings import OPEN, SUPPORTED, scale_of, verdict_of
from factcli.exchange.reading import read_text
from factcli.exchange.records import Numeral, shown
from factcli.exchange.strict_json import faults, parse
from factcli.exchange.tabled import Tables
from factcli.exchange.target import free
from factcli.exchange.times import read_time
from factcli.records import TYPE_CHECKING
from factcli.store.checks import slug

if TYPE_CHECKING:
    from pathlib import Path

    from factcli.exchange.bring_in import Options

    Row = tuple[str, dict[str, object]]

KIND = "ClaimReview"
_LONGEST = 60


def read(path: Path, options: Options) -> Tables:
    """Return the reviews in a file as tables; raise FactcliError when it holds none."""
    data = plain(_parse(read_text(path), str(path)))
    problems = [*faults(data), *contexts(data)]
    reader = _Reader(by_id(data), problems)
    for place, review in typed(data, KIND):
        reader.add(place or KIND, review)
    if not reader.claims and not problems:
        raise FactcliError(f"{path}: holds no {KIND}", f'one has "@type": "{KIND}"')
    head: dict[str, object] = {"title": options.title or path.stem}
    rows: list[Row] = [("base", head), *reader.sources, *reader.claims]
    places = ["", *reader.source_places, *reader.claim_places]
    return Tables(path.stem, tuple(rows), tuple(places), tuple(problems), tuple(reader.warnings))


def _parse(text: str, file: str) -> object:
    """Return the data, be it one JSON text or one a line."""
    try:
        return parse(text, file, Numeral)
    except FactcliError:
        lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
        first = lines[0][1].strip() if lines else ""
        if len(lines) < 2 or not (first.startswith("{") and first.endswith("}")):
            raise
        return [parse(line, f"{file}:{number}", Numeral) for number, line in lines]


class _Reader:
    """Collects the tables of many reviews."""

    def __init__(self, known: dict[str, dict[str, object]], problems: list[str]) -> None:
        self.sources: list[Row] = []
        self.claims: list[Row] = []
        self.source_places: list[str] = []
        self.claim_places: list[str] = []
        self.problems = problems
        self.warnings: list[str] = []
        self._known = known
        self._ids: set[str] = set()
        self._source_ids: dict[tuple[str, ...], str] = {}

    def add(self, place: str, review: dict[str, object]) -> None:
        """Add one review as a claim, and its source."""
        reviewed = review.get("claimReviewed")
        text = word(reviewed)
        if not text or isinstance(reviewed, Numeral):
            self.problems.append(f"{place}: has no claimReviewed, the statement that it is about")
            return
        rating = self._object(review.get("reviewRating"))
        words = word(rating.get("alternateName")) or word(rating.get("name"))
        scale = scale_of(*(word(rating.get(key))
                           for key in ("ratingValue", "worstRating", "bestRating")))  # fmt: skip
        verdict = verdict_of(words, scale)
        if not verdict:
            told = f"the rating {shown(words)} is not in the table" if words else "has no rating"
            self.warnings.append(f"{place}: {told}; the statement is kept and decides nothing")
        item = self._object(review.get("itemReviewed"))
        name = free(slug(text)[:_LONGEST].strip("-") or "statement", self._ids)
        self._ids.add(name)
        fields: dict[str, object] = {
            "id": name,
            "text": text,
            "source": self._source(place, review),
            "verdict": "" if verdict == SUPPORTED else verdict or OPEN,
            "rating": words,
            "rating_scale": scale,
            "claimed_by": self._names(item.get("author")),
            "claimed_on": self._date(f"{place}.itemReviewed", item.get("datePublished")),
            "claimed_in": self._addresses(item),
        }
        self.claims.append(("claim", _filled(fields)))
        self.claim_places.append(place)

    def _source(self, place: str, review: dict[str, object]) -> str:
        author = self._names(review.get("author")) or self._names(review.get("publisher"))
        address = word(review.get("url")) or word(review.get("mainEntityOfPage"))
        day = self._date(place, review.get("datePublished"))
        title = word(review.get("headline")) or word(review.get("name"))
        for what, found in (("author", author), ("url", address)):
            if not found:
                self.warnings.append(f"{place}: has no {what}")
        key = (", ".join(author), address, day, title)
        if key not in self._source_ids:
            stem = slug(author[0] if author else "fact check")[:_LONGEST].strip("-")
            name = free(stem or "fact-check", set(self._source_ids.values()))
            self._source_ids[key] = name
            fields: dict[str, object] = {
                "id": name, "title": title, "publisher": key[0], "date": day, "url": address,
            }  # fmt: skip
            self.sources.append(("source", _filled(fields)))
            self.source_places.append(place)
        return self._source_ids[key]

    def _object(self, thing: object) -> dict[str, object]:
        """Return the object meant: the first of a list, or the one that an @id points to."""
        first = next(iter(thing), None) if isinstance(thing, list) else thing
        if not isinstance(first, dict):
            return {}
        name = first.get("@id")
        return self._known.get(name, first) if isinstance(name, str) else first

    def _names(self, thing: object) -> list[str]:
        """Return the names of people or organisations, given as objects or as texts."""
        listed = thing if isinstance(thing, list) else [thing]
        found = (word(item) or word(self._object(item).get("name")) for item in listed)
        return [name for name in dict.fromkeys(found) if name]

    def _addresses(self, item: dict[str, object]) -> list[str]:
        """Return where a statement was made."""
        found: list[str] = []
        for key in ("firstAppearance", "appearance"):
            thing = item.get(key)
            listed = thing if isinstance(thing, list) else [thing]
            found += [word(one) or word(self._object(one).get("url")) for one in listed]
        return [address for address in dict.fromkeys(found) if address]

    def _date(self, place: str, thing: object) -> str:
        """Return a date as a claim file holds it; what is none is told and left out."""
        text = word(thing)
        time = read_time(text) if text else None
        if text and (time is None or time.stretch):
            self.warnings.append(f"{place}.datePublished: {shown(text)} is not a date; left out")
            return ""
        return time.text.partition("T")[0] if time else ""


def _filled(fields: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in fields.items() if value not in ("", [])}
