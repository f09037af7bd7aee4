"""Names in records to entities of a claim base: who is who, under which id, with which names.

A name is an entity once, however many rows use it. An alias becomes a name of its entity
for the whole base only when no other entity claims it; otherwise it stays with the claims
that came with it (`subject_names`, `value_names`).
"""

from __future__ import annotations

import re

from factcli.exchange.kinds import PERSON, PLACE, THING, guess, in_context, of_person
from factcli.language import words
from factcli.records import TYPE_CHECKING, dataclass, field
from factcli.store.checks import slug
from factcli.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcli.exchange.records import Record
    from factcli.model import Entity

_NAMED = ("entity", "place")
_WORD = re.compile(r"[^\W_]+")
_SHORT = 3
# Ids may have 100 characters; the rest is for a number that keeps two apart.
_LONGEST_ID = 90


@dataclass(slots=True)
class Named:
    """An entity in the making. `known` ones stand in the base already and are not written."""

    id: str
    name: str
    aliases: list[str] = field(default_factory=list)
    kind: str = THING
    level: str = ""
    within: str = ""
    known: bool = False


def key(name: str) -> str:
    """Return what makes two spellings one name: case, accents and "the" aside."""
    plain = fold(name).split()
    if len(plain) > 1 and plain[0] in words("entity_kinds", "definite"):
        del plain[0]
    return " ".join(plain)


class Names:
    """Every entity that the records name, found by name or by an alias that is its alone."""

    def __init__(self, records: tuple[Record, ...], known: Iterable[Entity] = ()) -> None:
        self._by_key: dict[str, Named] = {}
        self._ids: set[str] = set()
        self._aliases: dict[str, set[str]] = {}
        self._places: set[str] = set()
        self._within: dict[str, str] = {}
        for entity in known:
            self._within[entity.id] = entity.within
            named = Named(entity.id, entity.name, list(entity.aliases), entity.kind, known=True)
            self._by_key[key(entity.name)] = named
            self._ids.add(entity.id)
            for alias in entity.aliases:
                self._aliases.setdefault(key(alias), set()).add(key(entity.name))
        self._read(records)

    def entities(self) -> list[Named]:
        """Return the entities to be written, in the order in which the records name them."""
        return [named for named in self._by_key.values() if not named.known]

    def find(self, name: str) -> Named | None:
        """Return the entity called `name`, or the only one that has it as an alias."""
        plain = key(name)
        if plain in self._by_key:
            return self._by_key[plain]
        owners = self._aliases.get(plain, ())
        return self._by_key[next(iter(owners))] if len(owners) == 1 else None

    def local(self, named: Named | None, aliases: tuple[str, ...], written: str) -> list[str]:
        """Return those of `aliases` that are no names of `named` for the whole base.

        `written` is the name in the record: it is one of them where `named` has another.
        """
        own = {named.name, *named.aliases} if named else {written}
        aliases = aliases if written in own or written in aliases else (written, *aliases)
        return [alias for alias in aliases if alias not in own]

    def place(self, where: str) -> str:
        """Return the id of the place that `where` names, else the words themselves."""
        named = self.find(where.partition(", ")[0] if _parts(where) else where)
        return named.id if named and named.kind in (PLACE, THING) else where

    def _read(self, records: tuple[Record, ...]) -> None:
        for record in records:
            if record.subject:
                self._add(record.subject)
        for record in records:
            self._claim(record.subject, record.subject_aliases)
        subjects = set(self._by_key)
        for record in records:
            if record.value_type in _NAMED and self._is_name(record):
                self._add(record.value)
                if record.value_type == PLACE:
                    self._places.add(key(record.value))
                if key(record.value) not in subjects:
                    self._claim(record.value, _akin(record.value, record.value_aliases))
        for record in records:
            speakers = (*record.attributed_to, *record.disputed_by)
            for name in (*speakers, *((record.by,) if _capital(record.by) else ())):
                self._add(name)
        self._settle_aliases()
        self._guess_kinds(records)
        for record in records:
            self._add_place(record.where)

    def _add(self, name: str) -> Named:
        named = self.find(name)
        if named is None:
            named = Named(self._new_id(name), name)
            self._by_key[key(name)] = named
        return named

    def _new_id(self, name: str) -> str:
        base = slug(key(name))[:_LONGEST_ID].strip("-") or "entity"
        found, number = base, 1
        while found in self._ids:
            number += 1
            found = f"{base}-{number}"
        self._ids.add(found)
        return found

    def _claim(self, name: str, aliases: Iterable[str]) -> None:
        owner = self.find(name)
        if owner is None:
            return
        for alias in aliases:
            self._aliases.setdefault(key(alias), set()).add(key(owner.name))
            if alias not in owner.aliases and alias != owner.name and not owner.known:
                owner.aliases.append(alias)

    def _settle_aliases(self) -> None:
        """Take from every new entity the aliases that are another one's name or alias too."""
        for own, named in self._by_key.items():
            if named.known:
                continue
            named.aliases = [
                alias
                for alias in named.aliases
                if self._aliases[key(alias)] == {own}
                and (key(alias) == own or key(alias) not in self._by_key)
            ]

    def _is_name(self, record: Record) -> bool:
        """Whether the value names one thing, and is no description or list of several."""
        text = record.value
        if self.find(text):
            return True
        parts = fold(text).split()
        if words("grammar", "coordinator").intersection(parts) or "," in text:
            return False
        return _capital(text) or len(parts) == 1

    def _guess_kinds(self, records: tuple[Record, ...]) -> None:
        people = {key(record.subject) for record in records if of_person(record)}
        quotes: dict[str, list[str]] = {}
        for record in records:
            for name in _mentioned(record):
                quotes.setdefault(key(name), []).append(record.quote)
        for plain, named in self._by_key.items():
            if named.known:
                continue
            named.kind, named.level = guess(named.name, named.aliases)
            if named.kind == THING:
                shown = PERSON if plain in people else in_context(named.name, quotes.get(plain, ()))
                named.kind = PLACE if plain in self._places else shown

    def _add_place(self, where: str) -> None:
        """Add the place `where`; of "Dock, Marenholt" both, one in the other."""
        outer = ""
        plain = [where] if _capital(where) and "," not in where else []
        for part in reversed(_parts(where) or plain):
            kind, level = guess(part, ())
            named = self.find(part)
            if named is None and kind in (PLACE, THING):
                named = self._add(part)
                named.kind, named.level = PLACE, level
            if named is None or named.kind not in (PLACE, THING):
                return
            if outer and not named.known and not named.within and not self._lies(outer, named.id):
                named.kind, named.within = PLACE, outer
                self._within[named.id] = outer
            outer = named.id

    def _lies(self, inner: str, outer: str) -> bool:
        """Whether `inner` is `outer` or lies in it: the other way round would be a circle."""
        while inner and inner != outer:
            inner = self._within.get(inner, "")
        return inner == outer


def _mentioned(record: Record) -> tuple[str, ...]:
    value = (record.value,) if record.value_type in _NAMED else ()
    return (record.subject, *value, record.by, *record.attributed_to, *record.disputed_by)


def _parts(where: str) -> list[str]:
    """Return the places of "inner, outer", [] when `where` is not written like that."""
    parts = [part.strip() for part in where.split(",")]
    return parts if len(parts) > 1 and all(part[:1].isupper() for part in parts) else []


def _capital(name: str) -> bool:
    plain = name.split()
    if len(plain) > 1 and fold(plain[0]) in words("entity_kinds", "article"):
        if fold(plain[0]) in words("entity_kinds", "indefinite"):
            return False
        del plain[0]
    return bool(plain) and (plain[0][0].isupper() or plain[0][0].isdigit())


def _akin(name: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    """Return the aliases that share a word with `name`, or are its acronym.

    "The judges" for a court is a way to write that value there, not its name everywhere.
    """
    own = {word for word in _WORD.findall(fold(name)) if len(word) >= _SHORT}
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return tuple(
        alias
        for alias in aliases
        if alias == letters
        or (own.intersection(_WORD.findall(fold(alias))) and not _loose(name, alias))
    )


def _loose(name: str, alias: str) -> bool:
    """Whether `alias` fits many: "its supplier", or "the British" of "British fleet"."""
    first, *rest = fold(alias).split()
    if first in words("grammar", "possessive"):
        return True
    articled = first in words("entity_kinds", "article")
    return articled and len(rest) == 1 and rest[0] != fold(name).split()[-1]
