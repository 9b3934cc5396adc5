"""The bench is tried with a prompt and with a slow desk."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.presenters.bench import LateDesk, PromptDesk
from tests.ui.screens.bench.stand import BenchStand


@pytest.fixture(params=[PromptDesk, LateDesk], ids=["prompt", "late"])
def bench(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[BenchStand]:
    """Anne at a fresh station."""
    stand = BenchStand(request.param)
    yield stand
    stand.presenter.stop()
