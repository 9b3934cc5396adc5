"""The classifier: what a code at the bench is, how far it may be believed, and the key it is known by."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from app.domain import (
    catenax,
    gbt34014,
    gs1,
    iso15434,
    nio,
    opaque,
    own_label,
    passport_link,
    tesla,
    vin,
)
from app.domain.command_code import PREFIX, command_of
from app.domain.remarks import Reading, Remarks, fixed, no_fields
from app.domain.scan import split_symbology_id
from app.domain.vendors import Vendors

LONGEST_PAYLOAD = 4096  # bytes; no symbol we read holds more
_ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff")
# Python counts these as spaces, but in a code they separate fields and may not vanish.
_SEPARATORS = frozenset("\x1c\x1d\x1e\x1f")
_NAMES_NO_SINGLE_THING = frozenset(
    {
        gs1.NO_SERIAL,
        gs1.SERIAL_ALONE,
        iso15434.NO_SERIAL,
        passport_link.NO_PATH,
        catenax.PARTNER,
        opaque.PART_NUMBER,
        opaque.SEVERAL,
    }
)


class Kind(Enum):
    """The families of codes the station tells apart."""

    GBT34014 = "gbt34014"
    GBT34014_REUSED = "gbt34014_reused"
    VIN = "vin"
    OWN = "own"
    GS1 = "gs1"
    ISO15434 = "iso15434"
    GS1_DIGITAL_LINK = "gs1_digital_link"
    LINK = "link"
    URN = "urn"
    TESLA = "tesla"
    NIO = "nio"
    CATENAX = "catenax"
    OPAQUE = "opaque"


class Level(Enum):
    """How far a code may be believed."""

    OK = "ok"
    WARN = "warn"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Identity:
    """What a code is. `payload` is as it was read; `text` is the key that the thing is known by.

    The key is the normal form where the family has one (docs/codes.md), or else the text as is; a key is its
    own key. `reasons` are stable codes, the heaviest first; at level ok they are notes.
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


def names_no_single_thing(identity: Identity) -> str:
    """Why a code names a kind, a company or a paper and no single thing; "" when it may name one."""
    return next((reason for reason in identity.reasons if reason in _NAMES_NO_SINGLE_THING), "")


def classify(payload: bytes | str, *, today: date, vendors: Vendors, symbology_id: str = "") -> Identity:
    """What a payload is. Total: every payload has an answer, and comes back unchanged.

    `symbology_id` is the identifier (`]C1`) under which the symbol was read; a hand scanner may have put it
    before the text instead. Nothing else tells GS1 data from a text that looks like it.
    """
    raw = _raw(payload)
    text = as_text(raw)
    if len(raw) > LONGEST_PAYLOAD:
        return Identity(raw, text, Kind.OPAQUE, Level.REJECT, ("opaque.too_long",))
    if not symbology_id:
        symbology_id, text = split_symbology_id(text)
    code = normal_form(text)
    if not code:
        return Identity(raw, text, Kind.OPAQUE, Level.REJECT, ("opaque.empty",))
    known = _marked(text, code, symbology_id, today=today) or _family(code, today=today, vendors=vendors)
    if known is None:
        whole = raw == as_text(raw).encode("utf-8", "surrogatepass")
        remarks = opaque.read_opaque(text, code, is_text=whole, today=today, vendors=vendors)
        known = Kind.OPAQUE, Reading(text, remarks)
    kind, read = known
    return Identity(raw, read.key, kind, _level(read.remarks), read.remarks.reasons, read.remarks.fields)


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


def _marked(text: str, code: str, symbology_id: str, *, today: date) -> tuple[Kind, Reading] | None:
    """The families that say what they are, by their symbol or by how they begin."""
    tidy = "".join(letter for letter in text if letter not in _ZERO_WIDTH).strip(" \t\r\n")
    if symbology_id in gs1.CARRIERS:
        read = gs1.read_message(tidy, today=today)
        # Label printers are left on GS1-128 by mistake; a whole battery code is none of its messages.
        return None if read.remarks.rejects and gbt34014.is_whole(code) else (Kind.GS1, read)
    if (bracketed := gs1.read_bracketed(tidy, today=today)) is not None:
        return Kind.GS1, bracketed
    if iso15434.is_envelope(tidy):
        return Kind.ISO15434, iso15434.read_envelope(tidy, today=today)
    if passport_link.is_address(tidy):
        return _address(tidy, today=today)
    if catenax.is_urn(tidy):
        return Kind.URN, catenax.read_urn(tidy)
    return None


def _address(text: str, *, today: date) -> tuple[Kind, Reading]:
    try:
        parts = passport_link.split(text)
    except passport_link.NotALink as fault:
        return Kind.LINK, Reading(text, Remarks(rejects=(fault.args[0],)))
    found = passport_link.digital_link(parts)
    if found is None:
        fields = fixed(passport_link.link_fields(parts))
        return Kind.LINK, Reading(
            parts.geturl(), Remarks(warnings=passport_link.link_doubts(parts), fields=fields)
        )
    elements, rejects, warnings = found
    told = gs1.tell(elements, today=today)
    fields = fixed({"host": passport_link.link_fields(parts)["host"], **told.fields})
    remarks = Remarks(rejects + told.rejects, told.warnings + warnings, told.notes, fields)
    return Kind.GS1_DIGITAL_LINK, Reading(gs1.key_of(elements), remarks)


def _family(code: str, *, today: date, vendors: Vendors) -> tuple[Kind, Reading] | None:
    """The families that are known by their form alone, in the order in which they are asked."""
    if vin.PATTERN.fullmatch(code) and (vin.check_holds(code) or not gbt34014.is_base_form(code)):
        return Kind.VIN, Reading(code, vin.read_vin(code))
    if (remarks := gbt34014.read_code(code, today=today, vendors=vendors)) is not None:
        return Kind.GBT34014, Reading(code, remarks)
    if (remarks := gbt34014.read_reused(code, today=today, vendors=vendors)) is not None:
        return Kind.GBT34014_REUSED, Reading(code, remarks)
    if (remarks := tesla.read_serial(code, today=today)) is not None:
        return Kind.TESLA, Reading(code, remarks)
    if (remarks := nio.read_part(code, today=today)) is not None:
        return Kind.NIO, Reading(code, remarks)
    if command_of(code) is not None:
        return Kind.OWN, Reading(code, Remarks(rejects=("own.command",), fields=fixed({"prefix": PREFIX})))
    if (label := own_label.parse(code)) is not None:
        return Kind.OWN, Reading(code, _own(label))
    if (bare := catenax.read_bare(code)) is not None:
        return Kind.CATENAX, bare
    if (remarks := opaque.read_inside(code, today=today, vendors=vendors)) is not None:
        return Kind.GBT34014, Reading(remarks.fields["code"], remarks)
    if (remarks := gbt34014.read_damaged(code, vendors=vendors)) is not None:
        return Kind.GBT34014, Reading(code, remarks)
    return None


def _own(label: own_label.OwnLabel) -> Remarks:
    fields = fixed({"prefix": label.prefix.value, "body": label.body})
    return Remarks(rejects=() if label.sound else ("own.check_character",), fields=fields)


def _level(remarks: Remarks) -> Level:
    if remarks.rejects:
        return Level.REJECT
    return Level.WARN if remarks.warnings else Level.OK
