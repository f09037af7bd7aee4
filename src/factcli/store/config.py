"""A project's settings: factcli.toml, or [tool.factcli] in pyproject.toml, here or upwards.

    claims = ["facts/"]
    include = ["*.md"]
    exclude = ["archive/"]
    as_of = 2024-04-12
    baseline = "factcli-baseline.jsonl"

    [severities]
    disputed = "error"
    too-fine = "off"

    [claimreview]
    author = "The Desk"
    url = "https://desk.example/checks"

    [[per_path]]
    files = ["minutes/"]
    ignore = ["outside-period"]
    severities = { refuted = "warning" }

Paths and patterns count from the folder of the file; patterns are those of .gitignore.
"""

from __future__ import annotations

import os

from factcli.errors import UsageError
from factcli.model import Reason, Verdict
from factcli.records import TYPE_CHECKING, dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

OWN, SHARED = "factcli.toml", "pyproject.toml"
KEYS = (
    "claims", "include", "exclude", "as_of", "baseline", "severities", "per_path", "claimreview",
)  # fmt: skip
REVIEW_KEYS = ("author", "author_url", "url")
PATH_KEYS = ("files", "ignore", "severities")
LEVELS = ("error", "warning", "info", "off")
# Rules that no reason code stands for: what a scan tells of the documents themselves.
OTHERS = ("unused-suppression", "bad-suppression", "stale-baseline")
RULES = (*(reason.value for reason in Reason), *OTHERS)
_TABLE = b"tool.factcli"


@dataclass(frozen=True, slots=True)
class PerPath:
    """What holds for some files only: rules left out, other severities by rule or verdict."""

    files: tuple[str, ...]
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Config:
    """The settings, and the file and folder that they come from ("" where there is none)."""

    path: str = ""
    folder: str = ""
    claims: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    as_of: str = ""
    baseline: str = ""
    severities: tuple[tuple[str, str], ...] = ()
    per_path: tuple[PerPath, ...] = ()
    claimreview: tuple[tuple[str, str], ...] = ()


def find(directory: str) -> Config:
    """Return the settings that hold in a folder: those of the nearest file, here or upwards.

    Raises UsageError that names file and line of whatever is wrong with them.
    """
    here = os.path.abspath(directory)
    while True:
        for name in (OWN, SHARED):
            path = os.path.join(here, name)
            raw = _content(path, needed=name == OWN)
            if raw and (name == OWN or _TABLE in raw):
                shown = os.path.relpath(path, directory)
                config = _read(shown, here, raw, shared=name == SHARED)
                if config is not None:
                    return config
        above = os.path.dirname(here)
        if above == here:
            return Config()
        here = above


def _content(path: str, *, needed: bool) -> bytes:
    """Return the bytes of a settings file; a file of others that cannot be read is none."""
    if not os.path.isfile(path):
        return b""
    try:
        with open(path, "rb") as file:
            return file.read() or b"\n"
    except OSError as error:
        if needed:
            raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
        return b""


def _read(path: str, folder: str, raw: bytes, *, shared: bool) -> Config | None:
    import tomllib

    try:
        text = raw.decode("utf-8")
        table: Any = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: {error}", "settings are TOML in UTF-8") from error
    if shared:
        table = table.get("tool", {}).get("factcli")
        if table is None:
            return None
    return _Reader(path, folder, text).config(table)


class _Reader:
    """Reads one table of settings; refuses everything that it does not understand."""

    def __init__(self, path: str, folder: str, text: str) -> None:
        self._path = path
        self._folder = folder
        self._lines = text.splitlines()

    def config(self, table: Any) -> Config:  # noqa: ANN401 - TOML may hold anything
        if not isinstance(table, dict):
            raise UsageError(f"{self._path}: tool.factcli is no table")
        self._known(table, KEYS)
        return Config(
            path=self._path,
            folder=self._folder,
            claims=self._texts(table, "claims"),
            include=self._texts(table, "include"),
            exclude=self._texts(table, "exclude"),
            as_of=self._day(table),
            baseline=self._text(table, "baseline"),
            severities=self._severities(table),
            per_path=tuple(self._per_path(table)),
            claimreview=self._review(table),
        )

    def _fail(self, key: str, message: str, hint: str = "") -> UsageError:
        """Return the error, at the line on which a key or value first stands."""
        import re

        word = re.compile(rf"(?<![\w-]){re.escape(key)}(?![\w-])")
        hits = ((n, m.start() + 1) for n, line in enumerate(self._lines, 1)
                if (m := word.search(line)))  # fmt: skip
        line, column = next(hits, (1, 1))
        return UsageError(f"{self._path}:{line}:{column}: {message}", hint)

    def _known(self, table: Mapping[str, Any], keys: Sequence[str]) -> None:
        for key in table:
            if key not in keys:
                raise self._fail(key, f"there is no setting {key!r}", _meant(key, keys))

    def _text(self, table: Mapping[str, Any], key: str) -> str:
        value = table.get(key, "")
        if not isinstance(value, str):
            raise self._fail(key, f"{key} is to be a text in quotes")
        return value

    def _texts(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            raise self._fail(key, f"{key} is to be a list of texts", f'{key} = ["…", "…"]')
        return tuple(value)

    def _day(self, table: Mapping[str, Any]) -> str:
        from datetime import date, datetime

        value = table.get("as_of", "")
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        if value in {"", "today"}:
            return str(value)
        raise self._fail(
            "as_of", "as_of is to be a date", 'write it as 2024-04-12, without quotes, or "today"'
        )

    def _review(self, table: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
        """Return who publishes reviews, and where."""
        found = table.get("claimreview", {})
        if not isinstance(found, dict):
            raise self._fail("claimreview", "claimreview is a table", "write [claimreview]")
        self._known(found, REVIEW_KEYS)
        return tuple((key, self._text(found, key)) for key in found)

    def _severities(self, table: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
        value = table.get("severities", {})
        if not isinstance(value, dict):
            raise self._fail("severities", "severities is to be a table", 'disputed = "error"')
        known = (*(verdict.value for verdict in Verdict), *RULES)
        for name, level in value.items():
            if name not in known:
                told = f"there is no verdict or rule {name!r}"
                raise self._fail(name, told, _meant(name, known))
            if level not in LEVELS:
                told = f"{name}: there is no severity {level!r}"
                raise self._fail(name, told, f"there is: {', '.join(LEVELS)}")
        return tuple(value.items())

    def _per_path(self, table: Mapping[str, Any]) -> list[PerPath]:
        value = table.get("per_path", [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self._fail("per_path", "per_path is to be a list of tables", "[[per_path]]")
        made = []
        for each in value:
            self._known(each, PATH_KEYS)
            files = self._texts(each, "files")
            if not files:
                raise self._fail("per_path", "a [[per_path]] names no files", 'files = ["…"]')
            ignore = self._texts(each, "ignore")
            for rule in ignore:
                if rule not in RULES:
                    told = f"there is no rule {rule!r}"
                    raise self._fail(rule, told, _meant(rule, RULES))
            made.append(PerPath(files, ignore, self._severities(each)))
        return made


def _meant(word: str, known: Sequence[str]) -> str:
    from factcli.store.suggest import nearest

    near = nearest(word, known)
    return f"did you mean {near}?" if near else f"there is: {', '.join(known[:12])}"
