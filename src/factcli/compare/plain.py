"""A part laid on a plain sentence, of which nothing is pinned: words, names and values answer.

A long sentence says many things, and a part need only say one of them. So what counts is how
much of the part the sentence answers for, never how much of the sentence is said.
"""

from __future__ import annotations

import re

from factcli.compare.amounts import cover_numbers
from factcli.compare.cover import Alignment, Cover, must_answer
from factcli.compare.quotes import cover_quotes
from factcli.compare.relations import SAME
from factcli.compare.when import cover_times
from factcli.compare.wording import cover_prepositions, cover_words
from factcli.language import countries, lexicon, words
from factcli.memo import by_identity
from factcli.model import Relation, TimeSaid
from factcli.parse.atoms import ENTITY, NAME, NUMBER, QUOTE, TIME, WORD
from factcli.records import TYPE_CHECKING
from factcli.values import timing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.compare.typed import Typed
    from factcli.model import Context, Period
    from factcli.parse.atoms import Assertion, Atom

Name = tuple[str, ...]
_NICKNAME = 3
_JOINING = frozenset({"D", "P", "C", "TO", ":", "'", "!", "&"})
_PREDICATE = frozenset({"V", "BE", "HAVE", "MD", "DO"})
_OPENING = 6
# "(12 May 1901 - 3 June 1970)" and "(; born 12 May 1901)" after a name.
_LIFE = re.compile(
    r"\((?:[^()]*;\s*)?(?P<born>[^()–−;]*\d{4}[^()–−;]*)\s*[–−-]\s*(?P<died>[^()–−;]*\d{4})[^()]*\)"
)
_BORN = re.compile(r"\((?:[^()]*[;,(]\s*)?born\b(?P<born>[^()–−;]*\d{4})")
_ENDS = {"born": "born", "bear": "born", "die": "died"}


def main_reading(typed: Typed) -> tuple[Atom, ...]:
    """Return the atoms of the sentence itself."""
    return typed.readings[0].atoms if typed.readings else ()


def names_of(claims: Sequence[Typed]) -> list[Name]:
    """Return what all sentences name: a later one may say only "she" or the surname."""
    return [a.words for t in claims for a in main_reading(t) if _nameish(a)]


def _nameish(atom: Atom) -> bool:
    return atom.kind in {NAME, ENTITY} or (atom.capital and atom.kind == WORD)


@by_identity
def title(said: Assertion) -> range:
    """Return where a title stands that the part is about: "Better Watch Out has …".

    A title of several words may hold verbs and numbers; a plain verb follows it.
    """
    atoms = said.atoms
    end = next((i for i, a in enumerate(atoms) if a.tag in _PREDICATE and not a.capital), 0)
    start = end
    for i in range(end - 1, -1, -1):
        atom = atoms[i]
        digits = atom.kind == NUMBER and atom.text[:1].isdigit()
        if atom.capital or atom.kind == NAME or digits:
            start = i
        elif atom.content or atom.tag not in _JOINING:
            break
    opens = start == 0 or atoms[start - 1].text == "," or atoms[start - 1].tag == "D"
    several = sum(a.capital or a.kind == NUMBER for a in atoms[start:end]) > 1
    return range(start, end) if opens and several else range(0)


def subject(said: Assertion) -> frozenset[int]:
    """Return the atoms that the part's main verb is said of, and names before it."""
    titled = title(said)
    if titled:
        return frozenset(titled)
    for frame in said.frames:
        if frame.main:
            before = {i for i in range(frame.verb) if _nameish(said.atoms[i])}
            return frozenset(frame.patient if frame.passive else frame.agent) | before
    return frozenset()


def goes_unsaid(said: Assertion, i: int) -> bool:
    """Whether the atom names the part's subject, which a sentence may call "she"."""
    atom = said.atoms[i]
    if i in title(said) and atom.kind not in {NAME, ENTITY}:
        return True
    if atom.kind not in {NAME, ENTITY} and not (atom.capital and atom.tag == "N"):
        return False
    heads = {
        group[0] for f in said.frames if f.main and (group := f.patient if f.passive else f.agent)
    }
    return i in heads or countries.place(" ".join(atom.words)) is None


def about_another(said: Assertion, claims: Sequence[Typed]) -> bool:
    """Whether some sentence is about somebody by name, and none about the part's own subject.

    Then "she" and "the film" are of that one.
    """
    about = subject(said)
    mine = [said.atoms[i].words for i in about if _nameish(said.atoms[i])]
    named = [_named_subject(t) for t in claims]
    theirs = [n for n in named if n]
    return bool(mine and theirs) and not any(_one_name(m, n) for m in mine for n in theirs)


def _named_subject(typed: Typed) -> Name:
    """Return the name that the sentence opens with, () when another word does."""
    atoms = main_reading(typed)
    start = 1 if atoms and atoms[0].tag == "D" else 0
    first, following = atoms[start : start + 1], atoms[start + 1 : start + 2]
    if first and first[0].kind in {NAME, ENTITY}:
        return first[0].words
    if first and following and not start and _nameish(first[0]) and _nameish(following[0]):
        return first[0].words + following[0].words  # names that are words: "Bob Baker"
    return ()


def open_subject(typed: Typed) -> bool:
    """Whether the sentence leaves its subject to what stands before: "It was …", "The film …"."""
    for atom in main_reading(typed)[:_OPENING]:
        word = atom.words[0] if atom.words else ""
        if atom.tag == "O" or (atom.tag == "D" and word in words("grammar", "possessive")):
            return True
        if atom.tag == "D" and word in {"the", "this"}:
            return True
        if atom.kind in {NAME, ENTITY}:
            return False
    return True


def _one_name(said: Name, stored: Name) -> bool:
    """Whether two names may be of one thing: a longer form, the surname, a short first name."""
    mine = [w for w in said if w not in {"the", "a", "an", "of"}]
    if not mine or not stored:
        return False
    if all(w in stored for w in mine):
        return True
    if all(w in mine for w in stored) and (stored[-1] == mine[-1] or len(stored) > 1):
        return True
    first, other = mine[0], stored[0]
    size = min(len(first), len(other))
    near = size >= _NICKNAME and first[:size] == other[:size]
    return len(mine) > 1 and len(stored) > 1 and mine[-1] == stored[-1] and near


def _runs(name: Name, flat: Sequence[str]) -> bool:
    """Whether the words of a name stand in this order, with at most one word between two."""
    for start, word in enumerate(flat):
        at = start if word == name[0] else -1
        for part in name[1:]:
            if at >= 0:
                near = range(at + 1, min(at + 3, len(flat)))
                at = next((k for k in near if flat[k] == part), -1)
        if at >= 0:
            return True
    return False


def _cover_names(alignment: Alignment, known: Sequence[Name]) -> None:
    atoms = main_reading(alignment.typed)
    own = [a.words for a in atoms if _nameish(a)]
    flat = [w for a in atoms for w in a.words]
    about, unsaid = subject(alignment.said), open_subject(alignment.typed)
    for i, atom in enumerate(alignment.said.atoms):
        if alignment.covers[i] is not None or not _nameish(atom) or not atom.words:
            continue
        runs = len(atom.words) > 1 and _runs(atom.words, flat)
        if runs or any(_one_name(atom.words, n) for n in own):
            alignment.covers[i] = Cover(Relation.EQUAL, "detail", atom.text)
        elif i in about and unsaid and any(_one_name(atom.words, n) for n in known):
            alignment.covers[i] = Cover(Relation.EQUAL, "subject", atom.text)
        else:
            alignment.covers[i] = _country(atom, atoms)


def _country(atom: Atom, stored: Sequence[Atom]) -> Cover | None:
    """Cover "the United States" by "American", or find another country."""
    said = " ".join(atom.words)
    if countries.place(said) is None:
        return None
    other = None
    for candidate in stored:
        name = " ".join(candidate.words)
        if not name or countries.place(name) is None:
            continue
        relation = lexicon.relation(said, name)
        if relation in SAME:
            return Cover(relation, "detail", name)
        if relation is not None and other is None:
            other = Cover(relation, "country", name)
    return other


def _cover_life(alignment: Alignment, ctx: Context) -> None:
    """Hold "was born in" and "died on" against the dates in brackets after a name."""
    text = alignment.typed.claim.text
    for i, atom in enumerate(alignment.said.atoms):
        end = _ENDS.get(atom.lemma) if atom.kind == WORD else None
        if end is None:
            continue
        found = _LIFE.search(text) or (_BORN.search(text) if end == "born" else None)
        times = timing.find_times(found.group(end), ctx) if found else []
        read = times[0].content if times else None
        if not isinstance(read, TimeSaid) or not read.choices:
            continue
        alignment.covers[i] = Cover(Relation.EQUAL, "property", end)
        _cover_dates(alignment, read.choices[0], ctx)


def _cover_dates(alignment: Alignment, period: Period, ctx: Context) -> None:
    for i, atom in enumerate(alignment.said.atoms):
        if atom.time is None:
            continue
        outcome = timing.compare_event(atom.time, period, ctx)
        if outcome.relation is not Relation.UNRELATED:
            shown = timing.show_period(period)
            alignment.covers[i] = Cover(
                outcome.relation, "time", shown, outcome.reason, outcome.note
            )


def _cover_verbatim(alignment: Alignment) -> None:
    """Let a time, number or quotation be answered by the same words in the sentence."""
    text = f" {alignment.typed.claim.text.casefold()} "
    for i, atom in enumerate(alignment.said.atoms):
        cover = alignment.covers[i]
        if atom.kind not in {TIME, NUMBER, QUOTE} or (cover and cover.relation in SAME):
            continue
        said = atom.text.casefold().strip("\"“”'")
        if len(said) > _NICKNAME and re.search(rf"(?<!\w){re.escape(said)}(?!\w)", text):
            slot = "time" if atom.kind == TIME else "detail"
            alignment.covers[i] = Cover(Relation.EQUAL, slot, atom.text)


def _cover_light(alignment: Alignment) -> None:
    """Find what excludes a word too light to be asked for: "sits" where another stands."""
    stored = {a.lemma: a for a in main_reading(alignment.typed) if a.kind == WORD}
    own = {w for a in alignment.said.atoms for w in (a.lemma, *a.words)}
    for i, atom in enumerate(alignment.said.atoms):
        verb, place = atom.verbal and atom.content, atom.tag in {"P", "R"}
        if alignment.covers[i] is not None or atom.kind != WORD or must_answer(atom):
            continue
        if atom.lemma in stored or not (verb or place):
            continue
        for lemma, other in stored.items():
            alike = other.verbal if verb else other.tag in {"P", "R"}
            if not alike or lemma in own:
                continue
            if lexicon.relation(atom.lemma, lemma) in {Relation.OPPOSITE, Relation.EXCLUSIVE}:
                alignment.covers[i] = Cover(Relation.EXCLUSIVE, "detail", lemma)
                break


def lay(said: Assertion, typed: Typed, known: Sequence[Name], ctx: Context) -> Alignment:
    """Lay the part on one sentence; `known` are the names of all of them."""
    alignment = Alignment(said, typed, [None] * len(said.atoms))
    _cover_life(alignment, ctx)
    cover_times(alignment, ctx)
    cover_numbers(alignment, ctx)
    cover_quotes(alignment)
    _cover_names(alignment, known)
    cover_prepositions(alignment)
    cover_words(alignment)
    _cover_verbatim(alignment)
    _cover_light(alignment)
    return alignment
