"""The envelope of ISO/IEC 15434: as printed, as scanners pass it on, and broken."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.iso15434 import is_envelope, read_envelope
from app.domain.remarks import Remarks

TODAY = date(2026, 11, 23)
TESLA = "[)>\x1e06\x1dP1137365-00-J\x1dSTG118001A00001\x1e\x04"
CARRIER = "[)>\x1e06\x1d12V123456789\x1d1P7LE803037A\x1dS000123\x1d16D20240131\x1e\x04"
UNIQUE = "[)>\x1e06\x1d25SUN123456789ABC001\x1e\x04"
KNOWN = {
    TESLA: {"format": "06", "part": "1137365-00-J", "serial": "TG118001A00001"},
    CARRIER: {
        "format": "06",
        "duns": "123456789",
        "supplier_part": "7LE803037A",
        "serial": "000123",
        "date": "2024-01-31",
    },
    UNIQUE: {"format": "06", "unique_serial": "UN123456789ABC001"},
}


def read(text: str) -> Remarks:
    assert is_envelope(text)
    return read_envelope(text, today=TODAY).remarks


def envelope(*fields: str, form: str = "06") -> str:
    return f"[)>\x1e{form}" + "".join(f"\x1d{one}" for one in fields) + "\x1e\x04"


def respelt(text: str, rs: str, gs: str, eot: str) -> str:
    return text.replace("\x1e", rs).replace("\x1d", gs).replace("\x04", eot)


@pytest.mark.parametrize("text", list(KNOWN))
def test_whole_envelopes(text: str) -> None:
    found = read(text)
    assert dict(found.fields) == KNOWN[text]
    assert found.reasons == ()


@pytest.mark.parametrize("text", list(KNOWN))
def test_what_labels_and_scanners_leave_out_or_spell(text: str) -> None:
    whole = read_envelope(text, today=TODAY)
    for spelt in (
        respelt(text, "\u241e", "\u241d", "\u2404"),
        respelt(text, "{RS}", "{GS}", "{EOT}"),
        respelt(text, "<RS>", "<GS>", "<EOT>"),
        respelt(text, "<rs>", "<gs>", "<eot>"),
        respelt(text, "^^", "^]", "^D"),
        "[ ) > " + text[3:],
        "\ufeff" + text + "\r\n",
        text.replace("\x1e", ""),
    ):
        assert read_envelope(spelt, today=TODAY) == whole, spelt
    for cut in (
        text[:-1],
        text[:-2],
        text[:-2] + "\r\n",
        respelt(text, "", "|", ""),
        respelt(text, "", "\x1d", ""),
    ):
        found = read_envelope(cut, today=TODAY)
        assert found.key == whole.key
        assert dict(found.remarks.fields) == KNOWN[text]
        assert found.remarks.reasons == ("iso15434.end_missing",), cut


def test_the_key_can_be_seen_printed_and_read_again() -> None:
    found = read_envelope(CARRIER, today=TODAY)
    assert (
        found.key
        == "[)>\u241e06\u241d12V123456789\u241d1P7LE803037A\u241dS000123\u241d16D20240131\u241e\u2404"
    )
    assert read_envelope(found.key, today=TODAY) == found


def test_one_spelling_is_believed_and_no_other() -> None:
    found = read(envelope("S1|2", "P^]", "25SA{GS}B"))
    assert (found.fields["serial"], found.fields["part"], found.fields["unique_serial"]) == (
        "1|2",
        "^]",
        "A{GS}B",
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[)>", "iso15434.header"),
        ("[)>\x1e", "iso15434.header"),
        ("[)>\x1eAB\x1dS1\x1e\x04", "iso15434.header"),
        ("[)>\x1e06\x1dS1\x1e\x1dS2\x1e\x04", "iso15434.header"),
        ("[)>0625SUN123456789ABC001", "iso15434.separators_missing"),
        ("[)>06P1137365-00-JSTG118001A00001", "iso15434.separators_missing"),
        ("[)>\x1e06\x1d\x1d\x1e\x04", "iso15434.empty"),
        ("[)>\x1e06\x1ds000123\x1e\x04", "iso15434.field"),
        ("[)>\x1e06\x1dS\x1e\x04", "iso15434.field"),
        ("[)>\x1e06\x1dS12\x0034\x1e\x04", "iso15434.field"),
        ("[)>\x1e06\x1dS12\u241d34\x1e\x04", "iso15434.field"),
        ("[)>\x1e00\x1d\u241d\x1e\x04", "iso15434.field"),
        ("[)>\x1e05\x1d0109521234543214\x1e\x04", "gs1.check_digit"),
        ("[)>\x1e05\x1dABC\x1e\x04", "gs1.unknown_identifier"),
    ],
)
def test_what_is_broken_is_refused(text: str, reason: str) -> None:
    assert read(text).rejects == (reason,)
    assert read_envelope(text, today=TODAY).key == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (envelope("P1", "Q5"), "iso15434.no_serial"),
        (envelope("1JUN123456789ABC"), "iso15434.no_serial"),
        (envelope("S1"), "iso15434.serial_alone"),
        (envelope("PA", "S1", "S2", "S3"), "iso15434.contradiction"),
        (envelope("PA", "S1", "16D20230231"), "iso15434.date"),
        (envelope("PA", "S1", "16D2023-0101"), "iso15434.date"),
        (envelope("PA", "S1", "16D20261124"), "iso15434.date_future"),
        (envelope("PA", "S1") + "more", "iso15434.after_the_end"),
        (envelope("anything", form="07"), "iso15434.format_unknown"),
    ],
)
def test_doubts(text: str, reason: str) -> None:
    found = read(text)
    assert found.rejects == ()
    assert reason in found.warnings


def test_a_second_field_of_one_meaning_keeps_its_identifier() -> None:
    found = read(envelope("PA", "S1", "TL1", "1TL2"))
    assert (found.fields["lot"], found.fields["di_1T"], found.warnings) == ("L1", "L2", ())
    assert read(envelope("PA", "S1", "13Z9")).fields["di_13Z"] == "9"


def test_gs1_fields_in_an_envelope() -> None:
    found = read("[)>\x1e05\x1d010952123454321310ABC123\x1d2112345\x1e\x04")
    assert dict(found.fields) == {
        "format": "05",
        "gtin": "09521234543213",
        "lot": "ABC123",
        "serial": "12345",
    }
    assert found.reasons == ()
    assert read("[)>\x1e05\x1d00106141411234567897\x1e\x04").warnings == ("iso15434.no_serial",)


def test_text_elements_of_format_12() -> None:
    found = read(envelope("MFR 0CVA9", "SER 674", "PNO 12-3", form="12"))
    assert dict(found.fields) == {"format": "12", "supplier": "0CVA9", "serial": "674", "part": "12-3"}
    assert read(envelope("12V1", "S674", form="12")).fields["serial"] == "674", "older labels keep to letters"


def test_two_formats_in_one_envelope() -> None:
    found = read("[)>\x1e06\x1dPA\x1dS1\x1e05\x1d0109521234543213\x1e\x04")
    assert (found.fields["part"], found.fields["gtin"], found.fields["format_05"]) == (
        "A",
        "09521234543213",
        "05",
    )


def test_other_texts_are_no_envelope() -> None:
    for text in ("", "[>16P0073713", "06\x1dS1", "x[)>06", "[)"):
        assert not is_envelope(text)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["P", "1P", "S", "25S", "V", "12V", "Q", "1T", "7Z", "123X"]),
            st.text("ABC012-/. |^]{}<>", min_size=1, max_size=12).map(str.strip).filter(bool),
        ),
        min_size=1,
        max_size=6,
        unique_by=lambda pair: pair[0],
    )
)
def test_what_was_written_is_read(pairs: list[tuple[str, str]]) -> None:
    found = read(envelope(*(name + said for name, said in pairs)))
    assert found.rejects == ()
    assert {said for _name, said in pairs} <= set(found.fields.values())


@given(st.text(st.sampled_from("[)>06125\x1d\x1e\x04SPVT|^]{GS}<> \u241d\r\n"), max_size=40))
def test_any_text_is_judged(rest: str) -> None:
    found = read_envelope("[)>" + rest, today=TODAY)
    assert all(found.remarks.fields.values())
    assert found.remarks.rejects or read_envelope(found.key, today=TODAY).key == found.key
