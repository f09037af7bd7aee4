"""Parts that leave their subject unsaid: "fleet of 42 aircraft", where one fleet is on file."""

from __future__ import annotations

from factcli.parse.atoms import NAMED
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.compare.cover import Alignment

# So much of a claim's property has to be said for the claim to be meant without its subject,
# and so little for another claim to be meant as well.
_CLEAR, _RIVAL = 0.9, 0.3


def note_lone(laid: Sequence[Alignment]) -> None:
    """Note for which claims the part's subject may go unsaid; changes the alignments.

    A label or headline without a name means the one subject of which the like is on file.
    """
    if not laid or not _unfinished(laid[0]):
        return
    rivals = [a for a in laid if a.evoked >= _RIVAL and not a.typed.plain]
    subjects = {a.typed.ids("subject") or a.typed.claim.subject_text for a in rivals}
    for alignment in rivals:
        if alignment.evoked >= _CLEAR and not alignment.slots("subject"):
            alignment.unsaid = "lone" if len(subjects) == 1 else "rivals"


def _unfinished(alignment: Alignment) -> bool:
    """Whether the part names nobody and has no verb but "is"."""
    said = alignment.said
    return all(f.copula for f in said.frames) and not any(a.kind in NAMED for a in said.atoms)
