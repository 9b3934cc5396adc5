"""Tesla's serials, NIO's part codes, URNs and bare identifiers, and guesses about the rest."""

from datetime import date

import pytest

from app.domain.identity import Identity, Kind, Level, classify, names_no_single_thing
from app.domain.ordinal_day import day_of_year
from app.domain.vendors import read_vendors

VENDORS = read_vendors(
    {
        "version": "test",
        "vendor": [{"code": "04Q", "short_name": "EVE", "sources": ["a label"], "confidence": "good"}],
    }
)
EVE = "04QCB76836300JBC40000903"
OTHER = "04QCB76836300JBC40000904"
PART = "P0073713VMKD24008ABCDEFS123456N00001"
UUID = "6a1b3c4d-0000-4000-8000-123456789abc"


def know(text: str) -> Identity:
    return classify(text, today=date(2026, 11, 23), vendors=VENDORS)


@pytest.mark.parametrize(
    ("text", "plant", "made"),
    [
        ("TFR170081A7115", "Fremont", "2017-01-08"),
        ("TG3240081A7115", "Shanghai", "2024-01-08"),
        ("tg1 16 366 a0b1c2", "Gigafactory 1", "2016-12-31"),
    ],
)
def test_tesla(text: str, plant: str, made: str) -> None:
    found = know(text)
    assert (found.kind, found.level, found.reasons) == (Kind.TESLA, Level.OK, ())
    assert (found.fields["plant"], found.fields["date"]) == (plant, made)
    assert found.fields["serial"] == found.text[8:]


@pytest.mark.parametrize(
    ("text", "kind", "reasons"),
    [
        ("TG118366A0B1C2", Kind.TESLA, ("tesla.day_of_year",)),
        ("TG118000A0B1C2", Kind.TESLA, ("tesla.day_of_year",)),
        ("TG1263281A7115", Kind.TESLA, ("tesla.date_future",)),
        ("AB1240081A7115", Kind.TESLA, ("tesla.site_unknown",)),
        ("AB1249991A7115", Kind.OPAQUE, ("opaque.unknown_form",)),
        ("20261120001234", Kind.OPAQUE, ("opaque.unknown_form",)),
        ("TFR170081A711", Kind.OPAQUE, ("opaque.unknown_form",)),
    ],
)
def test_what_is_no_teslas_day_or_plant(text: str, kind: Kind, reasons: tuple[str, ...]) -> None:
    found = know(text)
    assert (found.kind, found.reasons) == (kind, reasons)
    assert (found.level is Level.REJECT) == ("tesla.day_of_year" in reasons)


def test_nio() -> None:
    found = know(PART)
    assert (found.kind, found.level, found.reasons) == (Kind.NIO, Level.OK, ())
    assert dict(found.fields) == {
        "vendor_name": "NIO",
        "part": "P0073713",
        "version": "MK",
        "date": "2024-01-08",
        "supplier": "ABCDEF",
        "supplier_info": "123456",
        "serial": "00001",
        "energy_kwh": "84",
        "capacity_ah": "120",
    }


@pytest.mark.parametrize(
    ("text", "level", "reasons"),
    [
        ("P0073713MK6AJR9FN1HDS7BOGLWIVUPT", Level.WARN, ("nio.date_unreadable",)),
        ("P0079313MK24008ABCDEF12345600001", Level.OK, ()),
        (PART.replace("D24008", "D24367"), Level.REJECT, ("nio.day_of_year",)),
        (PART.replace("D24008", "D26328"), Level.WARN, ("nio.date_future",)),
        (PART.replace("P0073713", "ABCDEFGH"), Level.OK, ()),
    ],
)
def test_nios_other_forms(text: str, level: Level, reasons: tuple[str, ...]) -> None:
    found = know(text)
    assert (found.kind, found.level, found.reasons) == (Kind.NIO, level, reasons)


@pytest.mark.parametrize("text", ["d41d8cd98f00b204e9800998ecf8427e", PART.replace("V", "W", 1), PART + "0"])
def test_other_long_texts_are_not_nios(text: str) -> None:
    assert know(text).kind is Kind.OPAQUE


def test_the_day_of_a_year() -> None:
    assert day_of_year("24366") == date(2024, 12, 31)
    assert day_of_year("23365") == date(2023, 12, 31)
    assert (day_of_year("23366"), day_of_year("23000"), day_of_year("99999")) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "level", "reasons", "key"),
    [
        ("urn:bmwk:123456687678", Level.OK, (), "urn:bmwk:123456687678"),
        ("URN:BMWK:123456687678", Level.OK, (), "urn:bmwk:123456687678"),
        (f"urn:uuid:{UUID.upper()}", Level.OK, (), f"urn:uuid:{UUID}"),
        (f"urn:uuid:{UUID[:-1]}", Level.REJECT, ("urn.uuid",), f"urn:uuid:{UUID[:-1]}"),
        ("urn:epc:id:sgtin:0614141.107346.1", Level.WARN, ("urn.other_namespace",), None),
        ("urn:maker-1:AbC", Level.WARN, ("urn.other_namespace",), "urn:maker-1:AbC"),
        ("urn:", Level.REJECT, ("urn.form",), None),
        ("urn:x:", Level.REJECT, ("urn.form",), None),
        ("urn::1", Level.REJECT, ("urn.form",), None),
        ("urn:maker:a b", Level.REJECT, ("urn.form",), None),
        ("urn:maker:电", Level.REJECT, ("urn.form",), None),
    ],
)
def test_urns(text: str, level: Level, reasons: tuple[str, ...], key: str | None) -> None:
    found = know(text)
    assert (found.kind, found.level, found.reasons) == (Kind.URN, level, reasons)
    assert found.text == (key or text)


def test_a_bare_uuid_is_the_asset_of_its_urn() -> None:
    found = know(UUID.upper())
    assert (found.kind, found.level, found.reasons) == (Kind.CATENAX, Level.WARN, ("catenax.uuid_alone",))
    assert found.text == know(f"urn:uuid:{UUID}").text


@pytest.mark.parametrize(("letter", "names"), [("L", "company"), ("S", "site"), ("A", "address")])
def test_a_partners_number_names_no_battery(letter: str, names: str) -> None:
    found = know(f"BPN{letter}00000003CSGV")
    assert (found.kind, found.fields["names"]) == (Kind.CATENAX, names)
    assert names_no_single_thing(found) == "catenax.partner_number"


@pytest.mark.parametrize("text", ["7LE.803.037.A", "8Z0 419 091 D 1KT", "8z0 315 528 tx 0n3", "1K0 907 530"])
def test_part_numbers_as_they_are_printed(text: str) -> None:
    found = know(text)
    assert (found.kind, found.level) == (Kind.OPAQUE, Level.WARN)
    assert names_no_single_thing(found) == "opaque.vw_part_number"


@pytest.mark.parametrize(
    "text",
    [
        *("7LE803037A", "123 456 789", "7LE.803.037.", "7LE 803", "ABC 123 456 7890"),
        *("WST21-TI04-003-A01-M4ST-002233/2205175001", "ADL24LINMC-39AH-50A-CB180520009600"),
        "IN20B1234567890ABCDEF",  # 21 signs, as India's guideline has them
    ],
)
def test_what_cannot_be_told_stays_as_it_is(text: str) -> None:
    found = know(text)
    assert (found.kind, found.reasons, found.text) == (Kind.OPAQUE, ("opaque.unknown_form",), text)


@pytest.mark.parametrize("text", ["ABCDC12LF3-24A0000123", "AB1DC12LF3-R-24A0000123"])
def test_perhaps_a_code_of_the_newer_standard(text: str) -> None:
    assert know(text).reasons == ("opaque.unknown_form", "opaque.gbt45565_likely")


@pytest.mark.parametrize("text", ["ABIDC12LF3-24A0000123", "2026112-0001234", "AB-1", "C-1123-02-00001"])
def test_other_dashes_are_no_such_code(text: str) -> None:
    assert "opaque.gbt45565_likely" not in know(text).reasons


def test_gs1_data_whose_symbol_is_not_told_stays_opaque_and_is_named() -> None:
    found = know("00106141411234567897")
    assert (found.kind, found.reasons) == (Kind.OPAQUE, ("opaque.unknown_form", "opaque.gs1_unmarked"))


@pytest.mark.parametrize(
    ("text", "position"),
    [
        (f"SN:{EVE}", 4),
        (f"[>16{PART}{EVE}", 41),
        (f"{EVE}/2026 lot 7", 1),
        (f"pack {EVE.lower()} ok", 5),
        (f"{EVE}XYZ", 1),
        (f"电池编码：{EVE}", 6),
    ],
)
def test_a_battery_code_inside_a_longer_text(text: str, position: int) -> None:
    found = know(text)
    assert (found.kind, found.level, found.reasons) == (
        Kind.GBT34014,
        Level.WARN,
        ("gbt34014.inside_longer",),
    )
    assert (found.fields["position"], found.fields["code"], found.text) == (str(position), EVE, EVE)
    assert found.fields["vendor_name"] == "EVE"
    assert found.payload == text.encode()


def test_several_battery_codes_are_left_to_a_person() -> None:
    for text in (f"{EVE};{OTHER}", f"{EVE}{EVE}", f"{EVE} {EVE}"):
        found = know(text)
        assert (found.kind, found.level) == (Kind.OPAQUE, Level.WARN)
        assert names_no_single_thing(found) == "opaque.several_codes"


def test_one_character_too_many_is_a_misread() -> None:
    for text in (EVE + "0", "0" + EVE, EVE[:10] + "0" + EVE[10:]):
        assert (know(text).kind, know(text).reasons) == (Kind.GBT34014, ("gbt34014.length",))
    assert know(EVE[:14] + "B60" + EVE[17:] + "-XY").kind is Kind.OPAQUE, "31 June is no date"
