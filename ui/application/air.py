"""The gas alarm on the window and in the ear: banner on every screen, tone until somebody silences it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.domain.gas import GasAlarm
from app.domain.tone import Tone
from app.floor.ports import Tones
from ui.application.told import Told
from ui.screens.air.presenter import AirPresenter
from ui.screens.air.state import AirState
from ui.screens.air.words import banner_words, blind_facts
from ui.screens.bench.presenter import BenchPresenter
from ui.shell.air_banner import BannerState
from ui.shell.notices import NoticeKind
from ui.shell.window import StationWindow
from ui.theme.tokens import Language

FIRST_MS, SECOND_MS = 4_000, 2_000


def banner_of(state: AirState, language: Language, *, raised: bool = False) -> BannerState | None:
    """What the banner shows of the air; None while no alarm stands. `raised`: the emergency is on already."""
    words = banner_words(state, language)
    if words is None:
        return None
    return BannerState(
        words.headline,
        words.gases,
        words.order,
        leave=state.alarm is GasAlarm.SECOND,
        sounding=state.sounding,
        raised=raised,
    )


class AirAlarm(QObject):
    """Shows and sounds what the presenter says of the air.

    The emergency is offered big at the second level and never raised by itself: it stops the run until a
    supervisor ends it, and a detector that drifts must not do that to a hall. Who is in danger is warned by
    the plant's own gas alarm; this station is none.
    """

    def __init__(
        self,
        window: StationWindow,
        presenter: AirPresenter,
        tones: Tones,
        *,
        told: Told,
        bench: BenchPresenter,
        at_bench: Callable[[], bool],
    ) -> None:
        super().__init__(presenter)
        self._window = window
        self._presenter = presenter
        self._tones = tones
        self._told = told
        self._bench = bench
        self._at_bench = at_bench
        self._run = ""
        self._emergency = False
        self._again = QTimer(self)
        self._again.timeout.connect(self._sound)
        presenter.state_changed.connect(self.show)
        presenter.recorded.connect(self._look_at_bench)
        bench.state_changed.connect(self._follow_run)
        window.air_silenced.connect(presenter.silence)

    def show(self) -> None:
        """Show the air as it now stands; at the bench also what of it nobody sees."""
        state = self._presenter.state
        if state.blind and self._at_bench():
            self._told.tell("air", NoticeKind.CARE, "air.not_watched", **blind_facts(state))
        else:
            self._told.withdraw("air")
        language = self._window.look.language
        self._window.show_air(banner_of(state, language, raised=self._emergency))
        self._keep_sounding(state.alarm if state.sounding else GasAlarm.NONE)

    def under_emergency(self, raised: bool) -> None:
        """The emergency is on, or over: it is not offered twice."""
        if raised is not self._emergency:
            self._emergency = raised
            self.show()

    def end(self) -> None:
        """Sound no more."""
        self._again.stop()

    def _look_at_bench(self) -> None:
        """What may be done at the bench has changed with the record."""
        if self._at_bench() and self._bench.state.view is not None:
            self._bench.look_again()

    def _follow_run(self) -> None:
        """What a run goes on blind for is told of each run."""
        view = self._bench.state.view
        run = view.run.id if view is not None and view.run.state.open else ""
        if run != self._run:
            self._run = run
            self._presenter.again()

    def _keep_sounding(self, alarm: GasAlarm) -> None:
        if alarm is GasAlarm.NONE:
            self._again.stop()
            return
        wanted = SECOND_MS if alarm is GasAlarm.SECOND else FIRST_MS
        if not self._again.isActive() or self._again.interval() != wanted:
            self._again.start(wanted)
            self._sound()

    def _sound(self) -> None:
        self._tones.play(Tone.AIR)
