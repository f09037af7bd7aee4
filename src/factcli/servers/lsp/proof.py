"""What an editor shows of a proof: the verdict, said against stored, the claims with sources."""

from __future__ import annotations

import re

from factcli.model import Reason, Verdict
from factcli.records import TYPE_CHECKING
from factcli.render import marks
from factcli.render.proof import citation, deciding, said, stored
from factcli.render.safe import clipped, shown
from factcli.servers.lsp.prose import uri_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcli.model import Claim, Source
    from factcli.servers.lsp.prose import Said

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_ADDRESS = re.compile(r"https?://[^\s<>\"`\\]+")
_CLAIMS = 3


class Words:
    """Words for an editor, in Markdown or, for one that shows none, as they are.

    What comes from texts and claim files is never taken for markup.
    """

    def __init__(self, *, marked: bool) -> None:
        self.marked = marked

    def text(self, text: str) -> str:
        """Return text on one line that reads as itself."""
        plain = shown(clipped(" ".join(text.split())))
        return _MARKUP.sub(r"\\\1", plain) if self.marked else plain

    def strong(self, text: str) -> str:
        """Return text that stands out."""
        return f"**{self.text(text)}**" if self.marked else self.text(text)

    def code(self, text: str) -> str:
        """Return a word of factcli: a rule, an id."""
        return f"`{shown(text).replace('`', '')}`" if self.marked else shown(text)

    def link(self, text: str, uri: str) -> str:
        """Return a link to a place; an editor that shows no Markdown gets its words."""
        safe = uri.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
        return f"[{self.text(text)}]({safe})" if self.marked else self.text(text)

    def address(self, url: str) -> str:
        """Return an address of the web as a link, anything else as text."""
        if self.marked and _ADDRESS.fullmatch(url):
            return f"<{url}>"
        return self.text(url)

    def table(self, rows: Sequence[Sequence[str]], head: Sequence[str]) -> str:
        """Return rows of texts under a head."""
        if not self.marked:
            return "\n".join("  ".join(map(self.text, row)) for row in rows)
        lines = [head, ["---"] * len(head), *([self.text(cell) for cell in row] for row in rows)]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def card(parts: Sequence[Said], sources: Mapping[str, Source], words: Words) -> str:
    """Return the proof of the parts of a sentence, "" where the claims have nothing to do."""
    rule = "\n\n---\n\n" if words.marked else "\n\n"
    worth = [p for p in parts if p.part.verdict is not Verdict.UNVERIFIABLE]
    worth = worth or [p for p in parts if p.part.reason is not Reason.NO_CLAIM]
    return rule.join("\n\n".join(_part(each, sources, words)) for each in worth)


def _part(each: Said, sources: Mapping[str, Source], words: Words) -> Iterator[str]:
    part = each.part
    head = f"{marks.symbol(part.verdict)} {words.strong(marks.word(part.verdict))}"
    yield f"{head} {words.code(part.reason.value)}: {words.text(part.explanation)}"
    before = [(w.said, w.name.removesuffix("'s")) for w in each.checked.understood.replaced]
    if before:
        yield words.text("; ".join(f'"{word}" is read as {name}' for word, name in before))
    rows = [(s.name, said(s), marks.relation(s.relation), stored(s)) for s in deciding(part)]
    if rows:
        yield words.table(rows, ("", "said", "", "on file"))
    for match in part.claims[:_CLAIMS]:
        yield about(match.claim, sources, words)


def about(claim: Claim, sources: Mapping[str, Source], words: Words) -> str:
    """Return a claim with the words that prove it, its source, and where it stands."""
    end = "  \n" if words.marked else "\n"
    lines = [f"{words.text(claim.text)} {words.code(claim.id)}"]
    if claim.excerpt:
        lines.append(words.text(f"“{claim.excerpt}”"))
    lines.append(words.text(citation(claim, sources)))
    source = sources.get(claim.source)
    if source is not None and source.url:
        lines.append(words.address(source.url))
    if claim.file:
        place = f"{uri_of(claim.file)}#L{claim.line}"
        lines.append(words.link(f"{claim.file}:{claim.line}", place))
    return end.join(lines)
