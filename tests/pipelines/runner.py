"""Runs a composite action: its `run` steps, in bash, with what GitHub sets; `uses` is left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from tests.pipelines.local import offline, ran

# What GitHub calls for `shell: bash`.
BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail")
_EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")


@dataclass(frozen=True)
class Ended:
    """How a step ended, and what it left in the files that GitHub reads."""

    status: int
    out: str
    err: str
    outputs: dict[str, str]
    summary: str


@dataclass
class Runner:
    """A machine with one checkout of the action, a workspace, and outputs of steps so far."""

    action: Path
    home: Path
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def description(self) -> dict[str, Any]:
        """The action as it is written."""
        made: dict[str, Any] = yaml.safe_load((self.action / "action.yml").read_text("utf-8"))
        return made

    def step(self, name: str, workspace: Path, **inputs: str) -> Ended:
        """Run the step of a name; an input has - for _, and its default when it is not given."""
        step = next(s for s in self.description["runs"]["steps"] if s.get("id") == name)
        given = {key.replace("_", "-"): value for key, value in inputs.items()}
        declared = self.description["inputs"]
        assert given.keys() <= declared.keys()
        values = {key: str(given.get(key, each["default"])) for key, each in declared.items()}
        own = {key: self._told(text, values) for key, text in step.get("env", {}).items()}
        script = self.home / "step.sh"
        script.write_text(step["run"], "utf-8")
        files = {key: self.home / key for key in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for path in files.values():
            path.write_text("", "utf-8")
        environment = {
            **offline(),
            **{key: str(path) for key, path in files.items()},
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(self.action),
            "GITHUB_WORKSPACE": str(workspace),
            "RUNNER_TEMP": str(self.home),
            **own,
        }
        ended = ran(*BASH, str(script), folder=workspace, environment=environment)
        lines = files["GITHUB_OUTPUT"].read_text("utf-8").splitlines()
        self.outputs[name] = dict(line.split("=", 1) for line in lines)
        return Ended(
            ended.returncode,
            ended.stdout,
            ended.stderr,
            self.outputs[name],
            files["GITHUB_STEP_SUMMARY"].read_text("utf-8"),
        )

    def _told(self, text: str, inputs: dict[str, str]) -> str:
        def value(found: re.Match[str]) -> str:
            match found[1].split("."):
                case ["inputs", name]:
                    return inputs[name]
                case ["steps", step, "outputs", name]:
                    return self.outputs[step][name]
            raise AssertionError(f"an expression that this runner does not know: {found[1]}")

        return _EXPRESSION.sub(value, text)
