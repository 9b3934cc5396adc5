"""A drawn procedure: everything is on it, nothing lies over anything else, and paper is cut between boxes."""

import tomllib
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from app.domain.limits import Limits
from app.domain.limits_document import read_limits
from app.domain.procedure import PPE_WORDS, Energy, Procedure, StepKind, Words
from app.domain.quantity import Quantity
from app.papers.graph_layout import HIGH, WIDE, draw_procedure
from app.papers.graph_pdf import graph_pdf
from app.papers.graph_shapes import Box, Frame, Path, Text
from app.papers.graph_svg import graph_svg
from app.papers.graph_words import ENERGIES, GEAR, KINDS, QUANTITIES, amount
from app.papers.procedure_card import procedure_card
from app.papers.sheet_text import Fragment
from app.papers.typefaces import register
from app.places import resources
from tests.fakes.procedures import EVERY, SHORT
from tests.papers.reading_back import words_of

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def typefaces() -> None:
    register()


@pytest.fixture
def limits() -> Limits:
    return read_limits(tomllib.loads((resources() / "catalogue" / "limits.toml").read_text("utf-8")))


def shown(procedure: Procedure, limits: Limits) -> list[Text]:
    return [one for one in draw_procedure(procedure, limits).shapes if isinstance(one, Text)]


def boxes(procedure: Procedure, limits: Limits) -> list[Box]:
    return [one for one in draw_procedure(procedure, limits).shapes if isinstance(one, Box)]


@pytest.mark.parametrize("procedure", [SHORT, EVERY], ids=lambda one: one.id)
def test_every_step_stands_on_it_in_both_languages(procedure: Procedure, limits: Limits) -> None:
    words = " ".join(text.words for text in shown(procedure, limits))
    for step in procedure.every_step():
        if step.kind is not StepKind.BRANCH:
            assert step.title.zh in words
            assert f"{step.title.en} " in f"{words} "
    for number, deviation in enumerate(procedure.deviations, 1):
        assert f"D{number} {deviation.title.zh}" in words


@pytest.mark.parametrize("procedure", [SHORT, EVERY], ids=lambda one: one.id)
def test_no_box_lies_over_another_or_across_the_foot_of_a_page(procedure: Procedure, limits: Limits) -> None:
    by_column: dict[float, list[Box]] = {}
    for box in boxes(procedure, limits):
        by_column.setdefault(box.x, []).append(box)
        assert box.x >= 0
        assert box.x + box.wide <= WIDE
        assert box.y // HIGH == (box.y + box.high) // HIGH
    for column in by_column.values():
        for above, below in pairwise(sorted(column, key=lambda box: box.y)):
            assert above.y + above.high <= below.y + 1e-6


@pytest.mark.parametrize("procedure", [SHORT, EVERY], ids=lambda one: one.id)
def test_no_words_reach_over_the_box_they_stand_in(procedure: Procedure, limits: Limits) -> None:
    held = boxes(procedure, limits)
    checked = 0
    for text in shown(procedure, limits):
        end = text.x + Fragment(text.words, text.bold).width(text.pt)
        for box in held:
            inside = box.x < text.x < box.x + box.wide and box.y < text.y < box.y + box.high
            if inside:
                checked += 1
                assert end <= box.x + box.wide
    assert checked > len(held)


def test_a_hold_and_what_is_owed_are_told_by_their_frames(limits: Limits) -> None:
    drawn = draw_procedure(EVERY, limits).shapes
    frames = {
        text.words.split(" ", 1)[1]: box.frame
        for box in drawn
        if isinstance(box, Box)
        for text in drawn
        if isinstance(text, Text) and text.bold and box.x < text.x < box.x + 5 and box.y < text.y < box.y + 6
    }
    assert frames["prove。"] is Frame.HOLD
    assert frames["ready。"] is Frame.JUDGED
    assert frames["lock。"] is Frame.OWED
    assert frames["open。"] is Frame.PLAIN
    assert frames["a bolt will not turn。"] is Frame.HEAD


def test_where_options_cases_and_deviations_lead_is_written(limits: Limits) -> None:
    words = "\n".join(text.words for text in shown(EVERY, limits))
    for lead in ("→ 第 7 步 step 7", "→ D2", "→ D3", "→ 中止 give up", "→ 回到原步骤 back to its step"):
        assert lead in words


def test_a_jump_is_drawn_from_its_step_to_its_target(limits: Limits) -> None:
    drawn = draw_procedure(EVERY, limits).shapes
    jumps = [one for one in drawn if isinstance(one, Path) and len(one.points) == 4]
    # From the choice to the plug, and from the branch over the next choice to the lifting.
    assert len(jumps) == 2
    assert all(jump.points[0][1] < jump.points[-1][1] for jump in jumps)


def test_the_limits_of_the_site_stand_on_graph_and_card(limits: Limits) -> None:
    graph = " ".join(text.words for text in shown(EVERY, limits))
    card = "\n".join(procedure_card(EVERY, limits, "en"))
    assert f"≤ {amount(limits.by_id['prove_dead'])} × 3" in graph
    assert f"HV+ case: voltage ≤ {amount(limits.by_id['prove_dead'])}" in card
    assert amount(limits.by_id["prove_dead"]).endswith(" V")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_card_says_every_step_in_one_language(language: str, limits: Limits) -> None:
    card = procedure_card(EVERY, limits, language)
    heads = [line for line in card if not line.startswith(" ")]
    for step in EVERY.every_step():
        if step.kind is StepKind.BRANCH:
            continue
        said, other = step.title.zh, step.title.en
        if language == "en":
            said, other = other, said
        assert any(line.endswith(f" {said}") for line in heads)
        assert not any(line.endswith(f" {other}") for line in heads)
    assert any("班长" in line for line in card) == (language == "zh")


def test_the_picture_is_well_formed_and_harmless_whatever_a_title_says(limits: Limits) -> None:
    hostile = replace(SHORT.steps[0], title=Words('</text><script>x()</script>&"', "a < b & c"))
    procedure = replace(SHORT, steps=(hostile, *SHORT.steps[1:]))
    tree = ElementTree.fromstring(graph_svg(draw_procedure(procedure, limits), "<&>"))
    kinds = {element.tag.removeprefix(SVG) for element in tree.iter()}
    assert kinds == {"svg", "title", "rect", "g", "text", "polygon", "polyline"}
    assert any("script" in (element.text or "") for element in tree.iter(f"{SVG}text"))


def test_paper_carries_the_graph_and_the_card_and_is_the_same_each_time(limits: Limits) -> None:
    graph, card = draw_procedure(EVERY, limits), procedure_card(EVERY, limits, "en")
    pdf = graph_pdf(graph, card, "every@1")
    assert pdf == graph_pdf(graph, card, "every@1")
    text = "\n".join(words_of(pdf))
    for step in EVERY.every_step():
        if step.kind is not StepKind.BRANCH:
            assert step.title.en in text
    assert "how to prove" in text


def test_there_are_words_for_everything_that_a_document_can_say() -> None:
    assert set(KINDS) == set(StepKind)
    assert set(ENERGIES) == set(Energy)
    assert set(QUANTITIES) == set(Quantity)
    assert set(GEAR) == PPE_WORDS
    assert all(zh and en for words in (KINDS, ENERGIES, QUANTITIES, GEAR) for zh, en in words.values())
