"""Labels: ordered in the record, printed once an order, counted, and proven on what they belong to."""

import pytest

from app.domain.journal import PackRouted
from app.domain.label import JobState, Label, LabelJob
from app.domain.operator import STATION
from app.domain.output import OutputCode
from app.domain.own_label import station_mark
from app.domain.refusals import Refusal
from app.domain.traveller import read_traveller
from app.domain.triage import TriageClass
from app.floor import commands as ask
from app.floor import output_commands as out
from app.floor.output_views import ContainerSaved, LabelsToPrint, OutputSaved
from app.floor.start_commands import PrintTraveller
from app.papers.label_layout import LabelSize, Words, lay_out
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import BO, CODE, OTHER_CODE, Floor, shown


@pytest.fixture
def floor() -> Floor:
    return bench_floor()


@pytest.fixture
def hands(floor: Floor) -> Hands:
    """Where modules and cables come out."""
    hands = Hands(floor)
    hands.start(floor.stored())
    hands.to("lift")
    return hands


def waiting(floor: Floor) -> list[Label]:
    orders = floor.do(out.AskLabelsToPrint())
    assert isinstance(orders, LabelsToPrint)
    return [order.label for order in orders.orders]


def job_of(floor: Floor, text: str, number: int = -1) -> LabelJob:
    with floor.records.unit() as unit:
        return unit.labels.of(text)[number]


def printed(floor: Floor, job: str, fault: str = "") -> None:
    floor.saved(out.NoteLabel(job, "printer 1", fault))


def ordered(saved: OutputSaved | ContainerSaved) -> LabelJob:
    assert saved.job is not None
    return saved.job


def reprinted(floor: Floor, text: str, reason: str = "torn") -> LabelJob:
    answer = floor.do(out.ReprintLabel(text, reason))
    assert isinstance(answer, LabelJob), answer
    return answer


def test_an_order_waits_until_its_outcome_is_noted_once(floor: Floor, hands: Hands):
    job = ordered(hands.weigh())
    assert [label.job for label in waiting(floor)] == [job.job]
    printed(floor, job.job)
    assert waiting(floor) == []
    assert job_of(floor, job.text).state is JobState.PRINTED
    for fault in ("", "printer.offline"):
        assert hands.refused(out.NoteLabel(job.job, "printer 1", fault)) == "label.unknown"
    assert hands.refused(out.NoteLabel("no such job", "printer 1", "")) == "label.unknown"


def test_the_outcome_is_the_stations_own_word(floor: Floor, hands: Hands):
    printed(floor, ordered(hands.weigh()).job, "printer.paper_out")
    entry = floor.entries()[-1]
    assert (entry.type, entry.operator, entry.data["fault"]) == ("label.printed", None, "printer.paper_out")


def test_a_failed_label_is_printed_again_by_a_new_order_that_counts_up(floor: Floor, hands: Hands):
    saved = hands.weigh()
    first = ordered(saved)
    printed(floor, first.job, "printer.offline")
    assert job_of(floor, first.text).fault == "printer.offline"
    second = reprinted(floor, first.text, "  printer was off ")
    assert (second.print_no, second.reason, second.about) == (2, "printer was off", saved.output.id)
    assert second.job != first.job
    assert [label.print_no for label in waiting(floor)] == [2]
    printed(floor, second.job)
    third = reprinted(floor, first.text)
    assert third.print_no == 3
    printed(floor, third.job)
    with floor.records.unit() as unit:
        output = unit.outputs.by_id(saved.output.id)
    assert output is not None
    assert output.prints == 2


def test_a_reprint_needs_a_reason_and_a_label_that_was_ordered(floor: Floor, hands: Hands):
    text = ordered(hands.weigh()).text
    for reason in ("", " ", "\n\u3000"):
        assert hands.refused(out.ReprintLabel(text, reason)) == "correct.needs_reason"
    for unknown in ("", "MD00000", CODE, "x" * 3000):
        assert hands.refused(out.ReprintLabel(unknown, "torn")) == "label.unknown"


def test_waiting_orders_come_back_after_a_restart_with_the_same_job(floor: Floor, hands: Hands):
    jobs = [ordered(hands.weigh()).job for _ in range(3)]
    printed(floor, jobs[1])
    before = waiting(floor)
    assert [label.job for label in before] == [jobs[0], jobs[2]]
    floor.restart()
    assert waiting(floor) == before
    floor.reboot()
    assert waiting(floor) == before


# What stands on them


def test_a_modules_label(floor: Floor, hands: Hands):
    saved = hands.weigh("28.44")
    (label,) = waiting(floor)
    assert (label.text, label.title_zh, label.title_en) == (saved.output.text, "模组", "Module")
    assert label.lines == (("电池包", "Pack", "P-2611-0001"), ("净重", "Net", "28.44 kg"))
    assert (label.print_no, label.practice, label.made_at) == (1, True, ordered(saved).ordered_at)
    floor.in_production()
    assert not waiting(floor)[0].practice


@pytest.mark.parametrize(
    ("scale", "label"),
    [("28.4", "28.40 kg"), ("28", "28.00 kg"), ("28.123456", "28.123456 kg"), ("0.4", "0.40 kg")],
)
def test_a_net_weight_is_told_exactly(floor: Floor, hands: Hands, scale: str, label: str):
    hands.weigh(scale)
    assert waiting(floor)[0].lines[1][2] == label


def test_a_containers_label(floor: Floor):
    saved = floor.do(out.KnowContainer(floor.part("2.40")))
    assert isinstance(saved, ContainerSaved)
    (label,) = waiting(floor)
    assert (label.text, label.title_en) == (saved.container.text, "Container")
    assert label.lines == (("皮重", "Tare", "2.40 kg"),)


def test_a_quarantine_label(floor: Floor, hands: Hands):
    hands.abort()
    due = hands.to_the_end().pack.recheck_due
    assert due is not None
    label = waiting(floor)[-1]
    traveller = read_traveller(label.text)
    assert traveller is not None
    assert (traveller.triage_class, label.title_zh) == (TriageClass.C, "隔离 禁止拆解")
    assert label.lines == (
        ("电池包", "Pack", "P-2611-0001"),
        ("等级", "Class", "C"),
        ("下次检查", "Check again", due.astimezone().strftime("%Y-%m-%d %H:%M")),
        ("接收工位", "Received by", station_mark(floor.site.station)),
        ("编码", "Code", CODE),
    )


def test_a_traveller_is_printed_with_the_place_of_every_pack(floor: Floor):
    pack = floor.received()
    floor.clean(pack)
    floor.saved(ask.TakeWeight(pack, floor.weight()))
    floor.saved(ask.RoutePack(pack, "A3-02"))
    (label,) = waiting(floor)
    traveller = read_traveller(label.text)
    assert traveller is not None
    assert (traveller.triage_class, traveller.claim) == (TriageClass.A, station_mark(floor.site.station))
    assert (label.title_en, label.lines[1]) == ("Traveller", ("等级", "Class", "A"))


def let_through(floor: Floor, code: str) -> str:
    """A pack that was held for its code, and that somebody has decided to open all the same."""
    pack = floor.stored(code)
    with floor.records.unit() as unit:
        unit.journal.append(PackRouted(pack, "A", "stored", "A1"), STATION)
    assert isinstance(floor.do(PrintTraveller(pack, floor.scanned(code))), LabelJob)
    return pack


@pytest.mark.parametrize(
    "code",
    [
        "https://example.invalid/battery-passport/0123456789",
        "电池 7",
        "x" * 4000,
        "A\x1dB",
        "=cmd|'/c calc'!A1 and more of it",
        "SN-77/4 x",
        "Z" * 26,
    ],
)
def test_a_quarantine_label_can_be_drawn_whatever_the_packs_own_code_is(floor: Floor, code: str):
    hands = Hands(floor)
    pack = let_through(floor, code)
    hands.start(pack)
    hands.abort()
    label = waiting(floor)[-1]
    assert read_traveller(label.text) is not None
    lay_out(label, LabelSize())
    floor.saved(out.ProveLabel(floor.scanned(label.text), pack))


def test_a_module_of_the_longest_mass_fits_its_label(floor: Floor, hands: Hands):
    hands.weigh("59.999999")
    drawn = lay_out(waiting(floor)[0], LabelSize())
    assert any("59.999999 kg" in piece.text for piece in drawn.pieces if isinstance(piece, Words))


# Proof


def test_only_the_label_of_the_very_thing_proves_it(floor: Floor, hands: Hands):
    one, two = hands.weigh(), hands.weigh()
    scanned_two = floor.scanned(two.output.text)
    assert hands.refused(out.ProveLabel(scanned_two, one.output.id)) == "label.other_thing"
    assert hands.refused(out.ProveLabel(scanned_two, "")) == "label.other_thing"
    for text in ("", CODE, "MD00000", "x" * 5000):
        assert hands.refused(out.ProveLabel(floor.scanned(text), one.output.id)) == "label.unknown"
    floor.saved(out.ProveLabel(floor.scanned(f" {two.output.text.lower()} "), two.output.id))
    assert not job_of(floor, one.output.text).proven
    assert job_of(floor, two.output.text).proven
    entry = floor.entries()[-1]
    assert (entry.type, entry.data["about"], entry.data["read_by"]) == (
        "label.proven",
        two.output.id,
        "camera",
    )


def test_a_containers_label_proves_the_container(floor: Floor):
    saved = floor.do(out.KnowContainer(floor.part("2.40")))
    assert isinstance(saved, ContainerSaved)
    text = saved.container.text
    floor.saved(out.ProveLabel(floor.scanned(text), text))
    assert job_of(floor, text).proven


# A piece that was taken back


def test_the_label_of_a_piece_that_was_taken_back_still_says_what_it_is(floor: Floor, hands: Hands):
    saved = hands.weigh()
    take_back(floor, saved)
    (label,) = waiting(floor)
    assert (label.title_en, label.text) == ("Module", saved.output.text)
    assert label.lines == (("电池包", "Pack", "P-2611-0001"), ("净重", "Net", "---"))
    reprint = reprinted(floor, saved.output.text)
    assert (reprint.print_no, reprint.about) == (2, saved.output.id)


def take_back(floor: Floor, saved: OutputSaved) -> None:
    floor.saved(out.CorrectOutput(saved.output.id, "wrong piece", shown(BO)))


def test_a_piece_weighed_again_proves_and_reprints_its_old_label(floor: Floor, hands: Hands):
    first = hands.weigh("28.44")
    printed(floor, ordered(first).job)
    take_back(floor, first)
    again = hands.weigh("28.50", piece=floor.scanned(first.output.text)).output
    assert hands.refused(out.ProveLabel(floor.scanned(again.text), first.output.id)) == "label.other_thing"
    floor.saved(out.ProveLabel(floor.scanned(again.text), again.id))
    reprint = reprinted(floor, again.text)
    assert (reprint.print_no, reprint.about) == (2, again.id)
    assert waiting(floor)[0].lines[1] == ("净重", "Net", "28.50 kg")


def test_a_piece_of_the_wrong_pack_takes_its_label_to_the_right_one(floor: Floor, hands: Hands):
    wrong = hands.weigh()
    take_back(floor, wrong)
    hands.go_on(nothing=True)
    hands.to_the_end()
    hands.start(floor.stored(OTHER_CODE))
    hands.to("lift")
    right = hands.weigh(piece=floor.scanned(wrong.output.text)).output
    tag = hands.view().pack.tag
    assert waiting(floor)[0].lines[0] == ("电池包", "Pack", tag)
    assert reprinted(floor, right.text).pack == right.pack
    floor.saved(out.ProveLabel(floor.scanned(right.text), right.id))
    assert floor.entries()[-1].data["pack"] == right.pack


def test_a_scanned_code_orders_no_label(floor: Floor, hands: Hands):
    saved = hands.weigh(piece=floor.scanned("SN-1"))
    assert saved.job is None
    assert waiting(floor) == []
    assert isinstance(floor.do(out.ReprintLabel("SN-1", "torn")), Refusal)
    assert hands.weigh(code=OutputCode.CABLE).job is None


# Packs


def test_a_pack_without_a_code_gets_its_label_with_the_receipt():
    floor = Floor()
    floor.sign_in()
    pack = floor.saved(ask.ReceivePack(None, ask.Papers(none=True), b"\xff\xd8photo")).pack
    assert pack is not None
    (label,) = waiting(floor)
    assert (label.text, label.title_en, label.print_no) == (pack.code, "Pack", 1)
    assert ("电池包", "Pack", pack.tag) in label.lines
    assert floor.types()[-2:] == ["pack.received", "label.ordered"]


def test_a_pack_that_goes_to_quarantine_at_intake_is_marked_at_once():
    floor = Floor()
    floor.sign_in()
    pack = floor.received()
    floor.saved(ask.AnswerTriage(pack, "now", frozenset()))
    floor.saved(ask.AnswerTriage(pack, "liquids_and_case", frozenset({"T04"})))
    assert waiting(floor) == []
    floor.saved(ask.RoutePack(pack, "Q-1"))
    (label,) = waiting(floor)
    assert (label.text, label.title_zh) == (floor.traveller(pack), "隔离 禁止拆解")
    assert any(caption == "Check again" for _, caption, _ in label.lines)
