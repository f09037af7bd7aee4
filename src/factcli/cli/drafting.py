"""What `factcli draft` does: read the text, write the draft, or ask about each proposal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from factcli.cli.streams import say, tell_lines, write
from factcli.errors import ExitStatus, FactcliError, UsageError

if TYPE_CHECKING:
    from factcli.desk.change import Opened
    from factcli.desk.draft.file import Draft, Proposal
    from factcli.document.types import Document

_ANSWERS = {"y": True, "yes": True, "n": False, "no": False}
_ASKED = "Keep this? [y/n/q, or ? for help]"
_HELP = """\
  y  keep it
  n  leave it out
  q  stop here, and write what was kept\
"""


class DraftOptions(NamedTuple):
    """The arguments and options of one run."""

    article: str
    output: str | None
    to: str | None
    title: str
    date: str
    encoding: str | None
    claims: tuple[str, ...]
    review: bool


def run(given: DraftOptions) -> int:
    """Draft claims and return the exit status. Raises FactcliError when it cannot."""
    from factcli.desk.draft.file import draft_text, drafted

    _agree(given)
    opened = _opened(given) if given.review else None
    taken = {c.id for c in opened.base.claims} if opened and opened.base else set()
    draft = drafted(_document(given), title=given.title, date=given.date, taken=taken)
    if not draft.proposals:
        say("no sentence of the text states a fact that could be proposed")
        return ExitStatus.FAILED
    if opened is not None:
        return _review(draft, opened, given.to or "")
    text = draft_text(draft)
    if given.output is None:
        write(text)
        return ExitStatus.OK
    from factcli.writing import write_new

    write_new(given.output, text.encode())
    say(f"{len(draft.proposals)} claims proposed in {given.output}")
    return ExitStatus.OK


def _agree(given: DraftOptions) -> None:
    """Refuse options that do not go together, and a day that is none."""
    from factcli.cli.asking import can_ask
    from factcli.exchange.times import read_time

    time = read_time(given.date) if given.date else None
    if given.date and (time is None or time.stretch):
        raise UsageError(f"--date: {given.date!r} is not a date", "write it like 2024-05-31")
    if given.review and not given.to:
        raise UsageError("--review needs --to FILE", "a new claim file inside the claims folder")
    if given.review and given.output:
        raise UsageError("--review writes claims to --to FILE, no draft", "leave out --output")
    if given.to and not given.review:
        raise UsageError("--to goes with --review", "--output writes the draft to a file")
    if given.review and (given.article == "-" or not can_ask()):
        raise UsageError(
            "--review asks on a terminal", "give the text as a file, or leave --review out"
        )


def _document(given: DraftOptions) -> Document:
    from factcli.document.read import load, parse

    if given.article != "-":
        try:
            return load(given.article, given.encoding or "")
        except FactcliError as error:
            raise UsageError(f"{given.article}: {error}") from error
    return parse("stdin.txt", sys.stdin.buffer.read(), given.encoding or "")


def _opened(given: DraftOptions) -> Opened:
    from factcli.cli.writing import opened

    found = opened(given.claims)
    if given.to and found.file(given.to) is not None:
        raise UsageError(f"--to: {given.to} is there already", "name a new file")
    return found


def _review(draft: Draft, opened: Opened, to: str) -> int:
    """Walk through the proposals, then write those that were kept as one claim file."""
    from factcli.desk.change import Change, tried
    from factcli.desk.draft.file import claims_text

    kept = _kept(draft)
    if not kept:
        say("nothing was kept; nothing was written")
        return ExitStatus.FAILED
    entities = tuple(opened.base.entities.values()) if opened.base else ()
    change = Change(to, None, claims_text(draft, kept, entities).encode())
    base = tried(opened, change)
    if base.claim(kept[0].record.id) is None:
        raise UsageError(f"--to: {to} would not be read", "name a .toml file in the claims folder")
    change.write()
    say(f"{len(kept)} of {len(draft.proposals)} proposals written to {to}")
    return ExitStatus.OK


def _kept(draft: Draft) -> list[Proposal]:
    from factcli.cli.asking import ask

    kept: list[Proposal] = []
    for number, proposal in enumerate(draft.proposals, 1):
        tell_lines(_shown(proposal, number, len(draft.proposals)))
        while True:
            answer = ask(_ASKED).casefold()
            if answer in _ANSWERS:
                kept += [proposal] if _ANSWERS[answer] else []
                break
            if answer in {"q", "quit"}:
                return kept
            tell_lines(_HELP)
    return kept


def _shown(proposal: Proposal, number: int, most: int) -> str:
    """Return a proposal for a person to judge: the words of the text, then what is read."""
    from factcli.exchange.sentences import sentence

    record = proposal.record
    rows = [
        ("text", f"{record.quote}  (line {proposal.line}, column {proposal.column})"),
        ("claim", sentence(record)),
        ("subject", record.subject),
        ("property", record.property),
        ("value", f"{record.value} {record.unit}".strip()),
        ("time", record.when or " to ".join(filter(None, (record.start, record.end)))),
        ("by", record.by),
        ("said by", ", ".join(record.attributed_to)),
        ("denied by", ", ".join(record.disputed_by)),
    ]
    lines = [f"  {name:9} {value}" for name, value in rows if value]
    return "\n".join((f"\n{number} of {most}", *lines))
