"""Which claims a check is made against, when and when not they were named.

The order is the same everywhere: what the command line names, the environment, the
project's settings, the nearest claims/ folder upwards, and the demo base only for somebody
who is looking on.
"""

from __future__ import annotations

import os

from factcli.errors import NoBaseError
from factcli.records import TYPE_CHECKING
from factcli.store import config
from factcli.store.files import holds_claims

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

VARIABLE = "FACTCLI_CLAIMS"
FOLDER = "claims"
_WHAT_TO_DO = (
    f"give --claims PATH, set {VARIABLE}, or make a folder {FOLDER}/ with factcli init; "
    "--demo checks against the claims that ship with factcli"
)
_DEMO_NOTICE = (
    f"checking against the demo claims that ship with factcli: there is no {FOLDER}/ folder here "
    "(--claims PATH names your own)"
)
_DEMO_ASKED = "checking against the demo claims that ship with factcli"


def locate(
    options: Sequence[str],
    environment: Mapping[str, str],
    directory: str,
    *,
    demo: bool,
    interactive: bool,
) -> tuple[tuple[str, ...], str]:
    """Return the claim paths to check against, and a notice for stderr ("" for none).

    `options` are the paths of the command line; a demo asked for by name stands next to
    them. Raises NoBaseError when nothing is found, so that no job ever passes by default.
    """
    if options:
        return tuple(options), ""
    if demo:
        return (demo_folder(),), _DEMO_ASKED
    named = [path for path in environment.get(VARIABLE, "").split(os.pathsep) if path]
    if named:
        return tuple(named), ""
    settings = config.find(directory)
    if settings.claims:
        folder = os.path.relpath(settings.folder, directory)
        return tuple(os.path.normpath(os.path.join(folder, p)) for p in settings.claims), ""
    near = nearest_folder(directory)
    if near:
        return (near,), ""
    if interactive:
        return (demo_folder(),), _DEMO_NOTICE
    raise NoBaseError("there are no claims to check against", _WHAT_TO_DO)


def nearest_folder(directory: str) -> str:
    """Return the nearest claims/ folder, here or upwards, that holds a claim file, or "".

    The path is relative where `directory` is the working directory, so that what is
    printed does not depend on where a project lies.
    """
    here = os.path.abspath(directory)
    relative = here == os.path.abspath(os.curdir)
    steps = ""
    while True:
        if holds_claims(os.path.join(here, FOLDER)):
            return f"{steps}{FOLDER}" if relative else os.path.join(here, FOLDER)
        above = os.path.dirname(here)
        if above == here:
            return ""
        here = above
        steps += f"{os.pardir}{os.sep}"


def demo_folder() -> str:
    """Return the folder of the claims that ship with factcli."""
    folder = os.path.join(os.path.dirname(os.path.dirname(__file__)), "demo")
    if not os.path.isdir(folder):
        raise NoBaseError("this factcli was built without its demo claims", _WHAT_TO_DO)
    return folder
