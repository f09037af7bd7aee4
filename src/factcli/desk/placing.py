"""Which claim file a new claim goes into, and the change that puts it there."""

from __future__ import annotations

import os

from factcli.desk.change import Change
from factcli.errors import UsageError
from factcli.records import TYPE_CHECKING
from factcli.store.edit import append
from factcli.store.fields import FORMAT

if TYPE_CHECKING:
    from factcli.desk.change import Opened
    from factcli.model import Finding


def place_for(source: str, opened: Opened, before: Finding | None) -> str:
    """Return the file for a claim of a source, where its like stands.

    That is the file of the claim on file most like it, as `before` has found them, then
    that of the last claim of the same source, then that of the source.
    """
    if len(opened.files) == 1:
        return opened.files[0].path
    matches = [*before.claims, *before.nearest] if before else []
    if matches:
        return max(matches, key=lambda match: match.similarity).claim.file
    claims = opened.base.claims if opened.base else ()
    same = [claim.file for claim in claims if claim.source == source]
    if same:
        return same[-1]
    sources = [r for r in opened.identified("source") if r.table["id"] == source]
    return sources[0].document.file if sources else opened.files[-1].path


def change_of(path: str, text: str, opened: Opened) -> Change:
    """Return the change that puts `text` at the end of a file, or into a new one."""
    file = opened.file(path)
    if file is not None:
        return Change(file.path, file.raw, append(file.raw, text))
    if os.path.lexists(path):
        listed = ", ".join(each.path for each in opened.files[:12])
        raise UsageError(f"--to: {path} is no file of this base", f"its files: {listed}")
    if not _inside(path, opened):
        folders = ", ".join(opened.paths)
        raise UsageError(
            f"--to: {path} would not be read", f"name a .toml file in {folders}, or one on file"
        )
    return Change(path, None, f"factcli = {FORMAT}\n\n{text}".encode())


def _inside(path: str, opened: Opened) -> bool:
    """Say whether a new file would be found with the base."""
    if not path.lower().endswith(".toml"):
        return False
    real = os.path.realpath(path)
    for folder in map(os.path.realpath, opened.paths):
        if os.path.isdir(folder) and real.startswith(os.path.join(folder, "")):
            names = os.path.relpath(real, folder).split(os.sep)
            return not any(name.startswith(".") for name in names)
    return False
