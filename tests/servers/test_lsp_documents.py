"""Documents in an editor: findings at the right words, proofs, corrections, remarks."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import LanguageClient
from tests.servers.editor import Editor, config, edited, place, words

pytestmark = pytest.mark.asyncio(loop_scope="module")
TOWN = Path(__file__).with_name("town.toml").read_text("utf-8")
WRONG = "The Ravn Tower is 72 metres tall."
RIGHT = "The Ravn Tower is 62 metres tall."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("project")
    (made / "claims").mkdir()
    (made / "claims" / "town.toml").write_text(TOWN, "utf-8")
    (made / "factcli.toml").write_text('exclude = ["archive/"]\n', "utf-8")
    return made


@pytest_lsp.fixture(config=config(), scope="module")  # type: ignore[untyped-decorator]
async def client(lsp_client: LanguageClient, folder: Path) -> AsyncGenerator[None]:
    begun = await Editor(lsp_client, folder).begin()
    assert begun.capabilities.position_encoding == lsp.PositionEncodingKind.Utf16
    yield
    await lsp_client.shutdown_session()


@pytest_asyncio.fixture(loop_scope="module")
async def editor(client: LanguageClient, folder: Path) -> AsyncIterator[Editor]:
    made = Editor(client, folder)
    yield made
    assert not made.client.log_messages
    assert not made.client.messages


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (WRONG, ["72 metres"]),
        (f"🙂 e\u0301𝔘 — indeed. {WRONG}", ["72 metres"]),
        (f"# 🏗️ A tower\r\n\r\nNothing here.\r\n\r\n- 👩‍👩‍👧 {WRONG}\r\n", ["72 metres"]),
        ("Otto Vell paints 🙂. He was born in 1963.", ["1963"]),
        (f"a\u2028b\u0085c\x0cd\n\n{WRONG}", ["72 metres"]),
        ("The Ravn Tower is\n72 metres tall.\n", ["72 metres"]),
        (RIGHT, []),
        ("", []),
        ("🙂", []),
        ("The Brask Tower is 72 metres tall.", []),
        (f"```\n{WRONG}\n```\n", []),
    ],
    ids=range(11),
)
async def test_findings_stand_at_their_words(editor: Editor, text: str, found: list[str]) -> None:
    told = await editor.open("words.md", text)
    assert [words(text, each.range) for each in told] == found
    editor.close("words.md")


async def test_a_finding_says_what_a_scan_says(editor: Editor, folder: Path) -> None:
    (told,) = await editor.open("one.md", WRONG)
    assert (told.code, told.source, told.severity) == ("number-differs", "factcli", 1)
    assert told.message.splitlines() == [
        "said 72 m, on file 62 m",
        'write "62 metres" for "72 metres"',
    ]
    (claim,) = told.related_information or ()
    assert claim.location.uri == (folder / "claims" / "town.toml").as_uri()
    assert TOWN.splitlines()[claim.location.range.start.line + 1] == 'id = "tower-height"'


@pytest.mark.parametrize(
    ("name", "language", "wrong"),
    [
        ("notes.txt", "plaintext", True),
        ("page.html", "html", True),
        ("untitled:Untitled-1", "markdown", True),
        ("COMMIT_EDITMSG", "plaintext", True),
        ("draft", "python", False),
        ("table.csv", "csv", False),
        ("other.toml", "toml", False),
        ("archive/old.md", "markdown", False),
        ("git:/somewhere/notes.md", "markdown", False),
    ],
)
async def test_what_is_prose(editor: Editor, name: str, language: str, *, wrong: bool) -> None:
    if name.startswith("git:"):
        editor.client.published.clear()
        item = lsp.TextDocumentItem(name, language, 1, WRONG)
        editor.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        await editor.open("after.md", "")
        assert not [p for p in editor.client.published if p.uri == name]
        return
    told = await editor.open(name, f"<p>{WRONG}</p>" if language == "html" else WRONG, language)
    assert len(told) == wrong


async def test_typing_takes_findings_away_and_brings_them(editor: Editor) -> None:
    assert await editor.open("type.md", WRONG)
    assert not await editor.change("type.md", RIGHT)
    assert await editor.change("type.md", f"{RIGHT} {WRONG}")
    for number in range(30):
        editor.type("type.md", f"{RIGHT} {'x' * number}")
    assert not await editor.change("type.md", RIGHT)
    editor.close("type.md")


async def test_a_closed_text_has_no_findings(editor: Editor) -> None:
    await editor.open("closed.md", WRONG)
    editor.close("closed.md")
    await editor.open("later.md", "")
    last = [p for p in editor.client.published if p.uri == editor.uri("closed.md")][-1]
    assert not last.diagnostics


async def test_hover_shows_the_proof_and_the_source(editor: Editor, folder: Path) -> None:
    text = f"🙂 {WRONG} Otto Vell was born in May 1961. It rains."
    await editor.open("hover.md", text)
    shown = await editor.hover("hover.md", place(text, "72"))
    assert "✗ **REFUTED** `number-differs`: said 72 m, on file 62 m" in shown
    assert "| number | 72 metres | ≠ | 62 m |" in shown
    assert "“tall as 62 metres”" in shown
    assert "A town and its tower, The \\*Gazette\\*, 2024-04-06" in shown
    assert "<https://gazette.example/tower>" in shown
    line = TOWN[: TOWN.index('id = "tower-height"')].count("\n")
    assert f"({(folder / 'claims' / 'town.toml').as_uri()}#L{line})" in shown
    assert "✓ **SUPPORTED**" in await editor.hover("hover.md", place(text, "1961"))
    assert not await editor.hover("hover.md", place(text, "rains"))
    assert not await editor.hover("hover.md", lsp.Position(7, 0))


async def test_a_definition_leads_to_the_claim(editor: Editor, folder: Path) -> None:
    text = f"{WRONG} Otto Vell was born in May 1961."
    await editor.open("definition.md", text)
    for said, claim in (("72", "tower-height"), ("1961", "vell-birthday")):
        ((uri, line),) = await editor.definition("definition.md", place(text, said))
        assert uri == (folder / "claims" / "town.toml").as_uri()
        assert TOWN.splitlines()[line : line + 2] == ["[[claim]]", f'id = "{claim}"']
    assert not await editor.definition("definition.md", lsp.Position(0, 500))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("fix.md", f"🙂 {WRONG} Nothing else."),
        ("fix2.md", f"- a\r\n- {WRONG}\r\n"),
        ("fix.txt", f"A line.\n\n{WRONG}\n"),
    ],
)
async def test_a_correction_can_be_put_in(editor: Editor, name: str, text: str) -> None:
    await editor.open(name, text)
    offered = await editor.actions(name, place(text, "72"))
    fixed = edited(text, offered['Write "62 metres" for "72 metres"'])
    assert fixed == text.replace("72", "62")
    assert not await editor.change(name, fixed)
    assert not await editor.actions(name, place(fixed, "62"))


async def test_every_correction_at_once(editor: Editor) -> None:
    text = f"{WRONG}\n\nOtto Vell was born in 1963. {WRONG}\n"
    await editor.open("all.md", text)
    offered = await editor.actions("all.md", lsp.Position(0, 0), "source.fixAll")
    assert list(offered) == ["Put in every correction of factcli"]
    fixed = edited(text, next(iter(offered.values())))
    assert fixed == text.replace("72", "62").replace("1963", "1961")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("p.md", f"Before. {WRONG} After it.\nAnother line.\n"),
        ("wrapped.md", "One. The Ravn Tower is\n72 metres tall. After.\n"),
        ("break.md", f"{WRONG}  \nAnother line.\n"),
        ("item.md", f"- one\n- 🙂 {WRONG}\n- three\n"),
        ("quote.md", f"> {WRONG}\n> And more.\n"),
        ("head.md", f"# {WRONG}\n\nText.\n"),
        ("cell.md", f"| a | b |\n|---|---|\n| {WRONG} | c |\n"),
        ("bold.md", f"**{WRONG}** And more.\n"),
        ("crlf.md", f"One.\r\n\r\n{WRONG}\r\n"),
        ("p.txt", f"First.\n\nBefore. {WRONG} After.\n\nLast.\n"),
        ("p.html", f"<ul><li>One.</li><li>{WRONG}</li></ul>\n"),
        ("title.html", f"<html><head><title>{WRONG}</title></head><body>a</body></html>\n"),
        ("p.rst", f"Title\n=====\n\n{WRONG}\n\nMore.\n"),
        ("p.tex", f"Before.\n\n{WRONG} After.\n"),
    ],
    ids=lambda value: value if value.count("\n") == 0 and len(value) < 20 else "",
)
async def test_a_remark_waits_for_its_reason(editor: Editor, name: str, text: str) -> None:
    told = await editor.open(name, text)
    assert [each.code for each in told] == ["number-differs"]
    offered = await editor.actions(name, told[0].range.start)
    remarked = edited(text, offered["Ignore number-differs here, for a reason"])
    assert {each.code for each in await editor.change(name, remarked)} == {
        "number-differs", "bad-suppression",
    }  # fmt: skip
    assert not await editor.change(name, remarked.replace("…", "measured with the mast"))
    editor.close(name)


async def test_a_remark_is_not_offered_for_a_remark(editor: Editor) -> None:
    text = "<!-- factcli: ignore[date-differs] why not -->\n\nText.\n"
    (told,) = await editor.open("unused.md", text)
    assert (told.code, told.severity) == ("unused-suppression", 2)
    assert not await editor.actions("unused.md", told.range.start)


async def test_claims_that_change_on_disk_count_at_once(editor: Editor, folder: Path) -> None:
    path = folder / "claims" / "town.toml"
    assert len(await editor.open("disk.md", WRONG)) == 1
    path.write_text(TOWN.replace("62", "72"), "utf-8")
    assert not await editor.told("disk.md", 2)
    path.write_text(TOWN.replace('source = "gazette"', 'source = "gazete"', 1), "utf-8")
    (broken,) = await editor.told("disk.md", 3)
    assert f"{path}:" in broken.message
    assert broken.severity == lsp.DiagnosticSeverity.Warning
    path.write_text(TOWN, "utf-8")
    (again,) = await editor.told("disk.md", 4)
    assert again.code == "number-differs"


async def test_settings_that_change_on_disk_count_at_once(editor: Editor, folder: Path) -> None:
    settings = folder / "factcli.toml"
    old = settings.read_text("utf-8")
    (told,) = await editor.open("settings.md", WRONG)
    settings.write_text(f'{old}\n[severities]\nnumber-differs = "info"\n', "utf-8")
    (told,) = await editor.told("settings.md", 2)
    assert told.severity == lsp.DiagnosticSeverity.Information
    settings.write_text("nonsense = 1\n", "utf-8")
    (told,) = await editor.told("settings.md", 3)
    assert "there is no setting 'nonsense'" in told.message
    settings.write_text(old, "utf-8")
    (told,) = await editor.told("settings.md", 4)
    assert told.severity == lsp.DiagnosticSeverity.Error


@pytest.mark.parametrize(
    "text",
    ["\x00" * 50, "> " * 3000 + WRONG, "[" * 20_000, "%PDF-1.4 text", "\ufeff" + WRONG],
    ids=["control", "nested", "brackets", "pdf", "bom"],
)
async def test_odd_texts_break_nothing(editor: Editor, text: str) -> None:
    await editor.open("odd.md", text)
    await editor.hover("odd.md", lsp.Position(0, 3))
    assert len(await editor.change("odd.md", WRONG)) == 1
    editor.close("odd.md")


async def test_a_mark_at_the_head_shifts_nothing(editor: Editor) -> None:
    text = f"\ufeff{WRONG}"
    (told,) = await editor.open("mark.md", text)
    assert words(text, told.range) == "72 metres"


async def test_what_is_asked_of_unknown_texts_has_no_answer(editor: Editor) -> None:
    at = lsp.Position(0, 0)
    assert not await editor.hover("nowhere.md", at)
    assert not await editor.definition("nowhere.md", at)
    assert not await editor.actions("nowhere.md", at)
