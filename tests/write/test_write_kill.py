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

import pytest
from tests.cli.driver import command, surroundings

from factcli.desk.init import example
from factcli.store.load import load
from factcli.writing import files_in

KILLS = int(os.environ.get("FACTCLI_KILLS", "9"))
CLAIMS = 150
# In seconds. Half of the kills come soon after a command has shown what it is going to do.
LATEST, SOON = 0.6, 0.03


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
    if number % 3 == 0:
        text = f"The mole {number} is {number} metres long."
        return ["add", text, "--source", "gazette", "--id", f"n{number}", "--yes", "-c", str(path)]
    if number % 3 == 1:
        ids = [f"c{number % CLAIMS}", "--by", "tower-height"]
        return ["retract", *ids, "--reason", f"Test {number}.", "-c", str(path)]
    return ["fmt", str(path)]


def ended(number: int, path: Path) -> int:
    """Run a command, kill it at its moment, and return its exit status."""
    with subprocess.Popen(
        command(*arguments(number, path)),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=surroundings({"FACTCLI_NO_CACHE": "1"}),
    ) as process:
        assert process.stdout is not None
        if number % 2:
            time.sleep(LATEST * moment(number))
        else:
            process.stdout.readline()
            time.sleep(SOON * moment(number))
        process.send_signal(signal.SIGKILL)
        return process.wait()


@pytest.mark.skipif(os.name == "nt", reason="signals are of Unix")
def test_a_kill_at_any_moment_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    path.write_text(base(), "utf-8")
    statuses = []
    for number in range(KILLS):
        before = path.read_bytes()
        known = {claim.id: claim.superseded_by for claim in load([str(path)]).claims}
        statuses.append(ended(number, path))
        assert statuses[-1] in (0, 2, -signal.SIGKILL), number
        assert files_in(tmp_path) == ["claims.toml"]
        # A torn file would not load, and a lost claim would be missing.
        after = {claim.id: claim.superseded_by for claim in load([str(path)]).claims}
        assert known.keys() <= after.keys()
        if number % 3 == 0:
            assert path.read_bytes().startswith(before)
            added = {f"n{number}": ""}
            assert after == known or after == known | added, number
            assert statuses[-1] != 0 or after == known | added
        elif number % 3 == 1:
            retracted = {f"c{number % CLAIMS}": "tower-height"}
            assert after in (known, known | retracted), number
            assert statuses[-1] != 0 or after == known | retracted
        else:
            assert after == known
    print(f"{KILLS} runs, {statuses.count(-signal.SIGKILL)} of them killed")  # noqa: T201
    assert -signal.SIGKILL in statuses
