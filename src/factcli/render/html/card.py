"""The proof of a finding: what was said against what is stored, where that comes from."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from factcli.model import Relation, Verdict
from factcli.records import TYPE_CHECKING
from factcli.render import marks, proof
from factcli.render.bars import add
from factcli.render.html import times
from factcli.render.html.markup import hidden, icon, link, named, told
from factcli.render.safe import clipped
from factcli.render.scan.told import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcli.model import Claim, Match, Part, Slot, Source
    from factcli.render.html.items import Item

_WORDS = 160
_NEAREST = 3
_SIGNED = frozenset({Relation.EQUAL, Relation.EXCLUSIVE})


def card(item: Item, sources: Mapping[str, Source], *, paths: bool) -> ET.Element:
    """Return a finding as an article; with `paths` its place names the document."""
    found = item.found
    name = named(found.verdict)
    made = ET.Element("article", {
        "class": f"card {name}", "id": item.card, "tabindex": "-1",
        "data-verdict": name, "data-severity": found.severity.value,
        "aria-labelledby": f"{item.card}-name",
    })  # fmt: skip
    head = add(made, "h3", id=f"{item.card}-name")
    target = {"href": f"#{item.mark}"} if item.place is not None else {"href": f"#{item.card}"}
    words = add(head, "a", kind="go", **target)
    icon(words, name)
    hidden(words, f"{name} ")
    add(words, "span", f"{item.number}", "number").tail = " "
    told(words, "bdi", clipped(" ".join(item.words.split()), _WORDS), "words")
    told(made, "p", message(found), "why")
    _place(made, item, paths=paths)
    more = add(made, "div", kind="more")
    told(more, "p", clipped(found.sentence), "sentence", dir="auto")
    if found.fix is not None:
        _fix(more, item)
    for part in found.parts:
        _part(more, part, sources, several=len(found.parts) > 1)
    return made


def _place(parent: ET.Element, item: Item, *, paths: bool) -> None:
    found = item.found
    line = add(parent, "p", kind="where")
    add(line, "span", named(found.verdict), "verdict")
    told(line, "span", found.rule, "rule")
    if found.verdict is None:
        add(line, "span", found.severity.value, "severity")
    where = f"{found.unit} {found.line}"
    told(line, "span", f"{found.path}, {where}" if paths else where, "at")


def _fix(parent: ET.Element, item: Item) -> None:
    """Say what to write instead; edits are within the words, so that they say it best."""
    fix = item.found.fix
    if fix is None:
        return
    made = add(parent, "p", kind="fix")
    add(made, "strong", "Correction ")
    told(made, "span", fix.title)


def _part(parent: ET.Element, part: Part, sources: Mapping[str, Source], *, several: bool) -> None:
    if several:
        head = add(parent, "p", kind=f"part {part.verdict.value}")
        icon(head, part.verdict.value)
        hidden(head, f"{part.verdict.value}: ")
        told(head, "bdi", clipped(part.text))
        told(parent, "p", part.explanation, "why")
    if part.slots:
        _slots(parent, part)
    if part.drawing is not None and times.decide(part):
        times.picture(parent, part.drawing)
    open_ = part.verdict is Verdict.UNVERIFIABLE
    for match in part.claims[: _NEAREST if open_ else None]:
        _claim(parent, match, sources, nearest=open_)


def _slots(parent: ET.Element, part: Part) -> None:
    table = add(parent, "table", kind="slots")
    hidden(add(table, "caption"), "Compared, slot by slot")
    row = add(add(table, "thead"), "tr")
    hidden(add(row, "th", scope="col"), "slot")
    add(row, "th", "said", scope="col")
    hidden(add(row, "th", scope="col"), "relation")
    add(row, "th", "on file", scope="col")
    deciding = proof.standing_out(part)
    body = add(table, "tbody")
    for slot in part.slots:
        _slot(add(body, "tr", kind="deciding" if slot in deciding else ""), slot)


def _slot(row: ET.Element, slot: Slot) -> None:
    head = told(row, "th", slot.name, scope="row")
    if not slot.name:
        hidden(head, "words")
    said = add(row, "td", kind="" if slot.said else "nothing")
    told(said, "bdi", clipped(proof.said(slot)))
    relation = add(row, "td", kind=f"relation {slot.relation.value}")
    add(relation, "span", marks.relation(slot.relation), **(
        {"aria-hidden": "true"} if slot.relation in _SIGNED else {}
    ))  # fmt: skip
    if slot.relation in _SIGNED:
        hidden(relation, slot.relation.value)
    stored = add(row, "td", kind="" if slot.stored else "nothing")
    told(stored, "bdi", clipped(proof.stored(slot)))


def _claim(
    parent: ET.Element, match: Match, sources: Mapping[str, Source], *, nearest: bool
) -> None:
    claim = match.claim
    made = add(parent, "div", kind="claim")
    head = add(made, "p", kind="claim-head")
    add(head, "span", "Nearest claim " if nearest else "Claim ", "label")
    told(head, "code", claim.id)
    told(made, "p", clipped(claim.text), "claim-text", dir="auto")
    if claim.excerpt:
        told(made, "blockquote", f"“{clipped(claim.excerpt)}”", "excerpt", dir="auto")
    _source(made, claim, sources)


def _source(parent: ET.Element, claim: Claim, sources: Mapping[str, Source]) -> None:
    made = add(parent, "p", kind="source")
    told(made, "cite", proof.citation(claim, sources))
    source = sources.get(claim.source)
    if source is not None and source.url:
        add(made, "br")
        link(made, source.url)
    if claim.file:
        add(made, "br")
        told(made, "span", proof.place(claim), "file")
