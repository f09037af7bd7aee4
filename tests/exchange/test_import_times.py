from __future__ import annotations

import pytest

from factcli.exchange.times import read_time
from factcli.values.calendar import read_edtf


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2024", "2024"),
        ("2024-05", "2024-05"),
        ("2024-05-31", "2024-05-31"),
        ("199X", "199X"),
        ("1990s", "199X"),
        ("2016~", "2016~"),
        ("-0043", "-0043"),
        ("2013/2017", "2013/2017"),
        ("2013/..", "2013/.."),
        ("../2017", "../2017"),
        ("2022-03-03 to 2023-02-28", "2022-03-03/2023-02-28"),
        ("2013 – 2017", "2013/2017"),
        ("2013–2017", "2013/2017"),
        ("2025-01-09T04:20", "2025-01-09T04:20"),
        ("2025-01-09 04:20:00", "2025-01-09T04:20:00"),
        ("2025-01-09T04:20+01:00", "2025-01-09T04:20+01:00"),
        ("2025-01-08T21:00 to 2025-01-09T15:00", "2025-01-08T21:00/2025-01-09T15:00"),
    ],
)
def test_what_is_read(written: str, edtf: str) -> None:
    time = read_time(written)
    assert time is not None
    assert time.text == edtf
    assert time.stretch == ("/" in edtf)
    assert read_edtf(edtf) is not None


@pytest.mark.parametrize(
    "written",
    ["", "soon", "14 June 1998", "14.6.98", "2023-02-30", "2023-13", "2023-02-29T10:00",
     "2024-01-01T25:00", "2024-01-01T10:61", "2013/2017/2020", "../..", "/", "2013 to soon",
     "2024-05-31 to", "2024-05-31 and later", "2024-05-31Tuesday"],
)  # fmt: skip
def test_what_is_not(written: str) -> None:
    assert read_time(written) is None


@pytest.mark.parametrize(
    ("first", "second", "before"),
    [
        ("2016", "2017", True),
        ("2016", "2016-05", False),
        ("2016-12", "2017", True),
        ("2016-05-01", "2016", False),
        ("2025-01-09T04:20", "2025-01-09T04:21", True),
        ("2025-01-09T04:20", "2025-01-09", False),
        ("2016~", "2017", False),
        ("199X", "2000", True),
    ],
)
def test_order_counts_only_when_it_is_certain(first: str, second: str, *, before: bool) -> None:
    one, two = read_time(first), read_time(second)
    assert one is not None
    assert two is not None
    assert one.start is not None
    assert two.start is not None
    assert one.start.before(two.start) is before
    assert not two.start.before(one.start)


def test_a_stretch_may_run_backwards() -> None:
    wrong, right = read_time("2017/2013"), read_time("2013/2013-05")
    assert wrong is not None
    assert right is not None
    assert wrong.reversed
    assert not right.reversed
