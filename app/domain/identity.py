"""The classifier: what a code at the bench is, how far it may be believed, and the key it is known by."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from app.domain import gbt34014, own_label, vin
from app.domain.remarks import Remarks, fixed, no_fields
from app.domain.vendors import Vendors

LONGEST_PAYLOAD = 4096  # bytes; no symbol we read holds more
_ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff")
# Python counts these as spaces, but in a code they separate fields and may not vanish.
_SEPARATORS = frozenset("\x1c\x1d\x1e\x1f")


class Kind(Enum):
    """The families of codes the station tells apart."""

    GBT34014 = "gbt34014"
    GBT34014_REUSED = "gbt34014_reused"
    VIN = "vin"
    OWN = "own"
    OPAQUE = "opaque"


class Level(Enum):
    """How far a code may be believed."""

    OK = "ok"
    WARN = "warn"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Identity:
    """What a code is. `payload` is as it was read; `text` is the key: the normal form, or the text as is.

    `reasons` are stable codes, the heaviest first; at level ok they are notes.
    """

    payload: bytes
    text: str
    kind: Kind
    level: Level
    reasons: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=no_fields)


def normal_form(text: str) -> str:
    """The form codes are compared in: NFKC, ASCII capitals, no white space, no zero-width characters."""
    return "".join(
        # Only ASCII is folded: a dotless i must not become an I.
        letter.upper() if letter.isascii() else letter
        for letter in unicodedata.normalize("NFKC", text)
        if letter not in _ZERO_WIDTH and (letter in _SEPARATORS or not letter.isspace())
    )


def as_text(payload: bytes) -> str:
    """The payload as text; bytes that are not UTF-8 appear as backslash escapes, so nothing is lost."""
    return payload.decode("utf-8", "backslashreplace")


def classify(payload: bytes | str, *, today: date, vendors: Vendors) -> Identity:
    """What a payload is. Total: every payload has an answer, and comes back unchanged."""
    raw = _raw(payload)
    text = as_text(raw)
    if len(raw) > LONGEST_PAYLOAD:
        return Identity(raw, text, Kind.OPAQUE, Level.REJECT, ("opaque.too_long",))
    code = normal_form(text)
    if not code:
        return Identity(raw, text, Kind.OPAQUE, Level.REJECT, ("opaque.empty",))
    known = _family(code, today=today, vendors=vendors)
    if known is not None:
        kind, remarks = known
        return Identity(raw, code, kind, _level(remarks), remarks.reasons, remarks.fields)
    remarks = _opaque(raw, text, is_half=gbt34014.is_half(code, vendors=vendors))
    return Identity(raw, text, Kind.OPAQUE, _level(remarks), remarks.reasons)


def join_halves(first: bytes | str, second: bytes | str, *, today: date, vendors: Vendors) -> Identity | None:
    """One code from two halves, in the only order that makes a full code; None when neither does.

    The same half twice is no code. When both orders fit, the answer is a reject: a person must look.
    """
    one, two = _raw(first), _raw(second)
    if one == two:
        return None
    fits = [joined for joined in (one + two, two + one) if gbt34014.is_whole(normal_form(as_text(joined)))]
    if len(fits) == 1:
        return classify(fits[0], today=today, vendors=vendors)
    if not fits:
        return None
    text = normal_form(as_text(one + two))
    return Identity(one + two, text, Kind.GBT34014, Level.REJECT, ("gbt34014.halves_ambiguous",))


def _raw(payload: bytes | str) -> bytes:
    return payload if isinstance(payload, bytes) else payload.encode("utf-8", "surrogatepass")


def _family(code: str, *, today: date, vendors: Vendors) -> tuple[Kind, Remarks] | None:
    if vin.PATTERN.fullmatch(code) and (vin.check_holds(code) or not gbt34014.is_base_form(code)):
        return Kind.VIN, vin.read_vin(code)
    if (remarks := gbt34014.read_code(code, today=today, vendors=vendors)) is not None:
        return Kind.GBT34014, remarks
    if (remarks := gbt34014.read_reused(code, today=today, vendors=vendors)) is not None:
        return Kind.GBT34014_REUSED, remarks
    if (label := own_label.parse(code)) is not None:
        return Kind.OWN, _own(label)
    if (remarks := gbt34014.read_damaged(code, vendors=vendors)) is not None:
        return Kind.GBT34014, remarks
    return None


def _own(label: own_label.OwnLabel) -> Remarks:
    fields = fixed({"prefix": label.prefix.value, "body": label.body})
    return Remarks(rejects=() if label.sound else ("own.check_character",), fields=fields)


def _opaque(raw: bytes, text: str, *, is_half: bool) -> Remarks:
    if is_half:
        return Remarks(rejects=("gbt34014.half_alone",))
    warnings = ["opaque.unknown_form"]
    if raw != text.encode("utf-8", "surrogatepass"):
        warnings.append("opaque.not_text")
    if any(unicodedata.category(letter) in ("Cc", "Cf") for letter in text):
        warnings.append("opaque.invisible_characters")
    return Remarks(warnings=tuple(warnings))


def _level(remarks: Remarks) -> Level:
    if remarks.rejects:
        return Level.REJECT
    return Level.WARN if remarks.warnings else Level.OK
