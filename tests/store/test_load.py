"""Loading: what a base holds, what is refused, and that nothing else is ever raised."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcli.errors import BrokenBaseError, FactcliError, NoBaseError
from factcli.model import Claim, Grain
from factcli.report import Severity
from factcli.store.base import ClaimBase
from factcli.store.fields import TABLES
from factcli.store.files import ClaimFile
from factcli.store.load import load, load_files

HEAD = """factcli = 1
[[source]]
id = "gazette"
date = 2024-04-06
[[entity]]
id = "rostrand"
name = "Livia Rostrand"
kind = "person"
aliases = ["L. Rostrand", "the architect"]
adjective = ["Rostrandian", "Rostrandish"]
[[entity]]
id = "marenholt"
name = "Marenholt"
kind = "place"
level = "city"
[[entity]]
id = "beacon-tower"
name = "The Beacon Tower"
in = "marenholt"
of = "rostrand"
pronoun = "it"
"""


def base_of(text: str, *more: str) -> ClaimBase:
    texts = (HEAD + text, *more)
    return load_files([ClaimFile(f"{i}.toml", each.encode()) for i, each in enumerate(texts)])


def claim_of(keys: str) -> Claim:
    text = f'[[claim]]\nid = "c"\ntext = "The tower  is\thigh."\nsource = "gazette"\n{keys}'
    base = base_of(text)
    assert not base.problems
    return base.claims[0]


def iso(day: int) -> str:
    return dt.date.fromordinal(day).isoformat()


def test_the_least_claim_is_an_id_a_text_and_a_source() -> None:
    claim = claim_of("")
    assert (claim.id, claim.text, claim.source) == ("c", "The tower is high.", "gazette")
    assert (claim.file, claim.line) == ("0.toml", 22)
    assert claim.pinned == frozenset()
    assert claim == Claim("c", text=claim.text, source="gazette", file="0.toml", line=22)


def test_entities_keep_all_they_say() -> None:
    base = base_of('[[claim]]\nid = "c"\ntext = "x"\nsource = "gazette"\n')
    tower, architect = base.entities["beacon-tower"], base.entities["rostrand"]
    assert (tower.within, tower.of, tower.pronoun, tower.kind) == (
        "marenholt", "rostrand", "it", "thing",
    )  # fmt: skip
    assert (architect.adjective, architect.adjectives) == (
        "Rostrandian", ("Rostrandian", "Rostrandish"),
    )  # fmt: skip
    assert architect.aliases == ("L. Rostrand", "the architect")
    assert (architect.file, architect.line) == ("0.toml", 5)


@pytest.mark.parametrize(
    ("written", "entity", "words"),
    [
        ("rostrand", "rostrand", ""),
        ("Livia Rostrand", "rostrand", ""),
        ("LIVIA  ROSTRAND", "rostrand", ""),
        ("The Architect", "rostrand", ""),
        ("Livia Rostrand's sister", "", "Livia Rostrand's sister"),
        ("Ilse Sommer", "", "Ilse Sommer"),
    ],
)
def test_a_subject_is_an_entity_or_words(written: str, entity: str, words: str) -> None:
    claim = claim_of(f'subject = "{written}"\nby = "{written}"\nsaid_by = "{written}"\n')
    assert (claim.subject, claim.subject_text) == (entity, words)
    assert claim.by == (entity or words)
    assert claim.said_by == (entity or words,)
    assert claim.pinned == {"subject", "by", "said_by"}


@pytest.mark.parametrize(
    ("written", "kind", "words"),
    [
        ('"Rostrand & Sons"', "", "Rostrand & Sons"),
        ("212", "quantity", "212"),
        ("12_500_000", "quantity", "12500000"),
        ("62.4e6", "quantity", "62400000"),
        ("8.5", "quantity", "8.5"),
        ("1e22", "quantity", "10000000000000000000000"),
        ("true", "boolean", "true"),
        ("2024-04-05", "date", "2024-04-05"),
        ("2024-04-05T10:30:00Z", "date", "2024-04-05"),
        ('"1_000 men"', "", "1_000 men"),
    ],
)
def test_a_value_is_kept_as_words_with_its_kind(written: str, kind: str, words: str) -> None:
    claim = claim_of(f"value = {written}\n")
    assert (claim.value, claim.value_kind, claim.value_text) == ("", kind, words)


def test_a_value_that_names_an_entity_is_it_unless_plain_words_are_meant() -> None:
    assert claim_of('value = "the architect"\n').value == "rostrand"
    words = claim_of('value = "the architect"\nvalue_kind = "text"\n')
    assert (words.value, words.value_text) == ("", "the architect")
    quote = claim_of('property = "stated"\nvalue = "the architect"\n')
    assert (quote.value, quote.value_text, quote.value_kind) == ("", "the architect", "quote")


def test_a_number_for_a_date_property_is_a_year() -> None:
    claim = claim_of('property = "founded-on"\nvalue = 1911\n')
    assert (claim.value_kind, claim.value_text) == ("date", "1911")


def test_a_property_in_words_is_its_own_first_phrase() -> None:
    claim = claim_of('property = "had a turnout of"\nphrases = ["drew"]\n')
    assert claim.property == "had a turnout of"
    assert claim.phrases == ("had a turnout of", "drew")


@pytest.mark.parametrize(
    ("keys", "start", "end", "open_end"),
    [
        ("start = 2013\nend = 2017", "2013-01-01", "2017-12-31", False),
        ('start = "2013/2017"', "2013-01-01", "2017-12-31", False),
        ('start = "2013/.."', "2013-01-01", None, True),
        ('start = 2013\nend = ".."', "2013-01-01", None, True),
        ("start = 2013-05-02", "2013-05-02", None, False),
        ("end = 2017-03-01T10:00:00", None, "2017-03-01", False),
        ('start = "2025-01-08T21:00/2025-01-09T15:00"', "2025-01-08", "2025-01-09", False),
    ],
)
def test_times_that_last(keys: str, start: str | None, end: str | None, *, open_end: bool) -> None:
    claim = claim_of(keys + "\n")
    assert (iso(claim.start.low) if claim.start else None) == start
    assert (iso(claim.end.high) if claim.end else None) == end
    assert claim.open_end is open_end
    assert claim.when is None


@pytest.mark.parametrize(
    ("written", "low", "high", "grain"),
    [
        ("2024-04-05", "2024-04-05", "2024-04-05", Grain.DAY),
        ('"2024-04"', "2024-04-01", "2024-04-30", Grain.MONTH),
        ("2013", "2013-01-01", "2013-12-31", Grain.YEAR),
        ('"199X"', "1990-01-01", "1999-12-31", Grain.DECADE),
        ('"2013/2017"', "2013-01-01", "2017-12-31", Grain.YEAR),
    ],
)
def test_times_of_what_happened(written: str, low: str, high: str, grain: Grain) -> None:
    when = claim_of(f"when = {written}\n").when
    assert when is not None
    assert when.start is not None
    assert when.end is not None
    assert (iso(when.start.low), iso(when.end.high), when.start.grain) == (low, high, grain)


def test_times_that_contradict_are_warned_of_and_left_out() -> None:
    base = base_of(
        '[[claim]]\nid = "c"\ntext = "x"\nsource = "gazette"\nstart = 2017\nend = 2013\n'
        "when = 2015\n"
    )
    claim = base.claims[0]
    assert (claim.start, claim.end) == (None, None)
    assert claim.when is not None
    assert [(each.rule, each.severity) for each in base.problems] == [
        ("end-before-start", Severity.WARNING)
    ]


def test_the_present_is_the_bases_own_or_its_newest_sources() -> None:
    claim = '[[claim]]\nid = "c"\ntext = "x"\nsource = "gazette"\n'
    older = 'factcli = 1\n[[source]]\nid = "older"\ndate = "2024-03"\n'
    own = "factcli = 1\n[base]\nas_of = 2023\n"
    assert base_of(claim, older).info().as_of == "2024-04-06"
    assert base_of(claim, own).info().as_of == "2023-12-31"
    bare = 'factcli = 1\n[[source]]\nid = "s"\n[[claim]]\nid = "c"\ntext = "x"\nsource = "s"\n'
    assert load_files([ClaimFile("x.toml", bare.encode())]).as_of is None


def test_references_between_files_work_and_line_ends_do_not_matter() -> None:
    other = '\ufefffactcli = 1\r\n[[claim]]\r\nid = "c"\r\ntext = "x"\r\nsource = "gazette"\r\n'
    base = base_of("", other)
    assert [claim.file for claim in base.claims] == ["1.toml"]
    assert base.claim("c") is base.claims[0]
    assert base.claim("d") is None


def test_a_property_of_a_file_lies_over_the_general_one() -> None:
    base = base_of(
        '[[property]]\nid = "designed-by"\nphrases = ["sprang from the mind of"]\nsingle = true\n'
        '[[claim]]\nid = "c"\ntext = "x"\nsource = "gazette"\n'
    )
    made = base.properties["designed-by"]
    assert made.phrases[:2] == ("sprang from the mind of", "was designed by")
    assert (made.single, made.value, made.file) == (True, "entity", "0.toml")
    assert base.properties["written-by"].file == ""


def conflicts_of(first: str, second: str) -> list[str]:
    head = '[[claim]]\ntext = "x"\nsource = "gazette"\nsubject = "beacon-tower"\n'
    base = base_of(f'{head}id = "a"\n{first}\n{head}id = "b"\n{second}\n')
    return [problem.rule for problem in base.problems]


HEIGHT = 'property = "height"\nunit = "m"\n'
HOME = 'property = "lives-in"\n'


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (HEIGHT + "value = 212", HEIGHT + "value = 219"),
        (HOME + 'value = "Rome"\nstart = 2013\nend = 2017', HOME + 'value = "Oslo"\nstart = 2015'),
        (HOME + 'value = "Rome"\nwhen = 2015', HOME + 'value = "Oslo"\nwhen = 2015'),
        (
            'property = "designed-by"\nvalue = "rostrand"',
            'property = "designed-by"\nvalue = "the architect"\nnegative = true',
        ),
        ('property = "paints"\nvalue = "red"\nsingle = true',
         'property = "paints"\nvalue = "blue"\nsingle = true'),
    ],
)  # fmt: skip
def test_claims_that_contradict_each_other_are_warned_of(first: str, second: str) -> None:
    assert conflicts_of(first, second) == ["claims-conflict"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (HEIGHT + "value = 212", HEIGHT + "value = 212"),
        (HEIGHT + "value = 212", 'property = "height"\nunit = "feet"\nvalue = 696'),
        (HEIGHT + "value = 212", HEIGHT + 'value = 219\nsuperseded_by = "a"'),
        (HEIGHT + "value = 212", HEIGHT + 'value = 219\nsaid_by = "the builders"'),
        (HEIGHT + "value = 212", HEIGHT + "value = 219\nplan = true"),
        (HEIGHT + "value = 212", HEIGHT + "value = 219\nsingle = false"),
        (HEIGHT + "value = 212\nwhen = 2013", HEIGHT + "value = 219\nwhen = 2014"),
        (HEIGHT + "value = 212\nwhen = 2013", HEIGHT + "value = 219"),
        (HOME + 'value = "Rome"\nstart = 2013\nend = 2017', HOME + 'value = "Oslo"\nstart = 2017'),
        (HOME + 'value = "marenholt"', HOME + 'value = "Marenholt"'),
        (HOME + 'value = "marenholt"', HOME + 'value = "rostrand"\nvalue_names = ["Marenholt"]'),
        (HOME + 'value = "marenholt"', HOME + 'value = "beacon-tower"'),
        (HOME + 'value = "Rome"', HOME + 'value = "the old town of Rome"'),
        ('property = "visited"\nvalue = "Rome"', 'property = "visited"\nvalue = "Oslo"'),
        (HEIGHT + 'value = 1\nplace = "Rome"', HEIGHT + 'value = 2\nplace = "Oslo"'),
    ],
)
def test_claims_that_may_both_hold_are_left_alone(first: str, second: str) -> None:
    assert conflicts_of(first, second) == []


def test_names_inside_one_claim_may_repeat() -> None:
    keys = 'source = "gazette"\ntext = "x"\nsubject_names = ["the tower"]\nvalue_names = ["it"]\n'
    base = base_of(f'[[claim]]\nid = "a"\n{keys}[[claim]]\nid = "b"\n{keys}')
    assert not base.problems


# --- what is refused -------------------------------------------------------------------


def reason(*paths: str | Path) -> str:
    with pytest.raises(NoBaseError) as caught:
        load([str(path) for path in paths])
    assert caught.value.hint
    return str(caught.value)


def test_paths_that_are_no_claims(tmp_path: Path) -> None:
    assert "not there" in reason(tmp_path / "none")
    assert "no claim file" in reason(tmp_path)
    assert "is empty" in reason("")
    assert "cannot be read" in reason("a\0b")
    assert "cannot be read" in reason("a" * 5000)
    (tmp_path / "x.toml").write_text("title = 1\n")
    assert "other kinds there: 1" in reason(tmp_path)
    assert "no claims path" in reason()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_odd_files_are_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    assert "a named pipe" in reason(pipe)
    assert "a named pipe" in reason(tmp_path)
    pipe.unlink()
    (tmp_path / "a.toml").symlink_to("b.toml")
    (tmp_path / "b.toml").symlink_to("a.toml")
    assert "cannot be read" in reason(tmp_path / "a.toml")
    (tmp_path / "a.toml").unlink()
    assert "a link to nothing" in reason(tmp_path)
    assert "a device" in reason("/dev/null")


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root reads everything")
def test_unreadable_files_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    file.write_text(HEAD)
    file.chmod(0)
    assert "cannot be read" in reason(file)
    assert "cannot be read" in reason(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_folder_that_links_to_itself_is_read_once(tmp_path: Path) -> None:
    claims = tmp_path / "claims"
    claims.mkdir()
    text = HEAD + '[[claim]]\nid = "c"\ntext = "x"\nsource = "gazette"\n'
    (claims / "x.toml").write_text(text)
    (claims / ".#x.toml").symlink_to("nobody@nowhere")
    (claims / "loop").symlink_to(claims)
    (claims / "deep").mkdir()
    (claims / "deep" / "other.toml").write_text("[tool]\n")
    base = load([str(claims), str(claims / "x.toml")])
    assert len(base.claims) == 1
    assert base.paths == (str(claims), str(claims / "x.toml"))


def test_an_empty_base_is_an_error() -> None:
    with pytest.raises(NoBaseError, match="no claim in"):
        base_of("")


def test_a_file_named_by_hand_must_be_a_claim_file(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text('[tool]\nname = "x"\n')
    with pytest.raises(BrokenBaseError) as caught:
        load([str(file)])
    assert [problem.rule for problem in caught.value.problems] == ["format", "unknown-table"]


def test_an_id_in_two_paths_is_an_error(tmp_path: Path) -> None:
    text = HEAD + '[[claim]]\nid = "c"\ntext = "x"\nsource = "gazette"\n'
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(text)
    with pytest.raises(BrokenBaseError) as caught:
        load([str(tmp_path / "a.toml"), str(tmp_path / "b.toml")])
    assert {problem.rule for problem in caught.value.problems} == {"duplicate-id"}


def test_files_are_read_in_one_order_whatever_the_disk_says(tmp_path: Path) -> None:
    (tmp_path / "z").mkdir()
    (tmp_path / "0.toml").write_text(HEAD)
    for name in ("b.toml", "a.toml", "z/c.toml", "z/B.TOML"):
        key = name.replace("/", "-").replace(".", "-").lower()
        (tmp_path / name).write_text(
            f'factcli = 1\n[[claim]]\nid = "{key}"\ntext = "x"\nsource = "gazette"\n'
        )
    found = [claim.id for claim in load([str(tmp_path)]).claims]
    assert found == ["a-toml", "b-toml", "z-b-toml", "z-c-toml"]


KEYS = [field.name for fields in TABLES.values() for field in fields]
NAMES = st.sampled_from([*TABLES, "factcli", "claims", *KEYS])
CONTENTS = st.sampled_from([
    '"rostrand"', '"x"', '""', "1", "true", "2024-04-05", '"2013/.."', '".."', "inf", "[]", "{}",
    '["a", 1]', "[[]]", "07:30:00", '"\\u0000"', "nan", "-5", "99999", '"2024-02-31"', "{a = 1}",
    '"beacon-towr"', "yes", '"', "[1", "'''", "2024-02-31",
])  # fmt: skip
LINES = st.one_of(
    st.builds("{} = {}".format, NAMES, CONTENTS),
    st.builds("[[{}]]".format, NAMES),
    st.builds("[{}]".format, NAMES),
    st.sampled_from(['id = "rostrand"', 'in = "rostrand"', 'superseded_by = "rostrand"', "x"]),
)


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES, max_size=14))
def test_any_claim_file_loads_or_is_refused_in_words(lines: list[str]) -> None:
    refused_in_words("factcli = 1\n" + "\n".join(lines))


@settings(deadline=None, max_examples=200)
@given(st.one_of(st.text(max_size=80), st.binary(max_size=80)))
def test_any_bytes_are_refused_in_words(content: str | bytes) -> None:
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    refused_in_words(b"factcli = 1\n" + raw)


def refused_in_words(content: str | bytes) -> None:
    raw = content.encode() if isinstance(content, str) else content
    refusal: FactcliError | None = None
    try:
        load_files([ClaimFile("a.toml", raw), ClaimFile("b.toml", HEAD.encode())])
    except FactcliError as error:
        refusal = error
    if isinstance(refusal, BrokenBaseError):
        assert refusal.problems
        for problem in refusal.problems:
            assert problem.message
            assert problem.hint
            assert min(problem.line, problem.column, problem.width) >= 1
    elif refusal:
        assert refusal.hint
