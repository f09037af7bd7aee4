"""A sentence made a claim: where it goes, under which id, and what is on file already."""

from __future__ import annotations

import os

from factcli.check import check, slots_of
from factcli.desk.change import Change, new_problems, tried
from factcli.desk.fields import claim_fields, source_fields
from factcli.desk.naming import derived_id
from factcli.errors import UsageError
from factcli.model import Reason, Verdict
from factcli.records import TYPE_CHECKING, NamedTuple, replace
from factcli.store.base import iso
from factcli.store.checks import is_id
from factcli.store.edit import append
from factcli.store.fields import FORMAT
from factcli.store.kept import open_base
from factcli.store.suggest import nearest
from factcli.store.tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.desk.change import Opened
    from factcli.model import Claim, Finding, Slot
    from factcli.report import Problem
    from factcli.store.base import ClaimBase
    from factcli.store.validate import Record

_NO_FACT = {
    Reason.OPINION: "reads as an opinion",
    Reason.HEDGED: "is hedged",
    Reason.PLAN: "reads as a plan",
}


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
    `notes` are lesser ones. `problems` are warnings that the base did not have before.
    """

    claim: Claim
    slots: tuple[Slot, ...]
    base: ClaimBase
    change: Change
    text: str
    doubts: tuple[str, ...] = ()
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
    path = _path(wanted, opened, before)
    fields: dict[str, object] = {
        "id": name, "text": sentence, "source": wanted.source,
        "locator": _plain(wanted.locator), "excerpt": _plain(wanted.excerpt), **pins,
    }  # fmt: skip
    text = source + table("[[claim]]", fields)
    change = _change(path, text, opened)
    base = tried(opened, change)
    claim = base.claim(name)
    if claim is None:
        raise UsageError(f"{path} is not read as a part of the base", "name a file of it with --to")
    return Proposal(
        claim, slots_of(claim, base), base, change, text,
        doubts=tuple(_doubts(before)), notes=(*_notes(claim, base), *_moved(opened, base)),
        problems=new_problems(opened, base),
    )  # fmt: skip


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
    return {
        str(r.table["id"]): str(r.table.get("title", "")) for r in _identified(opened, "source")
    }


def _identified(opened: Opened, kind: str) -> list[Record]:
    return [record for record in opened.tables(kind) if isinstance(record.table.get("id"), str)]


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
    taken = {str(record.table["id"]): record for record in _identified(opened, "claim")}
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


def _path(wanted: Wanted, opened: Opened, before: Finding | None) -> str:
    """Return the file for the claim: the one named, else where its like stands.

    That is the file of the claim on file most like it, then that of the last claim of the
    same source, then that of the source.
    """
    if wanted.to:
        return wanted.to
    if len(opened.files) == 1:
        return opened.files[0].path
    matches = [*before.claims, *before.nearest] if before else []
    if matches:
        return max(matches, key=lambda match: match.similarity).claim.file
    claims = opened.base.claims if opened.base else ()
    same = [claim.file for claim in claims if claim.source == wanted.source]
    if same:
        return same[-1]
    sources = [r for r in _identified(opened, "source") if r.table["id"] == wanted.source]
    return sources[0].document.file if sources else opened.files[-1].path


def _change(path: str, text: str, opened: Opened) -> Change:
    """Return the change that puts `text` at the end of a file, or into a new one."""
    file = opened.file(path)
    if file is not None:
        return Change(file.path, file.raw, append(file.raw, text))
    if os.path.lexists(path):
        listed = ", ".join(each.path for each in opened.files[:12])
        raise UsageError(f"--to: {path} is no file of this base", f"its files: {listed}")
    if not _inside(path, opened):
        folders = ", ".join(opened.paths)
        raise UsageError(
            f"--to: {path} would not be read", f"name a .toml file in {folders}, or one on file"
        )
    return Change(path, None, f"factcli = {FORMAT}\n\n{text}".encode())


def _inside(path: str, opened: Opened) -> bool:
    """Say whether a new file would be found with the base."""
    if not path.lower().endswith(".toml"):
        return False
    real = os.path.realpath(path)
    for folder in map(os.path.realpath, opened.paths):
        if os.path.isdir(folder) and real.startswith(os.path.join(folder, "")):
            names = os.path.relpath(real, folder).split(os.sep)
            return not any(name.startswith(".") for name in names)
    return False


def _doubts(before: Finding | None) -> list[str]:
    """Return what the claims on file already say of the sentence."""
    if before is None or before.verdict is Verdict.UNVERIFIABLE:
        return []
    places = ", ".join(f"{m.claim.id} ({m.claim.file}:{m.claim.line})" for m in before.claims)
    if before.verdict is Verdict.SUPPORTED:
        return [f"on file already: {places}"]
    if before.verdict is Verdict.DISPUTED:
        return [f"on file as one side's word: {places}: {before.explanation}"]
    return [f"contradicts what is on file: {places}: {before.explanation}"]


def _notes(claim: Claim, base: ClaimBase) -> list[str]:
    """Return what is amiss with a new claim: that it does not state what it says, say."""
    alone = replace(base, claims=(claim,), state={})
    own = check(claim.text, alone)
    if own.verdict is Verdict.SUPPORTED or claim.negative or claim.said_by:
        return []
    if own.reason in _NO_FACT:
        return [f"the sentence {_NO_FACT[own.reason]}; a claim states a fact"]
    if own.verdict is Verdict.UNVERIFIABLE:
        return [f"its own sentence is not recognised by it ({own.explanation}); pin its slots"]
    return []


def _moved(opened: Opened, after: ClaimBase) -> list[str]:
    """Return a note when a new source moves the day that counts as the present."""
    before = opened.base
    if before is None or before.as_of == after.as_of:
        return []
    days = f"from {iso(before.as_of) or 'no day'} to {iso(after.as_of)}"
    return [f"the present day on file moves {days}: that of the newest source"]
