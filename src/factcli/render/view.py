"""What a renderer has to know besides the finding: the screen, the base, how much to tell."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcli.model import BaseInfo, Source


class Screen(NamedTuple):
    """What the place that text goes to can show.

    `symbols`: lines and signs beyond ASCII. `letters`: letters beyond ASCII; without
    them every other letter is written as an escape.
    """

    width: int = 80
    color: bool = False
    symbols: bool = True
    letters: bool = True


class View(NamedTuple):
    """How to show findings: where, against which base, and whether with the whole proof."""

    base: BaseInfo
    screen: Screen
    sources: Mapping[str, Source]
    explain: bool = False
