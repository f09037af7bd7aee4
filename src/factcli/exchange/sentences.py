"""A record's fact as one plain sentence, made of the record's own words."""

from __future__ import annotations

import re

from factcli.exchange.figures import hedged
from factcli.exchange.records import TIMED
from factcli.exchange.times import read_time
from factcli.language import words
from factcli.records import TYPE_CHECKING
from factcli.text import fold

if TYPE_CHECKING:
    from factcli.exchange.records import Record

_WORD = re.compile(r"[^\W\d_]+")
# Signs that stand against their number: "46%", not "46 %".
_CLOSE = ("%", "°")


def sentence(record: Record) -> str:
    """Return the fact as one plain sentence, made of the record's own words."""
    if record.value_type == "quote":
        speaker = ", ".join(record.attributed_to) or record.subject
        inner = record.value.replace('"', "'")
        return f'{speaker} said: "{inner}"'
    first, _, rest = record.subject.partition(" ")
    joint = " as" if fold(record.property) in words("record_words", "of-office") else ""
    told = f"{first.capitalize() if first.islower() else first} {rest} {record.property}{joint}"
    told = " ".join(told.split())
    if record.value_type != "boolean":
        told += f" {_spoken(record)}"
        if record.unit:
            told += record.unit if record.unit.startswith(_CLOSE) else f" {record.unit}"
    return told if told.endswith((".", "!", "?")) else f"{told}."


def _spoken(record: Record) -> str:
    if record.value_type == "quantity":
        return hedged(record)
    if record.value_type not in TIMED:
        return record.value
    time = read_time(record.value)
    if time and time.stretch and time.start and time.end:
        return f"from {time.start.text} to {time.end.text}"
    # "5 May 1821" reads better than 1821-05-05, where the record has it.
    spelt = (name for name in record.value_aliases if _WORD.search(name))
    return min(spelt, key=len, default=record.value)
