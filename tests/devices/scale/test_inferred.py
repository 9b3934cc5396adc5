"""Scales without a word on stillness: a long row of equal frames, and then a person's key."""

import pytest

from app.devices.scale.driver import Polled
from app.devices.scale.judge import decimals, judge
from app.devices.scale.profile import Profile, ScaleProtocol
from app.devices.scale.protocols import parse_frame
from app.devices.scale.settle import Placing
from app.devices.scale.yaohua import check_digits
from app.domain.reading import ScaleNow, Source, Stability, Unread
from app.domain.units import Mass, parse_mass
from tests.fakes.hand_clock import HandClock
from tests.fakes.instruments import PACK_SCALE

FRAME_MS = 150
TWELVE = Profile(ScaleProtocol.YAOHUA_12, unit="kg")


def twelve(figure: str) -> bytes:
    """The frame that shows this figure with one decimal."""
    body = f"{'-' if figure.startswith('-') else '+'}{figure.lstrip('-').replace('.', ''):0>6}1".encode()
    return b"\x02" + body + check_digits(body) + b"\x03"


class Frames:
    """Feeds a placing with the frames of a scale that never says whether it is still."""

    def __init__(self, profile: Profile = TWELVE) -> None:
        self.clock = HandClock()
        self.profile = profile
        self.placing = Placing(PACK_SCALE, Source.INSTRUMENT)

    def see(self, raw: bytes, *, each_ms: int = FRAME_MS) -> ScaleNow:
        asked = self.clock()
        self.clock.advance(each_ms)
        polled = Polled(parse_frame(raw, self.profile), raw, asked, self.clock())
        return self.placing.see(polled, self.clock())

    def row(self, figure: str, count: int, *, each_ms: int = FRAME_MS) -> ScaleNow:
        """The last of so many equal frames."""
        return [self.see(twelve(figure), each_ms=each_ms) for _ in range(count)][-1]


def kg(figure: str) -> Mass:
    return parse_mass(figure, "kg")


def test_eight_equal_frames_over_a_second_ask_for_the_key_and_it_gives_the_reading() -> None:
    frames = Frames()
    assert frames.row("412.0", 7).unread is Unread.MOVING
    asked = frames.row("412.0", 1)
    assert (asked.mass, asked.unread, asked.settled) == (kg("412.0"), Unread.UNCONFIRMED, None)
    frames.placing.confirm(kg("412.0"))
    settled = frames.row("412.0", 1).settled
    assert settled is not None
    assert (settled.stability, settled.mass.printed, settled.placing) == (Stability.INFERRED, "412.0", 1)
    assert settled.raw == twelve("412.0")


def test_eight_frames_in_less_than_a_second_are_not_enough() -> None:
    frames = Frames()
    assert frames.row("412.0", 20, each_ms=50).unread is Unread.MOVING, "seven pauses of 50 ms and more"
    assert frames.row("412.0", 1, each_ms=50).unread is Unread.UNCONFIRMED, "now a second has gone by"


def test_a_second_with_fewer_frames_is_not_enough() -> None:
    frames = Frames()
    assert frames.row("412.0", 7, each_ms=400).unread is Unread.MOVING


@pytest.mark.parametrize(
    "between", [twelve("412.2"), twelve("0.0"), b"\x02+00412", twelve("412.0")[:9] + b"00\x03"]
)
def test_anything_else_begins_the_row_anew(between: bytes) -> None:
    frames = Frames()
    frames.row("412.0", 7)
    assert frames.see(between).settled is None
    assert frames.row("412.0", 7).unread is Unread.MOVING
    assert frames.row("412.0", 1).unread is Unread.UNCONFIRMED


def test_the_key_counts_for_the_very_figure_and_this_placing_only() -> None:
    frames = Frames()
    frames.placing.confirm(kg("412.0"))
    assert frames.row("412.0", 9).unread is Unread.UNCONFIRMED, "pressed before anything was still"
    frames.placing.confirm(kg("411.8"))
    assert frames.row("412.0", 1).unread is Unread.UNCONFIRMED, "another figure than is shown"
    frames.placing.confirm(kg("412.0"))
    assert frames.row("412.0", 1).settled is not None
    assert frames.row("412.2", 8).unread is Unread.UNCONFIRMED, "a division off: to be confirmed again"
    frames.row("0.0", 1)
    assert frames.row("412.0", 9).unread is Unread.UNCONFIRMED, "put on anew"


def test_another_load_without_an_empty_scale_in_between_is_no_reading() -> None:
    frames = Frames()
    frames.row("412.0", 8)
    other = frames.row("512.0", 8)
    assert (other.mass, other.unread) == (None, Unread.NOT_EMPTIED)


def test_a_device_that_has_a_word_is_never_inferred() -> None:
    frames = Frames(Profile(ScaleProtocol.AND))
    for _ in range(30):
        assert frames.see(b"US,+000412.0 kg\r\n").unread is Unread.MOVING
    frames.see(b"ST,+000412.0 kg\r\n")
    settled = frames.see(b"ST,+000412.0 kg\r\n").settled
    assert settled is not None
    assert (settled.stability, settled.tare) == (Stability.DEVICE, None)


def test_net_without_a_known_tare_is_no_reading() -> None:
    body = b"WN00412.0kg"
    raw = body + check_digits(body) + b"\r\n"
    frames = Frames(Profile(ScaleProtocol.YAOHUA_A12E))
    shown = [frames.see(raw) for _ in range(8)][-1]
    assert (shown.mass, shown.unread) == (None, Unread.TARE_UNKNOWN)


def test_toledo_tells_the_tare_in_the_frame() -> None:
    frames = Frames(Profile(ScaleProtocol.TOLEDO))
    gross = bytes.fromhex("022B30203030343132303030303030300D")
    net = bytes.fromhex("022B31203030343039363030303032340D")
    for raw, printed, tare in ((gross, "412.0", 0), (net, "409.6", 2_400_000)):
        whole = raw + bytes([-sum(raw) & 0x7F])
        frames.placing.again()
        frames.see(whole)
        settled = frames.see(whole).settled
        assert settled is not None
        assert settled.tare is not None
        assert (settled.mass.printed, settled.tare.milligrams) == (printed, tare)


@pytest.mark.parametrize(
    ("protocol", "raw", "reason"),
    [
        (ScaleProtocol.AND, b"OL,+999999.9 kg\r\n", Unread.OVERLOAD),
        (ScaleProtocol.AND, b"OL,-999999.9 kg\r\n", Unread.UNDERLOAD),
        (ScaleProtocol.AND, b"QT,+00000025 PC\r\n", Unread.WRONG_UNIT),
        (ScaleProtocol.AND, b"ST,+000412.0 lb\r\n", Unread.WRONG_UNIT),
        (ScaleProtocol.AND, b"ST,+00412.00 kg\r\n", Unread.WRONG_DECIMALS),
        (ScaleProtocol.AND, b"ST,+00412000  g\r\n", Mass(412_000_000, "412000", "g")),
        (ScaleProtocol.AND, b"ST,-000002.0 kg\r\n", Unread.NEGATIVE),
        (ScaleProtocol.AND, b"ST,+000000.2 kg\r\n", Unread.BELOW_MIN),
        (ScaleProtocol.AND, b"ST,+000700.0 kg\r\n", Unread.OVERLOAD),
        (ScaleProtocol.AND, b"EC,E00\r\n", Unread.BAD_FRAME),
        (ScaleProtocol.AND, b"EC,E02\r\n", Unread.NOT_EXECUTABLE),
        (ScaleProtocol.AND, b"EC,E11\r\n", Unread.NOT_EXECUTABLE),
        (ScaleProtocol.AND, b"EC,E01\r\n", Unread.DEVICE_ERROR),
        (ScaleProtocol.AND, b"\x06", Unread.BAD_FRAME),
        (ScaleProtocol.TOLEDO, bytes.fromhex("023434203030303030303030303030300D29"), Unread.OUT_OF_RANGE),
        (ScaleProtocol.TOLEDO, bytes.fromhex("023470203030303030303030303030300D6D"), Unread.NOT_ZEROED),
        (ScaleProtocol.TOLEDO, bytes.fromhex("023430203030303233343030303030300D23"), Unread.CHECKSUM),
        (ScaleProtocol.TOLEDO, bytes.fromhex("022A20203030313233343030303030300D3D"), Unread.WRONG_UNIT),
        (ScaleProtocol.YAOHUA_A12E, b"         OL23\r\n", Unread.OVERLOAD),
        (ScaleProtocol.YAOHUA_A12E, b"         LO23\r\n", Unread.UNDERLOAD),
        (ScaleProtocol.YAOHUA_A12E, b"WG005.139kg3D\r\n", Unread.CHECKSUM),
        (ScaleProtocol.YAOHUA_12, twelve("412.0"), Unread.WRONG_UNIT),
        (ScaleProtocol.YAOHUA_CMD, bytes.fromhex("024144303503"), Unread.BAD_FRAME),
    ],
)
def test_every_reason_for_no_reading(protocol: ScaleProtocol, raw: bytes, reason: Unread | Mass) -> None:
    assert judge(parse_frame(raw, Profile(protocol)), PACK_SCALE) == reason


@pytest.mark.parametrize(
    ("d_mg", "unit", "places"),
    [(200_000, "kg", 1), (20_000, "kg", 2), (1_000_000, "kg", 0), (500_000, "t", 4), (20_000, "g", 0)],
)
def test_decimals_follow_the_division(d_mg: int, unit: str, places: int) -> None:
    assert decimals(d_mg, unit) == places
