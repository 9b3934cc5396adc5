"""How fast a frame is on the screen and a label in view is a code at the face, and what bounds both."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import count

from PySide6.QtCore import QEventLoop, QObject, QTimer, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent

from app.assembly import Station
from app.codes.watch import Watch
from app.devices.rack import PRACTICE_PACE
from app.devices.simulators.label_camera import LabelCamera
from app.devices.simulators.practice_plant import practice_codes
from app.domain.reading import Health
from app.domain.scan import Frame, ScannedCode
from app.floor.ports import Clock
from app.host.clock import SystemClock
from benchmarks.road_window import BareWindow
from ui.application.face import Face
from ui.bridge.devices import DeviceBridge
from ui.screens.intake.state import IntakeStep
from ui.widgets.camera_view import CameraView

_PATIENCE_MS = 60_000
_FRAME_MS = 67  # in practice the watch looks at 15 frames a second
_FARTHEST = 1000  # the preview keeps so many frames' moments
_STRIDE_MS = 37  # labels come at ever other moments between two frames
_PAUSE_MS = 150


class NothingSeen(Exception):
    """The camera's picture or a label did not come; args[0] says which."""


def frames_to_screen(station: Station, face: Face, times: int) -> list[int]:
    """Milliseconds from a frame's own moment to its paint, at the scanning step, while codes are decoded.

    Raises:
        NothingSeen: the scanning step did not open or showed no frames.
    """
    face.begin_intake()
    _until(lambda: face.intake.state.step is IntakeStep.SOURCE and not face.desk.waiting, "papers")
    face.hear_wedge("PRACTICE-0001")
    _until(lambda: face.intake.state.step is IntakeStep.SCAN, "scanning step")
    view = next(view for view in face.window.findChildren(CameraView) if view.isVisible())
    shown = _Shown(station, view)
    _until(lambda: len(shown.ages) >= times, "frames")
    return shown.ages[:times]


class _Shown(QObject):
    """Hears what the camera's view has painted. The moments are taken from what the view was given."""

    def __init__(self, station: Station, view: CameraView) -> None:
        super().__init__(view)
        self.ages: list[int] = []
        self._station = station
        self._moments: dict[int, int] = {}
        self._look = QTimer(self)
        self._look.setInterval(5)  # oftener than the view looks, so that no frame it takes is missed
        self._look.timeout.connect(self._note)
        self._look.start()
        view.frame_shown.connect(self._painted)

    @Slot()
    def _note(self) -> None:
        view = self._station.rack.camera.view()
        if view is not None:
            self._moments[view.frame.serial] = view.frame.at.mono_ms

    @Slot(int)
    def _painted(self, serial: int) -> None:
        now = self._station.clock.now().mono_ms
        self._note()
        if serial in self._moments:
            self.ages.append(now - self._moments[serial])
        for old in [kept for kept in self._moments if kept < serial - _FARTHEST]:
            del self._moments[old]


def bare_frames(times: int) -> list[int]:
    """The same for a window that grabs and paints at once: nothing is decoded, nothing is looked for."""
    clock = SystemClock()
    camera = LabelCamera(practice_codes(1, 1), clock=clock)
    camera.open()
    camera.show(0)
    window = _FrameWindow(camera, clock)
    window.show()
    _until(lambda: len(window.ages) >= times, "bare frames")
    window.hide()
    camera.close()
    return window.ages[:times]


class _FrameWindow(BareWindow):
    """Paints the newest frame over all of itself."""

    def __init__(self, camera: LabelCamera, clock: Clock) -> None:
        super().__init__()
        self.ages: list[int] = []
        self._camera, self._clock = camera, clock
        self._frame: Frame | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._grab)
        self._timer.start()

    def _grab(self) -> None:
        self._frame = self._camera.next_frame(0.1)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, or nothing."""
        frame = self._frame
        if frame is None:
            return
        form = QImage.Format.Format_BGR888
        picture = QImage(frame.rows, frame.width, frame.height, frame.width * frame.channels, form)
        painter = QPainter(self)
        painter.drawImage(self.rect(), picture)
        painter.end()
        self.ages.append(self._clock.now().mono_ms - frame.at.mono_ms)


def labels_to_face(station: Station, codes: DeviceBridge, times: int) -> list[int]:
    """Milliseconds from the moment of the frame that shows a label to its code on the main thread.

    Drawing the label, which the simulated camera does before, is not in it.

    Raises:
        NothingSeen: a label was not read.
    """
    plant = station.rack.plant
    if plant is None:
        raise NothingSeen("practice plant")

    def lay() -> None:
        plant.next_pack()
        plant.show_label()

    arrivals = _Arrivals(station.clock)
    codes.code_seen.connect(arrivals.note)
    return _lay_labels(lay, arrivals, times)


def bare_labels(times: int) -> list[int]:
    """The same for a camera and its watch alone: the code is there when the camera thread says so."""
    clock = SystemClock()
    camera = LabelCamera(practice_codes(1, times), clock=clock)
    arrivals = _Arrivals(clock)
    watch = Watch(camera, clock=clock, on_code=arrivals.note, on_health=_unheeded, pace=PRACTICE_PACE)
    labels: Iterator[int] = count()
    watch.start()
    try:
        return _lay_labels(lambda: camera.show(next(labels)), arrivals, times)
    finally:
        watch.stop()


class _Arrivals(QObject):
    """How old the frame of each code is when the code comes in; noted on whichever thread it comes."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.ages: dict[str, int] = {}
        self._clock = clock

    @Slot(object)
    def note(self, code: ScannedCode) -> None:
        """The first time each."""
        self.ages.setdefault(code.text, self._clock.now().mono_ms - code.seen.mono_ms)


def _lay_labels(lay: Callable[[], None], arrivals: _Arrivals, times: int) -> list[int]:
    for turn in range(times):
        _pause(_PAUSE_MS + turn * _STRIDE_MS % _FRAME_MS)
        known = len(arrivals.ages)
        lay()
        _until(partial(_more_than, arrivals.ages, known), "label")
    return list(arrivals.ages.values())[:times]


def _more_than(ages: Mapping[str, int], known: int) -> bool:
    return len(ages) > known


def _until(true: Callable[[], object], what: str) -> None:
    """Let the event loop run until this is true."""
    loop, look, patience = QEventLoop(), QTimer(), QTimer()
    look.timeout.connect(lambda: loop.quit() if true() else None)
    patience.timeout.connect(lambda: loop.exit(1))
    patience.setSingleShot(True)
    look.start(5)
    patience.start(_PATIENCE_MS)
    if loop.exec():
        raise NothingSeen(what)


def _pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _unheeded(_health: Health) -> None:
    return None
