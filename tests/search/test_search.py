from __future__ import annotations

import tomllib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.cli.driver import TOWN

import factcli
from factcli import Row, TextIndex

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parent / "cases.toml").read_text("utf-8"))
ARCHIVE = [Row(name, text) for name, text in CASES["rows"].items()]
INDEX = TextIndex.build(ARCHIVE)
JUNK = ("The", "a", "It is.", "Trust", "?", "the the the", "and or not")


def ids(found: Iterable[factcli.Hit]) -> list[str]:
    return [hit.id for hit in found]


@pytest.mark.parametrize("case", CASES["query"], ids=lambda case: case["text"][:40] or "empty")
def test_a_text_finds_its_row(case: dict[str, Any]) -> None:
    found = ids(factcli.search(case["text"], INDEX))
    assert (found or [""])[0] == case["first"]
    assert not set(found) & set(case.get("never", ()))


def test_junk_does_not_attract() -> None:
    words = "bridge tower harbour market library museum station".split() * 40
    rows = [
        Row(str(n), f"The {word} of number {n} was opened by a mayor.")
        for n, word in enumerate(words)
    ]
    junk = [Row(f"junk-{n}-{m}", text) for n in range(50) for m, text in enumerate(JUNK)]
    index = TextIndex.build([*junk, *rows, *junk])
    for query in ("The museum was opened", "is it a harbour and not a station?", "a mayor of the"):
        found = ids(factcli.search(query, index))
        assert found
        assert not [name for name in found if name.startswith("junk")]


def test_a_hit_tells_why() -> None:
    hit = factcli.search("Was Otto Vell elected in Tolland?", INDEX)[0]
    assert (hit.rank, hit.id, hit.score) == (1, "mayor-elected", 1.0)
    assert hit.words == ("otto", "vell", "elected")
    assert 50 < hit.share < 100


def test_scores_fall_and_ranks_rise() -> None:
    found = factcli.search("the mayor, the bridge and the flood in Marenholt", INDEX)
    assert [hit.rank for hit in found] == list(range(1, len(found) + 1))
    assert sorted((hit.score for hit in found), reverse=True) == [hit.score for hit in found]
    assert all(0 <= hit.score <= 1 and 0 <= hit.share <= 100 for hit in found)


def test_the_limit_holds() -> None:
    text = "bridge mayor flood trams library"
    assert [len(factcli.search(text, INDEX, limit)) for limit in (-1, 0, 1, 3)] == [0, 0, 1, 3]
    assert factcli.search(text, INDEX, 3) == factcli.search(text, INDEX, 50)[:3]


def test_equal_rows_come_in_their_order() -> None:
    index = TextIndex.build([Row(str(number), "The tower is high.") for number in range(500)])
    assert ids(factcli.search("a high tower", index, 5)) == ["0", "1", "2", "3", "4"]


def test_rows_can_be_added() -> None:
    index = TextIndex.build(ARCHIVE)
    assert not factcli.search("submarine", index)
    index.add([Row("new", "A submarine was seen under the bridge.")])
    assert len(index) == len(ARCHIVE) + 1
    assert ids(factcli.search("submarine", index)) == ["new"]
    assert ids(factcli.search("zurich tram", index))[0] == "tram"


def test_a_failure_adds_nothing() -> None:
    def rows() -> Iterable[Row]:
        for number in range(5_000):
            yield Row(str(number), "A submarine.")
        raise ZeroDivisionError

    index = TextIndex.build(ARCHIVE)
    with pytest.raises(ZeroDivisionError):
        index.add(rows())
    assert len(index) == len(ARCHIVE)
    assert not factcli.search("submarine", index)


def test_no_rows_are_no_hits() -> None:
    assert not factcli.search("anything", TextIndex.build([]))


def test_a_file_holds_the_same_as_memory(tmp_path: Path) -> None:
    place = str(tmp_path / "a b?#.index")
    TextIndex.build(ARCHIVE, place).close()
    opened = TextIndex.open(place)
    for case in CASES["query"]:
        assert factcli.search(case["text"], opened) == factcli.search(case["text"], INDEX)


def test_claims_of_a_base_are_found_by_other_names(tmp_path: Path) -> None:
    (tmp_path / "town.toml").write_text(TOWN, "utf-8")
    base = factcli.load(tmp_path)
    found = factcli.search("born in 1961", base)
    assert ids(found) == ["vell-born"]
    assert found[0].title == ""
    assert (found[0].file, found[0].line) == (str(tmp_path / "town.toml"), 31)
    assert factcli.search("born in 1961", base) == found


def test_threads_take_turns() -> None:
    texts = [case["text"] for case in CASES["query"]] * 10
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda text: factcli.search(text, INDEX), texts))
    assert found == [factcli.search(text, INDEX) for text in texts]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.integers(1, 20))
@example('"', 1)
@example("*", 1)
@example('bridge" OR "a', 2)
@example("NEAR(bridge mayor, 3) AND NOT text:flood ^tolland -vell +otto {x y} : bridge", 3)
@example("bridge\0mayor", 3)
@example("\ud800 bridge \udfff", 3)
@example("' ; DROP TABLE row; --", 3)
@example("½ ² Ⅷ ﬁ ǅ İ ß", 3)
@example("🔥👩‍👩‍👧‍👦", 3)
def test_any_text_can_be_looked_for(text: str, limit: int) -> None:
    found = factcli.search(text, INDEX, limit)
    assert len(found) <= limit
    assert all(hit.words for hit in found)
    assert factcli.search(text, INDEX, limit) == found


@pytest.mark.parametrize("text", ["bridge " * 150_000, "x" * 10**6, "bridge 🔥 \"*'" * 80_000])
def test_a_megabyte_can_be_looked_for(text: str) -> None:
    assert ids(factcli.search(text, INDEX))[:1] in ([], ["bridge"], ["bridge-opened"])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), max_size=8))
def test_any_rows_can_be_indexed(texts: list[tuple[str, str]]) -> None:
    index = TextIndex.build([Row(str(n), text, title) for n, (text, title) in enumerate(texts)])
    assert len(index) == len(texts)
    factcli.search(" ".join(text for pair in texts for text in pair), index)
