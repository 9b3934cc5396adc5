"""Pictures of QR codes for tests: drawn, laid under perspective, and harmed."""

import cv2
import numpy as np
import zxingcpp

from app.codes.picture import Picture


def modules(text: str, *, level: str = "M", version: int = 0) -> Picture:
    """A symbol as one pixel a module, dark 0 and light 255, without quiet zone."""
    choices: dict[str, int | str] = {"ec_level": level}
    if version:
        choices["version"] = version
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCodeModel2, **choices)
    drawn = np.asarray(code.to_image(scale=1), np.uint8)
    rows, columns = np.nonzero(drawn == 0)
    return drawn[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]


def laid(
    symbol: Picture,
    corners: tuple[tuple[float, float], ...],
    size: tuple[int, int],
    *,
    quiet: int = 4,
    tones: tuple[int, int] = (40, 210),
    ground: int = 120,
) -> Picture:
    """The symbol with its corners at these pixels of a picture of that (width, height)."""
    side = symbol.shape[0]
    fine = 8
    large = cv2.resize(np.pad(symbol, quiet, constant_values=255), None, fx=fine, fy=fine, interpolation=0)
    toned = np.where(large > 0, tones[1], tones[0]).astype(np.uint8)
    inner = np.array([[0, 0], [side, 0], [side, side], [0, side]], np.float32) + quiet
    way = cv2.getPerspectiveTransform(inner * fine - 0.5, np.array(corners, np.float32))
    there = np.full((size[1] * 2, size[0] * 2), ground, np.uint8)
    double = np.array([[2, 0, 0.5], [0, 2, 0.5], [0, 0, 1.0]])
    cv2.warpPerspective(
        toned,
        double @ way,
        (size[0] * 2, size[1] * 2),
        dst=there,
        flags=cv2.INTER_AREA,
        borderMode=cv2.BORDER_TRANSPARENT,
    )
    return np.asarray(cv2.resize(there, size, interpolation=cv2.INTER_AREA), np.uint8)


def square(
    module_px: float, side: int, *, at: tuple[float, float] = (40.0, 40.0)
) -> tuple[tuple[float, float], ...]:
    """Corners of an upright symbol."""
    left, top = at
    width = module_px * side
    return ((left, top), (left + width, top), (left + width, top + width), (left, top + width))
