"""Objects and lists whose content is made when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence

from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, TypeVar, overload

    Item = TypeVar("Item")


def late(
    kind: type,
    names: Sequence[str],
    read: Callable[[Any, str], object],
    more: Mapping[str, object] | None = None,
) -> Callable[[object], Any]:
    """Return a maker of objects that pass for those of the dataclass with slots `kind`.

    A field of `names` is got by `read`, from what the maker was given, when it is first
    asked for: an empty slot makes Python call `__getattr__`. `more` holds further methods.
    """

    def get(self: Any, name: str) -> object:  # noqa: ANN401 - an object of the class below
        if name not in names:
            raise AttributeError(f"{kind.__name__!r} object has no attribute {name!r}")
        value = read(self._packed, name)
        object.__setattr__(self, name, value)
        return value

    def reduce(self: object) -> tuple[object, ...]:
        return _whole, (kind, {name: getattr(self, name) for name in names})

    # With the class of the real ones, both are equal, and a copy with changes is a real one.
    namespace = {
        "__slots__": ("_packed",), "__module__": kind.__module__, "__doc__": kind.__doc__,
        "__getattr__": get, "__reduce__": reduce, "__class__": property(lambda _: kind),
        **(more or {}),
    }  # fmt: skip
    made_of: Any = type(kind.__name__, (kind,), namespace)
    put = vars(made_of)["_packed"].__set__

    def make(packed: object) -> object:
        made: object = object.__new__(made_of)
        put(made, packed)
        return made

    return make


def _whole(kind: type, values: dict[str, object]) -> object:
    made: object = object.__new__(kind)
    for name, value in values.items():
        object.__setattr__(made, name, value)
    return made


class LazyList(Sequence["Item"]):
    """A list of a known length, each item made by its number and then held."""

    def __init__(self, length: int, make: Callable[[int], Item]) -> None:
        self._items: list[Item | None] = [None] * length
        self._make = make

    def __len__(self) -> int:
        return len(self._items)

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, place: int) -> Item: ...
        @overload
        def __getitem__(self, place: slice) -> list[Item]: ...

    def __getitem__(self, place: int | slice) -> Item | list[Item]:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        found = self._items[place]
        if found is None:
            number = place if place >= 0 else place + len(self)
            found = self._items[place] = self._make(number)
        return found
