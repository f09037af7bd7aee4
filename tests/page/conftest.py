"""A real browser for the tests of the page; without one they are skipped, and say so."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# `make browser-tests` sets it: there a missing browser is a failure.
NEEDED = "FACTCLI_BROWSER_TESTS"
# The program to use instead of the first of NAMES that is found.
CHOSEN = "FACTCLI_BROWSER"


def _missing() -> str:
    """Return what it takes to run these tests and is not here, "" where all is."""
    for module in ("playwright", "axe_playwright_python"):
        if importlib.util.find_spec(module) is None:
            return f"no {module}: pip install -e '.[browser]'"
    return "" if _program() else "no Chromium: apt-get install chromium, or set FACTCLI_BROWSER"


def _program() -> str:
    found = (shutil.which(name) for name in (os.environ.get(CHOSEN), *NAMES) if name)
    return next((path for path in found if path), "")


# A module each: while Playwright runs no other test of this process could use asyncio.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    missing = _missing()
    if missing and os.environ.get(NEEDED):
        pytest.fail(missing)
    if missing:
        pytest.skip(missing)
    from playwright.sync_api import sync_playwright

    # Chromium cannot build its sandbox as root.
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=_program(), args=["--no-sandbox"] if root else []
        )
        yield started
        started.close()
