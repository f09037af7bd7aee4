"""`factcli mcp` as a process: start, end, odd input; without the official client."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.cli.driver import command, spawn, surroundings

CLAIMS = Path(__file__).parents[1] / "scan" / "claims"
POSIX = pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
PIPE = subprocess.PIPE
HELLO: dict[str, object] = {
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}


def line(number: int, request: Mapping[str, object]) -> bytes:
    return json.dumps({"jsonrpc": "2.0", "id": number, **request}).encode() + b"\n"


def call(number: int, tool: str, **arguments: object) -> bytes:
    params = {"name": tool, "arguments": arguments}
    return line(number, {"method": "tools/call", "params": params})


@pytest.fixture
def server() -> subprocess.Popen[bytes]:
    """Return a server that was greeted, as clients of the older protocol do."""
    arguments = command("mcp", "--claims", str(CLAIMS))
    process = subprocess.Popen(arguments, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=surroundings())
    ask(process, line(1, HELLO))
    answer = hear(process)
    assert answer["result"]["serverInfo"]["name"] == "factcli"  # type: ignore[index]
    ask(process, b'{"jsonrpc": "2.0", "method": "notifications/initialized"}\n')
    return process


def ask(process: subprocess.Popen[bytes], sent: bytes) -> None:
    assert process.stdin
    process.stdin.write(sent)
    process.stdin.flush()


def hear(process: subprocess.Popen[bytes]) -> dict[str, object]:
    assert process.stdout
    heard: dict[str, object] = json.loads(process.stdout.readline())
    return heard


def test_a_client_of_the_older_protocol_is_answered(server: subprocess.Popen[bytes]) -> None:
    ask(server, call(2, "list_claims", limit=1))
    result = hear(server)["result"]
    assert result["isError"] is False  # type: ignore[index]
    assert len(result["structuredContent"]["claims"]) == 1  # type: ignore[index]
    out, err = server.communicate(timeout=60)
    assert (server.returncode, out, err) == (0, b"", b"")


@pytest.mark.parametrize(
    "noise",
    [
        b"{not json\n",
        b"[]\n",
        b"\xff\xfe\x00\n",
        b'{"jsonrpc": "2.0", "method": "unheard of"}\n',
        call(9, "check", statements=["half a pair: \ud800"]),
        b'{"jsonrpc": "2.0", "id": 9, "method": "tools/call", "params": {"name": 7}}\n',
        b'{"jsonrpc": "2.0", "id": 9, "method": "no/such"}\n',
    ],
)
def test_noise_does_not_end_it(server: subprocess.Popen[bytes], noise: bytes) -> None:
    ask(server, noise)
    ask(server, call(2, "show_claim", id="nothing"))
    heard = hear(server)
    if heard.get("id") != 2:
        assert "error" in heard
        heard = hear(server)
    assert heard["result"]["isError"] is True  # type: ignore[index]
    _, err = server.communicate(timeout=60)
    assert server.returncode == 0
    assert b"Traceback" not in err


@POSIX
def test_ctrl_c_ends_it_at_once(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)
    assert server.wait(timeout=20) == 130
    _, err = server.communicate(timeout=60)
    assert err == b""


@POSIX
def test_a_client_that_is_gone_ends_it_quietly(server: subprocess.Popen[bytes]) -> None:
    assert server.stdout
    server.stdout.close()
    server.stdout = None
    ask(server, call(2, "list_claims", limit=0))
    _, err = server.communicate(timeout=60)
    assert (server.returncode, err) == (0, b"")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('[[claim]]\nid = "a"\n', "no claim file in claims"),
        ('factcli = 1\n\n[[claim]]\nid = "a"\n', "claims/a.toml:3:"),
        (None, "claims is not there"),
    ],
)
def test_without_claims_it_does_not_start(tmp_path: Path, content: str | None, told: str) -> None:
    if content is not None:
        (tmp_path / "claims").mkdir()
        (tmp_path / "claims" / "a.toml").write_text(content, "utf-8")
    ended = spawn("mcp", "--claims", "claims", folder=tmp_path)
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert told in ended.stderr.decode()


@pytest.mark.parametrize("missing", ["mcp", "mcp_types", "anyio", "jsonschema"])
def test_without_the_extra_it_names_it(tmp_path: Path, missing: str) -> None:
    (tmp_path / f"{missing}.py").write_text(
        f"raise ModuleNotFoundError('No module named {missing}')\n", "utf-8"
    )
    path = os.pathsep.join((str(tmp_path), surroundings()["PYTHONPATH"]))
    ended = spawn("mcp", "--claims", str(CLAIMS), environment={"PYTHONPATH": path})
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr.decode() == (
        "factcli: error: factcli mcp needs the MCP SDK, version 2.3 or later "
        f"(No module named {missing})\n"
        '  install it with: pip install "factcli[mcp]"\n'
    )
