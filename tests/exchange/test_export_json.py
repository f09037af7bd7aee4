from __future__ import annotations

import json
import tempfile
from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from tests.exchange.bases import bases

from factcli.errors import FactcliError
from factcli.exchange.bring_in import bring_in
from factcli.exchange.take_out import take_out
from factcli.exchange.target import RefusedError
from factcli.store.base import ClaimBase
from factcli.store.load import load

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "docs/schema/claim-file.schema.json").read_text("utf-8"))


def content(base: ClaimBase) -> dict[str, Any]:
    """Return all that a base says, and nothing of the files that it stands in."""

    def plain(thing: Any) -> dict[str, Any]:  # noqa: ANN401
        return {
            field.name: getattr(thing, field.name)
            for field in fields(thing)
            if field.name not in {"file", "line"}
        }

    return {
        "claims": [plain(claim) for claim in base.claims],
        **{
            name: {key: plain(thing) for key, thing in getattr(base, name).items()}
            for name in ("entities", "properties", "sources")
        },
        "about": (base.as_of, base.title, base.language),
    }


def there_and_back(base: ClaimBase, folder: Path) -> tuple[bytes, ClaimBase]:
    out = take_out(base, base.claims, "json")
    (folder / "out.json").write_bytes(out)
    bring_in(folder / "out.json", folder / "again")
    return out, load([str(folder / "again")])


@settings(deadline=None, max_examples=60)
@given(bases())
def test_what_goes_out_as_json_comes_in_the_same(text: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.toml").write_text(text, "utf-8")
        base = load([str(folder / "a.toml")])
        used = {claim.source for claim in base.claims}
        out, again = there_and_back(base, folder)
        known = content(base)
        known["sources"] = {key: one for key, one in known["sources"].items() if key in used}
        if "as_of" not in text.partition("[[")[0]:
            known["about"] = (again.as_of, *known["about"][1:])
        assert content(again) == known
        assert take_out(again, again.claims, "json") == out
        jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(out))


def test_the_claims_that_ship_go_out_and_in(tmp_path: Path) -> None:
    base = load([str(ROOT / "claims")])
    _, again = there_and_back(base, tmp_path)
    assert content(again) == content(base)


def test_a_claim_takes_along_what_replaces_it(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(
        'factcli = 1\n[[source]]\nid = "s"\n[[source]]\nid = "t"\n'
        '[[claim]]\nid = "a"\ntext = "A."\nsource = "s"\nsuperseded_by = "b"\n'
        '[[claim]]\nid = "b"\ntext = "B."\nsource = "s"\n'
        '[[claim]]\nid = "c"\ntext = "C."\nsource = "t"\n',
        "utf-8",
    )
    base = load([str(tmp_path)])
    out = json.loads(take_out(base, base.claims[:1], "json"))
    assert [claim["id"] for claim in out["claim"]] == ["a", "b"]
    assert [source["id"] for source in out["source"]] == ["s"]


GOOD: dict[str, Any] = {
    "factcli": 1,
    "source": [{"id": "s"}],
    "claim": [{"id": "a", "text": "A.", "source": "s"}],
}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"factcli": 2}, "factcli: this factcli reads format 1"),
        ({"factcli": "1.0"}, "factcli: this factcli reads format 1"),
        ({"claims": []}, "claims: a base has no such table (did you mean claim?)"),
        ({"claim": {"id": "a"}}, "claim: must be a list of [[claim]] objects"),
        ({"claim": ["a"]}, "claim[1]: must be an object"),
        ({"claim": [{"id": "a", "source": "s"}]}, "claim[1]: has no text"),
        ({"claim": [{"id": "a", "text": "", "source": "s"}]}, 'claim[1].text: "text" is empty'),
        ({"claim": [{"id": "A b", "text": "A", "source": "s"}]}, "claim[1].id: an id is made of"),
        ({"claim": [{"id": "a", "txt": "A", "source": "s"}]}, "claim[1].txt: is no key of"),
        ({"claim": [{"id": "a", "text": "A", "source": "s", "value": {"x": 1}}]},
         "claim[1].value:"),
        ({"claim": [{"id": "a", "text": "A\ud800", "source": "s"}]}, "half a character"),
        ({"claim": [{"id": "a", "text": "A", "source": "s", "value": 10**60}]},
         "claim[1].value: has more than 40 digits"),
        ({"claim": []}, "holds no claim"),
        ({"base": {"as_of": "soon"}}, 'base.as_of: "soon" is not a date'),
    ],
)  # fmt: skip
def test_a_base_that_is_wrong_is_told_by_its_place(
    changes: dict[str, Any], told: str, tmp_path: Path
) -> None:
    (tmp_path / "f.json").write_text(json.dumps({**GOOD, **changes}), "utf-8")
    with pytest.raises(RefusedError) as caught:
        bring_in(tmp_path / "f.json", tmp_path / "to")
    assert any(told in line for line in caught.value.lines), caught.value.lines
    assert not (tmp_path / "to").exists()


def test_what_does_not_fit_together_is_told_and_nothing_written(tmp_path: Path) -> None:
    (tmp_path / "f.json").write_text(json.dumps({**GOOD, "source": [{"id": "other"}]}), "utf-8")
    with pytest.raises(FactcliError, match="1 problem"):
        bring_in(tmp_path / "f.json", tmp_path / "to")
    assert not (tmp_path / "to").exists()


def test_merging_keeps_what_is_equal_and_refuses_what_differs(tmp_path: Path) -> None:
    from factcli.exchange.bring_in import Options

    merge = Options(merge=True)
    (tmp_path / "f.json").write_text(json.dumps(GOOD), "utf-8")
    bring_in(tmp_path / "f.json", tmp_path / "to")
    with pytest.raises(RefusedError) as caught:
        bring_in(tmp_path / "f.json", tmp_path / "to", merge)
    assert "claim[1]: the id a is on file already" in caught.value.lines[0]
    more = {**GOOD, "claim": [{"id": "b", "text": "B.", "source": "s"}], "base": {"as_of": "2024"}}
    (tmp_path / "g.json").write_text(json.dumps(more), "utf-8")
    done = bring_in(tmp_path / "g.json", tmp_path / "to", merge)
    base = load([str(tmp_path / "to")])
    assert (done.claims, [claim.id for claim in base.claims]) == (1, ["a", "b"])
    assert base.claims[1].as_of is not None
    other = {**more, "source": [{"id": "s", "title": "Another"}],
             "claim": [{"id": "c", "text": "C.", "source": "s"}]}  # fmt: skip
    (tmp_path / "h.json").write_text(json.dumps(other), "utf-8")
    with pytest.raises(RefusedError) as caught:
        bring_in(tmp_path / "h.json", tmp_path / "to", merge)
    assert "says something else" in caught.value.lines[0]
