"""Measures how search does with many rows: time to index, time to answer, memory.

    python bench/search.py CLAIMS QUERIES [--rows N]…

CLAIMS and QUERIES as for `bench/retrieval.py`. Rows beyond the claims that there are get the
first half of one and the second half of another, so words stay as common as they are. Every
size runs in a process of its own: the index is built in a cache that is empty, opened again as a
second run would do, and asked all queries. rapidfuzz's token_set_ratio over all rows is asked
some of them. Times are those of the processor, as a busy machine has no say in them. Memory is the
resident set: when the queries are done, and the highest there was while the index was built.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.retrieval import factcli_search, rapidfuzz_alone, records  # noqa: E402

from factcli.store import cache  # noqa: E402
from factcli.store.search.kept import archive_index  # noqa: E402
from factcli.store.search.rows import Row  # noqa: E402

ROWS = (1_000, 10_000, 100_000, 1_000_000)
PEERS_UP_TO = 100_000
PEER_QUERIES = 5
# A step that shares no factor with any likely number of claims.
STEP = 7_919


def sentences(claims: Sequence[str], count: int) -> Iterator[str]:
    """Yield so many sentences made of the claims."""
    for number in range(count):
        round_, place = divmod(number, len(claims))
        if not round_:
            yield claims[place]
            continue
        one = claims[place].split()
        other = claims[(place + round_ * STEP) % len(claims)].split()
        yield " ".join((*one[: len(one) // 2], *other[len(other) // 2 :]))


def resident(field: str) -> float:
    """Return the memory of this process in MB: VmRSS now, VmHWM at its highest."""
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith(field):
            return int(line.split()[1]) / 1024
    raise LookupError(field)


def in_milliseconds(start: float) -> float:
    """Return the time that the processor has worked since then."""
    return 1000 * (time.process_time() - start)


def build(archive: str) -> None:
    """Index an archive into the cache, and print how long that took."""
    start = time.process_time()
    index = archive_index([archive])
    took = in_milliseconds(start)
    print(json.dumps({"took": took, "rows": len(index), "high": resident("VmHWM")}))


def ask(archive: str, queries: str) -> None:
    """Open the index from the cache, ask all queries, and print how that went."""
    start = time.process_time()
    search = factcli_search(archive_index([archive]))
    opened = in_milliseconds(start)
    times = []
    for query in records(Path(queries)):
        start = time.process_time()
        search(query["query"])
        times.append(in_milliseconds(start))
    times.sort()
    print(
        json.dumps(
            {
                "opened": opened,
                "median": statistics.median(times),
                "slow": times[int(len(times) * 0.95)],
                "now": resident("VmRSS"),
            }
        )
    )


def peer(archive: str, queries: str) -> None:
    """Ask rapidfuzz alone some of the queries."""
    search = rapidfuzz_alone([Row(row["id"], row["text"]) for row in records(Path(archive))])
    times = []
    for query in records(Path(queries))[:PEER_QUERIES]:
        start = time.process_time()
        search(query["query"])
        times.append(in_milliseconds(start))
    print(json.dumps({"median": statistics.median(times), "now": resident("VmRSS")}))


def measure(claims: Sequence[str], queries: Path, count: int) -> str:
    """Return the row of the table for so many rows."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive.jsonl"
        with archive.open("w", encoding="utf-8") as file:
            for number, text in enumerate(sentences(claims, count)):
                file.write(json.dumps({"id": str(number), "text": text}) + "\n")
        kept = Path(folder) / "cache"
        built = _alone("build", kept, str(archive))
        asked = _alone("ask", kept, str(archive), str(queries))
        size = sum(path.stat().st_size for path in kept.iterdir()) / 2**20
        other = _alone("peer", kept, str(archive), str(queries)) if count <= PEERS_UP_TO else {}
    scan = f"{other['median']:,.0f}" if other else ""
    return (
        f"| {count:,} | {1000 * count / built['took']:,.0f} | {built['high']:,.0f} MB "
        f"| {size:,.0f} MB | {asked['opened']:,.0f} | {asked['median']:.1f} | {asked['slow']:.1f} "
        f"| {asked['now']:,.0f} MB | {scan} |"
    )


def _alone(what: str, kept: Path, *arguments: str) -> dict[str, float]:
    """Return what this script measures in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--part", what, *arguments],
        check=True, capture_output=True, text=True,
        env={**os.environ, cache.FOLDER: str(kept), cache.OFF: ""},
    )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Measure every size and print a table."""
    if sys.argv[1:2] == ["--part"]:
        parts: dict[str, Callable[..., None]] = {"build": build, "ask": ask, "peer": peer}
        part, *arguments = sys.argv[2:]
        parts[part](*arguments)
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("claims", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--rows", type=int, action="append", help="how many; may be repeated")
    options = parser.parse_args()
    claims = [claim["text"] for claim in records(options.claims)]
    print("| rows | indexed a second | at its highest | file | opened, ms | query, ms | 95 % "
          "| resident | rapidfuzz, ms |")  # fmt: skip
    print("|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    for count in options.rows or ROWS:
        print(measure(claims, options.queries, count), flush=True)


if __name__ == "__main__":
    main()
