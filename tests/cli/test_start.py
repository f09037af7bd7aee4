"""What a start loads: nothing that the run does not use. The failing test names the module."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Each of these takes a millisecond or more, and `check` has no use for it; with rapidfuzz,
# unless there is a word that may be misspelt.
HEAVY = {
    "argparse", "asyncio", "contextlib", "ctypes", "dataclasses", "datetime", "decimal",
    "hashlib", "heapq", "importlib.metadata", "importlib.resources", "inspect", "json", "logging",
    "pathlib", "pickle", "random", "rapidfuzz", "rich", "shutil", "sqlite3", "string",
    "subprocess", "tempfile", "textwrap", "threading", "tokenize", "tomllib", "traceback",
    "typer", "typing", "urllib", "warnings",
}  # fmt: skip
# Parts of factcli that a check out of the cache does without.
UNUSED = {"factcli.store.load", "factcli.store.toml", "factcli.store.validate", "factcli.cli.app"}
STATEMENTS = {
    "supported": "Glas was VP in 2016",
    "refuted": "Glas was VP in 2018",
    "unknown": "The town hall is 30 m high",
    "several": "Correa was president and Glas was vice president",
}


def imported(folder: Path, *arguments: str) -> set[str]:
    """Return the modules that `factcli` imports, as the interpreter itself tells them."""
    settings = {k: v for k, v in os.environ.items() if not k.startswith(("FACTCLI", "PYTHON"))}
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "factcli", *arguments],
        check=False,
        capture_output=True,
        text=True,
        env={**settings, "PYTHONPATH": str(ROOT / "src"), "FACTCLI_CACHE_DIR": str(folder)},
    )
    assert done.returncode in {0, 1, 3}, done.stderr
    lines = (line for line in done.stderr.splitlines() if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip() for line in lines}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache that holds the claims of this repository."""
    made = tmp_path_factory.mktemp("cache")
    assert "factcli.store.load" in imported(made, "check", "-q", "x", "--claims", "claims")
    return made


@pytest.mark.parametrize("form", ["json", "jsonl", "plain"])
@pytest.mark.parametrize("statement", STATEMENTS.values(), ids=STATEMENTS)
def test_a_check_loads_nothing_that_it_does_not_use(
    folder: Path, statement: str, form: str
) -> None:
    # An interpreter's own start-up hooks are not ours.
    hooks = imported_at_start()
    loaded = imported(folder, "check", statement, "--claims", "claims", "--format", form)
    assert "factcli.check" in loaded
    assert (HEAVY | UNUSED) & loaded - hooks == set()


def test_a_misspelt_name_loads_what_tells_it(folder: Path) -> None:
    loaded = imported(folder, "check", "Glass was VP in 2016", "--claims", "claims")
    assert "factcli.check" in loaded
    loaded = imported(folder, "check", "Corea was president in 2016", "--claims", "claims")
    assert "rapidfuzz" in loaded


def imported_at_start() -> set[str]:
    """Return what a bare interpreter imports here, and `-m` with it."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "this"],
        check=True,
        capture_output=True,
        text=True,
    )
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("Glas was VP in 2016",), 0),
        (("Glas was VP in 2018",), 1),
        (("Glas was VP in 2018", "--fail-on", "none"), 0),
        (("Glas was VP in 2018", "--format", "nonsense"), 2),
        (("Glas was VP in 2018", "--nonsense"), 2),
        (("The town hall is 30 m high", "-q"), 3),
        ((), 2),
    ],
)
def test_to_end_at_once_changes_nothing(
    folder: Path, arguments: tuple[str, ...], status: int
) -> None:
    ends = ("program()", "sys.exit(main())")
    told = []
    for end in ends:
        script = f"import sys; from factcli.__main__ import main, program; {end}"
        told.append(
            subprocess.run(
                [sys.executable, "-c", script, "check", *arguments, "--claims", "claims"],
                check=False,
                capture_output=True,
                stdin=subprocess.DEVNULL,
                env={
                    **os.environ,
                    "PYTHONPATH": str(ROOT / "src"),
                    "FACTCLI_CACHE_DIR": str(folder),
                },
            )
        )
    first, second = told
    assert (first.returncode, first.stdout, first.stderr) == (
        second.returncode, second.stdout, second.stderr,
    )  # fmt: skip
    assert first.returncode == status


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_an_output_that_cannot_be_written_is_still_told(folder: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "factcli", "check", "x", "--claims", "claims"],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            env={
                **os.environ, "PYTHONPATH": str(ROOT / "src"), "FACTCLI_CACHE_DIR": str(folder),
            },
        )  # fmt: skip
    assert done.returncode == 2
    assert b"cannot write the output" in done.stderr
