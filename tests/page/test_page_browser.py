"""The page in a real browser, as somebody uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

import pytest
from tests.page.pages import ALL, DOCUMENTS, page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FloatRect, Page, Request, ViewportSize

pytestmark = pytest.mark.browser

WIDE: ViewportSize = {"width": 1360, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 800}
FOCUSED = "document.activeElement.id || document.activeElement.className"


class Options(TypedDict, total=False):
    """What a browser is told of its reader."""

    viewport: ViewportSize
    color_scheme: Any
    java_script_enabled: bool
    bypass_csp: bool


Opened = Callable[..., "Page"]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Open a page; fail when it complains, asks for anything, or shows a dialog."""
    complaints: list[str] = []
    contexts = []

    def show(text: str, *, at: str = "", options: Options | None = None) -> Page:
        path = tmp_path / "page.html"
        path.write_text(text, "utf-8")
        url = path.as_uri()

        def asked(request: Request) -> None:
            if request.url.split("#")[0] != url:
                complaints.append(f"asks for {request.url}")

        context = browser.new_context(**Options(viewport=WIDE) | (options or {}))
        contexts.append(context)
        shown = context.new_page()
        shown.set_default_timeout(10_000)
        shown.on("console", lambda message: complaints.append(f"console: {message.text}"))
        shown.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        shown.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        shown.on("request", asked)
        shown.goto(url + at)
        return shown

    yield show
    for context in contexts:
        context.close()
    assert not complaints


@pytest.fixture(scope="module")
def text(browser: Browser) -> str:  # noqa: ARG001 - none is needed where nobody looks
    return page(*ALL, DOCUMENTS)


def box(shown: Page, selector: str) -> FloatRect:
    """Return where an element is on the screen."""
    found = shown.locator(selector).bounding_box()
    assert found is not None
    return found


def number(shown: Page, words: str) -> int:
    """Return the number of the finding whose words these are."""
    card = shown.locator(".card", has=shown.get_by_text(words, exact=True)).first
    return int((card.get_attribute("id") or "f0")[1:])


def drawn(shown: Page, selector: str) -> int:
    """Return how many such elements take room on the page."""
    count: int = shown.locator(selector).evaluate_all(
        "all => all.filter(e => e.getClientRects().length && !e.closest('.off')).length"
    )
    return count


def test_clicking_a_mark_shows_its_proof(text: str, opened: Opened) -> None:
    shown = opened(text)
    at = number(shown, "6 April 2016")
    proof = shown.locator(f"#f{at} .more")
    assert not proof.is_visible()
    shown.locator(f"#m{at}").click()
    assert proof.is_visible()
    told = shown.locator(f"#f{at}").inner_text()
    for words in (
        "refuted", "date-differs", "line 8", "on 6 April 2016", "5 April 2016",
        "A town and its tower, The Gazette", "Livia Rostrand opened the Ravn Tower",
    ):  # fmt: skip
        assert words in told
    label = shown.locator(f"#f{at} svg.times").get_attribute("aria-label")
    assert label == "Time line. On file: 5 April 2016. Said: 6 April 2016."
    assert shown.locator(f"#m{at}").get_attribute("aria-current") == "true"
    assert shown.url.endswith(f"#f{at}")
    assert 0 <= box(shown, f"#f{at}")["y"] < WIDE["height"] / 2


def test_one_proof_is_open_at_a_time(text: str, opened: Opened) -> None:
    shown = opened(text)
    for at in (1, 3, 2):
        shown.locator(f"#m{at}").click()
        assert shown.locator(".card.open").evaluate_all("all => all.map(e => e.id)") == [f"f{at}"]
        assert shown.locator(".mark.current").count() == 1
    shown.locator("#close").click()
    assert shown.locator(".card.open, .mark.current").count() == 0


def test_no_time_line_where_no_time_decides(text: str, opened: Opened) -> None:
    shown = opened(text)
    assert not shown.locator(f"#f{number(shown, '72 metres')} svg.times").count()


def test_verdicts_differ_in_colour_and_shape(text: str, opened: Opened) -> None:
    shown = opened(text)
    looks = shown.locator("a.mark").evaluate_all(
        """all => all.map(e => [e.classList[1], getComputedStyle(e).textDecorationColor,
           getComputedStyle(e).textDecorationStyle + getComputedStyle(e).textDecorationThickness,
           e.querySelector('use').getAttribute('href')])"""
    )
    by_verdict = {look[0]: look[1:] for look in looks}
    assert set(by_verdict) == {"refuted", "disputed", "unverifiable"}
    for which in range(3):
        assert len({look[which] for look in by_verdict.values()}) == len(by_verdict)


def test_filters_by_verdict(text: str, opened: Opened) -> None:
    shown = opened(text)
    before = {name: drawn(shown, f"a.mark.{name}[id]") for name in ("refuted", "unverifiable")}
    assert min(before.values()) > 1
    shown.locator("label.switch.unverifiable").click()
    assert drawn(shown, "a.mark.unverifiable") == drawn(shown, ".card.unverifiable") == 0
    assert drawn(shown, "a.mark.refuted[id]") == before["refuted"] == drawn(shown, ".card.refuted")
    total = shown.locator(".card").count()
    left = total - before["unverifiable"]
    assert shown.locator("#shown").inner_text() == f"{left} of {total} findings"
    # What is filtered out still reads as it did.
    assert "The weather was fine." in shown.locator("main").inner_text()
    shown.locator("label.switch.unverifiable").click()
    assert drawn(shown, "a.mark.unverifiable[id]") == before["unverifiable"]
    assert shown.locator("#shown").inner_text() == f"{total} findings"


def test_filters_by_severity_and_words(text: str, opened: Opened) -> None:
    shown = opened(text)
    for severity in ("info", "error"):
        shown.locator(f"label.switch.{severity}").click()
    assert shown.locator(".card:visible").evaluate_all(
        "all => all.map(e => e.dataset.severity)"
    ) == ["warning"]
    shown.locator("label.switch.error").click()
    shown.locator("#find").fill("72 METRES")
    assert drawn(shown, ".card") == drawn(shown, "a.mark[href]") == 1
    shown.locator("#find").fill("nothing of the kind")
    assert drawn(shown, ".card") == 0
    assert shown.locator("#none").is_visible()
    shown.locator("#find").fill("")
    assert not shown.locator("#none").is_visible()


def test_what_is_open_closes_when_it_is_filtered_out(text: str, opened: Opened) -> None:
    shown = opened(text)
    shown.locator("a.mark.disputed").click()
    shown.locator("label.switch.disputed").click()
    assert shown.locator(".card.open, .mark.current").count() == 0


def test_keys_go_through_the_findings(text: str, opened: Opened) -> None:
    shown = opened(text)
    keys = (("j", "m1"), ("j", "m2"), ("j", "m3"), ("k", "m2"), ("ArrowDown", "m3"),
            ("ArrowUp", "m2"), ("ArrowUp", "m1"), ("k", "m1"))  # fmt: skip
    for key, focused in keys:
        shown.keyboard.press(key)
        assert shown.evaluate(FOCUSED) == focused
        assert shown.locator(".card.open").get_attribute("id") == focused.replace("m", "f")
        assert box(shown, f"#{focused}")["y"] > 0


def test_keys_pass_what_is_filtered_out(text: str, opened: Opened) -> None:
    shown = opened(text)
    shown.locator("label.switch.unverifiable").click()
    seen = []
    for _ in range(20):
        shown.keyboard.press("j")
        seen.append(shown.locator(".card.open").get_attribute("data-verdict"))
    assert set(seen) == {"refuted", "disputed"}


def test_enter_and_escape_go_to_the_proof_and_back(text: str, opened: Opened) -> None:
    shown = opened(text)
    shown.locator("#m2").focus()
    shown.keyboard.press("Enter")
    assert shown.evaluate(FOCUSED) == "f2"
    assert shown.locator("#f2 .more").is_visible()
    shown.keyboard.press("Escape")
    assert shown.evaluate(FOCUSED) == "m2"
    assert shown.locator(".card.open").count() == 0
    shown.locator("#f3 a.go").focus()
    shown.keyboard.press("Enter")
    assert shown.evaluate(FOCUSED) == "m3"
    assert shown.locator("#f3.open").count() == 1


def test_every_stop_of_the_tab_key_can_be_seen(text: str, opened: Opened) -> None:
    shown = opened(text)
    stops = set()
    for _ in range(60):
        shown.keyboard.press("Tab")
        stop, outline = shown.evaluate(
            """() => { let e = document.activeElement; const name = e.id || e.textContent;
               if (e.matches('.switch input')) e = e.closest('label');
               const s = getComputedStyle(e);
               return [name, s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2]; }"""
        )
        if stop and not stop.startswith("\n"):
            stops.add(stop)
            assert outline, stop
    assert {"m1", "m2", "m3", "find"} <= stops


def test_keys_leave_typing_alone(text: str, opened: Opened) -> None:
    shown = opened(text)
    shown.keyboard.press("/")
    assert shown.evaluate(FOCUSED) == "find"
    shown.keyboard.type("jk/")
    assert shown.locator("#find").input_value() == "jk/"
    assert shown.locator(".card.open").count() == 0


def test_single_keys_can_be_turned_off(text: str, opened: Opened) -> None:
    shown = opened(text)
    shown.locator("footer summary").click()
    shown.locator("#letters").uncheck()
    shown.keyboard.press("j")
    assert shown.locator(".card.open").count() == 0
    shown.locator("#m1").focus()
    shown.keyboard.press("ArrowDown")
    assert shown.evaluate(FOCUSED) == "m2"


def test_an_address_leads_to_a_finding(text: str, opened: Opened) -> None:
    shown = opened(text, at="#f5")
    assert shown.locator(".card.open").get_attribute("id") == "f5"


def test_without_script_links_lead_to_proofs(text: str, opened: Opened) -> None:
    shown = opened(text, options=Options(java_script_enabled=False))
    assert shown.locator("#f2 .more").is_visible()
    assert not shown.locator(".filters").is_visible()
    shown.locator("#m2").click()
    assert shown.url.endswith("#f2")


def test_a_narrow_screen_has_the_proof_below_the_mark(text: str, opened: Opened) -> None:
    shown = opened(text, options=Options(viewport=NARROW))
    assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for _ in range(12):
        shown.keyboard.press("j")
        mark = box(shown, ".mark.current[id]")
        card = box(shown, ".card.open")
        assert mark["y"] + mark["height"] <= card["y"]
        assert card["y"] + card["height"] <= NARROW["height"] + 1
    shown.locator("#close").click()
    assert shown.locator(".card.open").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_reader(scheme: str, text: str, opened: Opened) -> None:
    shown = opened(text, options=Options(color_scheme=scheme))
    red, green, blue = shown.evaluate(
        "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)"
    )
    assert (red + green + blue > 600) == (scheme == "light")


def test_paper_has_every_proof_and_no_controls(text: str, opened: Opened) -> None:
    shown = opened(text)
    shown.locator("label.switch.unverifiable").click()
    shown.locator("#m2" if shown.locator("#m2[href]").count() else "a.mark[href]").first.click()
    shown.emulate_media(media="print")
    assert not shown.locator(".filters, #tools, .skip").locator("visible=true").count()
    cards = shown.locator(".card:not([hidden])")
    assert cards.locator(".more").locator("visible=true").count() == cards.count()
    assert shown.locator(".card[hidden]").locator("visible=true").count() == 0
    assert shown.locator("a.mark[href] .number").first.is_visible()
    assert shown.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_no_barrier_that_axe_knows(
    scheme: str, size: ViewportSize, text: str, opened: Opened
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    # Its script is not the page's, so that the policy has to stand aside.
    shown = opened(text, options=Options(color_scheme=scheme, viewport=size, bypass_csp=True))
    for key in ("", "j", "Enter"):
        if key:
            shown.keyboard.press(key)
        found = Axe().run(shown)
        assert not found.violations_count, found.generate_report()


def test_the_policy_stops_all_else(text: str, browser: Browser, tmp_path: Path) -> None:
    added = (
        "<script>window.hacked = 1</script><style>body { color: rgb(1, 2, 3) !important }</style>"
        '<p onclick="window.hacked = 1" style="color: rgb(1, 2, 3)" id="bait">bait</p>'
        '<img src="https://example.org/a.png" onerror="window.hacked = 1">'
        '<iframe src="https://example.org/"></iframe><base href="https://example.org/">'
    )
    path = tmp_path / "page.html"
    path.write_text(text.replace("<footer>", f"{added}<footer>"), "utf-8")
    context = browser.new_context()
    shown = context.new_page()
    told: list[str] = []
    failed: list[str] = []
    shown.on("console", lambda message: told.append(message.text))
    shown.on("requestfailed", lambda asked: failed.append(asked.failure or ""))
    shown.goto(path.as_uri())
    shown.locator("#bait").click()
    assert shown.evaluate("window.hacked") is None
    assert shown.evaluate("getComputedStyle(bait).color") != "rgb(1, 2, 3)"
    assert shown.evaluate("document.baseURI") == path.as_uri()
    for kind in ("script-src", "style-src", "img-src", "frame-src", "base-uri"):
        assert any(kind in line or "default-src" in line for line in told), kind
    assert all("csp" in why.lower() or "blocked" in why.lower() for why in failed)
    with pytest.raises(Exception, match="TrustedHTML"):
        shown.evaluate("document.body.innerHTML = '<b>x</b>'")
    context.close()
