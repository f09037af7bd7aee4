"""Records as the TOML text of a claim file: base, source, entities, and a claim a record.

Every field of a record has its place in the claim; a value that names an entity becomes
that entity's id. The sentence of a claim is made from its slots, the quote of the record
is its excerpt.
"""

from __future__ import annotations

import re

from factcli.exchange.figures import hedged
from factcli.exchange.records import TIMED
from factcli.exchange.rules import FALSE, claim_id
from factcli.exchange.sentences import sentence
from factcli.exchange.target import free, stem_of
from factcli.exchange.times import OPEN, read_time
from factcli.language import words
from factcli.records import TYPE_CHECKING, dataclass
from factcli.store.checks import is_id
from factcli.store.fields import FORMAT
from factcli.store.library import library
from factcli.store.suggest import nearest
from factcli.store.tables import Bare, table
from factcli.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcli.exchange.naming import Named, Names
    from factcli.exchange.records import Record

_NAMED = ("entity", "place")
_NO_SOURCE = ("", "", "", "")
_PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d*[1-9])?")
# How like an id, in per cent, a word must be to be taken for a slip (with room to spare).
_ALIKE = 80
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the claims. `base` says whether this file is the base's first, `taken`
    are ids of sources that the base has."""

    title: str = ""
    date: str = ""
    source: str = ""
    base: bool = True
    taken: tuple[str, ...] = ()


def write_claims(
    heading: Heading,
    records: tuple[Record, ...],
    names: Names,
    places: Mapping[str, str] | None = None,
) -> str:
    """Return the claim file that holds all of `records`.

    `places` tells by record id where in the source its quote stands.
    """
    tables = [f"factcli = {FORMAT}\n"]
    date = _time(heading.date)
    if heading.base:
        tables.append(table("[base]", {"title": heading.title, "as_of": date, "language": "en"}))
    sources = _sources(heading, records)
    if any(not _own_source(record) for record in records):
        own = {"id": heading.source, "title": heading.title, "date": date}
        tables.append(table("[[source]]", own))
    for (title, publisher, published, url), name in sources.items():
        named = {"id": name, "title": title, "publisher": publisher, "date": _time(published)}
        tables.append(table("[[source]]", {**named, "url": url}))
    tables.extend(table("[[entity]]", _entity(each)) for each in names.entities())
    for record in records:
        fields = _claim(record, names)
        fields["source"] = sources.get(_own_source(record) or _NO_SOURCE, heading.source)
        if places:
            fields["locator"] = places.get(record.id, "")
        if not heading.base and not record.as_of:
            # The base has a present day of its own; these claims hold as of theirs.
            fields["as_of"] = date
        tables.append(table("[[claim]]", fields))
    return "\n".join(tables)


def _own_source(record: Record) -> tuple[str, str, str, str] | None:
    """Return the source that the row itself names, None for that of the whole file."""
    found = (record.source, record.publisher, record.published, record.url)
    return found if any(found) else None


def _sources(heading: Heading, records: tuple[Record, ...]) -> dict[tuple[str, str, str, str], str]:
    """Return an id for each source that rows name."""
    taken = {heading.source, *heading.taken}
    ids: dict[tuple[str, str, str, str], str] = {}
    for found in filter(None, map(_own_source, records)):
        if found not in ids:
            name = free(stem_of(found[0] or found[1] or found[3].partition("//")[2]), taken)
            taken.add(name)
            ids[found] = name
    return ids


def _entity(named: Named) -> dict[str, object]:
    return {
        "id": named.id,
        "name": named.name,
        "kind": named.kind,
        "aliases": named.aliases,
        "in": named.within,
        "level": named.level,
    }


def _claim(record: Record, names: Names) -> dict[str, object]:
    subject = names.find(record.subject)
    value = names.find(record.value) if record.value_type in _NAMED else None
    speakers = record.attributed_to
    if record.value_type == "quote" and not speakers:
        speakers = (record.subject,)
    return {
        "id": claim_id(record.id),
        "text": record.text or sentence(record),
        "source": "",
        "locator": record.locator,
        "excerpt": record.quote,
        "subject": subject.id if subject else record.subject,
        "subject_names": _both(
            names.local(subject, record.subject_aliases, record.subject), record.subject_names
        ),
        "property": _property(record.property),
        "phrases": list(record.property_phrases),
        "value": value.id if value else _value(record),
        "value_names": _both(
            names.local(value, record.value_aliases, record.value), record.value_names
        ),
        "value_kind": record.value_type,
        "unit": record.unit,
        "start": _time(record.start),
        "end": _time(record.end) or (OPEN if _goes_on(record) else ""),
        "when": _time(record.when),
        "place": names.place(record.where) if record.where else "",
        "by": _party(record.by, names),
        "said_by": [_party(name, names) for name in speakers],
        "denied_by": [_party(name, names) for name in record.disputed_by],
        # "It is true that …" is denied: a false boolean has no other negation to stand in.
        "negative": _is_false(record) or record.negative or None,
        "plan": record.plan or None,
        "verdict": record.verdict,
        "as_of": _time(record.as_of),
        "superseded_by": claim_id(record.superseded_by),
        "single": record.functional,
    }


def _both(first: list[str], then: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys((*first, *then)))


def _property(words: str) -> str:
    """Return a property in words as a file holds it.

    One word, such as "costs", could be the id of a property with a slip in it, and loading
    refuses those. The blank behind it says that words are meant; loading drops it.
    """
    known = library()
    if not is_id(words) or words in known:
        return words
    return f"{words} " if "-" in words or nearest(words, known, _ALIKE) else words


def _party(name: str, names: Names) -> str:
    named = names.find(name) if name else None
    return named.id if named else name


def _is_false(record: Record) -> bool:
    return record.value_type == "boolean" and record.value.casefold() in FALSE


def _value(record: Record) -> object:
    if record.value_type == "boolean":
        return True
    if record.value_type == "quantity":
        figure = hedged(record)
        return Bare(figure) if _PLAIN_NUMBER.fullmatch(figure) else figure
    if record.value_type in TIMED:
        return _time(record.value)
    return record.value


def _goes_on(record: Record) -> bool:
    """Whether a record with a start and no end says that the thing goes on."""
    if not record.start or record.end:
        return False
    said = _WORD.findall(fold(record.quote or record.property))
    first = fold(record.property).split()[:1]
    return bool(
        words("record_words", "ongoing").intersection(said)
        or words("record_words", "present").intersection(first)
    )


def _time(text: str) -> str:
    """Return a date as a claim file holds it: a TOML date for a day, else an EDTF string."""
    if not text or text == OPEN:
        return text
    time = read_time(text)
    return _day(time.text) if time else text


def _day(text: str) -> str:
    return Bare(text) if _DAY.fullmatch(text) and text[:4] != "0000" else text
