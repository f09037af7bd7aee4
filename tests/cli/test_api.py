from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.driver import TOWN, surroundings

import factcli


def python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        capture_output=True,
        text=True,
        env=surroundings(),
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_importing_the_package_is_cheap() -> None:
    loaded = python("import sys, factcli; print(*sys.modules)").split()
    assert [name for name in loaded if name.startswith("factcli")] == ["factcli"]
    assert not {"typer", "rich", "rapidfuzz", "dataclasses", "json"} & set(loaded)


@pytest.mark.parametrize("name", sorted(set(factcli.__all__)))
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(factcli, name) is not None
    assert name in dir(factcli)


def test_other_names_are_not() -> None:
    with pytest.raises(AttributeError, match="no attribute 'chek'"):
        _ = factcli.chek


@pytest.mark.parametrize(
    "first",
    [
        "",
        "import factcli.check",
        "from factcli.check import check",
        "factcli.claims_from_texts",
        "factcli.check",
    ],
)
def test_check_is_the_function_whatever_was_imported_first(first: str) -> None:
    assert python(f"import factcli\n{first}\nprint(type(factcli.check).__name__)") == "function"


def test_load_takes_paths_of_any_kind(tmp_path: Path) -> None:
    file = tmp_path / "town.toml"
    file.write_text(TOWN, "utf-8")
    base = factcli.load(file)
    assert isinstance(base, factcli.ClaimBase)
    assert [claim.id for claim in base.claims] == ["rostrand-term", "vell-born"]
    assert factcli.load(str(tmp_path)).info().claims == 2


def test_the_package_is_typed() -> None:
    assert (Path(factcli.__file__).parent / "py.typed").exists()
