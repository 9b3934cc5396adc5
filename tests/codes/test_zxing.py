"""Every kind of symbol that a site may name is read as that kind, and only when it is asked for."""

import numpy as np
import pytest
import zxingcpp

from app.codes import zxing
from app.codes.picture import View, whole
from app.codes.still import decode_still
from app.domain.scan import Symbology

DRAWN = {
    Symbology.QR: (zxingcpp.BarcodeFormat.QRCodeModel2, "04QPB76836300JBC40000903"),
    Symbology.DATAMATRIX: (zxingcpp.BarcodeFormat.DataMatrix, "04QPB76836300JBC40000903"),
    Symbology.CODE128: (zxingcpp.BarcodeFormat.Code128, "04QPB76836300JBC40000903"),
    Symbology.EAN13: (zxingcpp.BarcodeFormat.EAN13, "4006381333931"),
    Symbology.ITF: (zxingcpp.BarcodeFormat.ITF, "12345678901231"),
    Symbology.CODE39: (zxingcpp.BarcodeFormat.Code39, "LOT-2611-7"),
    Symbology.AZTEC: (zxingcpp.BarcodeFormat.AztecCode, "04QPB76836300JBC40000903"),
    Symbology.PDF417: (zxingcpp.BarcodeFormat.PDF417, "04QPB76836300JBC40000903"),
}


def drawn(symbology: Symbology) -> View:
    kind, text = DRAWN[symbology]
    symbol = np.asarray(zxingcpp.create_barcode(text, kind).to_image(scale=4))
    return whole(np.pad(symbol, 60, constant_values=255))


def test_no_kind_is_left_out() -> None:
    assert set(DRAWN) == set(Symbology) - {Symbology.UNKNOWN}


@pytest.mark.parametrize("symbology", DRAWN)
def test_each_kind_is_read_as_itself(symbology: Symbology) -> None:
    (sighting,) = zxing.read(drawn(symbology), {symbology})
    assert (sighting.symbology, sighting.text) == (symbology, DRAWN[symbology][1])


@pytest.mark.parametrize("symbology", DRAWN)
def test_each_kind_is_believed_in_a_still_picture(symbology: Symbology) -> None:
    still = decode_still(drawn(symbology).picture, wanted={symbology})
    assert [(one.symbology, one.text) for one in still.codes] == [(symbology, DRAWN[symbology][1])]


@pytest.mark.parametrize("symbology", DRAWN)
def test_what_is_not_asked_for_is_not_told(symbology: Symbology) -> None:
    others = set(DRAWN) - {symbology}
    assert [one.text for one in decode_still(drawn(symbology).picture, 300, wanted=others).codes] == []
