"""The claim base: what the claim files of one check hold, loaded and typed.

It knows claims, not how to find them: search and its index live beside it and keep what
they compile in `state`.
"""

from __future__ import annotations

from factcli.model import BaseInfo
from factcli.records import TYPE_CHECKING, dataclass, field

if TYPE_CHECKING:
    from factcli.model import Claim, Entity, Property, Source
    from factcli.report import Problem


@dataclass(frozen=True, slots=True, eq=False)
class ClaimBase:
    """Claims with the entities, properties and sources that they name.

    `properties` holds the general library with the files' own laid over it. `as_of` is
    the present day on file as an ordinal: the base's own, else the last day of the
    newest source's date. `problems` are warnings; a base with errors never exists.
    """

    claims: tuple[Claim, ...]
    entities: dict[str, Entity]
    properties: dict[str, Property]
    sources: dict[str, Source]
    as_of: int | None = None
    title: str = ""
    paths: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    language: str = "en"
    state: dict[str, object] = field(default_factory=dict, repr=False)

    def info(self) -> BaseInfo:
        """Return what a report says of this base."""
        name = self.title or ", ".join(self.paths)
        return BaseInfo(name, len(self.claims), iso(self.as_of), self.paths)

    def claim(self, claim_id: str) -> Claim | None:
        """Return the claim with this id, or None."""
        for claim in self.claims:
            if claim.id == claim_id:
                return claim
        return None


def iso(day: int | None) -> str:
    """Return an ordinal day as YYYY-MM-DD, "" for none and for days that ISO cannot write."""
    from datetime import date

    if day is None or not 0 < day <= date.max.toordinal():
        return ""
    return date.fromordinal(day).isoformat()
