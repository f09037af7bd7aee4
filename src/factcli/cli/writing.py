"""What the commands that write share: which claim files are meant. Never the demo's."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from factcli.errors import NoBaseError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.desk.change import Opened


def located(claims: Sequence[str] | None) -> tuple[str, ...]:
    """Return the paths of the claims to write to. Raises NoBaseError when there are none."""
    from factcli.store.lookup import locate

    try:
        paths, _ = locate(
            tuple(claims or ()), os.environ, os.getcwd(), demo=False, interactive=False
        )
    except OSError as error:
        raise NoBaseError(
            f"the working folder cannot be read: {error.strerror}", "name the claims by their path"
        ) from error
    except NoBaseError as error:
        raise NoBaseError(
            "there are no claims here", "factcli init makes a folder of them"
        ) from error
    return paths


def opened(claims: Sequence[str] | None) -> Opened:
    """Return the claim files that the options and the surroundings name, read and loaded."""
    from factcli.desk.change import open_files

    return open_files(located(claims))
