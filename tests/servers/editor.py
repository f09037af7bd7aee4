"""An editor for tests: a real client of the protocol that talks to `factcli lsp` in a process."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.protocol import default_converter
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

COMMAND = [sys.executable, "-m", "factcli", "lsp"]
# A loaded machine is slow; what never comes fails all the same.
PATIENCE = 60.0
CURSOR = "¦"


class Client(LanguageClient):
    """A client that keeps what was published, with the versions."""

    def __init__(self) -> None:
        super().__init__(converter_factory=default_converter)
        self.published: list[lsp.PublishDiagnosticsParams] = []
        self.news = asyncio.Event()
        features = {**DEFAULT_CLIENT_FEATURES, lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: _published}
        register_lsp_features(self, features)


def _published(client: Client, params: lsp.PublishDiagnosticsParams) -> None:
    client.published.append(params)
    client.news.set()


def config(*arguments: str) -> ClientServerConfig:
    """Return how to start a server with arguments."""
    return ClientServerConfig(server_command=[*COMMAND, *arguments], client_factory=Client)


class Editor:
    """A client in a folder, with the capabilities of an editor."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        assert isinstance(client, Client)
        self.client = client
        self.folder = folder
        self._versions: dict[str, int] = {}

    async def begin(
        self, like: str = "visual_studio_code", encodings: Sequence[str] = ("utf-16",)
    ) -> lsp.InitializeResult:
        """Introduce the client with the capabilities of an editor."""
        capabilities = client_capabilities(like)
        capabilities.general = capabilities.general or lsp.GeneralClientCapabilities()
        capabilities.general.position_encodings = list(encodings)
        params = lsp.InitializeParams(
            capabilities, root_uri=self.folder.as_uri(), workspace_folders=[]
        )
        return await self.client.initialize_session(params)

    def uri(self, name: str) -> str:
        return name if ":" in name else (self.folder / name).as_uri()

    async def open(
        self, name: str, text: str, language: str = "markdown"
    ) -> Sequence[lsp.Diagnostic]:
        """Open a text and return its diagnostics."""
        self._versions[name] = 1
        old = self.client.published
        old[:] = [p for p in old if p.uri != self.uri(name)]
        item = lsp.TextDocumentItem(self.uri(name), language, 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        return await self.told(name)

    async def change(self, name: str, text: str) -> Sequence[lsp.Diagnostic]:
        """Type a new text and return its diagnostics."""
        self.type(name, text)
        return await self.told(name)

    def type(self, name: str, text: str) -> None:
        """Type a new text without waiting for anything."""
        self._versions[name] += 1
        item = lsp.VersionedTextDocumentIdentifier(self._versions[name], self.uri(name))
        change = lsp.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(item, [change]))

    def close(self, name: str) -> None:
        item = lsp.TextDocumentIdentifier(self.uri(name))
        self.client.text_document_did_close(lsp.DidCloseTextDocumentParams(item))

    async def told(self, name: str, times: int = 1) -> Sequence[lsp.Diagnostic]:
        """Return what was told of the newest version, when it was told so often."""
        uri, version = self.uri(name), self._versions[name]
        async with asyncio.timeout(PATIENCE):
            while True:
                found = [p for p in self.client.published if (p.uri, p.version) == (uri, version)]
                if len(found) >= times:
                    return found[-1].diagnostics
                await self._news()

    async def told_until(self, name: str, rule: str) -> lsp.Diagnostic:
        """Return the diagnostic of a rule, when it is there."""
        uri = self.uri(name)
        async with asyncio.timeout(PATIENCE):
            while True:
                last = [p.diagnostics for p in self.client.published if p.uri == uri][-1:]
                for each in last[0] if last else ():
                    if each.code == rule:
                        return each
                await self._news()

    async def _news(self) -> None:
        self.client.news.clear()
        await self.client.news.wait()

    async def hover(self, name: str, at: lsp.Position) -> str:
        item = lsp.TextDocumentIdentifier(self.uri(name))
        found = await self.client.text_document_hover_async(lsp.HoverParams(item, at))
        contents: Any = found.contents if found else None
        return str(contents.value) if contents else ""

    async def definition(self, name: str, at: lsp.Position) -> list[tuple[str, int]]:
        item = lsp.TextDocumentIdentifier(self.uri(name))
        found: Any = await self.client.text_document_definition_async(
            lsp.DefinitionParams(item, at)
        )
        return [(place.uri, place.range.start.line) for place in found or ()]

    async def actions(
        self, name: str, at: lsp.Position, *only: str
    ) -> dict[str, tuple[lsp.TextEdit, ...]]:
        item = lsp.TextDocumentIdentifier(self.uri(name))
        context = lsp.CodeActionContext([], only=list(only) or None)
        params = lsp.CodeActionParams(item, lsp.Range(at, at), context)
        found: Any = await self.client.text_document_code_action_async(params)
        return {a.title: tuple(a.edit.changes[self.uri(name)]) for a in found or ()}

    async def complete(self, name: str, at: lsp.Position) -> dict[str, lsp.CompletionItem]:
        item = lsp.TextDocumentIdentifier(self.uri(name))
        found: Any = await self.client.text_document_completion_async(
            lsp.CompletionParams(item, at)
        )
        return {each.label: each for each in found.items}


def units(text: str, encoding: str = "utf-16") -> int:
    """Count the units of a text as the encoding itself does."""
    size = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    codec = encoding if encoding == "utf-8" else f"{encoding}-le"
    return len(text.encode(codec, "surrogatepass")) // size


def place(text: str, words: str, encoding: str = "utf-16") -> lsp.Position:
    """Return the position at which words begin in a text."""
    before = text[: text.index(words)].replace("\r\n", "\n").split("\n")
    return lsp.Position(len(before) - 1, units(before[-1], encoding))


def cursor(text: str) -> tuple[str, lsp.Position]:
    """Return a text without the sign of a cursor, and the position of it."""
    return text.replace(CURSOR, ""), place(text, CURSOR)


def words(text: str, stretch: lsp.Range, encoding: str = "utf-16") -> str:
    """Return what a range holds in a text, counted by the encoding itself."""
    size = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    codec = encoding if encoding == "utf-8" else f"{encoding}-le"
    lines = text.replace("\r\n", "\n").split("\n")
    first, last = stretch.start, stretch.end
    cut = [line.encode(codec) for line in lines[first.line : last.line + 1]]
    cut[-1] = cut[-1][: last.character * size]
    cut[0] = cut[0][first.character * size :]
    return b"\n".join(cut).decode(codec)


def edited(text: str, edits: Sequence[lsp.TextEdit]) -> str:
    """Return a text with edits put in, as an editor does it."""
    lines = text.splitlines(keepends=True) or [""]

    def offset(at: lsp.Position) -> int:
        before = sum(map(len, lines[: at.line]))
        line = lines[at.line] if at.line < len(lines) else ""
        return before + len(line.encode("utf-16-le")[: at.character * 2].decode("utf-16-le"))

    for edit in sorted(edits, key=lambda each: offset(each.range.start), reverse=True):
        start, end = offset(edit.range.start), offset(edit.range.end)
        text = text[:start] + edit.new_text + text[end:]
    return text
