"""Frames of Yaohua indicators (XK3190 and look-alikes): four formats, none with a word on stillness."""

import re
from functools import reduce
from operator import xor

from app.devices.scale.digits import placed_figure, plain_figure
from app.devices.scale.frame import INCOMPLETE, Frame, FrameKind, reject
from app.devices.scale.profile import DigitOrder, Profile

STX, ETX = b"\x02", b"\x03"
LENGTH_12, LENGTH_EQ, LENGTH_A12E = 12, 9, 15
LENGTH_COMMAND, LENGTH_ANSWER = 6, 14
LONGEST_LINE = 64

_AMOUNT = re.compile(rb"([+-])([0-9]{6})([0-4])")
_A12E = re.compile(r"W([GN])(-?)([0-9.]{6,7}) ?([a-z ]{2})")
_EQ = re.compile(r"([0-])([0-9.]{7})")
_BEYOND = {b" " * 9 + b"OL": "overload", b" " * 9 + b"LO": "underload"}


def check_digits(body: bytes) -> bytes:
    """The two characters that prove `body`: the XOR of its bytes, 0 to 9 and A to F (XK3190-A9 manual)."""
    return f"{reduce(xor, body, 0):02X}".encode("ascii")


def parse_12(raw: bytes, profile: Profile) -> Frame:
    """Read one frame of the twelve-byte format: sign, six digits, how many decimals, check.

    Never raises: what is not understood is REJECT, a frame's beginning INCOMPLETE.
    """
    if len(raw) < LENGTH_12 and raw[:1] in (b"", STX):
        return INCOMPLETE
    if len(raw) != LENGTH_12 or raw[:1] != STX or raw[-1:] != ETX:
        return reject("syntax")
    if check_digits(raw[1:9]) != raw[9:11]:
        return reject("checksum")
    value = _amount(raw[1:9])
    if value is None:
        return reject("number")
    return Frame(FrameKind.WEIGHT, value=value, unit=profile.unit or None)


def parse_cmd(raw: bytes, profile: Profile) -> Frame:
    """Read one frame of the asked format: a question (six bytes), or gross, tare or net (fourteen).

    B asks for the gross weight, C for the tare, D for the net weight; these only read (XK3190-A23p
    manual, page 24). Never raises.
    """
    if raw[:1] in (b"", STX) and raw[-1:] != ETX and len(raw) < LENGTH_ANSWER:
        return INCOMPLETE
    if len(raw) not in (LENGTH_COMMAND, LENGTH_ANSWER) or raw[:1] != STX or raw[-1:] != ETX:
        return reject("syntax")
    if check_digits(raw[1:-3]) != raw[-3:-1]:
        return reject("checksum")
    address, command = raw[1:2].decode("latin-1"), raw[2:3].decode("latin-1")
    if not "A" <= address <= "Z" or command not in "ABCDEF":
        return reject("syntax")
    if len(raw) == LENGTH_COMMAND:
        return Frame(FrameKind.HOST_COMMAND, command, address)
    value = _amount(raw[3:11])
    if value is None or command not in "BCD":
        return reject("number")
    unit = profile.unit or None
    if command == "C":
        return Frame(FrameKind.TARE, command, address, value=value, unit=unit)
    return Frame(FrameKind.WEIGHT, command, address, value=value, unit=unit, net=command == "D")


def parse_a12e(raw: bytes) -> Frame:
    """Read one line of an XK3190-A12E with its CR LF; the check is the XOR of its first eleven characters.

    Over Max and 9 e, and 20 d under zero, it names no number (manual, page 13). Never raises.
    """
    if not raw.endswith(b"\r\n"):
        return INCOMPLETE if len(raw) <= LONGEST_LINE else reject("too_long")
    if len(raw) != LENGTH_A12E:
        return reject("syntax")
    body = raw[:11]
    if check_digits(body) != raw[11:13]:
        return reject("checksum")
    if body in _BEYOND:
        return Frame(FrameKind.STATUS, status=_BEYOND[body])
    found = _A12E.fullmatch(body.decode("latin-1"))
    value = plain_figure(found[3], negative=bool(found[2])) if found else None
    if found is None or value is None:
        return reject("number")
    return Frame(FrameKind.WEIGHT, value=value, unit=found[4].strip(" "), net=found[1] == "N" or None)


def parse_eq(raw: bytes, profile: Profile) -> Frame:
    """Read one `=` frame: eight characters, sign (`0` or `-`) and number, in the order of the profile.

    It has no check and no end of its own; only that it is told again and again speaks for it. Never raises.
    """
    if len(raw) < LENGTH_EQ and raw[:1] in (b"", b"="):
        return INCOMPLETE
    if len(raw) != LENGTH_EQ or raw[:1] != b"=":
        return reject("syntax")
    text = raw[1:].decode("latin-1")
    found = _EQ.fullmatch(text[::-1] if profile.digit_order is DigitOrder.REVERSED else text)
    value = plain_figure(found[2], negative=found[1] == "-") if found else None
    if value is None:
        return reject("number")
    return Frame(FrameKind.WEIGHT, value=value, unit=profile.unit or None)


def _amount(field: bytes) -> str | None:
    found = _AMOUNT.fullmatch(field)
    if found is None:
        return None
    return placed_figure(found[2].decode("ascii"), int(found[3]), negative=found[1] == b"-")
