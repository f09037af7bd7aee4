"""A sentence made a claim: where it goes, under which id, and what is on file already."""

from __future__ import annotations

from factcli.check import check, slots_of
from factcli.desk import doubts
from factcli.desk.change import new_problems, tried
from factcli.desk.fields import claim_fields, source_fields
from factcli.desk.naming import derived_id
from factcli.desk.placing import change_of, place_for
from factcli.errors import UsageError
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.store.checks import is_id
from factcli.store.kept import open_base
from factcli.store.suggest import nearest
from factcli.store.tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.desk.change import Change, Opened
    from factcli.model import Claim, Slot
    from factcli.report import Problem
    from factcli.store.base import ClaimBase


class Wanted(NamedTuple):
    """What is to be added, as the user says it; "" for what is left to us.

    `pins` are further keys of the claim, `new_source` the keys of a source that is not
    on file yet.
    """

    sentence: str
    source: str
    id: str = ""
    to: str = ""
    locator: str = ""
    excerpt: str = ""
    pins: Sequence[str] = ()
    new_source: tuple[tuple[str, str], ...] = ()


class Proposal(NamedTuple):
    """A claim that is ready to be written, and all that is to be said about it.

    `doubts` are reasons to think twice: the file says so already, or says otherwise.
    `hint` is what can be done about one, `notes` are lesser ones. `problems` are warnings
    that the base did not have before.
    """

    claim: Claim
    slots: tuple[Slot, ...]
    base: ClaimBase
    change: Change
    text: str
    doubts: tuple[str, ...] = ()
    hint: str = ""
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def propose(wanted: Wanted, opened: Opened) -> Proposal:
    """Return what adding a sentence as a claim would write; write nothing.

    Raises UsageError for an argument that makes no sense, and WouldBreakError when the
    base would not load.
    """
    sentence = _sentence(wanted.sentence)
    pins = claim_fields(wanted.pins)
    source = _source(wanted, opened)
    # What is compiled of a large base takes long to make, and is kept.
    before = check(sentence, open_base(opened.paths)) if opened.base else None
    if before is not None and before.question:
        raise UsageError("a question is no claim", "write the fact as one plain sentence")
    name = _id(wanted.id, sentence, opened)
    path = wanted.to or place_for(wanted.source, opened, before)
    fields: dict[str, object] = {
        "id": name, "text": sentence, "source": wanted.source,
        "locator": _plain(wanted.locator), "excerpt": _plain(wanted.excerpt), **pins,
    }  # fmt: skip
    text = source + table("[[claim]]", fields)
    change = change_of(path, text, opened)
    base = tried(opened, change)
    claim = base.claim(name)
    if claim is None:
        raise UsageError(f"{path} is not read as a part of the base", "name a file of it with --to")
    return Proposal(
        claim,
        slots_of(claim, base),
        base,
        change,
        text,
        doubts=tuple(doubts.doubts(before)),
        hint=doubts.hint(before, name),
        notes=(*doubts.notes(claim, base), *doubts.moved(opened, base)),
        problems=new_problems(opened, base),
    )


def _sentence(words: str) -> str:
    """Return a sentence on one line, with a full stop if it has no end."""
    sentence = _plain(words)
    if not sentence:
        raise UsageError("the sentence is empty")
    return f"{sentence}." if sentence[-1].isalnum() else sentence


def _plain(words: str) -> str:
    return " ".join(words.split())


def known_sources(opened: Opened) -> dict[str, str]:
    """Return the sources on file: id and title."""
    return {str(r.table["id"]): str(r.table.get("title", "")) for r in opened.identified("source")}


def _source(wanted: Wanted, opened: Opened) -> str:
    """Return the table of a source that is new, "" for one on file."""
    known = known_sources(opened)
    if wanted.source in known:
        if wanted.new_source:
            raise UsageError(
                f"the source {wanted.source!r} is on file already",
                "its title, publisher, date and URL stand there; leave these options out",
            )
        return ""
    if not wanted.new_source:
        near = nearest(wanted.source, known)
        listed = ", ".join(list(known)[:12])
        hint = f"did you mean {near}?" if near else f"on file: {listed}" if listed else ""
        more = "--title begins a new source"
        raise UsageError(
            f"there is no source {wanted.source!r}", f"{hint} ({more})" if hint else more
        )
    fields = source_fields(wanted.source, dict(wanted.new_source))
    return table("[[source]]", fields) + "\n"


def _id(asked: str, sentence: str, opened: Opened) -> str:
    taken = {str(record.table["id"]): record for record in opened.identified("claim")}
    if not asked:
        return derived_id(sentence, taken)
    if not is_id(asked):
        better = derived_id(asked, taken)
        raise UsageError(
            f"--id: {asked!r} is no id",
            f"ids are small letters, digits and hyphens, such as {better}",
        )
    if asked in taken:
        place = f"{taken[asked].document.file}:{taken[asked].line}"
        raise UsageError(f"there is a claim {asked!r} already, at {place}", "choose another --id")
    return asked
