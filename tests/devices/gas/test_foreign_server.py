"""The driver beside a Modbus server that is none of ours: pymodbus' own, which answers by its own rules."""

import asyncio
import struct
import threading
from collections.abc import Iterator

import pytest
from pymodbus.server import ModbusTcpServer
from pymodbus.simulator import DataType, SimData, SimDevice

from app.devices.line import TcpLine
from app.domain.gas import Gas, GasAlarm
from app.domain.reading import Unread
from tests.contracts.voltage_meter import until_answered
from tests.devices.gas.wired import channels_of, sensors_on
from tests.fakes.hand_clock import real_moment

HIGH, LOW = struct.unpack(">HH", struct.pack(">f", 18.5))
MIDAS = [0x0041, 0, HIGH, LOW, 185, 0, 0x0100, 23, 0, 7]


class Foreign:
    """A server on its own thread and event loop."""

    def __init__(self) -> None:
        self.port = 0
        self._up = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._server: ModbusTcpServer | None = None
        self._thread = threading.Thread(target=self._run)

    def start(self) -> None:
        self._thread.start()
        assert self._up.wait(10)

    def stop(self) -> None:
        assert self._server is not None
        asyncio.run_coroutine_threadsafe(self._server.shutdown(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        assert not self._thread.is_alive()
        self._loop.close()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())
        self._up.set()
        self._loop.run_forever()

    async def _serve(self) -> None:
        device = SimDevice(1, [SimData(0, values=list(MIDAS), datatype=DataType.REGISTERS)])
        self._server = ModbusTcpServer([device], address=("127.0.0.1", 0))
        await self._server.serve_forever(background=True)
        self.port = self._server.transport.sockets[0].getsockname()[1]


@pytest.fixture
def foreign() -> Iterator[Foreign]:
    server = Foreign()
    server.start()
    yield server
    server.stop()


def test_a_foreign_server_is_read(foreign: Foreign) -> None:
    line = TcpLine("127.0.0.1", foreign.port)
    sensors = sensors_on(line, real_moment, channels=channels_of("honeywell-midas"))
    sensors.open()
    try:
        there = until_answered(lambda: sensors.read(Gas.CARBON_MONOXIDE)).sensed
        assert there.concentration is not None
        assert (there.concentration.printed, there.concentration.unit) == ("18.5", "ppm")
        assert (there.alarm, there.pulse) == (GasAlarm.FIRST, (0, 7))
    finally:
        sensors.close()


def test_a_foreign_server_refuses_registers_that_it_has_not(foreign: Foreign) -> None:
    line = TcpLine("127.0.0.1", foreign.port)
    sensors = sensors_on(line, real_moment, model="oldham-itrans", channels=channels_of("oldham-itrans"))
    sensors.open()
    try:
        said = until_answered(lambda: sensors.read(Gas.CARBON_MONOXIDE)).sensed
        assert (said.concentration, said.unread) == (None, Unread.DEVICE_ERROR)
    finally:
        sensors.close()
