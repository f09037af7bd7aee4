"""What a renderer has to know besides the finding: the screen, the base, how much to tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcli.model import BaseInfo, Source


@dataclass(frozen=True, slots=True)
class Screen:
    """What the place that text goes to can show.

    `symbols`: lines and signs beyond ASCII. `letters`: letters beyond ASCII; without
    them every other letter is written as an escape.
    """

    width: int = 80
    color: bool = False
    symbols: bool = True
    letters: bool = True


@dataclass(frozen=True, slots=True)
class View:
    """How to show findings: where, against which base, and whether with the whole proof."""

    base: BaseInfo
    screen: Screen = field(default_factory=Screen)
    sources: Mapping[str, Source] = field(default_factory=dict)
    explain: bool = False
