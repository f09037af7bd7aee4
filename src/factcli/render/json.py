"""The JSON that factcli promises: one object for a whole run.

The records are built here and used by the JSON lines too; docs/output.md and the schema
beside it describe them. Adding a key is a compatible change; everything else raises
`VERSION`.
"""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.render.json_text import dumps
from factcli.render.proof import citation, claims_of, nearest_of, slots_of
from factcli.render.times import iso, moment_edtf, period_edtf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from factcli.model import BaseInfo, Claim, Finding, Match, Part, Slot
    from factcli.render.view import View
    from factcli.report import Report

    Record = dict[str, Any]

VERSION = 1


def report(findings: Report, view: View) -> str:
    """Return a whole report as one JSON object, indented, with a line end."""
    return encoded(report_record(findings, view), view, indent=2) + "\n"


def report_record(findings: Report, view: View) -> Record:
    """Return what a whole report is as an object."""
    return {
        "version": VERSION,
        "base": base_record(findings.base),
        "findings": [finding_record(finding, view) for finding in findings.findings],
        "status": findings.status,
    }


def claims(chosen: Sequence[Claim], view: View, slots: Sequence[Sequence[Slot]] = ()) -> str:
    """Return claims as one JSON object; with `slots`, each claim has its own."""
    return encoded(claims_record(chosen, view, slots), view, indent=2) + "\n"


def claims_record(
    chosen: Sequence[Claim], view: View, slots: Sequence[Sequence[Slot]] = ()
) -> Record:
    """Return what claims with their base are as an object."""
    records = claim_records(chosen, view, slots)
    return {"version": VERSION, "base": base_record(view.base), "claims": records}


def claim_records(
    chosen: Sequence[Claim], view: View, slots: Sequence[Sequence[Slot]] = ()
) -> list[Record]:
    """Return the records of claims; with `slots`, one sequence a claim, each with its own."""
    records = [claim_record(claim, view) for claim in chosen]
    for record, rows in zip(records, slots, strict=False):
        record["slots"] = [
            {"name": slot.name, "value": slot.said, "origin": slot.stored} for slot in rows
        ]
    return records


def finding_record(finding: Finding, view: View) -> Record:
    """Return one finding as the record that every JSON format holds."""
    return {
        "statement": finding.statement,
        "verdict": finding.verdict.value,
        "reason": finding.reason.value,
        "explanation": finding.explanation,
        "question": finding.question,
        "claims": [_match_record(match, view) for match in claims_of(finding)],
        "parts": [_part_record(part) for part in finding.parts],
        "slots": [_slot_record(slot) for slot in slots_of(finding)],
        "nearest": [_match_record(match, view) for match in nearest_of(finding)],
        "notes": list(finding.notes),
    }


def claim_record(claim: Claim, view: View) -> Record:
    """Return one claim with every field that its file may hold; empty ones too."""
    return {
        "id": claim.id,
        "text": claim.text,
        "subject": claim.subject or claim.subject_text,
        "property": claim.property,
        "value": claim.value or claim.value_text,
        "unit": claim.unit,
        "start": moment_edtf(claim.start) if claim.start else "",
        "end": moment_edtf(claim.end) if claim.end else (".." if claim.open_end else ""),
        "when": period_edtf(claim.when) if claim.when else "",
        "place": claim.place,
        "by": claim.by,
        "said_by": list(claim.said_by),
        "denied_by": list(claim.denied_by),
        "negative": claim.negative,
        "plan": claim.plan,
        "as_of": "" if claim.as_of is None else iso(claim.as_of),
        "superseded_by": claim.superseded_by,
        "superseded_reason": claim.superseded_reason,
        "verdict": claim.verdict.value,
        "rating": claim.rating,
        "rating_scale": claim.rating_scale,
        "claimed_by": list(claim.claimed_by),
        "claimed_on": claim.claimed_on,
        "claimed_in": list(claim.claimed_in),
        "pinned": sorted(claim.pinned),
        **_source_record(claim, view),
        "excerpt": claim.excerpt,
        "file": claim.file,
        "line": claim.line,
    }


def base_record(base: BaseInfo) -> Record:
    """Return what a report says of its base."""
    return {"name": base.name, "claims": base.claims, "as_of": base.as_of}


def encoded(record: Record, view: View, indent: int | None = None) -> str:
    """Return a record as JSON text that any parser takes.

    A lone surrogate is no character, and some parsers refuse even its escape.
    """
    text = dumps(record, ensure_ascii=not view.screen.letters, indent=indent)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _part_record(part: Part) -> Record:
    return {
        "text": part.text,
        "span": [part.span.start, part.span.end],
        "verdict": part.verdict.value,
        "reason": part.reason.value,
        "explanation": part.explanation,
        "claims": [match.claim.id for match in part.claims],
        "slots": [_slot_record(slot) for slot in part.slots],
    }


def _slot_record(slot: Slot) -> Record:
    return {
        "name": slot.name,
        "said": slot.said,
        "stored": slot.stored,
        "relation": slot.relation.value,
        "claim": slot.claim,
        "note": slot.note,
    }


def _match_record(match: Match, view: View) -> Record:
    claim = match.claim
    return {
        "id": claim.id,
        "text": claim.text,
        **_source_record(claim, view),
        "file": claim.file,
        "line": claim.line,
        "similarity": match.similarity,
    }


def _source_record(claim: Claim, view: View) -> Record:
    source = view.sources.get(claim.source)
    return {
        "source": claim.source,
        "citation": citation(claim, view.sources),
        "url": source.url if source else "",
    }
