"""The frame of a hold: thick enough to be seen, around a body that fits in it."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.clip import look_of
from tests.ui.widgets.gallery import picture
from ui.theme.paint import color
from ui.theme.tokens import HOLD_FRAME_MM, Look
from ui.widgets.hold_frame import HoldFrame, HoldFrameState, HoldHead
from ui.widgets.remedy_list import RemediesState, RemedyList


def framed(qtbot: QtBot, look: Look, head: HoldHead) -> tuple[HoldFrame, QWidget]:
    frame, body = HoldFrame(look), QWidget()
    qtbot.addWidget(frame)
    frame.render(HoldFrameState(head, "dangerous voltage", "step 7"))
    frame.fill(body)
    frame.resize(look.mm(150), look.mm(90))
    frame.show()
    return frame, body


@pytest.mark.parametrize("screen", ["full", "low", "small"])
@pytest.mark.parametrize("head", list(HoldHead))
@pytest.mark.usefixtures("face")
def test_the_frame_is_3_2_mm_all_round_and_the_body_lies_inside(
    qtbot: QtBot, screen: str, head: HoldHead
) -> None:
    look = look_of(screen)
    frame, body = framed(qtbot, look, head)
    hue = color(look.palette.hold_fill if head is HoldHead.FAILED else look.palette.ink).name()
    image = picture(frame, frame.size(), look.palette.ground).toImage()
    width = look.mm(HOLD_FRAME_MM)
    for x, y in ((1, 60), (width - 2, 60), (image.width() - 2, 60), (90, 1), (90, image.height() - 2)):
        assert image.pixelColor(x, y).name() == hue
    assert image.pixelColor(width + 2, image.height() - width - 3).name() == color(look.palette.ground).name()
    assert frame.body_rect().toRect().adjusted(-1, -1, 1, 1).contains(body.geometry())


@pytest.mark.usefixtures("face")
def test_another_body_takes_the_place_of_the_former(qtbot: QtBot) -> None:
    frame, former = framed(qtbot, look_of("full"), HoldHead.FAILED)
    body = QWidget()
    frame.fill(body)
    assert former.isHidden()
    assert body.parent() is frame
    frame.fill(body)
    qtbot.waitUntil(body.isVisible)
    assert frame.body_rect().toRect().contains(body.geometry())


@pytest.mark.usefixtures("face")
def test_a_hold_says_that_it_is_one(qtbot: QtBot) -> None:
    frame, _ = framed(qtbot, look_of("full"), HoldHead.FAILED)
    assert frame.accessibleName() == "HOLD: dangerous voltage, step 7"
    frame.render(HoldFrameState(HoldHead.RELEASE, "Release the hold"))
    assert frame.accessibleName() == "Release the hold"


@pytest.mark.usefixtures("face")
def test_what_is_to_do_now_is_spoken_and_marked() -> None:
    look = look_of("full")
    remedies = RemedyList(look)
    told = ("Hands off", "Wait 5 min")
    pictures = []
    for now in (0, 1, 2):
        remedies.render(RemediesState("Do this now", told, now))
        pictures.append(picture(remedies, QSize(600, 300), look.palette.ground).toImage())
    assert remedies.accessibleName() == "Do this now; 1 Hands off; 2 Wait 5 min"
    assert pictures[0] != pictures[1] != pictures[2]
