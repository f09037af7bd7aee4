"""Findings that a document itself calls right: `<!-- factcli: ignore[date-differs] why -->`.

On a line of its own the remark speaks of the block that follows, beside text of the
sentences on its line. It names rules and gives a reason; one without either suppresses
nothing and is told, and so is one that nothing needs.
"""

from __future__ import annotations

import re

from factcli.model import Reason, Span
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.report import ScanFinding, Severity
from factcli.store.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcli.document.sentences import Sentence
    from factcli.document.types import Comment, Document

UNUSED, BAD = "unused-suppression", "bad-suppression"
RULES = {
    UNUSED: "a remark suppresses a finding that is not there",
    BAD: "a remark that is to suppress findings lacks a rule or a reason",
}
_DIRECTIVE = re.compile(r"\s*[\W_]*factcli:\s*ignore\b\s*(?:\[([^\]\n]*)\])?(.*)", re.DOTALL)
_CODES = tuple(reason.value for reason in Reason)
_FAULTS = frozenset(_CODES[_CODES.index("date-differs") : _CODES.index("no-claim")])


class _Remark(NamedTuple):
    """A remark: where it stands, the rules it names, and the stretch of the source it is about."""

    span: Span
    rules: tuple[str, ...]
    about: Span


class Suppressions:
    """The remarks of one document, and which of them something needed."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._remarks: list[_Remark] = []
        self._needed: set[tuple[Span, str]] = set()
        self._wrong: list[ScanFinding] = []
        for comment in document.comments:
            match = _DIRECTIVE.fullmatch(comment.text)
            if match:
                self._take(comment, match)

    def _take(self, comment: Comment, match: re.Match[str]) -> None:
        rules = tuple(r.strip() for r in (match.group(1) or "").split(",") if r.strip())
        reason = match.group(2).strip(" \t\r\n.*/)]}>-")
        unknown = next((r for r in rules if r not in _CODES), "")
        if not rules:
            told = "the remark names no rule: write ignore[RULE] and a reason"
        elif unknown:
            near = nearest(unknown, _CODES)
            told = f"there is no rule {unknown!r}" + (f"; did you mean {near}?" if near else "")
        elif not any(char.isalnum() for char in reason):
            told = f"the remark gives no reason: write ignore[{', '.join(rules)}] and why"
        else:
            self._remarks.append(_Remark(comment.span, rules, self._about(comment.span)))
            return
        self._wrong.append(self._told(comment.span, BAD, Severity.ERROR, told))

    def _about(self, span: Span) -> Span:
        """Return the block that follows a remark on a line of its own, else its line."""
        text = self._document.text
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.end)
        end = end if end >= 0 else len(text)
        beside = text[start : span.start] + text[span.end : end]
        if any(char.isalnum() for char in beside):
            return Span(start, end)
        for block in self._document.blocks:
            first = block.flow.marks[0].start
            if first >= span.end:
                return Span(first, block.flow.marks[-1].end)
        return Span(span.end, span.end)

    def left(self, sentence: Sentence, findings: Iterable[ScanFinding]) -> Iterator[ScanFinding]:
        """Yield the findings of a sentence that no remark suppresses."""
        here = sentence.flow.origin(Span(0, len(sentence.text)))
        near = [r for r in self._remarks if r.about.start < here.end and here.start < r.about.end]
        for found in findings:
            hit = [r for r in near if found.rule in r.rules]
            self._needed.update((r.span, found.rule) for r in hit)
            if not hit:
                yield found

    def complaints(self, *, everything: bool) -> Iterator[ScanFinding]:
        """Yield what is wrong with the remarks, and those that nothing needed.

        Unless `everything` is shown, what suppresses a finding that is not shown may be needed.
        """
        yield from self._wrong
        for remark in self._remarks:
            for rule in remark.rules:
                shown = everything or rule in _FAULTS
                if shown and (remark.span, rule) not in self._needed:
                    told = f"nothing here is {rule}: the remark can go"
                    yield self._told(remark.span, UNUSED, Severity.WARNING, told)

    def _told(self, span: Span, rule: str, severity: Severity, message: str) -> ScanFinding:
        line, column = self._document.position(span.start)
        end_line, end_column = self._document.position(span.end)
        return ScanFinding(
            path=self._document.path,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            rule=rule,
            severity=severity,
            verdict=None,
            words=self._document.text[span.start : span.end],
            message=message,
            excerpt=self._document.line(line),
            unit=self._document.unit.value,
        )


def in_order(findings: Sequence[ScanFinding]) -> tuple[ScanFinding, ...]:
    """Return findings in the order of their places."""
    return tuple(sorted(findings, key=lambda f: (f.line, f.column)))
