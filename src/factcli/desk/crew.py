"""Many files at once: processes that each hold the base, results in the order of the files."""

from __future__ import annotations

import os

from factcli.desk.scan import Scanner
from factcli.records import TYPE_CHECKING
from factcli.report import FileScan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcli.desk.scan import Settings

_MINE: list[Scanner] = []


def scan_all(
    paths: Sequence[str], claims: Sequence[str], settings: Settings, jobs: int
) -> Iterator[FileScan]:
    """Yield the scan of each file, in order, made by `jobs` processes.

    `claims` are the paths of the base, which each process opens for itself. A process that
    the system ends costs the files it had in hand, and they are told.
    """
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    left = list(paths)
    while left:
        with ProcessPoolExecutor(
            min(jobs, len(left)), get_context("spawn"), _begin, (tuple(claims), settings)
        ) as pool:
            waiting = [(path, pool.submit(_scan, path)) for path in left]
            for number, (path, future) in enumerate(waiting, 1):
                try:
                    yield future.result()
                except BrokenProcessPool:
                    yield FileScan(path, error="a process died over this or another file")
                    left = left[number:]
                    break
            else:
                return


def cores() -> int:
    """Return how many processes this machine has room for."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _begin(claims: tuple[str, ...], settings: Settings) -> None:
    """Make ready a process: open the base once."""
    from factcli.store.kept import open_base

    _MINE[:] = [Scanner(open_base(claims), settings)]


def _scan(path: str) -> FileScan:
    return _MINE[0].file(path)
