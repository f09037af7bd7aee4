"""A copy of the project to install from, and pip kept from the network while it does so.

Everything that a build and a run need is taken from the packages of the interpreter that runs
the tests: the copy is built by its build backend, and finds its dependencies there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path

import pytest
from tests.cli.driver import ROOT, surroundings

CLAIMS = ROOT / "tests" / "scan" / "claims"
FILES = ("pyproject.toml", "README.md", "LICENSE", "action.yml", ".pre-commit-hooks.yaml")
_SECONDS = 600


def need(*programs: str, modules: tuple[str, ...] = ()) -> None:
    """Skip a test where something that it needs is not there."""
    missing = [name for name in programs if shutil.which(name) is None]
    missing += [name for name in modules if find_spec(name) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")


def project(folder: Path) -> Path:
    """Copy what an installation needs."""
    folder.mkdir()
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def offline() -> dict[str, str]:
    """Return an environment in which pip builds and installs without any network."""
    packages = sysconfig.get_paths()
    beside = str(Path(sys.executable).parent)
    return {
        **surroundings(),
        "PATH": os.pathsep.join((beside, os.environ["PATH"])),
        "PYTHONPATH": os.pathsep.join(dict.fromkeys((packages["purelib"], packages["platlib"]))),
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        # pip reads this option the other way round: 0 is "no isolation".
        "PIP_NO_BUILD_ISOLATION": "0",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


def repository(folder: Path) -> None:
    """Make a git repository of what is in a folder."""
    person = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    done("git", "init", "-q", "-b", "main", folder=folder)
    done("git", "add", "-A", folder=folder)
    done("git", *person, "commit", "-q", "-m", "all", folder=folder)


def done(*command: str, folder: Path) -> str:
    """Run a command that must succeed, and return what it prints."""
    ended = ran(*command, folder=folder)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def ran(
    *command: str, folder: Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command."""
    kept = {k: v for k, v in (environment or offline()).items() if not k.startswith("GIT_")}
    return subprocess.run(
        command,
        cwd=folder,
        env=kept,
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=_SECONDS,
    )
