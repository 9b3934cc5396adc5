"""The symbols on our own labels: Code 128 bars and 2D squares as grey pictures."""

from dataclasses import dataclass

import numpy as np
import zxingcpp
from barcode.charsets import code128 as _charset  # type: ignore[import-untyped]
from barcode.codex import Code128  # type: ignore[import-untyped]
from barcode.errors import BarcodeError  # type: ignore[import-untyped]

# By codeword, "1" where a bar is; the last is the stop without its final bar of two modules.
CODE128_CHARACTERS: tuple[str, ...] = (*_charset.CODES, _charset.STOP)
QUIET_MODULES = 10  # ISO/IEC 15417: ten modules of white on either side of a Code 128


@dataclass(frozen=True, slots=True)
class Symbol:
    """A drawn symbol with its quiet zone: `height * width` bytes, 0 black to 255 white, row by row."""

    width: int
    height: int
    rows: bytes


class _Bars(Code128):  # type: ignore[misc]
    """Code 128 without a fault of the library.

    It begins in set C and drops the second codeword when that looks like a change of set. The digits 99
    have the number of such a change, so a text that began with them lost them.
    """

    def _try_to_optimize(self, encoded: list[int]) -> list[int]:
        if self.code[:2].isdigit():
            return encoded
        shortened: list[int] = super()._try_to_optimize(encoded)
        return shortened


def code128(text: str, *, module_px: int, height_px: int) -> Symbol:
    """Code 128 of a text of ASCII characters.

    Raises ValueError for sizes below one pixel and for a text that Code 128 cannot carry.
    """
    _check(text, module_px)
    if height_px < 1:
        raise ValueError("draw.size")
    if not text.isascii():
        raise ValueError("draw.unencodable")
    try:
        (modules,) = _Bars(text).build()
    except BarcodeError as fault:
        raise ValueError("draw.unencodable") from fault
    quiet = b"\xff" * (QUIET_MODULES * module_px)
    bars = b"".join((b"\x00" if module == "1" else b"\xff") * module_px for module in modules)
    row = quiet + bars + quiet
    return Symbol(len(row), height_px, row * height_px)


def data_matrix(text: str, *, module_px: int) -> Symbol:
    """A square Data Matrix ECC 200. Raises ValueError for what it cannot carry."""
    _check(text, module_px)
    return _square(text, zxingcpp.BarcodeFormat.DataMatrix, module_px, force_square=True)


def qr(text: str, *, module_px: int) -> Symbol:
    """A QR code model 2 with error correction level M. Raises ValueError for what it cannot carry."""
    _check(text, module_px)
    return _square(text, zxingcpp.BarcodeFormat.QRCodeModel2, module_px, ec_level="M")


def _check(text: str, module_px: int) -> None:
    if module_px < 1:
        raise ValueError("draw.size")
    if not text:
        raise ValueError("draw.unencodable")


def _square(text: str, kind: zxingcpp.BarcodeFormat, module_px: int, **choices: bool | str) -> Symbol:
    try:
        # One pixel a module first, then enlarged: the writer's own scaling rounds to what it likes.
        drawn = np.asarray(zxingcpp.create_barcode(text, kind, **choices).to_image(scale=1))
    except (ValueError, RuntimeError) as fault:
        raise ValueError("draw.unencodable") from fault
    large = np.kron(drawn, np.ones((module_px, module_px), np.uint8)).astype(np.uint8)
    height, width = large.shape
    return Symbol(width, height, large.tobytes())
