"""Who "he", "it" or "the minister" is, told from the sentences before.

Only where nothing else can be meant; everywhere else the word is left alone, and said so.
A word that is understood is replaced in what is checked: "He resigned" is checked as
"Otto Vell resigned", and a finding still stands at "He".
"""

from __future__ import annotations

from factcli.desk.cast import ANYTHING, PERSON, Figure, cast
from factcli.desk.descriptions import Description, described, descriptors, others
from factcli.document.flow import Flow, Gathering
from factcli.model import Span
from factcli.parse.gather import quotations
from factcli.parse.tagging import closed
from factcli.parse.tokens import tokens
from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcli.desk.names import Mention, Names
    from factcli.parse.tokens import Token

# The form of the subject for each form of a pronoun.
_FORMS = {
    "he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "it": "it", "its": "it",
    "they": "they", "them": "they", "their": "they",
}  # fmt: skip
_OWNING = frozenset({"his", "its", "their"})
# How many sentences a reader carries somebody in mind, and what a text is about.
_REACH, _FAR = 3, 10
_POSSESSIVE = frozenset({"'s", "'"})


class Word(NamedTuple):
    """A word that stands for somebody: where, and for whom; `entity` is "" when left alone."""

    span: Span
    said: str
    entity: str = ""
    name: str = ""
    # On file, and one of several who can be meant.
    between: tuple[str, ...] = ()


class Understood(NamedTuple):
    """A sentence as it is checked: its text with what stands for somebody replaced.

    Spans of `mentions` and of the words left alone count in that text.
    """

    flow: Flow
    mentions: tuple[Mention, ...]
    replaced: tuple[Word, ...] = ()
    left: tuple[Word, ...] = ()


class Referents:
    """What was mentioned so far in one document, sentence by sentence."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._recent: list[list[Figure]] = []
        self._called: dict[str, set[str]] = {}
        # The number of the sentence, and of the last one that named an entity, or something
        # else by a noun.
        self._number = 0
        self._named: dict[str, int] = {}
        self._other: dict[str, int] = {}

    def forget(self) -> None:
        """Begin a new section: nobody is in mind."""
        self._recent.clear()

    def understand(self, flow: Flow) -> Understood:
        """Return the sentence with its pronouns and descriptions understood where they can be."""
        found = [t for t in tokens(flow.text) if t.folded not in _POSSESSIVE]
        mentions = self._names.among(found)
        figures = cast(found, mentions, self._names.vocabulary)
        known = bool(self._named) or any(f.entity for f in figures)
        words = self._words(flow.text, found, figures, mentions) if known else []
        self._number += 1
        self._named |= {e: self._number for m in mentions for e in m.entities if m.proper}
        self._other |= dict.fromkeys(others(found, mentions, self._names.heads), self._number)
        for entity, nouns in descriptors(found, mentions):
            self._called.setdefault(entity, set()).update(nouns)
        meant = [Figure(_number(found, w.span), w.entity, w.entity, self._sort(w.entity))
                 for w in words if w.entity]  # fmt: skip
        self._recent = [*self._recent[1 - _REACH :], sorted([*figures, *meant])]
        return self._understood(flow, words, mentions)

    def _sort(self, entity: str) -> str:
        kind = self._names.vocabulary.kinds.get(entity, "")
        return PERSON if kind == "person" else ANYTHING if not kind else "thing"

    def _understood(
        self, flow: Flow, words: Sequence[Word], mentions: Sequence[Mention]
    ) -> Understood:
        taken = [w for w in words if w.entity]
        if not taken:
            return Understood(flow, tuple(mentions), (), tuple(words))
        made, shift = replaced(flow, [(w.span, w.name) for w in taken])
        left = [w._replace(span=_moved(w.span, shift)) for w in words if not w.entity]
        return Understood(made, tuple(self._names.mentions(made.text)), tuple(taken), tuple(left))

    def _words(
        self, text: str, found: Sequence[Token], figures: Sequence[Figure],
        mentions: Sequence[Mention],
    ) -> list[Word]:  # fmt: skip
        """Return every pronoun and description outside of quotations that looks back."""
        quoted = [span for span, _ in quotations(text)]
        made: list[Word] = []
        for i, token in enumerate(found):
            if any(span.start <= token.start < span.end for span in quoted):
                continue
            if token.folded in _FORMS:
                made.extend(self._pronoun(found, i, figures, made))
        for each in described(found, mentions, self._names.heads):
            if not any(span.start <= each.span.start < span.end for span in quoted):
                made.extend(self._description(each, figures))
        return sorted(made)

    def _pronoun(
        self, found: Sequence[Token], i: int, figures: Sequence[Figure], before: Sequence[Word]
    ) -> Iterable[Word]:
        said = found[i].folded
        form = _FORMS[said]
        first = next((k for k, t in enumerate(found) if t.text[:1].isalnum()), 0)
        if form == "it" and i != first:
            return  # the parser takes care of it, or it stands for nothing: "it rained"
        if any(f.at < i and self._fits(f, form) and not f.vague for f in figures):
            return  # somebody in this very sentence
        span = Span(found[i].start, found[i].end)
        same = [w for w in before if w.entity and _FORMS.get(w.said) == form]
        meant, between = (same[0].entity, ()) if same else self._meant(form)
        if meant:
            name = self._names.entities[meant].name
            owning = said in _OWNING or (said == "her" and _noun_follows(found, i))
            yield Word(span, said, meant, f"{name}'s" if owning else name)
        else:
            yield Word(span, said, between=between)

    def _meant(self, form: str) -> tuple[str, tuple[str, ...]]:
        """Return the one entity that a pronoun can stand for, else all on file that it may."""
        for back, figures in enumerate(reversed(self._recent)):
            fitting = [f for f in figures if self._fits(f, form)]
            if not fitting:
                continue
            named = [f for f in fitting if not f.vague]
            keys = {f.key for f in named}
            lead = fitting[0]
            if form == "it":
                single = back == 0 and lead.leads and bool(lead.entity)
            else:
                single = len(keys) == 1 and (lead.leads or len(named) == len(fitting))
            if single and form != "they" and named[0].entity:
                return named[0].entity, ()
            return "", tuple(dict.fromkeys(f.entity for f in fitting if f.entity))
        return "", ()

    def _fits(self, figure: Figure, form: str) -> bool:
        own = self._names.vocabulary.pronouns.get(figure.entity, "")
        if form == "they":
            return own in {"", "they"}
        if own:
            return own == form
        if form == "it":
            return figure.sort != PERSON
        return figure.sort in {PERSON, ANYTHING}

    def _description(self, each: Description, figures: Sequence[Figure]) -> Iterable[Word]:
        near = [f for before in self._recent for f in before]
        near += [f for f in figures if f.at < each.at]
        fitting = dict.fromkeys(
            f.entity for f in near if f.entity and self._is_called(f.entity, each.noun)
        )
        if not fitting:
            fitting = dict.fromkeys(self._headed(each.noun))
        if len(fitting) == 1:
            entity = next(iter(fitting))
            yield Word(each.span, each.said, entity, self._names.entities[entity].name)
        elif fitting:
            yield Word(each.span, each.said, between=tuple(fitting))

    def elsewhere(self, noun: str, entity: str) -> bool:
        """Tell whether something not on file was called so since an entity was last named."""
        other = self._other.get(noun, 0)
        return other > max(self._named.get(entity, 0), self._number - _FAR)

    def _headed(self, noun: str) -> list[str]:
        """Return the entities named not long ago whose name ends with a noun.

        None where something else was called so since.
        """
        since = max(self._number - _FAR, self._other.get(noun, 0))
        return [e for e in self._names.heads.get(noun, ()) if self._named.get(e, 0) > since]

    def _is_called(self, entity: str, noun: str) -> bool:
        if noun in self._called.get(entity, ()):
            return True
        known = self._names.entities[entity]
        return any(noun in name.lower().split() for name in (known.name, *known.aliases))


def _number(found: Sequence[Token], span: Span) -> int:
    return next((i for i, t in enumerate(found) if t.start >= span.start), 0)


def _noun_follows(found: Sequence[Token], i: int) -> bool:
    after = found[i + 1] if i + 1 < len(found) else None
    return after is not None and after.text[:1].isalnum() and not closed(after.folded)


def _moved(span: Span, shifts: Sequence[tuple[int, int]]) -> Span:
    by = sum(change for at, change in shifts if at <= span.start)
    return Span(span.start + by, span.end + by)


def replaced(flow: Flow, changes: Sequence[tuple[Span, str]]) -> tuple[Flow, list[tuple[int, int]]]:
    """Return running text with other words in some places, each at the old one's place.

    The second value tells for each change where it was and how much longer the text became.
    """
    made = Gathering()
    at = 0
    shifts = []
    for span, words in changes:
        if span.start > at:
            made.extend(flow.part(Span(at, span.start)))
        origin = flow.origin(span)
        made.add(words, origin.start, origin.end)
        shifts.append((span.end, len(words) - (span.end - span.start)))
        at = span.end
    if at < len(flow.text):
        made.extend(flow.part(Span(at, len(flow.text))))
    return made.done(), shifts
