"""The shift's plots: what they count, how they thin out, that they stand still, and what they cost."""

import subprocess
import sys
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.hostile import HOSTILE
from tests.ui.clip import look_of
from tests.ui.widgets.bench_states import so_far
from tests.ui.widgets.gallery import picture
from ui.theme.paint import color, recording_cuts
from ui.theme.sheet import wear
from ui.theme.tokens import Language
from ui.widgets.hour_bars import HourBars, RowBars
from ui.widgets.plot_axes import figures_over, top_of, with_room
from ui.widgets.plot_state import (
    Age,
    BarsState,
    Row,
    RowsState,
    Series,
    Unit,
    duration_text,
    holds,
    kilograms_by_hour,
    packs_by_hour,
    step_times,
)

SHIFT = so_far(hours=8, steps=9)
SIZE = QSize(700, 400)


def test_hours_become_bars_in_pieces_and_kilograms() -> None:
    packs = packs_by_hour(SHIFT, Language.EN)
    assert [one.name for one in packs.series] == ["received", "dismantled"]
    assert packs.series[0].values == tuple(hour.received for hour in SHIFT.hours)
    masses = kilograms_by_hour(SHIFT, Language.EN)
    assert masses.unit is Unit.KILOGRAM
    assert masses.series[0].texts[3] == "1,236"
    assert masses.series[1].values[1] == 61_500_000
    assert masses.series[1].texts[1] == "62"
    assert len(packs.labels) == len(masses.labels) == 8


def test_steps_carry_their_number_and_their_words_where_they_are_known() -> None:
    state = step_times(SHIFT, {("lfp-pack@1", "s2"): "Unbolt"})
    assert [row.name for row in state.rows[:3]] == ["1 s1", "2 Unbolt", "3 s3"]
    assert state.rows[0].text == duration_text(SHIFT.steps[0].median_ms) == "3:29"


def test_only_open_holds_ask_for_care() -> None:
    rows = holds(SHIFT, Language.EN).rows
    assert [(row.name, row.value, row.care) for row in rows] == [
        ("raised", 3, False),
        ("released", 2, False),
        ("open", 1, True),
    ]
    assert not holds(replace(SHIFT, holds_open=0), Language.EN).rows[2].care


@given(st.integers(0, 10**9))
def test_an_axis_ends_above_its_bars_and_halves_evenly(count: int) -> None:
    top = top_of(count)
    assert top >= max(count, 2)
    assert top % 2 == 0
    assert count < 10 or top < 2.01 * count


@pytest.mark.usefixtures("face")
def test_of_too_many_rows_the_longest_stay_in_their_order() -> None:
    rows = RowBars(look_of("small"))
    rows.render(step_times(so_far(hours=1, steps=40), {}))
    few = rows.rows_shown(200)
    assert 1 < len(few) < 40
    numbers = [int(row.name.split()[0]) for row in few]
    assert numbers == sorted(numbers)
    rest = [row for row in rows.state.rows if row not in few]
    assert min(row.value for row in few) >= max(row.value for row in rest)
    assert rows.rows_shown(100_000) == rows.state.rows


AREA = QRectF(0, 0, 600, 300)
BARS = st.lists(st.tuples(st.integers(0, 260), st.integers(1, 90)), min_size=1, max_size=20)


@given(BARS)
def test_no_figure_stands_on_another_on_a_bar_or_outside(told: list[tuple[int, int]]) -> None:
    pitch = AREA.width() / len(told)
    bars = [QRectF(at * pitch, 300 - high, pitch * 0.9, high) for at, (high, _) in enumerate(told)]
    widths = [float(wide) for _, wide in told]
    places = figures_over(bars, widths, height=30, within=AREA)
    for at, place in enumerate(places):
        if place is None:
            continue
        assert AREA.contains(place)
        assert (place.bottom(), place.width()) == pytest.approx((bars[at].top(), widths[at]))
        assert place.left() <= bars[at].right()
        assert place.right() >= bars[at].left()
        others = [*bars[:at], *bars[at + 1 :], *(one for one in places if one is not None and one != place)]
        assert not any(place.intersects(other) for other in others)


def test_a_figure_wider_than_its_bar_leans_to_the_free_side() -> None:
    tall, low, alone = QRectF(100, 100, 20, 200), QRectF(130, 250, 20, 50), QRectF(400, 200, 20, 100)
    over = figures_over((tall, low, alone), (50.0, 50.0, 50.0), height=30, within=AREA)
    assert over == (QRectF(85, 70, 50, 30), QRectF(130, 220, 50, 30), QRectF(385, 170, 50, 30))
    between = figures_over((tall, low, tall.translated(60, 0)), (0.0, 50.0, 0.0), height=30, within=AREA)
    assert between == (None, None, None)


@given(st.integers(1, 10**9), st.integers(0, 500), st.integers(1, 2000))
def test_words_find_room_behind_the_longest_bar(length: int, words: int, room: int) -> None:
    reach = with_room(length, words, room)
    free = (reach - length) / reach * room
    assert free == pytest.approx(min(words, room / 2))


def painted(plot: HourBars | RowBars, size: QSize) -> QImage:
    return picture(plot, size, plot.look.palette.ground).toImage()


@pytest.mark.parametrize("worn", [False, True])
@pytest.mark.parametrize("more_px", [0, 1, 27, 53, 89, 131])
@pytest.mark.parametrize("screen", ["full", "low", "small"])
def test_every_name_beside_a_bar_is_painted(
    more_px: int, screen: str, worn: bool, face: QApplication
) -> None:
    if worn:  # as in the station's own window
        wear(face, look_of(screen))
    rows = RowBars(look_of(screen))
    rows.resize(SIZE)
    told = tuple(Row(f"{number} Cut module busbars", 60_000 * number, "4:18") for number in range(1, 4))
    rows.render(RowsState("Minutes", told, unit=Unit.MINUTE))
    size = QSize(480, rows.height_for_all() + more_px)
    rows.resize(size)
    assert rows.rows_shown(rows.room().height()) == told
    whole = painted(rows, size)
    for at, row in enumerate(told):
        less = tuple(replace(row, name="") if number == at else one for number, one in enumerate(told))
        rows.render(RowsState("Minutes", less, unit=Unit.MINUTE))
        assert painted(rows, size) != whole, row.name


@pytest.mark.parametrize("more_px", [0, 33, 110, 260])
@pytest.mark.parametrize("screen", ["full", "low", "small"])
@pytest.mark.usefixtures("face")
def test_figures_over_the_highest_bars_are_whole(more_px: int, screen: str) -> None:
    bars = HourBars(look_of(screen))
    size = QSize(520, bars.minimumSizeHint().height() + more_px)
    told = ("824", "412", "1,236")
    bars.render(hours_with(told))
    whole = painted(bars, size)
    for at, figure in enumerate(told):
        bars.render(hours_with(tuple("" if number == at else one for number, one in enumerate(told))))
        assert painted(bars, size) != whole, figure


def hours_with(figures: tuple[str, ...]) -> BarsState:
    """A low bar between two that reach the top."""
    return BarsState("kg", ("06", "07", "08"), (Series("in", (2, 1, 2), figures),))


@pytest.mark.usefixtures("face")
def test_a_legend_too_wide_for_one_row_takes_two() -> None:
    bars = HourBars(look_of("full"))
    bars.resize(SIZE)
    rows = []
    for long in ("in", "dismantled by everybody who was here today and yesterday"):
        bars.render(BarsState("kg", ("06",), (Series(long, (1,), ("1",)), Series("out", (1,), ("1",)))))
        rows.append(bars._legend_rows())
        with recording_cuts() as cuts:
            painted(bars, SIZE)
        assert cuts == []
    assert rows == [((0, 1),), ((0,), (1,))]


@pytest.mark.parametrize("width", [200, 320, 700])
@pytest.mark.usefixtures("face")
def test_none_of_the_holds_is_ever_left_out(width: int) -> None:
    card = RowBars(look_of("low"))
    card.resize(width, 300)
    card.render(holds(SHIFT, Language.EN, Age("23 h 59 min ago", stale=True)))
    card.resize(width, card.height_for_all())
    assert card.rows_shown(card.room().height()) == card.state.rows


@pytest.mark.parametrize("hours", [1, 8, 48])
@pytest.mark.parametrize("screen", ["full", "low", "small"])
@pytest.mark.usefixtures("face")
def test_hours_under_the_axis_never_run_into_one_another(hours: int, screen: str) -> None:
    bars = HourBars(look_of(screen))
    bars.render(packs_by_hour(so_far(hours=hours, steps=0), Language.EN))
    axes, _ = bars._drawn(QSize(400, 300))
    assert axes.below[0][0] == 0.5
    places = [at for at, _ in axes.below]
    pitch = (400 - axes.room_px) / hours
    assert all((after - before) * pitch > 25 for before, after in pairwise(places))


@pytest.mark.usefixtures("face")
def test_a_plot_takes_no_wheel_no_drag_and_no_focus(qtbot: QtBot) -> None:
    look = look_of("full")
    bars = HourBars(look)
    qtbot.addWidget(bars)
    bars.render(packs_by_hour(SHIFT, Language.EN))
    bars.resize(SIZE)
    bars.show()
    qtbot.waitExposed(bars)
    before = picture(bars, SIZE, look.palette.ground).toImage()
    middle = QPointF(350, 250)
    turn = QWheelEvent(
        middle,
        bars.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(bars, turn)
    qtbot.mousePress(bars, Qt.MouseButton.LeftButton, pos=QPoint(350, 250))
    qtbot.mouseMove(bars, QPoint(100, 250))
    qtbot.mouseRelease(bars, Qt.MouseButton.LeftButton, pos=QPoint(100, 250))
    assert picture(bars, SIZE, look.palette.ground).toImage() == before
    assert not any(child.hasFocus() for child in bars.findChildren(QWidget))


@pytest.mark.usefixtures("face")
def test_old_news_is_hatched_and_says_so_in_words() -> None:
    look = look_of("full")
    bars = HourBars(look)
    images = []
    for stale in (False, True):
        bars.render(packs_by_hour(SHIFT, Language.EN, Age("2 h old", stale=stale)))
        images.append(picture(bars, SIZE, look.palette.ground).toImage())
    ink, amber = color(look.palette.ink).name(), color(look.palette.attention_soft).name()
    told = [
        {image.pixelColor(x, y).name() for x in range(0, 700, 2) for y in range(0, 400, 2)}
        for image in images
    ]
    assert amber not in told[0]
    assert amber in told[1]
    assert ink in told[0]
    assert bars.accessibleName().endswith("2 h old")


@pytest.mark.usefixtures("face")
def test_a_plot_keeps_no_window_beside_its_own() -> None:
    before = set(QApplication.topLevelWidgets())
    bars = HourBars(look_of("full"))
    bars.render(packs_by_hour(SHIFT, Language.EN))
    painted(bars, SIZE)
    assert set(QApplication.topLevelWidgets()) - before == {bars}


@pytest.mark.usefixtures("face")
def test_nothing_is_said_and_not_drawn() -> None:
    look = look_of("full")
    bars, rows = HourBars(look), RowBars(look)
    none = so_far(hours=0, steps=0)
    bars.render(packs_by_hour(none, Language.EN))
    rows.render(step_times(none, {}))
    assert bars._plot is rows._plot is None
    bars.render(packs_by_hour(SHIFT, Language.EN))
    assert bars._plot is not None
    bars.render(packs_by_hour(none, Language.EN))
    assert not bars._plot.widget.isVisibleTo(bars)
    picture(bars, SIZE, look.palette.ground)


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.usefixtures("face")
def test_names_of_a_document_do_no_harm(hostile: str) -> None:
    look = look_of("small")
    rows = RowBars(look)
    names = {("lfp-pack@1", f"s{number}"): hostile for number in range(1, 10)}
    rows.render(step_times(SHIFT, names, Age()))
    with recording_cuts() as cuts:
        picture(rows, rows.minimumSizeHint(), look.palette.ground)
    assert cuts == []
    rows.render(RowsState())


def test_a_station_without_a_supervisor_never_loads_the_plotting_library() -> None:
    told = "import sys, ui.widgets.hour_bars; print('pyqtgraph' in sys.modules, 'numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
