"""One Toledo continuous frame (8142, 8530, IND lines and their clones) and what it says."""

import re
from functools import reduce
from operator import xor

from app.devices.scale.digits import placed_figure
from app.devices.scale.frame import INCOMPLETE, Frame, FrameKind, reject
from app.devices.scale.profile import Checksum, DecimalTable, Profile

STX = 0x02
_CR = 0x0D
_CR_AT = 16
_DIGITS = re.compile(rb" *[0-9]+")
_TOLEDO_PLACES = (-2, -1, 0, 1, 2, 3, 4, 5)

# Bits of status byte B, then of C (Mettler-Toledo 8142 manual, "continuous output").
_NET, _NEGATIVE, _OUT_OF_RANGE, _MOTION, _KG, _FIXED, _NOT_ZEROED = (1 << bit for bit in range(7))
_EXPANDED = 1 << 4
_MUST_BE_0 = 1 << 6


def length_of(profile: Profile) -> int:
    """Bytes in a frame: 17, and one more where there is a checksum."""
    return _CR_AT + (1 if profile.checksum is Checksum.NONE else 2)


def seen_bytes(raw: bytes, profile: Profile) -> bytes:
    """The bytes as they are meant: without parity bits where the line's seven bits came in as eight."""
    return bytes(byte & 0x7F for byte in raw) if profile.mask_bit7 else raw


def parse_toledo(raw: bytes, profile: Profile) -> Frame:
    """Read one frame; never raises: what is not understood is REJECT, a frame's beginning INCOMPLETE.

    An expanded display (ten times finer than the scale is verified for) is no weight. Units other than
    kg and lb are named `unit-N` after the extension in status byte C, for makers do not agree on them.
    """
    frame = seen_bytes(raw, profile)
    if len(frame) < length_of(profile) and frame[:1] in (b"", bytes([STX])):
        return INCOMPLETE
    if len(frame) != length_of(profile) or not shaped(frame):
        return reject("syntax")
    if not _sum_holds(frame, profile.checksum):
        return reject("checksum")
    status = frame[2]
    if status & _OUT_OF_RANGE:
        return Frame(FrameKind.STATUS, status="out_of_range")
    if status & _NOT_ZEROED:
        return Frame(FrameKind.STATUS, status="not_zeroed")
    if frame[3] & _EXPANDED:
        return reject("expanded")
    return _weight(frame, profile)


def shaped(frame: bytes) -> bool:
    """Whether it may be a frame by its fixed bits and its CR; whether it is sound the checksum says."""
    if len(frame) <= _CR_AT or frame[0] != STX or frame[_CR_AT] != _CR or max(frame) > 0x7F:
        return False
    return all(byte & _FIXED for byte in frame[1:4]) and not frame[1] & _MUST_BE_0


def _sum_holds(frame: bytes, checksum: Checksum) -> bool:
    if checksum is Checksum.SUM7:
        return sum(frame) % 128 == 0
    return checksum is Checksum.NONE or reduce(xor, frame) == 0


def _weight(frame: bytes, profile: Profile) -> Frame:
    weight, tare = frame[4:10], frame[10:16]
    if not _DIGITS.fullmatch(weight) or not _DIGITS.fullmatch(tare):
        return reject("number")
    code = frame[1] & 0b111
    places = _TOLEDO_PLACES[code] if profile.decimal_table is DecimalTable.TOLEDO else code
    extension = frame[3] & 0b111
    return Frame(
        FrameKind.WEIGHT,
        stable=not frame[2] & _MOTION,
        value=placed_figure(_text(weight), places, negative=bool(frame[2] & _NEGATIVE)),
        unit=f"unit-{extension}" if extension else "kg" if frame[2] & _KG else "lb",
        net=bool(frame[2] & _NET),
        tare=placed_figure(_text(tare), places, negative=False),
    )


def _text(digits: bytes) -> str:
    return digits.decode("ascii").lstrip(" ")
