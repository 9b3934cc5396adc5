"""What every MT-SICS scale must do, whatever wire it hangs on and whether it is real."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from enum import Enum

from app.devices.line import Line, LineLost
from app.devices.scale.driver import Polled
from app.devices.scale.frame import FrameKind
from app.devices.scale.sics import SicsScale
from app.devices.scale.watched import WatchedScale
from app.domain.reading import Health, ScaleNow, Unread
from app.domain.units import parse_mass
from tests.fakes.hand_clock import HandClock
from tests.fakes.instruments import PACK_SCALE

RESTING_MG = 412_000_000
_DEADLINE_S = 10.0


class Lying(Enum):
    """What lies on the scale."""

    NOTHING = "nothing"
    RESTING = "resting"  # 412.0 kg, long enough
    SWINGING = "swinging"
    TOO_MUCH = "too_much"


def until_answered(ask: Callable[[], Polled | None]) -> Polled:
    """Put the question again until it is answered."""
    deadline = time.monotonic() + _DEADLINE_S
    while time.monotonic() < deadline:
        if (polled := ask()) is not None:
            return polled
    raise AssertionError("no answer")


class ScaleContract(ABC):
    """Run over every scale; `scale` makes one that will be asked exactly `commands`."""

    @abstractmethod
    def scale(
        self, lying: Lying, clock: HandClock, *, commands: tuple[bytes, ...]
    ) -> AbstractContextManager[Line]:
        """A line to a scale on which this lies."""

    def test_names_itself(self) -> None:
        clock = HandClock()
        with self.scale(Lying.NOTHING, clock, commands=(b"I4",)) as line:
            line.open()
            scale = SicsScale(line, clock)
            deadline = time.monotonic() + _DEADLINE_S
            serial = None
            while serial is None and time.monotonic() < deadline:
                serial = scale.identify()
            assert serial == PACK_SCALE.serial

    def test_resting_load_is_a_stable_weight_with_its_bytes(self) -> None:
        polled = self._polled(Lying.RESTING)
        answer = polled.answer
        assert (answer.kind, answer.stable, answer.unit) == (FrameKind.WEIGHT, True, "kg")
        mass = parse_mass(answer.value or "", "kg")
        assert abs(mass.milligrams - RESTING_MG) <= PACK_SCALE.d_mg
        assert mass.printed.encode() in polled.raw
        assert polled.raw.endswith(b"\r\n")

    def test_swinging_load_is_not_stable(self) -> None:
        assert self._polled(Lying.SWINGING).answer.stable is False

    def test_too_much_is_a_status_without_a_number(self) -> None:
        answer = self._polled(Lying.TOO_MUCH).answer
        assert (answer.kind, answer.status, answer.value) == (FrameKind.STATUS, "overload", None)

    def test_tare_is_read_back(self) -> None:
        clock = HandClock()
        with self.scale(Lying.RESTING, clock, commands=(b"TA",)) as line:
            line.open()
            answer = until_answered(SicsScale(line, clock).tare).answer
            assert answer.kind is FrameKind.TARE
            assert parse_mass(answer.value or "", answer.unit or "").milligrams == 0

    def test_resting_load_is_captured_between_two_stable_frames_and_a_tare(self) -> None:
        shown = self._watched(Lying.RESTING, (b"I4", b"SI", b"TA", b"SI"))
        assert [now.unread for now in shown[:-1]] == [Unread.MOVING]
        settled = shown[-1].settled
        assert settled is not None
        assert abs(settled.mass.milligrams - RESTING_MG) <= PACK_SCALE.d_mg
        assert settled.tare is not None
        assert settled.instrument.serial == PACK_SCALE.serial
        assert settled.placing == 1
        assert settled.mass.printed.encode() in settled.raw

    def test_nothing_and_too_much_are_no_reading(self) -> None:
        for lying, reason in ((Lying.NOTHING, Unread.BELOW_MIN), (Lying.TOO_MUCH, Unread.OVERLOAD)):
            shown = self._watched(lying, (b"I4", b"SI", b"SI", b"SI"))
            assert [(now.unread, now.mass, now.settled) for now in shown] == [(reason, None, None)]
            assert shown[0].health is Health.READY

    def _polled(self, lying: Lying) -> Polled:
        clock = HandClock()
        with self.scale(lying, clock, commands=(b"SI",)) as line:
            line.open()
            return until_answered(SicsScale(line, clock).poll)

    def _watched(self, lying: Lying, commands: tuple[bytes, ...]) -> list[ScaleNow]:
        """Every change that is told while the scale is asked these commands."""
        clock = HandClock()
        changes: list[ScaleNow] = []
        with self.scale(lying, clock, commands=commands) as line:
            watched = WatchedScale(lambda: line, instrument=PACK_SCALE, clock=clock, on_change=changes.append)
            watched.connect()
            turns = len(commands) - commands.count(b"TA")  # the tare is asked within the turn
            deadline = time.monotonic() + _DEADLINE_S
            while turns and time.monotonic() < deadline:
                try:
                    turns -= watched.turn()
                except LineLost as lost:
                    raise AssertionError(lost.code) from lost
            watched.close()
        assert turns == 0
        return changes
