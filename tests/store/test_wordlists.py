"""Word lists out of the cache are those made of the files, and never needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcli import language
from factcli.language import ready
from factcli.store import cache
from factcli.store.wordlists import _Shelf

FOLDER = Path(language.__file__).parent / "en"
NAME = "factcli.language.pairs.opposites"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the cache; nothing is read from the keeper of this process."""
    monkeypatch.setenv(cache.FOLDER, str(tmp_path))
    monkeypatch.delenv(cache.OFF, raising=False)
    monkeypatch.setattr(ready, "_keepers", [])
    return tmp_path


def entries(place: Path) -> list[Path]:
    return sorted(place.glob("*.words"))


def test_what_is_kept_is_what_is_made(place: Path) -> None:
    assert _Shelf().read(NAME) is None
    assert len(entries(place)) == 1
    shelf = _Shelf()
    assert NAME in ready.MAKERS
    for name, make in ready.MAKERS.items():
        assert shelf.read(name) == make(), name


def test_every_table_is_kept_as_it_is_read() -> None:
    _Shelf().read(NAME)
    shelf = _Shelf()
    tables = {path.stem for path in FOLDER.glob("*.txt")} - {"countries", "LEXICON-LICENSE"}
    assert "grammar" in tables
    for name in tables:
        kept = shelf.read(f"en/{name}")
        assert kept == language.table(name)
        # The order in a file counts.
        assert list(kept) == list(language.table(name))


@pytest.mark.parametrize("name", ["", "nonsense", "en/nonsense", "en/countries", "0"])
def test_what_is_not_kept_is_none(name: str) -> None:
    _Shelf().read(NAME)
    assert _Shelf().read(name) is None


def test_a_damaged_entry_is_not_trusted(place: Path) -> None:
    _Shelf().read(NAME)
    path = entries(place)[0]
    whole = path.read_bytes()
    for at in (0, 10, 40, 70, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        shelf = _Shelf()
        for name, make in ready.MAKERS.items():
            assert shelf.read(name) in (None, make())
    path.write_bytes(whole[:-1])
    assert _Shelf().read(NAME) is None
    assert _Shelf().read(NAME) is not None, "a spoilt entry is written anew"


def test_without_a_cache_nothing_is_kept(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.OFF, "1")
    assert _Shelf().read(NAME) is None
    assert entries(place) == []


def test_a_folder_that_cannot_be_written_is_no_harm(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "file").write_text("no folder")
    monkeypatch.setenv(cache.FOLDER, str(place / "file"))
    assert _Shelf().read(NAME) is None
    assert _Shelf().read(NAME) is None


def test_old_entries_go_and_bases_stay(place: Path) -> None:
    base = place / "base.claims"
    base.write_bytes(b"")
    for number in range(9):
        (place / f"{number}.words").write_bytes(b"")
    _Shelf().read(NAME)
    assert len(entries(place)) == 4
    assert base.exists()
