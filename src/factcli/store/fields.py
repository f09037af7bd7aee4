"""The fields of a claim file: the one table that checks, schema and docs are made from.

To add a field, add a line here; validation, the JSON Schema and the reference part of
docs/claim-format.md follow, and a test says when the generated files are behind.
"""

from __future__ import annotations

from factcli.records import NamedTuple

FORMAT = 1

VALUE_KINDS = (
    "entity", "place", "date", "period", "quantity", "quote", "text", "office", "boolean",
)  # fmt: skip
ENTITY_KINDS = ("person", "place", "organisation", "event", "work", "thing", "group", "office")
LEVELS = ("continent", "country", "region", "city", "district", "site")
# As in `model.Verdict`.
VERDICTS = ("supported", "refuted", "mixed", "disputed", "unverifiable")
PRONOUNS = ("he", "she", "it", "they")


class Type(NamedTuple):
    """A kind of content: how it is called, and one to copy."""

    noun: str
    example: str


TYPES: dict[str, Type] = {
    "id": Type("an id: small letters, digits and hyphens", '"beacon-tower"'),
    "text": Type("text", '"The Beacon Tower"'),
    "texts": Type("text or a list of texts", '["one name", "another"]'),
    "flag": Type("true or false", "true"),
    "date": Type("a date", "2024-04-05"),
    "end": Type('a date, or ".." for "goes on"', "2017"),
    "choice": Type("one of a few words", '"person"'),
    "scalar": Type("an entity id, text, a number, true/false or a date", '"rostrand"'),
    "entity": Type("the id of an [[entity]]", '"marenholt"'),
    "party": Type("the id of an [[entity]], or words", '"rostrand"'),
    "parties": Type("ids of entities or words, one or a list", '["rostrand", "the mayor"]'),
    "property": Type("the id of a property, or words", '"designed-by"'),
    "source": Type("the id of a [[source]]", '"gazette"'),
    "claim": Type("the id of a [[claim]]", '"tower-architect"'),
}


class Field(NamedTuple):
    """One key of one table. `pins` marks the slots of a claim that the file decides.

    `mistaken` are other words that authors write for it.
    """

    name: str
    type: str
    doc: str
    example: str
    required: bool = False
    pins: bool = False
    choices: tuple[str, ...] = ()
    mistaken: tuple[str, ...] = ()


_ID = Field(
    "id", "id", "Its name in other tables; once in a base.", '"beacon-tower"', required=True
)

TABLES: dict[str, tuple[Field, ...]] = {
    "base": (
        Field("title", "text", "What the claims are about; reports show it.",
              '"Marenholt, its towers and mayors"', mistaken=("name",)),
        Field("as_of", "date", 'The present day on file, for "is", "still" and "last Friday".',
              "2024-04-06", mistaken=("date", "today", "now")),
        Field("language", "choice", "The language of the claims; en is the only one so far.",
              '"en"', choices=("en",), mistaken=("lang",)),
    ),
    "include": (
        Field("path", "text", "A claim file or a folder of them, seen from this file's folder.",
              '"../countries"', required=True, mistaken=("file", "folder", "from")),
        Field("as", "id", "What the ids of that base begin with here, before a colon.", '"geo"',
              required=True, mistaken=("name", "prefix", "namespace")),
    ),
    "entity": (
        _ID,
        Field("name", "text", "The full name.", '"Livia Rostrand"', required=True,
              mistaken=("title", "label")),
        Field("kind", "choice", "What sort of thing it is.", '"person"', choices=ENTITY_KINDS,
              mistaken=("type", "class")),
        Field("aliases", "texts", 'Every other name; "the …" is a description.',
              '["Rostrand", "the architect"]', mistaken=("alias", "names", "aka")),
        Field("adjective", "texts", "The adjective or demonym made from it.", '"Marenholter"',
              mistaken=("demonym", "adjectives")),
        Field("in", "entity", "The place that it lies in.", '"marenholt"',
              mistaken=("within", "place", "location", "located_in")),
        Field("of", "entity", "What it belongs to: an embassy's country, a firm's owner.",
              '"marenholt"', mistaken=("part_of", "belongs_to")),
        Field("level", "choice", "For places: how large.", '"city"', choices=LEVELS),
        Field("pronoun", "choice", "The pronoun that stands for it.", '"she"', choices=PRONOUNS,
              mistaken=("gender", "pronouns")),
    ),
    "property": (
        _ID._replace(example='"designed-by"'),
        Field("phrases", "texts", "Ways to say it: subject PHRASE value.",
              '["was designed by", "is the work of"]', mistaken=("phrase", "aliases")),
        Field("inverse", "texts", "Ways to say it the other way round: value PHRASE subject.",
              '["designed", "is the architect of"]', mistaken=("inverses", "converse")),
        Field("opposites", "texts", "Ways to say that it is not so.",
              '["was not designed by"]', mistaken=("opposite", "antonyms")),
        Field("value", "choice", "The kind of value it takes.", '"entity"', choices=VALUE_KINDS,
              mistaken=("value_kind", "type", "kind")),
        Field("single", "flag", "A subject has one value at a time.", "true",
              mistaken=("functional", "unique")),
        Field("per_value", "flag", "A value has one subject at a time, as an office one holder.",
              "false"),
    ),
    "source": (
        _ID._replace(example='"gazette"'),
        Field("title", "text", "Its title.", '"A tower for the harbour"', mistaken=("name",)),
        Field("publisher", "text", "Who published it.", '"Marenholt Gazette"',
              mistaken=("author", "by")),
        Field("date", "date", "The day it came out.", "2024-04-06",
              mistaken=("published", "when", "as_of")),
        Field("url", "text", "Where to read it.", '"https://example.org/tower"',
              mistaken=("link", "href")),
        Field("file", "text", "The file of its stored text, in the folder of lint --sources.",
              '"gazette-2024-04-06.txt"', mistaken=("text", "path")),
    ),
    "claim": (
        _ID._replace(example='"tower-architect"'),
        Field("text", "text", "The fact as one plain sentence.",
              '"The Beacon Tower was designed by Livia Rostrand."', required=True,
              mistaken=("claim", "sentence", "statement")),
        Field("source", "source", "Where it comes from.", '"gazette"', required=True,
              mistaken=("sources", "ref", "reference")),
        Field("locator", "text", "Where in the source.", '"paragraph 3"',
              mistaken=("page", "paragraph")),
        Field("excerpt", "text", "The few words of the source that prove it.",
              '"a work of Rostrand"', mistaken=("quote", "evidence")),
        Field("subject", "party", "Who or what it is about.", '"beacon-tower"', pins=True,
              mistaken=("entity", "about")),
        Field("subject_names", "texts", "Other names of the subject, in this claim only.",
              '["the tower"]', mistaken=("subject_aliases",)),
        Field("property", "property", "The kind of fact.", '"designed-by"', pins=True,
              mistaken=("predicate", "relation")),
        Field("phrases", "texts", "Further ways to say it, in this claim only.",
              '["came from the pen of"]', mistaken=("property_phrases",)),
        Field("opposites", "texts", "Further ways to say that it is not so, in this claim only.",
              '["is by somebody other than"]'),
        Field("value", "scalar", "What is said of the subject.", '"rostrand"', pins=True,
              mistaken=("object", "values")),
        Field("value_names", "texts", "Other ways to write the value, in this claim only.",
              '["the young Rostrand"]', mistaken=("value_aliases",)),
        Field("value_kind", "choice", "The kind of value, where the property leaves it open.",
              '"entity"', choices=VALUE_KINDS, mistaken=("value_type", "kind", "type")),
        Field("unit", "text", "What a number counts or measures.", '"m"', pins=True,
              mistaken=("units",)),
        Field("start", "date", "When it began.", "2013", pins=True,
              mistaken=("from", "since", "begin")),
        Field("end", "end", "When it ended.", "2017", pins=True,
              mistaken=("until", "to", "till")),
        Field("when", "date", "When it happened: a point or a stretch of time.", "2024-04-05",
              pins=True, mistaken=("date", "on", "time", "year")),
        Field("place", "party", "Where.", '"marenholt"', pins=True,
              mistaken=("where", "location", "in")),
        Field("by", "party", "Who did it.", '"rostrand"', pins=True, mistaken=("agent",)),
        Field("said_by", "parties", "Who says so: the claim is theirs, not the source's own.",
              '["rostrand"]', pins=True, mistaken=("attributed_to", "speaker", "said")),
        Field("denied_by", "parties", "Who denies it.", '["sommer"]', pins=True,
              mistaken=("disputed_by", "denied")),
        Field("negative", "flag", "The fact is that it is not so.", "true", pins=True,
              mistaken=("not", "negated")),
        Field("plan", "flag", "A plan on file, not a deed.", "true", pins=True,
              mistaken=("planned",)),
        Field("single", "flag", "The subject has one such value at a time; overrides the property.",
              "true", pins=True, mistaken=("functional",)),
        Field("as_of", "date", "The day up to which this claim is known to hold.", "2024-04-06",
              pins=True),
        Field("superseded_by", "claim", "The claim that replaces this one, which then decides "
              "nothing.", '"tower-architect-2"', mistaken=("replaced_by",)),
        Field("superseded_reason", "text", "Why the other claim replaces this one.",
              '"The audit counted the lifts."', mistaken=("reason", "because")),
        Field("verdict", "choice", "What the source, a fact check, finds of the sentence. Only "
              "what is supported or refuted decides.", '"refuted"', choices=VERDICTS),
        Field("rating", "text", "The words of the fact check for it.", '"Mostly false"',
              mistaken=("rated", "alternateName")),
        Field("rating_scale", "text", "The same as a number, with the worst and the best there is.",
              '"2 of 1 to 5"', mistaken=("rating_value", "ratingValue")),
        Field("claimed_by", "texts", "Who said what a fact check is about.", '["Ilse Sommer"]',
              mistaken=("claimant",)),
        Field("claimed_on", "date", "When it was said.", "2024-04-01"),
        Field("claimed_in", "texts", "Where it was said: addresses.",
              '["https://example.org/post/1"]', mistaken=("appearance",)),
        Field("review_by", "date", "The day by which somebody should look at it again.",
              "2027-01-01", mistaken=("review", "expires")),
    ),
}  # fmt: skip

FIELDS: dict[str, dict[str, Field]] = {
    table: {field.name: field for field in fields} for table, fields in TABLES.items()
}


def header(table: str) -> str:
    """Return how a table's header is written."""
    return f"[{table}]" if table == "base" else f"[[{table}]]"
