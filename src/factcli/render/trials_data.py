"""Trials of test statements for programs: JSON, JSON lines, JUnit XML."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.render import trials
from factcli.render.json import VERSION, base_record, encoded, finding_record
from factcli.render.xml import xml_text
from factcli.report import Outcome

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from factcli.render.json import Record
    from factcli.render.view import View
    from factcli.report import Trial, TrialReport


def json(report: TrialReport, view: View) -> str:
    """Return the report as one JSON object, indented, with a line end."""
    untouched = report.untouched
    record = {
        "version": VERSION,
        "base": base_record(report.base),
        "tests": [_record(trial, view) for trial in report.trials],
        "counts": {outcome.value: report.count(outcome) for outcome in Outcome},
        "untouched": None if untouched is None else [claim.id for claim in untouched],
        "status": report.status,
    }
    return encoded(record, view, indent=2) + "\n"


def jsonl(report: TrialReport, view: View) -> str:
    """Return a line of JSON for each trial."""
    return "".join(
        encoded({"version": VERSION, **_record(trial, view)}, view) + "\n"
        for trial in report.trials
    )


def _record(trial: Trial, view: View) -> Record:
    case = trial.case
    return {
        "statement": case.statement,
        "outcome": trial.outcome.value,
        "expected": {
            "verdict": case.verdict.value,
            "reason": case.reason.value if case.reason else "",
            "claims": list(case.claims),
            "slots": {name: relation.value for name, relation in case.slots},
        },
        "differences": [
            {"name": d.name, "expected": d.expected, "given": d.given} for d in trial.differences
        ],
        "known_gap": case.known_gap,
        "note": case.note,
        "file": case.file,
        "line": case.line,
        "finding": finding_record(trial.finding, view),
    }


def junit(report: TrialReport) -> str:
    """Return the report as JUnit XML: a suite a file, a case a test statement.

    A known gap is skipped there; one that passes has failed.
    """
    from xml.etree import ElementTree as ET

    files: dict[str, list[Trial]] = {}
    for trial in report.trials:
        files.setdefault(trial.case.file, []).append(trial)
    root = ET.Element("testsuites", {"name": "factcli test", **_counts(list(report.trials))})
    for file, tried in files.items():
        suite = ET.SubElement(root, "testsuite", {"name": xml_text(file), **_counts(tried)})
        for trial in tried:
            _junit_case(ET.SubElement(suite, "testcase", _names(trial)), trial)
    ET.indent(root)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f"{head}{ET.tostring(root, encoding='unicode')}\n"


def _counts(tried: list[Trial]) -> dict[str, str]:
    outcomes = [trial.outcome for trial in tried]
    failed = outcomes.count(Outcome.FAILED) + outcomes.count(Outcome.GAP_CLOSED)
    skipped = outcomes.count(Outcome.KNOWN_GAP)
    counts = {"tests": len(tried), "failures": failed, "errors": 0, "skipped": skipped}
    return {name: str(count) for name, count in counts.items()}


def _names(trial: Trial) -> dict[str, str]:
    case = trial.case
    return {
        "classname": xml_text(case.file),
        "name": xml_text(case.statement),
        "file": xml_text(case.file),
        "line": str(case.line),
    }


def _junit_case(element: Element, trial: Trial) -> None:
    from xml.etree import ElementTree as ET

    if trial.outcome is Outcome.PASSED:
        return
    told = "; ".join(f"{d.name} {d.given}, not {d.expected}" for d in trial.differences)
    told = xml_text(told or trials.CLOSED)
    if trial.outcome is Outcome.KNOWN_GAP:
        ET.SubElement(element, "skipped", {"message": f"known gap: {told}"})
        return
    failed = ET.SubElement(element, "failure", {"message": told, "type": trial.outcome.value})
    failed.text = xml_text("\n".join(trials.failure(trial)))
