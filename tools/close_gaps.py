"""Take the mark `known_gap` from test statements that pass, in the files under claims/.

Run it as `python tools/close_gaps.py`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MARK = re.compile(r"known_gap[ \t]*=[ \t]*true")


def unmarked(text: str, lines: set[int]) -> str:
    """Return the text of a test file without the marks of the cases that begin on `lines`."""
    kept: list[str] = []
    inside = False
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        if line.startswith("[["):
            inside = number in lines
        if not (inside and MARK.match(line)):
            kept.append(line)
    return "".join(kept)


def main() -> None:
    """Rewrite the files in which a gap is closed."""
    sys.path.insert(0, str(ROOT / "src"))
    from factcli.desk.trial import run
    from factcli.report import Outcome
    from factcli.store.cases import read_cases
    from factcli.store.files import case_files
    from factcli.store.load import load

    folder = [str(ROOT / "claims")]
    closed: dict[str, set[int]] = {}
    for trial in run(read_cases(case_files(folder), None), load(folder)).trials:
        if trial.outcome is Outcome.GAP_CLOSED:
            closed.setdefault(trial.case.file, set()).add(trial.case.line)
            print(f"closed: {trial.case.statement}")
    for file, lines in closed.items():
        path = Path(file)
        path.write_text(unmarked(path.read_text("utf-8"), lines), "utf-8")


if __name__ == "__main__":
    main()
