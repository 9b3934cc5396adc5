"""Every protocol under one suite: by the bytes of the manuals, and by a pretended scale on three wires."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.devices.line import Line, SerialLine, TcpLine
from app.devices.scale.profile import SICS, Checksum, DecimalTable, DigitOrder, Profile, ScaleProtocol
from app.devices.simulators.bench_scale import BenchScale
from app.devices.simulators.scale_pty import ScalePty
from app.devices.simulators.scale_server import ScaleServer
from app.devices.simulators.scale_wire import SimulatedScaleLine
from tests.contracts.scale import RESTING_MG, Lying, SpokenContract
from tests.devices.scale.scripted_scale import ScriptedScale
from tests.fakes.hand_clock import HandClock
from tests.fakes.instruments import PACK_SCALE

TOLEDO = Profile(ScaleProtocol.TOLEDO)
CLONE = Profile(
    ScaleProtocol.TOLEDO, checksum=Checksum.XOR, decimal_table=DecimalTable.PLACES, mask_bit7=True
)
AND, AND_ASKED = Profile(ScaleProtocol.AND), Profile(ScaleProtocol.AND, asked=True)
TWELVE = Profile(ScaleProtocol.YAOHUA_12, unit="kg")
COMMAND = Profile(ScaleProtocol.YAOHUA_CMD, unit="kg", address="B")
A12E = Profile(ScaleProtocol.YAOHUA_A12E)
EQUALS = Profile(ScaleProtocol.YAOHUA_EQ, unit="kg")
STRAIGHT = Profile(ScaleProtocol.YAOHUA_EQ, unit="kg", digit_order=DigitOrder.STRAIGHT)
PROFILES = (SICS, TOLEDO, CLONE, AND, AND_ASKED, TWELVE, COMMAND, A12E, EQUALS, STRAIGHT)
NAMES = (
    *("mt-sics", "toledo", "toledo clone", "and", "and asked", "yaohua-12", "yaohua-cmd", "yaohua-a12e"),
    *("yaohua-eq", "yaohua-eq straight"),
)

# What is sent while something lies there, worked out from the manuals: 0.0, 412.0, swinging, 700.0 kg.
FRAMES: Mapping[Profile, tuple[bytes, bytes, tuple[bytes, ...], bytes]] = {
    TOLEDO: (
        bytes.fromhex("023330203030303030303030303030300D2E"),
        bytes.fromhex("023330203030343132303030303030300D27"),
        (bytes.fromhex("023338203030333938363030303030300D0C"),),
        bytes.fromhex("023334203030303030303030303030300D2A"),
    ),
    AND: (
        b"ST,+000000.0 kg\r\n",
        b"ST,+000412.0 kg\r\n",
        (b"US,+000398.6 kg\r\n",),
        b"OL,+999999.9 kg\r\n",
    ),
    TWELVE: (
        bytes.fromhex("022B30303030303031314103"),
        bytes.fromhex("022B30303431323031314403"),
        (bytes.fromhex("022B30303339383631314503"), bytes.fromhex("022B30303431333431313803")),
        bytes.fromhex("022B30303730303031314403"),
    ),
    A12E: (
        b"WG00000.0kg32\r\n",
        b"WG00412.0kg35\r\n",
        (b"WG00398.6kg36\r\n", b"WG00413.4kg30\r\n"),
        b"         OL23\r\n",
    ),
    EQUALS: (b"=0.000000", b"=0.214000", (b"=6.893000", b"=4.314000"), b"=0.007000"),
}


class TestScripted(SpokenContract):
    """The drivers against what the manuals say that scales send."""

    @pytest.fixture(autouse=True, params=list(FRAMES), ids=lambda profile: profile.protocol.value)
    def _each(self, request: pytest.FixtureRequest) -> None:
        self.profile = request.param

    @contextmanager
    def spoken(self, lying: Lying, clock: HandClock) -> Iterator[Line]:
        nothing, resting, swinging, too_much = FRAMES[self.profile]
        frames = {Lying.NOTHING: (nothing,), Lying.RESTING: (resting,), Lying.TOO_MUCH: (too_much,)}
        yield ScriptedScale(clock, frames=frames.get(lying, swinging))


class TestScriptedAnswers(SpokenContract):
    """The drivers that ask, and nothing but questions that read."""

    profile = COMMAND

    @contextmanager
    def spoken(self, lying: Lying, clock: HandClock) -> Iterator[Line]:
        net = {
            Lying.NOTHING: bytes.fromhex("0242442B30303030303031314303"),
            Lying.RESTING: bytes.fromhex("0242442B30303431323031314203"),
            Lying.SWINGING: bytes.fromhex("0242442B30303339383631313803"),
            Lying.TOO_MUCH: bytes.fromhex("0242442B30303730303031314203"),
        }[lying]
        tare = bytes.fromhex("0242432B30303030303031314203")
        questions = {bytes.fromhex("024244303603"): net, bytes.fromhex("024243303103"): tare}
        yield ScriptedScale(clock, answers=questions)


class TestScriptedQuestions(SpokenContract):
    """An A&D scale that is asked: one `Q` each half a second."""

    profile = AND_ASKED

    @contextmanager
    def spoken(self, lying: Lying, clock: HandClock) -> Iterator[Line]:
        answer = {
            Lying.NOTHING: b"ST,+000000.0 kg\r\n",
            Lying.RESTING: b"ST,+000412.0 kg\r\n",
            Lying.SWINGING: b"US,+000398.6 kg\r\n",
            Lying.TOO_MUCH: b"OL,+999999.9 kg\r\n",
        }[lying]
        yield ScriptedScale(clock, answers={b"Q\r\n": answer})


def bench(lying: Lying, clock: HandClock) -> BenchScale:
    """A pretended scale in this state."""
    scale = BenchScale(PACK_SCALE, clock)
    if lying is not Lying.NOTHING:
        scale.put(700_000_000 if lying is Lying.TOO_MUCH else RESTING_MG)
        clock.advance(125 if lying is Lying.SWINGING else 5000)
    return scale


class _Simulated(SpokenContract):
    """Every profile, by a pretended scale."""

    @pytest.fixture(autouse=True, params=PROFILES, ids=NAMES)
    def _each(self, request: pytest.FixtureRequest) -> None:
        self.profile = request.param


class TestSimulatedLine(_Simulated):
    """The pretended scale on its own line."""

    @contextmanager
    def spoken(self, lying: Lying, clock: HandClock) -> Iterator[Line]:
        yield SimulatedScaleLine(bench(lying, clock), self.profile)


class TestServer(_Simulated):
    """The pretended scale behind a real TCP connection."""

    @contextmanager
    def spoken(self, lying: Lying, clock: HandClock) -> Iterator[Line]:
        server = ScaleServer(bench(lying, clock), self.profile)
        server.start()
        line = TcpLine("127.0.0.1", server.port)
        try:
            yield line
        finally:
            line.close()
            assert server.stop()


class TestPty(_Simulated):
    """The pretended scale behind a serial port."""

    @contextmanager
    def spoken(self, lying: Lying, clock: HandClock) -> Iterator[Line]:
        with tempfile.TemporaryDirectory() as folder:
            port = ScalePty(bench(lying, clock), Path(folder) / "scale", self.profile)
            port.start()
            line = SerialLine(str(port.path))
            try:
                yield line
            finally:
                line.close()
                assert port.stop()
