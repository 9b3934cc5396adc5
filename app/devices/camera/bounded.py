"""HTTP to a camera that may be hostile: every answer has an end in time and in bytes."""

import ssl
import time
from collections.abc import Generator, Iterable, Iterator
from typing import cast
from urllib.parse import quote

import httpcore
import httpx

from app.devices.camera.feed import Stop
from app.settings import CameraLogin

_SLICE_S = 0.2  # how long nobody looks whether we are to stop


class GivenUp(Exception):
    """Whoever waited wants no more."""


class NotTrusted(Exception):
    """The other side cannot prove with its certificate that it is who it should be."""


class Allowance:
    """How much longer, and how many more bytes, the other side has for what it is about to send."""

    def __init__(self, stop: Stop) -> None:
        self._stop = stop
        self._until = 0.0
        self._bytes = 0

    def grant(self, seconds: float, most_bytes: int) -> None:
        """From now on this much, whatever was left."""
        self._until, self._bytes = time.monotonic() + seconds, most_bytes

    def left_s(self) -> float:
        """Seconds left. Raises GivenUp, and httpcore's ReadTimeout when there are none."""
        if self._stop():
            raise GivenUp
        left = self._until - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left

    def spend(self, count: int) -> None:
        """Bytes came in. Raises httpcore's RemoteProtocolError when they are too many."""
        self._bytes -= count
        if self._bytes < 0:
            raise httpcore.RemoteProtocolError("more bytes than allowed")


class _Link(httpcore.NetworkStream):
    """A connection under an allowance."""

    def __init__(self, inner: httpcore.NetworkStream, allowance: Allowance) -> None:
        self._inner = inner
        self._allowance = allowance

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        while True:
            left = self._allowance.left_s()
            try:
                data = self._inner.read(max_bytes, min(_SLICE_S, left))
            except httpcore.ReadTimeout:
                continue
            self._allowance.spend(len(data))
            return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._allowance.left_s())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        try:
            inner = self._inner.start_tls(ssl_context, server_hostname, self._allowance.left_s())
        except httpcore.ConnectError as fault:
            if isinstance(fault.__cause__, ssl.SSLError):
                raise NotTrusted from fault
            raise
        return _Link(inner, self._allowance)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


class _Network(httpcore.NetworkBackend):
    """Where connections come from."""

    def __init__(self, allowance: Allowance) -> None:
        self._inner = httpcore.SyncBackend()
        self._allowance = allowance

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        left = self._allowance.left_s()
        return _Link(
            self._inner.connect_tcp(host, port, left, local_address, socket_options), self._allowance
        )


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        # httpcore's streams can be closed, though its types say only that they can be read.
        close = getattr(self._stream, "close", None)
        if close is not None:
            close()


class BoundedTransport(httpx.BaseTransport):
    """httpx over connections under an allowance; faults come as httpcore raises them.

    `{user}` and `{password}` in the address are filled in here, below everything that might log an address.
    """

    def __init__(self, allowance: Allowance, login: CameraLogin | None) -> None:
        self._login = login
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl.create_default_context(),
            max_connections=1,
            network_backend=_Network(allowance),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and give its answer, the body still to come."""
        url = request.url
        target = url.raw_path
        if self._login is not None:
            for name, word in (("user", self._login.user), ("password", self._login.password)):
                secret = quote(word, safe="").encode()
                # httpx encodes braces in a path and leaves them in a query.
                target = target.replace(f"{{{name}}}".encode(), secret)
                target = target.replace(f"%7B{name}%7D".encode(), secret)
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=target),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        body = cast("Iterable[bytes]", answer.stream)  # a pool that waits gives streams that wait
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(body), extensions=answer.extensions
        )

    def close(self) -> None:
        """Let every connection go."""
        self._pool.close()


class AskedFor(httpx.Auth):
    """Names us only when the camera asks who we are: Digest where it is offered, else Basic."""

    def __init__(self, login: CameraLogin) -> None:
        self._login = login

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """One request without, and one more with the answer to the camera's challenge."""
        response = yield request
        asked = [told.split(" ")[0].lower() for told in response.headers.get_list("www-authenticate")]
        if response.status_code != httpx.codes.UNAUTHORIZED:
            return
        if "digest" in asked:
            digest = httpx.DigestAuth(self._login.user, self._login.password).auth_flow(request)
            next(digest)
            try:
                answered = digest.send(response)
            except StopIteration:  # a challenge without any field
                return
            yield answered
        elif "basic" in asked:
            yield next(httpx.BasicAuth(self._login.user, self._login.password).auth_flow(request))
