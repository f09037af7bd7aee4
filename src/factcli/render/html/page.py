"""The whole page: the template filled in, with a policy that allows its own style and script."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from os.path import basename
from string import Template

from factcli.records import TYPE_CHECKING
from factcli.render.html.card import card
from factcli.render.html.document import section
from factcli.render.html.items import sheets
from factcli.render.html.markup import written
from factcli.render.html.summary import documents, filters, share
from factcli.render.safe import clipped, shown
from factcli.render.scan.told import many, summary

if TYPE_CHECKING:
    from factcli.render.scan import Look
    from factcli.report import ScanReport

_TITLE = 120


def page(report: ScanReport, look: Look) -> str:
    """Return a report as one HTML file."""
    made = sheets(report)
    items = [item for sheet in made for item in sheet.items]
    style, script = _data("page.css"), _data("page.js")
    name = basename(made[0].scan.path) if len(made) == 1 else many(len(made), "document")
    return Template(_data("page.html")).substitute(
        policy=_policy(style, script),
        title=_text(f"{name}: {many(len(items), 'finding')}"),
        name=_text(name),
        style=style,
        script=script,
        summary=_text(summary(report.tally, report.read)),
        share=written([share(report.tally)]),
        documents=written(documents(made)),
        filters=written(filters(made)),
        shown=_text(many(len(items), "finding")),
        sections=written(map(section, made)),
        cards=written(card(item, look.sources, paths=len(made) > 1) for item in items),
        base=_text(_base(report)),
        version=_text(look.version),
    )


def _base(report: ScanReport) -> str:
    base = report.base
    as_of = f", as of {base.as_of}" if base.as_of else ""
    return f"{base.name or 'claims'}, {many(base.claims, 'claim')}{as_of}"


def _policy(style: str, script: str) -> str:
    """Return the content security policy: nothing but this style and this script."""
    return "; ".join((
        "default-src 'none'",
        f"style-src {_hash(style)}",
        f"script-src {_hash(script)}",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ))  # fmt: skip


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _text(words: str) -> str:
    from html import escape

    return escape(shown(clipped(words, _TITLE * 4)))


@cache
def _data(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")
