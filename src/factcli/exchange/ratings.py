"""Publishers' words for their findings, and the verdict that each stands for."""

from __future__ import annotations

import os
import re
from functools import cache

from factcli.text import fold

SUPPORTED, REFUTED, MIXED, OPEN = "supported", "refuted", "mixed", "unverifiable"
_SCALE = re.compile(r"(\S+) of (\S+) to (\S+)")


@cache
def table() -> dict[str, str]:
    """Return the verdict of each known rating, under its folded words."""
    path = os.path.join(os.path.dirname(__file__), "ratings.txt")
    found: dict[str, str] = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            verdict, colon, words = line.strip().partition(": ")
            if colon and not line.startswith("#"):
                found.update((_key(word), verdict) for word in words.split(", "))
    return found


def verdict_of(rating: str, scale: str = "") -> str:
    """Return the verdict that a rating stands for, "" for words that the table does not have.

    Without words only the ends of the scale say something: 1 of 1 to 5 is false.
    """
    if rating:
        return table().get(_key(rating), "")
    found = numbers(scale)
    if found is None or found[1] == found[2]:
        return ""
    value, worst, best = found
    return REFUTED if value == worst else SUPPORTED if value == best else MIXED


def scale_of(value: str, worst: str, best: str) -> str:
    """Return a rating as a number, as a claim file holds it: "2 of 1 to 5"."""
    return f"{value} of {worst} to {best}" if value and worst and best else ""


def numbers(scale: str) -> tuple[float, float, float] | None:
    """Return value, worst and best of a scale, None when they are no numbers."""
    found = _SCALE.fullmatch(scale)
    try:
        return tuple(map(float, found.groups())) if found else None  # type: ignore[return-value]
    except ValueError:
        return None


def _key(rating: str) -> str:
    plain = " ".join(fold(rating).replace(".", " ").replace("-", " ").split())
    return plain.removeprefix("this is ").strip(" !\"'“”")
