"""The generators themselves, on sentences made up for it."""

from __future__ import annotations

import pytest
from tests.metamorphic import actors, denials, figures, seeds, surface, trial, wording
from tests.metamorphic.variants import Seed, Variant, participle, past_of, turn

from factcli.store.base import ClaimBase
from factcli.store.load import load

BASE = """factcli = 1

[base]
title = "A tower"
as_of = 2031-06-01

[[entity]]
id = "rostrand"
name = "Livia Rostrånd"
kind = "person"

[[entity]]
id = "oakes"
name = "Piet Oakes"
kind = "person"

[[entity]]
id = "tower"
name = "the Beacon Tower"
kind = "thing"
aliases = ["the tower"]

[[entity]]
id = "marenholt"
name = "Marenholt"
kind = "place"
level = "city"

[[entity]]
id = "dunmere"
name = "Dunmere"
kind = "place"
level = "city"

[[source]]
id = "gazette"
title = "Marenholt Gazette"

[[claim]]
id = "architect"
text = "The Beacon Tower was designed by Livia Rostrånd."
source = "gazette"
subject = "tower"
property = "was designed by"
phrases = ["was drawn by", "is the work of"]
opposites = ["was not designed by"]
value = "rostrand"

[[claim]]
id = "opened"
text = "The Beacon Tower opened in Marenholt on 3 May 2029."
source = "gazette"

[[claim]]
id = "height"
text = "The Beacon Tower is 120.5 metres high."
source = "gazette"

[[claim]]
id = "mayor"
text = "Piet Oakes was mayor of Marenholt from 2019 to 2027."
source = "gazette"
start = 2019
end = 2027

[[claim]]
id = "quote"
text = 'Piet Oakes said: "Nobody will climb this enormous tower."'
source = "gazette"
value = "Nobody will climb this enormous tower."
value_kind = "quote"
said_by = ["oakes"]

[[claim]]
id = "mended"
text = "Livia Rostrånd praised Piet Oakes in Marenholt on 4 May 2029."
source = "gazette"
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> ClaimBase:
    folder = tmp_path_factory.mktemp("claims")
    (folder / "tower.toml").write_text(BASE, "utf-8")
    return load([str(folder)])


def seed(base: ClaimBase, claim_id: str) -> Seed:
    claim = base.claim(claim_id)
    assert claim is not None
    return Seed(base, claim, claim.text)


def texts(found: list[Variant], kind: str) -> set[str]:
    return {variant.text for variant in found if variant.kind == kind}


def test_letters_change_and_words_do_not(base: ClaimBase) -> None:
    found = list(surface.variants(seed(base, "architect")))
    assert all(variant.keeps for variant in found)
    assert texts(found, "lower case") == {"the beacon tower was designed by livia rostrånd."}
    assert texts(found, "accents off") == {"The Beacon Tower was designed by Livia Rostrand."}
    assert texts(found, "slip in a name") & {
        "The Beacon Tower was designed by Livia Rostårnd.",
        "The Beacon Tower was designed by Livia Rosånd.",
        "The Beacon Tower was designed by Livia Rostånd.",
    }


def test_a_slip_spares_quotations_and_makes_no_other_word(base: ClaimBase) -> None:
    found = list(surface.variants(seed(base, "quote")))
    assert not [v for v in found if v.kind.startswith("slip") and "enormous" not in v.text]
    assert surface.slip("enormous", "swapped") == "enoromus"
    assert surface.slip("enormous", "dropped") == "enorous"
    assert surface.slip("enormous", "doubled") == "enormmous"


def test_the_voice_turns_both_ways(base: ClaimBase) -> None:
    found = list(wording.variants(seed(base, "architect")))
    assert texts(found, "active and passive") == {"Livia Rostrånd designed the Beacon Tower."}
    found = list(wording.variants(seed(base, "mended")))
    assert texts(found, "active and passive") == {
        "Piet Oakes was praised by Livia Rostrånd in Marenholt on 4 May 2029."
    }


def test_a_time_goes_to_the_front(base: ClaimBase) -> None:
    found = list(wording.variants(seed(base, "opened")))
    assert "On 3 May 2029, the Beacon Tower opened in Marenholt." in texts(found, "time first")


def test_a_listed_phrase_stands_in_for_another(base: ClaimBase) -> None:
    found = list(wording.variants(seed(base, "architect")))
    assert texts(found, "listed phrase") == {"The Beacon Tower was drawn by Livia Rostrånd."}


def test_dates_leave_what_is_on_file(base: ClaimBase) -> None:
    found = list(figures.variants(seed(base, "opened")))
    assert "The Beacon Tower opened in Marenholt on 4 May 2029." in texts(found, "day moved")
    assert "The Beacon Tower opened in Marenholt on 3 June 2029." in texts(found, "month moved")
    assert "The Beacon Tower opened in Marenholt on 3 May 2031." in texts(found, "year moved")
    found = list(figures.variants(seed(base, "mayor")))
    assert "Piet Oakes was mayor of Marenholt from 2019 to 2029." in texts(found, "year moved")


def test_numbers_change_by_more_than_they_are_rounded(base: ClaimBase) -> None:
    found = list(figures.variants(seed(base, "height")))
    assert texts(found, "number doubled") == {"The Beacon Tower is 241.0 metres high."}
    assert texts(found, "number up by one") == {"The Beacon Tower is 120.6 metres high."}
    assert texts(found, "unit changed") == {"The Beacon Tower is 120.5 feet high."}


def test_names_are_exchanged_for_others_of_their_kind(base: ClaimBase) -> None:
    found = list(actors.variants(seed(base, "opened")))
    assert "The Beacon Tower opened in Dunmere on 3 May 2029." in texts(found, "other place")
    found = list(actors.variants(seed(base, "mended")))
    assert "Piet Oakes praised Livia Rostrånd in Marenholt on 4 May 2029." in texts(
        found, "roles swapped"
    )
    found = list(actors.variants(seed(base, "quote")))
    assert 'Livia Rostrånd said: "Nobody will climb this enormous tower."' in texts(
        found, "other speaker"
    )


def test_denials_deny(base: ClaimBase) -> None:
    found = list(denials.variants(seed(base, "architect")))
    assert "The Beacon Tower was not designed by Livia Rostrånd." in texts(found, "negation added")
    assert "The Beacon Tower was not designed by Livia Rostrånd." in {v.text for v in found}
    found = list(denials.variants(seed(base, "mended")))
    assert "Livia Rostrånd did not praise Piet Oakes in Marenholt on 4 May 2029." in texts(
        found, "negation added"
    )


def test_a_quotation_changes_in_one_word(base: ClaimBase) -> None:
    found = list(denials.variants(seed(base, "quote")))
    changed = texts(found, "quotation: word changed")
    assert 'Piet Oakes said: "Nobody will climb this purple tower."' in changed
    assert texts(found, "quotation: word left out") <= {
        'Piet Oakes said: "Nobody will this enormous tower."',
        'Piet Oakes said: "Nobody will climb this tower."',
    }


def test_every_variant_is_another_text_and_comes_again_the_same(base: ClaimBase) -> None:
    for claim in base.claims:
        one = seed(base, claim.id)
        found = list(trial.variants(one))
        assert found == list(trial.variants(one))
        assert len({variant.text for variant in found}) == len(found)
        assert one.text not in {variant.text for variant in found}


def test_a_sample_has_every_kind(base: ClaimBase) -> None:
    found = [(s, v) for c in base.claims for s in [seed(base, c.id)] for v in trial.variants(s)]
    sample = trial.spread(found, 80)
    assert len(sample) <= 80
    assert {v.kind for _, v in sample} == {v.kind for _, v in found}
    assert trial.spread(found, 10_000) == sorted(
        found, key=lambda p: _kinds(found).index(p[1].kind)
    )


def _kinds(found: list[tuple[Seed, Variant]]) -> list[str]:
    return list(dict.fromkeys(variant.kind for _, variant in found))


def test_verb_forms_and_turns() -> None:
    assert (participle("took"), past_of("taken"), participle("raided")) == (
        "taken",
        "took",
        "raided",
    )
    assert participle("red") == ""
    assert turn(["a", "b", "c"], 4, 2) == ["c", "a"]


def test_exempt_variants_come_from_a_seed_still() -> None:
    known = {one.text.rstrip(".") for one in seeds.seeds(seeds.bases(further=True))}
    if not seeds.FURTHER.is_dir():
        pytest.skip("the further packs are not there")
    stale = [text for text in trial.exempt() if not any(text.startswith(k[:20]) for k in known)]
    assert not stale
