"""The decoders under one face: ours, and those that somebody could take instead."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import cv2
import numpy as np
import zxingcpp

from app.codes import zbar
from app.codes.film import Film
from app.codes.sighting import Sighting
from app.codes.still import decode_still
from app.domain.scan import Symbology
from benchmarks.scan.labels import CODE_128, DATA_MATRIX, KINDS, QR
from benchmarks.scan.scenes import Picture

Answer = tuple[str, str]  # text, kind

OURS, ZXING, PYZBAR, OPENCV, ARUCO = "ours", "zxing-cpp", "pyzbar", "OpenCV", "OpenCV Aruco"

_KINDS = {Symbology.QR: QR, Symbology.DATAMATRIX: DATA_MATRIX, Symbology.CODE128: CODE_128}
_ZXING = zxingcpp.BarcodeFormat
_ZXING_FORMATS = zxingcpp.BarcodeFormats([_ZXING.Code128, _ZXING.QRCode, _ZXING.DataMatrix])


class Decoder(Protocol):
    """Something that reads codes. `kinds` are those that it can read at all."""

    @property
    def name(self) -> str:
        """How the tables call it."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """Of labels.KINDS."""

    def read(self, picture: Picture, budget_ms: float) -> list[Answer]:
        """Every code in one picture; who knows no budget takes what it takes."""

    def watch(self, pictures: Sequence[Picture], budget_ms: float) -> list[Answer]:
        """Every code in consecutive pictures, each told once; the budget is for each."""


class Ours:
    """The station's own reading, with all its stages."""

    name = OURS
    kinds = KINDS

    def read(self, picture: Picture, budget_ms: float) -> list[Answer]:
        """As a still picture."""
        return [answer(code) for code in decode_still(picture, budget_ms).codes]

    def watch(self, pictures: Sequence[Picture], budget_ms: float) -> list[Answer]:
        """As a film; what ten frames may cost is what one still picture may."""
        film = Film(budget_ms)
        for picture in pictures:
            film.see(picture)
        return [answer(code) for code in film.result().codes]


@dataclass(frozen=True, slots=True)
class Plain:
    """A decoder called as its documentation says, one picture at a time."""

    name: str
    kinds: tuple[str, ...]
    call: Callable[[Picture], list[Answer]]

    def read(self, picture: Picture, budget_ms: float) -> list[Answer]:
        """What the call gives."""
        return self.call(picture)

    def watch(self, pictures: Sequence[Picture], budget_ms: float) -> list[Answer]:
        """What the call gives in any of the pictures."""
        return list(dict.fromkeys(answer for picture in pictures for answer in self.call(picture)))


def decoders() -> list[Decoder]:
    """Ours first. pyzbar is missing where the system has no libzbar."""
    detector, aruco = cv2.QRCodeDetector(), cv2.QRCodeDetectorAruco()
    found: list[Decoder] = [Ours(), Plain(ZXING, KINDS, zxing)]
    if zbar.decoder() is not None:
        found.append(Plain(PYZBAR, (QR, CODE_128), pyzbar))
    found.append(Plain(OPENCV, (QR,), lambda picture: opencv(detector, picture)))
    found.append(Plain(ARUCO, (QR,), lambda picture: opencv(aruco, picture)))
    return found


def zxing(picture: Picture) -> list[Answer]:
    """zxing-cpp's default call, restricted to the three kinds."""
    names = {_ZXING.QRCode: QR, _ZXING.DataMatrix: DATA_MATRIX, _ZXING.Code128: CODE_128}
    read = zxingcpp.read_barcodes(picture, formats=_ZXING_FORMATS)
    return [(code.text, names.get(code.symbology, str(code.format))) for code in read]


def pyzbar(picture: Picture) -> list[Answer]:
    """pyzbar's default call, restricted to its two kinds of the three."""
    library: Any = zbar.decoder()
    names = {"QRCODE": QR, "CODE128": CODE_128}
    wanted = [library.ZBarSymbol.QRCODE, library.ZBarSymbol.CODE128]
    read = library.decode(picture, symbols=wanted)
    return [(bytes(code.data).decode("utf-8", "replace"), names[code.type]) for code in read]


def opencv(detector: Any, picture: Picture) -> list[Answer]:
    """OpenCV's call for several codes; texts that its binding cannot hand over count as unread."""
    try:
        _, texts, _, _ = detector.detectAndDecodeMulti(np.ascontiguousarray(picture))
    except (cv2.error, UnicodeDecodeError, SystemError):
        return []
    return [(text, QR) for text in texts if text]


def answer(code: Sighting) -> Answer:
    """What one of our sightings says."""
    return code.text, _KINDS.get(code.symbology, code.symbology.value)
