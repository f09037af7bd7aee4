"""Parts of a statement laid against the claims near them, once each, and not without end."""

from __future__ import annotations

from factcli.compare.align import align
from factcli.compare.attached import detach_places
from factcli.compare.lone import note_lone
from factcli.compare.regions import cover_places
from factcli.reason.sides import is_fact
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factcli.compare.cover import Alignment
    from factcli.compare.regions import Entities
    from factcli.compare.typed import Typed
    from factcli.model import Context
    from factcli.parse.atoms import Assertion

# A part, and what is made of it, is searched for so often, were all as long as the part: most
# parts do with one turn, the hardest of a thousand judged ones took six.
_TURNS, _SHORT = 24, 12


class SpentError(Exception):
    """A part has been turned in so many ways that none is tried any more."""


class Laying:
    """Finds claims near a part by `search`, and lays the part against them."""

    def __init__(
        self, search: Callable[[Assertion], Sequence[Typed]], entities: Entities, ctx: Context
    ) -> None:
        self._near = search
        self._entities = entities
        self._ctx = ctx
        # By the number of a part, which is held beside them: what is near it, laid against it.
        self._found: dict[int, tuple[Assertion, Sequence[Typed]]] = {}
        self._laid: dict[int, list[Alignment]] = {}
        self._spare = 0

    def begin(self, said: Assertion, turns: int = _TURNS) -> None:
        """Allow as many searches as a part may need, in proportion to its length."""
        self._spare = turns * max(len(said.atoms), _SHORT)
        self._found.clear()
        self._laid.clear()

    def search(self, said: Assertion) -> Sequence[Typed]:
        """Return the claims near a part, best first. Raises SpentError."""
        found = self._found.get(id(said))
        if found is None:
            self._spare -= len(said.atoms)
            if self._spare < 0:
                raise SpentError
            found = self._found[id(said)] = (said, self._near(said))
        return found[1]

    def nearby(self, said: Assertion) -> list[Alignment]:
        """Return the part laid against every claim near it; nobody may change these."""
        near = self.search(said)
        laid = self._laid.get(id(said))
        if laid is None:
            laid = self._laid[id(said)] = [self.lay(said, typed) for typed in near]
            note_lone(laid)
        return laid

    def facts(self, said: Assertion) -> list[Alignment]:
        """Return the same for claims that are held as facts, no plans and nobody's word."""
        if id(said) in self._laid:
            return [a for a in self._laid[id(said)] if is_fact(a.typed)]
        laid = [self.lay(said, typed) for typed in self.search(said) if is_fact(typed)]
        note_lone(laid)
        return laid

    def lay(self, said: Assertion, typed: Typed) -> Alignment:
        """Return the part laid against one claim."""
        alignment = align(said, typed, self._ctx)
        cover_places(alignment, self._entities)
        detach_places(alignment, self._entities)
        return alignment
