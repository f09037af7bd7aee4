"""Count how many of the facts that people found in a text `factcli draft` proposes.

    python bench/draft.py ../shared/cases/*.json

Matching rule. A proposal finds a fact when all three are right:

- subject: the fact's subject or one of its aliases, articles and titles aside, is the
  proposal's subject or one of its aliases, or one of the two holds all words of the other;
- value: the same number, date, period or words of a quotation; for names and other text the
  words of one hold those of the other; a yes-or-no fact is met by a proposal whose property
  and value have the content words of its property;
- time: each of start, end and when that the fact has stands in the proposal.

A fact that is told from its other side is the same fact: "A beat B", "B was beaten by A". Its
value is then the proposal's subject, its subject the proposal's value. So is "B was founded by A
on D" where the proposal has A, "founded", B, on D. A proposal is used for one fact at most.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import factcli
from factcli.check import check
from factcli.desk.draft.propose import proposals
from factcli.document.read import parse
from factcli.document.sentences import sentences
from factcli.exchange.claims_out import Heading, write_claims
from factcli.exchange.naming import Names
from factcli.exchange.times import read_time
from factcli.language.lemmas import lemma
from factcli.model import Context, Verdict
from factcli.parse.tagging import closed
from factcli.store.base import iso
from factcli.store.files import ClaimFile
from factcli.store.load import load_files
from factcli.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcli.exchange.records import Record

SCORED_ONLY = frozenset({"court_case", "strike_talks", "city_guide", "software_release"})


def content(text: str) -> set[str]:
    """Return the base forms of a text's words, without those of structure."""
    words = "".join(c if c.isalnum() else " " for c in fold(text)).split()
    return {lemma(w) for w in words if not closed(w)} or set(words)


def alike(one: str, other: str) -> bool:
    """Whether one of two texts holds all words of the other."""
    mine, theirs = content(one), content(other)
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def times(*written: str | None) -> set[tuple[tuple[int, int], tuple[int, int]]]:
    """Return the days from and to which each time may be."""
    found = set()
    for text in written:
        time = read_time(text) if text else None
        for point in (time.start, time.end) if time else ():
            if point is not None:
                found.add((point.low, point.high))
    return found


def same_value(fact: dict[str, Any], made: Record) -> bool:
    """Whether a proposal gives the value of a fact."""
    kind, value = fact["value_type"], str(fact["value"])
    if kind in {"date", "period"}:
        wanted = times(value)
        return bool(wanted) and wanted <= times(made.value, made.start, made.end, made.when)
    if kind == "quantity":
        return made.value_type == "quantity" and number(value) == number(made.value)
    if kind == "quote":
        return made.value_type == "quote" and alike(value, made.value)
    if kind == "boolean":
        return content(str(fact["property"])) <= content(f"{made.property} {made.value}")
    return any(alike(v, made.value) for v in (value, *fact["value_aliases"]))


def number(text: str) -> float | None:
    """Return a figure with its size: "310 million" is 310000000."""
    words = text.replace(",", "").split()
    sizes = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
    try:
        return float(words[0]) * sizes.get(words[1] if len(words) > 1 else "", 1.0)
    except (ValueError, IndexError):
        return None


def found(fact: dict[str, Any], made: Record) -> bool:
    """Whether a proposal finds a fact, by the matching rule."""
    names = (fact["subject"], *fact["subject_aliases"])
    mine = (made.subject, *made.subject_aliases)
    theirs = (made.value, *made.value_aliases)
    if not (_any(names, mine) and same_value(fact, made)) and not _turned(fact, mine, theirs):
        return False
    dated = made.value if made.value_type in {"date", "period"} else None
    wanted = times(fact["start"], fact["end"], fact["when"])
    return wanted <= times(dated, made.start, made.end, made.when)


def _turned(fact: dict[str, Any], mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether a proposal tells a fact from its other side."""
    if fact["value_type"] in {"date", "period"}:
        other = (fact["by"],) if fact["by"] else ()
    elif fact["value_type"] in {"entity", "place", "text"}:
        other = (str(fact["value"]), *fact["value_aliases"])
    else:
        other = ()
    names = (fact["subject"], *fact["subject_aliases"])
    return _any(other, mine) and _any(names, theirs)


def _any(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return any(alike(a, b) for a in some for b in others)


def proposed(pack: dict[str, Any]) -> list[Record]:
    """Return what is proposed from a pack's text."""
    document = parse("text.txt", pack["source_text"].encode())
    texts = [s.text for s in sentences(document)]
    time = read_time(pack["document_date"])
    day = time.start.low[0] if time and time.start else None
    return [record for record, _ in proposals(texts, Context(as_of=day))]


def as_base(pack: dict[str, Any], made: list[Record]) -> tuple[int, int]:
    """Check a pack's untrue statements against the proposals: how many are passed, of how many."""
    heading = Heading(pack["title"], pack["document_date"], "text")
    text = write_claims(heading, tuple(made), Names(tuple(made)))
    base = load_files((ClaimFile("draft.toml", text.encode()),))
    untrue = [s["statement"] for s in pack["statements"] if s["verdict"] != "supported"]
    verdicts = [check(s, base).verdict for s in untrue]
    return sum(v is Verdict.SUPPORTED for v in verdicts), len(untrue)


def score(pack: dict[str, Any], made: list[Record], *, show: bool = False) -> tuple[int, int]:
    """Return how many facts a pack has, and how many of them are proposed."""
    free, hits = list(made), 0
    for fact in pack["facts"]:
        hit = next((m for m in free if found(fact, m)), None)
        hits += hit is not None
        if hit is not None:
            free.remove(hit)
        elif show:
            print(f"  missed: {fact['subject']} | {fact['property']} | {fact['value']}"
                  f" | {fact['when'] or fact['start'] or ''} | {fact['quote']}")  # fmt: skip
    return len(pack["facts"]), hits


def article(folder: Path, text: Path) -> tuple[dict[str, Any], list[Record]]:
    """Return the claims of a folder as facts of the text that they cite, and what is proposed."""
    base = factcli.load(folder)
    facts = [_fact(c, base) for c in base.claims if c.subject_text or c.subject]
    pack = {"source_text": text.read_text("utf-8"), "facts": facts,
            "document_date": iso(base.as_of)}  # fmt: skip
    return pack, proposed(pack)


def _fact(claim: factcli.Claim, base: factcli.ClaimBase) -> dict[str, Any]:
    """Return a claim as the packs have facts; a figure keeps its size."""

    def names(reference: str, text: str, local: tuple[str, ...]) -> tuple[str, ...]:
        known = base.entities.get(reference)
        forms = (known.name, *known.aliases) if known else ()
        return tuple(dict.fromkeys(n for n in (*forms, text, *local) if n))

    subject = names(claim.subject, claim.subject_text, claim.subject_names)
    value = names(claim.value, claim.value_text, claim.value_names)
    ends = {"start": claim.start, "end": claim.end}
    when = claim.when.start if claim.when and claim.when.start == claim.when.end else None
    return {
        "subject": subject[0],
        "subject_aliases": subject[1:],
        "property": claim.property,
        "value": value[0] if value else "true",
        "value_aliases": value[1:],
        "value_type": claim.value_kind or ("text" if value else "boolean"),
        "by": claim.by,
        "when": iso(when.low) if when else None,
        "quote": claim.excerpt,
        **{name: iso(moment.low) if moment else None for name, moment in ends.items()},
    }


def main(arguments: Iterable[str] | None = None) -> int:
    """Print a table of the packs, and of an article if there is one."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("packs", nargs="*", type=Path)
    parser.add_argument("--article", type=Path, help="the text that --claims cites")
    parser.add_argument("--claims", type=Path, default=Path("claims"))
    parser.add_argument("--misses", action="store_true", help="print the facts not found")
    given = parser.parse_args(arguments)
    print("| text | facts | proposed right | share | proposals | untrue passed |")
    print("|---|--:|--:|--:|--:|--:|")
    for path in given.packs:
        pack = json.loads(path.read_text("utf-8"))
        made = proposed(pack)
        facts, hits = score(pack, made, show=given.misses and path.stem not in SCORED_ONLY)
        passed, untrue = as_base(pack, made)
        print(f"| {path.stem} | {facts} | {hits} | {hits / facts:.2f} | {len(made)} "
              f"| {passed} of {untrue} |")  # fmt: skip
    if given.article:
        pack, made = article(given.claims, given.article)
        facts, hits = score(pack, made, show=given.misses)
        print(f"| the article | {facts} | {hits} | {hits / facts:.2f} | {len(made)} | |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
