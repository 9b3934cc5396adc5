"""Qt's binding must leave Python's None alone: PySide6 6.12.0 on Python 3.11 lost one reference a call."""

import sys

from PySide6.QtCore import QObject

CALLS = 1000


def test_calls_without_a_result_cost_no_reference_of_none() -> None:
    watched = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        watched.setObjectName("x")
    assert sys.getrefcount(None) > before - CALLS // 2
