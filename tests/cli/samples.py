"""Findings of all five verdicts on a made-up town, for renderers and for a pretended engine."""

from __future__ import annotations

from datetime import date

from factcli.model import (
    BaseInfo,
    Claim,
    Drawing,
    Finding,
    Grain,
    Match,
    Moment,
    Part,
    Period,
    Reason,
    Relation,
    Slot,
    Source,
    Span,
    Verdict,
)
from factcli.render.view import Screen, View


def year(number: int) -> Moment:
    first, last = date(number, 1, 1), date(number, 12, 31)
    return Moment(first.toordinal(), last.toordinal(), Grain.YEAR)


def day(number: int, month: int, of: int) -> Moment:
    ordinal = date(of, month, number).toordinal()
    return Moment(ordinal, ordinal, Grain.DAY)


def years(first: int, last: int) -> Period:
    return Period(year(first), year(last))


SOURCES = {
    "gazette": Source(
        "gazette", "The Gazette", "Harbour Press", "2024-04-06", "https://example.org/gazette"
    )
}
TERM = Claim(
    id="rostrand-term",
    text="Livia Rostrand was harbour master of Marenholt from 2013 to 2017.",
    subject="rostrand",
    property="held-office",
    value_text="harbour master of Marenholt",
    start=year(2013),
    end=year(2017),
    source="gazette",
    locator="paragraph 6",
    excerpt="harbour master between 2013 and 2017",
    pinned=frozenset({"subject", "start", "end"}),
    file="claims/marenholt.toml",
    line=12,
)
WORDS = Claim(
    id="vell-words",
    text='Otto Vell called the closure "barbarism".',
    said_by=("vell",),
    source="gazette",
    locator="paragraph 8",
    file="claims/marenholt.toml",
    line=40,
)
BASE = BaseInfo("Marenholt", 2, "2024-04-06", ("claims",))
_TERM, _WORDS = Match(TERM, 92), Match(WORDS, 88)


def _slot(  # noqa: PLR0913, PLR0917
    name: str, said: str, stored: str, relation: Relation, claim: Claim, note: str
) -> Slot:
    return Slot(name, said, stored, relation, claim.id, note)


def _single(
    statement: str, verdict: Verdict, reason: Reason, told: str, match: Match, *slots: Slot
) -> Part:
    span = Span(0, len(statement))
    return Part(statement, span, verdict, reason, told, (match,), slots)


def _whole(part: Part) -> Finding:
    return Finding(
        part.text, part.verdict, part.reason, part.explanation, (part,), part.claims, part.slots
    )


_SUBJECT = _slot("subject", "Rostrand", "Livia Rostrand", Relation.EQUAL, TERM, "")
_OFFICE = _slot("office", "harbour master", "harbour master", Relation.EQUAL, TERM, "")


def supported() -> Finding:
    time = _slot("time", "in 2015", "2013–2017", Relation.WITHIN, TERM, "")
    statement = "Rostrand was harbour master in 2015"
    told = "2015 lies within 2013–2017"
    part = Part(
        statement, Span(0, len(statement)), Verdict.SUPPORTED, Reason.WITHIN_PERIOD, told,
        (_TERM,), (_SUBJECT, _OFFICE, time), Drawing(years(2013, 2017), years(2015, 2015)),
    )  # fmt: skip
    return _whole(part)


def refuted(statement: str = "Rostrand was harbour master in 2018") -> Finding:
    time = _slot("time", "in 2018", "2013–2017", Relation.EXCLUSIVE, TERM, "one full term")
    told = "2018 lies outside 2013–2017"
    part = Part(
        statement, Span(0, len(statement)), Verdict.REFUTED, Reason.OUTSIDE_PERIOD, told,
        (_TERM,), (_SUBJECT, _OFFICE, time), Drawing(years(2013, 2017), years(2018, 2018)),
    )  # fmt: skip
    return _whole(part)


def mixed() -> Finding:
    statement = "Vell called the closure barbarism, and so did Rostrand"
    right = _slot("speaker", "Vell", "Otto Vell", Relation.EQUAL, WORDS, "")
    wrong = _slot("speaker", "Rostrand", "Otto Vell", Relation.EXCLUSIVE, WORDS, "")
    quote = _slot("quote", "barbarism", "barbarism", Relation.EQUAL, WORDS, "the stored words")
    told = "the words are on file as Otto Vell's"
    parts = (
        Part(
            statement[:33], Span(0, 33), Verdict.SUPPORTED, Reason.QUOTE_MATCHES,
            "the stored words by the stored speaker", (_WORDS,), (right, quote),
        ),
        Part(
            statement[35:], Span(35, len(statement)), Verdict.REFUTED, Reason.WRONG_SPEAKER,
            told, (_WORDS,), (wrong, quote),
        ),
    )  # fmt: skip
    return Finding(
        statement, Verdict.MIXED, Reason.WRONG_SPEAKER, told, parts, (_WORDS,), (wrong, quote)
    )


def disputed() -> Finding:
    slot = _slot(
        "predicate", "took bribes", "Otto Vell says so, Livia Rostrand denies it",
        Relation.UNRELATED, WORDS, "",
    )  # fmt: skip
    told = "alleged by Otto Vell, denied by Livia Rostrand"
    return _whole(
        _single("Rostrand took bribes", Verdict.DISPUTED, Reason.DENIED, told, _WORDS, slot)
    )


def unverifiable(statement: str = "Rostrand owns a bakery") -> Finding:
    told = "nothing on file about a bakery"
    part = Part(statement, Span(0, len(statement)), Verdict.UNVERIFIABLE, Reason.NO_CLAIM, told)
    return Finding(statement, part.verdict, part.reason, told, (part,), nearest=(_TERM, _WORDS))


def hostile() -> Finding:
    """A statement that tries to be obeyed, holds wide letters and is written right to left."""
    statement = "[bold]Rostrand[/bold] \x1b[31m港長 \u202eשלום עולם \x00"
    finding = unverifiable(statement)
    return Finding(
        statement, finding.verdict, finding.reason, finding.explanation, finding.parts,
        nearest=finding.nearest, question=True, notes=("two alphabets in one name: \x1b[1mVell",),
    )  # fmt: skip


ALL = (supported(), refuted(), mixed(), disputed(), unverifiable(), hostile())


def view(
    width: int = 80, *, color: bool = False, ascii_only: bool = False, explain: bool = False
) -> View:
    screen = Screen(width, color, symbols=not ascii_only, letters=not ascii_only)
    return View(BASE, screen, SOURCES, explain)


def answer(statement: str) -> Finding:
    """Return a finding whose verdict is the statement's first word."""
    word = statement.split(maxsplit=1)[0].lower() if statement.strip() else ""
    known = {
        "supported": supported, "refuted": refuted, "mixed": mixed, "disputed": disputed,
    }  # fmt: skip
    found = known[word]() if word in known else unverifiable(statement)
    return Finding(
        statement, found.verdict, found.reason, found.explanation, found.parts, found.claims,
        found.slots, found.nearest,
    )  # fmt: skip
