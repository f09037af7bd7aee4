"""Try thousands of variants of what the claims say: rates by kind, and every flip.

A variant that means the same must never be refuted; one that means something else must never
be supported. Either is a flip, and one flip makes the exit status 1.

    python bench/metamorphic.py [--most N] [--pack NAME] [--kind KIND] [--show N] [--json FILE]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.metamorphic import seeds, trial  # noqa: E402
from tests.metamorphic.trial import Trial  # noqa: E402
from tests.metamorphic.variants import Seed, Variant  # noqa: E402


def rates(trials: list[Trial], *, keeps: bool) -> str:
    """Return the table of one half: what became of each kind of variant."""
    good, bad = ("kept", "flipped") if keeps else ("refuted", "survived")
    meaning = "same meaning" if keeps else "other meaning"
    lines = [
        f"| {meaning} | tried | {good} % | unverifiable % | disputed % | {bad} |",
        "|---|---|---|---|---|---|",
    ]
    rows = [t for t in trials if t.variant.keeps is keeps]
    kinds = Counter(t.variant.kind for t in rows)
    for kind in [*kinds, ""]:
        group = [t for t in rows if kind in ("", t.variant.kind)]
        verdicts = Counter(t.finding.verdict.value for t in group)
        shares = (sum(t.kept for t in group), verdicts["unverifiable"], verdicts["disputed"])
        cells = " | ".join(f"{100 * n / max(1, len(group)):.1f}" for n in shares)
        flips = sum(t.flipped for t in group)
        lines.append(f"| {kind or '**all**'} | {len(group)} | {cells} | {flips or ''} |")
    return "\n".join(lines)


def attempts(
    chosen: list[tuple[Seed, Variant]],
) -> tuple[list[Trial], list[tuple[str, Exception]]]:
    """Try variants; what raises is told with the flips, so that one does not hide the rest."""
    tried: list[Trial] = []
    crashed: list[tuple[str, Exception]] = []
    for seed, variant in chosen:
        try:
            tried.append(trial.tried(seed, variant))
        except Exception as error:  # noqa: BLE001
            crashed.append((variant.text, error))
    return tried, crashed


def row(one: Trial) -> dict[str, object]:
    """Return a trial for the machine."""
    return {
        "pack": one.seed.pack, "claim": one.seed.claim.id, "kind": one.variant.kind,
        "seed": one.seed.text, "variant": one.variant.text, "keeps": one.variant.keeps,
        "plain": one.variant.plain,
        "verdict": one.finding.verdict.value, "reason": one.finding.reason.value,
        "explanation": one.finding.explanation, "flipped": one.flipped, "kept": one.kept,
    }  # fmt: skip


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--most", type=int, default=3000, help="variants to try; 0 is all")
    parser.add_argument("--pack", action="append", help="try this base only")
    parser.add_argument("--kind", action="append", help="try this kind of variant only")
    parser.add_argument("--show", type=int, default=40, help="flips to print")
    parser.add_argument("--json", type=Path, help="write every trial to this file, one a line")
    return parser.parse_args()


def main() -> int:
    """Print the tables and the flips; return 1 when there is a flip."""
    asked = options()
    bases = seeds.bases(further=True)
    chosen = {name: base for name, base in bases.items() if not asked.pack or name in asked.pack}
    begun = perf_counter()
    every = trial.pairs(seeds.seeds(chosen))
    if asked.kind:
        every = [pair for pair in every if pair[1].kind in asked.kind]
    tried, crashed = attempts(trial.spread(every, asked.most or len(every)))
    took = perf_counter() - begun
    count = len({p[0].number for p in every})
    size = f"{len(chosen)} bases, {count} seeds, {len(every)} variants"
    print(f"{size}, {len(tried)} tried in {took:.0f} s\n")
    print(rates(tried, keeps=True), rates(tried, keeps=False), sep="\n\n")
    flips = [one for one in tried if one.flipped]
    for one in flips[: asked.show]:
        print(f"\n[{one.seed.pack}] {one.variant.kind}: {one.finding.verdict.value}, "
              f"{one.finding.reason.value}: {one.finding.explanation}\n"
              f"  seed:    {one.seed.text}\n  variant: {one.variant.text!r}")  # fmt: skip
    if asked.json:
        lines = (json.dumps(row(one), ensure_ascii=False) for one in tried)
        asked.json.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    for text, error in crashed:
        print(f"\ncrash: {error!r}\n  {text!r}")
    print(f"\n{len(flips)} flips, {len(crashed)} crashes")
    return 1 if flips or crashed else 0


if __name__ == "__main__":
    sys.exit(main())
