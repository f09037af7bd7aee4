"""The page in a real browser, of files that mean harm, and of very many findings."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.page.pages import ALL, long_draft, page
from tests.page.test_page_markup import NASTY, report

from factcli.render.html.page import page as drawn

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

pytestmark = pytest.mark.browser

# Once set it stays set.
WATCH = """(() => { let told = 0; Object.defineProperty(window, "hacked",
  { get: () => told, set: (n) => { told = n || told; } }); })()"""
HOSTILE = """factcli = 1

[base]
title = "Town </title><script>hacked=1</script>"
as_of = 2024-04-06

[[entity]]
id = "vell"
name = "Otto Vell"
kind = "person"

[[source]]
id = "paper"
title = "The <img src=x onerror=hacked=1> Gazette"
publisher = "'\\"><svg onload=hacked=1>"
url = "javascript:hacked=1"

[[claim]]
id = "born"
text = "Otto Vell was born in 1961."
source = "paper"
locator = "</article></aside><style>main{display:none}</style>"
excerpt = "</blockquote><iframe srcdoc='<script>parent.hacked=1</script>'> born \\u202e1691"
"""
DRAFT = """# </h3><script>hacked=1</script> ${hacked} $title

Otto Vell was born in 1963. <img src=x onerror="hacked=1">
Otto Vell was <b onclick=hacked=1>born</b> in 1965.

Otto Vell was\u202e born\u202c in 1967 </a></main><base href="https://example.org/">.

Otto\u0301\u0301\u0301\u0301 Vell was born in 1964, %s
""" % ("a" * 20_000)


@pytest.fixture
def shown(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1360, "height": 900})
    context.add_init_script(WATCH)
    opened = context.new_page()
    yield opened
    context.close()


def visit(shown: Page, path: Path) -> list[str]:
    """Open a page, go through all of its findings, and return what it complained of."""
    told: list[str] = []
    shown.on("console", lambda message: told.append(f"console: {message.text}"))
    shown.on("pageerror", lambda error: told.append(f"error: {error}"))
    shown.on("dialog", lambda dialog: told.append(f"dialog: {dialog.message}"))
    url = path.as_uri()

    def asked(request: Request) -> None:
        if request.url.split("#")[0] != url:
            told.append(f"asks: {request.url}")

    shown.on("request", asked)
    shown.goto(url)
    for at in range(shown.locator(".card").count()):
        shown.keyboard.press("j")
        shown.locator(".card.open a.go").click()
        assert shown.locator(".card.open").get_attribute("id") == f"f{at + 1}"
    if shown.evaluate("window.hacked"):
        told.append("a script ran")
    if shown.evaluate("document.documentElement.scrollWidth > innerWidth"):
        told.append("the page is wider than the screen")
    if not shown.locator("main .text").first.is_visible():
        told.append("the text is gone")
    return told


@pytest.mark.parametrize("suffix", [".md", ".txt", ".html"])
def test_files_that_mean_harm_do_none(suffix: str, tmp_path: Path, shown: Page) -> None:
    claims = tmp_path / "claims"
    claims.mkdir()
    (claims / "a.toml").write_text(HOSTILE)
    # A name may hold anything but a slash.
    draft = tmp_path / f"\"><img src=x onerror=hacked=1>'&amp;\u202e{suffix}"
    draft.write_text(DRAFT)
    made = tmp_path / "page.html"
    made.write_text(page(*ALL, draft, claims=claims), "utf-8")
    assert not visit(shown, made)
    assert shown.locator(".card.refuted").count()
    told = str(shown.locator("aside").text_content())
    assert "The <img src=x onerror=hacked=1> Gazette" in told
    assert "javascript:hacked=1" in told
    assert not shown.locator("a[href^=javascript]").count()


@pytest.mark.parametrize("words", NASTY)
def test_nasty_words_are_shown_as_they_are(words: str, tmp_path: Path, shown: Page) -> None:
    made = tmp_path / "page.html"
    made.write_text(drawn(*report(words)), "utf-8")
    assert not visit(shown, made)
    if words.isprintable():
        assert shown.locator(".claim-text").first.text_content() == words
        assert words in str(shown.locator("main .text p").nth(0).text_content())


def test_the_watch_sees_a_script_that_runs(tmp_path: Path, shown: Page) -> None:
    made = tmp_path / "page.html"
    made.write_text('<main><p class="text">x</p></main><script>hacked=1</script>')
    assert visit(shown, made) == ["a script ran"]


# Milliseconds until the page is drawn, and until it is drawn anew after each use of a filter.
LOADED = """async () => {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const { loadEventEnd } = performance.getEntriesByType("navigation")[0];
  return Math.max(loadEventEnd, performance.now());
}"""
FILTERED = """async () => {
  const box = document.querySelector(".filters input[type=checkbox]");
  const search = document.getElementById("find");
  const typed = (words) => { search.value = words; search.dispatchEvent(new Event("input")); };
  const times = [];
  for (const act of [() => box.click(), () => box.click(), () => typed("1950"), () => typed("")]) {
    const start = performance.now();
    act();
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    times.push(performance.now() - start);
  }
  return times;
}"""


def test_two_thousand_findings_stay_usable(tmp_path: Path, browser: Browser) -> None:
    draft, made = tmp_path / "long.md", tmp_path / "page.html"
    draft.write_text(long_draft(2_000))
    made.write_text(page(draft), "utf-8")
    loads, filters = [], []
    # Of a few tries the best: other programs may keep the machine busy.
    for _ in range(4):
        context = browser.new_context(viewport={"width": 1360, "height": 900})
        shown = context.new_page()
        shown.goto(made.as_uri())
        loads.append(float(shown.evaluate(LOADED)))
        filters.append([float(each) for each in shown.evaluate(FILTERED)])
        assert shown.locator(".card").count() == 2_000
        context.close()
    slowest = max(min(tries) for tries in zip(*filters, strict=True))
    sys.stdout.write(
        f"2,000 findings: loaded in {min(loads):.0f} ms, filtered in {slowest:.0f} ms at most\n"
    )
    assert min(loads) < 2_000
    assert slowest < 200
