"""Presenters live in an application; each intake is tried with a prompt and with a slow desk."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.presenters.bench import Bench, LateDesk, PromptDesk


@pytest.fixture(params=[PromptDesk, LateDesk], ids=["prompt", "late"])
def bench(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Bench]:
    """Anne at a fresh station."""
    bench = Bench(request.param)
    yield bench
    bench.intake.stop()


@pytest.fixture
def late_bench(qapp: QApplication) -> Iterator[Bench]:
    """The same at a slow desk only."""
    bench = Bench(LateDesk)
    yield bench
    bench.intake.stop()
