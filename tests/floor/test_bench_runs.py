"""A run from its start to its close: one at a time, by its own document, in the document's order."""

from dataclasses import replace

import pytest

from app.domain.dismantling import RUN_TYPES, Action, RunState
from app.domain.leaving_facts import AfterAlarm
from app.domain.pack import PackState
from app.domain.procedure import Procedure
from app.domain.refusals import Refusal
from app.floor import bench_commands as bench
from app.floor import commands as ask
from app.floor import output_commands as out
from app.floor.desk import FloorDesk
from app.wire.envelope import decode
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import ANNE, BO, CODE, LEAD, OTHER_CODE, Floor, shown
from tests.fakes.procedures import SHORT

ELSEWHERE = {"run.aborting", "run.aborted", "hold.raised", "deviation.taken"}  # told on other ways
NMC = replace(SHORT, id="other", family="NMC", sha256="6" * 64)


@pytest.fixture
def floor() -> Floor:
    return bench_floor()


@pytest.fixture
def hands(floor: Floor) -> Hands:
    return Hands(floor)


def with_documents(floor: Floor, *documents: Procedure) -> None:
    """The station is started again with these documents and no others."""
    floor.site = replace(floor.site, procedures={one.key: one for one in documents})
    floor.desk = FloorDesk(floor.records.unit, floor.site)


# Opening a pack


def test_an_empty_bench_shows_what_may_be_opened(floor: Floor, hands: Hands):
    assert hands.empty().packs == ()
    with_documents(floor, SHORT, NMC)
    first, second = floor.stored(), floor.stored(OTHER_CODE)
    chemistry = hands.empty().packs[0].pack.fields["chemistry"]
    assert chemistry == "LFP"
    shown_packs = hands.empty().packs
    assert [one.pack.id for one in shown_packs] == [first, second]
    assert [one.procedures for one in shown_packs] == [(SHORT,), (SHORT,)]


def test_a_run_pins_its_document(floor: Floor, hands: Hands):
    pack = floor.stored()
    view = hands.start(pack)
    entry = floor.entries()[-1]
    assert entry.type == "run.started"
    assert (entry.data["procedure"], entry.data["version"]) == ("short", "1")
    assert (entry.data["sha256"], entry.data["steps"], entry.data["scanned"]) == (SHORT.sha256, 11, "")
    assert view.pack.state is PackState.DISMANTLING
    assert view.step == SHORT.steps[0]
    assert (view.number, view.run.state, view.outputs) == (1, RunState.ACTIVE, ())


def test_the_code_that_chose_the_pack_is_kept_and_must_be_the_packs(floor: Floor, hands: Hands):
    pack = floor.stored()
    for code in (OTHER_CODE, "x", "BG10016", CODE[:-1]):
        assert hands.refused(bench.StartRun(pack, SHORT.key, code)) == "run.other_code"
    # However it was read: small letters and spaces are the scanner's.
    hands.done(bench.StartRun(pack, SHORT.key, f" {CODE.lower()} "))
    assert floor.entries()[-1].data["scanned"] == CODE


def test_one_run_at_a_time(floor: Floor, hands: Hands):
    first, second = floor.stored(), floor.stored(OTHER_CODE)
    hands.start(first)
    for pack in (first, second):
        answer = floor.do(bench.StartRun(pack, SHORT.key))
        assert isinstance(answer, Refusal)
        assert (answer.code, answer.facts["tag"]) == ("run.open", hands.view().pack.tag)
    hands.to_the_end()
    hands.start(second)


def test_only_a_stored_pack_is_opened(floor: Floor, hands: Hands):
    assert hands.refused(bench.StartRun("nobody", SHORT.key)) == "pack.unknown"
    received = floor.received()
    assert hands.refused(bench.StartRun(received, SHORT.key)) == "run.pack_not_stored"
    floor.saved(ask.AnswerTriage(received, "now", frozenset({"T01"})))
    floor.saved(ask.RoutePack(received))
    assert hands.refused(bench.StartRun(received, SHORT.key)) == "run.pack_not_stored"
    without_papers = floor.saved(ask.ReceivePack(floor.scanned(OTHER_CODE), ask.Papers(none=True))).pack
    assert without_papers is not None
    floor.clean(without_papers.id)
    floor.saved(ask.TakeWeight(without_papers.id, floor.weight()))
    floor.saved(ask.RoutePack(without_papers.id))
    assert hands.refused(bench.StartRun(without_papers.id, SHORT.key)) == "run.pack_not_stored"
    assert hands.empty().packs == ()


def test_a_pack_is_opened_once(floor: Floor, hands: Hands):
    pack = floor.stored()
    hands.start(pack)
    hands.to_the_end()
    assert hands.refused(bench.StartRun(pack, SHORT.key)) == "run.pack_not_stored"


def test_only_a_document_for_this_chemistry(floor: Floor, hands: Hands):
    with_documents(floor, SHORT, NMC)
    pack = floor.stored()
    assert hands.refused(bench.StartRun(pack, NMC.key)) == "procedure.other_family"
    assert hands.refused(bench.StartRun(pack, "short@2")) == "procedure.missing"
    assert hands.refused(bench.StartRun(pack, "")) == "procedure.missing"
    hands.start(pack)


def test_a_pack_whose_code_tells_no_chemistry_may_be_opened_by_any_document(floor: Floor, hands: Hands):
    with_documents(floor, SHORT, NMC)
    vin = "LSVAU2180N2183294"
    hands.floor.stored(vin)
    assert [one.procedures for one in hands.empty().packs] == [(SHORT, NMC)]


# A document that is not there any more


def test_a_changed_document_is_refused_and_the_run_is_kept(floor: Floor, hands: Hands):
    hands.start(floor.stored())
    before = hands.to("prove")
    changed = replace(SHORT, sha256="7" * 64, steps=SHORT.steps[5:])
    with_documents(floor, changed)
    commands = [
        bench.AskBench(),
        bench.ReleaseHold(before.run.id, "prove", shown(BO)),
        bench.TakeReading(before.run.id, "prove", 1, floor.meter()),
        bench.AbortRun(before.run.id, "document gone"),
        bench.ConfirmStep(before.run.id, changed.steps[0].id),
    ]
    for command in commands:
        assert hands.refused(command) == "procedure.changed"
    with_documents(floor)
    for command in commands:
        assert hands.refused(command) == "procedure.missing"
    with_documents(floor, SHORT)
    assert hands.view() == before


# Step by step


def test_steps_are_done_in_order_and_none_twice(floor: Floor, hands: Hands):
    hands.start(floor.stored())
    run = hands.view().run.id
    for step in SHORT.steps:
        for other in SHORT.steps:
            if other.id != step.id:
                assert hands.refused(bench.ConfirmStep(run, other.id)) == "step.not_now"
        assert hands.step() == step
        hands.do_step()
    done = [one.data["step"] for one in floor.entries() if one.type in ("step.done", "hold.released")]
    assert done == [step.id for step in SHORT.steps]


def test_a_command_of_the_wrong_kind_does_nothing(floor: Floor, hands: Hands):
    hands.start(floor.stored())
    run = hands.view().run.id
    for step in SHORT.steps:
        allowed = hands.view().allowed
        commands = {
            Action.CONFIRM: bench.ConfirmStep(run, step.id),
            Action.SCAN: bench.ScanStep(run, step.id, floor.scanned()),
            Action.TAKE_READING: bench.TakeReading(run, step.id, 1, floor.meter()),
            Action.GO_ON: bench.GoOn(run, step.id, nothing=True),
            Action.RELEASE: bench.ReleaseHold(run, step.id, shown(BO), "reason"),
        }
        for action, command in commands.items():
            if action not in allowed:
                assert hands.refused(command) == "step.not_allowed"
        if Action.RECORD_OUTPUT not in allowed:
            assert hands.refused(hands.weighing(code=SHORT.steps[5].outputs[0])) == "step.not_allowed"
        hands.do_step()


def test_a_command_of_another_run_does_nothing(floor: Floor, hands: Hands):
    hands.start(floor.stored())
    assert hands.refused(bench.ConfirmStep("another", "brief")) == "step.not_now"
    assert hands.refused(bench.AbortRun("another", "reason")) == "step.not_allowed"
    assert hands.refused(bench.ConfirmStep(hands.view().run.id, "no such step")) == "step.not_now"


def test_a_second_tap_does_nothing(floor: Floor, hands: Hands):
    hands.start(floor.stored())
    tapped = bench.ConfirmStep(hands.view().run.id, "brief")
    hands.done(tapped)
    assert hands.refused(tapped) == "step.not_now"


def test_only_the_packs_own_code_lets_the_run_go_on(floor: Floor, hands: Hands):
    floor.stored(OTHER_CODE)
    hands.start(floor.stored())
    run = hands.to("identify").run.id
    answer = floor.do(bench.ScanStep(run, "identify", floor.scanned(OTHER_CODE)))
    assert isinstance(answer, Refusal)
    assert answer.code == "run.other_code"
    assert answer.facts["tag"] != answer.facts["seen"] != ""
    for code in ("", "BG10016", CODE[:12], CODE + CODE, "x" * 5000):
        assert hands.refused(bench.ScanStep(run, "identify", floor.scanned(code))) == "run.other_code"
    hands.done(bench.ScanStep(run, "identify", floor.scanned(CODE.lower())))
    assert floor.entries()[-1].data["scanned"] == CODE


def test_a_step_with_outputs_goes_on_only_with_one_or_with_a_word(floor: Floor, hands: Hands):
    hands.start(floor.stored())
    run = hands.to("drain").run.id
    assert hands.refused(bench.GoOn(run, "drain")) == "step.no_output_yet"
    hands.done(bench.GoOn(run, "drain", nothing=True))
    assert floor.entries()[-1].data["nothing"] is True
    hands.to("lift")
    hands.weigh()
    # "Nothing" beside something is not believed.
    hands.done(bench.GoOn(run, "lift", nothing=True))
    assert floor.entries()[-1].data["nothing"] is False


def test_nobody_signed_in_does_nothing(floor: Floor, hands: Hands):
    pack = floor.stored()
    start = bench.StartRun(pack, SHORT.key)
    floor.do(ask.SignOut())
    assert hands.refused(start) == "operator.nobody_signed_in"
    floor.sign_in(ANNE)
    run = hands.done(start).run.id
    commands = (
        bench.ConfirmStep(run, "brief"),
        bench.ScanStep(run, "brief", floor.scanned()),
        bench.TakeReading(run, "brief", 1, floor.meter()),
        bench.GoOn(run, "brief"),
        bench.ReleaseHold(run, "brief", shown(BO)),
        bench.AbortRun(run, "reason"),
        hands.weighing(code=SHORT.steps[5].outputs[0]),
        out.KnowContainer(floor.part()),
        out.ReprintLabel(CODE, "torn"),
        out.ProveLabel(floor.scanned(), pack),
        out.CorrectOutput("o", "reason", shown(BO)),
    )
    floor.do(ask.SignOut())
    for command in commands:
        assert hands.refused(command) == "operator.nobody_signed_in"
    assert hands.view().step == SHORT.steps[0]


def test_nothing_can_be_done_at_an_empty_bench(floor: Floor, hands: Hands):
    commands = (
        bench.ConfirmStep("r", "brief"),
        bench.ScanStep("r", "identify", floor.scanned()),
        bench.TakeReading("r", "prove", 1, floor.meter()),
        bench.GoOn("r", "look"),
        bench.ReleaseHold("r", "prove", shown(BO)),
        bench.AbortRun("r", "reason"),
    )
    for command in commands:
        assert hands.refused(command) == "run.none"


# The end


def test_a_run_closes_exactly_after_its_last_step(floor: Floor, hands: Hands):
    pack = floor.stored()
    hands.start(pack)
    hands.to("cover")
    assert "run.closed" not in floor.types()
    view = hands.do_step()
    assert floor.types()[-2:] == ["step.done", "run.closed"]
    assert (view.run.state, view.step, view.allowed, view.number) == (RunState.CLOSED, None, frozenset(), 11)
    assert (view.pack.state, view.pack.location) == (PackState.DISMANTLED, "")
    assert hands.refused(bench.ConfirmStep(view.run.id, "cover")) == "run.none"
    assert hands.refused(bench.AbortRun(view.run.id, "too late")) == "run.none"
    assert hands.empty().packs == ()


def test_the_close_tells_what_went_in_and_what_came_out(floor: Floor, hands: Hands):
    hands.start(floor.stored())
    hands.to("drain")
    hands.weigh("4.25")
    hands.go_on()
    hands.to("lift")
    hands.weigh("28.44")
    wrong = hands.weigh("28.50")
    hands.weigh("1.00", code=SHORT.step("lift").outputs[1])
    floor.saved(out.CorrectOutput(wrong.output.id, "the wrong module", shown(BO)))
    view = hands.view()
    assert (view.run.outputs, view.run.out_mg, len(view.outputs)) == (3, 33_690_000, 3)
    hands.go_on()
    hands.to_the_end()
    closed = floor.entries()[-1].data
    assert (closed["in_mg"], closed["out_mg"], closed["outputs"]) == (412_000_000, 33_690_000, 3)
    assert closed["energy"] == "module"


def test_what_is_taken_back_after_the_close_changes_no_number_of_it(floor: Floor, hands: Hands):
    hands.start(floor.stored())
    hands.to("lift")
    saved = hands.weigh("28.44")
    hands.go_on()
    hands.to_the_end()
    closed = floor.entries()[-1]
    floor.saved(out.CorrectOutput(saved.output.id, "the wrong module", shown(BO)))
    assert closed in floor.entries()
    assert closed.data["out_mg"] > 28_440_000
    trace = floor.do(out.AskTrace(CODE))
    assert saved.output not in trace.outputs  # type: ignore[attr-defined]


def test_every_entry_of_a_run_names_its_battery_and_its_author(floor: Floor, hands: Hands):
    hands.start(floor.stored())
    hands.to("open")
    hands.done(hands.leaving())
    hands.resume()
    floor.do(ask.SignOut())
    floor.sign_in()
    floor.saved(ask.RaiseEmergency("I1"))
    floor.saved(ask.ClearEmergency("false_alarm", shown(LEAD), AfterAlarm.FALSE_ALARM))
    hands.to_the_end()
    kinds = ("run.", "step.", "reading.", "hold.", "output.", "pack.left", "pack.resumed")
    about = [one for one in floor.entries() if one.type.startswith(kinds)]
    assert {one.type for one in about} >= RUN_TYPES - ELSEWHERE
    assert all(set(decode(one.raw).base) == {CODE, one.data.get("text", CODE) or CODE} for one in about)
    assert any(len(decode(one.raw).base) == 2 for one in about), "a piece is named beside its pack"
    assert {one.operator for one in about} == {ANNE.id}
    assert {one.second for one in about} == {None, BO.id, LEAD.id}
