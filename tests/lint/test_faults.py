"""Faults planted over all rules in a base of 300 claims: each is found, and nothing else."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.lint.faults import DAMAGE, FAULTS, MANY, Planted, Sowing
from tests.lint.invented import Dice, Maker, claim_file, texts

from factcli.desk.lint.ground import Ground
from factcli.desk.lint.run import RULES, lint
from factcli.desk.lint.stored import StoredTexts
from factcli.report import Diagnostic
from factcli.store.files import collect

TODAY = dt.date(2024, 6, 1).toordinal()
SEED = 20240601


def written(folder: Path, sowing: Sowing) -> tuple[Path, Path]:
    claims, stored = folder / "claims", folder / "texts"
    claims.mkdir()
    stored.mkdir()
    files = {topic: claim_file(rows) for topic, rows in sowing.world.files.items()} | sowing.files
    for topic, old, new in sowing.later:
        assert old in files[topic]
        files[topic] = files[topic].replace(old, new)
    for topic, text in files.items():
        (claims / f"{topic}.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    for name, text in texts(sowing.world):
        if name.removesuffix(".txt") not in sowing.lost_texts:
            (stored / name).write_text(text, "utf-8")
    return claims, stored


def found(folder: Path, sowing: Sowing) -> tuple[Diagnostic, ...]:
    claims, stored = written(folder, sowing)
    ground = Ground(collect([str(claims)]), TODAY, StoredTexts(str(stored)))
    return lint(ground, RULES)


def fits(each: Diagnostic, planted: Planted, claims: Path) -> bool:
    """Tell whether a diagnostic is of the planted fault: its rule, in the table of its mark."""
    path = claims / f"{planted.topic}.toml"
    if each.rule != planted.rule or each.file != str(path):
        return False
    lines = path.read_text("utf-8", errors="replace").split("\n")
    at = next(n for n, line in enumerate(lines, 1) if planted.mark in line.replace("No ", ""))
    first = max((n for n, line in enumerate(lines[:at], 1) if line.startswith("[")), default=1)
    after = (n for n, line in enumerate(lines, 1) if n > at and line.startswith("["))
    return first <= each.line < next(after, len(lines) + 1)


def sown(seed: int, kinds: dict[str, Callable[[Sowing], None]], many: int) -> Sowing:
    sowing = Sowing(Maker(seed).made(), Dice(seed))
    names = list(kinds)
    for number in range(many):
        # Every rule once, then chance.
        rule = names[number] if number < len(names) else sowing.dice.pick(names)
        kinds[rule](sowing)
    return sowing


@pytest.mark.parametrize("seed", [1, 2])
def test_the_invented_base_is_clean(seed: int, tmp_path: Path) -> None:
    sowing = Sowing(Maker(seed).made(), Dice(seed))
    assert len(sowing.world.tables("claim")) == 300
    assert found(tmp_path, sowing) == ()


def test_every_rule_can_be_planted() -> None:
    assert {*FAULTS, *DAMAGE} == set(RULES)


def trial(seed: int, folder: Path) -> tuple[list[Planted], list[Diagnostic]]:
    """Plant sixty faults; return those missed, and what was told of nothing planted."""
    missed: list[Planted] = []
    others: list[Diagnostic] = []
    # Damaged files go apart: what stands in them cannot be called unused.
    damage = sown(seed + 1, DAMAGE, len(DAMAGE))
    rest = sown(seed, FAULTS, MANY - len(DAMAGE))
    for name, sowing in (("damage", damage), ("rest", rest)):
        (folder / name).mkdir()
        told = found(folder / name, sowing)
        match = functools.partial(fits, claims=folder / name / "claims")
        missed += [p for p in sowing.planted if not any(match(each, p) for each in told)]
        others += [each for each in told if not any(match(each, p) for p in sowing.planted)]
    return missed, others


@pytest.mark.parametrize("seed", [SEED, 7])
def test_each_of_sixty_faults_is_found_and_nothing_else(seed: int, tmp_path: Path) -> None:
    missed, others = trial(seed, tmp_path)
    assert missed == []
    assert [f"{each.rule}: {each.message}" for each in others] == []
