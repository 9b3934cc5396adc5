"""Typed readings: exact, never rounded towards the safe side, and refused when they cannot be true."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.hand_held import ENTERED, NotATypedReading, read_typed
from app.domain.quantity import Quantity, Taking


@pytest.mark.parametrize(
    ("quantity", "numbers", "value"),
    [
        (Quantity.INSULATION, ("550", "400"), 1_375_000),
        (Quantity.INSULATION, (">550", "400"), 1_375_000),
        (Quantity.INSULATION, ("0.2", "400"), 500),
        (Quantity.INSULATION, ("0.199999", "400"), 499),
        (Quantity.INSULATION, ("1", "3e"), None),
        (Quantity.INSULATION, ("0", "400"), 0),
        (Quantity.TEMPERATURE, ("24.5",), 24_500),
        (Quantity.TEMPERATURE, ("44.9999999",), None),
        (Quantity.TEMPERATURE, ("44.999999",), 45_000),
        (Quantity.TEMPERATURE, ("-12.25",), -12_250),
        (Quantity.TEMPERATURE, (">60",), None),
        (Quantity.TEMPERATURE_RISE, ("31.5", "21"), 10_500),
        (Quantity.TEMPERATURE_RISE, ("10", "21"), -11_000),
    ],
)
def test_numbers_become_whole_units(quantity: Quantity, numbers: tuple[str, ...], value: int | None):
    if value is None:
        with pytest.raises(NotATypedReading) as told:
            read_typed(quantity, numbers)
        assert told.value.code == "reading.not_a_number"
        return
    read = read_typed(quantity, numbers)
    assert (read.value, read.printed) == (value, numbers[0])
    assert list(read.typed.values()) == list(numbers)


@pytest.mark.parametrize("quantity", [one for one in Quantity if one.taking is not Taking.HAND_HELD])
def test_what_has_a_live_instrument_is_not_typed(quantity: Quantity):
    with pytest.raises(NotATypedReading) as told:
        read_typed(quantity, ("0",))
    assert told.value.code == "reading.not_by_hand"


def test_every_hand_held_quantity_says_what_is_typed():
    assert set(ENTERED) == {one for one in Quantity if one.taking is Taking.HAND_HELD}


@pytest.mark.parametrize("quantity", list(ENTERED))
def test_every_range_holds_at_both_its_ends(quantity: Quantity):
    entered = ENTERED[quantity]
    good = ["20" if one.name == "ambient" else "400" for one in entered]
    for place, one in enumerate(entered):
        for end, beyond in ((one.least, one.least - 1), (one.most, one.most + 1)):
            read_typed(quantity, (*good[:place], str(end), *good[place + 1 :]))
            with pytest.raises(NotATypedReading) as told:
                read_typed(quantity, (*good[:place], str(beyond), *good[place + 1 :]))
            assert (told.value.code, told.value.name) == ("reading.out_of_range", one.name)


_AMOUNTS = st.decimals(0, 100_000, places=3).map(lambda one: f"{one:f}")


@given(megohm=_AMOUNTS, volts=st.decimals(10, 1_500, places=1).map(lambda one: f"{one:f}"))
def test_insulation_is_never_told_better_than_it_was(megohm: str, volts: str):
    exact = Fraction(megohm) * 1_000_000 / Fraction(volts)
    assert exact - 1 < read_typed(Quantity.INSULATION, (megohm, volts)).value <= exact


@given(st.decimals(-60, 1_200, places=6).map(lambda one: f"{one:f}"))
def test_heat_is_never_told_cooler_than_it_was(degrees: str):
    exact = Fraction(degrees) * 1_000
    assert exact <= read_typed(Quantity.TEMPERATURE, (degrees,)).value < exact + 1


@given(st.text(max_size=12), st.sampled_from(list(ENTERED)))
def test_any_text_is_a_reading_or_told_as_none(text: str, quantity: Quantity):
    numbers = tuple(text for _ in ENTERED[quantity])
    try:
        told = read_typed(quantity, numbers).printed
    except NotATypedReading as fault:
        told = fault.code
    fine = told.isascii() and told == text.strip()
    assert told in ("reading.not_a_number", "reading.out_of_range") or fine
