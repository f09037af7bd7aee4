"""The cache gives back the bytes that it was given, or nothing at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcli.store import cache
from factcli.store.cache import DamagedError, Entry, encoded

PARTS = (b"front", b"", b"a" * 300, b"last")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv(cache.FOLDER, str(folder))
    monkeypatch.delenv(cache.OFF, raising=False)
    return folder


def every_part(data: bytes, name: str = "k") -> tuple[bytes, ...]:
    entry = Entry(name, memoryview(data))
    return tuple(bytes(entry.part(number)) for number in range(len(entry)))


def kept() -> tuple[bytes, ...] | None:
    entry = cache.read("k")
    if entry is None:
        return None
    return tuple(bytes(entry.part(number)) for number in range(len(entry)))


@pytest.mark.parametrize("parts", [PARTS, (), (b"",), (b"one",)])
def test_what_is_encoded_comes_back(parts: tuple[bytes, ...]) -> None:
    assert every_part(encoded("k", parts)) == parts


@settings(deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_flipped_bit_is_noticed(where: int, bits: int) -> None:
    data = bytearray(encoded("k", PARTS))
    data[where % len(data)] ^= bits
    with pytest.raises(DamagedError):
        every_part(bytes(data))


def test_a_damaged_part_leaves_the_others_readable() -> None:
    data = encoded("k", PARTS)
    entry = Entry("k", memoryview(data[:-1] + b"T"))
    assert [bytes(entry.part(number)) for number in range(3)] == list(PARTS[:3])
    with pytest.raises(DamagedError):
        entry.part(3)


@given(st.integers(0, len(encoded("k", PARTS)) - 1))
def test_a_short_entry_is_noticed(length: int) -> None:
    with pytest.raises(DamagedError):
        every_part(encoded("k", PARTS)[:length])


def test_a_long_entry_is_noticed() -> None:
    with pytest.raises(DamagedError):
        every_part(encoded("k", PARTS) + b"x")


def test_an_entry_under_another_name_is_noticed() -> None:
    with pytest.raises(DamagedError):
        every_part(encoded("k", PARTS), "other")


def test_an_entry_is_read_back_and_nothing_else_lies_there(place: Path) -> None:
    assert cache.read("k") is None
    cache.write("k", PARTS)
    assert kept() == PARTS
    assert cache.read("other") is None
    assert [path.name for path in place.iterdir()] == ["k.claims"]
    cache.drop("k")
    cache.drop("k")
    assert cache.read("k") is None


def test_a_damaged_entry_counts_as_none(place: Path) -> None:
    cache.write("k", PARTS)
    entry = place / "k.claims"
    entry.write_bytes(entry.read_bytes()[:-3])
    assert cache.read("k") is None
    entry.write_bytes(b"")
    assert cache.read("k") is None
    entry.unlink()
    entry.mkdir()
    assert cache.read("k") is None
    cache.write("k", PARTS)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have owners")
def test_an_entry_of_somebody_else_counts_as_none(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not place.exists()
    cache.write("k", PARTS)
    me = os.getuid()
    monkeypatch.setattr("os.getuid", lambda: me + 1)
    assert cache.read("k") is None


def test_old_entries_go(place: Path) -> None:
    for number in range(40):
        cache.write(f"k{number}", PARTS)
        os.utime(place / f"k{number}.claims", (number, number))
    assert len(list(place.iterdir())) <= 33
    assert cache.read("k39")
    assert cache.read("k0") is None


def test_it_can_be_switched_off(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.OFF, "1")
    cache.write("k", PARTS)
    assert not place.exists()
    assert cache.read("k") is None


@pytest.mark.parametrize("bad", ["/dev/null/x", "\0", "x" * 5000])
def test_without_a_place_there_is_no_cache(bad: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "folder", lambda: bad)
    cache.write("k", PARTS)
    assert cache.read("k") is None


def test_a_key_depends_on_every_path_and_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    one = [("a.toml", b"x", ""), ("b.toml", b"y", "")]
    others = [
        [("a.toml", b"x", "")],
        [("a.toml", b"x", ""), ("b.toml", b"z", "")],
        [("a.toml", b"x", ""), ("c.toml", b"y", "")],
        [("b.toml", b"y", ""), ("a.toml", b"x", "")],
        [("a.toml", b"xb.toml", ""), ("", b"y", "")],
        [("a.toml", b"x", ""), ("b.toml", b"y", "geo:")],
    ]
    keys = {cache.key(files) for files in (one, *others)}
    keys.add(cache.key(one, ("a", "b")))
    keys.add(cache.key(one, ("a b",)))
    assert len(keys) == 9
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
