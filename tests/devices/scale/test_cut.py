"""Frames are found in bytes that come in any pieces, with noise between, and in bounded memory."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.devices.scale.cut import LONGEST_LINE
from app.devices.scale.frame import FrameKind
from app.devices.scale.profile import Checksum, Profile, ScaleProtocol
from app.devices.scale.protocols import cutter_of, parse_frame
from tests.devices.scale.vectors import OWN, read_vectors

GOOD = [v for v in read_vectors(OWN) if v.expect["kind"] not in ("incomplete", "reject")]
BY_PROFILE = {profile: [v.raw for v in GOOD if v.profile == profile] for profile in {v.profile for v in GOOD}}
PROFILES = sorted(BY_PROFILE, key=repr)
NAMES = [f"{p.protocol.value} {p.checksum.value}" for p in PROFILES]
STREAM = {
    ScaleProtocol.TOLEDO: bytes.fromhex("023430203030313233343030303030300D23"),
    ScaleProtocol.AND: b"ST,+00123.45 kg\r\n",
    ScaleProtocol.YAOHUA_12: bytes.fromhex("022B30303230303032314203"),
    ScaleProtocol.YAOHUA_CMD: bytes.fromhex("024142303303"),
    ScaleProtocol.YAOHUA_A12E: b"WG004.139kg3D\r\n",
    ScaleProtocol.YAOHUA_EQ: b"=00.1000-",
    ScaleProtocol.MT_SICS: b"S S      12.34 kg\r\n",
}
every_protocol = pytest.mark.parametrize("protocol", ScaleProtocol, ids=[p.value for p in ScaleProtocol])


@pytest.mark.parametrize("profile", PROFILES, ids=NAMES)
@given(
    order=st.lists(st.integers(0, 99), min_size=1, max_size=8), cuts=st.lists(st.integers(1, 9), max_size=99)
)
def test_frames_come_out_whole_however_they_are_chopped(
    profile: Profile, order: list[int], cuts: list[int]
) -> None:
    raws = [BY_PROFILE[profile][number % len(BY_PROFILE[profile])] for number in order]
    cutter, stream, found = cutter_of(profile), b"".join(raws), list[bytes]()
    for size in [*cuts, len(stream)]:
        found += cutter.feed(stream[:size])
        stream = stream[size:]
    assert found == raws
    assert cutter.waiting == b""


@pytest.mark.parametrize("profile", PROFILES, ids=NAMES)
@settings(max_examples=40)
@given(chunks=st.lists(st.binary(max_size=200), max_size=20))
def test_no_byte_is_lost_or_kept_beyond_a_frame(profile: Profile, chunks: list[bytes]) -> None:
    cutter = cutter_of(profile)
    came = b""
    for chunk in chunks:
        came += b"".join(cutter.feed(chunk))
        assert len(cutter.waiting) <= LONGEST_LINE + 2
    assert came + cutter.waiting == b"".join(chunks)
    assert came + cutter.give_up() == b"".join(chunks)
    assert cutter.waiting == b""


@every_protocol
def test_the_frame_behind_noise_is_read(protocol: ScaleProtocol) -> None:
    profile, frame = Profile(protocol), STREAM[protocol]
    for noise in (b"\x00", b"\xff" * 40, b"12.3", frame[5:], frame[:5]):
        kinds = _kinds(profile, noise + frame + frame)
        assert kinds[-1] not in (FrameKind.REJECT, FrameKind.INCOMPLETE), noise
        assert FrameKind.REJECT in kinds or FrameKind.INCOMPLETE in kinds, "what broke the row is told"


@pytest.mark.parametrize(
    "protocol",
    [ScaleProtocol.TOLEDO, ScaleProtocol.YAOHUA_12, ScaleProtocol.YAOHUA_CMD, ScaleProtocol.YAOHUA_EQ],
    ids=lambda protocol: protocol.value,
)
def test_a_torn_frame_does_not_cost_the_one_behind_it(protocol: ScaleProtocol) -> None:
    profile, frame = Profile(protocol), STREAM[protocol]
    for length in range(1, len(frame)):
        kinds = _kinds(profile, frame[:length] + frame)
        assert len(kinds) == 2, kinds
        assert kinds[1] not in (FrameKind.REJECT, FrameKind.INCOMPLETE)


def test_a_wrong_checksum_is_told_and_the_next_frame_is_read() -> None:
    profile, frame = Profile(ScaleProtocol.TOLEDO), STREAM[ScaleProtocol.TOLEDO]
    spoiled = frame[:8] + b"9" + frame[9:]
    cutter = cutter_of(profile)
    frames = [parse_frame(piece, profile) for piece in cutter.feed(spoiled + frame)]
    assert [(one.kind, one.reason) for one in frames] == [
        (FrameKind.REJECT, "checksum"),
        (FrameKind.WEIGHT, None),
    ]


def test_a_scale_that_sends_a_check_the_profile_does_not_know_is_never_read_in_silence() -> None:
    frame = STREAM[ScaleProtocol.TOLEDO]
    kinds = _kinds(Profile(ScaleProtocol.TOLEDO, checksum=Checksum.NONE), frame * 3)
    assert kinds.count(FrameKind.REJECT) >= 2, "the byte behind each CR breaks every row"


@every_protocol
def test_endless_noise_without_an_end_stays_small(protocol: ScaleProtocol) -> None:
    cutter = cutter_of(Profile(protocol))
    for noise in (b"9", b"\x02", b"=", b"\x0d"):
        for _ in range(500):
            cutter.feed(noise * 100)
            assert len(cutter.waiting) <= LONGEST_LINE


def _kinds(profile: Profile, stream: bytes) -> list[FrameKind]:
    cutter = cutter_of(profile)
    return [parse_frame(piece, profile).kind for piece in cutter.feed(stream)]
