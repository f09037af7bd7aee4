"""JSON-LD as feeds hold it, read without a network: plain objects with schema.org's names.

No context is ever fetched. The usual ones are known; a file that leans on any other is
refused, since its words could mean anything.
"""

from __future__ import annotations

import re

from factcli.exchange.strict_json import Object
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_HOME = re.compile(r"(?:https?://(?:www\.)?schema\.org/?|schema:)")
# What a context may say beside where its words come from.
_HARMLESS = frozenset({"@vocab", "@language", "@version", "@base", "schema"})


def typed(data: object, kind: str) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield each object of a type below `data`, outermost first, with its path."""
    waiting: list[tuple[str, object]] = [("", data)]
    while waiting:
        path, thing = waiting.pop()
        if isinstance(thing, list):
            waiting.extend(
                (f"{path}[{number}]", item) for number, item in reversed(list(enumerate(thing, 1)))
            )
        elif isinstance(thing, dict):
            if kind in _kinds(thing):
                yield path, thing
                continue
            waiting.extend(
                (f"{path}.{key}" if path else key, item)
                for key, item in reversed(list(thing.items()))
                if isinstance(item, (dict, list)) and key != "@context"
            )


def plain(data: object) -> object:
    """Return the data with schema.org's prefix taken off every key."""
    if isinstance(data, list):
        return [plain(item) for item in data]
    if not isinstance(data, dict):
        return data
    made = Object()
    for key, item in data.items():
        made[_HOME.sub("", key, count=1) or key] = plain(item)
    if isinstance(data, Object):
        made.twice = data.twice
    return made


def contexts(data: object, path: str = "") -> Iterator[str]:
    """Yield a problem for every context that cannot be known without fetching it."""
    if isinstance(data, list):
        for number, item in enumerate(data, 1):
            yield from contexts(item, f"{path}[{number}]")
    elif isinstance(data, dict):
        for key, item in data.items():
            at = f"{path}.{key}" if path else key
            if key == "@context":
                if not _known(item):
                    yield f"{at}: is no context of schema.org, and factcli fetches none"
            elif isinstance(item, (dict, list)):
                yield from contexts(item, at)


def _known(context: object) -> bool:
    if isinstance(context, list):
        return all(map(_known, context))
    if isinstance(context, str):
        return bool(_HOME.fullmatch(context)) or "schema.org/" in context[:30]
    if not isinstance(context, dict):
        return context is None
    return set(context) <= _HARMLESS and all(
        key in {"@language", "@version", "@base"} or _known(item) for key, item in context.items()
    )


def by_id(data: object) -> dict[str, dict[str, object]]:
    """Return the objects that have an `@id` and say something, by that id."""
    found: dict[str, dict[str, object]] = {}
    waiting: list[object] = [data]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, list):
            waiting.extend(thing)
        elif isinstance(thing, dict):
            name = thing.get("@id")
            if isinstance(name, str) and len(thing) > 1:
                found.setdefault(name, thing)
            waiting.extend(thing.values())
    return found


def word(thing: object) -> str:
    """Return a text, or the first of a list of them, or that of `{"@value": …}`, else ""."""
    if isinstance(thing, list):
        return next((found for item in thing if (found := word(item))), "")
    if isinstance(thing, dict):
        return word(thing.get("@value"))
    if isinstance(thing, str):
        return " ".join(thing.split())
    return ""


def _kinds(thing: dict[str, object]) -> set[str]:
    kinds = thing.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return {_HOME.sub("", kind, count=1) for kind in listed if isinstance(kind, str)}
