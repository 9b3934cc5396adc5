"""A network camera that sends JPEG after JPEG over HTTP (`multipart/x-mixed-replace`)."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

import httpcore
import httpx

from app.codes.watch import CameraLost
from app.devices.camera.bounded import Allowance, AskedFor, BoundedTransport, GivenUp, NotTrusted
from app.devices.camera.feed import Rows, Stop
from app.devices.camera.parts import MOST_PICTURE, NotParts, Parts
from app.devices.camera.pixels import decoded_jpeg
from app.domain.camera import CameraPlate
from app.settings import CameraLogin

_OPEN_BYTES = 256 * 1024
_PICTURE_BYTES = MOST_PICTURE + 256 * 1024
_STATUS_CODES = {401: "camera.unauthorised", 403: "camera.unauthorised", 407: "camera.unauthorised"}
_LONGEST_BOUNDARY = 200  # RFC 2046 allows 70
_REDIRECTS = range(300, 400)
# What a broken challenge makes httpx raise beside its own faults: unknown algorithms and odd fields.
_CHALLENGE_FAULTS = (KeyError, ValueError, NotImplementedError)


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds a camera has to answer, and how many for each picture."""

    open_s: float = 4.0
    picture_s: float = 2.0


class MjpegFeed:
    """One connection to a stream of JPEGs; the address holds no secrets."""

    def __init__(
        self, address: str, login: CameraLogin | None = None, *, patience: Patience | None = None
    ) -> None:
        self._patience = patience or Patience()
        self._address = address
        self._login = login
        self._client: httpx.Client | None = None
        self._response: httpx.Response | None = None
        self._pictures: Iterator[bytes] = iter(())
        self._allowance = Allowance(lambda: True)
        self._plate: CameraPlate | None = None

    def open(self, stop: Stop) -> None:
        """Connect and look at the head of the answer. Raises CameraLost."""
        self._allowance = Allowance(stop)
        self._allowance.grant(self._patience.open_s, _OPEN_BYTES)
        self._client = httpx.Client(
            transport=BoundedTransport(self._allowance, self._login), follow_redirects=False, trust_env=False
        )
        headers = {"accept": "multipart/x-mixed-replace", "accept-encoding": "identity"}
        auth = AskedFor(self._login) if self._login is not None else None
        try:
            request = self._client.build_request("GET", self._address, headers=headers)
            self._response = self._client.send(request, auth=auth, stream=True)
        except NotTrusted:
            raise CameraLost("camera.untrusted") from None
        except (
            httpx.InvalidURL,
            UnicodeError,
        ):  # the latter for a name that no name service can be asked for
            raise CameraLost("camera.bad_source") from None
        except (httpcore.ConnectError, httpcore.TimeoutException):
            raise CameraLost("camera.no_answer") from None
        except GivenUp:
            raise CameraLost("camera.closed") from None
        except (httpcore.ProtocolError, httpcore.NetworkError, httpx.HTTPError, *_CHALLENGE_FAULTS):
            raise CameraLost("camera.wrong_content") from None
        self._pictures = self._cut(Parts(_boundary(self._response)), self._response.iter_raw())

    def read(self) -> Rows | None:
        """The next picture. A damaged one is passed over; nothing else for long is camera.not_an_image."""
        until = time.monotonic() + self._patience.picture_s
        for picture in self._pictures:
            rows = decoded_jpeg(picture)
            if rows is not None:
                self._plate = CameraPlate(rows[1], rows[2], coding="MJPEG")
                return rows
            if time.monotonic() > until:
                raise CameraLost("camera.not_an_image")
        raise CameraLost("camera.dropped")

    def close(self) -> None:
        """Hang up."""
        if self._response is not None:
            self._response.close()
        if self._client is not None:
            self._client.close()
        self._response = self._client = None

    @property
    def plate(self) -> CameraPlate | None:
        """The size of the pictures."""
        return self._plate

    def _cut(self, parts: Parts, stream: Iterator[bytes]) -> Iterator[bytes]:
        self._allowance.grant(self._patience.picture_s, _PICTURE_BYTES)
        try:
            for data in stream:
                for picture in parts.take(data):
                    self._allowance.grant(self._patience.picture_s, _PICTURE_BYTES)
                    yield picture
                if parts.ended:
                    return
        except NotParts as fault:
            raise CameraLost(fault.code) from None
        except httpcore.TimeoutException:
            raise CameraLost("camera.silent") from None
        except GivenUp:
            raise CameraLost("camera.closed") from None
        except (httpcore.ProtocolError, httpcore.NetworkError, httpx.HTTPError):
            raise CameraLost("camera.dropped") from None


def _boundary(response: httpx.Response) -> bytes:
    """What parts the pictures. Raises CameraLost for an answer that is no such stream."""
    status = response.status_code
    if status in _STATUS_CODES:
        raise CameraLost(_STATUS_CODES[status], status=str(status))
    if status in _REDIRECTS:
        raise CameraLost("camera.redirected", status=str(status))
    if status != httpx.codes.OK:
        raise CameraLost("camera.no_stream", status=str(status))
    told = Message()
    told["content-type"] = response.headers.get("content-type", "")
    boundary = told.get_param("boundary")
    if told.get_content_type() != "multipart/x-mixed-replace" or not isinstance(boundary, str):
        raise CameraLost("camera.wrong_content")
    if not 0 < len(boundary) <= _LONGEST_BOUNDARY:
        raise CameraLost("camera.wrong_content")
    if response.headers.get("content-encoding", "identity").lower() != "identity":
        raise CameraLost("camera.wrong_content")
    try:
        return boundary.encode("ascii")
    except UnicodeEncodeError:
        raise CameraLost("camera.wrong_content") from None
