"""Records are dataclasses to everybody who looks, and cost a start little."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcli import records

if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
    from typing import NamedTuple
else:
    from factcli.records import NamedTuple, dataclass, field, replace

SRC = Path(__file__).resolve().parent.parent / "src"


@dataclass(frozen=True, slots=True)
class Lamp:
    """A lamp."""

    name: str
    height: float = 1.5
    colours: tuple[str, ...] = ()

    @property
    def tall(self) -> bool:
        return self.height > 2


@dataclass(slots=True)
class Shelf:
    lamps: list[Lamp] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class Alone:
    name: str = "x"


@dataclass(frozen=True, slots=True)
class Checked:
    name: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", self.name.upper())


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing."""


class Spot(NamedTuple):
    """A place."""

    row: int
    column: int = 1
    marks: tuple[str, ...] = ()

    @property
    def first(self) -> bool:
        return self.column == 1


class Farther(Spot):
    @property
    def far(self) -> bool:
        return self.row > 9


# What a type checker would not let pass.
ANY_SPOT: Any = Spot
ANY_LAMP: Any = Lamp
ANY_EMPTY: Any = Empty


def test_an_object_has_its_fields_and_defaults() -> None:
    lamp = Lamp("desk", colours=("red",))
    assert (lamp.name, lamp.height, lamp.colours, lamp.tall) == ("desk", 1.5, ("red",), False)
    assert Lamp("desk", 3.0).tall
    assert Checked("a").name == "A"
    assert Empty() == Empty()
    assert Lamp.__doc__ == "A lamp."
    match lamp:
        case Lamp(name, height):
            assert (name, height) == ("desk", 1.5)


@pytest.mark.parametrize(
    "wrong",
    [
        ANY_LAMP,
        lambda: ANY_LAMP("a", 1.0, (), 2),
        lambda: ANY_LAMP("a", hight=2),
        lambda: ANY_EMPTY(1),
    ],
)
def test_wrong_arguments_are_refused_with_the_name_of_the_class(wrong: Callable[[], Any]) -> None:
    for _ in range(2):
        with pytest.raises(TypeError, match="__init__"):
            wrong()


def test_each_object_has_a_list_of_its_own() -> None:
    one, other = Shelf(), Shelf()
    one.lamps.append(Lamp("a"))
    assert other.lamps == []
    assert Shelf([]) == Shelf()
    assert Shelf(notes={"a": "b"}).notes == {"a": "b"}


def test_equality_and_hash() -> None:
    assert Lamp("a") == Lamp("a") != Lamp("b")
    assert hash(Lamp("a")) == hash(Lamp("a"))
    assert len({Lamp("a"), Lamp("a"), Lamp("b")}) == 2
    assert ANY_LAMP("a") != ("a", 1.5, ())
    assert Alone() != Alone()
    assert len({Alone(), Alone()}) == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(Shelf())


def test_it_is_shown_as_the_standard_library_shows_it() -> None:
    assert repr(Lamp("a", 2.0)) == "Lamp(name='a', height=2.0, colours=())"
    assert repr(Shelf(notes={"a": "b"})) == "Shelf(lamps=[])"


def test_a_frozen_object_stays_as_it_is() -> None:
    lamp = Lamp("a")
    with pytest.raises(dataclasses.FrozenInstanceError, match="'name'"):
        lamp.name = "b"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError, match="'name'"):
        del lamp.name
    shelf = Shelf()
    shelf.lamps = [lamp]
    with pytest.raises(AttributeError):
        shelf.other = 1  # type: ignore[attr-defined]
    assert not hasattr(lamp, "__dict__")


def test_copies() -> None:
    lamp = Lamp("a", colours=("red",))
    for same in (copy.copy(lamp), copy.deepcopy(lamp), pickle.loads(pickle.dumps(lamp))):  # noqa: S301
        assert same == lamp
    assert replace(lamp, name="b") == Lamp("b", colours=("red",))
    assert dataclasses.replace(lamp, height=2.5).tall
    with pytest.raises(TypeError):
        replace(ANY_LAMP("a"), hight=2.5)


def test_the_standard_library_takes_it_for_a_dataclass() -> None:
    assert dataclasses.is_dataclass(Lamp)
    assert dataclasses.is_dataclass(Empty())
    assert [each.name for each in dataclasses.fields(Lamp("a"))] == ["name", "height", "colours"]
    assert [each.default for each in dataclasses.fields(Lamp)][1:] == [1.5, ()]
    assert dataclasses.asdict(Shelf([Lamp("a")])) == {
        "lamps": [{"name": "a", "height": 1.5, "colours": ()}],
        "notes": {},
    }
    assert [each.repr for each in dataclasses.fields(Shelf)] == [True, False]


def test_what_it_cannot_do_is_refused() -> None:
    make: Any = records.dataclass
    with pytest.raises(TypeError, match="slots"):
        make(slots=False)
    with pytest.raises(TypeError, match="base class"):
        make(slots=True)(type("Sub", (Lamp,), {}))


def test_a_tuple_with_names() -> None:
    spot = Spot(3, marks=("x",))
    row, column, marks = spot
    assert (row, column, marks) == (3, 1, ("x",))
    assert ANY_SPOT(3) == (3, 1, ())
    assert (spot.row, spot.column, spot.first, spot[2]) == (3, 1, True, ("x",))
    assert repr(spot) == "Spot(row=3, column=1, marks=('x',))"
    assert hash(spot) == hash((3, 1, ("x",)))
    assert Spot.__doc__ == "A place."
    assert Spot._fields == ("row", "column", "marks")
    assert Spot._field_defaults == {"column": 1, "marks": ()}
    assert not hasattr(spot, "__dict__")
    match spot:
        case Spot(3, column):
            assert column == 1


def test_copies_of_a_tuple_with_names() -> None:
    spot = Spot(3, 4)
    assert spot._replace(column=1) == Spot(3)
    assert spot._asdict() == {"row": 3, "column": 4, "marks": ()}
    assert Spot._make([3, 4]) == spot
    for same in (copy.copy(spot), copy.deepcopy(spot), pickle.loads(pickle.dumps(spot))):  # noqa: S301
        assert same == spot
        assert type(same) is Spot
    with pytest.raises(ValueError, match="colum"):
        ANY_SPOT(1)._replace(colum=1)


@pytest.mark.parametrize(
    "wrong", [ANY_SPOT, lambda: ANY_SPOT(1, 2, (), 3), lambda: ANY_SPOT(1, colum=2)]
)
def test_a_tuple_refuses_wrong_arguments(wrong: Callable[[], Any]) -> None:
    for _ in range(2):
        with pytest.raises(TypeError, match="__new__"):
            wrong()


def test_a_class_of_its_own_may_follow_a_tuple() -> None:
    assert Farther(10).far
    assert Farther(1) == Spot(1)
    assert isinstance(Farther(1, 2), Spot)


def test_it_loads_nothing_heavy() -> None:
    script = (
        "import sys\nfrom factcli.records import NamedTuple, dataclass\n"
        "plain = type('Lamp', (), {'__annotations__': {'a': int}})\n"
        "assert dataclass(frozen=True, slots=True)(plain)(1).a == 1\n"
        "print({'dataclasses', 'inspect'} & {*sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        env={"PYTHONPATH": str(SRC)},
    )
    assert done.stdout.strip() == b"set()"
