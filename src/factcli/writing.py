"""Files written whole or not at all: the one way in which factcli writes anybody's files.

A temporary file in the same folder, fsync, then one step into place, so that a kill at any
moment leaves the old file or the new one. Runs of factcli wait for each other; what others
changed in the meantime is never covered.
"""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import contextmanager, suppress

from factcli.errors import FactcliError
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_OURS, _DRAFT = ".factcli-", ".tmp"
_NOTHING = "nothing was written"


def holds_files(folder: str | os.PathLike[str]) -> bool:
    """Tell whether `folder` holds anything; raise FactcliError when it is no folder.

    What a killed run of ours left behind does not count.
    """
    return bool(files_in(folder))


def files_in(folder: str | os.PathLike[str]) -> list[str]:
    """Return the names in `folder`, none when it is not there; see `holds_files`."""
    try:
        return sorted(name for name in os.listdir(folder) if not name.startswith(_OURS))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise FactcliError(f"{folder}: {error.strerror or error}") from error


def write_new(path: str | os.PathLike[str], text: str | bytes) -> None:
    """Create the file `path` with `text`; a kill at any moment leaves all of it or none.

    Raises FactcliError when it cannot, or when something stands there by now.
    """
    folder = os.path.dirname(os.path.abspath(path))
    content = text.encode("utf-8") if isinstance(text, str) else text
    with _refusing(path):
        os.makedirs(folder, exist_ok=True)
        with _alone_in(folder), _draft(folder, content, _usual_mode()) as draft:
            _move(draft, path)
        _sync(folder)


def replace_file(path: str | os.PathLike[str], old: bytes, new: bytes) -> None:
    """Put `new` in the place of the file `path`, which was read as `old`.

    The file keeps its mode and, where we may, its owner; a link stays a link. Raises
    FactcliError, and leaves the file as it is, when it does not hold `old` any more, may
    not be written or cannot be.
    """
    target = os.path.realpath(path)
    folder = os.path.dirname(target)
    with _refusing(path), _alone_in(folder):
        status = os.stat(target)
        if not os.access(target, os.W_OK):
            raise FactcliError(f"{path} is read-only; {_NOTHING}", "change its mode first")
        if new == old == _content(target):
            return
        with _draft(folder, new, stat.S_IMODE(status.st_mode)) as draft:
            _keep_owner(draft, status)
            # As late as can be: an editor may have saved since the file was read.
            if _content(target) != old:
                raise FactcliError(
                    f"{path} has changed since it was read; {_NOTHING}", "run the command again"
                )
            os.replace(draft, target)
        _sync(folder)


@contextmanager
def _refusing(path: str | os.PathLike[str]) -> Iterator[None]:
    """Say of what the system refuses that nothing was written."""
    try:
        yield
    except FileExistsError as error:
        raise FactcliError(f"{path}: is there already; {_NOTHING}") from error
    except OSError as error:
        raise FactcliError(f"{path}: {error.strerror or error}; {_NOTHING}") from error


@contextmanager
def _alone_in(folder: str) -> Iterator[None]:
    """Hold a folder against other runs of factcli, where the system can lock folders.

    Whoever holds it knows that drafts in it are nobody's, and clears them away.
    """
    handle = -1
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
        fcntl.flock(handle, fcntl.LOCK_EX)
    except (ImportError, OSError):
        held = False
    else:
        held = True
    try:
        if held:
            for name in os.listdir(folder):
                if name.startswith(_OURS) and name.endswith(_DRAFT):
                    with suppress(OSError):
                        os.unlink(os.path.join(folder, name))
        yield
    finally:
        if handle >= 0:
            os.close(handle)


@contextmanager
def _draft(folder: str, content: bytes, mode: int) -> Iterator[str]:
    """Write a temporary file down to the disk, and remove it unless it was moved away."""
    handle, name = tempfile.mkstemp(prefix=_OURS, suffix=_DRAFT, dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        yield name
    finally:
        if os.path.lexists(name):
            os.unlink(name)


def _usual_mode() -> int:
    """Return the mode that any new file has; temporary ones are private."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _keep_owner(draft: str, status: os.stat_result) -> None:
    """Give the draft to the owner of the file that it replaces; few may."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(draft, status.st_uid, status.st_gid)
            os.chmod(draft, stat.S_IMODE(status.st_mode))


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _move(name: str, path: str | os.PathLike[str]) -> None:
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


def _sync(folder: str) -> None:
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
