"""A report written beside the result: whole, or the file that was there before.

A pipe or a device (`/dev/stderr`) is written to as it is.
"""

from __future__ import annotations

import os
import tempfile

from factcli.errors import UsageError


def save(path: str, text: str) -> None:
    """Write a report to `path`, in place of an older one. Raises UsageError when it cannot."""
    target = os.path.realpath(path)
    content = text.encode("utf-8", "replace")
    try:
        if os.path.exists(target) and not os.path.isfile(target):
            with open(target, "wb") as file:
                file.write(content)
            return
        _replace(target, content)
    except (OSError, ValueError) as error:
        told = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageError(f"cannot write {path}: {told}") from error


def _replace(target: str, content: bytes) -> None:
    handle, draft = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".factcli-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(draft, _mode(target))
        os.replace(draft, target)
    finally:
        if os.path.lexists(draft):
            os.unlink(draft)


def _mode(target: str) -> int:
    """Return the mode of the file that is replaced, else that of any new file."""
    if os.path.exists(target):
        return os.stat(target).st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
