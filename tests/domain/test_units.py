"""A printed mass becomes whole milligrams, exactly, and nothing else becomes a mass."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.units import Mass, NotAnAmount, parse_mass

TO_MG = {"mg": 1, "g": 1_000, "kg": 1_000_000, "t": 1_000_000_000}
PLACES = {"mg": 0, "g": 3, "kg": 6, "t": 9}


@given(
    st.sampled_from(sorted(TO_MG)),
    st.integers(0, 10**12 - 1),
    st.data(),
    st.sampled_from(["", "+", "-"]),
)
def test_a_printed_mass_is_exact(unit: str, whole: int, data: st.DataObject, sign: str) -> None:
    places = data.draw(st.integers(0, PLACES[unit]))
    part = data.draw(st.text("0123456789", min_size=places, max_size=places))
    printed = f"{sign}{whole}" + (f".{part}" if part else "")
    mass = parse_mass(printed, unit)
    assert mass == Mass(int(Decimal(printed) * TO_MG[unit]), printed, unit)
    assert type(mass.milligrams) is int


@pytest.mark.parametrize(
    ("printed", "unit", "milligrams"),
    [
        ("412.0", "kg", 412_000_000),
        ("0.1", "kg", 100_000),
        ("0.3", "g", 300),
        ("-0.5", "kg", -500_000),
        ("-0", "kg", 0),
        ("1.000", "mg", 1),
        ("9007199254740.993", "g", None),
        ("0.000000001", "t", 1),
    ],
)
def test_known_amounts(printed: str, unit: str, milligrams: int | None) -> None:
    if milligrams is None:
        with pytest.raises(NotAnAmount):
            parse_mass(printed, unit)
    else:
        assert parse_mass(printed, unit).milligrams == milligrams


@pytest.mark.parametrize(
    "printed",
    [
        "",
        " ",
        "1,5",
        "1e3",
        "0x10",
        "nan",
        "inf",
        "--1",
        "1.",
        ".5",
        "1 000",
        "１２",
        "1_000",
        "412.0 ",
        "1\n",
    ],
)
def test_what_is_no_plain_number_is_no_mass(printed: str) -> None:
    with pytest.raises(NotAnAmount):
        parse_mass(printed, "kg")


@pytest.mark.parametrize("unit", ["", "KG", "lb", "kg ", "斤", "PCS"])
def test_an_unknown_unit_is_no_mass(unit: str) -> None:
    with pytest.raises(NotAnAmount, match="unit"):
        parse_mass("1", unit)


@pytest.mark.parametrize(("printed", "unit"), [("0.5", "mg"), ("0.0001", "g"), ("1.0000001", "kg")])
def test_finer_than_a_milligram_is_never_rounded(printed: str, unit: str) -> None:
    with pytest.raises(NotAnAmount, match="finer"):
        parse_mass(printed, unit)


@given(st.text(max_size=20), st.text(max_size=3) | st.sampled_from(sorted(TO_MG)))
def test_any_text_is_a_mass_or_refused(printed: str, unit: str) -> None:
    try:
        mass = parse_mass(printed, unit)
    except NotAnAmount:
        return
    assert Decimal(printed) * TO_MG[unit] == mass.milligrams
