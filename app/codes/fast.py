"""One look at a camera frame: the symbols that zxing-cpp, and behind it pyzbar, can decode."""

import cv2
import numpy as np
import numpy.typing as npt
import zxingcpp

from app.codes import zbar
from app.codes.looks import FRAME, Stage
from app.codes.picture import View
from app.codes.sighting import Corners, Sighting
from app.domain.scan import Frame, Symbology

Picture = npt.NDArray[np.uint8]
Matrix = npt.NDArray[np.float64]

SMALLEST_SIDE = 16  # pixels; nothing smaller can hold a symbol, and decoders are not tried on it


def decode(frame: Frame, stage: Stage = FRAME) -> list[Sighting]:
    """Every Code 128, QR and Data Matrix found by looking at the frame in one way.

    Corners are pixels of the frame. pyzbar is asked only when zxing-cpp found nothing, the stage allows
    it and the system has libzbar.
    """
    if min(frame.width, frame.height) < SMALLEST_SIDE:
        return []
    picture, back = _looked_at(_grey(frame), stage)
    if min(picture.shape) < SMALLEST_SIDE:
        return []
    found = _zxing(picture, back, stage)
    return found or (_pyzbar(picture, back, stage) if stage.second_decoder else [])


def _grey(frame: Frame) -> Picture:
    shape = (frame.height, frame.width, frame.channels)
    rows = np.frombuffer(frame.rows, np.uint8).reshape(shape)
    if frame.channels == 1:
        return rows[:, :, 0]
    return np.asarray(cv2.cvtColor(rows, cv2.COLOR_BGR2GRAY), np.uint8)


def _looked_at(grey: Picture, stage: Stage) -> tuple[Picture, Matrix]:
    """The picture as the stage sees it, and the matrix from its pixels back to the frame's."""
    height, width = grey.shape
    scale = stage.scale
    if stage.longest is not None:
        scale = min(scale, stage.longest / max(height, width))
    if scale == 1.0 and stage.degrees == 0 and stage.blur == 0.0:
        return grey, np.eye(2, 3)
    onward = _onward(width, height, scale, stage.degrees)
    wide, high = _extent(width, height, scale, stage.degrees)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=_interpolation(scale))
    if stage.degrees:
        turn = _onward(small.shape[1], small.shape[0], 1.0, stage.degrees)
        small = cv2.warpAffine(small, turn, (wide, high), borderMode=cv2.BORDER_REPLICATE)
    if stage.blur:
        small = cv2.GaussianBlur(small, (0, 0), stage.blur)
    return np.asarray(small, np.uint8), np.asarray(cv2.invertAffineTransform(onward), np.float64)


def _interpolation(scale: float) -> int:
    if scale == 1.0:
        return cv2.INTER_NEAREST
    return cv2.INTER_AREA if scale < 1.0 else cv2.INTER_CUBIC


def _extent(width: int, height: int, scale: float, degrees: int) -> tuple[int, int]:
    """Size of the upright box around a scaled and turned picture."""
    angle = np.radians(degrees)
    c, s = abs(np.cos(angle)) * scale, abs(np.sin(angle)) * scale
    return round(width * c + height * s), round(width * s + height * c)


def _onward(width: int, height: int, scale: float, degrees: int) -> Matrix:
    """The matrix from frame pixels to pixels of the scaled and turned picture."""
    wide, high = _extent(width, height, scale, degrees)
    matrix = np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, scale), np.float64)
    matrix[:, 2] += (wide / 2 - width / 2, high / 2 - height / 2)
    return matrix


def _corners(points: list[tuple[int, int]], back: Matrix) -> Corners:
    a, b, c, d = (back @ np.array([x, y, 1.0]) for x, y in points)
    return _pixel(a), _pixel(b), _pixel(c), _pixel(d)


def _pixel(point: Matrix) -> tuple[int, int]:
    return round(float(point[0])), round(float(point[1]))


def _zxing(picture: Picture, back: Matrix, stage: Stage) -> list[Sighting]:
    kinds = zxingcpp.BarcodeFormat
    wanted = [kinds.Code128]
    if not stage.linear_only:
        wanted += [kinds.QRCodeModel2, kinds.DataMatrix]
    # An answer names the family: a QR code model 2 may come back as plain QRCode.
    families = {
        kinds.Code128: Symbology.CODE128,
        kinds.QRCode: Symbology.QR,
        kinds.DataMatrix: Symbology.DATAMATRIX,
    }
    found = []
    for code in zxingcpp.read_barcodes(
        np.ascontiguousarray(picture),
        formats=zxingcpp.BarcodeFormats(wanted),
        text_mode=zxingcpp.TextMode.Plain,
    ):
        symbology = families.get(code.symbology)
        if symbology is None or not code.bytes:
            continue
        at = code.position
        points = [(p.x, p.y) for p in (at.top_left, at.top_right, at.bottom_right, at.bottom_left)]
        text = _display(code.bytes)
        found.append(Sighting(code.bytes, text, symbology, _corners(points, back), "zxing", stage.name))
    return found


def _display(payload: bytes) -> str:
    """Display form of a payload: control characters kept, undecodable bytes as U+FFFD."""
    return payload.decode("utf-8", "replace")


def _pyzbar(picture: Picture, back: Matrix, stage: Stage) -> list[Sighting]:
    view = View(picture, np.vstack([back, [0.0, 0.0, 1.0]]), stage.name)
    return zbar.read(view, (Symbology.CODE128, Symbology.QR))
