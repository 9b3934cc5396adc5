"""The practice plant's hands: what they do shows on camera, scales and meter, the same way every time."""

from dataclasses import dataclass, field

import pytest

from app.devices.line import LineLost
from app.devices.simulators.bench_meter import BenchMeter, SimulatedMeter
from app.devices.simulators.bench_scale import BenchScale
from app.devices.simulators.live_pack import LivePack
from app.devices.simulators.practice_plant import (
    CONTAINER_MG,
    PRACTICE_METER,
    PRACTICE_PARTS_SCALE,
    PRACTICE_SCALE,
    PracticePlant,
)
from app.devices.voltage_meter.watched import WatchedMeter
from app.domain.output import OutputCode
from app.domain.reading import Source, Unread
from app.domain.voltage import VoltageReading
from app.floor.practice_hands import Plant
from tests.fakes.hand_clock import HandClock

LIMIT_MV = 60_000


@dataclass
class Hands:
    """A plant whose time goes by when a voltage is waited for."""

    clock: HandClock = field(default_factory=HandClock)

    def __post_init__(self) -> None:
        self.meter = meter = BenchMeter(PRACTICE_METER, self.clock)
        self.scale = BenchScale(PRACTICE_SCALE, self.clock)
        self.parts = BenchScale(PRACTICE_PARTS_SCALE, self.clock)
        self.plant = PracticePlant(
            self.scale, None, parts=self.parts, meter=meter, badges=(), next_picture=lambda: None
        )
        self.watched = WatchedMeter(
            SimulatedMeter(meter, self.clock),
            instrument=PRACTICE_METER,
            clock=self.clock,
            on_change=lambda now: None,
            source=Source.SIMULATED,
        )
        self.watched.connect()
        self.plant.next_pack()

    def read(self, point: int) -> VoltageReading:
        """Probe a point and wait until the meter has settled."""
        self.plant.probe(point)
        for _ in range(24):
            self.clock.advance(125)
            self.watched.turn()
        settled = self.watched.now().settled
        assert settled is not None, self.watched.now()
        return settled

    def read_all(self, points: int) -> list[str]:
        return [self.read(point).voltage.printed for point in range(1, points + 1)]


def test_it_is_the_port_the_face_knows() -> None:
    hands: Plant = Hands().plant
    asked = {name for name in vars(Plant) if not name.startswith("_")}
    assert "isolate" in asked
    assert asked <= set(dir(hands))


def test_proving_dead_fails_at_84_volts_and_passes_at_3_after_isolating() -> None:
    hands = Hands()
    assert hands.read_all(3) == ["326.4", "166.4", "-160.0"]
    hands.plant.unplug()
    stuck = hands.read(1)
    assert (stuck.voltage.printed, stuck.voltage.unit) == ("84.2", "V")
    assert stuck.voltage.millivolts > LIMIT_MV
    hands.plant.isolate()
    dead = [hands.read(point) for point in (1, 2, 3)]
    assert [reading.voltage.printed for reading in dead] == ["3.1", "1.6", "-1.5"]
    assert all(abs(reading.voltage.millivolts) <= LIMIT_MV for reading in dead)
    assert [reading.touch for reading in dead] == [5, 6, 7]
    assert {reading.source for reading in dead} == {Source.SIMULATED}


def test_cut_sections_are_under_the_limit_each() -> None:
    hands = Hands()
    hands.plant.isolate()
    hands.plant.cut_sections()
    printed = hands.read_all(6)
    assert printed == ["48.2", "52.6", "50.4", "53.8", "49.6", "48.2"]


def test_hands_may_be_told_again_and_never_make_a_pack_live() -> None:
    hands = Hands()
    hands.plant.cut_sections()
    hands.plant.unplug()
    hands.plant.isolate()
    assert hands.read(1).voltage.printed == "48.2"
    hands.plant.bring_to_bench()
    assert hands.read(1).voltage.printed == "326.4", "the next pack is whole"


@pytest.mark.parametrize("pack_kg", [412, 465, 287, 336.5])
def test_a_pack_whose_mass_is_known_adds_up_when_all_of_it_is_weighed(pack_kg: float) -> None:
    hands = Hands()
    pack_mg = round(pack_kg * 1_000_000)
    hands.plant.bring_to_bench(pack_mg)
    others = [
        "CASE_AL",
        "CASE_AL",
        "CU_BUS",
        "CABLE",
        "PCB",
        "RELAY",
        "COOLPL",
        "COOLANT",
        "THERM",
        "PLAS",
        "FAST",
    ]
    weighed = 0
    for code in (*["MOD"] * 6, *others):
        hands.plant.put_part(OutputCode(code))
        weighed += hands.parts.load_mg
        hands.plant.take_part()
    assert 0 <= pack_mg - weighed < 6 * 20_000


def test_lifted_probes_are_no_reading() -> None:
    hands = Hands()
    hands.plant.isolate()
    hands.read(1)
    hands.plant.probe_off()
    hands.clock.advance(125)
    hands.watched.turn()
    now = hands.watched.now()
    assert (now.unread, now.voltage, now.settled) == (Unread.NO_CONTACT, None, None)


def test_points_are_counted_from_one() -> None:
    with pytest.raises(ValueError, match="counted from 1"):
        LivePack(326_400).across(0)


@pytest.mark.parametrize("code", OutputCode)
def test_every_output_weighs_whole_divisions_that_the_scale_can_weigh(code: OutputCode) -> None:
    hands = Hands()
    for in_container in (False, True, False, True):
        hands.plant.put_part(code, in_container=in_container)
        load = hands.parts.load_mg
        assert load % PRACTICE_PARTS_SCALE.d_mg == 0
        assert PRACTICE_PARTS_SCALE.min_mg <= load <= PRACTICE_PARTS_SCALE.max_mg
        hands.plant.take_part()
        assert hands.parts.load_mg == 0


def test_modules_weigh_what_modules_weigh_in_turn() -> None:
    hands = Hands()
    weighed = []
    for _ in range(5):
        hands.plant.put_part(OutputCode.MOD)
        hands.plant.put_part(OutputCode.FAST)  # there is no room: the first one still lies there
        weighed.append(hands.parts.load_mg)
        hands.plant.take_part()
    assert weighed == [28_460_000, 31_820_000, 30_080_000, 29_140_000, 28_460_000]


def test_a_container_weighs_the_same_empty_and_under_its_content() -> None:
    hands = Hands()
    hands.plant.put_container()
    assert hands.parts.load_mg == CONTAINER_MG == 2_400_000
    hands.plant.take_part()
    hands.plant.put_part(OutputCode.FAST, in_container=True)
    assert hands.parts.load_mg == CONTAINER_MG + 1_280_000


def test_real_instruments_are_left_to_real_hands() -> None:
    hands = Hands()
    plant = PracticePlant(None, None, meter=hands.meter, badges=(), next_picture=lambda: None)
    hands.plant = plant
    plant.next_pack()
    plant.put_on()
    plant.probe(1)
    plant.put_container()
    plant.put_part(OutputCode.MOD)
    plant.show_code("P")
    plant.take_part()
    assert (hands.scale.load_mg, hands.parts.load_mg) == (0, 0)
    assert hands.read(1).voltage.printed == "326.4", "what is simulated is still worked"


def test_a_driver_that_is_not_open_says_so() -> None:
    clock = HandClock()
    with pytest.raises(LineLost, match=r"line\.not_open"):
        SimulatedMeter(BenchMeter(PRACTICE_METER, clock), clock).read()
