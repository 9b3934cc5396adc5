"""What goes wrong in a played scenario, at the bench, once: the plug of a scale, gas, the power."""

from collections.abc import Callable
from enum import Enum

from app.domain.gas import Gas
from app.domain.quantity import Quantity
from app.domain.reading import Health
from app.floor.practice_hands import Plant
from ui.screens.bench.state import BenchState, Page, page_of, point_in_hand

LET_OUT_PPM = 9_000  # well above the limit for work, below that for leaving the hall
_PATIENCE = 40  # looks at a lost scale: its loop must have noticed, and an onlooker have seen it


class Trouble(Enum):
    """What goes wrong."""

    NONE = "none"
    SCALE_UNPLUGGED = "scale_unplugged"  # as an output is to be weighed
    GAS = "gas"  # out of the pack, as the air over it is to be measured
    POWER_CUT = "power_cut"  # while a hold is shut


class _Phase(Enum):
    AHEAD = 0
    ON = 1
    OVER = 2


class BenchTrouble:
    """Brings trouble about and takes it back, by what the bench shows.

    `cut` takes the power away and does not come back.
    """

    def __init__(
        self,
        trouble: Trouble,
        plant: Plant | None,
        *,
        cut: Callable[[], None],
        picture: Callable[[str], None],
    ) -> None:
        self._trouble = trouble
        self._plant = plant
        self._cut = cut
        self._picture = picture
        self._phase = _Phase.AHEAD
        self._looks = 0

    def keeps_waiting(self, state: BenchState) -> bool:
        """Let happen what happens now; whether the operator's hands are to rest meanwhile."""
        plant, page = self._plant, page_of(state)
        if plant is None or self._phase is _Phase.OVER:
            return False
        if self._trouble is Trouble.SCALE_UNPLUGGED:
            return self._with_scale(plant, state)
        if self._trouble is Trouble.GAS:
            return self._with_gas(plant, state)
        if self._trouble is Trouble.POWER_CUT and page is Page.HELD:
            self._cut()
        return False

    def _with_scale(self, plant: Plant, state: BenchState) -> bool:
        if page_of(state) is not Page.OUTPUT or state.output is None or state.scale is None:
            return False
        if self._phase is _Phase.AHEAD:
            plant.unplug_parts_scale()
            self._phase = _Phase.ON
        if state.scale.health is not Health.LOST:
            return True
        self._looks += 1
        if self._looks == _PATIENCE:
            self._picture("bench_scale_lost")
            plant.plug_in_parts_scale()
            self._phase = _Phase.OVER
        return True

    def _with_gas(self, plant: Plant, state: BenchState) -> bool:
        view, gas, page = state.view, state.gas, page_of(state)
        sniffed = page in (Page.MEASURE, Page.HELD) and gas is not None and gas.quantity is Quantity.HYDROGEN
        if view is None or gas is None or not sniffed:
            return False
        if self._phase is _Phase.AHEAD and page is Page.MEASURE:
            plant.let_out(Gas.HYDROGEN, LET_OUT_PPM)
            self._phase = _Phase.ON
        limit = view.limits[point_in_hand(view) - 1].value
        if page is Page.MEASURE:
            return gas.ppm is None or gas.ppm <= limit
        self._picture("bench_gas_failed")
        plant.air()
        if gas.ppm is None or gas.ppm * 2 > limit:
            return True
        self._phase = _Phase.OVER
        return False
