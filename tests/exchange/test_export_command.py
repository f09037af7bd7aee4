from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcli.cli.app import run
from factcli.cli.guard import guarded

HERE = Path(__file__).resolve().parent
GOLDEN = HERE / "golden"
BASE = """\
factcli = 1
[base]
title = "Marenholt"
as_of = 2024-06-01
[[entity]]
id = "lund"
name = "Ana Lund"
kind = "person"
aliases = ["Lund", "the mayor"]
[[source]]
id = "gazette"
title = "A tower for the harbour"
publisher = "Marenholt Gazette"
date = 2024-04-06
url = "https://example.org/tower"
[[source]]
id = "facts"
publisher = "Facts First"
url = "https://facts.example/1"
[[claim]]
id = "height"
text = "The Beacon Tower is 212 metres high."
source = "gazette"
[[claim]]
id = "mayor"
text = "Ana Lund was mayor of Marenholt from 2013 to 2017."
source = "gazette"
subject = "lund"
property = "holds-office"
value = "mayor of Marenholt"
start = 2013
end = 2017
excerpt = "=2+2"
[[claim]]
id = "blamed"
text = "The builders delayed the tower."
source = "gazette"
said_by = "lund"
denied_by = "the builders"
[[claim]]
id = "sold"
text = "The Beacon Tower was sold to a bank."
source = "facts"
verdict = "refuted"
rating = "Pants on Fire"
rating_scale = "1 of 1 to 5"
claimed_by = "Jo Berg"
claimed_in = "https://post.example/9"
"""
WHO = ("--author", "The Desk", "--url", "https://desk.example/checks")


@pytest.fixture(autouse=True)
def _base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("FACTCLI_AUTHOR", "FACTCLI_AUTHOR_URL", "FACTCLI_REVIEW_URL", "FACTCLI_CLAIMS"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "a.toml").write_text(BASE, "utf-8")


def ran(*arguments: str) -> int:
    return guarded(lambda: run(arguments))


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("json", ["export", "--to", "json"]),
        ("json-filtered", ["export", "--to", "json", "--entity", "lund", "--source", "gazette"]),
        ("csv", ["export", "--to", "csv"]),
        ("claimreview", ["export", "--to", "claimreview", *WHO, "--date", "2024-06-02"]),
        ("review", ["review", "The Beacon Tower is 200 metres high.", "Lund blamed nobody.",
                    "The tower was sold to a bank.", *WHO, "--appearance", "https://p.example"]),
    ],
)  # fmt: skip
def test_output_is_the_golden_one(
    name: str,
    arguments: list[str],
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    assert ran(*arguments) == 0
    out = capsys.readouterr().out
    path = GOLDEN / f"export-{name}.txt"
    if request.config.getoption("--update-golden", default=False):
        path.parent.mkdir(exist_ok=True)
        path.write_text(out, "utf-8")
    assert out == path.read_text("utf-8")


def test_a_file_that_is_there_needs_force(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "out.json"
    assert ran("export", "out.json") == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "factcli: 4 claims written to out.json\n")
    first = file.read_bytes()
    file.write_text("mine", "utf-8")
    file.chmod(0o640)
    assert ran("export", "out.json") == 2
    assert "out.json is there already\n  give --force" in capsys.readouterr().err
    assert file.read_text("utf-8") == "mine"
    assert ran("export", "out.json", "--force") == 0
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (first, 0o640)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["export"], "nothing tells the format\n  give --to json|csv|xlsx|claimreview"),
        (["export", "out.txt"], "nothing tells the format"),
        (["export", "--to", "jsn"], "there is no format 'jsn'"),
        (["export", "--to", "json", "--text", "nowhere"], "no claim fits"),
        (["export", "--to", "json", "--entity", "Nobody"], "no entity is called 'Nobody'"),
        (["export", "none/out.csv", "--claims", "none"], "none is not there"),
        (["export", "--to", "claimreview"], "nothing says who the author is\n  give --author"),
        (["export", "--to", "claimreview", "--author", "A"], "where reviews are published"),
        (["review", "It rained.", "--author", "A"], "set FACTCLI_REVIEW_URL"),
        (["review", "It rained.", *WHO, "--date", "soon"], "--date: 'soon' is no day"),
        (["review", *WHO], "no statement"),
    ],
)
def test_what_is_refused(
    arguments: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(tmp_path.rglob("*"))
    assert ran(*arguments) == 2
    printed = capsys.readouterr()
    assert (printed.out, told in printed.err) == ("", True), printed.err
    assert sorted(tmp_path.rglob("*")) == before


def test_what_others_found_needs_no_author(capsys: pytest.CaptureFixture[str]) -> None:
    assert ran("export", "--to", "claimreview", "--source", "facts") == 0
    review = json.loads(capsys.readouterr().out)
    assert review["author"]["name"] == "Facts First"


def test_the_author_comes_from_option_then_environment_then_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def author(*options: str) -> str:
        assert ran("review", "It rained.", *options) == 0
        return str(json.loads(capsys.readouterr().out)["author"]["name"])

    (tmp_path / "factcli.toml").write_text(
        '[claimreview]\nauthor = "Filed"\nurl = "https://f.example"\n', "utf-8"
    )
    assert author() == "Filed"
    monkeypatch.setenv("FACTCLI_AUTHOR", "Set")
    assert author() == "Set"
    assert author("--author", "Given") == "Given"
    monkeypatch.chdir(tmp_path / "claims")
    monkeypatch.delenv("FACTCLI_AUTHOR")
    assert author("--claims", ".") == "Filed"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("claimreview = [", "factcli.toml:"),
        ("[claimreview]\nname = 'x'\n", "factcli.toml:2:1: there is no setting 'name'"),
        ("[claimreview]\nauthor = 3\n", "factcli.toml:2:1: author is to be a text"),
    ],
)
def test_a_configuration_that_is_wrong(
    content: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "factcli.toml").write_text(content, "utf-8")
    assert ran("review", "It rained.") == 2
    assert told in capsys.readouterr().err


def test_what_goes_in_comes_from_stdin_too(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import sys

    assert ran("export", "--to", "json") == 0
    out = capsysbinary.readouterr().out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(out)))
    assert ran("import", "-", "--from", "json", "--to", "again") == 0
    assert (tmp_path / "again" / "marenholt.toml").is_file()
    assert ran("export", "--claims", "again", "--to", "json") == 0
    assert capsysbinary.readouterr().out.partition(b"\n{")[2] == out.partition(b"{")[2]


@pytest.mark.parametrize("form", ["csv", "json", "claimreview", "wikidata"])
def test_hostile_bytes_end_in_an_error_and_nothing_written(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, content in enumerate((
        b"", b"\0", b"\xff\xfe[", b"\xef\xbb\xbf", b"[" * 200_000, b'{"a":' * 9_000, b"NaN",
        b'{"id": "\\ud800"}', b'id,text\n"', b"x|y|z\n1|2|3\n", b"9" * 10_000,
        b'[{"id": 1e999}]', b"id;text\n" + b"a;" * 50_000,
    )):  # fmt: skip
        (tmp_path / "f").write_bytes(content)
        assert ran("import", "f", "--from", form, "--to", f"to{number}") == 2, content[:20]
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        assert "internal error" not in printed.err, content[:20]
        assert printed.err.rstrip()
        assert not (tmp_path / f"to{number}").exists()


def test_a_table_of_too_many_rows_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "f.csv").write_text("id,text\n" + "a,b\n" * 50_001, "utf-8")
    assert ran("import", "f.csv", "--to", "to") == 2
    assert "f.csv: has more than 50,000 rows" in capsys.readouterr().err
