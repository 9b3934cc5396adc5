"""The second thread answers what it is asked, the oldest place first, and drops what nobody waits for."""

import time
from collections.abc import Iterator

import cv2
import numpy as np
import pytest

from app.codes.candidate import Candidate, Shape
from app.codes.candidates import find
from app.codes.draw import code128, data_matrix
from app.codes.picture import Picture, View, whole
from app.codes.places import Unsolved
from app.codes.rescue_loop import PAUSES_MS, UNLIKELY_PAUSES_MS, Answer, Offer, RescueLoop
from app.codes.sighting import Corners
from app.codes.tally import Tally
from tests.fakes.camera import framed, moment, on_paper, soiled, turned, until

TEXT, OTHER = "04QCB76836300JBC40000903", "001CB31000000DD7R0312060"
TRIES = 6
LONGEST_PAUSE_MS = max(*PAUSES_MS, *UNLIKELY_PAUSES_MS)


@pytest.fixture
def loop() -> Iterator[RescueLoop]:
    rescue = RescueLoop()
    rescue.start()
    yield rescue
    assert rescue.stop()


def tilted(text: str = TEXT) -> Picture:
    """Bars that no plain look reads."""
    return turned(on_paper(code128(text, module_px=3, height_px=90)), 25)


def unsolved(picture: Picture, number: int = 1, candidate: Candidate | None = None) -> Unsolved:
    """A place of a picture, with one cut."""
    place = candidate or find(picture)[0]
    left, top, right, low = place.box
    room = max(right - left, low - top) // 3
    return Unsolved(number, place, (whole(picture).cut(place.box, margin=room),), 0.0)


def offer(
    picture: Picture,
    *places: Unsolved,
    serial: int = 1,
    at_round: int = 0,
    bare: bool = False,
    still: bool = False,
) -> Offer:
    frame = framed(picture, at=moment(33 * serial), serial=serial)
    return Offer(at_round, frame, picture, serial, places, bare=bare, still=still)


def answers(loop: RescueLoop, count: int = 1) -> list[Answer]:
    """The next answers; fails when they do not come."""
    got: list[Answer] = []
    assert until(lambda: got.extend(loop.answers()) or len(got) >= count)
    return got


def tries(loop: RescueLoop, picture: Picture, place: Unsolved, *, at_round: int = 0) -> list[Answer]:
    """The answer to each try at a place that stays in view, until its code is believed.

    A camera shows a place again and again, and each try has twice the processor time of the one before it:
    what a fast machine reads at the first look, a slow one reads at a later one.
    """
    told: list[Answer] = []
    while len(told) < TRIES and not (told and believed(told[-1])):
        serial = 1 + len(told) * (LONGEST_PAUSE_MS // 33 + 1)
        loop.offer(offer(picture, place, serial=serial, at_round=at_round))
        told += answers(loop)
    return told


def believed(answer: Answer) -> list[str]:
    tally = Tally()
    for sighting in answer.sightings:
        tally.add(sighting)
    return [one.text for one in tally.believed()]


def test_tilted_bars_are_read_in_pixels_of_their_frame(loop: RescueLoop) -> None:
    ground = np.full((1100, 1500), 255, np.uint8)
    bars = tilted()
    ground[80 : 80 + bars.shape[0], 400 : 400 + bars.shape[1]] = bars
    answer = tries(loop, ground, unsolved(ground))[-1]
    assert believed(answer) == [TEXT]
    middle = np.mean(np.array(answer.sightings[0].corners), axis=0)
    assert np.hypot(*(middle - (400 + bars.shape[1] / 2, 80 + bars.shape[0] / 2))) < 60


def test_noise_that_hides_a_code_in_each_frame_is_averaged_away(loop: RescueLoop) -> None:
    label = on_paper(data_matrix(TEXT, module_px=4), margin=130)
    faint = np.where(label > 128, 150, 90)
    rng = np.random.default_rng(8)
    frames = [np.asarray((faint + rng.normal(0, 50, faint.shape)).clip(0, 255), np.uint8) for _ in range(10)]
    far = label.shape[0] - 130
    place = Candidate(((130, 130), (far, 130), (far, far), (130, far)), Shape.SQUARE)
    cuts = tuple(whole(frame).cut(place.box, margin=30) for frame in frames)
    alone = tries(loop, frames[0], Unsolved(1, place, cuts[:1], 0.0))
    together = tries(loop, frames[0], Unsolved(2, place, cuts, 0.0), at_round=1)
    assert [believed(answer) for answer in alone] == [[]] * TRIES
    assert believed(together[-1]) == [TEXT]


def test_a_symbol_that_stays_unread_is_told_with_its_cause_and_ground_is_not(loop: RescueLoop) -> None:
    dirty = soiled(on_paper(data_matrix(TEXT, module_px=6), margin=60))
    side = dirty.shape[0]
    corners: Corners = ((60, 60), (side - 60, 60), (side - 60, side - 60), (60, side - 60))
    grain = np.full((400, 400), 90, np.uint8)
    grain[:, 120:] = 200  # the edge of a lid
    loop.offer(offer(dirty, unsolved(dirty, 1, Candidate(corners, Shape.SQUARE))))
    (answer,) = answers(loop)
    assert believed(answer) == []
    assert answer.why is not None
    loop.offer(offer(grain, unsolved(grain, 2, Candidate(corners, Shape.SQUARE)), serial=2))
    (answer,) = answers(loop)
    assert (answer.place and answer.place.number, answer.why, answer.sightings) == (2, None, ())


def test_the_least_tried_place_comes_first_and_of_these_the_oldest(loop: RescueLoop) -> None:
    label = soiled(on_paper(data_matrix(TEXT, module_px=6)))
    side = label.shape[0]
    row = np.hstack([label] * 4)
    places = {
        number: unsolved(
            row,
            number,
            Candidate(
                ((x + 40, 40), (x + side - 40, 40), (x + side - 40, side - 40), (x + 40, side - 40)),
                Shape.SQUARE,
            ),
        )
        for number, x in ((7, 0), (3, side), (5, 2 * side), (9, 3 * side))
    }
    loop.offer(offer(row, places[7], places[3], places[5]))
    assert [answer.place and answer.place.number for answer in answers(loop, 3)] == [3, 5, 7]
    loop.offer(offer(row, *places.values(), serial=2))
    assert [answer.place and answer.place.number for answer in answers(loop, 4)] == [9, 3, 5, 7]


def test_of_places_that_are_no_symbols_one_is_tried_now_and_then(loop: RescueLoop) -> None:
    label = soiled(on_paper(data_matrix(TEXT, module_px=6)))
    side = label.shape[0]
    scene = np.full((side, 900), 128, np.uint8)
    scene[:, 900 - side :] = label
    blank = [
        unsolved(scene, number, Candidate(((x, 50), (x + 90, 50), (x + 90, 140), (x, 140)), Shape.SQUARE))
        for number, x in ((1, 20), (2, 220), (3, 420))
    ]
    left, far = 940 - side, side - 40
    symbol = unsolved(scene, 9, Candidate(((left, 40), (860, 40), (860, far), (left, far)), Shape.SQUARE))
    loop.offer(offer(scene, *blank, serial=0))  # each is judged, the first is tried
    assert [one.place and one.place.number for one in answers(loop, 3)] == [1, 2, 3]
    loop.offer(offer(scene, *blank, symbol, serial=3))  # a tenth of a second later
    assert [one.place and one.place.number for one in answers(loop)] == [9]
    loop.offer(offer(scene, *blank, symbol, serial=12))
    assert [one.place and one.place.number for one in answers(loop, 2)] == [2, 9]


def test_the_same_picture_is_not_worked_at_twice(loop: RescueLoop) -> None:
    grain = np.full((300, 300), 128, np.uint8)
    one = unsolved(grain, 1, Candidate(((50, 50), (140, 50), (140, 140), (50, 140)), Shape.SQUARE))
    other = unsolved(grain, 2, Candidate(((150, 150), (240, 150), (240, 240), (150, 240)), Shape.SQUARE))
    loop.offer(offer(grain, one))
    answers(loop)
    loop.offer(offer(grain, one))
    loop.offer(offer(grain, one, other))
    (answer,) = answers(loop)
    assert answer.place is other


def test_a_picture_without_places_is_looked_at_as_a_whole_once(loop: RescueLoop) -> None:
    bars = tilted()
    loop.offer(offer(bars, bare=True))
    (answer,) = answers(loop)
    assert (answer.place, believed(answer)) == (None, [TEXT])
    loop.offer(offer(bars, serial=2, bare=True))  # the same scene
    dark = np.asarray(bars // 2, np.uint8)
    loop.offer(offer(dark, serial=3, bare=True))
    (answer,) = answers(loop)
    assert answer.offer.serial == 3


def test_a_still_picture_is_looked_at_in_every_way(loop: RescueLoop) -> None:
    label = on_paper(data_matrix(OTHER, module_px=5))
    bars = tilted()
    both = np.full((bars.shape[0], bars.shape[1] + label.shape[1]), 255, np.uint8)
    both[:, : bars.shape[1]] = bars
    both[: label.shape[0], bars.shape[1] :] = label
    loop.offer(offer(both, still=True))
    (answer,) = answers(loop)
    assert answer.still is not None
    assert {code.text for code in answer.still.codes} | set(believed(answer)) == {TEXT, OTHER}


def test_an_answer_that_nobody_waits_for_is_dropped(loop: RescueLoop) -> None:
    bars = tilted()
    loop.offer(offer(bars, unsolved(bars)))
    loop.offer(offer(bars, unsolved(bars, 2), at_round=1))
    got = answers(loop)
    assert {answer.offer.round for answer in got if answer.place is not None} <= {0, 1}
    loop.withdraw()
    loop.offer(offer(bars, unsolved(bars, 3), at_round=2))
    assert [answer.place and answer.place.number for answer in answers(loop) if answer.offer.round == 2] == [
        3
    ]


def test_the_thread_ends_when_told_in_the_middle_of_its_work() -> None:
    rng = np.random.default_rng(6)
    busy = np.asarray(cv2.resize(rng.integers(0, 256, (540, 960)).astype(np.uint8), (3840, 2160)), np.uint8)
    rescue = RescueLoop()
    rescue.start()
    rescue.offer(offer(busy, still=True))
    began = time.monotonic()
    assert rescue.stop()
    assert time.monotonic() - began < 4.0
    assert rescue.answers() == []


def test_cuts_that_reach_over_the_rim_do_no_harm(loop: RescueLoop) -> None:
    grain = np.full((120, 120), 128, np.uint8)
    for number, corners in enumerate(
        (((-50, -50), (20, -50), (20, 20), (-50, 20)), ((200, 200), (260, 200), (260, 260), (200, 260))),
        start=1,
    ):
        place = Candidate(corners, Shape.SQUARE)
        cut: View = whole(grain).cut(place.box, margin=8)
        loop.offer(offer(grain, Unsolved(number, place, (cut,), 0.0), serial=number))
        (answer,) = answers(loop)
        assert answer.sightings == ()
