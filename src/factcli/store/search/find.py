"""Search: stems propose rows, stems and letters together put them in order."""

from __future__ import annotations

from factcli.hits import Hit
from factcli.records import TYPE_CHECKING
from factcli.store.search.index import TextIndex
from factcli.store.search.kept import index_of
from factcli.store.search.letters import Wanted, rarity
from factcli.store.search.words import cleaned, spelled, telling

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcli.store.base import ClaimBase
    from factcli.store.search.index import Proposed

# Of 800 posts, the right claim is among the first 200 by stems for all but a few.
_PROPOSED = 200
# How much letters count beside stems. Flat between 1 and 2.
_LETTERS = 1.5
# In rows that are looked at. What many rows have costs time and tells little.
_BUDGET = 20_000


def search(text: str, where: ClaimBase | TextIndex, limit: int = 10) -> tuple[Hit, ...]:
    """Return the claims of a base, or the sentences of an index, that share most with a text.

    The best come first, `limit` at most. They are where to look; a verdict needs `check`. Never
    raises on any text.
    """
    if isinstance(where, TextIndex):
        return hits(text, where, limit)
    # The title of a claim's row holds names that it goes by, which nobody wrote there.
    return tuple(hit._replace(title="") for hit in hits(text, index_of(where), limit))


def hits(text: str, index: TextIndex, limit: int = 10) -> tuple[Hit, ...]:
    """Return the rows of the index that share most with a text, best first, `limit` at most.

    Never raises on any text.
    """
    asked = cleaned(text)
    words = telling(spelled(asked)) or telling(spelled(text[: len(asked)]))
    if not words or limit <= 0:
        return ()
    with index.lock:
        stems = index.stems.of(words)
        having, sampled, _ = index.having("stem", stems.values())
        kept = _affordable(words, stems, having, len(index) / max(sampled, 1))
        found = index.proposed(kept, max(_PROPOSED, limit))
        if not found:
            return ()
        wanted = Wanted(asked)
        wanted.weigh(*index.having("run", wanted.keys()))
        best = _ordered(found, wanted)[:limit]
        shared = _shared([each for _, each in best], index)
    weights = {stem: rarity(sampled, having.get(stem, 0)) for stem in stems.values()}
    return tuple(
        _hit(rank, score, each, words_, weights)
        for rank, ((score, each), words_) in enumerate(zip(best, shared, strict=True), 1)
    )


def _affordable(
    words: Sequence[str], stems: Mapping[str, str], having: Mapping[str, int], scale: float
) -> list[str]:
    """Return the rarest words, as many as have no more rows than can be looked at."""
    rows = {word: having.get(stems.get(word, ""), 0) * scale for word in words}
    kept: list[str] = []
    spent = 0.0
    for word in sorted(words, key=lambda word: rows[word]):
        spent += rows[word]
        if kept and spent > _BUDGET:
            break
        kept.append(word)
    return kept


def _ordered(found: Sequence[Proposed], wanted: Wanted) -> list[tuple[float, Proposed]]:
    """Return what was proposed with its score between 0 and 1, best first."""
    letters = [wanted.score(f"{each.row.text} {each.row.title}") for each in found]
    most_stems = max(each.weight for each in found) or 1.0
    most_letters = max(letters) or 1.0
    scored = [
        ((each.weight / most_stems + _LETTERS * own / most_letters) / (1 + _LETTERS), each)
        for each, own in zip(found, letters, strict=True)
    ]
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].number))


def _shared(found: Sequence[Proposed], index: TextIndex) -> list[dict[str, str]]:
    """Return for each row its words, each with its stem."""
    rows = [spelled(cleaned(f"{each.row.text} {each.row.title}")) for each in found]
    stems = index.stems.of(word for words in rows for word in words)
    return [{word: stems[word] for word in words if word in stems} for words in rows]


def _hit(
    rank: int, score: float, found: Proposed, words: Mapping[str, str], weights: Mapping[str, float]
) -> Hit:
    """Return a hit with its reasons: the words that it shares, and their share of those asked."""
    shared: dict[str, str] = {}
    for word, stem in words.items():
        if stem in weights:
            shared.setdefault(stem, word)
    whole = sum(weights.values()) or 1.0
    return Hit(
        rank=rank,
        score=round(score, 4),
        number=found.number,
        id=found.row.id,
        text=found.row.text,
        title=found.row.title,
        words=tuple(shared.values()),
        share=round(100 * sum(weights[stem] for stem in shared) / whole),
        file=found.row.file,
        line=found.row.line,
    )
