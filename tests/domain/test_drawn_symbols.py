"""Symbols as labels carry them, drawn and read by a decoder, tell what was put into them."""

from datetime import date

import numpy as np
import pytest
import zxingcpp
from zxingcpp import BarcodeFormat

from app.domain.identity import Identity, Kind, classify
from app.domain.vendors import Vendors

ITEM = "(01)09521234543213(10)ABC123(21)12345"
ENVELOPE = b"[)>\x1e06\x1d12V123456789\x1d1P7LE803037A\x1dS000123\x1e\x04"


def read(content: str | bytes, form: BarcodeFormat, *, gs1: bool = False) -> Identity:
    drawn = zxingcpp.create_barcode(content, form, gs1=gs1) if gs1 else zxingcpp.create_barcode(content, form)
    picture = np.array(zxingcpp.write_barcode_to_image(drawn, scale=4))
    (seen,) = zxingcpp.read_barcodes(picture)
    return classify(
        seen.bytes,
        today=date(2026, 11, 23),
        vendors=Vendors("none", {}),
        symbology_id=seen.symbology_identifier,
    )


@pytest.mark.parametrize("form", [BarcodeFormat.DataMatrix, BarcodeFormat.QRCode, BarcodeFormat.Code128])
def test_gs1_symbols_say_that_they_are(form: BarcodeFormat) -> None:
    found = read(ITEM, form, gs1=True)
    assert (found.kind, found.reasons) == (Kind.GS1, ())
    assert dict(found.fields) == {"gtin": "09521234543213", "lot": "ABC123", "serial": "12345"}


def test_a_pallets_label() -> None:
    found = read("(00)106141411234567897", BarcodeFormat.Code128, gs1=True)
    assert (found.kind, found.fields["sscc"]) == (Kind.GS1, "106141411234567897")
    plain = read("00106141411234567897", BarcodeFormat.Code128)
    assert (plain.kind, plain.reasons) == (Kind.OPAQUE, ("opaque.unknown_form", "opaque.gs1_unmarked"))


def test_an_envelope_in_a_data_matrix() -> None:
    found = read(ENVELOPE, BarcodeFormat.DataMatrix)
    assert (found.kind, found.reasons) == (Kind.ISO15434, ())
    assert (found.fields["supplier_part"], found.fields["serial"]) == ("7LE803037A", "000123")
    assert found.payload == ENVELOPE


def test_a_link_in_a_qr_code() -> None:
    found = read("https://id.gs1.de/01/04012345678901/21/SN12345", BarcodeFormat.QRCode)
    assert (found.kind, found.fields["serial"]) == (Kind.GS1_DIGITAL_LINK, "SN12345")
