"""Verbs and what stands around them: agent, patient, complement, oblique phrases.

Noun phrases are chunked, "of" and the possessive keep a phrase together, and each verb
group takes the phrases beside it. Passives are turned: in "X was bought by Y" the agent
is Y. A phrase is a tuple of atom positions with its head first.
"""

from __future__ import annotations

from factcli.language import countries, words
from factcli.parse.atoms import AUXILIARY, NAMED, WORD, Atom, Frame, tag_at, word_at
from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PHRASE = frozenset({"D", "A", "N", "Q", "S"})
_INSIDE_GROUP = AUXILIARY | {"R", "X"}
_EQUALS = frozenset({"=", "==", ":", "->", "=>"})
# What a relative pronoun stands for in its clause: the object, or a phrase of place or time.
_LINKS = {"that": "", "which": "", "who": "", "whom": "", "where": "in"}
_JOINTS = frozenset({"and", "or", "&", ","})


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
        tag, before, after = atoms[i].tag, tag_at(atoms, i - 1), tag_at(atoms, i + 1)
        if tag == "Q" and i > start and before == "N":
            break  # "the analysis 41 patients" is two phrases
        modifier = tag in {"VG", "VN"} and i == start + 1 and before == "D" and after == "N"
        adverb = tag == "R" and i > start and before in {"D", "A"} and after in {"A", "N"}
        dated = tag == "T" and i > start and after == "N"
        if not (tag in _PHRASE or modifier or adverb or dated):
            break
        i += 1
    return i


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
        if not _starts_phrase(atoms[i]):
            i += 1
            continue
        end = max(_phrase_end(atoms, i), i + 1)
        items = _heads_first(atoms, i, end) or ((i,) if atoms[i].tag == "O" else ())
        before = atoms[i - 1].words[-1] if tag_at(atoms, i - 1) in {"P", "TO"} else ""
        if items and found and found[-1].last + 1 == i - 1 and _joins(atoms, found[-1], i, items):
            last = found.pop()
            found.append(Phrase(last.items + items, last.first, end - 1, last.preposition))
        elif items:
            found.append(Phrase(items, i, end - 1, before))
        i = end
    return found


def _starts_phrase(atom: Atom) -> bool:
    if atom.tag == "O":
        return atom.words[0] not in words("grammar", "wh")
    return atom.tag in _PHRASE and atom.tag != "S"


def _joins(atoms: Sequence[Atom], last: Phrase, i: int, items: tuple[int, ...]) -> bool:
    """Tell whether the phrase at `i` goes on with the one that ends two atoms before it."""
    joint = atoms[i - 1]
    if joint.tag in {"P", "TO"} and joint.words[-1] == "of":
        return True
    if joint.first_word not in _JOINTS or (joint.text == "," and _speaks(atoms, i)):
        return False
    # Members of one list are alike: names with names, words with words.
    a, b = atoms[last.items[0]], atoms[items[0]]
    return a.kind == b.kind or (_names(a) and _names(b) and joint.text != ",")


def _names(atom: Atom) -> bool:
    """Tell whether an atom is a name, or stands like one: "Wren" with a capital, "russians"."""
    named = atom.kind in NAMED or atom.capital
    return named or (atom.kind == WORD and countries.place(atom.lemma) is not None)


def _speaks(atoms: Sequence[Atom], i: int) -> bool:
    """Tell whether the phrase at `i` is who says what stands before: ", the mayor said."."""
    verb = max(_phrase_end(atoms, i), i + 1)
    said = verb < len(atoms) and atoms[verb].lemma in words("speech", "says")
    return said and all(not a.content for a in atoms[verb + 1 :])


def verb_groups(atoms: Sequence[Atom]) -> Iterator[Verbs]:
    """Yield the verb groups in order; "=" and a label's ":" count as "is"."""
    i = 0
    while i < len(atoms):
        group = None
        if atoms[i].text in _EQUALS and 0 < i < len(atoms) - 1:
            group = Verbs(i, i, i, passive=False, copula=True, infinite=False)
        elif atoms[i].verbal:
            group = _group(atoms, i)
        if group is not None:
            yield group
        i = group.last + 1 if group is not None else i + 1


def _group(atoms: Sequence[Atom], start: int) -> Verbs:
    """Return the verb group that starts at `start`."""
    end = start
    while atoms[end].tag in _INSIDE_GROUP and _group_goes_on(atoms, end + 1):
        end += 1
    chain = [j for j in range(start, end + 1) if atoms[j].verbal]
    main = chain[-1]
    copula = atoms[main].tag == "BE"
    infinite = tag_at(atoms, start - 1) in {"TO", "P"}
    return Verbs(main, start, end, _passive(atoms, chain), copula, infinite)


def _group_goes_on(atoms: Sequence[Atom], i: int) -> bool:
    return i < len(atoms) and (atoms[i].verbal or _verbal_after(atoms, i))


def _passive(atoms: Sequence[Atom], chain: list[int]) -> bool:
    """Tell whether the verbs at the positions of `chain`, main verb last, are passive."""
    main = atoms[chain[-1]]
    if main.tag in {"VN", "V"} and any(
        atoms[j].tag == "BE" or atoms[j].lemma in {"get", "be"} for j in chain[:-1]
    ):
        return True
    if main.tag == "VN" and not any(atoms[j].tag == "HAVE" for j in chain):
        return True
    past = main.tag == "V" and main.lemma != main.words[0]
    after = chain[-1] + 1
    return past and word_at(atoms, after) == "by" and not _measured(atoms, after + 1)


def _measured(atoms: Sequence[Atom], i: int) -> bool:
    """Tell whether a length of time or another measure stands at `i`: "fell by 84%"."""
    number = atoms[i].number if i < len(atoms) else None
    return number is not None and number.dimension != "count"


def _verbal_after(atoms: Sequence[Atom], i: int) -> bool:
    while i < len(atoms) and atoms[i].tag in {"R", "X"}:
        i += 1
    return i < len(atoms) and atoms[i].verbal


def _subject(
    atoms: Sequence[Atom], chunks: list[Phrase], group: Verbs, previous: Verbs | None
) -> tuple[int, ...]:
    """Return the phrase that the verb group is said of."""
    before = [p for p in chunks if p.last < group.first]
    if not before:
        return ()
    if _after_relative(atoms, group.first) or _tagging(atoms, before[-1], group):
        return before[-1].items
    floor = previous.last if previous is not None else -1
    relative = _relative(atoms, before, floor, group)
    if relative is not None:
        return relative.subject.items
    joint = [i for i in range(floor + 1, group.first) if atoms[i].tag in {"C", ";"}]
    if joint and any(p.first > joint[-1] and not p.preposition for p in before):
        floor = joint[-1]
    local = [p for p in before if p.first > floor] or before
    doer = [p.items for p in before if p.preposition == "by" and p.first > floor]
    if previous is not None and previous.passive and group.infinite and doer:
        return doer[-1]  # "was raided by police to arrest X"
    if previous is not None and (group.infinite or atoms[group.first].tag in {"VG", "VN"}):
        if local[-1].last == group.first - 1:
            return local[-1].items
        return next((p.items for p in before if not p.preposition), ())
    bare = next((p.items for p in local if not p.preposition), None)
    if bare is None and any(a.tag == "W" for a in atoms[: group.first]):
        # "The asylum that X granted to Y was …": what follows the clause is said of its noun.
        bare = next((p.items for p in before if not p.preposition), None)
    return bare if bare is not None else local[0].items


class Relative(NamedTuple):
    """A clause such as "that the police raided": its subject, the noun it describes, its link."""

    subject: Phrase
    noun: Phrase
    link: str


def _relative(
    atoms: Sequence[Atom], before: Sequence[Phrase], floor: int, group: Verbs
) -> Relative | None:
    """Return the clause of a verb whose own subject stands between "that" and it."""
    links = (i for i in range(group.first - 1, floor, -1) if atoms[i].tag == "W")
    at = next(links, None)
    if at is None or atoms[at].first_word not in _LINKS:
        return None
    noun = next((p for p in before if p.last == at - 1), None)
    subject = next((p for p in before if p.first > at and not p.preposition), None)
    told = noun is not None and atoms[noun.items[0]].lemma in words("speech", "nouns")
    if noun is None or subject is None or told:
        return None
    return Relative(subject, noun, _LINKS[atoms[at].first_word])


def _tagging(atoms: Sequence[Atom], last: Phrase, group: Verbs) -> bool:
    """Tell whether the verb only names who says what stands before: ", the mayor said."."""
    touches = last.last == group.first - 1 and word_at(atoms, last.first - 1) == ","
    ends = all(not a.content for a in atoms[group.last + 1 :])
    return touches and ends and atoms[group.main].lemma in words("speech", "says")


def _after_relative(atoms: Sequence[Atom], i: int) -> bool:
    """Tell whether "who", or "who" and an adverb, stands before the verb at `i`."""
    if tag_at(atoms, i - 1) == "R":
        return tag_at(atoms, i - 2) == "W"
    return tag_at(atoms, i - 1) == "W"


def _objects(
    atoms: Sequence[Atom], after: list[Phrase], group: Verbs, following: Verbs | None
) -> list[tuple[int, ...]]:
    """Return the phrases without preposition that belong to the verb group."""
    bare = [p for p in after if not p.preposition]
    if (
        bare
        and following is not None
        and not following.infinite
        and bare[-1].last == following.first - 1
        and atoms[group.main].lemma in words("speech", "says")
    ):
        bare = bare[:-1]  # the subject of what is said: "the agency says he moved"
    if bare and following is not None and _tagging(atoms, bare[-1], following):
        bare = bare[:-1]
    return [p.items for p in bare]


def _adjectives(atoms: Sequence[Atom], start: int, end: int) -> tuple[int, ...]:
    """Return the adjectives that "is" gives its subject: "was early and loud"."""
    found = []
    for i in range(start, end):
        if atoms[i].tag in {"P", ",", "W"}:
            break
        if atoms[i].tag == "A":
            found.append(i)
    return tuple(found)


def _frame(atoms: Sequence[Atom], chunks: list[Phrase], groups: list[Verbs], k: int) -> Frame:
    group = groups[k]
    following = groups[k + 1] if k + 1 < len(groups) else None
    ceiling = following.first if following is not None else len(atoms)
    subject = _subject(atoms, chunks, group, groups[k - 1] if k else None)
    after = [p for p in chunks if group.last < p.first < ceiling]
    bare = [*_objects(atoms, after, group, following), (), ()]
    oblique = tuple((p.preposition, p.items) for p in after if p.preposition)
    lemma = atoms[group.main].lemma
    agent, patient, complement = subject, bare[0], bare[1]
    floor = groups[k - 1].last if k else -1
    before = [p for p in chunks if p.last < group.first]
    relative = _relative(atoms, before, floor, group)
    if relative is not None and relative.link:
        oblique = (*oblique, (relative.link, relative.noun.items))
    elif relative is not None and not group.passive and not patient:
        patient = relative.noun.items
    if group.copula:
        lemma, patient = "be", ()
        complement = bare[0] or _adjectives(atoms, group.last + 1, ceiling)
    elif group.passive:
        agent = next((items for preposition, items in oblique if preposition == "by"), ())
        patient, complement = subject, bare[0]
        oblique = tuple(pair for pair in oblique if pair[1] is not agent)
        if complement and lemma in words("verbs", "ditransitive"):
            # "She was granted asylum" is "asylum was granted to her".
            oblique = (*oblique, ("to", patient))
            patient, complement = complement, ()
    elif complement and lemma in words("verbs", "ditransitive"):
        oblique = (*oblique, ("to", patient))
        patient, complement = complement, ()
    return Frame(
        group.main,
        lemma,
        agent=agent,
        patient=patient,
        complement=complement,
        oblique=oblique,
        passive=group.passive and not group.copula,
        copula=group.copula,
        main=not group.infinite,
    )


def frames(atoms: Sequence[Atom]) -> tuple[Frame, ...]:
    """Return a frame for each verb of the atoms, in order."""
    chunks = phrases(atoms)
    groups = list(verb_groups(atoms))
    return tuple(_frame(atoms, chunks, groups, k) for k in range(len(groups)))
