"""A problem is drawn whole, in eighty columns, and nothing in it is obeyed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from factcli.render.problems import show
from factcli.report import Problem, Severity


def problem(excerpt: str, column: int = 1, width: int = 1, message: str = "is wrong") -> Problem:
    return Problem(
        "rule", Severity.ERROR, "x.toml", 7, column, message, "write it", excerpt, width
    )  # fmt: skip


def test_the_caret_stands_under_the_fault() -> None:
    assert show(problem("single = yes", 10, 3)).split("\n") == [
        "x.toml:7:10: error[rule]: is wrong",
        "    7 | single = yes",
        "      |          ^^^",
        "      = write it",
    ]


def test_wide_and_hidden_characters_move_the_caret() -> None:
    told = show(problem("a = ['灯\u0301', \x1b[2J\t]", 13, 1)).split("\n")
    assert told[1] == "    7 | a = ['灯\u0301', \\x1b[2J    ]"
    assert told[2].index("^") == len("    7 | ") + len("a = ['") + 2 + len("', ") + len("\\x1b")


def test_a_long_line_is_cut_around_the_fault() -> None:
    told = show(problem("word " * 100 + "FAULT" + " word" * 100, 501, 5)).split("\n")
    assert len(told[1]) <= 80
    start = told[2].index("^")
    assert told[1][start : start + 5] == "FAULT"
    assert told[1].endswith("...")
    assert told[1][8:11] == "..."


def test_without_an_excerpt_there_is_no_caret() -> None:
    assert show(problem("")).split("\n")[1:] == ["      = write it"]


def test_colour_is_only_added() -> None:
    plain, colored = show(problem("x = 1")), show(problem("x = 1"), color=True)
    assert colored != plain
    assert colored.replace("\x1b[1;31m", "").replace("\x1b[0m", "") == plain


@settings(deadline=None)
@given(st.text(), st.integers(1, 200), st.integers(1, 200), st.text())
def test_nothing_is_obeyed(excerpt: str, column: int, width: int, message: str) -> None:
    for line in show(problem(excerpt.replace("\n", ""), column, width, message)).split("\n"):
        assert line.isprintable() or all(c.isprintable() or c.isspace() for c in line)
        assert "\x1b" not in line
