"""The stand-in for rapidfuzz gives its numbers, and leaves when there is much to do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from factcli import alike

SRC = Path(__file__).resolve().parent.parent / "src"
FIXED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
WORDS = st.text(alphabet="abcdeé灯", max_size=12)
TEXTS = st.lists(st.sampled_from("a bb lamp lamps tower the of ccc".split()), max_size=9)


@pytest.fixture(autouse=True)
def _a_fresh_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alike, "_left", 10**9)


@FIXED
@given(WORDS, WORDS)
def test_words_are_as_alike_as_rapidfuzz_says(one: str, other: str) -> None:
    assert alike.ratio(one, other) == fuzz.ratio(one, other)


@FIXED
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_texts_are_as_alike(one: str, other: str) -> None:
    assert alike.ratio(one, other) == fuzz.ratio(one, other)
    assert alike.token_set_ratio(one, other) == fuzz.token_set_ratio(one, other)


@FIXED
@given(TEXTS, TEXTS)
def test_sets_of_words_are_as_alike(one: list[str], other: list[str]) -> None:
    first, second = " ".join(one), "  ".join(other)
    assert alike.token_set_ratio(first, second) == fuzz.token_set_ratio(first, second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("", ""), ("", "a"), (" ", " "), ("a", "a"), ("a\u00a0b", "b a"), ("a\x1fb", "b a"),
        ("a" * 300, "b" * 299 + "a"), ("lamp of the tower", "the tower has a lamp"),
    ],
)  # fmt: skip
def test_odd_texts(one: str, other: str) -> None:
    assert alike.ratio(one, other) == fuzz.ratio(one, other)
    assert alike.token_set_ratio(one, other) == fuzz.token_set_ratio(one, other)


def test_much_work_is_rapidfuzz_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alike, "_left", 8)
    monkeypatch.setattr(fuzz, "ratio", lambda *_: -1.0)
    assert alike.ratio("lamp", "lamp") == 100.0
    assert alike.ratio("lamp", "lamp") == -1.0


def test_a_few_comparisons_load_nothing() -> None:
    script = (
        "import sys\nfrom factcli.alike import ratio, token_set_ratio\n"
        "print(ratio('lamp', 'lamps') > 80, token_set_ratio('a b', 'b a'), "
        "'rapidfuzz' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        env={"PYTHONPATH": str(SRC)},
    )
    assert done.stdout.split() == [b"True", b"100.0", b"False"]
