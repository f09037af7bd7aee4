"""New files, whole or not at all: temporary file, fsync, then one step into place."""

from __future__ import annotations

import os
import tempfile

from factcli.errors import FactcliError
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_OURS = ".factcli-"


def holds_files(folder: Path) -> bool:
    """Tell whether `folder` holds anything; raise FactcliError when it is no folder.

    What a killed run of ours left behind does not count.
    """
    try:
        return any(not name.startswith(_OURS) for name in os.listdir(folder))
    except FileNotFoundError:
        return False
    except OSError as error:
        raise FactcliError(f"{folder}: {error.strerror or error}") from error


def write_new(path: Path, text: str) -> None:
    """Create the file `path` with `text`; a kill at any moment leaves all of it or none.

    Raises FactcliError when it cannot, or when something stands there by now.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=_OURS, suffix=".tmp", dir=path.parent)
    except OSError as error:
        raise FactcliError(f"{path.parent}: {error.strerror or error}") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        _set_mode(name)
        _move(name, path)
        _sync(path.parent)
    except FileExistsError as error:
        raise FactcliError(f"{path}: is there already; nothing was written") from error
    except OSError as error:
        raise FactcliError(f"{path}: {error.strerror or error}; nothing was written") from error
    finally:
        if os.path.lexists(name):
            os.unlink(name)


def _set_mode(name: str) -> None:
    """Give the file the mode that any new file has; temporary ones are private."""
    mask = os.umask(0)
    os.umask(mask)
    os.chmod(name, 0o666 & ~mask)


def _move(name: str, path: Path) -> None:
    """Put the file into place; a link, unlike a rename, never covers another file."""
    try:
        os.link(name, path)
    except FileExistsError:
        raise
    except OSError:
        # No links on this file system: look, then rename.
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        os.rename(name, path)


def _sync(folder: Path) -> None:
    """Make the new name last through a power cut, where folders can be synced."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)
