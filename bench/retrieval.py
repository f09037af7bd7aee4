"""Measures how well the right claims are found for a text, and how fast.

    python bench/retrieval.py CLAIMS QUERIES [--peers] [--junk N] [--sample N] [--misses FILE]

CLAIMS has a claim a line (`id`, `text`, `title`), QUERIES a text a line (`id`, `query`,
`relevant`: ids of claims), both JSON. MAP@5 is the mean average precision of the first five,
hit@1 how often the first is a right one. Peers: BM25 over stems alone, as SQLite has it, and
rapidfuzz's token_set_ratio over all claims, on a sample of the queries. `--junk N` adds a claim of
each of the N commonest words alone, and one of each two of them, as careless archives have them.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from rapidfuzz import fuzz, process, utils  # noqa: E402

from factcli.store.search.find import hits  # noqa: E402
from factcli.store.search.index import TextIndex  # noqa: E402
from factcli.store.search.rows import Row  # noqa: E402
from factcli.store.search.stems import TOKENIZER  # noqa: E402
from factcli.store.search.words import cleaned, spelled, telling  # noqa: E402

FIRST = 5
SAMPLE = 60
Search = Callable[[str], Sequence[str]]


class Query(NamedTuple):
    """A text, and the ids of the claims that are right for it."""

    id: str
    text: str
    relevant: frozenset[str]


class Score(NamedTuple):
    """What was measured of one way to search."""

    average_precision: float
    first: float
    milliseconds: float
    queries: int


def records(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def precision(found: Sequence[str], relevant: frozenset[str]) -> float:
    """Return the average precision of the first five."""
    right = 0
    total = 0.0
    for place, name in enumerate(found[:FIRST], 1):
        if name in relevant:
            right += 1
            total += right / place
    return total / min(len(relevant), FIRST) if relevant else 0.0


def measured(search: Search, queries: Sequence[Query], misses: list[str] | None = None) -> Score:
    """Return how well and how fast a search does on queries."""
    times = []
    precisions = []
    firsts = 0
    for query in queries:
        start = time.perf_counter()
        found = search(query.text)
        times.append(time.perf_counter() - start)
        precisions.append(precision(found, query.relevant))
        right = bool(found) and found[0] in query.relevant
        firsts += right
        if misses is not None and not right:
            misses.append(f"{query.id}\t{found[:1]}\t{sorted(query.relevant)}\t{query.text}")
    count = len(queries)
    return Score(sum(precisions) / count, firsts / count, 1000 * statistics.median(times), count)


def junk(claims: Sequence[Row], count: int) -> list[Row]:
    """Return claims of one word and of two, the commonest of all claims."""
    counts = Counter(word for claim in claims for word in spelled(claim.text))
    common = [word for word, _ in counts.most_common(count)]
    words = [*common, *(f"{one} {other}" for one, other in pairwise(common))]
    return [Row(f"junk-{number}", text) for number, text in enumerate(words)]


def factcli_search(index: TextIndex) -> Search:
    """Search as `factcli search` does."""
    return lambda text: [hit.id for hit in hits(text, index, FIRST)]


def bm25_alone(claims: Sequence[Row]) -> Search:
    """Search as SQLite's full-text index orders, by an OR of the words that tell something."""
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE VIRTUAL TABLE word USING fts5(text, tokenize='{TOKENIZER}')")
    database.executemany(
        "INSERT INTO word(rowid, text) VALUES (?, ?)",
        enumerate(f"{each.text} {each.title}" for each in claims),
    )

    def search(text: str) -> list[str]:
        words = telling(spelled(cleaned(text)))
        wanted = " OR ".join(f'"{word}"' for word in words)
        found = database.execute(
            "SELECT rowid FROM word WHERE word MATCH ? ORDER BY rank LIMIT 5", (wanted or '""',)
        )
        return [claims[number].id for (number,) in found]

    return search


def rapidfuzz_alone(claims: Sequence[Row]) -> Search:
    """Search by the best token_set_ratio among all claims."""
    texts = [utils.default_process(f"{each.text} {each.title}") for each in claims]

    def search(text: str) -> list[str]:
        wanted = utils.default_process(text)
        found = process.extract(wanted, texts, scorer=fuzz.token_set_ratio, limit=FIRST)
        return [claims[place].id for _, _, place in found]

    return search


def line(name: str, score: Score) -> str:
    """Return a row of the table."""
    return (
        f"{name:<28} {score.queries:>7} {score.average_precision:>7.3f} {score.first:>7.3f}"
        f" {score.milliseconds:>9.1f}"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("claims", type=Path)
    parser.add_argument("queries", type=Path, nargs="+")
    parser.add_argument("--peers", action="store_true", help="measure other ways too")
    parser.add_argument("--junk", type=int, default=0, help="words that make junk claims")
    parser.add_argument("--sample", type=int, default=SAMPLE, help="queries for slow peers")
    parser.add_argument("--misses", type=Path, help="write queries whose first claim is wrong")
    options = parser.parse_args()
    claims = [Row(c["id"], c["text"], c.get("title", "")) for c in records(options.claims)]
    claims += junk(claims, options.junk)
    start = time.perf_counter()
    index = TextIndex.build(claims)
    took = time.perf_counter() - start
    print(f"{len(claims):,} claims indexed, {len(claims) / took:,.0f} a second")
    misses: list[str] = []
    for path in options.queries:
        queries = [Query(q["id"], q["query"], frozenset(q["relevant"])) for q in records(path)]
        print(f"\n{path.name:<28} {'queries':>7} {'MAP@5':>7} {'hit@1':>7} {'ms/query':>9}")
        print(line("factcli search", measured(factcli_search(index), queries, misses)))
        if options.peers:
            print(line("BM25 over stems alone", measured(bm25_alone(claims), queries)))
            some = queries[:: max(1, len(queries) // options.sample)]
            print(line("rapidfuzz token_set_ratio", measured(rapidfuzz_alone(claims), some)))
    if options.misses:
        options.misses.write_text("".join(f"{miss}\n" for miss in misses), "utf-8")


if __name__ == "__main__":
    main()
