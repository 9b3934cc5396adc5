"""Gas sensors of every model that ships, over every wire; and the very bytes on it."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.devices.gas_meter.driver import GasSensors
from app.devices.gas_meter.modbus import NoSuchSensor, channel_of
from app.devices.gas_meter.modbus_wire import Answer, Framing, ModbusWire, Question
from app.devices.gas_meter.model import Table
from app.devices.line import LineLost, SerialLine, TcpLine
from app.devices.simulators.ends import PtyEnd, TcpEnd
from app.devices.simulators.modbus_speech import ModbusMouth, SimulatedModbusLine
from app.domain.gas import Gas, GasAlarm
from app.domain.reading import Unread
from tests.contracts.gas_meter import GasContract, State
from tests.contracts.voltage_meter import until_answered
from tests.devices.gas.wired import bench_in, channels_of, models, sensors_on
from tests.fakes.hand_clock import HandClock
from tests.fakes.scripted_line import ScriptedLine


class _Simulated(GasContract):
    model = "honeywell-midas"

    @contextmanager
    def sensors(self, state: State, clock: HandClock) -> Iterator[GasSensors]:
        channels = channels_of(self.model)
        line = SimulatedModbusLine(bench_in(state, clock), models().by_id[self.model], channels)
        yield sensors_on(line, clock, model=self.model, channels=channels)


class TestMidas(_Simulated):
    """One gas a detector, with a heartbeat."""


class TestItrans(_Simulated):
    """Whole numbers with a sign, two questions a sensor."""

    model = "oldham-itrans"
    pulses = False


class TestUltima(_Simulated):
    """Three sensors behind one status word."""

    model = "msa-ultima-x"
    pulses = False


class TestMidasOverTcp(GasContract):
    """The same over a socket."""

    @contextmanager
    def sensors(self, state: State, clock: HandClock) -> Iterator[GasSensors]:
        bench, channels = bench_in(state, clock), channels_of("honeywell-midas")
        model = models().by_id["honeywell-midas"]
        end = TcpEnd(
            "modbus",
            lambda: ModbusMouth(bench, model, channels, Framing.TCP),
            plugged=lambda: bench.plugged,
        )
        end.start()
        line = TcpLine("127.0.0.1", end.port)
        try:
            yield sensors_on(line, clock, channels=channels)
        finally:
            line.close()
            assert end.stop()


class TestItransOverASerialPort(GasContract):
    """Modbus RTU behind a pseudo-terminal."""

    pulses = False

    @pytest.fixture(autouse=True)
    def _where(self, tmp_path: Path) -> None:
        self.path = tmp_path / "usb-gas"

    @contextmanager
    def sensors(self, state: State, clock: HandClock) -> Iterator[GasSensors]:
        bench, channels = bench_in(state, clock), channels_of("oldham-itrans")
        model = models().by_id["oldham-itrans"]
        end = PtyEnd(
            "modbus",
            lambda: ModbusMouth(bench, model, channels, Framing.RTU),
            plugged=lambda: bench.plugged,
            path=self.path,
        )
        end.start()
        line = SerialLine(str(self.path))
        try:
            yield sensors_on(line, clock, model="oldham-itrans", framing=Framing.RTU, channels=channels)
        finally:
            line.close()
            assert end.stop()


class TestAsTheManualPrintsIt(GasContract):
    """Registers put together by hand from the Midas manual, table A1."""

    @contextmanager
    def sensors(self, state: State, clock: HandClock) -> Iterator[GasSensors]:
        status = {
            State.CLEAN: 0x0001,
            State.CARBON_MONOXIDE: 0x0041,
            State.WARMING_UP: 0x0000,
            State.IN_TEST: 0x0006,
            State.FAULT: 0x0021,
        }[state]
        ppm = 20.0 if state is State.CARBON_MONOXIDE else 0.0
        yield sensors_on(_Registers(clock, status, ppm), clock)


class _Registers:
    """A gateway with two Midas behind it: unit 1 tells ppm of carbon monoxide, unit 2 % of oxygen."""

    def __init__(self, clock: HandClock, status: int, ppm: float) -> None:
        self._clock = clock
        self._status = status
        self._ppm = ppm
        self._said = b""

    def open(self) -> None:
        self._said = b""

    def close(self) -> None:
        return

    def send(self, data: bytes) -> None:
        assert data[2:6] + data[7:] == bytes.fromhex("0000 0006 03 0000 000A"), "ten registers from 40001"
        unit = data[6]
        beat = self._clock().mono_ms // 1000
        value, units = (self._ppm, 0x0100) if unit == 1 else (20.9, 0x0401)
        high, low = struct.unpack(">HH", struct.pack(">f", value))
        words = (self._status | (beat // 2 % 2) << 11, 0, high, low, 0, 0, units, 23, 0, beat & 0xFFFF)
        body = bytes((unit, 3, 20)) + struct.pack(">10H", *words)
        self._said += data[:2] + struct.pack(">HH", 0, len(body)) + body

    def receive(self, timeout_s: float) -> bytes:
        said, self._said = self._said[:7], self._said[7:]
        return said


CHECK = Question(1, Table.HOLDING, 0, 2)
ASKED = bytes.fromhex("01 03 00 00 00 02 C4 0B")
ANSWERED = bytes.fromhex("01 03 04 00 00 0B B8 FD 71")


def asked_once(answered: bytes, *, chunk: int = 4096, waits: int = 0) -> Answer:
    """The answer to the check question of the field note, over a serial line."""
    clock = HandClock()
    with ScriptedLine([(ASKED, answered)], chunk=chunk) as line:
        wire = ModbusWire(line, clock, Framing.RTU)
        wire.open()
        for _ in range(waits):
            assert wire.ask(CHECK) is None
            clock.advance(500)
        return until_answered(lambda: wire.ask(CHECK))


@pytest.mark.parametrize("chunk", [1, 2, 5, 4096])
def test_the_check_of_the_field_note(chunk: int) -> None:
    assert asked_once(ANSWERED, chunk=chunk) == Answer(words=(0, 0x0BB8))


def test_a_modbus_exception_is_told_by_its_number() -> None:
    assert asked_once(bytes.fromhex("01 83 02 C0 F1")) == Answer(exception=2)


def test_a_wrong_check_sum_is_no_answer_and_is_told_as_such() -> None:
    assert asked_once(ANSWERED[:-1] + b"\x70", waits=2) == Answer(spoilt=True)


def test_silence_ends_after_a_second() -> None:
    assert asked_once(b"", waits=2) == Answer(silent=True)


def test_what_answers_another_unit_or_count_is_no_answer() -> None:
    other_unit = bytes.fromhex("02 03 04 00 00 0B B8 CE 71")
    assert asked_once(other_unit, waits=2).words == ()
    assert asked_once(bytes.fromhex("01 03 02 0B B8 BF 06"), waits=2).words == ()


def test_over_tcp_only_the_answer_with_our_number_counts() -> None:
    late = bytes.fromhex("0007 0000 0007 01 03 04 0000 0001")
    ours = bytes.fromhex("0001 0000 0007 01 03 04 0000 0BB8")
    with ScriptedLine([(bytes.fromhex("0001 0000 0006 01 03 0000 0002"), late + ours)]) as line:
        wire = ModbusWire(line, HandClock(), Framing.TCP)
        wire.open()
        assert until_answered(lambda: wire.ask(CHECK)) == Answer(words=(0, 0x0BB8))


def test_what_is_no_modbus_lets_go_of_the_line() -> None:
    line = ScriptedLine([(bytes.fromhex("0001 0000 0006 01 03 0000 0002"), b"HTTP/1.1 400 Bad Request\r\n")])
    wire = ModbusWire(line, HandClock(), Framing.TCP)
    wire.open()
    with pytest.raises(LineLost, match="no_modbus"):
        until_answered(lambda: wire.ask(CHECK))


def test_one_question_at_a_time() -> None:
    wire = ModbusWire(ScriptedLine([(ASKED, b"")]), HandClock(), Framing.RTU)
    wire.open()
    assert wire.ask(CHECK) is None
    with pytest.raises(ValueError, match="one question"):
        wire.ask(Question(2, Table.HOLDING, 0, 2))


def test_a_dead_sensor_does_not_take_the_others_with_it() -> None:
    clock = HandClock()
    bench, channels = bench_in(State.CLEAN, clock), channels_of("honeywell-midas")
    bench.sensors[Gas.CARBON_MONOXIDE].away = True
    line = SimulatedModbusLine(bench, models().by_id["honeywell-midas"], channels)
    sensors = sensors_on(line, clock, channels=channels)
    sensors.open()
    dead = until_answered(lambda: sensors.read(Gas.CARBON_MONOXIDE)).sensed
    assert (dead.concentration, dead.unread, dead.alarm) == (None, Unread.DISCONNECTED, GasAlarm.NONE)
    assert until_answered(lambda: sensors.read(Gas.OXYGEN)).sensed.concentration is not None


def test_when_no_sensor_answers_the_line_is_lost() -> None:
    clock = HandClock()
    bench, channels = bench_in(State.CLEAN, clock), channels_of("honeywell-midas")
    bench.silent = True
    line = SimulatedModbusLine(bench, models().by_id["honeywell-midas"], channels)
    sensors = sensors_on(line, clock, channels=channels)
    sensors.open()
    assert sensors.read(Gas.CARBON_MONOXIDE) is None
    clock.advance(1000)
    frame = sensors.read(Gas.CARBON_MONOXIDE)
    assert frame is not None
    assert frame.sensed.unread is Unread.DISCONNECTED
    assert sensors.read(Gas.OXYGEN) is None
    clock.advance(1000)
    with pytest.raises(LineLost, match=r"gas\.no_answer"):
        sensors.read(Gas.OXYGEN)


def test_a_map_for_another_meter_is_told_and_gives_no_number() -> None:
    clock = HandClock()
    bench, channels = bench_in(State.CLEAN, clock), channels_of("oldham-itrans")
    line = SimulatedModbusLine(bench, models().by_id["oldham-itrans"], channels)
    sensors = sensors_on(line, clock, model="honeywell-midas")
    sensors.open()
    sensed = until_answered(lambda: sensors.read(Gas.CARBON_MONOXIDE)).sensed
    assert (sensed.concentration, sensed.unread) == (None, Unread.DEVICE_ERROR)


@pytest.mark.parametrize(
    ("exception", "reason"),
    [
        (1, Unread.DEVICE_ERROR),
        (2, Unread.DEVICE_ERROR),
        (4, Unread.DEVICE_ERROR),
        (5, Unread.NOT_EXECUTABLE),
        (6, Unread.NOT_EXECUTABLE),
        (10, Unread.DISCONNECTED),
        (11, Unread.DISCONNECTED),
    ],
)
def test_every_modbus_exception_is_no_reading_for_its_reason(exception: int, reason: Unread) -> None:
    asked = bytes.fromhex("0001 0000 0006 01 03 0000 000A")
    answered = bytes.fromhex("0001 0000 0003 01 83") + bytes((exception,))
    with ScriptedLine([(asked, answered)]) as line:
        sensors = sensors_on(line, HandClock())
        sensors.open()
        said = until_answered(lambda: sensors.read(Gas.CARBON_MONOXIDE)).sensed
    assert (said.concentration, said.unread, said.alarm) == (None, reason, GasAlarm.NONE)


def test_a_sensor_that_the_model_has_not_is_refused() -> None:
    midas = models().by_id["honeywell-midas"]
    with pytest.raises(NoSuchSensor, match=r"no sensor 2: allowed is \[1\]"):
        channel_of(midas, Gas.HYDROGEN, unit=1, sensor=2)
