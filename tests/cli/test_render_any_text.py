"""Any text in any field is drawn in every format, at any width, and never obeyed."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cli.samples import TERM, view

from factcli.model import Claim, Finding, Match, Part, Reason, Relation, Slot, Span, Verdict
from factcli.render import card, claim_card, claims_table, jsonl, plain, table

TEXT = st.text(
    st.one_of(st.characters(codec=None), st.sampled_from("\x1b[31m\u202e\u200d面לש\n[/]é’\ud800")),
    max_size=60,
)
SLOT = st.builds(Slot, TEXT, TEXT, TEXT, st.sampled_from(Relation), TEXT, TEXT)
CLAIM = st.builds(
    lambda words, name, source: replace(TERM, id=name, text=words, source=source), TEXT, TEXT, TEXT
)
MATCH = st.builds(Match, CLAIM, st.integers(0, 100))
PART_VERDICT = st.sampled_from([verdict for verdict in Verdict if verdict is not Verdict.MIXED])


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    parts = tuple(
        Part(
            draw(TEXT), Span(0, 1), draw(PART_VERDICT), draw(st.sampled_from(Reason)), draw(TEXT),
            tuple(draw(st.lists(MATCH, max_size=2))), tuple(draw(st.lists(SLOT, max_size=3))),
        )
        for _ in range(draw(st.integers(0, 3)))
    )  # fmt: skip
    return Finding(
        draw(TEXT), draw(st.sampled_from(Verdict)), draw(st.sampled_from(Reason)), draw(TEXT),
        parts, nearest=tuple(draw(st.lists(MATCH, max_size=2))), notes=(draw(TEXT),),
    )  # fmt: skip


def safe(drawn: str) -> bool:
    hidden = {"Cc", "Cs", "Zl", "Zp"}
    return not any(unicodedata.category(c) in hidden for c in drawn if c != "\n") and not (
        set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(drawn)
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(findings(), min_size=1, max_size=2), st.integers(20, 200), st.booleans())
def test_any_finding_is_drawn(found: list[Finding], width: int, explain: bool) -> None:  # noqa: FBT001
    from rich.cells import cell_len

    how = view(width, explain=explain)
    drawn = table.findings(found, how) + "".join(card.finding(each, how) for each in found)
    assert safe(drawn)
    assert max(cell_len(line) for line in drawn.split("\n")) <= width
    assert safe("".join(plain.finding(each, how) for each in found))
    ascii_how = view(width, ascii_only=True, explain=explain)
    assert table.findings(found, ascii_how).isascii()
    for each in found:
        line = jsonl.finding(each, how)
        assert line.count("\n") == 1
        statement = json.loads(line.encode())["statement"]
        assert len(statement) == len(each.statement)


@settings(max_examples=30, deadline=None)
@given(st.lists(CLAIM, min_size=1, max_size=3), st.lists(SLOT, max_size=3), st.integers(20, 200))
def test_any_claim_is_drawn(claims: list[Claim], slots: list[Slot], width: int) -> None:
    how = view(width)
    drawn = claims_table.table(claims, how) + claim_card.card(claims[0], slots, how)
    assert safe(drawn + claims_table.plain(claims, how) + claim_card.plain(claims[0], slots, how))
