"""Two states of a claim base for people and programs: `-` is how it was, `+` how it is."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.render import canvas
from factcli.render.json import VERSION, encoded
from factcli.render.proof import claims_of, nearest_of
from factcli.render.safe import clipped, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcli.model import Finding
    from factcli.render.json import Record
    from factcli.render.view import View
    from factcli.report import Change, Comparison, Turn

_HOWS = ("added", "changed", "removed")
_COLORS = {"added": "green", "changed": "yellow", "removed": "red"}
_OLD, _NEW = "  - ", "  + "
_LONGEST = 300


def plain(found: Comparison, view: View) -> str:
    """Return a comparison as lines."""
    return "".join(f"{shown(line, letters=view.screen.letters)}\n" for line in _lines(found))


def table(found: Comparison, view: View) -> str:
    """Return a comparison for a terminal: the same lines, folded and coloured."""
    return "".join(canvas.hanging(line, view.screen, _style(line)) for line in _lines(found))


def json(found: Comparison, view: View) -> str:
    """Return a comparison as one JSON object, indented, with a line end."""
    record = {
        "version": VERSION,
        "old": found.old,
        "new": found.new,
        "changes": [_change_record(change) for change in found.changes],
        "turns": [_turn_record(turn) for turn in found.turns],
        "checked": found.checked,
        "status": found.status,
    }
    return encoded(record, view, indent=2) + "\n"


def jsonl(found: Comparison, view: View) -> str:
    """Return a line of JSON for each change and for each verdict that turns."""
    records = [
        *({"version": VERSION, "type": "change", **_change_record(c)} for c in found.changes),
        *({"version": VERSION, "type": "turn", **_turn_record(t)} for t in found.turns),
    ]
    return "".join(encoded(record, view) + "\n" for record in records)


def _style(line: str) -> str:
    if line.startswith((_OLD, _NEW)):
        return "red" if line.startswith(_OLD) else "green"
    return _COLORS.get(line.partition(" ")[0], "dim" if line.startswith("    ") else "")


def _lines(found: Comparison) -> Iterator[str]:
    for change in found.changes:
        yield from _change(change)
    if found.changes:
        yield ""
    for turn in found.turns:
        yield from _turn(turn)
        yield ""
    yield f"{found.new} against {found.old}: {_counts(found.changes)}"
    if found.checked:
        yield f"{len(found.turns):,} of {_count(found.checked, 'test statement')} turned"


def _change(change: Change) -> Iterator[str]:
    named = f"{change.kind} {change.id}".rstrip()
    yield f"{change.how}  {named}" + (f": {clipped(change.text, _LONGEST)}" if change.text else "")
    for key, old, new in change.keys:
        before, after = _parted(old, new)
        if before:
            yield f"{_OLD}{key}: {before}"
        if after:
            yield f"{_NEW}{key}: {after}"


def _parted(old: object, new: object) -> tuple[str, str]:
    """Return two values in words; of two lists only what the other has not, if that tells."""
    if isinstance(old, list) and isinstance(new, list):
        gone = [item for item in old if item not in new]
        come = [item for item in new if item not in old]
        if gone or come:
            return _words(gone), _words(come)
    return _words(old), _words(new)


def _words(value: object) -> str:
    if isinstance(value, list):
        return clipped(", ".join(map(_words, value)), _LONGEST)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else clipped(str(value), _LONGEST)


def _turn(turn: Turn) -> Iterator[str]:
    yield f"turned  {clipped(turn.case.statement)}"
    yield f"{_OLD}{_verdict(turn.old)}"
    yield f"{_NEW}{_verdict(turn.new)}"
    right = turn.new.verdict is turn.case.verdict
    told = f"as {turn.case.file}:{turn.case.line} asks" if right else (
        f"{turn.case.file}:{turn.case.line} asks for {turn.case.verdict.value}"
    )  # fmt: skip
    yield f"    {told}"


def _verdict(finding: Finding) -> str:
    ids = ", ".join(_ids(finding))
    return f"{finding.verdict.value} ({finding.reason.value})" + (f" [{ids}]" if ids else "")


def _ids(finding: Finding) -> list[str]:
    return [match.claim.id for match in claims_of(finding) or nearest_of(finding)[:1]]


def _counts(changes: Sequence[Change]) -> str:
    """Return how many tables of each kind were added, changed and removed."""
    told: list[str] = []
    for kind, plural in (("claim", "claims"), ("", "other tables")):
        for how in _HOWS:
            count = sum(c.how == how and (c.kind == "claim") == bool(kind) for c in changes)
            noun = plural if count != 1 else plural.removesuffix("s")
            told += [f"{count:,} {noun} {how}"] if count else []
    return ", ".join(told) or "no difference"


def _count(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _change_record(change: Change) -> Record:
    return {
        "how": change.how,
        "kind": change.kind,
        "id": change.id,
        "text": change.text,
        "keys": [{"key": k.key, "old": k.old, "new": k.new} for k in change.keys],
    }


def _turn_record(turn: Turn) -> Record:
    return {
        "statement": turn.case.statement,
        "expected": turn.case.verdict.value,
        "file": turn.case.file,
        "line": turn.case.line,
        "old": _finding_record(turn.old),
        "new": _finding_record(turn.new),
    }


def _finding_record(finding: Finding) -> Record:
    return {
        "verdict": finding.verdict.value,
        "reason": finding.reason.value,
        "explanation": finding.explanation,
        "claims": [match.claim.id for match in claims_of(finding)],
    }
