"""A page of changes: what the registry tells all stations, numbered in one order and signed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.pack_hold import Decision, PackHold, Release, Ruling, Told
from app.wire.envelope import BadEnvelope, canonical, read_plain, signature_holds
from app.wire.signed import Signed, sign

VERSION = 1
MAX_PAGE = 262_144
MAX_CHANGES = 50
MAX_HOLDS = 200
_TAG, _RULING_TAG = b"changes1sig\0", b"ruling1sig\0"
"""Where a station says who asks, and proves it; not in the address, for addresses are written into logs."""
_TEXTS = ("registry", "realm")
_NUMBERS = ("v", "incarnation", "after", "newest", "at", "poll_after_s")
_MAX_TEXT = 512


class BadChanges(ValueError):
    """The bytes are not a page of changes; `code` says what is wrong."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Change:
    """Something told, at its position. `what` is None when it is of a kind that this program does not know.

    `sig` is the registry's word for a ruling, 64 bytes; empty for all else, which follows from entries.
    """

    pos: int
    what: Told | None
    sig: bytes = b""


@dataclass(frozen=True, slots=True)
class Page:
    """Changes in order (protocol: changes v1).

    after         position they follow; they are numbered on from there without a gap
    newest        the registry's newest position
    incarnation   rises each time the registry comes back from a backup; positions are its own in each
    at            registry's time, UTC milliseconds since 1970
    poll_after_s  when to ask again, seconds
    """

    registry: str
    realm: str
    incarnation: int
    after: int
    newest: int
    at: int
    poll_after_s: int
    changes: tuple[Change, ...] = ()

    @property
    def last(self) -> int:
        """The position of the newest change here; `after` when there is none."""
        return self.after + len(self.changes)


def issue_page(page: Page, key: Ed25519PrivateKey) -> Signed:
    """Put a page into bytes and sign them.

    Raises:
        BadEnvelope: a text that cannot be carried.
    """
    body: dict[str, Any] = {name: getattr(page, name) for name in (*_TEXTS, *_NUMBERS[1:])}
    body["v"] = VERSION
    body["changes"] = [_plain(one) for one in page.changes]
    raw = canonical(body)
    return sign(_TAG, raw, key)


def page_holds(signed: Signed, public_key: bytes) -> bool:
    """Whether the signature is that registry key's; says nothing about which registry's changes they are."""
    return signature_holds(public_key, _TAG + signed.raw, signed.sig)


def read_page(raw: bytes) -> Page:
    """Read the bytes of a page; check the signature first.

    Raises:
        BadChanges: not a page of this version, or its positions are not in order.
    """
    if len(raw) > MAX_PAGE:
        raise BadChanges("changes.too_large")
    try:
        body = read_plain(raw)
    except BadEnvelope as broken:
        raise BadChanges("changes.not_json") from broken
    if not isinstance(body, dict) or body.get("v") != VERSION:
        raise BadChanges("changes.version")
    sound = (
        body.keys() == {*_TEXTS, *_NUMBERS, "changes"}
        and all(_is_text(body[name]) for name in _TEXTS)
        and all(_is_count(body[name]) for name in _NUMBERS)
        and body["incarnation"] >= 1
        and isinstance(body["changes"], list)
        and len(body["changes"]) <= MAX_CHANGES
    )
    if not sound:
        raise BadChanges("changes.fields")
    changes = tuple(_change(one) for one in body["changes"])
    page = Page(**{name: body[name] for name in (*_TEXTS, *_NUMBERS[1:])}, changes=changes)
    wanted = range(page.after + 1, page.last + 1)
    if [one.pos for one in changes] != list(wanted) or (changes and page.newest < page.last):
        raise BadChanges("changes.positions")
    return page


# ---- one change


def plain_of(what: Told) -> dict[str, Any]:
    """Something told as plain values, without its position."""
    common: dict[str, Any] = {"battery": what.battery, "id": what.id, "at": what.at}
    match what:
        case PackHold():
            kind = "hold" if what.binding else "note"
            told = {"why": what.why, "reasons": list(what.reasons)}
            return {**common, **told, "kind": kind, "station": what.station, "label": what.label}
        case Release():
            raised = {"station": what.station, "label": what.label}
            return {**common, **raised, "kind": "release", "holds": list(what.holds)}
        case Ruling():
            decided = {"decision": what.decision.value, "only": what.only, "reason": what.reason}
            return {**common, **decided, "kind": "ruling", "holds": list(what.holds), "by": list(what.by)}


def told_from(body: Mapping[str, Any]) -> Told | None:
    """Something told out of plain values, None for a kind this program does not know.

    Raises:
        BadChanges: a known kind with other fields than its own.
    """
    read = _READ.get(str(body.get("kind")))
    if read is None:
        return None
    try:
        told = read(body)
    except (KeyError, TypeError, ValueError) as odd:
        raise BadChanges("changes.fields") from odd
    if {**plain_of(told)} != {name: value for name, value in body.items() if name not in ("pos", "sig")}:
        raise BadChanges("changes.fields")
    return told


def _plain(change: Change) -> dict[str, Any]:
    body = plain_of(change.what) if change.what is not None else {"kind": "unknown"}
    return {**body, "pos": change.pos, **({"sig": change.sig.hex()} if change.sig else {})}


def _change(body: object) -> Change:
    if not isinstance(body, dict) or not _is_count(body.get("pos")):
        raise BadChanges("changes.fields")
    told = told_from(body)
    ruled = isinstance(told, Ruling)
    if told is not None and ruled != ("sig" in body):
        raise BadChanges("changes.fields")
    try:
        sig = bytes.fromhex(body["sig"]) if ruled else b""
    except (TypeError, ValueError) as odd:
        raise BadChanges("changes.fields") from odd
    return Change(body["pos"], told, sig)


def _hold(body: Mapping[str, Any]) -> PackHold:
    return PackHold(
        id=_text(body["id"]),
        battery=_text(body["battery"]),
        why=_text(body["why"]),
        reasons=_texts(body["reasons"]),
        station=_text(body["station"]),
        label=_text(body["label"]),
        at=_count(body["at"]),
        binding=body["kind"] == "hold",
    )


def _release(body: Mapping[str, Any]) -> Release:
    return Release(
        id=_text(body["id"]),
        battery=_text(body["battery"]),
        holds=_texts(body["holds"]),
        station=_text(body["station"]),
        label=_text(body["label"]),
        at=_count(body["at"]),
    )


def _ruling(body: Mapping[str, Any]) -> Ruling:
    by = _texts(body["by"])
    if len(set(by)) != 2 or len(by) != 2:
        raise ValueError("not by two")
    return Ruling(
        id=_text(body["id"]),
        battery=_text(body["battery"]),
        holds=_texts(body["holds"]),
        decision=Decision(body["decision"]),
        only=_text(body["only"]),
        reason=_text(body["reason"]),
        by=by,
        at=_count(body["at"]),
    )


_READ: Mapping[str, Callable[[Mapping[str, Any]], Told]] = {
    "hold": _hold,
    "note": _hold,
    "release": _release,
    "ruling": _ruling,
}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _MAX_TEXT and "\0" not in value


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _text(value: object) -> str:
    if not isinstance(value, str) or not _is_text(value):
        raise ValueError("no text")
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or not _is_count(value):
        raise ValueError("no number")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > MAX_HOLDS:
        raise ValueError("no list")
    return tuple(_text(one) for one in value)


# ---- a ruling's own signature


def sign_ruling(ruling: Ruling, registry: str, realm: str, key: Ed25519PrivateKey) -> bytes:
    """The registry's word for one ruling, whatever page it comes on."""
    return key.sign(_ruling_message(ruling, registry, realm))


def ruling_holds(change: Change, registry: str, realm: str, public_key: bytes) -> bool:
    """Whether a ruling is signed by that registry key; what is no ruling needs no signature of its own."""
    if not isinstance(change.what, Ruling):
        return True
    return signature_holds(public_key, _ruling_message(change.what, registry, realm), change.sig)


def _ruling_message(ruling: Ruling, registry: str, realm: str) -> bytes:
    return _RULING_TAG + canonical({**plain_of(ruling), "registry": registry, "realm": realm})


# ---- as it travels


def with_label(told: Told, label: str) -> Told:
    """What a station raised, with that station's short name."""
    return told if isinstance(told, Ruling) else replace(told, label=label)
