"""The symbols on our labels carry exactly the text they were drawn for."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.codes.draw import Symbol, code128, data_matrix, qr
from app.domain.scan import Symbology
from tests.fakes.camera import decode, framed, on_paper

IDS = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789-:./", min_size=4, max_size=26)


def read(symbol: Symbol) -> set[tuple[bytes, Symbology]]:
    return {(seen.payload, seen.symbology) for seen in decode(framed(on_paper(symbol)))}


@settings(max_examples=60)
@given(IDS)
@example("9900")
@example("99A1234567")
@example("A9912345")
def test_code_128_comes_back_as_drawn(text: str) -> None:
    symbol = code128(text, module_px=3, height_px=60)
    assert read(symbol) == {(text.encode(), Symbology.CODE128)}


@settings(max_examples=60)
@given(IDS)
def test_squares_come_back_as_drawn(text: str) -> None:
    assert read(data_matrix(text, module_px=4)) == {(text.encode(), Symbology.DATAMATRIX)}
    assert read(qr(text, module_px=4)) == {(text.encode(), Symbology.QR)}


def test_code_128_is_what_the_standard_says() -> None:
    # ISO/IEC 15417: start B, "A" (33), check (104 + 33) mod 103 = 34, stop.
    expected = "11010010000" + "10100011000" + "10001011000" + "1100011101011"
    symbol = code128("A", module_px=1, height_px=2)
    row = symbol.rows[: symbol.width]
    assert "".join("1" if dot == 0 else "0" for dot in row) == "0" * 10 + expected + "0" * 10
    assert symbol.rows == row * 2


def test_a_module_is_as_large_as_asked() -> None:
    one, five = data_matrix("PB-2611-000012-K", module_px=1), data_matrix("PB-2611-000012-K", module_px=5)
    assert (five.width, five.height) == (one.width * 5, one.height * 5)
    assert one.width == one.height
    assert set(np.frombuffer(five.rows, np.uint8).tolist()) == {0, 255}


@pytest.mark.parametrize("text", ["", "电池", "x" * 4000])
def test_what_a_square_cannot_carry_is_refused(text: str) -> None:
    if text == "电池":
        assert read(qr(text, module_px=4)) == {(text.encode(), Symbology.QR)}
        return
    for draw in (data_matrix, qr):
        with pytest.raises(ValueError, match=r"draw\.unencodable"):
            draw(text, module_px=2)


@pytest.mark.parametrize("text", ["", "电池", "é"])
def test_what_code_128_cannot_carry_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"draw\.unencodable"):
        code128(text, module_px=2, height_px=20)


def test_no_size_is_refused() -> None:
    with pytest.raises(ValueError, match=r"draw\.size"):
        code128("A", module_px=0, height_px=20)
    with pytest.raises(ValueError, match=r"draw\.size"):
        code128("A", module_px=1, height_px=0)
    with pytest.raises(ValueError, match=r"draw\.size"):
        qr("A", module_px=0)
