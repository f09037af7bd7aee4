"""Entities of Wikidata (the JSON of Special:EntityData) as entities and claims.

A statement becomes a claim with its qualifiers and the first reference that names a source.
Deprecated ones are passed by; where one is preferred, others without a time of their own give
way to it. Names of things come from the same file or from a file of labels.
"""

from __future__ import annotations

from factcli.errors import FactcliError
from factcli.exchange.kinds import THING, guess
from factcli.exchange.reading import read_text
from factcli.exchange.records import Numeral
from factcli.exchange.strict_json import faults, parse
from factcli.exchange.tabled import Tables
from factcli.exchange.target import free
from factcli.exchange.wikidata_values import Told, day_words, table, told
from factcli.records import TYPE_CHECKING
from factcli.store.checks import slug
from factcli.store.library import library
from factcli.store.tables import Bare

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factcli.exchange.bring_in import Options

    Thing = dict[str, object]

_RANKS = ("preferred", "normal")
_TIMES = ("start", "end", "when")
_INSTANCE_OF, _REFERENCE_URL = "P31", "url"
# Statements of these types name files and records elsewhere; they are no facts.
_SILENT = frozenset({
    "external-id", "commonsMedia", "url", "math", "geo-shape", "tabular-data", "musical-notation",
})  # fmt: skip


def read(path: Path, options: Options) -> Tables:
    """Return the entities in a file as tables; raise FactcliError when it holds none."""
    from pathlib import Path as AnyPath

    data = parse(read_text(path), str(path), Numeral)
    problems = faults(data)
    found = dict(_entities(data))
    if not found and not problems:
        raise FactcliError(
            f"{path}: holds no entity", 'one has "type", "id" and "claims", as Wikidata gives it'
        )
    more: dict[str, object] = {}
    if options.labels:
        labels = parse(read_text(AnyPath(options.labels)), options.labels, Numeral)
        problems.extend(f"{options.labels}: {fault}" for fault in faults(labels))
        more = labels if isinstance(labels, dict) else {}
        more = {**more, **dict(_entities(labels))}
    reader = _Reader(found, more, options.language)
    for name, entity in found.items():
        reader.add(name, entity)
    rows: list[tuple[str, Thing]] = [
        ("base", {"title": options.title or path.stem}),
        *reader.rows(),
    ]
    places = ["", *reader.places()]
    return Tables(path.stem, tuple(rows), tuple(places), tuple(problems), reader.told())


def _entities(data: object) -> Iterator[tuple[str, Thing]]:
    """Yield the entities in any of the shapes that they come in, by id."""
    if isinstance(data, dict):
        inner = data.get("entities")
        if isinstance(inner, (dict, list)):
            yield from _entities(list(inner.values()) if isinstance(inner, dict) else inner)
        elif isinstance(data.get("id"), str) and (
            isinstance(data.get("claims"), dict) or isinstance(data.get("labels"), dict)
        ):
            yield str(data["id"]), data
    elif isinstance(data, list):
        for item in data:
            yield from _entities(item)


def _dicts(thing: object) -> list[Thing]:
    return [item for item in thing if isinstance(item, dict)] if isinstance(thing, list) else []


class _Reader:
    """Collects the tables of many entities, and what is to be said of them."""

    def __init__(self, found: dict[str, Thing], more: dict[str, object], language: str) -> None:
        self._found = found
        self._more = more
        self._language = language
        self._entities: dict[str, Thing] = {}
        self._sources: dict[tuple[str, ...], Thing] = {}
        self._claims: list[tuple[str, Thing]] = []
        self._ids: set[str] = set()
        self._warnings: dict[str, int] = {}

    def rows(self) -> list[tuple[str, Thing]]:
        """Return the tables in order."""
        return [
            *(("entity", fields) for fields in self._entities.values()),
            *(("source", fields) for fields in self._sources.values()),
            *(("claim", fields) for _, fields in self._claims),
        ]

    def places(self) -> list[str]:
        """Return for each table where in the file it comes from."""
        return [
            *self._entities,
            *(str(fields["id"]) for fields in self._sources.values()),
            *(place for place, _ in self._claims),
        ]

    def told(self) -> tuple[str, ...]:
        """Return every warning once, with how often it applies."""
        return tuple(
            f"{text} ({count} times)" if count > 1 else text
            for text, count in self._warnings.items()
        )

    def add(self, name: str, entity: Thing) -> None:
        """Add an entity and a claim for each of its statements."""
        self._entity(name)
        claims = entity.get("claims")
        for prop, statements in claims.items() if isinstance(claims, dict) else ():
            listed = _dicts(statements)
            preferred = any(each.get("rank") == "preferred" for each in listed)
            for rank in _RANKS:
                for number, each in enumerate(listed, 1):
                    if (each.get("rank") or "normal") == rank:
                        self._statement(name, prop, (number, each),
                                        yields=preferred and rank == "normal")  # fmt: skip

    def _statement(
        self, name: str, prop: str, numbered: tuple[int, Thing], *, yields: bool
    ) -> None:
        number, statement = numbered
        place = f"{name}.{prop}[{number}]"
        snak = statement.get("mainsnak")
        if not isinstance(snak, dict) or snak.get("datatype") in _SILENT or prop == _INSTANCE_OF:
            return
        value = told(snak)
        if isinstance(value, str):
            self._warn(f"{place}: {value}; left out")
            return
        extra = self._qualifiers(place, statement)
        if extra is None or (yields and not any(key in extra for key in _TIMES)):
            return
        subject = self._entity(name)
        known, phrase = self._property(prop)
        fields: Thing = {
            "id": free(slug(f"{name} {prop} {number}"), self._ids),
            "text": "",
            "source": self._source(name, statement),
            "locator": f"{name}, {prop}",
            "subject": subject["id"],
            "property": known or phrase,
            **self._value(value, library()[known].value if known else ""),
            **extra,
        }
        if fields.pop("circa", "") and value.kind == "date" and "-" not in value.written:
            fields["value"] = f"{value.written}~"
        fields["text"] = self._sentence(str(subject["name"]), phrase, value, fields)
        self._ids.add(str(fields["id"]))
        self._claims.append((place, fields))

    def _value(self, value: Told, wanted: str = "") -> Thing:
        """Return the keys of a value; `wanted` is the kind that the property takes."""
        if value.item:
            entity = self._entity(value.item)
            if wanted == "office" or (wanted == "place" and entity.get("kind") == THING):
                entity["kind"] = wanted
            return {"value": entity["id"]}
        made: Thing = {"value": value.written, "value_kind": value.kind}
        if value.kind == "quantity":
            made["value"] = Bare(value.written) if value.written[0] != "a" else value.written
            made["unit"] = self._unit(value.unit)
        return {key: thing for key, thing in made.items() if thing != ""}

    def _unit(self, unit: str) -> str:
        if not unit:
            return ""
        row = table().get(f"unit {unit}")
        return row[0] if row else self._label(unit)

    def _property(self, prop: str) -> tuple[str, str]:
        """Return the property of factcli, "" where it has none, and a phrase that states it."""
        row = table().get(f"property {prop}")
        if row and row[0] in library():
            return row[0], row[1]
        return "", f"has the {self._label(prop)}"

    def _sentence(self, subject: str, phrase: str, value: Told, fields: Thing) -> str:
        shown = value.spoken
        if value.item:
            shown = str(self._entity(value.item)["name"])
        if value.kind == "date":
            phrase = phrase.removesuffix(" on").removesuffix(" in")
        unit = fields.get("unit", "")
        close = "" if unit in {"%", "°", ""} else " "
        text = f"{subject} {phrase} {shown}{close}{unit}"
        start, end = fields.get("start"), fields.get("end")
        if start and end and end != "..":
            spans = [day_words(str(each)).partition(" ")[2] for each in (start, end)]
            text += f" from {spans[0]} to {spans[1]}"
        elif start:
            text += f" from {day_words(str(start)).partition(' ')[2]}"
        elif end:
            text += f" until {day_words(str(end)).partition(' ')[2]}"
        if fields.get("when"):
            text += f" {day_words(str(fields['when']))}"
        return f"{text}."

    def _qualifiers(self, place: str, statement: Thing) -> Thing | None:
        """Return the keys that qualifiers give, None for a statement that is no plain fact."""
        found: Thing = {}
        listed = statement.get("qualifiers")
        for prop, snaks in listed.items() if isinstance(listed, dict) else ():
            values = [told(snak) for snak in _dicts(snaks)]
            good = [value for value in values if isinstance(value, Told)]
            if prop in table()["doubtful"]:
                if any(value.item not in table()["about"] for value in good) or not good:
                    self._warn(f"{place}: says of itself that it is no plain fact; left out")
                    return None
                found["circa"] = "~"
                continue
            key = table().get(f"qualifier {prop}", ("",))[0]
            if not key or not good:
                self._warn(f"qualifier {prop} ({self._label(prop)}) is not kept")
            elif key == "denied_by":
                found[key] = [str(self._value(value).get("value")) for value in good]
            elif key in _TIMES and good[0].kind == "date":
                found[key] = good[0].written
            elif key == "place" and good[0].item:
                found[key] = self._value(good[0])["value"]
        if "circa" in found:
            found = {k: f"{v}~" if k in _TIMES and "-" not in str(v) else v
                     for k, v in found.items()}  # fmt: skip
        return found

    def _source(self, name: str, statement: Thing) -> str:
        """Return the id of the source: the first reference that names one, else Wikidata."""
        best: Thing = {}
        for reference in _dicts(statement.get("references")):
            snaks = reference.get("snaks")
            fields: Thing = {}
            for prop, listed in snaks.items() if isinstance(snaks, dict) else ():
                key = table().get(f"reference {prop}", ("",))[0]
                value = next((v for s in _dicts(listed) if isinstance(v := told(s), Told)), None)
                if key and value:
                    fields.setdefault(key, self._label(value.item) if value.item else value.written)
            if fields.get("title") or fields.get(_REFERENCE_URL):
                best = fields
                break
        if not best:
            self._warn("a statement without a reference has Wikidata for its source")
            best = {"title": "Wikidata", "url": f"https://www.wikidata.org/wiki/{name}"}
        kept = tuple(str(best.get(k, "")) for k in ("title", "publisher", "date", "url"))
        if kept not in self._sources:
            stem = slug(kept[0] or kept[3].partition("//")[2])[:60].strip("-") or "source"
            taken = {str(fields["id"]) for fields in self._sources.values()}
            self._sources[kept] = {"id": free(stem, taken), **best}
        return str(self._sources[kept]["id"])

    def _entity(self, name: str) -> Thing:
        """Return the table of an entity, made when it is first asked for."""
        if name not in self._entities:
            label = self._label(name)
            aliases = self._aliases(name)
            kind, level = self._kind(name, label, aliases)
            made: Thing = {"id": name.lower(), "name": label, "kind": kind, "level": level}
            if aliases:
                made["aliases"] = aliases
            self._entities[name] = {key: value for key, value in made.items() if value}
        return self._entities[name]

    def _kind(self, name: str, label: str, aliases: list[str]) -> tuple[str, str]:
        claims = self._found.get(name, {}).get("claims")
        for statement in _dicts(claims.get(_INSTANCE_OF)) if isinstance(claims, dict) else ():
            snak = statement.get("mainsnak")
            value = told(snak) if isinstance(snak, dict) else ""
            if isinstance(value, Told) and f"kind {value.item}" in table():
                return table()[f"kind {value.item}"][0], ""
        return guess(label, aliases) if label != name else (THING, "")

    def _label(self, name: str) -> str:
        """Return the name of an entity or a property; without one its id, which is told."""
        for place in (self._found.get(name), self._more.get(name)):
            if isinstance(place, str) and place.strip():
                return " ".join(place.split())
            if isinstance(place, dict):
                labels = place.get("labels", place)
                text = self._in_language(labels)
                if text:
                    return text
        self._warn(f"{name} has no label here and keeps its id (give --labels FILE)")
        return name

    def _in_language(self, labels: object) -> str:
        if not isinstance(labels, dict):
            return ""
        for language in (self._language, "mul"):
            found = labels.get(language)
            text = found.get("value") if isinstance(found, dict) else found
            if isinstance(text, str) and text.strip():
                return " ".join(text.split())
        return ""

    def _aliases(self, name: str) -> list[str]:
        entity = self._found.get(name, {})
        every = entity.get("aliases")
        listed = every.get(self._language) if isinstance(every, dict) else []
        texts = (item.get("value") for item in _dicts(listed))
        return list(dict.fromkeys(" ".join(t.split()) for t in texts
                                  if isinstance(t, str) and t.strip()))  # fmt: skip

    def _warn(self, text: str) -> None:
        self._warnings[text] = self._warnings.get(text, 0) + 1
