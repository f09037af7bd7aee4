"""Who publishes reviews: what options, the environment or `factcli.toml` say, in this order."""

from __future__ import annotations

from factcli.errors import UsageError
from factcli.records import TYPE_CHECKING
from factcli.render.claimreview import Publisher

if TYPE_CHECKING:
    from collections.abc import Mapping

KEYS = {"author": "FACTCLI_AUTHOR", "author_url": "FACTCLI_AUTHOR_URL", "url": "FACTCLI_REVIEW_URL"}
_HINT = 'give --{option}, set {variable}, or write {key} = "…" under [claimreview] in factcli.toml'


def publisher(
    options: Mapping[str, str], environment: Mapping[str, str], directory: str
) -> Publisher:
    """Return who publishes; `options` may have author, author_url, url, date, appearance.

    Raises UsageError when nobody says who or where: nothing is made up in anybody's name.
    """
    from factcli.store.config import find

    filed = dict(find(directory).claimreview)
    found = {
        key: options.get(key) or environment.get(variable, "").strip() or filed.get(key, "")
        for key, variable in KEYS.items()
    }
    for key, what in (("author", "who the author is"), ("url", "where reviews are published")):
        if not found[key]:
            hint = _HINT.format(option=key, variable=KEYS[key], key=key)
            raise UsageError(f"nothing says {what}", hint)
    date = options.get("date", "")
    if date:
        from datetime import date as day

        try:
            day.fromisoformat(date)
        except ValueError:
            raise UsageError(f"--date: {date!r} is no day", "write it as YYYY-MM-DD") from None
    return Publisher(found["author"], found["author_url"], found["url"], date,
                     options.get("appearance", ""))  # fmt: skip
