"""Where the bench waits for no code it does nothing with one: there the camera may rest."""

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.moment import Moment
from app.domain.scan import ReadBy, ScannedCode, Symbology
from tests.fakes.work_unit import START
from tests.ui.clip import look_of
from tests.ui.screens.bench.scenes import scenes
from tests.ui.screens.bench.shown import Shown
from ui.screens.bench.state import Page, page_of

TEXTS = ("BG10016", "04QCB76836300JBC40000903", "MDGML6300001K", "TRAB5G2200017")


def code(text: str) -> ScannedCode:
    at = Moment(START, 60_000, "boot-1")
    return ScannedCode(text.encode(), text, Symbology.DATAMATRIX, ReadBy.CAMERA, at, 1, "zxing")


@pytest.mark.parametrize("text", TEXTS)
def test_a_page_that_does_not_wait_for_codes_does_nothing_with_one(text: str, face: QApplication) -> None:
    deaf = set()
    for name, state in scenes().items():
        made = Shown.with_state(look_of("full"), state)
        if made.presenter.hears:
            continue
        deaf.add(page_of(state))
        before = made.presenter.state
        made.presenter.code_seen(code(text))
        assert (made.presenter.state, made.desk.commands) == (before, []), name
    assert deaf >= {
        Page.DO,
        Page.MEASURE,
        Page.HELD,
        Page.JUDGE,
        Page.CHOOSE,
        Page.WAIT,
        Page.ENDED,
        Page.LEAVE,
    }


def test_pages_without_a_picture_wait_for_codes_too(face: QApplication) -> None:
    states = scenes().values()
    hearing = {page_of(one) for one in states if Shown.with_state(look_of("full"), one).presenter.hears}
    assert hearing >= {Page.EMPTY, Page.PAPER, Page.SCAN, Page.OUTPUT, Page.SIGN, Page.PIN}
