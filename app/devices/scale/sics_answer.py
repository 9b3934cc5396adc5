"""One line from a Mettler-Toledo scale and what it says; nothing here waits or remembers."""

import re

from app.devices.scale.frame import INCOMPLETE, Frame, FrameKind, reject

_LONGEST = 120
_NUMBER = r"[+-]?[0-9]{1,12}(?:\.[0-9]{1,9})?"
_AMOUNT = re.compile(rf"({_NUMBER}) +([A-Za-z%]{{1,6}})")
_ERROR = re.compile(r"Error +([0-9]{1,3}) ?([bt])")
_SERIAL = re.compile(r'"([ !#-~]{1,40})"')
_VERB = re.compile(r"[A-Z@][A-Z0-9]{0,4}")

_GENERAL = {"ES": "syntax", "ET": "transmission", "EL": "logical"}
_WEIGHT_STATUS = {"I": "not_executable", "L": "bad_parameter", "+": "overload", "-": "underload"}
_STATUS_WORDS = frozenset("ABDILS+-")
_ERROR_SOURCE = {"b": "electronics", "t": "terminal"}


def parse_answer(line: bytes) -> Frame:
    """Read one line with its CR LF; any run of spaces counts as one.

    Never raises: what is not understood is REJECT, what has no CR LF yet is INCOMPLETE. Grammar:
    MT-SICS reference manual, chapter "commands and responses".
    """
    if not line.endswith(b"\r\n"):
        return INCOMPLETE
    body = line[:-2]
    if len(body) > _LONGEST:
        return reject("too_long")
    if any(byte < 0x20 or byte > 0x7E for byte in body):
        return reject("not_ascii")
    text = body.decode("ascii").strip(" ")
    if text in _GENERAL:
        return Frame(FrameKind.ERROR, error=_GENERAL[text])
    verb, _, rest = text.partition(" ")
    if not _VERB.fullmatch(verb):
        return reject("syntax")
    return _parse_parts(verb, rest.lstrip(" "))


def _parse_parts(verb: str, rest: str) -> Frame:
    status, _, tail = rest.partition(" ")
    tail = tail.lstrip(" ")
    if verb == "I4" and status == "A":
        serial = _SERIAL.fullmatch(tail)
        return Frame(FrameKind.SERIAL, verb, value=serial[1]) if serial else reject("serial")
    if "Error" in rest:  # before any number: a device error begins like a stable weight
        return _device_error(verb, tail)
    if verb == "S" and status in ("S", "D"):
        return _amount(FrameKind.WEIGHT, verb, tail, stable=status == "S")
    if verb in ("T", "TI") and status in ("S", "D") and tail:
        return _amount(FrameKind.TARE, verb, tail, stable=status == "S")
    if verb == "TA" and status == "A":
        return _amount(FrameKind.TARE, verb, tail, stable=None)
    if verb == "S" and status in _WEIGHT_STATUS and not tail:
        return Frame(FrameKind.STATUS, verb, status=_WEIGHT_STATUS[status])
    if status in _STATUS_WORDS and status:
        return Frame(FrameKind.ACK, verb, status=status)
    return reject("syntax")


def _amount(kind: FrameKind, verb: str, text: str, *, stable: bool | None) -> Frame:
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return reject("number")
    return Frame(kind, verb, stable=stable, value=found[1], unit=found[2])


def _device_error(verb: str, text: str) -> Frame:
    found = _ERROR.fullmatch(text)
    if found is None:
        return reject("syntax")
    return Frame(FrameKind.DEVICE_ERROR, verb, code=found[1], source=_ERROR_SOURCE[found[2]])
