"""A claim taken back: kept for the record, superseded by another, with the reason why."""

from __future__ import annotations

from factcli.desk.change import Change, new_problems, tried
from factcli.errors import FactcliError, UsageError
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.store.edit import insert
from factcli.store.suggest import nearest

if TYPE_CHECKING:
    from factcli.desk.change import Opened
    from factcli.model import Claim
    from factcli.report import Problem
    from factcli.store.base import ClaimBase


class Retraction(NamedTuple):
    """A change that is ready to be written: the claim as it will stand, and its heir."""

    claim: Claim
    heir: Claim
    base: ClaimBase
    change: Change
    problems: tuple[Problem, ...] = ()


def retract(name: str, by: str, reason: str, opened: Opened) -> Retraction:
    """Return what superseding a claim by another would write; write nothing.

    Raises UsageError when one of the two is not on file or cannot be what it is asked to
    be, WouldBreakError when the base would not load.
    """
    claim, heir = _claim(name, opened), _claim(by, opened, "--by: ")
    reason = " ".join(reason.split())
    if not reason:
        raise UsageError("--reason: the reason is empty")
    if claim.id == heir.id:
        raise UsageError("--by: a claim cannot supersede itself")
    if claim.superseded_by:
        raise UsageError(
            f"{claim.id} is superseded already, by {claim.superseded_by}",
            f"it stands at {claim.file}:{claim.line}",
        )
    file = opened.file(claim.file)
    if file is None:
        raise FactcliError(
            f"{claim.file} is no file of this base, or not there any more; nothing was written",
            "what is included is changed where it is kept",
        )
    fields = {"superseded_by": by, "superseded_reason": reason}
    try:
        new = insert(file.raw, claim.line, "claim", fields)
    except FactcliError as error:
        raise FactcliError(f"{file.path}: {error}; nothing was written", error.hint) from error
    change = Change(file.path, file.raw, new)
    base = tried(opened, change)
    after = base.claim(name)
    if after is None or after.superseded_by != by:
        raise FactcliError(f"{file.path}:{claim.line} cannot be edited; nothing was written")
    return Retraction(after, heir, base, change, new_problems(opened, base))


def _claim(name: str, opened: Opened, option: str = "") -> Claim:
    claim = opened.base.claim(name) if opened.base else None
    if claim is None:
        near = nearest(name, [each.id for each in opened.base.claims] if opened.base else ())
        raise UsageError(
            f"{option}there is no claim {name!r}",
            f"did you mean {near}?" if near else "factcli list shows the claims on file",
        )
    return claim
