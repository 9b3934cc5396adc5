"""What the face hears besides the camera: scanners that type, readers that failed, commands and pedals."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from app.domain.command_code import command_of
from app.domain.scan import ReadBy, ScannedCode
from ui.application.commanded import Commanded
from ui.application.doors import Doors
from ui.application.presenters import StationPresenters
from ui.application.readers import ReaderNotices
from ui.application.told import Told
from ui.shell.key_trial import KeyTrial
from ui.shell.navigator import Navigator
from ui.shell.pedal import Pedal
from ui.shell.wedge import Wedge
from ui.shell.window import StationWindow


class Ears(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        app: QGuiApplication,
        window: StationWindow,
        navigator: Navigator,
        *,
        places: StationPresenters,
        told: Told,
        doors: Doors,
    ) -> None:
        super().__init__(window)
        self.wedge = Wedge(app, doors.key_gap_ms)
        self.readers = ReaderNotices(told, doors.tones, self)
        self.commanded = Commanded(
            window, navigator, places=places, told=told, tones=doors.tones, clock=doors.clock
        )

        self.pedal = Pedal(app, doors.pedal)
        self.pedal.trodden.connect(self.commanded.asked)
        self.keys = KeyTrial(app)
        self.keys.scanned.connect(places.trials.scan_heard)
        places.trials.keys_wanted.connect(self.keys.listen)
        window.emergency_raised.connect(places.trials.stop)  # the lead's badge may be typed by a scanner

    def is_command(self, code: ScannedCode) -> bool:
        """Whether a code is a printed command, and so for no place. Only a hand scanner asks by one.

        A sheet of commands that lies in the camera's picture asks for nothing.
        """
        act = command_of(code.text)
        if act is not None and code.read_by is not ReadBy.CAMERA:
            self.commanded.asked(act)
        return act is not None
