"""The practice plant's hands at the outputs place: they set an empty container on the parts scale."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.domain.reading import Unread
from app.floor.practice_hands import Plant
from ui.screens.outputs.presenter import OutputsPresenter
from ui.screens.outputs.state import OutputsPage, OutputsState


class TareHands(QObject):
    """Does what somebody would who weighs an empty container; does nothing where all is real.

    One container each time the page is opened, and another for each label that is scanned after the one
    before was recorded. The hands rest `after_ms` before each move.
    """

    def __init__(
        self,
        plant: Plant | None,
        outputs: OutputsPresenter,
        at_outputs: Callable[[], bool],
        *,
        after_ms: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._plant = plant
        self._outputs = outputs
        self._at_outputs = at_outputs
        self._wanted = False
        self._laid = False
        self._rest = QTimer(self, singleShot=True, interval=after_ms)
        self._rest.timeout.connect(self._help)
        if plant is not None:
            outputs.state_changed.connect(self._follow)

    def _follow(self, state: OutputsState) -> None:
        wanted = state.page is OutputsPage.CONTAINER and state.known is None
        if wanted != self._wanted:
            self._wanted = wanted
            self._rest.start()

    def _help(self) -> None:
        plant, scale = self._plant, self._outputs.state.scale
        wanted = self._wanted and self._at_outputs()  # the place can be left without a word
        if plant is None:
            return
        if self._laid and not wanted:
            self._laid = False
            plant.take_part()
        elif wanted and not self._laid and scale is not None and scale.unread is Unread.BELOW_MIN:
            self._laid = True
            plant.put_container()
        if wanted or self._laid:
            self._rest.start()  # until the scale is empty, the weight is recorded, or the place is left
