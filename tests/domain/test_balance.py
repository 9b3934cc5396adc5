"""The balance of a pack: class III errors, the worked vector, exact boundaries, and what is always red."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.balance import Balance, Flag, NoBalance
from app.domain.scale_error import Known, Unsure, Weighing, error_of, in_service_error_mg

KG, G = 1_000_000, 1_000
UNSURE = Unsure(10_000, 200 * G)


def pack(mass_kg: int, e_mg: int = 500 * G) -> int:
    """The square of a pack's error."""
    return error_of(Weighing(mass_kg * KG, 0, e_mg, typed=False), UNSURE).square


def balance(open_mg: int, *, in_kg: int = 300, square: int | None = None) -> Balance:
    """A balance with this much open, by the pack's own error alone unless told otherwise."""
    return Balance(in_kg * KG, in_kg * KG - open_mg, pack(in_kg) if square is None else square, 5_000)


@pytest.mark.parametrize(
    ("e_mg", "load_mg", "error_mg"),
    [  # process list 6.1: each scale at 500 e, at 2000 e and at Max
        (20 * G, 10 * KG, 20 * G),
        (20 * G, 10 * KG + 1, 40 * G),
        (20 * G, 40 * KG, 40 * G),
        (20 * G, 60 * KG, 60 * G),
        (50 * G, 150 * KG, 150 * G),
        (200 * G, 600 * KG, 600 * G),
        (500 * G, 250 * KG, 500 * G),
        (500 * G, 1_000 * KG, 1_000 * G),
        (1_000 * G, 3_000 * KG, 3_000 * G),
    ],
)
def test_class_iii_in_service_is_twice_the_first_verification(e_mg: int, load_mg: int, error_mg: int) -> None:
    assert in_service_error_mg(load_mg, e_mg) == error_mg
    assert in_service_error_mg(-load_mg, e_mg) == error_mg


def test_beyond_class_iii_and_without_a_division_nothing_is_known() -> None:
    assert in_service_error_mg(10_000 * G, G) == 3 * G
    assert in_service_error_mg(10_000 * G + 1, G) is None
    assert in_service_error_mg(KG, 0) is None


def test_a_weight_that_nobody_vouches_for_is_reckoned_wider() -> None:
    known = error_of(Weighing(28 * KG, 0, 20 * G, typed=False), UNSURE)
    typed = error_of(Weighing(28 * KG, 0, 20 * G, typed=True), UNSURE)
    strange = error_of(Weighing(28 * KG, 0, 0, typed=False), UNSURE)
    assert (known.known, typed.known, strange.known) == (Known.SCALE, Known.TYPED, Known.UNKNOWN)
    assert known.square == (40 * G) ** 2
    assert typed.square == strange.square == (280 * G) ** 2
    assert error_of(Weighing(KG, 0, 20 * G, typed=True), UNSURE).square == (200 * G) ** 2


def test_a_tare_was_weighed_as_well() -> None:
    weighed = error_of(Weighing(30 * KG, 2 * KG, 20 * G, typed=False), UNSURE)
    assert weighed.square == (40 * G) ** 2 + (20 * G) ** 2


def test_the_worked_vector_of_300_kg_and_ten_parts() -> None:
    """Process list 2.5: U = 1.164 kg = 0.388 %, so the tolerance is 0.5 %."""
    part = error_of(Weighing(28 * KG, 0, 20 * G, typed=False), UNSURE).square
    told = balance(0, square=pack(300) + 10 * part)
    assert told.square == (1_000 * G) ** 2 + 10 * (40 * G) ** 2
    assert round(told.u_mg, -3) == 1_164 * G
    assert round(Fraction(told.u_mg, 300 * KG), 5) == Fraction(388, 100_000)
    assert told.tolerance_mg == 1_500 * G


@pytest.mark.parametrize(
    ("open_mg", "flag"),
    [
        (0, Flag.GREEN),
        (1_500 * G, Flag.GREEN),
        (1_500 * G + 1, Flag.AMBER),
        (3_000 * G, Flag.AMBER),
        (3_000 * G + 1, Flag.RED),
        (-1_500 * G, Flag.GREEN),
        (-1_500 * G - 1, Flag.RED),  # parts above pack and tolerance: always red
        (-3_000 * G, Flag.RED),
    ],
)
def test_the_flags_turn_at_exact_milligrams(open_mg: int, flag: Flag) -> None:
    told = balance(open_mg)
    assert told.flag is flag
    assert told.foreign is (open_mg < -1_500 * G)


def test_where_weights_are_rough_their_uncertainty_is_the_tolerance() -> None:
    told = balance(0, square=3 * (10 * KG) ** 2)
    assert told.u_mg == 20 * KG
    assert (told.tolerance_mg, told.amber_mg) == (20 * KG, 40 * KG)
    assert replace(told, out_mg=280 * KG).flag is Flag.GREEN
    assert replace(told, out_mg=280 * KG - 1).flag is Flag.AMBER
    assert replace(told, out_mg=260 * KG - 1).flag is Flag.RED


def test_more_than_the_scales_explain_is_told_within_green() -> None:
    fine = pack(300, 200 * G)  # 400 g in service
    assert balance(590 * G, square=fine).settles_itself
    told = balance(600 * G, square=fine)
    assert (told.flag, told.telling, told.settles_itself) == (Flag.GREEN, True, False)
    assert told.explained_mg < 600 * G


def test_a_pack_without_a_weight_has_no_balance_and_is_never_green() -> None:
    told = Balance(None, 28 * KG, 0, 5_000, why=NoBalance.NO_WEIGHT)
    assert (told.flag, told.open_mg, told.telling, told.foreign) == (Flag.NONE, None, False, False)


def test_what_is_still_being_worked_on_is_not_open() -> None:
    told = Balance(300 * KG, 250 * KG, pack(300), 5_000, wip_mg=50 * KG)
    assert (told.open_mg, told.flag) == (0, Flag.GREEN)


masses = st.integers(1, 10**10)


@given(masses, masses, st.integers(0, 10**20), st.integers(1, 50_000))
def test_the_flag_is_that_of_exact_arithmetic(into: int, out: int, square: int, ppm: int) -> None:
    told = Balance(into, out, square, ppm)
    left = into - out
    share, u_squared = Fraction(ppm * into, 10**6), Fraction(4 * square, 3)

    def within(times: int) -> bool:
        return abs(left) <= times * share or left**2 <= times**2 * u_squared

    expected = Flag.GREEN if within(1) else Flag.AMBER if left > 0 and within(2) else Flag.RED
    assert told.flag is expected
    assert (told.u_mg - 1) ** 2 < u_squared <= told.u_mg**2 or (told.u_mg == 0 and square == 0)
    sigma_squared = Fraction(square, 3)
    assert told.telling is (Fraction(left) ** 2 > Fraction(2576, 1000) ** 2 * sigma_squared)
    assert (told.explained_mg >= abs(left)) is not told.telling
