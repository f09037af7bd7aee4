"""Rows to measure on: statements with their evidence and the right verdict.

Data sets are JSON lines of claim, evidence and label; packs are records with statements.
Neither is part of this repository: what is not there is left out.
"""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared"
SETS = (
    "fever_pairs_dev", "fever_symmetric_dev", "fm2_dev", "vitaminc_dev", "breaking_nli_sample",
)  # fmt: skip
# Statements of the second group measure overfitting: only their figures are ever shown.
READ = ("pharma", "history", "storm_report", "film_awards")
SCORED_ONLY = ("court_case", "strike_talks", "city_guide", "software_release")
OWN = "glas_dev"
VERDICT = {
    "SUPPORTS": "supported", "REFUTES": "refuted",
    "NOT ENOUGH INFO": "unverifiable", "NOT_ENOUGH_INFO": "unverifiable",
}  # fmt: skip

_BRACKETS = {
    "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}",
}  # fmt: skip
_REPAIRS = (
    (r"(?<!\S)--(?!\S)", "–"),
    (r"\s+–\s+(?=[A-Z]\w*(?:\W|$))", "–"),
    (r"\s+([,.;:!?%)\]}])", r"\1"),
    (r"([(\[{])\s+", r"\1"),
    (r"(\w)\s+(n't|'s|'re|'ve|'ll|'d|'m)\b", r"\1\2"),
    (r"s\s+'(?=\s)", "s'"),
    (r"([$£€])\s+(?=\d)", r"\1"),
    (r"\(\s*[,;]\s*", "("),
    (r"\(\s*\)|\[[^\]]*\]", ""),
    (r"\s{2,}", " "),
)
_MARK = re.compile(r"``|''|[“”\"]+")
_DIGITS = re.compile(r"\d")
_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d(?:s|\b)")
_MONTH = re.compile(
    r"\b(?:January|February|March|April|June|July|August|September|October|November|December)\b"
    r"|\b(?:May)\s+\d|\d\s+May\b"
)
_WORDS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty"
    r"|hundred|thousand|million|billion|dozen|half|twice|first|second|third)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Row:
    """A statement, what it is checked against, and the verdict that is right."""

    id: str
    claim: str
    evidence: str
    gold: str
    category: str = ""

    @property
    def dated(self) -> bool:
        """Whether the claim gives a year or a month."""
        return bool(_YEAR.search(self.claim) or _MONTH.search(self.claim))

    @property
    def numbered(self) -> bool:
        """Whether the claim gives a number, in digits or in words."""
        return bool(_DIGITS.search(self.claim) or _WORDS.search(self.claim))


def clean(text: str) -> str:
    """Undo the tokenisation that some sets carry.

    >>> clean("`` Ozone '' -LRB- 1999 -RRB- did n't sell , its owner said .")
    "“Ozone” (1999) didn't sell, its owner said."
    """
    for mark, bracket in _BRACKETS.items():
        text = text.replace(mark, bracket)
    text = _quoted(text)
    for pattern, better in _REPAIRS:
        text = re.sub(pattern, better, text)
    return text.strip()


def _quoted(text: str) -> str:
    """Pair quotation marks: the sets write some closing ones as opening ones."""
    pieces = _MARK.split(text)
    if len(pieces) % 2 == 0:  # one mark has no partner
        last = pieces.pop()
        pieces[-1] += last
    whole = pieces[0]
    for inside, after in zip(pieces[1::2], pieces[2::2], strict=True):
        whole += f"“{inside.strip()}”{after}" if inside.strip() else f" {after}"
    return whole


def sentences(text: str) -> list[str]:
    """Return the sentences of `text`, by sentencex where it is installed."""
    try:
        segment = importlib.import_module("sentencex").segment
    except ImportError:
        found = text.replace(". ", ".\n").split("\n")
    else:
        found = segment("en", text)
    return [part.strip() for part in found if part.strip()]


def every_kth(rows: list[Any], limit: int) -> list[Any]:
    """Return at most `limit` of `rows`, one in k from the first on; all for 0."""
    return rows[:: -(-len(rows) // limit)] if limit else rows


def read_set(name: str, limit: int = 0) -> list[Row]:
    """Return the rows of a data set, [] when it is not there."""
    path = DATA / "bench" / f"{name}.jsonl"
    if not path.exists():
        return []
    raw = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [
        Row(
            r["id"], clean(r["claim"]), clean(r["evidence"]), VERDICT[r["label"]],
            r.get("category", ""),
        )
        for r in every_kth(raw, limit)
    ]  # fmt: skip


def read_pack(name: str, limit: int = 0) -> list[Row]:
    """Return the statements of a pack or of the repository's own cases, [] without them."""
    lines, record = DATA / "cases" / f"{name}.jsonl", DATA / "cases" / f"{name}.json"
    if lines.exists():
        raw = [json.loads(line) for line in lines.read_text("utf-8").splitlines() if line.strip()]
    elif record.exists():
        raw = json.loads(record.read_text("utf-8"))["statements"]
    else:
        return []
    return [Row(r["id"], r["statement"], "", r["verdict"]) for r in every_kth(raw, limit)]


@contextmanager
def claims_folder(name: str) -> Iterator[Path]:
    """Give a folder with the claims of a pack, as `factcli import` writes them."""
    if name == OWN:
        yield ROOT / "claims"
        return
    record = json.loads((DATA / "cases" / f"{name}.json").read_text("utf-8"))
    facts = {k: v for k, v in record.items() if k not in {"statements", "source_text"}}
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, f"{name}.json"), Path(folder, "claims")
        source.write_text(json.dumps(facts), "utf-8")
        command = [sys.executable, "-m", "factcli", "import", str(source), "--to", str(target)]
        env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        done = subprocess.run(command, check=False, capture_output=True, text=True, env=env)
        if done.returncode:
            sys.exit(f"import of {name}: {done.stderr[-500:]}")
        yield target
