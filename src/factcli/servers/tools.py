"""What an agent can ask of a claim base: each tool, its arguments, and the JSON it answers.

The answers are those of the command line's `--format json`, key for key, with a note in front.
Nothing here knows the protocol.
"""

from __future__ import annotations

from factcli.check import check, slots_of
from factcli.desk.filters import SORTS, Filters, claim_called, select
from factcli.desk.outcome import status_of
from factcli.desk.scan import SHOWN, Scanner, Settings
from factcli.errors import UsageError
from factcli.model import Verdict
from factcli.records import TYPE_CHECKING, NamedTuple, replace
from factcli.render.json import claims_record, report_record
from factcli.render.scan.json import whole
from factcli.render.view import Screen, View
from factcli.report import Report, ScanReport
from factcli.store.base import iso

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from factcli.servers.shelf import Shelf
    from factcli.store.base import ClaimBase
    from factcli.store.config import Config

    Record = dict[str, Any]

NOTE = (
    '"unverifiable" means that the claims on file do not decide it, never that it is false. '
    "Verdicts compare with the claims on file and with nothing else."
)
# An agent reads all that it gets.
_LIMIT = 20
_FILENAME = "text.md"
_EXTRA = (Verdict.SUPPORTED.value, Verdict.UNVERIFIABLE.value)


class Service(NamedTuple):
    """What tools work with: the claims, the project's settings, and what reads a day.

    `day` gets words such as "2024-04-12" or "today" and the name of what they were given for.
    """

    shelf: Shelf
    config: Config
    day: Callable[[str | None, str], int | None]


class Tool(NamedTuple):
    """A tool: its name, what it is for, its arguments as JSON schemas, and what runs it."""

    name: str
    title: str
    description: str
    arguments: Mapping[str, Mapping[str, object]]
    required: tuple[str, ...]
    run: Callable[[Service, Mapping[str, Any]], Record]

    def schema(self) -> dict[str, object]:
        """Return the schema of the arguments as an object."""
        return {
            "type": "object",
            "properties": {name: dict(schema) for name, schema in self.arguments.items()},
            "required": list(self.required),
            "additionalProperties": False,
        }

    def answer(self, service: Service, arguments: Mapping[str, Any]) -> Record:
        """Return the answer to arguments that fit the schema. Raises FactcliError."""
        return {"note": NOTE, **self.run(service, arguments)}


def _check(service: Service, arguments: Mapping[str, Any]) -> Record:
    statements = arguments["statements"]
    for number, statement in enumerate(statements, 1):
        if not statement.strip():
            raise UsageError(f"statement {number} is empty")
    as_of = _day(service, arguments)
    base = service.shelf.base()
    findings = tuple(check(statement, base, as_of) for statement in statements)
    view = _view(base, as_of)
    status = status_of([finding.verdict for finding in findings])
    return report_record(Report(findings, view.base, status), view)


def _scan_text(service: Service, arguments: Mapping[str, Any]) -> Record:
    as_of = _day(service, arguments)
    shown = SHOWN | {Verdict(word) for word in arguments.get("show", ())}
    base = service.shelf.base()
    scanner = Scanner(base, Settings(as_of, "", shown, service.config))
    name = arguments.get("filename") or _FILENAME
    scan = scanner.file(name, arguments["text"].encode("utf-8", "replace"))
    if scan.error:
        raise UsageError(f"{name}: {scan.error}")
    return whole(ScanReport((scan,), base.info()))


def _list_claims(service: Service, arguments: Mapping[str, Any]) -> Record:
    base = service.shelf.base()
    filters = Filters(**{"limit": _LIMIT, **arguments})
    found = select(base, filters._replace(limit=0))
    kept = found[: filters.limit or None]
    record = claims_record(kept, _view(base))
    return {"left_off": len(found) - len(kept), **record}


def _show_claim(service: Service, arguments: Mapping[str, Any]) -> Record:
    base = service.shelf.base()
    claim = claim_called(base, arguments["id"])
    return claims_record([claim], _view(base), [slots_of(claim, base)])


def _day(service: Service, arguments: Mapping[str, Any]) -> int | None:
    """Return the day that counts as the present: the call's, else the project's, else None."""
    return service.day(arguments.get("as_of") or service.config.as_of or None, "as_of")


def _view(base: ClaimBase, as_of: int | None = None) -> View:
    info = base.info()
    if as_of is not None:
        info = replace(info, as_of=iso(as_of))
    return View(base=info, screen=Screen(), sources=base.sources)


def _text(description: str, **more: object) -> Mapping[str, object]:
    return {"type": "string", "description": description, **more}


_AS_OF = _text('The day that counts as the present, YYYY-MM-DD or "today".')

TOOLS = (
    Tool(
        "check",
        "Check statements",
        "Check statements against the verified claims on file. Each gets a verdict (supported, "
        "refuted, mixed, disputed or unverifiable), one reason code, the claims that decide with "
        "their sources, and every slot compared. One assertion a statement, with names instead "
        f'of "he" or "it", works best. {NOTE}',
        {
            "statements": {
                "type": "array",
                "items": {"type": "string"},
                "minItems": 1,
                "description": "What to check: plain English sentences.",
            },
            "as_of": _AS_OF,
        },
        ("statements",),
        _check,
    ),
    Tool(
        "scan_text",
        "Scan a text",
        "Read a whole text and tell what contradicts the claims on file, with line, column and "
        "the words at fault, and a fix where exactly one follows from a claim. The summary "
        f"counts the sentences that the claims could speak to. {NOTE}",
        {
            "text": _text("The text, as it stands in its file."),
            "filename": _text(
                "A name for it, whose suffix tells the format (.md, .txt, .html …).",
                default=_FILENAME,
            ),
            "show": {
                "type": "array",
                "items": {"type": "string", "enum": list(_EXTRA)},
                "description": "Verdicts to tell beside refuted, mixed and disputed.",
            },
            "as_of": _AS_OF,
        },
        ("text",),
        _scan_text,
    ),
    Tool(
        "list_claims",
        "List claims",
        "List the claims on file, all or those that fit every filter. left_off tells how many "
        f"more fit than the limit lets through. {NOTE}",
        {
            "entity": _text("Claims that name an entity, given by id, name or alias."),
            "property": _text("Claims of a property, by its id."),
            "kind": _text("Claims about a kind of thing, or with a kind of value."),
            "source": _text("Claims from a source: its id, or words of its title."),
            "text": _text("Claims that hold these words."),
            "sort": _text("The order.", enum=list(SORTS), default=SORTS[0]),
            "limit": {
                "type": "integer",
                "minimum": 0,
                "default": _LIMIT,
                "description": "At most so many claims; 0 for all.",
            },
        },
        (),
        _list_claims,
    ),
    Tool(
        "show_claim",
        "Show a claim",
        f"Show one claim in full: its typed slots, its source and the excerpt. {NOTE}",
        {"id": _text("The id of the claim, as check and list_claims name it.")},
        ("id",),
        _show_claim,
    ),
)
BY_NAME = {tool.name: tool for tool in TOOLS}
