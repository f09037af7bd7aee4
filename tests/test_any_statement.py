"""Whatever the statement is: a finding, parts that are pieces of it, and the same every time."""

from __future__ import annotations

import re
import time
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.topics import judged

import factcli
from factcli import ClaimBase, Finding, Part, Verdict

TOPIC = "lighthouse"
ORDER = (Verdict.REFUTED, Verdict.DISPUTED, Verdict.UNVERIFIABLE)


@cache
def base() -> ClaimBase:
    return judged.base(TOPIC)


STATEMENTS = [text for text, _ in judged.rows(TOPIC)]
WORDS = sorted({word for text in STATEMENTS for word in re.findall(r"\S+", text)})
JOINTS = st.sampled_from([" ", " ", " ", " and ", ", ", "; ", ". ", " not ", " that ", "\n", "  "])


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Write words of the judged statements in any order."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
    return "".join(word + draw(JOINTS) for word in words)


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """Take a judged statement, and put something strange into it."""
    text = draw(st.sampled_from(STATEMENTS))
    place = draw(st.integers(0, len(text)))
    strange = draw(st.text(st.characters(), min_size=1, max_size=6))
    return text[:place] + strange + text[draw(st.integers(place, len(text))) :]


# Lone surrogates are in: they are what undecodable bytes become.
ANY = st.one_of(st.text(st.characters(), max_size=80), sentences(), spoilt())


def follows(parts: tuple[Part, ...]) -> Verdict:
    """Return the verdict that docs/verdicts.md derives from the parts."""
    verdicts = {part.verdict for part in parts}
    if Verdict.MIXED in verdicts or {Verdict.SUPPORTED, Verdict.REFUTED} <= verdicts:
        return Verdict.MIXED
    return next((each for each in ORDER if each in verdicts), Verdict.SUPPORTED)


def exact(text: str, part: Part) -> None:
    """Check that a part is a stretch of the statement, read as it stands or word by word."""
    assert 0 <= part.span.start < part.span.end <= len(text)
    stretch = text[part.span.start : part.span.end]
    assert stretch == stretch.strip()
    # A part may take words from the one before it: "… and so did she".
    assert part.text == stretch or all(word in text for word in part.text.split())
    ends = (stretch.split()[0], stretch.split()[-1])
    assert all(any(word in end or end in word for word in part.text.split()) for end in ends)


def sound(text: str, finding: Finding) -> None:
    assert finding.statement == text
    assert finding.verdict is (follows(finding.parts) if finding.parts else Verdict.UNVERIFIABLE)
    decided = finding.verdict is not Verdict.UNVERIFIABLE
    assert bool(finding.claims) or not decided
    for part in finding.parts:
        exact(text, part)
        assert bool(part.claims) or part.verdict is Verdict.UNVERIFIABLE
    for slot in finding.slots:
        if slot.span is not None:
            assert 0 <= slot.span.start <= slot.span.end <= len(text)


@settings(max_examples=400, deadline=None)
@given(ANY)
@example("\ud800")
@example("\ud800 was vice president in 2015.")
@example("Glas \udfff")
def test_any_text_gets_a_sound_finding(text: str) -> None:
    sound(text, factcli.check(text, base()))


@settings(max_examples=150, deadline=None)
@given(ANY)
def test_the_same_text_gets_the_same_finding(text: str) -> None:
    first = factcli.check(text, base())
    # Nothing that was checked in between leaves a trace.
    factcli.check(STATEMENTS[len(text) % len(STATEMENTS)], base())
    assert factcli.check(text, base()) == first


@settings(max_examples=20, deadline=None)
@given(st.lists(ANY, max_size=5))
def test_a_base_loaded_anew_gives_the_same_findings(texts: list[str]) -> None:
    anew = judged.base(TOPIC)
    assert [factcli.check(text, anew) for text in texts] == [
        factcli.check(text, base()) for text in texts
    ]


@pytest.mark.parametrize("unit", ["Glas and ", "X said that ", "Glas, ", "Abcd", "not "])
def test_a_sentence_without_an_end_is_left_open_at_once(unit: str) -> None:
    base = factcli.claims_from_texts(["Ada Lindqvist was cleared of arson."])
    started = time.perf_counter()
    found = factcli.check(unit * 100_000, base)
    assert time.perf_counter() - started < 2
    assert found.verdict.value == "unverifiable"
    assert "characters" in found.notes[0]
