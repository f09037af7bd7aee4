"""Dataclasses and named tuples that cost a start next to nothing; else they are the same.

The standard library writes and compiles six methods for every dataclass when it is defined,
half a millisecond each, and loads `inspect` to do so; its `typing` takes two more. Here the
methods serve all classes, and `__init__` is compiled when the first object is made. Type
checkers see the standard library's own. `dataclasses.fields`, `asdict` and `replace` work on
these classes too: what they need is made when they ask for it.
"""

from __future__ import annotations

from operator import attrgetter, itemgetter

# Type checkers take this name for true, wherever it comes from.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass, field, replace
    from typing import Any, NamedTuple

__all__ = ["TYPE_CHECKING", "NamedTuple", "dataclass", "field", "replace"]

# The names of a class's fields, in order, under an attribute of its own.
NAMES = "__record_fields__"
_MISSING: Any = object()


class _Attribute:
    """What `field` says of a field."""

    __slots__ = ("factory", "shown")

    def __init__(self, factory: Callable[[], object], *, shown: bool) -> None:
        self.factory = factory
        self.shown = shown


def _field(*, default_factory: Callable[[], object], repr: bool = True) -> Any:  # noqa: A002, ANN401 - as the standard library has it
    """Say of a field that each object gets a value of its own."""
    return _Attribute(default_factory, shown=repr)


def _dataclass(*, frozen: bool = False, slots: bool, eq: bool = True) -> Callable[[type], type]:
    """Return a decorator that makes a class of a list of fields; `slots` has to be true."""
    if not slots:
        raise TypeError("a record has slots")
    return lambda plain: _made(plain, frozen=frozen, eq=eq)


def _replace(record: Any, /, **changes: object) -> Any:  # noqa: ANN401 - any record
    """Return a record with some of its fields changed."""
    for name in getattr(record, NAMES):
        if name not in changes:
            changes[name] = getattr(record, name)
    return record.__class__(**changes)


def _made(plain: type, *, frozen: bool, eq: bool) -> type:
    if plain.__bases__ != (object,):
        raise TypeError(f"{plain.__name__}: a record has no base class")
    names = tuple(plain.__annotations__)
    body: dict[str, Any] = dict(plain.__dict__)
    defaults = {name: body.pop(name) for name in names if name in body}
    for name in ("__dict__", "__weakref__"):
        body.pop(name, None)
    shown = tuple(n for n in names if getattr(defaults.get(n), "shown", True))
    body |= {
        "__slots__": names, "__match_args__": names, "__qualname__": plain.__qualname__,
        "__getstate__": _state, "__setstate__": _restore, NAMES: names,
        "__dataclass_fields__": _Described(plain, defaults),
    }  # fmt: skip
    body.setdefault("__repr__", lambda self: _shown(self, shown))
    if frozen:
        body |= {"__setattr__": _unsettable, "__delattr__": _undeletable}
    if eq:
        body |= _equality(attrgetter(*names) if names else _nothing)
        if not frozen:
            body["__hash__"] = None
    kind: Any = type(plain.__name__, (), body)

    def init(self: object, *values: object, **named: object) -> None:
        kind.__init__ = _compiled(kind, names, defaults)
        kind.__init__(self, *values, **named)

    kind.__init__ = init
    return kind  # type: ignore[no-any-return]


def _equality(content: Callable[[object], object]) -> dict[str, object]:
    def equal(self: object, other: object) -> Any:  # noqa: ANN401 - or NotImplemented
        if self.__class__ is not other.__class__:
            return NotImplemented
        return content(self) == content(other)

    return {"__eq__": equal, "__hash__": lambda self: hash(content(self))}


def _compiled(kind: type, names: tuple[str, ...], defaults: dict[str, Any]) -> Callable[..., None]:
    """Return the `__init__` of a class, written out: nothing else is as quick."""
    known: dict[str, Any] = {"_missing": _MISSING}
    heads, lines = ["self"], []
    for name in names:
        known[f"_put_{name}"] = vars(kind)[name].__set__
        default = defaults.get(name, _MISSING)
        value = name
        if isinstance(default, _Attribute):
            known[f"_new_{name}"] = default.factory
            value = f"_new_{name}() if {name} is _missing else {name}"
            heads.append(f"{name}=_missing")
        elif default is not _MISSING:
            known[f"_default_{name}"] = default
            heads.append(f"{name}=_default_{name}")
        else:
            heads.append(name)
        lines.append(f"    _put_{name}(self, {value})")
    if hasattr(kind, "__post_init__"):
        lines.append("    self.__post_init__()")
    exec(f"def __init__({', '.join(heads)}):\n" + "\n".join(lines or ["    pass"]), known)  # noqa: S102 - names of our own fields
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{kind.__qualname__}.__init__"
    return init


class _Described:
    """Gives the field descriptions of the standard library, made when they are asked for."""

    def __init__(self, plain: type, defaults: dict[str, Any]) -> None:
        self._plain = plain
        self._defaults = defaults

    def __get__(self, record: object, kind: type) -> object:
        import dataclasses

        body: dict[str, Any] = {
            name: dataclasses.field(default_factory=value.factory, repr=value.shown)
            if isinstance(value, _Attribute)
            else value
            for name, value in self._defaults.items()
        }
        body |= {
            "__annotations__": self._plain.__annotations__, "__module__": self._plain.__module__,
        }  # fmt: skip
        twin: Any = dataclasses.dataclass(type(self._plain.__name__, (), body))
        described: object = twin.__dataclass_fields__
        kind.__dataclass_fields__ = described  # type: ignore[attr-defined]
        return described


def _shown(self: object, names: tuple[str, ...]) -> str:
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
    return f"{self.__class__.__qualname__}({values})"


def _unsettable(_self: object, name: str, _value: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _undeletable(_self: object, name: str) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: object) -> list[object]:
    return [getattr(self, name) for name in getattr(self, NAMES)]


def _restore(self: object, state: list[object]) -> None:
    for name, value in zip(getattr(self, NAMES), state, strict=True):
        object.__setattr__(self, name, value)


def _nothing(_self: object) -> tuple[()]:
    return ()


class _Tuples(type):
    """Makes a class whose base is `NamedTuple` a tuple with names."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
        if not bases:
            return type.__new__(cls, name, bases, body)
        names = tuple(body.get("__annotations__", ()))
        defaults = {each: body.pop(each) for each in names if each in body}
        body |= {each: property(itemgetter(place)) for place, each in enumerate(names)}
        body |= {
            "__slots__": (), "__match_args__": names, "_fields": names,
            "_field_defaults": defaults, "_replace": _tuple_replace,
            "_asdict": lambda self: dict(zip(names, self, strict=True)),
            "_make": classmethod(lambda kind, values: kind(*values)),
            "__getnewargs__": _plain_tuple,
        }  # fmt: skip
        body.setdefault("__repr__", lambda self: _shown(self, names))
        heads = [f"{n}=_default_{n}" if n in defaults else n for n in names]

        def new(cls: type, *values: object, **named: object) -> object:
            known = {f"_default_{n}": value for n, value in defaults.items()}
            known["_new"] = tuple.__new__
            inner = "".join(f"{n}, " for n in names)
            exec(f"def __new__(_cls, {', '.join(heads)}): return _new(_cls, ({inner}))", known)  # noqa: S102 - names of our own fields
            kind.__new__ = staticmethod(known["__new__"])
            return kind.__new__(cls, *values, **named)

        kind: Any = type(name, (tuple,), {**body, "__new__": new})
        return kind  # type: ignore[no-any-return]


def _plain_tuple(self: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(self)


def _tuple_replace(self: Any, /, **changes: object) -> Any:  # noqa: ANN401 - any named tuple
    unknown = changes.keys() - {*self._fields}
    if unknown:
        raise ValueError(f"there is no field {min(unknown)!r}")
    return self.__class__(**{**self._asdict(), **changes})


if not TYPE_CHECKING:
    dataclass, field, replace = _dataclass, _field, _replace
    NamedTuple = _Tuples("NamedTuple", (), {})
