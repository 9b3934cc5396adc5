"""A network camera over RTSP: read by FFmpeg, refused by name, bounded in time."""

import base64
import time
from urllib.parse import quote

import pytest

from app.codes.watch import CameraLost
from app.devices.camera import open_camera
from app.devices.camera.live import LiveCamera
from app.devices.camera.rtsp import describe
from app.settings import CameraLogin, CameraSettings
from tests.contracts.camera import first_frame
from tests.devices.watched_cameras import loss_of
from tests.fakes.camera import RunningClock, until
from tests.fakes.mjpeg_server import Answer, MjpegServer, Talk, saying
from tests.fakes.rtsp_server import RtspServer
from tests.fakes.scene import text_of

LOGIN = CameraLogin("view er", "p@ss:/w?")


def camera_at(source: str, login: CameraLogin | None = None) -> LiveCamera:
    camera = open_camera(CameraSettings(source), clock=RunningClock(), login=login)
    assert isinstance(camera, LiveCamera)
    return camera


def rtsp(server: MjpegServer) -> str:
    """The address of a server that speaks something else, asked for RTSP."""
    return server.address.replace("http:", "rtsp:")


def test_the_scene_comes_through_and_changes() -> None:
    with RtspServer() as server:
        camera = camera_at(server.address)
        camera.open()
        assert text_of(first_frame(camera)) == "PACK-1"
        plate = camera.plate
        assert plate is not None
        assert (plate.width_px, plate.height_px) == (400, 304)
        server.scene.show("PACK-2")
        assert until(lambda: text_of(first_frame(camera)) == "PACK-2")
        camera.close()
        assert any(b"RTP/AVP/TCP" in asked for asked in server.heard), "no packets of its own on the network"


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("401 Unauthorized", "camera.unauthorised"),
        ("403 Forbidden", "camera.unauthorised"),
        ("404 Not Found", "camera.no_stream"),
        ("454 Session Not Found", "camera.no_stream"),
        ("301 Moved", "camera.redirected"),
        ("302 Found", "camera.redirected"),
    ],
)
def test_each_refusal_has_its_own_name(status: str, code: str) -> None:
    with RtspServer(status=status) as server:
        loss = loss_of(camera_at(server.address))
        assert (loss.code, loss.facts) == (code, {"status": status[:3]})
        assert len(server.heard) == 1, "FFmpeg, which follows where it is led, was not asked"


def test_the_login_goes_to_the_camera_and_nowhere_else(capfd: pytest.CaptureFixture[str]) -> None:
    known = base64.b64encode(f"{LOGIN.user}:{LOGIN.password}".encode()).decode()
    with RtspServer(login=known) as server:
        camera = camera_at(server.address, LOGIN)
        camera.open()
        assert text_of(first_frame(camera)) == "PACK-1"
        camera.close()
        assert b"Authorization" not in server.heard[0]
        wrong = loss_of(camera_at(server.address, CameraLogin("view er", "p@ss-other")))
        assert wrong.code == "camera.unauthorised"
        assert loss_of(camera_at(server.address)).code == "camera.unauthorised"
    out, err = capfd.readouterr()
    said = f"{out}{err}{wrong!r}{wrong.facts}{camera!r}"
    assert not any(secret in said for secret in ("p@ss", quote("p@ss", safe=""), "view er"))


def silent(talk: Talk) -> None:
    talk.hang()


def drip(talk: Talk) -> None:
    for letter in b"RTSP/1.0 200" * 1000:
        talk.send(bytes([letter]))
        talk.pause(0.05)


@pytest.mark.parametrize(
    ("answer", "code", "within_s"),
    [
        (saying(b"HTTP/1.1 200 OK\r\n\r\n"), "camera.wrong_content", 6.0),
        (saying(b"RTSP/1.0 what\r\n"), "camera.wrong_content", 6.0),
        (saying(b""), "camera.wrong_content", 6.0),
        (saying(b"", b"a" * 60_000, again=True), "camera.wrong_content", 6.0),
        # It answers the question well, but cannot be read.
        (saying(b"RTSP/1.0 200 OK\r\nCSeq: 1\r\n\r\n"), "camera.wrong_content", 12.0),
        (silent, "camera.no_answer", 8.0),
        (drip, "camera.no_answer", 8.0),
    ],
)
def test_what_is_no_camera_is_told_in_bounded_time(answer: Answer, code: str, within_s: float) -> None:
    with MjpegServer(answer) as server:
        began = time.monotonic()
        assert loss_of(camera_at(rtsp(server))).code == code
        assert time.monotonic() - began < within_s


def test_nobody_there_is_no_answer() -> None:
    with RtspServer() as server:
        address = server.address
    with pytest.raises(CameraLost, match=r"camera\.no_answer"):
        describe(address)


def test_a_stall_is_silence_and_a_drop_is_a_drop() -> None:
    with RtspServer() as server:
        camera = camera_at(server.address)
        for cut, code in ((server.flowing.clear, "camera.silent"), (server.dropping.set, "camera.dropped")):
            server.flowing.set()
            camera.open()
            first_frame(camera)
            cut()
            assert until(lambda: _loss(camera) is not None)
            assert _loss(camera) == code
        camera.close()


def _loss(camera: LiveCamera) -> str | None:
    try:
        camera.next_frame(0.05)
    except CameraLost as loss:
        return loss.code
    return None
