"""How a station shows that it is there: it signs the registry's challenge and gets a token."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.wire.batch import is_hex
from app.wire.envelope import BadEnvelope, canonical, read_plain, signature_holds
from app.wire.handover import MOST, BadHandover, Handover, plain_handover, read_handovers

VERSION = 1
NONCE_HEX = 112
MAX_TOKEN = 1000
_TAG = b"token1sig\0"
_MAX_NAME = 200
_MAX_RAW = 4096
_NAMES = ("station", "registry", "realm")


class BadAccess(ValueError):
    """No request for a token, or one that proves nothing; `code` says which."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class TokenRequest:
    """A station asks one registry for a token; `nonce` is its challenge, 112 hexadecimal signs."""

    station: str
    registry: str
    realm: str
    nonce: str


@dataclass(frozen=True, slots=True)
class SignedTokenRequest:
    """The request, its bytes and the station's signature over them.

    `handovers` lead from an earlier key of the station to the one that signed.
    """

    said: TokenRequest
    raw: bytes
    sig: bytes
    handovers: tuple[Handover, ...] = ()


def ask_token(
    request: TokenRequest, key: Ed25519PrivateKey, handovers: Sequence[Handover] = ()
) -> dict[str, Any]:
    """The request as a JSON object, signed with the station's key, with how it came to that key."""
    body = {name: getattr(request, name) for name in (*_NAMES, "nonce")}
    raw = canonical({"v": VERSION, **body})
    handed = [plain_handover(one) for one in handovers[-MOST:]]
    return {"raw": raw.decode(), "sig": key.sign(_TAG + raw).hex(), **({"handed": handed} if handed else {})}


def read_token_request(value: object) -> SignedTokenRequest:
    """A request out of parsed JSON; whose signature it is says `token_asked_by`.

    Raises:
        BadAccess: `token.fields`, another form.
    """
    match value:
        case {"raw": str(text), "sig": str(sig), **rest} if rest.keys() <= {"handed"}:
            pass
        case _:
            raise BadAccess("token.fields")
    try:
        raw = text.encode()
        body = read_plain(raw)
        handovers = read_handovers(rest.get("handed", []))
    except (UnicodeEncodeError, BadEnvelope, BadHandover) as broken:
        raise BadAccess("token.fields") from broken
    if (
        len(raw) > _MAX_RAW
        or not is_hex(sig, 128)
        or not isinstance(body, dict)
        or not _sound(body)
        or canonical(body) != raw
    ):
        raise BadAccess("token.fields")
    said = TokenRequest(**{name: body[name] for name in (*_NAMES, "nonce")})
    return SignedTokenRequest(said, raw, bytes.fromhex(sig), handovers)


def _sound(body: Mapping[str, Any]) -> bool:
    return (
        body.keys() == {"v", "nonce", *_NAMES}
        and body["v"] == VERSION
        and all(isinstance(body[name], str) and 0 < len(body[name]) <= _MAX_NAME for name in _NAMES)
        and is_hex(body["nonce"], NONCE_HEX)
    )


def token_asked_by(request: SignedTokenRequest, public_key: bytes) -> bool:
    """Whether the request is signed with that key."""
    return signature_holds(public_key, _TAG + request.raw, request.sig)
