"""The map of a tray: every code in its row and column, however the tray lies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.scan import Cause, SightedBox, Symbology
from app.domain.tray import NO_TRAY, TrayMap, map_tray
from tests.domain.tray_boxes import Place, Stand, box, tray


def _shift(most: float) -> st.SearchStrategy[tuple[float, float]]:
    return st.tuples(st.floats(-most, most), st.floats(-most, most))


def _stands(*, jitter: float, slant: float) -> st.SearchStrategy[Stand]:
    return st.builds(
        Stand,
        pitch=st.tuples(st.floats(100, 300), st.floats(100, 300)),
        turn=st.floats(-20, 20),
        slant=_shift(slant),
        jitter=st.lists(_shift(jitter), min_size=1, max_size=11).map(tuple),
    )


_SHAPES = st.tuples(st.integers(1, 12), st.integers(1, 12)).filter(lambda shape: shape[0] * shape[1] <= 60)
_LARGE = st.tuples(st.integers(4, 7), st.integers(4, 8))


def _named(tray_map: TrayMap) -> dict[Place, str | None]:
    return {(cell.row, cell.column): cell.box.text for cell in tray_map.cells if cell.box is not None}


@given(_SHAPES, _stands(jitter=0.05, slant=0.15), st.randoms(use_true_random=False))
def test_a_full_tray_is_numbered_from_the_top_left_in_any_stand(shape, stand, order) -> None:
    boxes = tray(*shape, stand=stand)
    order.shuffle(boxes)

    seen = map_tray(boxes)

    assert (seen.rows, seen.columns, seen.loose) == (*shape, ())
    assert _named(seen) == {place: f"R{place[0]}C{place[1]}" for place in _named(seen)}
    assert len(seen.read) == shape[0] * shape[1]


@given(_LARGE, _stands(jitter=0.05, slant=0.15), st.data())
def test_empty_and_unread_places_do_not_move_the_others(shape, stand, drawn) -> None:
    rows, columns = shape
    inner = st.tuples(st.integers(1, rows), st.integers(1, columns))
    most = rows * columns // 7
    corners = {(1, 1), (1, columns), (rows, 1), (rows, columns)}  # the rim stays, so that numbers can be told
    empty = drawn.draw(st.sets(inner, max_size=most)) - corners
    unread = drawn.draw(st.sets(inner, max_size=most)) - empty

    seen = map_tray(tray(rows, columns, stand=stand, empty=empty, unread=unread))

    assert (seen.rows, seen.columns, seen.loose) == (rows, columns, ())
    assert {(cell.row, cell.column) for cell in seen.unread} == unread
    assert {(cell.row, cell.column) for cell in seen.cells if cell.box is None} == empty
    assert all(cell.box.text == f"R{cell.row}C{cell.column}" for cell in seen.read if cell.box)


_points = st.floats(-3000, 3000, allow_nan=False)


@given(st.lists(st.tuples(_points, _points, st.booleans()), max_size=30), st.randoms(use_true_random=False))
def test_any_boxes_give_a_map_that_holds_each_once_in_any_order(spots, order) -> None:
    boxes = [box(f"c{n}" if read else None, x, y) for n, (x, y, read) in enumerate(spots)]

    seen = map_tray(boxes)

    kept = [cell.box for cell in seen.cells if cell.box is not None] + list(seen.loose)
    assert len(seen.cells) == seen.rows * seen.columns
    assert len(kept) == len(set(map(id, kept)))
    assert all(any(one is other for other in boxes) for one in kept)
    read = [one.text for one in boxes if one.text is not None and _alone(one, boxes)]
    assert {one.text for one in kept} >= set(read)
    order.shuffle(boxes)
    assert map_tray(boxes) == seen


def _alone(one: SightedBox, boxes: list[SightedBox]) -> bool:
    (left, top), _, (right, bottom), _ = one.corners
    near = [
        other
        for other in boxes
        if abs(other.corners[0][0] - left) <= right - left and abs(other.corners[0][1] - top) <= bottom - top
    ]
    return len(near) == 1


def test_nothing_seen_is_no_tray() -> None:
    assert map_tray([]) == NO_TRAY
    assert NO_TRAY.cells == NO_TRAY.read == NO_TRAY.unread == ()


def test_one_code_is_the_first_of_the_first_row() -> None:
    seen = map_tray([box("A", 500, 300)])

    assert _named(seen) == {(1, 1): "A"}


@pytest.mark.parametrize("turn", [-20, 0, 20])
def test_two_codes_side_by_side_are_a_row_and_over_each_other_a_column(turn: float) -> None:
    assert _named(map_tray(tray(1, 2, stand=Stand(turn=turn)))) == {(1, 1): "R1C1", (1, 2): "R1C2"}
    assert _named(map_tray(tray(2, 1, stand=Stand(turn=turn)))) == {(1, 1): "R1C1", (2, 1): "R2C1"}


def test_long_flat_places_are_not_counted_along_their_diagonals() -> None:
    seen = map_tray(tray(4, 5, stand=Stand(pitch=(300, 100), turn=-18.4)))

    assert (seen.rows, seen.columns) == (4, 5)


def test_a_wholly_empty_row_between_others_keeps_its_number() -> None:
    seen = map_tray(tray(5, 4, empty={(3, column) for column in range(1, 5)}))

    assert seen.rows == 5
    assert all(seen.at(3, column).box is None for column in range(1, 5))


def test_a_code_read_stands_before_the_unread_box_on_the_same_label() -> None:
    seen = map_tray([box(None, 501, 299, cause=Cause.BLURRED), box("A", 500, 300)])

    assert (len(seen.read), len(seen.unread), seen.loose) == (1, 0, ())


def test_a_box_between_the_places_is_loose_and_moves_none() -> None:
    between = box(None, 960, 540, half=8, cause=Cause.DAMAGED)
    seen = map_tray([*tray(3, 4, stand=Stand(pitch=(180, 180))), between])

    assert seen.loose == (between,)
    assert (seen.rows, seen.columns, len(seen.read)) == (3, 4, 12)


def test_a_code_that_is_not_yet_believed_counts_as_unread() -> None:
    one = box("A", 500, 300)
    seen = map_tray([SightedBox(one.corners, "A", Symbology.CODE128, 1, 2)])

    assert (len(seen.read), len(seen.unread)) == (0, 1)


def test_there_is_no_place_outside_the_tray() -> None:
    with pytest.raises(IndexError, match="no place 0, 1"):
        map_tray([box("A", 500, 300)]).at(0, 1)
