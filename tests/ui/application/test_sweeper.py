"""Garbage is swept on the main thread, and by Python again afterwards."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.application.sweeper import Sweeper


class Ring:
    """Something that only a cycle holds."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def swept_by_python() -> Iterator[None]:
    """As outside of tests, where Python sweeps by itself."""
    gc.enable()
    yield
    gc.disable()


@pytest.mark.usefixtures("swept_by_python")
def test_python_sweeps_by_itself_before_and_after_but_not_meanwhile(qapp: QApplication) -> None:
    sweeper = Sweeper(qapp)
    assert not gc.isenabled()
    sweeper.end()
    assert gc.isenabled()


def test_whoever_swept_by_hand_before_does_so_afterwards(qapp: QApplication) -> None:
    Sweeper(qapp).end()
    assert not gc.isenabled()


def test_what_is_due_is_swept(qapp: QApplication) -> None:
    sweeper = Sweeper(qapp)
    gone = weakref.ref(Ring())
    kept = [[] for _ in range(gc.get_threshold()[0] + 100)]  # type: ignore[var-annotated]
    sweeper.sweep()
    sweeper.end()
    assert gone() is None
    assert kept
