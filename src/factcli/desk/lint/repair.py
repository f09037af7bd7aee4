"""Safe repairs: small edits of a claim file that leave what it means as it is."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.report import Edit, Fix

if TYPE_CHECKING:
    from factcli.desk.lint.ground import Place


def without_item(place: Place, title: str) -> Fix | None:
    """Return a fix that takes one element out of a list, with its comma and blanks."""
    document = place.record.document
    path = place.record.path + place.keys
    text, spot = document.text, document.spot(path)
    start, end = spot.key, spot.key_end
    while text[end : end + 1] in {" ", "\t"}:
        end += 1
    if text[end : end + 1] == ",":
        end += 1
        while text[end : end + 1] == " ":
            end += 1
        if text[end : end + 1] == "\n":
            # Its own line goes too, unless a comment or another element stands on it.
            begin = text.rfind("\n", 0, start) + 1
            if not text[begin:start].strip():
                start, end = begin, end + 1
    else:
        back = len(text[:start].rstrip())
        if text[back - 1 : back] != ",":
            return _edit(place, start, end, "", title) if text[back - 1 : back] == "[" else None
        start = back - 1
    return _edit(place, start, end, "", title)


def new_value(place: Place, toml: str, title: str) -> Fix | None:
    """Return a fix that writes another value, given as TOML."""
    spot = place.record.document.spot(place.record.path + place.keys)
    return _edit(place, spot.value, spot.value_end, toml, title)


def new_key(place: Place, key: str, title: str) -> Fix | None:
    """Return a fix that writes another key."""
    spot = place.record.document.spot(place.record.path + place.keys)
    return _edit(place, spot.key, spot.key_end, key, title)


def _edit(place: Place, start: int, end: int, text: str, title: str) -> Fix | None:
    """Return a fix of one edit; none where the file could not be read as it stands."""
    document = place.record.document
    if document.problems or start >= end:
        return None
    first, last = document.position(start), document.position(end)
    return Fix(title, (Edit(*first, *last, text),))
