"""Claim and test files as they stood in a git revision: `HEAD~1:claims`, `v2:claims/town.toml`.

git itself is asked, by `rev-parse`, `ls-tree` and `cat-file` only: none of them runs a hook or a
filter of the repository, writes anything, or goes to the network.
"""

from __future__ import annotations

import os

from factcli.errors import NoBaseError, UsageError
from factcli.records import TYPE_CHECKING
from factcli.store.files import ClaimFile

if TYPE_CHECKING:
    from collections.abc import Sequence

_SECONDS = 60
_FILES = (b"100644", b"100755")


def tables_of(spec: str, default: str = "") -> tuple[ClaimFile, ...]:
    """Return every TOML file in a revision, shown as `REVISION:PATH`.

    `spec` is REVISION:PATH, as git writes it, or a revision alone: then `default` is the path,
    from the working folder. Raises NoBaseError when there is nothing, UsageError when git is
    missing or does not know the revision.
    """
    revision, _, path = spec.partition(":")
    commit = _asked(
        "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if commit is None:
        raise UsageError(
            f"{spec} is neither a file or folder nor a git revision",
            "a revision is written HEAD~1, or HEAD~1:claims; git log --oneline shows them",
        )
    named = f"{revision}:{path}" if ":" in spec else f"{revision}:./{default}"
    found = _asked("rev-parse", "--verify", "--quiet", "--end-of-options", named)
    if found is None:
        raise NoBaseError(
            f"there is no {path or default} in revision {revision}",
            f"git ls-tree -r --name-only {revision} shows its files",
        )
    name = found.decode().strip()
    shown = spec if ":" in spec else f"{revision}:{default}"
    if _output("cat-file", "-t", name).strip() == b"blob":
        return (ClaimFile(shown, _output("cat-file", "blob", name)),)
    return _tree(name, shown.rstrip("/"))


def _tree(name: str, shown: str) -> tuple[ClaimFile, ...]:
    """Return the TOML files below a folder of a revision; links and hidden names are left out."""
    rows = [
        row.partition(b"\t")
        for row in _output("ls-tree", "-r", "-z", "--full-tree", name).split(b"\0")
        if row
    ]
    found: list[tuple[str, bytes]] = []
    for about, _, raw in rows:
        mode, _, blob = about.split(b" ")
        path = os.fsdecode(raw)
        hidden = any(part.startswith(".") for part in path.split("/"))
        if mode in _FILES and path.lower().endswith(".toml") and not hidden:
            found.append((path, blob))
    between = "" if shown.endswith(":") else "/"
    return tuple(
        ClaimFile(f"{shown}{between}{path}", content)
        for (path, _), content in zip(found, _blobs([blob for _, blob in found]), strict=True)
    )


def _blobs(names: Sequence[bytes]) -> list[bytes]:
    """Return the contents of blobs, all asked for at once."""
    answer = _output("cat-file", "--batch", given=b"".join(name + b"\n" for name in names))
    contents: list[bytes] = []
    place = 0
    for _ in names:
        line = answer.index(b"\n", place)
        size = int(answer[place:line].rsplit(b" ", 1)[1])
        contents.append(answer[line + 1 : line + 1 + size])
        place = line + size + 2
    return contents


def _output(*words: str, given: bytes = b"") -> bytes:
    """Return what git answers. Raises UsageError when it refuses."""
    answer = _asked(*words, given=given)
    if answer is None:
        raise UsageError(f"git {words[0]} failed", "git fsck tells whether the repository is sound")
    return answer


def _asked(*words: str, given: bytes = b"") -> bytes | None:
    """Return what git answers, None when it says no. Raises UsageError when it cannot be asked."""
    import subprocess

    settings = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and options end before what users write
            ["git", *words],  # noqa: S607 - whichever git the user runs
            input=given,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            env={**os.environ, **settings},
        )
    except FileNotFoundError as error:
        raise UsageError("git is not installed, so no revision can be read") from error
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise UsageError(f"git cannot be run: {error}") from error
    if done.returncode == 0:
        return done.stdout
    told = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
    if "not a git repository" in told or "dubious ownership" in told:
        raise UsageError(f"no revision can be read here: {told.splitlines()[0]}")
    return None
