"""Run the console transcripts in README.md and docs/, and rewrite what they print.

A block fenced as `console` is run as in a terminal of 80 columns without colour, in the
repository's root; one fenced as `console temp` in an empty folder that the page's blocks
share, in which every `toml PATH` block of the page stands as the file PATH, and so do those of
the other languages in `FILES`. Lines that start with `$ ` are commands (`> ` continues one);
the rest is output. `# exit N` after a command is its exit status, 0 when there is none. A
block fenced as `console temp needs jq` stays as it is where there is no program jq.

    python tools/update_transcripts.py [PAGE…]
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FENCE = re.compile(r"^```(?P<info>[^\n`]+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
EXIT = re.compile(r"[ ]+# exit (\d+)$")
STYLE = re.compile(r"\x1b\[[0-9;]*m")
SECONDS = 60
FILES = ("toml", "python", "sh", "yaml", "text", "jsonl")
TEMP, NEEDS = "console temp", "console temp needs "


@dataclass(frozen=True)
class Step:
    """One command of a transcript, its output, its exit status, and whether that is shown."""

    command: str
    output: str
    status: int = 0
    shown: bool = False


@dataclass(frozen=True)
class Sandbox:
    """Where commands run: a folder with `factcli` on the path, and an empty working folder."""

    home: Path

    @property
    def work(self) -> Path:
        """The folder of `console temp` blocks."""
        return self.home / "work"

    def run(self, command: str, folder: Path) -> tuple[str, int]:
        """Return what `command` prints on a terminal of 80 columns, and its exit status."""
        import pty

        front, back = pty.openpty()
        with subprocess.Popen(
            ["/bin/sh", "-c", command],
            cwd=folder,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=back,
            stderr=back,
        ) as process:
            os.close(back)
            printed = b"".join(_read(front))
            status = process.wait(SECONDS)
        os.close(front)
        text = printed.decode("utf-8", "backslashreplace").replace("\r\n", "\n")
        lines = (line.rstrip() for line in STYLE.sub("", text).splitlines())
        return "".join(f"{line}\n" for line in lines), status

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": f"{self.home / 'bin'}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT / "src"),
            "HOME": str(self.home),
            "COLUMNS": "80",
            "LC_ALL": "C.UTF-8",
            "NO_COLOR": "1",
            "TERM": "xterm",
        }


@contextmanager
def sandbox() -> Iterator[Sandbox]:
    """Make a sandbox, and remove it at the end."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        (home / "work").mkdir()
        (home / "bin").mkdir()
        # A program that factcli is started by may hand on no more than PATH.
        start = f'#!/bin/sh\nPYTHONPATH="{ROOT / "src"}" exec "{sys.executable}"'
        for command, module in (("factcli", " -m factcli"), ("python", "")):
            program = home / "bin" / command
            program.write_text(f'{start}{module} "$@"\n', "utf-8")
            program.chmod(0o755)
        yield Sandbox(home)


def _read(descriptor: int) -> Iterator[bytes]:
    while True:
        try:
            chunk = os.read(descriptor, 65536)
        except OSError:  # Linux ends a closed terminal so, other systems with no bytes
            return
        if not chunk:
            return
        yield chunk


def pages() -> list[Path]:
    """Return every page that may hold transcripts."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def steps(body: str) -> list[Step]:
    """Read the body of a console block."""
    found: list[Step] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            found.append(_step(line[2:]))
        elif line.startswith("> ") and found and not found[-1].output:
            found[-1] = _step(f"{found[-1].command}\n{line[2:]}")
        elif not found:
            raise ValueError(f"a transcript starts with a command, not with {line!r}")
        else:
            found[-1] = replace(found[-1], output=f"{found[-1].output}{line}\n")
    return found


def _step(command: str) -> Step:
    status = EXIT.search(command)
    if status is None:
        return Step(command, "")
    return Step(command[: status.start()], "", int(status[1]), shown=True)


def written(step: Step) -> str:
    """Write a step as it stands in a page."""
    status = f"  # exit {step.status}" if step.status or step.shown else ""
    return "$ " + step.command.replace("\n", "\n> ") + f"{status}\n{step.output}"


def rerun(page: str) -> str:
    """Return the text of a page with every transcript as it runs today."""
    with sandbox() as box:
        for block in FENCE.finditer(page):
            language, _, path = block["info"].partition(" ")
            if language in FILES and path:
                target = box.work / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(block["body"], "utf-8")

        def replacement(block: re.Match[str]) -> str:
            if block["info"] != "console" and not _temporary(block["info"]):
                return block[0]
            folder = ROOT if block["info"] == "console" else box.work
            body = "".join(_rerun_step(box, step, folder) for step in steps(block["body"]))
            return f"```{block['info']}\n{body}```"

        return FENCE.sub(replacement, page)


def _temporary(info: str) -> bool:
    """Tell whether a block runs in the empty folder, and can do so here."""
    return info == TEMP or (info.startswith(NEEDS) and not lacking(info))


def lacking(info: str) -> list[str]:
    """Return the programs that a block needs and that are not there."""
    needed = info.removeprefix(NEEDS).split() if info.startswith(NEEDS) else []
    return [name for name in needed if shutil.which(name) is None]


def _rerun_step(box: Sandbox, step: Step, folder: Path) -> str:
    output, status = box.run(step.command, folder)
    return written(replace(step, output=output, status=status))


def main() -> None:
    """Rewrite the pages named on the command line, or all."""
    for page in [Path(name) for name in sys.argv[1:]] or pages():
        old = page.read_text("utf-8")
        new = rerun(old)
        if new != old:
            page.write_text(new, "utf-8")
            print(f"rewrote {page}")


if __name__ == "__main__":
    main()
