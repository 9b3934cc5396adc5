"""A pack's way through intake: received, questioned, weighed, sent where its class allows."""

from datetime import timedelta

import pytest

from app.domain.pack import PackState, Papers
from app.domain.reading import Source
from app.domain.refusals import Refusal
from app.domain.scan import ReadBy
from app.floor import commands as ask
from app.floor.views import CodeView
from app.wire.envelope import decode
from tests.fakes.floor import ANNE, BO, CODE, OTHER_CODE, Floor, shown

PAPERS = Papers(consignment="C-1")


@pytest.fixture
def floor() -> Floor:
    floor = Floor()
    floor.sign_in(ANNE)
    return floor


def refusal(answer: object) -> str:
    assert isinstance(answer, Refusal), answer
    return answer.code


def test_a_clean_pack_goes_to_store(floor: Floor) -> None:
    pack = floor.received()
    floor.clean(pack)
    floor.saved(ask.TakeWeight(pack, floor.weight()))
    done = floor.saved(ask.RoutePack(pack, "A3-02")).pack
    assert done is not None
    assert (done.state, done.triage_class, done.location) == (PackState.STORED, "A", "A3-02")
    assert done.mass is not None
    assert (done.mass.milligrams, done.mass.printed) == (412_000_000, "412.0")
    assert floor.types()[2:] == ["pack.received"] + ["triage.answered"] * 5 + [
        "weight.taken",
        "pack.routed",
        "label.ordered",
    ]


def test_every_entry_about_a_pack_names_the_battery_and_the_one_before(floor: Floor) -> None:
    pack = floor.received()
    floor.clean(pack)
    about = [entry for entry in floor.entries() if entry.data.get("pack") == pack]
    bases = [decode(entry.raw).base for entry in about]
    assert bases[0] == {CODE: None}
    assert [base[CODE] for base in bases[1:]] == [entry.hash.hex() for entry in about[:-1]]


def test_nobody_signed_in_means_nothing_is_received(floor: Floor) -> None:
    floor.do(ask.SignOut())
    before = floor.types()
    assert refusal(floor.do(ask.ReceivePack(floor.scanned(), PAPERS))) == "operator.nobody_signed_in"
    assert floor.types() == before


def test_one_intake_at_a_time(floor: Floor) -> None:
    floor.received()
    assert refusal(floor.do(ask.ReceivePack(floor.scanned(OTHER_CODE), PAPERS))) == "pack.intake_open"


def test_a_known_code_is_a_twin_that_must_be_confirmed_and_is_held(floor: Floor) -> None:
    first = floor.received()
    floor.clean(first)
    floor.saved(ask.TakeWeight(first, floor.weight()))
    floor.saved(ask.RoutePack(first))
    view = floor.do(ask.RecogniseCode(floor.scanned()))
    assert isinstance(view, CodeView)
    assert [pack.id for pack in view.known] == [first]
    assert refusal(floor.do(ask.ReceivePack(floor.scanned(), PAPERS))) == "pack.already_received"
    twin = floor.saved(ask.ReceivePack(floor.scanned(), PAPERS, twin_confirmed=True)).pack
    assert twin is not None
    assert twin.id != first
    assert twin.twin_of == first
    floor.clean(twin.id)
    floor.saved(ask.TakeWeight(twin.id, floor.weight(placing=2)))
    routed = floor.saved(ask.RoutePack(twin.id)).pack
    assert routed is not None
    assert routed.state is PackState.HELD_PAPERS


@pytest.mark.parametrize("payload", ["", "04QPB7A0012H0JD5K000041", "A765101015", "BG10016"])
def test_what_is_no_pack_code_is_not_received(floor: Floor, payload: str) -> None:
    assert refusal(floor.do(ask.ReceivePack(floor.scanned(payload), PAPERS))) in (
        "code.rejected",
        "code.not_a_pack",
    )


def test_halves_join_in_either_order(floor: Floor) -> None:
    front, back = floor.scanned(CODE[:15]), floor.scanned(CODE[15:])
    for pair in ((front, back), (back, front)):
        view = floor.do(ask.JoinHalves(*pair))
        assert isinstance(view, CodeView)
        assert view.identity.text == CODE
    assert refusal(floor.do(ask.JoinHalves(back, back))) == "code.halves_do_not_fit"


def test_a_typed_code_needs_two_people_and_a_photograph(floor: Floor) -> None:
    code = floor.scanned(read_by=ReadBy.TYPED)
    other = shown(BO)
    assert refusal(floor.do(ask.ReceivePack(code, PAPERS))) == "code.typed_needs_photo"
    differs = ask.ReceivePack(code, PAPERS, b"jpeg", second=other, typed_again=OTHER_CODE)
    assert refusal(floor.do(differs)) == "code.typed_differs"
    alone = ask.ReceivePack(code, PAPERS, b"jpeg", second=shown(ANNE), typed_again=CODE)
    assert refusal(floor.do(alone)) == "second.same_person"
    floor.saved(ask.ReceivePack(code, PAPERS, b"jpeg", second=other, typed_again=CODE.lower()))
    entry = floor.entries()[-1]
    envelope = decode(entry.raw)
    assert entry.data["typed_by"] == [ANNE.id, BO.id]
    assert envelope.sig2 is not None
    assert envelope.sig2["op"] == BO.id
    assert [ref["sha256"] for ref in envelope.refs] == list(floor.photographs.kept)


def test_a_pack_without_a_code_gets_our_own_label(floor: Floor) -> None:
    assert refusal(floor.do(ask.ReceivePack(None, PAPERS))) == "code.missing_needs_photo"
    first = floor.saved(ask.ReceivePack(None, PAPERS, b"jpeg")).pack
    assert first is not None
    assert (first.kind, first.code[:2]) == ("own", "PK")
    floor.clean(first.id)
    floor.saved(ask.TakeWeight(first.id, floor.weight()))
    held = floor.saved(ask.RoutePack(first.id)).pack
    assert held is not None
    assert held.triage_class == "B-doc"
    second = floor.saved(ask.ReceivePack(None, PAPERS, b"jpeg 2")).pack
    assert second is not None
    assert second.code != first.code


def test_a_pack_without_papers_is_held_until_they_come(floor: Floor) -> None:
    pack = floor.saved(ask.ReceivePack(floor.scanned(), Papers(none=True))).pack
    assert pack is not None
    floor.clean(pack.id)
    floor.saved(ask.TakeWeight(pack.id, floor.weight()))
    held = floor.saved(ask.RoutePack(pack.id)).pack
    assert held is not None
    assert held.state is PackState.HELD_PAPERS


def test_smoke_goes_to_quarantine_at_once_without_a_weight(floor: Floor) -> None:
    pack = floor.received()
    floor.saved(ask.AnswerTriage(pack, "now", frozenset({"T01"})))
    done = floor.saved(ask.RoutePack(pack)).pack
    assert done is not None
    assert done.state is PackState.QUARANTINED
    assert done.mass is None
    assert done.recheck_due is not None
    assert timedelta(minutes=59) < done.recheck_due - floor.moment().utc <= timedelta(hours=1)


def test_questions_come_in_order_and_only_once(floor: Floor) -> None:
    pack = floor.received()
    assert refusal(floor.do(ask.AnswerTriage(pack, "liquids_and_case", frozenset()))) == "triage.not_now"
    assert refusal(floor.do(ask.AnswerTriage(pack, "now", frozenset({"T17"})))) == "triage.not_in_group"
    floor.saved(ask.AnswerTriage(pack, "now", frozenset()))
    assert refusal(floor.do(ask.AnswerTriage(pack, "now", frozenset({"T01"})))) == "triage.not_now"
    assert refusal(floor.do(ask.RoutePack(pack))) == "route.not_now"


def test_a_weight_is_taken_once_fresh_in_range_and_real(floor: Floor) -> None:
    pack = floor.received()
    assert refusal(floor.do(ask.TakeWeight(pack, floor.weight()))) == "weight.not_now"
    floor.clean(pack)
    assert refusal(floor.do(ask.RoutePack(pack))) == "route.weigh_first"
    old = floor.weight()
    floor.clock.pass_by(timedelta(seconds=5))
    assert refusal(floor.do(ask.TakeWeight(pack, old))) == "weight.stale"
    assert refusal(floor.do(ask.TakeWeight(pack, floor.weight("9.5")))) == "weight.below_min"
    assert refusal(floor.do(ask.TakeWeight(pack, floor.weight("0")))) == "weight.below_min"
    assert refusal(floor.do(ask.TakeWeight(pack, floor.weight("1000.5")))) == "weight.over_max"
    floor.in_production()
    simulated = floor.weight(source=Source.SIMULATED)
    assert refusal(floor.do(ask.TakeWeight(pack, simulated))) == "weight.simulated"
    floor.saved(ask.TakeWeight(pack, floor.weight()))
    assert refusal(floor.do(ask.TakeWeight(pack, floor.weight()))) == "weight.already_taken"


def test_a_weight_is_corrected_by_a_new_entry(floor: Floor) -> None:
    pack = floor.received()
    floor.clean(pack)
    floor.saved(ask.TakeWeight(pack, floor.weight("400.0")))
    wrong = floor.entries()[-1]
    assert refusal(floor.do(ask.CorrectWeight(pack, "  "))) == "correct.needs_reason"
    back = floor.saved(ask.CorrectWeight(pack, "weigh_again")).pack
    assert back is not None
    assert (back.state, back.mass) == (PackState.TRIAGED, None)
    named = floor.entries()[-1].data
    assert (named["seq"], named["hash"], named["reason"]) == (wrong.seq, wrong.hash.hex(), "weigh_again")
    right = floor.saved(ask.TakeWeight(pack, floor.weight("412.0", placing=2))).pack
    assert right is not None
    assert right.mass is not None
    assert right.mass.printed == "412.0"
    assert wrong in floor.entries()


def test_answers_are_taken_back_only_with_a_second_person(floor: Floor) -> None:
    pack = floor.received()
    floor.saved(ask.AnswerTriage(pack, "now", frozenset()))
    floor.saved(ask.AnswerTriage(pack, "liquids_and_case", frozenset({"T05"})))
    alone = ask.CorrectAnswers(pack, "liquids_and_case", "answered_wrongly", shown(ANNE))
    assert refusal(floor.do(alone)) == "second.same_person"
    both = ask.CorrectAnswers(pack, "liquids_and_case", "answered_wrongly", shown(BO))
    back = floor.saved(both).pack
    assert back is not None
    assert "T05" not in back.answers
    assert "T01" in back.answers
    floor.saved(ask.AnswerTriage(pack, "liquids_and_case", frozenset()))


def test_a_finished_intake_cannot_be_corrected_here(floor: Floor) -> None:
    pack = floor.received()
    floor.clean(pack)
    floor.saved(ask.TakeWeight(pack, floor.weight()))
    floor.saved(ask.RoutePack(pack))
    assert refusal(floor.do(ask.CorrectWeight(pack, "weigh_again"))) == "correct.intake_finished"
