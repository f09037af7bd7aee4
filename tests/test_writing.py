from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factcli.errors import FactcliError
from factcli.writing import holds_files, write_new

TEXT = "factcli = 1\n" + "# a line\r\n" * 200_000
KILLS = 25
SOURCE = Path(__file__).resolve().parents[1] / "src"
# Writes one file after the other until it is killed.
WRITER = """
import sys
from pathlib import Path
from factcli.writing import write_new
text = sys.stdin.buffer.read().decode()
print(flush=True)
for number in range(10_000):
    write_new(Path(sys.argv[1], f"{number}.toml"), text)
"""


def test_it_makes_folders_and_keeps_every_byte(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c.toml"
    write_new(path, "é\r\n\n")
    assert path.read_bytes() == b"\xc3\xa9\r\n\n"
    assert os.listdir(path.parent) == ["c.toml"]


@pytest.mark.parametrize("links", [True, False])
def test_it_never_covers_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", _no_links)
    path = tmp_path / "c.toml"
    write_new(path, "new")
    with pytest.raises(FactcliError, match=r"is there already; nothing was written"):
        write_new(path, "newer")
    assert path.read_text() == "new"
    assert os.listdir(tmp_path) == ["c.toml"]


def _no_links(_old: str, _new: Path) -> None:
    raise PermissionError(1, "no links here")


def test_a_failure_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FactcliError, match="No space left on device; nothing was written"):
        write_new(tmp_path / "c.toml", "new")
    assert os.listdir(tmp_path) == []


def test_what_counts_as_a_file(tmp_path: Path) -> None:
    assert not holds_files(tmp_path / "none")
    assert not holds_files(tmp_path)
    (tmp_path / ".factcli-1.tmp").touch()
    assert not holds_files(tmp_path)
    (tmp_path / ".hidden").touch()
    assert holds_files(tmp_path)
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(FactcliError):
        holds_files(loop)


@pytest.mark.skipif(os.name == "nt", reason="signals are of Unix")
def test_a_kill_leaves_whole_files_only(tmp_path: Path) -> None:
    for turn in range(KILLS):
        folder = tmp_path / str(turn)
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(SOURCE)},
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(TEXT.encode())
            process.stdin.close()
            process.stdout.readline()
            time.sleep(0.0007 * turn)
            process.send_signal(signal.SIGKILL)
        for path in folder.glob("*.toml"):
            assert path.read_bytes() == TEXT.encode()
        left = os.listdir(folder) if folder.is_dir() else []
        assert all(name.endswith((".toml", ".tmp")) for name in left)
