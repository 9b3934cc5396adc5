"""Every protocol over TCP and a serial port, under its own thread, with the plug pulled in the middle."""

import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.devices.line import Line, SerialLine, TcpLine
from app.devices.scale.profile import SICS, Profile
from app.devices.scale.watched import ScaleLoop
from app.devices.simulators.bench_scale import BenchScale
from app.devices.simulators.scale_pty import ScalePty
from app.devices.simulators.scale_server import ScaleServer
from app.domain.reading import Health, ScaleNow, Source, Unread
from tests.devices.scale.test_spoken import AND, COMMAND, TOLEDO, TWELVE
from tests.fakes.hand_clock import real_moment
from tests.fakes.instruments import PACK_SCALE

LOAD_MG = 412_000_000
Wire = Callable[[BenchScale, Profile], "contextmanager[Line]"]


@contextmanager
def over_tcp(bench: BenchScale, profile: Profile) -> Iterator[Line]:
    """A line to a server."""
    server = ScaleServer(bench, profile)
    server.start()
    yield TcpLine("127.0.0.1", server.port)
    assert server.stop()


@contextmanager
def over_serial(bench: BenchScale, profile: Profile) -> Iterator[Line]:
    """A line to a pseudo-terminal, by a name that stays."""
    with tempfile.TemporaryDirectory() as folder:
        port = ScalePty(bench, Path(folder) / "usb-scale", profile)
        port.start()
        yield SerialLine(str(port.path))
        assert port.stop()


class Hands:
    """Whoever stands at the scale: waits for what is shown, and presses the key when it asks for one."""

    def __init__(self) -> None:
        self.loop: ScaleLoop | None = None
        self.changes: list[ScaleNow] = []
        self._came = threading.Condition()

    def __call__(self, now: ScaleNow) -> None:
        if now.unread is Unread.UNCONFIRMED and now.mass is not None and self.loop is not None:
            self.loop.confirm(now.mass)
        with self._came:
            self.changes.append(now)
            self._came.notify_all()

    def until(self, wanted: Callable[[ScaleNow], bool], since: int = 0) -> ScaleNow:
        """The first change from number `since` on that is as wanted; fails after 20 s."""
        with self._came:
            assert self._came.wait_for(lambda: any(map(wanted, self.changes[since:])), 20), self.changes
            return next(now for now in self.changes[since:] if wanted(now))


@pytest.mark.parametrize("wire", [over_tcp, over_serial])
@pytest.mark.parametrize(
    "profile", [SICS, TOLEDO, AND, TWELVE, COMMAND], ids=lambda profile: profile.protocol.value
)
def test_the_plug_is_pulled_and_put_back(profile: Profile, wire: Wire) -> None:
    bench, hands = BenchScale(PACK_SCALE, real_moment), Hands()
    with wire(bench, profile) as line:
        loop = hands.loop = ScaleLoop(
            "scale",
            lambda: line,
            instrument=PACK_SCALE,
            clock=real_moment,
            on_change=hands,
            source=Source.SIMULATED,
            profile=profile,
        )
        loop.start()
        hands.until(lambda now: now.unread is Unread.BELOW_MIN)
        bench.put(LOAD_MG)
        before = hands.until(lambda now: now.settled is not None).settled
        seen = len(hands.changes)
        bench.unplug()
        lost = hands.until(lambda now: now.unread is Unread.DISCONNECTED, seen)
        assert (lost.mass, lost.settled, lost.health) == (None, None, Health.LOST)
        seen = len(hands.changes)
        bench.plug_in()
        after = hands.until(lambda now: now.settled is not None, seen).settled
        assert loop.stop()
    for reading in (before, after):
        assert reading is not None
        assert abs(reading.mass.milligrams - LOAD_MG) <= PACK_SCALE.d_mg
        assert (reading.placing, reading.source) == (1, Source.SIMULATED)
