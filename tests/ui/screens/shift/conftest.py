"""Presenters live in an application; each handover is tried with a prompt and with a slow desk."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.presenters.bench import LateDesk, PromptDesk
from tests.ui.screens.shift.stand import ShiftStand


@pytest.fixture(params=[PromptDesk, LateDesk], ids=["prompt", "late"])
def stand(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[ShiftStand]:
    """Anne at a fresh station."""
    stand = ShiftStand(request.param)
    yield stand
    stand.presenter.stop()
