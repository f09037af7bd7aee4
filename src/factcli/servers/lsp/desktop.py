"""The files that an editor has open, and what is known of each, up to date or on its way."""

from __future__ import annotations

import asyncio
import os
from functools import partial

from pygls.uris import to_fs_path

from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.servers.lsp import claimfile, prose
from factcli.servers.lsp.places import Text
from factcli.servers.lsp.projects import Projects
from factcli.servers.lsp.worker import LATER, NOW, SOON, Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from lsprotocol.types import Diagnostic

    from factcli.servers.lsp.claimfile import Sheet
    from factcli.servers.lsp.projects import How, Project
    from factcli.servers.lsp.prose import Prose
    from factcli.servers.lsp.worker import Heed

    # An address, the version of its text, and what is to be shown of it.
    Publish = Callable[[str, int | None, list[Diagnostic]], None]

# How long nobody types before the slower rules look at a claim file.
_IDLE = 0.4
_LARGE = 100_000
_TOML = "toml"
# The sentences of so many claims are checked once at the start.
_WARMED = 200
_POLL = "poll"


class Result(NamedTuple):
    """What is known of a text: the one or the other, and the project it belongs to."""

    project: Project
    prose: Prose | None = None
    sheet: Sheet | None = None


class Opened:
    """A text that an editor holds. `name` is what prose is read under, "" for a claim file."""

    def __init__(self, uri: str, path: str, language: str, encoding: str) -> None:
        self.uri = uri
        self.path = path
        self.name = prose.name_of(path, language)
        self.claims = language == _TOML or path.lower().endswith(".toml")
        self.encoding = encoding
        self.text = Text("", encoding)
        self.version: int | None = None
        self.ready: asyncio.Future[Result] | None = None
        self.sheet: Sheet | None = None
        self.project: Project | None = None
        self.made = 0

    @property
    def folder(self) -> str:
        """The folder whose claims and settings hold."""
        return os.path.dirname(self.path)


class Desktop:
    """Looks through what is open, again whenever it or the claims change."""

    def __init__(
        self, how: How, today: Callable[[], int], publish: Publish, log: Callable[[str], None]
    ) -> None:
        self.worker = Worker()
        self._projects = Projects(how)
        self._today = today
        self._publish = publish
        self._log = log
        self._opened: dict[str, Opened] = {}

    def open(self, uri: str, language: str, root: str, encoding: str) -> None:
        """Take note of a text; nothing is done with one that is neither prose nor claims."""
        path = path_of(uri, root)
        if path:
            self._opened[uri] = Opened(uri, path, language, encoding)

    def change(self, uri: str, text: str, version: int | None) -> None:
        """Look through a new text."""
        opened = self._opened.get(uri)
        if opened is None:
            return
        opened.text, opened.version = Text(text, opened.encoding), version
        # A book that is read must not keep a note beside it waiting.
        self._look(opened, NOW if len(text) < _LARGE else SOON)
        if opened.claims:
            self._look_at_claims(but=opened)

    def close(self, uri: str) -> None:
        """Forget a text, and what was shown of it."""
        opened = self._opened.pop(uri, None)
        if opened is not None:
            self.worker.drop(uri)
            self.worker.drop(_lint(uri))
            self._publish(uri, None, [])
            if opened.claims:
                self._look_at_claims(but=opened)

    def warm(self, folder: str) -> None:
        """Load the claims that hold in a folder, and what checking them takes, in good time."""

        def load(heed: Heed) -> None:
            heed()
            project = self._projects.of(folder)
            if project.base is not None:
                text = "\n\n".join(claim.text for claim in project.base.claims[:_WARMED])
                prose.look_through("claims.txt", Text(text), project, heed)

        self.worker.ask("warm", load, LATER).add_done_callback(_seen)

    def poll(self) -> None:
        """Look whether claim files or settings changed on the disk."""
        if self.worker.waits(_POLL):
            return
        opened = list(self._opened.values())

        def look(heed: Heed) -> list[Opened]:
            heed()
            self._projects.refresh()
            return [each for each in opened if self._stale(each)]

        self.worker.ask(_POLL, look, LATER).add_done_callback(self._polled)

    async def known(self, uri: str) -> Result | None:
        """Return what is known of the newest text of a file, as soon as it is."""
        while True:
            opened = self._opened.get(uri)
            ready = opened.ready if opened else None
            if opened is None or ready is None:
                return None
            # Not the future itself: whoever gives up waiting must not end the work of others.
            await asyncio.wait([ready])
            if opened.ready is ready:
                return None if ready.cancelled() or ready.exception() else ready.result()

    def _stale(self, opened: Opened) -> bool:
        project = self._projects.of(opened.folder)
        return opened.ready is not None and (project, project.made) != (
            opened.project, opened.made,
        )  # fmt: skip

    def _polled(self, done: asyncio.Future[list[Opened]]) -> None:
        if done.cancelled() or done.exception():
            return
        for opened in done.result():
            if self._opened.get(opened.uri) is opened:
                self._look(opened, SOON)

    def _look_at_claims(self, but: Opened) -> None:
        for each in self._opened.values():
            if each is not but and each.claims and each.ready is not None:
                self._look(each, SOON)

    def _look(self, opened: Opened, urgency: int) -> None:
        job = partial(self._looked, opened, opened.text)
        opened.ready = self.worker.ask(opened.uri, job, urgency)
        opened.ready.add_done_callback(partial(self._told, opened))

    def _looked(self, opened: Opened, text: Text, heed: Heed) -> Result:
        """Look through a text; in the worker's thread."""
        project = self._projects.of(opened.folder)
        opened.project, opened.made = project, project.made
        if opened.claims:
            if not claimfile.is_claims(text.text):
                return Result(project)
            buffers = dict(self._buffers())
            sheet = claimfile.look_through(opened.path, text, project.paths, buffers, self._today())
            return Result(project, sheet=claimfile.carried(sheet, opened.sheet))
        if not opened.name or project.excludes(opened.path):
            return Result(project)
        return Result(project, prose.look_through(opened.name, text, project, heed))

    def _buffers(self) -> Iterator[tuple[str, str]]:
        for each in list(self._opened.values()):
            if each.claims:
                yield os.path.realpath(each.path), each.text.text

    def _told(self, opened: Opened, done: asyncio.Future[Result]) -> None:
        """Show what was found, unless the text is another one by now."""
        if done.cancelled() or opened.ready is not done:
            return
        error = done.exception()
        if error is not None:
            self._log(f"{opened.uri}: internal error: {type(error).__name__}: {error}")
            return
        result = done.result()
        found: list[Diagnostic] = []
        if result.prose is not None:
            found = prose.diagnostics(result.prose)
        elif result.sheet is not None:
            found = claimfile.diagnostics(result.sheet)
            opened.sheet = result.sheet
            asyncio.get_running_loop().call_later(_IDLE, self._lint, opened, result)
        self._publish(opened.uri, opened.version, found)

    def _lint(self, opened: Opened, result: Result) -> None:
        """Let the slower rules look at a claim file that nobody has touched for a while."""
        if self._current(opened, result) and result.sheet is not None:
            job = partial(claimfile.look_closer, result.sheet)
            done = self.worker.ask(_lint(opened.uri), job, LATER)
            done.add_done_callback(partial(self._linted, opened, result))

    def _linted(self, opened: Opened, result: Result, done: asyncio.Future[Sheet]) -> None:
        if done.cancelled() or not self._current(opened, result):
            return
        error = done.exception()
        if error is not None:
            self._log(f"{opened.uri}: internal error: {type(error).__name__}: {error}")
            return
        opened.sheet = done.result()
        settled: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        settled.set_result(result._replace(sheet=opened.sheet))
        opened.ready = settled
        self._publish(opened.uri, opened.version, claimfile.diagnostics(opened.sheet))

    def _current(self, opened: Opened, result: Result) -> bool:
        ready = opened.ready
        if self._opened.get(opened.uri) is not opened or ready is None:
            return False
        fine = ready.done() and not ready.cancelled() and not ready.exception()
        return fine and ready.result() is result


def path_of(uri: str, root: str) -> str:
    """Return the path of a text; one without a file is taken to lie in the root, "" for others."""
    path = to_fs_path(uri)
    if path:
        return os.path.abspath(path)
    scheme, _, rest = uri.partition(":")
    return os.path.join(root, os.path.basename(rest) or "untitled") if scheme == "untitled" else ""


def _lint(uri: str) -> str:
    return f"{uri}#lint"


def _seen(done: asyncio.Future[Any]) -> None:
    """Look at an exception that nobody waits for: the next job meets it again and tells it."""
    if not done.cancelled():
        done.exception()
