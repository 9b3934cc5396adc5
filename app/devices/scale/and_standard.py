"""One frame in A&D's standard format and what it says."""

import re

from app.devices.scale.digits import plain_figure
from app.devices.scale.frame import INCOMPLETE, Frame, FrameKind, reject

ACK = b"\x06"
LONGEST = 64
# A comparator puts its own field between the header and the number (A&D FG manual, "comparator").
_AMOUNT = re.compile(r"(ST|US|QT),(?:(?:HI|OK|LO),)?([+-])([0-9.]{8})([ A-Za-z%]{3})")
_OVER = re.compile(r"OL,(?:(?:HI|OK|LO),)?([+-])[ -~]{11}")
_ERROR = re.compile(r"EC,(E[0-9]{2})")
_UNIT = re.compile(r" {0,2}([A-Za-z%]{1,3})")
_PIECES = "PC"


def parse_and(raw: bytes) -> Frame:
    """Read one line with its CR LF, or a single ACK.

    Never raises: what is not understood is REJECT, what has no CR LF yet is INCOMPLETE. The fields have
    fixed widths, so a line that lost a byte on its way is never read as another weight.
    """
    if raw == ACK:
        return Frame(FrameKind.ACK)
    if not raw.endswith(b"\r\n"):
        return INCOMPLETE if len(raw) <= LONGEST else reject("too_long")
    if any(byte < 0x20 or byte > 0x7E for byte in raw[:-2]):
        return reject("not_ascii")
    text = raw[:-2].decode("ascii")
    if found := _ERROR.fullmatch(text):
        return Frame(FrameKind.ERROR, code=found[1])
    if found := _OVER.fullmatch(text):
        return Frame(FrameKind.STATUS, status="overload" if found[1] == "+" else "underload")
    if found := _AMOUNT.fullmatch(text):
        return _amount(found[1], found[2], found[3], field=found[4])
    return reject("syntax")


def _amount(header: str, sign: str, digits: str, *, field: str) -> Frame:
    value = plain_figure(digits, negative=sign == "-")
    unit = _UNIT.fullmatch(field)
    if value is None or unit is None:
        return reject("number")
    counted = header == "QT" or unit[1] == _PIECES
    kind = FrameKind.COUNT if counted else FrameKind.WEIGHT
    return Frame(kind, stable=header != "US", value=value, unit=unit[1])
