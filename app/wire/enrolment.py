"""Enrolment: how a new station and its registry come to trust each other through one short code.

The code itself never travels. The station names the invitation by one digest of it and proves the code
with another, and the registry answers under the same proof: whoever stands between them and does not
know the code can neither enrol a key of his own nor put himself in the registry's place.
"""

import hmac
from base64 import b32encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, cast

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.wire.batch import is_hex
from app.wire.envelope import BadEnvelope, canonical, read_plain, signature_holds

VERSION = 1
REALMS = frozenset({"practice", "production"})
CODE_BYTES = 10  # 80 bits: sixteen characters that cannot be searched while the invitation is open
MAX_LABEL = 80
MAX_MESSAGE = 16_384
_ID_TAG = b"invite1id\0"
_KEY_TAG = b"invite1key\0"
_ASK_TAG = b"enrol1ask\0"
_ANSWER_TAG = b"enrol1answer\0"
_SIGN_TAG = b"enrol1sig\0"
_TYPED_FOR = str.maketrans({"0": "O", "1": "I", "8": "B"})


class BadEnrolment(ValueError):
    """Not an enrolment message, or one that proves nothing; `code` says which."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Request:
    """A station asks to be enrolled. `invite` names the invitation, `public_key` is 32 bytes."""

    invite: str
    public_key: bytes
    realm: str
    label: str


@dataclass(frozen=True, slots=True)
class SignedRequest:
    """The request's bytes, the proof of the code and the proof that the station holds its key."""

    raw: bytes
    mac: bytes
    sig: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What the registry says to a new station; `keys` are its receipt keys, `at` UTC milliseconds."""

    station: str
    registry: str
    realm: str
    incarnation: int
    keys: tuple[bytes, ...]
    max_entries: int
    max_packed: int
    at: int


def code_from(random_bytes: bytes) -> str:
    """The one-time code as people read and type it: four groups of four.

    Raises:
        ValueError: not exactly `CODE_BYTES` bytes.
    """
    if len(random_bytes) != CODE_BYTES:
        raise ValueError("a code is made of ten random bytes")
    text = b32encode(random_bytes).decode()
    return "-".join(text[at : at + 4] for at in range(0, len(text), 4))


def _plain_code(code: str) -> bytes:
    letters = "".join(one for one in code.upper() if one.isascii() and one.isalnum())
    return letters.translate(_TYPED_FOR).encode()


def invite_id(code: str) -> str:
    """What names the invitation on the wire and in the registry; says nothing about the code."""
    return sha256(_ID_TAG + _plain_code(code)).hexdigest()


def invite_key(code: str) -> bytes:
    """The key of the proofs, 32 bytes; a secret until the invitation has expired."""
    return sha256(_KEY_TAG + _plain_code(code)).digest()


def ask(code: str, key: Ed25519PrivateKey, *, realm: str, label: str) -> SignedRequest:
    """A station's request under the code its supervisor typed.

    Raises:
        BadEnvelope: a label that cannot be carried.
    """
    raw = canonical(
        {
            "v": VERSION,
            "invite": invite_id(code),
            "public_key": key.public_key().public_bytes_raw().hex(),
            "realm": realm,
            "label": label[:MAX_LABEL],
        }
    )
    return SignedRequest(raw, _mac(invite_key(code), _ASK_TAG + raw), key.sign(_SIGN_TAG + raw))


def _mac(key: bytes, message: bytes) -> bytes:
    return hmac.digest(key, message, "sha256")


def request_to_wire(request: SignedRequest) -> dict[str, str]:
    """The request as a JSON object."""
    return {"raw": request.raw.decode(), "mac": request.mac.hex(), "sig": request.sig.hex()}


def request_from_wire(value: object) -> SignedRequest:
    """A request out of parsed JSON, not yet believed.

    Raises:
        BadEnrolment: another form.
    """
    fields = _fields(value, {"raw", "mac", "sig"})
    if not (is_hex(fields["mac"], 64) and is_hex(fields["sig"], 128)):
        raise BadEnrolment("enrolment.fields")
    return SignedRequest(_text(fields["raw"]), bytes.fromhex(fields["mac"]), bytes.fromhex(fields["sig"]))


def _fields(value: object, names: set[str]) -> dict[str, str]:
    if not isinstance(value, dict) or value.keys() != names:
        raise BadEnrolment("enrolment.fields")
    if not all(isinstance(one, str) for one in value.values()):
        raise BadEnrolment("enrolment.fields")
    return cast(dict[str, str], value)


def _text(raw: str) -> bytes:
    if len(raw) > MAX_MESSAGE:
        raise BadEnrolment("enrolment.too_large")
    try:
        return raw.encode()
    except UnicodeEncodeError as broken:
        raise BadEnrolment("enrolment.fields") from broken


def read_request(request: SignedRequest) -> Request:
    """Read a request whose key proves itself; whether the code is right is `code_proven`.

    Raises:
        BadEnrolment: not a request, or the signature is not that of the key inside.
    """
    body = _message(request.raw, {"v", "invite", "public_key", "realm", "label"})
    if not (is_hex(body["invite"], 64) and is_hex(body["public_key"], 64)):
        raise BadEnrolment("enrolment.fields")
    if body["realm"] not in REALMS or not isinstance(body["label"], str) or len(body["label"]) > MAX_LABEL:
        raise BadEnrolment("enrolment.fields")
    public_key = bytes.fromhex(body["public_key"])
    if not signature_holds(public_key, _SIGN_TAG + request.raw, request.sig):
        raise BadEnrolment("enrolment.signature")
    return Request(body["invite"], public_key, body["realm"], body["label"])


def _message(raw: bytes, names: set[str]) -> Mapping[str, Any]:
    try:
        body = read_plain(raw)
        sound = isinstance(body, dict) and canonical(body) == raw
    except BadEnvelope as broken:
        raise BadEnrolment("enrolment.not_json") from broken
    if not sound or not isinstance(body, dict) or body.keys() != names or body["v"] != VERSION:
        raise BadEnrolment("enrolment.fields")
    return body


def code_proven(request: SignedRequest, key: bytes) -> bool:
    """Whether the sender knew the code that this invitation's key was made of."""
    return hmac.compare_digest(_mac(key, _ASK_TAG + request.raw), request.mac)


def answer(said: Answer, request: SignedRequest, key: bytes) -> dict[str, str]:
    """The registry's answer to this very request, proven with the invitation's key, as a JSON object."""
    raw = canonical(
        {
            "v": VERSION,
            "station": said.station,
            "registry": said.registry,
            "realm": said.realm,
            "incarnation": said.incarnation,
            "keys": [one.hex() for one in said.keys],
            "limits": {"max_entries": said.max_entries, "max_packed": said.max_packed},
            "at": said.at,
        }
    )
    return {"raw": raw.decode(), "mac": _answer_mac(key, request, raw).hex()}


def _answer_mac(key: bytes, request: SignedRequest, raw: bytes) -> bytes:
    return _mac(key, _ANSWER_TAG + sha256(request.raw).digest() + raw)


def believe(value: object, request: SignedRequest, code: str) -> Answer:
    """The answer out of parsed JSON, believed only when it was made under our code for our request.

    Raises:
        BadEnrolment: `enrolment.mac` for an answer of somebody who does not know the code, else its fault.
    """
    fields = _fields(value, {"raw", "mac"})
    raw = _text(fields["raw"])
    if not is_hex(fields["mac"], 64) or not hmac.compare_digest(
        _answer_mac(invite_key(code), request, raw), bytes.fromhex(fields["mac"])
    ):
        raise BadEnrolment("enrolment.mac")
    body = _message(raw, {"v", "station", "registry", "realm", "incarnation", "keys", "limits", "at"})
    limits = body["limits"]
    sound = (
        all(isinstance(body[name], str) and body[name] for name in ("station", "registry"))
        and body["realm"] == read_request(request).realm
        and isinstance(body["keys"], list)
        and body["keys"]
        and all(is_hex(one, 64) for one in body["keys"])
        and isinstance(limits, dict)
        and limits.keys() == {"max_entries", "max_packed"}
        and all(
            isinstance(one, int) and one > 0 for one in (body["incarnation"], body["at"], *limits.values())
        )
    )
    if not sound:
        raise BadEnrolment("enrolment.fields")
    return Answer(
        station=body["station"],
        registry=body["registry"],
        realm=body["realm"],
        incarnation=body["incarnation"],
        keys=tuple(bytes.fromhex(one) for one in body["keys"]),
        max_entries=limits["max_entries"],
        max_packed=limits["max_packed"],
        at=body["at"],
    )
