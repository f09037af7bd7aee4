"""`factcli diff` against git, and what a difference is."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cli.driver import run, spawn

from factcli.desk.compare_bases import Side, compare
from factcli.store.files import ClaimFile

TOWN = Path(__file__).parent / "town"
CLAIMS = (TOWN / "claims" / "town.toml").read_bytes()
LATER = (TOWN / "later" / "town.toml").read_bytes()
GIT = shutil.which("git")
needs_git = pytest.mark.skipif(GIT is None, reason="needs git")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Make a repository whose claims changed between two commits."""
    shutil.copytree(TOWN / "claims", tmp_path / "claims")
    odd = tmp_path / "claims" / "odd name – ü.toml"
    odd.write_text('factcli = 1\n[[source]]\nid = "odd"\ntitle = "x"\n', "utf-8")
    (tmp_path / "claims" / ".hidden.toml").write_text("not TOML", "utf-8")
    os.symlink("town.toml", tmp_path / "claims" / "link.toml")
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    (tmp_path / "claims" / "town.toml").write_bytes(LATER)
    odd.unlink()
    commit(tmp_path)
    return tmp_path


def git(folder: Path, *words: str) -> None:
    names = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run([GIT or "git", *names, *words], check=True, cwd=folder, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "x")


def differences(folder: Path, *words: str) -> tuple[int, Any]:
    done = spawn("diff", *words, "--format", "json", folder=folder)
    assert done.stderr == b"", done.stderr
    found = json.loads(done.stdout)
    assert found["status"] == done.returncode
    return done.returncode, found


@needs_git
def test_revisions_are_compared_as_folders_are(repository: Path) -> None:
    status, found = differences(repository, "HEAD~1:claims", "HEAD:claims")
    assert status == 1
    changed = {(c["how"], c["id"]) for c in found["changes"] if c["kind"] == "claim"}
    assert changed == {
        ("changed", "bridge-length"), ("changed", "rostrand-mayor"), ("changed", "vell-mayor"),
        ("added", "rostrand-birth"), ("removed", "rostrand-born"),
    }  # fmt: skip
    assert {(c["how"], c["id"]) for c in found["changes"] if c["kind"] == "source"} == {
        ("removed", "odd")
    }
    assert {t["statement"] for t in found["turns"]} >= {"The Long Bridge is 400 metres long."}
    assert found["checked"] == 8


@needs_git
@pytest.mark.parametrize("words", [("HEAD~1",), ("HEAD~1", "claims"), ("HEAD~1:claims", "HEAD")])
def test_a_revision_alone_means_the_claims_at_hand(
    repository: Path, words: tuple[str, ...]
) -> None:
    assert (
        differences(repository, *words)[1]["changes"]
        == (differences(repository, "HEAD~1:claims", "HEAD:claims")[1]["changes"])
    )


@needs_git
def test_it_works_from_a_folder_below(repository: Path) -> None:
    assert differences(repository / "claims", "HEAD")[0] == 0
    status, found = differences(repository / "claims", "HEAD~1")
    assert (status, len(found["turns"])) == (1, 3)


@needs_git
def test_one_file_of_a_revision(repository: Path) -> None:
    status, found = differences(repository, "HEAD~1:claims/town.toml", "claims/town.toml")
    assert (status, found["checked"]) == (1, 0)
    assert "source" not in {change["kind"] for change in found["changes"]}


@needs_git
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("HEAD~7",), "neither a file or folder nor a git revision"),
        (("nowhere",), "neither a file or folder nor a git revision"),
        (("HEAD:nowhere",), "there is no nowhere in revision HEAD"),
        (("HEAD:",), ""),
        (("--", "--output=x"), "neither a file"),
        ((":claims",), ""),
    ],
)
def test_what_is_not_there_is_told(repository: Path, words: tuple[str, ...], told: str) -> None:
    done = spawn("diff", *words, folder=repository)
    err = done.stderr.decode()
    assert "Traceback" not in err
    assert told in err
    assert (done.returncode, done.stdout) == (2, b"") or not told


@needs_git
def test_a_broken_revision_is_told_with_its_place(repository: Path) -> None:
    (repository / "claims" / "town.toml").write_bytes(CLAIMS.replace(b"source =", b"sorce ="))
    commit(repository)
    done = spawn("diff", "HEAD", "HEAD~1", folder=repository)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"HEAD:claims/town.toml:" in done.stderr


def test_no_git_is_told(tmp_path: Path) -> None:
    done = spawn("diff", "HEAD", folder=tmp_path, environment={"PATH": str(tmp_path)})
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"git is not installed" in done.stderr


@needs_git
def test_no_repository_is_told(tmp_path: Path) -> None:
    limits = {"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    done = spawn("diff", "HEAD", folder=tmp_path, environment=limits)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"no revision can be read here: not a git repository" in done.stderr


def side(name: str, raw: bytes) -> Side:
    return Side(name, (ClaimFile(f"{name}/a.toml", raw),), ())


def test_the_order_and_the_layout_of_tables_are_no_difference() -> None:
    head, *tables = CLAIMS.decode().split("\n[[")
    turned = "\n[[".join([head, *reversed(tables)])
    spaced = turned.replace(" = ", "   =  ").replace("\n", "\n# remark\n", 3)
    assert compare(side("a", CLAIMS), side("b", spaced.encode())).status == 0


@settings(deadline=None)
@given(st.sampled_from(["start = 2013", "end = 2017", 'excerpt = "mayor', "date = 2023"]))
def test_the_way_back_is_the_way_there_turned_round(line: str) -> None:
    other = CLAIMS.decode().replace(line, "# " + line).encode()
    there, back = (
        compare(side("a", x), side("b", y)) for x, y in ((CLAIMS, other), (other, CLAIMS))
    )
    assert there.status == 1
    assert [[(k.key, k.new, k.old) for k in change.keys] for change in back.changes] == [
        [(k.key, k.old, k.new) for k in change.keys] for change in there.changes
    ]


def test_a_change_of_a_list_tells_what_went_and_what_came() -> None:
    ended = run("diff", str(TOWN / "claims"), str(TOWN / "later"))
    assert "\n  + aliases: the mayor\n" in ended.out
    assert "aliases: Vell" not in ended.out
