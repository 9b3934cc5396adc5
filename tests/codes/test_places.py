"""Unread places keep their names while they are followed, and go when they are read or no more found."""

import numpy as np

from app.codes.candidate import Candidate, Shape
from app.codes.draw import data_matrix
from app.codes.flow import Flow
from app.codes.picture import Picture, whole
from app.codes.places import KEPT, MISSED, MOST, Places
from app.codes.sighting import Corners, Unread
from app.domain.scan import Cause
from tests.fakes.camera import on_paper


def at(left: int, top: int, side: int = 90) -> Corners:
    return (left, top), (left + side, top), (left + side, top + side), (left, top + side)


def place(left: int, top: int) -> Candidate:
    return Candidate(at(left, top), Shape.SQUARE)


def bench(*lefts: int, top: int = 100) -> Picture:
    ground = np.full((500, 900), 150, np.uint8)
    for number, left in enumerate(lefts):
        paper = on_paper(data_matrix(f"PLACE-{number}", module_px=5), margin=5)
        ground[top : top + paper.shape[0], left : left + paper.shape[1]] = paper
    return ground


class Seeing:
    """Places and their flow, shown one frame after the other."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.places = Places(self.flow)

    def see(
        self, picture: Picture, found: list[Candidate] | None, read: tuple[Corners, ...] = ()
    ) -> list[int]:
        self.flow.step(picture, self.places.spots)
        self.places.update(found, read, whole(picture))
        return [one.number for one in self.places.unsolved()]


def test_a_place_keeps_its_number_while_it_moves_and_gathers_cuts() -> None:
    seeing = Seeing()
    assert seeing.see(bench(100), [place(105, 105)]) == [1]
    for step in range(1, 15):
        found = [place(105 + 5 * step, 105)] if step % 2 else None
        assert seeing.see(bench(100 + 5 * step), found) == [1]
    (one,) = seeing.places.unsolved()
    assert len(one.cuts) == KEPT
    assert abs(one.motion_px - 5) < 1
    assert abs(one.candidate.corners[0][0] - 175) <= 4
    newest, older = one.cuts[0], one.cuts[-1]
    assert newest.picture.shape == older.picture.shape
    assert newest.back[0, 2] - older.back[0, 2] == 45
    assert float(np.abs(newest.picture.astype(int) - older.picture.astype(int)).mean()) < 8


def test_a_place_that_is_read_goes_at_once_and_one_not_found_after_some_searches() -> None:
    seeing = Seeing()
    both = [place(105, 105), place(505, 105)]
    picture = bench(100, 500)
    assert seeing.see(picture, both) == [1, 2]
    assert seeing.see(picture, both, read=(at(505, 105),)) == [1]
    for _ in range(MISSED - 1):
        assert seeing.see(picture, []) == [1]
    assert seeing.see(picture, None) == [1]  # a frame without a search says nothing
    assert seeing.see(picture, []) == []
    assert seeing.see(picture, both) == [3, 4]  # found anew, it is another place


def test_what_was_answered_is_told_where_the_place_is_now() -> None:
    seeing = Seeing()
    seeing.see(bench(100, 500), [place(105, 105), place(505, 105)])
    assert seeing.places.unread() == ()
    seeing.places.answer(1, Unread(at(105, 105), Cause.BLURRED, 5.0))
    seeing.places.answer(2, None)
    seeing.places.answer(77, Unread(at(0, 0), Cause.GLARE))
    seeing.see(bench(120, 500), None)
    (unread,) = seeing.places.unread()
    assert (unread.cause, unread.module_px) == (Cause.BLURRED, 5.0)
    assert abs(unread.corners[0][0] - 125) <= 3
    assert seeing.places.corners_of(1) == unread.corners
    assert seeing.places.corners_of(77) is None


def test_the_cuts_of_a_place_that_was_covered_are_of_what_it_was_before_no_more() -> None:
    seeing = Seeing()
    seeing.see(bench(100), [place(105, 105)])
    seeing.see(bench(100), None)
    seeing.see(bench(), None)
    (one,) = seeing.places.unsolved()
    assert one.cuts == ()


def test_there_are_never_more_places_than_can_be_worked_at() -> None:
    seeing = Seeing()
    picture = bench(100)
    many = [place(10 + 40 * number, 10 + 30 * (number % 9)) for number in range(3 * MOST)]
    for _ in range(3):
        assert len(seeing.see(picture, many)) <= MOST
    seeing.places.restart()
    assert seeing.places.unsolved() == ()
