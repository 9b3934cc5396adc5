"""What a window is measured by: its first paint, its longest stalls, the memory of its process."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

STALL_TICK_MS = 5
WIDTH_PX, HEIGHT_PX = 1920, 1080


@dataclass(frozen=True, slots=True)
class Memory:
    """A process's memory in KiB: now, and the most it ever was."""

    now: int
    most: int


def memory() -> Memory:
    """This process's, as the kernel counts it (VmRSS, VmHWM)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = dict(re.findall(r"^(VmRSS|VmHWM):\s+(\d+) kB$", status, re.MULTILINE))
    return Memory(int(found["VmRSS"]), int(found["VmHWM"]))


class FirstPaint(QObject):
    """Waits at the application until a widget of this kind has been painted, together with all that is on it.

    painted  once
    """

    painted = Signal()

    def __init__(self, app: QApplication, kind: type[QWidget]) -> None:
        super().__init__(app)
        self._app = app
        self._kind = kind
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only looks. The signal comes when the event loop turns again: then the whole window is painted."""
        if event.type() is QEvent.Type.Paint and isinstance(watched, self._kind) and watched.isVisible():
            self._app.removeEventFilter(self)
            QTimer.singleShot(0, self.painted.emit)
        return False


class BareWindow(QWidget):
    """A window with nothing in it, of the station's size."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(WIDTH_PX, HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One colour."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.palette().window())
        painter.end()


@dataclass(frozen=True, slots=True)
class Stall:
    """The event loop did not turn for so long; `where` names the place before and after."""

    milliseconds: float
    where: str


class StallWatch(QObject):
    """A timer of 5 ms; whatever comes between two of its turns has kept the event loop waiting."""

    def __init__(self, where: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ticks = 0
        self.stalls: list[Stall] = []
        self._where = where
        self._last: tuple[int, str] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(STALL_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def longest(self, count: int) -> list[Stall]:
        """The longest so many, longest first."""
        return sorted(self.stalls, key=lambda stall: -stall.milliseconds)[:count]

    def _tick(self) -> None:
        now, where = time.perf_counter_ns(), self._where()
        if self._last is not None:
            before, there = self._last
            self.ticks += 1
            self.stalls.append(Stall((now - before) / 1e6, where if where == there else f"{there} → {where}"))
        self._last = (now, where)
