"""Tries variants: the verdict of a seed against the verdict of each of its variants."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.metamorphic import actors, denials, figures, surface, wording
from tests.metamorphic.variants import Seed, Variant

from factcli.check import check
from factcli.model import Finding, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

EXEMPT = Path(__file__).with_name("exempt.txt")
KEEPING = (surface.variants, wording.variants)
CHANGING = (figures.variants, actors.variants, denials.variants)
DISGUISED = "disguised: "
_AGAINST = frozenset({Verdict.REFUTED, Verdict.MIXED})


@dataclass(frozen=True, slots=True)
class Trial:
    """A variant tried."""

    seed: Seed
    variant: Variant
    finding: Finding

    @property
    def flipped(self) -> bool:
        """Whether a true sentence is refuted, or an untrue one supported."""
        verdict = self.finding.verdict
        return verdict in _AGAINST if self.variant.keeps else verdict is Verdict.SUPPORTED

    @property
    def kept(self) -> bool:
        """Whether the verdict is as good as it can be: supported, or for a change refuted."""
        verdict = self.finding.verdict
        return verdict is Verdict.SUPPORTED if self.variant.keeps else verdict in _AGAINST


def variants(seed: Seed) -> Iterator[Variant]:
    """Yield every variant of a seed, each text once."""
    spared = exempt()
    seen = {seed.text, *spared}
    for made in _all(seed):
        if made.text not in seen and made.plain not in spared:
            seen.add(made.text)
            yield made


def _all(seed: Seed) -> Iterator[Variant]:
    for make in KEEPING:
        yield from make(seed)
    changed = [variant for make in CHANGING for variant in make(seed)]
    yield from changed
    # What is untrue stays so in small letters and with a slip in it.
    for number, variant in enumerate(changed):
        ways = list(surface.disguises(variant.text, seed.number))
        kind, text = ways[(seed.number + number) % len(ways)]
        yield Variant(DISGUISED + kind, text, keeps=False, plain=variant.text)


def exempt() -> frozenset[str]:
    """Return the variants that chance has made true, or untrue; their file tells why."""
    lines = EXEMPT.read_text("utf-8").splitlines()
    return frozenset(line.split(" # ")[0].strip() for line in lines if line[:1] not in {"", "#"})


def pairs(seeds: Iterable[Seed]) -> list[tuple[Seed, Variant]]:
    """Return every variant with its seed, of the seeds that are supported as they stand."""
    return [(seed, variant) for seed in seeds if supported(seed) for variant in variants(seed)]


def supported(seed: Seed) -> bool:
    """Tell whether a seed is one: a sentence that its base supports."""
    return check(seed.text, seed.base).verdict is Verdict.SUPPORTED


def spread(found: list[tuple[Seed, Variant]], most: int) -> list[tuple[Seed, Variant]]:
    """Return at most so many variants, every kind by its share but none without a few."""
    kinds: dict[str, list[tuple[Seed, Variant]]] = {}
    for pair in found:
        kinds.setdefault(pair[1].kind, []).append(pair)
    least = max(1, most // (2 * len(kinds))) if kinds else 0
    free = most - sum(min(least, len(group)) for group in kinds.values())
    rest = sum(max(0, len(group) - least) for group in kinds.values())
    chosen: list[tuple[Seed, Variant]] = []
    for group in kinds.values():
        share = (len(group) - least) * free // rest if rest and len(group) > least else 0
        count = min(len(group), least + share)
        chosen += [group[step * len(group) // count] for step in range(count)]
    return chosen


def tried(seed: Seed, variant: Variant) -> Trial:
    """Try one variant."""
    return Trial(seed, variant, check(variant.text, seed.base))
