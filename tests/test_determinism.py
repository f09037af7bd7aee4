"""The same input gives the same bytes, whatever the hash seed, the folder or the locale."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FORMATS = ("plain", "table", "json", "jsonl")
BASE = """factcli = 1

[base]
title = "A town hall"
as_of = 2031-06-01

[[entity]]
id = "rostrand"
name = "Livia Rostrånd"
kind = "person"
aliases = ["Rostrånd", "the architect"]

[[entity]]
id = "hall"
name = "Marenholt Town Hall"
kind = "place"
aliases = ["the town hall"]

[[source]]
id = "gazette"
title = "Marenholt Gazette"

[[claim]]
id = "architect"
text = "The town hall was designed by Livia Rostrånd."
source = "gazette"

[[claim]]
id = "opened"
text = "The town hall opened on 3 May 2029."
source = "gazette"
"""
STATEMENTS = """The town hall was designed by Rostrånd.
The town hall opened in 2027.
The town hall opened in May 2029 and was designed by Rostrand.
The town hall has a golden roof.
東京 is older than the town hall.
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("claims")
    (folder / "hall.toml").write_text(BASE, "utf-8")
    return folder


def output(base: Path, form: str, folder: Path, **environment: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "factcli", "check", "-", "--claims", str(base), "--format", form],
        check=False,
        cwd=folder,
        input=STATEMENTS.encode(),
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "80", **environment},
    )
    assert done.returncode in (0, 1, 3), done.stderr.decode()
    assert done.stdout
    return done.stdout


@pytest.mark.parametrize("form", FORMATS)
def test_hash_seeds_give_the_same_bytes(base: Path, form: str) -> None:
    one, two = (output(base, form, ROOT, PYTHONHASHSEED=seed) for seed in ("1", "4294967295"))
    assert one == two


@pytest.mark.parametrize("form", FORMATS)
def test_working_folders_give_the_same_bytes(base: Path, form: str, tmp_path: Path) -> None:
    assert output(base, form, ROOT) == output(base, form, tmp_path)


@pytest.mark.parametrize("form", FORMATS)
def test_locales_and_time_zones_give_the_same_bytes(base: Path, form: str) -> None:
    one = output(base, form, ROOT, LC_ALL="C.UTF-8", TZ="UTC")
    two = output(base, form, ROOT, LC_ALL="tr_TR.UTF-8", TZ="Asia/Tokyo", PYTHONUTF8="1")
    assert one == two
