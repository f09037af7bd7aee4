"""Whole output of every format against files; `--update-golden` rewrites them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli import samples
from tests.cli.samples import ALL, BASE, TERM, WORDS, view

from factcli.model import Claim, Relation, Slot
from factcli.render import card, claim_card, claims_table, json, jsonl, plain, table
from factcli.render.view import View
from factcli.report import Report

GOLDEN = Path(__file__).parent / "golden"
SLOTS = (
    Slot("subject", "Livia Rostrand", "pinned", Relation.EQUAL, TERM.id),
    Slot("office", "harbour master of Marenholt", "parsed", Relation.EQUAL, TERM.id),
    Slot("time", "2013–2017", "pinned", Relation.EQUAL, TERM.id),
)
CLAIMS: tuple[Claim, ...] = (TERM, WORDS)
REPORT = Report(ALL, BASE, 1)


def cards(how: View) -> str:
    return "\n".join(card.finding(finding, how) for finding in ALL)


CASES: dict[str, Callable[[], str]] = {
    "table-80": lambda: table.findings(ALL, view()),
    "table-80-ascii": lambda: table.findings(ALL, view(ascii_only=True)),
    "table-80-color": lambda: table.findings(ALL, view(color=True)),
    "table-80-explain": lambda: table.findings(ALL, view(explain=True)),
    "table-200": lambda: table.findings(ALL, view(200)),
    "table-200-ascii": lambda: table.findings(ALL, view(200, ascii_only=True)),
    "table-40": lambda: table.findings(ALL, view(40)),
    "card-80": lambda: cards(view()),
    "card-80-ascii": lambda: cards(view(ascii_only=True)),
    "card-80-color": lambda: cards(view(color=True)),
    "card-80-explain": lambda: cards(view(explain=True)),
    "card-200": lambda: cards(view(width=200)),
    "plain": lambda: "".join(plain.finding(f, view()) for f in ALL),
    "plain-explain": lambda: "".join(plain.finding(f, view(explain=True)) for f in ALL),
    "plain-ascii": lambda: "".join(plain.finding(f, view(ascii_only=True)) for f in ALL),
    "jsonl": lambda: "".join(jsonl.finding(f, view()) for f in ALL),
    "json": lambda: json.report(REPORT, view()),
    "list-table-80": lambda: claims_table.table(CLAIMS, view()),
    "list-table-200-ascii": lambda: claims_table.table(CLAIMS, view(200, ascii_only=True)),
    "list-plain": lambda: claims_table.plain(CLAIMS, view()),
    "list-json": lambda: json.claims(CLAIMS, view()),
    "show-table-80": lambda: claim_card.card(TERM, SLOTS, view()),
    "show-plain": lambda: claim_card.plain(TERM, SLOTS, view()),
    "show-jsonl": lambda: jsonl.claims((TERM,), view(), (SLOTS,)),
}


@pytest.mark.parametrize("name", CASES)
def test_output_is_the_golden_one(name: str, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / f"{name}.txt"
    drawn = CASES[name]()
    if request.config.getoption("--update-golden", default=False):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(drawn.encode())
    assert drawn == path.read_bytes().decode()


def test_there_is_no_golden_file_without_a_case() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(CASES)


@pytest.mark.parametrize("name", [name for name in CASES if "ascii" in name])
def test_ascii_output_is_ascii(name: str) -> None:
    assert CASES[name]().isascii()


@pytest.mark.parametrize("width", [20, 40, 60, 80, 119, 120, 200])
@pytest.mark.parametrize("explain", [False, True])
def test_no_line_is_wider_than_the_screen(width: int, explain: bool) -> None:  # noqa: FBT001
    from rich.cells import cell_len

    how = view(width, explain=explain)
    drawn = table.findings(ALL, how) + "".join(card.finding(f, how) for f in ALL)
    drawn += claims_table.table(CLAIMS, how) + claim_card.card(TERM, SLOTS, how)
    assert max(cell_len(line) for line in drawn.split("\n")) <= width


@pytest.mark.parametrize("how", [view(), view(200), view(40), view(explain=True)])
def test_nothing_in_a_text_is_obeyed(how: View) -> None:
    for drawn in (
        table.findings(ALL, how),
        card.finding(samples.hostile(), how),
        plain.finding(samples.hostile(), how),
    ):
        flat = "".join(drawn.split())
        assert not set("\x1b\x00\u202e") & set(drawn)
        assert "[bold]" in flat or how.screen.width < 60
        assert "\\x1b" in drawn


def test_every_verdict_has_its_word_and_sign_without_colour() -> None:
    from factcli.model import Verdict
    from factcli.render import marks

    for ascii_only in (False, True):
        drawn = table.findings(ALL, view(ascii_only=ascii_only))
        for verdict in Verdict:
            sign = marks.symbol(verdict, symbols=not ascii_only)
            assert f"{sign} {verdict.value.upper()}" in drawn
    assert len({marks.symbol(v, symbols=False) for v in Verdict}) == len(Verdict)
