"""Claim files as people write them, however untidy, made by hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from factcli.store.fields import TABLES
from factcli.store.tables import line_of

# Letters that TOML texts and comments treat in different ways, and look-alikes of its signs.
LETTERS = "ab Zé—„“#[]{}=,'\"\\\t面😀"
WORDS = st.text(LETTERS, min_size=1, max_size=12)
# No text has "~" in it, so that a comment can be told from a text that looks like one.
COMMENTS = st.text(LETTERS.replace("\t", ""), max_size=12).map(lambda text: f"#~ {text}")
BLANKS = st.sampled_from(["", "", " ", "\t", "  \t"])
SPACES = st.sampled_from(["", " ", "  ", "\t"])
ENDS = st.sampled_from(["\n", "\r\n"])


@st.composite
def literals(draw: st.DrawFn) -> str:
    """Return a text as TOML, in any of its four kinds of quotes."""
    text = draw(WORDS)
    kind = draw(st.sampled_from(['"', "'", '"""', "'''"]))
    if kind == "'" and "'" not in text:
        return f"'{text}'"
    if kind == "'''" and "'" not in text:
        return f"'''{text}\n{draw(WORDS).replace(chr(39), '')}'''"
    if kind == '"""':
        inner = text.replace("\\", "\\\\").replace('"', '\\"')
        return f'"""\n{inner}\\\n   {draw(st.sampled_from(["", "x # y", "[[claim]]"]))}"""'
    return line_of("x", text).removeprefix("x = ")


@st.composite
def lists(draw: st.DrawFn) -> str:
    """Return a list as TOML, on one line or many, perhaps with comments or lists in it."""
    items = draw(st.lists(st.one_of(literals(), st.sampled_from(["1", "[2, 3]"])), max_size=9))
    if not items:
        return draw(st.sampled_from(["[]", "[ ]", "[\n]"]))
    gap = draw(st.sampled_from([" ", "\n", "\n  ", ""]))
    comment = draw(st.one_of(st.just(""), COMMENTS))
    between = f",{gap}"
    if comment and "\n" in gap:
        between = f", {comment}{gap}"
    last = draw(st.sampled_from(["", ","]))
    return f"[{gap}{between.join(items)}{last}{gap}]"


VALUES = st.one_of(
    literals(),
    lists(),
    st.sampled_from([
        "1", "12_500_000", "0x1F", "6.5e3", "inf", "nan", "true", "2024-04-06",
        "2024-04-06T10:00:00Z", "{ a = 1, b = 'x # y' }", "{}",
    ]),
)  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> list[str]:
    """Return the lines of one table."""
    kind = draw(st.sampled_from([*TABLES, "other"]))
    lines = [draw(st.one_of(BLANKS, COMMENTS)) for _ in range(draw(st.integers(0, 3)))]
    shape = draw(st.sampled_from(["[[{}]]", "[[ {} ]]", '[["{}"]]', "  [[{}]]"]))
    lines.append(shape.format(kind) + draw(behind()))
    names = [field.name for field in TABLES.get(kind, TABLES["claim"])]
    keys = draw(st.lists(st.sampled_from([*names, "unknown"]), unique=True, max_size=6))
    for key in keys:
        lines.extend(draw(st.lists(st.one_of(BLANKS, COMMENTS), max_size=2)))
        written = draw(st.sampled_from([key, f'"{key}"', f"'{key}'"]))
        equals = f"{draw(SPACES)}={draw(SPACES)}"
        lines.append(f"{draw(SPACES)}{written}{equals}{draw(VALUES)}{draw(behind())}")
    lines.extend(draw(st.lists(st.one_of(BLANKS, COMMENTS), max_size=3)))
    return lines


@st.composite
def behind(draw: st.DrawFn) -> str:
    """Return what may stand behind a value: nothing, blanks, a comment."""
    return draw(SPACES) + draw(st.one_of(st.just(""), COMMENTS))


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Return a TOML file that begins like a claim file; its tables need not make sense."""
    lines = draw(st.lists(st.one_of(BLANKS, COMMENTS), max_size=3))
    lines.append(f"factcli{draw(SPACES)}={draw(SPACES)}1{draw(behind())}")
    for table in draw(st.lists(tables(), max_size=5)):
        lines.extend(table)
    text = "\n".join(lines)
    ends = [draw(ENDS)] * 3 if draw(st.booleans()) else ["\n", "\r\n", "\n"]
    pieces = text.split("\n")
    written = "".join(
        piece + (ends[number % 3] if number + 1 < len(pieces) else "")
        for number, piece in enumerate(pieces)
    )
    written += draw(st.sampled_from(["", "\n", "\r\n", "\n\n", "\n  "]))
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + written.encode()
