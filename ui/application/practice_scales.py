"""The practice plant's hands at the scales place: they empty a pan and put the check weight on."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.domain.scale_fitness import ScaleRole
from app.floor.practice_hands import Plant
from ui.screens.scales.presenter import ScalesPresenter
from ui.screens.scales.state import ScalesPage, ScalesState


class CheckHands(QObject):
    """Does what somebody would who checks a scale; does nothing where all is real.

    The hands rest `after_ms` before each move.
    """

    def __init__(
        self,
        plant: Plant | None,
        scales: ScalesPresenter,
        at_scales: Callable[[], bool],
        *,
        after_ms: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._plant = plant
        self._scales = scales
        self._at_scales = at_scales
        self._page: ScalesPage | None = None
        self._laid: ScaleRole | None = None
        self._rest = QTimer(self, singleShot=True, interval=after_ms)
        self._rest.timeout.connect(self._help)
        if plant is not None:
            scales.state_changed.connect(self._follow)

    def _follow(self, state: ScalesState) -> None:
        if state.page is not self._page:
            self._page = state.page
            self._rest.start()

    def _help(self) -> None:
        state, plant = self._scales.state, self._plant
        if plant is None:
            return
        if state.page is ScalesPage.WEIGHT and self._at_scales() and state.weight is not None:
            self._laid = state.role
            plant.put_check_weight(state.role, state.weight.weight.nominal_mg)
        elif self._laid is not None or state.page is ScalesPage.ZERO:
            role = self._laid or state.role
            self._laid = None
            if role is ScaleRole.PACKS:
                plant.take_off()
            else:
                plant.take_part()
