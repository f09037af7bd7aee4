"""Elements with untrusted text in them, as HTML."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from factcli.records import TYPE_CHECKING
from factcli.render.bars import add
from factcli.render.safe import runs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcli.model import Verdict

# What the page calls findings without a verdict: they are about the document itself.
REMARK = "remark"
_WEB = ("https://", "http://")


def put(element: ET.Element, words: str) -> ET.Element:
    """Append text; what a reader could not see, or what turns the line, stands there as a code."""
    for piece, code in runs(words):
        if code:
            add(element, "span", piece, "code", title="a character that cannot be seen")
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + piece
        else:
            element.text = (element.text or "") + piece
    return element


def told(parent: ET.Element, tag: str, words: str, kind: str = "", **more: str) -> ET.Element:
    """Add an element with untrusted text."""
    return put(add(parent, tag, kind=kind, **more), words)


def hidden(parent: ET.Element, words: str) -> None:
    """Add words for those who listen."""
    add(parent, "span", words, "heard")


def icon(parent: ET.Element, name: str) -> ET.Element:
    """Add the sign of a verdict; the template has them."""
    svg = add(parent, "svg", kind="icon", **{"aria-hidden": "true"})
    add(svg, "use", href=f"#icon-{name}")
    return svg


def link(parent: ET.Element, url: str) -> None:
    """Add a link where the address is one of the web, else what is there instead."""
    if url.lower().startswith(_WEB) and url.isprintable() and " " not in url:
        told(parent, "a", url, "url", href=url, rel="noopener noreferrer")
    elif url:
        told(parent, "span", url, "url")


def named(verdict: Verdict | None) -> str:
    """Return the class and name of a verdict, and of none."""
    return verdict.value if verdict is not None else REMARK


def written(elements: Iterable[ET.Element]) -> str:
    """Return elements as HTML, one a line."""
    return "".join(f"{ET.tostring(each, 'unicode', 'html')}\n" for each in elements)
