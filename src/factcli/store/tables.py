"""Tables of a TOML file, written: one key a line, empty fields left out."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


class Bare(str):
    """Text that stands in TOML without quotes: a number or a date."""

    __slots__ = ()


def table(header: str, fields: Mapping[str, object]) -> str:
    """Return a table with its header and the fields that are not empty."""
    lines = [header]
    lines += [line_of(name, field) for name, field in fields.items()
              if field not in (None, "", [])]  # fmt: skip
    return "\n".join(lines) + "\n"


def line_of(name: str, value: object) -> str:
    """Return one key with its value."""
    return f"{name} = {_toml(value)}"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(_toml(item) for item in value)}]"
    return str(value) if isinstance(value, Bare) else _quoted(str(value))


def _quoted(text: str) -> str:
    return '"' + "".join(map(_sign, text)) + '"'


def _sign(char: str) -> str:
    """Return a character as a string holds it: what cannot be seen is written out."""
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isprintable():
        return char
    code = ord(char)
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"  # the BMP
