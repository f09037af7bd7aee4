"""Whether what a part joins is joined in the sentence too, or only stands in it."""

from __future__ import annotations

from factcli.compare.plain import main_reading, subject
from factcli.compare.relations import ALIKE, word_relation
from factcli.language import words
from factcli.parse.atoms import ENTITY, NAME, NUMBER, TIME
from factcli.parse.polarity import CONDITIONS
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from factcli.compare.cover import Alignment
    from factcli.parse.atoms import Atom

_BEFORE = 7


def _match(said: Atom, stored: tuple[Atom, ...]) -> list[int]:
    """Return where the sentence has what the part's atom says."""
    if said.kind in {TIME, NUMBER}:
        return [k for k, a in enumerate(stored) if a.kind == said.kind and a.text == said.text]
    mine = {said.lemma, *said.words} if len(said.words) == 1 else {said.lemma}
    found = [k for k, a in enumerate(stored) if mine & {a.lemma, *a.words}]
    if not found and said.kind in {NAME, ENTITY}:
        found = [k for k, a in enumerate(stored) if said.words[-1:] == a.words[-1:]]
    if not found and said.kind == "word":
        found = [
            k for k, a in enumerate(stored)
            if a.kind == "word" and word_relation(said.lemma, a.lemma) in ALIKE
        ]  # fmt: skip
    return found


def _verbs(stored: tuple[Atom, ...]) -> list[int]:
    return [k for k, a in enumerate(stored) if (a.verbal and a.content) or a.lemma == "born"]


def scattered(alignment: Alignment) -> bool:
    """Whether the words of the part stand in the sentence without being joined as it joins them."""
    return bool(
        hedged(alignment) or astray(alignment) or other_subject(alignment) or miscast(alignment)
        or part_of_number(alignment)
    )  # fmt: skip


def hedged(alignment: Alignment) -> str:
    """Return how the sentence takes back what it says: possible, told, or ""."""
    stored = main_reading(alignment.typed)
    reading = alignment.typed.readings[0]
    said = alignment.said
    for frame in said.frames:
        if not frame.main:
            continue
        for k in _match(said.atoms[frame.verb], stored) if not frame.copula else []:
            for a in stored[max(0, k - _BEFORE) : k]:
                word = a.words[0] if a.words else ""
                if word in words("hedges", "possible") and a.tag in {"MD", "R", "A"}:
                    return "possible"
    opening = [a.words[0] for a in stored[:2] if a.words and a.tag in {"C", "P"}]
    if said.modality == "fact" and CONDITIONS.intersection(opening):
        return "possible"
    if reading.speech is not None and said.speech is None:
        told = {w for a in reading.speech.content for w in (a.lemma, *a.words)}
        about = subject(said)
        matched = [
            c.stored for i, c in enumerate(alignment.covers)
            if c is not None and i not in about and c.slot not in {"time", "number"}
        ]  # fmt: skip
        if all(m in told or set(m.casefold().split()) <= told for m in matched):
            return "told"
    return ""


def astray(alignment: Alignment) -> bool:
    """Whether a name, time or number belongs to another verb of the sentence than in the part."""
    said, stored = alignment.said, main_reading(alignment.typed)
    verbs = _verbs(stored)
    heads = [f.verb for f in said.frames if not f.copula]
    heads += [i for i, a in enumerate(said.atoms) if a.lemma == "born"]
    own = {k for i in heads for k in _match(said.atoms[i], stored)}
    if not own:
        return False
    about = subject(said)
    for i, atom in enumerate(said.atoms):
        if atom.kind not in {NAME, ENTITY, TIME, NUMBER} and not atom.capital:
            continue
        if i in about or not atom.content:
            continue
        places = _match(atom, stored)
        if not places:
            continue
        fine = False
        for k in places:
            before = [v for v in verbs if v < k]
            after = [v for v in verbs if v > k]
            if (before and before[-1] in own) or (after and after[0] in own):
                fine = True
        if not fine:
            return True
    return False


def other_subject(alignment: Alignment) -> bool:
    """Whether the named subject of the part comes only after its verb in an active sentence."""
    said, stored = alignment.said, main_reading(alignment.typed)
    main = next((f for f in said.frames if f.main), None)
    if main is None:
        return False
    head = (main.patient if main.passive else main.agent)[:1]
    if not head:
        return False
    places = _match(said.atoms[head[0]], stored)
    if main.copula:
        return False
    verbs = [k for k in _match(said.atoms[main.verb], stored) if stored[k].verbal]
    if not places or not verbs:
        return False
    if main.passive:
        return False
    bare = any(stored[v].tag in {"VN", "VG"} for v in verbs)
    return not bare and all(p > v for p in places for v in verbs)


def miscast(alignment: Alignment) -> bool:
    """Whether "X is Y" is said of a name that stands beside the one which the sentence calls Y."""
    said = alignment.said
    if not alignment.typed.readings:
        return False
    reading = alignment.typed.readings[0]
    for frame in said.frames:
        if not (frame.copula and frame.main and frame.agent and frame.complement):
            continue
        mine, what = said.atoms[frame.agent[0]], said.atoms[frame.complement[0]]
        if mine.kind not in {NAME, ENTITY}:
            continue
        places = _match(mine, reading.atoms)
        for stored in reading.frames:
            if not (stored.copula and stored.agent and stored.complement) or not places:
                continue
            named = [k for k in stored.agent if reading.atoms[k].kind in {NAME, ENTITY}]
            heads = {stored.agent[0], *named[:1]}
            same = set(_match(what, reading.atoms)) & set(stored.complement)
            first = next((k for k, a in enumerate(reading.atoms) if a.kind in {NAME, ENTITY}), -1)
            if same and not heads & set(places) and first not in places:
                return True
    return False


def part_of_number(alignment: Alignment) -> bool:
    """Whether a number of the part is only the whole in "three of the five"."""
    stored = main_reading(alignment.typed)
    for i, atom in enumerate(alignment.said.atoms):
        said = atom.number
        if said is None or alignment.covers[i] is None:
            continue
        places = [
            k for k, a in enumerate(stored) if a.number is not None and a.number.low == said.low
        ]
        if places and all(_after_of(stored, k) for k in places):
            return True
    return False


def _after_of(stored: tuple[Atom, ...], k: int) -> bool:
    """Whether "N of (the)" stands before the number at `k`."""
    start = k - 1 if k and stored[k - 1].words[:1] == ("of",) else k - 2
    return start > 0 and stored[start].words[:1] == ("of",) and stored[start - 1].number is not None
