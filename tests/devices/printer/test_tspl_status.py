"""A TSPL printer's byte becomes the one thing that has to be put right first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.printer.tspl_status import TsplStatus, parse_status


@pytest.mark.parametrize(
    ("byte", "fault", "waiting"),
    [
        (0x00, "", 0),
        (0x01, "printer.head_open", 0),
        (0x02, "printer.paper_jam", 0),
        (0x04, "printer.out_of_labels", 0),
        (0x05, "printer.head_open", 0),
        (0x08, "printer.ribbon_out", 0),
        (0x0A, "printer.paper_jam", 0),
        (0x0C, "printer.out_of_labels", 0),
        (0x10, "printer.paused", 0),
        (0x14, "printer.out_of_labels", 0),
        (0x20, "", 1),
        (0x30, "printer.paused", 1),
        (0x40, "printer.head_open", 0),
        (0x80, "printer.trouble", 0),
    ],
)
def test_a_byte_of_the_manual(byte: int, fault: str, waiting: int) -> None:
    status = parse_status(bytes((byte,)))
    assert status is not None
    assert (status.fault, status.waiting) == (fault, waiting)


def test_silence_is_no_status() -> None:
    assert parse_status(b"") is None


@given(st.binary(min_size=1, max_size=80))
def test_only_the_newest_byte_counts(raw: bytes) -> None:
    assert parse_status(raw) == TsplStatus(raw[-1])
