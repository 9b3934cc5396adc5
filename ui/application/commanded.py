"""Plain acts by a printed command or a pedal: each presses the one button on show that is marked for it."""

from PySide6.QtCore import QCoreApplication, QObject, Slot

from app.domain.command_code import PlainAct
from app.domain.tone import Tone
from app.floor.ports import Clock, Tones
from ui.application.presenters import StationPresenters
from ui.application.told import Told
from ui.place import Action, ActionKind, RailState
from ui.shell.navigator import Navigator
from ui.shell.notices import NoticeKind
from ui.shell.window import StationWindow

LEAST_SHOWN_MS = 1000
"""A page is seen before it is passed: who treads twice on a pedal would skip a step (users.md 41)."""
_NOTICE = "command"


class Commanded(QObject):
    """Knows no act by itself: what a screen has not marked as plain cannot be asked for."""

    def __init__(
        self,
        window: StationWindow,
        navigator: Navigator,
        *,
        places: StationPresenters,
        told: Told,
        tones: Tones,
        clock: Clock,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._navigator = navigator
        self._places = places
        self._told = told
        self._tones = tones
        self._clock = clock
        self._since_ms = clock.now().mono_ms
        window.rail_shown.connect(self._rail_shown)

    @Slot(object)
    def asked(self, act: PlainAct) -> None:
        """Press what stands for this act, or say why nothing is pressed."""
        if self._window.covered:  # the alarm and the fault page are not to be talked over
            return
        if act is PlainAct.HELP:
            self._help()
            return
        action = self._plain(act)
        if action is None:
            self._turn_down("command.not_here", act)
        elif self._clock.now().mono_ms - self._since_ms < LEAST_SHOWN_MS:
            self._turn_down("command.too_soon", act)
        else:
            self._told.withdraw(_NOTICE)
            self._since_ms = self._clock.now().mono_ms
            self._window.press(action.id)

    def _plain(self, act: PlainAct) -> Action | None:
        """The button for this act. Where somebody signs there is none, whatever a page has marked."""
        if self._places.awaits_second(self._navigator.name):
            return None
        return next((one for one in _actions(self._window.rail) if one.plain is act and _may(one)), None)

    def _help(self) -> None:
        found = [(act, self._plain(act)) for act in PlainAct]
        words = [f"{word_of(act)} = {action.text}" for act, action in found if action is not None]
        if words:
            self._told.tell(_NOTICE, NoticeKind.SAVED, "command.help", acts="; ".join(words))
        else:
            self._told.tell(_NOTICE, NoticeKind.SAVED, "command.help_none")

    def _turn_down(self, code: str, act: PlainAct) -> None:
        self._tones.play(Tone.WRONG_ITEM)
        self._told.tell(_NOTICE, NoticeKind.CARE, code, act=word_of(act))

    @Slot(object)
    def _rail_shown(self, _state: RailState) -> None:
        self._since_ms = self._clock.now().mono_ms
        self._told.withdraw(_NOTICE)


def word_of(act: PlainAct) -> str:
    """How people call an act."""
    return {
        PlainAct.NEXT: QCoreApplication.translate("Commands", "Next"),
        PlainAct.BACK: QCoreApplication.translate("Commands", "Back"),
        PlainAct.REPEAT: QCoreApplication.translate("Commands", "Repeat"),
        PlainAct.HELP: QCoreApplication.translate("Commands", "Help"),
    }[act]


def _actions(rail: RailState) -> tuple[Action, ...]:
    return (*((rail.primary,) if rail.primary is not None else ()), *rail.secondaries)


def _may(action: Action) -> bool:
    return action.enabled and action.kind is not ActionKind.DANGER and not action.apart
