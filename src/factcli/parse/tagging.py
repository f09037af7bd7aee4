"""Word classes from closed lists, the lexicon's counts, and what stands before.

A small deterministic tagger: good enough to find verbs, their subjects and objects.
Where it is unsure it says noun, which makes a statement harder to decide, not easier.
"""

from __future__ import annotations

from functools import cache

from factcli.language import lemmas, lexicon, words
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
_NOUNISH = frozenset({"N", "Q", "T"})
_BREAKS = frozenset({"C", "W", ",", ";", ":", ".", "?", "!", "("})


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
    if word in {"not", "n't", "never"}:
        return "X"
    if word == "to":
        return "TO"
    if word == "'s":
        return "S"
    if word in {"that", "which", "who", "whom", "whose", "what", "when", "where", "why", "how"}:
        return "W"
    if word in {"before", "after", "since", "until", "till", "than", "as", "like"}:
        return "P"
    for key, tag in _CLOSED:
        if word in words("grammar", key):
            return tag
    if word in words("grammar", "adverb"):
        return "R"
    return ""


def _form(word: str, lemma: str) -> str:
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


def _unknown(word: str, capital: bool, previous: str) -> str:
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
    noun_next = following is not None and following.noun > max(following.verb * 0.7, 0.01)
    if r.form in {"ing", "ed"} and r.noun < 0.5 and noun_next:
        return "A"
    if r.adjective > 0 and (r.adjective >= r.noun or noun_next) and r.adjective > 0.1:
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


def open_tag(
    word: str, previous: str, finite: bool, capital: bool, following: str, next_tag: str,
    named: bool = False,
) -> str:  # fmt: skip
    """Return the tag of an open-class `word`.

    `previous` is the last tag (adverbs skipped), `finite` whether its clause has a finite
    verb already, `following` the next word ("" at the end), `next_tag` that word's closed
    tag or kind, `named` whether a name stands before it and no verb can follow.
    """
    r = readings(word)
    if r.noun + r.verb + r.adjective + r.adverb == 0:
        return _unknown(word, capital, previous)
    if previous in {"BE", "HAVE", "MD", "DO", "TO", "X"}:
        tag = _after_auxiliary(r, previous)
        if tag:
            return tag
    if following == "of" and r.noun > 0 and previous in {"N", "D", "A", "S"}:
        return "N"
    nxt = readings(following) if following and not next_tag else None
    if previous == "Q" and r.form == "ed" and r.verb > r.adjective and not finite:
        return "V"
    if previous in {"D", "S", "A", "Q"}:
        return _after_determiner(r, nxt)
    if previous == "P":
        if r.form == "ing" and r.verb > r.noun:
            return "VG"
        return _after_determiner(r, nxt)
    if r.verb > 0 and r.form in {"s", "ed"} and previous in {"N", "O", "W", "R", "T", ")", "C", ","}:
        sure = r.form == "ed" or r.verb >= r.noun or next_tag in {"D", "TO", "O", "name"}
        if not finite and (sure or named):
            return "V"
        if r.form == "ed" and r.adjective < 0.5:
            return "VN"
    if r.verb > 0 and r.form == "base" and previous in {"O", "N", "C"} and not finite:
        if r.verb > r.noun + r.adjective or (previous == "O" and r.verb > 0.2):
            return "V"
    if r.form == "ing" and r.verb > r.noun:
        return "VG"
    best = max((r.noun, "N"), (r.adjective, "A"), (r.adverb, "R"), (r.verb * 0.9, "v"))
    if best[1] != "v":
        return best[1]
    return _verb_tag(r.form, previous) if not (finite and r.noun > 0.3) else "N"


def tag_sequence(
    items: list[tuple[str, str, bool]],
) -> list[str]:
    """Tag a sequence of (folded word, fixed tag or "", capital) and return the tags."""
    tags: list[str] = []
    finite = False
    relatives = 0  # relative clauses begun whose main clause still lacks its verb
    previous = "."
    for i, (word, fixed, capital) in enumerate(items):
        nxt = items[i + 1] if i + 1 < len(items) else ("", "", False)
        next_tag = nxt[1] or closed(nxt[0])
        tag = fixed or closed(word)
        if tag == "S":
            tag = _possessive_or_is(items, i, previous)
        elif tag == "O" and word in words("grammar", "possessive"):
            tag = "D"
        elif tag == "W" and word == "that" and previous in {"P", "V", "VB"} and not next_tag:
            tag = "W"
        elif tag == "D" and word in {"that", "this", "these", "those", "both", "all", "some"}:
            tag = "O" if next_tag in {"BE", "MD", "HAVE", "DO", "V"} else "D"
        elif tag == "P" and word in {"over", "up", "down", "out", "back", "off"} and nxt[0] in {"in", "at", "on", "to"}:
            tag = "R"
        elif word == "no" and nxt[0] == "longer":
            tag = "X"
        elif not tag and word in words("grammar", "direction") and nxt[0] == "of":
            tag = "R"
        elif not tag:
            named = bool(i and items[i - 1][1] == "N") and not _verb_follows(items, i)
            tag = open_tag(word, previous, finite, capital, nxt[0], next_tag, named)
            if word == "going" and nxt[0] == "to":
                tag = "VG"
            if tag in {"V", "VB"} and not i and readings(word).noun > 0 and _verb_follows(items, i):
                tag = "N"  # "support for the format was dropped"
            if tag == "VN" and finite and relatives and previous not in {"BE", "HAVE"}:
                tag, relatives = "V", relatives - 1
        if tag in {"V", "BE", "HAVE", "DO", "MD"}:
            # What somebody says is a clause of its own: "the guild says the firm used …".
            finite = not (tag == "V" and lemmas.lemma(word, "v") in words("speech", "says"))
        elif tag in _BREAKS or word in {"before", "after", "since", "until", "till", "because"}:
            relatives += tag == "W" and previous in {"N", "P"}
            finite = False
        tags.append(tag)
        if tag not in {"R", "X"} or previous == ".":
            previous = tag
    return _with_verb(tags, items)


def _verb_follows(items: list[tuple[str, str, bool]], i: int) -> bool:
    """Whether a sure verb stands later in the clause: "the firm's shares fell"."""
    for word, fixed, _ in items[i + 1 :]:
        tag = fixed or closed(word)
        if tag in {"BE", "HAVE", "DO", "MD"}:
            return True
        if tag in _BREAKS:
            return False
        if not tag:
            r = readings(word)
            if r.form == "ed" and r.verb > max(r.noun, r.adjective):
                return True
    return False


def _with_verb(tags: list[str], items: list[tuple[str, str, bool]]) -> list[str]:
    """Make a verb of the likeliest noun when a sentence has none: "Version 5 drops support"."""
    if any(t in {"V", "BE", "HAVE", "DO", "MD", "VN"} for t in tags):
        return tags
    for i in range(1, len(tags) - 1):
        if tags[i] == "N" and not items[i][1] and tags[i - 1] == "N" and not items[i][2]:
            r = readings(items[i][0])
            if r.verb > 0 and r.form in {"s", "ed"}:
                return [*tags[:i], "V", *tags[i + 1 :]]
    return tags


def _possessive_or_is(items: list[tuple[str, str, bool]], i: int, previous: str) -> str:
    """Decide whether "'s" is the possessive sign or "is"/"has"."""
    if i + 1 >= len(items):
        return "S"
    word, fixed, _ = items[i + 1]
    before = items[i - 1][0] if i else ""
    if before in {"it", "he", "she", "that", "there", "what", "who", "where", "here"}:
        return "BE"
    tag = fixed or closed(word)
    if tag in {"D", "X", "P"}:
        return "BE"
    if not tag:
        r = readings(word)
        if r.form == "ing" and r.verb > r.noun:
            return "BE"
        if r.form == "ed" and r.verb > max(r.noun, r.adjective):
            return "BE"
    return "S"
