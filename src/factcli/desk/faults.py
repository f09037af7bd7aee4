"""From a sentence's finding to what is told about it: a rule, a severity, the words at fault."""

from __future__ import annotations

from factcli.desk.corrections import LEAD, correction
from factcli.document.types import Unit
from factcli.explain import NOTHING
from factcli.model import Reason, Relation, Span, Verdict
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.report import Edit, Fix, ScanFinding, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from factcli.desk.reading import Checked
    from factcli.document.types import Document
    from factcli.model import Finding, Match, Part, Slot, Source

SEVERITIES = {
    Verdict.REFUTED: Severity.ERROR,
    Verdict.MIXED: Severity.ERROR,
    Verdict.DISPUTED: Severity.WARNING,
    Verdict.UNVERIFIABLE: Severity.INFO,
    Verdict.SUPPORTED: Severity.INFO,
}
_CLASHING = frozenset({Relation.EXCLUSIVE, Relation.OPPOSITE})
_AT_FAULT = frozenset({Verdict.REFUTED, Verdict.DISPUTED})
# Here the sentence as a whole is at fault, whichever slot shows it.
_AS_A_WHOLE = frozenset({
    Reason.ROLES_SWAPPED, Reason.SAID_OTHERWISE, Reason.DENIED, Reason.CLAIMS_CONFLICT,
})  # fmt: skip
_EDGES = " \t\n,;:.–—-"


class _Told(NamedTuple):
    """What is told of a stretch of the checked text; without one, of the whole sentence."""

    verdict: Verdict
    reason: Reason
    message: str
    claims: tuple[Match, ...] = ()
    span: Span | None = None
    part: Part | None = None


class Telling(NamedTuple):
    """What it takes to tell of a sentence: the base's sources, what to show, how to check."""

    sources: Mapping[str, Source]
    shown: frozenset[Verdict]
    check: Callable[[str], Finding]


def faults(document: Document, checked: Checked, how: Telling) -> Iterator[ScanFinding]:
    """Yield what is told of one sentence: one finding for each part at fault, else one at most."""
    finding = checked.finding
    verdict = finding.verdict if finding is not None else Verdict.UNVERIFIABLE
    if verdict in how.shown:
        for told in _all_told(finding, verdict):
            yield _finding(document, checked, how, told)


def _all_told(finding: Finding | None, verdict: Verdict) -> Iterator[_Told]:
    if finding is None:
        yield _Told(verdict, Reason.NO_CLAIM, NOTHING)
        return
    at_fault = [part for part in finding.parts if part.verdict in _AT_FAULT]
    if not at_fault:
        yield _Told(verdict, finding.reason, finding.explanation, finding.claims)
    for part in at_fault:
        mixed = verdict is Verdict.MIXED and part.verdict is Verdict.REFUTED
        yield _Told(
            verdict if mixed else part.verdict,
            part.reason,
            part.explanation,
            part.claims,
            words_at_fault(part, finding),
            part,
        )


def words_at_fault(part: Part, finding: Finding) -> Span:
    """Return the stretch of the checked text that clashes with what is on file."""
    text = finding.statement
    clash = None if part.reason in _AS_A_WHOLE else clashing(part)
    span = clash.span if clash is not None and clash.span is not None else part.span
    if clash is not None and clash.name == "time":
        lead = LEAD.match(text[span.start : span.end])
        span = Span(span.start + lead.end(), span.end) if lead else span
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end) if start < end else part.span


def clashing(part: Part) -> Slot | None:
    """Return the first slot of a part that clashes, where one does and its words are known."""
    return next((s for s in part.slots if s.relation in _CLASHING and s.span is not None), None)


def _fix(document: Document, checked: Checked, how: Telling, told: _Told) -> Fix | None:
    """Return the repair of the words at fault; none in a quotation, or across markup."""
    blocked = not document.editable or checked.sentence.quoted or checked.finding is None
    if blocked or told.part is None or checked.finding is None:
        return None
    if told.part.verdict is not Verdict.REFUTED:
        return None
    found = correction(told.part, checked.finding, how.check)
    flow = checked.understood.flow
    if found is None or found.span.start == found.span.end or not flow.verbatim(found.span):
        return None
    start, end = flow.origin(found.span)
    old = document.text[start:end]
    if old != flow.text[found.span.start : found.span.end]:
        return None  # a word that stands for another: "he"
    edit = Edit(*document.position(start), *document.position(end), found.words)
    return Fix(found.title, (edit,))


def _finding(document: Document, checked: Checked, how: Telling, told: _Told) -> ScanFinding:
    flow = checked.understood.flow if told.span else checked.sentence.flow
    stretch = flow.origin(told.span or Span(0, len(flow.text)))
    line, column = document.position(stretch.start)
    end_line, end_column = document.position(stretch.end)
    return ScanFinding(
        path=document.path,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        rule=told.reason.value,
        severity=SEVERITIES[told.verdict],
        verdict=told.verdict,
        words=document.text[stretch.start : stretch.end],
        message=told.message,
        claims=tuple(match.claim.id for match in told.claims),
        fix=_fix(document, checked, how, told),
        sentence=checked.sentence.text,
        citation=_citation(told.claims, how.sources),
        before=tuple((w.said, w.name.removesuffix("'s")) for w in checked.understood.replaced),
        excerpt=document.line(line) if document.unit is not Unit.PAGE else "",
        unit=document.unit.value,
        parts=_proof(checked, told),
    )


def _proof(checked: Checked, told: _Told) -> tuple[Part, ...]:
    if told.part is not None:
        return (told.part,)
    return checked.finding.parts if checked.finding is not None else ()


def _citation(claims: tuple[Match, ...], sources: Mapping[str, Source]) -> str:
    """Return the first claim and where it comes from, in words for people."""
    if not claims:
        return ""
    claim = claims[0].claim
    source = sources.get(claim.source)
    where = ", ".join(w for w in (source.publisher, source.title) if w) if source else ""
    return f"{claim.id}: {claim.text}" + (f" ({where})" if where else "")
