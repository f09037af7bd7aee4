"""Text to atoms: values, quotations and names first, then the words between them."""

from __future__ import annotations

import re
from functools import cache

from factcli.language import lemmas, lexicon, table, words
from factcli.language.respell import correct
from factcli.model import Span
from factcli.parse import atoms as kinds
from factcli.parse.atoms import Atom
from factcli.parse.tagging import closed, tag_sequence
from factcli.parse.tokens import Token, tokens
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.text import fold
from factcli.values import quantity, timing

if TYPE_CHECKING:
    from factcli.model import Context, Value
    from factcli.parse.vocabulary import Vocabulary

_QUOTE = re.compile(
    r"[\"“„«](?P<a>[^\"“”„«»]{1,2000}?)[\"”»“]|(?<![\w'’])['‘](?P<b>[^'‘\n]{2,2000}?)['’](?![\w])"
)
_NEXT = re.compile(r"\s+([a-z]{5,10})\b")
_SLIP = 75
_TITLES = frozenset({
    "mr", "mrs", "ms", "dr", "prof", "professor", "sir", "lord", "lady", "dame", "st", "miss", "mx",
})  # fmt: skip


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
    found = []
    for match in _QUOTE.finditer(text):
        inner = match.group("a") or match.group("b") or ""
        if match.group("b") is not None and len(inner.split()) < 2:
            continue
        found.append((Span(match.start(), match.end()), inner.strip()))
    return found


def _values(text: str, ctx: Context, taken: list[Span]) -> list[_Piece]:
    times = [v for v in timing.find_times(text, ctx) if not _overlaps(v.span, taken)]
    spans = taken + [v.span for v in times]
    numbers = [
        v for v in quantity.find(text, ctx, spans)
        if not _overlaps(v.span, spans) and not _magnitude_slip(text[v.span.end :])
    ]  # fmt: skip
    return [_Piece(v.span, kinds.TIME, v) for v in times] + [
        _Piece(v.span, kinds.NUMBER, v) for v in numbers
    ]


def _magnitude_slip(rest: str) -> bool:
    """Whether a misspelt "million" follows a number, whose size is then not known."""
    match = _NEXT.match(rest)
    word = fold(match.group(1)) if match else ""
    if not word or lexicon.pos(word):
        return False
    from rapidfuzz import fuzz

    return any(fuzz.ratio(word, m) >= _SLIP for m in words("grammar", "magnitude"))


def _overlaps(span: Span, taken: list[Span]) -> bool:
    return any(span.start < t.end and t.start < span.end for t in taken)


def _names(
    words: list[Token], vocabulary: Vocabulary, taken: list[Span], upper: bool
) -> list[_Piece]:
    """Return the entities named, longest alias first; misspelt ones where no word stands."""
    words = [t for t in words if t.folded not in {"'s", "'"}]
    folded = [t.folded.strip(".") for t in words]
    spelled = [_respell(t, vocabulary, upper) for t in words]
    found: list[_Piece] = []
    i = 0
    while i < len(words):
        length, entities = vocabulary.longest(folded, i)
        fuzzy = ""
        if not length and spelled[i] != folded[i]:
            length, entities = vocabulary.longest(spelled, i)
            fuzzy = spelled[i]
        elif not length:
            length, entities = vocabulary.longest(spelled, i)
            fuzzy = " ".join(spelled[i : i + length]) if length else ""
        span = Span(words[i].start, words[i + length - 1].end) if length else None
        if span and not _overlaps(span, taken):
            found.append(
                _Piece(span, kinds.ENTITY, None, "", entities, tuple(spelled[i : i + length]), fuzzy)
            )
            i += length
        else:
            i += 1
    return found


def _respell(token: Token, vocabulary: Vocabulary, upper: bool) -> str:
    """Return the alias word meant by a token that is no word of the language."""
    word = token.folded.strip(".")
    if word in vocabulary.words or not word.isalpha() or closed(word):
        return word
    if lexicon.pos(word) and (upper or not token.text[:1].isupper()):
        return word
    return vocabulary.respell(word) or word


def _spelt(token: Token, vocabulary: Vocabulary, upper: bool) -> Token:
    """Return the token with abbreviations written out and a plain word's slip mended."""
    word = token.folded.strip(".")
    long = _abbreviations().get(word)
    if long and word not in vocabulary.words:
        return token._replace(folded=long)
    if word in vocabulary.words or closed(word) or (token.text[:1].isupper() and not upper):
        return token
    return token._replace(folded=correct(word)) if word.isalpha() else token


@cache
def _abbreviations() -> dict[str, str]:
    pairs = (item.partition("=") for item in table("offices").get("abbreviation", ()))
    return {short: long for short, _, long in pairs}


def _piece_atom(piece: _Piece, text: str) -> Atom:
    surface = text[piece.span.start : piece.span.end]
    words = piece.words or tuple(t.folded for t in tokens(surface) if t.folded[:1].isalnum())
    time = number = None
    if piece.value is not None:
        if piece.kind == kinds.TIME:
            time = piece.value.content
        else:
            number = piece.value.content
    tag = {kinds.TIME: "T", kinds.NUMBER: "Q", kinds.ENTITY: "N", kinds.QUOTE: "N"}[piece.kind]
    return Atom(
        piece.kind, surface, piece.span, words, " ".join(words), tag, piece.entities,
        time, number, piece.quote, surface[:1].isupper(), piece.fuzzy,
    )  # type: ignore[arg-type]  # fmt: skip


def _word_atom(token: Token, tag: str, upper: bool) -> Atom:
    word = token.folded
    capital = token.text[:1].isupper() and not upper
    if not word[:1].isalnum() and tag not in {"S", "X", "BE", "HAVE", "MD"}:
        return Atom(kinds.PUNCT, token.text, Span(token.start, token.end), (word,), word, word)
    pos = {"N": "n", "V": "v", "VB": "v", "VG": "v", "VN": "v", "A": "a", "R": "r"}.get(tag, "")
    lemma = lemmas.lemma(word.strip("."), pos)
    kind = kinds.WORD
    version = word[0].isdigit() and "." in word
    if version or (capital and tag == "N" and not lexicon.pos(word)):
        kind = kinds.NAME
    return Atom(
        kind, token.text, Span(token.start, token.end), (word.strip("."),), lemma, tag,
        capital=capital,
    )  # fmt: skip


def _hyphened(group: list[Atom], text: str) -> Atom | None:
    """Return two or three words that a hyphen joins as the one word that they are."""
    joins = [text[a.span.end : b.span.start] for a, b in zip(group, group[1:], strict=False)]
    if any(join not in {"-", "\u2010", "\u2011"} for join in joins):
        return None
    spelled = [a.words[0] for a in group]
    for lemma in ("-".join([*spelled[:-1], group[-1].lemma]), " ".join([*spelled[:-1], group[-1].lemma])):
        pos = dict(lexicon.pos(lemma))
        tag = "N" if pos.get("n") else "A" if pos.get("a") else ""
        if tag:
            first, last = group[0], group[-1]
            surface = text[first.span.start : last.span.end]
            return Atom(kinds.WORD, surface, Span(first.span.start, last.span.end), tuple(spelled), lemma, tag,
                        capital=first.capital)  # fmt: skip
    return None


def _compounds(found: list[Atom], text: str) -> list[Atom]:
    """Join neighbours that the lexicon lists as one: "prime minister", "broke off"."""
    joined: list[Atom] = []
    i = 0
    while i < len(found):
        atom = found[i]
        made = None
        for size in (3, 2):
            group = found[i : i + size]
            if len(group) == size and all(a.kind == kinds.WORD for a in group):
                made = _hyphened(group, text) or _compound(group, found[i + size : i + size + 1])
                if made:
                    break
        joined.append(made or atom)
        i += len(made.words) if made else 1
    return joined


def _compound(group: list[Atom], following: list[Atom]) -> Atom | None:
    first, last = group[0], group[-1]
    if last.words[0] in {"in", "on", "through", "around"} and following and following[0].tag in {
        "D", "N", "A", "Q", "T",
    }:  # "held in the prison" is no phrasal verb, "gave in" is one
        return None
    if first.tag in {"D", "O", "TO", "X", "C", "W", "BE", "P", "R", "T", "MD"}:
        return None
    nominal = all(a.tag in {"N", "A"} for a in group)
    phrasal = first.verbal and first.content and last.words[0] in words("grammar", "particle")
    if not nominal and not phrasal:
        return None
    spelled = [a.words[0] for a in group]
    lemma = " ".join([*spelled[:-1], last.lemma]) if nominal else " ".join([first.lemma, *spelled[1:]])
    wanted = "n" if nominal else "v"
    if not dict(lexicon.pos(lemma)).get(wanted):
        lemma = lemma.replace(" ", "-")  # "left-winger"
        if not dict(lexicon.pos(lemma)).get(wanted):
            return None
    span = Span(first.span.start, last.span.end)
    text = " ".join(a.text for a in group)
    tag = "N" if nominal else first.tag
    return Atom(kinds.WORD, text, span, tuple(spelled), lemma, tag, capital=first.capital)


def _other_person(last: Atom, atom: Atom, vocabulary: Vocabulary) -> bool:
    """Whether an unknown first name makes a known surname another person: "Roberto Glas"."""
    return (
        last.kind == kinds.NAME and last.words[0] not in _TITLES and atom.kind == kinds.ENTITY
        and len(atom.words) == 1 and any(vocabulary.kinds.get(e) == "person" for e in atom.entities)
        and last.span.end + 1 == atom.span.start
    )  # fmt: skip


def _longer_name(last: Atom, atom: Atom) -> bool:
    """Whether a known name goes on: "Mexico City" is not Mexico."""
    return (
        last.kind == kinds.ENTITY and atom.kind == kinds.WORD and atom.capital
        and atom.words[0] in words("grammar", "name_tail") and last.span.end + 1 == atom.span.start
    )  # fmt: skip


def _merge_names(found: list[Atom], vocabulary: Vocabulary) -> list[Atom]:
    """Join neighbouring unknown capitalised words into one name: "Kaspar Lindholt"."""
    joined: list[Atom] = []
    for atom in found:
        last = joined[-1] if joined else None
        nameish = atom.kind == kinds.NAME or (
            atom.capital and atom.kind == kinds.WORD and atom.tag in {"N", "A"}
        )
        longer = last is not None and (
            (last.kind == kinds.NAME and nameish)
            or _other_person(last, atom, vocabulary) or _longer_name(last, atom)
        )  # fmt: skip
        title = (
            last is not None and joined[:-1] and last.kind == atom.kind == kinds.WORD and last.capital and atom.capital
            and {last.tag, atom.tag} <= {"N", "A"} and last.span.end + 1 == atom.span.start
        )  # fmt: skip
        numbered = (
            last is not None and last.kind in {kinds.NAME, kinds.ENTITY} and last.capital
            and atom.text.isdigit() and last.span.end + 1 == atom.span.start
            and (atom.number is None or not atom.number.unit)
        )  # fmt: skip
        if last is not None and (longer or title or numbered):
            joined[-1] = Atom(
                kinds.NAME, f"{last.text} {atom.text}", Span(last.span.start, atom.span.end),
                last.words + atom.words, f"{last.lemma} {' '.join(atom.words)}", "N", capital=True,
            )  # fmt: skip
        elif (
            last is not None and atom.kind == kinds.NAME and last.kind == kinds.WORD
            and last.capital and last.tag in {"N", "A"} and last.words[0] not in _TITLES
        ):  # fmt: skip
            joined[-1] = Atom(
                kinds.NAME, f"{last.text} {atom.text}", Span(last.span.start, atom.span.end),
                last.words + atom.words, " ".join(last.words + atom.words), "N", capital=True,
            )  # fmt: skip
        else:
            joined.append(atom)
    return joined


def gather(text: str, vocabulary: Vocabulary, ctx: Context) -> list[Atom]:
    """Return the atoms of `text` in order; their spans are exact and do not overlap."""
    found = tokens(text)
    letters = [c for c in text if c.isalpha()]
    upper = len(letters) > 8 and sum(c.isupper() for c in letters) > 0.8 * len(letters)
    pieces = [_Piece(span, kinds.QUOTE, None, inner) for span, inner in quotations(text)]
    taken = [p.span for p in pieces]
    named = _names(found, vocabulary, taken, upper)
    found = [_spelt(t, vocabulary, upper) for t in found]
    digits = [p for p in named if len(p.words) > 1 or any(c.isdigit() for w in p.words for c in w)]
    pieces += digits
    pieces += _values(text, ctx, [p.span for p in pieces])
    spans = [p.span for p in pieces]
    pieces += [p for p in named if p not in digits and not _overlaps(p.span, spans)]
    pieces.sort(key=lambda p: p.span)
    return _assemble(text, found, pieces, upper, vocabulary)


def _assemble(
    text: str, words: list[Token], pieces: list[_Piece], upper: bool, vocabulary: Vocabulary
) -> list[Atom]:
    items: list[tuple[str, str, bool]] = []
    made: list[Token | _Piece] = []
    queue = list(pieces)
    fixed = {kinds.TIME: "T", kinds.NUMBER: "Q", kinds.ENTITY: "N", kinds.QUOTE: "N"}
    for token in words:
        while queue and queue[0].span.start <= token.start:
            piece = queue.pop(0)
            made.append(piece)
            items.append((fold(text[piece.span.start : piece.span.end]), fixed[piece.kind], True))
        if made and isinstance(made[-1], _Piece) and token.start < made[-1].span.end:
            continue
        made.append(token)
        sign = token.folded if not token.folded[:1].isalnum() and token.folded[:1] != "'" else ""
        items.append((token.folded.strip(".") or token.folded, sign, token.text[:1].isupper() and not upper))
    tags = tag_sequence(items)
    found = [
        _piece_atom(m, text) if isinstance(m, _Piece) else _word_atom(m, t, upper)
        for m, t in zip(made, tags, strict=True)
    ]
    return _merge_names(_compounds(found, text), vocabulary)
