"""Which files the paths of a scan mean: files, folders, patterns; in the order of their paths."""

from __future__ import annotations

import glob
import os
import stat

from factcli.document.read import SUFFIXES, suffix_of
from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

STDIN = "-"
_IGNORE = ".gitignore"


class Found(NamedTuple):
    """The files of a scan in order, and the paths that mean none with the reason."""

    files: tuple[str, ...]
    missing: tuple[tuple[str, str], ...] = ()


class Choice(NamedTuple):
    """Which files of a folder count: patterns as in .gitignore, relative to `root`.

    Without `include` every file with a suffix that some reader knows counts. Without `root`
    patterns are relative to the folder.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    root: str = ""
    ignored: bool = True


def find(paths: Sequence[str], choice: Choice) -> Found:
    """Return the files that the paths mean, each once, sorted."""
    found: dict[str, None] = {}
    missing: list[tuple[str, str]] = []
    for path in paths:
        if path == STDIN:
            found[path] = None
        elif os.path.isdir(path):
            found.update(dict.fromkeys(_folder(path, choice, missing)))
        elif os.path.lexists(path):
            found[os.path.normpath(path)] = None
        elif glob.has_magic(path):
            matched = glob.glob(path, recursive=True)
            if not matched:
                missing.append((path, "no file fits this pattern"))
            for each in matched:
                if not os.path.isdir(each):
                    found[os.path.normpath(each)] = None
        else:
            missing.append((path, "there is no such file or folder"))
    return Found(_once(sorted(found, key=_order)), tuple(missing))


def _order(path: str) -> tuple[str, ...]:
    return tuple(path.split(os.sep))


def _once(paths: Sequence[str]) -> tuple[str, ...]:
    """Return the paths without those that lead to a file already there, as links do."""
    seen: set[tuple[int, int]] = set()
    kept = []
    for path in paths:
        try:
            status = os.stat(path) if path != STDIN else None
        except (OSError, ValueError):
            status = None
        if status is not None and stat.S_ISREG(status.st_mode):
            key = (status.st_dev, status.st_ino)
            if key in seen:
                continue
            seen.add(key)
        kept.append(path)
    return tuple(kept)


def _folder(folder: str, choice: Choice, missing: list[tuple[str, str]]) -> Iterator[str]:
    """Yield the files of a folder and of those in it, links to folders not followed."""
    wanted, unwanted = patterns(choice.include), patterns(choice.exclude)
    ignores = _Ignores(folder) if choice.ignored else None

    def refused(error: OSError) -> None:
        missing.append((str(error.filename), f"cannot be read: {error.strerror}"))

    for place, folders, names in os.walk(folder, onerror=refused):
        if ignores is not None:
            ignores.enter(place)
        kept = []
        for name in sorted(folders):
            inner = os.path.relpath(os.path.join(place, name), choice.root or folder) + "/"
            hidden = name.startswith(".")
            if (
                not hidden
                and not unwanted(inner)
                and not (ignores and ignores.match(place, name, folder=True))
            ):
                kept.append(name)
        folders[:] = kept
        for name in sorted(names):
            inner = os.path.relpath(os.path.join(place, name), choice.root or folder)
            counts = wanted(inner) if choice.include else suffix_of(name) in SUFFIXES
            if not counts or unwanted(inner) or (not choice.include and name.startswith(".")):
                continue
            if ignores is None or not ignores.match(place, name, folder=False):
                yield os.path.normpath(os.path.join(place, name))


def patterns(lines: Sequence[str]) -> Callable[[str], bool]:
    """Return what tells whether a path, with / at the end of a folder, fits a pattern."""
    if not lines:
        return lambda _: False
    from pathspec import GitIgnoreSpec

    spec = GitIgnoreSpec.from_lines(lines)
    return lambda path: bool(spec.match_file(path.replace(os.sep, "/")))


class _Ignores:
    """The .gitignore files from the root of the repository down to where the walk is."""

    def __init__(self, folder: str) -> None:
        self._specs: dict[str, Callable[[str], bool] | None] = {}
        here = os.path.abspath(folder)
        self._root = here
        while True:
            if os.path.exists(os.path.join(here, ".git")):
                self._root = here
                break
            above = os.path.dirname(here)
            if above == here:
                break
            here = above
        here = os.path.abspath(folder)
        while here != self._root:
            here = os.path.dirname(here)
            self.enter(here)

    def enter(self, place: str) -> None:
        """Read the .gitignore of a folder, if it has one."""
        path = os.path.abspath(place)
        if path in self._specs:
            return
        try:
            with open(os.path.join(path, _IGNORE), encoding="utf-8", errors="replace") as file:
                self._specs[path] = patterns(file.read().splitlines())
        except OSError:
            self._specs[path] = None

    def match(self, place: str, name: str, *, folder: bool) -> bool:
        """Tell whether git would ignore a file, or a folder, in the folder `place`."""
        path = os.path.join(os.path.abspath(place), name)
        here = os.path.dirname(path)
        while True:
            spec = self._specs.get(here)
            if spec is not None and spec(os.path.relpath(path, here) + "/" * folder):
                return True
            if here == self._root or os.path.dirname(here) == here:
                return False
            here = os.path.dirname(here)
