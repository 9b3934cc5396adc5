"""What stands against the scales is said in the rail, at every place where something is weighed on them."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from app.domain.scale_fitness import ScaleRole, Unfit
from app.floor.scale_commands import AskScales
from app.floor.scale_views import ScalesView
from ui.application.told import Told
from ui.bridge.desk import DeskBridge
from ui.shell.navigator import PlaceName
from ui.shell.notices import NoticeKind

_WEIGHED_AT: Mapping[PlaceName, frozenset[ScaleRole]] = {
    PlaceName.QUEUE: frozenset(ScaleRole),
    PlaceName.INTAKE: frozenset({ScaleRole.PACKS}),
    PlaceName.BENCH: frozenset({ScaleRole.PARTS}),
    PlaceName.OUTPUTS: frozenset({ScaleRole.PARTS}),
}
_WORST_FIRST = (Unfit.CHECK_FAILED, Unfit.ZERO_FAILED, Unfit.ZERO_DUE, Unfit.CHECK_DUE)


class FitScales(QObject):
    """Asks the record when a place opens; one sentence a scale for its checks, one for its verification."""

    def __init__(self, desk: DeskBridge, told: Told, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._told = told
        self._place: PlaceName | None = None

    def at(self, place: PlaceName) -> None:
        """This place has opened."""
        self._place = place
        for role in ScaleRole:
            self._withdraw(role)
        if _WEIGHED_AT.get(place):
            self._desk.ask(AskScales(), self._answered)

    def _answered(self, answer: object) -> None:
        weighed = _WEIGHED_AT.get(self._place, frozenset()) if self._place is not None else frozenset()
        if not isinstance(answer, ScalesView):
            return
        for view in answer.scales:
            self._withdraw(view.role)
            if view.role not in weighed:
                continue
            name = {"scale": view.plate.id}
            if self._place is not PlaceName.QUEUE and Unfit.VERIFICATION_ENDED in view.words:
                code = f"scale.{Unfit.VERIFICATION_ENDED.value}"
                self._told.tell(f"verified.{view.role.value}", NoticeKind.CARE, code, **name)
            word = next((one for one in _WORST_FIRST if one in view.words), None)
            if word is not None:
                failed = word in (Unfit.CHECK_FAILED, Unfit.ZERO_FAILED)
                kind = NoticeKind.WRONG if failed else NoticeKind.CARE
                self._told.tell(f"scale.{view.role.value}", kind, f"scale.{word.value}", **name)

    def _withdraw(self, role: ScaleRole) -> None:
        self._told.withdraw(f"scale.{role.value}")
        self._told.withdraw(f"verified.{role.value}")
