"""The set-ups of editors that the documentation shows."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs" / "editors.md").read_text("utf-8")
EXTENSION = ROOT / "editors" / "vscode"
CALL = re.compile(r"\"factcli\",?\s+\"lsp\"")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_helix_starts_the_server_for_every_language_it_names() -> None:
    (text,) = blocks("toml")
    settings = tomllib.loads(text)
    server = settings["language-server"]["factcli"]
    assert [server["command"], *server["args"]] == ["factcli", "lsp"]
    assert all("factcli" in each["language-servers"] for each in settings["language"])


def test_every_other_set_up_starts_the_server() -> None:
    starts = [bool(CALL.search(block)) for kind in ("lua", "elisp") for block in blocks(kind)]
    assert starts == [True, False, True, True, True]
    for block in blocks("elisp"):
        plain = re.sub(r'"[^"]*"', "", block)
        assert plain.count("(") == plain.count(")")


def test_the_extension_starts_the_server() -> None:
    package = json.loads((EXTENSION / "package.json").read_text("utf-8"))
    setting = package["contributes"]["configuration"]["properties"]["factcli.command"]
    assert setting["default"] == ["factcli", "lsp"]
    assert (EXTENSION / package["main"]).is_file()
    (shown,) = blocks("json")
    assert json.loads(shown)["factcli.command"][-1] == "lsp"
    assert f"factcli-{package['version']}.vsix" in PAGE


@pytest.mark.skipif(not shutil.which("node"), reason="no node here")
def test_the_extension_hands_its_command_to_the_client() -> None:
    """Run the extension with an editor and a client that only write down what they are told."""
    program = """
const Module = require("module"), load = Module._load;
const told = [];
class LanguageClient {
  constructor(...given) { told.push(given); }
  start() { told.push("start"); }
  stop() { told.push("stop"); }
}
const workspace = { getConfiguration: () => ({ get: () => ["factcli", "lsp", "--demo"] }) };
Module._load = (name, ...rest) =>
  name === "vscode" ? { workspace }
  : name === "vscode-languageclient/node" ? { LanguageClient }
  : load(name, ...rest);
const extension = require(process.argv[1]);
extension.activate();
extension.deactivate();
console.log(JSON.stringify(told));
"""
    command = ["node", "-e", program, str(EXTENSION / "extension.js")]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    (_, _, server, client), *rest = json.loads(done.stdout)
    assert server == {"command": "factcli", "args": ["lsp", "--demo"]}
    selected = {each.get("language") for each in client["documentSelector"]}
    assert {"markdown", "plaintext", "html", "restructuredtext", "latex"} <= selected
    assert rest == ["start", "stop"]
