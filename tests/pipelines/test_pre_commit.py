"""The hooks as pre-commit runs them: built from the project, in a repository of documents."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.pipelines.local import CLAIMS, done, need, offline, project, ran, repository

from factcli.document.read import SUFFIXES

TRUE = "The Marenholt Council sold the Ravn Tower in 2019.\n"
UNTRUE = "The Marenholt Council sold the Ravn Tower in 2021.\n"
# Those whose reader is an extra are left to whoever installs it.
EXTRA = {".pdf", ".docm", ".rst", ".rest", ".tex", ".ltx", ".latex"}


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository of hooks; beside it pre-commit keeps the environment that it builds."""
    need("git", modules=("pre_commit", "virtualenv", "hatchling"))
    made = project(tmp_path_factory.mktemp("hooks") / "factcli")
    repository(made)
    return made


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Return a repository of documents with claims."""
    shutil.copytree(CLAIMS, tmp_path / "claims")
    (tmp_path / "draft.md").write_text(TRUE, "utf-8")
    (tmp_path / "code.py").write_text(f"# {UNTRUE}", "utf-8")
    repository(tmp_path)
    return tmp_path


def try_repo(hooks: Path, town: Path, hook: str) -> subprocess.CompletedProcess[str]:
    """Run a hook on all files that git knows of."""
    done("git", "add", "-A", folder=town)
    environment = {**offline(), "PRE_COMMIT_HOME": str(hooks.parent / "home")}
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(hooks), hook]
    return ran(*command, "--all-files", "--color", "never", folder=town, environment=environment)


def test_a_draft_that_agrees_passes(hooks: Path, town: Path) -> None:
    ended = try_repo(hooks, town, "factcli-scan")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert re.search(r"^factcli scan\.+Passed$", ended.stdout, re.MULTILINE)


def test_a_draft_that_contradicts_fails(hooks: Path, town: Path) -> None:
    (town / "draft.md").write_text(f"# News\n\n{UNTRUE}", "utf-8")
    (town / "notes.txt").write_text(TRUE, "utf-8")
    ended = try_repo(hooks, town, "factcli-scan")
    assert ended.returncode == 1
    assert "exit code: 1" in ended.stdout
    assert "draft.md:3:46: error[date-differs]" in ended.stdout
    assert "in 2 files: 1 refuted, 1 supported" in ended.stdout
    assert "code.py" not in ended.stdout


def test_nothing_to_scan_is_skipped(hooks: Path, town: Path) -> None:
    (town / "draft.md").unlink()
    ended = try_repo(hooks, town, "factcli-scan")
    assert ended.returncode == 0
    assert "(no files to check)Skipped" in ended.stdout


def test_claims_in_order_pass(hooks: Path, town: Path) -> None:
    ended = try_repo(hooks, town, "factcli-lint")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert re.search(r"^factcli lint\.+Passed$", ended.stdout, re.MULTILINE)


def test_a_broken_claim_file_fails(hooks: Path, town: Path) -> None:
    path = town / "claims" / "town.toml"
    path.write_text(path.read_text("utf-8") + '\n[[claim]]\nid = "no-text"\n', "utf-8")
    ended = try_repo(hooks, town, "factcli-lint")
    assert ended.returncode == 1
    assert "claims/town.toml:" in ended.stdout
    assert "2 errors in 1 file" in ended.stdout


def test_the_scan_hook_takes_what_is_read_without_an_extra() -> None:
    listed = re.search(r"factcli-scan.*?files: (\S+)", _hooks(), re.DOTALL)
    assert listed
    for suffix in SUFFIXES:
        taken = bool(re.search(listed[1], f"docs/draft{suffix}"))
        assert taken == (suffix not in EXTRA), suffix
    for name in ("draft.mdx", "md", "README", "draft.md.orig", "style.css"):
        assert not re.search(listed[1], name), name


def _hooks() -> str:
    from tests.cli.driver import ROOT

    return (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
