"""`fmt`: one style, whatever stood there, and the same data in it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from tests.edit.files import files

from factcli.errors import FactcliError
from factcli.store.base import ClaimBase
from factcli.store.edit import BOM, read_text
from factcli.store.edit_format import WIDTH, formatted, same
from factcli.store.files import ClaimFile, collect
from factcli.store.load import load_files

ROOT = Path(__file__).resolve().parents[2]
CASES = sorted((Path(__file__).parent / "format").glob("*.toml"))
COMMENT = re.compile(r"#~[^\n]*")
SLOW = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def data(raw: bytes) -> dict[str, Any]:
    return tomllib.loads(read_text(raw).plain)


@SLOW
@given(files())
def test_it_says_the_same_and_stays_as_it_is(raw: bytes) -> None:
    made = formatted(raw)
    assert same(data(raw), data(made))
    assert formatted(made) == made


@SLOW
@given(files())
def test_no_comment_is_lost_and_line_ends_stay(raw: bytes) -> None:
    before, after = read_text(raw), read_text(formatted(raw))
    assert after.bom == before.bom
    assert after.written.count("\r\n") in (0, after.plain.count("\n"))
    assert ("\r\n" in after.written) == (before.newline == "\r\n")
    # Comments move with their keys; none is made, merged or cut.
    comments = [Counter(map(str.rstrip, COMMENT.findall(t.plain))) for t in (before, after)]
    assert comments[0] == comments[1]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases(path: Path, request: pytest.FixtureRequest) -> None:
    golden = path.with_suffix(".txt")
    made = formatted(path.read_bytes())
    if request.config.getoption("--update-golden"):
        golden.write_bytes(made)
    assert made == golden.read_bytes()
    assert formatted(made) == made


def loaded(changed: dict[str, bytes]) -> ClaimBase:
    found = collect([str(ROOT / "claims")])
    return load_files([ClaimFile(f.path, changed.get(f.path, f.raw)) for f in found], ("claims",))


def timeless(base: ClaimBase) -> tuple[object, ...]:
    """Return all of a base but the lines on which things stand."""
    claims = tuple(replace(claim, line=0) for claim in base.claims)
    entities = {name: replace(each, line=0) for name, each in base.entities.items()}
    properties = {name: replace(each, line=0) for name, each in base.properties.items()}
    problems = [(p.rule, p.file, p.message) for p in base.problems]
    return (
        claims, list(entities.items()), list(properties.items()), list(base.sources.items()),
        base.as_of, base.title, base.language, problems,
    )  # fmt: skip


def untidy(raw: bytes) -> bytes:
    """Return a claim file with its keys in another order and its blanks all over."""
    lines: list[str] = []
    for table in raw.decode().split("\n[[")[1:]:
        head, _, body = table.partition("\n")
        keys = re.split(r"\n(?=[a-z_]+ = )", body.split("\n\n")[0].rstrip("\n"))
        lines += [f"[[{head}", "", *(f"  {key.replace(' = ', '=', 1)}" for key in reversed(keys))]
    return ("factcli=1\r\n" + "\n".join(lines)).encode()


def test_the_claims_of_this_repository_mean_the_same_in_the_style() -> None:
    found = collect([str(ROOT / "claims")])
    before = loaded({})
    after = loaded({file.path: formatted(file.raw) for file in found})
    assert timeless(after) == timeless(before)


def test_an_untidy_file_means_the_same_in_the_style() -> None:
    found = collect([str(ROOT / "claims")])
    mess = {file.path: untidy(file.raw) for file in found if file.path.endswith("raid.toml")}
    before = loaded(mess)
    after = loaded({path: formatted(raw) for path, raw in mess.items()})
    assert mess
    assert timeless(after) == timeless(before)
    for path, raw in mess.items():
        assert formatted(raw) != raw, path


def test_the_claims_of_this_repository_are_in_the_style() -> None:
    untidy = [f.path for f in collect([str(ROOT / "claims")]) if formatted(f.raw) != f.raw]
    assert not untidy, "run factcli fmt, then make demo"


def test_lines_end_before_the_last_column() -> None:
    names = ", ".join(f'"name {number}"' for number in range(60))
    text = f'factcli = 1\n[[entity]]\nid = "x"\naliases = [{names}]\n'
    lines = formatted(text.encode()).decode().splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert len(lines) > 10


@pytest.mark.parametrize(
    "raw",
    [
        b"factcli = \n", b"factcli = 1\n[[claim]\n", b"factcli = 1\nx = [1,\n", b"a = 1\n\xff",
        b'factcli = 1\nx = "a\nb"\n', b"factcli = 1\nfactcli = 1\n", b"\r", b"x = " + b"[" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_toml_is_refused(raw: bytes) -> None:
    with pytest.raises(FactcliError):
        formatted(raw)


@pytest.mark.parametrize(
    ("one", "two"),
    [(1, True), (1, 1.0), ("1", 1), ([1], [1, 1]), ({"a": 1}, {"b": 1}), ([], {}), (0.0, -0.0)],
)
def test_values_of_other_kinds_are_not_the_same(one: object, two: object) -> None:
    assert not same(one, two)
    assert not same(two, one)


def test_a_byte_order_mark_stays() -> None:
    assert formatted(BOM + b"factcli=1\r\n").startswith(BOM + b"factcli = 1\r\n")
