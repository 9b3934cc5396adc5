"""What becomes of a label when the printer is away, busy, slow, empty or torn off in the middle."""

import threading
import time
from dataclasses import replace

import pytest

from app.devices.printer.network import Asks, NetworkPrinter, Patience
from tests.fakes.printer_9100 import ClosedDoor, Condition, DeafDoor, Habits, Printer9100

JOB = b"^XA\n^FO0,0^GFA,4,4,1,AAAAAAAA^FS\n^PQ1\n^XZ\n"
LONG_JOB = b"^XA\n^FO0,0^GFA,4,4,1," + b"A" * 200_000 + b"^FS\n^PQ1\n^XZ\n"
HUGE_JOB = b"^XA\n^FO0,0^GFA,4,4,1," + b"A" * 24_000_000 + b"^FS\n^PQ1\n^XZ\n"
# With a device that does its part nothing runs out; one that fails to is not waited for long.
PATIENT = Patience(
    connect_s=20.0, pause_s=0.02, answer_s=20.0, stall_s=20.0, whole_s=60.0, come_out_s=20.0, close_s=20.0
)
SHORT = Patience(
    connect_s=0.3, pause_s=0.02, answer_s=0.7, stall_s=0.3, whole_s=5.0, come_out_s=0.5, close_s=0.5
)


def driver(
    device: Printer9100 | ClosedDoor | DeafDoor, asks: Asks = Asks.WELCOME, patience: Patience = PATIENT
) -> NetworkPrinter:
    """The driver of this device."""
    return NetworkPrinter("127.0.0.1", device.port, asks=asks, patience=patience)


@pytest.mark.parametrize("job", [JOB, LONG_JOB])
@pytest.mark.parametrize("asks", list(Asks))
def test_a_job_is_taken_byte_for_byte(job: bytes, asks: Asks) -> None:
    with Printer9100() as device:
        printer = driver(device, asks)
        assert [printer.send(job), printer.send(job)] == ["", ""]
    assert device.jobs == [job, job]
    assert device.asked == (0 if asks is Asks.NEVER else 4)


@pytest.mark.parametrize(
    ("stands", "code"),
    [
        (Condition(out_of_labels=True), "printer.out_of_labels"),
        (Condition(paused=True), "printer.paused"),
        (Condition(head_open=True), "printer.head_open"),
        (Condition(ribbon_out=True), "printer.ribbon_out"),
        (Condition(too_hot=True), "printer.too_hot"),
        (Condition(buffer_full=True), "printer.busy"),
    ],
)
def test_a_printer_that_cannot_print_is_sent_nothing(stands: Condition, code: str) -> None:
    with Printer9100(condition=stands) as device:
        assert driver(device).send(JOB) == code
        device.condition.put(Condition())
        assert driver(device).send(JOB) == ""
    assert device.jobs == [JOB]


@pytest.mark.parametrize("mute", [Condition(silent=True), Condition(garbled=True)])
def test_one_that_never_spoke_is_printed_to(mute: Condition) -> None:
    with Printer9100(condition=mute) as device:
        printer = driver(device, patience=SHORT)
        assert [printer.send(JOB), printer.send(JOB)] == ["", ""]
        assert driver(device, Asks.ALWAYS, SHORT).send(JOB) == "printer.not_ready"
    assert device.jobs == [JOB, JOB]


def test_one_that_spoke_and_falls_silent_is_not_ready() -> None:
    with Printer9100() as device:
        printer = driver(device, patience=SHORT)
        assert printer.send(JOB) == ""
        device.condition.put(Condition(silent=True))
        assert printer.send(JOB) == "printer.not_ready"
    assert device.jobs == [JOB]


@pytest.mark.parametrize(
    "then", [Condition(out_of_labels=True), Condition(silent=True), Condition(paused=True)]
)
def test_one_that_stops_with_the_label_inside_says_so(then: Condition) -> None:
    with Printer9100(Habits(then=then, asked_before_out=2)) as device:
        assert driver(device, patience=SHORT).send(JOB) == "printer.stopped_with_label"
    assert device.jobs == [JOB]


def test_the_label_is_waited_for() -> None:
    with Printer9100(Habits(asked_before_out=3)) as device:
        assert driver(device).send(JOB) == ""
    assert device.asked == 1 + 4


def test_a_long_queue_is_no_fault() -> None:
    with Printer9100(Habits(asked_before_out=10_000)) as device:
        assert driver(device, patience=SHORT).send(JOB) == ""


def test_nobody_there_is_refused_after_several_attempts() -> None:
    with ClosedDoor() as door:
        began = time.monotonic()
        assert driver(door).send(JOB) == "printer.refused"
        assert time.monotonic() - began >= 2 * PATIENT.pause_s


def test_no_answer_at_all_is_offline() -> None:
    with DeafDoor() as door:
        began = time.monotonic()
        assert driver(door, patience=SHORT).send(JOB) == "printer.offline"
        assert time.monotonic() - began < 10.0


def test_one_that_refuses_for_a_moment_is_not_given_up() -> None:
    patient = replace(SHORT, attempts=2000)
    with ClosedDoor() as door:
        opening = threading.Timer(0.1, door.open)
        opening.start()
        assert driver(door, Asks.NEVER, patient).send(JOB) == ""
        opening.join()


@pytest.mark.parametrize("asks", [Asks.WELCOME, Asks.NEVER])
@pytest.mark.parametrize("after", [0, 10, 100_000])
def test_a_line_torn_in_the_middle_is_never_called_printed(asks: Asks, after: int) -> None:
    with Printer9100(Habits(chunk=1000, cuts_after=after)) as device:
        assert driver(device, asks).send(LONG_JOB) in ("printer.cut_off", "printer.unsure")
        assert device.jobs == []


def test_a_line_torn_while_much_is_unsent_is_cut_off() -> None:
    with Printer9100(Habits(chunk=1000, cuts_after=5000, small_buffer=True)) as device:
        assert driver(device, Asks.NEVER).send(HUGE_JOB) == "printer.cut_off"


def test_one_that_takes_no_more_is_a_timeout() -> None:
    with Printer9100(Habits(chunk=1000, stalls_after=1000, small_buffer=True)) as device:
        assert driver(device, Asks.NEVER, SHORT).send(HUGE_JOB) == "printer.timeout"
        assert device.jobs == []


def test_one_that_leaves_the_end_untaken_is_not_believed() -> None:
    with Printer9100(Habits(chunk=1000, stalls_after=1000, small_buffer=True)) as device:
        assert driver(device, Asks.NEVER, SHORT).send(LONG_JOB) in ("printer.unsure", "printer.timeout")
        assert device.jobs == []


def test_a_slow_one_is_waited_for() -> None:
    with Printer9100(Habits(chunk=512, small_buffer=True)) as device:
        printer = NetworkPrinter("localhost", device.port, patience=PATIENT)
        assert printer.send(LONG_JOB) == ""
        assert device.jobs == [LONG_JOB]


def test_one_that_keeps_the_line_open_has_taken_what_it_acknowledged() -> None:
    with Printer9100(Habits(hangs_up=False)) as device:
        assert driver(device, Asks.NEVER, SHORT).send(JOB) == ""
        assert device.jobs == [JOB]


@pytest.mark.parametrize("host", ["printer.local", "", "1.2.3", "127.0.0.1:9100", "-d x"])
def test_a_name_is_no_address(host: str) -> None:
    with pytest.raises(ValueError, match="does not appear"):
        NetworkPrinter(host)
