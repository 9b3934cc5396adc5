"""The words beside a code stand where no others do, and never outside the picture."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, QSizeF

from ui.widgets.code_boxes import room_for_tag

AREA = QRectF(0, 0, 470, 260)
TAG = QSizeF(300, 32)


def test_a_tag_stands_below_its_code_while_there_is_room() -> None:
    assert room_for_tag(TAG, QRectF(40, 60, 80, 80), AREA, [], 8) == QRectF(40, 148, 300, 32)


def test_a_tag_goes_above_where_another_one_stands_below() -> None:
    taken = [QRectF(60, 148, 140, 32)]
    placed = room_for_tag(TAG, QRectF(290, 60, 80, 80), AREA, taken, 8)
    assert placed == QRectF(170, 20, 300, 32)


def test_a_tag_goes_further_down_where_above_and_below_are_taken() -> None:
    taken = [QRectF(0, 148, 470, 32), QRectF(0, 20, 470, 32)]
    placed = room_for_tag(TAG, QRectF(40, 60, 80, 80), AREA, taken, 8)
    assert placed == QRectF(40, 188, 300, 32)


def test_a_tag_lies_over_others_where_everything_is_taken() -> None:
    assert room_for_tag(TAG, QRectF(40, 60, 80, 80), AREA, [AREA], 8) == QRectF(40, 148, 300, 32)


@given(
    left=st.floats(-100, 600),
    top=st.floats(-100, 400),
    taken=st.lists(
        st.builds(QRectF, st.floats(0, 400), st.floats(0, 230), st.just(90), st.just(30)), max_size=6
    ),
)
def test_a_tag_is_always_inside(left: float, top: float, taken: list[QRectF]) -> None:
    placed = room_for_tag(TAG, QRectF(left, top, 80, 80), AREA, taken, 8)
    assert AREA.contains(placed)
