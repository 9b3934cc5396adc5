"""Scenes of a gas alarm at a step that asks no gas, at one that does, and of a blind meter."""

from collections.abc import Callable, Mapping

from app.domain.gas import WATCHED, Gas, GasAlarm
from app.domain.reading import Unread
from app.floor.bench_commands import AbortRun
from tests.fakes.air import AirWatch
from tests.ui.screens.bench.scenes_ways import Walker
from ui.screens.air.state import AirState
from ui.screens.bench.state import BenchState

AIR: dict[str, AirState] = {}
"""What the watch has of the air in each of these scenes."""


def air_scenes(walker: Callable[[], Walker]) -> dict[str, BenchState]:
    """Every state of the bench in which the air has a say."""
    way = walker()
    try:
        before = set(way.kept)
        way.bench.floor.under_the_sites_rules()
        way.bench.begin()
        way.to("plug_out")
        watch = AirWatch(way.bench.floor)
        _blind(way, watch)
        _alarms(way, watch)
        return {name: state for name, state in way.kept.items() if name not in before}
    finally:
        way.bench.presenter.stop()


def _keep(way: Walker, watch: AirWatch, name: str, *, heard: bool = False) -> None:
    """Stop where the record says, with the air as it is; `heard` when its tone was silenced."""
    way.bench.begin()
    way.keep(name)
    silenced: Mapping[Gas, GasAlarm] = {one.gas: one.stands for one in watch.air.standing} if heard else {}
    limits = watch.look().limits
    AIR[name] = AirState(watch.air, limits, silenced)


def _blind(way: Walker, watch: AirWatch) -> None:
    for gas in WATCHED:
        watch.shows(gas, Unread.DISCONNECTED)
    watch.goes_by(15)
    _keep(way, watch, "air_blind")
    for gas in WATCHED:
        watch.shows(gas, "0")
    watch.goes_by(65)


def _alarms(way: Walker, watch: AirWatch) -> None:
    floor = way.bench.floor
    watch.shows(Gas.HYDROGEN, "5020")
    _keep(way, watch, "air_first")
    _keep(way, watch, "air_silenced", heard=True)
    watch.shows(Gas.CARBON_MONOXIDE, "52")
    _keep(way, watch, "air_second")
    watch.clears(Gas.HYDROGEN)
    watch.clears(Gas.CARBON_MONOXIDE)
    way.bench.begin()
    way.to("gas_outside")
    watch.shows(Gas.VOC, "61")
    _keep(way, watch, "air_measure")
    floor.do(AbortRun(way.bench.view.run.id, "no time left"))
    _keep(way, watch, "air_making_safe")
