"""Reads the general property library: kinds of fact that any topic may use."""

from __future__ import annotations

import os
from functools import cache

import factcli.language
from factcli.model import Property

_LISTS = ("phrases", "inverse", "opposites")


@cache
def library(language: str = "en") -> dict[str, Property]:
    """Return the general properties of a language by id. The result is shared: do not change it."""
    folder = os.path.dirname(factcli.language.__file__)
    with open(os.path.join(folder, language, "properties.txt"), encoding="utf-8") as file:
        return read(file.read())


def read(text: str) -> dict[str, Property]:
    """Return the properties that a library text describes, one block each."""
    found: dict[str, Property] = {}
    for block in text.split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            made = _block(lines)
            found[made.id] = made
    return found


def _block(lines: list[str]) -> Property:
    name, _, rest = lines[0].partition(":")
    flags = dict(pair.split("=") for pair in rest.split())
    lists: dict[str, tuple[str, ...]] = {}
    for line in lines[1:]:
        key, _, words = line.strip().partition(": ")
        lists[key] = tuple(words.split("; "))
    phrases, inverse, opposites = (lists.get(key, ()) for key in _LISTS)
    return Property(
        id=name,
        phrases=phrases,
        inverse=inverse,
        opposites=opposites,
        value=flags["value"],
        single=flags.get("single") == "yes",
        per_value=flags.get("per_value") == "yes",
    )
