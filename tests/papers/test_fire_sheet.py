"""The fire brigade's sheet on paper: everything on it, nothing cut, whatever strangers wrote."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.domain.fire_sheet import FireSheet, fire_sheet
from app.domain.pack import PackState
from app.domain.triage import TriageClass
from app.papers.fire_sheet_pdf import CLASSES, STATES, Plant, fire_sheet_pdf
from app.papers.sheet_words import CHEMISTRIES
from tests.domain.test_fire_sheet import NOW, pack
from tests.hostile import HOSTILE
from tests.papers.reading_back import fonts_of, squeezed, words_of

PLANT = Plant("Intake I1", "A", "119", practice=False)


def read(sheet: FireSheet, plant: Plant = PLANT) -> str:
    return squeezed("\n".join(words_of(fire_sheet_pdf(sheet, plant))))


def test_every_pack_with_place_mass_class_and_state_is_on_it() -> None:
    packs = [pack(n, place=f"rack {n % 7}", triage_class="C" if n % 5 == 0 else "A") for n in range(1, 90)]
    pages = words_of(fire_sheet_pdf(fire_sheet(packs, at=NOW, alarm="pack-8"), PLANT))
    text = squeezed("\n".join(pages))
    assert len(pages) > 2
    for one in packs:
        assert f"{one.tag}磷酸铁锂LFP" in text
    assert "▶P-8磷酸铁锂" in text
    assert text.count("C破损damaged") == sum(one.triage_class == "C" for one in packs)
    assert all("119" in page and "rack" in page for page in pages), "each page can be read by itself"


@pytest.mark.parametrize("triage_class", [*TriageClass, ""], ids=str)
@pytest.mark.parametrize("state", [one for one in PackState if one.here], ids=str)
def test_no_word_of_ours_is_cut(triage_class: TriageClass | str, state: PackState) -> None:
    known = triage_class.value if isinstance(triage_class, TriageClass) else triage_class
    sheet = fire_sheet([replace(pack(1, state=state, triage_class=known), mass=None)], at=NOW, alarm=None)
    text = read(sheet)
    assert "…" not in text
    assert squeezed(" ".join(STATES[state])) in text
    assert squeezed(" ".join(CLASSES[known])) in text
    assert "不明unknown" in text


@pytest.mark.parametrize("chemistry", sorted(CHEMISTRIES))
def test_no_chemistry_is_cut(chemistry: str) -> None:
    text = read(fire_sheet([replace(pack(1), fields={"chemistry": chemistry})], at=NOW, alarm=None))
    assert squeezed(" ".join(CHEMISTRIES[chemistry])) in text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_strangers_words_harm_nothing(hostile: str) -> None:
    odd = replace(pack(1), location=hostile, tag=hostile[:20], fields={"energy_kwh": hostile})
    pdf = fire_sheet_pdf(fire_sheet([odd, pack(2)], at=NOW, alarm=None), PLANT)
    assert "P-2" in "\n".join(words_of(pdf))
    assert all(fonts_of(pdf).values())


def test_an_empty_plant_and_the_practice_plant_say_so() -> None:
    empty = FireSheet(datetime(2026, 11, 26, tzinfo=UTC), "", {})
    assert "共0件" in read(empty)
    assert "PRACTICE" in read(empty, replace(PLANT, practice=True))
    assert "PRACTICE" not in read(empty)
