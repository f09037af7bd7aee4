"""The server as a process: encodings agreed on, editors' capabilities, ends, faults, speed."""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from lsprotocol import types as lsp
from tests.servers.editor import COMMAND, Client, Editor, config, place, words

TOWN = Path(__file__).with_name("town.toml").read_text("utf-8")
WRONG = "The Ravn Tower is 72 metres tall."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "town.toml").write_text(TOWN, "utf-8")
    (tmp_path / "factcli.toml").write_text('claims = ["facts"]\n', "utf-8")
    return tmp_path


@asynccontextmanager
async def running(folder: Path, *arguments: str) -> AsyncIterator[Editor]:
    client = await config(*arguments).start()
    assert isinstance(client, Client)
    try:
        yield Editor(client, folder)
        await client.shutdown_session()
        server = client._server  # noqa: SLF001 - the client has no other name for it
        assert server is not None
        assert server.returncode == 0
    finally:
        await client.stop()  # type: ignore[no-untyped-call]


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("like", "encodings", "agreed"),
    [
        ("neovim", ("utf-8", "utf-16"), "utf-8"),
        ("emacs", ("utf-32", "utf-8"), "utf-32"),
        ("visual_studio_code", ("utf-7", "utf-16"), "utf-16"),
    ],
)
async def test_editors_count_as_they_like(
    folder: Path, like: str, encodings: tuple[str, ...], agreed: str
) -> None:
    async with running(folder) as editor:
        begun = await editor.begin(like, encodings)
        assert begun.capabilities.position_encoding == agreed
        text = f"👩‍👩‍👧 e\u0301 — well. {WRONG}"
        (told,) = await editor.open("draft.md", text)
        assert words(text, told.range, agreed) == "72 metres"
        at = place(text, "metres", agreed)
        assert "REFUTED" in await editor.hover("draft.md", at)
        assert len(await editor.actions("draft.md", at)) == 2


@pytest.mark.asyncio
async def test_the_claims_named_hold_everywhere(folder: Path, tmp_path: Path) -> None:
    facts = folder / "facts"
    (folder / "factcli.toml").unlink()
    async with running(tmp_path, "--claims", str(facts), "--show", "supported") as editor:
        await editor.begin()
        told = await editor.open("draft.md", f"{WRONG} Otto Vell was born in 1961.")
        assert [(each.code, each.severity) for each in told] == [
            ("number-differs", 1), ("matches", 3),
        ]  # fmt: skip


@pytest.mark.asyncio
async def test_without_claims_nothing_is_told(tmp_path: Path) -> None:
    async with running(tmp_path) as editor:
        await editor.begin()
        assert not await editor.open("draft.md", WRONG)
        assert not await editor.hover("draft.md", lsp.Position(0, 3))
        assert not editor.client.messages
        assert not editor.client.log_messages
        (tmp_path / "claims").mkdir()
        (tmp_path / "claims" / "town.toml").write_text(TOWN, "utf-8")
        (told,) = await editor.told("draft.md", 2)
        assert told.code == "number-differs"


def lines(*messages: str) -> bytes:
    return "".join(f"Content-Length: {len(m.encode())}\r\n\r\n{m}" for m in messages).encode()


HELLO = '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}'
EXIT = '{"jsonrpc":"2.0","method":"exit"}'
BYE = '{"jsonrpc":"2.0","id":2,"method":"shutdown"}'
NONSENSE = '{"jsonrpc":"2.0","id":3,"method":"textDocument/hover","params":{"nonsense":1}}'


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (lines(HELLO, BYE, EXIT), 0),
        (lines(HELLO, EXIT), 1),
        (lines(HELLO), 0),
        (b"", 0),
        (lines(HELLO, NONSENSE, BYE, EXIT), 0),
        (lines(HELLO, "no json", BYE, EXIT), 0),
    ],
)
def test_how_it_ends(folder: Path, sent: bytes, status: int) -> None:
    done = subprocess.run(COMMAND, input=sent, capture_output=True, cwd=folder, check=False)
    assert done.returncode == status
    assert b"Traceback" not in done.stderr
    assert sent[:1] != b"C" or done.stdout.startswith(b"Content-Length: ")


@pytest.mark.skipif(os.name == "nt", reason="signals are of a Unix system")
def test_an_interrupt_ends_it_at_once(folder: Path) -> None:
    pipe = subprocess.PIPE
    with subprocess.Popen(COMMAND, stdin=pipe, stdout=pipe, stderr=pipe, cwd=folder) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.write(lines(HELLO))
        server.stdin.flush()
        assert server.stdout.readline().startswith(b"Content-Length")
        server.send_signal(signal.SIGINT)
        assert server.wait(60) == 130
        assert server.stderr is not None
        assert not server.stderr.read()


def test_without_the_extra_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "pygls").mkdir()
    (tmp_path / "pygls" / "__init__.py").write_text("raise ImportError('no pygls here')\n")
    path = os.pathsep.join([str(tmp_path), *os.environ.get("PYTHONPATH", "").split(os.pathsep)])
    done = subprocess.run(
        COMMAND, input=b"", capture_output=True, check=False, env={**os.environ, "PYTHONPATH": path}
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"pip install 'factcli[lsp]'" in done.stderr


@pytest.mark.parametrize("wrong", [["--claims", "nowhere"], ["--show", "true"], ["extra"]])
def test_wrong_arguments(wrong: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [*COMMAND, *wrong], input=b"", capture_output=True, check=False, cwd=tmp_path
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"error: " in done.stderr


def test_the_server_loads_only_for_itself() -> None:
    code = "import sys, factcli.cli.app; print(*[m for m in sys.modules if 'lsp' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.split() == ["factcli.cli.lsp"]


@pytest.mark.asyncio
async def test_an_edit_checks_the_changed_sentence_only(folder: Path) -> None:
    """How long an edit takes against the whole text: a ratio, whatever the machine is doing."""
    whole = [f"Otto Vell was born on {day} May 1961, {day} years ago." for day in range(1, 32)] * 3
    text = "\n\n".join(f"{sentence} Part {n}." for n, sentence in enumerate(whole))
    async with running(folder) as editor:
        await editor.begin()
        began = time.perf_counter()
        first = await editor.open("draft.md", text)
        opened = time.perf_counter() - began
        assert len(first) > 80
        waits = []
        for number in range(9):
            began = time.perf_counter()
            changed = text.replace("Part 40.", f"{WRONG} {number}")
            found = await editor.change("draft.md", changed)
            waits.append(time.perf_counter() - began)
            assert len(found) == len(first) + 1
        assert statistics.median(waits) < opened / 2
