"""One thread that does the work, the most urgent first, so that the server can always listen.

One thread only: a claim base compiles itself bit by bit while it is used. A job that takes
long calls `heed` now and then, which ends it when something else is wanted more; nothing is
lost by that, because what was checked is remembered by those who check.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Heed = Callable[[], None]

# What is asked from what is known, what somebody waits for, what they will soon look at, what
# can wait.
AT_ONCE, NOW, SOON, LATER = 0, 1, 2, 3


class StoppedError(Exception):
    """A job is not wanted any more, or not as much as another."""


class _Job(NamedTuple):
    urgency: int
    number: int
    key: str
    run: Callable[[Heed], Any]
    done: asyncio.Future[Any]


class Worker:
    """Does jobs one by one. A job has a key: a new one replaces what waits under the same."""

    def __init__(self) -> None:
        self._waiting: dict[str, _Job] = {}
        self._number = 0
        self._pool = ThreadPoolExecutor(1, "factcli")
        self._task: asyncio.Task[None] | None = None

    def ask(self, key: str, run: Callable[[Heed], Any], urgency: int = NOW) -> asyncio.Future[Any]:
        """Return the result to come; it is cancelled when a newer job has the same key."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[Any] = loop.create_future()
        self._number += 1
        before = self._waiting.get(key)
        self._waiting[key] = _Job(urgency, self._number, key, run, done)
        if before is not None:
            before.done.cancel()
        if self._task is None or self._task.done():
            self._task = loop.create_task(self._work())
        return done

    def waits(self, key: str) -> bool:
        """Tell whether a job of this key has not begun."""
        return key in self._waiting

    def drop(self, key: str) -> None:
        """Forget the job that waits under a key."""
        job = self._waiting.pop(key, None)
        if job is not None:
            job.done.cancel()

    def close(self) -> None:
        """Take no more work. What is running in the thread ends at its next `heed`."""
        for key in [*self._waiting]:
            self.drop(key)
        self._number = -1
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def _work(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            job = min(self._waiting.values(), key=lambda job: (job.urgency, job.number))
            del self._waiting[job.key]
            try:
                found = await loop.run_in_executor(self._pool, job.run, partial(self._heed, job))
            except StoppedError:
                if job.key in self._waiting or self._number < 0:
                    job.done.cancel()
                else:
                    self._waiting[job.key] = job
            except Exception as error:  # noqa: BLE001 - whoever asked gets it
                if not job.done.done():
                    job.done.set_exception(error)
            else:
                if not job.done.done():
                    job.done.set_result(found)

    def _heed(self, job: _Job) -> None:
        """End a job that is not wanted any more; called in the thread."""
        if self._number < 0:
            raise StoppedError
        for other in list(self._waiting.values()):
            if other.key == job.key or other.urgency < job.urgency:
                raise StoppedError
