"""A server of the Model Context Protocol on stdin and stdout, by the official SDK.

Only this module knows the protocol; it is imported when the server starts, because the SDK
takes longer to load than a check takes.
"""

from __future__ import annotations

import json
import logging
import os
import signal
from functools import partial

import anyio
from anyio.to_thread import run_sync
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp_types import CallToolResult, ListToolsResult, TextContent, ToolAnnotations
from mcp_types import Tool as Offered

from factcli import __version__
from factcli.errors import ExitStatus
from factcli.records import TYPE_CHECKING
from factcli.servers.calls import call
from factcli.servers.tools import NOTE, TOOLS

if TYPE_CHECKING:
    from typing import Any

    from mcp.server.context import ServerRequestContext
    from mcp_types import CallToolRequestParams, PaginatedRequestParams

    from factcli.servers.tools import Service

_NAME = "factcli"
_INSTRUCTIONS = (
    "factcli checks statements against claims that people have verified. Check what you are "
    "about to assert about the subjects on file, correct what is refuted from the claim that it "
    f"names, and cite the claim's source. {NOTE}"
)


def serve(service: Service) -> None:
    """Answer until stdin ends. Raises BrokenPipeError when nobody reads stdout any more."""
    if not os.environ.get("FACTCLI_DEBUG"):
        logging.getLogger("mcp").setLevel(logging.CRITICAL)
    # The SDK waits for a line of stdin before it lets go; Ctrl-C ends that at once.
    signal.signal(signal.SIGINT, lambda *_: os._exit(ExitStatus.INTERRUPTED))
    try:
        anyio.run(_serve, service)
    except BaseExceptionGroup as group:
        raise _first(group) from None


def _first(error: BaseException) -> BaseException:
    """Return the first fault in a group of them."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error


async def _serve(service: Service) -> None:
    server = _server(service)
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())


def _server(service: Service) -> Server[Any]:
    # A base compiles itself bit by bit while it is used: one call after the other.
    one = anyio.CapacityLimiter(1)

    async def tools(
        context: ServerRequestContext[Any],  # noqa: ARG001 - the protocol's shape
        params: PaginatedRequestParams | None,  # noqa: ARG001
    ) -> ListToolsResult:
        return ListToolsResult(tools=_offered())

    async def answer(
        context: ServerRequestContext[Any],  # noqa: ARG001
        params: CallToolRequestParams,
    ) -> CallToolResult:
        job = partial(call, params.name, params.arguments or {}, service)
        found = await run_sync(job, limiter=one)
        if found.record is None:
            return CallToolResult(content=[TextContent(text=found.error)], is_error=True)
        text = json.dumps(found.record, ensure_ascii=False)
        return CallToolResult(content=[TextContent(text=text)], structured_content=found.record)

    return Server(
        _NAME,
        version=__version__,
        instructions=_INSTRUCTIONS,
        on_list_tools=tools,
        on_call_tool=answer,
    )


def _offered() -> list[Offered]:
    reads = ToolAnnotations(
        read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
    return [
        Offered(
            name=tool.name,
            title=tool.title,
            description=tool.description,
            input_schema=tool.schema(),
            annotations=reads,
        )
        for tool in TOOLS
    ]
