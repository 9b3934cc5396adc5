"""The presenter of every place, and what each does when its place opens, hears a code, or is left."""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QObject

from app.domain.scale_fitness import ScaleRole
from app.domain.scan import ScannedCode
from ui.application.doors import Doors
from ui.bridge.desk import DeskBridge
from ui.bridge.papers import PapersBridge
from ui.screens.air.presenter import AirPresenter
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.delivery.presenter import DeliveryPresenter
from ui.screens.emergency.presenter import EmergencyPresenter
from ui.screens.intake.presenter import IntakePresenter
from ui.screens.library.presenter import LibraryPresenter
from ui.screens.outputs.presenter import OutputsPresenter
from ui.screens.queue.presenter import QueuePresenter
from ui.screens.scales.presenter import ScalesPresenter
from ui.screens.setup.presenter import SetupPresenter
from ui.screens.shift.presenter import ShiftPresenter
from ui.screens.sign_in.presenter import SignInPresenter
from ui.screens.trials.presenter import TrialsPresenter
from ui.shell.navigator import PlaceName


class _Working(Protocol):
    """A presenter that looks at devices or waits for answers while its place is open."""

    def stop(self) -> None:
        """Look no more."""


class _Signed(Protocol):
    """A presenter at whose place a second person may sign."""

    @property
    def awaits_second(self) -> bool:
        """Whether the next badge signs and nobody takes over by it."""


class StationPresenters(QObject):
    """Made once for the life of the face; views come and go over them."""

    def __init__(self, desk: DeskBridge, papers: PapersBridge, doors: Doors, parent: QObject) -> None:
        super().__init__(parent)
        camera, clock = doors.camera, doors.clock
        self.sign_in = SignInPresenter(desk, camera, self)
        self.queue = QueuePresenter(desk, self)
        self.intake = IntakePresenter(desk, camera, doors.scale, self)
        meter, scale, gas = doors.voltmeter, doors.parts_scale, doors.gas
        self.bench = BenchPresenter(desk, camera, meter=meter, scale=scale, gas=gas, clock=clock, parent=self)
        self.outputs = OutputsPresenter(desk, camera, doors.parts_scale, clock, self)
        self.shift = ShiftPresenter(desk, papers, camera, clock, self)
        self.delivery = DeliveryPresenter(desk, clock, doors.try_delivery, self)
        self.setup = SetupPresenter(desk, doors.facts, self, backup=doors.backup)
        self.trials = TrialsPresenter(
            desk,
            doors.trials,
            scales={"scale": doors.scale, "parts_scale": doors.parts_scale},
            key_gap_ms=doors.key_gap_ms,
            parent=self,
        )
        self.library = LibraryPresenter(desk, papers, camera, clock, self)
        both = {ScaleRole.PACKS: doors.scale, ScaleRole.PARTS: doors.parts_scale}
        self.scales = ScalesPresenter(desk, both, self)
        self.emergency = EmergencyPresenter(desk, camera, clock, site=doors.site, papers=papers, parent=self)
        self.air = AirPresenter(desk, doors.air, clock, self)
        self.voiced = (
            self.sign_in,
            self.queue,
            self.intake,
            self.bench,
            self.outputs,
            self.shift,
            self.library,
            self.scales,
        )
        self._know_places()

    def _know_places(self) -> None:
        """Which presenter a place begins, hears and asks."""
        self._beginnings: Mapping[PlaceName, Callable[[], None]] = {
            PlaceName.SIGN_IN: self.sign_in.begin,
            PlaceName.QUEUE: self.queue.begin,
            PlaceName.DELIVERY: self.delivery.begin,
            PlaceName.SETUP: self.setup.begin,
            PlaceName.LIBRARY: self.library.begin,
            PlaceName.TRIALS: self.trials.begin,
            PlaceName.OUTPUTS: self.outputs.begin,
            PlaceName.SHIFT: self.shift.begin,
            PlaceName.SCALES: self.scales.begin,
        }
        self._ears: Mapping[PlaceName, Callable[[ScannedCode], None]] = {
            PlaceName.SIGN_IN: self.sign_in.code_seen,
            PlaceName.QUEUE: self.queue.code_seen,
            PlaceName.INTAKE: self.intake.code_seen,
            PlaceName.BENCH: self.bench.code_seen,
            PlaceName.OUTPUTS: self.outputs.code_seen,
            PlaceName.SHIFT: self.shift.code_seen,
            PlaceName.LIBRARY: self.library.code_seen,
            PlaceName.TRIALS: self.trials.code_seen,
        }
        self._working: Mapping[PlaceName, _Working] = {
            PlaceName.INTAKE: self.intake,
            PlaceName.BENCH: self.bench,
            PlaceName.OUTPUTS: self.outputs,
            PlaceName.SHIFT: self.shift,
            PlaceName.LIBRARY: self.library,
            PlaceName.TRIALS: self.trials,
            PlaceName.SCALES: self.scales,
        }
        self._signed: Mapping[PlaceName, _Signed] = {
            PlaceName.INTAKE: self.intake,
            PlaceName.BENCH: self.bench,
            PlaceName.SHIFT: self.shift,
            PlaceName.LIBRARY: self.library,
        }

    def begin(self, place: PlaceName) -> None:
        """The place opens. Intake and bench are begun by whoever knows with which pack."""
        if place in self._beginnings:
            self._beginnings[place]()

    def hear(self, place: PlaceName | None, code: ScannedCode) -> None:
        """A code is for this place; where nothing can be done with one, nothing is."""
        if place is not None and place in self._ears:
            self._ears[place](code)

    def hears(self, place: PlaceName | None) -> bool:
        """Whether a code is waited for at this place now."""
        return place in self._ears and (place is not PlaceName.BENCH or self.bench.hears)

    def awaits_second(self, place: PlaceName | None) -> bool:
        """Whether a badge shown at this place is a signature."""
        return place is not None and place in self._signed and self._signed[place].awaits_second

    def stop(self, *, besides: PlaceName | None = None) -> None:
        """Whoever works at another place than this looks no more."""
        for place, presenter in self._working.items():
            if place is not besides:
                presenter.stop()

    @property
    def hands_on_a_pack(self) -> bool:
        """Whether hands are on a pack at the bench; nobody's are on one that two people have left."""
        view = self.bench.state.view
        return view is not None and view.run.state.worked
