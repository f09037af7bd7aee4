"""An excerpt that does not stand in its source word for word."""

from __future__ import annotations

from factcli.desk.lint.excerpts import Passage, Words, find_passage, nearest, word_diff
from factcli.desk.lint.ground import Place, told
from factcli.desk.lint.repair import new_value
from factcli.records import TYPE_CHECKING
from factcli.report import Severity
from factcli.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.desk.lint.ground import Ground
    from factcli.report import Diagnostic, Fix

ID = "excerpt-not-in-source"


def find(ground: Ground) -> Iterator[Diagnostic]:
    """Yield the excerpts and quotations that the stored text of their source does not hold."""
    if ground.texts is None:
        return
    sources = ground.names.records["source"]
    read: dict[str, Words] = {}
    for claim in ground.base.claims:
        record = ground.names.records["claim"][claim.id]
        source = sources.get(claim.source)
        quoted = claim.value_text if claim.value_kind == "quote" else ""
        stored = ground.texts(source) if source else None
        if stored is None or stored.missing:
            continue
        for key, words in (("excerpt", claim.excerpt), ("value", quoted)):
            if words:
                text = read.setdefault(stored.path, Words(stored.text))
                yield from _looked_up(words, text, Place(record, (key,)), stored.path)


def _looked_up(words: str, source: Words, place: Place, path: str) -> Iterator[Diagnostic]:
    fault = find_passage(words, source)
    if fault:
        near = nearest(words, source)
        yield told(
            ID, Severity.ERROR, place, fault, _hint(words, near, path), fix=_fix(words, near, place)
        )  # fmt: skip


def _hint(excerpt: str, near: Passage | None, path: str) -> str:
    if near is None:
        return f"nothing in {path} is like it"
    return f"nearest, {path}:{near.line}: {word_diff(excerpt, near.text)}"


def _fix(excerpt: str, near: Passage | None, place: Place) -> Fix | None:
    """Return a fix where the passage has the same words but for case, accents and signs."""
    import json

    if near is None or not near.text.isprintable():
        return None
    if fold(near.text).split() != fold(excerpt).split():
        return None
    return new_value(
        place, json.dumps(near.text, ensure_ascii=False), "write it as the source does"
    )
