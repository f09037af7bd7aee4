"""Claim bases made by chance, as the text of a claim file, for tests of what goes out and in."""

from __future__ import annotations

from hypothesis import strategies as st

from factcli.exchange.tabled import written

_WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
)
TEXT = _WORDS.filter(bool).map(lambda text: f"T {text}")
_DAY = st.dates().map(lambda day: day.isoformat())
DATES = st.one_of(_DAY, st.sampled_from(["2013", "199X", "2016~", "2024-05", 2013]))
_ENTITIES = ("ana", "berg", "marenholt")


def _some(fields: dict[str, st.SearchStrategy[object]]) -> st.SearchStrategy[dict[str, object]]:
    return st.fixed_dictionaries({}, optional=fields)


_ENTITY = _some({
    "kind": st.sampled_from(["person", "place", "thing"]),
    "aliases": st.lists(TEXT, min_size=1, max_size=3),
    "adjective": TEXT,
    "pronoun": st.sampled_from(["she", "it"]),
})  # fmt: skip
_SOURCE = _some({"title": TEXT, "publisher": TEXT, "date": DATES, "url": TEXT})
_VALUE = st.one_of(
    TEXT, st.integers(-(10**12), 10**12), st.booleans(), st.sampled_from(_ENTITIES),
    st.floats(allow_nan=False, allow_infinity=False), st.dates(),
)  # fmt: skip
_CLAIM = _some({
    "locator": TEXT, "excerpt": TEXT, "subject": st.one_of(st.sampled_from(_ENTITIES), TEXT),
    "subject_names": st.lists(TEXT, min_size=1, max_size=2),
    "property": st.sampled_from(["cost", "lit-by", "T went to"]),
    "phrases": st.lists(TEXT, min_size=1, max_size=2), "opposites": TEXT, "value": _VALUE,
    "value_names": st.lists(TEXT, min_size=1, max_size=2), "unit": TEXT, "start": DATES,
    "when": DATES, "place": st.sampled_from(_ENTITIES), "by": TEXT,
    "said_by": st.lists(st.one_of(TEXT, st.sampled_from(_ENTITIES)), min_size=1, max_size=2),
    "denied_by": TEXT, "negative": st.booleans(), "plan": st.booleans(), "single": st.booleans(),
    "as_of": DATES, "review_by": DATES, "rating": TEXT, "rating_scale": st.just("2 of 1 to 5"),
    "verdict": st.sampled_from(["supported", "refuted", "mixed"]),
    "claimed_by": st.lists(TEXT, min_size=1, max_size=2), "claimed_on": DATES,
    "claimed_in": st.lists(TEXT, min_size=1, max_size=2),
})  # fmt: skip


@st.composite
def bases(draw: st.DrawFn) -> str:
    """Draw a base of three entities, two sources and some claims, as text that loads."""
    rows: list[tuple[str, dict[str, object]]] = [
        ("base", draw(_some({"title": TEXT, "as_of": DATES}))),
        ("property", {"id": "lit-by", "phrases": ["is lit by"], "single": draw(st.booleans())}),
    ]
    rows += [("entity", {"id": name, "name": name.title(), **draw(_ENTITY)}) for name in _ENTITIES]
    rows += [("source", {"id": f"s{number}", **draw(_SOURCE)}) for number in range(2)]
    count = draw(st.integers(1, 4))
    for number in range(count):
        source = draw(st.sampled_from(["s0", "s1"]))
        claim = {"id": f"c{number}", "text": draw(TEXT), "source": source, **draw(_CLAIM)}
        if number + 1 < count and draw(st.booleans()):
            claim["superseded_by"] = f"c{number + 1}"
        rows.append(("claim", claim))
    return written(tuple(rows))
