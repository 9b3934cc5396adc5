"""The watch tells each code once, says how the camera is, and stops when told."""

import queue
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import cv2
import numpy as np

from app.codes.draw import code128, data_matrix
from app.codes.watch import Camera, CameraLost, Pace, Watch
from app.domain.moment import Moment
from app.domain.reading import Health
from app.domain.scan import ScannedCode
from tests.fakes.camera import Picture, RunningClock, ScriptedCamera, decode, framed, on_paper, turned, until

LONG = "04QCB76836300JBC40000903"
QUICK = Pace(frame_s=0.005, stale_s=0.15, lost_s=0.4, connect_s=0.6, retry_first_s=0.02, retry_longest_s=0.1)


class Heard:
    """What a watch told."""

    def __init__(self) -> None:
        self.codes: queue.Queue[ScannedCode] = queue.Queue()
        self.healths: list[Health] = []

    def text(self, timeout_s: float = 10.0) -> str:
        return self.codes.get(timeout=timeout_s).text


@contextmanager
def watching(camera: Camera | None, pace: Pace = QUICK) -> Iterator[tuple[Watch, Heard]]:
    heard = Heard()
    watch = Watch(
        camera, clock=RunningClock(), on_code=heard.codes.put, on_health=heard.healths.append, pace=pace
    )
    watch.start()
    try:
        yield watch, heard
    finally:
        assert watch.stop()


def label(text: str) -> Picture:
    return on_paper(data_matrix(text, module_px=5))


def bars(text: str) -> Picture:
    return on_paper(code128(text, module_px=3, height_px=90))


def bare() -> Picture:
    return np.full((300, 400), 128, np.uint8)


def looks_pass(camera: ScriptedCamera, watch: Watch, count: int) -> bool:
    """Wait until so many more frames were shown."""
    view = watch.view()
    start = 0 if view is None else view.frame.serial
    return until(lambda: (now := watch.view()) is not None and now.frame.serial >= start + count)


def test_a_code_before_the_camera_is_told_once_and_boxed() -> None:
    camera = ScriptedCamera(label("PACK-1"))
    with watching(camera) as (watch, heard):
        code = heard.codes.get(timeout=10)
        assert (code.payload, code.simulated) == (b"PACK-1", False)
        assert looks_pass(camera, watch, 20)
        assert heard.codes.empty()
        view = watch.view()
        assert view is not None
        assert [(box.text, box.settled) for box in view.boxes] == [("PACK-1", True)]
        assert heard.healths == [Health.CONNECTING, Health.READY]
    assert camera.closed >= 1


def test_another_label_is_told_at_once_and_the_first_one_after_it_was_away() -> None:
    camera = ScriptedCamera(label("PACK-1"))
    with watching(camera) as (_, heard):
        assert heard.text() == "PACK-1"
        camera.before.put(label("PACK-2"))
        assert heard.text() == "PACK-2"
        away = time.monotonic()
        assert until(lambda: time.monotonic() - away > 1.3)
        camera.before.put(label("PACK-1"))
        assert heard.text() == "PACK-1"


def test_reset_hears_the_code_in_view_again() -> None:
    with watching(ScriptedCamera(label("PACK-1"))) as (watch, heard):
        assert heard.text() == "PACK-1"
        watch.reset()
        assert heard.text() == "PACK-1"


def test_bars_are_told_after_two_frames_and_tilted_ones_too() -> None:
    camera = ScriptedCamera(bars(LONG))
    with watching(camera) as (_, heard):
        assert heard.codes.get(timeout=10).reads == 2
        camera.before.put(turned(bars("001CB31000000DD7R0312060"), 33))
        assert heard.text() == "001CB31000000DD7R0312060"


def test_without_a_camera_it_is_absent() -> None:
    with watching(None) as (watch, heard):
        assert heard.healths == [Health.ABSENT]
        assert watch.health() is Health.ABSENT
        assert watch.view() is None
        assert watch.photograph() is None


def test_a_silent_camera_is_stale_then_lost_and_its_old_picture_goes() -> None:
    camera = ScriptedCamera(label("PACK-1"))
    with watching(camera) as (watch, heard):
        assert heard.text() == "PACK-1"
        camera.before.put(None)
        assert until(lambda: watch.health() is Health.LOST)
        assert until(lambda: watch.view() is None and watch.photograph() is None)
        assert watch.fault is not None
        assert watch.fault.code == "camera.silent"
        assert heard.healths == [Health.CONNECTING, Health.READY, Health.STALE, Health.LOST]
        camera.before.put(label("PACK-1"))
        assert heard.text() == "PACK-1"
        assert until(lambda: watch.health() is Health.READY)
        assert watch.fault is None


def test_a_camera_that_cannot_be_opened_is_tried_again_until_it_can() -> None:
    camera = ScriptedCamera(label("PACK-1"))
    camera.loss.put(CameraLost("camera.refused"))
    with watching(camera) as (watch, heard):
        assert until(lambda: camera.opened >= 3)
        assert watch.health() is Health.LOST
        camera.loss.put(None)
        assert heard.text() == "PACK-1"
        assert heard.healths == [Health.CONNECTING, Health.LOST, Health.READY]


def test_stopping_is_quick_even_while_waiting_to_retry() -> None:
    camera = ScriptedCamera()
    camera.loss.put(CameraLost("camera.refused"))
    patient = Pace(retry_first_s=30.0)
    with watching(camera, patient) as (watch, _):
        assert until(lambda: watch.health() is Health.LOST)
        began = time.monotonic()
        assert watch.stop()
        assert time.monotonic() - began < 0.5


def test_a_photograph_is_the_newest_picture_in_full_size() -> None:
    large = cv2.copyMakeBorder(label("PACK-1"), 900, 900, 1200, 1200, cv2.BORDER_CONSTANT, value=128)
    with watching(ScriptedCamera(np.asarray(large, np.uint8))) as (watch, heard):
        assert heard.text() == "PACK-1"
        photo = watch.photo()
        assert photo is not None
        assert (photo.height, photo.width) == large.shape
        assert watch.photograph() is not None
        assert until(lambda: (now := watch.view()) is not None and now.boxes)
        view = watch.view()
        assert view is not None
        assert view.frame.width == 1920  # the preview is reduced, and its boxes with it
        (box,) = view.boxes
        x, y = np.mean(np.array(box.corners), axis=0)
        assert abs(x - view.frame.width / 2) < 10
        assert abs(y - view.frame.height / 2) < 10


def test_the_frame_that_a_code_was_read_from_can_be_had_after_the_label_has_gone() -> None:
    camera = ScriptedCamera(label("PACK-1"))
    with watching(camera) as (watch, heard):
        code = heard.codes.get(timeout=10)
        camera.before.put(bare())
        assert until(lambda: (now := watch.view()) is not None and now.frame.width == 400)
        jpeg = watch.picture_of(code)
        assert jpeg is not None
        shown = np.asarray(cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR), np.uint8)
        assert [seen.text for seen in decode(framed(shown))] == ["PACK-1"]
        assert watch.picture_of(replace(code, seen=heard_never())) is None


def heard_never() -> Moment:
    return replace(RunningClock().now(), mono_ms=0)


def test_an_empty_bench_says_nothing() -> None:
    camera = ScriptedCamera(bare())
    with watching(camera) as (watch, heard):
        assert looks_pass(camera, watch, 30)
        assert heard.codes.empty()
        view = watch.view()
        assert view is not None
        assert view.boxes == ()


@contextmanager
def at_rest(camera: ScriptedCamera) -> Iterator[tuple[Watch, Heard]]:
    """A watch that nobody has asked for longer than it stays awake."""
    with watching(
        camera, replace(QUICK, rest_after_s=0.2, rest_frame_s=0.02, stale_s=0.3, lost_s=30.0)
    ) as both:
        watch, _ = both
        assert until(lambda: watch.health() is Health.READY)
        camera.before.put(None)
        assert until(lambda: watch.health() is Health.STALE)
        yield both


def test_a_watch_that_nobody_looks_at_rests_and_wakes_when_somebody_does() -> None:
    camera = ScriptedCamera(bare())
    with at_rest(camera) as (watch, heard):
        camera.before.put(turned(bars(LONG), 25))  # only the second thread reads it
        shown = camera.given
        assert until(lambda: camera.given > shown + 100)
        assert heard.codes.empty()
        assert until(lambda: watch.view() is not None and not heard.codes.empty())
        assert heard.text() == LONG


def test_a_watch_wakes_for_a_code_that_is_waited_for_without_a_picture() -> None:
    camera = ScriptedCamera(bare())
    with at_rest(camera) as (watch, heard):
        camera.before.put(turned(bars(LONG), 25))
        assert until(lambda: watch.attend() or not heard.codes.empty())
        assert heard.text() == LONG


def test_what_is_held_before_a_watch_at_rest_is_heard() -> None:
    camera = ScriptedCamera(bare())
    with at_rest(camera) as (_, heard):
        camera.before.put(label("PACK-1"))
        assert heard.text() == "PACK-1"
        camera.before.put(bars(LONG))
        assert heard.text() == LONG
