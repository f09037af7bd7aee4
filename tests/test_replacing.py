"""A file that is replaced: old or new at every moment, its mode kept, nobody's change covered."""

from __future__ import annotations

import os
import re
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from factcli.errors import FactcliError
from factcli.writing import files_in, holds_files, replace_file, write_new

SOURCE = Path(__file__).resolve().parents[1] / "src"
POSIX = pytest.mark.skipif(os.name == "nt", reason="modes, links and signals are of Unix")
OLD, NEW = b"old\r\n" * 50_000, b"new\n" * 70_000
# Replaces one file, and kills itself just before the nth thing that it asks of the system.
SUICIDE = """
import os, signal, sys
from factcli.writing import replace_file
path, moment = sys.argv[1], int(sys.argv[2])
old, new = open(sys.argv[3], "rb").read(), open(sys.argv[4], "rb").read()
count = 0
def hook(name, arguments):
    global count
    if name != "os.kill" and name.startswith(("open", "os.", "tempfile", "fcntl")):
        count += 1
        if count > moment:
            os.kill(os.getpid(), signal.SIGKILL)
import fcntl, tempfile
sys.addaudithook(hook)
replace_file(path, old, new)
os._exit(0)
"""
# Adds a line to a file as many times as it is told, reading it anew whenever it has changed.
ADDER = """
import sys
from factcli.errors import FactcliError
from factcli.writing import replace_file
path, name, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
for number in range(times):
    while True:
        old = open(path, "rb").read()
        try:
            replace_file(path, old, old + f"{name} {number}\\n".encode())
            break
        except FactcliError as error:
            assert "has changed" in str(error), error
"""


def python(code: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments], env={**os.environ, "PYTHONPATH": str(SOURCE)}
    )


def test_it_puts_the_new_bytes_in_place(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_bytes(OLD)
    replace_file(path, OLD, NEW)
    assert path.read_bytes() == NEW
    assert os.listdir(tmp_path) == ["c.toml"]


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_the_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "c.toml"
    path.write_bytes(OLD)
    path.chmod(mode)
    replace_file(path, OLD, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == mode


@POSIX
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "c.toml", tmp_path / "c.toml"
    real.write_bytes(OLD)
    link.symlink_to(real)
    replace_file(link, OLD, NEW)
    assert link.is_symlink()
    assert real.read_bytes() == NEW


@pytest.mark.parametrize("found", [b"", OLD + b"\n", OLD[:-1], NEW])
def test_what_changed_underneath_is_never_covered(tmp_path: Path, found: bytes) -> None:
    path = tmp_path / "c.toml"
    path.write_bytes(found)
    with pytest.raises(FactcliError, match="has changed since it was read; nothing was written"):
        replace_file(path, OLD, NEW)
    assert path.read_bytes() == found
    assert os.listdir(tmp_path) == ["c.toml"]


def test_a_file_that_is_gone_does_not_come_back(tmp_path: Path) -> None:
    with pytest.raises(FactcliError, match="nothing was written"):
        replace_file(tmp_path / "c.toml", OLD, NEW)
    assert os.listdir(tmp_path) == []


@POSIX
@pytest.mark.skipif(hasattr(os, "getuid") and os.getuid() == 0, reason="root may write anything")
def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_bytes(OLD)
    path.chmod(0o444)
    with pytest.raises(FactcliError, match="read-only; nothing was written"):
        replace_file(path, OLD, NEW)


@pytest.mark.parametrize("call", ["fsync", "replace", "chmod"])
def test_a_failure_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "c.toml"
    path.write_bytes(OLD)
    monkeypatch.setattr(os, call, full)
    with pytest.raises(FactcliError, match="No space left on device; nothing was written"):
        replace_file(path, OLD, NEW)
    assert path.read_bytes() == OLD
    assert os.listdir(tmp_path) == ["c.toml"]


@POSIX
def test_a_kill_before_any_call_leaves_old_or_new(tmp_path: Path) -> None:
    """Every state of the disk that a kill can leave, one after the other."""
    (tmp_path / "old").write_bytes(OLD)
    (tmp_path / "new").write_bytes(NEW)
    folder = tmp_path / "claims"
    folder.mkdir()
    path = folder / "c.toml"
    left = []
    for moment in range(60):
        path.write_bytes(OLD)
        process = python(
            SUICIDE, str(path), str(moment), *(str(tmp_path / n) for n in ("old", "new"))
        )
        status = process.wait()
        left.append(path.read_bytes())
        assert left[-1] in (OLD, NEW), moment
        assert files_in(folder) == ["c.toml"]
        if status == 0:
            break
        assert status == -signal.SIGKILL
    assert 6 < len(left) < 60
    assert left == sorted(left, key=(OLD, NEW).index)
    # Whoever writes next clears away what the killed ones have left.
    write_new(folder / "d.toml", "")
    assert sorted(os.listdir(folder)) == ["c.toml", "d.toml"]


@POSIX
def test_runs_of_factcli_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_bytes(b"")
    adders = [python(ADDER, str(path), name, "25") for name in "abc"]
    assert [adder.wait() for adder in adders] == [0, 0, 0]
    lines = path.read_text("utf-8").splitlines()
    assert sorted(lines) == sorted(f"{name} {number}" for name in "abc" for number in range(25))


def test_leftovers_do_not_count_as_files(tmp_path: Path) -> None:
    (tmp_path / ".factcli-1.tmp").touch()
    assert not holds_files(tmp_path)
    write_new(tmp_path / "c.toml", b"x")
    assert os.listdir(tmp_path) == ["c.toml"]


def test_nobody_else_writes_files() -> None:
    """Devices and the null device need no care, and the cache may be lost at any time."""
    own = {
        "writing.py", "store/cache.py", "store/search/kept.py", "cli/saving.py", "cli/streams.py",
        "cli/guard.py",
    }  # fmt: skip
    writes = re.compile(
        r"""open\([^)]*["'][wax]b?\+?["']|write_(?:text|bytes)\(|os\.(?:replace|rename|link)\("""
    )
    package = SOURCE / "factcli"
    found = [path.relative_to(package).as_posix() for path in package.rglob("*.py")
             if writes.search(path.read_text("utf-8"))]  # fmt: skip
    assert "writing.py" in found
    assert set(found) - own == {"cli/fmt.py"}  # it writes to stdout, byte for byte
