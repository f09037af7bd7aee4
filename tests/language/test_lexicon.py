"""The lexicon: relations of words from a table, the generated file, and what it costs."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from pathlib import Path
from time import perf_counter

import pytest

from factcli.language import lexicon, table, wordfile
from factcli.model import Relation
from tools import build_lexicon

HERE = Path(__file__).parent
LEXICON = Path(lexicon.__file__).with_name("en") / "lexicon.bin"
MEGABYTES = 3_000_000


def rows() -> list[tuple[str, str, str]]:
    lines = (HERE / "relations.txt").read_text("utf-8").splitlines()
    cells = [line.split("|") for line in lines if line and not line.startswith("#")]
    return [(said.strip(), stored.strip(), relation.strip()) for said, stored, relation in cells]


def found(said: str, stored: str) -> str:
    relation = lexicon.relation(said, stored)
    return relation.value if relation else "none"


@pytest.mark.parametrize(("said", "stored", "relation"), rows())
def test_a_pair_of_words_has_this_relation(said: str, stored: str, relation: str) -> None:
    assert found(said, stored) == relation


def test_the_table_has_more_that_must_not_pass() -> None:
    counts = Counter(relation in ("equal", "within") for _, _, relation in rows())
    assert sum(counts.values()) >= 250
    assert counts[False] > counts[True]
    assert len(set(rows())) == len(rows())


TURNED = {"within": "beyond", "beyond": "within"}


@pytest.mark.parametrize(("said", "stored", "relation"), rows())
def test_the_other_way_about_is_the_mirror(said: str, stored: str, relation: str) -> None:
    assert found(stored, said) == TURNED.get(relation, relation)


def pairs_of(name: str) -> list[tuple[str, str]]:
    return [(key, word) for key, others in table(name).items() for word in others]


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("synonyms", {"equal"}),
        ("opposites", {"opposite"}),
        ("broader", {"within", "equal"}),
        ("unrelated", {"none"}),
    ],
)
def test_no_table_contradicts_another(name: str, allowed: set[str]) -> None:
    assert not [pair for pair in pairs_of(name) if found(*pair) not in allowed]


def test_tables_are_as_large_as_promised() -> None:
    assert len(pairs_of("opposites")) >= 250
    assert len(pairs_of("converses")) >= 60
    assert len(table("irregular")) >= 200


def test_members_of_an_exclusive_class_are_never_the_same_unless_the_lexicon_nests_them() -> None:
    wrong: list[tuple[str, str]] = []
    for members in table("exclusive").values():
        firsts = [member.partition("=")[0] for member in members]
        for at, one in enumerate(firsts):
            wrong.extend((one, two) for two in firsts[at + 1 :] if found(one, two) == "equal")
    # WordNet gives each of these pairs one synset, and narrower words of one go under the other.
    assert set(wrong) <= {("trumpet", "cornet"), ("xylophone", "marimba"), ("football", "soccer")}


def test_a_part_of_speech_narrows_the_readings() -> None:
    assert lexicon.relation("left", "remained", "v") is Relation.OPPOSITE
    assert lexicon.relation("left", "remained", "a") is not Relation.OPPOSITE


def test_words_may_be_written_with_capitals_and_accents() -> None:
    assert lexicon.relation("Émbassy", "EMBASSIES") is Relation.EQUAL


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("minister", "person"),
        ("actresses", "person"),
        ("embassy", "building"),
        ("embassy", "organization"),
        ("ministry", "organisation"),
        ("company", "organization"),
        ("police", "organization"),
        ("team", "organization|group"),
        ("city", "place"),
        ("airport", "place"),
        ("country", "place"),
        ("river", "place"),
        ("hurricane", "event"),
        ("election", "event"),
        ("raid", "event"),
        ("film", "work"),
        ("novel", "work"),
        ("guitar", "artifact"),
        ("sparrow", "bird"),
    ],
)
def test_a_noun_is_of_this_kind(word: str, kinds: str) -> None:
    assert lexicon.is_a(word, kinds)


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("dog", "person"),
        ("minister", "place|building"),
        ("city", "person"),
        ("tower", "person|event"),
        ("quickly", "event"),
        ("zzyzx", "person"),
        ("guitar", "person|place"),
        ("election", "person|place"),
    ],
)
def test_a_noun_is_not_of_this_kind(word: str, kinds: str) -> None:
    assert not lexicon.is_a(word, kinds)


def test_hypernyms_stand_up_to_three_levels_above() -> None:
    assert {"show", "product"} <= lexicon.hypernyms("film")
    assert "building" in lexicon.hypernyms("embassies")
    assert "film" not in lexicon.hypernyms("film")
    assert lexicon.hypernyms("zzyzx") == frozenset()


def test_synonyms_may_take_the_place_of_a_word() -> None:
    assert "movie" in lexicon.synonyms("films")
    assert "step down" in lexicon.synonyms("resigned", "v")
    assert lexicon.synonyms("zzyzx") == ()
    for word in ("arrest", "large", "begin", "invade", "quickly"):
        assert {found(word, other) for other in lexicon.synonyms(word)} <= {"equal"}


def test_converses_go_both_ways() -> None:
    assert "sell to" in lexicon.converse("buy from")
    assert lexicon.converse("buy") == ("sell to",)
    assert "buy from" in lexicon.converse("sell to")
    assert "lose to" in lexicon.converse("beat")
    assert "serve under" in lexicon.converse("lead")
    assert lexicon.converse("sleep") == ()


def test_parts_of_speech_come_with_weights() -> None:
    assert lexicon.pos("minister")[0][0] == "n"
    assert lexicon.pos("arrested")[0][0] == "v"
    assert lexicon.pos("political")[0][0] == "a"
    assert dict(lexicon.pos("raid")).keys() == {"n", "v"}
    assert lexicon.pos("zzyzx") == ()
    weights = [weight for _, weight in lexicon.pos("left")]
    assert weights == sorted(weights, reverse=True)


def test_the_file_holds_no_names_and_no_long_tail() -> None:
    for word in ("london", "brussels", "paris", "shakespeare", "amazon river"):
        assert wordfile.entry(word) is None
    for word in ("take over", "vice president", "break off", "trade union", "referendum"):
        assert wordfile.entry(word) is not None
    assert LEXICON.stat().st_size <= MEGABYTES


def test_the_file_is_the_one_that_the_generator_made() -> None:
    assert hashlib.sha256(LEXICON.read_bytes()).hexdigest() == build_lexicon.SHA256


@pytest.mark.skipif("WORDNET_DIR" not in os.environ, reason="needs a WordNet dict folder")
def test_the_generator_makes_the_file_again_byte_for_byte() -> None:
    assert build_lexicon.build(Path(os.environ["WORDNET_DIR"])) == LEXICON.read_bytes()


def test_the_licence_of_wordnet_goes_with_it() -> None:
    notice = LEXICON.with_name("LEXICON-LICENSE.txt").read_text("utf-8")
    assert "Princeton University" in notice
    assert "derived from the WordNet database" in notice


def test_a_damaged_file_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "lexicon.bin").write_bytes(b"FCLEX\x02" + bytes(40))
    monkeypatch.setattr(wordfile, "__file__", str(tmp_path / "wordfile.py"))
    with pytest.raises(OSError, match="damaged"):
        wordfile._columns.__wrapped__()  # noqa: SLF001  past the cache of the good file


def least_seconds(tries: int, run: object) -> float:
    best = 1.0
    for _ in range(tries):
        start = perf_counter()
        assert callable(run)
        run()
        best = min(best, perf_counter() - start)
    return best


def test_opening_takes_less_than_five_milliseconds() -> None:
    assert least_seconds(5, wordfile._columns.__wrapped__) < 0.005  # noqa: SLF001


def test_a_question_takes_less_than_fifty_microseconds() -> None:
    words = [word for said, stored, _ in rows()[:40] for word in (said, stored)]

    def ask() -> None:
        lexicon.relation.cache_clear()
        for one in words:
            for two in words:
                lexicon.relation(one, two)

    assert least_seconds(3, ask) / len(words) ** 2 < 50e-6
