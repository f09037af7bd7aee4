"""A base out of the cache answers, byte for byte, as one read from its files does."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from factcli.check import check
from factcli.errors import BrokenBaseError, NoBaseError
from factcli.render import jsonl
from factcli.render.view import Screen, View
from factcli.store import cache, kept
from factcli.store.base import ClaimBase
from factcli.store.compiled import compiled_of
from factcli.store.kept import KEPT, WANTED, open_base
from factcli.store.lazy import LazyList
from factcli.store.load import load

ROOT = Path(__file__).resolve().parents[2]
TOPIC = ROOT / "tests" / "topics" / "lighthouse"
TOWN = """factcli = 1

[base]
title = "Marenholt"
as_of = 2031-06-01

[[entity]]
id = "rostrand"
name = "Livia Rostrånd"
kind = "person"
aliases = ["the architect"]
[[entity]]
id = "vell"
name = "Otto Vell"
kind = "person"
aliases = ["the architect"]
[[source]]
id = "gazette"
title = "Marenholt Gazette"
[[claim]]
id = "term"
text = "Livia Rostrånd was mayor of Marenholt from 2013 to 2017."
source = "gazette"
subject = "rostrand"
property = "was mayor of"
start = 2013
end = 2017
[[claim]]
id = "architect"
text = "The town hall was designed by Otto Vell."
source = "gazette"
[[claim]]
id = "old-height"
text = "The town hall is 30 m high."
source = "gazette"
superseded_by = "height"
[[claim]]
id = "height"
text = "The town hall is 31 m high."
source = "gazette"
"""
STATEMENTS = (
    "Livia Rostrand was mayor in 2015",
    "Rostrånd was mayor in 2019",
    "Otto Vell designed the town hall",
    "The town hall is 31 metres high and was designed by Livia Rostrånd",
    "The town hall is 30 m high",
    "Somebody ate a fish",
    "",
)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv(cache.FOLDER, str(folder))
    monkeypatch.delenv(cache.OFF, raising=False)
    return folder


@pytest.fixture
def town(tmp_path: Path) -> Path:
    path = tmp_path / "town.toml"
    path.write_text(TOWN, "utf-8")
    return path


def answers(base: ClaimBase, statements: tuple[str, ...] = STATEMENTS) -> str:
    view = View(base.info(), Screen(), base.sources)
    return "".join(jsonl.finding(check(text, base), view) for text in statements)


def opened(path: Path) -> ClaimBase:
    """Return the base that a second run opens, which has to come from the cache."""
    compiled_of(open_base((str(path),)))
    base = open_base((str(path),))
    assert KEPT in base.state
    return base


def entries(place: Path) -> list[str]:
    """Return all in the cache but the one entry that holds no base."""
    found = sorted(path.name for path in place.iterdir()) if place.is_dir() else []
    return [name for name in found if not name.endswith(".words")]


def cases(name: str) -> tuple[Path, tuple[str, ...]]:
    if name == "lighthouse":
        lines = (TOPIC / "statements.jsonl").read_text("utf-8").splitlines()
        return TOPIC / "claims.toml", tuple(json.loads(line)["statement"] for line in lines)
    table = tomllib.loads((ROOT / "tests" / "cases" / f"{name}.toml").read_text("utf-8"))
    return ROOT / "claims", tuple(case["statement"] for case in table["case"])


@pytest.mark.parametrize("name", ["lighthouse", "glas"])
def test_every_case_is_answered_alike(name: str) -> None:
    path, statements = cases(name)
    assert answers(opened(path), statements) == answers(load((str(path),)), statements)


@pytest.mark.parametrize("path", [TOPIC / "claims.toml", ROOT / "claims"], ids=["topic", "claims"])
def test_everything_of_the_base_is_the_same(path: Path) -> None:
    base, read = opened(path), load((str(path),))
    assert isinstance(base, ClaimBase)
    assert base.info() == read.info()
    for field in fields(ClaimBase):
        if field.name != "state":
            found = getattr(base, field.name)
            assert found == getattr(read, field.name)
            assert type(found) is type(getattr(read, field.name))
    assert [*base.entities] == [*read.entities]
    assert [*base.properties] == [*read.properties]
    assert base.claim(read.claims[-1].id) == read.claims[-1]
    assert base.claim("no such claim") is None


def test_everything_compiled_is_the_same(town: Path) -> None:
    base, read = opened(town), load((str(town),))
    assert base.problems
    ours, theirs = compiled_of(base), compiled_of(read)
    assert ours.vocabulary == theirs.vocabulary
    assert ours.index == theirs.index
    assert ours.entities == theirs.entities
    assert [*ours.typed] == [*theirs.typed]
    assert [[*each.bag] for each in ours.typed] == [[*each.bag] for each in theirs.typed]
    assert [[*each.names] for each in ours.typed] == [[*each.names] for each in theirs.typed]
    assert ours.typed[0].claim is base.claims[0]


def test_a_check_reads_its_candidates_only() -> None:
    compiled = compiled_of(opened(ROOT / "claims"))
    assert isinstance(compiled.typed, LazyList)
    found = compiled.typed._items  # noqa: SLF001 - what is made is seen nowhere else
    assert set(found) == {None}
    base = opened(ROOT / "claims")
    check(cases("glas")[1][0], base)
    typed = compiled_of(base).typed
    assert isinstance(typed, LazyList)
    made = len(typed) - typed._items.count(None)  # noqa: SLF001 - the same
    assert 0 < made < len(typed) / 2


def test_a_compiled_base_is_kept_once(town: Path, place: Path) -> None:
    base = open_base((str(town),))
    assert WANTED in base.state
    assert entries(place) == []
    compiled_of(base)
    assert WANTED not in base.state
    names = entries(place)
    assert len(names) == 1
    before = (place / names[0]).stat().st_mtime_ns
    answers(opened(town))
    assert entries(place) == names
    assert (place / names[0]).stat().st_mtime_ns == before


def test_it_can_be_switched_off(town: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = answers(opened(town))
    shutil.rmtree(place)
    monkeypatch.setenv(cache.OFF, "1")
    base = open_base((str(town),))
    assert not {KEPT, WANTED} & {*base.state}
    assert answers(base) == expected
    assert entries(place) == []


def test_a_changed_file_is_read_anew(town: Path) -> None:
    assert "2013–2017" in answers(opened(town))
    # The same length and the same time: only the bytes tell.
    times = town.stat().st_atime_ns, town.stat().st_mtime_ns
    town.write_text(TOWN.replace("2017", "2018"), "utf-8")
    os.utime(town, ns=times)
    base = open_base((str(town),))
    assert KEPT not in base.state
    assert "2013–2018" in answers(base)
    assert "2013–2018" in answers(opened(town))


def test_a_further_file_a_missing_file_and_another_path_count(town: Path) -> None:
    folder = town.parent / "claims"
    folder.mkdir()
    shutil.move(town, folder / "town.toml")
    assert len(opened(folder).claims) == 4
    more = '[[claim]]\nid = "extra"\ntext = "It rained."\nsource = "gazette"\n'
    (folder / "more.toml").write_text(f"factcli = 1\n{more}", "utf-8")
    assert len(open_base((str(folder),)).claims) == 5
    (folder / "more.toml").unlink()
    assert KEPT in open_base((str(folder),)).state
    one = open_base((str(folder / "town.toml"),))
    assert KEPT not in one.state
    assert one.paths == (str(folder / "town.toml"),)


def test_another_version_reads_anew(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(town)
    for name in ("factcli.__version__", "sys.version", "sys.byteorder"):
        with monkeypatch.context() as changed:
            changed.setattr(name, "other")
            assert KEPT not in open_base((str(town),)).state
    assert KEPT in open_base((str(town),)).state


def test_classes_that_have_changed_are_not_filled(
    town: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = answers(opened(town))
    (name,) = entries(place)
    with monkeypatch.context() as changed:
        changed.setattr("factcli.store.codec.fields_of", lambda _: ("one", "two"))
        base = open_base((str(town),))
        assert KEPT not in base.state
    assert entries(place) == []
    assert answers(base) == expected
    assert entries(place) == [name]


def test_a_bit_flipped_anywhere_changes_no_answer(town: Path, place: Path) -> None:
    expected = answers(opened(town))
    (name,) = entries(place)
    path = place / name
    whole = path.read_bytes()
    for where in range(0, len(whole), len(whole) // 60):
        path.write_bytes(whole[:where] + bytes([whole[where] ^ 0x10]) + whole[where + 1 :])
        base = open_base((str(town),))
        assert answers(base) == expected
        assert [*base.claims] == [*load((str(town),)).claims]


def test_a_damaged_part_is_made_anew_and_kept(town: Path, place: Path) -> None:
    expected = answers(opened(town))
    (name,) = entries(place)
    path = place / name
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + b"\0")  # in the last part: what a claim was compiled to
    base = open_base((str(town),))
    assert KEPT in base.state
    assert answers(base) == expected
    assert path.read_bytes() != whole[:-1] + b"\0"
    assert answers(opened(town)) == expected


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.999])
def test_a_truncated_entry_is_made_anew(town: Path, place: Path, share: float) -> None:
    expected = answers(opened(town))
    (name,) = entries(place)
    whole = (place / name).read_bytes()
    (place / name).write_bytes(whole[: int(len(whole) * share)])
    base = open_base((str(town),))
    assert KEPT not in base.state
    assert answers(base) == expected
    assert KEPT in open_base((str(town),)).state


def test_an_entry_under_the_wrong_name_is_not_believed(town: Path, place: Path) -> None:
    opened(town)
    (name,) = entries(place)
    town.write_text(TOWN.replace("2017", "2018"), "utf-8")
    opened(town)
    (other,) = {*entries(place)} - {name}
    shutil.copy(place / name, place / other)
    assert "2013–2018" in answers(open_base((str(town),)))


@pytest.mark.parametrize("where", ["file", "null", "long"])
def test_without_a_writable_place_every_run_compiles(
    town: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    (tmp_path / "file").write_text("in the way")
    bad = {"file": str(tmp_path / "file"), "null": "/dev/null/x", "long": "x" * 5000}[where]
    monkeypatch.setenv(cache.FOLDER, bad)
    expected = answers(load((str(town),)))
    for _ in range(2):
        base = open_base((str(town),))
        assert KEPT not in base.state
        assert answers(base) == expected


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="rights do not bind this user"
)
def test_a_place_that_may_only_be_read_is_read(town: Path, place: Path) -> None:
    expected = answers(opened(town))
    place.chmod(0o500)
    try:
        assert KEPT in open_base((str(town),)).state
        town.write_text(TOWN.replace("Gazette", "Mercury"), "utf-8")
        for _ in range(2):
            base = open_base((str(town),))
            assert KEPT not in base.state
            assert answers(base) == expected.replace("Gazette", "Mercury")
        assert len(entries(place)) == 1
    finally:
        place.chmod(0o700)


def test_what_cannot_be_packed_is_not_kept(
    town: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcli.store.codec._OURS", "elsewhere.")
    assert answers(open_base((str(town),))) == answers(load((str(town),)))
    assert entries(place) == []


def test_a_broken_base_is_broken_every_time(town: Path, place: Path) -> None:
    town.write_text(TOWN.replace('source = "gazette"', 'source = "gazete"'), "utf-8")
    for _ in range(2):
        with pytest.raises(BrokenBaseError) as error:
            open_base((str(town),))
        assert len(error.value.problems) == 5  # four sources, and the shared name
    town.write_text("factcli = 1\n", "utf-8")
    for _ in range(2):
        with pytest.raises(NoBaseError):
            open_base((str(town),))
    assert entries(place) == []


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "factcli", *arguments],
        check=False,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
    )


@pytest.mark.parametrize(
    "command",
    [
        ("check", "--format", "json", *STATEMENTS[:4]),
        ("check", "--format", "table", "--explain", *STATEMENTS[:4]),
        ("list", "--format", "json"),
        ("list", "--warnings", "--entity", "the architect"),
        ("show", "term", "height", "--format", "json"),
        ("show", "term"),
        ("show", "nothing"),
    ],
    ids=" ".join,
)
def test_every_command_prints_the_same_bytes(town: Path, command: tuple[str, ...]) -> None:
    told = ("--claims", str(town))
    plain = run(*command, *told, **{cache.OFF: "1"})
    compiled_of(open_base((str(town),)))
    kept_runs = [run(*command, *told) for _ in range(2)]
    for done in kept_runs:
        assert (done.stdout, done.stderr, done.returncode) == (
            plain.stdout,
            plain.stderr,
            plain.returncode,
        )


def test_processes_do_not_disturb_each_other(town: Path, place: Path) -> None:
    command = [sys.executable, "-m", "factcli", "check", STATEMENTS[0], "--claims", str(town)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    running = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    done = [(*process.communicate(), process.returncode) for process in running]
    assert set(done) == {done[0]}
    assert done[0][2] == 0
    assert len(entries(place)) == 1
    assert KEPT in open_base((str(town),)).state


def test_a_changed_program_compiles_anew(town: Path, place: Path, tmp_path: Path) -> None:
    copy = tmp_path / "src"
    shutil.copytree(ROOT / "src", copy, ignore=shutil.ignore_patterns("__pycache__"))
    command = ("check", "-q", STATEMENTS[0], "--claims", str(town))
    for _ in range(2):
        assert run(*command, PYTHONPATH=str(copy)).returncode == 0
    assert len(entries(place)) == 1
    (copy / "factcli" / "language" / "en" / "units.txt").touch()
    assert run(*command, PYTHONPATH=str(copy)).returncode == 0
    assert len(entries(place)) == 2


def test_a_second_run_parses_no_claim_file(town: Path) -> None:
    opened(town)
    script = (
        "import sys; from factcli.__main__ import main; "
        f"sys.argv[1:] = ['check', '-q', {STATEMENTS[0]!r}, '--claims', {str(town)!r}]; "
        "status = main(); "
        "print(status, *sorted({'tomllib', 'factcli.store.load', 'typer'} & {*sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    assert done.stdout.split() == [b"0"]


def test_the_fields_of_an_entry_are_those_of_the_base() -> None:
    assert {*kept._FIELDS, "claims", "state"} == {  # noqa: SLF001 - nothing is left out
        field.name for field in fields(ClaimBase)
    }
