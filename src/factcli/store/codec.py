"""Objects to plain values that marshal takes, and back, whole or field by field.

The classes are not listed anywhere: whatever dataclass, enum or named tuple of this program
turns up while packing is entered in a table with its fields, and unpacking wants the very
same fields. Where a whole object would be read for the sake of one field, its class can be
lazy: then it comes back as an object that reads each field when it is first asked for.
"""

from __future__ import annotations

import marshal
import sys
from enum import Enum

from factcli.records import NAMES, TYPE_CHECKING
from factcli.store.lazy import late

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    Row = tuple[str, str, tuple[str, ...], bool]
    Maker = Callable[[list[Any]], Any]

_OURS = "factcli."
_PLAIN = frozenset({str, int, float, bool, bytes, type(None)})
# The first part of a packed list tells what the rest makes; classes follow these.
_TUPLE, _LIST, _DICT, _FROZENSET, _SET, _KNOWN = range(6)
_FIRST = 6
_MARKS: dict[type, int] = {
    tuple: _TUPLE, list: _LIST, dict: _DICT, frozenset: _FROZENSET, set: _SET,
}  # fmt: skip

_new = object.__new__
_set = object.__setattr__


def fields_of(kind: type) -> tuple[str, ...]:
    """Return the fields of a dataclass or named tuple, the members of an enum, in order."""
    if issubclass(kind, Enum):
        return tuple(kind.__members__)
    if issubclass(kind, tuple):
        return tuple(getattr(kind, "_fields", ()))
    named: Sequence[str] | Mapping[str, object] = getattr(kind, NAMES, ()) or getattr(
        kind, "__dataclass_fields__", ()
    )
    return tuple(named)


class Packer:
    """Packs objects; `known` ones, told apart by identity, are kept as their numbers.

    Objects of `lazy` classes are packed into bytes of their own.
    """

    def __init__(self, known: Sequence[object] = (), lazy: Sequence[type] = ()) -> None:
        self._lazy = lazy
        self._known = {id(thing): number for number, thing in enumerate(known)}
        self._numbers: dict[type, int] = {}
        self._fields: dict[type, tuple[str, ...]] = {}

    def table(self) -> tuple[Row, ...]:
        """Return the classes met so far, as `Unpacker` wants them."""
        return tuple(
            (kind.__module__, kind.__qualname__, fields_of(kind), kind in self._lazy)
            for kind in self._numbers
        )

    def pack(self, thing: object) -> Any:  # noqa: ANN401 - what marshal takes
        """Return `thing` as plain values. Raises TypeError for what cannot come back.

        A list is always a mark with parts; whatever holds no list stays as it is, so that
        unpacking need not look inside.
        """
        kind = type(thing)
        if kind in _PLAIN:
            return thing
        if id(thing) in self._known:
            return [_KNOWN, self._known[id(thing)]]
        mark = _MARKS.get(kind)
        if mark is None:
            return self._object(thing, kind)
        if isinstance(thing, dict):
            parts = [self.pack(part) for pair in thing.items() for part in pair]
        else:
            parts = [self.pack(part) for part in thing]  # type: ignore[attr-defined]
        held = mark == _LIST or any(type(part) is list for part in parts)
        return [mark, *parts] if held else thing

    def _object(self, thing: object, kind: type) -> list[Any]:
        number = self._numbers.get(kind)
        if number is None:
            if not kind.__module__.startswith(_OURS) or not fields_of(kind):
                raise TypeError(f"{kind.__name__} cannot be kept in the cache")
            number = self._numbers[kind] = _FIRST + len(self._numbers)
            self._fields[kind] = fields_of(kind)
        if isinstance(thing, Enum):
            return [number, thing.value]
        if isinstance(thing, tuple):
            return [number, *map(self.pack, thing)]
        values = (self.pack(getattr(thing, name)) for name in self._fields[kind])
        return [number, marshal.dumps([*values])] if kind in self._lazy else [number, *values]


class Unpacker:
    """Makes objects of packed values, by the table that their packer gave.

    Raises ValueError when a class of the table is not there or has other fields by now.
    """

    def __init__(self, table: Sequence[Row], known: Sequence[object] = ()) -> None:
        made: list[Maker] = [
            lambda parts: tuple(self._rest(parts)),
            self._rest,
            self._dict,
            lambda parts: frozenset(self._rest(parts)),
            lambda parts: set(self._rest(parts)),
            lambda parts: known[parts[1]],
        ]
        self._makers = made
        for module, name, fields, lazy in table:
            kind = _class(module, name, fields)
            made.append(self._late(kind) if lazy else self._maker(kind))

    def unpack(self, thing: Any) -> Any:  # noqa: ANN401 - whatever was packed
        """Return what was packed."""
        return self._makers[thing[0]](thing) if type(thing) is list else thing

    def _rest(self, parts: list[Any]) -> list[Any]:
        makers = self._makers
        made = [makers[part[0]](part) if type(part) is list else part for part in parts]
        del made[0]
        return made

    def _dict(self, parts: list[Any]) -> dict[Any, Any]:
        made = self._rest(parts)
        return dict(zip(made[::2], made[1::2], strict=True))

    def _maker(self, kind: type) -> Maker:
        if issubclass(kind, Enum):
            members = {member.value: member for member in kind.__members__.values()}
            return lambda parts: members[parts[1]]
        rest = self._rest
        if issubclass(kind, tuple):
            return lambda parts: tuple.__new__(kind, rest(parts))
        makers, setters = self._makers, _setters(kind)

        def make(parts: list[Any]) -> object:
            made = _new(kind)
            values = iter(parts)
            next(values)
            for put, value in zip(setters, values, strict=True):
                put(made, makers[value[0]](value) if type(value) is list else value)
            return made

        return make

    def _late(self, kind: type) -> Maker:
        names = fields_of(kind)
        places = {name: place for place, name in enumerate(names)}
        loads = marshal.loads

        def read(holder: list[Any], name: str) -> object:
            values = holder[0]
            if type(values) is bytes:
                values = holder[0] = loads(values)
            return self.unpack(values[places[name]])

        make = late(kind, names, read)
        return lambda parts: make([parts[1]])


def _class(module: str, name: str, fields: tuple[str, ...]) -> type:
    if not module.startswith(_OURS):
        raise ValueError(f"{module} is none of our modules")
    __import__(module)
    kind = getattr(sys.modules[module], name, None)
    if not isinstance(kind, type) or fields_of(kind) != fields:
        raise ValueError(f"{module}.{name} is not what it was")
    return kind


def _setters(kind: type) -> list[Callable[[Any, Any], None]]:
    """Return for each field what sets it, past the guard of a frozen class."""
    found = []
    for name in fields_of(kind):
        slot = getattr(kind, name, None)
        # A slot's descriptor is the quicker way; a class without slots has none.
        put = getattr(slot, "__set__", None) if hasattr(slot, "__objclass__") else None
        found.append(put or _named(name))
    return found


def _named(name: str) -> Callable[[Any, Any], None]:
    return lambda made, value: _set(made, name, value)
