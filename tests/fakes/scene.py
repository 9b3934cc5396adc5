"""What lies before the cameras of the tests: a label on a bench, never twice the same to the last grain."""

from itertools import count

import cv2
import numpy as np
import zxingcpp

from app.codes.draw import data_matrix
from app.domain.scan import Frame
from app.loops import LatestValue
from tests.fakes.camera import Picture, on_paper

WIDTH, HEIGHT = 400, 304  # multiples of eight, as RTP wants them


def label(text: str) -> Picture:
    """A label on a grey bench."""
    ground = np.full((HEIGHT, WIDTH, 3), 190, np.uint8)
    drawn = on_paper(data_matrix(text, module_px=4), margin=12)
    ground[60 : 60 + drawn.shape[0], 90 : 90 + drawn.shape[1]] = drawn[:, :, np.newaxis]
    return ground


def jpeg(picture: Picture) -> bytes:
    """The picture as a camera sends it."""
    made, raw = cv2.imencode(".jpg", picture)
    assert made
    return raw.tobytes()


def text_of(frame: Frame) -> str | None:
    """The code in a frame, read without any of our own reading."""
    rows = np.frombuffer(frame.rows, np.uint8).reshape(frame.height, frame.width, frame.channels)
    found = zxingcpp.read_barcodes(rows)
    return found[0].text if found else None


class Scene:
    """A label that can be changed while cameras look at it, and a sensor whose noise never repeats."""

    def __init__(self, text: str = "PACK-1") -> None:
        self._picture: LatestValue[Picture] = LatestValue()
        self._grain = count()
        self.frozen = False
        self.show(text)

    def show(self, text: str) -> None:
        """Lay another label there."""
        self._picture.put(label(text))

    def show_nothing(self) -> None:
        """Cover the lens."""
        self._picture.put(np.zeros((HEIGHT, WIDTH, 3), np.uint8))

    def seen(self) -> bytes:
        """The JPEG of this moment; while frozen the same as before."""
        picture = self._picture.get()
        assert picture is not None
        if self.frozen:
            return jpeg(picture)
        number = next(self._grain)
        live = picture.copy()
        live[:16, :16] = number % 251
        return jpeg(live)
