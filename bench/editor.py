"""How long an editor waits for `factcli lsp`: at its start, for a text opened, for an edit.

    python bench/editor.py [--size BYTES] [--edits N]

A real client talks to the server in a process of its own. Each row has the time that the client
waited and, where the system tells it, the processor time that the server took: on a busy
machine only the second says something about factcli.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

from lsprotocol import types as lsp

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.servers.editor import Client, Editor, config  # noqa: E402

# Sentences that no claim speaks to, as most of a text is.
_FILLER = (
    "The rain had stopped by noon, and people came back to the square.",
    "Nobody who was asked wanted to say more about it.",
    "A second meeting is expected, though no date has been set.",
    "“We will see what comes of it,” a shopkeeper said.",
)
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="bytes of a text")
    parser.add_argument("--edits", type=int, default=20, help="edits of each text")
    options = parser.parse_args()
    print(f"{'what':52}{'waited':>9}{'server':>9}   (load {os.getloadavg()[0]:.1f})")
    for every, name in ((1, "each sentence is on file"), (5, "one sentence in five is on file")):
        for pause, state in ((0.0, "at once"), (4.0, "claims loaded")):
            text = document(options.size, every)
            asyncio.run(measure(text, pause, f"{name}, {state}", options.edits))


def document(size: int, every: int) -> str:
    """Return a Markdown text of so many bytes; one sentence in `every` is a claim's."""
    pieces: list[str] = []
    sentences = _sentences(every)
    length = 0
    while length < size:
        paragraph = " ".join(next(sentences) for _ in range(4))
        pieces.append(paragraph)
        length += len(paragraph.encode()) + 2
    return "\n\n".join(pieces)


def _sentences(every: int) -> Iterator[str]:
    claims = [
        # A server that has just begun checks the claims' own sentences.
        f"Indeed, {claim['text']}"
        for path in sorted((ROOT / "claims").glob("*.toml"))
        for claim in tomllib.loads(path.read_text("utf-8")).get("claim", ())
    ]
    number = 0
    while True:
        on_file = number % every == 0
        yield claims[number // every % len(claims)] if on_file else _FILLER[number % len(_FILLER)]
        number += 1


async def measure(text: str, pause: float, name: str, edits: int) -> None:
    """Open a text in a fresh server after a pause, edit it, and print how long that took."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        client = await config("--claims", str(ROOT / "claims")).start()
        if not isinstance(client, Client):
            raise TypeError(client)
        editor = Editor(client, Path(folder))
        await editor.begin()
        _row(f"start, {name}", time.perf_counter() - began, _used(client))
        await asyncio.sleep(pause)
        before, began = _used(client), time.perf_counter()
        await editor.open("draft.md", text)
        _row("  open", time.perf_counter() - began, _used(client) - before)
        waits, before = [], _used(client)
        for number in range(edits):
            began = time.perf_counter()
            await editor.change("draft.md", edited(text, number))
            waits.append(time.perf_counter() - began)
        used = (_used(client) - before) / edits
        _row("  edit of a sentence, median", statistics.median(waits), used)
        began = time.perf_counter()
        await editor.hover("draft.md", lsp.Position(0, 5))
        _row("  hover", time.perf_counter() - began, 0)
        await client.shutdown_session()
        await client.stop()  # type: ignore[no-untyped-call]


def edited(text: str, number: int) -> str:
    """Return a text with another word in one of its sentences."""
    words = text.split(" ")
    place = 7 + number * (len(words) // 40)
    return " ".join([*words[:place], f"really{number}", *words[place:]])


def _used(client: Client) -> float:
    """Return the processor time of the server in seconds, 0 where nobody tells it."""
    server = client._server  # noqa: SLF001 - the client has no other name for it
    try:
        content = Path(f"/proc/{server.pid if server else 0}/stat").read_text("utf-8")
    except OSError:
        return 0.0
    user, system = content.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / _TICKS


def _row(what: str, waited: float, used: float) -> None:
    print(f"{what:52}{waited * 1000:7.0f}ms{used * 1000:7.0f}ms")


if __name__ == "__main__":
    main()
