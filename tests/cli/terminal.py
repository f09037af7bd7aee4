"""A command run on a real terminal, with somebody who answers its questions."""

from __future__ import annotations

import os
import pty
import re
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.cli.driver import command, surroundings

PROMPT = re.compile(rb"(?:Id|Title|Words|Add|Reason|Keep)[^\n]*: $")
STYLE = re.compile(r"\x1b\[[0-9;]*m")


def talk(
    claims: Path, *arguments: str, answers: Sequence[str | Callable[[], str]]
) -> tuple[int, str]:
    """Run a command on a terminal, answer its questions, and return status and screen.

    An answer may be a function that does something first.
    """
    front, back = pty.openpty()
    with subprocess.Popen(
        command(*arguments, "--claims", str(claims)),
        stdin=back,
        stdout=back,
        stderr=back,
        env=surroundings({"COLUMNS": "80", "TERM": "xterm", "LC_ALL": "C.UTF-8"}),
    ) as process:
        os.close(back)
        screen, waiting = b"", list(answers)
        while True:
            try:
                chunk = os.read(front, 4096)
            except OSError:
                break
            if not chunk:
                break
            screen += chunk
            if waiting and PROMPT.search(screen):
                answer = waiting.pop(0)
                os.write(front, (answer if isinstance(answer, str) else answer()).encode())
                screen += b"\n"
        os.close(front)
        assert not waiting, screen
        return process.wait(), STYLE.sub("", screen.decode()).replace("\r\n", "\n")
