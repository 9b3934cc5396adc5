"""What goes wrong in a played scenario, at the bench: the plug of a scale, gas, the power."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from app.domain.gas import Gas
from app.domain.procedure import Act
from app.domain.quantity import Quantity
from app.domain.reading import Health
from app.floor.practice_hands import Plant
from ui.screens.bench.state import BenchState, Page, page_of, point_in_hand

LET_OUT_PPM = 9_000  # of hydrogen: well above the limit for work, below that for leaving the hall
ALARM_PPM = 26  # of carbon monoxide: above its first alarm, below its second
_PATIENCE = 40  # looks at a lost scale: its loop must have noticed, and an onlooker have seen it


class Trouble(Enum):
    """What goes wrong."""

    NONE = "none"
    SCALE_UNPLUGGED = "scale_unplugged"  # as an output is to be weighed
    GAS = "gas"  # out of the pack as the air over it is measured, and again at a step that asks no reading
    POWER_CUT = "power_cut"  # while a hold is shut


class _Phase(Enum):
    AHEAD = 0
    ON = 1
    BETWEEN = 2  # the first is over, the second still to come
    ALARM = 3
    TRIED = 4
    OVER = 5


@dataclass(frozen=True, slots=True)
class Around:
    """What a trouble looks at and does besides the plant.

    `cut` takes the power away and does not come back. `gas_alarm` tells whether an alarm of the air stands.
    `hurry` has somebody try to go on with the step in hand all the same.
    """

    cut: Callable[[], None]
    picture: Callable[[str], None]
    gas_alarm: Callable[[], bool]
    hurry: Callable[[], None]


class BenchTrouble:
    """Brings trouble about and takes it back, by what the bench shows."""

    def __init__(self, trouble: Trouble, plant: Plant | None, around: Around) -> None:
        self._trouble = trouble
        self._plant = plant
        self._around = around
        self._cut = around.cut
        self._picture = around.picture
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
            first = self._phase in (_Phase.AHEAD, _Phase.ON)
            return self._with_gas(plant, state) if first else self._with_alarm(plant, state)
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
        if gas.ppm is None or gas.ppm * 2 > limit or self._around.gas_alarm():
            return True
        self._phase = _Phase.BETWEEN
        return False

    def _with_alarm(self, plant: Plant, state: BenchState) -> bool:
        """Gas at an open pack, while it is looked into: the step shuts, and opens when the air is clean."""
        page, step = page_of(state), state.view.step if state.view is not None else None
        if self._phase is _Phase.BETWEEN:
            if page is not Page.CHOOSE or step is None or step.act is not Act.INSPECT_INSIDE:
                return False
            plant.let_out(Gas.CARBON_MONOXIDE, ALARM_PPM)
            self._phase = _Phase.ALARM
        if self._phase is _Phase.ALARM and page is Page.BARRED and self._around.gas_alarm():
            self._picture("bench_air_alarm")
            self._around.hurry()
            plant.air()
            self._phase = _Phase.TRIED
        if self._phase is not _Phase.TRIED or self._around.gas_alarm() or page is Page.BARRED:
            return True
        self._phase = _Phase.OVER
        return False
