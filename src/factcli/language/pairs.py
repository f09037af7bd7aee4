"""Word relations that people wrote down: opposites, synonyms, broader words, converses, classes.

Reads the tables of the same names in `en/`; each file's head tells how it is meant. Everything
here speaks of base forms as `lemmas` gives them.
"""

from __future__ import annotations

from factcli.language import table
from factcli.language.ready import ready

Pairs = dict[str, frozenset[str]]


def _both_ways(name: str) -> Pairs:
    pairs: dict[str, set[str]] = {}
    for key, words in table(name).items():
        for word in words:
            pairs.setdefault(key, set()).add(word)
            pairs.setdefault(word, set()).add(key)
    return {word: frozenset(others) for word, others in pairs.items()}


@ready
def opposites() -> Pairs:
    """Return the words that exclude each word."""
    return _both_ways("opposites")


@ready
def unrelated() -> Pairs:
    """Return the words that a word must not be related to, whatever WordNet says."""
    return _both_ways("unrelated")


@ready
def synonyms() -> Pairs:
    """Return the words that mean the same as each word: its lines, each a group of its own."""
    groups: dict[str, set[str]] = {}
    for key, words in table("synonyms").items():
        for word in words:
            groups.setdefault(key, set()).add(word)
            groups.setdefault(word, set()).add(key)
    return {word: frozenset(others) for word, others in groups.items()}


@ready
def broader() -> Pairs:
    """Return, for each word, the broader ones that hold wherever it does."""
    above: dict[str, set[str]] = {}
    for key, words in table("broader").items():
        for word in words:
            above.setdefault(word, set()).add(key)
    return {word: frozenset(others) for word, others in above.items()}


@ready
def converses() -> dict[str, tuple[str, ...]]:
    """Return, for each frame ("buy from") and each bare head ("buy"), the frames that turn it."""
    frames: dict[str, dict[str, None]] = {}
    for key, others in table("converses").items():
        for other in others:
            for one, its in ((key, other), (other, key)):
                frames.setdefault(one, {})[its] = None
                frames.setdefault(head(one), {})[its] = None
    return {frame: tuple(others) for frame, others in frames.items()}


@ready
def converse_heads() -> Pairs:
    """Return the bare words that stand on the other side of a word in any converse."""
    return {
        word: frozenset(head(other) for other in others) for word, others in converses().items()
    }


def head(frame: str) -> str:
    """Return the word of a frame that carries its meaning: "be owned by" has "own" elsewhere."""
    first, _, rest = frame.partition(" ")
    return rest.partition(" ")[0] if first == "be" else first


@ready
def classes() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Return, for each word, the exclusive classes that it is in: (class, member, root).

    `root` is the word under which the member lends its place to narrower words, or "".
    """
    places: dict[str, list[tuple[str, str, str]]] = {}
    for key, members in table("exclusive").items():
        name, _, root = (part.strip() for part in key.partition("<"))
        for member in members:
            variants = member.split("=")
            for word in variants:
                places.setdefault(word, []).append((name, variants[0], root))
    return {word: tuple(rows) for word, rows in places.items()}
