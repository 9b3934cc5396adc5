"""The pretended camera shows readable labels and badges, the same ones every time."""

import pytest

from app.codes.watch import CameraLost
from app.devices.simulators.label_camera import BadgePicture, LabelCamera
from app.domain.own_label import Prefix, mint
from app.domain.scan import Frame, Symbology
from tests.fakes.camera import RunningClock, decode

PACKS = ["04QCB76836300JBC40000903", "001CB31000000DD7R0312060", "LSVAA2180E2184849", "PB-2611-000012-K"]
BADGE = BadgePicture("PB:OP-0007-XK4T2")


def switched_on(seed: int = 7) -> LabelCamera:
    camera = LabelCamera([*PACKS, BADGE], clock=RunningClock(), seed=seed)
    camera.open()
    return camera


def frame_of(camera: LabelCamera) -> Frame:
    frame = camera.next_frame(0.1)
    assert frame is not None
    return frame


@pytest.mark.parametrize("seed", [1, 7, 40])
@pytest.mark.parametrize("index", range(len(PACKS)))
def test_a_label_is_read_as_square_and_as_bars_in_every_frame(seed: int, index: int) -> None:
    camera = switched_on(seed)
    camera.show(index)
    for _ in range(4):
        seen = {(sighting.text, sighting.symbology) for sighting in decode(frame_of(camera))}
        assert seen == {(PACKS[index], Symbology.DATAMATRIX), (PACKS[index], Symbology.CODE128)}


def test_a_badge_carries_its_text() -> None:
    camera = switched_on()
    camera.show(len(PACKS))
    assert {sighting.text for sighting in decode(frame_of(camera))} == {BADGE.text}


@pytest.mark.parametrize("text", [mint(Prefix.MD, "4T7RK0001A"), mint(Prefix.BN, "C1"), PACKS[0]])
def test_any_other_code_can_be_held_before_it(text: str) -> None:
    camera = switched_on()
    camera.show_code(text)
    seen = {(sighting.text, sighting.symbology) for sighting in decode(frame_of(camera))}
    assert seen == {(text, Symbology.DATAMATRIX), (text, Symbology.CODE128)}
    camera.show(1)
    assert {sighting.text for sighting in decode(frame_of(camera))} == {PACKS[1]}


def test_the_bench_is_empty_at_first_and_when_the_label_is_taken_away() -> None:
    camera = switched_on()
    assert decode(frame_of(camera)) == []
    camera.show(0)
    assert decode(frame_of(camera)) != []
    camera.blank()
    assert decode(frame_of(camera)) == []


def test_frames_differ_from_one_another_and_repeat_with_the_seed() -> None:
    one, other, third = switched_on(), switched_on(), switched_on(seed=8)
    for camera in (one, other, third):
        camera.show(1)
    first = [frame_of(one).rows for _ in range(3)]
    assert len(set(first)) == 3
    assert [frame_of(other).rows for _ in range(3)] == first
    assert frame_of(third).rows != first[0]


def test_a_frame_is_hd_in_colour_and_simulated() -> None:
    camera = switched_on()
    frame = frame_of(camera)
    assert (frame.width, frame.height, frame.channels) == (1280, 720, 3)
    assert len(frame.rows) == 1280 * 720 * 3
    assert camera.simulated


def test_a_label_that_is_not_there_cannot_be_shown() -> None:
    camera = switched_on()
    for index in (-1, len(PACKS) + 1):
        with pytest.raises(IndexError):
            camera.show(index)


def test_a_camera_that_is_off_gives_nothing() -> None:
    camera = LabelCamera(PACKS, clock=RunningClock())
    with pytest.raises(CameraLost):
        camera.next_frame(0.1)
    camera.open()
    assert camera.next_frame(0.1) is not None
    camera.close()
    with pytest.raises(CameraLost):
        camera.next_frame(0.1)
