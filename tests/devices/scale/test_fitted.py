"""A scale as its settings name it: every protocol, its own options and no other's, and the right driver."""

from pathlib import Path

import pytest

from app.devices.rack_scales import profile_of, weighing
from app.devices.scale.profile import Checksum, DecimalTable, DigitOrder, Profile, ScaleProtocol
from app.devices.scale.watched import ScaleLoop
from app.devices.simulators.bench_scale import BenchScale
from app.devices.simulators.scale_server import ScaleServer
from app.domain.reading import ScaleNow, Unread
from app.settings import ScaleSettings, SettingsFaulty, read_settings
from app.settings.keys import SCALE_PROTOCOLS
from tests.devices.scale.test_unplug import Hands
from tests.fakes.camera import RunningClock
from tests.fakes.hand_clock import real_moment
from tests.fakes.instruments import PACK_SCALE

PLATE = "d_mg = 200000\ne_mg = 200000\nmin_mg = 4000000\nmax_mg = 600000000\n"


def read(folder: Path, text: str) -> ScaleSettings:
    """The `[scale]` of these lines."""
    file = folder / "station.toml"
    file.write_text(f"[scale]\n{text}\n", encoding="utf-8")
    scale = read_settings(file).scale
    assert scale is not None
    return scale


def test_the_settings_know_the_protocols_that_there_are() -> None:
    assert set(SCALE_PROTOCOLS) == {protocol.value for protocol in ScaleProtocol}


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        ('protocol = "mt-sics"', Profile(ScaleProtocol.MT_SICS)),
        (
            'protocol = "toledo-continuous"\nchecksum = "xor"\ndecimal_table = "places"\nmask_bit7 = true',
            Profile(
                ScaleProtocol.TOLEDO,
                checksum=Checksum.XOR,
                decimal_table=DecimalTable.PLACES,
                mask_bit7=True,
            ),
        ),
        ('protocol = "and-standard"\nasked = true', Profile(ScaleProtocol.AND, asked=True)),
        ('protocol = "yaohua-12"\nunit = "kg"', Profile(ScaleProtocol.YAOHUA_12, unit="kg")),
        (
            'protocol = "yaohua-cmd"\nunit = "t"\naddress = "C"',
            Profile(ScaleProtocol.YAOHUA_CMD, unit="t", address="C"),
        ),
        ('protocol = "yaohua-a12e"', Profile(ScaleProtocol.YAOHUA_A12E)),
        (
            'protocol = "yaohua-eq"\nunit = "kg"\ndigit_order = "straight"',
            Profile(ScaleProtocol.YAOHUA_EQ, unit="kg", digit_order=DigitOrder.STRAIGHT),
        ),
    ],
)
def test_every_protocol_can_be_named_with_its_options(text: str, profile: Profile, tmp_path: Path) -> None:
    settings = read(tmp_path, f'{text}\nport = "/dev/ttyUSB0"\nframing = "7E1"')
    assert profile_of(settings) == profile
    assert settings.speech.framing == "7E1"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('protocol = "yaohua-12"', "scale.unit: missing; the frames of yaohua-12 name no unit"),
        ('protocol = "mt-sics"\nunit = "kg"', "scale.unit: mt-sics has no such option"),
        ('protocol = "and-standard"\nchecksum = "xor"', "scale.checksum: and-standard has no such option"),
        ('protocol = "mt-sics"\nasked = true', "scale.asked: mt-sics has no such option"),
        ('protocol = "sartorius"', "scale.protocol = 'sartorius': allowed is one of \"mt-sics\""),
        ('protocol = "yaohua-cmd"\nunit = "kg"\naddress = "a"', "scale.address = 'a': allowed is one of"),
        ('protocol = "mt-sics"\nframing = "9N1"', "scale.framing = '9N1': allowed is one of \"8N1\""),
    ],
)
def test_options_that_do_not_fit_are_told_with_their_line(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsFaulty) as caught:
        read(tmp_path, f'port = "/dev/ttyUSB0"\n{text}')
    assert told in "\n".join(caught.value.faults)


def test_a_converter_is_framed_in_its_own_pages(tmp_path: Path) -> None:
    with pytest.raises(SettingsFaulty, match="set it in the converter itself"):
        read(tmp_path, 'protocol = "and-standard"\nframing = "7E1"\nport = "192.168.1.20:4001"')


def test_the_named_scale_is_driven_by_its_protocol(tmp_path: Path) -> None:
    bench, hands = BenchScale(PACK_SCALE, real_moment), Hands()
    server = ScaleServer(bench, Profile(ScaleProtocol.YAOHUA_CMD, unit="kg", address="D"))
    server.start()
    port = f'port = "127.0.0.1:{server.port}"\nserial = "of the plate"'
    settings = read(tmp_path, f'protocol = "yaohua-cmd"\nunit = "kg"\naddress = "D"\n{port}\n{PLATE}')
    fitted = weighing(settings, None, hands, clock=RunningClock())
    loop = fitted.loop
    assert isinstance(loop, ScaleLoop)
    hands.loop = loop
    loop.start()
    try:
        hands.until(lambda now: now.unread is Unread.BELOW_MIN)
        bench.put(412_000_000)
        reading = hands.until(lambda now: now.settled is not None).settled
    finally:
        assert loop.stop()
        assert server.stop()
    assert reading is not None
    assert (reading.instrument, reading.instrument.protocol) == (fitted.plate, "yaohua-cmd")
    assert reading.tare is not None


def test_without_a_named_scale_there_is_the_stand_in_or_none() -> None:
    def told(now: ScaleNow) -> None:
        """Nobody listens."""

    pretended = weighing(None, PACK_SCALE, told, clock=RunningClock())
    assert pretended.model is not None
    assert pretended.plate == PACK_SCALE
    nothing = weighing(None, None, told, clock=RunningClock())
    assert (nothing.plate, nothing.model) == (None, None)
    assert nothing.loop.now().unread is Unread.NOT_FITTED
