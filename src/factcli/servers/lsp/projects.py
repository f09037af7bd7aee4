"""Which claims and settings hold for a file, and the base they make, as the files change."""

from __future__ import annotations

import os

from factcli.desk.files import patterns
from factcli.desk.scan import SHOWN, Scanner, Settings
from factcli.errors import BrokenBaseError, FactcliError, NoBaseError
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.store.config import Config, find
from factcli.store.files import collect, may_include
from factcli.store.kept import open_base
from factcli.store.lookup import locate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from factcli.model import Verdict
    from factcli.store.base import ClaimBase
    from factcli.store.files import ClaimFile


class How(NamedTuple):
    """How the server was started: the claims named, what else decides, what to show.

    `claims` are absolute, empty where each file's surroundings decide. `day` reads a word
    such as "2024-04-12" or "today".
    """

    claims: tuple[str, ...]
    environment: Mapping[str, str]
    day: Callable[[str | None], int | None]
    shown: frozenset[Verdict] = SHOWN


class Project:
    """The claims at some paths with the settings of a project; `refresh` looks at the disk.

    Without usable claims there is no `scanner`; `trouble` then says why, unless nobody ever
    said that there are claims.
    """

    def __init__(self, paths: tuple[str, ...], config: Config, how: How, trouble: str = "") -> None:
        self.paths = paths
        self.config = config
        self.trouble = trouble
        self.base: ClaimBase | None = None
        self.scanner: Scanner | None = None
        # Counts how often the base was made: whoever remembers the number knows of a change.
        self.made = 0
        self._how = how
        self._files: tuple[ClaimFile, ...] | None = None
        self._excluded = patterns(config.exclude)

    def refresh(self) -> bool:
        """Read the claim files; make the base anew and say so when one of them changed."""
        if not self.paths:
            return False
        before = self.trouble
        try:
            files = self._read()
            if files == self._files:
                return False
            self._files = files
            self._open()
        except NoBaseError as error:
            self._files = None
            self._without(error)
            if self.trouble == before:
                return False
        except FactcliError as error:
            self._without(error)
        self.made += 1
        return True

    def _read(self) -> tuple[ClaimFile, ...]:
        files = collect(self.paths)
        if any(may_include(file.raw) for file in files):
            from factcli.store.includes import expand

            return tuple(expand(files))
        return files

    def _open(self) -> None:
        self.base = open_base(self.paths)
        as_of = self._how.day(self.config.as_of or None)
        self.scanner = Scanner(self.base, Settings(as_of, "", self._how.shown, self.config))
        self.trouble = ""

    def _without(self, error: FactcliError) -> None:
        """Go on without claims: none that are no more on file may decide anything."""
        self.base = self.scanner = None
        self.trouble = told_of(error)

    def excludes(self, path: str) -> bool:
        """Tell whether the settings leave a file out."""
        if not self.config.exclude:
            return False
        inner = os.path.relpath(path, self.config.folder).replace(os.sep, "/")
        return not inner.startswith("../") and self._excluded(inner)


def told_of(error: FactcliError) -> str:
    """Return an error in one line, with the first problem of broken claim files."""
    told = str(error)
    if isinstance(error, BrokenBaseError) and error.problems:
        first = error.problems[0]
        told += f"; {first.file}:{first.line}:{first.column}: {first.message}"
    return f"{told} ({error.hint})" if error.hint else told


class Projects:
    """The projects of the files that are open."""

    def __init__(self, how: How) -> None:
        self._how = how
        self._known: dict[tuple[tuple[str, ...], Config, str], Project] = {}

    def of(self, folder: str) -> Project:
        """Return the project whose claims and settings hold for the files of a folder."""
        config, trouble = Config(), ""
        paths: tuple[str, ...] = ()
        try:
            config = find(folder)
            paths = self._how.claims or self._located(folder)
        except NoBaseError:
            pass  # a file that nobody keeps claims for
        except FactcliError as error:
            trouble = told_of(error)
        except OSError as error:
            trouble = f"{folder}: {error.strerror or error}"
        key = (paths, config, trouble)
        if key not in self._known:
            self._known[key] = Project(paths, config, self._how, trouble)
            self._known[key].refresh()
        return self._known[key]

    def _located(self, folder: str) -> tuple[str, ...]:
        paths, _ = locate((), self._how.environment, folder, demo=False, interactive=False)
        # What the settings name counts from the folder, what the environment names from here.
        named = bool(self._how.environment.get("FACTCLI_CLAIMS"))
        root = os.getcwd() if named else folder
        return tuple(os.path.normpath(os.path.join(root, path)) for path in paths)

    def refresh(self) -> None:
        """Look at the disk for all projects."""
        for project in self._known.values():
            project.refresh()
