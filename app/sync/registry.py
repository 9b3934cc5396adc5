"""The central registry as the station reaches it: HTTP, bounded answers, nothing believed by status."""

import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.settings import LOOPBACK, acceptable_registry
from app.wire.access import MAX_TOKEN, NONCE_HEX, TokenRequest, ask_token
from app.wire.batch import compress, is_hex
from app.wire.handover import BadHandover, Handover, read_handovers
from app.wire.signed import BadSigned, Signed, from_wire

_MAX_ANSWER = 1_048_576
_VERDICTS = ("gap", "fork", "start", "differs")
_ASIDE = ("station.revoked", "key.expired")
_BUSY = (httpx.codes.TOO_MANY_REQUESTS, httpx.codes.SERVICE_UNAVAILABLE)


@dataclass(frozen=True, slots=True)
class Receipted:
    """A receipt came, not yet believed. `verdict` is "ok", "gap" or "fork"; of an attachment also others."""

    receipt: Signed
    verdict: str


@dataclass(frozen=True, slots=True)
class Held:
    """The registry says how much of an attachment it holds; not yet believed. `verdict` is "ok", "start" or
    "differs"."""

    receipt: Signed
    verdict: str


@dataclass(frozen=True, slots=True)
class Paged:
    """A page of changes came, not yet believed."""

    page: Signed


@dataclass(frozen=True, slots=True)
class SetAside:
    """The batch is kept beside the stream, for people to judge; `code` says why. Nothing is acknowledged."""

    code: str


@dataclass(frozen=True, slots=True)
class TooLarge:
    """The batch must be smaller."""


@dataclass(frozen=True, slots=True)
class Away:
    """No registry answered: cut off, busy, or something else that is not a registry.

    `retry_after_s` is what the registry asked for, if it did.
    """

    code: str
    retry_after_s: float | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """The registry refuses this request as it stands."""

    status: int
    code: str


@dataclass(frozen=True, slots=True)
class Pass:
    """What the station shows at the doors for stations: who it is, where, its key and the way to it."""

    station: str
    registry: str
    realm: str
    key: Ed25519PrivateKey
    handovers: tuple[Handover, ...] = ()


@dataclass(frozen=True, slots=True)
class KeysTold:
    """How the registry's keys were handed over, not yet believed."""

    handovers: tuple[Handover, ...]


Answer = Receipted | SetAside | TooLarge | Away | Refused
Told = Paged | Away | Refused


_Sent = tuple[int, bytes, Mapping[str, str]]


class PlainTextRegistry(ValueError):
    """No https address, and not this computer either: refused before anything is sent."""


class RegistryClient:
    """One registry by its address. Not for several threads.

    `ca` is a PEM file with the only authority that is trusted, "" for those that everybody trusts. A file
    that says none keeps nobody from working: everything is answered with `registry.no_authority`. With a
    `shows` it gets itself a token whenever the registry wants one; nobody else hears of that.
    """

    def __init__(self, url: str, *, timeout_s: float = 20.0, ca: str = "", shows: Pass | None = None) -> None:
        if not acceptable_registry(url):
            raise PlainTextRegistry(url)
        parts = urlsplit(url)
        trusted = _trusted(ca) if parts.scheme == "https" and ca else True
        self._unfit = trusted is None
        self._shows, self._token = shows, ""
        self._http = httpx.Client(
            base_url=url,
            timeout=httpx.Timeout(timeout_s, connect=5.0),
            follow_redirects=False,
            trust_env=parts.hostname not in LOOPBACK,
            verify=trusted or False,
        )

    def close(self) -> None:
        """Let go of the connection."""
        self._http.close()

    def head(self, station: str, epoch: int) -> Answer:
        """Ask for a signed receipt of what the registry holds."""
        return self._ask("GET", f"/v1/streams/{station}/{epoch}/head")

    def deliver(self, station: str, epoch: int, body: bytes) -> Answer:
        """Hand over a packed batch."""
        return self._ask(
            "POST",
            f"/v1/streams/{station}/{epoch}/events",
            content=compress(body),
            headers={"content-encoding": "gzip", "content-type": "application/x-ndjson"},
        )

    def attachment(self, station: str, sha256: str) -> Held | Away | Refused:
        """Ask for a signed receipt of how much of an attachment the registry holds."""
        return self._of_attachment("GET", f"/v1/attachments/{sha256}/receipt", params={"station": station})

    def carry(self, sha256: str, body: bytes) -> Held | Away | Refused:
        """Hand over a packed piece."""
        return self._of_attachment("POST", f"/v1/attachments/{sha256}", content=body)

    def changes(self, pos: int) -> Told:
        """Ask for what is told to all stations behind a position."""
        sent = self._shown("GET", f"/v1/changes?pos={pos}")
        if isinstance(sent, Away):
            return sent
        status, body, headers = sent
        if status in _BUSY:
            return Away("registry.busy", _seconds(headers.get("retry-after", "")))
        answer = _object(body)
        if answer is None:
            return Away("registry.not_a_registry")
        if status != httpx.codes.OK:
            return Refused(status, _code(answer))
        try:
            return Paged(from_wire(answer.get("page")))
        except BadSigned:
            return Away("registry.not_a_registry")

    def keys(self) -> KeysTold | Away | Refused:
        """Ask how the registry's keys were handed over."""
        sent = self._send("GET", "/v1/keys")
        if isinstance(sent, Away):
            return sent
        answer = _object(sent[1])
        if answer is not None and sent[0] != httpx.codes.OK:
            return Refused(sent[0], _code(answer))
        try:
            return KeysTold(read_handovers((answer or {}).get("handed")))
        except BadHandover:
            return Away("registry.not_a_registry")

    def enrol(self, request: Mapping[str, Any]) -> Mapping[str, Any] | Away | Refused:
        """Hand in a one-time code and our public key; the answer is not yet believed."""
        sent = self._send("POST", "/v1/enrol", json=dict(request))
        if isinstance(sent, Away):
            return sent
        status, body, _headers = sent
        answer = _object(body)
        if status == httpx.codes.OK and answer is not None:
            return answer
        return Refused(status, _code(answer)) if answer is not None else Away("registry.not_a_registry")

    def _of_attachment(self, method: str, path: str, **what: Any) -> Held | Away | Refused:
        answer = self._ask(method, path, **what)
        match answer:
            case Receipted(receipt, verdict):
                return Held(receipt, verdict)
            case TooLarge():
                return Refused(413, "registry.refused")
            case SetAside(code):
                return Refused(202, code)
        return answer

    def _ask(self, method: str, path: str, **what: Any) -> Answer:
        sent = self._shown(method, path, **what)
        if isinstance(sent, Away):
            return sent
        status, body, headers = sent
        if status == httpx.codes.REQUEST_ENTITY_TOO_LARGE:
            return TooLarge()
        if status in _BUSY:
            return Away("registry.busy", _seconds(headers.get("retry-after", "")))
        answer = _object(body)
        if answer is None:
            return Away("registry.not_a_registry")
        return _judge(status, answer)

    def _shown(self, method: str, path: str, **what: Any) -> _Sent | Away:
        """Send with the token; when the registry wants another one, get it and send once more."""
        sent = self._send(method, path, **self._with_token(what))
        if not isinstance(sent, Away) and sent[0] == httpx.codes.FORBIDDEN:
            self._token = (
                ""  # it may have forgotten the key that we came to: the next token tells of it again
            )
        if isinstance(sent, Away) or sent[0] != httpx.codes.UNAUTHORIZED or self._shows is None:
            return sent
        refused = self._get_token(self._shows)
        return refused if refused is not None else self._send(method, path, **self._with_token(what))

    def _with_token(self, what: Mapping[str, Any]) -> dict[str, Any]:
        if not self._token:
            return dict(what)
        return {**what, "headers": {**what.get("headers", {}), "authorization": f"Bearer {self._token}"}}

    def _get_token(self, shows: Pass) -> _Sent | Away | None:
        """Answer a challenge; None when that gave a token, else what was said instead."""
        self._token = ""
        given = self._send("POST", "/v1/challenge", json={"station": shows.station})
        nonce = _word(given, "nonce")
        if isinstance(given, Away) or given[0] != httpx.codes.OK:
            return given
        if not is_hex(nonce, NONCE_HEX):
            return Away("registry.not_a_registry")
        request = TokenRequest(shows.station, shows.registry, shows.realm, nonce)
        given = self._send("POST", "/v1/token", json=ask_token(request, shows.key, shows.handovers))
        self._token = _word(given, "token")
        if isinstance(given, Away) or given[0] != httpx.codes.OK:
            # A challenge that a slow or doubling line has spoilt is asked for anew the next time.
            spoilt = not isinstance(given, Away) and _code(_object(given[1]) or {}) == "token.challenge"
            return Away("registry.busy") if spoilt else given
        return None if self._token else Away("registry.not_a_registry")

    def _send(self, method: str, path: str, **what: Any) -> _Sent | Away:
        if self._unfit:
            return Away("registry.no_authority")
        try:
            with self._http.stream(method, path, **what) as response:
                body = b""
                for piece in response.iter_bytes():
                    body += piece
                    if len(body) > _MAX_ANSWER:
                        return Away("registry.not_a_registry")
                return response.status_code, body, response.headers
        except httpx.TimeoutException:
            return Away("registry.slow")
        except httpx.HTTPError as fault:
            return Away("registry.certificate" if _is_about_trust(fault) else "registry.unreachable")


def _trusted(ca: str) -> ssl.SSLContext | None:
    """Trust in this authority alone; None when the file says none."""
    try:
        return ssl.create_default_context(cafile=ca)
    except (OSError, ValueError):
        return None


def _is_about_trust(fault: BaseException | None) -> bool:
    while fault is not None and not isinstance(fault, ssl.SSLCertVerificationError):
        fault = fault.__cause__ or fault.__context__
    return fault is not None


def _judge(status: int, answer: Mapping[str, Any]) -> Answer:
    if status == httpx.codes.ACCEPTED and answer.get("code") in _ASIDE:
        return SetAside(answer["code"])
    if "receipt" in answer:
        try:
            receipt = from_wire(answer["receipt"])
        except BadSigned:
            return Away("registry.not_a_registry")
        if status == httpx.codes.OK:
            return Receipted(receipt, "ok")
        if status == httpx.codes.CONFLICT and answer.get("code") in _VERDICTS:
            return Receipted(receipt, answer["code"])
    return Refused(status, _code(answer))


def _object(body: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None


def _word(sent: _Sent | Away, name: str) -> str:
    """What an answer says under this name, when it is something to say in a header."""
    answer = _object(sent[1]) if not isinstance(sent, Away) and sent[0] == httpx.codes.OK else None
    said = answer.get(name) if answer is not None else None
    fit = isinstance(said, str) and said.isascii() and said.isprintable() and len(said) < MAX_TOKEN
    return str(said) if fit else ""


def _code(answer: Mapping[str, Any]) -> str:
    code = answer.get("code")
    return code if isinstance(code, str) and len(code) < 100 else "registry.refused"


def _seconds(text: str) -> float | None:
    return float(text) if text.isdigit() and len(text) < 6 else None
