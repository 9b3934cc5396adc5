"""The keys of one scan with the times between them, while somebody tries a scanner that types."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from app.domain.scanner_try import ScanTimes

OVER_MS = 600
"""A scan is over when so long no key came; far longer than any scanner pauses."""
_LONGEST = 200
_ENDINGS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class KeyTrial(QObject):
    """While it listens every key is its own, so that a slow scanner types into no field either.

    scanned  ScanTimes: one scan, whole
    """

    scanned = Signal(object)

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self._app = app
        self._listening = False
        self._text = ""
        self._times: list[int] = []
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(OVER_MS)
        self._over.timeout.connect(lambda: self._end(ended=False))

    def listen(self, on: bool) -> None:
        """Begin, or leave the keys to whom they belong; what was half heard is forgotten."""
        if on is self._listening:
            return
        self._listening = on
        self._forget()
        if on:  # the newest filter is asked first: before the wedge
            self._app.installEventFilter(self)
        else:
            self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep every key and its time."""
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWindow):
            return False
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            return False
        if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            self._pressed(event)
        return True

    def _pressed(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _ENDINGS:
            self._end(ended=True)
        elif event.text() and event.text().isprintable() and len(self._text) < _LONGEST:
            self._text += event.text()
            self._times.append(event.timestamp())
            self._over.start()

    def _end(self, *, ended: bool) -> None:
        text, times = self._text, self._times
        self._forget()
        if len(text) > 1:
            gaps = tuple(max(0, after - before) for before, after in pairwise(times))
            self.scanned.emit(ScanTimes(text, gaps, ended))

    def _forget(self) -> None:
        self._over.stop()
        self._text, self._times = "", []
