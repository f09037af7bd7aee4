"""Idioms put plainly: "gave the plan the green light" is "approved the plan".

The table `idioms` lists, for each plain wording, the idioms that mean the same. An idiom is
matched word by word, its verb in any form, determiners and adverbs between its words left
aside; "~" in it stands for a noun phrase, which goes where the plain wording has its "~", or
after it.
"""

from __future__ import annotations

from functools import cache, lru_cache

from factcli.language import lemmas, lexicon, table, words
from factcli.model import Span
from factcli.parse.atoms import NUMBER, PUNCT, TIME, VERBAL, WORD, Atom, tag_at, word_at
from factcli.parse.tagging import closed, readings
from factcli.records import TYPE_CHECKING, NamedTuple, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GAP = "~"
# Before a plain wording that an idiom entails and that does not entail the idiom.
_WEAKER = "< "
# A noun phrase inside an idiom is no longer than this, in atoms.
_LONGEST_GAP = 7
_OWNED = frozenset({"'s", "’s", "'", "’"})
# So many plain wordings of one idiom are tried.
_MOST = 6


class Plain(NamedTuple):
    """A part in plain words; `weaker`: it only follows from the part, and is not all of it."""

    atoms: list[Atom]
    weaker: bool


class _Match(NamedTuple):
    """An idiom found: where, what fills its gap, which adverbs and negators it held."""

    start: int
    end: int
    gap: tuple[Atom, ...]
    aside: tuple[Atom, ...]
    negated: bool
    plain: tuple[str, ...]
    length: int = 0


class _Idiom(NamedTuple):
    """An idiom: its words, what it says plainly, and its words without the gap."""

    pattern: tuple[str, ...]
    plain: tuple[str, ...]
    needed: frozenset[str]


@cache
def _patterns() -> dict[str, tuple[_Idiom, ...]]:
    """Return the idioms by their first word, the longest first."""
    found: dict[tuple[str, ...], list[str]] = {}
    for plain, idioms in table("idioms").items():
        for idiom in idioms:
            found.setdefault(tuple(idiom.replace("-", " ").split()), []).append(plain)
    by_first: dict[str, list[_Idiom]] = {}
    for pattern in sorted(found, key=len, reverse=True):
        row = _Idiom(pattern, tuple(found[pattern][:_MOST]), frozenset(pattern) - {_GAP})
        by_first.setdefault(pattern[0], []).append(row)
    return {first: tuple(rows) for first, rows in by_first.items()}


def _spelled(atom: Atom) -> tuple[frozenset[str], ...]:
    """Return for each word of an atom the forms under which an idiom may have it."""
    return _forms(atom.lemma, atom.words) if atom.kind in {WORD, PUNCT} else ()


@lru_cache(maxsize=16384)
def _forms(lemma: str, spelled: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    lemmas = lemma.replace("-", " ").split()
    split = [w for word in spelled for w in word.split("-") if w]
    if len(lemmas) != len(split):
        return tuple(frozenset({w}) for w in split)
    return tuple(frozenset(pair) for pair in zip(split, lemmas, strict=True))


def _skipped(atom: Atom) -> bool:
    """Tell whether an atom may stand between the words of an idiom: "went down 3–2 to"."""
    return (atom.tag in {"D", "R"} and atom.kind == WORD) or atom.kind in {NUMBER, TIME}


def _fill(
    atoms: Sequence[Atom], pattern: tuple[str, ...], start: int, *, inside: bool = False
) -> _Match | None:
    """Match a pattern at an atom; None when it does not stand there.

    `inside`: more of the pattern stands before.
    """
    at, nth = start, 0
    passive = not inside and _passive(atoms, start)
    gap: list[Atom] = []
    aside: list[Atom] = []
    negated = False
    while nth < len(pattern):
        if pattern[nth] == _GAP:
            end = _gap_end(atoms, at, pattern[nth + 1 :])
            if end <= at and not passive:
                return None
            gap, at, nth = list(atoms[at:end]), end, nth + 1
            continue
        taken = _taken(atoms, at, pattern[nth:])
        if taken:
            at, nth = at + 1, nth + taken
            continue
        if not (nth or inside) or at >= len(atoms) or not _skipped(atoms[at]):
            return None
        negated = negated or atoms[at].first_word in {"no", "not", "never"}
        if atoms[at].tag != "D":
            aside.append(atoms[at])
        at += 1
    if _GAP in pattern and pattern[-1] in words("grammar", "particle") and _opens(atoms, at):
        return None  # "turned the corner down the road"
    return _Match(start, at, tuple(gap), tuple(aside), negated, ())


def _opens(atoms: Sequence[Atom], at: int) -> bool:
    return tag_at(atoms, at) in {"D", "N", "A", "Q"}


def _passive(atoms: Sequence[Atom], at: int) -> bool:
    """Tell whether the verb is a passive, so that what would fill the gap stands before it."""
    verb = atoms[at]
    return verb.tag == "VN" or (verb.tag == "V" and tag_at(atoms, at - 1) == "BE")


def _taken(atoms: Sequence[Atom], at: int, pattern: Sequence[str]) -> int:
    """Return how many words of the pattern the whole atom at `at` stands for, 0 for none."""
    spelled = _spelled(atoms[at]) if at < len(atoms) else ()
    if not spelled or len(spelled) > len(pattern):
        return 0
    fits = all(word in forms for word, forms in zip(pattern, spelled, strict=False))
    return len(spelled) if fits else 0


def _gap_end(atoms: Sequence[Atom], start: int, rest: tuple[str, ...]) -> int:
    """Return where the noun phrase that fills a gap ends: before the pattern goes on."""
    for end in range(start + 1, min(start + 1 + _LONGEST_GAP, len(atoms) + 1)):
        last = atoms[end - 1]
        if (last.tag in VERBAL and last.text not in _OWNED) or last.kind == PUNCT:
            return start
        if any(a.tag != "D" and a.text not in _OWNED for a in atoms[start:end]) and (
            not rest or _fill(atoms, rest, end, inside=True)
        ):
            return end
    return start


def _matches(atoms: Sequence[Atom]) -> Iterator[_Match]:
    """Yield the idioms in a part, the longest at each place, none inside another."""
    known = _patterns()
    said = {form for atom in atoms for forms in _spelled(atom) for form in forms}
    i = 0
    while i < len(atoms):
        found = None
        first = _spelled(atoms[i])[:1]
        for word in first[0] if first else ():
            for pattern, plain, needed in known.get(word, ()):
                if not needed <= said or (len(pattern) == 1 and not atoms[i].verbal):
                    continue
                match = _fill(atoms, pattern, i)
                if match and (found is None or match.end > found.end):
                    found = match._replace(plain=plain, length=len(pattern))
        if found:
            yield found
        i = found.end if found else i + 1


def _said_plainly(atoms: Sequence[Atom], match: _Match, plain: str) -> list[Atom]:
    """Return the atoms that say one idiom plainly."""
    source = atoms[match.start]
    span = Span(source.span.start, atoms[match.end - 1].span.end)
    wanted = plain.split()
    denied = wanted[0] == "not"
    wanted = wanted[denied:]
    made = _worded([w for w in wanted if w != _GAP], source, _form(wanted[0], atoms, match), span)
    gap = match.gap[:-1] if match.gap and match.gap[-1].text in _OWNED else match.gap
    placed = wanted.index(_GAP) if _GAP in wanted else len(made)
    made[placed:placed] = gap
    if match.negated != denied:
        made.insert(0, Atom(WORD, "not", span, ("not",), "not", "X"))
    return [*made, *match.aside]


def _worded(wanted: Sequence[str], source: Atom, form: str, span: Span) -> list[Atom]:
    """Return an atom for each plain word; the first is a verb of this form unless it is ""."""
    made = []
    for nth, word in enumerate(wanted):
        if nth == 0 and form:
            made.append(_verb(word, source, form, span))
            continue
        lemma, tag = word, closed(word) or _open_tag(word)
        if tag not in {"N", "P"} and nth and wanted[0] == "be" and readings(word).form == "ed":
            lemma, tag = lemmas.lemma(word, "v"), "VN"
        made.append(Atom(WORD, word, span, (word,), lemma, tag))
    return made


def _form(plain: str, atoms: Sequence[Atom], match: _Match) -> str:
    """Return the tag of the plain verb, "" when the plain wording begins with no verb."""
    source, before = atoms[match.start], tag_at(atoms, match.start - 1)
    if plain != "be" and not _can_be_verb(plain):
        return ""
    if source.tag in {"BE", "HAVE", "DO"}:
        return "V"
    if source.tag == "V":
        past = source.first_word != source.lemma.split()[0]
        agent = past and word_at(atoms, match.end) == "by"  # "given the nod by the council"
        return "VN" if agent or before == "BE" else "V"
    if source.verbal:
        return source.tag
    if _can_be_verb(plain) and _can_be_verb(source.lemma):
        return "VN" if before in {"BE", "HAVE"} else "V"  # "was set ablaze", a noun to the tagger
    return ""


def _can_be_verb(word: str) -> bool:
    return any(pos == "v" for pos, _ in lexicon.pos(word))


def _open_tag(word: str) -> str:
    pos = next((p for p, _ in lexicon.pos(word)), "")
    return {"v": "VB", "a": "A", "r": "R"}.get(pos, "N")


def _verb(lemma: str, source: Atom, tag: str, span: Span) -> Atom:
    if lemma != "be":
        return Atom(WORD, lemma, span, (lemma,), lemma, tag)
    if source.lemma == "be":
        return replace(source, span=span)
    base = source.lemma.split()[0]
    spelled = "is" if source.first_word in {base, f"{base}s"} else "was"
    return Atom(WORD, spelled, span, (spelled,), "be", "BE")


def plainly(atoms: Sequence[Atom], *, least: int = 1) -> list[Plain]:
    """Return the part with its idioms put plainly, once for each choice of plain wording.

    Idioms of fewer words than `least` are left as they are.
    """
    found = [m for m in _matches(atoms) if m.length >= least]
    variants = []
    for choice in range(max((len(m.plain) for m in found), default=0)):
        made: list[Atom] = []
        at, weaker = 0, False
        for match in found:
            plain = match.plain[min(choice, len(match.plain) - 1)]
            weaker = weaker or plain.startswith(_WEAKER)
            said = _said_plainly(atoms, match, plain.removeprefix(_WEAKER))
            made += [*atoms[at : match.start], *said]
            at = match.end
        variants.append(Plain([*made, *atoms[at:]], weaker=weaker))
    return variants
