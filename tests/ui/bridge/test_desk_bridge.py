"""Answers of the records thread reach the main thread, in order, and faults reach nobody who waits."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QThread
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from app.assembly import RecordsDesk
from app.domain.refusals import Refusal, refuse
from app.floor import commands as ask
from app.floor.views import QueueView
from tests.fakes.floor import Floor
from ui.bridge.desk import DeskBridge, refused

Reply = Callable[[object], None]


class WaitingDesk:
    """The port `Desk`; the test answers."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []

    def ask(self, command: object, reply: Reply) -> None:
        """Keep who waits."""
        self.replies.append(reply)


def test_answers_come_on_the_main_thread_in_the_order_of_asking(qtbot: QtBot) -> None:
    floor = Floor()
    recorded: list[int] = []
    records = RecordsDesk(floor.desk, lambda: recorded.append(1))
    records.start()
    bridge = DeskBridge(records)
    came: list[tuple[int, object, bool]] = []
    try:
        for number in range(50):
            bridge.ask(
                ask.KeepPlace("queue") if number % 2 else ask.AskQueue(),
                lambda answer, number=number: came.append(
                    (number, answer, QThread.currentThread() is bridge.thread())
                ),
            )
        assert bridge.waiting == 50
        qtbot.waitUntil(lambda: len(came) == 50, timeout=5000)
    finally:
        assert records.stop()
    assert [number for number, _, _ in came] == list(range(50))
    assert all(here for _, _, here in came)
    assert isinstance(came[0][1], QueueView)
    assert (bridge.waiting, recorded) == (0, [])


def test_a_fault_of_the_record_stops_work_and_answers_nobody(
    qtbot: QtBot, expected_log: Callable[[str], None]
) -> None:
    expected_log("cannot record SignOut: record.disk_full")
    floor = Floor()
    floor.sign_in()
    floor.records.fail_next = "record.disk_full"
    recorded: list[int] = []
    records = RecordsDesk(floor.desk, lambda: recorded.append(1))
    records.start()
    bridge = DeskBridge(records)
    answers: list[object] = []
    try:
        with qtbot.waitSignal(bridge.record_failed, timeout=5000) as told:
            bridge.ask(ask.SignOut(), answers.append)
        assert told.args == ["record.disk_full"]
        assert (answers, recorded, bridge.waiting) == ([], [], 0)
        bridge.ask(ask.SignOut(), answers.append)
        qtbot.waitUntil(lambda: answers == [True], timeout=5000)
        assert recorded == [1], "the records go on when the disk does"
    finally:
        assert records.stop()


def test_a_defect_is_raised_on_the_main_thread_and_answers_nobody(qtbot: QtBot) -> None:
    desk = WaitingDesk()
    bridge = DeskBridge(desk)
    answers: list[object] = []
    bridge.ask(ask.AskQueue(), answers.append)
    bridge.ask(ask.AskQueue(), answers.append)
    with capture_exceptions() as caught:
        desk.replies[0](KeyError("a defect"))
    assert [kind for kind, _, _ in caught] == [KeyError]
    assert sys.exc_info() == (None, None, None)
    desk.replies[1](True)
    assert answers == [True]


def test_after_the_window_closed_answers_are_ignored(qtbot: QtBot) -> None:
    desk = WaitingDesk()
    bridge = DeskBridge(desk)
    answers: list[object] = []
    bridge.ask(ask.AskQueue(), answers.append)
    bridge.drop_all()
    desk.replies[0]("late")
    assert (answers, bridge.waiting) == ([], 0)
    bridge.ask(ask.AskQueue(), answers.append)
    desk.replies[1]("new")
    assert answers == ["new"]


def test_one_answer_for_one_question(qtbot: QtBot) -> None:
    desk = WaitingDesk()
    bridge = DeskBridge(desk)
    answers: list[object] = []
    bridge.ask(ask.AskQueue(), answers.append)
    desk.replies[0](1)
    desk.replies[0](2)
    assert answers == [1]


def test_a_refusal_is_an_answer() -> None:
    no = refuse("pack.unknown")
    assert refused(no) is no
    assert refused(True) is None
    assert isinstance(no, Refusal)


def test_a_closed_desk_says_so(qtbot: QtBot) -> None:
    records = RecordsDesk(Floor().desk, lambda: None)
    records.start()
    assert records.stop()
    bridge = DeskBridge(records)
    answers: list[object] = []
    with qtbot.waitSignal(bridge.record_failed, timeout=2000) as told:
        bridge.ask(ask.AskQueue(), answers.append)
    assert (told.args, answers) == (["record.closed"], [])


def test_somebody_who_cannot_take_an_answer_does_not_stop_the_records(
    expected_log: Callable[[str], None],
) -> None:
    expected_log("nobody took the answer to AskQueue")
    floor = Floor()
    recorded: list[int] = []
    records = RecordsDesk(floor.desk, lambda: recorded.append(1))
    answers: list[object] = []

    def gone(_answer: object) -> None:
        raise RuntimeError("deleted")

    records.start()
    records.ask(ask.AskQueue(), gone)
    records.ask(ask.NoteDevice("scale", "", "ready", ""), answers.append)
    assert records.stop()
    assert len(answers) == 1
    assert recorded == [1]


def test_a_defect_in_an_act_reaches_the_asker_and_the_records_go_on(
    expected_log: Callable[[str], None],
) -> None:
    expected_log("defect in str")
    records = RecordsDesk(Floor().desk, lambda: None)
    answers: list[object] = []
    records.start()
    records.ask("no command", answers.append)
    records.ask(ask.KeepPlace("queue"), answers.append)
    assert records.stop()
    assert isinstance(answers[0], KeyError)
    assert answers[1] is True
