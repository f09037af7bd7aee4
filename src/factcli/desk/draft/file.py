"""A document's proposals as TOML: a draft, which `check` does not use, or claims."""

from __future__ import annotations

import os

from factcli.desk.draft.propose import proposals
from factcli.document.sentences import sentences
from factcli.exchange.claims_out import Heading, write_claims
from factcli.exchange.naming import Names
from factcli.exchange.times import read_time
from factcli.model import Context, Span
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.store.base import iso
from factcli.store.checks import slug
from factcli.store.files import CLAIMS, DRAFT

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from factcli.document.types import Document
    from factcli.exchange.records import Record
    from factcli.model import Entity

_LONGEST_NAME = 60
_OPENING = """\
# Proposed by factcli from {title}: nothing here has been looked at yet, and no check uses it.
# Go through it, mend and delete; then let the first key be "factcli" to make claims of it.
"""


class Proposal(NamedTuple):
    """A proposed claim, and where in the document its sentence stands."""

    record: Record
    line: int
    column: int


class Draft(NamedTuple):
    """What is proposed from a document, and the source that it would be claims of."""

    heading: Heading
    proposals: tuple[Proposal, ...]


def drafted(
    document: Document, *, title: str = "", date: str = "", taken: Collection[str] = ()
) -> Draft:
    """Return what a document's sentences state, as claims that people have to look through.

    `date` is an ISO day, else the document's own; it is what "today" and "on Friday" count
    from. `taken` are ids that no proposal may have.
    """
    day = date or (iso(document.written) if document.written else "")
    time = read_time(day) if day else None
    as_of = time.start.low[0] if time and time.start else None
    every = list(sentences(document))
    found = proposals([s.text for s in every], Context(as_of=as_of), taken)
    made = []
    for record, number in found:
        flow = every[number].flow
        line, column = document.position(flow.origin(Span(0, len(flow.text))).start)
        made.append(Proposal(record, line, column))
    name = os.path.basename(document.path) or "text"
    stem = slug(name.rpartition(".")[0] or name)[:_LONGEST_NAME].strip("-") or "draft"
    heading = Heading(title=title or name, date=day, source=stem)
    return Draft(heading, tuple(made))


def draft_text(draft: Draft) -> str:
    """Return a draft as the text of a file that `check` does not use."""
    records = tuple(p.record for p in draft.proposals)
    text = write_claims(draft.heading, records, Names(records), _places(draft.proposals))
    opening = _OPENING.format(title=draft.heading.title)
    return opening + text.replace(CLAIMS, DRAFT, 1)


def claims_text(draft: Draft, accepted: Sequence[Proposal], known: Sequence[Entity]) -> str:
    """Return accepted proposals as the text of a claim file beside others of a base."""
    records = tuple(p.record for p in accepted)
    heading = Heading(draft.heading.title, draft.heading.date, draft.heading.source, base=False)
    return write_claims(heading, records, Names(records, known), _places(accepted))


def _places(found: Sequence[Proposal]) -> dict[str, str]:
    return {p.record.id: f"line {p.line}, column {p.column}" for p in found}
