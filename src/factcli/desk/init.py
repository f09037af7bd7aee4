"""A claims folder to begin with: a commented example, and the schema that editors read."""

from __future__ import annotations

import os

from factcli.errors import UsageError
from factcli.store.schema import schema_text
from factcli.writing import files_in, write_new

EXAMPLE, SCHEMA = "example.toml", "claim-file.schema.json"


def example() -> str:
    """Return the text of the commented example."""
    with open(os.path.join(os.path.dirname(__file__), EXAMPLE), encoding="utf-8") as file:
        return file.read()


def begin(folder: str) -> tuple[str, ...]:
    """Make a claims folder and return the files in it.

    Raises UsageError when the folder holds anything, FactcliError when it cannot be
    written. The schema comes first: a run that is cut short can be run again.
    """
    paths = os.path.join(folder, SCHEMA), os.path.join(folder, EXAMPLE)
    there = files_in(folder)
    if there and there != [SCHEMA]:
        raise UsageError(
            f"{folder} is not empty; nothing was written",
            "name another folder, or add to the claims in this one with factcli add",
        )
    if not there:
        write_new(paths[0], schema_text())
    write_new(paths[1], example())
    return tuple(reversed(paths))
