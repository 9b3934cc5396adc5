"""What tests of the controls stand on."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.clip import look_of
from ui.theme.tokens import Look


@pytest.fixture
def look(face: QApplication) -> Look:
    """The 21.5 inch screen in English, with our type loaded."""
    return look_of("full")


@pytest.fixture
def small(face: QApplication) -> Look:
    """The 10.1 inch screen in English."""
    return look_of("small")
