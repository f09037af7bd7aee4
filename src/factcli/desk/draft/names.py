"""Who and what a text names: full names, with the short forms that stand for them alone."""

from __future__ import annotations

import re
from collections import Counter

from factcli.language import words
from factcli.parse.atoms import NAME
from factcli.parse.gather import gather
from factcli.parse.vocabulary import Vocabulary, name_words
from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcli.model import Context

_INITIALS = re.compile(r"\(\s*([A-Z]{2,8})\s*\)")
_SMALL = frozenset({"of", "the", "and", "for", "de", "la"})


class Named(NamedTuple):
    """A name as the text has it in full, and the other forms that it has for it."""

    name: str
    aliases: tuple[str, ...] = ()


def names_in(sentences: Iterable[str], ctx: Context) -> tuple[Named, ...]:
    """Return the names of a text in the order in which they come, each once."""
    found: dict[str, None] = {}
    initials: dict[str, str] = {}
    nobody = Vocabulary()
    for sentence in sentences:
        for atom in gather(sentence, nobody, ctx):
            if atom.kind != NAME:
                continue
            name = bare(sentence[atom.span.start : atom.span.end])
            if name and any(c.isupper() for c in name):
                found.setdefault(name)
                short = _INITIALS.match(sentence[atom.span.end :].lstrip())
                if short and _stands_for(short.group(1), name):
                    initials[short.group(1)] = name
    return tuple(_grouped(list(found), initials))


def bare(name: str) -> str:
    """Return a name without article and title: "Dr Ada Lund" is Ada Lund."""
    return apart(name)[1]


def apart(name: str) -> tuple[str, str]:
    """Return what stands before a name and the name: ("Brandonian Prime Minister", "Ada Lund").

    Only where the last word before it says that it is a person, so that "Prime Minister
    Street" keeps its first words.
    """
    parts = name.split()
    if len(parts) > 1 and parts[0].lower() == "the":
        del parts[0]
    persons = words("entity_kinds", "person") | words("entity_kinds", "first_person")
    titles = [i for i, p in enumerate(parts[:-1]) if p.strip(".").lower() in persons]
    cut = titles[-1] + 1 if titles and titles[-1] + 1 < len(parts) else 0
    plain = " ".join(parts[cut:])
    return " ".join(parts[:cut]), plain.removesuffix("'s").removesuffix("’s")


def vocabulary_of(names: Sequence[Named]) -> Vocabulary:
    """Return what the parser has to know to read the names as one thing each."""
    made = Vocabulary()
    for named in names:
        made.add(named.name, (named.name, *named.aliases))
    return made


def _grouped(found: list[str], initials: dict[str, str]) -> Iterable[Named]:
    """Yield each full name with the shorter ones that can only be short for it."""
    keys = {name: name_words(name) for name in found}
    longer = {
        name: [o for o in found if len(keys[o]) > len(keys[name]) and _short(keys[name], keys[o])]
        for name in found
    }
    # A short form of a short form belongs to the longest.
    whole = {n: max(o, key=lambda other: len(keys[other])) for n, o in longer.items() if _one(o)}
    counted = Counter(initials.values())
    for name in found:
        if name in whole or name in initials:
            continue
        aliases = [n for n, full in whole.items() if full == name]
        aliases += [s for s, full in initials.items() if full == name and counted[full] == 1]
        yield Named(name, tuple(dict.fromkeys(aliases)))


def _short(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a name can be short for another: its first word, or its last words.

    "Harbour" may be the Harbour Museum Trust; the Harbour Museum is another thing.
    """
    return other[-len(one) :] == one or (len(one) == 1 and other[0] == one[0])


def _one(others: Sequence[str]) -> bool:
    """Whether these are forms of one name, so that a short form cannot mean two."""
    if not others:
        return False
    longest = name_words(max(others, key=lambda other: len(name_words(other))))
    return all(_short(name_words(o), longest) for o in others)


def _stands_for(initials: str, name: str) -> bool:
    firsts = "".join(w[0] for w in name_words(name) if w not in _SMALL)
    return firsts.upper() == initials
