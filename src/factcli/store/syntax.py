"""What is wrong with a text that is not TOML, where, and what to write instead.

tomllib stops at its first error and speaks of TOML. This turns the error into a `Fault`
in the words of somebody who writes claims, and says which stretch to cut so that the
rest of the file can be checked too.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from factcli.records import NamedTuple
from factcli.store.scan import Scan
from factcli.text import Lines


class Fault(NamedTuple):
    """Something wrong between two offsets of a text."""

    rule: str
    message: str
    hint: str
    start: int
    end: int


Cut = tuple[int, int]
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_TABLE_LINE = re.compile(
    r"^[ \t]*\[\[?[ \t]*(?:base|entity|property|source|claim)[ \t]*\]\]?", re.MULTILINE
)
_STATEMENT = re.compile(r"^[ \t]*[A-Za-z0-9_\"'.-]+[ \t]*=[ \t]*|^[ \t]*\[")
_OPENER = re.compile(r"^[ \t]*[A-Za-z0-9_.-]+[ \t]*=[ \t]*(\[|\{|\"\"\"|''')", re.MULTILINE)
_MANY_PARTS = 200
_KEY_PART = r"""(?:[\w-]++|"[^"]*+"|'[^']*+')"""
_ENDLESS = re.compile(
    rf"""(?<![\w"'-]){_KEY_PART}(?:[ \t]*+\.[ \t]*+{_KEY_PART}){{{_MANY_PARTS}}}"""
)
_LONG_NUMBER = re.compile(r"\d{1000,}")
_DATE_LIKE = re.compile(r"\d{1,4}[-/.]\d{1,2}([-/.]\d{1,4})?\b")
_LOCAL_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_QUOTES = "“”„‘’«»"

# What tomllib's message begins with → what is wrong, what to write. A hint of "" is
# worked out from the line.
_MESSAGES: tuple[tuple[str, str, str], ...] = (
    ("Invalid value", "this is not a TOML value", ""),
    ("Invalid date or datetime", "there is no such day", ""),
    ("Expected newline or end of document", "something stands after the value", ""),
    ("Expected '=' after a key", "a key is followed by = and a value", 'write key = "value"'),
    ("Illegal character '\\n'", "the text does not end on its line",
     'close it with ", or begin and end it with """'),
    ("Illegal character", "a control character stands here",
     "take it out, or write it as an escape such as \\u0007"),
    ("Unclosed array", "this list does not end", 'write ["one", "two"], with commas and a ]'),
    ("Unclosed inline table", "this table does not end", "write { key = value } on one line"),
    ("Unterminated string", "this text does not end", "close it with the quotes it began with"),
    ("Expected \"'", "this text does not end", "close it with the quotes it began with"),
    ("Unescaped '\\'", 'a backslash inside "…" begins an escape',
     "write \\\\, or put the text in single quotes"),
    ("Expected ']]'", "this table header does not end", "write [[claim]], closed by ]]"),
    ("Expected ']'", "this table header does not end", "write [base], closed by ]"),
    ("Escaped character is not", "this escape stands for no character",
     "write the character itself"),
    ("Invalid hex value", "this escape stands for no character", "write the character itself"),
    ("Invalid statement", "this line is neither key = value nor a [[table]]", ""),
    ("Invalid initial character for a key", "a key is expected here",
     "keys are letters, digits, _ and -"),
)  # fmt: skip
_LOOKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(f"[{_QUOTES}]"), 'use plain quotes: {key} = "{plain}"'),
    (re.compile(r"(?:true|false|yes|no|on|off)\Z", re.IGNORECASE),
     "write {key} = true or {key} = false"),
    (re.compile(r"\[[^\]]*\Z"), 'write {key} = ["one", "two"], with commas and a ]'),
    (_DATE_LIKE, "write a day as {key} = 2024-04-05: year, month, day, with zeros"),
    (re.compile(r"\d+,\d"), "write the number without commas: {key} = {joined}"),
    (re.compile(r"[+-]?0\d"), "write the number without zeros in front"),
    (re.compile(r"\d"), 'put a number with words in quotes: {key} = "{value}"'),
)  # fmt: skip
_REPEATED = ("Cannot overwrite", "Cannot declare", "Cannot mutate", "Cannot redefine", "Duplicate")
_OPEN = ("Unclosed", "Unterminated", "Expected \"'")


def find_fault(text: str, error: Exception) -> tuple[list[Fault], list[Cut]]:
    """Return the faults that `error` stands for, and what to cut to read on."""
    if isinstance(error, RecursionError):
        deep = max(text.find("[[["), text.find("{"), 0)
        return [Fault("syntax", "values are nested too deeply to read",
                      "a claim file needs no nesting", deep, deep + 1)], []  # fmt: skip
    said = str(error)
    at = _AT.search(said)
    if at is None:
        return _long_number(text)
    if said.startswith(_REPEATED):
        found = _repeats(text)
        if found[0]:
            return found
    offset = _offset(text, at)
    if said.startswith(_OPEN):
        return _unclosed(text, said, offset)
    start, stop = _line(text, offset)
    rule, message, hint, place, end = _explain(said[: at.start()], text[start:stop], offset - start)
    return [Fault(rule, message, hint, start + place, start + end)], [_guilty(text, offset)]


def endless_key(text: str) -> Fault | None:
    """Return the fault of a key with hundreds of parts, on which tomllib would take hours."""
    start = 0
    for line in text.split("\n"):
        if line.count(".") > _MANY_PARTS:
            found = _ENDLESS.search(line)
            if found:
                at = start + found.start()
                return Fault("syntax", "this key has too many parts", "a claim file needs no "
                             "dotted keys", at, at + len(found.group()))  # fmt: skip
        start += len(line) + 1
    return None


def _offset(text: str, at: re.Match[str]) -> int:
    if not at.group(1):
        return len(text.rstrip()) or len(text)
    offset = 0
    for _ in range(int(at.group(1)) - 1):
        offset = text.index("\n", offset) + 1
    return min(offset + int(at.group(2)) - 1, len(text))


def _line(text: str, offset: int) -> Cut:
    """Return where the line of `offset` starts and ends."""
    start = text.rfind("\n", 0, offset) + 1
    stop = text.find("\n", offset)
    return start, len(text) if stop < 0 else stop


def _long_number(text: str) -> tuple[list[Fault], list[Cut]]:
    found = _LONG_NUMBER.search(text)
    start, end = found.span() if found else (0, 1)
    fault = Fault("syntax", "this number is too long to read", "write it as text", start, end)
    return [fault], [_line(text, start)] if found else []


def _repeats(text: str) -> tuple[list[Fault], list[Cut]]:
    """Return every key and table that stands twice, and cut the later ones."""
    scan = Scan(text)
    lines = Lines(text)
    faults: list[Fault] = []
    cuts: list[Cut] = []
    for path, spot in scan.repeats:
        name = path[-1] if isinstance(path[-1], str) else path[-2]
        first = lines.position(scan.spots[path].key)[0] if path in scan.spots else 0
        if text[spot.key] == "[":
            message = f"a second table [{name}]"
            hint = f"the first is on line {first}; " + (
                "put all keys under it" if name == "base" else f"each is written [[{name}]]"
            )
            after = bisect_right(scan.headers, spot.key)
            stop = scan.headers[after] if after < len(scan.headers) else len(text)
            cuts.append((spot.key, stop))
        else:
            message = f'"{name}" stands twice in this table'
            hint = f"it is already on line {first}; keep one of the two"
            cuts.append((spot.key, spot.value_end))
        faults.append(Fault("duplicate-key", message, hint, spot.key, spot.key_end))
    return faults, cuts


def _unclosed(text: str, said: str, offset: int) -> tuple[list[Fault], list[Cut]]:
    """Point at where the unclosed thing began: tomllib points at where it gave up."""
    begin, stop = _line(text, offset)
    openers = [found for found in _OPENER.finditer(text, 0, stop) if found.start() <= offset]
    start = openers[-1].start(1) if openers else offset
    _, message, hint, _, _ = _explain(said, text[begin:stop], 0)
    first = _line(text, start)
    fault = Fault("syntax", message, hint, start, max(start + 1, first[1]))
    if first[0] < begin and _STATEMENT.match(text, begin):
        return [fault], [(first[0], begin - 1)]
    return [fault], [(first[0], max(_table(text, start)[1], first[1]))]


def _guilty(text: str, offset: int) -> Cut:
    """Return the line of `offset` if the fault is its own, else its whole table."""
    import tomllib

    start, stop = _line(text, offset)
    if text[start:stop].lstrip().startswith("["):
        return start, max(stop, _table(text, stop)[1])
    try:
        tomllib.loads(text[start:stop])
    except (ValueError, RecursionError):
        return start, stop
    return _table(text, offset)


def _table(text: str, offset: int) -> Cut:
    """Return the stretch from the header before `offset` to the one after it."""
    start, end = 0, len(text)
    for found in _TABLE_LINE.finditer(text):
        if found.start() > offset:
            end = found.start()
            break
        start = found.start()
    return start, end


def _explain(said: str, line: str, column: int) -> tuple[str, str, str, int, int]:
    """Return rule, message, hint and the columns to point at, for one tomllib message."""
    message, hint = said[:1].lower() + said[1:], "see docs/claim-format.md"
    for begins, words, write in _MESSAGES:
        if said.startswith(begins):
            message, hint = words, write
            break
    if hint:
        return "syntax", message, hint, column, column + 1
    key, equals, value = line.partition("=")
    value = value.strip()
    place = line.find(value, len(key)) if value else len(line)
    whole = (place, max(place + 1, place + len(value)))
    if not equals:
        hint = 'write key = "value", or begin a comment with #'
        return "syntax", message, hint, column, max(column + 1, len(line.rstrip()))
    if _LOCAL_DATE.match(value) and said.startswith("Invalid date"):
        return "bad-date", message, "look the day up in a calendar", *whole
    if said.startswith("Expected newline") and value[:1] in ('"', "'"):
        return "syntax", message, _after_text(key.strip(), value), column, column + 1
    return "syntax", message, _value_hint(key.strip(), value), *whole


def _after_text(key: str, value: str) -> str:
    quote = value[0]
    if value.count(quote) > 2:
        other = "'" if quote == '"' else '"'
        return f"a {quote} inside the text ends it: put the whole text in {other}…{other}"
    return f"one value to a key; several are written {key} = [{quote}one{quote}, {quote}two{quote}]"


def _value_hint(key: str, value: str) -> str:
    """Return what to write instead of something that is no TOML value."""
    if not value:
        return f'write a value after =, as in {key} = "text"'
    for looks, hint in _LOOKS:
        if looks.match(value):
            plain, joined = value.strip(_QUOTES), value.replace(",", "_")
            return hint.format(key=key, value=value, plain=plain, joined=joined)
    return f'put text in quotes: {key} = "{value}"'
