"""Rules of the house that no linter knows: sizes, topics, machine paths, data tables."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import factcli
from factcli import language

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "factcli"
MODULES = sorted(PACKAGE.rglob("*.py"))
TABLES = sorted((PACKAGE / "language").glob("*/[a-z]*.txt"))
FILE_LINES = 400
FUNCTION_LINES = 60

# The general list of countries and the word list know every topic, the demo base is one.
EXEMPT = ("countries.txt", "lexicon.bin")
TEXT = (".py", ".txt", ".toml", ".json")
# Words that stand capitalised inside names and yet belong to no topic.
ORDINARY = frozenset(
    "agency april august center central centre city committee council court december embassy "
    "february federal foreign former friday general government house international january july "
    "june justice latin march minister ministry monday national north november october office "
    "party police president prison saturday secretary security september service south state "
    "sunday thursday tuesday union united vice wednesday world".split()
)
MACHINE_PATH = re.compile(r"(?<![\w.~/-])/(?:work|tmp|root|home|Users)/\w")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_short(path: Path) -> None:
    lines = path.read_text("utf-8").count("\n")
    assert lines <= FILE_LINES


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_function_is_short(path: Path) -> None:
    long = [
        f"{node.name}: {body_lines(node)}"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and body_lines(node) > FUNCTION_LINES
    ]
    assert not long


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count lines without the signature: that of a command is its table of options."""
    return (function.end_lineno or 0) - function.body[0].lineno + 1


def topic_words() -> set[str]:
    """Return the proper words in the names that the repository's claims go by."""
    found: set[str] = set()
    for path in (ROOT / "claims").rglob("*.toml"):
        for entity in tomllib.loads(path.read_text("utf-8")).get("entity", ()):
            for name in (entity["name"], *entity.get("aliases", ())):
                found.update(re.findall(r"\b[A-Z][^\W\d_]{3,}", name))
    return {word for word in found if word.lower() not in ORDINARY}


def general_files() -> Iterator[Path]:
    for path in PACKAGE.rglob("*"):
        if path.suffix in TEXT and path.name not in EXEMPT and "demo" not in path.parts:
            yield path


def test_the_program_knows_no_topic() -> None:
    words = topic_words()
    assert words
    # A currency is named after a country: "mexican peso".
    topic = re.compile(rf"\b(?:{'|'.join(sorted(words))})\b(?! pesos?\b)", re.IGNORECASE)
    known = [
        f"{name_of(path)}:{number}: {match[0]}"
        for path in general_files()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        for match in topic.finditer(line)
    ]
    assert not known


def repository_files() -> Iterator[Path]:
    hidden = re.compile(r"^\.(?!ci$|editorconfig$|git(?:ignore|attributes)$)|^__pycache__$")
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        if path.is_file() and not any(hidden.search(part) for part in parts):
            yield path


def test_no_file_names_a_path_of_one_machine() -> None:
    found = [
        f"{name_of(path)}: {match[0]}"
        for path in repository_files()
        if path.suffix != ".bin" and parts_of_the_source(path)
        for match in MACHINE_PATH.finditer(path.read_text("utf-8", "replace"))
    ]
    assert not found


def parts_of_the_source(path: Path) -> bool:
    """Tell whether `path` is written by us, not built."""
    return path.relative_to(ROOT).parts[0] not in ("build", "dist", "htmlcov")


@pytest.mark.parametrize("path", TABLES, ids=name_of)
def test_a_word_table_is_lines_of_key_and_words(path: Path) -> None:
    lines = [
        line
        for line in path.read_text("utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    # The reader of tables takes this for granted.
    loose = [
        line
        for line in lines
        if not (parts := line.partition(": "))[0].strip()
        or line != f"{parts[0].strip()}: {', '.join(each.strip() for each in parts[2].split(','))}"
        or "" in parts[2].split(", ")
    ]
    # The library of properties has blocks, and a reader of its own.
    assert not loose or path.name == "properties.txt"
    assert language.table(path.stem, path.parent.name)


def test_the_version_is_written_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert "version" not in project
    assert re.fullmatch(r"\d+\.\d+\.\d+(\.dev\d+)?", factcli.__version__)
