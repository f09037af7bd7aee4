from __future__ import annotations

import pytest
from tests.exchange.import_samples import FULL, fact, records

from factcli.exchange.rules import check, claim_id


def lines(*facts: dict[str, object]) -> list[str]:
    return [problem.line("f") for problem in check(records(*facts))]


def test_a_full_record_is_fine() -> None:
    assert lines(FULL) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"value_type": "quantty"}, ("column value_type: “quantty” is no type of value (did you "
                                    "mean quantity?)")),
        ({"value_type": "boolean"}, "column value: “old” is not true or false"),
        ({"value_type": "quantity"}, "column value: “old” is not a number"),
        ({"value_type": "date"}, "column value: “old” is not a date"),
        ({"value_type": "date", "value": "2023-02-30"}, "column value: “2023-02-30” is not a date"),
        ({"value_type": "period"}, "column value: “old” is not a period"),
        ({"value_type": "period", "value": "2017/2013"}, "column value: “2017/2013” ends before"),
        ({"start": "soon"}, "column start: “soon” is not a date"),
        ({"start": "2013/2017"}, "column start: “2013/2017” is a stretch of time"),
        ({"start": "2017", "end": "2013"}, "column end: “2013” is before start “2017”"),
        ({"start": "2025-01-09T15:00", "end": "2025-01-09T04:20"}, "column end: “2025-01-09T04"),
        ({"when": "2017/2013"}, "column when: “2017/2013” ends before it starts"),
        ({"value_type": "period", "value": "2013 to 2017", "start": "2014"},
         "column start: “2014” is not the start of the value “2013 to 2017”"),
        ({"value_type": "period", "value": "2013 to 2017", "end": "2016"},
         "column end: “2016” is not the end of the value “2013 to 2017”"),
        ({"attributed_to": "Ohm", "disputed_by": ["OHM"]},
         "column disputed_by: “OHM” is in attributed_to too"),
        ({"id": "…"}, "column id: “…” has no letter or digit"),
    ],
)  # fmt: skip
def test_a_row_that_contradicts_itself(changes: dict[str, object], told: str) -> None:
    (line,) = lines(fact(**changes))
    assert line.startswith(f"f: row 1, {told}")


@pytest.mark.parametrize(
    "changes",
    [
        {"value_type": "quantity", "value": "some 600,000"},
        {"value_type": "quantity", "value": "48 million"},
        {"value_type": "quantity", "value": "twelve"},
        {"value_type": "quantity", "value": "3–1"},
        {"value_type": "quantity", "value": "½"},
        {"value_type": "boolean", "value": True},
        {"value_type": "date", "value": "2025-01-09T04:20"},
        {"value_type": "period", "value": "2013"},
        {"start": "2013", "end": ".."},
        {"start": "2013", "end": "2013"},
        {"start": "2013-06", "end": "2013"},
        {"when": "2013/2017"},
    ],
)
def test_a_row_that_is_fine(changes: dict[str, object]) -> None:
    assert lines(fact(**changes)) == []


def test_warnings_do_not_refuse() -> None:
    (line,) = lines(fact(disputed_by="Ohm Foundation"))
    assert ": warning: is there, but nobody in attributed_to who claims it" in line
    (line,) = lines(fact(id="T 1"))
    assert ": warning: “T 1” becomes t-1" in line
    assert claim_id("T 1") == "t-1"


def test_an_id_stands_once() -> None:
    assert lines(fact(), fact(value="new"), fact(id="T1"))[0] == (
        "f: row 2, column id: “t1” is the id of row 1 already"
    )
    assert len(lines(fact(id="T1"), fact())) == 2


def conflict(first: dict[str, object], second: dict[str, object]) -> list[str]:
    return lines(fact(functional=True, **first), fact(functional=True, **{"id": "t2", **second}))


NUMBER: dict[str, object] = {"value_type": "quantity", "value": "212", "unit": "m"}


def test_two_values_of_one_functional_property() -> None:
    (line,) = conflict(NUMBER, NUMBER | {"value": "220"})
    assert line.startswith("f: row 2, column value: “220” contradicts “212” in row 1")
    (line,) = conflict({}, {"value": "new"})
    assert "warning" in line


@pytest.mark.parametrize(
    "second",
    [
        NUMBER | {"value": "212.0", "value_aliases": ["212"]},
        NUMBER | {"value": "220", "when": "1990"},
        NUMBER | {"value": "220", "property": "is wide"},
        NUMBER | {"value": "220", "unit": "ft"},
        NUMBER | {"value": "220", "subject": "Salt Tower"},
        NUMBER | {"value": "220", "attributed_to": "Ohm"},
        NUMBER | {"value": "220", "functional": False},
    ],
)
def test_no_conflict(second: dict[str, object]) -> None:
    merged = {"id": "t2", "functional": True, **second}
    assert lines(fact(functional=True, **NUMBER), fact(**merged)) == []


def test_digits_may_be_grouped() -> None:
    assert conflict(NUMBER | {"value": "1,284"}, NUMBER | {"value": "1284"}) == []
