"""Who we are to a network camera is told only to the camera, only when it asks, and never shown."""

import base64
import hashlib
import logging
import re
import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.devices.camera import open_camera
from app.devices.camera.live import LiveCamera
from app.settings import CameraLogin, CameraSettings
from tests.contracts.camera import first_frame
from tests.devices.watched_cameras import CLOCK, LOGIN, camera_at, loss_of, status
from tests.fakes.mjpeg_server import Answer, MjpegServer, Stream, Talk
from tests.fakes.scene import text_of


def wants(login: CameraLogin, challenge: bytes, right: Callable[[CameraLogin, bytes], bool]) -> Answer:
    """Streams to whoever answers the challenge rightly."""
    stream = Stream()

    def answer(talk: Talk) -> None:
        while not right(login, talk.asked):
            talk.send(b"HTTP/1.1 401 No\r\nWWW-Authenticate: " + challenge + b"\r\nContent-Length: 0\r\n\r\n")
            talk.hear()
        stream(talk)

    return answer


def basic_right(login: CameraLogin, asked: bytes) -> bool:
    both = base64.b64encode(f"{login.user}:{login.password}".encode())
    return b"Authorization: Basic " + both in asked


def digest_right(login: CameraLogin, asked: bytes) -> bool:
    """RFC 7616, qop auth, with MD5."""
    told = {key: value for key, _, value in re.findall(r'(\w+)=("?)([^",]+)\2', asked.decode())}
    if "response" not in told:
        return False

    def md5(*words: str) -> str:
        return hashlib.md5(":".join(words).encode(), usedforsecurity=False).hexdigest()

    secret = md5(login.user, "cam", login.password)
    way = md5("GET", told["uri"])
    right = md5(secret, told["nonce"], told["nc"], told["cnonce"], told["qop"], way)
    return told["response"] == right


DIGEST = b'Digest realm="cam", nonce="8f", qop="auth", algorithm=MD5'


@pytest.mark.parametrize(
    ("challenge", "right"),
    [(b'Basic realm="cam"', basic_right), (DIGEST, digest_right)],
)
def test_the_login_is_told_only_when_asked_for(
    challenge: bytes, right: Callable[[CameraLogin, bytes], bool]
) -> None:
    with MjpegServer(wants(LOGIN, challenge, right)) as server:
        camera = camera_at(server.address, LOGIN)
        camera.open()
        assert text_of(first_frame(camera)) == "PACK-1"
        camera.close()
        assert all(b"Authorization" not in asked for asked in server.asked)
        wrong = loss_of(camera_at(server.address, CameraLogin("viewer", "other")))
        assert wrong.code == "camera.unauthorised"
        assert loss_of(camera_at(server.address)).code == "camera.unauthorised"


@pytest.mark.parametrize(
    "challenge",
    [
        b"Digest",
        b'Digest realm="cam", nonce="8f", algorithm=ROT13',
        b'Digest realm="cam", nonce="8f", qop="x"',
    ],
)
def test_a_challenge_that_is_none_is_wrong_content(challenge: bytes) -> None:
    with MjpegServer(wants(LOGIN, challenge, basic_right)) as server:
        assert loss_of(camera_at(server.address, LOGIN)).code in (
            "camera.wrong_content",
            "camera.unauthorised",
        )


def test_a_login_in_the_address_s_place_is_sent_and_never_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with MjpegServer(status("404 Not Found")) as server:
        source = server.address + "?usr={user}&pwd={password}"
        camera = open_camera(CameraSettings(source), clock=CLOCK, login=LOGIN)
        assert isinstance(camera, LiveCamera)
        loss = loss_of(camera)
    assert b"GET /stream.mjpg?usr=viewer&pwd=g%E2%82%ACheim%2F%40%3A%3F " in server.asked[0]
    said = f"{caplog.text} {loss!r} {loss} {loss.facts} {LOGIN!r} {LOGIN}"
    assert not any(secret in said for secret in ("heim", "viewer"))


def certificate(folder: Path) -> ssl.SSLContext:
    """A certificate for this computer that nobody has signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = folder / "camera.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    pem.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context


def test_a_camera_that_cannot_prove_its_name_is_not_trusted(tmp_path: Path) -> None:
    with MjpegServer(Stream(), certificate(tmp_path)) as server:
        assert loss_of(camera_at(server.address, LOGIN)).code == "camera.untrusted"
        assert server.asked == []
