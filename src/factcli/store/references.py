"""Whether the tables of all files fit together: ids once, references to what exists.

`Names` is what one has to know to tell an entity's id or name from plain words.
"""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.store.checks import is_id
from factcli.store.fields import TABLES, header
from factcli.store.suggest import Speller
from factcli.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from factcli.report import Problem
    from factcli.store.validate import Record

_STRICT = {"entity": "entity", "source": "source", "claim": "claim"}
_CHAINS = (("entity", "in"), ("entity", "of"), ("claim", "superseded_by"))
PLAIN_KINDS = frozenset(("date", "period", "quantity", "quote", "text", "boolean"))
_SHORTEST_GUESS = 5
_SHOWN_IDS = 8


def texts(value: object) -> tuple[str, ...]:
    """Return a text or a list of texts as a tuple, runs of white space made one space."""
    if isinstance(value, str):
        value = (value,)
    if not isinstance(value, (list, tuple)):
        return ()
    return tuple(" ".join(item.split()) for item in value if isinstance(item, str))


def text(value: object) -> str:
    """Return a text with runs of white space made one space, "" for anything else."""
    return " ".join(value.split()) if isinstance(value, str) else ""


class Names:
    """The ids of a base by kind of table, and the entities by folded name.

    `lost` are ids in parts of files that could not be read: they are there, only unread.
    """

    def __init__(self, records: Sequence[Record], lost: Iterable[tuple[str, str]] = ()) -> None:
        self.records: dict[str, dict[str, Record]] = {table: {} for table in TABLES}
        self.owners: dict[str, dict[str, tuple[str, ...]]] = {}
        self.lost: dict[str, set[str]] = {table: set() for table in TABLES}
        for record in records:
            name = record.table.get("id")
            if isinstance(name, str):
                self.records[record.kind].setdefault(name, record)
        for kind, name in lost:
            self.lost.setdefault(kind, set()).add(name)
        self.spellers = {kind: Speller(known) for kind, known in self.records.items()}
        for name, record in self.records["entity"].items():
            for key in ("name", "aliases"):
                for word in texts(record.table.get(key)):
                    self.owners.setdefault(fold(word), {}).setdefault(name, (key, word))

    def known(self, kind: str, name: str) -> bool:
        """Say whether a table of this kind has this id, in a damaged part too."""
        return name in self.records[kind] or name in self.lost[kind]

    def entity(self, words: str) -> str:
        """Return the id of the one entity that is meant by an id or a name, or ""."""
        if words in self.records["entity"]:
            return words
        owners = self.owners.get(fold(words), {})
        return next(iter(owners)) if len(owners) == 1 else ""


def check(records: Sequence[Record], names: Names, library: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong between the tables of a base."""
    yield from _duplicates(records, names)
    properties = {*library, *names.records["property"], *names.lost["property"]}
    spellers = (
        Speller(name for name in properties if "-" not in name),
        Speller(properties),
    )
    for record in records:
        for field in TABLES[record.kind]:
            if field.name in record.table:
                if field.type in _STRICT:
                    yield from _strict(record, field.name, _STRICT[field.type], names)
                elif field.type in ("party", "parties", "scalar"):
                    yield from _party(record, field.name, names)
                elif field.type == "property":
                    yield from _property(record, properties, spellers)
    for kind, key in _CHAINS:
        yield from _loops(names.records[kind], key)


def _duplicates(records: Sequence[Record], names: Names) -> Iterator[Problem]:
    bases = [record for record in records if record.kind == "base"]
    for record in bases[1:]:
        first = f"{bases[0].document.file}:{bases[0].line}"
        yield record.problem("second-base", "a second [base] table",
                             f"the first is at {first}; a base has one")  # fmt: skip
    for record in records:
        name = record.table.get("id")
        if not isinstance(name, str):
            continue
        holder = names.records[record.kind][name]
        if holder is not record:
            spot = holder.problem("", "", "", "id")
            yield record.problem(
                "duplicate-id", f'a second {header(record.kind)} with the id "{name}"',
                f"the first is at {spot.file}:{spot.line}:{spot.column}", "id")  # fmt: skip


def _strict(record: Record, key: str, kind: str, names: Names) -> Iterator[Problem]:
    word = record.table[key]
    if not isinstance(word, str) or not word.strip() or names.known(kind, word):
        return
    owner = names.entity(word) if kind == "entity" else ""
    near = owner or names.spellers[kind].nearest(word)
    hint = f'did you mean {key} = "{near}"?' if near else _on_file(kind, names.records[kind])
    yield record.problem(
        "unknown-reference", f'no {header(kind)} has the id "{word[:60]}"', hint, key)  # fmt: skip


def _on_file(kind: str, known: Mapping[str, Record]) -> str:
    if not known:
        return f"add a {header(kind)} with this id"
    shown = ", ".join(list(known)[:_SHOWN_IDS]) + (", …" if len(known) > _SHOWN_IDS else "")
    return f"ids on file: {shown}"


def _party(record: Record, key: str, names: Names) -> Iterator[Problem]:
    """Complain of words that look like an id of an entity with a slip in it."""
    content = record.table[key]
    if key == "value" and record.table.get("value_kind") in PLAIN_KINDS:
        return
    words = content if isinstance(content, list) else [content]
    for index, word in enumerate(words):
        if not isinstance(word, str) or names.known("entity", word) or names.entity(word):
            continue
        if not _looks_like_id(word) and not _included(word, names):
            continue
        near = names.spellers["entity"].nearest(word, 82 if "-" in word else 85)
        if near:
            keys = (key, index) if isinstance(content, list) else (key,)
            escape = 'set value_kind = "text"' if key == "value" else "write them with a capital"
            yield record.problem(
                "unknown-reference", f'no [[entity]] has the id "{word}"',
                f'did you mean "{near}"? If plain words are meant, {escape}', *keys)  # fmt: skip


def _included(word: str, names: Names) -> bool:
    """Whether a word begins like the ids of an included base: "geo:tol"."""
    space, sign, _ = word.partition(":")
    start = f"{space}{sign}"
    return bool(sign) and is_id(space) and any(n.startswith(start) for n in names.records["entity"])


def _property(
    record: Record, known: Collection[str], spellers: tuple[Speller, Speller]
) -> Iterator[Problem]:
    """Complain of words that look like an id of a property with a slip in it."""
    word = record.table["property"]
    if not isinstance(word, str) or word in known or not _looks_like_id(word):
        return
    hyphened = "-" in word
    near = spellers[hyphened].nearest(word, 82 if hyphened else 88)
    if near or hyphened:
        hint = f'did you mean "{near}"? ' if near else "add a [[property]] with this id. "
        yield record.problem(
            "unknown-reference", f'no property has the id "{word}"',
            hint + "If plain words are meant, write them with spaces", "property")  # fmt: skip


def _looks_like_id(word: str) -> bool:
    return is_id(word) and len(word) >= _SHORTEST_GUESS and not word.replace("-", "").isdigit()


def _loops(records: Mapping[str, Record], key: str) -> Iterator[Problem]:
    """Complain, once a loop, of things that lie in (or are replaced by) themselves."""
    done: set[str] = set()
    for start in records:
        trail: dict[str, None] = {}
        name: object = start
        while isinstance(name, str) and name in records and name not in done and name not in trail:
            trail[name] = None
            name = records[name].table.get(key)
        if isinstance(name, str) and name in trail:
            loop = [*list(trail)[list(trail).index(name) :], name]
            shown = " → ".join(loop[:_SHOWN_IDS])
            yield records[name].problem(
                "loop", f'"{key}" leads back to where it began', f"take out one of: {shown}", key
            )
        done.update(trail)
