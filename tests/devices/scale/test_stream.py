"""Scales that send by themselves: what is torn, late or gathered in a silence never passes for new."""

import pytest

from app.devices.line import LineLost
from app.devices.scale.asked import AndScale, YaohuaScale
from app.devices.scale.driver import REPLY_TIMEOUT_MS
from app.devices.scale.frame import FrameKind
from app.devices.scale.profile import Profile, ScaleProtocol
from app.devices.scale.stream import StreamScale
from app.devices.scale.watched import WatchedScale
from app.domain.reading import Health, ScaleNow, Unread
from tests.fakes.hand_clock import HandClock
from tests.fakes.instruments import PACK_SCALE
from tests.fakes.scripted_line import ScriptedLine

AND = Profile(ScaleProtocol.AND)
STILL = b"ST,+000412.0 kg\r\n"


class Wire:
    """A wire on which the test lays bytes; the station may read and never write."""

    def __init__(self) -> None:
        self.lies = b""

    def open(self) -> None:
        """Always open."""

    def close(self) -> None:
        """Nothing to close."""

    def send(self, data: bytes) -> None:
        """Never."""
        raise AssertionError(f"sent to a scale that is only listened to: {data!r}")

    def receive(self, timeout_s: float) -> bytes:
        """All that lies there."""
        data, self.lies = self.lies, b""
        return data


class Listening:
    """A watched A&D scale on such a wire."""

    def __init__(self) -> None:
        self.clock, self.wire = HandClock(), Wire()
        self.told: list[ScaleNow] = []
        self.watched = WatchedScale(
            lambda: self.wire,
            instrument=PACK_SCALE,
            clock=self.clock,
            on_change=self.told.append,
            profile=AND,
        )
        self.watched.connect()
        self.watched.turn()

    def hear(self, data: bytes, *, after_ms: int = 125) -> ScaleNow:
        """What is shown when these bytes come in."""
        self.clock.advance(after_ms)
        self.wire.lies = data
        self.watched.turn()
        return self.watched.now()


def test_two_still_frames_are_captured_without_a_word_sent() -> None:
    scale = Listening()
    assert scale.hear(STILL).unread is Unread.MOVING
    assert scale.hear(STILL).settled is not None


def test_opening_in_the_middle_of_a_frame_is_no_fault_and_later_noise_is() -> None:
    scale = Listening()
    scale.hear(STILL[7:] + STILL)
    assert Unread.BAD_FRAME not in {now.unread for now in scale.told}
    scale.hear(STILL[7:])
    assert scale.watched.now().unread is Unread.BAD_FRAME
    assert scale.watched.now().health is Health.STALE


def test_what_gathered_while_the_station_was_held_up_is_old() -> None:
    scale = Listening()
    scale.hear(STILL)
    held = scale.hear(STILL * 24, after_ms=3000)
    assert (held.mass, held.unread, held.settled) == (None, Unread.STALE, None)
    assert scale.hear(STILL).unread is Unread.MOVING
    assert scale.hear(STILL).settled is not None


def test_the_first_frame_after_a_silence_may_be_as_old_as_the_silence() -> None:
    scale = Listening()
    for _ in range(3):
        scale.hear(STILL)
    for _ in range(12):
        scale.hear(b"")
    assert scale.watched.now().settled is None
    assert scale.hear(STILL * 2).unread is Unread.STALE
    assert scale.hear(STILL).settled is not None, "it still lies there"


def test_two_halves_with_a_pause_between_are_no_frame() -> None:
    scale = Listening()
    scale.hear(STILL)
    scale.hear(STILL[:8])
    torn = scale.hear(STILL[8:], after_ms=600)
    assert (torn.unread, torn.settled) == (Unread.BAD_FRAME, None)
    assert scale.hear(STILL).unread is Unread.MOVING


def test_a_frame_that_comes_in_two_pieces_is_one() -> None:
    scale = Listening()
    scale.hear(STILL)
    scale.hear(STILL[:8], after_ms=60)
    assert scale.hear(STILL[8:], after_ms=60).settled is not None


def test_silence_is_stale_and_after_five_seconds_the_line_counts_as_lost() -> None:
    scale = Listening()
    scale.hear(STILL)
    assert scale.hear(b"", after_ms=2001).unread is Unread.STALE
    with pytest.raises(LineLost, match=r"scale\.no_answer"):
        scale.hear(b"", after_ms=REPLY_TIMEOUT_MS)


def test_a_flood_is_read_within_bounds_and_shows_no_old_weight() -> None:
    class Flood(Wire):
        reads = 0

        def receive(self, timeout_s: float) -> bytes:
            self.reads += 1
            return STILL * 200

    clock, wire = HandClock(), Flood()
    scale = StreamScale(wire, clock, AND)
    assert len(scale.frames()) == 200 * wire.reads
    assert wire.reads <= 8
    clock.advance(1500)
    assert {polled.asked.mono_ms for polled in scale.frames()} == {clock().mono_ms - 1500}


def test_an_and_scale_is_asked_no_sooner_than_half_a_second_after() -> None:
    clock = HandClock()
    with ScriptedLine([(b"Q\r\n", STILL), (b"Q\r\n", b"EC,E02\r\n")]) as line:
        scale = AndScale(line, clock, Profile(ScaleProtocol.AND, asked=True))
        assert [polled.raw for polled in scale.frames()] == [STILL]
        clock.advance(499)
        assert scale.frames() == ()
        clock.advance(1)
        assert [polled.answer.code for polled in scale.frames()] == ["E02"]


def test_another_scales_answer_on_the_same_line_breaks_the_connection() -> None:
    net_b = bytes.fromhex("0242442B30303431323031314203")
    gross_a = bytes.fromhex("0241422B30303431323031314503")
    question = bytes.fromhex("024144303503")
    for answer in (net_b, gross_a, question):
        with ScriptedLine([(question, answer)]) as line:
            scale = YaohuaScale(line, HandClock(), Profile(ScaleProtocol.YAOHUA_CMD, unit="kg"))
            if answer == question:  # our own echo
                assert scale.frames()[0].answer.kind is FrameKind.HOST_COMMAND
                continue
            with pytest.raises(LineLost, match="out_of_step"):
                scale.frames()
