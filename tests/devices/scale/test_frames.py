"""What frames of every protocol mean: the makers' grammars, byte by byte, and nothing guessed."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.devices.scale.digits import placed_figure, plain_figure
from app.devices.scale.frame import FrameKind
from app.devices.scale.profile import Profile, ScaleProtocol
from app.devices.scale.protocols import parse_frame
from app.devices.scale.question import weight_question
from tests.devices.scale.vectors import OWN, Vector, read_vectors

VECTORS = read_vectors(OWN)
PROFILES = {vector.profile: vector for vector in VECTORS}
VALUED = (FrameKind.WEIGHT, FrameKind.COUNT, FrameKind.TARE)


@pytest.mark.parametrize("vector", VECTORS, ids=[vector.id for vector in VECTORS])
def test_frames_worked_out_by_hand(vector: Vector) -> None:
    assert parse_frame(vector.raw, vector.profile).as_vector() == vector.expect


def test_published_vectors_come_out_key_by_key(shared: Path) -> None:
    published = read_vectors(shared / "vectors" / "scale_vectors.json")
    assert len(published) >= 39
    assert {vector.profile.protocol for vector in published} == set(ScaleProtocol)
    for vector in published:
        assert parse_frame(vector.raw, vector.profile).as_vector() == vector.expect, vector.id


def test_our_own_vectors_meet_every_protocol_and_every_kind() -> None:
    assert {vector.profile.protocol for vector in VECTORS} == set(ScaleProtocol)
    assert {str(vector.expect["kind"]) for vector in VECTORS} >= {
        *("weight", "status", "ack", "error", "device_error", "tare", "count"),
        *("host_command", "incomplete", "reject"),
    }


@pytest.mark.parametrize("vector", VECTORS, ids=[vector.id for vector in VECTORS])
def test_a_frame_that_is_no_weight_carries_no_value(vector: Vector) -> None:
    frame = parse_frame(vector.raw, vector.profile)
    if frame.kind not in (*VALUED, FrameKind.SERIAL):
        assert (frame.value, frame.tare, frame.unit) == (None, None, None)


@pytest.mark.parametrize("profile", PROFILES, ids=[vector.id for vector in PROFILES.values()])
@settings(max_examples=40)
@given(raw=st.binary(max_size=24))
def test_no_bytes_make_a_parser_fall(profile: Profile, raw: bytes) -> None:
    for tail in (b"", b"\r\n", b"\x03"):
        frame = parse_frame(raw + tail, profile)
        assert (frame.value is None) == (frame.kind not in (*VALUED, FrameKind.SERIAL))


CHECKED = [
    vector
    for vector in VECTORS
    if vector.expect["kind"] == "weight"
    and vector.profile.protocol
    in (ScaleProtocol.TOLEDO, ScaleProtocol.YAOHUA_12, ScaleProtocol.YAOHUA_CMD, ScaleProtocol.YAOHUA_A12E)
    and vector.profile.checksum.value != "none"
]


@pytest.mark.parametrize("vector", CHECKED, ids=[vector.id for vector in CHECKED])
def test_where_there_is_a_check_no_single_changed_byte_makes_another_weight(vector: Vector) -> None:
    parity = 0x7F if vector.profile.mask_bit7 else 0xFF
    for at, byte in enumerate(vector.raw):
        for other in range(256):
            if (other ^ byte) & parity:
                changed = vector.raw[:at] + bytes([other]) + vector.raw[at + 1 :]
                assert parse_frame(changed, vector.profile).kind is not FrameKind.WEIGHT, (at, other)


@pytest.mark.parametrize("vector", VECTORS, ids=[vector.id for vector in VECTORS])
def test_no_lost_or_doubled_byte_makes_another_weight(vector: Vector) -> None:
    if vector.expect["kind"] != "weight" or vector.profile.protocol is ScaleProtocol.MT_SICS:
        return  # MT-SICS has fields of any width: there two frames must agree
    for at in range(len(vector.raw)):
        lost = vector.raw[:at] + vector.raw[at + 1 :]
        doubled = vector.raw[: at + 1] + vector.raw[at:]
        for changed in (lost, doubled):
            assert parse_frame(changed, vector.profile).kind is not FrameKind.WEIGHT, changed


@pytest.mark.parametrize(
    ("digits", "places", "figure"),
    [
        ("001234", 2, "-12.34"),
        ("000002", 2, "-0.02"),
        ("5", 3, "-0.005"),
        ("12", -2, "-1200"),
        ("000000", 0, "-0"),
    ],
)
def test_the_point_is_put_where_it_belongs(digits: str, places: int, figure: str) -> None:
    assert placed_figure(digits, places, negative=True) == figure
    assert placed_figure(digits, places, negative=False) == figure[1:]


@pytest.mark.parametrize("text", ["", ".", "1.", ".5", "1.2.3", "1 2", "+1", "١", "1e3"])
def test_what_is_no_figure_is_none(text: str) -> None:
    assert plain_figure(text, negative=False) is None
    with pytest.raises(ValueError, match="not digits"):
        placed_figure(text or "x", 0, negative=False)


def test_a_scale_is_only_ever_asked_what_reads() -> None:
    asked = {
        ScaleProtocol.MT_SICS: b"SI\r\n",
        ScaleProtocol.YAOHUA_CMD: bytes.fromhex("024144303503"),
    }
    for protocol in ScaleProtocol:
        assert weight_question(Profile(protocol)) == asked.get(protocol, b"")
    assert weight_question(Profile(ScaleProtocol.AND, asked=True)) == b"Q\r\n"
