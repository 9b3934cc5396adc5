"""The classifier: every row of the real codes, the order of the families, and that nothing can upset it."""

import csv
from datetime import date
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.identity import LONGEST_PAYLOAD, Identity, Kind, Level, classify, join_halves
from app.domain.own_label import Prefix, mint
from app.host.catalogue import read_vendor_list
from app.places import resources
from tests.hostile import HOSTILE

TODAY = date(2026, 11, 23)
VENDORS = read_vendor_list(resources() / "catalogue")
REAL_CODES = Path(__file__).resolve().parents[3] / "shared" / "vectors" / "codes_real.csv"
EVE = "04QCB76836300JBC40000903"


def know(payload: bytes | str) -> Identity:
    return classify(payload, today=TODAY, vendors=VENDORS)


def join(first: bytes | str, second: bytes | str) -> Identity | None:
    return join_halves(first, second, today=TODAY, vendors=VENDORS)


@pytest.mark.skipif(not REAL_CODES.exists(), reason="the shared vectors are not beside the project")
def test_every_real_code_comes_out_as_its_columns_say() -> None:
    rows = list(csv.DictReader(REAL_CODES.read_text(encoding="utf-8").splitlines()))
    assert len(rows) >= 28
    for row in rows:
        found = know(row["code"])
        # The columns add an explanation in brackets to some names.
        expected = {
            "vendor_name": row["expected_vendor"].split(" (")[0],
            "product_type": row["product_type"],
            "chemistry": row["chemistry"].split(" (")[0],
            "date": row["production_date"],
        }
        assert {name: found.fields.get(name, "") for name in expected} == expected, row["code"]
        assert found.payload == row["code"].encode()
        word = row["notes"].split(" ")[0]
        level = {
            "TEST-ENVIRONMENT": Level.WARN,
            "TEST/COMMENT": Level.WARN,
            "MALFORMED:": Level.REJECT,
            "NEGATIVE": Level.REJECT,
            "SYNTHETIC": Level.WARN if row["product_type"] else Level.REJECT,
        }.get(word, Level.OK)
        assert found.level is level, row["code"]


@pytest.mark.parametrize(
    ("payload", "kind", "level", "reasons"),
    [
        (EVE, Kind.GBT34014, Level.OK, ()),
        ("03UPE01000011C85A00FTY20", Kind.GBT34014, Level.WARN, ("gbt34014.serial_letters",)),
        ("001PE0XT00001DAB0800004", Kind.GBT34014, Level.REJECT, ("gbt34014.length",)),
        ("04QCB76836300JBC400", Kind.GBT34014_REUSED, Level.REJECT, ("gbt34014.truncated",)),
        ("04QPB76DAK0000042RC", Kind.GBT34014_REUSED, Level.OK, ()),
        (EVE + "RC", Kind.GBT34014_REUSED, Level.WARN, ("gbt34014.inferred_form",)),
        ("A765101015", Kind.OPAQUE, Level.REJECT, ("gbt34014.half_alone",)),
        (
            "jbc4000090304qcb76836300",
            Kind.GBT34014,
            Level.REJECT,
            ("gbt34014.position_4", "gbt34014.halves_swapped"),
        ),
        ("LNBSCB3F0DD130955", Kind.VIN, Level.OK, ()),
        ("LGWEESK55SH210918", Kind.VIN, Level.WARN, ("vin.check_digit_rescan",)),
        ("WVWZZZ6RZBY123456", Kind.VIN, Level.OK, ("vin.no_check_digit",)),
        (mint(Prefix.PK, "2600100001"), Kind.OWN, Level.OK, ()),
        ("BN00017", Kind.OWN, Level.REJECT, ("own.check_character",)),
        ("动力电池 12", Kind.OPAQUE, Level.WARN, ("opaque.unknown_form",)),
        ("", Kind.OPAQUE, Level.REJECT, ("opaque.empty",)),
        (" \r\n\u200b", Kind.OPAQUE, Level.REJECT, ("opaque.empty",)),
        ("x" * (LONGEST_PAYLOAD + 1), Kind.OPAQUE, Level.REJECT, ("opaque.too_long",)),
        ("\U0001f50b" * 1024, Kind.OPAQUE, Level.WARN, ("opaque.unknown_form",)),
        (b"\xff\xfe\x00", Kind.OPAQUE, Level.WARN, None),
        ("PK\u202e1234", Kind.OPAQUE, Level.WARN, None),
        ("\x00", Kind.OPAQUE, Level.WARN, None),
        ("\ud800", Kind.OPAQUE, Level.WARN, None),
    ],
)
def test_families(payload: bytes | str, kind: Kind, level: Level, reasons: tuple[str, ...] | None) -> None:
    found = know(payload)
    assert (found.kind, found.level) == (kind, level)
    if reasons is not None:
        assert found.reasons == reasons


@pytest.mark.parametrize(
    "printed",
    [
        EVE.lower(),
        " 04QC B768 3630 0JBC 4000 0903\r\n",
        "04qcb76836300j\nbc40000903",
        "\ufeff04QCB76836300J\u200bBC40000903",
        "０４ＱＣＢ７６８３６３００ＪＢＣ４００００９０３",
    ],
)
def test_how_it_was_printed_does_not_change_the_key(printed: str) -> None:
    found = know(printed)
    assert found.text == EVE
    assert found.level is Level.OK
    assert found.payload == printed.encode()


@pytest.mark.parametrize("strange", ["\x1d", "\x00", "\u202e", "\u0131"])
def test_what_is_neither_space_nor_zero_width_does_not_vanish(strange: str) -> None:
    assert know(EVE[:10] + strange + EVE[10:]).kind is Kind.OPAQUE
    assert know(EVE[:23] + strange).kind is Kind.OPAQUE


def test_an_opaque_text_is_its_own_key() -> None:
    assert know(" ab-1 ").text == " ab-1 "
    assert know(b"\xff1").text == "\\xff1"
    assert know(b"\xff1").text != know(b"\xfe1").text
    assert "opaque.not_text" in know(b"\xff1").reasons
    assert "opaque.invisible_characters" in know("ab\u202ecd-").reasons


def test_seventeen_characters_are_a_vin_unless_all_speaks_for_a_battery() -> None:
    base = "04QPB76DAK0000042"
    outside_vin = know(base)
    assert outside_vin.kind is Kind.GBT34014, "Q stands in no vehicle number"
    assert outside_vin.reasons == ("gbt34014.inferred_form",)
    either = "001PB76DAK0000042"
    assert know(either).kind is Kind.GBT34014
    checked = next(
        text for serial in range(200) if (text := f"001PB76D1K{serial:07d}") and know(text).kind is Kind.VIN
    )
    assert know(checked).level is Level.OK, "its check digit holds, so the vehicle number wins"
    assert know("001PB76D60" + "0000042").kind is Kind.VIN, "31 June is no date"


@pytest.mark.parametrize("cut", [10, 12, 14, 20])
def test_two_halves_fit_in_one_order(cut: int) -> None:
    one, two = EVE[:cut].lower(), EVE[cut:].encode()
    for found in (join(one, two), join(two, one)):
        assert found is not None
        assert (found.text, found.level) == (EVE, Level.OK)
        assert found.payload == one.encode() + two


def test_halves_that_do_not_fit_are_no_code() -> None:
    assert join("04QCB76836300J", "04QCB76836300J") is None
    assert join("04QCB76836300J", "A76510101") is None
    assert join("04QCB76836300J", "BE40000903") is None, "month E"
    assert join("04QCB76836300J", "B6" + "00000903") is None, "31 June"
    assert join("", "") is None


def test_two_orders_that_both_fit_are_left_to_a_person() -> None:
    one, two = "00BCB7611111", "00BCB7622222"
    found = join(one, two)
    assert found is not None
    assert (found.level, found.reasons) == (Level.REJECT, ("gbt34014.halves_ambiguous",))
    assert join(one, one) is None, "the same half was scanned twice"


def test_what_a_code_says_of_itself_goes_before_its_form() -> None:
    order = [
        (f"]C1{EVE}", Kind.GBT34014),  # no GS1 message: a label printer that was left on GS1-128
        ("]C1" + "21" + EVE[:20], Kind.GS1),
        (f"[)>\x1e06\x1dS{EVE}\x1e\x04", Kind.ISO15434),
        (f"https://a.example/{EVE}", Kind.LINK),
        (f"urn:maker:{EVE}", Kind.URN),
        (EVE, Kind.GBT34014),
        ("04QPB76DAK0000042RC", Kind.GBT34014_REUSED),
        ("1M8GDM9AXKP042788", Kind.VIN),
        ("TFR170081A7115", Kind.TESLA),
        ("P0073713VMKD24008ABCDEFS123456N00001", Kind.NIO),
        (mint(Prefix.PK, "2600100001"), Kind.OWN),
        (f"SN {EVE}", Kind.GBT34014),
        ("SN 1", Kind.OPAQUE),
    ]
    assert [know(text).kind for text, _kind in order] == [kind for _text, kind in order]


def test_the_symbol_may_be_told_apart_or_by_the_scanner_in_the_text() -> None:
    message = "0109521234543213" + "10ABC123\x1d2112345"
    apart = classify(message, today=TODAY, vendors=VENDORS, symbology_id="]d2")
    before = know("]d2" + message)
    assert (apart.kind, apart.text, apart.fields) == (before.kind, before.text, before.fields)
    assert (apart.payload, before.payload) == (message.encode(), b"]d2" + message.encode())
    assert know(message).kind is Kind.OPAQUE
    assert classify(message, today=TODAY, vendors=VENDORS, symbology_id="]d1").kind is Kind.OPAQUE


@pytest.mark.parametrize("told", ["]C0", "]d1", "]Q1"])
def test_what_a_scanner_says_of_the_symbol_is_no_part_of_the_code(told: str) -> None:
    for text in (EVE, "LNBSCB3F0DD130955", mint(Prefix.BG, "1001"), "dock 7"):
        assert (know(told + text).kind, know(told + text).text) == (know(text).kind, know(text).text)
    assert know(told).reasons == ("opaque.empty",)
    assert know(told.encode() + b"\xff").reasons == ("opaque.unknown_form", "opaque.not_text")


@pytest.mark.parametrize(
    "payload",
    [
        *(EVE.lower(), f"SN:{EVE}", "WVWZZZ6RZBY123456", "tfr 170081 a7115", "urn:BMWK:1", " ab-1 "),
        *("]d2010952123454321310ABC123\x1d2112345", "]C100106141411234567897", "(01)09521234543213(21)1"),
        "https://ID.gs1.org/01/09521234543213/10/ABC123/21/12345",
        "HTTPS://P.Maker.example/?s=0001",
        "[ )>{RS}06{GS}12V123456789{GS}S000123{RS}{EOT}",
        "6A1B3C4D-0000-4000-8000-123456789ABC",
        "P0073713MK6AJR9FN1HDS7BOGLWIVUPT",
    ],
)
def test_a_key_is_its_own_key(payload: str) -> None:
    key = know(payload).text
    assert know(key).text == key


@given(
    payload=st.one_of(st.binary(), st.text(), st.text(st.characters())),
    symbology_id=st.sampled_from(["", "]C1", "]d2", "]Q3", "]e0", "]Q1", "nonsense"]),
)
def test_every_symbol_has_an_answer(payload: bytes | str, symbology_id: str) -> None:
    found = classify(payload, today=TODAY, vendors=VENDORS, symbology_id=symbology_id)
    assert found.payload == (
        payload if isinstance(payload, bytes) else payload.encode("utf-8", "surrogatepass")
    )
    assert found.reasons or found.level is Level.OK
    found.text.encode("utf-8")


@given(
    start=st.sampled_from(
        ["]C1", "]d2", "[)>", "[)>\x1e06\x1d", "http://", "https://a/01/", "urn:", "urn:uuid:", "("]
    ),
    rest=st.one_of(st.text(max_size=200), st.text("0123456789ABCDEFPST/()%\x1d\x1e\x04|:.-", max_size=200)),
)
def test_what_only_begins_like_a_code_has_an_answer(start: str, rest: str) -> None:
    found = know(start + rest)
    assert found.payload == (start + rest).encode("utf-8", "surrogatepass")
    assert found.reasons or found.level is Level.OK
    assert all(found.fields.values())


@pytest.mark.parametrize("text", HOSTILE)
def test_strangers_texts_have_an_answer(text: str) -> None:
    for start in ("", "]d2", "[)>\x1e06\x1dS", "https://a.example/", "urn:a:"):
        assert know(start + text).payload == (start + text).encode("utf-8", "surrogatepass")


@pytest.mark.parametrize(
    "unit",
    [
        "0",
        "04QCB",
        EVE,
        "01",
        "/01/09521234543213",
        "[)>",
        "\x1d",
        "\x1e06\x1dS1",
        "{GS}",
        "%",
        "(01)",
        "-",
        "A ",
    ],
)
def test_the_longest_texts_are_judged_in_a_moment(unit: str) -> None:
    text = (unit * LONGEST_PAYLOAD)[:LONGEST_PAYLOAD]
    began = process_time()
    for start in ("", "]d2", "[)>\x1e06\x1d", "https://a.example/", "urn:a:"):
        know((start + text)[:LONGEST_PAYLOAD])
    assert process_time() - began < 5, (
        "five texts, each a fraction of a second; anything quadratic takes minutes"
    )


@given(payload=st.one_of(st.binary(), st.text(), st.text(st.characters())))
def test_every_payload_has_an_answer_and_comes_back_unchanged(payload: bytes | str) -> None:
    found = know(payload)
    raw = payload if isinstance(payload, bytes) else payload.encode("utf-8", "surrogatepass")
    assert found.payload == raw
    assert found.reasons or found.level is Level.OK
    found.text.encode("utf-8")


@given(st.text("0123456789ABCDEFPMCRZGIOQ", min_size=15, max_size=27))
def test_texts_near_the_codes_have_an_answer_too(payload: str) -> None:
    found = know(payload)
    assert found.payload == payload.encode()
    assert all(found.fields.values()), "an absent part is left out"
    if found.level is Level.OK and found.kind is Kind.GBT34014:
        assert found.fields["vendor_name"]


@given(first=st.one_of(st.binary(), st.text()), second=st.one_of(st.binary(), st.text()))
def test_joining_never_fails(first: bytes | str, second: bytes | str) -> None:
    found = join(first, second)
    assert found is None or found.kind is Kind.GBT34014
