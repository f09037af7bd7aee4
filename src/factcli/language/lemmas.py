"""Base forms of words: "raided" is "raid", "was" is "be", "women" is "woman".

Endings come off by rule and only when the lexicon holds what is left; irregular forms and
spellings stand in `en/irregular.txt` and `en/spelling.txt`. A base form has one spelling, the
American one ("colours" is "color", "organised" is "organize"), so that equal words compare equal.
"""

from __future__ import annotations

from functools import lru_cache

from factcli.language import table, wordfile
from factcli.language.ready import ready

# Ending, what stands in its place; the longest fitting ending of a part of speech comes first.
_ENDINGS = {
    "n": (("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"), ("zes", "z"), ("oes", "o"),
          ("ies", "y"), ("men", "man"), ("s", "")),
    "v": (("ies", "y"), ("ied", "y"), ("es", "e"), ("es", ""), ("s", ""), ("ed", "e"), ("ed", ""),
          ("ing", "e"), ("ing", "")),
    "a": (("iest", "y"), ("ier", "y"), ("est", "e"), ("est", ""), ("er", "e"), ("er", "")),
}  # fmt: skip
_HISSING = ("s", "x", "z", "ch", "sh", "o")  # after these a verb takes -es
_DOUBLED = ("ing", "ed", "est", "er")
# What part of a base word's uses an inflected form has, roughly, by part of speech.
_PART = {"n": 0.3, "v": 0.25, "a": 0.2, "r": 0.2}
_FEWEST = 3  # letters that an ending leaves
_SMALL = 0.5  # weight of a word that WordNet's corpus does not hold
_NAME_LIKE = ("as", "is", "os", "us", "ss")  # endings of names and Latin words, no plurals

Reading = tuple[str, str]


@ready
def _irregular() -> dict[str, tuple[Reading, ...]]:
    forms: dict[str, tuple[Reading, ...]] = {}
    for key, words in table("irregular").items():
        base, _, pos = key.rpartition(" ")
        if not base:  # the line of words that no ending comes off
            continue
        for word in words:
            forms[word] = (*forms.get(word, ()), (base, pos))
    return forms


@ready
def _fixed() -> frozenset[str]:
    return frozenset(table("irregular")["-"])


@ready
def _phrases() -> frozenset[str]:
    """Return the phrases that the tables of word pairs speak of; WordNet lacks some."""
    names = ("synonyms", "opposites", "broader", "converses")
    rows = (row for name in names for row in table(name).items())
    return frozenset(word for key, others in rows for word in (key, *others) if " " in word)


def _counts(word: str) -> dict[str, float]:
    found = wordfile.entry(word)
    counts: dict[str, float] = {}
    for sense in found.senses if found else ():
        counts[sense.pos] = counts.get(sense.pos, 0) + sense.uses
    return {pos: max(count, _SMALL) for pos, count in counts.items()}


@lru_cache(maxsize=16384)
def spelling(word: str) -> str:
    """Return the one spelling under which a base word is known."""
    pair = table("spelling").get(word)
    if pair:
        return pair[0]
    for british, american in (("is", "iz"), ("ys", "yz")):
        stem, found, rest = word.rpartition(british)
        if found and stem and rest in ("e", "er", "ation", "able", "ing", "ed", "es", "ers"):
            other = stem + american + rest
            if _same_word(word, other):
                return other
    return word


def _same_word(word: str, other: str) -> bool:
    """Whether `other` is a word that `word`, if known at all, means too ("prise" is no "prize")."""
    known = wordfile.entry(other)
    if known is None:
        return False
    entry = wordfile.entry(word)
    return entry is None or {s.synset for s in entry.senses} <= {s.synset for s in known.senses}


def _stems(word: str, pos: str) -> list[str]:
    """Return what may be left of `word` when an ending of that part of speech comes off."""
    stems = []
    for ending, instead in _ENDINGS.get(pos, ()):
        if not word.endswith(ending) or len(word) - len(ending) + len(instead) < _FEWEST:
            continue
        stem = word[: len(word) - len(ending)]
        if (ending == "s" and stem[-1] == "s") or (
            ending == "es" and not instead and not stem.endswith(_HISSING)
        ):
            continue
        stems.append(stem + instead)
        doubled = ending in _DOUBLED and not instead and len(stem) > _FEWEST
        if doubled and stem[-1] == stem[-2] not in "aeiou":
            stems.append(stem[:-1])
    return stems


def _weighed(word: str) -> dict[Reading, float]:
    """Return the readings of a single word or a whole compound with their weights."""
    found: dict[Reading, float] = {}
    for pos, weight in _counts(spelling(word)).items():
        found[spelling(word), pos] = weight
    irregular = _irregular().get(word, ())
    for base, pos in irregular:
        found[spelling(base), pos] = max(_counts(base).get(pos, _SMALL) * _PART[pos], _SMALL)
    settled = {pos for _, pos in irregular}
    for pos in ("n", "v", "a"):
        if pos in settled:
            continue
        for stem in _stems(word, pos):
            base = spelling(stem)
            uses = _counts(base).get(pos, 0)
            if uses and (base, pos) not in found:
                found[base, pos] = uses * _PART[pos]
                break
    return found


def _compound(word: str) -> dict[Reading, float]:
    """Return the readings of words with a gap: "took over", "prime ministers"."""
    head, _, rest = word.partition(" ")
    body, _, last = word.rpartition(" ")
    candidates = [(f"{base} {rest}", "v") for base, pos in lemmas(head) if pos == "v"]
    candidates += [(f"{body} {base}", "n") for base, pos in lemmas(last) if pos == "n"]
    found: dict[Reading, float] = {}
    for base, pos in candidates:
        uses = _counts(base).get(pos) or (_SMALL if base in _phrases() else 0)
        if uses:
            found.setdefault((base, pos), uses)
    return found


@lru_cache(maxsize=16384)
def weighed(word: str) -> tuple[tuple[Reading, float], ...]:
    """Return every (lemma, part of speech) of a folded word with its weight, most used first."""
    if word in _fixed():
        found = dict.fromkeys(_irregular().get(word, ()), 1.0)
    else:
        found = _weighed(word)
        if " " in word and not found:
            found = _compound(word)
        elif "-" in word and not found:
            found = dict(weighed(word.replace("-", " "))) or dict(weighed(word.replace("-", "")))
        if not found and word.endswith(("'s", "s'")):
            found = dict(weighed(word.removesuffix("'s").removesuffix("'")))
    return tuple(sorted(found.items(), key=lambda item: -item[1]))


@lru_cache(maxsize=16384)
def lemmas(word: str) -> tuple[Reading, ...]:
    """Return every (lemma, part of speech) that `word` can be, most used first; () if unknown."""
    return tuple(reading for reading, _ in weighed(word))


@lru_cache(maxsize=16384)
def lemma(word: str, pos: str = "") -> str:
    """Return the best base form of a folded word, as `pos` (n v a r) if that is possible.

    An unknown word stays as it is but for a possessive and a plain plural ending.
    """
    readings = lemmas(word)
    for base, kind in readings:
        if not pos or kind == pos:
            return base
    if readings:
        return readings[0][0]
    if word in _fixed():
        return word
    word = spelling(word.removesuffix("'s") if len(word) > _FEWEST else word)
    plural = len(word) > _FEWEST + 1 and word.endswith("s") and not word.endswith(_NAME_LIKE)
    if plural:
        word = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return word.removesuffix("'")
