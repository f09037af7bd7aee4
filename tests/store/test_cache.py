"""The cache gives back what it was given, or nothing at all."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcli.model import Claim, Entity, Grain, Match, Moment, Period, Reason, Span, Verdict
from factcli.store import cache
from factcli.store.base import ClaimBase

CLAIM = Claim(
    "c",
    text="é 灯",
    start=Moment(1, 2, Grain.DAY),
    when=Period(None, Moment(-5, 7, Grain.CENTURY, approx=True), open_end=True),
    said_by=("a", "b"),
    pinned=frozenset(("when", "start")),
)
THINGS = [
    None, True, 1, -(2**80), 1.5, "", "x", (), (1, "a"), frozenset(("a",)), {}, [], [[1], 2], b"x",
    CLAIM, Verdict.REFUTED, Reason.DENIED, Grain.DAY, Span(1, 2), (CLAIM, [CLAIM]),
    {"a": CLAIM, CLAIM: 1, ("k", Grain.DAY): [1, (2, Span(3, 4))]}, Match(CLAIM, 90),
    frozenset((CLAIM, replace(CLAIM, id="d"))), {"plain": ("a", 1, (2.5, None))},
]  # fmt: skip


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv(cache.FOLDER, str(folder))
    monkeypatch.delenv(cache.OFF, raising=False)
    return folder


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: repr(thing)[:30])
def test_what_is_encoded_comes_back(thing: object) -> None:
    back = cache.decode(cache.encode(thing))
    assert back == thing
    assert type(back) is type(thing)


def test_a_whole_base_comes_back() -> None:
    base = ClaimBase((CLAIM,), {"e": Entity("e", "E")}, {}, {}, as_of=5, state={"index": [1, 2]})
    back = cache.decode(cache.encode(base))
    assert isinstance(back, ClaimBase)
    assert [getattr(back, name) for name in ClaimBase.__dataclass_fields__] == [
        getattr(base, name) for name in ClaimBase.__dataclass_fields__
    ]


@pytest.mark.parametrize("thing", [{1, 2}, object(), (1, object()), range(3), {"a": {1}}])
def test_what_cannot_be_kept_is_refused(thing: object) -> None:
    with pytest.raises(TypeError):
        cache.encode(thing)


@settings(deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_flipped_bit_is_noticed(where: int, bits: int) -> None:
    data = bytearray(cache.encode(CLAIM))
    data[where % len(data)] ^= bits
    with pytest.raises(ValueError, match="damaged"):
        cache.decode(bytes(data))


@pytest.mark.parametrize("length", [0, 1, 19, 20, 21, -1])
def test_a_short_entry_is_noticed(length: int) -> None:
    with pytest.raises((ValueError, EOFError)):
        cache.decode(cache.encode(CLAIM)[:length])


def test_an_entry_is_read_back_and_nothing_else_lies_there(place: Path) -> None:
    assert cache.read("k") is None
    cache.write("k", CLAIM)
    assert cache.read("k") == CLAIM
    assert cache.read("other") is None
    assert [path.name for path in place.iterdir()] == ["k.claims"]


def test_a_damaged_entry_counts_as_none(place: Path) -> None:
    cache.write("k", CLAIM)
    entry = place / "k.claims"
    entry.write_bytes(entry.read_bytes()[:-3])
    assert cache.read("k") is None
    entry.write_bytes(b"")
    assert cache.read("k") is None
    entry.unlink()
    entry.mkdir()
    assert cache.read("k") is None
    cache.write("k", CLAIM)


def test_old_entries_go(place: Path) -> None:
    for number in range(40):
        cache.write(f"k{number}", number)
        os.utime(place / f"k{number}.claims", (number, number))
    assert len(list(place.iterdir())) <= 33
    assert cache.read("k39") == 39
    assert cache.read("k0") is None


def test_it_can_be_switched_off(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.OFF, "1")
    cache.write("k", CLAIM)
    assert not place.exists()
    assert cache.read("k") is None


@pytest.mark.parametrize("bad", ["/dev/null/x", "\0", "x" * 5000])
def test_without_a_place_there_is_no_cache(bad: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "folder", lambda: bad)
    cache.write("k", CLAIM)
    assert cache.read("k") is None


def test_a_key_depends_on_every_path_and_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    one = [("a.toml", b"x"), ("b.toml", b"y")]
    others = [
        [("a.toml", b"x")],
        [("a.toml", b"x"), ("b.toml", b"z")],
        [("a.toml", b"x"), ("c.toml", b"y")],
        [("b.toml", b"y"), ("a.toml", b"x")],
        [("a.toml", b"xb.toml"), ("", b"y")],
    ]
    keys = {cache.key(files) for files in (one, *others)}
    assert len(keys) == 6
    assert cache.key(one) in keys
    monkeypatch.setattr("factcli.__version__", "0.0.0")
    assert cache.key(one) not in keys


@pytest.mark.skipif(os.name == "nt", reason="tells of the Unix places")
def test_the_places(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (cache.FOLDER, cache.OFF, "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "/home-of/x")
    monkeypatch.setattr("sys.platform", "linux")
    assert cache.folder() == "/home-of/x/.cache/factcli"
    monkeypatch.setenv("XDG_CACHE_HOME", "/else")
    assert cache.folder() == "/else/factcli"
    monkeypatch.setenv("XDG_CACHE_HOME", "not/whole")
    assert cache.folder() == ""
    monkeypatch.setattr("sys.platform", "darwin")
    assert cache.folder() == "/home-of/x/Library/Caches/factcli"
    monkeypatch.setenv(cache.FOLDER, "mine")
    assert cache.folder() == "mine"
