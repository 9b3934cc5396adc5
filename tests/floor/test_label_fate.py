"""A label comes out once: what is owed is printed, what nobody knows is asked, and what is void is told."""

import pytest

from app.domain.label import Fate, JobState, LabelJob, fate_of
from app.domain.refusals import Refusal
from app.floor import output_commands as out
from app.floor.commands import SignOut
from app.floor.output_views import LabelsToLookAt, LabelsToPrint, OutputSaved
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import Floor

UNKNOWN = ("printer.unsure", "printer.stopped_with_label", "printer.a_word_of_tomorrow")
OWED = ("printer.offline", "printer.cut_off", "printer.out_of_labels", "printer.paper_jam")


@pytest.fixture
def floor() -> Floor:
    return bench_floor()


@pytest.fixture
def job(floor: Floor) -> LabelJob:
    """The order of a module's label, waiting."""
    hands = Hands(floor)
    hands.start(floor.stored())
    hands.to("lift")
    saved = hands.weigh()
    assert isinstance(saved, OutputSaved)
    assert saved.job is not None
    return saved.job


def of(floor: Floor, text: str) -> LabelJob:
    with floor.records.unit() as unit:
        return unit.labels.of(text)[-1]


def owed(floor: Floor) -> list[str]:
    orders = floor.do(out.AskLabelsOwed())
    assert isinstance(orders, LabelsToPrint)
    return [order.label.job for order in orders.orders]


def to_look_at(floor: Floor) -> list[str]:
    asked = floor.do(out.AskLabelsToLookAt())
    assert isinstance(asked, LabelsToLookAt)
    return [one.job.job for one in asked.labels]


def test_it_is_recorded_before_it_is_sent(floor: Floor, job: LabelJob):
    floor.saved(out.BeginLabel(job.job, "L1"))
    assert floor.entries()[-1].data == {"job": job.job, "text": job.text, "printer": "L1"}
    assert of(floor, job.text).state is JobState.SENDING
    assert (owed(floor), to_look_at(floor)) == ([], [])
    again = floor.do(out.BeginLabel(job.job, "L1"))
    assert isinstance(again, Refusal), "it may be out by now"


@pytest.mark.parametrize("fault", ["", *UNKNOWN])
def test_what_is_out_or_unknown_is_never_sent_again(floor: Floor, job: LabelJob, fault: str):
    floor.saved(out.BeginLabel(job.job, "L1"))
    floor.saved(out.NoteLabel(job.job, "L1", fault))
    assert isinstance(floor.do(out.BeginLabel(job.job, "L1")), Refusal)
    assert isinstance(floor.do(out.NoteLabel(job.job, "L1", "")), Refusal)
    assert owed(floor) == []


@pytest.mark.parametrize("fault", OWED)
def test_what_surely_did_not_come_out_is_owed_under_the_same_order(floor: Floor, job: LabelJob, fault: str):
    for _ in range(2):
        floor.saved(out.BeginLabel(job.job, "L1"))
        floor.saved(out.NoteLabel(job.job, "L1", fault))
        assert owed(floor) == [job.job]
        floor.restart()
    floor.saved(out.BeginLabel(job.job, "L1"))
    floor.saved(out.NoteLabel(job.job, "L1", ""))
    assert owed(floor) == []
    assert of(floor, job.text).print_no == 1


def test_a_station_that_died_while_sending_asks_and_does_not_print(floor: Floor, job: LabelJob):
    floor.saved(out.BeginLabel(job.job, "L1"))
    floor.reboot()
    before = floor.types().count("label.printed")
    floor.do(out.EndBrokenPrints())
    floor.do(out.EndBrokenPrints())
    assert floor.types().count("label.printed") == before + 1
    assert (owed(floor), to_look_at(floor)) == ([], [job.job])
    waiting = floor.do(out.AskLabelsToPrint())
    assert isinstance(waiting, LabelsToPrint)
    assert waiting.orders == ()


@pytest.mark.parametrize("fault", UNKNOWN)
def test_somebody_saw_it(floor: Floor, job: LabelJob, fault: str):
    floor.saved(out.NoteLabel(job.job, "L1", fault))
    answer = floor.do(out.AnswerLabel(job.job, came_out=True))
    assert isinstance(answer, LabelJob)
    assert (answer.job, answer.state) == (job.job, JobState.PRINTED)
    entry = floor.entries()[-1]
    assert (entry.type, entry.data["looked"], entry.operator is None) == ("label.printed", "yes", False)
    assert to_look_at(floor) == []
    assert floor.do(out.AnswerLabel(job.job, came_out=False)) == Refusal("label.answered")


def test_nobody_found_it_and_the_new_print_voids_the_old(floor: Floor, job: LabelJob):
    floor.saved(out.NoteLabel(job.job, "L1", "printer.unsure"))
    answer = floor.do(out.AnswerLabel(job.job, came_out=False))
    assert isinstance(answer, LabelJob)
    assert (answer.print_no, answer.text, answer.state) == (2, job.text, JobState.WAITING)
    looked, order = floor.entries()[-2:]
    assert (looked.data["looked"], looked.data["fault"]) == ("no", "printer.not_out")
    assert (order.type, order.data["voids"], order.data["reason"]) == (
        "label.ordered",
        job.job,
        "label_not_printed",
    )
    assert (owed(floor), to_look_at(floor)) == ([], [])


def test_a_label_that_is_scanned_back_was_out(floor: Floor, job: LabelJob):
    floor.saved(out.NoteLabel(job.job, "L1", "printer.unsure"))
    floor.saved(out.ProveLabel(floor.scanned(job.text), job.about))
    assert to_look_at(floor) == []


@pytest.mark.parametrize("fault", ["printer.offline", "printer.unsure"])
def test_what_was_ordered_anew_is_neither_owed_nor_asked_for(floor: Floor, job: LabelJob, fault: str):
    floor.saved(out.NoteLabel(job.job, "L1", fault))
    newer = floor.do(out.ReprintLabel(job.text, "torn"))
    assert isinstance(newer, LabelJob)
    assert (owed(floor), to_look_at(floor)) == ([], [])
    assert floor.entries()[-1].data["voids"] == job.job


def test_nobody_answers_without_signing_in(floor: Floor, job: LabelJob):
    floor.saved(out.NoteLabel(job.job, "L1", "printer.unsure"))
    floor.do(SignOut())
    assert floor.do(out.AnswerLabel(job.job, came_out=True)) == Refusal("operator.nobody_signed_in")
    assert to_look_at(floor) == [job.job]


def test_a_word_nobody_knows_is_looked_for():
    assert {fate_of(fault) for fault in UNKNOWN} == {Fate.UNKNOWN}
    assert {fate_of(fault) for fault in OWED} == {Fate.OWED}
    assert fate_of("printer.not_drawable") is Fate.NEVER
