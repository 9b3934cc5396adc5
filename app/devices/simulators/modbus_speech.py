"""What pretended gas sensors say over Modbus: the registers of any model's map, filled from their physics."""

import struct
from collections.abc import Mapping, Sequence
from decimal import Decimal

from pymodbus.framer import FramerRTU, FramerSocket
from pymodbus.pdu import DecodePDU, ExceptionResponse, ModbusPDU
from pymodbus.pdu.register_message import ReadHoldingRegistersResponse, ReadInputRegistersResponse

from app.devices.gas_meter.modbus import Channel
from app.devices.gas_meter.modbus_wire import Framing
from app.devices.gas_meter.model import Bits, GasModel, Kind, Means, SensorMap, Table
from app.devices.line import LineLost
from app.devices.simulators.bench_gas import BenchGas, GasSensor
from app.domain.gas import Gas

_PPM = {"ppb": Decimal("0.001"), "ppm": Decimal(1), "%vol": Decimal(10_000), "%LEL": Decimal(400)}
_LONGEST = 2048
_ILLEGAL_FUNCTION, _ILLEGAL_ADDRESS, _NOBODY_THERE = 1, 2, 11
_RESPONSES = {Table.HOLDING: ReadHoldingRegistersResponse, Table.INPUT: ReadInputRegistersResponse}


class ModbusMouth:
    """One connection to the sensors of a `BenchGas`. It answers questions and cannot be written to."""

    def __init__(
        self, bench: BenchGas, model: GasModel, channels: Sequence[Channel], framing: Framing
    ) -> None:
        self._bench = bench
        self._model = model
        self._channels = channels
        self._rtu = framing is Framing.RTU
        self._decoder = DecodePDU(is_server=True)
        self._framer = FramerRTU(self._decoder) if self._rtu else FramerSocket(self._decoder)
        self._heard = b""

    def hear(self, asked: bytes) -> bytes:
        """The answers to every whole question."""
        self._heard = (self._heard + asked)[-_LONGEST:]
        said = b""
        while self._heard:
            used, unit, number, body = self._framer.decode(self._heard)
            if not used:
                break
            self._heard = self._heard[used:]
            if body and not self._bench.silent:
                said += self._answer(unit, number, body)
        return said

    def _answer(self, unit: int, number: int, body: bytes) -> bytes:
        """On a serial bus a unit that is away says nothing; a gateway says so in its place."""
        here = [one for one in self._channels if one.unit == unit and not self._sensor(one).away]
        if not here and self._rtu:
            return b""
        reply = self._reply(body, here) if here else ExceptionResponse(body[0], _NOBODY_THERE)
        reply.dev_id, reply.transaction_id = unit, number
        return bytes(self._framer.buildFrame(reply))

    def _reply(self, body: bytes, here: Sequence[Channel]) -> ModbusPDU:
        if body[0] != self._model.table.value or len(body) != 5:
            return ExceptionResponse(body[0], _ILLEGAL_FUNCTION)
        address, count = struct.unpack(">HH", body[1:])
        words: dict[int, int] = {}
        for channel in here:
            words |= registers_of(channel.sensor, self._sensor(channel))
        known = set().union(*(range(first, first + many) for one in here for first, many in one.sensor.spans))
        wanted = range(address + self._model.first, address + self._model.first + count)
        if not set(wanted) <= known:
            return ExceptionResponse(body[0], _ILLEGAL_ADDRESS)
        return _RESPONSES[self._model.table](registers=[words.get(register, 0) for register in wanted])

    def _sensor(self, channel: Channel) -> GasSensor:
        return self._bench.sensors[channel.gas]


class SimulatedModbusLine:
    """A line to a `BenchGas`, inside this program."""

    def __init__(self, bench: BenchGas, model: GasModel, channels: Sequence[Channel]) -> None:
        self._bench = bench
        self._made_of = (model, channels)
        self._open = False
        self._mouth = self._new_mouth()
        self._said = b""

    def open(self) -> None:
        """Connect to the sensors."""
        if not self._bench.plugged:
            raise LineLost("line.no_port")
        self._open = True
        self._mouth, self._said = self._new_mouth(), b""

    def close(self) -> None:
        """Let go."""
        self._open = False

    def send(self, data: bytes) -> None:
        """Write to the sensors."""
        self._check()
        self._said += self._mouth.hear(data)

    def receive(self, timeout_s: float) -> bytes:
        """What they have said; they answer at once or not at all, so nothing is waited for."""
        self._check()
        said, self._said = self._said, b""
        return said

    def _new_mouth(self) -> ModbusMouth:
        return ModbusMouth(self._bench, *self._made_of, Framing.TCP)

    def _check(self) -> None:
        if not self._open:
            raise LineLost("line.not_open")
        if not self._bench.plugged:
            raise LineLost("line.broken")


def registers_of(sensor: SensorMap, state: GasSensor) -> Mapping[int, int]:
    """The registers that a model with this map has when its sensor is in this state."""
    words = {first + number: 0 for first, many in sensor.spans for number in range(many)}
    unit = _unit(sensor, state.gas)
    if sensor.unit_code is not None:
        code = next(code for code, name in sensor.unit_code.codes.items() if name == unit)
        _put(words, sensor.unit_code.bits, code)
    _put_value(words, sensor, state, unit)
    for bits in sensor.pulse:
        single = bits.mask >> bits.low == 1
        _put(words, bits, state.now_ms // (2000 if single else 1000))
    _put_status(words, sensor, state.says())
    return words


def _unit(sensor: SensorMap, gas: Gas) -> str:
    if sensor.unit_code is None:
        return sensor.by_gas[gas].unit if gas in sensor.by_gas else sensor.unit or "ppm"
    units = set(sensor.unit_code.codes.values())
    return "%vol" if gas is Gas.OXYGEN and "%vol" in units else "ppm"


def _put_value(words: dict[int, int], sensor: SensorMap, state: GasSensor, unit: str) -> None:
    place = sensor.place
    amount = Decimal(f"{state.ppm():.6f}") / _PPM[unit]
    if place.kind is Kind.FLOAT32:
        raw = struct.pack(">f", amount)
    else:
        decimals = sensor.by_gas[state.gas].decimals if state.gas in sensor.by_gas else place.decimals
        whole, signed = round(amount.scaleb(decimals)), place.kind is Kind.INT16
        raw = (whole if signed else max(0, whole)).to_bytes(2 * place.kind.words, "big", signed=signed)
    pair = [int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2)]
    for number, word in enumerate(pair if place.high_first else reversed(pair)):
        words[place.register + number] = word


def _put_status(words: dict[int, int], sensor: SensorMap, told: frozenset[Means]) -> None:
    """Set what is told; where bits are a number that always says something, the first that says nothing."""
    coded = {says.bits for says in sensor.says if says.equals}
    for bits in coded:
        meant = {value for says in sensor.says if says.bits == bits for value in says.equals}
        _put(words, bits, next(value for value in range((bits.mask >> bits.low) + 1) if value not in meant))
    for means in told:
        says = next((one for one in sensor.says if one.means is means), None)
        if says is not None:
            _put(words, says.bits, says.equals[0] if says.equals else 1)


def _put(words: dict[int, int], bits: Bits, value: int) -> None:
    moved = value << bits.low & bits.mask
    words[bits.register] = words[bits.register] & ~bits.mask | moved
