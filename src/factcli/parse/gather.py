"""Text to atoms: values, quotations and names first, then the words between them."""

from __future__ import annotations

import re
from functools import cache

from factcli.language import lemmas, lexicon, table, words
from factcli.language.respell import correct, slip_of
from factcli.likeness import most_alike
from factcli.model import Quantity, Span, TimeSaid
from factcli.parse import atoms as kinds
from factcli.parse.atoms import Atom
from factcli.parse.joining import compounds, merge_names
from factcli.parse.tagging import Item, closed, tag_sequence
from factcli.parse.tokens import Token, tokens
from factcli.parse.vocabulary import name_words
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.text import fold
from factcli.values import quantity, timing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcli.model import Context, Value
    from factcli.parse.vocabulary import Vocabulary

# Compiled when the first text has a mark: most have none.
_QUOTE = (
    r"[\"“„«](?P<a>[^\"“”„«»]{1,2000}?)[\"”»“]|(?<![\w'’])['‘](?P<b>[^'‘\n]{2,2000}?)['’](?![\w])"
)
_MARKS = frozenset("\"“„«'‘")
_NEXT = re.compile(r"\s+([a-z]{5,10})\b")
_SLIP = 75
# A text of so many letters, so much of them capitals, is shouted: capitals mark no name in it.
_SHOUTED_LETTERS = 8
_SHOUTED_SHARE = 0.8
_TAG = {kinds.TIME: "T", kinds.NUMBER: "Q", kinds.ENTITY: "N", kinds.QUOTE: "N"}
_LEXICON_POS = {"N": "n", "V": "v", "VB": "v", "VG": "v", "VN": "v", "A": "a", "R": "r"}


class _Piece(NamedTuple):
    """A stretch already known to be one atom, before tagging."""

    span: Span
    kind: str
    value: Value | None = None
    quote: str = ""
    entities: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    fuzzy: str = ""


def quotations(text: str) -> list[tuple[Span, str]]:
    """Return the quoted stretches of `text`, marks included, with the words inside."""
    if _MARKS.isdisjoint(text):
        return []
    found = []
    for match in re.finditer(_QUOTE, text):
        inner = match.group("a") or match.group("b") or ""
        if match.group("b") is not None and len(inner.split()) < 2:
            continue
        found.append((Span(match.start(), match.end()), inner.strip()))
    return found


class _Cover:
    """Which characters of a text some piece has taken already."""

    def __init__(self, text: str) -> None:
        self._taken = bytearray(len(text))
        self.spans: list[Span] = []

    def take(self, pieces: Iterable[_Piece]) -> None:
        """Mark the characters of each piece as taken."""
        for piece in pieces:
            start, end = piece.span
            self._taken[start:end] = b"\x01" * (end - start)
            self.spans.append(piece.span)

    def meets(self, span: Span) -> bool:
        """Tell whether any character of the span is taken."""
        return self._taken.find(1, span.start, span.end) >= 0


def _values(text: str, ctx: Context, cover: _Cover) -> list[_Piece]:
    """Return the times and numbers of `text` where nothing is taken, and take them."""
    times = [v for v in timing.find_times(text, ctx) if not cover.meets(v.span)]
    pieces = [_Piece(v.span, kinds.TIME, v) for v in times]
    cover.take(pieces)
    numbers = [
        v
        for v in quantity.find(text, ctx, cover.spans)
        if not cover.meets(v.span) and not _size_slips(text[v.span.end :])
    ]
    return pieces + [_Piece(v.span, kinds.NUMBER, v) for v in numbers]


def _size_slips(rest: str) -> bool:
    """Tell whether a misspelt "million" follows a number, whose size is then not known."""
    match = _NEXT.match(rest)
    word = fold(match.group(1)) if match else ""
    if not word or lexicon.pos(word):
        return False
    near = [size for size in words("grammar", "magnitude") if most_alike(word, size) >= _SLIP]
    if not near:
        return False
    from rapidfuzz import fuzz

    return any(fuzz.ratio(word, size) >= _SLIP for size in near)


def _names(
    found: list[Token], vocabulary: Vocabulary, cover: _Cover, *, upper: bool
) -> list[_Piece]:
    """Return the entities named, longest alias first; misspelt ones where no word stands."""
    named = [t for t in found if t.folded not in {"'s", "'"}]
    folded = [t.folded.strip(".") for t in named]
    spelled = [_respell(t, vocabulary, upper=upper) for t in named]
    pieces: list[_Piece] = []
    i = 0
    while i < len(named):
        length, entities = vocabulary.longest(folded, i)
        fuzzy = ""
        if not length:
            length, entities = vocabulary.longest(spelled, i)
            fuzzy = spelled[i] if spelled[i] != folded[i] else " ".join(spelled[i : i + length])
        span = Span(named[i].start, named[i + length - 1].end) if length else None
        if span and not cover.meets(span):
            meant = tuple(spelled[i : i + length])
            pieces.append(_Piece(span, kinds.ENTITY, None, "", entities, meant, fuzzy))
            i += length
        else:
            i += 1
    return pieces


def _respell(token: Token, vocabulary: Vocabulary, *, upper: bool) -> str:
    """Return the alias word meant by a token that is no word of the language."""
    word = token.folded.strip(".")
    if word in vocabulary.words or not word.isalpha() or closed(word):
        return word
    if lexicon.pos(word) and (upper or not token.text[:1].isupper()):
        return word
    return vocabulary.respell(word) or word


def _spelt(token: Token, vocabulary: Vocabulary, *, upper: bool) -> Token:
    """Return the token with abbreviations written out and a plain word's slip mended."""
    word = token.folded.strip(".")
    long = _abbreviations().get(word)
    if long and word not in vocabulary.words:
        return token._replace(folded=long)
    if word in vocabulary.words or closed(word) or (token.text[:1].isupper() and not upper):
        return token
    if not word.isalpha():
        return token
    return token._replace(folded=slip_of(word, vocabulary.common) or correct(word))


@cache
def _abbreviations() -> dict[str, str]:
    pairs = (item.partition("=") for item in table("offices").get("abbreviation", ()))
    return {short: long for short, _, long in pairs}


def _piece_atom(piece: _Piece, text: str) -> Atom:
    surface = text[piece.span.start : piece.span.end]
    said = piece.words or tuple(t.folded for t in tokens(surface) if t.folded[:1].isalnum())
    content = piece.value.content if piece.value is not None else None
    return Atom(
        piece.kind,
        surface,
        piece.span,
        said,
        " ".join(said),
        _TAG[piece.kind],
        entities=piece.entities,
        time=content if isinstance(content, TimeSaid) else None,
        number=content if isinstance(content, Quantity) else None,
        quote=piece.quote,
        capital=surface[:1].isupper(),
        fuzzy=piece.fuzzy,
    )


def _word_atom(token: Token, tag: str, *, upper: bool) -> Atom:
    word = token.folded
    span = Span(token.start, token.end)
    if not word[:1].isalnum() and tag not in {"S", "X", "BE", "HAVE", "MD"}:
        return Atom(kinds.PUNCT, token.text, span, (word,), word, word)
    capital = _capital(token, upper=upper)
    version = word[0].isdigit() and "." in word
    name = version or (capital and tag == "N" and not lexicon.pos(word))
    plain = word.strip(".")
    return Atom(
        kinds.NAME if name else kinds.WORD,
        token.text,
        span,
        (plain,),
        lemmas.lemma(plain, _LEXICON_POS.get(tag, "")),
        tag,
        capital=capital,
    )


def _capital(token: Token, *, upper: bool) -> bool:
    """Tell whether a capital leads the token and means something."""
    return token.text[:1].isupper() and not upper


def _shouted(text: str) -> bool:
    """Tell whether `text` is written in capitals throughout."""
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return len(letters) > _SHOUTED_LETTERS and capitals > _SHOUTED_SHARE * len(letters)


def gather(text: str, vocabulary: Vocabulary, ctx: Context) -> list[Atom]:
    """Return the atoms of `text` in order; their spans are exact and do not overlap."""
    found = tokens(text)
    upper = _shouted(text)
    cover = _Cover(text)
    pieces = [_quoted(span, inner, vocabulary) for span, inner in quotations(text)]
    cover.take(pieces)
    named = _names(found, vocabulary, cover, upper=upper)
    sure = [p for p in named if _sure(p)]
    cover.take(sure)
    values = _values(text, ctx, cover)
    cover.take(values)
    pieces += [*sure, *values]
    pieces += [p for p in named if not _sure(p) and not cover.meets(p.span)]
    pieces.sort(key=lambda p: p.span)
    spelt = [_spelt(t, vocabulary, upper=upper) for t in found]
    made = _woven(spelt, pieces)
    tags = tag_sequence([_item(m, text, upper=upper) for m in made])
    atoms = [
        _piece_atom(m, text) if isinstance(m, _Piece) else _word_atom(m, tag, upper=upper)
        for m, tag in zip(made, tags, strict=True)
    ]
    return merge_names(compounds(atoms, text), vocabulary)


def _quoted(span: Span, inner: str, vocabulary: Vocabulary) -> _Piece:
    """Return what stands in quotation marks: words of somebody, or the name of a work."""
    named = name_words(inner)
    size, entities = vocabulary.longest(named, 0) if named else (0, ())
    if size and size == len(named):
        return _Piece(span, kinds.ENTITY, None, "", entities, named)
    return _Piece(span, kinds.QUOTE, None, inner)


def _sure(name: _Piece) -> bool:
    """Tell whether a name goes before a time or number: "Route 66" does, "May" does not."""
    return len(name.words) > 1 or any(c.isdigit() for w in name.words for c in w)


def _woven(found: list[Token], pieces: list[_Piece]) -> list[Token | _Piece]:
    """Return the pieces in order, and between them the tokens that stand in none."""
    made: list[Token | _Piece] = []
    nth = 0
    for token in found:
        while nth < len(pieces) and pieces[nth].span.start <= token.start:
            # A number inside a word ("¼A0") is none.
            if not made or pieces[nth].span.start >= _end(made[-1]):
                made.append(pieces[nth])
            nth += 1
        last = made[-1] if made else None
        if not isinstance(last, _Piece) or token.start >= last.span.end:
            made.append(token)
    return made


def _end(part: Token | _Piece) -> int:
    return part.span.end if isinstance(part, _Piece) else part.end


def _item(part: Token | _Piece, text: str, *, upper: bool) -> Item:
    """Return what the tagger needs to know of a token or a piece."""
    if isinstance(part, _Piece):
        surface = text[part.span.start : part.span.end]
        return Item(fold(surface), _TAG[part.kind], capital=True)
    sign = "" if part.folded[:1].isalnum() or part.folded[:1] == "'" else part.folded
    word = part.folded.strip(".") or part.folded
    return Item(word, sign, _capital(part, upper=upper))
