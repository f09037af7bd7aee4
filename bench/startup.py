"""Time whole processes: `factcli check` against a bare typer hello-world.

All run in the interpreter that runs this script, one after the other in turns, so that a
slow moment of the machine meets them all. The ratio is the median over the rounds of the
time against that of the hello-world in the same round. The claims are in the cache, as they
are from the second run on; the last row shows a run without it.

    python bench/startup.py [--runs N]
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
STATEMENT = "Glas was VP in 2018"
HELLO = """import typer

app = typer.Typer()


@app.command()
def hello(name: str) -> None:
    print(f"Hello {name}")


def main() -> None:
    app()
"""
# The script that pip writes for an entry point, in the shape it has everywhere.
LAUNCHER = """import sys
from {module} import {function}
sys.exit({function}())
"""
LIMITS = {"json": 1.4, "table": 2.0}
HELLO_ROW = "typer hello"
WITHOUT = "json, no cache"


def prepare(folder: Path) -> dict[str, list[str]]:
    """Write the programs to time, and return the command of each."""
    (folder / "hello_world.py").write_text(HELLO, "utf-8")
    for name, module, function in (
        ("hello", "hello_world", "main"), ("factcli-script", "factcli.__main__", "program"),
    ):  # fmt: skip
        launcher = LAUNCHER.format(module=module, function=function)
        (folder / f"{name}.py").write_text(launcher, "utf-8")
    check = [sys.executable, str(folder / "factcli-script.py"), "check", STATEMENT]
    check += ["--claims", str(ROOT / "claims"), "--format"]
    return {
        "bare python": [sys.executable, "-c", "pass"],
        HELLO_ROW: [sys.executable, str(folder / "hello.py"), "world"],
        "json": [*check, "json"],
        "table": [*check, "table"],
        WITHOUT: [*check, "json"],
    }


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of every run: byte code may be written, nothing else counts."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "FACTCLI"))}
    paths = os.pathsep.join([str(folder), str(ROOT / "src")])
    cache = {"FACTCLI_CACHE_DIR": str(folder / "cache")}
    return {**kept, **cache, "PYTHONPATH": paths, "COLUMNS": "80", "NO_COLOR": "1"}


def run(command: list[str], env: dict[str, str]) -> float:
    """Run a command to its end, and return the milliseconds it took."""
    start = perf_counter()
    done = subprocess.run(command, check=False, env=env, stdout=subprocess.DEVNULL)
    took = (perf_counter() - start) * 1000
    if done.returncode not in (0, 1, 3):
        sys.exit(f"{' '.join(command)} ended with {done.returncode}")
    return took


def measure(
    commands: dict[str, list[str]], env: dict[str, str], runs: int
) -> list[dict[str, float]]:
    """Return what each command took in each of `runs` rounds, after two that do not count."""
    without = {**env, "FACTCLI_NO_CACHE": "1"}
    rounds = [
        {name: run(each, without if name == WITHOUT else env) for name, each in commands.items()}
        for _ in range(runs + 2)
    ]
    return rounds[2:]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=31, help="rounds that count")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        rounds = measure(prepare(Path(name)), environment(Path(name)), runs)
    packages = ", ".join(f"{p} {version(p)}" for p in ("typer", "rich", "rapidfuzz"))
    print(f"{platform.platform()}, {os.cpu_count()} cores")
    print(f"Python {platform.python_version()}, {packages}; {runs} rounds\n")
    print("| program | median ms | × typer hello | limit |\n|---|---|---|---|")
    for program in rounds[0]:
        median = statistics.median(each[program] for each in rounds)
        ratio = statistics.median(each[program] / each[HELLO_ROW] for each in rounds)
        print(f"| {program} | {median:.1f} | {ratio:.2f} | {LIMITS.get(program, '')} |")


if __name__ == "__main__":
    main()
