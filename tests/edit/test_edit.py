"""Splices into claim files: what was there stays byte for byte, what comes in is read back."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.edit.files import ENDS, WORDS, files

from factcli.errors import FactcliError
from factcli.store.edit import append, insert, read_text
from factcli.store.edit_blocks import blocks
from factcli.store.edit_format import same
from factcli.store.fields import TABLES
from factcli.store.tables import Bare, line_of, table

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FIELDS = {"superseded_by": "other", "superseded_reason": 'It was "wrong" — \\ twice.'}


def data(raw: bytes) -> dict[str, Any]:
    return tomllib.loads(read_text(raw).plain)


@SLOW
@given(files(), WORDS)
def test_a_table_at_the_end_leaves_every_other_byte(raw: bytes, words: str) -> None:
    made = append(raw, table("[[claim]]", {"id": "new", "text": words, "when": Bare("2024")}))
    assert made.startswith(raw)
    before, after = data(raw), data(made)
    added = after["claim"].pop()
    assert added == {"id": "new", "text": words, "when": 2024}
    assert same({"claim": [], **before}, after)
    # A second one goes in as well, and the end of the file stays of its kind.
    again = append(made, table("[[claim]]", {"id": "newer"}))
    assert again.startswith(made)
    assert data(again)["claim"][-1] == {"id": "newer"}
    assert again.endswith(b"\n") == raw.endswith(b"\n")


@SLOW
@given(files(), st.data())
def test_keys_in_a_table_leave_every_other_byte(raw: bytes, choice: st.DataObject) -> None:
    text = read_text(raw)
    found = [block for block in blocks(text.plain) if block.header]
    if not found:
        return
    block = choice.draw(st.sampled_from(found))
    if {pair.name for pair in block.pairs} & FIELDS.keys():
        return
    made = insert(raw, block.line, "claim", FIELDS)
    lines = "".join(f"\n{line_of(*field)}" for field in FIELDS.items())
    assert made.replace(lines.replace("\n", text.newline).encode(), b"", 1) == raw
    assert read_text(made).plain.count(lines.strip()) == 1
    before, after = data(raw), data(made)
    changed = [
        (kind, number)
        for kind, tables in after.items()
        if isinstance(tables, list)
        for number, each in enumerate(tables)
        if isinstance(each, dict) and each.items() >= FIELDS.items()
    ]
    assert len(changed) == 1
    kind, number = changed[0]
    for key in FIELDS:
        del after[kind][number][key]
    assert same(before, after)


@given(
    st.dictionaries(
        st.sampled_from([field.name for field in TABLES["claim"]]),
        st.one_of(
            st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
            st.booleans(),
            st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1),
        ),
    ),
    ENDS,
)
def test_what_is_written_is_what_is_read(fields: dict[str, Any], end: str) -> None:
    """Loading undoes writing, for every text, with either kind of line end."""
    raw = append(f"factcli = 1{end}".encode(), table("[[claim]]", fields))
    assert data(raw) == {"factcli": 1, "claim": [fields]}


FILE = "factcli = 1\n\n[[claim]]\nid = 'a' # x\ntext = \"T\"\nreview_by = 2027-01-01\n# end\n"


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_keys_stand_where_the_format_has_them(bom: bytes, end: str) -> None:
    raw = bom + FILE.replace("\n", end).encode()
    made = insert(raw, 3, "claim", {"superseded_by": "b", "locator": "p. 1"})
    lines = made.decode("utf-8-sig").split(end)
    assert lines[3:7] == ["id = 'a' # x", 'text = "T"', 'superseded_by = "b"', 'locator = "p. 1"']
    assert made.startswith(bom)


@pytest.mark.parametrize(
    ("before", "between"),
    [
        ("factcli = 1", "\n\n"),
        ("factcli = 1\n", "\n"),
        ("factcli = 1\n\n", ""),
        ("factcli = 1\n \t\n", ""),
        ("factcli = 1\n# end", "\n\n"),
        ("factcli = 1\r\n", "\r\n"),
        ("factcli = 1\r\nx = 2", "\r\n\r\n"),
        ("factcli = 1\r\n\r\n", ""),
    ],
)
def test_one_blank_line_stands_before_a_new_table(before: str, between: str) -> None:
    end = "\r\n" if "\r" in before else "\n"
    last = end if before.endswith("\n") else ""
    made = append(before.encode(), '[[claim]]\nid = "a"\n').decode()
    assert made == f'{before}{between}[[claim]]{end}id = "a"{last}'


def test_an_inline_table_cannot_be_edited() -> None:
    raw = b"factcli = 1\nclaim = [\n  { id = 'a' },\n]\n"
    for line in (0, 2, 3, 4, 99):
        with pytest.raises(FactcliError, match="written inline and cannot be edited"):
            insert(raw, line, "claim", FIELDS)


def test_a_header_inside_a_text_is_none() -> None:
    raw = b'factcli = 1\n[[claim]]\ntext = """\n[[claim]]\n"""\nid = "a"\n'
    assert [block.line for block in blocks(raw.decode())] == [0, 2]
    with pytest.raises(FactcliError):
        insert(raw, 4, "claim", FIELDS)
    assert data(insert(raw, 2, "claim", FIELDS))["claim"] == [
        {"text": "[[claim]]\n", "id": "a", **FIELDS}
    ]


@pytest.mark.parametrize("raw", [b"factcli = 1\n\xff", b"\xff\xfef\x00"])
def test_other_encodings_are_refused(raw: bytes) -> None:
    with pytest.raises(FactcliError, match="not UTF-8"):
        append(raw, "[[claim]]\n")
