"""The second decoder: pyzbar, for Code 128 and QR alone, where the system has libzbar."""

import functools
from collections.abc import Collection
from ctypes.util import find_library
from typing import Any

import numpy as np

from app.codes.picture import View
from app.codes.sighting import Sighting
from app.domain.scan import Symbology

_NAMES = {"CODE128": Symbology.CODE128, "QRCODE": Symbology.QR}


@functools.cache
def decoder() -> Any | None:
    """The pyzbar decoder, or None where it or the system's libzbar is missing."""
    try:
        from pyzbar import zbar_library  # type: ignore[import-untyped]  # noqa: PLC0415

        # The search by name knows the system's folders only; the loader also knows where libraries were
        # unpacked beside the station.
        zbar_library.find_library = lambda name: find_library(name) or f"lib{name}.so.0"
        # Here, because importing it loads libzbar and may fail.
        from pyzbar import pyzbar  # noqa: PLC0415
    except (ImportError, OSError):
        return None
    return pyzbar


def read(view: View, wanted: Collection[Symbology]) -> list[Sighting]:
    """Every Code 128 and QR code in a view, in pixels of the frame; nothing where pyzbar is missing."""
    pyzbar = decoder()
    if pyzbar is None or view.too_small:
        return []
    asked = [getattr(pyzbar.ZBarSymbol, name) for name, kind in _NAMES.items() if kind in wanted]
    found = []
    for code in pyzbar.decode(np.ascontiguousarray(view.picture), symbols=asked) if asked else []:
        symbology = _NAMES.get(code.type)
        payload = bytes(code.data)
        # ZBar guesses character sets and transcodes; only plain ASCII comes through unharmed.
        if symbology is None or not payload or not payload.isascii():
            continue
        box = code.rect
        right, low = box.left + box.width, box.top + box.height
        points = [(box.left, box.top), (right, box.top), (right, low), (box.left, low)]
        corners = view.frame_points(points)
        found.append(Sighting(payload, payload.decode("ascii"), symbology, corners, "pyzbar", view.stage))
    return found
