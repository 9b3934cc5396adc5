"""The command `frame`: what it says of bytes, the JSON of the vectors, and what it answers to nonsense."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.__main__ import main
from app.devices.scale.profile import Profile, ScaleProtocol
from app.devices.scale.protocols import parse_frame
from app.devices.simulators.bench_scale import BenchScale
from app.devices.simulators.scale_pty import ScalePty
from app.devices.simulators.scale_server import ScaleServer
from tests.devices.scale.vectors import OWN, Vector, read_vectors
from tests.fakes.hand_clock import real_moment
from tests.fakes.instruments import PACK_SCALE

VECTORS = read_vectors(OWN)
TOLEDO_SCALE = Profile(ScaleProtocol.TOLEDO)
COMMAND = Profile(ScaleProtocol.YAOHUA_CMD, unit="kg", address="C")
TOLEDO = "02 34 30 20 30 30 31 32 33 34 30 30 30 30 30 30 0D 23"


def arguments(vector: Vector) -> list[str]:
    """The command line for one vector."""
    profile = vector.profile
    return [
        *("frame", "--json", "--protocol", profile.protocol.value, "--hex", vector.raw.hex()),
        *("--checksum", profile.checksum.value, "--decimal-table", profile.decimal_table.value),
        *("--digit-order", profile.digit_order.value, "--unit", profile.unit, "--address", profile.address),
        *(["--mask-bit7"] if profile.mask_bit7 else []),
    ]


@pytest.mark.parametrize("vector", VECTORS, ids=[vector.id for vector in VECTORS])
def test_json_has_the_keys_of_the_vectors(vector: Vector, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments(vector)) == 0
    said = json.loads(capsys.readouterr().out)
    if isinstance(said, list):  # no frame at all: each piece is told by itself
        assert vector.expect["kind"] == "reject"
        assert {one["kind"] for one in said} <= {"reject", "incomplete"}
    else:
        assert said == vector.expect


def test_published_vectors_come_out_key_by_key(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for vector in read_vectors(shared / "vectors" / "scale_vectors.json"):
        words = ["frame", "--protocol", vector.profile.protocol.value, "--hex", vector.raw.hex(), "--json"]
        assert main(words) == 0
        assert json.loads(capsys.readouterr().out) == vector.expect, vector.id


def test_words_say_weight_stillness_and_tare(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["frame", "--protocol", "toledo-continuous", "--hex", TOLEDO]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "weight 12.34 kg",
        "    still, by the scale's own word",
        "    gross",
        "    tare 0.00 kg",
    ]


@pytest.mark.parametrize("vector", VECTORS, ids=[vector.id for vector in VECTORS])
def test_every_frame_has_words(vector: Vector, capsys: pytest.CaptureFixture[str]) -> None:
    words = [word for word in arguments(vector) if word != "--json"]
    assert main(words) == 0
    said = capsys.readouterr().out
    assert said.strip()
    assert "None" not in said
    if vector.expect["kind"] == "reject":
        assert "rejected" in said


def test_several_frames_are_told_one_by_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["frame", "--protocol", "mt-sics", "--json", "--hex", (b"S I\r\nS +\r\nS S").hex()]) == 0
    kinds = [one["kind"] for one in json.loads(capsys.readouterr().out)]
    assert kinds == ["status", "status", "incomplete"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--protocol", "mt-sics", "--hex", "5G"], "not hexadecimal"),
        (["--protocol", "mt-sics", "--hex", "533"], "two digits"),
        (["--protocol", "mt-sics", "--hex", ""], "no byte"),
        (["--protocol", "sartorius", "--hex", "53"], "no protocol of a scale; there are mt-sics"),
        (["--protocol", "yaohua-cmd", "--hex", "53", "--address", "AB"], "one letter"),
        (["--protocol", "mt-sics"], "--hex"),
        (["--hex", "53"], "--protocol"),
        (["--protocol", "mt-sics", "--record", "/dev/x", "--out", "x", "--seconds", "601"], "1 to 600"),
    ],
)
def test_nonsense_is_told_and_ends_with_2(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["frame", *words])
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


@contextmanager
def sending(stream: bytes) -> Iterator[int]:
    """A port of this computer that sends these bytes to whoever comes, then hangs up; yields its number."""
    with socket.create_server(("127.0.0.1", 0)) as door:

        def serve() -> None:
            client, _ = door.accept()
            with client:
                client.sendall(stream)

        thread = threading.Thread(target=serve)
        thread.start()
        yield door.getsockname()[1]
        thread.join(10)


def test_what_is_recorded_is_a_vector_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, stream = tmp_path / "vectors.json", b"4.139kg3D\r\nWG004.139kg3D\r\nWG005.139kg3D\r\nWG00"
    with sending(stream) as port:
        words = ["--protocol", "yaohua-a12e", "--seconds", "5", "--out", str(out)]
        assert main(["frame", "--record", f"127.0.0.1:{port}", *words]) == 0
    found = read_vectors(out)
    assert b"".join(vector.raw for vector in found) == stream, "nothing that came is lost"
    kinds = ["reject", "weight", "reject", "incomplete"]
    assert [vector.expect["kind"] for vector in found] == kinds
    assert found[1].expect == {"kind": "weight", "value": "4.139", "unit": "kg", "stable": None}
    told = capsys.readouterr()
    assert "weight 4.139 kg" in told.out
    assert "line.closed_by_device" in told.err


@pytest.mark.parametrize("profile", [TOLEDO_SCALE, COMMAND], ids=lambda profile: profile.protocol.value)
def test_a_scale_at_a_serial_port_is_recorded_whether_it_is_asked_or_sends(
    profile: Profile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bench, out = BenchScale(PACK_SCALE, real_moment), tmp_path / "vectors.json"
    bench.put(412_000_000)
    port = ScalePty(bench, tmp_path / "usb-scale", profile)
    port.start()
    words = ["--protocol", profile.protocol.value, "--address", profile.address, "--unit", profile.unit]
    try:
        recorded = ["--record", str(port.path), "--out", str(out), "--seconds", "2", "--framing", "7E1"]
        assert main(["frame", *words, *recorded]) == 0
    finally:
        assert port.stop()
    found = read_vectors(out)
    assert {vector.profile for vector in found} == {profile}
    weights = [vector for vector in found if vector.expect["kind"] == "weight"]
    assert len(weights) >= 2
    for vector in weights:
        assert parse_frame(vector.raw, profile).as_vector() == vector.expect
    assert "frames written" in capsys.readouterr().out


def test_a_scale_on_the_network_is_recorded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bench, out = BenchScale(PACK_SCALE, real_moment), tmp_path / "vectors.json"
    server = ScaleServer(bench)
    server.start()
    try:
        words = ["frame", "--protocol", "mt-sics", "--record", f"127.0.0.1:{server.port}", "--seconds", "1"]
        assert main([*words, "--out", str(out)]) == 0
    finally:
        assert server.stop()
    assert all(vector.expect["value"] == "0.0" for vector in read_vectors(out))
    assert "weight 0.0 kg" in capsys.readouterr().out


def test_an_old_file_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = tmp_path / "vectors.json"
    old.write_text("precious", encoding="utf-8")
    words = ["frame", "--protocol", "yaohua-12", "--record", "127.0.0.1:9"]
    assert main([*words, "--out", str(old)]) == 2
    assert main(words) == 2
    assert old.read_text(encoding="utf-8") == "precious"
    assert "name a new file" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["/dev/none-such", "127.0.0.1:9", "scale.example:4305"])
def test_a_port_that_cannot_be_used_is_told(
    port: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "vectors.json"
    words = ["--protocol", "yaohua-12", "--record", port, "--out", str(out), "--seconds", "1"]
    assert main(["frame", *words]) == 1
    assert port in capsys.readouterr().err
    assert not out.exists()
