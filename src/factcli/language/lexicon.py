"""How two words relate: the same, narrower, broader, opposite, exclusive, or not at all.

From WordNet (`lexicon.bin`) and from tables that people wrote (`pairs`, `countries`), which go
first. Words are folded; any inflected form will do. A relation that only a rare sense of a word
would give is not given: each sense counts by its share of the word's uses, and a wrong EQUAL
would let an untruth pass.
"""

from __future__ import annotations

from functools import lru_cache

from factcli.language import countries, pairs, table, wordfile, words
from factcli.language.lemmas import lemma, spelling, weighed
from factcli.model import Relation
from factcli.records import NamedTuple
from factcli.text import fold

# The least share of a word's uses that a reading must have to count at all.
_READING = 0.04
# The least product of the two words' shares in what makes them related.
_SAME_SENSE = 0.25
_CLOSE_SENSE = 0.4  # for a synonym that only leads on to an opposite
_DERIVED = 0.008
_ANTONYM = 0.08
_BROADER = 0.4
_STEPS = 2
_GRADE = 1 << 20  # added to a synset's number for each step of comparison
_PERSON = 18  # WordNet's lexicographer class
_OFFICE = ("ship", "cy")
_KIND = 0.12  # the least share of a sense that may tell what kind of thing a noun is
_LEVELS = 3
_STEM = 3  # letters that a verb shares with the noun derived from it


class _Profile(NamedTuple):
    """What relations a word has: base forms, and how strongly each synset is meant.

    A comparative is its base with "+", a superlative with "++", and so are its synsets
    (`_GRADE` added once or twice): older is not old.
    """

    heads: frozenset[str]
    senses: dict[int, float]
    above: dict[int, float]
    derived: frozenset[str]


@lru_cache(maxsize=16384)
def _readings(word: str, hint: str) -> tuple[tuple[str, str, str], ...]:
    """Return the readings that count: base, part of speech, and "", "+" or "++"."""
    readings = weighed(word)
    total = sum(weight for _, weight in readings) or 1.0
    own = spelling(word)
    kept = []
    for (base, pos), weight in readings:
        if weight >= total * _READING and pos in hint:
            grade = "" if pos in "nv" or base == own else "++" if own.endswith("st") else "+"
            kept.append((base, pos, grade))
    if any(grade for _, _, grade in kept):
        return tuple(row for row in kept if row[2] or row[1] in "nv")
    return tuple(kept)


@lru_cache(maxsize=16384)
def _profile(word: str, hint: str) -> _Profile:
    kept = _readings(word, hint)
    heads = frozenset(base + grade for base, _, grade in kept) or frozenset((lemma(word),))
    senses: dict[int, float] = {}
    above: dict[int, float] = {}
    derived: set[str] = set()
    for base, pos, grade in kept:
        shift = len(grade) * _GRADE
        for sense in wordfile.senses(base):
            if sense.pos == pos:
                key = sense.synset + shift
                senses[key] = max(senses.get(key, 0), sense.share)
        if not grade:
            derived |= _derivations(base, pos)
    for synset, share in senses.items():
        if share >= _BROADER and synset < _GRADE:
            for up, steps in wordfile.ancestors(synset, _STEPS).items():
                if steps:
                    above[up] = max(above.get(up, 0), share)
    return _Profile(heads, senses, above, frozenset(derived) - heads)


def _derivations(base: str, pos: str) -> set[str]:
    return {
        link.word
        for link in wordfile.links(base)
        if link.kind != wordfile.ANTONYM
        and link.sense.pos == pos
        and link.sense.share * link.target.share >= _DERIVED
        and _same_thing(base, link)
    }


def _same_thing(base: str, link: wordfile.Link) -> bool:
    """Whether a derived word speaks of the same: no bank is a banker, but a presidency will do."""
    if link.word.endswith("less"):
        return False
    if link.sense.pos != "n" or link.target.pos != "n":
        return True
    persons = {wordfile.lexname(one.synset) == _PERSON for one in (link.sense, link.target)}
    return len(persons) == 1 or base.endswith(_OFFICE) or link.word.endswith(_OFFICE)


def _in_pairs(known: pairs.Pairs, mine: frozenset[str], its: frozenset[str]) -> bool:
    return any(not its.isdisjoint(known[word]) for word in mine if word in known)


def _shared(mine: dict[int, float], its: dict[int, float], least: float) -> bool:
    if len(its) < len(mine):
        mine, its = its, mine
    return any(share * its.get(synset, 0) >= least for synset, share in mine.items())


def _written(said: frozenset[str], stored: frozenset[str]) -> Relation | None:
    """Return the relation that a table of pairs gives two words' base forms."""
    if _in_pairs(pairs.opposites(), said, stored):
        return Relation.OPPOSITE
    if _in_pairs(pairs.synonyms(), said, stored):
        return Relation.EQUAL
    if _in_pairs(pairs.broader(), stored, said):
        return Relation.WITHIN
    if _in_pairs(pairs.broader(), said, stored):
        return Relation.BEYOND
    return None


@lru_cache(maxsize=16384)
def _family(word: str, pos_hint: str, *, wide: bool) -> frozenset[str]:
    """Return the words that share a root with `word`; `wide` adds its closest synonyms."""
    profile = _profile(word, pos_hint)
    family = set(profile.heads | profile.derived)
    if wide:
        for base in profile.heads:
            family |= pairs.synonyms().get(base, frozenset())
        for synset, share in profile.senses.items():
            if share >= _CLOSE_SENSE and synset < _GRADE:
                family.update(_members_meant(synset, _CLOSE_SENSE / share))
    return frozenset(family)


def _members_meant(synset: int, least: float) -> list[str]:
    """Return the words of a synset that mean it with at least this share of their uses."""
    return [
        word
        for word in wordfile.members(synset)
        for sense in wordfile.senses(word)
        if sense.synset == synset and sense.share >= least
    ]


@lru_cache(maxsize=16384)
def _antonyms(base: str) -> frozenset[str]:
    return frozenset(
        link.word
        for link in wordfile.links(base)
        if link.kind == wordfile.ANTONYM and link.sense.share * link.target.share >= _ANTONYM
    )


@lru_cache(maxsize=16384)
def _against(family: frozenset[str]) -> frozenset[str]:
    """Return everything that is opposite to a word of the family, graded as the word is."""
    found = set()
    for word in family:
        base = word.rstrip("+")
        grade = word[len(base) :]
        for other in pairs.opposites().get(base, frozenset()) | _antonyms(base):
            found.add(other + grade)
    return frozenset(found)


def _opposite(said: str, stored: str, hint: str) -> bool:
    mine, its = _family(said, hint, wide=False), _family(stored, hint, wide=False)
    if _in_pairs(pairs.converse_heads(), _profile(said, hint).heads, _profile(stored, hint).heads):
        return False
    against_mine = _against(mine)
    if not against_mine.isdisjoint(_family(stored, hint, wide=True)):
        return True
    against_its = _against(its)
    return not against_its.isdisjoint(_family(said, hint, wide=True))


@lru_cache(maxsize=16384)
def _covers(word: str, hint: str) -> dict[str, frozenset[str]]:
    """Return the exclusive classes that a word is in, each with the members it falls under."""
    profile = _profile(word, hint)
    known = pairs.classes()
    found: dict[str, set[str]] = {}
    for base in profile.heads | {word}:
        for name, member, _ in known.get(base, ()):
            found.setdefault(name, set()).add(member)
    for synset, share in profile.senses.items():
        if share < _KIND or synset >= _GRADE:
            continue
        chain = wordfile.ancestors(synset)
        overhead = {member for node in chain for member in wordfile.members(node)}
        for base in overhead & known.keys():
            for name, member, root in known[base]:
                if root and root in overhead:
                    found.setdefault(name, set()).add(member)
    return {name: frozenset(members) for name, members in found.items()}


def _exclusive(said: str, stored: str, hint: str) -> bool:
    mine = _covers(said, hint)
    its = _covers(stored, hint) if mine else mine
    return any(members.isdisjoint(its[name]) for name, members in mine.items() if name in its)


def _same(mine: _Profile, its: _Profile) -> bool:
    """Whether two words share a main sense, or one is derived from the other."""
    if _shared(mine.senses, its.senses, _SAME_SENSE):
        return True
    return not (mine.derived.isdisjoint(its.heads) and its.derived.isdisjoint(mine.heads))


def _narrower(mine: _Profile, its: _Profile) -> bool:
    """Whether `its` lies below `mine` in WordNet, at most two steps away."""
    if _shared(mine.senses, its.above, _BROADER):
        return True
    broad = mine.heads & words("kinds", "broad")
    return any(_is_kind(its, kind) for kind in broad)


@lru_cache(maxsize=65536)
def relation(said: str, stored: str, pos: str = "") -> Relation | None:
    """Return how a word that was said relates to one on file; None when unrelated.

    WITHIN: what is stored entails what is said ("building" said of a stored "embassy").
    `pos`, one or more of the letters n v a r, leaves only such readings of both words.
    """
    said, stored, hint = fold(said), fold(stored), pos or "nvar"
    mine, its = _profile(said, hint), _profile(stored, hint)
    if not mine.heads.isdisjoint(its.heads):
        return Relation.EQUAL
    if countries.place(said) is not None and countries.place(stored) is not None:
        return countries.relation(said, stored)
    written = _written(mine.heads | {said}, its.heads | {stored})
    if written is not None or _in_pairs(pairs.unrelated(), mine.heads, its.heads):
        return written
    return _found(said, stored, hint)


def _found(said: str, stored: str, hint: str) -> Relation | None:
    """Return the relation that WordNet and the exclusive classes give two words."""
    mine, its = _profile(said, hint), _profile(stored, hint)
    found = None
    if _exclusive(said, stored, hint):
        found = Relation.EXCLUSIVE
    elif _same(mine, its):
        found = Relation.EQUAL
    elif _opposite(said, stored, hint):
        found = Relation.OPPOSITE
    elif _narrower(mine, its):
        found = Relation.WITHIN
    elif _narrower(its, mine):
        found = Relation.BEYOND
    return found


@lru_cache(maxsize=16384)
def pos(word: str) -> tuple[tuple[str, float], ...]:
    """Return how often a word, in this form, is noun, verb, adjective, adverb: (pos, weight)."""
    weights: dict[str, float] = {}
    for (_, kind), weight in weighed(fold(word)):
        weights[kind] = weights.get(kind, 0) + weight
    return tuple(sorted(weights.items(), key=lambda item: -item[1]))


@lru_cache(maxsize=4096)
def synonyms(word: str, pos: str = "") -> tuple[str, ...]:
    """Return the words that may stand for `word` without changing what is said, base forms."""
    word = fold(word)
    hint = pos or "nvar"
    profile = _profile(word, hint)
    found: set[str] = set()
    for base in profile.heads:
        found |= pairs.synonyms().get(base, frozenset())
    for synset, share in profile.senses.items():
        if share >= _SAME_SENSE and synset < _GRADE:
            found.update(map(spelling, _members_meant(synset, _SAME_SENSE / share)))
    same = (other for other in found - profile.heads if relation(word, other) is Relation.EQUAL)
    return tuple(sorted(same))


@lru_cache(maxsize=4096)
def verb_of(noun: str) -> str:
    """Return the verb that a noun for a deed is derived from, "" when there is none.

    >>> verb_of("resignation"), verb_of("window")
    ('resign', '')
    """
    near = [
        word
        for word in _derivations(noun, "n")
        if word[:_STEM] == noun[:_STEM] and any(kind == "v" for kind, _ in pos(word))
    ]
    return max(near, key=lambda w: (dict(pos(w)).get("v", 0), w), default="")


def converse(verb: str) -> tuple[str, ...]:
    """Return the frames in which the parties of `verb` change places: "buy" has "sell to".

    `verb` is a base form, alone or with its preposition ("buy from").
    """
    return pairs.converses().get(verb, ())


def _is_kind(profile: _Profile, kind: str) -> bool:
    roots = _roots(kind)
    for synset, share in profile.senses.items():
        if (
            share >= _KIND
            and synset < _GRADE
            and (
                -wordfile.lexname(synset) in roots
                or not roots.isdisjoint(wordfile.ancestors(synset))
            )
        ):
            return True
    return False


@lru_cache(maxsize=256)
def _roots(kind: str) -> frozenset[int]:
    """Return the synsets under which everything is of this kind, and classes as negatives."""
    found = set()
    for word in table("kinds").get(kind, (kind,)):
        if word.startswith("#"):
            found.add(-int(word[1:]))
            continue
        nouns = [sense.synset for sense in wordfile.senses(word) if sense.pos == "n"]
        found.update(nouns[:1])
    return frozenset(found)


@lru_cache(maxsize=16384)
def is_a(word: str, kinds: str) -> bool:
    """Whether a noun denotes one of `kinds`, which are separated by "|" ("person|place").

    A kind is a line of `en/kinds.txt` or any noun of the lexicon in its first sense.
    """
    profile = _profile(fold(word), "n")
    return any(_is_kind(profile, kind.strip()) for kind in kinds.split("|"))


@lru_cache(maxsize=4096)
def hypernyms(word: str) -> frozenset[str]:
    """Return the words up to three levels above the main senses of a noun or verb."""
    profile = _profile(fold(word), "nvar")
    found: set[str] = set()
    for synset, share in profile.senses.items():
        if share >= _KIND and synset < _GRADE:
            for up, steps in wordfile.ancestors(synset, _LEVELS).items():
                if steps:
                    found.update(wordfile.members(up))
    for base in profile.heads:
        found |= pairs.broader().get(base, frozenset())
    return frozenset(found) - profile.heads
