"""From the bytes of a picture file to rows: bounded, and whole pictures only."""

from app.codes.files import NoPicture, colours_of
from app.devices.camera.feed import Rows

_JPEG_STARTS, _JPEG_ENDS = b"\xff\xd8\xff", b"\xff\xd9"
_PADDING = b"\r\n\0 -"  # what cameras and servers put behind a picture


def decoded(raw: bytes) -> Rows | None:
    """BGR rows of a picture, upright as its camera noted; None for what is none, or has too many pixels."""
    try:
        rows = colours_of(raw)
    except NoPicture:
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
