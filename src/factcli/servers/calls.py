"""A call of a tool: arguments looked at, the answer or an error in words; never an exception."""

from __future__ import annotations

import os
import sys
import traceback

from jsonschema import Draft202012Validator

from factcli.desk.suggest import did_you_mean
from factcli.errors import BrokenBaseError, FactcliError, UsageError
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.render.problems import show
from factcli.servers.tools import BY_NAME, NOTE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from factcli.servers.tools import Service, Tool

_DEBUG = "FACTCLI_DEBUG"


class Answer(NamedTuple):
    """What a call gives: a record, or None and an error in words."""

    record: dict[str, Any] | None
    error: str = ""


def call(name: str, arguments: Mapping[str, Any], service: Service) -> Answer:
    """Run a tool. Every fault, ours included, is an answer that says what is wrong."""
    try:
        tool = _tool(name)
        # Many models write null for what they leave out.
        given = {name: value for name, value in arguments.items() if value is not None}
        _look(tool, given)
        return Answer(tool.answer(service, given))
    except FactcliError as error:
        return Answer(None, f"{_told(error)}\n{NOTE}")
    except Exception as error:  # noqa: BLE001 - one call with a fault of ours must not stop others
        if os.environ.get(_DEBUG):
            traceback.print_exception(error, file=sys.stderr)
        told = f"internal error: {type(error).__name__}: {error}"
        return Answer(None, f"{told}\n(a fault in factcli; please report it)\n{NOTE}")


def _tool(name: str) -> Tool:
    if name not in BY_NAME:
        raise UsageError(f"there is no tool {name!r}", did_you_mean(name, [*BY_NAME]))
    return BY_NAME[name]


def _look(tool: Tool, arguments: Mapping[str, Any]) -> None:
    """Refuse arguments that the tool does not take."""
    for name in arguments:
        if name not in tool.arguments:
            hint = did_you_mean(name, [*tool.arguments])
            raise UsageError(f"{tool.name} has no argument {name!r}", hint)
    found = sorted(Draft202012Validator(tool.schema()).iter_errors(arguments), key=str)
    if found:
        error = found[0]
        place = "".join(f"[{step}]" if isinstance(step, int) else step for step in error.path)
        raise UsageError(f"{tool.name}: {place}{': ' if place else ''}{error.message}")


def _told(error: FactcliError) -> str:
    """Return an error as the command line tells it: problems of claim files, message, hint."""
    problems = error.problems if isinstance(error, BrokenBaseError) else ()
    lines = [show(problem, color=False) for problem in problems]
    lines += [f"error: {error}"]
    if error.hint:
        lines.append(error.hint)
    return "\n".join(lines)
