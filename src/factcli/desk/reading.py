"""A document checked: every sentence with its finding, in order, without judging what to show."""

from __future__ import annotations

from factcli.check import check
from factcli.desk.anchor import anchored
from factcli.desk.names import Names
from factcli.desk.referents import Referents
from factcli.document.sentences import sentences
from factcli.document.types import Kind
from factcli.model import Verdict
from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.desk.referents import Understood
    from factcli.document.sentences import Sentence
    from factcli.document.types import Document
    from factcli.model import Finding
    from factcli.store.base import ClaimBase

# A description speaks of what the file is about for so many sentences after a name on file.
_NEAR = 10
# The same sentence again (a boilerplate, a repeated row) is not checked again.
_REMEMBERED = 50_000


class Checked(NamedTuple):
    """A sentence, as it was understood, and what the claims say of it.

    `finding` is None where the sentence names nothing on file: no claim can speak to it.
    """

    sentence: Sentence
    understood: Understood
    finding: Finding | None

    @property
    def spoken(self) -> bool:
        """Whether the claims could speak to the sentence: they decide at least a part of it."""
        return self.finding is not None and any(
            part.verdict is not Verdict.UNVERIFIABLE for part in self.finding.parts
        )


class Checker:
    """Checks documents against one base; `as_of` is the present day, an ordinal."""

    def __init__(self, base: ClaimBase, as_of: int | None = None) -> None:
        self._base = base
        self._as_of = as_of
        self._names = Names(base)
        self._known: dict[tuple[str, int | None], Finding] = {}

    def read(self, document: Document) -> Iterator[Checked]:
        """Yield every sentence of a document with its finding."""
        referents = Referents(self._names)
        written = self.written(document)
        named: set[str] = set()
        since = _NEAR
        block = -1
        for sentence in sentences(document):
            apart = sentence.kind in {Kind.HEADING, Kind.TITLE, Kind.CELL, Kind.FOOTNOTE}
            if apart and sentence.block != block:
                referents.forget()
            block = sentence.block
            understood = referents.understand(sentence.flow)
            proper = {e for m in understood.mentions if m.proper for e in m.entities}
            named |= proper
            since = 0 if proper else since + 1
            finding = None
            if self._names.may_speak(understood.flow.text, understood.mentions):
                found = self.check(understood.flow.text, written)
                finding = anchored(
                    found, understood, self._meant(understood, referents, named, since)
                )
            yield Checked(sentence, understood, finding)

    def _meant(
        self, understood: Understood, referents: Referents, named: set[str], since: int
    ) -> set[str]:
        """Return the entities of which a description in a sentence may speak.

        Who has a name was named before; what has none ("the raid") is what the file tells
        of where names on file stand close by. Neither is it after "a raid" of others.
        """
        text = understood.flow.text
        said = [
            (entity, text[m.span.start : m.span.end].split()[-1].lower())
            for m in understood.mentions
            if not m.proper
            for entity in m.entities
        ]
        near = since < _NEAR
        return {
            entity
            for entity, noun in said
            if (entity in named or (near and self._names.nameless(entity)))
            and not referents.elsewhere(noun, entity)
        }

    def written(self, document: Document) -> int | None:
        """Return the day from which "last Friday" counts in a document."""
        return document.written if document.written is not None else self._as_of

    def check(self, text: str, written: int | None) -> Finding:
        """Return what the claims say of a text, as of a statement."""
        key = (text, written)
        found = self._known.pop(key, None)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = check(text, self._base, self._as_of, written)
        # What was asked for last stands last.
        self._known[key] = found
        return found

    def forget(self, most: int) -> None:
        """Forget what was not asked for lately, all but `most` texts."""
        for key in list(self._known)[: max(0, len(self._known) - most)]:
            del self._known[key]
