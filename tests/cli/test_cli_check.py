from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.driver import pretend, run


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch)


@pytest.mark.parametrize(
    ("statements", "options", "status"),
    [
        (["supported"], [], 0),
        (["refuted"], [], 1),
        (["mixed"], [], 1),
        (["disputed"], [], 1),
        (["unknown"], [], 3),
        (["supported", "unknown"], [], 3),
        (["unknown", "refuted", "supported"], [], 1),
        (["refuted"], ["--fail-on", "none"], 0),
        (["unknown"], ["--fail-on", "none"], 0),
        (["unknown"], ["--fail-on", "NONE"], 0),
        (["unknown"], ["--fail-on", "unverifiable"], 1),
        (["refuted"], ["--fail-on", "mixed, disputed"], 0),
        (["refuted", "unknown"], ["--fail-on", "mixed"], 3),
        (["supported"], ["--fail-on", "supported"], 1),
        (["refuted"], ["--fail-on", "refutd"], 2),
        (["refuted"], ["--fail-on", "none,refuted"], 2),
        (["refuted"], ["--fail-on", ""], 2),
        (["refuted"], ["--format", "tabel"], 2),
        (["refuted"], ["--as-of", "yesterday"], 2),
        (["refuted"], ["--as-of", "2024-02-30"], 2),
        (["supported"], ["--as-of", "2024-04-12"], 0),
        (["supported"], ["--as-of", "today"], 0),
        ([], [], 2),
        ([""], [], 2),
        (["  \t "], [], 2),
        (["supported", ""], [], 2),
        (["supported"], ["--formt", "json"], 2),
    ],
)
@pytest.mark.parametrize("form", ["plain", "table", "json", "jsonl", "quiet"])
def test_exit_status(statements: list[str], options: list[str], status: int, form: str) -> None:
    shape = ["-q"] if form == "quiet" else ["--format", form]
    ended = run("check", *shape, *options, *statements)
    assert ended.status == status, ended.err
    assert bool(ended.out) == (status != 2 and form != "quiet")
    assert bool(ended.err) == (status == 2)


@pytest.mark.parametrize("stdin", [b"", b"\n", b" \n\t\r\n\n", b"\xef\xbb\xbf\n"])
@pytest.mark.parametrize("form", ["plain", "table", "json", "jsonl"])
def test_input_without_a_statement_is_an_error(stdin: bytes, form: str) -> None:
    ended = run("check", "-", "--format", form, stdin=stdin)
    assert (ended.status, ended.out) == (2, "")
    assert "no statement" in ended.err


def test_a_misspelt_word_gets_the_right_one() -> None:
    assert "did you mean refuted?" in run("check", "x", "--fail-on", "refutd").err
    assert "did you mean table?" in run("check", "x", "--format", "tabel").err
    assert "did you mean --format?" in run("check", "x", "--fromat", "json").err
    assert "Did you mean 'check'?" in run("chek", "x").err
    assert 'factcli check "Vell was born"' in run("Vell was born").err


def test_lines_end_at_line_feeds_only() -> None:
    text = "one\x0btwo\x0cthree\x85four\u2028five\u2029six\rseven\r\neight\n\n  \nnine"
    ended = run("check", "-", "--format", "jsonl", stdin=text.encode())
    said = [json.loads(line)["statement"] for line in ended.out.split("\n") if line]
    assert said == ["one\x0btwo\x0cthree\x85four\u2028five\u2029six\rseven", "eight", "nine"]


def test_files_stdin_and_arguments_keep_their_order(tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_bytes(b"\xef\xbb\xbfthree\nfour")
    ended = run("check", "one", "-", "--file", str(file), "--format", "jsonl", stdin=b"two\n")
    said = [json.loads(line)["statement"] for line in ended.out.splitlines()]
    assert said == ["one", "two", "three", "four"]


@pytest.mark.parametrize("name", ["missing.txt", ".", "nul\x00byte"])
def test_a_file_that_cannot_be_read_is_an_error(name: str) -> None:
    ended = run("check", "--file", name)
    assert (ended.status, ended.out) == (2, "")
    assert "cannot read" in ended.err


def test_odd_lines_give_one_result_each() -> None:
    lines = [
        b"\xff\xfe binary \x80", b"nul \x00 inside", b"\x1b[2J\x1b]0;title\x07",
        "\u202eevil".encode(), b"a" * 1_000_000, "Воскрес".encode(), b"-", b"--help", b"[/red]",
    ]  # fmt: skip
    for form in ("jsonl", "plain", "table"):
        ended = run("check", "-", "--format", form, stdin=b"\n".join(lines))
        assert ended.status == 3
        assert (
            ended.err
            == "factcli: note: stdin, line 1 is not UTF-8; its bad bytes are read as U+FFFD\n"
        )
        assert ended.out.count("UNVERIFIABLE" if form != "jsonl" else '"version"') == len(lines)
        assert "\x1b" not in ended.out
        assert form != "plain" or "1,000,000 characters in all" in ended.out


def test_an_argument_that_is_not_utf8_is_read() -> None:
    ended = run("check", "caf\udce9", "--format", "jsonl")
    assert json.loads(ended.out)["statement"] == "caf\ufffd"
    assert "not UTF-8" in ended.err


def test_json_is_one_object_with_the_status() -> None:
    ended = run("check", "supported", "refuted", "--format", "json")
    whole = json.loads(ended.out)
    assert whole["status"] == ended.status == 1
    assert whole["base"] == {"name": "Marenholt", "claims": 2, "as_of": "2024-04-06"}
    assert [f["verdict"] for f in whole["findings"]] == ["supported", "refuted"]


def test_reports_name_the_day_that_was_asked_for() -> None:
    ended = run("check", "supported", "--format", "jsonl", "--as-of", "2025-01-02")
    assert json.loads(ended.out)["base"]["as_of"] == "2025-01-02"


def test_a_terminal_gets_a_table_and_a_pipe_plain_lines() -> None:
    assert run("check", "refuted").out.startswith("REFUTED  refuted\n")
    drawn = run("check", "refuted", terminal=True).out
    assert "\x1b[1;31m✗ REFUTED" in drawn
    assert "2013 ━━━━ 2017" in run("check", "refuted", "--format", "table").out
    both = run("check", "refuted", "mixed", terminal=True, environment={"NO_COLOR": "1"}).out
    assert both.startswith("┌")
    assert both.endswith("2 statements: 1 refuted, 1 mixed\n")


@pytest.mark.parametrize(
    ("environment", "encoding"),
    [({"TERM": "dumb"}, "utf-8"), ({"LC_ALL": "C"}, "utf-8"), ({}, "ascii"), ({}, "latin-1")],
)
def test_a_terminal_without_symbols_gets_ascii(environment: dict[str, str], encoding: str) -> None:
    ended = run(
        "check", "refuted", "mixed", "supported",
        terminal=True, encoding=encoding, environment={"NO_COLOR": "1", **environment},
    )  # fmt: skip
    assert ended.status == 1
    assert ended.out.startswith("+---")
    assert not set("━▲✗≠│") & set(ended.out)


def test_json_for_an_ascii_stream_is_valid() -> None:
    ended = run(
        "check", "caf\u00e9 \U0001f600", "--format", "jsonl", terminal=True, encoding="ascii"
    )
    assert json.loads(ended.out)["statement"] == "café \U0001f600"


def test_force_color_colours_a_pipe() -> None:
    forced = {"FORCE_COLOR": "1"}
    assert "\x1b[" in run("check", "refuted", "--format", "table", environment=forced).out
    both = {"FORCE_COLOR": "1", "NO_COLOR": "1"}
    assert "\x1b[" not in run("check", "refuted", "--format", "table", environment=both).out


def test_many_statements_come_as_several_tables() -> None:
    ended = run("check", "-", "--format", "table", stdin=b"unknown\n" * 300)
    assert ended.out.count("? UNVERIFIABLE") == 300
    assert ended.out.endswith("300 statements: 300 unverifiable\n")


def test_explain_shows_every_slot() -> None:
    assert "office" not in run("check", "refuted").out
    assert "office" in run("check", "refuted", "--explain").out
