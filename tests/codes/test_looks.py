"""Frames go in, believed codes come out once with the frame they were read from, and boxes to draw."""

from collections.abc import Iterator

import numpy as np
import pytest

from app.codes.draw import code128, data_matrix, qr
from app.codes.looks import Looks, Settled
from app.codes.picture import Picture
from app.domain.scan import Frame, SightedBox, Symbology
from tests.fakes.camera import framed, moment, on_paper, soiled, turned, until

TEXT, OTHER = "04QCB76836300JBC40000903", "001CB31000000DD7R0312060"


class Looking:
    """Looks at frames 33 ms apart."""

    def __init__(self, looks: Looks) -> None:
        self.looks = looks
        self.serial = 0
        self.ms = 0
        self.heard: list[Settled] = []
        self.frames: list[Frame] = []

    def see(self, picture: Picture, *, same: bool = False, grained: bool = True, ms: int = 33) -> list[str]:
        """The next frame; no two of a live camera are equal to the last grain."""
        self.serial += 1
        live = picture.copy()
        if grained and not same:
            live[0, 0] = self.serial % 256
        self.ms += ms
        frame = framed(live, at=moment(self.ms), serial=self.serial)
        self.frames.append(frame)
        got = self.looks.take(frame, same=same)
        self.heard += got
        return [one.code.text for one in got]

    def see_until(self, picture: Picture, text: str, *, same: bool = False) -> bool:
        return until(lambda: text in self.see(picture, same=same))

    @property
    def boxes(self) -> tuple[SightedBox, ...]:
        return self.looks.boxes


@pytest.fixture
def looking() -> Iterator[Looking]:
    looks = Looks(simulated=False)
    looks.start()
    yield Looking(looks)
    assert looks.stop()


def bench(*papers: tuple[Picture, tuple[int, int]], size: tuple[int, int] = (720, 1280)) -> Picture:
    ground = np.asarray(np.random.default_rng(4).normal(140, 6, size).clip(0, 255), np.uint8)
    for paper, (left, top) in papers:
        ground[top : top + paper.shape[0], left : left + paper.shape[1]] = paper
    return ground


def test_a_square_is_told_at_its_first_frame_and_bars_at_their_second(looking: Looking) -> None:
    square = bench((on_paper(data_matrix(TEXT, module_px=5)), (100, 100)))
    assert looking.see(square) == [TEXT]
    both = bench(
        (on_paper(data_matrix(TEXT, module_px=5)), (100, 100)),
        (on_paper(code128(OTHER, module_px=2, height_px=60)), (400, 400)),
    )
    told = {number: text for number in range(1, 6) for text in looking.see(both)}
    assert list(told.values()) == [OTHER]
    assert [box.settled for box in looking.boxes] == [True, True]
    code = next(one.code for one in looking.heard if one.code.text == OTHER)
    assert code.reads == 2


def test_the_frame_is_the_one_that_the_code_was_read_from(looking: Looking) -> None:
    looking.see(bench())
    looking.see(bench((on_paper(data_matrix(TEXT, module_px=5)), (100, 100))))
    looking.see(bench())
    (one,) = looking.heard
    assert one.frame is looking.frames[1]
    assert one.code.seen == looking.frames[1].at


def test_what_only_the_second_thread_reads_is_told_with_its_own_frame(looking: Looking) -> None:
    bars = turned(on_paper(code128(TEXT, module_px=3, height_px=90)), 33)
    scene = bench((bars, (150, 10)), size=(1000, 1300))
    assert looking.see_until(scene, TEXT)
    (one,) = looking.heard
    assert one.frame in looking.frames
    assert one.code.seen == one.frame.at
    assert one.code.reads >= 2
    before = len(looking.heard)
    for _ in range(60):  # two seconds: it is followed by its look, as no plain look reads it
        looking.see(scene)
    assert len(looking.heard) == before
    (box,) = [box for box in looking.boxes if box.text == TEXT]
    x, y = np.mean(np.array(box.corners), axis=0)
    assert np.hypot(x - (150 + bars.shape[1] / 2), y - (10 + bars.shape[0] / 2)) < 60


def test_a_label_that_wanders_is_told_once_and_boxed_where_it_is(looking: Looking) -> None:
    paper = on_paper(data_matrix(TEXT, module_px=5))
    for step in range(60):
        looking.see(bench((paper, (100 + 8 * step, 100 + 2 * step))))
    assert [one.code.text for one in looking.heard] == [TEXT]
    (box,) = looking.boxes
    x, y = np.mean(np.array(box.corners), axis=0)
    middle = (100 + 8 * 59 + paper.shape[1] / 2, 100 + 2 * 59 + paper.shape[0] / 2)
    assert np.hypot(x - middle[0], y - middle[1]) < 6


def test_equal_labels_are_told_once_and_boxed_twice(looking: Looking) -> None:
    paper = on_paper(data_matrix(TEXT, module_px=5))
    scene = bench((paper, (100, 100)), (paper, (700, 300)))
    for _ in range(20):
        looking.see(scene)
    assert [one.code.text for one in looking.heard] == [TEXT]
    assert [box.text for box in looking.boxes] == [TEXT, TEXT]


def test_a_symbol_that_cannot_be_read_is_boxed_with_its_cause(looking: Looking) -> None:
    label = soiled(on_paper(data_matrix(TEXT, module_px=6)))
    scene = bench((label, (500, 200)))

    def told() -> bool:
        looking.see(scene)
        return any(box.cause is not None for box in looking.boxes)

    assert until(told)
    box = next(box for box in looking.boxes if box.cause is not None)
    assert (box.text, box.settled) == (None, False)
    x, y = np.mean(np.array(box.corners), axis=0)
    assert np.hypot(x - (500 + label.shape[1] / 2), y - (200 + label.shape[0] / 2)) < 40
    assert looking.heard == []


def test_a_still_picture_is_looked_at_in_every_way_then_done(looking: Looking) -> None:
    bars = turned(on_paper(code128(TEXT, module_px=3, height_px=90)), 20)
    scene = bench((bars, (150, 10)), (on_paper(data_matrix(OTHER, module_px=5)), (20, 20)), size=(1000, 1300))
    assert looking.see(scene, grained=False) == [OTHER]
    assert not looking.looks.done
    assert until(lambda: (looking.see(scene, same=True), looking.looks.done)[1])
    assert sorted(one.code.text for one in looking.heard) == sorted([OTHER, TEXT])
    for _ in range(40):
        assert looking.see(scene, same=True, ms=100) == []
    assert len([box for box in looking.boxes if box.text is not None]) == 2
    looking.see(bench())
    assert not looking.looks.done


def test_an_empty_still_picture_is_done_without_a_code(looking: Looking) -> None:
    empty = np.full((300, 400), 150, np.uint8)
    looking.see(empty, grained=False)
    assert until(lambda: (looking.see(empty, same=True), looking.looks.done)[1])
    assert looking.heard == []
    assert looking.boxes == ()


def test_looking_afresh_hears_the_codes_in_view_again(looking: Looking) -> None:
    scene = bench((on_paper(data_matrix(TEXT, module_px=5)), (100, 100)))
    assert looking.see(scene) == [TEXT]
    looking.looks.restart()
    assert looking.boxes == ()
    assert looking.see(scene, same=True) == [TEXT]


def test_only_the_wanted_kinds_are_read() -> None:
    looks = Looks(simulated=False, wanted={Symbology.QR})
    looking = Looking(looks)
    scene = bench(
        (on_paper(data_matrix(TEXT, module_px=5)), (100, 100)), (on_paper(qr(OTHER, module_px=5)), (600, 100))
    )
    for _ in range(10):
        looking.see(scene)
    assert [one.code.text for one in looking.heard] == [OTHER]
