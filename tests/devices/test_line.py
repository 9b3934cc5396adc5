"""Real wires: TCP on loopback and a pseudo-terminal as a serial port."""

import os
import socket
import time
from collections.abc import Iterator

import pytest

from app.devices.line import LineLost, SerialLine, TcpLine
from app.devices.scale.sics import SicsScale
from tests.fakes.hand_clock import HandClock, real_moment


@pytest.fixture
def door() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(5)
        yield server


@pytest.fixture
def pty_pair() -> Iterator[tuple[int, str]]:
    ours, theirs = os.openpty()
    yield ours, os.ttyname(theirs)
    os.close(ours)
    os.close(theirs)


def test_tcp_carries_bytes_both_ways_and_notices_the_end(door: socket.socket) -> None:
    line = TcpLine("localhost", door.getsockname()[1])
    line.open()
    line.open()  # already open: nothing happens
    device, _ = door.accept()
    with device:
        line.send(b"SI\r\n")
        assert device.recv(100) == b"SI\r\n"
        assert line.receive(0.0) == b""
        device.sendall(b"S S 5.0 kg\r\n")
        assert _read(line, 12) == b"S S 5.0 kg\r\n"
    with pytest.raises(LineLost, match="closed_by_device"):
        _read(line, 1)
    line.close()
    line.close()
    with pytest.raises(LineLost, match="not_open"):
        line.send(b"SI\r\n")


def test_tcp_never_waits_longer_than_a_fifth_of_a_second(door: socket.socket) -> None:
    line = TcpLine("127.0.0.1", door.getsockname()[1])
    line.open()
    began = time.monotonic()
    assert line.receive(30.0) == b""
    assert time.monotonic() - began < 2.0
    line.close()


def test_tcp_refused_then_connected_when_the_scale_is_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as finder:
        port = finder.getsockname()[1]
    line = TcpLine("127.0.0.1", port)
    with pytest.raises(LineLost, match="refused"):
        line.open()
    with socket.create_server(("127.0.0.1", port)) as door:
        line.open()
        device, _ = door.accept()
        device.close()
    line.close()


def test_a_connection_on_its_way_is_taken_up_again() -> None:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(0)
        others = [_knock(door.getsockname()[1]) for _ in range(4)]  # fills the queue: no answer for now
        line = TcpLine("127.0.0.1", door.getsockname()[1], connect_s=60.0)
        with pytest.raises(LineLost, match="no_answer"):
            line.open()
        for _ in others[:2]:
            door.accept()[0].close()
        deadline = time.monotonic() + 30
        while not _opens(line):
            assert time.monotonic() < deadline
        line.close()
        for other in others:
            other.close()


def test_names_are_not_looked_up() -> None:
    with pytest.raises(ValueError, match="scale\\.example"):
        TcpLine("scale.example", 4305)


def test_serial_carries_a_question_and_its_answer(pty_pair: tuple[int, str]) -> None:
    ours, path = pty_pair
    line = SerialLine(path, 9600, bytesize=7, parity="E")
    line.open()
    scale = SicsScale(line, real_moment)
    assert scale.poll() is None
    assert os.read(ours, 100) == b"SI\r\n"
    os.write(ours, b"S S      412.0 kg\r\n")
    polled = None
    deadline = time.monotonic() + 5
    while polled is None and time.monotonic() < deadline:
        polled = scale.poll()
    assert polled is not None
    assert polled.answer.value == "412.0"
    line.close()


def test_serial_that_is_taken_or_missing_is_no_line(pty_pair: tuple[int, str]) -> None:
    first = SerialLine(pty_pair[1])
    first.open()
    with pytest.raises(LineLost, match="no_port"):
        SerialLine(pty_pair[1]).open()
    first.close()
    with pytest.raises(LineLost, match="no_port"):
        SerialLine("/dev/serial/by-id/none-such").open()


def test_serial_pulled_out_is_lost() -> None:
    ours, theirs = os.openpty()
    line = SerialLine(os.ttyname(theirs))
    line.open()
    os.close(theirs)
    os.close(ours)
    with pytest.raises(LineLost, match="broken"):
        SicsScale(line, HandClock()).poll()
    line.close()
    with pytest.raises(LineLost, match="not_open"):
        line.receive(0.0)


def _read(line: TcpLine, count: int) -> bytes:
    got = b""
    deadline = time.monotonic() + 5
    while len(got) < count and time.monotonic() < deadline:
        got += line.receive(0.1)
    return got


def _opens(line: TcpLine) -> bool:
    try:
        line.open()
    except LineLost:
        return False
    return True


def _knock(port: int) -> socket.socket:
    link = socket.socket()
    link.setblocking(False)
    link.connect_ex(("127.0.0.1", port))
    return link
