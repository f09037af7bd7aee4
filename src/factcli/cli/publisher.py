"""Who publishes reviews: what options, the environment or `factcli.toml` say, in this order."""

from __future__ import annotations

import os

from factcli.errors import UsageError
from factcli.records import TYPE_CHECKING
from factcli.render.claimreview import Publisher

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE, TABLE = "factcli.toml", "claimreview"
KEYS = {"author": "FACTCLI_AUTHOR", "author_url": "FACTCLI_AUTHOR_URL", "url": "FACTCLI_REVIEW_URL"}
_HINT = 'give --{option}, set {variable}, or write {key} = "…" under [claimreview] in factcli.toml'


def publisher(
    options: Mapping[str, str], environment: Mapping[str, str], directory: str
) -> Publisher:
    """Return who publishes; `options` may have author, author_url, url, date, appearance.

    Raises UsageError when nobody says who or where: nothing is made up in anybody's name.
    """
    filed = _filed(directory)
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


def _filed(directory: str) -> dict[str, str]:
    """Return the texts of the table in the nearest factcli.toml, here or above."""
    import tomllib

    here = os.path.abspath(directory)
    while not os.path.isfile(os.path.join(here, FILE)):
        above = os.path.dirname(here)
        if above == here:
            return {}
        here = above
    path = os.path.join(here, FILE)
    try:
        with open(path, "rb") as file:
            table = tomllib.load(file).get(TABLE, {})
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: {error}", "it is TOML, as docs/import.md says") from error
    texts = table if isinstance(table, dict) else {}
    for key, value in texts.items():
        if key not in KEYS or not isinstance(value, str):
            known = ", ".join(KEYS)
            raise UsageError(f"{path}: [{TABLE}] {key} cannot be read", f"texts under {known}")
    return {key: str(value) for key, value in texts.items()}
