"""Statements told in other words than the claims have: idioms, other nouns, forms, speech, noise.

Half of the statements ("score") are only counted: nothing is made to fit them.
"""

from __future__ import annotations

from collections import Counter

import pytest
from tests.verdict.wording.cases import CLASSES, Case, base, cases

import factcli

SUPPORTED, REFUTED = "supported", "refuted"
# The least per cent right of each class, looked at and only counted.
FLOORS = {
    "idiom": (92, 77),
    "noun": (94, 81),
    "form": (88, 75),
    "speech": (100, 81),
    "noise": (78, 72),
}


@pytest.fixture(scope="module")
def found() -> list[tuple[Case, str]]:
    claims = base()
    return [(case, factcli.check(case.statement, claims).verdict.value) for case in cases()]


def test_every_class_has_statements_enough_and_several_verdicts() -> None:
    for kind in CLASSES:
        verdicts = Counter(case.verdict for case in cases() if case.kind == kind)
        assert sum(verdicts.values()) >= 20
        assert min(verdicts[SUPPORTED], sum(verdicts.values()) - verdicts[SUPPORTED]) >= 8


def test_nothing_untrue_passes(found: list[tuple[Case, str]]) -> None:
    passed = [c.statement for c, given in found if given == SUPPORTED != c.verdict]
    assert not passed


def test_nothing_true_is_refuted(found: list[tuple[Case, str]]) -> None:
    wrong = [c.statement for c, given in found if (c.verdict, given) == (SUPPORTED, REFUTED)]
    assert not wrong


@pytest.mark.parametrize("kind", CLASSES)
@pytest.mark.parametrize("split", ["look", "score"])
def test_accuracy_does_not_fall(found: list[tuple[Case, str]], kind: str, split: str) -> None:
    right = [c.verdict == given for c, given in found if (c.kind, c.split) == (kind, split)]
    assert 100 * sum(right) / len(right) >= FLOORS[kind][split == "score"]
