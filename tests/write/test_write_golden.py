"""The commands that write, from end to end: whole transcripts, with what stands in the files.

`--update-golden` runs the commands of each transcript again and writes down what happens.
"""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.driver import run

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.txt"))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_transcripts(
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FACTCLI_CLAIMS", raising=False)
    expected = path.read_text("utf-8")
    commands = [line[2:] for line in expected.splitlines() if line.startswith("$ ")]
    made = "".join(text for command in commands for text in steps(command))
    if request.config.getoption("--update-golden"):
        path.write_text(made, "utf-8")
        expected = made
    assert made == expected


def steps(command: str) -> Iterator[str]:
    yield f"$ {command}\n"
    words = shlex.split(command)
    if words[0] == "write":
        file = Path(words[1])
        file.parent.mkdir(exist_ok=True)
        file.write_text("".join(words[2:]).replace("\\n", "\n"), "utf-8")
    elif words[0] == "factcli":
        stdin = b""
        if "<" in words:
            stdin = Path(words[-1]).read_bytes()
            words = words[:-2]
        ended = run(*words[1:], stdin=stdin)
        yield ended.out
        yield from (f"! {line}\n" for line in ended.err.splitlines())
        if ended.status:
            yield f"[{ended.status}]\n"
    else:
        yield subprocess.run(words, check=True, capture_output=True, text=True).stdout
