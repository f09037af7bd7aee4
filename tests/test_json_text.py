"""JSON text is what the standard library writes, byte for byte."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcli.render.json_text import dumps

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters()),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(VALUES, st.sampled_from(["ascii", "all"]), st.sampled_from([None, 2, 4]))
def test_it_is_the_standard_librarys(value: object, letters: str, indent: int | None) -> None:
    ascii_only = letters == "ascii"
    wanted = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    assert dumps(value, ensure_ascii=ascii_only, indent=indent) == wanted


@pytest.mark.parametrize("value", [object(), b"bytes", {1, 2}, [1, {"key": {3}}]])
def test_what_is_no_json_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        dumps(value, ensure_ascii=True, indent=None)
