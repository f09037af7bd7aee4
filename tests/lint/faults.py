"""Faults planted into the invented base, one kind a rule, each where nothing else is wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.lint.invented import Dice, Table, World

COMMON = "will may rose march mark bill hope crown watch stone".split()
MANY = 60


@dataclass
class Planted:
    """A fault: its rule, and the file and id (or piece of text) where it has to be found."""

    rule: str
    topic: str
    mark: str


@dataclass
class Sowing:
    """A world while faults are planted in it: no table gets two."""

    world: World
    dice: Dice
    used: set[int] = field(default_factory=set)
    planted: list[Planted] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    # What is done to a file's text once it is written: topic, old, new.
    later: list[tuple[str, str, str]] = field(default_factory=list)
    lost_texts: set[str] = field(default_factory=set)

    def take(self, kind: str, fits: Callable[[Table], bool] = lambda _: True) -> tuple[str, Table]:
        """Return a table that is as it was made, with its topic, and keep it for one fault."""
        rows = [
            (topic, table)
            for topic, tables in sorted(self.world.files.items())
            for made, table in tables
            if made == kind and id(table) not in self.used and fits(table)
        ]
        topic, table = rows[self.dice.roll(len(rows))]
        self.used.add(id(table))
        return topic, table

    def claim(self, fits: Callable[[Table], bool] = lambda _: True) -> tuple[str, Table]:
        return self.take("claim", lambda c: fits(c) and not _of_mayor(c))

    def term(self, fits: Callable[[Table], bool] = lambda _: True) -> tuple[str, Table]:
        """Return a mayor's term. A town gets one fault: without its time a term meets all."""
        topic, claim = self.take("claim", lambda c: fits(c) and _of_mayor(c))
        for other in self.world.tables("claim"):
            if other.get("source") == claim["source"] and _of_mayor(other):
                self.used.add(id(other))
        return topic, claim

    def note(self, rule: str, topic: str, table: Table) -> None:
        self.planted.append(Planted(rule, topic, f'id = "{table["id"]}"'))


def _of_mayor(claim: Table) -> bool:
    return " was mayor of " in claim["text"]


def _key(rule: str, key: str, value: object) -> Callable[[Sowing], None]:
    """Return a fault that writes a key of a claim."""

    def plant(sowing: Sowing) -> None:
        topic, claim = sowing.claim(lambda c: "value_kind" not in c and "single" not in c)
        claim[key] = value
        sowing.note(rule, topic, claim)

    return plant


def _text(rule: str, old: str, new: str) -> Callable[[Sowing], None]:
    """Return a fault of a claim's written text; a # in it is the number of the fault."""

    def plant(sowing: Sowing) -> None:
        topic, claim = sowing.claim()
        made = new.replace("#", str(len(sowing.planted)))
        head = f'[[claim]]\nid = "{claim["id"]}"\n'
        body = head + f'text = "{claim["text"]}"\n'
        sowing.later.append((topic, body, body.replace(old, made, 1)))
        sowing.note(rule, topic, claim)

    return plant


def _file(rule: str, text: str, mark: str) -> Callable[[Sowing], None]:
    """Return a fault that is a file of its own."""

    def plant(sowing: Sowing) -> None:
        name = f"extra-{len(sowing.files)}"
        sowing.files[name] = text
        sowing.planted.append(Planted(rule, name, mark))

    return plant


def duplicate_id(sowing: Sowing) -> None:
    """Give two claims one id; the later one is told."""
    _, one = sowing.claim(_is_single)
    _, two = sowing.claim(_is_single)
    topic, later = _in_order(sowing, one, two)[-1]
    one["id"] = two["id"]
    sowing.planted.append(Planted("duplicate-id", topic, f'text = "{later["text"]}"'))


def _in_order(sowing: Sowing, one: Table, two: Table) -> list[tuple[str, Table]]:
    """Return two tables with their topics, in the order of the files."""
    return [
        (topic, table)
        for topic, rows in sorted(sowing.world.files.items())
        for _, table in rows
        if table is one or table is two
    ]


def loop(sowing: Sowing) -> None:
    _, claim = sowing.claim(_is_single)
    _, other = sowing.claim(_is_single)
    claim["superseded_by"], other["superseded_by"] = other["id"], claim["id"]
    # The one of the two that comes first is told.
    sowing.note("loop", *_in_order(sowing, claim, other)[0])


def _is_single(claim: Table) -> bool:
    return "lanes" in claim["text"] or "employs" in claim["text"]


def end_before_start(sowing: Sowing) -> None:
    topic, claim = sowing.term(lambda c: "end" in c)
    claim["start"], claim["end"] = claim["end"], claim["start"]
    sowing.note("end-before-start", topic, claim)


def two_ends(sowing: Sowing) -> None:
    topic, claim = sowing.term(lambda c: "end" in c)
    claim["start"] = f"{claim['start']}/{claim['end']}"
    sowing.note("two-ends", topic, claim)


def claims_conflict(sowing: Sowing) -> None:
    """Say it again with another figure: in a sentence alone, or pinned."""
    topic, claim = sowing.claim(
        lambda c: any(w in c["text"] for w in ("metres long", "lanes", "employs", "inhabitants"))
    )
    figure = next(word for word in claim["text"].split() if word.isdigit())
    other = str(int(figure) * 2 + 1 + sowing.dice.roll(40))
    again = {k: v for k, v in claim.items() if k != "excerpt"}
    again |= {"id": f"{claim['id']}-again", "text": claim["text"].replace(figure, other)}
    if "value" in claim:
        again["value"] = int(other)
    sowing.world.files[topic].append(("claim", again))
    sowing.used.add(id(again))
    sowing.note("claims-conflict", topic, again)


def two_holders(sowing: Sowing) -> None:
    """Put somebody else into an office in the middle of a term."""
    topic, claim = sowing.term()
    first = int(claim["text"].split(" from ")[1].split(" to ")[0])
    who = "Ysolde Brennwick" if sowing.dice.roll(2) else "Torvin Askegaard"
    text = claim["text"].split(" was ")[1].replace(str(first), str(first + 1))
    again = {"id": f"{claim['id']}-too", "text": f"{who} was {text}", "source": claim["source"]}
    if "value" in claim:
        again |= {"subject": who, "property": "holds-office", "value": claim["value"]}
        again |= {"start": first + 1, "end": first + 4}
    sowing.world.files[topic].append(("claim", again))
    sowing.used.add(id(again))
    sowing.note("two-holders", topic, again)


def shared_name(sowing: Sowing) -> None:
    _, one = sowing.take("entity", lambda e: "aliases" in e)
    _, two = sowing.take("entity", lambda e: "aliases" in e)
    one["aliases"] = [*one["aliases"], two["name"].upper()]
    sowing.note("shared-name", *_in_order(sowing, one, two)[-1])


def ambiguous_alias(sowing: Sowing) -> None:
    _, one = sowing.take("entity", lambda e: "aliases" in e)
    _, two = sowing.take("entity", lambda e: "aliases" not in e)
    one["aliases"] = [*one["aliases"], f"the {two['name']}"]
    sowing.note("ambiguous-alias", *_in_order(sowing, one, two)[-1])


def common_alias(sowing: Sowing) -> None:
    topic, entity = sowing.take("entity", lambda e: "aliases" in e)
    entity["aliases"] = [*entity["aliases"], COMMON.pop(0).capitalize()]
    COMMON.append(entity["aliases"][-1].lower())
    sowing.note("common-alias", topic, entity)


def repeated_name(sowing: Sowing) -> None:
    topic, entity = sowing.take("entity", lambda e: "aliases" in e)
    entity["aliases"] = [*entity["aliases"], entity["name"].upper()]
    sowing.note("repeated-name", topic, entity)


def unused_entity(sowing: Sowing) -> None:
    name = f"Qarvelindo{sowing.dice.roll(1000)}"
    entity = sowing.world.add("firms", "entity", id=name.lower(), name=name)
    sowing.used.add(id(entity))
    sowing.note("unused-entity", "firms", entity)


def excerpt_without_value(sowing: Sowing) -> None:
    """Quote what the source says of something else."""
    # "The river" that one mill polluted stands in what is said of another.
    topic, claim = sowing.claim(
        lambda c: ("value" in c and "said_by" not in c) or "employs" in c["text"]
    )
    source = claim["source"]
    others = [
        table
        for _, table in sowing.world.files[topic]
        if "excerpt" in table and table.get("source") != source
    ]
    claim["excerpt"] = sowing.dice.pick(others)["excerpt"]
    sowing.world.texts[source].append(f"Elsewhere, {claim['excerpt']}.")
    sowing.note("excerpt-without-value", topic, claim)


def excerpt_not_in_source(sowing: Sowing) -> None:
    topic, claim = sowing.claim(lambda c: len(c.get("excerpt", "").split()) > 3)
    words = claim["excerpt"].split()
    place = 1 + sowing.dice.roll(len(words) - 1)
    claim["excerpt"] = " ".join([*words[:place], "surely", *words[place:]])
    sowing.note("excerpt-not-in-source", topic, claim)


def no_stored_text(sowing: Sowing) -> None:
    topic, source = sowing.take("source", lambda s: "title" in s)
    # The excerpts of its claims must then not be looked up for another fault.
    for claim in sowing.world.tables("claim"):
        if claim.get("source") == source["id"]:
            sowing.used.add(id(claim))
    sowing.lost_texts.add(source["id"])
    sowing.note("no-stored-text", topic, source)


def missing_source(sowing: Sowing) -> None:
    topic, source = sowing.take("source")
    del source["title"]
    sowing.note("missing-source", topic, source)


def impossible_value(sowing: Sowing) -> None:
    topic, claim = sowing.claim(lambda c: "opened on" in c["text"])
    weekday, _, rest = claim["text"].split(" opened on ")[1].partition(", ")
    if sowing.dice.roll(2):
        bad = f"30 February {rest.rstrip('.').split()[-1]}"
    else:
        days = [f"{dt.date(2024, 1, number):%A}" for number in range(1, 8)]
        bad = f"{days[(days.index(weekday) + 1 + sowing.dice.roll(6)) % 7]}, {rest.rstrip('.')}"
    claim["text"] = f"{claim['text'].split(' opened on ')[0]} opened on {bad}."
    sowing.note("impossible-value", topic, claim)


def no_speaker(sowing: Sowing) -> None:
    topic, claim = sowing.claim(lambda c: "said_by" in c)
    speaker = claim.pop("said_by")
    if sowing.dice.roll(2):
        claim["denied_by"] = speaker
    else:
        claim["text"] = claim["text"].replace(" polluted", " allegedly polluted")
    sowing.note("no-speaker", topic, claim)


def unreachable(sowing: Sowing) -> None:
    topic, claim = sowing.claim(lambda c: " has " in c["text"] or "takes place" in c["text"])
    hedge = ("probably", "perhaps", "possibly")[sowing.dice.roll(3)]
    claim["text"] = claim["text"].replace(" has ", f" {hedge} has ")
    claim["text"] = claim["text"].replace(" takes place ", f" {hedge} takes place ")
    sowing.note("unreachable", topic, claim)


def missing_key(sowing: Sowing) -> None:
    topic, claim = sowing.claim()
    del claim["source"]
    sowing.note("missing-key", topic, claim)


FAULTS: dict[str, Callable[[Sowing], None]] = {
    "unknown-key": _key("unknown-key", "sorce", "x"),
    "missing-key": missing_key,
    "wrong-type": _key("wrong-type", "single", "yes"),
    "empty": _key("empty", "place", ""),
    "bad-choice": _key("bad-choice", "value_kind", "number"),
    "bad-date": _key("bad-date", "when", "2023-02-29"),
    "unknown-reference": _key("unknown-reference", "superseded_by", "nobody-knows"),
    "bad-id": _text("bad-id", 'id = "', 'id = "No '),
    "unknown-table": _text("unknown-table", "[[claim]]", "[[fact-#]]"),
    "duplicate-id": duplicate_id,
    "loop": loop,
    "end-before-start": end_before_start,
    "two-ends": two_ends,
    "claims-conflict": claims_conflict,
    "two-holders": two_holders,
    "shared-name": shared_name,
    "ambiguous-alias": ambiguous_alias,
    "common-alias": common_alias,
    "excerpt-not-in-source": excerpt_not_in_source,
    "excerpt-without-value": excerpt_without_value,
    "impossible-value": impossible_value,
    "missing-source": missing_source,
    "no-speaker": no_speaker,
    "no-stored-text": no_stored_text,
    "repeated-name": repeated_name,
    "stale": _key("stale", "review_by", dt.date(2024, 5, 31)),
    "unreachable": unreachable,
    "unused-entity": unused_entity,
    "second-base": _file("second-base", 'factcli = 1\n\n[base]\ntitle = "Too"\n', "[base]"),
    "format": _file("format", "factcli = 7\n", "factcli = 7"),
}
# These leave a file that is mended to be read; then no entity counts as unused.
DAMAGE: dict[str, Callable[[Sowing], None]] = {
    "syntax": _text("syntax", 'text = "', "text = "),
    "encoding": _text("encoding", 'text = "', 'text = "\udcff'),
    "duplicate-key": _text("duplicate-key", "[[claim]]\n", '[[claim]]\nid = "twice"\n'),
}
