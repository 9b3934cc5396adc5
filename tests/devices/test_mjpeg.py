"""A network camera over HTTP: what works, what each fault is called, and what a hostile one cannot do."""

import re
import time
from collections.abc import Callable

import httpx
import pytest

from app.codes.watch import CameraLost
from app.devices.camera.live import LiveCamera
from app.devices.camera.mjpeg import Patience
from app.devices.camera.parts import MOST_PICTURE
from tests.contracts.camera import first_frame
from tests.devices.watched_cameras import CLOCK, LOGIN, camera_at, loss_of, status
from tests.fakes.camera import until
from tests.fakes.mjpeg_server import STREAM_HEAD, Answer, MjpegServer, Talk, part, saying, streaming
from tests.fakes.scene import Scene, jpeg, label, text_of

QUICK = Patience(open_s=0.6, picture_s=0.4)
WHOLE = jpeg(label("PACK-1"))
BUFFERS = 32_000_000  # what the system itself holds between two ends on loopback


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (status("401 Unauthorized", 'WWW-Authenticate: Basic realm="cam"'), "camera.unauthorised"),
        (status("403 Forbidden"), "camera.unauthorised"),
        (status("404 Not Found"), "camera.no_stream"),
        (status("503 Busy"), "camera.no_stream"),
        (saying(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>"), "camera.wrong_content"),
        (saying(b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n" + WHOLE), "camera.wrong_content"),
        (saying(b"HTTP/1.1 200 OK\r\n\r\n"), "camera.wrong_content"),
        (saying(STREAM_HEAD.replace(b"; boundary=part", b"")), "camera.wrong_content"),
        (saying(STREAM_HEAD.replace(b"boundary=part", b'boundary=""')), "camera.wrong_content"),
        (saying(STREAM_HEAD.replace(b"part", b"\xe4" * 9)), "camera.wrong_content"),
        (saying(STREAM_HEAD.replace(b"part", b"b" * 900)), "camera.wrong_content"),
        (saying(STREAM_HEAD[:-2] + b"Content-Encoding: gzip\r\n\r\n"), "camera.wrong_content"),
        (saying(b"SSH-2.0-OpenSSH_9.2\r\n"), "camera.wrong_content"),
        (saying(b"\0" * 500), "camera.wrong_content"),
        (saying(b""), "camera.wrong_content"),
        (saying(STREAM_HEAD, part(WHOLE)), "camera.dropped"),
        (saying(STREAM_HEAD, part(WHOLE), part(WHOLE)[:900]), "camera.dropped"),
        (saying(STREAM_HEAD, part(WHOLE), b"--part--\r\n", b"more" * 9, again=True), "camera.dropped"),
    ],
)
def test_each_refusal_has_its_own_name(answer: Answer, code: str) -> None:
    with MjpegServer(answer) as server:
        assert loss_of(camera_at(server.address)).code == code


def test_nobody_there_is_no_answer() -> None:
    with MjpegServer(saying(b"")) as server:
        address = server.address
    assert loss_of(camera_at(address)).code == "camera.no_answer"


def silent(talk: Talk) -> None:
    talk.hang()


def drip_head(talk: Talk) -> None:
    for letter in b"HTTP/1.1 200 OK\r\n" + b"X-Slow: very\r\n" * 10_000:
        talk.send(bytes([letter]))
        talk.pause(0.02)


def drip_picture(talk: Talk) -> None:
    talk.send(STREAM_HEAD + part(WHOLE))
    for letter in part(WHOLE):
        talk.send(bytes([letter]))
        talk.pause(0.02)


def stall(talk: Talk) -> None:
    talk.send(STREAM_HEAD + part(WHOLE))
    talk.hang()


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (silent, "camera.no_answer"),
        (drip_head, "camera.no_answer"),
        (saying(b"", b"HTTP/1.1 100 Continue\r\n\r\n", again=True, pause_s=0.01), "camera.no_answer"),
        (drip_picture, "camera.silent"),
        (stall, "camera.silent"),
        (saying(STREAM_HEAD, b" ", again=True, pause_s=0.01), "camera.silent"),
        (saying(STREAM_HEAD, part(WHOLE[:-400]), again=True, pause_s=0.01), "camera.not_an_image"),
        (saying(STREAM_HEAD, part(b"no picture"), again=True, pause_s=0.01), "camera.not_an_image"),
        (saying(STREAM_HEAD, part(b""), again=True, pause_s=0.01), "camera.not_an_image"),
    ],
)
def test_time_is_bounded(answer: Answer, code: str) -> None:
    with MjpegServer(answer) as server:
        began = time.monotonic()
        assert loss_of(camera_at(server.address, patience=QUICK)).code == code
        assert time.monotonic() - began < QUICK.open_s + QUICK.picture_s + 5.0


def pixel_bomb() -> bytes:
    """A JPEG whose header claims 65500 x 65500."""
    at = WHOLE.index(b"\xff\xc0")
    return WHOLE[: at + 5] + b"\xff\xdc\xff\xdc" + WHOLE[at + 9 :]


ONE_MB = b"\x11" * 1_000_000


@pytest.mark.parametrize(
    ("answer", "code", "most"),
    [
        (saying(b"HTTP/1.1 200 OK\r\n", b"X-A: " + b"a" * 60_000 + b"\r\n", again=True), "wrong_content", 0),
        (saying(STREAM_HEAD, ONE_MB, again=True), "wrong_content", 0),
        (saying(STREAM_HEAD + b"--part\r\n", b"X-A: " + ONE_MB, again=True), "wrong_content", 0),
        (saying(STREAM_HEAD + part(b"\xff\xd8", 2_000_000_000), ONE_MB, again=True), "too_large", 0),
        (saying(STREAM_HEAD + part(b"\xff\xd8", 10**30), ONE_MB, again=True), "too_large", MOST_PICTURE),
        (
            saying(STREAM_HEAD + b"--part\r\n\r\n\xff\xd8", ONE_MB, again=True),
            "too_large",
            MOST_PICTURE,
        ),
        (saying(STREAM_HEAD, part(pixel_bomb()), again=True), "not_an_image", 10**12),
    ],
)
def test_memory_is_bounded(answer: Answer, code: str, most: int) -> None:
    with MjpegServer(answer) as server:
        quick = Patience(open_s=10.0, picture_s=1.0 if code == "not_an_image" else 10.0)
        assert loss_of(camera_at(server.address, patience=quick)).code == f"camera.{code}"
        assert sum(talk.sent for talk in server.talks) < most + BUFFERS


def test_a_refusal_does_not_go_on_for_ever() -> None:
    challenge = b'HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm="cam"\r\n\r\n'
    with MjpegServer(saying(challenge, ONE_MB, again=True)) as server:
        assert loss_of(camera_at(server.address, LOGIN)).code == "camera.wrong_content"
        assert sum(talk.sent for talk in server.talks) < BUFFERS


@pytest.mark.parametrize("line", ["301 Moved", "302 Found", "307 There", "308 There"])
def test_nobody_is_followed_elsewhere(line: str) -> None:
    with streaming() as (elsewhere, _):
        with MjpegServer(status(line, f"Location: {elsewhere.address}")) as server:
            loss = loss_of(camera_at(server.address, LOGIN))
        assert (loss.code, loss.facts) == ("camera.redirected", {"status": line[:3]})
        assert elsewhere.asked == []


def five_pictures(answer: Callable[[Talk], None]) -> list[str]:
    """What the labels say in the first five frames of a camera that answers so."""
    with MjpegServer(answer) as server:
        camera = camera_at(server.address)
        camera.open()
        texts = [text_of(first_frame(camera)) for _ in range(5)]
        camera.close()
    return texts


@pytest.mark.parametrize("lie", [-5, -2000, 1, 300, 20_000, None])
def test_a_wrong_length_costs_no_picture(lie: int | None) -> None:
    scene = Scene()

    def answer(talk: Talk) -> None:
        talk.send(STREAM_HEAD)
        while True:
            seen = scene.seen()
            told = part(seen, None if lie is None else max(0, len(seen) + lie))
            talk.send(re.sub(rb"Content-Length: \d+\r\n", b"", told) if lie is None else told)
            talk.pause(0.02)

    assert five_pictures(answer) == ["PACK-1"] * 5


def test_a_damaged_picture_among_good_ones_is_passed_over() -> None:
    scene = Scene()

    def answer(talk: Talk) -> None:
        talk.send(STREAM_HEAD)
        while True:
            talk.send(part(scene.seen()[:-300]) + part(b"") + part(scene.seen()))
            talk.pause(0.02)

    assert five_pictures(answer) == ["PACK-1"] * 5


def test_a_stream_in_chunks_is_a_stream() -> None:
    scene = Scene()

    def answer(talk: Talk) -> None:
        talk.send(STREAM_HEAD[:-2] + b"Transfer-Encoding: chunked\r\n\r\n")
        while True:
            whole = part(scene.seen())
            for piece in (whole[:700], whole[700:]):
                talk.send(b"%x\r\n" % len(piece) + piece + b"\r\n")
            talk.pause(0.02)

    with MjpegServer(answer) as server:
        camera = camera_at(server.address)
        camera.open()
        assert text_of(first_frame(camera)) == "PACK-1"
        camera.close()


def test_a_frozen_camera_is_told_and_stays_so_until_it_moves() -> None:
    with streaming() as (server, stream):
        camera = camera_at(server.address, frozen_s=0.3)
        camera.open()
        first_frame(camera)
        stream.scene.frozen = True
        assert loss_of(camera).code == "camera.frozen"
        camera.open()
        assert until(lambda: _told_frozen(camera)), "connecting again gives no frame of the frozen picture"
        stream.scene.frozen = False
        camera.open()
        assert text_of(first_frame(camera)) == "PACK-1"
        camera.close()


def _told_frozen(camera: LiveCamera) -> bool:
    try:
        assert camera.next_frame(0.05) is None
    except CameraLost as loss:
        return loss.code == "camera.frozen"
    return False


def test_a_covered_lens_is_no_frozen_camera() -> None:
    with streaming() as (server, stream):
        stream.scene.show_nothing()
        stream.scene.frozen = True
        camera = camera_at(server.address, frozen_s=0.2)
        camera.open()
        until_ms = CLOCK.now().mono_ms + 800
        seen = []
        while CLOCK.now().mono_ms < until_ms:
            seen.append(first_frame(camera))
        camera.close()
    # The same picture for four times as long as a frozen one is borne, and each of its frames came.
    assert len(seen) > 2
    assert {frame.rows for frame in seen} == {seen[0].rows}


def test_closing_does_not_wait_for_a_camera_that_hangs() -> None:
    with MjpegServer(silent) as server:
        camera = camera_at(server.address)
        camera.open()
        assert until(lambda: server.asked)
        began = time.monotonic()
        camera.close()
        assert time.monotonic() - began < 1.0


@pytest.mark.parametrize("name", ["a..b", "x" * 64 + ".invalid", "*", "xn--a"])
def test_a_name_that_cannot_be_one_is_a_bad_source(name: str) -> None:
    assert loss_of(camera_at(f"http://{name}/stream")).code in ("camera.bad_source", "camera.no_answer")


def test_an_address_that_httpx_does_not_take_is_a_loss_and_no_crash() -> None:
    address = "http://127.0.0.1:1/" + "x" * 70_000
    with pytest.raises(httpx.InvalidURL):
        httpx.URL(address)
    assert loss_of(camera_at(address)).code == "camera.bad_source"
