"""Write docs/cli.md from the commands as the program defines them.

Only names, help texts and defaults are read, never the drawn `--help`: that changes with the
terminal and with the version of typer.

    python tools/update_cli_reference.py
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "cli.md"
HEAD = """# Command line

Made from the program's own help by `tools/update_cli_reference.py`. See also what
[output](output.md) promises, and [shell completion](completion.md).
"""


def reference() -> str:
    """Return the page."""
    sys.path.insert(0, str(ROOT / "src"))
    import typer

    from factcli.cli.app import app

    root: Any = typer.main.get_command(app)
    sections = [HEAD, *_options(root)]
    for name, command in sorted(root.commands.items()):
        if not command.hidden:
            sections += _section(name, command)
    return "\n".join(sections)


def _section(name: str, command: Any) -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument" and not p.hidden]
    usage = " ".join(["factcli", name, *map(_argument, arguments), "[OPTIONS]"])
    yield f"## {name}\n\n```text\n{usage}\n```\n"
    for text in (command.help, command.epilog):
        if text:
            yield _plain(text)
    described = [p for p in arguments if p.help]
    if described:
        yield _rows("argument", [(_argument(p), p.help) for p in described])
    yield from _options(command)


def _argument(param: Any) -> str:
    name = param.metavar or param.name.upper()
    return name if param.required else f"[{name}]"


def _options(command: Any) -> Iterator[str]:
    options = [
        param
        for param in command.params
        if param.param_type_name == "option"
        and not param.hidden
        and "_completion" not in param.name
    ]
    if options:
        yield _rows("option", [(_names(p), _help(p)) for p in options])


def _names(param: Any) -> str:
    names = ", ".join([*param.opts, *param.secondary_opts])
    return names if param.is_flag else f"{names} {param.metavar or param.name.upper()}"


def _help(param: Any) -> str:
    text = (param.help or "").strip()
    default = param.default
    if param.is_flag or default is None or default in ("", [], ()) or callable(default):
        return text
    return f"{text} (default: `{getattr(default, 'value', default)}`)"


def _rows(title: str, rows: list[tuple[str, str]]) -> str:
    lines = [f"| {title} | |", "|---|---|"]
    lines += [f"| `{name.replace('|', chr(92) + '|')}` | {' '.join(text.split())} |"
              for name, text in rows]  # fmt: skip
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """Return help text as Markdown: a paragraph that keeps its lines becomes a block."""
    paragraphs = inspect.cleandoc(text).strip().split("\n\n")
    return "\n\n".join(_paragraph(paragraph) for paragraph in paragraphs) + "\n"


def _paragraph(text: str) -> str:
    if not text.startswith("\b\n"):
        return text
    title, _, lines = text.removeprefix("\b\n").partition("\n")
    return f"{title}\n\n```text\n{inspect.cleandoc(lines)}\n```"


def main() -> None:
    """Rewrite the page."""
    PAGE.write_text(reference(), "utf-8")
    print(f"wrote {PAGE}")


if __name__ == "__main__":
    main()
