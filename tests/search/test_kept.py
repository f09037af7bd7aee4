"""An index in the cache answers as a new one does, or is not used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import factcli
from factcli.store import cache
from factcli.store.search import kept
from factcli.store.search.index import TextIndex
from factcli.store.search.kept import archive_index, index_of

WORDS = "bridge tower harbour market library museum station".split()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv(cache.FOLDER, str(folder))
    monkeypatch.delenv(cache.OFF, raising=False)
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> str:
    rows = [{"id": str(n), "text": f"The {WORDS[n % 7]} number {n} burnt."} for n in range(300)]
    path = tmp_path / "archive.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return str(path)


def answers(index: TextIndex) -> list[tuple[factcli.Hit, ...]]:
    return [factcli.search(f"the {word} burnt", index) for word in WORDS]


def forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be indexed from here on."""

    def build(*_: object) -> TextIndex:
        raise AssertionError("an index was built")

    monkeypatch.setattr(TextIndex, "build", build)


def test_the_second_time_nothing_is_indexed(
    place: Path, archive: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = answers(archive_index([archive]))
    assert len(list(place.iterdir())) == 1
    forbid(monkeypatch)
    assert answers(archive_index([archive])) == first


@pytest.mark.parametrize("where", [0, 20, 1_000, 5_000, -1])
def test_a_damaged_index_is_not_used(place: Path, archive: str, where: int) -> None:
    first = answers(archive_index([archive]))
    (path,) = place.iterdir()
    data = bytearray(path.read_bytes())
    data[where] ^= 1
    path.write_bytes(data)
    assert answers(archive_index([archive])) == first
    (again,) = place.iterdir()
    assert again.read_bytes() != bytes(data)


@pytest.mark.parametrize("length", [0, 10, 4_096])
def test_a_short_index_is_not_used(place: Path, archive: str, length: int) -> None:
    first = answers(archive_index([archive]))
    (path,) = place.iterdir()
    path.write_bytes(path.read_bytes()[:length])
    assert answers(archive_index([archive])) == first


def test_what_is_no_index_is_not_used(place: Path, archive: str) -> None:
    import hashlib

    first = answers(archive_index([archive]))
    (path,) = place.iterdir()
    name = path.name.partition(".")[0]
    path.unlink()
    # Its checksum is right, and it is no database.
    (place / f"{name}.{hashlib.sha256(b'x').hexdigest()}.index").write_bytes(b"x")
    assert answers(archive_index([archive])) == first


def test_a_draft_of_another_run_is_let_be(place: Path, archive: str) -> None:
    first = answers(archive_index([archive]))
    (path,) = place.iterdir()
    draft = place / f"{path.name.partition('.')[0]}.4242.index"
    draft.write_bytes(b"half")
    assert answers(archive_index([archive])) == first
    assert draft.read_bytes() == b"half"


def test_a_changed_archive_has_another_index(place: Path, archive: str) -> None:
    archive_index([archive])
    with Path(archive).open("a", encoding="utf-8") as file:
        file.write('{"id": "new", "text": "A submarine burnt."}\n')
    assert factcli.search("submarine", archive_index([archive]))[0].id == "new"
    assert len(list(place.iterdir())) == 2


def test_a_broken_archive_leaves_nothing_behind(place: Path, archive: str) -> None:
    with Path(archive).open("a", encoding="utf-8") as file:
        file.write("{}\n")
    with pytest.raises(factcli.BrokenBaseError):
        archive_index([archive])
    assert list(place.iterdir()) == []


def test_old_indexes_go(place: Path, archive: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_KEPT", 2)
    text = Path(archive).read_text("utf-8")
    for number in range(4):
        Path(archive).write_text(f'{text}{{"id": "n", "text": "Number {number}."}}\n', "utf-8")
        archive_index([archive])
    assert len(list(place.iterdir())) == 2
    monkeypatch.setattr(kept, "_BYTES", 10)
    Path(archive).write_text(text, "utf-8")
    archive_index([archive])
    assert len(list(place.iterdir())) == 1


@pytest.mark.parametrize("how", ["off", "unwritable"])
def test_without_a_cache_it_answers_all_the_same(
    place: Path, archive: str, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = answers(archive_index([archive]))
    if how == "off":
        monkeypatch.setenv(cache.OFF, "1")
    else:
        monkeypatch.setenv(cache.FOLDER, str(next(place.iterdir()) / "below"))
    assert answers(archive_index([archive])) == first


def test_two_archives_are_one_collection(place: Path, archive: str, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text('{"id": "x", "text": "A submarine burnt."}\n', "utf-8")
    index = archive_index([archive, str(other)])
    assert len(index) == 301
    assert factcli.search("submarine", index)[0].file == str(other)
    other.write_text('{"id": "5", "text": "A submarine burnt."}\n', "utf-8")
    with pytest.raises(factcli.BrokenBaseError) as caught:
        archive_index([archive, str(other)])
    assert f"{archive}:6" in caught.value.problems[0].message
    assert place.exists()


def test_a_large_base_is_indexed_once(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from factcli.store.kept import open_base

    claims = "".join(
        f'[[claim]]\nid = "c{n}"\ntext = "The {WORDS[n % 7]} number {n} burnt."\nsource = "s"\n'
        for n in range(1_100)
    )
    file = tmp_path / "town.toml"
    file.write_text(f'factcli = 1\n[[source]]\nid = "s"\ntitle = "S"\n{claims}', "utf-8")
    first = factcli.search("number 777", open_base([str(file)]), 1)
    assert first[0].id == "c777"
    assert [path.suffix for path in place.iterdir()] == [".index"]
    forbid(monkeypatch)
    base = open_base([str(file)])
    assert factcli.search("number 777", base, 1) == first
    assert index_of(base) is index_of(base)
