"""`factcli scan` as it is run: formats against files, exit statuses, odd files."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from tests.cli.driver import Run, run

from factcli.render.scan import FORMATS

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
CLAIMS = str(HERE / "claims")
TRUE = "The Marenholt Council sold the Ravn Tower in 2019.\n"
UNTRUE = "The Marenholt Council sold the Ravn Tower in 2021.\n"
FOREIGN = "The weather was fine.\n"


def scan(*arguments: str, stdin: str | bytes = b"") -> Run:
    raw = stdin.encode() if isinstance(stdin, str) else stdin
    return run("scan", "--claims", CLAIMS, *arguments, stdin=raw)


def findings(*arguments: str, stdin: str | bytes = b"") -> list[dict[str, object]]:
    ended = scan("--format", "jsonl", *arguments, stdin=stdin)
    return [json.loads(line) for line in ended.out.splitlines()]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", FORMATS)
def test_output_is_the_golden_one(
    name: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(HERE)
    path = GOLDEN / f"{name}.txt"
    ended = run("scan", "--claims", "claims", "--format", name, "documents")
    if request.config.getoption("--update-golden", default=False):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(ended.out.encode())
    assert ended.out == path.read_bytes().decode()
    assert ended.status == 1


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        (TRUE, [], 0),
        (UNTRUE, [], 1),
        (UNTRUE, ["--fail-on", "none"], 0),
        (UNTRUE, ["--fail-on", "disputed"], 0),
        (UNTRUE, ["--min-severity", "error"], 1),
        ("Otto Vell stole the lantern.\n", ["--min-severity", "error"], 1),
        ("Otto Vell stole the lantern.\n", ["--fail-on", "refuted"], 0),
        (FOREIGN, [], 0),
        (FOREIGN, ["--strict"], 3),
        (TRUE, ["--strict"], 0),
        (UNTRUE, ["--strict"], 1),
        (FOREIGN, ["--show", "unverifiable", "--fail-on", "unverifiable"], 1),
        (FOREIGN, ["--fail-on", "refuted,unverifiable"], 1),
        (FOREIGN, ["--show", "unverifiable"], 0),
        (TRUE, ["--fail-on", "refuted,unverifiable"], 0),
        (TRUE, ["--fail-on", "supported"], 1),
        ("3.14\n", [], 2),
        ("", [], 2),
    ],
)
def test_exit_status(text: str, options: list[str], status: int) -> None:
    assert scan(*options, "-", stdin=text).status == status


def test_what_fails_is_shown() -> None:
    shown = findings("--fail-on", "unverifiable", "-", stdin=FOREIGN + UNTRUE)
    assert [each["verdict"] for each in shown] == ["unverifiable", "refuted"]


def test_what_is_filtered_is_not_shown() -> None:
    ended = scan("--min-severity", "error", "-", stdin="Otto Vell stole the lantern.\n")
    assert ended.out == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "no document to scan"),
        (["nowhere.md"], "there is no such file or folder"),
        (["*.nothing"], "no file fits this pattern"),
        (["--format", "jsno", "-"], "did you mean json"),
        (["--show", "suported", "-"], "did you mean supported?"),
        (["--fail-on", "", "-"], "no verdict is named"),
        (["--min-severity", "warn", "-"], "did you mean warning?"),
        (["--encoding", "utf-99", "-"], "there is no encoding 'utf-99'"),
        (["--as-of", "soon", "-"], "'soon' is no date"),
        (["--stdin-filename", "a.md", "a.md"], "stdin is not among the paths"),
    ],
)
def test_wrong_usage_is_refused(arguments: list[str], told: str, folder: Path) -> None:
    ended = scan(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert told in ended.err
    assert not list(folder.iterdir())


def test_nothing_spoken_to_is_said() -> None:
    assert "the claims could speak to nothing" in scan("-", stdin=FOREIGN).err
    assert "the claims could speak to nothing" not in scan("-", stdin=TRUE).err


def test_the_name_of_stdin_tells_its_format() -> None:
    text = "```\n" + UNTRUE + "```\n"
    assert findings("--stdin-filename", "a.txt", "-", stdin=text)
    assert not findings("--stdin-filename", "a.md", "-", stdin=text)


def test_positions_are_code_points_of_the_source() -> None:
    text = "😀 Él. The **Marenholt** Council &amp; Co. The Council.\n\n" + UNTRUE
    found = findings("--stdin-filename", "a.md", "-", stdin=text)[0]
    assert (found["line"], found["column"], found["end_column"]) == (3, 46, 50)
    assert found["words"] == "2021"


def test_one_broken_file_does_not_stop_the_run(folder: Path) -> None:
    (folder / "a.md").write_text(UNTRUE)
    (folder / "b.md").write_bytes(b"\0\1\2\3" * 100)
    (folder / "c.md").write_text(UNTRUE)
    ended = scan(".")
    assert ended.status == 2
    assert [line.split(":")[0] for line in ended.out.splitlines()] == ["a.md", "c.md"]
    assert "b.md: this is no text" in ended.err


@pytest.mark.skipif(os.name == "nt", reason="needs pipes and links of Unix")
def test_odd_files_are_told_and_the_rest_is_read(folder: Path) -> None:
    (folder / "a.md").write_text(UNTRUE)
    os.mkfifo(folder / "pipe.md")
    (folder / "loop").symlink_to(folder)
    (folder / "gone.md").symlink_to(folder / "nowhere")
    (folder / "self.md").symlink_to(folder / "self.md")
    (folder / "again.md").symlink_to(folder / "a.md")
    ended = scan(".")
    assert ended.status == 2
    assert len(ended.out.splitlines()) == 1
    assert "pipe.md: this is a named pipe, not a file" in ended.err
    assert "gone.md: there is no such file" in ended.err
    assert "self.md: cannot be read" in ended.err


def test_what_git_ignores_is_not_read(folder: Path) -> None:
    for name in ("a.md", "build/b.md", "c.draft.md", "sub/d.md", "sub/keep.draft.md", ".x/e.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(UNTRUE)
    (folder / ".gitignore").write_text("build/\n*.draft.md\n")
    (folder / "sub" / ".gitignore").write_text("d.md\n")
    assert [f["path"] for f in findings(".")] == ["a.md"]
    # What is named is read, whatever git thinks of it.
    assert len(findings("build/b.md", "sub/d.md")) == 2


def test_files_come_in_the_order_of_their_paths(folder: Path) -> None:
    for name in ("b.md", "a/z.md", "a.md", "c.html", "a/b/c.txt", "d.py"):
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text(UNTRUE)
    paths = [f["path"] for f in findings("c.html", ".", "b.md")]
    assert paths == ["a/b/c.txt", "a/z.md", "a.md", "b.md", "c.html"]


def test_a_difference_is_shown_and_nothing_changed(folder: Path) -> None:
    (folder / "a.md").write_bytes(b"Fine.\r\n" + UNTRUE.encode())
    ended = scan("--diff", "a.md")
    assert ended.status == 1
    assert ended.out == (
        "--- a.md\n+++ a.md\n@@ -1,2 +1,2 @@\n Fine.\r\n"
        "-The Marenholt Council sold the Ravn Tower in 2021.\n"
        "+The Marenholt Council sold the Ravn Tower in 2019.\n"
    )
    assert (folder / "a.md").read_bytes() == b"Fine.\r\n" + UNTRUE.encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_fixes_change_nothing_else_in_a_file(encoding: str, folder: Path) -> None:
    path = folder / "a.md"
    before = f"Él calló.\r\n\r\n{UNTRUE.rstrip()}\r\n\tEnd"
    path.write_bytes(before.encode(encoding))
    ended = scan("--fix", "a.md")
    assert (ended.status, ended.out) == (0, "")
    assert path.read_bytes() == before.replace("2021", "2019").encode(encoding)
    assert "a.md: 1 fix put in" in ended.err


def test_what_cannot_be_written_is_told_and_left(folder: Path) -> None:
    (folder / "a.md").write_text(UNTRUE)
    (folder / "a.md").chmod(0o444)
    if os.access(folder / "a.md", os.W_OK):
        pytest.skip("this user may write anything")
    ended = scan("--fix", "a.md")
    assert ended.status == 2
    assert "a.md is read-only; nothing was written" in ended.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(["--fix", "--diff", "a.md"], "one shows what the other does"),
     (["--fix", "-"], "stdin cannot be written")],
)  # fmt: skip
def test_fixes_that_make_no_sense(arguments: list[str], told: str, folder: Path) -> None:
    (folder / "a.md").write_text(UNTRUE)
    ended = scan(*arguments)
    assert ended.status == 2
    assert told in ended.err
    assert (folder / "a.md").read_text() == UNTRUE


def test_the_api_returns_what_jsonl_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    import factcli
    from factcli.render.scan.json import record

    monkeypatch.chdir(HERE)
    report = factcli.scan("documents", base=factcli.load("claims"))
    assert [record(found) for found in report.findings] == findings("documents")
    assert report.tally.sentences == sum(file.tally.sentences for file in report.files)


SCHEMA = "FACTCLI_SARIF_SCHEMA"


@pytest.mark.skipif(SCHEMA not in os.environ, reason=f"{SCHEMA} names no file")
def test_a_sarif_log_fits_the_schema() -> None:
    from jsonschema import Draft7Validator

    schema = json.loads(Path(os.environ[SCHEMA]).read_text("utf-8"))
    Draft7Validator(schema).validate(json.loads((GOLDEN / "sarif.txt").read_text("utf-8")))
