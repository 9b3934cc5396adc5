"""What every camera must do, whether it pretends, hangs on a network or plays from a file."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.codes.watch import Camera, CameraLost
from app.domain.scan import Frame
from tests.fakes.camera import until
from tests.fakes.scene import HEIGHT, WIDTH, text_of
from ui.wording import SENTENCES

PROMPT_S = 2.0  # no call takes longer than its time-out and this


@dataclass(frozen=True, slots=True)
class Standing:
    """A camera that looks at the label PACK-1, and a way to take its pictures away for good."""

    camera: Camera
    take_away: Callable[[], None]


def first_frame(camera: Camera) -> Frame:
    """The next frame, however often it takes to ask."""
    frames: list[Frame] = []

    def came() -> bool:
        frame = camera.next_frame(0.1)
        if frame is not None:
            frames.append(frame)
        return frame is not None

    assert until(came)
    return frames[0]


def _opened_and_seen(camera: Camera) -> Frame:
    camera.open()
    return first_frame(camera)


class CameraContract(ABC):
    """Run over every camera."""

    @abstractmethod
    def standing(self, folder: Path) -> AbstractContextManager[Standing]:
        """A camera, not yet opened."""

    def test_gives_what_lies_before_it(self, tmp_path: Path) -> None:
        with self.standing(tmp_path) as standing:
            standing.camera.open()
            frame = first_frame(standing.camera)
            standing.camera.close()
        assert (frame.width, frame.height) == (WIDTH, HEIGHT)
        assert len(frame.rows) == frame.width * frame.height * frame.channels
        assert text_of(frame) == "PACK-1"

    def test_frames_follow_each_other(self, tmp_path: Path) -> None:
        with self.standing(tmp_path) as standing:
            standing.camera.open()
            frames = [first_frame(standing.camera) for _ in range(5)]
            standing.camera.close()
        serials = [frame.serial for frame in frames]
        moments = [frame.at.mono_ms for frame in frames]
        assert serials == sorted(set(serials))
        assert moments == sorted(moments)

    def test_never_keeps_anybody_waiting(self, tmp_path: Path) -> None:
        with self.standing(tmp_path) as standing:
            asked: list[Callable[[], object]] = [
                standing.camera.open,
                lambda: standing.camera.next_frame(0.05),
                lambda: first_frame(standing.camera),
                lambda: standing.camera.next_frame(0.05),
                standing.camera.close,
            ]
            for number, ask in enumerate(asked):
                began = time.monotonic()
                ask()
                assert number == 2 or time.monotonic() - began < PROMPT_S, number

    def test_gives_nothing_when_closed_and_closes_twice(self, tmp_path: Path) -> None:
        with self.standing(tmp_path) as standing:
            standing.camera.close()
            standing.camera.open()
            first_frame(standing.camera)
            standing.camera.close()
            standing.camera.close()
            with pytest.raises(CameraLost) as lost:
                standing.camera.next_frame(0.05)
        assert lost.value.code in SENTENCES

    def test_opens_afresh(self, tmp_path: Path) -> None:
        with self.standing(tmp_path) as standing:
            for _ in range(3):
                standing.camera.open()
                assert text_of(first_frame(standing.camera)) == "PACK-1"
                standing.camera.close()

    def test_says_in_words_of_people_that_it_is_away(self, tmp_path: Path) -> None:
        with self.standing(tmp_path) as standing:
            standing.take_away()
            with pytest.raises(CameraLost) as lost:
                _opened_and_seen(standing.camera)
            standing.camera.close()
        assert lost.value.code in SENTENCES
