"""What an editor offers at a finding: the correction, and a remark that calls the text right."""

from __future__ import annotations

from lsprotocol.types import CodeAction, CodeActionKind, Position, Range, TextEdit, WorkspaceEdit

from factcli.records import TYPE_CHECKING
from factcli.servers.lsp.claimfile import shown
from factcli.servers.lsp.prose import diagnostic, span_of
from factcli.servers.lsp.remarks import remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcli.report import Edit, ScanFinding
    from factcli.servers.lsp.claimfile import Sheet
    from factcli.servers.lsp.places import Text
    from factcli.servers.lsp.projects import Project
    from factcli.servers.lsp.prose import Prose

FIX_ALL = f"{CodeActionKind.SourceFixAll.value}.factcli"


def actions(
    prose: Prose, project: Project, uri: str, at: Range, only: Iterable[str] | None
) -> list[CodeAction]:
    """Return what is offered for a stretch; `only` are the kinds that are wanted, None for all."""
    made: list[CodeAction] = []
    if wanted(CodeActionKind.QuickFix.value, only):
        start, end = prose.text.offset(at.start), prose.text.offset(at.end)
        for found in prose.findings:
            span = span_of(found, prose)
            if span.start <= end and start <= span.end:
                made.extend(_of_one(found, prose, project, uri))
    if only is not None and wanted(FIX_ALL, only):
        made.extend(_all(prose, uri))
    return made


def repairs(sheet: Sheet, uri: str, at: Range, only: Iterable[str] | None) -> list[CodeAction]:
    """Return the safe repairs of a claim file that are offered for a stretch."""
    made: list[CodeAction] = []
    if not wanted(CodeActionKind.QuickFix.value, only):
        return made
    text = sheet.text
    start, end = text.offset(at.start), text.offset(at.end)
    for each in sheet.found:
        begin, stop = text.at(each.line, each.column), text.at(each.end_line, each.end_column)
        if each.fix is None or begin > end or start > stop:
            continue
        edits = [text_edit(edit, text) for edit in each.fix.edits]
        title = each.fix.title[:1].upper() + each.fix.title[1:]
        made.append(
            CodeAction(
                title,
                kind=CodeActionKind.QuickFix,
                diagnostics=[shown(each, text)],
                is_preferred=True,
                edit=WorkspaceEdit(changes={uri: edits}),
            )
        )
    return made


def wanted(kind: str, only: Iterable[str] | None) -> bool:
    """Tell whether a kind of action is among those that an editor asks for."""
    return only is None or any(kind == each or kind.startswith(f"{each}.") for each in only)


def text_edit(edit: Edit, text: Text) -> TextEdit:
    """Return an edit of factcli as the protocol has it."""
    start, end = text.at(edit.line, edit.column), text.at(edit.end_line, edit.end_column)
    new = edit.text.replace("\r\n", "\n").replace("\n", text.line_end)
    return TextEdit(text.range(start, end), new)


def _of_one(found: ScanFinding, prose: Prose, project: Project, uri: str) -> Iterator[CodeAction]:
    told = [diagnostic(found, prose)]
    if found.fix is not None:
        edits = [text_edit(edit, prose.text) for edit in found.fix.edits]
        title = found.fix.title
        yield CodeAction(
            title[:1].upper() + title[1:],
            kind=CodeActionKind.QuickFix,
            diagnostics=told,
            is_preferred=True,
            edit=WorkspaceEdit(changes={uri: edits}),
        )
    place = remark(found, prose, project) if found.verdict is not None else None
    if place is not None:
        at = prose.text.position(place.at)
        yield CodeAction(
            f"Ignore {found.rule} here, for a reason",
            kind=CodeActionKind.QuickFix,
            diagnostics=told,
            edit=WorkspaceEdit(changes={uri: [TextEdit(Range(at, at), place.text)]}),
        )


def _all(prose: Prose, uri: str) -> Iterator[CodeAction]:
    """Yield the action that puts in every correction; of two that overlap only the first."""
    edits: list[TextEdit] = []
    last = Position(0, 0)
    for found in prose.findings:
        for edit in found.fix.edits if found.fix else ():
            made = text_edit(edit, prose.text)
            if not edits or made.range.start >= last:
                edits.append(made)
                last = made.range.end
    if edits:
        change = WorkspaceEdit(changes={uri: edits})
        yield CodeAction("Put in every correction of factcli", kind=FIX_ALL, edit=change)
