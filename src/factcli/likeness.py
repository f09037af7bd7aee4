"""How alike two texts are, as rapidfuzz has it, for the few pairs of a short run.

To load rapidfuzz takes longer than to compare some hundreds of texts here. Both give the
same figures, to the last bit; whoever compares more asks the library.
"""

from __future__ import annotations

# So many texts take as long as loading the library.
FEW = 200
# Blanks that rapidfuzz takes for blanks in some texts and for letters in others.
_ODD = frozenset("\x85\xa0")
_HAIR = 1e-6  # what the two ways to reckon may differ by


def common(one: str, other: str) -> int:
    """Return the length of the longest common subsequence (Hyyrö's bit-parallel way)."""
    full = (1 << len(one)) - 1
    places: dict[str, int] = {}
    for place, letter in enumerate(one):
        places[letter] = places.get(letter, 0) | 1 << place
    row = full
    for letter in other:
        hit = row & places.get(letter, 0)
        row = (row + hit | row - hit) & full
    return len(one) - row.bit_count()


def most_alike(one: str, other: str) -> float:
    """Return how alike, in per cent, two words with these letters are in the best order.

    Never less than the ratio that rapidfuzz gives them, but by a hair more: the ratio is the
    longest common subsequence, twice, in both lengths, and holds no letter more often than
    both words do.
    """
    together = len(one) + len(other)
    shared = sum(min(one.count(c), other.count(c)) for c in set(one))
    return 200 * shared / together + _HAIR if together else 100


def token_set_ratio(one: str, other: str) -> float:
    """Return how alike the sets of words of two texts are, in per cent."""
    if not _ODD.isdisjoint(one) or not _ODD.isdisjoint(other):
        from rapidfuzz import fuzz

        return fuzz.token_set_ratio(one, other)
    mine, its = set(one.split()), set(other.split())
    if not mine or not its:
        return 0.0
    both = mine & its
    if both and (mine <= its or its <= mine):
        return 100.0
    first, second = " ".join(sorted(mine - its)), " ".join(sorted(its - mine))
    shared = len(" ".join(both))
    blank = 1 if shared else 0
    longer = shared + blank + len(first), shared + blank + len(second)
    apart = len(first) + len(second) - 2 * common(first, second)
    found = _share(apart, sum(longer))
    if not shared:
        return found
    rests = (_share(length - shared, shared + length) for length in longer)
    return max(found, *rests)


def _share(apart: int, length: int) -> float:
    return 100.0 - 100 * apart / length if length else 100.0
