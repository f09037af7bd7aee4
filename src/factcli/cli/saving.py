"""A report written to a file beside the result: whole, or the file that was there before.

A pipe or a device (`/dev/stderr`) is written to as it is; `-` is stdout.
"""

from __future__ import annotations

import os

from factcli.cli.streams import write
from factcli.errors import UsageError
from factcli.writing import replace_file, write_new


def save(path: str, text: str) -> None:
    """Write a report to `path`, in place of an older one.

    Raises FactcliError when that cannot be done.
    """
    if path == "-":
        write(text)
        return
    content = text.encode("utf-8", "replace")
    try:
        if not os.path.exists(path):
            write_new(path, content)
        elif os.path.isfile(path):
            with open(path, "rb") as file:
                old = file.read()
            replace_file(path, old, content)
        else:
            with open(path, "wb") as file:
                file.write(content)
    except (OSError, ValueError) as error:
        told = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageError(f"cannot write {path}: {told}") from error
