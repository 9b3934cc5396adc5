"""One line from a Mettler-Toledo scale and what it says; nothing here waits or remembers."""

import re
from dataclasses import dataclass
from enum import Enum

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


class SicsKind(Enum):
    """What kind of line it is."""

    WEIGHT = "weight"
    STATUS = "status"
    ERROR = "error"
    DEVICE_ERROR = "device_error"
    TARE = "tare"
    SERIAL = "serial"
    ACK = "ack"
    INCOMPLETE = "incomplete"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class SicsAnswer:
    """One parsed line; what a kind has no use for stays None.

    `value` keeps the digits as printed; `status` is a word for weights and the protocol's own letter
    for acknowledgements; `code` and `source` belong to device errors, `reason` to rejects.
    """

    kind: SicsKind
    command: str | None = None
    stable: bool | None = None
    value: str | None = None
    unit: str | None = None
    status: str | None = None
    error: str | None = None
    code: str | None = None
    source: str | None = None
    reason: str | None = None

    def as_vector(self) -> dict[str, object]:
        """The answer as the published test vectors write it, absent things left out."""
        named: dict[str, object | None] = {
            "kind": self.kind.value,
            "command": self.command if self.kind is SicsKind.ACK else None,
            "stable": self.stable,
            "value": self.value,
            "unit": self.unit,
            "status": self.status,
            "error": self.error,
            "code": self.code,
            "source": self.source,
            "reason": self.reason,
        }
        return {key: value for key, value in named.items() if value is not None}


def parse_answer(line: bytes) -> SicsAnswer:
    """Read one line with its CR LF; any run of spaces counts as one.

    Never raises: what is not understood is REJECT, what has no CR LF yet is INCOMPLETE. Grammar:
    MT-SICS reference manual, chapter "commands and responses".
    """
    if not line.endswith(b"\r\n"):
        return SicsAnswer(SicsKind.INCOMPLETE)
    body = line[:-2]
    if len(body) > _LONGEST:
        return _reject("too_long")
    if any(byte < 0x20 or byte > 0x7E for byte in body):
        return _reject("not_ascii")
    text = body.decode("ascii").strip(" ")
    if text in _GENERAL:
        return SicsAnswer(SicsKind.ERROR, error=_GENERAL[text])
    verb, _, rest = text.partition(" ")
    if not _VERB.fullmatch(verb):
        return _reject("syntax")
    return _parse_parts(verb, rest.lstrip(" "))


def _parse_parts(verb: str, rest: str) -> SicsAnswer:
    status, _, tail = rest.partition(" ")
    tail = tail.lstrip(" ")
    if verb == "I4" and status == "A":
        serial = _SERIAL.fullmatch(tail)
        return SicsAnswer(SicsKind.SERIAL, verb, value=serial[1]) if serial else _reject("serial")
    if "Error" in rest:  # before any number: a device error begins like a stable weight
        return _device_error(verb, tail)
    if verb == "S" and status in ("S", "D"):
        return _amount(SicsKind.WEIGHT, verb, tail, stable=status == "S")
    if verb in ("T", "TI") and status in ("S", "D") and tail:
        return _amount(SicsKind.TARE, verb, tail, stable=status == "S")
    if verb == "TA" and status == "A":
        return _amount(SicsKind.TARE, verb, tail, stable=None)
    if verb == "S" and status in _WEIGHT_STATUS and not tail:
        return SicsAnswer(SicsKind.STATUS, verb, status=_WEIGHT_STATUS[status])
    if status in _STATUS_WORDS and status:
        return SicsAnswer(SicsKind.ACK, verb, status=status)
    return _reject("syntax")


def _amount(kind: SicsKind, verb: str, text: str, *, stable: bool | None) -> SicsAnswer:
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return _reject("number")
    return SicsAnswer(kind, verb, stable=stable, value=found[1], unit=found[2])


def _device_error(verb: str, text: str) -> SicsAnswer:
    found = _ERROR.fullmatch(text)
    if found is None:
        return _reject("syntax")
    return SicsAnswer(SicsKind.DEVICE_ERROR, verb, code=found[1], source=_ERROR_SOURCE[found[2]])


def _reject(reason: str) -> SicsAnswer:
    return SicsAnswer(SicsKind.REJECT, reason=reason)
