"""A name that is a word of the language, which every other sentence may hold."""

from __future__ import annotations

from factcli.desk.lint.ground import Place, told
from factcli.language import wordfile
from factcli.language.lemmas import lemma
from factcli.parse.tagging import closed
from factcli.parse.vocabulary import name_words
from factcli.records import TYPE_CHECKING
from factcli.report import Severity
from factcli.store.references import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.desk.lint.ground import Ground
    from factcli.report import Diagnostic

ID = "common-alias"
_ARTICLES = ("the ", "a ", "an ")
# How often a corpus of some 200,000 words has it: "will" 600 times, "rose" as a verb 20.
_OFTEN = 5.0


def find(ground: Ground) -> Iterator[Diagnostic]:
    """Yield the aliases of one word that ordinary sentences use for other things."""
    for record in ground.tables("entity"):
        for index, alias in enumerate(texts(record.table.get("aliases"))):
            if not common(alias):
                continue
            listed = isinstance(record.table["aliases"], list)
            yield told(
                ID, Severity.WARNING, Place(record, ("aliases", index) if listed else ("aliases",)),
                f'"{alias}" is a common word; wherever it stands, this entity is meant',
                f'write "the {alias.lower()}" if it is a description, a longer name, or give it '
                "to single claims as subject_names or value_names",
            )  # fmt: skip


def common(name: str) -> bool:
    """Tell whether a name is one word that ordinary sentences use for other things."""
    if name.lower().startswith(_ARTICLES):
        return False
    words = name_words(name)
    if len(words) != 1:
        return False
    # All capitals are short for something: "WHO" in a text is rarely "who".
    if name.isupper() and len(name) > 1:
        return False
    word = words[0]
    uses = sum(sense.uses for sense in wordfile.senses(lemma(word)))
    return bool(closed(word)) or uses >= _OFTEN
