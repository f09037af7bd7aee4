"""The judged sets of this repository, and what the program says of each statement in them."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import factcli
from factcli.exchange.bring_in import bring_in

ROOT = Path(__file__).resolve().parents[2]
TOPICS = ROOT / "tests" / "topics"
FLOORS = TOPICS / "floors.toml"
PACKS = {path.stem: path for path in sorted((TOPICS / "packs").glob("*.json"))}
FOLDERS = {name: TOPICS / name for name in ("lighthouse", "volleyball")}
CASES = {path.stem: path for path in sorted((ROOT / "tests" / "cases").glob("*.toml"))}
SETS = (*FOLDERS, *PACKS, *CASES)
SUPPORTED = factcli.Verdict.SUPPORTED.value
REFUTED = factcli.Verdict.REFUTED.value


@dataclass(frozen=True)
class Judged:
    """The statements of a set, the verdicts that are right, and those that the program gives."""

    statements: tuple[str, ...]
    right: tuple[str, ...]
    given: tuple[str, ...]

    @property
    def accuracy(self) -> float:
        """The share of statements whose verdict is the right one."""
        pairs = zip(self.right, self.given, strict=True)
        return sum(right == given for right, given in pairs) / len(self.right)

    @property
    def untrue_passed(self) -> tuple[str, ...]:
        """The statements that are supported and should not be."""
        rows = zip(self.statements, self.right, self.given, strict=True)
        return tuple(text for text, right, given in rows if given == SUPPORTED != right)

    @property
    def true_refuted(self) -> tuple[str, ...]:
        """The statements that are refuted and should be supported."""
        rows = zip(self.statements, self.right, self.given, strict=True)
        return tuple(t for t, right, given in rows if (right, given) == (SUPPORTED, REFUTED))

    def misses(self) -> str:
        """Return what is wrong, as counts of right → given."""
        pairs = zip(self.right, self.given, strict=True)
        counts = Counter(f"{right} → {given}" for right, given in pairs if right != given)
        return ", ".join(f"{number} × {pair}" for pair, number in sorted(counts.items()))


def rows(name: str) -> list[tuple[str, str]]:
    """Return the statements of a set with their verdicts."""
    if name in CASES:
        raw = tomllib.loads(CASES[name].read_text("utf-8"))["case"]
    elif name in PACKS:
        raw = json.loads(PACKS[name].read_text("utf-8"))["statements"]
    else:
        lines = (FOLDERS[name] / "statements.jsonl").read_text("utf-8").splitlines()
        raw = [json.loads(line) for line in lines]
    return [(row["statement"], row["verdict"]) for row in raw]


def base(name: str) -> factcli.ClaimBase:
    """Load the claims of a set; those of a pack are imported first."""
    if name in FOLDERS:
        return factcli.load(FOLDERS[name])
    if name in CASES:
        return factcli.load(ROOT / "claims")
    with TemporaryDirectory() as folder:
        bring_in(PACKS[name], Path(folder, "claims"))
        return factcli.load(Path(folder, "claims"))


def judged(name: str) -> Judged:
    """Check every statement of a set."""
    claims = base(name)
    found = [(text, right, factcli.check(text, claims)) for text, right in rows(name)]
    return Judged(
        tuple(finding.statement for _, _, finding in found),
        tuple(right for _, right, _ in found),
        tuple(finding.verdict.value for _, _, finding in found),
    )


def floors() -> dict[str, int]:
    """Return the accuracy in per cent that each set must reach."""
    return dict(tomllib.loads(FLOORS.read_text("utf-8"))["floors"])
