from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcli.check import check
from factcli.errors import FactcliError
from factcli.exchange.bring_in import Options, bring_in
from factcli.exchange.ratings import table, verdict_of
from factcli.exchange.target import RefusedError
from factcli.model import Verdict
from factcli.render.claimreview import RATINGS, Publisher, of_claim, of_finding
from factcli.render.view import Screen, View
from factcli.store.base import ClaimBase
from factcli.store.load import load

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "docs/schema/claimreview.schema.json").read_text("utf-8"))
VALID = jsonschema.Draft202012Validator(SCHEMA)
DESK = Publisher("The Desk", "https://desk.example", "https://desk.example/checks",
                 "2024-05-02", "https://post.example/1")  # fmt: skip
FEEDS = Options(form="claimreview")


def a_review(**changes: object) -> dict[str, Any]:
    made = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://facts.example/1",
        "claimReviewed": "The Beacon Tower was sold to a bank.",
        "author": {"@type": "Organization", "name": "Facts First"},
        "datePublished": "2024-05-01",
        "reviewRating": {"@type": "Rating", "ratingValue": 1, "worstRating": 1, "bestRating": 5,
                         "alternateName": "False"},
        "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Jo Berg"},
                         "datePublished": "2024-04-30",
                         "appearance": {"@type": "CreativeWork", "url": "https://post.example/9"}},
        **changes,
    }  # fmt: skip
    return {key: value for key, value in made.items() if value is not None}


def rated(words: str, text: str = "") -> dict[str, Any]:
    changes: dict[str, object] = {"reviewRating": {"alternateName": words}}
    return a_review(**changes, **({"claimReviewed": text} if text else {}))


def imported(content: object, folder: Path) -> ClaimBase:
    file = folder / "feed.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    bring_in(file, folder / "claims", FEEDS)
    return load([str(folder / "claims")])


def exported(base: ClaimBase) -> list[dict[str, Any]]:
    return [of_claim(c, base.sources[c.source], base.entities, DESK) for c in base.claims]


ONE, TWO = a_review(), a_review(claimReviewed="It rained.", url="https://facts.example/2")


@pytest.mark.parametrize(
    "content",
    [
        [ONE, TWO],
        {"@context": "http://schema.org/", "@graph": [ONE, TWO]},
        {"@type": "DataFeed", "dataFeedElement": [
            {"@type": "DataFeedItem", "item": [ONE]}, {"@type": "DataFeedItem", "item": TWO}]},
        {"@type": "ItemList", "itemListElement": [{"item": ONE}, {"item": TWO}]},
        json.dumps(ONE) + "\n" + json.dumps(TWO) + "\n",
        "\ufeff" + json.dumps([ONE, TWO]),
        {"@context": {"schema": "http://schema.org/"}, "@graph": [
            {f"schema:{k}" if k[0] != "@" else k: "schema:ClaimReview" if k == "@type" else v
             for k, v in one.items() if k != "@context"} for one in (ONE, TWO)]},
        [{**ONE, "@type": ["Review", "http://schema.org/ClaimReview"]}, TWO],
        {"@graph": [{**ONE, "author": {"@id": "#us"}}, TWO,
                    {"@id": "#us", "@type": "Organization", "name": "Facts First"}]},
    ],
    ids=["array", "graph", "feed", "list", "lines", "mark", "prefixed", "types", "ids"],
)  # fmt: skip
def test_every_shape_of_a_feed(content: object, tmp_path: Path) -> None:
    base = imported(content, tmp_path)
    assert [claim.text for claim in base.claims] == [ONE["claimReviewed"], "It rained."]
    assert {base.sources[claim.source].publisher for claim in base.claims} == {"Facts First"}


def test_a_single_review_and_all_that_it_says(tmp_path: Path) -> None:
    base = imported(ONE, tmp_path)
    claim = base.claims[0]
    source = base.sources[claim.source]
    assert (source.publisher, source.url, source.date) == (
        "Facts First", "https://facts.example/1", "2024-05-01")  # fmt: skip
    assert (claim.verdict, claim.rating, claim.rating_scale) == (
        Verdict.REFUTED, "False", "1 of 1 to 5")  # fmt: skip
    assert (claim.claimed_by, claim.claimed_on, claim.claimed_in) == (
        ("Jo Berg",), "2024-04-30", ("https://post.example/9",))  # fmt: skip


_TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1,
                max_size=12)  # fmt: skip
_DAY = st.dates().map(lambda day: day.isoformat())
_WORK = _TEXT.map(lambda text: {"@type": "CreativeWork", "url": f"https://p.example/{text}"})
_RATINGS = st.builds(
    lambda words, value, best: {"@type": "Rating", "ratingValue": value, "worstRating": 1,
                                "bestRating": best, "alternateName": words},
    st.one_of(_TEXT, st.sampled_from(sorted(table()))), st.integers(1, 5), st.integers(5, 10),
)  # fmt: skip
_REVIEWS = st.builds(
    a_review,
    claimReviewed=_TEXT,
    url=_TEXT.map(lambda text: f"https://f.example/{text}"),
    author=_TEXT.map(lambda text: {"@type": "Organization", "name": text}),
    datePublished=_DAY,
    reviewRating=_RATINGS,
    itemReviewed=st.fixed_dictionaries(
        {"@type": st.just("Claim")},
        optional={
            "author": st.lists(
                _TEXT.map(lambda text: {"@type": "Person", "name": text}),
                min_size=1, max_size=2, unique_by=lambda who: who["name"]),
            "datePublished": _DAY,
            "appearance": st.lists(_WORK, min_size=1, max_size=2,
                                   unique_by=lambda work: work["url"]),
        },
    ),
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.lists(_REVIEWS, min_size=1, max_size=3))
def test_statement_rating_author_address_and_dates_survive(reviews: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        again = exported(imported(reviews, Path(name)))
    assert again == reviews


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("False", "refuted"), ("FALSE.", "refuted"), ("Pants on Fire!", "refuted"),
        ("This is false", "refuted"), ("Fake", "refuted"), ("Falso", "refuted"),
        ("True", "supported"), ("Correct.", "supported"),
        ("Half True", "mixed"), ("half-true", "mixed"), ("Misleading", "mixed"),
        ("Missing Context", "mixed"), ("Mostly False", "mixed"), ("Barely true", "mixed"),
        ("Partly false", "mixed"), ("Altered", "mixed"), ("Out of context", "mixed"),
        ("Unproven", "unverifiable"), ("Satire", "unverifiable"),
        ("Not false", ""), ("Seven Bees", ""), ("falsely", ""), ("", ""),
        ("False, but he meant well", ""), ("True-ish", ""),
    ],
)  # fmt: skip
def test_ratings_in_words(words: str, verdict: str) -> None:
    assert verdict_of(words) == verdict


@pytest.mark.parametrize(
    ("scale", "verdict"),
    [("1 of 1 to 5", "refuted"), ("5 of 1 to 5", "supported"), ("2 of 1 to 5", "mixed"),
     ("1 of 1 to 1", ""), ("x of 1 to 5", ""), ("", "")],
)  # fmt: skip
def test_ratings_in_numbers_count_without_words_only(scale: str, verdict: str) -> None:
    assert verdict_of("", scale) == verdict
    assert verdict_of("Seven Bees", scale) == ""


def test_no_rating_stands_for_two_verdicts() -> None:
    path = ROOT / "src/factcli/exchange/ratings.txt"
    rows = [line.partition(": ") for line in path.read_text("utf-8").splitlines() if line[0] != "#"]
    words = [word for _, _, listed in rows for word in listed.split(", ")]
    assert {verdict for verdict, _, _ in rows} <= {verdict.value for verdict in Verdict}
    keys = {verdict_of(word) for word in words}
    assert "" not in keys
    for verdict, _, listed in rows:
        assert [word for word in listed.split(", ") if verdict_of(word) != verdict] == []


@pytest.mark.parametrize(
    ("review", "statement", "verdict"),
    [
        (rated("False"), "The Beacon Tower was sold to a bank.", "refuted"),
        (rated("False"), "The Beacon Tower was sold to a bank in 2019.", "refuted"),
        (rated("False"), "The Beacon Tower was not sold to a bank.", "supported"),
        (rated("False"), "The Beacon Tower was sold.", "unverifiable"),
        (rated("False"), "The Beacon Tower was not sold.", "unverifiable"),
        (rated("False"), "The Beacon Tower was sold to a school.", "unverifiable"),
        (rated("False", "The tower was sold and the harbour was closed."),
         "The tower was sold.", "unverifiable"),
        (rated("False", "The tower was sold and the harbour was closed."),
         "The harbour was closed.", "unverifiable"),
        (rated("False", "The tower was sold and the harbour was closed."),
         "The tower was not sold.", "unverifiable"),
        (rated("False", "Ana Lund and Jo Berg were arrested."), "Jo Berg was arrested.",
         "unverifiable"),
        (rated("False", "Ana Lund said that the tower was sold."), "The tower was sold.",
         "unverifiable"),
        (rated("False", "Ana Lund said that the tower was sold."),
         "The tower was not sold.", "unverifiable"),
        (rated("Half true"), "The Beacon Tower was sold to a bank.", "unverifiable"),
        (rated("Half true"), "The Beacon Tower was not sold to a bank.", "unverifiable"),
        (rated("Misleading"), "The Beacon Tower was sold to a bank.", "unverifiable"),
        (rated("Missing context"), "The Beacon Tower was not sold to a bank.", "unverifiable"),
        (rated("Mostly false"), "The Beacon Tower was sold to a bank.", "unverifiable"),
        (rated("Seven Bees"), "The Beacon Tower was sold to a bank.", "unverifiable"),
        (rated("Seven Bees"), "The Beacon Tower was not sold to a bank.", "unverifiable"),
        (rated("True"), "The Beacon Tower was sold to a bank.", "supported"),
        (rated("True"), "The Beacon Tower was not sold to a bank.", "refuted"),
    ],
)  # fmt: skip
def test_what_a_rating_decides(
    review: dict[str, Any], statement: str, verdict: str, tmp_path: Path
) -> None:
    finding = check(statement, imported(review, tmp_path))
    assert finding.verdict.value == verdict
    if verdict == "refuted" and review["reviewRating"]["alternateName"] == "False":
        assert [match.claim.source for match in finding.claims] == ["facts-first"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ({"@type": "Article"}, "holds no ClaimReview"),
        ("{'a'}", "is not JSON"),
        (json.dumps(ONE) + "\n{", "feed.json:2:1:2: is not JSON"),
        ([a_review(claimReviewed=None)], "[1]: has no claimReviewed"),
        ([a_review(claimReviewed=7)], "[1]: has no claimReviewed"),
        ([ONE, {**TWO, "@context": "https://other.example/c"}],
         "[2].@context: is no context of schema.org, and factcli fetches none"),
        ({**ONE, "@context": {"claimReviewed": "https://other.example/x"}}, "@context: is no"),
        ('{"@type": "ClaimReview", "claimReviewed": "A", "claimReviewed": "B"}',
         "claimReviewed: stands twice"),
        ('{"@type": "ClaimReview", "claimReviewed": "\\ud800"}', "half a character"),
        ('{"@type": "ClaimReview", "claimReviewed": NaN}', "NaN is no JSON number"),
        ('{"a":' * 5000 + "1" + "}" * 5000, "nested too deeply"),
    ],
)  # fmt: skip
def test_what_is_refused(content: object, told: str, tmp_path: Path) -> None:
    with pytest.raises(FactcliError) as caught:
        imported(content, tmp_path)
    lines = caught.value.lines if isinstance(caught.value, RefusedError) else (str(caught.value),)
    assert any(told in line for line in lines), lines
    assert not (tmp_path / "claims").exists()


KEPT = "the statement is kept and decides nothing"


def test_what_is_missing_or_cannot_be_mapped_is_told(tmp_path: Path) -> None:
    bare = {"@type": "ClaimReview", "claimReviewed": "It rained.", "datePublished": "yesterday"}
    (tmp_path / "f.json").write_text(json.dumps([bare, rated("Seven Bees")]), "utf-8")
    done = bring_in(tmp_path / "f.json", tmp_path / "claims", FEEDS)
    said = [line.partition("warning: ")[2] for line in done.warnings]
    assert said == [
        "[1]: has no rating; " + KEPT,
        "[1].datePublished: “yesterday” is not a date; left out",
        "[1]: has no author",
        "[1]: has no url",
        "[2]: the rating “Seven Bees” is not in the table; " + KEPT,
    ]
    assert load([str(tmp_path / "claims")]).claims[1].rating == "Seven Bees"


STATEMENTS = (ROOT / "tests/exchange/statements.txt").read_text("utf-8").splitlines()


def test_there_are_twenty_findings_of_every_verdict() -> None:
    base = load([str(ROOT / "claims")])
    assert len(STATEMENTS) >= 20
    assert {check(text, base).verdict for text in STATEMENTS} == set(Verdict)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_finding_is_a_valid_review(statement: str) -> None:
    base = load([str(ROOT / "claims")])
    view = View(base.info(), Screen(), base.sources)
    finding = check(statement, base)
    review = of_finding(finding, DESK, view)
    VALID.validate(review)
    words, number = RATINGS[finding.verdict]
    assert review["claimReviewed"] == statement
    assert review["reviewRating"].get("ratingValue") == number
    assert review["reviewRating"]["alternateName"] == words
    assert review["itemReviewed"]["appearance"]["url"] == "https://post.example/1"
    assert review["datePublished"] == "2024-05-02"
    assert "datePublished" not in of_finding(finding, DESK._replace(date=""), view)


def test_every_claim_that_ships_is_a_valid_review() -> None:
    base = load([str(ROOT / "claims")])
    reviews = exported(base)
    for review in reviews:
        VALID.validate(review)
    by_text = {review["claimReviewed"]: review["reviewRating"] for review in reviews}
    alleged = next(claim for claim in base.claims if claim.said_by and not claim.denied_by)
    assert "ratingValue" not in by_text[alleged.text]


@pytest.mark.parametrize("key", ["claimReviewed", "reviewRating", "url"])
def test_the_schema_asks_for_what_google_asks_for(key: str) -> None:
    VALID.validate(ONE)
    assert not VALID.is_valid(a_review(**{key: None}))


@pytest.mark.parametrize(
    "changes",
    [
        {"reviewRating": {"@type": "Rating", "ratingValue": 1}},
        {"reviewRating": {"@type": "Rating", "ratingValue": 1, "alternateName": "False"}},
        {"author": "Facts First"},
        {"datePublished": "soon"},
        {"url": ""},
        {"itemReviewed": {"@type": "Claim", "appearance": "https://post.example/9"}},
    ],
)
def test_the_schema_refuses(changes: dict[str, Any]) -> None:
    assert not VALID.is_valid(a_review(**changes))
