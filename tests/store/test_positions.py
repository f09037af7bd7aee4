"""Positions in any valid TOML: every key and element is found, exactly where it stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcli.store.scan import Path, Scan
from factcli.store.toml import Document

TRICKY = '''# a comment with [[claim]] and "quotes
factcli = 1
"quoted key".'and "more"'.plain = """
[[claim]]
id = "not a key"
ends in quotes: ""\\""""""

[base] # after a header
title = 'C:\\papers' # after a value
when = 2024-04-05 10:30:00
dotted.inner . last = [
  [1, 2], # [[claim]]
  ["a]", 'b#', """c
]"""],
  { x = 1, y = { z = [true] } },
]

[[claim]]
id = "one"
text = \'\'\'
'quoted'
''\'\'\'

[claim.more]
deep = -1_000.5e3

[[ claim ]]
id = "two"
names = []
empty = {}

[[claim.parts]]
a = inf
[[claim.parts]]
"a\\u0062c" = 07:32:00
'''


def paths(content: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Yield every path of parsed TOML with what stands there."""
    if path:
        yield path, content
    inner: Iterator[tuple[str | int, object]] = iter(())
    if isinstance(content, dict):
        inner = iter(content.items())
    elif isinstance(content, list):
        inner = iter(enumerate(content))
    for key, value in inner:
        yield from paths(value, (*path, key))


def test_everything_in_a_tricky_file_is_found() -> None:
    data = tomllib.loads(TRICKY)
    scan = Scan(TRICKY)
    assert not scan.repeats
    assert {path for path, _ in paths(data)} == set(scan.spots)


def test_a_spot_holds_exactly_its_value() -> None:
    scan = Scan(TRICKY)
    for path, value in paths(tomllib.loads(TRICKY)):
        spot = scan.spots[path]
        written = TRICKY[spot.value : spot.value_end]
        if not written.startswith("[[") and not isinstance(value, dict):
            # Headers hold tables; intermediate dotted keys point at their whole statement.
            assert tomllib.loads(f"x = {written}")["x"] == value, path


SCALARS = st.one_of(
    st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r"), max_size=8),
    st.integers(-999, 999),
    st.booleans(),
    st.sampled_from(("2024-04-05", "[[claim]]", '"""', "'''", "#", "a\nb")),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("ab.\"' #é", min_size=1, max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)
TABLES = st.lists(st.dictionaries(st.text("abc-_", min_size=1, max_size=4), VALUES), max_size=4)


def quoted(text: str) -> str:
    escaped = "".join(c if c.isalnum() or c in " é.[]#'" else f"\\U{ord(c):08x}" for c in text)
    return f'"{escaped}"'


def long_text(text: str) -> str:
    plain = "".join(c for c in text if c.isprintable() or c == "\n").replace("\\", "")
    return "'''\n" + plain.replace("'", "") + "'''"


def written(value: object) -> str:
    """Return a value as TOML, lists over several lines, long texts in long quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return long_text(value) if len(value) > 4 else quoted(value)
    if isinstance(value, list):
        return "[ # [\n" + "".join(f"  {written(item)},\n" for item in value) + "]"
    assert isinstance(value, dict)
    return "{" + ", ".join(f"{quoted(k)} = {inline(v)}" for k, v in value.items()) + "}"


def inline(value: object) -> str:
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return "[" + ", ".join(inline(item) for item in value) + "]"
    return written(value)


@settings(deadline=None, max_examples=150)
@given(TABLES, st.booleans())
def test_positions_agree_with_tomllib_on_any_file(
    tables: list[dict[str, object]],
    crlf: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    text = "factcli = 1\n" + "".join(
        "\n[[claim]]\n" + "".join(f"{key} = {written(value)}\n" for key, value in table.items())
        for table in tables
    )
    data = tomllib.loads(text)
    raw = text.replace("\n", "\r\n") if crlf else text
    document = Document("x.toml", ("\ufeff" + raw).encode())
    assert not document.problems
    assert document.data == data
    scan = Scan(text)
    assert {path for path, _ in paths(data)} == set(scan.spots)
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line == "[[claim]]"]
    for index in range(len(tables)):
        assert document.line(("claim", index)) in lines
        assert text[: document.spot(("claim", index)).key].count("\n") + 1 == document.line(
            ("claim", index)
        )


@pytest.mark.parametrize(
    ("before", "line", "column"),
    [
        ("", 2, 1),
        ("\n\n", 4, 1),
        ("# ünïcödé 灯台\n", 3, 1),
        ("  ", 2, 3),
        ("\t", 2, 2),
        ('x = """\na\n"""\n', 5, 1),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_lines_and_columns_count_from_one_in_characters(
    before: str, line: int, column: int, end: str, mark: str
) -> None:
    text = f"{mark}factcli = 1\n{before}odd = 1\n".replace("\n", end)
    problem = Document("x.toml", text.encode()).problem("r", "m", "h", ("odd",))
    assert (problem.line, problem.column, problem.width) == (line, column, 3)


def test_a_value_after_wide_characters_has_its_column_in_characters() -> None:
    text = 'factcli = 1\n"ключ 灯" = "é"\n'
    problem = Document("x.toml", text.encode()).problem("r", "m", "h", ("ключ 灯",), at_value=True)
    assert (problem.line, problem.column, problem.width) == (2, 12, 3)


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="[]{}\"'=#.,\n\\ ab1\t", max_size=60))
def test_a_scan_ends_on_any_text(text: str) -> None:
    for spot in Scan(text).spots.values():
        assert 0 <= spot.key <= spot.key_end <= len(text)
        assert spot.value <= spot.value_end <= len(text)
