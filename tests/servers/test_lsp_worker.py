"""The one thread of the language server: order, replacement, giving way, faults, the end."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

import pytest

from factcli.servers.lsp.worker import AT_ONCE, LATER, NOW, SOON, Worker

if TYPE_CHECKING:
    from factcli.servers.lsp.worker import Heed

pytestmark = pytest.mark.asyncio


async def test_the_most_urgent_comes_first() -> None:
    worker, order, gate = Worker(), list[str](), threading.Event()

    def note(name: str) -> asyncio.Future[None]:
        return worker.ask(name, lambda _: order.append(name), urgencies[name])

    urgencies = {"later": LATER, "soon": SOON, "now": NOW, "now too": NOW, "at once": AT_ONCE}
    first = worker.ask("first", lambda _: gate.wait(10))
    await asyncio.sleep(0)
    waiting = [note(name) for name in urgencies]
    gate.set()
    await asyncio.gather(first, *waiting)
    assert order == ["at once", "now", "now too", "soon", "later"]
    worker.close()


async def test_a_newer_job_takes_the_place_of_one_that_waits() -> None:
    worker, gate = Worker(), threading.Event()
    first = worker.ask("first", lambda _: gate.wait(10))
    await asyncio.sleep(0)
    old = worker.ask("text", lambda _: "old")
    new = worker.ask("text", lambda _: "new")
    assert old.cancelled()
    gate.set()
    assert await new == "new"
    assert await first
    worker.close()


@pytest.mark.parametrize(("key", "urgency", "goes_on"), [("text", NOW, False), ("x", NOW, True)])
async def test_a_long_job_gives_way(key: str, urgency: int, *, goes_on: bool) -> None:
    worker, begun, steps = Worker(), threading.Event(), list[str]()

    def long(heed: Heed) -> str:
        steps.append("begun")
        begun.set()
        while len(steps) == 1:
            heed()
        return "done"

    first = worker.ask("text", long, LATER)
    await asyncio.to_thread(begun.wait, 10)
    other = worker.ask(key, lambda _: steps.append("other"), urgency)
    await other
    if goes_on:
        assert await first == "done"
        assert steps == ["begun", "other", "begun"]
    else:
        await asyncio.wait([first])
        assert first.cancelled()
        assert steps == ["begun", "other"]
    worker.close()


async def test_a_job_does_not_give_way_to_what_is_less_urgent() -> None:
    worker, begun = Worker(), threading.Event()

    def job(heed: Heed) -> str:
        begun.set()
        while not worker.waits("later"):
            pass
        heed()
        return "done"

    first = worker.ask("text", job, NOW)
    await asyncio.to_thread(begun.wait, 10)
    later = worker.ask("later", lambda _: "later", LATER)
    assert await first == "done"
    assert await later == "later"
    worker.close()


async def test_a_fault_goes_to_whoever_asked_and_the_rest_goes_on() -> None:
    worker = Worker()

    def fail(_: Heed) -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await worker.ask("a", fail)
    assert await worker.ask("b", lambda _: 1) == 1
    worker.close()


async def test_the_end_stops_what_runs_and_what_waits() -> None:
    worker, begun = Worker(), threading.Event()

    def endless(heed: Heed) -> None:
        begun.set()
        while True:
            heed()

    running = worker.ask("a", endless)
    await asyncio.to_thread(begun.wait, 10)
    waiting = worker.ask("b", lambda _: 1, LATER)
    worker.close()
    await asyncio.wait([running, waiting], timeout=10)
    assert running.cancelled()
    assert waiting.cancelled()
