"""Listening to a line that is not the station's yet: bytes, parsers, other speeds, and nothing sent."""

import os
import select
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.port_trial import NEWEST_BYTES, PortTrial, read_as
from app.domain.candidate import Candidate
from tests.devices.scanner.test_readers import SerialScanner
from tests.fakes.camera import until


@pytest.fixture
def device(tmp_path: Path) -> Iterator[SerialScanner]:
    made = SerialScanner(tmp_path)
    yield made
    made.pull_out()


@pytest.fixture
def trial(device: SerialScanner) -> Iterator[PortTrial]:
    made = PortTrial(lambda: (Candidate(str(device.name), "USB Serial", "A5"), Candidate("/dev/x")), ())
    yield made
    assert made.hush()


def opened(trial: PortTrial) -> bool:
    return until(lambda: (heard := trial.heard()) is not None and heard.fault == "")


def came(trial: PortTrial, count: int) -> bool:
    return until(lambda: (heard := trial.heard()) is not None and heard.count >= count)


def test_bytes_are_shown_as_they_come_and_read_by_the_parser_they_fit(
    device: SerialScanner, trial: PortTrial
) -> None:
    trial.listen(str(device.name), 9600)
    assert opened(trial)
    sent = b"S S     412.0 kg\r\n"
    for count in range(1, 4):
        device.send(sent)
        assert came(trial, count * len(sent))
    heard = trial.heard()
    assert heard is not None
    assert heard.newest.endswith(sent)
    assert ("mt-sics", "412.0 kg") in heard.read_as
    assert select.select([device._ours], [], [], 0)[0] == [], "nothing is ever sent"


def test_what_is_shown_is_bounded_whatever_comes(device: SerialScanner, trial: PortTrial) -> None:
    trial.listen(str(device.name), 115_200)
    assert opened(trial)
    for count in range(1, 9):
        device.send(b"\x00\xff" * 500)
        assert came(trial, count * 1000)
    heard = trial.heard()
    assert heard is not None
    assert len(heard.newest) == NEWEST_BYTES


def test_a_line_that_comes_back_is_listened_to_again(device: SerialScanner, trial: PortTrial) -> None:
    trial.listen(str(device.name), 9600)
    assert opened(trial)
    device.send(b"A")
    assert came(trial, 1)
    device.pull_out()
    assert until(lambda: trial.heard().fault != "")
    device.plug_in()
    assert opened(trial)
    device.send(b"B")
    assert came(trial, 2)


def test_the_stations_own_lines_are_named_and_never_opened(device: SerialScanner, tmp_path: Path) -> None:
    other = tmp_path / "by-path-name"
    other.symlink_to(device.name)
    taken = [(os.path.realpath(device.name), "scale")]
    trial = PortTrial(lambda: (Candidate(str(other)), Candidate("/dev/x")), taken)
    assert [one.used_by for one in trial.candidates()] == ["scale", ""]
    trial.listen(str(other), 9600)
    heard = trial.heard()
    assert heard is not None
    assert (heard.fault, heard.count) == ("line.taken", 0)
    assert trial.hush()
    assert trial.heard() is None


def test_a_code_of_a_scanner_is_read_with_its_ending() -> None:
    assert read_as(b"04QPB7A0012H0JD5K0000001\r") == (("scanner cr", "04QPB7A0012H0JD5K0000001"),)
    assert read_as(b"") == ()


@given(st.binary(max_size=600))
def test_no_bytes_upset_the_parsers(data: bytes) -> None:
    for name, words in read_as(data):
        assert name
        assert words
