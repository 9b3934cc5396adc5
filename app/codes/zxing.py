"""The first decoder: zxing-cpp, asked for named kinds of symbols only."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import zxingcpp

from app.codes.picture import View
from app.codes.sighting import Corners, Sighting
from app.domain.scan import Symbology

_FORMATS = zxingcpp.BarcodeFormat
_BINARIZERS = zxingcpp.Binarizer
_ASKED = {
    # QRCodeModel2, as QRCode is an umbrella that includes Micro QR, whose short codes are read out of noise.
    Symbology.QR: _FORMATS.QRCodeModel2,
    Symbology.CODE128: _FORMATS.Code128,
    Symbology.DATAMATRIX: _FORMATS.DataMatrix,
    Symbology.EAN13: _FORMATS.EAN13,
    Symbology.ITF: _FORMATS.ITF,
    Symbology.CODE39: _FORMATS.Code39,
    Symbology.AZTEC: _FORMATS.AztecCode,
    Symbology.PDF417: _FORMATS.PDF417,
}
# An answer names the family: a QR code model 2 may come back as plain QRCode.
_ANSWERED = {kind: symbology for symbology, kind in _ASKED.items()} | {
    _FORMATS.QRCode: Symbology.QR,
    _FORMATS.Aztec: Symbology.AZTEC,
    _FORMATS.EANUPC: Symbology.EAN13,
}


@dataclass(frozen=True, slots=True)
class Asking:
    """How the decoder is asked: whether it also tries light on dark, smaller copies and quarter turns.

    `pure` says that the view holds one upright symbol and nothing else; `one_threshold` that light and dark
    are told apart by one value for the whole view instead of by the surroundings.
    """

    invert: bool = True
    downscale: bool = True
    rotate: bool = True
    pure: bool = False
    one_threshold: bool = False


EVERYTHING = Asking()


def read(view: View, wanted: Collection[Symbology], asking: Asking = EVERYTHING) -> list[Sighting]:
    """Every symbol of the wanted kinds in a view, in pixels of the frame."""
    return [_sighting(code, kind, at, view) for code, kind, at in _ask(view, wanted, asking, errors=False)]


def read_and_point(
    view: View, wanted: Collection[Symbology], asking: Asking = EVERYTHING
) -> tuple[list[Sighting], list[tuple[Symbology, Corners]]]:
    """What was read, and where symbols were found whose error correction or format did not hold."""
    answers = _ask(view, wanted, asking, errors=True)
    found = [_sighting(code, kind, at, view) for code, kind, at in answers if code.valid]
    return found, [(kind, at) for code, kind, at in answers if not code.valid]


def _ask(
    view: View, wanted: Collection[Symbology], asking: Asking, *, errors: bool
) -> list[tuple[zxingcpp.Barcode, Symbology, Corners]]:
    if view.too_small or not wanted:
        return []
    answers = []
    for code in zxingcpp.read_barcodes(
        np.ascontiguousarray(view.picture),
        formats=zxingcpp.BarcodeFormats([_ASKED[kind] for kind in wanted]),
        try_invert=asking.invert,
        try_downscale=asking.downscale,
        try_rotate=asking.rotate,
        is_pure=asking.pure,
        binarizer=_BINARIZERS.GlobalHistogram if asking.one_threshold else _BINARIZERS.LocalAverage,
        return_errors=errors,
        text_mode=zxingcpp.TextMode.Plain,
    ):
        kind = _ANSWERED.get(code.symbology)
        if kind is None or (code.valid and not code.bytes):
            continue
        at = code.position
        points = [(p.x, p.y) for p in (at.top_left, at.top_right, at.bottom_right, at.bottom_left)]
        answers.append((code, kind, view.frame_points(points)))
    return answers


def _sighting(code: zxingcpp.Barcode, symbology: Symbology, corners: Corners, view: View) -> Sighting:
    # The library's stub says object; it is a dictionary, or None where there is nothing more to say.
    extra = cast(dict[str, Any] | None, code.extra) or {}
    spare = extra.get("UEC") if symbology.error_corrected else None
    return Sighting(
        code.bytes,
        _text(code),
        symbology,
        corners,
        "zxing",
        view.stage,
        quality=None if spare is None else float(spare),
        symbology_id=code.symbology_identifier,
        version=str(extra.get("Version", "")),
    )


def _text(code: zxingcpp.Barcode) -> str:
    """The display form: UTF-8 where the bytes are that, else as the symbol's own character set says."""
    try:
        return code.bytes.decode("utf-8")
    except UnicodeDecodeError:
        return code.text
