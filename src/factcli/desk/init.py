"""A claims folder to begin with: a commented example, tests of it, the schema for editors."""

from __future__ import annotations

import os

from factcli.errors import UsageError
from factcli.store.schema import schema_text
from factcli.writing import files_in, write_new

EXAMPLE, TESTS, SCHEMA = "example.toml", "tests.toml", "claim-file.schema.json"


def example() -> str:
    """Return the text of the commented example."""
    return _packaged("example_claims.toml")


def begin(folder: str) -> tuple[str, ...]:
    """Make a claims folder and return the names of the files in it.

    Raises UsageError when the folder holds anything, FactcliError when it cannot be
    written. The claims come last, so that a run that was cut short can be run again.
    """
    contents = {SCHEMA: schema_text(), TESTS: _packaged("example_tests.toml"), EXAMPLE: example()}
    there = files_in(folder)
    if any(name not in contents or name == EXAMPLE for name in there):
        raise UsageError(
            f"{folder} is not empty; nothing was written",
            "name another folder, or add to the claims in this one with factcli add",
        )
    for name, text in contents.items():
        if name not in there:
            write_new(os.path.join(folder, name), text)
    return EXAMPLE, TESTS, SCHEMA


def _packaged(name: str) -> str:
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return file.read()
