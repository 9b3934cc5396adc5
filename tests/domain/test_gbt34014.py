"""The traction-battery code: real codes, damaged ones, the tables of the standard, and the two halves."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.gbt34014 import (
    FULL24,
    is_base_form,
    is_half,
    is_whole,
    made_on,
    read_code,
    read_damaged,
    read_reused,
    spans,
)
from app.domain.remarks import Remarks
from app.domain.vendors import read_vendors

TODAY = date(2026, 11, 23)
VENDORS = read_vendors(
    {
        "version": "test",
        "vendor": [
            {"code": code, "short_name": name, "sources": ["a label"], "confidence": "good"}
            for code, name in (("04Q", "EVE"), ("03H", "Gotion"), ("001", "CATL"), ("02K", "Great Power"))
        ],
    }
)
EVE = "04QCB76836300JBC40000903"  # a real cell code
PACK = "001PE0XT00001DD9P0000042"  # made after the real ones: a pack of 2023-09-23
REUSED = "04QPB76DAK0000042RC"  # 2023-10-19, from a cell


def read(text: str) -> Remarks:
    """A text that must be a new product's code."""
    found = read_code(text, today=TODAY, vendors=VENDORS)
    assert found is not None
    return found


def reread(text: str) -> Remarks:
    """A text that must be a repurposed product's code."""
    found = read_reused(text, today=TODAY, vendors=VENDORS)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("code", "made"),
    [
        (EVE, "2021-12-04"),
        ("02KCBB416280GCF4P1101411", "2025-04-23"),
        ("02KCBB411280AGD361003544", "2023-03-06"),
        ("03HCB00L0000BJBBW0360149", "2021-11-28"),  # W is a day
        ("001CB31000000DD7N0431404", "2023-07-22"),
        ("03HCB01L0000BYF810502087", "2025-08-01"),
    ],
)
def test_real_codes(code: str, made: str) -> None:
    found = read(code)
    assert found.reasons == ()
    assert found.fields["date"] == made
    assert found.fields["product_type"] == "cell"
    assert found.fields["chemistry"] == "LFP"
    assert is_whole(code)


def test_the_parts() -> None:
    assert dict(read(EVE).fields) == {
        "vendor": "04Q",
        "vendor_name": "EVE",
        "product_type": "cell",
        "chemistry": "LFP",
        "spec": "76",
        "trace": "836300J",
        "date": "2021-12-04",
        "serial": "0000903",
    }


def test_day_0_is_the_31st_and_year_0_is_none() -> None:
    assert made_on("C70") == date(2022, 7, 31)
    assert made_on("C60") is None
    assert made_on("071") is None
    assert made_on("G1Y") == date(2026, 1, 30)
    assert made_on("D2W") == date(2023, 2, 28)
    assert made_on("D2X") is None
    assert made_on("E2X") == date(2024, 2, 29)
    assert made_on("GD1") is None
    assert all(made_on(f"{letter}11") is None for letter in "IOQUZ")
    assert all(made_on(f"G1{letter}") is None for letter in "IOQUZ")


@pytest.mark.parametrize(
    ("letter", "chemistry"),
    [
        ("A", "NiMH"),
        ("B", "LFP"),
        ("C", "LMO"),
        ("D", "LCO"),
        ("E", "ternary"),
        ("F", "supercapacitor"),
        ("G", "LTO"),
        ("Z", "other"),
    ],
)
def test_chemistries(letter: str, chemistry: str) -> None:
    found = read(PACK[:4] + letter + PACK[5:])
    assert found.fields["chemistry"] == chemistry
    assert found.reasons == ()


@pytest.mark.parametrize(
    ("code", "doubt"),
    [
        ("0ZZ" + EVE[3:], "gbt34014.vendor_unknown"),
        (EVE[:4] + "H" + EVE[5:], "gbt34014.chemistry_unknown"),
        (EVE[:14] + "K11" + EVE[17:], "gbt34014.date_future"),
        (EVE[:14] + "511" + EVE[17:], "gbt34014.date_before_2016"),
        (EVE[:17] + "00FTY20", "gbt34014.serial_letters"),
        (PACK[:3] + "M" + PACK[4:] + "C", "gbt34014.virtual_module"),
    ],
)
def test_doubts_are_no_refusals(code: str, doubt: str) -> None:
    found = read(code)
    assert (found.rejects, found.warnings) == ((), (doubt,))
    assert "date" in found.fields


def test_nothing_is_guessed_for_the_unknown() -> None:
    assert "vendor_name" not in read("0ZZ" + EVE[3:]).fields
    assert "chemistry" not in read(EVE[:4] + "H" + EVE[5:]).fields


def test_today_is_no_future() -> None:
    code = EVE[:14] + "GBP" + EVE[17:]
    assert read(code).fields["date"] == TODAY.isoformat()
    assert read(code).reasons == ()
    assert read(EVE[:14] + "GBR" + EVE[17:]).warnings == ("gbt34014.date_future",)
    assert read(EVE[:14] + "611" + EVE[17:]).reasons == ()


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (EVE[:3] + "X" + EVE[4:], "gbt34014.position_4"),
        (EVE[:14] + "0C4" + EVE[17:], "gbt34014.year"),
        (EVE[:14] + "BD4" + EVE[17:], "gbt34014.month"),
        (EVE[:14] + "BCU" + EVE[17:], "gbt34014.day"),
        (EVE[:14] + "B60" + EVE[17:], "gbt34014.date_impossible"),
        (EVE[:14] + "B40" + EVE[17:], "gbt34014.date_impossible"),
    ],
)
def test_a_broken_structure_is_refused(code: str, reason: str) -> None:
    found = read(code)
    assert found.rejects == (reason,)
    assert "date" not in found.fields


def test_swapped_halves_are_named() -> None:
    assert read("JBC4000090304QCB76836300").rejects == ("gbt34014.position_4", "gbt34014.halves_swapped")
    assert dict(read("JBC4000090304QCB76836300").fields) == {}
    for cut in range(1, 24):
        assert read(EVE[cut:] + EVE[:cut]).rejects[-1] == "gbt34014.halves_swapped"
    assert read(EVE[:3] + "X" + EVE[4:]).rejects == ("gbt34014.position_4",)


@pytest.mark.parametrize(
    "text", ["", EVE[:-1], EVE + "0", EVE + "C", EVE.lower(), EVE[:-1] + "-", EVE[:-1] + "\u0663"]
)
def test_other_texts_are_not_judged(text: str) -> None:
    assert read_code(text, today=TODAY, vendors=VENDORS) is None


def test_a_repurposed_code() -> None:
    found = reread(REUSED)
    assert found.reasons == ()
    assert dict(found.fields) == {
        "vendor": "04Q",
        "vendor_name": "EVE",
        "product_type": "pack",
        "chemistry": "LFP",
        "spec": "76",
        "date": "2023-10-19",
        "serial": "0000042",
        "source_type": "cell",
    }
    assert reread(EVE + "RC").warnings == ("gbt34014.inferred_form",)
    assert reread(EVE + "RC").fields["trace"] == "836300J"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("04QCB76836300JBC400", "gbt34014.truncated"),
        (REUSED[:-1] + "X", "gbt34014.source_type"),
        (REUSED[:7] + "D60" + REUSED[10:], "gbt34014.date_impossible"),
        (REUSED[:3] + "7" + REUSED[4:], "gbt34014.position_4"),
    ],
)
def test_a_broken_repurposed_code_is_refused(text: str, reason: str) -> None:
    assert reread(text).rejects == (reason,)


@given(place=st.integers(0, 23))
def test_one_lost_character_is_a_length_fault(place: int) -> None:
    found = read_damaged(EVE[:place] + EVE[place + 1 :], vendors=VENDORS)
    assert found is not None
    assert found.rejects == ("gbt34014.length",)


@given(place=st.integers(0, 24), symbol=st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
def test_one_character_too_many_is_a_length_fault(place: int, symbol: str) -> None:
    found = read_damaged(EVE[:place] + symbol + EVE[place:], vendors=VENDORS)
    assert found is not None
    assert found.rejects == ("gbt34014.length",)


@given(place=st.integers(0, 23))
def test_one_lost_character_is_seen_without_a_known_maker(place: int) -> None:
    whole = "X12MCPM27KLPCLE2X2382320"  # made on 29 February
    found = read_damaged(whole[:place] + whole[place + 1 :], vendors=VENDORS)
    assert found is not None


def test_more_lost_characters_are_seen_by_a_readable_front() -> None:
    for vendor in ("04Q", "0ZZ"):
        found = read_damaged(vendor + EVE[3:-4], vendors=VENDORS)
        assert found is not None
        assert found.rejects == ("gbt34014.length",)
    assert read_damaged("XZZ" + EVE[3:-4], vendors=VENDORS) is None


def test_a_damaged_code_says_what_its_front_says() -> None:
    found = read_damaged("001PE0XT00001DAB0800004", vendors=VENDORS)
    assert found is not None
    assert dict(found.fields) == {
        "vendor": "001",
        "vendor_name": "CATL",
        "product_type": "pack",
        "chemistry": "ternary",
    }


@pytest.mark.parametrize("text", ["89860012345678901234", "WST21TI04003A01M4ST00233", "A" * 23, "9" * 25])
def test_foreign_serials_are_not_called_damaged(text: str) -> None:
    assert read_damaged(text, vendors=VENDORS) is None


@pytest.mark.parametrize("text", ["A765101015", "BC40000903", "04QCB76836300J", "04QCB76"])
def test_halves(text: str) -> None:
    assert is_half(text, vendors=VENDORS)


@pytest.mark.parametrize("text", ["1234567890", "AD65101015", "0ZZCB76836300J", "04QCB7", "04QCB768-6300J"])
def test_what_is_no_half(text: str) -> None:
    assert not is_half(text, vendors=VENDORS)


def test_spans_cover_the_code_without_gap() -> None:
    assert spans(EVE) == [
        (0, 3, "vendor"),
        (3, 4, "product_type"),
        (4, 5, "chemistry"),
        (5, 7, "spec"),
        (7, 14, "trace"),
        (14, 17, "date"),
        (17, 24, "serial"),
    ]
    assert spans(REUSED)[-3:] == [(7, 10, "date"), (10, 17, "serial"), (18, 19, "source_type")]
    assert spans(EVE + "RC")[-1] == (25, 26, "source_type")
    assert spans("A765101015") == []


def test_the_base_form_of_seventeen() -> None:
    base = REUSED[:17]
    assert is_base_form(base)
    assert read(base).warnings == ("gbt34014.inferred_form",)
    assert not is_base_form(base[:7] + "D60" + base[10:])


@given(code=st.from_regex(FULL24, fullmatch=True))
def test_every_well_formed_code_is_refused_only_for_its_date(code: str) -> None:
    found = read(code)
    if is_whole(code):
        assert found.rejects == ()
        assert found.fields["date"]
    else:
        assert found.rejects[0] == "gbt34014.date_impossible"
