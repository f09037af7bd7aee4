"""Who says what: quotations, and what is only somebody's word."""

from __future__ import annotations

from factcli.desk.draft.clauses import clauses, facts, subject_at, words_of
from factcli.desk.draft.figures import times_of
from factcli.desk.draft.names import apart, bare
from factcli.exchange.records import Record
from factcli.language import words
from factcli.parse.atoms import ENTITY, NAME, QUOTE
from factcli.parse.reader import assertion
from factcli.parse.speech import force_of
from factcli.records import TYPE_CHECKING, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.parse.atoms import Assertion, Atom

_MARKS = "\"'“”‘’«» ,.;"


def speaker_of(part: Assertion, last: str) -> str:
    """Return who speaks in a part: a name, or the words for one; `last` for a pronoun."""
    if part.speech is None:
        return ""
    return _called(part.speech.speaker, last)


def _called(said: Sequence[Atom], last: str) -> str:
    named = [a for a in said if a.kind in {NAME, ENTITY}]
    if named:
        return bare(named[-1].text)
    if len(said) == 1 and said[0].tag == "O":
        return last
    return bare(words_of(said))


def beside(part: Assertion, last: str) -> list[Record]:
    """Return the quotations of a part in which a verb of speech stands beside them."""
    quoted = [a for a in part.atoms if a.kind == QUOTE and a.quote.strip(_MARKS)]
    for frame in part.frames if quoted else ():
        inside = subject_at(part, frame)
        if force_of(frame.lemma) and inside and not frame.passive:
            speaker = _called(part.atoms[inside.start : inside.stop], last)
            when = _when(part)
            return [quotation(speaker, atom, when) for atom in quoted] if speaker else []
    return []


def alone(part: Assertion) -> Atom | None:
    """Return the quotation that is all of a part: its speaker stands in the sentence before."""
    content = [a for a in part.atoms if a.content]
    return content[0] if len(content) == 1 and content[0].kind == QUOTE else None


def spoken(part: Assertion, last: str) -> list[Record]:
    """Return what a part with an act of speech tells: quotations, else facts as one's word."""
    if part.speech is None:
        return []
    speaker = speaker_of(part, last)
    quoted = [a for a in part.speech.content if a.kind == QUOTE]
    if not speaker:
        return []
    if quoted:
        when = _when(part)
        return [quotation(speaker, a, when) for a in quoted if a.quote.strip(_MARKS)]
    inner = assertion(part.text, list(part.speech.content))
    found = [f for clause in clauses(inner, last) for f in facts(clause)]
    return [replace(f, attributed_to=(speaker,)) for f in found]


def _when(part: Assertion) -> str:
    """Return the day on which something is said, "" when none or several are told."""
    found = [times_of(a.time) for a in part.atoms if a.time is not None]
    return found[0].when if len(found) == 1 and not found[0].joint else ""


def quotation(speaker: str, atom: Atom, when: str = "") -> Record:
    """Return the fact that somebody said these words."""
    inner = atom.quote.strip(_MARKS)
    return Record(
        0, subject=speaker, property="said", value=inner, value_type="quote",
        attributed_to=(speaker,), when=when,
    )  # fmt: skip


def roles(part: Assertion) -> list[Record]:
    """Return what a name is called beside it: "Chief executive Ada Lund", "Ada Lund, a poet"."""
    found = []
    atoms = part.atoms
    for i, atom in enumerate(atoms):
        if atom.kind not in {NAME, ENTITY} or len(atom.words) == 1:
            continue
        role = _before(atoms, i) or apart(atom.text)[0] or _after(atoms, i)
        if role:
            found.append(
                Record(0, subject=bare(atom.text), property="is", value=role, value_type="text")
            )
    return found


def _before(atoms: Sequence[Atom], i: int) -> str:
    """Return the words for a person right before a name: "chief executive"."""
    start = i
    while start and atoms[start - 1].tag in {"N", "A"} and atoms[start - 1].kind != QUOTE:
        start -= 1
    trade = atoms[i - 1] if start < i else None
    if trade is None or trade.lemma.split()[-1] not in words("entity_kinds", "person"):
        return ""
    return words_of(atoms[start:i])


def _after(atoms: Sequence[Atom], i: int) -> str:
    """Return an apposition: "the foreign minister" in "X, the foreign minister, said"."""
    if i + 2 >= len(atoms) or atoms[i + 1].text != "," or atoms[i + 2].tag != "D":
        return ""
    end = next((j for j in range(i + 3, len(atoms)) if atoms[j].text == ","), 0)
    group = atoms[i + 3 : end]
    if not group or any(a.verbal and a.tag != "VN" for a in group):
        return ""
    return words_of(group)
