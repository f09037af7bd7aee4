"""`factcli show`: one claim, all of it."""

# ruff: noqa: A002, FBT002 - typer reads options from the signature

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from factcli.cli import common, options
from factcli.cli.streams import write
from factcli.desk.filters import claim_called

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.model import Claim, Slot
    from factcli.render.view import View
    from factcli.store.base import ClaimBase

EPILOG = """\
\b
Examples:
  factcli show tower-architect
  factcli show tower-architect tower-height --format json
"""


def show(
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID...", help="Ids of claims.", autocompletion=options.claim_ids),
    ],
    claims: options.Claims = None,
    demo: options.Demo = False,
    format: options.Format = None,
) -> int:
    """Show claims in full.

    Every slot is shown with its origin: pinned in the claim file, or parsed from the
    claim's own sentence.
    """
    chosen = common.chosen_format(format)
    base = common.load_base(claims, demo=demo)
    found = [claim_called(base, word) for word in ids]
    slots = [_slots(claim, base) for claim in found]
    write_claims(found, slots, chosen, common.view_of(base))
    return 0


def _slots(claim: Claim, base: ClaimBase) -> Sequence[Slot]:
    from factcli.check import slots_of

    return slots_of(claim, base)


def write_claims(
    found: Sequence[Claim], slots: Sequence[Sequence[Slot]], chosen: str, view: View
) -> None:
    """Write claims in full, each with its slots, in a format."""
    if chosen in (common.JSON, common.JSONL):
        from factcli.render import json, jsonl

        write(
            json.claims(found, view, slots)
            if chosen == common.JSON
            else jsonl.claims(found, view, slots)
        )
        return
    from factcli.render import claim_card

    draw = claim_card.card if chosen == common.TABLE else claim_card.plain
    write("\n".join(draw(*pair, view) for pair in zip(found, slots, strict=True)))
