"""Every alarm of `factcli lint` on the bases of this repository, and on packs beside it.

    python bench/lint.py [--packs FOLDER] [--seeds N]

A pack is imported without its statements; its source text is the stored text of its source.
With `--seeds`, 60 faults are planted in each of N invented bases, and those missed are told.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.lint import faults, test_faults  # noqa: E402

from factcli.desk.lint.ground import Ground  # noqa: E402
from factcli.desk.lint.run import RULES, lint  # noqa: E402
from factcli.desk.lint.stored import StoredTexts  # noqa: E402
from factcli.exchange.bring_in import Options, bring_in  # noqa: E402
from factcli.report import Diagnostic  # noqa: E402
from factcli.store.files import collect  # noqa: E402

OWN = ("claims", "tests/topics/lighthouse", "tests/topics/volleyball")
PACKS = ROOT / "tests" / "topics" / "packs"
BESIDE = ROOT.parent / "shared" / "cases"
TODAY = dt.date(2024, 6, 1).toordinal()


def alarms(claims: Path, texts: Path | None = None) -> tuple[int, tuple[Diagnostic, ...]]:
    """Return how many claims a base has, and what lint tells of it."""
    ground = Ground(collect([str(claims)]), TODAY, StoredTexts(str(texts)) if texts else None)
    return len(ground.claims), lint(ground, RULES)


def packs(folder: Path, into: Path) -> Iterator[tuple[str, Path, Path]]:
    """Import the facts of each pack in a folder; yield its name, claims and stored texts."""
    for path in sorted(folder.glob("*.json")):
        pack = json.loads(path.read_text("utf-8"))
        pack.pop("statements", None)
        text = pack.pop("source_text", "")
        home = into / path.stem
        (home / "texts").mkdir(parents=True)
        facts = home / path.name
        facts.write_text(json.dumps(pack), "utf-8")
        bring_in(facts, home / "claims", Options())
        made = tomllib.loads(next((home / "claims").glob("*.toml")).read_text("utf-8"))
        for source in made["source"] if text else ():
            (home / "texts" / f"{source['id']}.txt").write_text(text, "utf-8")
        yield path.stem, home / "claims", home / "texts"


def tell(name: str, claims: int, found: tuple[Diagnostic, ...], home: Path) -> None:
    """Print the alarms on one base."""
    print(f"{name}: {claims} claims, {len(found)} alarms")
    for each in found:
        place = Path(each.file)
        shown = place.relative_to(home) if place.is_relative_to(home) else place
        print(f"  {shown}:{each.line}: {each.rule}: {each.message}")


def main() -> None:
    """Print every alarm, and with --seeds what was missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--packs", type=Path, default=BESIDE)
    parser.add_argument("--seeds", type=int, default=0)
    chosen = parser.parse_args()
    for name in OWN:
        tell(name, *alarms(ROOT / name), ROOT)
    for folder in (PACKS, chosen.packs):
        with tempfile.TemporaryDirectory() as made:
            for name, claims, texts in packs(folder, Path(made)):
                held = texts if any(texts.iterdir()) else None
                tell(name, *alarms(claims, held), Path(made))
    for seed in range(chosen.seeds):
        with tempfile.TemporaryDirectory() as made:
            missed, others = test_faults.trial(1000 + seed, Path(made))
            print(
                f"seed {1000 + seed}: {faults.MANY - len(missed)} of {faults.MANY}",
                end="",
            )
            print(f" faults found, {len(others)} other alarms", *(m.rule for m in missed))


if __name__ == "__main__":
    main()
