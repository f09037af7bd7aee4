"""The language server: features of the protocol, each answered from what is known."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from factcli import __version__
from factcli.errors import ExitStatus
from factcli.records import TYPE_CHECKING
from factcli.servers.lsp import actions, cards, complete, proof, prose
from factcli.servers.lsp.desktop import Desktop
from factcli.servers.lsp.worker import AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from factcli.servers.lsp.desktop import Result
    from factcli.servers.lsp.projects import How

NAME = "factcli"
_DEBUG = "FACTCLI_DEBUG"
# How often the claim files on the disk are looked at, in seconds.
_INTERVAL = 1.0
_MARKDOWN = lsp.MarkupKind.Markdown


class Server(LanguageServer):
    """A server for one editor."""

    def __init__(self, how: How, today: Callable[[], int]) -> None:
        # The whole text comes with each change: an editor's own count of lines cannot drift.
        super().__init__(NAME, __version__, lsp.TextDocumentSyncKind.Full)
        self.desktop = Desktop(how, today, self._publish, self.note)
        self.asked_to_end = False
        self.ended = False
        self._watch: asyncio.Task[None] | None = None

    @property
    def root(self) -> str:
        """The folder that the editor has open, else the working folder."""
        path = self.workspace.root_path
        if not path and self.workspace.folders:
            path = to_fs_path(next(iter(self.workspace.folders)))
        return path or os.getcwd()

    def note(self, text: str) -> None:
        """Write a line into the editor's log."""
        self.window_log_message(lsp.LogMessageParams(lsp.MessageType.Error, text))

    def begin(self) -> None:
        """Load the claims of the root, and watch the disk from now on."""
        self.desktop.warm(self.root)
        self._watch = asyncio.get_running_loop().create_task(self._watched())

    def end(self) -> None:
        """Stop working."""
        if self._watch is not None:
            self._watch.cancel()
        self.desktop.worker.close()

    async def _watched(self) -> None:
        while True:
            await asyncio.sleep(_INTERVAL)
            self.desktop.poll()

    def _publish(self, uri: str, version: int | None, found: list[lsp.Diagnostic]) -> None:
        texts = self.client_capabilities.text_document
        known = texts.publish_diagnostics if texts else None
        if not known or not known.related_information:
            for each in found:
                each.related_information = None
        told = lsp.PublishDiagnosticsParams(uri, found, version)
        self.text_document_publish_diagnostics(told)

    async def ask(self, uri: str, answer: Callable[[Result], Any]) -> Any:  # noqa: ANN401
        """Return an answer from what is known of a text; None when nothing is, or it fails."""
        result = await self.desktop.known(uri)
        if result is None:
            return None
        # In the worker's thread, where the claims may be touched.
        done = self.desktop.worker.ask(f"{uri}#{id(answer)}", lambda _: answer(result), AT_ONCE)
        await asyncio.wait([done])
        error = None if done.cancelled() else done.exception()
        if error is not None:
            self.note(f"internal error: {type(error).__name__}: {error}")
            return None
        return None if done.cancelled() else done.result()


def serve(how: How, today: Callable[[], int]) -> int:
    """Answer on stdin and stdout until the editor ends it; return the exit status."""
    if not os.environ.get(_DEBUG):
        logging.getLogger("pygls").setLevel(logging.CRITICAL)
    # The thread that reads waits for a line of stdin before it lets go; Ctrl-C ends that at once.
    signal.signal(signal.SIGINT, lambda *_: os._exit(ExitStatus.INTERRUPTED))
    server = Server(how, today)
    _follow(server)
    _answer(server)
    # pygls closes what it writes to; stdout stays open for the end of the run.
    with open(os.dup(sys.stdout.fileno()), "wb") as out:
        server.start_io(sys.stdin.buffer, out)
    server.end()
    return ExitStatus.OK if server.asked_to_end or not server.ended else ExitStatus.FAILED


def _safe(run: Callable[[Server, Any], None]) -> Callable[[Server, Any], None]:
    """Let no fault of a notification reach the editor but as a line in its log."""

    # pygls gives the server to whoever has a parameter of this name.
    def guarded(ls: Server, params: Any) -> None:  # noqa: ANN401 - the protocol's shapes
        try:
            run(ls, params)
        except Exception as error:  # noqa: BLE001 - the server has to go on
            ls.note(f"internal error: {type(error).__name__}: {error}")

    return guarded


def _follow(server: Server) -> None:
    """Register what editors tell: texts opened, changed and closed, files saved."""
    handlers: dict[str, Callable[[Server, Any], None]] = {
        lsp.INITIALIZED: lambda server, _: server.begin(),
        lsp.TEXT_DOCUMENT_DID_OPEN: _opened,
        lsp.TEXT_DOCUMENT_DID_CHANGE: _changed,
        lsp.TEXT_DOCUMENT_DID_CLOSE: lambda s, p: s.desktop.close(p.text_document.uri),
        lsp.TEXT_DOCUMENT_DID_SAVE: lambda server, _: server.desktop.poll(),
        lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES: lambda server, _: server.desktop.poll(),
        lsp.SHUTDOWN: _shutdown,
        lsp.EXIT: _exit,
    }
    for name, run in handlers.items():
        server.feature(name)(_safe(run))


def _shutdown(server: Server, _: Any) -> None:  # noqa: ANN401
    server.asked_to_end = True


def _exit(server: Server, _: Any) -> None:  # noqa: ANN401
    server.ended = True
    server.end()


def _opened(server: Server, params: lsp.DidOpenTextDocumentParams) -> None:
    item = params.text_document
    encoding = str(server.workspace.position_encoding or lsp.PositionEncodingKind.Utf16)
    server.desktop.open(item.uri, item.language_id, server.root, encoding)
    server.desktop.change(item.uri, item.text, item.version)


def _changed(server: Server, params: lsp.DidChangeTextDocumentParams) -> None:
    item = params.text_document
    text = server.workspace.get_text_document(item.uri).source
    server.desktop.change(item.uri, text, item.version)


def _answer(server: Server) -> None:
    """Register what editors ask."""
    server.feature(lsp.TEXT_DOCUMENT_HOVER)(_hover)
    server.feature(lsp.TEXT_DOCUMENT_DEFINITION)(_definition)
    kinds = [lsp.CodeActionKind.QuickFix, actions.FIX_ALL]
    server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(kinds))(_actions)
    signs = lsp.CompletionOptions(trigger_characters=['"', "["])
    server.feature(lsp.TEXT_DOCUMENT_COMPLETION, signs)(_completion)


async def _hover(ls: Server, params: lsp.HoverParams) -> lsp.Hover | None:
    hover = ls.client_capabilities.text_document
    formats = hover.hover.content_format if hover and hover.hover else None
    marked = _MARKDOWN in (formats or ())
    kind = _MARKDOWN if marked else lsp.MarkupKind.PlainText

    def answer(result: Result) -> lsp.Hover | None:
        if result.sheet is not None:
            offset = result.sheet.text.offset(params.position)
            card = cards.card_at(result.sheet, offset, marked=marked)
            return lsp.Hover(lsp.MarkupContent(kind, card.text), card.range) if card else None
        if result.prose is None or result.project.base is None:
            return None
        said = prose.said_at(result.prose, result.prose.text.offset(params.position))
        sources = result.project.base.sources
        text = proof.card(said, sources, proof.Words(marked=marked))
        if not text:
            return None
        span = said[0].span if len(said) == 1 else None
        where = result.prose.text.range(*span) if span else None
        return lsp.Hover(lsp.MarkupContent(kind, text), where)

    found: lsp.Hover | None = await ls.ask(params.text_document.uri, answer)
    return found


async def _definition(ls: Server, params: lsp.DefinitionParams) -> list[lsp.Location] | None:
    def answer(result: Result) -> list[lsp.Location]:
        if result.sheet is not None:
            offset = result.sheet.text.offset(params.position)
            place = cards.definition(result.sheet, offset)
            return [place] if place else []
        if result.prose is None:
            return []
        return prose.claims_at(result.prose, result.prose.text.offset(params.position))

    found: list[lsp.Location] | None = await ls.ask(params.text_document.uri, answer)
    return found or None


async def _actions(ls: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction] | None:
    uri, only = params.text_document.uri, params.context.only
    wanted = [str(getattr(kind, "value", kind)) for kind in only] if only else None

    def answer(result: Result) -> list[lsp.CodeAction]:
        if result.sheet is not None:
            return actions.repairs(result.sheet, uri, params.range, wanted)
        if result.prose is None:
            return []
        return actions.actions(result.prose, result.project, uri, params.range, wanted)

    found: list[lsp.CodeAction] | None = await ls.ask(uri, answer)
    return found


async def _completion(ls: Server, params: lsp.CompletionParams) -> lsp.CompletionList | None:
    texts = ls.client_capabilities.text_document
    item = texts.completion.completion_item if texts and texts.completion else None
    snippets = bool(item and item.snippet_support)

    def answer(result: Result) -> list[lsp.CompletionItem]:
        if result.sheet is None:
            return []
        offset = result.sheet.text.offset(params.position)
        return complete.completions(result.sheet, offset, snippets=snippets)

    found: list[lsp.CompletionItem] | None = await ls.ask(params.text_document.uri, answer)
    return lsp.CompletionList(is_incomplete=False, items=found or [])
