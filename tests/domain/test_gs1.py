"""GS1 element strings: the published examples, broken ones, and what counts as one battery."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.gs1 import CARRIERS, looks_like_message, read_bracketed, read_message
from app.domain.gs1_table import NotAnElement, element, elements_of
from app.domain.remarks import Remarks

TODAY = date(2026, 11, 23)
GTIN = "09521234543213"
SSCC = "106141411234567897"
LETTERS = "ABCXYZabcxyz0123456789-/.%+!"


def read(text: str) -> Remarks:
    return read_message(text, today=TODAY).remarks


def key(text: str) -> str:
    return read_message(text, today=TODAY).key


def check_digit(payload: str) -> str:
    """Weights 3 and 1 from the right, to the next ten: reckoned here apart from what is tested."""
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(payload)))
    return str(-total % 10)


def test_an_item_with_lot_and_serial() -> None:
    found = read(f"01{GTIN}10ABC123\x1d2112345")
    assert dict(found.fields) == {"gtin": GTIN, "lot": "ABC123", "serial": "12345"}
    assert found.reasons == ()


def test_a_pallet_is_no_battery() -> None:
    found = read(f"00{SSCC}")
    assert dict(found.fields) == {"sscc": SSCC}
    assert (found.rejects, found.warnings) == ((), ("gs1.no_serial",))


def test_all_that_a_station_needs_has_a_name() -> None:
    found = read(
        f"01{GTIN}11260200173001313103012345330012345620052112345\x1d240A-1\x1d241C-2\x1d250S-3\x1d37000012"
        f"\x1d400PO7\x1d4109521321000018\x1d4149521321000018\x1d8003095213210000189\x1d8004ASSET-1"
    )
    assert found.reasons == ()
    assert dict(found.fields) == {
        "gtin": GTIN,
        "date": "2026-02-28",
        "expiry": "2030-01-31",
        "net_mg": "12345000",
        "gross_mg": "123456000000",
        "variant": "05",
        "serial": "12345",
        "additional_id": "A-1",
        "customer_part": "C-2",
        "secondary_serial": "S-3",
        "count": "000012",
        "order": "PO7",
        "ship_to_gln": "9521321000018",
        "gln": "9521321000018",
        "grai": "095213210000189",
        "giai": "ASSET-1",
    }


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("010950110153000317114070410AB-123", "gs1.value"),  # published, and its month is 40
        (f"01{GTIN[:-1]}4", "gs1.check_digit"),
        ("00106141411234567890", "gs1.check_digit"),
        ("4149521321000019", "gs1.check_digit"),
        (f"01{GTIN}17260231", "gs1.date"),
        (f"01{GTIN}1" + "0" + "A" * 21, "gs1.separator_missing"),
        (f"01{GTIN}0512", "gs1.unknown_identifier"),
        ("", "gs1.empty"),
        ("\x1d\x1d", "gs1.empty"),
        (f"01{GTIN[:-2]}", "gs1.value"),
        (f"01{GTIN}21", "gs1.value"),
        (f"01{GTIN}21a b", "gs1.separator_missing"),
        (f"01{GTIN}21电", "gs1.value"),
        ("01" + "٠" * 14, "gs1.value"),
        (f"01{GTIN}21A\x1d21B", "gs1.contradiction"),
        (f"01{GTIN}\x1d02{GTIN}\x1d01{'0' * 13}0", "gs1.contradiction"),
    ],
)
def test_what_is_broken_is_refused(text: str, reason: str) -> None:
    assert reason in read(text).rejects


def test_a_serial_without_its_item_names_nothing() -> None:
    assert read("2112345").warnings == ("gs1.serial_alone",)
    assert read(f"8006{GTIN}010221X").reasons == ("gs1.separator_missing",)
    assert read(f"8006{GTIN}0102\x1d21X").reasons == ()


def test_the_key_is_item_and_serial_whatever_else_was_said() -> None:
    assert key(f"01{GTIN}10ABC123\x1d2112345") == key(f"\x1d01{GTIN}2112345\x1d11260101")
    assert key(f"01{GTIN}2112345") == f"(01){GTIN}(21)12345"
    assert key(f"00{SSCC}") == f"(00){SSCC}"


@pytest.mark.parametrize("spelt", ["{GS}", "<GS>", "^]", "\u241d", "|", "{gs}"])
def test_separators_as_hand_scanners_type_them(spelt: str) -> None:
    assert read(f"01{GTIN}10ABC123{spelt}2112345") == read(f"01{GTIN}10ABC123\x1d2112345")


@pytest.mark.parametrize(
    ("digits", "day"),
    [("761231", "2076-12-31"), ("770101", "1977-01-01"), ("240200", "2024-02-29"), ("000229", "2000-02-29")],
)
def test_two_digits_of_a_year_lie_within_fifty_years(digits: str, day: str) -> None:
    assert read(f"15{digits}").fields["best_before"] == day


def test_made_in_the_future_is_doubted() -> None:
    assert "gs1.date_future" in read(f"01{GTIN}11261124").warnings
    assert "gs1.date_future" not in read(f"01{GTIN}11261123").warnings
    assert "gs1.date_future" not in read(f"01{GTIN}17300101").warnings, "it may well expire then"


def test_as_it_is_printed_below_the_bars() -> None:
    found = read_bracketed(f" (01) {GTIN} (21) 12345 ", today=TODAY)
    assert found is not None
    assert (found.key, found.remarks.reasons) == (f"(01){GTIN}(21)12345", ())
    for other in ("(note) 12", f"(01){GTIN[:-1]}", "(05)12", "x(01)" + GTIN, "()", "(01)"):
        assert read_bracketed(other, today=TODAY) is None


def test_only_a_faultless_text_looks_like_gs1() -> None:
    assert looks_like_message(f"00{SSCC}", today=TODAY)
    assert not looks_like_message("00106141411234567890", today=TODAY)
    assert not looks_like_message("10ABC", today=TODAY)


def test_the_symbols_that_carry_gs1() -> None:
    assert {"]C1", "]d2", "]Q3", "]e0"} <= CARRIERS
    assert CARRIERS.isdisjoint({"]C0", "]d1", "]Q1", ""})


def test_an_element_is_asked_for_whole() -> None:
    assert element("21", "12345").value == "12345"
    for ai, value in (("21", ""), ("1", "0ABC"), ("01", GTIN + "0"), ("21", "A\x1d"), ("21", "A" * 21)):
        with pytest.raises(NotAnElement):
            element(ai, value)


@pytest.mark.parametrize(
    ("ai", "body", "behind"),
    [
        *[("00", 17, ""), ("01", 13, ""), ("02", 13, ""), ("253", 12, "X"), ("402", 16, ""), ("410", 12, "")],
        *[("414", 12, ""), ("417", 12, ""), ("8003", 13, "X"), ("8006", 13, "0102"), ("8017", 17, "")],
    ],
)
def test_every_wrong_digit_is_found(ai: str, body: int, behind: str) -> None:
    lots = Random(body)
    digits = "0" + "".join(lots.choices("0123456789", k=body - 1))
    whole = digits + check_digit(digits)
    assert element(ai, whole + behind).check_holds
    for place in range(1, len(whole)):
        wrong = whole[:place] + str((int(whole[place]) + 1) % 10) + whole[place + 1 :]
        assert not element(ai, wrong + behind).check_holds


@given(
    lot=st.text(LETTERS, min_size=1, max_size=20),
    serial=st.text(LETTERS, min_size=1, max_size=20),
    item=st.text("0123456789", min_size=13, max_size=13),
)
def test_what_was_written_is_read(lot: str, serial: str, item: str) -> None:
    gtin = item + check_digit(item)
    for text in (f"01{gtin}10{lot}\x1d21{serial}", f"10{lot}\x1d01{gtin}21{serial}"):
        found = read(text)
        assert dict(found.fields) == {"gtin": gtin, "lot": lot, "serial": serial}
        assert found.reasons == ()


@given(st.text(st.sampled_from("01234567890123456789ABC()\x1d|^]{}<>GS\n"), max_size=60))
def test_any_text_is_judged(text: str) -> None:
    found = read(text)
    assert found.rejects or found.fields
    read_bracketed(text, today=TODAY)


def test_a_long_text_is_judged_at_once() -> None:
    assert len(elements_of("2005" * 1024)) == 1024
    assert read("2005" * 1024).warnings == ("gs1.no_serial",)
    assert read("(01)" * 1024).rejects
