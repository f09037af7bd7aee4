"""A date in words that cannot be: 30 February, a Monday that was a Tuesday."""

from __future__ import annotations

from factcli.desk.lint.ground import Place, told
from factcli.records import TYPE_CHECKING
from factcli.report import Severity
from factcli.store.references import texts
from factcli.values.days import civil
from factcli.values.impossible import impossible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.desk.lint.ground import Ground
    from factcli.model import Claim, Period
    from factcli.report import Diagnostic

ID = "impossible-value"
_KEYS = ("text", "excerpt", "value", "value_names")


def find(ground: Ground) -> Iterator[Diagnostic]:
    """Yield the impossible dates in the texts of claims.

    A date without a year is taken to be in the year in which the claim's file puts it.
    """
    language = ground.base.language
    for claim, record in ground.current():
        year = _year(claim)
        for key in _KEYS:
            content = record.table.get(key)
            for index, words in enumerate(texts(content)):
                keys = (key, index) if isinstance(content, list) else (key,)
                for span, why in impossible(words, language, year):
                    said = words[span.start : span.end]
                    yield told(
                        ID, Severity.WARNING, Place(record, keys),
                        f'there is no such date as "{said}": {why}',
                        "look the day up in a calendar and in the source",
                    )  # fmt: skip


def _year(claim: Claim) -> int | None:
    """Return the one year in which a claim's event lies, None for several or none."""
    when: Period | None = claim.when
    if when is None or when.start is None or when.end is None:
        return None
    first, last = civil(when.start.low)[0], civil(when.end.high)[0]
    return first if first == last else None
