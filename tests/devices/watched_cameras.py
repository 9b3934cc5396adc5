"""Cameras at the servers of these tests, and what becomes of them when they are watched."""

from app.codes.watch import CameraLost
from app.devices.camera.live import LiveCamera
from app.devices.camera.mjpeg import MjpegFeed, Patience
from app.settings import CameraLogin
from tests.fakes.camera import RunningClock, until
from tests.fakes.mjpeg_server import Answer, saying

CLOCK = RunningClock()
PATIENT = Patience(open_s=20.0, picture_s=20.0)
LOGIN = CameraLogin("viewer", "g€heim/@:?")


def camera_at(
    address: str, login: CameraLogin | None = None, *, patience: Patience = PATIENT, frozen_s: float = 60.0
) -> LiveCamera:
    return LiveCamera(lambda: MjpegFeed(address, login, patience=patience), clock=CLOCK, frozen_s=frozen_s)


def loss_of(camera: LiveCamera, *, deadline_s: float = 20.0) -> CameraLost:
    """Watch until it is lost; frames before that are no matter."""
    losses: list[CameraLost] = []

    def lost() -> bool:
        try:
            camera.next_frame(0.05)
        except CameraLost as loss:
            losses.append(loss)
        return bool(losses)

    camera.open()
    try:
        assert until(lost, deadline_s=deadline_s)
    finally:
        camera.close()
    return losses[0]


def status(line: str, *headers: str) -> Answer:
    head = "\r\n".join((f"HTTP/1.1 {line}", *headers, "Content-Length: 0", "", ""))
    return saying(head.encode())
