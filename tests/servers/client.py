"""An agent for tests: the official client, talking to a real process over stdio."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp_types import CallToolResult, TextContent
from tests.cli.driver import surroundings


@dataclass(frozen=True)
class Agent:
    """A client that is connected, used from code that does not wait."""

    client: Client
    portal: BlockingPortal

    def call(self, name: str, **arguments: object) -> CallToolResult:
        return self.portal.call(partial(self.client.call_tool, name, arguments))

    def ask(self, name: str, **arguments: object) -> dict[str, Any]:
        """Return the answer of a tool that must succeed."""
        result = self.call(name, **arguments)
        assert not result.is_error, said(result)
        record = result.structured_content
        assert isinstance(record, dict)
        assert json.loads(said(result)) == record
        return record

    def refused(self, name: str, **arguments: object) -> str:
        """Return the error of a tool that must refuse."""
        result = self.call(name, **arguments)
        assert result.is_error
        assert result.structured_content is None
        return said(result)


def said(result: CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


@contextmanager
def agent(
    *options: str, folder: Path, environment: Mapping[str, str] | None = None
) -> Iterator[Agent]:
    """Start `factcli mcp` in a folder and connect to it; what it writes to stderr is in err.txt."""
    started = StdioServerParameters(
        command=sys.executable,
        args=["-m", "factcli", "mcp", *options],
        cwd=folder,
        env=surroundings(environment),
    )
    with (
        (folder / "err.txt").open("w", encoding="utf-8") as errors,
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(Client(stdio_client(started, errors))) as client,
    ):
        yield Agent(client, portal)
