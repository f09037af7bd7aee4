from __future__ import annotations

import csv
import json
import tomllib
from pathlib import Path

import pytest
from tests.exchange.import_samples import FULL, fact, write_json

from factcli.cli.app import run
from factcli.cli.guard import guarded
from factcli.store.load import load

PACKS = Path(__file__).resolve().parents[3] / "shared" / "cases"


@pytest.fixture(autouse=True)
def _in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def imported(*arguments: str) -> int:
    return guarded(lambda: run(["import", *arguments]))


def tree(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_writes_one_file_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_json(tmp_path / "f.json", FULL, name="tower", document_date="2024-06-01")
    assert imported("f.json", "--to", "new/claims") == 0
    printed = capsys.readouterr()
    assert printed.out == "1 claim and 6 entities written to new/claims/tower.toml\n"
    assert printed.err == ""
    base = load(["new/claims"])
    assert (base.problems, [claim.id for claim in base.claims]) == ((), ["t1"])
    assert (tmp_path / "new/claims/tower.toml").stat().st_mode & 0o777 == 0o666 & ~_umask()


def _umask() -> int:
    import os

    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_every_problem_is_told_and_nothing_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = fact(id="b", start="2017", end="2013", subjct="x")
    write_json(tmp_path / "f.json", fact(value_type="dat"), bad, {"id": "c"})
    assert imported("f.json", "--to", "claims") == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    lines = printed.err.splitlines()
    assert [line.split(": ")[1] for line in lines[:7]] == [
        "row 1, column value_type",
        "row 2, column subjct",
        "row 2, column end",
        *(f"row 3, column {name}" for name in ("subject", "property", "value", "value_type")),
    ]
    assert lines[7] == "factcli: error: f.json: 7 problems; nothing was written"
    assert not (tmp_path / "claims").exists()


def test_warnings_are_told_and_all_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_json(tmp_path / "f.json", fact(disputed_by="Ohm"))
    assert imported("f.json", "--to", "claims") == 0
    printed = capsys.readouterr()
    assert printed.err.startswith("f.json: row 1, column disputed_by: warning: ")
    assert printed.out.endswith("written to claims/f.toml\n")


def test_a_folder_with_files_needs_merge(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_json(tmp_path / "f.json", fact(), name="tower", document_date="2024-06-01")
    assert imported("f.json", "--to", "claims") == 0
    before = tree(tmp_path / "claims")
    write_json(tmp_path / "g.json", fact(id="t2"), name="tower", document_date="2025-01-01")
    assert imported("g.json", "--to", "claims") == 2
    assert "claims is not empty\n  give --merge" in capsys.readouterr().err
    assert tree(tmp_path / "claims") == before
    assert imported("g.json", "--to", "claims", "--merge") == 0
    base = load(["claims"])
    assert {claim.id for claim in base.claims} == {"t1", "t2"}
    assert list(base.entities) == ["beacon-tower"]
    assert sorted(base.sources) == ["tower", "tower-2"]
    assert base.problems == ()
    after = tree(tmp_path / "claims")
    assert after["tower.toml"] == before["tower.toml"]
    added = tomllib.loads(after["tower-2.toml"].decode())
    assert str(added["claim"][0]["as_of"]) == "2025-01-01"


def test_merging_refuses_ids_on_file_and_broken_bases(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_json(tmp_path / "f.json", fact())
    assert imported("f.json", "--to", "claims") == 0
    capsys.readouterr()
    assert imported("f.json", "--to", "claims", "--merge") == 2
    assert (
        "f.json: row 1, column id: “t1” is on file already: claims/f.toml:17 "
        in capsys.readouterr().err
    )
    (tmp_path / "claims" / "x.toml").write_text("factcli = 1\n[[claim]]\nid = 3\n")
    before = tree(tmp_path / "claims")
    write_json(tmp_path / "g.json", fact(id="t2"))
    assert imported("g.json", "--to", "claims", "--merge") == 2
    assert "claims/x.toml:3:6" in capsys.readouterr().err
    assert tree(tmp_path / "claims") == before


def test_merging_into_a_folder_of_other_files(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "f.toml").write_text("[tool]\n")
    write_json(tmp_path / "f.json", fact(), document_date="2024-06-01")
    assert imported("f.json", "--to", "claims", "--merge") == 0
    assert (tmp_path / "claims" / "f.toml").read_text() == "[tool]\n"
    assert "[base]" in (tmp_path / "claims" / "f-2.toml").read_text()


def test_title_date_map_and_format(tmp_path: Path) -> None:
    (tmp_path / "facts.txt").write_text(
        "id\tName\tproperty\tvalue\tvalue_type\tNotes\na\tTower\tis\told\ttext\tx\n"
    )
    options = ("--from", "CSV", "--map", "Name=subject", "--map", "Notes=", "--title", "A day",
               "--date", "2024-06")  # fmt: skip
    assert imported("facts.txt", "--to", "claims", *options) == 0
    base = load(["claims"])
    assert (base.title, base.sources["facts"].date) == ("A day", "2024-06")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["f.json"], "--to"),
        (["f.json", "--to", "claims", "--from", "jsn"], "there is no format 'jsn'\n"),
        (["f.txt", "--to", "claims"], "f.txt: its name does not tell its format\n"),
        (["none.json", "--to", "claims"], "none.json: No such file or directory"),
        (["f.json", "--to", "claims", "--map", "x"], "--map “x” is not COLUMN=FIELD"),
        (["f.json", "--to", "claims", "--date", "soon"],
         "f.json: column document_date: “soon” is not a date"),
        (["f.json", "--to", "f.json"], "f.json: Not a directory"),
        (["f.json", "--to", "f.json/x"], "Not a directory"),
        (["e.json", "--to", "claims"], "e.json: holds no facts"),
    ],
)  # fmt: skip
def test_usage(
    tmp_path: Path, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write_json(tmp_path / "f.json", fact())
    (tmp_path / "e.json").write_text("[]")
    assert imported(*arguments) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "claims").exists()


def test_untrusted_text_is_shown_and_not_obeyed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_json(tmp_path / "f.json", fact(value_type="\x1b[2J"), fact(id="\x1b[1m", value="\u202e"))
    assert imported("f.json", "--to", "claims") == 2
    printed = capsys.readouterr()
    assert "\x1b" not in printed.err
    assert "\u202e" not in printed.err


def test_all_formats_give_the_same_claims(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    cells = [
        "|".join(cell) if isinstance(cell, list) else "" if cell is None else str(cell)
        for cell in FULL.values()
    ]
    write_json(tmp_path / "facts.json", FULL)
    with (tmp_path / "facts.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([list(FULL), cells])
    book = openpyxl.Workbook()
    book.active.append(list(FULL))
    book.active.append(cells)
    book.save(tmp_path / "facts.xlsx")
    for form in ("json", "csv", "xlsx"):
        assert imported(f"facts.{form}", "--to", form) == 0
    one, two, three = (Path(form, "facts.toml").read_bytes() for form in ("json", "csv", "xlsx"))
    assert one == two == three


@pytest.mark.skipif(not PACKS.is_dir(), reason="the packs are not here")
@pytest.mark.parametrize("pack", sorted(PACKS.glob("*.json")), ids=lambda path: path.stem)
def test_packs(tmp_path: Path, pack: Path) -> None:
    content = json.loads(pack.read_text("utf-8"))
    for unused in ("statements", "source_text"):
        content.pop(unused)
    (tmp_path / "facts.json").write_text(json.dumps(content), "utf-8")
    assert imported("facts.json", "--to", "claims") == 0
    base = load(["claims"])
    assert base.problems == ()
    assert base.title == content["title"]
    for row, claim in zip(content["facts"], base.claims, strict=True):
        assert claim.id == row["id"]
        assert claim.excerpt == row["quote"]
        assert claim.single is row["functional"]
        assert bool(claim.start) == bool(row["start"])
        assert bool(claim.end) == bool(row["end"])
        assert bool(claim.when) == bool(row["when"])
        assert len(claim.said_by) == bool(row["attributed_to"])
        assert set(row["property_phrases"]) <= set(claim.phrases)
        subject = base.entities[claim.subject]
        names = {subject.name, *subject.aliases, *claim.subject_names}
        assert names >= {row["subject"], *row["subject_aliases"]}
