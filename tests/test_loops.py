"""Loops end when told, an inbox keeps its order, and nobody waits for ever."""

import threading
import time
from collections.abc import Callable

import pytest

from app.loops import InboxLoop, LatestValue, Rendezvous, StoppableLoop

DEADLINE_S = 5.0


class Turns:
    """Counts turns and says when the first has begun; each turn then rests."""

    def __init__(self, rest_s: float) -> None:
        self.begun = threading.Event()
        self.again = threading.Event()
        self.count = 0
        self._rest_s = rest_s

    def __call__(self, wait: Callable[[float], bool]) -> None:
        """One turn."""
        self.count += 1
        (self.begun if self.count == 1 else self.again).set()
        wait(self._rest_s)


def test_a_resting_loop_ends_at_once() -> None:
    turns = Turns(rest_s=3600.0)
    loop = StoppableLoop("rests", turns)
    loop.start()
    assert turns.begun.wait(DEADLINE_S)
    assert loop.alive
    began = time.monotonic()
    assert loop.stop()
    assert time.monotonic() - began < 1.0
    assert not loop.alive
    assert turns.count == 1


def test_a_nudge_ends_the_rest() -> None:
    turns = Turns(rest_s=3600.0)
    loop = StoppableLoop("rests", turns)
    loop.start()
    assert turns.begun.wait(DEADLINE_S)
    loop.nudge()
    assert turns.again.wait(DEADLINE_S)
    assert loop.stop()


def test_a_nudge_during_a_turn_is_not_lost() -> None:
    began, go_on, second = threading.Event(), threading.Event(), threading.Event()

    def turn(wait: Callable[[float], bool]) -> None:
        if began.is_set():
            second.set()
        began.set()
        go_on.wait(DEADLINE_S)
        wait(3600.0)

    loop = StoppableLoop("works", turn)
    loop.start()
    assert began.wait(DEADLINE_S)
    loop.nudge()
    go_on.set()
    assert second.wait(DEADLINE_S)
    assert loop.stop()


def test_a_loop_that_hangs_is_reported() -> None:
    began, let_go = threading.Event(), threading.Event()

    def turn(_wait: Callable[[float], bool]) -> None:
        began.set()
        let_go.wait(DEADLINE_S)

    loop = StoppableLoop("hangs", turn)
    loop.start()
    assert began.wait(DEADLINE_S)
    assert not loop.stop(deadline_s=0.05)
    let_go.set()
    assert loop.stop()


def test_wait_tells_whether_to_end() -> None:
    told: list[bool] = []
    began = threading.Event()

    def turn(wait: Callable[[float], bool]) -> None:
        told.append(wait(0.0))
        began.set()
        told.append(wait(3600.0))

    loop = StoppableLoop("asks", turn)
    loop.start()
    assert began.wait(DEADLINE_S)
    assert loop.stop()
    assert told == [False, True]


def test_a_loop_never_started_is_stopped_already() -> None:
    assert StoppableLoop("idle", lambda wait: None).stop()
    assert InboxLoop("idle", print).stop()


def test_an_inbox_keeps_the_order_and_finishes_what_was_posted() -> None:
    handled: list[int] = []
    go_on = threading.Event()

    def handle(item: int) -> None:
        go_on.wait(DEADLINE_S)
        handled.append(item)

    loop = InboxLoop("inbox", handle)
    loop.start()
    assert all(loop.post(number) for number in range(100))
    assert not loop.stop(deadline_s=0.05), "it is still at work"
    assert not loop.post(100), "what comes after the end is refused"
    go_on.set()
    assert loop.stop()
    assert handled == list(range(100))


def test_what_several_threads_post_is_handled_once_each_in_their_own_order() -> None:
    handled: list[tuple[int, int]] = []
    loop: InboxLoop[tuple[int, int]] = InboxLoop("inbox", handled.append)
    loop.start()

    def post(who: int) -> None:
        for number in range(200):
            assert loop.post((who, number))

    threads = [threading.Thread(target=post, args=(who,)) for who in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(DEADLINE_S)
    assert loop.stop()
    for who in range(3):
        assert [number for one, number in handled if one == who] == list(range(200))


def test_the_first_answer_counts() -> None:
    meeting: Rendezvous[str] = Rendezvous()
    thread = threading.Thread(target=lambda: (meeting.answer("first"), meeting.answer("second")))
    thread.start()
    assert meeting.wait(DEADLINE_S) == "first"
    thread.join(DEADLINE_S)
    assert meeting.wait(DEADLINE_S) == "first"


def test_nobody_waits_beyond_the_deadline() -> None:
    with pytest.raises(TimeoutError):
        Rendezvous[str]().wait(0.01)


def test_none_is_an_answer() -> None:
    meeting: Rendezvous[None] = Rendezvous()
    meeting.answer(None)
    assert meeting.wait(0.0) is None


def test_only_the_newest_value_is_kept_and_reading_takes_nothing() -> None:
    slot: LatestValue[int] = LatestValue()
    assert slot.get() is None
    slot.put(1)
    slot.put(2)
    assert (slot.get(), slot.get()) == (2, 2)
    slot.put(None)
    assert slot.get() is None
