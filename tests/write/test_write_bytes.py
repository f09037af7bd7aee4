"""The commands on files of every make: what they do not change stays, byte for byte."""

from __future__ import annotations

import os
import re
import stat
import subprocess
from pathlib import Path

import pytest
from tests.cli.driver import command, run, surroundings

from factcli.desk.init import example
from factcli.store.load import load

ADD = ("--source", "gazette", "--yes", "-q")
# Tables of all kinds between each other, comments in every place.
MIXED = """\
# first
factcli = 1 # the format
[[claim]] # one
id = "a" # its id
# why
text = "The mole is 3 metres long."
source = "gazette"

   # indented, and then a source
[[source]]
id = 'gazette'


[[claim]]
text = '''
The pier is
9 metres long.'''
source = "gazette"
# in between
id = "b"
[[entity]]
name = "Otto Vell"
id = "vell"
[base]
title = "Names # and [[claim]]"
# last"""
KINDS = {
    "plain": MIXED.encode() + b"\n",
    "no end": MIXED.encode(),
    "crlf": MIXED.replace("\n", "\r\n").encode() + b"\r\n",
    "crlf, no end": MIXED.replace("\n", "\r\n").encode(),
    "mixed ends": MIXED.replace("\n", "\r\n", 9).encode() + b"\n",
    "bom": b"\xef\xbb\xbf" + MIXED.encode() + b"\n",
    "bom and crlf": b"\xef\xbb\xbf" + MIXED.replace("\n", "\r\n").encode(),
    "blank lines at the end": MIXED.encode() + b"\n\n\n",
    "a blank at the end": MIXED.encode() + b"\n\t",
}


@pytest.fixture(params=KINDS)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    file = tmp_path / "claims.toml"
    file.write_bytes(KINDS[request.param])
    file.chmod(0o640)
    return file


def ends(raw: bytes) -> set[bytes]:
    return set(re.findall(rb"\r?\n", raw))


def test_add_leaves_every_other_byte(path: Path) -> None:
    before = path.read_bytes()
    for number in (1, 2):
        ended = run("add", f"The quay {number} is old", *ADD, "-c", str(path))
        assert ended.status == 0, ended.err
    after = path.read_bytes()
    assert after.startswith(before)
    assert after.endswith(b"\n") == before.endswith(b"\n")
    if len(ends(before)) == 1:
        assert ends(after) == ends(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    texts = [claim.text for claim in load([str(path)]).claims]
    assert texts == [
        "The mole is 3 metres long.", "The pier is 9 metres long.",
        "The quay 1 is old.", "The quay 2 is old.",
    ]  # fmt: skip


def test_retract_leaves_every_other_byte(path: Path) -> None:
    before = path.read_bytes()
    ended = run("retract", "b", "--by", "a", "--reason", 'A "slip".', "-c", str(path))
    assert ended.status == 0, ended.err
    after = path.read_bytes()
    lines = after.splitlines(keepends=True)
    new = [line for line in lines if line.startswith(b"superseded_")]
    assert [line.rstrip() for line in new] == [
        b'superseded_by = "a"', rb'superseded_reason = "A \"slip\"."',
    ]  # fmt: skip
    assert b"".join(line for line in lines if line not in new) == before
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    # They stand behind the last key that comes before them, not behind the comment.
    assert lines[lines.index(new[0]) - 1].startswith(b'id = "b"')


def test_fmt_keeps_the_kind_of_file(path: Path) -> None:
    before = path.read_bytes()
    claims = [(c.id, c.text, c.source) for c in load([str(path)]).claims]
    assert run("fmt", str(path)).status == 0
    after = path.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf") == before.startswith(b"\xef\xbb\xbf")
    assert len(ends(after)) == 1
    assert after.count(b"#") == before.count(b"#")
    assert [(c.id, c.text, c.source) for c in load([str(path)]).claims] == claims
    assert run("fmt", "--check", str(path)).status == 0


def test_a_base_without_a_claim_takes_its_first(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    path.write_text('factcli = 1\n\n[[source]]\nid = "gazette"\n', "utf-8")
    assert run("add", "The mole is old", *ADD, "-c", str(path)).status == 0
    assert [claim.id for claim in load([str(path)]).claims] == ["mole-old"]


def test_a_claim_goes_where_its_like_stands(tmp_path: Path) -> None:
    head = 'factcli = 1\n\n[[claim]]\nid = "{}"\ntext = "{}"\nsource = "gazette"\n'
    (tmp_path / "a.toml").write_text(head.format("m", "The mole is 3 metres long."), "utf-8")
    (tmp_path / "b.toml").write_text(head.format("v", "Otto Vell was born in 1961."), "utf-8")
    (tmp_path / "s.toml").write_text('factcli = 1\n[[source]]\nid = "gazette"\n', "utf-8")
    for text, name in (("Otto Vell died in 2040", "b"), ("The mole is 4 metres wide", "a")):
        before = {file: file.read_bytes() for file in tmp_path.iterdir()}
        assert run("add", text, *ADD, "-c", str(tmp_path)).status == 0
        changed = [file.stem for file, raw in before.items() if file.read_bytes() != raw]
        assert changed == [name]


@pytest.mark.parametrize(
    "raw",
    [
        b"factcli = 1\n[[claim]\n", b"factcli = 1\nclaim = 3\n", b"\xff", b"",
        b'factcli = 1\n[[claim]]\nid = "a"\n',
        b'factcli = 1\n[[source]]\nid = "gazette"\n[[source]]\nid = "gazette"\n',
    ],
)  # fmt: skip
def test_nothing_is_written_to_a_broken_base(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "claims.toml"
    path.write_bytes(raw)
    for words in (
        ("add", "The mole is old", *ADD),
        ("retract", "a", "--by", "b", "--reason", "x"),
    ):
        ended = run(*words, "-c", str(path))
        assert (ended.status, ended.out) == (2, "")
        assert "error" in ended.err
        assert "Traceback" not in ended.err
        assert path.read_bytes() == raw
        assert os.listdir(tmp_path) == ["claims.toml"]


def test_an_inline_claim_is_told_and_left(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    claims = [f"{{ id = '{name}', text = 'The {name} is old.', source = 's' }}" for name in "ab"]
    inline = f"claim = [\n{', '.join(claims)} ]\n[[source]]\nid = 's'\n"
    path.write_text(f"factcli = 1\n{inline}", "utf-8")
    before = path.read_bytes()
    ended = run("retract", "a", "--by", "b", "--reason", "x", "-c", str(path))
    assert ended.status == 2
    assert "written inline and cannot be edited; nothing was written" in ended.err
    ended = run("add", "The quay is old", "--source", "s", "--yes", "-c", str(path))
    assert ended.status == 2
    assert "nothing was written" in ended.err
    assert path.read_bytes() == before


def test_what_steers_a_terminal_is_written_out(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    path.write_text(example(), "utf-8")
    words = "The mole \x1b[31mis\u202e old"
    ended = run("add", words, *ADD[:-1], "--excerpt", "a\nb\x07\udcff", "-c", str(path))
    assert ended.status == 0
    assert not {"\x1b", "\u202e", "\x07"} & set(ended.out + ended.err)
    claim = load([str(path)]).claims[-1]
    assert (claim.text, claim.excerpt) == (f"{words}.", "a b\x07\ufffd")
    assert not {"\x1b", "\u202e", "\x07"} & set(path.read_text("utf-8"))


@pytest.mark.skipif(os.name == "nt", reason="folders are locked on Unix")
def test_of_many_at_once_none_covers_another(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    path.write_text(example(), "utf-8")
    runs = {
        f"n{number}": subprocess.Popen(
            command(
                "add", f"The mole {number} is old", *ADD, "--id", f"n{number}", "-c", str(path)
            ),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=surroundings(),
        )
        for number in range(4)
    }
    written = set()
    for name, process in runs.items():
        _, told = process.communicate(timeout=120)
        if process.returncode == 0:
            written.add(name)
        else:
            assert b"has changed since it was read; nothing was written" in told
    assert written
    found = {claim.id for claim in load([str(path)]).claims}
    assert found == {"tower-height", "rostrand-office"} | written
