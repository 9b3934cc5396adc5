"""What tests of the controls stand on."""

import ctypes
import sys

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.clip import look_of
from ui.theme.tokens import Look


@pytest.fixture(scope="session", autouse=True)
def _none_stays() -> None:
    """PySide6 6.12 gives one reference to None away with each call without a result; CPython before 3.12
    ends the process when the last is gone."""
    if sys.version_info < (3, 12):
        ctypes.c_ssize_t.from_address(id(None)).value += 1 << 40


@pytest.fixture
def look(face: QApplication) -> Look:
    """The 21.5 inch screen in English, with our type loaded."""
    return look_of("full")


@pytest.fixture
def small(face: QApplication) -> Look:
    """The 10.1 inch screen in English."""
    return look_of("small")
