"""The pretended gas sensors behave like sensors: slow, noisy, drifting, and alarming on a scenario."""

import pytest

from app.devices.gas_meter.model import Means
from app.devices.gas_meter.sensed import sense
from app.devices.simulators.bench_gas import CLEAN_AIR, WARM_UP_MS, BenchGas, Episode
from app.devices.simulators.modbus_speech import registers_of
from app.domain.gas import Gas
from app.domain.reading import Unread
from tests.devices.gas.wired import models
from tests.fakes.hand_clock import HandClock


def course(bench: BenchGas, clock: HandClock, gas: Gas, *, minutes: int) -> list[float]:
    """What a sensor shows every second."""
    shown = []
    for _ in range(60 * minutes):
        clock.advance(1000)
        shown.append(bench.sensors[gas].ppm())
    return shown


@pytest.mark.parametrize("gas", list(Gas))
def test_clean_air_stays_clean_all_day_and_yet_moves(gas: Gas) -> None:
    clock = HandClock()
    bench, air = BenchGas(clock), CLEAN_AIR[gas]
    shown = []
    for _ in range(24 * 12):
        clock.advance(300_000)
        shown.append(bench.sensors[gas].ppm())
        assert bench.sensors[gas].says() == frozenset()
    room = air.drift + air.noise + air.step
    assert max(abs(one - air.clean) for one in shown) <= room
    assert len(set(shown)) > 1
    lowest = models().lowest[gas]
    assert min(shown) >= lowest, "drift alone is no fault"


def test_a_sensor_needs_its_time_up_and_down() -> None:
    clock = HandClock()
    bench = BenchGas(clock)
    clock.advance(WARM_UP_MS)
    bench.sensors[Gas.CARBON_MONOXIDE].release(100)
    rising = course(bench, clock, Gas.CARBON_MONOXIDE, minutes=1)
    assert rising[0] < 25
    assert 85 <= rising[13] <= 95, "nine tenths after fourteen seconds"
    assert 98 <= rising[-1] <= 102
    bench.vent()
    falling = course(bench, clock, Gas.CARBON_MONOXIDE, minutes=2)
    assert falling[0] > 80
    assert falling[-1] <= 2


def test_hands_may_let_out_more_before_the_first_is_gone() -> None:
    clock = HandClock()
    bench = BenchGas(clock)
    sensor = bench.sensors[Gas.VOC]
    sensor.release(50)
    clock.advance(60_000)
    sensor.release(80)
    assert 48 <= sensor.ppm() <= 53, "nothing jumps"
    clock.advance(60_000)
    assert 78 <= sensor.ppm() <= 83


def test_a_scenario_plays_by_the_clock_alone() -> None:
    clock = HandClock()
    episodes = (Episode(Gas.HYDROGEN_FLUORIDE, 60_000, 6.0, 60_000),)
    bench = BenchGas(clock, episodes=episodes)
    alarms: list[frozenset[Means]] = []
    for _ in range(240):
        clock.advance(1000)
        alarms.append(bench.sensors[Gas.HYDROGEN_FLUORIDE].says())
    both = frozenset({Means.FIRST_ALARM, Means.SECOND_ALARM})
    seen = [told for told in dict.fromkeys(alarms) if told != frozenset({Means.WARMING_UP})]
    assert seen == [frozenset(), frozenset({Means.FIRST_ALARM}), both]
    assert alarms[58] == frozenset()
    assert alarms[110] == both
    assert alarms[-1] == frozenset()
    assert all(sensor.says() == frozenset() for sensor in bench.sensors.values())


def test_the_same_seed_and_clock_give_the_same_figures() -> None:
    runs = []
    for seed in (1, 1, 2):
        clock = HandClock()
        runs.append(course(BenchGas(clock, seed=seed), clock, Gas.VOC, minutes=1))
    assert runs[0] == runs[1]
    assert runs[0] != runs[2]


@pytest.mark.parametrize("model", ["honeywell-midas", "oldham-itrans", "msa-ultima-x"])
@pytest.mark.parametrize("gas", list(Gas))
def test_what_it_measures_comes_back_out_of_the_registers_of_every_model(model: str, gas: Gas) -> None:
    clock = HandClock()
    bench = BenchGas(clock)
    for one in models().by_id[model].sensors.values():
        state = bench.sensors[gas]
        assert sense(one, gas, registers_of(one, state), lowest=-5000).unread is Unread.WARMING_UP
    clock.advance(WARM_UP_MS)
    for one in models().by_id[model].sensors.values():
        state = bench.sensors[gas]
        said = sense(one, gas, registers_of(one, state), lowest=-5000)
        assert said.concentration is not None, said
        step = max(1.0, CLEAN_AIR[gas].step)
        assert abs(said.concentration.ppb / 1000 - state.ppm()) <= step
