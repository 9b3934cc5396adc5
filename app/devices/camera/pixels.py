"""From the bytes of a picture file to rows: bounded, and whole pictures only."""

import io
import warnings

import cv2
import numpy as np
from PIL import Image

from app.devices.camera.capture import MOST_PIXELS
from app.devices.camera.feed import Rows

_JPEG_STARTS, _JPEG_ENDS = b"\xff\xd8\xff", b"\xff\xd9"
_PADDING = b"\r\n\0 -"  # what cameras and servers put behind a picture


def decoded(raw: bytes) -> Rows | None:
    """BGR rows of a picture, upright as its camera noted; None for what is none, or has too many pixels."""
    try:
        if _pixels(raw) > MOST_PIXELS:
            return None
        rows = cv2.imdecode(np.frombuffer(raw, np.uint8), cv2.IMREAD_COLOR)
    except (OSError, ValueError, SyntaxError, MemoryError, cv2.error):
        return None
    if rows is None:
        return None
    height, width = rows.shape[:2]
    return rows.tobytes(), width, height, 3


def decoded_jpeg(raw: bytes) -> Rows | None:
    """A JPEG that is there from its first marker to its last.

    A decoder makes a picture of half a JPEG too and fills the rest with grey: no picture of the bench.
    """
    whole = raw.rstrip(_PADDING)
    if not (whole.startswith(_JPEG_STARTS) and whole.endswith(_JPEG_ENDS)):
        return None
    return decoded(whole)


def _pixels(raw: bytes) -> int:
    """How many pixels the picture says it has, from its header alone."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own size limit; ours follows at once
        try:
            with Image.open(io.BytesIO(raw)) as header:
                return header.width * header.height
        except Image.DecompressionBombError:
            return MOST_PIXELS + 1
