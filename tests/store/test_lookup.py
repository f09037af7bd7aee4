"""Which claims are checked against: the order of look-up, one case a rule."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factcli.errors import NoBaseError
from factcli.store import lookup
from factcli.store.load import load
from factcli.store.lookup import VARIABLE, locate

CLAIM = 'factcli = 1\n[[source]]\nid = "s"\n[[claim]]\nid = "c"\ntext = "x"\nsource = "s"\n'


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    folder = tmp_path / "the-demo"
    folder.mkdir()
    monkeypatch.setattr(lookup, "demo_folder", lambda: str(folder))
    return str(folder)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working directory two folders below one that has claims."""
    claims = tmp_path / "project" / "claims"
    claims.mkdir(parents=True)
    (claims / "x.toml").write_text("# a comment first\n\n" + CLAIM)
    below = tmp_path / "project" / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    return below


def found(
    *options: str, variable: str = "", demo: bool = False, interactive: bool = False
) -> tuple[tuple[str, ...], str]:
    environment = {VARIABLE: variable} if variable else {}
    return locate(options, environment, os.getcwd(), demo=demo, interactive=interactive)


@pytest.mark.usefixtures("project", "demo")
def test_the_command_line_comes_first() -> None:
    assert found("x", "y", variable="z", demo=True, interactive=True) == (("x", "y"), "")


@pytest.mark.usefixtures("project")
def test_then_a_demo_that_was_asked_for(demo: str) -> None:
    paths, notice = found(variable="z", demo=True)
    assert paths == (demo,)
    assert "demo" in notice


@pytest.mark.usefixtures("project")
def test_then_the_environment_separated_as_path_is() -> None:
    assert found(variable=os.pathsep.join(("a", "", "b"))) == (("a", "b"), "")
    assert found(variable=os.pathsep)[0] == (os.path.join("..", "..", "claims"),)


@pytest.mark.usefixtures("project")
def test_then_the_nearest_folder_upwards() -> None:
    paths, notice = found(interactive=True)
    assert paths == (os.path.join("..", "..", "claims"),)
    assert notice == ""
    assert len(load(paths).claims) == 1


@pytest.mark.usefixtures("project")
def test_the_path_is_whole_for_another_directory(tmp_path: Path) -> None:
    directory = str(tmp_path / "project")
    paths, _ = locate((), {}, directory, demo=False, interactive=False)
    assert paths == (str(tmp_path / "project" / "claims"),)


@pytest.mark.parametrize(
    "content", ["", 'title = "x"\n', 'title = "x"\nfactcli = 1\n', "[factcli]\n", '{"factcli": 1}']
)
def test_other_peoples_claims_folders_are_passed_by(project: Path, content: str) -> None:
    (project / "claims").mkdir()
    (project / "claims" / "insurance.toml").write_text(content)
    (project / "claims" / "notes.txt").write_text(CLAIM)
    assert found()[0] == (os.path.join("..", "..", "claims"),)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_odd_files_in_a_folder_do_not_stop_the_search(project: Path) -> None:
    near = project / "claims"
    near.mkdir()
    os.mkfifo(near / "a.toml")
    (near / "b.toml").symlink_to("nothing")
    (near / "loop").symlink_to(near)
    assert found()[0] == (os.path.join("..", "..", "claims"),)
    (near / "sub").mkdir()
    (near / "sub" / "c.toml").write_text('"factcli"=1')
    assert found()[0] == ("claims",)


def test_a_file_named_claims_is_no_folder(project: Path) -> None:
    (project / "claims").write_text(CLAIM)
    assert found()[0] == (os.path.join("..", "..", "claims"),)


def test_somebody_looking_on_gets_the_demo_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, demo: str
) -> None:
    monkeypatch.chdir(tmp_path)
    paths, notice = found(interactive=True)
    assert paths == (demo,)
    assert "--claims" in notice


@pytest.mark.usefixtures("demo")
def test_a_job_never_gets_the_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NoBaseError) as caught:
        found()
    for way in ("--claims", VARIABLE, "claims/", "--demo"):
        assert way in caught.value.hint


def test_the_demo_is_the_claims_of_this_repository() -> None:
    own = Path(__file__).resolve().parent.parent.parent / "claims"
    shipped = Path(lookup.demo_folder())
    assert {path.name: path.read_bytes() for path in shipped.glob("*.toml")} == {
        path.name: path.read_bytes() for path in own.glob("*.toml")
    }
