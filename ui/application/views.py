"""The view of each place, built over its presenter for the look now worn."""

from collections.abc import Mapping
from typing import Protocol

from ui.application.doors import Doors
from ui.place import Place
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.screen import BenchScreen
from ui.screens.delivery.presenter import DeliveryPresenter
from ui.screens.delivery.screen import DeliveryScreen
from ui.screens.intake.presenter import IntakePresenter
from ui.screens.intake.screen import IntakeScreen
from ui.screens.library.presenter import LibraryPresenter
from ui.screens.library.screen import LibraryScreen
from ui.screens.outputs.presenter import OutputsPresenter
from ui.screens.outputs.screen import OutputsScreen
from ui.screens.queue.presenter import QueuePresenter
from ui.screens.queue.screen import QueueScreen
from ui.screens.scales.presenter import ScalesPresenter
from ui.screens.scales.screen import ScalesScreen
from ui.screens.setup.presenter import SetupPresenter
from ui.screens.setup.screen import SetupScreen
from ui.screens.shift.presenter import ShiftPresenter
from ui.screens.shift.screen import ShiftScreen
from ui.screens.sign_in.presenter import SignInPresenter
from ui.screens.sign_in.screen import SignInScreen
from ui.screens.trials.presenter import TrialsPresenter
from ui.screens.trials.screen import TrialsScreen
from ui.shell.navigator import Factory, PlaceName
from ui.theme.tokens import Look


class Presenters(Protocol):
    """The presenters the views stand on."""

    sign_in: SignInPresenter
    queue: QueuePresenter
    intake: IntakePresenter
    bench: BenchPresenter
    outputs: OutputsPresenter
    shift: ShiftPresenter
    delivery: DeliveryPresenter
    setup: SetupPresenter
    library: LibraryPresenter
    trials: TrialsPresenter
    scales: ScalesPresenter


def views(presenters: Presenters, doors: Doors) -> Mapping[PlaceName, Factory]:
    """How to build each place."""

    def now_ms() -> int:
        return doors.clock.now().mono_ms

    def sign_in(look: Look) -> Place:
        return SignInScreen(look, presenters.sign_in, doors.camera.view, now_ms, _practice_hint(doors))

    def queue(look: Look) -> Place:
        return QueueScreen(look, presenters.queue)

    def intake(look: Look) -> Place:
        return IntakeScreen(look, presenters.intake, doors.camera.view, now_ms=now_ms, scale=doors.instrument)

    def bench(look: Look) -> Place:
        return BenchScreen(
            look,
            presenters.bench,
            doors.camera.view,
            now_ms=now_ms,
            meter=doors.voltmeter_plate,
            scale=doors.parts_instrument,
        )

    def outputs(look: Look) -> Place:
        return OutputsScreen(
            look, presenters.outputs, doors.camera.view, now_ms=now_ms, scale=doors.parts_instrument
        )

    def shift(look: Look) -> Place:
        return ShiftScreen(look, presenters.shift, doors.camera.view, now_ms=now_ms)

    def library(look: Look) -> Place:
        return LibraryScreen(look, presenters.library, doors.camera.view, now_ms=now_ms)

    def scales(look: Look) -> Place:
        return ScalesScreen(look, presenters.scales, now_ms=now_ms)

    return {
        PlaceName.SIGN_IN: sign_in,
        PlaceName.QUEUE: queue,
        PlaceName.INTAKE: intake,
        PlaceName.BENCH: bench,
        PlaceName.OUTPUTS: outputs,
        PlaceName.SHIFT: shift,
        PlaceName.DELIVERY: lambda look: DeliveryScreen(look, presenters.delivery),
        PlaceName.SETUP: lambda look: SetupScreen(look, presenters.setup),
        PlaceName.LIBRARY: library,
        PlaceName.TRIALS: lambda look: TrialsScreen(look, presenters.trials),
        PlaceName.SCALES: scales,
    }


def _practice_hint(doors: Doors) -> str:
    return ", ".join(f"{number} / {pin}" for number, pin in doors.practice_people)
