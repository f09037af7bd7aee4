"""The seeds: every claim of the repository as a sentence, and of further packs where they are.

A claim gives its own sentence, its excerpt where that stands alone, and the report of it where
the file holds it as somebody's word.
"""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.metamorphic.variants import Seed, capital, full_stop, mentions, names, small

from factcli.exchange.bring_in import bring_in
from factcli.store.load import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcli.model import Claim
    from factcli.store.base import ClaimBase

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("claims", "tests/topics/lighthouse", "tests/topics/volleyball")
PACKS = ROOT / "tests" / "topics" / "packs"
# Packs that are not part of the repository; they are tried where they stand beside it.
FURTHER = ROOT.parent / "shared" / "cases"

# A sentence that leans on the one before it is no seed.
_LEANING = re.compile(
    r"(?:he|she|it|they|its|his|her|their|this|that|these|those|there)\b", re.IGNORECASE
)
_SPEECH = re.compile(
    r"\b(?:sa(?:y|ys|id)|claims?|accuses?d?|alleges?d?|decried|called|[^\W\d]+ed as)\b"
)


def bases(*, further: bool = False) -> dict[str, ClaimBase]:
    """Return the claim bases by name; `further` adds the packs beside the repository."""
    found = {Path(folder).name: load([str(ROOT / folder)]) for folder in FOLDERS}
    files = [*sorted(PACKS.glob("*.json")), *(sorted(FURTHER.glob("*.json")) if further else ())]
    with TemporaryDirectory() as name:
        for file in files:
            folder = Path(name) / file.stem
            bring_in(file, folder)
            found[file.stem] = load([str(folder)])
    return found


def seeds(found: dict[str, ClaimBase]) -> list[Seed]:
    """Return the seeds of bases, numbered in order."""
    rows: Iterable[tuple[str, ClaimBase, Claim, str]] = (
        (pack, base, claim, text)
        for pack, base in found.items()
        for claim in base.claims
        if not claim.superseded_by
        for text in dict.fromkeys(_sentences(claim, base))
    )
    return [Seed(base, claim, text, pack, n) for n, (pack, base, claim, text) in enumerate(rows)]


def _sentences(claim: Claim, base: ClaimBase) -> Iterator[str]:
    text = full_stop(claim.text)
    if not claim.said_by:
        yield text
        if claim.excerpt[:1].isupper() and claim.excerpt.endswith(".") and _alone(claim.excerpt):
            yield claim.excerpt
    elif claim.value_kind == "quote" or _SPEECH.search(text):
        yield text
    elif speaker := _speaker(claim, base):
        yield f"{capital(speaker)} says that {small(text, base)}"


def _alone(excerpt: str) -> bool:
    return not _LEANING.match(excerpt) and ";" not in excerpt and "which" not in excerpt


def _speaker(claim: Claim, base: ClaimBase) -> str:
    entity = base.entities.get(claim.said_by[0])
    if entity is None:
        return claim.said_by[0]
    named = any(m.entity.id == entity.id for m in mentions(claim.text, base))
    return "" if named else names(entity)[0] if entity.kind == "person" else entity.name
