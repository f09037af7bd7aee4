"""Claim files in an editor: what is wrong, what can be written, what ids and keys mean."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import LanguageClient
from tests.servers.editor import Editor, config, cursor, edited, place, words

pytestmark = pytest.mark.asyncio(loop_scope="module")
TOWN = Path(__file__).with_name("town.toml").read_text("utf-8")
MORE = """factcli = 1

[[claim]]
id = "vell-painter"
text = "Otto Vell is a painter."
source = "gazette"
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("project")
    (made / "claims").mkdir()
    (made / "claims" / "town.toml").write_text(TOWN, "utf-8")
    (made / "claims" / "more.toml").write_text(MORE, "utf-8")
    return made


@pytest_lsp.fixture(config=config(), scope="module")  # type: ignore[untyped-decorator]
async def client(lsp_client: LanguageClient, folder: Path) -> AsyncGenerator[None]:
    await Editor(lsp_client, folder).begin("neovim")
    yield
    await lsp_client.shutdown_session()


@pytest_asyncio.fixture(loop_scope="module")
async def editor(client: LanguageClient, folder: Path) -> AsyncIterator[Editor]:
    made = Editor(client, folder)
    yield made
    for name in ("claims/more.toml", "claims/town.toml", "elsewhere/alone.toml"):
        made.close(name)
    assert not made.client.log_messages


async def written(editor: Editor, text: str) -> list[lsp.Diagnostic]:
    return list(await editor.open("claims/more.toml", text, "toml"))


@pytest.mark.parametrize(
    ("typed", "rule", "at"),
    [
        ('subject = "towr"', None, ""),
        ('source = "gazete"', "unknown-reference", '"gazete"'),
        ('by = "rostrandt"', "unknown-reference", '"rostrandt"'),
        ('kind = "x"', "unknown-key", "kind"),
        ('🙂é = "x"', "syntax", '"x"'),
        ('locator = "🙂🙂" nonsense', "syntax", "n"),
        ("when = 5 April 2016", "syntax", "5 April 2016"),
        ("when = 2016-02-30", "bad-date", "2016-02-30"),
        ("start = 2017\nend = 2013", "end-before-start", "2013"),
        ('end = "soon"', "bad-date", '"soon"'),
        ("negative = 1", "wrong-type", "1"),
        ('# a remark with 🙂 = [ "', None, ""),
    ],
)
async def test_what_is_wrong_stands_at_its_place(
    editor: Editor, typed: str, rule: str | None, at: str
) -> None:
    text = f"{MORE}{typed}\n".replace('source = "gazette"\n', "", "source =" in typed)
    found = {each.code: words(text, each.range) for each in await written(editor, text)}
    if rule is None:
        assert not found
    else:
        assert found[rule] == at


async def test_a_sound_file_has_no_problem_and_then_what_rules_find(editor: Editor) -> None:
    text = f'{MORE}\n[[entity]]\nid = "nobody"\nname = "Ines Halm"\nkind = "person"\n'
    assert not await written(editor, text)
    unused = await editor.told_until("claims/more.toml", "unused-entity")
    assert words(text, unused.range) == '"nobody"'
    # A line above shifts what rules found, before they look again.
    longer = text.replace("factcli = 1\n", "factcli = 1\n# one more line\n")
    (moved,) = await editor.change("claims/more.toml", longer)
    assert (moved.code, words(longer, moved.range)) == ("unused-entity", '"nobody"')
    assert not await editor.change("claims/more.toml", MORE)


async def test_an_unsaved_file_counts_for_its_neighbours(editor: Editor) -> None:
    assert not await written(editor, MORE)
    without = TOWN.replace('id = "gazette"', 'id = "chronicle"')
    await editor.open("claims/town.toml", without, "toml")
    found = await editor.told_until("claims/more.toml", "unknown-reference")
    assert words(MORE, found.range) == '"gazette"'


async def test_a_repair_is_offered(editor: Editor) -> None:
    text = MORE.replace("source =", "sources =")
    (told,) = [d for d in await written(editor, text) if d.code == "unknown-key"]
    offered = await editor.actions("claims/more.toml", told.range.start)
    assert edited(text, offered["Write source"]) == MORE
    assert not await editor.change("claims/more.toml", MORE)
    assert not await editor.actions("claims/more.toml", lsp.Position(0, 0))


@pytest.mark.parametrize(
    ("typed", "offered", "becomes"),
    [
        ('subject = "to¦', "tower", 'subject = "tower"'),
        ('subject = "to¦"', "tower", 'subject = "tower"'),
        ("subject = ¦", "rostrand", 'subject = "rostrand"'),
        ('said_by = ["vell", "ro¦"]', "rostrand", 'said_by = ["vell", "rostrand"]'),
        ('said_by = [\n  "🙂", "v¦\n]', "vell", 'said_by = [\n  "🙂", "vell"\n]'),
        ('source = "¦"', "gazette", 'source = "gazette"'),
        ('property = "born¦"', "born-on", 'property = "born-on"'),
        ('superseded_by = "¦"', "vell-birthday", 'superseded_by = "vell-birthday"'),
        ('value_kind = "qu¦"', "quantity", 'value_kind = "quantity"'),
        ("negative = t¦", "true", "negative = true"),
        ("loc¦", "locator", "locator = "),
        ("neg¦", "negative", "negative = "),
        ("lo¦cation = 1", "place", "place = 1"),
        ("\n[[ent¦", "entity", "\n[[entity]]"),
        ("\n[ba¦", "base", "\n[base]"),
        ('\n[[entity]]\nkind = "¦"', "person", '\n[[entity]]\nkind = "person"'),
        ('\n[[entity]]\nin = "to¦"', "tower", '\n[[entity]]\nin = "tower"'),
        ("\n[[entity]]\nal¦", "aliases", "\n[[entity]]\naliases = "),
    ],
)
async def test_what_can_be_written(editor: Editor, typed: str, offered: str, becomes: str) -> None:
    text, at = cursor(f"{MORE}{typed}\n")
    await written(editor, text)
    found = await editor.complete("claims/more.toml", at)
    item = next(each for label, each in found.items() if label.strip("[]") == offered)
    assert isinstance(item.text_edit, lsp.TextEdit)
    plain = lsp.TextEdit(item.text_edit.range, item.text_edit.new_text.replace('"$0"', ""))
    assert edited(text, [plain]) == f"{MORE}{becomes}\n"


@pytest.mark.parametrize(
    ("typed", "absent"),
    [
        ("so¦", "source"),
        ("\n[[entity]]\nsou¦", "source"),
        ('text = "to¦"', "tower"),
        ('locator = "to¦"', "tower"),
        ('source = "¦"', "tower"),
        ('# subject = "¦"', "tower"),
        ("when = 20¦", "tower"),
        ('said_by = ["vell"]\n"¦', "rostrand"),
    ],
)
async def test_what_does_not_fit_is_not_offered(editor: Editor, typed: str, absent: str) -> None:
    text, at = cursor(f"{MORE}{typed}\n")
    await written(editor, text)
    assert absent not in await editor.complete("claims/more.toml", at)


async def test_a_name_finds_its_id(editor: Editor) -> None:
    text, at = cursor(f'{MORE}subject = "¦"\n')
    await written(editor, text)
    item = (await editor.complete("claims/more.toml", at))["rostrand"]
    assert item.detail == "Livia Rostrand"
    assert "Livia" in (item.filter_text or "")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ('rostrand"\nvalue', "**Livia Rostrand** (person)"),
        ('gazette"\nsubject = "rost', "**A town and its tower**"),
        ('gazette"\nsubject = "rost', "<https://gazette.example/tower>"),
        ("born-on", "`born-on`"),
        ('tower-opened"', "| when | 5 April 2016 | pinned |"),
        ('tower-opened"', "Livia Rostrand opened the Ravn Tower on 5 April 2016."),
        ("pronoun", "The pronoun that stands for it."),
        ("excerpt =", "The few words of the source that prove it."),
        ("Marenholt", ""),
        ("62 metres tall", ""),
    ],
)
async def test_hover(editor: Editor, said: str, shown: str) -> None:
    await editor.open("claims/town.toml", TOWN, "toml")
    told = await editor.hover("claims/town.toml", place(TOWN, said))
    assert shown in told
    assert bool(told) == bool(shown)


async def test_an_id_leads_to_its_table(editor: Editor, folder: Path) -> None:
    await written(editor, MORE)
    ((uri, line),) = await editor.definition("claims/more.toml", place(MORE, "gazette"))
    assert uri == (folder / "claims" / "town.toml").as_uri()
    assert TOWN.splitlines()[line] == "[[source]]"
    assert not await editor.definition("claims/more.toml", place(MORE, "painter."))


async def test_a_file_outside_of_the_base_is_looked_at_alone(editor: Editor, folder: Path) -> None:
    (folder / "elsewhere").mkdir(exist_ok=True)
    found = await editor.open("elsewhere/alone.toml", MORE, "toml")
    assert [each.code for each in found] == ["unknown-reference"]


@pytest.mark.parametrize(
    "text",
    ["", "\x00", "[[claim]]\n" * 500, 'a = "' * 300, "[" * 9000, "factcli = 1\n" * 200,
     "factcli = 1\n" + "[[claim]]\nid = " * 200, "factcli = 1\n\ud800 = 1\n".encode(
         "utf-8", "replace").decode()],
    ids=range(8),
)  # fmt: skip
async def test_odd_files_break_nothing(editor: Editor, text: str) -> None:
    await written(editor, text)
    await editor.complete("claims/more.toml", lsp.Position(0, 1))
    await editor.hover("claims/more.toml", lsp.Position(1, 1))
    assert not await editor.change("claims/more.toml", MORE)
