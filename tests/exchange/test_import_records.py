from __future__ import annotations

import pytest
from tests.exchange.import_samples import FULL, fact, records

from factcli.exchange.records import FIELDS, RawRow, Record, RowProblem, build
from factcli.report import Severity


def problems(**cells: object) -> list[str]:
    return [problem.line("f.json") for problem in build((RawRow(7, fact(**cells)),))[1]]


def test_a_full_record_keeps_every_field() -> None:
    (record,) = records(FULL)
    for name, cell in FULL.items():
        kept = getattr(record, name)
        if FIELDS[name] in ("list", "names"):
            assert kept == ((cell,) if isinstance(cell, str) else tuple(cell))
        else:
            assert kept == (cell if cell is not None else "")


def test_the_fields_are_those_of_the_dataclass() -> None:
    assert tuple(FIELDS) == tuple(Record.__dataclass_fields__)[1:]


@pytest.mark.parametrize("name", ["id", "subject", "property", "value", "value_type"])
@pytest.mark.parametrize("empty", [None, "", "  "])
def test_what_is_missing_is_told(name: str, empty: object) -> None:
    assert problems(**{name: empty}) == [
        f"f.json: row 7, column {name}: is missing (every row needs one)"
    ]


def test_an_unknown_field_is_told_with_the_nearest() -> None:
    assert problems(subjekt="x") == [
        "f.json: row 7, column subjekt: is no field of a record (did you mean subject?)"
    ]


@pytest.mark.parametrize(
    ("name", "cell", "told"),
    [
        ("subject", ["x"], "must be text, not a list"),
        ("subject", {"a": 1}, "must be text, not an object"),
        ("quote", False, "must be text, not true or false"),
        ("value", ["1"], "must be text, not a list"),
        ("subject_aliases", "the tower", "must be a list of texts, not the text “the tower”"),
        ("value_aliases", ["a", 3.5], "must be a list of texts; it holds a number"),
        ("attributed_to", {"a": 1}, "must be a list of texts, not an object"),
        ("functional", "perhaps", "must be true or false, not “perhaps”"),
        ("functional", ["true"], "must be true or false, not a list"),
        ("quote", "\ud800", "holds half a character (a lone surrogate)"),
        ("subject_aliases", ["\udfff"], "holds half a character (a lone surrogate)"),
    ],
)
def test_a_cell_of_the_wrong_shape_is_told(name: str, cell: object, told: str) -> None:
    assert problems(**{name: cell}) == [f"f.json: row 7, column {name}: {told}"]


@pytest.mark.parametrize(
    ("cell", "flag"), [(True, True), ("No", False), ("1", True), ("", None), (None, None)]
)
def test_flags(cell: object, flag: bool | None) -> None:  # noqa: FBT001
    assert records(fact(functional=cell))[0].functional is flag


def test_white_space_is_folded_and_lists_have_no_doubles() -> None:
    (record,) = records(fact(subject=" Beacon\n Tower ", subject_aliases=["a", " a", "", "b"]))
    assert (record.subject, record.subject_aliases) == ("Beacon Tower", ("a", "b"))


def test_a_problem_never_carries_control_signs_or_endless_text() -> None:
    line = RowProblem(1, "a\x1b[2J" * 500, "m", severity=Severity.WARNING).line("f")
    assert "\x1b" not in line
    assert len(line) < 200
    assert line.endswith("warning: m")
