"""What a printer says of itself is understood, and what it did not say is never made up."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.printer.host_status import HostStatus, parse_status
from tests.fakes.printer_9100 import Condition, answer

# An idle printer, and one with an open head and two labels in the batch, in the form of the guide.
IDLE = (
    b"\x02030,0,0,1245,000,0,0,0,000,0,0,0\x03\r\n"
    b"\x02000,0,0,0,0,2,6,0,00000000,1,000\x03\r\n"
    b"\x021234,0\x03\r\n"
)
OPEN = (
    b"\x02030,0,1,1245,001,0,0,0,000,0,0,0\x03\r\n"
    b"\x02000,0,1,0,1,2,6,0,00000002,1,000\x03\r\n"
    b"\x021234,0\x03\r\n"
)


FAULTS = frozenset(
    f"printer.{fault}" for fault in ("head_open", "out_of_labels", "ribbon_out", "too_hot", "paused", "busy")
) | {""}


def test_answers_of_the_guide() -> None:
    idle, opened = parse_status(IDLE), parse_status(OPEN)
    assert idle is not None
    assert (idle.fault, idle.waiting) == ("", 0)
    assert opened is not None
    assert (opened.fault, opened.paused, opened.waiting) == ("printer.head_open", True, 3)


@pytest.mark.parametrize(
    ("stands", "code"),
    [
        (Condition(), ""),
        (Condition(out_of_labels=True), "printer.out_of_labels"),
        (Condition(paused=True), "printer.paused"),
        (Condition(head_open=True), "printer.head_open"),
        (Condition(ribbon_out=True), "printer.ribbon_out"),
        (Condition(too_hot=True), "printer.too_hot"),
        (Condition(buffer_full=True), "printer.busy"),
    ],
)
def test_every_reason_not_to_print(stands: Condition, code: str) -> None:
    status = parse_status(answer(stands))
    assert status is not None
    assert status.fault == code


def test_the_cause_is_told_before_what_follows_from_it() -> None:
    stands = Condition(paused=True, out_of_labels=True, buffer_full=True)
    for more, code in (({}, "printer.out_of_labels"), ({"head_open": True}, "printer.head_open")):
        status = parse_status(answer(replace(stands, **more)))
        assert status is not None
        assert status.fault == code


def test_the_newest_of_two_answers_counts() -> None:
    status = parse_status(IDLE + OPEN)
    assert status is not None
    assert status.fault == "printer.head_open"


@pytest.mark.parametrize("end", range(len(IDLE) - 3))
def test_half_an_answer_is_none(end: int) -> None:
    assert parse_status(IDLE[:end]) is None


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"~HS\r\n",
        IDLE.replace(b"\x02", b""),
        IDLE.replace(b"030,0,0", b"030,0,Z"),
        IDLE.replace(b"030,0,0", b"030,0"),
        IDLE.replace(b",", b";"),
        b"\x02" * 4000,
    ],
)
def test_what_is_not_understood_is_none(raw: bytes) -> None:
    assert parse_status(raw) is None


@given(st.binary(max_size=200), st.binary(max_size=20), st.integers(0, len(IDLE)))
def test_no_answer_makes_the_parser_fall(noise: bytes, torn: bytes, at: int) -> None:
    assert isinstance(parse_status(noise), HostStatus | None)
    found = parse_status(IDLE[:at] + torn + IDLE[at:])
    assert found is None or found.fault in FAULTS
