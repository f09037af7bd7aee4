"""The stored texts of sources: a folder with a file a source, opened with care."""

from __future__ import annotations

import os
import stat

from factcli.desk.lint.ground import StoredText
from factcli.errors import UsageError
from factcli.records import TYPE_CHECKING
from factcli.store.references import text

if TYPE_CHECKING:
    from factcli.store.validate import Record

_MOST = 50_000_000


class StoredTexts:
    """The texts in a folder, each read once: `file` of a source names it, else its id does."""

    def __init__(self, folder: str) -> None:
        if not os.path.isdir(folder):
            raise UsageError(f"--sources: {folder!r} is no folder", "give the folder of the texts")
        self._folder = folder
        self._read: dict[str, StoredText] = {}

    def __call__(self, source: Record) -> StoredText:
        """Return the stored text of a source, or why there is none."""
        name = text(source.table.get("file")) or f"{source.table['id']}.txt"
        path = os.path.join(self._folder, name)
        if path not in self._read:
            self._read[path] = _stored(self._folder, path)
        return self._read[path]


def _stored(folder: str, path: str) -> StoredText:
    """Read a file that lies in a folder. A link may not lead out of it either."""
    inside = os.path.join(os.path.realpath(folder), "")
    if not os.path.realpath(path).startswith(inside):
        return StoredText(path, missing=f"{path} lies outside of {folder}")
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            return StoredText(path, missing=f"{path} is no file")
        if status.st_size > _MOST:
            return StoredText(path, missing=f"{path} is larger than {_MOST // 1_000_000} MB")
        with open(path, "rb") as file:
            raw = file.read()
        return StoredText(path, raw.decode("utf-8-sig").replace("\r\n", "\n"))
    except FileNotFoundError:
        return StoredText(path, missing=f"{path} is not there")
    except UnicodeDecodeError as error:
        return StoredText(path, missing=f"byte {error.start} of {path} is not UTF-8")
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return StoredText(path, missing=f"{path}: {said.lower()}")
