"""Findings, answers taken back by two people, and where an intake stands after a restart."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.own_label import Prefix, mint
from app.domain.pack import Papers
from app.domain.scan import ReadBy, ScannedCode, Symbology
from app.floor import commands as ask
from app.floor.views import CodeView, ResumeView
from tests.fakes.floor import ANNE, BO, CODE, LEAD, Floor
from tests.hostile import HOSTILE
from tests.ui.presenters.bench import Bench, Ear
from ui.screens.intake.draft import read_draft, write_draft
from ui.screens.intake.state import IntakeState, IntakeStep


def test_a_finding_is_a_yes_and_the_rest_a_no(bench: Bench) -> None:
    bench.at_triage(CODE)
    bench.do(bench.intake.answer)
    bench.intake.toggle("T05")
    bench.intake.toggle("T03")
    bench.intake.toggle("T03")
    assert bench.state.yes == {"T05"}
    bench.do(bench.intake.answer)
    assert bench.state.yes == frozenset()
    assert (bench.pack.answers["T05"], bench.pack.answers["T03"]) == ("yes", "no")


def test_smoke_goes_straight_to_the_route(bench: Bench) -> None:
    finished = Ear(bench.intake.finished)
    bench.at_triage(CODE)
    bench.intake.toggle("T01")
    bench.do(bench.intake.answer)
    assert (bench.state.step, bench.pack.triage_class) == (IntakeStep.ROUTE, "EMERGENCY")
    bench.do(bench.intake.route)
    assert len(finished) == 1
    assert bench.floor.types()[-2:] == ["pack.quarantined", "label.ordered"]


def test_answers_are_taken_back_by_a_second_person_only(bench: Bench) -> None:
    bench.at_triage(CODE)
    bench.do(bench.intake.answer)
    bench.intake.toggle("T05")
    bench.do(bench.intake.answer)
    assert bench.state.group_number == 3
    bench.intake.ask_take_back()
    assert bench.intake.awaits_second
    bench.see(CODE)
    assert bench.state.other_badge == "", "the pack's label is nobody's badge"
    bench.see(ANNE.badge)
    bench.do(lambda: bench.intake.take_back_answers("1001"))
    assert bench.refusal == "second.same_person"
    assert bench.state.group_number == 3
    bench.see(BO.badge)
    bench.do(lambda: bench.intake.take_back_answers("9999"))
    assert bench.refusal == "operator.pin_wrong"
    bench.do(lambda: bench.intake.take_back_answers("2001"))
    assert (bench.state.group_number, bench.state.asking_second, bench.refusal) == (2, False, "")
    assert "T05" not in bench.pack.answers
    bench.intake.ask_take_back()
    bench.intake.keep_answers()
    assert not bench.intake.awaits_second


def test_taking_back_before_anything_was_answered_does_nothing(bench: Bench) -> None:
    bench.at_triage(CODE)
    before = bench.floor.types()
    bench.intake.ask_take_back()
    bench.see(BO.badge)
    bench.do(lambda: bench.intake.take_back_answers("2001"))
    assert bench.floor.types() == before


@pytest.mark.parametrize("seen", [CODE, CODE[14:], "LGWEESK53SH210918", BO.badge, ""])
def test_a_pack_a_car_or_a_badge_is_no_place(bench: Bench, seen: str) -> None:
    bench.at_triage(CODE)
    bench.intake.toggle("T01")
    bench.do(bench.intake.answer)
    bench.see("Q-2")
    bench.see(seen)
    assert bench.state.location == "Q-2"
    bench.see(mint(Prefix.BN, "12"))
    assert bench.state.location == mint(Prefix.BN, "12")


def test_a_code_in_view_says_nothing_during_triage_and_weighing(bench: Bench) -> None:
    bench.at_triage(CODE)
    before = bench.state
    bench.see(CODE)
    assert bench.state == before


@pytest.mark.parametrize(
    ("acts", "step", "group"),
    [
        ([], IntakeStep.TRIAGE, 1),
        ([frozenset()], IntakeStep.TRIAGE, 2),
        ([frozenset({"T01"})], IntakeStep.ROUTE, 0),
        ([frozenset()] * 5, IntakeStep.WEIGH, 0),
    ],
)
def test_a_received_pack_is_resumed_where_it_stands(
    bench: Bench, acts: list[frozenset[str]], step: IntakeStep, group: int
) -> None:
    pack = bench.floor.received()
    groups = ("now", "liquids_and_case", "heat_fire_crash", "high_voltage_and_seal", "model_and_bms")
    for name, yes in zip(groups, acts, strict=False):
        bench.floor.saved(ask.AnswerTriage(pack, name, yes))
    bench.floor.do(ask.KeepPlace("queue"))
    assert bench.intake.resume(bench.resumed())
    assert (bench.state.step, bench.state.group_number, bench.state.resumed) == (step, group, True)
    assert bench.state.papers == Papers(consignment="C-1")


def test_a_weighed_pack_is_resumed_at_its_route_and_a_routed_one_not_at_all(bench: Bench) -> None:
    pack = bench.floor.received()
    bench.floor.clean(pack)
    bench.floor.saved(ask.TakeWeight(pack, bench.floor.weight()))
    assert bench.intake.resume(bench.resumed())
    assert bench.state.step is IntakeStep.ROUTE
    bench.do(bench.intake.route)
    assert not bench.intake.resume(bench.resumed())


def test_a_draft_comes_back_with_papers_and_code(bench: Bench) -> None:
    bench.do(bench.intake.begin)
    assert bench.resumed().place == "intake"
    bench.see("C-1")
    bench.see(CODE)
    fresh = type(bench.intake)(bench.bridge, bench.camera, bench.scale)
    assert fresh.resume(bench.resumed())
    bench.settle()
    assert (fresh.state.step, fresh.state.papers) == (IntakeStep.CONFIRM, Papers(consignment="C-1"))
    assert fresh.state.code is not None
    assert bench.state.code is not None
    assert fresh.state.code.seen.payload == bench.state.code.seen.payload
    fresh.confirm()
    bench.settle()
    assert fresh.state.step is IntakeStep.TRIAGE


def test_a_draft_waits_behind_an_alarm(bench: Bench) -> None:
    bench.do(bench.intake.begin)
    bench.see("C-1")
    bench.floor.do(ask.RaiseEmergency("I1"))
    bench.intake.keep()
    bench.settle()
    assert bench.resumed().emergency, "what is kept under an alarm does not end it"
    bench.floor.do(ask.KeepPlace("sign_in"))
    assert bench.resumed().emergency
    bench.intake.keep()
    bench.settle()
    bench.floor.do(ask.RaiseEmergency("I1"))
    lead = ask.Credentials(badge=LEAD.badge, pin="1009")
    bench.floor.saved(ask.ClearEmergency("false_alarm", lead))
    view = bench.resumed()
    assert not view.emergency
    assert bench.intake.resume(view)
    assert (bench.state.step, bench.state.papers.consignment) == (IntakeStep.SCAN, "C-1")


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_stood_on_paper_and_label_comes_back_from_a_draft(text: str) -> None:
    floor = Floor()
    payload = text.encode("utf-8", "surrogatepass")
    seen = ScannedCode(payload, text, Symbology.QR, ReadBy.WEDGE, floor.moment(), 3, "wedge", simulated=True)
    view = floor.do(ask.RecogniseCode(seen))
    assert isinstance(view, CodeView)
    papers = Papers(consignment=text, vin=text)
    floor.do(ask.KeepPlace("intake", write_draft(IntakeState(IntakeStep.CONFIRM, papers=papers, code=view))))
    kept = floor.do(ask.AskResume())
    assert isinstance(kept, ResumeView)
    state, code = read_draft(kept.draft)
    assert state.papers == papers
    assert code is not None
    assert (code.payload, code.text, code.symbology, code.read_by) == (
        payload,
        text,
        Symbology.QR,
        ReadBy.WEDGE,
    )
    assert (code.reads, code.decoder, code.simulated) == (3, "wedge", True)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
WHOLE: Mapping[str, Any] = {
    "step": "CONFIRM",
    "papers": asdict(Papers(consignment="C-1")),
    "code": {
        "payload": "30",
        "text": "0",
        "symbology": "Code128",
        "read_by": "camera",
        "reads": 2,
        "decoder": "zxing",
        "simulated": False,
        "at": 1_790_000_000_000,
    },
}


@given(PLAIN, st.dictionaries(st.sampled_from(["step", "papers", "code", "more"]), PLAIN))
def test_a_strange_draft_begins_anew(strange: object, changed: dict[str, object]) -> None:
    for draft in (changed, {**WHOLE, **changed}, {**WHOLE, "step": strange}):
        state, code = read_draft(draft)
        assert state.step in (IntakeStep.SOURCE, IntakeStep.SCAN)
        assert all(isinstance(getattr(state.papers, name), str) for name in ("consignment", "vin", "sender"))
        assert code is None or isinstance(code.payload, bytes)


@given(st.sampled_from(sorted(WHOLE["papers"])), PLAIN)
def test_papers_of_another_kind_are_no_papers(name: str, value: object) -> None:
    papers = {**WHOLE["papers"], name: value}
    state, _code = read_draft({**WHOLE, "papers": papers})
    whole = type(value) is type(WHOLE["papers"][name])
    assert state == (IntakeState(IntakeStep.SCAN, papers=Papers(**papers)) if whole else IntakeState())


@given(st.sampled_from(sorted(WHOLE["code"])), PLAIN)
def test_a_damaged_code_never_raises(name: str, value: object) -> None:
    _state, code = read_draft({**WHOLE, "code": {**WHOLE["code"], name: value}})
    assert code is None or code.seen.utc.tzinfo is not None


@pytest.mark.parametrize("at", [1e300, 10**30, float("nan"), -(10**18), "0", None, True])
def test_a_moment_beyond_the_calendar_is_no_draft(at: object) -> None:
    _state, code = read_draft({**WHOLE, "code": {**WHOLE["code"], "at": at}})
    assert code is None or code.seen.utc.year < 1971
