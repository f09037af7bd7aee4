"""Verbs and what stands around them: agent, patient, complement, oblique phrases.

Noun phrases are chunked, "of" and the possessive keep a phrase together, and each verb
group takes the phrases beside it. Passives are turned: in "X was bought by Y" the agent
is Y. A phrase is a tuple of atom positions with its head first.
"""

from __future__ import annotations

from factcli.language import words
from factcli.parse.atoms import Atom, Frame
from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_PHRASE = frozenset({"D", "A", "N", "Q", "S"})
_AUXILIARY = frozenset({"BE", "HAVE", "DO", "MD", "R", "X"})
_EQUALS = frozenset({"=", "==", ":", "->", "=>"})


class Phrase(NamedTuple):
    """A noun phrase: positions with the head first, where it stands, its preposition."""

    items: tuple[int, ...]
    first: int
    last: int
    preposition: str


class Verbs(NamedTuple):
    """A verb group: its main verb, where it stands, whether passive, bare "be", or "to"."""

    main: int
    first: int
    last: int
    passive: bool
    copula: bool
    infinite: bool


def _phrase_end(atoms: Sequence[Atom], start: int) -> int:
    """Return the end (exclusive) of the simple noun phrase that starts at `start`."""
    i = start
    while i < len(atoms):
        tag = atoms[i].tag
        modifier = tag in {"VG", "VN"} and i + 1 < len(atoms) and atoms[i + 1].tag == "N" and i == start + 1 \
            and atoms[start].tag == "D"
        if tag == "Q" and i > start and atoms[i - 1].tag == "N":
            break  # "the analysis 41 patients" is two phrases
        if tag in _PHRASE or modifier or (tag == "R" and i > start and _noun_later(atoms, i)):
            i += 1
        elif tag == "T" and i > start and i + 1 < len(atoms) and atoms[i + 1].tag == "N":
            i += 1
        else:
            break
    return i


def _noun_later(atoms: Sequence[Atom], i: int) -> bool:
    return i + 1 < len(atoms) and atoms[i + 1].tag in {"A", "N"} and atoms[i - 1].tag in {"D", "A"}


def _heads_first(atoms: Sequence[Atom], start: int, end: int) -> tuple[int, ...]:
    content = [i for i in range(start, end) if atoms[i].content]
    if not content:
        return ()
    return (content[-1], *content[:-1])


def phrases(atoms: Sequence[Atom]) -> list[Phrase]:
    """Return the noun phrases in order, "of" phrases and lists joined to what they follow."""
    found: list[Phrase] = []
    i = 0
    while i < len(atoms):
        tag = atoms[i].tag
        starts = tag in _PHRASE or (tag == "O" and atoms[i].words[0] not in words("grammar", "wh"))
        if not starts or tag == "S":
            i += 1
            continue
        end = max(_phrase_end(atoms, i), i + 1)
        items = _heads_first(atoms, i, end) or ((i,) if tag == "O" else ())
        before = _before(atoms, i)
        join = found and found[-1].last + 1 == i - 1
        if join and before == "of" and items:
            last = found.pop()
            found.append(Phrase(last.items + items, last.first, end - 1, last.preposition))
        elif join and atoms[i - 1].words[0] in {"and", "or", "&", ","} and items and _listable(atoms, found[-1], items, atoms[i - 1].text):
            last = found.pop()
            found.append(Phrase(last.items + items, last.first, end - 1, last.preposition))
        elif items:
            found.append(Phrase(items, i, end - 1, before))
        i = end
    return found


def _listable(atoms: Sequence[Atom], last: Phrase, items: tuple[int, ...], joint: str) -> bool:
    """Whether two phrases may be members of one list: names with names, words with words."""
    a, b = atoms[last.items[0]], atoms[items[0]]
    named = {"entity", "name"}
    return a.kind == b.kind or ({a.kind, b.kind} <= named and joint != ",")


def _before(atoms: Sequence[Atom], i: int) -> str:
    if i and atoms[i - 1].tag in {"P", "TO"}:
        return atoms[i - 1].words[-1]
    return ""


def verb_groups(atoms: Sequence[Atom]) -> list[Verbs]:
    """Return the verb groups in order; "=" and a label's ":" count as "is"."""
    found: list[Verbs] = []
    i = 0
    while i < len(atoms):
        if atoms[i].text in _EQUALS and 0 < i < len(atoms) - 1:
            found.append(Verbs(i, i, i, passive=False, copula=True, infinite=False))
            i += 1
            continue
        if not atoms[i].verbal:
            i += 1
            continue
        start = end = i
        while end + 1 < len(atoms) and atoms[end].tag in _AUXILIARY and (
            atoms[end + 1].verbal
            or (atoms[end + 1].tag in {"R", "X"} and _verbal_after(atoms, end + 1))
        ):
            end += 1
        chain = [j for j in range(start, end + 1) if atoms[j].verbal]
        main = chain[-1]
        be = any(atoms[j].tag == "BE" or atoms[j].lemma in {"get", "be"} for j in chain[:-1])
        passive = (atoms[main].tag in {"VN", "V"} and be) or (
            atoms[main].tag == "VN" and not any(atoms[j].tag == "HAVE" for j in chain)
        )
        if atoms[main].tag == "V" and atoms[main].lemma != atoms[main].words[0] and main + 1 < len(atoms):
            passive = passive or atoms[main + 1].words[:1] == ("by",)
        infinite = bool(start) and atoms[start - 1].tag in {"TO", "P"}
        found.append(Verbs(main, start, end, passive, atoms[main].tag == "BE", infinite))
        i = end + 1
    return found


def _verbal_after(atoms: Sequence[Atom], i: int) -> bool:
    while i < len(atoms) and atoms[i].tag in {"R", "X"}:
        i += 1
    return i < len(atoms) and atoms[i].verbal


def _subject(atoms: Sequence[Atom], chunks: list[Phrase], group: Verbs, previous: Verbs | None) -> tuple[int, ...]:
    """Return the phrase that the verb group is said of."""
    before = [p for p in chunks if p.last < group.first]
    if not before:
        return ()
    if atoms[group.first - 1].tag == "W" or (
        group.first > 1 and atoms[group.first - 1].tag == "R" and atoms[group.first - 2].tag == "W"
    ):
        return before[-1].items
    floor = previous.last if previous is not None else -1
    joint = [i for i in range(floor + 1, group.first) if atoms[i].tag in {"C", ";"}]
    if joint and any(p.first > joint[-1] and not p.preposition for p in before):
        floor = joint[-1]
    local = [p for p in before if p.first > floor] or before
    free = [p for p in local if not p.preposition]
    if previous is not None and (group.infinite or atoms[group.first].tag in {"VG", "VN"}):
        if local and local[-1].last == group.first - 1:
            return local[-1].items
        first = [p for p in before if not p.preposition]
        return first[0].items if first else ()
    return (free[0] if free else local[0]).items


def _after(
    atoms: Sequence[Atom], chunks: list[Phrase], group: Verbs, ceiling: int
) -> list[Phrase]:
    found = []
    for p in chunks:
        if group.last < p.first < ceiling:
            found.append(p)
    return found


def _frame(atoms: Sequence[Atom], chunks: list[Phrase], groups: list[Verbs], k: int) -> Frame:
    group = groups[k]
    previous = groups[k - 1] if k else None
    ceiling = groups[k + 1].first if k + 1 < len(groups) else len(atoms)
    subject = _subject(atoms, chunks, group, previous)
    after = _after(atoms, chunks, group, ceiling)
    bare = [p for p in after if not p.preposition]
    if bare and k + 1 < len(groups) and not groups[k + 1].infinite and bare[-1].last == groups[k + 1].first - 1 \
            and atoms[group.main].lemma in words("speech", "says"):
        bare = bare[:-1]  # the subject of what is said: "the agency says he moved"
    oblique = [(p.preposition, p.items) for p in after if p.preposition]
    verb = atoms[group.main]
    lemma = "be" if group.copula else verb.lemma
    if group.copula:
        complement = bare[0].items if bare else ()
        near = next((i for i in range(group.last + 1, ceiling) if atoms[i].tag in {"P", ",", "W"}), ceiling)
        adjectives = tuple(i for i in range(group.last + 1, near) if atoms[i].tag == "A" and i not in complement)
        return Frame(group.main, lemma, agent=subject, complement=complement or adjectives,
                     oblique=tuple(oblique), copula=True, main=not group.infinite)  # fmt: skip
    if group.passive:
        agent = next((items for prep, items in oblique if prep == "by"), ())
        rest = tuple((prep, items) for prep, items in oblique if items is not agent)
        return Frame(group.main, lemma, agent=agent, patient=subject,
                     complement=bare[0].items if bare else (), oblique=rest, passive=True,
                     main=not group.infinite)  # fmt: skip
    patient = bare[0].items if bare else ()
    complement = bare[1].items if len(bare) > 1 else ()
    if complement and lemma in words("verbs", "ditransitive"):
        oblique.append(("to", patient))
        patient, complement = complement, ()
    return Frame(group.main, lemma, agent=subject, patient=patient, complement=complement,
                 oblique=tuple(oblique), main=not group.infinite)  # fmt: skip


def frames(atoms: Sequence[Atom]) -> tuple[Frame, ...]:
    """Return a frame for each verb of the atoms, and one for each noun of action with "by"."""
    chunks = phrases(atoms)
    groups = verb_groups(atoms)
    return tuple(_frame(atoms, chunks, groups, k) for k in range(len(groups)))
