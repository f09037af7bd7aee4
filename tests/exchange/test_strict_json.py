from __future__ import annotations

import pytest

from factcli.errors import FactcliError
from factcli.exchange.strict_json import DEEPEST, faults, parse


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "f:1:1: is not JSON"),
        ("{\n  'a': 1}", "f:2:3: is not JSON"),
        ("[NaN]", "NaN is no JSON number"),
        ("[Infinity]", "Infinity is no JSON number"),
        ("[1e999]", "1e999 is no JSON number"),
        (f"[{'9' * 500}]", "(500 digits) is no JSON number"),
        ("[" * 100_000, "is nested too deeply"),
        ("[" * 300 + "]" * 300, "is nested too deeply"),
        ('{"a":' * 300 + "1" + "}" * 300, "is nested too deeply"),
        ("[1] 2", "is not JSON: Extra data"),
    ],
)
def test_what_is_refused(text: str, told: str) -> None:
    with pytest.raises(FactcliError) as caught:
        parse(text, "f")
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"a": 1, "a": 2}', ["a: stands twice"]),
        ('{"a": [{"b": 1, "b": 2}]}', ["a[1].b: stands twice"]),
        ('["x", "\\ud800"]', ["[2]: holds half a character (a lone surrogate)"]),
        ('{"\\udfff": 1}', ["the object: a key holds half a character"]),
        ('{"a": "\\ud83d\\ude00", "b": {"c": null}}', []),
    ],
)
def test_faults_have_a_place(text: str, found: list[str]) -> None:
    assert faults(parse(text, "f")) == found


def test_what_is_within_bounds_is_read() -> None:
    assert parse("[" * (DEEPEST - 1) + "]" * (DEEPEST - 1), "f") is not None
    assert parse("[1, 2.5, -3]", "f") == [1, 2.5, -3]
    assert parse("[1.50]", "f", str) == ["1.50"]
