"""What a reader on a line could not make a code of: said at once, wherever somebody works."""

from PySide6.QtCore import QObject, Slot

from app.domain.reading import Health
from app.domain.tone import Tone
from app.floor.ports import Tones
from ui.application.told import Told
from ui.shell.notices import NoticeKind
from ui.wording import SENTENCES

_READERS = ("scanner", "badge_reader", "pedal")


class ReaderNotices(QObject):
    """Stands beside the code that did come: who pulled the trigger hears and sees that nothing was taken."""

    def __init__(self, told: Told, tones: Tones, parent: QObject) -> None:
        super().__init__(parent)
        self._told = told
        self._tones = tones

    @Slot(str, object, str)
    def device_changed(self, name: str, health: Health, reason: str) -> None:
        """A reader's newest word was no code, or it is well again; other devices are no affair of this."""
        if name not in _READERS:
            return
        if health is Health.STALE and reason in SENTENCES:
            self._told.tell(f"reader {name}", NoticeKind.CARE, reason)
            self._tones.play(Tone.UNREADABLE)
        else:
            self._told.withdraw(f"reader {name}")
