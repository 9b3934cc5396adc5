"""The live picture never passes an old or broken frame off as the present."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.domain.moment import Moment
from app.domain.scan import Cause, Frame, SightedBox, Symbology, View
from tests.ui.widgets.gallery import picture
from ui.theme.tokens import Look
from ui.widgets.camera_view import CameraState, CameraView, picture_of

SIZE = QSize(640, 480)
SQUARE = ((10, 10), (50, 10), (50, 50), (10, 50))


def frame(serial: int = 1, at_ms: int = 1000, shade: int = 120) -> Frame:
    at = Moment(datetime(2026, 11, 23, tzinfo=UTC), at_ms, "boot")
    return Frame(bytes([shade]) * (160 * 120), 160, 120, 1, at, serial)


class Camera:
    """A source of views and a clock, set by hand."""

    def __init__(self) -> None:
        self.view: View | None = View(frame(), ())
        self.now_ms = 1100

    def look(self) -> View | None:
        return self.view

    def clock(self) -> int:
        return self.now_ms


@pytest.fixture
def camera() -> Camera:
    return Camera()


@pytest.fixture
def shot(look: Look, camera: Camera) -> Callable[[], QImage]:
    widget = CameraView(look, camera.look, camera.clock)

    def taken() -> QImage:
        widget.look_again()
        return picture(widget, SIZE, look.palette.ground).toImage()

    return taken


def test_a_fresh_frame_is_shown_plain_and_an_old_one_is_not(
    shot: Callable[[], QImage], camera: Camera
) -> None:
    fresh = shot()
    camera.now_ms = 3000
    assert shot() == fresh
    camera.now_ms = 3001
    old = shot()
    assert old != fresh
    camera.now_ms = 9500
    assert shot() != old


def test_without_a_view_no_frame_stays_behind(shot: Callable[[], QImage], camera: Camera) -> None:
    fresh = shot()
    camera.view = None
    gone = shot()
    assert gone != fresh
    camera.view = View(frame(2, 1000), ())
    assert shot() == fresh


def test_boxes_differ_by_line_and_not_by_colour_alone(shot: Callable[[], QImage], camera: Camera) -> None:
    read = SightedBox(SQUARE, "ABCD", Symbology.QR, 1, 1)
    pictures = []
    for box in (read, replace(read, reads=1, needed=2), replace(read, text=None)):
        camera.view = View(frame(), (box,))
        pictures.append(shot().convertToFormat(QImage.Format.Format_Grayscale8))
    upper = [one.copy(0, 0, SIZE.width(), 190) for one in pictures]  # above the tags: the lines themselves
    assert upper[0] != upper[1]
    assert upper[1] != upper[2]


def test_a_hostile_code_and_a_box_outside_the_frame_are_drawn(
    shot: Callable[[], QImage], camera: Camera
) -> None:
    plain = shot()
    far = ((-900, -900), (9000, 10), (9000, 9000), (10, 9000))
    camera.view = View(frame(), (SightedBox(far, "<b>\u202e\x00" + "x" * 9000, Symbology.QR, 1, 1),))
    assert shot() != plain


def unread(cause: Cause | None, side: int = 40) -> SightedBox:
    far = 10 + side
    corners = ((10, 10), (far, 10), (far, far), (10, far))
    return SightedBox(corners, None, Symbology.UNKNOWN, 0, 1, cause)


def test_every_cause_has_a_tag_of_its_own_at_its_box(shot: Callable[[], QImage], camera: Camera) -> None:
    pictures = []
    for cause in (None, *Cause):
        camera.view = View(frame(), (unread(cause),))
        pictures.append(shot())
    assert all(one != other for one, other in itertools.combinations(pictures, 2))


def test_the_cause_of_the_largest_unread_code_is_told_once(look: Look, camera: Camera) -> None:
    widget = CameraView(look, camera.look, camera.clock)
    told: list[Cause | None] = []
    widget.cause_changed.connect(told.append)
    read = SightedBox(((0, 0), (150, 0), (150, 110), (0, 110)), "ABCD", Symbology.QR, 1, 1, Cause.MOVING)
    for _ in range(3):
        camera.view = View(
            frame(), (unread(Cause.GLARE, 20), unread(Cause.TOO_FAR, 40), unread(None, 90), read)
        )
        widget.look_again()
    assert told == [Cause.TOO_FAR]


def test_a_cause_stays_until_it_could_be_read(look: Look, camera: Camera) -> None:
    widget = CameraView(look, camera.look, camera.clock)
    told: list[Cause | None] = []
    widget.cause_changed.connect(told.append)
    causes: dict[int, Cause | None] = {
        1100: Cause.GLARE,
        1400: Cause.BLURRED,
        1899: None,
        1900: Cause.BLURRED,
        2699: Cause.MOVING,
        2700: None,
    }
    for now, cause in causes.items():
        camera.now_ms = now
        camera.view = View(frame(now, now), () if cause is None else (unread(cause),))
        widget.look_again()
    assert told == [Cause.GLARE, Cause.BLURRED, None]


@pytest.mark.parametrize("gone", ["old", "lost"])
def test_an_old_picture_and_none_have_no_cause(look: Look, camera: Camera, gone: str) -> None:
    widget = CameraView(look, camera.look, camera.clock)
    told: list[Cause | None] = []
    widget.cause_changed.connect(told.append)
    camera.view = View(frame(), (unread(Cause.GLARE),))
    widget.look_again()
    if gone == "old":
        camera.now_ms = 3001
    else:
        camera.view = None
    widget.look_again()
    assert told == [Cause.GLARE, None]


@pytest.mark.parametrize("change", [{"rows": b""}, {"width": 0}, {"channels": 4}, {"height": 999}])
def test_a_buffer_that_is_not_what_it_says_is_no_picture(look: Look, change: dict[str, bytes | int]) -> None:
    assert picture_of(frame()) is not None
    assert picture_of(replace(frame(), **change)) is None


def test_the_picture_is_a_copy(look: Look) -> None:
    rows = bytearray([120]) * (160 * 120)
    taken = picture_of(replace(frame(), rows=bytes(rows)))
    assert taken is not None
    assert taken.isGrayscale()
    assert taken.pixelColor(80, 60).red() == 120


def test_it_looks_by_itself_while_it_is_shown(qtbot: QtBot, look: Look, camera: Camera) -> None:
    widget = CameraView(look, camera.look, camera.clock)
    widget.render(CameraState("cable?"))
    qtbot.addWidget(widget)
    serials: list[int] = []
    widget.frame_shown.connect(serials.append)
    widget.resize(SIZE)
    widget.show()
    qtbot.waitUntil(lambda: serials == [1], timeout=5000)
    camera.view = View(frame(2), ())
    qtbot.waitUntil(lambda: serials == [1, 2], timeout=5000)
    widget.hide()
    camera.view = View(frame(3), ())
    widget.show()
    qtbot.waitUntil(lambda: serials == [1, 2, 3], timeout=5000)
