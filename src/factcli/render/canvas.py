"""rich, kept on a short lead: renderables in, a string out, nothing read from outside.

Text is always given as `Text`, never as markup, so that brackets in a statement stay
brackets. Colour, width and box come from the `Screen`.
"""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.render import marks, proof
from factcli.render.drawing import LABEL, SAID
from factcli.render.drawing import plain as line_text
from factcli.render.safe import clipped, keep_columns, shown

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

    from factcli.model import Slot
    from factcli.render.drawing import Line
    from factcli.render.view import Screen, View


def drawn(renderable: RenderableType, screen: Screen) -> str:
    """Return what rich draws, without blanks at the ends of lines."""
    from io import StringIO

    from rich.console import Console

    console = Console(
        file=StringIO(),
        width=screen.width,
        height=1000,
        color_system="standard" if screen.color else None,
        force_terminal=screen.color,
        no_color=not screen.color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    with console.capture() as capture:
        console.print(renderable, crop=False, overflow="fold", no_wrap=False)
    lines = capture.get().split("\n")
    return keep_columns("\n".join(line.rstrip(" ") for line in lines))


def text(words: str, screen: Screen, style: str = "") -> Text:
    """Return untrusted words as a rich text: literal, escaped, cut when endless."""
    from rich.text import Text

    return Text(shown(clipped(words), letters=screen.letters), style=style, overflow="fold")


def hanging(line: str, screen: Screen, style: str = "") -> str:
    """Return a line drawn; what does not fit goes on below its first word, past a + or -."""
    words = line.lstrip(" ")
    if words[:2] in {"- ", "+ "}:
        words = words[2:]
    indent = len(line) - len(words)
    if not indent:
        return drawn(text(line, screen, style), screen)
    rows = grid(columns=2, gap=0)
    rows.columns[0].width = indent
    rows.add_row(text(line[:indent], screen, style), text(words, screen, style))
    return drawn(rows, screen)


def joined(*pieces: Text) -> Text:
    """Return texts run together."""
    from rich.text import Text

    whole = Text(overflow="fold")
    for piece in pieces:
        whole.append_text(piece)
    return whole


def stacked(*pieces: Text) -> Text:
    """Return texts one below the other, the empty ones left out."""
    from rich.text import Text

    whole = Text("\n", overflow="fold").join([piece for piece in pieces if piece.plain])
    whole.overflow = "fold"
    return whole


def grid(*, columns: int, gap: int = 2) -> Table:
    """Return an invisible table; its cells fold."""
    from rich.table import Table

    table = Table.grid(padding=(0, gap, 0, 0), pad_edge=False)
    for _ in range(columns):
        table.add_column(overflow="fold")
    return table


def boxed(screen: Screen) -> Table:
    """Return a table with lines, as wide as the screen."""
    from rich import box
    from rich.table import Table

    return Table(
        box=box.SQUARE if screen.symbols else box.ASCII,
        show_lines=True,
        header_style="bold",
        width=screen.width,
        safe_box=False,
    )


def slot_line(slot: Slot, view: View) -> Text:
    """Return a slot on one line: its name, what was said, the relation, what is stored."""
    screen = view.screen
    name = f"{slot.name}: " if slot.name else ""
    pieces = [text(f"{name}{proof.said(slot)}", screen)]
    color = marks.relation_color(slot.relation)
    if slot.stored:
        sign = marks.between(slot.relation, symbols=screen.symbols)
        pieces += [text(f" {sign} ", screen, color), text(slot.stored, screen)]
    else:
        pieces.append(text(f": {proof.NOTHING_STORED}", screen, color))
    if view.explain and slot.note:
        pieces.append(text(f" ({slot.note})", screen, "dim"))
    return joined(*pieces)


def period_line(line: Line, screen: Screen, color: str) -> Text:
    """Return a drawn period in colour: the stored bar, and what was said in the verdict's."""
    styles = {LABEL: "", SAID: f"bold {color}"}
    return joined(*(text(words, screen, styles.get(role, "cyan")) for words, role in line))


def fits(line: Line, width: int) -> bool:
    """Tell whether a drawn period fits on one line of `width`."""
    return len(line_text(line)) <= width
