"""A clean base of 300 claims on three invented topics, with the texts that they quote.

Everything is made from a seed: names of syllables that no dictionary has, figures, days, terms.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Table = dict[str, Any]
FIRST = "Bra Dro Fel Gor Hal Ker Lum Mor Nar Ost Pel Quo Rav Sel Tor Ul Vex Wen Yor Zan".split()
LAST = "bek dax fyn gorth holm kemp lund mott nild quist rik sund tarn vick wold yx".split()
MIDDLE = "a an e el i ir o on u ul".split()
BLOCKS = 10


class Dice:
    """A small generator of numbers that are the same for the same seed, everywhere."""

    def __init__(self, seed: int) -> None:
        self._state = seed * 2 + 1

    def roll(self, sides: int) -> int:
        """Return a number from 0 up to, not with, `sides`."""
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self._state >> 33) % sides

    def pick(self, things: list[Any]) -> Any:  # noqa: ANN401 - one of them
        """Return one of some things."""
        return things[self.roll(len(things))]


@dataclass
class World:
    """A base that is still tables: `files` by topic, and the stored text of each source."""

    files: dict[str, list[tuple[str, Table]]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)

    def tables(self, kind: str) -> list[Table]:
        return [t for rows in self.files.values() for k, t in rows if k == kind]

    def add(self, topic: str, header: str, /, **table: object) -> Table:
        self.files.setdefault(topic, []).append((header, table))
        return table


def toml(kind: str, table: Table) -> str:
    lines = [f"[{kind}]" if kind == "base" else f"[[{kind}]]"]
    for key, value in table.items():
        plain = isinstance(value, dt.date)
        lines.append(f"{key} = {value if plain else json.dumps(value, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


def claim_file(rows: list[tuple[str, Table]]) -> str:
    return "factcli = 1\n\n" + "\n".join(toml(kind, table) for kind, table in rows)


class Maker:
    """Makes the world of one seed."""

    def __init__(self, seed: int) -> None:
        self.dice = Dice(seed)
        self.world = World()
        self._names: set[str] = set()
        self._count = 0

    def name(self) -> str:
        while True:
            made = self.dice.pick(FIRST) + self.dice.pick(MIDDLE) + self.dice.pick(LAST)
            if made not in self._names:
                self._names.add(made)
                return str(made)

    def person(self, topic: str) -> str:
        first, last = self.name(), self.name()
        self.world.add(topic, "entity", id=last.lower(), name=f"{first} {last}", kind="person",
                       aliases=[last])  # fmt: skip
        return last.lower()

    def called(self, entity: str) -> str:
        return str(next(t["name"] for t in self.world.tables("entity") if t["id"] == entity))

    def claim(self, topic: str, source: str, text: str, excerpt: str = "", **more: object) -> None:
        """Add a claim, and its excerpt to the text of its source."""
        self._count += 1
        excerpt = excerpt or text.rstrip(".")
        self.world.texts.setdefault(source, []).append(
            text if excerpt in text else f"As is known, {excerpt}."
        )
        self.world.add(topic, "claim", id=f"{topic}-{self._count}", text=text, source=source,
                       locator=f"paragraph {self._count}", excerpt=excerpt, **more)  # fmt: skip

    def source(self, topic: str, block: int) -> str:
        source = f"{topic}-source-{block}"
        self.world.add(topic, "source", id=source, title=f"The {topic} of {self.name()}",
                       publisher="The Marenholt Gazette", date=dt.date(2024, 6, 1))  # fmt: skip
        return source

    def made(self) -> World:
        self.world.add("bridges", "base", title="Invented", as_of=dt.date(2024, 6, 1))
        for block in range(BLOCKS):
            self.bridges(self.source("bridges", block))
            self.firms(self.source("firms", block))
            self.towns(self.source("towns", block))
        return self.world

    def day(self) -> dt.date:
        return dt.date(1900 + self.dice.roll(120), 1 + self.dice.roll(12), 1 + self.dice.roll(28))

    def bridges(self, source: str) -> None:
        """Add ten claims about two bridges."""
        for _ in range(2):
            name = f"{self.name()} Bridge"
            bridge = name.lower().replace(" ", "-")
            self.world.add("bridges", "entity", id=bridge, name=name, kind="work")
            engineer = self.person("bridges")
            who, day = self.called(engineer), self.day()
            metres, lanes = 200 + self.dice.roll(900), 2 + self.dice.roll(5)
            opened = f"{day:%A}, {day.day} {day:%B} {day.year}"
            say = self.claim
            say("bridges", source, f"The {name} is {metres} metres long.", subject=bridge,
                property="is long", phrases=["is long", "has a length of"], value=metres,
                value_kind="quantity", unit="metres", single=True)  # fmt: skip
            say("bridges", source, f"The {name} opened on {opened}.",
                excerpt=f"{name} opened on {opened}")  # fmt: skip
            say("bridges", source, f"{who} designed the {name}.", subject=engineer,
                property="designed", phrases=["designed", "is the designer of"],
                value=bridge)  # fmt: skip
            say("bridges", source, f"The {name} has {lanes} lanes.")
            say("bridges", source, f"The {name} was repaired in {day.year + 3}.",
                subject=bridge, property="was repaired in", value=day.year + 3,
                value_kind="date", when=day.year + 3)  # fmt: skip

    def firms(self, source: str) -> None:
        """Add ten claims about two firms."""
        for _ in range(2):
            name = f"{self.name()} Mills"
            firm = name.lower().replace(" ", "-")
            self.world.add("firms", "entity", id=firm, name=name, kind="organisation")
            founder, critic = self.person("firms"), self.person("firms")
            year, staff = 1880 + self.dice.roll(100), 100 + self.dice.roll(5000)
            say = self.claim
            say("firms", source, f"{name} was founded in {year}.", subject=firm,
                property="was founded in", value=year, value_kind="date", when=year)  # fmt: skip
            say("firms", source, f"{name} employs {staff} people.", excerpt=f"employs {staff}")
            say("firms", source, f"{self.called(founder)} founded {name}.", subject=founder,
                property="founded", value=firm)  # fmt: skip
            say("firms", source, f"{name} polluted the river.", subject=firm,
                property="polluted", value="the river", said_by=[critic],
                review_by=dt.date(2030, 1, 1))  # fmt: skip
            say("firms", source, f"{self.called(critic)} sued {name}.")

    def towns(self, source: str) -> None:
        """Add ten claims about a town, its mayors and its festival."""
        name = self.name()
        town, office = name.lower(), f"mayor-of-{name.lower()}"
        self.world.add("towns", "entity", id=town, name=name, kind="place", level="city")
        self.world.add("towns", "entity", id=office, name=f"mayor of {name}", kind="office",
                       of=town)  # fmt: skip
        start, people = 1950 + self.dice.roll(40), 5000 + self.dice.roll(90000)
        say = self.claim
        for term in range(3):
            mayor, first = self.person("towns"), start + 4 * term
            said = f"{self.called(mayor)} was mayor of {name} from {first} to {first + 4}."
            say("towns", source, said, subject=mayor, property="holds-office", value=office,
                start=first, end=first + 4)  # fmt: skip
        for term in range(3, 6):
            mayor, first = self.person("towns"), start + 4 * term
            said = f"{self.called(mayor)} was mayor of {name} from {first} to {first + 4}."
            say("towns", source, said)
        feast, guests = f"{self.name()} Festival", 500 + self.dice.roll(9000)
        say("towns", source, f"{name} has {people} inhabitants.", excerpt=f"{people} inhabitants")
        say("towns", source, f"The {feast} takes place in {name}.")
        say("towns", source, f"The {feast} drew {guests} visitors in {start + 30}.")
        say("towns", source, f"{self.called(mayor)} was born in {name}.", subject=mayor,
            property="born-in", value=town)  # fmt: skip


def texts(world: World) -> Iterator[tuple[str, str]]:
    """Yield the name and the content of each stored text."""
    for source, sentences in world.texts.items():
        yield f"{source}.txt", "\n\n".join(sentences) + "\n"
