"""Bytes of a serial scanner: whole codes however they are torn, and never a piece of one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.scanner.frames import (
    LONGEST_BYTES,
    QUIET_MS,
    TERMINATORS,
    UNENDED_MS,
    Frames,
    Heard,
    text_of,
)

CODE = b"[)>\x1e06\x1dSMOD-77\x1e\x04"


def listened(frames: Frames, *pieces: bytes, gap_ms: int = 5, wait_ms: int = UNENDED_MS) -> list[Heard]:
    """Pieces one after the other, then silence; everything that was heard."""
    at, found = 10_000, []
    for piece in pieces:
        at += gap_ms
        found.append(frames.see(piece, at))
    for _ in range(0, wait_ms + QUIET_MS, QUIET_MS):
        at += QUIET_MS
        found.append(frames.see(b"", at))
    return [one for one in found if one is not None]


@pytest.mark.parametrize("ending", TERMINATORS.values())
def test_a_code_is_told_without_its_ending_and_with_its_separators(ending: bytes) -> None:
    assert listened(Frames(ending), CODE + ending) == [Heard(CODE)]


@given(
    st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=200),
    st.lists(st.integers(1, 30), max_size=40),
    st.sampled_from(sorted(TERMINATORS)),
)
def test_it_makes_no_difference_how_a_code_is_torn(text: str, cuts: list[int], name: str) -> None:
    ending = TERMINATORS[name]
    whole, pieces = text.encode() + ending, []
    for cut in cuts:
        pieces.append(whole[:cut])
        whole = whole[cut:]
    heard = listened(Frames(ending), *[piece for piece in (*pieces, whole) if piece])
    assert heard == [Heard(text.encode())]


@given(st.lists(st.binary(max_size=300), max_size=20), st.sampled_from(sorted(TERMINATORS)))
def test_whatever_comes_nothing_is_taken_that_holds_an_ending_or_a_strange_sign(
    pieces: list[bytes], name: str
) -> None:
    for heard in listened(Frames(TERMINATORS[name]), *pieces):
        assert bool(heard.payload) != bool(heard.fault)
        assert TERMINATORS[name] not in heard.payload
        assert len(heard.payload) <= LONGEST_BYTES
        assert not set(text_of(heard.payload)) & set("\x00\x1b\x7f\x85")


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        (b"PK1\rBG1001A\r", "reader.several_lines"),  # a printed code with a line break and a badge behind it
        (b"PK1\r\n", "reader.ending"),  # set to CR and LF, told CR
        (b"PK1", "reader.ending"),
        (b"PK1\x00\x80\r", "reader.garbled"),
        (b"\xff\x9c\x80\r", "reader.garbled"),
        (b"\x1b[2J\r", "reader.garbled"),
        (b"\nPK1\r", "reader.ending"),
    ],
)
def test_what_is_no_code_is_told_with_its_reason_and_nothing_of_it_is_taken(sent: bytes, fault: str) -> None:
    frames = Frames(b"\r")
    assert listened(frames, sent) == [Heard(fault=fault)]
    assert listened(frames, b"PK7\r") == [Heard(b"PK7")]  # and the next one is read as ever


def test_a_bare_ending_is_nothing() -> None:
    assert listened(Frames(b"\r"), b"\r") == []


@pytest.mark.parametrize("longer", [1, 100_000])
def test_what_is_too_long_is_told_once_and_swallowed_to_its_end(longer: int) -> None:
    frames = Frames(b"\r")
    flood = [b"7" * 1000] * ((LONGEST_BYTES + longer) // 1000 + 1)
    assert listened(frames, *flood, b"BG1001A\r") == [Heard(fault="reader.too_long")]
    assert listened(frames, b"PK7\r") == [Heard(b"PK7")]


def test_the_longest_code_is_taken() -> None:
    assert listened(Frames(b"\r\n"), b"7" * LONGEST_BYTES + b"\r\n") == [Heard(b"7" * LONGEST_BYTES)]


def test_half_a_code_before_the_plug_was_pulled_is_no_part_of_the_next() -> None:
    frames = Frames(b"\r")
    assert frames.see(b"HALF-", 1000) is None
    frames.forget()
    assert listened(frames, b"PK7\r") == [Heard(b"PK7")]


def test_bytes_that_waited_during_a_stall_come_before_the_silence() -> None:
    frames = Frames(b"\r")
    assert frames.see(b"PK", 1000) is None
    assert frames.see(b"7\r", 9000) is None  # the station looked late, the scanner did not pause
    assert frames.see(b"", 9000 + QUIET_MS) == Heard(b"PK7")
