"""The dial as it is painted: the limit always at the same place, absence absent, pretence said."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from app.domain.reading import Source
from tests.ui.clip import look_of
from tests.ui.widgets.gallery import picture
from ui.theme.paint import color
from ui.theme.tokens import POST, Language, Look
from ui.widgets.points_row import PointKind, PointsState, PointState
from ui.widgets.reading_dial import ReadingDial
from ui.widgets.reading_panel import ReadingPanel, ReadingPanelState
from ui.widgets.reading_state import Bound, Post, ReadingKind, ReadingState

SIZE = QSize(860, 480)
EMPTY = ReadingState(ReadingKind.NONE, post=Post(60_000), unread="no_contact")
OVER = ReadingState(ReadingKind.BEYOND, "84.2", "V", 84_200, Post(60_000), instrument="M1")


def shown(look: Look, state: ReadingState) -> QImage:
    dial = ReadingDial(look)
    dial.render(state)
    return picture(dial, SIZE, look.palette.ground).toImage()


def bar_row(image: QImage, look: Look) -> list[str]:
    """Colours along the row that holds the most white of a scale's empty bar."""
    raised = color(look.palette.raised).name()
    rows = [
        [image.pixelColor(x, y).name() for x in range(image.width())] for y in range(0, image.height(), 2)
    ]
    return max(rows, key=lambda row: row.count(raised))


@pytest.mark.parametrize(
    ("post", "share"),
    [
        (Post(60_000), 2 / 3),
        (Post(1_500), 2 / 3),
        (Post(999_999), 2 / 3),
        (Post(12_000, Bound.AT_LEAST), 1 / 3),
    ],
)
@pytest.mark.parametrize("screen", ["full", "low", "small"])
@pytest.mark.usefixtures("face")
def test_the_post_never_moves(post: Post, share: float, screen: str) -> None:
    look = look_of(screen, dim=screen == "low")
    row = bar_row(shown(look, replace(EMPTY, post=post)), look)
    ink, edge = color(look.palette.ink).name(), color(look.palette.edge).name()
    posts = [x for x, hue in enumerate(row) if hue == ink]
    edges = [x for x, hue in enumerate(row) if hue == edge]
    assert len(posts) in (POST - 1, POST)
    across = (sum(posts) / len(posts) - edges[0]) / (edges[-1] - edges[0])
    assert across == pytest.approx(share, abs=0.006)


@pytest.mark.usefixtures("face")
def test_absence_draws_no_amount() -> None:
    look = look_of("full")
    row = bar_row(shown(look, EMPTY), look)
    left = row[: len(row) // 2]
    assert color(look.palette.ink).name() not in left


@pytest.mark.parametrize("millivolts", [90_001, 400_000, 10**9])
@pytest.mark.usefixtures("face")
def test_what_is_beyond_the_scale_stays_on_the_panel(millivolts: int) -> None:
    look = look_of("full")
    image = shown(look, replace(OVER, printed=str(millivolts), unit="mV", amount=millivolts))
    edge = color(look.palette.hold_ink).name()
    for y in range(20, image.height() - 20):
        assert image.pixelColor(0, y).name() == edge  # the card's edge, with nothing painted over it
        assert image.pixelColor(image.width() - 5, y).name() == color(look.palette.hold_soft).name()


@pytest.mark.parametrize("screen", ["full", "low", "small"])
@pytest.mark.parametrize("source", [Source.SIMULATED, Source.TYPED])
@pytest.mark.usefixtures("face")
def test_a_pretended_value_says_so_at_every_size(screen: str, source: Source) -> None:
    look = look_of(screen)
    dial = ReadingDial(look)
    plain = replace(OVER, age_ms=300)
    dial.render(replace(plain, source=source))
    assert source.value in dial.accessibleName()
    pretended = picture(dial, dial.minimumSizeHint(), look.palette.ground).toImage()
    dial.render(plain)
    assert picture(dial, dial.minimumSizeHint(), look.palette.ground).toImage() != pretended


@pytest.mark.usefixtures("face")
def test_a_dial_speaks() -> None:
    dial = ReadingDial(look_of("full"))
    dial.render(OVER)
    assert dial.accessibleName() == "24.2 V over the limit: 84.2 V"
    dial.render(EMPTY)
    assert dial.accessibleName() == "no reading: --- V, The probes touch nothing. Put them on."
    dial.render(replace(OVER, kind=ReadingKind.MOVING, printed="-71.3", amount=-71_300))
    assert dial.accessibleName() == "moving, over limit: \u221271.3 V"


@pytest.mark.usefixtures("face")
def test_the_smallest_screen_keeps_the_dial_and_leaves_the_points_out() -> None:
    state = ReadingPanelState(OVER, PointsState((PointState("HV+", PointKind.FAILED, "84.2 V"),)))
    for screen, visible in (("full", True), ("low", True), ("small", False)):
        panel = ReadingPanel(look_of(screen, Language.ZH))
        panel.render(state)
        assert panel._points.isVisibleTo(panel) is visible
