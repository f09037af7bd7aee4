"""What is packed comes back, whole or field by field, or is refused."""

from __future__ import annotations

import copy
import marshal
import pickle
from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest

from factcli.model import (
    Claim,
    Entity,
    Grain,
    Match,
    Moment,
    Period,
    Reason,
    Span,
    Verdict,
)
from factcli.parse.atoms import Assertion, Atom, Frame
from factcli.report import Problem, Severity
from factcli.store.base import ClaimBase
from factcli.store.codec import Packer, Unpacker
from factcli.store.lazy import LazyList

CLAIM = Claim(
    "c",
    text="é 灯",
    start=Moment(1, 2, Grain.DAY),
    when=Period(None, Moment(-5, 7, Grain.CENTURY, approx=True), open_end=True),
    said_by=("a", "b"),
    pinned=frozenset(("when", "start")),
)
PROBLEM = Problem("r", Severity.WARNING, "f", 1, 2, "m")
THINGS: list[Any] = [
    None, True, 1, -(2**80), 1.5, "", "x", "\udc80", b"x", (), (1, "a"), [], [[1], 2], {},
    {"a": [1], "b": {}}, set(), {1, 2}, frozenset(("a",)), {"a": {1}}, ([], {2}, ()),
    CLAIM, Verdict.REFUTED, Reason.DENIED, Grain.DAY, Span(1, 2), (CLAIM, [CLAIM]), PROBLEM,
    {"a": CLAIM, CLAIM: 1, ("k", Grain.DAY): [1, (2, Span(3, 4))]}, Match(CLAIM, 90),
    frozenset((CLAIM, replace(CLAIM, id="d"))), {"plain": ("a", 1, (2.5, None))},
]  # fmt: skip
ATOM = Atom("word", "Lamp", Span(0, 4), ("lamp",), "lamp", "N")
SAID = Assertion("Lamp", Span(0, 4), (ATOM, ATOM), (Frame(0, "be"),), marks=frozenset(("only",)))


def there_and_back(thing: object, lazy: tuple[type, ...] = ()) -> object:
    packer = Packer(lazy=lazy)
    stored = marshal.dumps((packer.pack(thing), packer.table()))
    packed, table = marshal.loads(stored)  # noqa: S302 - written one line above
    return Unpacker(table).unpack(packed)


def lazy_said() -> Assertion:
    back = there_and_back(SAID, (Assertion,))
    assert isinstance(back, Assertion)
    assert type(back) is not Assertion
    return back


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: repr(thing)[:30])
def test_what_is_packed_comes_back(thing: object) -> None:
    back = there_and_back(thing)
    assert back == thing
    assert type(back) is type(thing)


def test_the_order_of_a_dict_is_kept() -> None:
    back = there_and_back({"b": [1], "a": [2], "c": [3]})
    assert isinstance(back, dict)
    assert [*back] == ["b", "a", "c"]


def test_a_whole_base_comes_back() -> None:
    base = ClaimBase((CLAIM,), {"e": Entity("e", "E")}, {}, {}, as_of=5, state={"index": [1, 2]})
    back = there_and_back(base)
    assert isinstance(back, ClaimBase)
    assert [getattr(back, name) for name in ClaimBase.__dataclass_fields__] == [
        getattr(base, name) for name in ClaimBase.__dataclass_fields__
    ]


@pytest.mark.parametrize(
    "thing", [object(), (1, object()), range(3), bytearray(b"x"), {"a": 1j}, int, pytest.approx(1)]
)
def test_what_cannot_be_kept_is_refused(thing: object) -> None:
    with pytest.raises(TypeError):
        Packer().pack(thing)


def test_known_objects_are_numbers() -> None:
    others = [replace(CLAIM, id=str(number)) for number in range(3)]
    packer = Packer(known=others)
    packed = packer.pack((others[2], replace(CLAIM, id="2")))
    back = Unpacker(packer.table(), others).unpack(packed)
    assert back == (others[2], others[2])
    assert [thing is others[2] for thing in back] == [True, False]


@pytest.mark.parametrize(
    "row",
    [
        ("factcli.model", "Claim", ("id", "text"), False),
        ("factcli.model", "Gone", (), False),
        ("factcli.model", "Grain", ("CENTURY",), False),
        ("factcli.model", "Span", ("start",), False),
        ("os", "stat_result", (), False),
    ],
)
def test_a_class_that_has_changed_is_refused(row: tuple[str, str, tuple[str, ...], bool]) -> None:
    with pytest.raises(ValueError, match=r"is not what it was|none of our modules"):
        Unpacker([row])


def test_a_lazy_object_is_equal_and_hashes_alike() -> None:
    assert lazy_said() == SAID
    assert SAID == lazy_said()  # noqa: SIM300 - it has to hold from both sides
    assert lazy_said() == lazy_said()
    assert lazy_said() != replace(SAID, negated=True)
    assert hash(lazy_said()) == hash(SAID)
    assert len({lazy_said(), SAID}) == 1
    assert repr(lazy_said()) == repr(SAID)


def test_a_lazy_object_reads_a_field_once() -> None:
    said = lazy_said()
    assert said.atoms is said.atoms
    assert said.atoms[0].verbal is False
    assert said.frames == SAID.frames


def test_a_lazy_object_is_frozen_and_has_no_other_fields() -> None:
    said = lazy_said()
    with pytest.raises(FrozenInstanceError):
        said.text = "x"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        said.nothing  # type: ignore[attr-defined] # noqa: B018


def test_copies_of_a_lazy_object_are_real_ones() -> None:
    copies = (
        replace(lazy_said(), text="Lamp"),
        copy.copy(lazy_said()),
        pickle.loads(pickle.dumps(lazy_said())),  # noqa: S301 - made here
    )
    for made in copies:
        assert type(made) is Assertion
        assert made == SAID


def test_a_lazy_list_makes_each_item_once() -> None:
    asked: list[int] = []

    def make(number: int) -> str:
        asked.append(number)
        return f"item {number}"

    found = LazyList(4, make)
    assert len(found) == 4
    assert found[-1] == found[3] == "item 3"
    assert found[1:3] == ["item 1", "item 2"]
    assert found[:9] == list(found)
    assert asked == [3, 1, 2, 0]
    assert "item 2" in found
    with pytest.raises(IndexError):
        found[4]
