"""Commands that write, killed at moments nobody can foresee: no claim is lost, none is torn.

A few kills run with every test; `make kill` runs 200.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.cli.driver import command, surroundings

from factcli.desk.init import example
from factcli.store.load import load
from factcli.writing import files_in

KILLS = int(os.environ.get("FACTCLI_KILLS", "9"))
CLAIMS = 150
WAYS = ("add", "retract", "fmt")


class Times(NamedTuple):
    """How long a command runs, and how long after its first line; in seconds."""

    whole: float
    rest: float


def moment(number: int) -> float:
    """Return a number from 0 to 1 that looks like chance and can be had again."""
    return int.from_bytes(blake2b(b"%d" % number, digest_size=4).digest(), "big") / 2**32


def base() -> str:
    claims = (
        f'[[claim]]\nid="c{n}"\ntext = "The pier {n} is {n} metres long."\nsource = "gazette"\n'
        for n in range(CLAIMS)
    )
    return example() + "\n".join(["", *claims])


def arguments(number: int, path: Path) -> list[str]:
    """Return a command that writes: add, retract, fmt, in turn."""
    way = WAYS[number % 3]
    if way == "add":
        text = f"The mole {number} is {number} metres long."
        return ["add", text, "--source", "gazette", "--id", f"n{number}", "--yes", "-c", str(path)]
    if way == "retract":
        ids = [f"c{number // 3 % CLAIMS}", "--by", "tower-height"]
        return ["retract", *ids, "--reason", f"Test {number}.", "-c", str(path)]
    return ["fmt", str(path)]


def ended(number: int, path: Path, times: Times | None) -> tuple[int, Times]:
    """Run a command, kill it at its moment if `times` are known; return how it ended.

    Half of the adds are killed after they have shown what they are going to write.
    """
    start = time.monotonic()
    with subprocess.Popen(
        command(*arguments(number, path)),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=surroundings({"FACTCLI_NO_CACHE": "1"}),
    ) as process:
        assert process.stdout is not None
        late = number % 6 == 0
        if late or times is None:
            process.stdout.readline()
        first = time.monotonic()
        if times is not None:
            time.sleep((times.rest if late else times.whole) * moment(number))
            process.send_signal(signal.SIGKILL)
        status = process.wait()
    return status, Times(time.monotonic() - start, time.monotonic() - first)


def held(path: Path) -> dict[str, str]:
    """Return the claims in a file, each with what supersedes it; a torn file would not load."""
    return {claim.id: claim.superseded_by for claim in load([str(path)]).claims}


def check(number: int, status: int, known: dict[str, str], after: dict[str, str]) -> None:
    """Hold the claims after a run against those before it: all of them, and all or nothing."""
    wanted = {"add": {f"n{number}": ""}, "retract": {f"c{number // 3 % CLAIMS}": "tower-height"}}
    done = known | wanted.get(WAYS[number % 3], {})
    assert after in (known, done), number
    assert status != 0 or after == done, number


@pytest.mark.skipif(os.name == "nt", reason="signals are of Unix")
def test_a_kill_at_any_moment_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    path.write_text(base(), "utf-8")
    times = []
    for number in range(3):
        known = held(path)
        status, took = ended(number, path, None)
        assert status == 0
        check(number, status, known, held(path))
        times.append(took)
    number, kills, written = 3, 0, 0
    while kills < KILLS:
        if WAYS[number % 3] == "fmt":
            path.write_text(path.read_text("utf-8").replace("id = ", "id="), "utf-8")
        before, known = path.read_bytes(), held(path)
        status, _ = ended(number, path, times[number % 3])
        assert status in (0, -signal.SIGKILL), number
        assert files_in(tmp_path) == ["claims.toml"]
        check(number, status, known, held(path))
        if WAYS[number % 3] == "add":
            assert path.read_bytes().startswith(before)
        kills += status != 0
        written += path.read_bytes() != before
        number += 1
        assert number < 10 * KILLS + 30
    print(f"{kills} of {number} runs killed, {written} of them after they had written")  # noqa: T201
