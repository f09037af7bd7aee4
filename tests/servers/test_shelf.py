"""A base that is held while its files are edited."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from factcli.errors import BrokenBaseError, NoBaseError
from factcli.servers.shelf import Shelf

CLAIMS = Path(__file__).parents[1] / "scan" / "claims"


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CLAIMS, tmp_path / "claims"))


def test_a_base_is_loaded_once(claims: Path) -> None:
    shelf = Shelf([str(claims)])
    base = shelf.base()
    (claims / "notes.txt").write_text("not a claim file", "utf-8")
    os.utime(claims / "town.toml", (1, 1))
    assert shelf.base() is base


def test_an_edit_of_equal_length_and_time_is_seen(claims: Path) -> None:
    path = claims / "town.toml"
    shelf = Shelf([str(claims)])
    base = shelf.base()
    os.utime(path, (1, 1))
    path.write_text(path.read_text("utf-8").replace("2019", "2021"), "utf-8")
    os.utime(path, (1, 1))
    assert shelf.base() is not base
    assert any("2021" in claim.text for claim in shelf.base().claims)


def test_a_file_more_or_less_is_seen(claims: Path) -> None:
    shelf = Shelf([str(claims)])
    count = len(shelf.base().claims)
    more = claims / "more.toml"
    more.write_text(
        'factcli = 1\n[[claim]]\nid = "more"\ntext = "Otto Vell was mayor."\nsource = "gazette"\n',
        "utf-8",
    )
    assert len(shelf.base().claims) == count + 1
    more.rename(claims / "renamed.toml")
    assert shelf.base().claim("more").file.endswith("renamed.toml")  # type: ignore[union-attr]
    (claims / "renamed.toml").unlink()
    assert len(shelf.base().claims) == count


def test_an_edit_in_an_included_base_is_seen(claims: Path) -> None:
    (claims.parent / "own").mkdir()
    (claims.parent / "own" / "own.toml").write_text(
        'factcli = 1\n[[include]]\npath = "../claims"\nas = "town"\n', "utf-8"
    )
    shelf = Shelf([str(claims.parent / "own")])
    count = len(shelf.base().claims)
    assert count
    path = claims / "town.toml"
    path.write_text(path.read_text("utf-8").replace("2019", "2021"), "utf-8")
    assert len(shelf.base().claims) == count
    assert any("2021" in claim.text for claim in shelf.base().claims)


def test_a_broken_file_is_an_error_until_it_is_mended(claims: Path) -> None:
    path = claims / "town.toml"
    text = path.read_text("utf-8")
    shelf = Shelf([str(claims)])
    shelf.base()
    path.write_text("factcli = 1\n[[claim]\n", "utf-8")
    for _ in range(2):
        with pytest.raises(BrokenBaseError):
            shelf.base()
    path.unlink()
    with pytest.raises(NoBaseError):
        shelf.base()
    path.write_text(text, "utf-8")
    assert shelf.base().claims
