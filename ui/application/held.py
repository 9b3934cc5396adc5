"""Packs in hand that other stations hold: said in the rail at once, wherever the station stands."""

from PySide6.QtCore import QObject

from app.domain.pack import PackState
from app.floor.remote_views import ChangesNoted, HeldHere
from app.floor.sync_commands import AskHeldHere
from ui.application.told import Told
from ui.bridge.desk import DeskBridge
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.intake.presenter import IntakePresenter
from ui.shell.notices import NoticeKind

_NAME = "held"


class HeldInHand(QObject):
    """Asks the record when the registry has told something, and when another pack comes into hand."""

    def __init__(
        self, desk: DeskBridge, told: Told, *, bench: BenchPresenter, intake: IntakePresenter, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._told = told
        self._bench = bench
        self._intake = intake
        self._in_hand = ("", "")
        bench.state_changed.connect(self._follow)
        intake.state_changed.connect(self._follow)

    def heard(self, noted: ChangesNoted) -> None:
        """The registry has told something that the record keeps."""
        view = self._bench.state.view
        if view is not None and any(one.battery == view.pack.code for one in noted.fresh):
            self._bench.look_again()  # what may be done there has changed with the record
        self.look()

    def look(self) -> None:
        """Is a pack in hand held?"""
        self._desk.ask(AskHeldHere(), self._answered)

    def _follow(self) -> None:
        view, pack = self._bench.state.view, self._intake.state.pack
        run = view.run.id if view is not None and view.run.state.open else ""
        now = (run, pack.id if pack is not None else "")
        if now != self._in_hand:
            self._in_hand = now
            self.look()

    def _answered(self, answer: object) -> None:
        if not isinstance(answer, HeldHere):
            return
        if not answer.packs:
            self._told.withdraw(_NAME)
            return
        # A pack that hands are on comes first: somebody is to stop.
        first = min(answer.packs, key=lambda one: one.pack.state is not PackState.DISMANTLING)
        open_run = first.pack.state is PackState.DISMANTLING
        code = "remote.in_hand" if open_run else "remote.at_intake"
        facts = {name: first.told.facts[name] for name in ("tag", "station")}
        self._told.tell(_NAME, NoticeKind.CARE, code, **facts)
