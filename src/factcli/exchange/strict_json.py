"""JSON that nobody vouches for, read strictly: whatever could be taken two ways is refused.

Two values under one key, NaN and infinities, numbers out of all proportion, half a surrogate
pair and nesting without end are each an error with a place, never a guess and never a crash.
"""

from __future__ import annotations

import json
import math
import re

from factcli.errors import FactcliError
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

_LONGEST_NUMBER = 400
_SURROGATE = re.compile("[\ud800-\udfff]")
# One level is an array in an array; real data has a dozen.
DEEPEST = 200


class Object(dict[str, object]):
    """A JSON object that remembers which of its keys stood there more than once."""

    twice: tuple[str, ...] = ()


class _ConstantError(ValueError):
    """NaN or an infinity, or a number that no program can hold."""


def parse(text: str, file: str, number: Callable[[str], object] | None = None) -> object:
    """Return the data in the JSON `text` of `file`; objects are `Object`s.

    `number` makes something of each number as written; by default they are int and float.
    Raises FactcliError with the place of what is wrong.
    """
    whole, broken = (number, number) if number else (_whole, _broken)
    try:
        data = json.loads(
            text, parse_int=whole, parse_float=broken, parse_constant=_refuse,
            object_pairs_hook=_object,
        )  # fmt: skip
    except json.JSONDecodeError as error:
        raise FactcliError(
            f"{file}:{error.lineno}:{error.colno}: is not JSON: {error.msg}"
        ) from error
    except RecursionError as error:
        raise FactcliError(f"{file}: is nested too deeply") from error
    except _ConstantError as error:
        raise FactcliError(f"{file}: {error} is no JSON number", "leave the field out") from error
    if _too_deep(data):
        raise FactcliError(f"{file}: is nested too deeply: more than {DEEPEST} levels")
    return data


def _too_deep(data: object) -> bool:
    """Whether the data has too many levels; it is walked one level at a time."""
    level: list[object] = [data]
    for _ in range(DEEPEST):
        level = [
            inner
            for thing in level
            if isinstance(thing, (list, dict))
            for inner in (thing.values() if isinstance(thing, dict) else thing)
        ]
        if not level:
            return False
    return True


def faults(data: object, path: str = "") -> list[str]:
    """Return what is wrong inside of parsed data, each with its path: `claim[3].text: …`."""
    found: list[str] = []
    waiting: list[tuple[object, str]] = [(data, path)]
    while waiting:
        thing, at = waiting.pop()
        if isinstance(thing, str) and _SURROGATE.search(thing):
            found.append(f"{at or 'the text'}: holds half a character (a lone surrogate)")
        elif isinstance(thing, list):
            waiting.extend((item, f"{at}[{n}]") for n, item in enumerate(thing, 1))
        elif isinstance(thing, dict):
            twice = thing.twice if isinstance(thing, Object) else ()
            found.extend(f"{_step(at, key)}: stands twice" for key in twice)
            for key, item in thing.items():
                if _SURROGATE.search(key):
                    found.append(f"{at or 'the object'}: a key holds half a character")
                else:
                    waiting.append((item, _step(at, key)))
    return found


def _step(at: str, key: str) -> str:
    return f"{at}.{key}" if at else key


def _whole(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER:
        raise _ConstantError(f"{digits[:20]}… ({len(digits)} digits)")
    return int(digits)


def _broken(digits: str) -> float:
    made = float(digits)
    if not math.isfinite(made):
        raise _ConstantError(f"{digits[:20]}{'…' if len(digits) > 20 else ''}")
    return made


def _refuse(word: str) -> NoReturn:
    raise _ConstantError(word)


def _object(pairs: list[tuple[str, object]]) -> Object:
    found = Object(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        twice: list[str] = []
        for key, _ in pairs:
            (twice.append if key in seen else seen.add)(key)
        found.twice = tuple(twice)
    return found
