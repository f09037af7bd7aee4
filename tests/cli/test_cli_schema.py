"""Real output against the published schema, and the schema against the model."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.cli.driver import ROOT, pretend, run
from tests.cli.samples import ALL, BASE, TERM, WORDS, view

from factcli.model import Finding, Reason, Relation, Verdict
from factcli.render import json as json_format
from factcli.render import jsonl
from factcli.report import Report

PAGE = (ROOT / "docs" / "output.md").read_text("utf-8")
SCHEMA: dict[str, Any] = json.loads(
    (ROOT / "docs" / "schema" / "check-output.schema.json").read_text("utf-8")
)


def closed(schema: Any) -> Any:  # noqa: ANN401 - JSON
    """Return a schema that takes no key that it does not describe."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    shut = {key: closed(value) for key, value in schema.items()}
    if isinstance(shut.get("properties"), dict):
        shut["unevaluatedProperties" if "allOf" in shut else "additionalProperties"] = False
    return shut


def validator(name: str, *, strict: bool = True) -> Draft202012Validator:
    definitions = closed(SCHEMA["$defs"]) if strict else SCHEMA["$defs"]
    if strict and name == "findingLine":
        line = definitions["findingLine"]["allOf"][1]["properties"]
        finding = definitions["finding"]
        merged = {**finding, "properties": {**finding["properties"], **line}}
        merged["required"] = [*finding["required"], *line]
        definitions = {**definitions, "findingLine": merged}
    return Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": definitions})


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("finding", ALL, ids=lambda finding: finding.statement)
def test_a_line_fits(finding: Finding) -> None:
    record = json.loads(jsonl.finding(finding, view()))
    validator("findingLine").validate(record)
    Draft202012Validator(SCHEMA).validate(record)


@pytest.mark.parametrize("status", [0, 1, 3])
def test_a_report_fits(status: int) -> None:
    record = json.loads(json_format.report(Report(ALL, BASE, status), view()))
    validator("report").validate(record)
    Draft202012Validator(SCHEMA).validate(record)


def test_claims_fit() -> None:
    validator("claimList").validate(json.loads(json_format.claims((TERM, WORDS), view())))
    for line in jsonl.claims((TERM, WORDS), view()).splitlines():
        validator("claim").validate(json.loads(line))


def test_what_the_commands_print_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch)
    for arguments, name in (
        (("check", "supported", "mixed", "x"), "report"),
        (("list",), "claimList"),
        (("show", TERM.id), "claimList"),
    ):
        ended = run(*arguments, "--format", "json")
        validator(name).validate(json.loads(ended.out))
    for line in run("check", "mixed", "x", "--format", "jsonl").out.splitlines():
        validator("findingLine").validate(json.loads(line))


def test_ids_in_parts_stand_in_the_finding() -> None:
    for finding in ALL:
        record = json.loads(jsonl.finding(finding, view()))
        known = {match["id"] for match in record["claims"] + record["nearest"]}
        assert all(set(part["claims"]) <= known for part in record["parts"])


def test_the_schema_knows_every_word() -> None:
    definitions = SCHEMA["$defs"]
    assert definitions["verdict"]["enum"] == [verdict.value for verdict in Verdict]
    assert definitions["relation"]["enum"] == [relation.value for relation in Relation]
    assert all(re.fullmatch(definitions["reason"]["pattern"], reason.value) for reason in Reason)


def test_the_example_of_the_page_fits() -> None:
    example = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert example
    validator("report").validate(json.loads(example[1]))


def test_the_page_names_every_key() -> None:
    definitions = SCHEMA["$defs"]
    keys = {key for name in ("report", "finding", "match", "part", "slot", "base")
            for key in definitions[name]["properties"]}  # fmt: skip
    assert not [key for key in keys if f"`{key}`" not in PAGE]
