"""Time whole processes: `factcli check` against a bare typer hello-world.

Both run in the interpreter that runs this script, one after the other in turns, so that a
slow moment of the machine meets both. The ratio is that of the medians.

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
from {module} import main
sys.exit(main())
"""
LIMITS = {"json": 1.6, "table": 2.2}


def prepare(folder: Path) -> dict[str, list[str]]:
    """Write the programs to time, and return the command of each."""
    (folder / "hello_world.py").write_text(HELLO, "utf-8")
    for name, module in (("hello", "hello_world"), ("factcli-script", "factcli.__main__")):
        (folder / f"{name}.py").write_text(LAUNCHER.format(module=module), "utf-8")
    check = [sys.executable, str(folder / "factcli-script.py"), "check", STATEMENT]
    check += ["--claims", str(ROOT / "claims"), "--format"]
    return {
        "bare python": [sys.executable, "-c", "pass"],
        "typer hello": [sys.executable, str(folder / "hello.py"), "world"],
        "json": [*check, "json"],
        "table": [*check, "table"],
    }


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of every run: byte code may be written, nothing else counts."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "FACTCLI"))}
    paths = os.pathsep.join([str(folder), str(ROOT / "src")])
    return {**kept, "PYTHONPATH": paths, "COLUMNS": "80", "NO_COLOR": "1"}


def run(command: list[str], env: dict[str, str]) -> float:
    """Run a command to its end, and return the milliseconds it took."""
    start = perf_counter()
    done = subprocess.run(command, check=False, env=env, stdout=subprocess.DEVNULL)
    took = (perf_counter() - start) * 1000
    if done.returncode not in (0, 1, 3):
        sys.exit(f"{' '.join(command)} ended with {done.returncode}")
    return took


def measure(commands: dict[str, list[str]], env: dict[str, str], runs: int) -> dict[str, float]:
    """Return the median of each command over `runs` rounds, after two that do not count."""
    rounds = [
        {name: run(command, env) for name, command in commands.items()} for _ in range(runs + 2)
    ]
    return {name: statistics.median(taken[name] for taken in rounds[2:]) for name in commands}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=31, help="rounds that count")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        medians = measure(prepare(Path(name)), environment(Path(name)), runs)
    packages = ", ".join(f"{p} {version(p)}" for p in ("typer", "rich", "rapidfuzz"))
    print(f"{platform.platform()}, {os.cpu_count()} cores")
    print(f"Python {platform.python_version()}, {packages}; {runs} rounds\n")
    print("| program | median ms | × typer hello | limit |\n|---|---|---|---|")
    for program, median in medians.items():
        ratio = median / medians["typer hello"]
        print(f"| {program} | {median:.1f} | {ratio:.2f} | {LIMITS.get(program, '')} |")


if __name__ == "__main__":
    main()
