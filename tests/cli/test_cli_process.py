"""What only shows between processes: pipes, signals, full disks, closed streams, start-up."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.driver import command, surroundings

POSIX = pytest.mark.skipif(os.name == "nt", reason="POSIX streams and signals")
PIPE = subprocess.PIPE


def start(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(*arguments, real=False),
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        env=surroundings(environment),
    )


def finish(*arguments: str, stdin: bytes = b"", **environment: str) -> tuple[int, bytes, bytes]:
    process = start(*arguments, **environment)
    out, err = process.communicate(stdin, timeout=60)
    return process.returncode, out, err


@pytest.mark.parametrize("form", ["jsonl", "plain"])
def test_a_result_comes_before_the_next_statement(form: str) -> None:
    process = start("check", "-", "--format", form)
    assert process.stdin
    assert process.stdout
    for word in ("refuted", "supported", "disputed"):
        process.stdin.write(f"{word} one\n".encode())
        process.stdin.flush()
        line = process.stdout.readline().decode()
        said = json.loads(line)["verdict"] if form == "jsonl" else line.split()[0].lower()
        assert said == word
        while form == "plain" and not line.startswith("  source"):
            line = process.stdout.readline().decode()
            assert line
    process.communicate(timeout=60)


@POSIX
def test_ctrl_c_ends_with_130_and_silence() -> None:
    process = start("check", "-", "--format", "jsonl")
    assert process.stdin
    assert process.stdout
    process.stdin.write(b"refuted\n")
    process.stdin.flush()
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, b"")


@POSIX
@pytest.mark.parametrize("form", ["jsonl", "plain", "table", "json"])
def test_a_closed_pipe_ends_quietly(form: str) -> None:
    process = start("check", "-", "--format", form)
    assert process.stdout
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate(b"refuted\n" * 400, timeout=60)
    assert (process.returncode, err) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_an_error() -> None:
    with Path("/dev/full").open("wb") as full:
        process = subprocess.run(
            command("check", "refuted", real=False),
            check=False,
            stdout=full,
            stderr=PIPE,
            env=surroundings(),
        )
    assert process.returncode == 2
    assert process.stderr.startswith(b"factcli: error: cannot write the output: No space left")


@POSIX
@pytest.mark.parametrize("closed", ["1>&-", "2>&-", "0<&-"])
def test_a_closed_stream_is_no_fault(closed: str) -> None:
    arguments = " ".join(f"'{word}'" for word in command("check", "refuted", real=False))
    process = subprocess.run(
        ["/bin/sh", "-c", f"{arguments} {closed}"],
        check=False,
        capture_output=True,
        env=surroundings(),
    )
    assert process.returncode == 1
    assert process.stderr == b""


@POSIX
def test_a_closed_stdin_holds_no_statement() -> None:
    arguments = " ".join(f"'{word}'" for word in command("check", "-", real=False))
    process = subprocess.run(
        ["/bin/sh", "-c", f"{arguments} 0<&-"],
        check=False,
        capture_output=True,
        env=surroundings(),
    )
    assert process.returncode == 2
    assert b"no statement" in process.stderr


@POSIX
def test_arguments_that_are_not_utf8_are_read() -> None:
    process = subprocess.run(
        [*command("check", "--format", "jsonl", real=False), b"caf\xe9 \xff"],
        check=False,
        capture_output=True,
        env=surroundings(),
    )
    assert process.returncode == 3
    assert json.loads(process.stdout)["statement"] == "caf\ufffd \ufffd"


def test_output_is_utf8_whatever_the_locale() -> None:
    settings = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for form in ("jsonl", "plain"):
        status, out, _ = finish("check", "-", "--format", form, stdin="é 面\n".encode(), **settings)
        assert status == 3
        assert "é 面" in out.decode()
    status, out, _ = finish(
        "check", "-", "--format", "jsonl", stdin="é\n".encode(), PYTHONIOENCODING="ascii"
    )
    assert out.isascii()
    assert json.loads(out)["statement"] == "é"


def test_a_fault_has_a_message_and_no_traceback() -> None:
    status, out, err = finish("check", "crash")
    assert (status, out) == (2, b"")
    assert err.startswith(
        b"factcli: internal error: ZeroDivisionError: pretended fault \\x1b[31m\n"
    )
    assert b"Traceback" not in err
    assert b"report" in err
    _, _, err = finish("check", "crash", FACTCLI_DEBUG="1")
    assert b"Traceback" in err


@pytest.mark.parametrize("form", ["json", "jsonl", "plain"])
def test_a_pipe_does_not_pay_for_tables(form: str) -> None:
    _, _, err = finish("check", "refuted", "--format", form, SHOW_MODULES="1")
    loaded = set(err.decode().split())
    assert "factcli.model" in loaded
    assert not loaded & {"rich", "pydantic", "typer", "asyncio", "importlib.metadata"}
    assert "json" not in loaded


def test_ten_thousand_statements_are_streamed() -> None:
    status, out, _ = finish("check", "-", "--format", "jsonl", stdin=b"refuted\nx\n" * 5000)
    assert status == 1
    assert out.count(b"\n") == 10_000


def test_python_dash_m_is_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "factcli", "--version"],
        check=False,
        capture_output=True,
        env=surroundings(),
    )
    assert done.stdout.startswith(b"factcli ")
