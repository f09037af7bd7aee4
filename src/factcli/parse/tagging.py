"""Word classes from closed lists, the lexicon's counts, and what stands before.

A small deterministic tagger: good enough to find verbs, their subjects and objects.
Where it is unsure it says noun, which makes a statement harder to decide, not easier.
"""

from __future__ import annotations

from functools import cache

from factcli.language import lemmas, lexicon, words
from factcli.parse.atoms import AUXILIARY, FINITE
from factcli.records import NamedTuple

_CLOSED = (
    ("negator_only", "X"),
    ("be", "BE"),
    ("have", "HAVE"),
    ("do", "DO"),
    ("modal", "MD"),
    ("determiner", "D"),
    ("pronoun", "O"),
    ("conjunction", "C"),
    ("preposition", "P"),
    ("wh", "W"),
)
_OWNING = frozenset({"D", "S"})
_BREAKS = frozenset({"C", "W", ",", ";", ":", ".", "?", "!", "("})
_NEGATORS = frozenset({"not", "n't", "never"})
_WH = frozenset({"that", "which", "who", "whom", "whose", "what", "when", "where", "why", "how"})
_MARKS_OF_TIME = frozenset({"before", "after", "since", "until", "till"})
_PREPOSITIONS = _MARKS_OF_TIME | {"than", "as", "like"}
_CLAUSE_OPENERS = _MARKS_OF_TIME | {"because"}
_DEMONSTRATIVES = frozenset({"this", "these", "those", "both", "all", "some"})
_PARTICLES = frozenset({"over", "up", "down", "out", "back", "off"})
_PLACERS = frozenset({"in", "at", "on", "to"})
# After these "'s" is "is" or "has".
_SUBJECTS = frozenset({"it", "he", "she", "that", "there", "what", "who", "where", "here"})
_FORMS_AFTER_SUBJECT = frozenset({"N", "O", "W", "R", "T", ")", "C", ","})

# Shares of a word's uses that settle its class, set by trial.
_SOME = 0.1
_NOTABLE = 0.2
_OFTEN = 0.3
_MOSTLY = 0.5
# A noun is likelier than the lexicon's counts say: verbs are few in a sentence.
_VERB_DISCOUNT = 0.9
_NOUN_MARGIN = 0.7
_LEAST = 0.01


class Item(NamedTuple):
    """What is to be tagged: a folded word, its tag if that is fixed, whether a capital leads."""

    word: str
    fixed: str
    capital: bool


class Place(NamedTuple):
    """Where a word stands.

    `previous` is the last tag (adverbs skipped), `finite` whether its clause has a finite
    verb already, `following` the next word ("" at the end), `next_tag` that word's closed
    tag or kind, `named` whether a name stands before it and no verb can follow.
    """

    previous: str
    finite: bool
    following: str
    next_tag: str
    named: bool = False


_END = Item("", "", capital=False)


class Readings(NamedTuple):
    """How often a word is noun, verb, adjective, adverb (shares), and its verb form."""

    noun: float
    verb: float
    adjective: float
    adverb: float
    form: str  # base, s, ed, en, ing or ""


@cache
def closed(word: str) -> str:
    """Return the tag of a closed-class word, or ""."""
    if word in _NEGATORS:
        return "X"
    if word == "to":
        return "TO"
    if word == "'s":
        return "S"
    if word in _WH:
        return "W"
    if word in _PREPOSITIONS:
        return "P"
    for key, tag in _CLOSED:
        if word in words("grammar", key):
            return tag
    if word in words("grammar", "adverb"):
        return "R"
    return ""


def _form(word: str, lemma: str) -> str:
    """Return which form of the verb `lemma` the word is."""
    if word == lemma:
        return "base"
    if word.endswith("ing"):
        return "ing"
    if word.endswith("s") and not word.endswith("ss") and lemma[:2] == word[:2]:
        return "s"
    return "ed"


@cache
def readings(word: str) -> Readings:
    """Return what the lexicon knows of `word`, any inflection."""
    weights = dict(lexicon.pos(word))
    total = sum(weights.values()) or 1.0
    form = ""
    for lemma, pos in lemmas.lemmas(word):
        if pos == "v":
            form = _form(word, lemma)
            break
    return Readings(
        weights.get("n", 0) / total,
        weights.get("v", 0) / total,
        weights.get("a", 0) / total,
        weights.get("r", 0) / total,
        form,
    )


def _unknown(word: str, previous: str, *, capital: bool) -> str:
    """Return the tag of a word that the lexicon lacks."""
    if capital:
        return "N"
    if word.endswith("ly"):
        return "R"
    if word.endswith("ed") and previous in {"BE", "HAVE"}:
        return "VN"
    return "N"


def _verb_tag(form: str, previous: str) -> str:
    if form == "ing":
        return "VG"
    if form == "ed":
        return "VN" if previous in {"BE", "HAVE"} else "V"
    return "V"


def _after_determiner(r: Readings, following: Readings | None) -> str:
    noun_next = (
        following is not None
        and following.noun > max(following.verb * _NOUN_MARGIN, _LEAST)
        and not _past(following)
    )
    if r.form in {"ing", "ed"} and r.noun < _MOSTLY and noun_next:
        return "A"
    if r.adjective > _SOME and (r.adjective >= r.noun or noun_next):
        return "A"
    return "N" if r.noun > 0 or not r.adjective else "A"


def _after_auxiliary(r: Readings, previous: str) -> str:
    if previous in {"MD", "DO", "TO"} and r.form == "base" and r.verb > 0:
        return "VB"
    if r.form == "ing":
        return "VG"
    if r.form == "ed" and r.verb > 0:
        return "VN"
    return ""


def _as_verb(r: Readings, at: Place) -> str:
    """Return the verb tag of a word that stands where a verb may, "" when it is none."""
    if r.verb > 0 and r.form in {"s", "ed"} and at.previous in _FORMS_AFTER_SUBJECT:
        sure = r.form == "ed" or r.verb >= r.noun or at.next_tag in {"D", "TO", "O", "name"}
        if not at.finite and (sure or at.named):
            return "V"
        if r.form == "ed" and r.adjective < _MOSTLY:
            return "VN"
    if r.verb > 0 and r.form == "base" and at.previous in {"O", "N", "C"} and not at.finite:
        likely = r.verb > r.noun + r.adjective
        if likely or (at.previous == "O" and r.verb > _NOTABLE):
            return "V"
    return "VG" if _gerund(r) else ""


def _gerund(r: Readings) -> bool:
    return r.form == "ing" and r.verb > r.noun


def _commonest(r: Readings, at: Place) -> str:
    best = max((r.noun, "N"), (r.adjective, "A"), (r.adverb, "R"), (r.verb * _VERB_DISCOUNT, "v"))
    if best[1] != "v":
        return best[1]
    return "N" if at.finite and r.noun > _OFTEN else _verb_tag(r.form, at.previous)


def open_tag(word: str, at: Place, *, capital: bool) -> str:
    """Return the tag of an open-class `word` from the lexicon's counts and where it stands."""
    r = readings(word)
    if r.noun + r.verb + r.adjective + r.adverb == 0:
        return _unknown(word, at.previous, capital=capital)
    if at.previous in {"BE", "HAVE", "MD", "DO", "TO", "X"}:
        tag = _after_auxiliary(r, at.previous)
        if tag:
            return tag
    if at.following == "of" and r.noun > 0 and at.previous in {"N", "D", "A", "S"}:
        return "N"
    if at.next_tag == "Q" and at.previous == "N" and not at.finite and _takes_figure(word):
        return "V"
    if at.previous == "Q" and r.form == "ed" and r.verb > r.adjective and not at.finite:
        return "V"
    if at.previous in {"D", "S", "A", "Q", "P"}:
        if at.previous == "P" and _gerund(r):
            return "VG"
        known = at.following and not at.next_tag
        return _after_determiner(r, readings(at.following) if known else None)
    return _as_verb(r, at) or _commonest(r, at)


def _within_verb(items: list[Item], i: int) -> bool:
    """Tell whether the word stands between "have" and its participle: "had last won"."""
    following = items[i + 1] if i + 1 < len(items) else _END
    if items[i].word not in words("grammar", "within_verb") or following.fixed:
        return False
    r = readings(following.word)
    return r.form == "ed" and r.verb > 0


def _takes_figure(word: str) -> bool:
    """Tell whether the word is a verb before a number: "the bridge cost £3m" has no cost of it."""
    return lemmas.lemma(word, "v") in words("verbs", "figure")


def _listed_tag(items: list[Item], i: int) -> str:
    """Return the tag that a fixed kind or a closed list gives, "" for an open-class word."""
    word = items[i].word
    following = items[i + 1] if i + 1 < len(items) else _END
    tag = items[i].fixed or closed(word)
    if tag == "S":
        return _possessive_or_is(items, i)
    if tag == "O" and word in words("grammar", "possessive"):
        return "D"
    if tag == "D" and word in _DEMONSTRATIVES:
        next_tag = following.fixed or closed(following.word)
        return "O" if next_tag in FINITE else "D"
    if tag == "P" and word in _PARTICLES and following.word in _PLACERS:
        return "R"
    if word == "no" and following.word == "longer":
        return "X"
    if not tag and word in words("grammar", "direction") and following.word == "of":
        return "R"
    return tag


def _guessed_tag(
    items: list[Item], i: int, previous: str, *, finite: bool, verb_ahead: bool
) -> str:
    """Return the tag of the open-class word at `i`."""
    word, _, capital = items[i]
    following = items[i + 1] if i + 1 < len(items) else _END
    next_tag = following.fixed or closed(following.word)
    named = bool(i and items[i - 1].fixed == "N") and not verb_ahead
    at = Place(previous, finite, following.word, next_tag, named)
    tag = open_tag(word, at, capital=capital)
    if word == "going" and following.word == "to":
        tag = "VG"
    if tag == "V" and i and following.word == "by" and verb_ahead and _past(readings(word)):
        return "VN"  # "the four people killed by the storm died at sea"
    if tag in {"V", "VB"} and not i and readings(word).noun > 0 and verb_ahead:
        return "N"  # "support for the format was dropped"
    return tag


def tag_sequence(items: list[Item]) -> list[str]:
    """Return a tag for each of the words of a text."""
    tags: list[str] = []
    ahead = _verbs_ahead(items)
    finite = False
    relatives = 0  # relative clauses begun whose main clause still lacks its verb
    previous = "."
    for i, (word, _, _) in enumerate(items):
        tag = "R" if previous == "HAVE" and _within_verb(items, i) else _listed_tag(items, i)
        if not tag:
            tag = _guessed_tag(items, i, previous, finite=finite, verb_ahead=ahead[i])
            if tag == "VN" and finite and relatives and previous not in {"BE", "HAVE"}:
                tag, relatives = "V", relatives - 1
        if tag in FINITE:
            # What somebody says is a clause of its own: "the guild says the firm used …".
            finite = not (tag == "V" and lemmas.lemma(word, "v") in words("speech", "says"))
        elif tag in _BREAKS or word in _CLAUSE_OPENERS:
            relatives += tag == "W" and previous in {"N", "P"}
            finite = False
        tags.append(tag)
        if tag not in {"R", "X"} or previous == ".":
            previous = tag
    return _with_verb(_closing_noun(tags, items), items)


def _closing_noun(tags: list[str], items: list[Item]) -> list[str]:
    """Make a noun of an -ing form that ends a text: "after the bankruptcy filing"."""
    end = len(tags) - 1
    while end > 1 and tags[end] in _BREAKS | {"."}:
        end -= 1
    compound = end > 1 and tags[end] == "VG" and tags[end - 1] == "N" and tags[end - 2] in _OWNING
    if compound and readings(items[end].word).noun > 0:
        return [*tags[:end], "N", *tags[end + 1 :]]
    return tags


def _verbs_ahead(items: list[Item]) -> list[bool]:
    """Tell for each word whether a sure verb stands later in its clause: "the shares fell"."""
    ahead = [False] * len(items)
    for i in range(len(items) - 1, 0, -1):
        word, fixed, _ = items[i]
        tag = fixed or closed(word)
        verb = tag in AUXILIARY or (not tag and _past(readings(word)))
        ahead[i - 1] = verb or (ahead[i] and tag not in _BREAKS)
    return ahead


def _past(r: Readings) -> bool:
    """Tell whether a word is above all the past form of a verb."""
    return r.form == "ed" and r.verb > max(r.noun, r.adjective)


def _with_verb(tags: list[str], items: list[Item]) -> list[str]:
    """Make a verb of the likeliest noun when a sentence has none: "Version 5 drops support"."""
    if any(t in FINITE or t == "VN" for t in tags):
        return tags
    for i in range(1, len(tags) - 1):
        nouns = tags[i] == tags[i - 1] == "N"
        if nouns and not items[i].fixed and not items[i].capital:
            r = readings(items[i].word)
            if r.verb > 0 and r.form in {"s", "ed"}:
                return [*tags[:i], "V", *tags[i + 1 :]]
    for i in range(1, len(tags) - 1):
        between = tags[i] == "N" and items[i - 1].fixed == "N" and not items[i].fixed
        between = between and tags[i + 1] in {"N", "A", "D", "Q"}
        r = readings(items[i].word)
        if between and not items[i].capital and r.form == "base" and r.verb > 0:
            return [*tags[:i], "V", *tags[i + 1 :]]  # "Larks sack coach"
    return tags


def _possessive_or_is(items: list[Item], i: int) -> str:
    """Decide whether "'s" is the possessive sign or "is"/"has"."""
    if i + 1 >= len(items):
        return "S"
    word, fixed, _ = items[i + 1]
    if i and items[i - 1].word in _SUBJECTS:
        return "BE"
    tag = fixed or closed(word)
    if tag in {"D", "X", "P"}:
        return "BE"
    r = readings(word)
    return "BE" if not tag and (_gerund(r) or _past(r)) else "S"
