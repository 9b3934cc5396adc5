"""A whole bench without a face: packs come apart, labels come out, a shift is handed over, all arrives."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from app.assembly.backups import all_backups, prove_backup
from app.commands.practice_registry import PracticeRegistry
from app.domain.dismantling import Action, RunState
from app.domain.output import OutputCode
from app.domain.pack import Pack, PackState, Papers
from app.domain.proof_trail import Cause
from app.domain.verdict import Verdict
from app.floor import bench_commands as bench
from app.floor import output_commands as out
from app.floor import shift_commands as shift
from app.floor.output_views import OutputSaved, TraceView
from app.floor.shift_views import SheetView, ShiftView
from app.floor.views import BackupNow
from app.wire.envelope import decode
from tests.fakes.printer_9100 import Condition, Printer9100
from tests.papers.reading_back import codes_of
from tests.scenarios import bench_proofs as proof
from tests.scenarios.bench_faceless import LEAD, OPERATOR, SECOND, BenchHands
from tests.scenarios.faceless import Faceless, Plant, listening

NETWORK = '[label_printer]\nport = "127.0.0.1:{port}"\n'
OF_A_WHOLE_RUN = {
    "pack.received",
    "pack.routed",
    "triage.repeated",
    "run.started",
    "step.done",
    "reading.taken",
    "hold.raised",
    "hold.released",
    "output.recorded",
    "label.ordered",
    "label.printed",
    "label.proven",
    "run.closed",
}
OF_A_QUARANTINE = ["run.aborted", "pack.quarantined", "label.ordered", "label.printed", "label.proven"]


@pytest.fixture
def practice_registry(tmp_path: Path) -> Iterator[PracticeRegistry]:
    """Its own for each: a pack that another station has taken in as well stays shut here."""
    with listening(tmp_path / "registry") as registry:
        yield registry


def acts(types: list[str]) -> list[str]:
    """What was done here; that the registry told of it again comes in between, whenever it does."""
    return [one for one in types if one != "changes.adopted"]


def stored(desk: Faceless) -> Pack:
    """A pack of class A in its place."""
    pack = desk.one_pack(Papers(consignment="C-1"))
    assert pack.state is PackState.STORED
    return pack


def shut_at_the_proof(hands: BenchHands) -> None:
    """The contactor sticks: the reading fails, and no badge and no reason opens the hold."""
    hands.to("prove_dead")
    view = hands.read(1)
    (taken,) = view.run.readings
    assert (taken.printed, taken.unit, taken.verdict) == ("84.2", "V", Verdict.FAILED)
    assert (view.held, view.point, view.run.raised) == (True, 1, ("prove_dead",))
    assert view.allowed == {Action.TAKE_READING, Action.ABORT, Action.LEAVE}
    for somebody in (LEAD, SECOND, OPERATOR):
        assert hands.refused(hands.release(somebody, reason="I answer for it")) == "step.not_allowed"


def opened_by_two(hands: BenchHands) -> None:
    """Isolated, every point passes; only then a second person opens the hold."""
    hands.isolate()
    for point in (1, 2, 3):
        assert hands.refused(hands.release(LEAD)) == "step.not_allowed"
        view = hands.read(point)
        assert view.run.readings[-1].verdict is Verdict.PASSED
    assert [taken.printed for taken in view.run.readings] == ["84.2", "3.1", "1.6", "-1.5"]
    assert len({taken.touch for taken in view.run.readings}) == 4, "each reading is a contact of its own"
    assert (view.held, Action.RELEASE in view.allowed) == (False, True)
    assert hands.refused(hands.release(OPERATOR)) == "second.same_person"
    view = hands.done(hands.release(SECOND))
    assert (view.run.released[-1], view.run.done[-1]) == ("prove_dead", "prove_dead")


def modules_labelled_to_files(plant: Plant, hands: BenchHands) -> OutputSaved:
    """Busbars in a container of known tare, and the first module, with its label in the folder."""
    folder = plant.places.records / "labels"
    container, paper = hands.new_container(), hands.traveller(hands.view().pack.id)
    hands.to("remove_electrics", in_haste=True)
    busbars = hands.weigh(OutputCode.CU_BUS, container=container.container.text).output
    assert (busbars.mass_mg, busbars.tare_mg) == (3_740_000, container.container.tare_mg)
    hands.go_on()
    module = hands.weigh(OutputCode.MOD)
    assert (module.output.mass_mg, module.output.own_label) == (28_460_000, True)
    assert proof.outcome(hands.desk, module.output.text) == ("files", "")
    assert sorted(proof.labels_in(folder)) == sorted([paper, container.container.text, module.output.text])
    proof.proven(hands, module.output.text, module.output.id)
    return module


def modules_labelled_over_the_network(hands: BenchHands, device: Printer9100, before: OutputSaved) -> str:
    """The second module's label and a reprint of the first, by a printer that runs out in between."""
    port = f"127.0.0.1:{device.port}"
    module = hands.weigh(OutputCode.MOD).output
    assert proof.outcome(hands.desk, module.text) == (port, "")
    assert [proof.text_on(job) for job in device.jobs] == [module.text]
    proof.proven(hands, proof.text_on(device.jobs[0]), module.id)
    device.condition.put(Condition(out_of_labels=True))
    assert hands.desk.ask(out.ReprintLabel(before.output.text, "torn"))
    assert proof.outcome(hands.desk, before.output.text) == (port, "printer.out_of_labels")
    device.condition.put(Condition())
    assert hands.desk.ask(out.ReprintLabel(before.output.text, "torn, new roll"))
    assert proof.outcome(hands.desk, before.output.text) == (port, "")
    assert [proof.text_on(job) for job in device.jobs] == [module.text, before.output.text]
    assert hands.desk.told.printer[-2:] == [
        ("label_printer", "printer.out_of_labels"),
        ("label_printer", ""),
    ]
    return module.text


def closed(hands: BenchHands) -> None:
    """The rest of the run, to its end."""
    hands.to("read_modules", in_haste=True)
    view = hands.read(1)
    assert (view.run.readings[-1].printed, view.run.readings[-1].verdict) == ("48.2", Verdict.PASSED)
    while view.step is not None:
        view = hands.do_step(in_haste=True)
    assert (view.run.state, view.pack.state) == (RunState.CLOSED, PackState.DISMANTLED)
    assert (view.run.outputs, view.run.out_mg) == (3, 3_740_000 + 2 * 28_460_000)
    assert hands.empty().packs == ()


@pytest.mark.long  # the demo in the gate takes one apart too, before the screens
def test_a_pack_comes_apart_and_its_parts_are_known_wherever_they_are_asked_for(enrolled: Plant) -> None:
    with enrolled.running() as desk:
        desk.sign_in()
        hands = BenchHands(desk)
        pack = stored(desk)
        hands.start(pack.id)
        shut_at_the_proof(hands)
        opened_by_two(hands)
        first = modules_labelled_to_files(enrolled, hands)
    with Printer9100() as device:
        enrolled.places.station_file.write_text(NETWORK.format(port=device.port), encoding="utf-8")
        with enrolled.running() as desk:
            hands = BenchHands(desk)
            view = hands.catch_up()
            assert view.again is not None
            assert (view.again.cause, view.again.before.id) == (Cause.RESTART, "lift_modules")
            view = hands.proven_again()
            assert (view.step and view.step.id, view.run.outputs) == ("lift_modules", 2)
            second = modules_labelled_over_the_network(hands, device, first)
            closed(hands)
            trace = desk.asked(out.AskTrace(second), TraceView)
            assert (trace.pack.id, trace.asked and trace.asked.text) == (pack.id, second)
            assert [one.text for one in trace.outputs] == ["", first.output.text, second]
            proof.delivered_whole(enrolled, desk, [pack.code, first.output.text, second])
            station = desk.station.identity.station
    assert set(proof.told_types(enrolled, pack.code, station)) >= OF_A_WHOLE_RUN
    assert "output.recorded" in proof.told_types(enrolled, second, station)


def quarantined(plant: Plant, hands: BenchHands) -> Pack:
    """A pack whose hold stays shut: the run is given up, what is owed is done, the label says quarantine."""
    pack = stored(hands.desk)
    paper = hands.traveller(pack.id)
    hands.start(pack.id)
    shut_at_the_proof(hands)
    assert hands.refused(bench.AbortRun(hands.view().run.id, " ")) == "correct.needs_reason"
    view = hands.abort("the contactor will not open")
    assert (view.run.state, view.owed) == (RunState.MAKING_SAFE, 2)
    view = hands.made_safe()
    assert (view.run.state, view.pack.state) == (RunState.ABORTED, PackState.QUARANTINED)
    assert hands.refused(hands.starting(pack.id)) == "run.pack_not_stored"
    label = hands.traveller(pack.id)
    assert proof.outcome(hands.desk, label) == ("files", "")
    assert proof.labels_in(plant.places.records / "labels") == [paper, label]
    proof.proven(hands, label, pack.id)
    return pack


def signed_by_two(desk: Faceless) -> SheetView:
    """The shift is frozen, and both sides sign: nobody twice, nobody before the items are gone through."""
    sheet = desk.asked(shift.FreezeSheet("1002", "early", instructions="leave P1 alone"), SheetView)
    items = tuple(item.key for item in sheet.items)
    read = tuple(item.paper for item in sheet.items if item.paper)
    assert ("D", "quarantined") in {(item.block, item.kind) for item in sheet.items}
    handed = shift.SignSheet(sheet.sheet, "outgoing", OPERATOR, "handed")
    accepted = shift.SignSheet(sheet.sheet, "incoming", SECOND, "accepted", accepted=items, scanned=read)
    hands = BenchHands(desk)
    assert hands.refused(accepted) == "sheet.outgoing_first"
    desk.asked(handed, SheetView)
    blind = shift.SignSheet(sheet.sheet, "incoming", SECOND, "accepted")
    assert hands.refused(blind) == "sheet.item_not_gone_through"
    alone = shift.SignSheet(sheet.sheet, "incoming", OPERATOR, "accepted", accepted=items, scanned=read)
    assert hands.refused(alone) == "second.same_person"
    signed = desk.asked(accepted, SheetView)
    assert [one.side for one in signed.signatures] == ["outgoing", "incoming"]
    assert signed.content == sheet.content
    return signed


def test_a_hold_that_stays_shut_ends_in_quarantine_and_on_the_sheet(enrolled: Plant) -> None:
    with enrolled.running() as desk:
        desk.sign_in()
        pack = quarantined(enrolled, BenchHands(desk))
        sheet = signed_by_two(desk)
        pages = proof.pages_shown(desk, sheet)
        assert isinstance(pages, tuple)
        assert {Image.open(io.BytesIO(page)).size for page in pages} == {(600, 849)}
        assert [proof.printed(desk, sheet) for _ in range(2)] == ["", ""]
        assert desk.asked(shift.AskSheet(sheet.sheet), SheetView).prints == 2
        assert desk.asked(shift.AskShift(), ShiftView).sheets[0].incoming_verdict == "accepted"
        (file,) = (enrolled.places.records / "sheets").iterdir()  # twice the very same bytes
        read_back = [code for page in codes_of(file.read_bytes()) for code in page]
        assert {item.paper for item in sheet.items if item.paper} <= set(read_back)
        assert pack.tag in {item.tag for item in sheet.items}
        assert any(sheet.check in code for code in read_back)
        proof.delivered_whole(enrolled, desk, [pack.code])
        told = acts(proof.told_types(enrolled, pack.code, desk.station.identity.station))
        assert told[-5:] == OF_A_QUARANTINE
        types = acts([decode(raw).type for raw in desk.journal()])
        assert types[-5:] == ["sheet.frozen", *["handover.signed"] * 2, *["sheet.printed"] * 2]
    made = all_backups(enrolled.places.backups(), desk.station.identity.public_key)
    assert made, "a shift that closed has its backup"
    proven = prove_backup(made[0])
    assert proven.entries >= len(types) - 2, "the incoming side's signature is in it"
    assert desk.station.backups.now.get() == BackupNow(made[0].made_at)
