"""What answers in the registry's place: captive portals, huge bodies, redirects, nobody."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.sync.registry import (
    Away,
    Paged,
    Pass,
    PlainTextRegistry,
    Receipted,
    Refused,
    RegistryClient,
    TooLarge,
)
from app.wire.access import TokenRequest, read_token_request, token_asked_by
from app.wire.receipt import Receipt, issue
from app.wire.signed import from_wire, to_wire
from tests.fakes.told_pages import hold, page

Answered = tuple[int, dict[str, str], bytes]
RECEIPT = to_wire(
    issue(Receipt("REG-1", "practice", 1, "ST-001", 1, 0, "00" * 32, 1), Ed25519PrivateKey.generate())
)


@contextmanager
def answering(answer: Callable[[str, Mapping[str, str], bytes], Answered]) -> Iterator[str]:
    """A server on loopback that answers by path, headers and body."""

    class Handler(BaseHTTPRequestHandler):
        def _any(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            status, headers, said = answer(self.path, dict(self.headers), body)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        do_GET = do_POST = _any

        def log_message(self, *_words: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def asked(answer: Answered) -> object:
    with answering(lambda *_asked: answer) as url:
        client = RegistryClient(url, timeout_s=5)
        try:
            return client.head("ST-001", 1)
        finally:
            client.close()


def said(body: object) -> bytes:
    return json.dumps(body).encode()


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ((200, {}, b"<html>Guest network: sign in</html>"), Away("registry.not_a_registry")),
        ((302, {"location": "http://127.0.0.1:1/"}, b""), Away("registry.not_a_registry")),
        ((200, {}, b"[1, 2]"), Away("registry.not_a_registry")),
        ((200, {}, said({"receipt": {"raw": "x"}})), Away("registry.not_a_registry")),
        ((200, {}, b"[" * 100_000), Away("registry.not_a_registry")),
        ((200, {}, b"x" * 2_000_000), Away("registry.not_a_registry")),
        ((503, {"retry-after": "30"}, b""), Away("registry.busy", 30.0)),
        ((503, {"retry-after": "soon"}, b""), Away("registry.busy")),
        ((413, {}, b"{}"), TooLarge()),
        ((403, {}, said({"code": "station.unknown"})), Refused(403, "station.unknown")),
        ((400, {}, said({"code": ["x"]})), Refused(400, "registry.refused")),
        ((200, {}, said({"code": "x" * 500})), Refused(200, "registry.refused")),
        ((409, {}, said({"code": "odd", "receipt": RECEIPT})), Refused(409, "odd")),
    ],
)
def test_nothing_but_a_receipt_counts(answer: Answered, expected: object) -> None:
    assert asked(answer) == expected


@pytest.mark.parametrize(
    ("status", "code", "verdict"), [(200, "", "ok"), (409, "gap", "gap"), (409, "fork", "fork")]
)
def test_receipts_are_brought_as_they_came(status: int, code: str, verdict: str) -> None:
    answer = asked((status, {}, said({"code": code, "receipt": RECEIPT})))
    assert isinstance(answer, Receipted)
    assert (answer.verdict, answer.receipt.raw.decode()) == (verdict, RECEIPT["raw"])


def test_nobody_there_is_away() -> None:
    client = RegistryClient("http://127.0.0.1:9", timeout_s=2)
    assert client.head("ST-001", 1) == Away("registry.unreachable")
    client.close()


@pytest.mark.parametrize("url", ["http://registry.example", "ftp://127.0.0.1", "http://127.0.0.1.example"])
def test_plain_http_never_leaves_this_computer(url: str) -> None:
    with pytest.raises(PlainTextRegistry):
        RegistryClient(url)


PAGE = to_wire(page(Ed25519PrivateKey.from_private_bytes(b"\1" * 32), [hold("P")]))


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ((200, {}, b"<html>Guest network: sign in</html>"), Away("registry.not_a_registry")),
        ((200, {}, said({"page": {"raw": "x"}})), Away("registry.not_a_registry")),
        ((200, {}, said({})), Away("registry.not_a_registry")),
        ((200, {}, b"x" * 2_000_000), Away("registry.not_a_registry")),
        ((503, {"retry-after": "7"}, b""), Away("registry.busy", 7.0)),
        ((404, {}, said({"code": "request.no_such_place"})), Refused(404, "request.no_such_place")),
        ((200, {}, said({"page": PAGE})), Paged(from_wire(PAGE))),
    ],
)
def test_nothing_but_a_page_counts(answer: Answered, expected: object) -> None:
    with answering(lambda *_asked: answer) as url:
        client = RegistryClient(url, timeout_s=5)
        try:
            assert client.changes(3) == expected
        finally:
            client.close()


class Doorkeeper:
    """A registry's doors that want a token; `said` is what each got, by its path."""

    def __init__(self, token: bytes = b'{"token":"t-1"}', challenge: bytes | None = None) -> None:
        self.good, self.paths = "", list[str]()
        self._token, self._challenge = token, challenge or b'{"nonce":"' + b"0a" * 56 + b'"}'

    def answer(self, path: str, headers: Mapping[str, str], body: bytes) -> Answered:
        """What this request is answered."""
        self.paths.append(path)
        if path == "/v1/challenge":
            assert json.loads(body) == {"station": "ST-001"}
            return 200, {}, self._challenge
        if path == "/v1/token":
            asked = read_token_request(json.loads(body))
            assert token_asked_by(asked, KEY.public_key().public_bytes_raw())
            assert asked.said == TokenRequest("ST-001", "REG-1", "practice", "0a" * 56)
            self.good = "t-1"
            return 403 if b"code" in self._token else 200, {}, self._token
        if self.good and headers.get("authorization") == f"Bearer {self.good}":
            return 200, {}, said({"receipt": RECEIPT})
        return 401, {}, said({"code": "token.expired"})


KEY = Ed25519PrivateKey.from_private_bytes(b"\2" * 32)
PASS = Pass("ST-001", "REG-1", "practice", KEY)


def test_a_token_that_has_run_out_is_renewed_and_nobody_hears_of_it() -> None:
    doors = Doorkeeper()
    with answering(doors.answer) as url, closing(RegistryClient(url, timeout_s=5, shows=PASS)) as client:
        for _ in range(2):
            assert isinstance(client.head("ST-001", 1), Receipted)
        assert doors.paths.count("/v1/token") == 1
        doors.good = "t-2"  # what it has is good no more
        assert isinstance(client.deliver("ST-001", 1, b"x"), Receipted)
        assert doors.paths.count("/v1/token") == 2


@pytest.mark.parametrize(
    ("doors", "expected"),
    [
        (Doorkeeper(token=b'{"code":"token.not_a_station"}'), Refused(403, "token.not_a_station")),
        (Doorkeeper(token=b'{"code":"token.challenge"}'), Away("registry.busy")),
        (Doorkeeper(token=b'{"token":"x\\r\\nhost: y"}'), Away("registry.not_a_registry")),
        (Doorkeeper(token=b"<html>"), Away("registry.not_a_registry")),
        (Doorkeeper(token=b'{"token":"t-9"}'), Refused(401, "token.expired")),
        (Doorkeeper(challenge=b'{"nonce":"sign this"}'), Away("registry.not_a_registry")),
        (Doorkeeper(challenge=b"<html>"), Away("registry.not_a_registry")),
    ],
)
def test_whatever_is_no_token_counts_for_none(doors: Doorkeeper, expected: object) -> None:
    with answering(doors.answer) as url, closing(RegistryClient(url, timeout_s=5, shows=PASS)) as client:
        assert client.head("ST-001", 1) == expected
        assert len(doors.paths) <= 4, "it asks on and on"
