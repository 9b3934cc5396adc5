"""The balance adds up in whole milligrams and in the figures as they stand; tiles say what was typed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from app.domain.output import OutputCode
from app.domain.units import parse_mass
from tests.ui.clip import look_of
from tests.ui.widgets.bench_states import outputs
from tests.ui.widgets.gallery import picture
from ui.theme.paint import color
from ui.theme.tokens import Language
from ui.widgets.balance_bar import BalanceBar
from ui.widgets.balance_state import (
    BalanceState,
    balance_state,
    decimals_of,
    exact_text,
    kilograms_text,
    rounded_mg,
)
from ui.widgets.mass_bar import place_of
from ui.widgets.output_tiles import output_tile, output_tiles

KG = 1_000_000
MASSES = st.integers(0, 2_000 * KG)


def test_a_balance_is_made_of_what_was_weighed() -> None:
    state = balance_state(parse_mass("412.0", "kg"), outputs(), tolerance_mg=2_100_000)
    assert (state.in_mg, len(state.parts), state.parts[-1]) == (412_000_000, 10, 9_205_500)
    assert state.open_mg == 412_000_000 - 8 * 36_050_000 - 62_700_000 - 9_205_500
    assert balance_state(None, ()).open_mg is None


@pytest.mark.parametrize(
    ("parts", "within", "too_much"),
    [
        ((), False, False),
        ((98,), True, False),
        ((97,), False, False),
        ((102,), True, False),
        ((103,), False, True),
    ],
)
def test_too_much_is_more_than_the_tolerance(parts: tuple[int, ...], within: bool, too_much: bool) -> None:
    state = BalanceState(100, parts, 2)
    assert (state.within, state.too_much) == (within, too_much)


def test_without_a_tolerance_nothing_is_within_it() -> None:
    assert not BalanceState(100, (100,)).within
    assert BalanceState(100, (101,)).too_much
    assert not BalanceState(None, (101,)).too_much


@given(st.integers(-(10**9), 10**9))
def test_an_exact_mass_reads_back(milligrams: int) -> None:
    words = exact_text(milligrams, Language.EN).replace(",", "").replace("\u2212", "-")
    assert parse_mass(words, "kg").milligrams == milligrams


@given(MASSES, st.integers(1, 3))
def test_rounding_is_by_half_a_unit_at_most_and_the_text_says_the_rounded_mass(
    milligrams: int, decimals: int
) -> None:
    shown = rounded_mg(milligrams, decimals)
    assert abs(shown - milligrams) * 2 <= 10 ** (6 - decimals)
    words = kilograms_text(milligrams, decimals, Language.ZH).replace(",", "")
    assert parse_mass(words, "kg").milligrams == shown
    assert rounded_mg(-milligrams, decimals) == -shown


@given(st.lists(MASSES, max_size=5))
def test_decimals_hold_every_amount_that_grams_can(amounts: list[int]) -> None:
    decimals = decimals_of(*amounts)
    assert 1 <= decimals <= 3
    if decimals < 3:
        assert all(rounded_mg(amount, decimals) == amount for amount in amounts)


@given(MASSES, st.lists(st.integers(1, 10**8), max_size=12))
@pytest.mark.usefixtures("face")
def test_the_three_figures_always_add_up(in_mg: int, parts: list[int]) -> None:
    bar = BalanceBar(look_of("full"))
    bar.state = BalanceState(in_mg, tuple(parts))
    told = [figure.removesuffix(" kg").replace(",", "") for _, figure in bar._figures()]
    came, went, rest = (parse_mass(figure, "kg").milligrams for figure in told)
    assert abs(came - went) == rest


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_place_on_the_bar_is_on_the_bar(low: int, milligrams: int) -> None:
    bar = QRectF(10, 0, 100, 20)
    assert 10 <= place_of(bar, (low, low + KG), milligrams) <= 110


def hues(state: BalanceState) -> set[str]:
    look = look_of("full")
    bar = BalanceBar(look)
    bar.render(state)
    image: QImage = picture(bar, bar.sizeHint(), look.palette.ground).toImage()
    return {image.pixelColor(x, y).name() for y in range(image.height()) for x in range(0, image.width(), 2)}


@pytest.mark.usefixtures("face")
def test_only_what_is_open_is_amber_and_only_too_much_is_red() -> None:
    palette = look_of("full").palette
    amber, red = color(palette.attention_soft).name(), color(palette.hold_ink).name()
    done = BalanceState(412 * KG, (400 * KG, 12 * KG), 2 * KG)
    assert {amber, red} & hues(done) == set()
    assert {amber, red} & hues(replace(done, parts=(400 * KG,))) == {amber}
    assert {amber, red} & hues(replace(done, parts=(400 * KG, 20 * KG))) == {red}


@pytest.mark.usefixtures("face")
def test_an_unknown_mass_is_three_dashes() -> None:
    bar = BalanceBar(look_of("full"))
    bar.render(BalanceState(None, (9_200_000,)))
    assert bar.accessibleName() == "in ---, out 9.2, open --- kg, The pack's mass is not known."


def test_a_tile_counts_weighs_and_says_what_was_typed() -> None:
    told = outputs()
    modules = output_tile(OutputCode.MOD, told, Language.EN, chosen=True)
    assert (modules.title, modules.value, modules.count, modules.chosen) == (
        "Modules",
        "288.40 kg",
        "×8",
        True,
    )
    busbars = output_tile(OutputCode.CU_BUS, told, Language.EN)
    assert (busbars.title, busbars.value) == ("Busbars, typed", "9.206 kg")
    coolant = output_tile(OutputCode.COOLANT, told, Language.EN)
    assert (coolant.value, coolant.quiet, coolant.count) == ("none yet", True, "")


def test_tiles_stand_in_the_order_of_the_procedure() -> None:
    codes = (OutputCode.PCB, OutputCode.MOD)
    tiles = output_tiles(codes, outputs(), Language.EN, chosen=OutputCode.MOD)
    assert [(id_, tile.chosen) for id_, tile in tiles] == [("PCB", False), ("MOD", True)]
