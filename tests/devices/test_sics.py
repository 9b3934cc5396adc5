"""What MT-SICS lines mean, and one command at a time."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.line import Line, LineLost
from app.devices.scale.driver import REPLY_TIMEOUT_MS, DeviceRestarted
from app.devices.scale.frame import FrameKind
from app.devices.scale.judge import judge
from app.devices.scale.sics import SicsScale
from app.devices.scale.sics_answer import parse_answer
from app.domain.reading import Unread
from tests.contracts.scale import Lying, ScaleContract
from tests.fakes.hand_clock import HandClock
from tests.fakes.instruments import PACK_SCALE
from tests.fakes.scripted_line import ScriptedLine

_VECTORS = Path(__file__).parents[3] / "shared" / "vectors" / "scale_vectors.json"

_KNOWN = [
    (b"S S     100.00 g\r\n", {"kind": "weight", "stable": True, "value": "100.00", "unit": "g"}),
    (b"S D      12.34 kg\r\n", {"kind": "weight", "stable": False, "value": "12.34", "unit": "kg"}),
    (b"S S      -0.02 kg\r\n", {"kind": "weight", "stable": True, "value": "-0.02", "unit": "kg"}),
    (b"S S 412.0 kg\r\n", {"kind": "weight", "stable": True, "value": "412.0", "unit": "kg"}),
    (b"S I\r\n", {"kind": "status", "status": "not_executable"}),
    (b"S +\r\n", {"kind": "status", "status": "overload"}),
    (b"S -\r\n", {"kind": "status", "status": "underload"}),
    (b"S L\r\n", {"kind": "status", "status": "bad_parameter"}),
    (b"ES\r\n", {"kind": "error", "error": "syntax"}),
    (b"ET\r\n", {"kind": "error", "error": "transmission"}),
    (b"EL\r\n", {"kind": "error", "error": "logical"}),
    (b"S S Error 1t\r\n", {"kind": "device_error", "code": "1", "source": "terminal"}),
    (b"S S Error 10b\r\n", {"kind": "device_error", "code": "10", "source": "electronics"}),
    (b"Z A\r\n", {"kind": "ack", "command": "Z", "status": "A"}),
    (b"TAC I\r\n", {"kind": "ack", "command": "TAC", "status": "I"}),
    (b"T S       2.34 kg\r\n", {"kind": "tare", "stable": True, "value": "2.34", "unit": "kg"}),
    (b"TA A       2.34 kg\r\n", {"kind": "tare", "value": "2.34", "unit": "kg"}),
    (b'I4 A "0123456789"\r\n', {"kind": "serial", "value": "0123456789"}),
    (b"S S    100.0", {"kind": "incomplete"}),
]


@pytest.mark.parametrize(("raw", "expected"), _KNOWN, ids=[repr(raw) for raw, _ in _KNOWN])
def test_lines_of_the_manual(raw: bytes, expected: dict[str, object]) -> None:
    assert parse_answer(raw).as_vector() == expected


def test_published_vectors_come_out_key_by_key() -> None:
    if not _VECTORS.exists():
        pytest.skip("the shared vectors are not beside this tree")
    rows = [row for row in json.loads(_VECTORS.read_text())["vectors"] if row["protocol"] == "mt-sics"]
    assert len(rows) >= 18
    for row in rows:
        assert parse_answer(bytes.fromhex(row["raw_hex"])).as_vector() == row["expect"], row["id"]


@pytest.mark.parametrize(
    "raw",
    [
        b"\r\n",
        b"S S 1,5 kg\r\n",
        b"S S - 1.5 kg\r\n",
        b"S S 1.5\r\n",
        b"S S 1.5 kg kg\r\n",
        b"S S 1.0 kg\nS S 2.0 kg\r\n",
        b"S S 1.0 kg\r\nS S 2.0 kg\r\n",
        b"S S \xb212.0 kg\r\n",
        b"S S nan kg\r\n",
        b"S S 1e3 kg\r\n",
        b"S S Error 1t 5.0 kg\r\n",
        b"S S    100.0S S    200.0 kg\r\n",
        b"S S " + b"1" * 400 + b" kg\r\n",
        b'I4 A "\x1b[2J"\r\n',
    ],
)
def test_what_is_not_understood_is_rejected_never_guessed(raw: bytes) -> None:
    assert parse_answer(raw).kind is FrameKind.REJECT
    assert judge(parse_answer(raw), PACK_SCALE) is Unread.BAD_FRAME


@given(st.binary(max_size=80) | st.from_regex(rb"[STZIE4A]{1,3} [SDI+\-A ]{1,4}[0-9.+\- ]{0,12}[a-z]{0,3}"))
def test_no_line_makes_the_parser_fall(body: bytes) -> None:
    answer = parse_answer(body + b"\r\n")
    judge(answer, PACK_SCALE)
    if answer.kind is FrameKind.WEIGHT:
        assert answer.value is not None
        assert answer.value.encode() in body


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"S S 100.0 lb\r\n", Unread.WRONG_UNIT),
        (b"S D 100.0 oz\r\n", Unread.WRONG_UNIT),
        (b"S S 12 PCS\r\n", Unread.WRONG_UNIT),
        (b"S S -1.0 kg\r\n", Unread.NEGATIVE),
        (b"S S 0.0 kg\r\n", Unread.BELOW_MIN),
        (b"S S 3.8 kg\r\n", Unread.BELOW_MIN),
        (b"S S 600.2 kg\r\n", Unread.OVERLOAD),
        (b"S S 100.0000001 kg\r\n", Unread.BAD_FRAME),
        (b"S S Error 15b\r\n", Unread.DEVICE_ERROR),
        (b"S L\r\n", Unread.DEVICE_ERROR),
        (b"EL\r\n", Unread.DEVICE_ERROR),
        (b"ET\r\n", Unread.BAD_FRAME),
        (b"TA A 2.0 kg\r\n", Unread.BAD_FRAME),
        (b"S I\r\n", Unread.NOT_EXECUTABLE),
        (b"S -\r\n", Unread.UNDERLOAD),
    ],
)
def test_every_reason_for_no_reading(raw: bytes, reason: Unread) -> None:
    assert judge(parse_answer(raw), PACK_SCALE) is reason


def test_torn_answers_are_put_together() -> None:
    with ScriptedLine([(b"SI\r\n", b"S S      412.0 kg\r\n")], chunk=1) as line:
        polled = SicsScale(line, HandClock()).poll()
    assert polled is not None
    assert polled.raw == b"S S      412.0 kg\r\n"


def test_half_an_answer_is_waited_for_and_given_up_after_five_seconds() -> None:
    clock = HandClock()
    with ScriptedLine([(b"SI\r\n", b"S S    412.0")]) as line:
        scale = SicsScale(line, clock)
        assert scale.poll() is None
        clock.advance(REPLY_TIMEOUT_MS - 1)
        assert scale.poll() is None
        clock.advance(1)
        with pytest.raises(LineLost, match=r"scale\.no_answer"):
            scale.poll()


def test_one_command_at_a_time() -> None:
    with ScriptedLine([(b"SI\r\n", b"")]) as line:
        scale = SicsScale(line, HandClock())
        assert scale.poll() is None
        with pytest.raises(ValueError, match="one command"):
            scale.tare()


def test_busy_is_waited_through() -> None:
    with ScriptedLine([(b"SI\r\n", b"S B\r\nS S 412.0 kg\r\n")]) as line:
        polled = SicsScale(line, HandClock()).poll()
    assert polled is not None
    assert polled.answer.value == "412.0"


def test_a_scale_that_announces_itself_has_restarted() -> None:
    with ScriptedLine([(b"SI\r\n", b'I4 A "B021002593"\r\n'), (b"SI\r\n", b"S S 5.0 kg\r\n")]) as line:
        scale = SicsScale(line, HandClock())
        with pytest.raises(DeviceRestarted):
            scale.poll()
        assert scale.poll() is not None


def test_an_announcement_between_two_questions_is_noticed() -> None:
    pairs = [(b"SI\r\n", b'S S 5.0 kg\r\nI4 A "B021002593"\r\n')]
    with ScriptedLine(pairs) as line:
        scale = SicsScale(line, HandClock())
        assert scale.poll() is not None
        with pytest.raises(DeviceRestarted):
            scale.poll()


def test_an_unasked_weight_is_not_taken_for_the_next_answer() -> None:
    pairs = [
        (b"SI\r\n", b"S S 100.0 kg\r\nS S 150.0 kg\r\nS S 1"),
        (b"SI\r\n", b"S S 200.0 kg\r\n"),
        (b"SI\r\n", b"S S 300.0 kg\r\n"),
    ]
    with ScriptedLine(pairs) as line:
        scale = SicsScale(line, HandClock())
        answers = [scale.poll(), scale.poll(), scale.poll()]
    kinds = [(polled.answer.kind, polled.answer.value) for polled in answers if polled is not None]
    assert kinds == [(FrameKind.WEIGHT, "100.0"), (FrameKind.REJECT, None), (FrameKind.WEIGHT, "300.0")]


def test_an_answer_to_something_else_breaks_the_connection() -> None:
    with ScriptedLine([(b"SI\r\n", b"TA A 2.0 kg\r\n")]) as line:
        scale = SicsScale(line, HandClock())
        with pytest.raises(LineLost, match="out_of_step"):
            scale.poll()


def test_endless_talk_without_a_line_end_is_given_up() -> None:
    with ScriptedLine([(b"SI\r\n", b"9" * 600)]) as line:
        scale = SicsScale(line, HandClock())
        with pytest.raises(LineLost, match="babbling"):
            scale.poll()


def test_a_scale_without_a_serial_command_has_no_serial() -> None:
    with ScriptedLine([(b"I4\r\n", b"I4 I\r\n"), (b"I4\r\n", b"ES\r\n")]) as line:
        scale = SicsScale(line, HandClock())
        assert scale.identify() is None
        assert scale.identify() == ""


class TestScripted(ScaleContract):
    """The driver against what the manual says a scale answers."""

    @contextmanager
    def scale(self, lying: Lying, clock: HandClock, *, commands: tuple[bytes, ...]) -> Iterator[Line]:
        weight = {
            Lying.NOTHING: b"S S        0.0 kg\r\n",
            Lying.RESTING: b"S S      412.0 kg\r\n",
            Lying.SWINGING: b"S D      398.6 kg\r\n",
            Lying.TOO_MUCH: b"S +\r\n",
        }[lying]
        answers = {b"I4": b'I4 A "B021002593"\r\n', b"TA": b"TA A        0.0 kg\r\n", b"SI": weight}
        with ScriptedLine([(command + b"\r\n", answers[command]) for command in commands]) as line:
            yield line
