"""The keyboard-wedge scanner: its keys become one code and never reach a field."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from app.domain.scanner_try import KEY_GAP_MS
from ui.shell.burst import Burst, Take, Verdict

_ENDINGS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_SHIFTS = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_AltGr)
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class Wedge(QObject):
    """Watches every key on its way into a window of the application.

    scanned  the text of one scan, without its ending key; hostile until parsed

    A person's first keys are typed again a moment later, in their order, so that nothing is lost.
    """

    scanned = Signal(str)

    def __init__(self, app: QGuiApplication, key_gap_ms: int = KEY_GAP_MS) -> None:
        super().__init__(app)
        self._burst = Burst(key_gap_ms=key_gap_ms)
        self._kept: list[tuple[QObject, QKeyEvent]] = []
        self._giving_back = False
        self._asked_again = False
        self._swallowed: set[int] = set()
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._silence)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys are looked at once: when they enter the window, before any field has them."""
        if self._giving_back or not isinstance(event, QKeyEvent) or not isinstance(watched, QWindow):
            return False
        if event.type() == QEvent.Type.KeyPress:
            return self._pressed(watched, event)
        if event.type() == QEvent.Type.KeyRelease:
            return self._released(watched, event)
        return False

    def _pressed(self, window: QWindow, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _SHIFTS:
            return False
        verdict = self._judge(key, event)
        self._answer(verdict)
        if verdict.take is Take.LEAVE:
            return False
        if verdict.scanned is not None and not self._burst.keys:
            self._swallowed.add(event.key())  # the ending key: its release belongs to the scan
        else:
            self._kept.append((window, _copy(event)))
        self._watch_silence()
        return True

    def _judge(self, key: Qt.Key, event: QKeyEvent) -> Verdict:
        at_ms = event.timestamp()
        if event.isAutoRepeat() or event.modifiers() & _COMMANDS:
            return self._burst.other()
        if key in _ENDINGS:
            return self._burst.ending(at_ms)
        # A space that starts nothing presses the button in focus: it is not held back.
        lone_space = key == Qt.Key.Key_Space and not self._burst.keys
        if lone_space or not event.text() or not event.text().isprintable():
            return self._burst.other()
        return self._burst.key(event.text(), at_ms)

    def _released(self, window: QWindow, event: QKeyEvent) -> bool:
        if event.key() in self._swallowed:
            self._swallowed.discard(event.key())
            return True
        if any(kept.key() == event.key() for _, kept in self._kept):
            self._kept.append((window, _copy(event)))
            return True
        return False

    def _silence(self) -> None:
        # After a stall the timer is due before keys that were pressed in time: let them in first.
        if not self._asked_again:
            self._asked_again = True
            self._clock.start(0)
            return
        # The timer ran for the whole pause, so the pause is counted from the last key.
        wait = self._burst.wait_ms()
        if wait is not None:
            self._answer(self._burst.silence(self._burst.last_ms + wait))
            self._watch_silence()

    def _watch_silence(self) -> None:
        self._asked_again = False
        wait = self._burst.wait_ms()
        if wait is None:
            self._clock.stop()
        else:
            self._clock.start(wait)

    def _answer(self, verdict: Verdict) -> None:
        kept, going = self._kept, verdict.give_back or verdict.scanned is not None
        if not going:
            return
        self._kept = []
        if verdict.give_back:
            self._type_again(kept)
        else:
            self._forget(kept)
        if verdict.scanned is not None:
            self.scanned.emit(verdict.scanned)

    def _forget(self, kept: list[tuple[QObject, QKeyEvent]]) -> None:
        """A scan's keys: those still down will be released later, and that too is swallowed."""
        for _, event in kept:
            if event.type() == QEvent.Type.KeyPress:
                self._swallowed.add(event.key())
            else:
                self._swallowed.discard(event.key())

    def _type_again(self, kept: list[tuple[QObject, QKeyEvent]]) -> None:
        self._giving_back = True
        try:
            for window, event in kept:
                QCoreApplication.sendEvent(window, event)
        finally:
            self._giving_back = False


def _copy(event: QKeyEvent) -> QKeyEvent:
    made = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    made.setTimestamp(event.timestamp())
    return made
