"""From sentences to proposals: facts, each with its sentence, in the order of the text."""

from __future__ import annotations

import re

from factcli.desk.draft.clauses import clauses, facts
from factcli.desk.draft.figures import dated
from factcli.desk.draft.names import names_in, vocabulary_of
from factcli.desk.draft.speech import alone, beside, quotation, roles, speaker_of, spoken
from factcli.desk.naming import derived_id
from factcli.exchange.rules import check
from factcli.exchange.sentences import sentence
from factcli.parse.reader import read
from factcli.parse.vocabulary import name_words
from factcli.records import TYPE_CHECKING, replace
from factcli.report import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from factcli.desk.draft.names import Named
    from factcli.exchange.records import Record
    from factcli.model import Context
    from factcli.parse.atoms import Assertion

# "WESTHOLM, 3 May 2031 – The mayor …" and "WESTHOLM (Agency) - The mayor …".
_DATELINE = re.compile(
    r"^[^\W\d_a-z][^a-z\n]{2,40}?(?:,[^–—\n]{1,30}?|\s\([^)\n]{1,30}\))?\s[–—-]\s"
)
_ASSERTED = frozenset({"fact", "plan"})


def proposals(
    sentences: Sequence[str], ctx: Context, taken: Collection[str] = ()
) -> tuple[tuple[Record, int], ...]:
    """Return the facts that sentences of one text state, each with its sentence's number.

    Each fact has an id that is not yet `taken`, and its sentence as its quote.
    Questions, conditions, hedges and opinions state none. What somebody alleges is a fact
    as that one's word, and one who denies it in the next breath is named as denying it.
    """
    sentences = [_DATELINE.sub("", s, count=1) for s in sentences]
    names = names_in(sentences, ctx)
    vocabulary = vocabulary_of(names)
    found: list[tuple[Record, int]] = []
    last = speaker = ""
    for number, text in enumerate(sentences):
        for part in (dated(p, ctx.as_of) for p in read(text, vocabulary, ctx)):
            if part.question or part.modality not in _ASSERTED:
                continue
            if part.speech is not None and part.speech.force == "denies":
                denied = _denied(found, speaker_of(part, last), number)
                if denied != found:
                    found = denied
                    continue
            made = _facts(part, last, speaker)
            speakers = [f.subject for f in made if f.value_type == "quote"]
            speaker = speakers[-1] if speakers else ""
            found += [(replace(f, quote=text), number) for f in made]
            subjects = [f.subject for f in made if f.value_type != "quote"]
            named = [s for s in subjects if s[:1].isupper()]
            last = named[0] if named else last
    return _numbered(_known(found, names), set(taken))


def _facts(part: Assertion, last: str, speaker: str) -> list[Record]:
    """Return the facts of a part; `speaker` is who was quoted right before."""
    words = alone(part)
    if words is not None:
        return [quotation(speaker, words)] if speaker else []
    told = spoken(part, last) or beside(part, last)
    if not told:
        told = [f for clause in clauses(part, last) for f in facts(clause)]
    return [*told, *roles(part)]


def _denied(found: list[tuple[Record, int]], speaker: str, number: int) -> list[tuple[Record, int]]:
    """Note who denies what was alleged in the same sentence or the one before."""
    near = {number, number - 1}
    return [
        (replace(f, disputed_by=(speaker,)), n)
        if f.attributed_to and f.value_type != "quote" and n in near and speaker
        else (f, n)
        for f, n in found
    ]


def _known(found: Iterable[tuple[Record, int]], names: Sequence[Named]) -> list[tuple[Record, int]]:
    """Give each subject and value its full name, with the other forms of it."""
    full = {name_words(form): named for named in names for form in (named.name, *named.aliases)}
    return [(_with_names(fact, full), number) for fact, number in found]


def _with_names(fact: Record, full: Mapping[tuple[str, ...], Named]) -> Record:
    made = replace(
        fact,
        attributed_to=tuple(_full(n, full) for n in fact.attributed_to),
        disputed_by=tuple(_full(n, full) for n in fact.disputed_by),
        by=_full(fact.by, full) if fact.by else "",
    )
    subject, value = full.get(name_words(fact.subject)), full.get(name_words(fact.value))
    if subject is not None:
        made = replace(made, subject=subject.name, subject_aliases=subject.aliases)
    if value is not None and fact.value_type in {"entity", "place"}:
        made = replace(made, value=value.name, value_aliases=value.aliases)
    return made


def _full(name: str, full: Mapping[tuple[str, ...], Named]) -> str:
    named = full.get(name_words(name))
    return named.name if named is not None else name


def _numbered(
    found: Sequence[tuple[Record, int]], taken: set[str]
) -> tuple[tuple[Record, int], ...]:
    """Give each fact its id, and leave out what is said twice or makes no record."""
    seen: set[tuple[str, ...]] = set()
    made: list[tuple[Record, int]] = []
    for fact, number in found:
        same = (fact.subject, fact.property, fact.value, fact.when, fact.start, fact.end)
        name = derived_id(sentence(fact), taken)
        numbered = replace(fact, row=len(made) + 1, id=name)
        faults = check((numbered,))
        if same not in seen and not any(f.severity is Severity.ERROR for f in faults):
            seen.add(same)
            taken.add(name)
            made.append((numbered, number))
    return tuple(made)
