"""The ruler: all holds are seen from step 1, and nothing on it moves."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, QSize

from app.domain.procedure import Act, Energy, Procedure, Step, StepKind, Words
from tests.ui.clip import look_of
from tests.ui.widgets.gallery import picture
from ui.theme.paint import color
from ui.widgets.step_ruler import RulerState, StepRuler, places_of, ruler_state

WORDS = Words("步", "step")
HOLDS = frozenset({3, 4, 7, 13, 15, 19, 22})


def step(number: int) -> Step:
    kind = StepKind.HOLD if number in HOLDS else StepKind.CONFIRM
    return Step(f"s{number}", kind, Act.PREPARE, WORDS, WORDS, Energy.LIVE, 1, (), ())


PROCEDURE = Procedure("p", "1", "0", "LFP", WORDS, "x", "x", tuple(step(number) for number in range(1, 24)))


def test_a_run_becomes_a_ruler() -> None:
    state = ruler_state(PROCEDURE, ("s1", "s2", "gone"), number=3, failed=True)
    assert state == RulerState(23, 3, HOLDS, frozenset({1, 2}), failed=True)


@given(
    total=st.integers(1, 60),
    marks=st.sets(st.integers(1, 60)),
    now=st.integers(1, 60),
    width=st.integers(650, 1700),
    hold=st.integers(20, 40),
)
def test_steps_keep_their_order_their_room_and_their_places(
    total: int, marks: set[int], now: int, width: int, hold: int
) -> None:
    line = QRectF(10, 0, width, 40)
    state = RulerState(total, 1, frozenset(marks))
    places, hold_px = places_of(state, line, hold)
    assert places[0] == 10
    assert len(places) == total
    assert total == 1 or places[-1] == pytest.approx(10 + width)
    holds = [place for number, place in enumerate(places, 1) if number in marks]
    gaps = [after - before for before, after in pairwise(holds)]
    assert all(gap >= min(hold_px, width / total) for gap in gaps)
    assert places == sorted(places)
    assert places_of(replace(state, now=min(now, total), done=frozenset({1})), line, hold) == (
        places,
        hold_px,
    )


@pytest.mark.parametrize("screen", ["full", "low", "small"])
@pytest.mark.parametrize("total", [15, 23, 40])
@pytest.mark.usefixtures("face")
def test_every_hold_ahead_is_seen_from_step_one_and_beside_the_step_in_hand(screen: str, total: int) -> None:
    look = look_of(screen)
    ruler = StepRuler(look)
    size = QSize(look.width_px - look.mm(62 if screen == "small" else 91) - 2 * look.mm(8), 10)
    holds = frozenset(range(2, total, 3)) | {total}
    for now in (1, total // 2, total - 1):
        ruler.render(RulerState(total, now, holds, frozenset(range(1, now))))
        size.setHeight(ruler.sizeHint().height())
        image = picture(ruler, size, look.palette.ground).toImage()
        seen = [image.pixelColor(x, image.height() // 2).name() for x in range(image.width())]
        edge = color(look.palette.edge).name()
        # The open ground inside an octagon parts the line: each hold ahead leaves one gap of its own.
        ground = color(look.palette.ground).name()
        line = seen[seen.index(edge) if edge in seen else 0 :]
        runs = sum(1 for before, after in pairwise(line) if before != ground and after == ground)
        ahead = [hold for hold in holds if hold > now]
        assert runs >= len(ahead)


@pytest.mark.usefixtures("face")
def test_a_ruler_speaks() -> None:
    ruler = StepRuler(look_of("full"))
    ruler.render(RulerState(23, 15, HOLDS))
    assert ruler.accessibleName() == "step 15 of 23, holds ahead: 15, 19, 22"
    ruler.render(RulerState(23, 23, HOLDS))
    assert ruler.accessibleName() == "step 23 of 23"
