"""JSON text as the standard library writes it, without loading its reader.

`json` compiles patterns for reading when it is imported, which a check never does.
"""

from __future__ import annotations

from factcli.records import TYPE_CHECKING

try:
    from _json import encode_basestring, encode_basestring_ascii
except ImportError:  # pragma: no cover - an interpreter without the compiled part
    from json.encoder import encode_basestring, encode_basestring_ascii

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_WORDS = {None: "null", True: "true", False: "false"}


def dumps(value: object, *, ensure_ascii: bool, indent: int | None) -> str:
    """Return what `json.dumps` does, for a value whose keys are texts and whose floats finite.

    Raises TypeError for what is no JSON.
    """
    quote = encode_basestring_ascii if ensure_ascii else encode_basestring
    return "".join(_pieces(value, quote, "\n" if indent else "", " " * (indent or 0)))


def _pieces(value: object, quote: Callable[[str], str], line: str, step: str) -> Iterable[str]:
    if isinstance(value, str):
        return (quote(value),)
    if value is None or isinstance(value, bool):
        return (_WORDS[value],)
    if isinstance(value, int):
        return (int.__repr__(value),)
    if isinstance(value, float):
        return (float.__repr__(value),)
    deeper = line and line + step
    if isinstance(value, dict):
        rows = [(quote(key) + ": ", each) for key, each in value.items()]
        opening, closing = "{", "}"
    elif isinstance(value, list | tuple):
        rows = [("", each) for each in value]
        opening, closing = "[", "]"
    else:
        raise TypeError(f"{type(value).__name__} is no JSON")
    if not rows:
        return (opening + closing,)
    pieces = [opening]
    comma = "," + deeper if line else ", "
    between = deeper
    for key, each in rows:
        pieces += (between, key)
        pieces += _pieces(each, quote, deeper, step)
        between = comma
    pieces += (line, closing)
    return pieces
