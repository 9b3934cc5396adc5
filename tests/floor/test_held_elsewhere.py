"""Packs that other stations hold: what comes from the registry is proven, and what it holds is not opened."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.closing import CLOSING
from app.domain.dismantling import Action, RunState
from app.domain.pack import PackState
from app.domain.pack_hold import Decision, HoldWhy, PackHold, Told
from app.domain.procedure import StepKind
from app.domain.refusals import Refusal
from app.floor import bench_commands as bench
from app.floor import commands as ask
from app.floor.remote_views import ChangesNoted, HeldHere
from app.floor.start_commands import AskPaper
from app.floor.start_views import SetAside
from app.floor.sync_commands import AskChangesFrom, AskHeldHere, NoteChanges
from app.floor.views import CodeView, DeliveryView
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import CODE, Floor
from tests.fakes.procedures import SHORT
from tests.fakes.told_pages import hold, page, ruling

HELD = hold(CODE)
HOLDS = [one.id for one in SHORT.steps if one.kind is StepKind.HOLD]


@pytest.fixture
def floor() -> Floor:
    return bench_floor()


@pytest.fixture
def hands(floor: Floor) -> Hands:
    return Hands(floor)


def tell(floor: Floor, *told: Told, after: int = 0, incarnation: int = 1) -> ChangesNoted:
    """The registry tells it, and the desk believes it."""
    noted = offer(floor, told, after=after, incarnation=incarnation)
    assert isinstance(noted, ChangesNoted), noted
    return noted


def offer(
    floor: Floor,
    told: Sequence[Told],
    *,
    after: int = 0,
    incarnation: int = 1,
    newest: int | None = None,
    key: Ed25519PrivateKey | None = None,
) -> ChangesNoted | Refusal:
    signed = page(key or floor.registry_key, told, after=after, incarnation=incarnation, newest=newest)
    answer = floor.do(NoteChanges(signed.raw, signed.sig, after))
    assert isinstance(answer, ChangesNoted | Refusal), answer
    return answer


def refused(floor: Floor, command: object) -> str:
    answer = floor.do(command)
    assert isinstance(answer, Refusal), answer
    return answer.code


# ---- what is believed


def test_a_page_is_kept_as_it_was_signed(floor: Floor):
    noted = tell(floor, HELD, hold("ELSEWHERE"))
    assert (noted.next_pos, noted.more, noted.poll_after_s, noted.adopted) == (2, False, 60, 2)
    assert noted.fresh == (HELD, hold("ELSEWHERE"))
    entry = floor.entries()[-1]
    assert (entry.type, entry.operator) == ("changes.adopted", None)
    assert (entry.data["first"], entry.data["last"], entry.data["incarnation"]) == (1, 2, 1)
    assert floor.do(AskChangesFrom()) == 2


def test_an_empty_page_is_heard_and_leaves_no_entry(floor: Floor):
    before = len(floor.entries())
    noted = tell(floor)
    assert (noted.adopted, len(floor.entries())) == (0, before)
    view = floor.do(ask.AskDelivery())
    assert isinstance(view, DeliveryView)
    assert (view.holds_known, view.heard_at is not None) == (0, True)


def test_the_same_page_again_is_not_written_down_twice(floor: Floor):
    tell(floor, HELD)
    before = len(floor.entries())
    assert tell(floor, HELD).next_pos == 1
    assert len(floor.entries()) == before


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("key", "changes.signature"),
        ("ruling", "changes.signature"),
        ("bytes", "changes.malformed"),
        ("registry", "changes.stranger"),
        ("realm", "changes.stranger"),
        ("gap", "changes.positions"),
        ("asked", "changes.old"),
    ],
)
def test_what_proves_nothing_changes_nothing(floor: Floor, case: str, code: str):
    before = len(floor.entries())
    stranger = Ed25519PrivateKey.from_private_bytes(b"\4" * 32)
    signed, asked = page(floor.registry_key, [HELD]), 0
    if case == "key":
        signed = page(stranger, [HELD])
    elif case == "ruling":  # two people's word under another key, on a page of the right one
        signed = _resigned(floor, page(stranger, [ruling(HELD)]).raw)
    elif case == "bytes":
        signed = _resigned(floor, b'{"v":1}')
    elif case in ("registry", "realm"):
        was, now = {"registry": (b"REG-1", b"REG-2"), "realm": (b"practice", b"producti")}[case]
        signed = _resigned(floor, signed.raw.replace(was, now))
    elif case == "gap":
        signed, asked = page(floor.registry_key, [HELD], after=3), 3
    elif case == "asked":
        asked = 1
    answer = floor.do(NoteChanges(signed.raw, signed.sig, asked))
    assert isinstance(answer, Refusal)
    assert (answer.code, len(floor.entries())) == (code, before)


def _resigned(floor: Floor, raw: bytes) -> object:
    """Other bytes under the right key's signature."""
    signed = page(floor.registry_key, [])
    return replace(signed, raw=raw, sig=floor.registry_key.sign(b"changes1sig\0" + raw))


def test_a_registry_that_tells_less_than_before_is_not_believed(floor: Floor):
    tell(floor, HELD, hold("B"))
    assert offer(floor, [], after=2, newest=1) == Refusal("changes.fewer", {"known": 2, "told": 1})


def test_a_restored_registry_is_heard_from_its_first_change_and_takes_nothing_back(floor: Floor):
    tell(floor, HELD, hold("B"), hold("C"))
    noted = tell(floor, after=3, incarnation=2)
    assert (noted.next_pos, noted.more) == (0, True)
    noted = tell(floor, hold("C"), hold("D"), incarnation=2)
    assert (noted.next_pos, noted.fresh) == (2, (hold("D"),))
    with floor.records.unit() as unit:
        assert unit.remote.count() == 4
    assert floor.do(AskChangesFrom()) == 2
    assert offer(floor, [HELD], after=0, incarnation=1) == Refusal("changes.old", {})


# ---- what is not opened


def test_a_held_pack_is_neither_proven_by_its_paper_nor_begun(floor: Floor, hands: Hands):
    pack = floor.stored()
    paper = floor.scanned(floor.traveller(pack))
    tell(floor, HELD)
    answer = floor.do(floor.starting(pack))
    assert isinstance(answer, Refusal)
    assert answer.code == "remote.class_c"
    assert (answer.facts["station"], answer.facts["found"], answer.facts["more"]) == ("Intake 2", "C", 0)
    assert refused(floor, AskPaper(paper, pack)) == "remote.class_c"
    assert hands.empty().packs[0].elsewhere == (HELD,)
    assert "run.started" not in floor.types()


def test_danger_that_is_found_here_is_recorded_all_the_same(floor: Floor):
    pack = floor.stored()
    tell(floor, HELD)
    assert isinstance(floor.do(floor.starting(pack, yes=("T04",))), SetAside)


def test_nothing_that_is_kept_apart_is_begun_either(floor: Floor):
    pack = floor.damaged()
    tell(floor, hold(CODE, HoldWhy.DOUBLE_INTAKE))
    assert refused(floor, floor.starting(pack)) == "remote.double_intake"


def test_our_own_holds_and_notes_bind_nobody_here(floor: Floor, hands: Hands):
    own, note = hold(CODE, station="ST-001"), hold(CODE, "weight_differs", binding=False)
    tell(floor, own, note)
    assert hands.start(floor.stored()).run.state is RunState.ACTIVE


@pytest.mark.parametrize(
    ("only", "decision", "opens"),
    [
        ("", Decision.RELEASE, True),
        ("ST-001", Decision.RELEASE, True),
        ("ST-009", Decision.RELEASE, False),
        ("", Decision.SHUT, False),
    ],
)
def test_a_ruling_opens_what_it_names(floor: Floor, hands: Hands, only: str, decision: Decision, opens: bool):
    pack = floor.stored()
    tell(floor, HELD)
    tell(floor, ruling(HELD, decision, only=only), after=1)
    if opens:
        assert hands.start(pack).run.state is RunState.ACTIVE
    else:
        assert refused(floor, floor.starting(pack)) == "remote.class_c"


def test_a_hold_that_a_ruling_did_not_know_stays(floor: Floor):
    pack = floor.stored()
    tell(floor, HELD, ruling(HELD), hold(CODE, HoldWhy.QUARANTINE, seq=99))
    assert refused(floor, floor.starting(pack)) == "remote.quarantine"


def test_the_gravest_is_told_and_the_others_are_counted(floor: Floor):
    pack = floor.stored()
    told = [hold(CODE, why, seq=n) for n, why in enumerate((HoldWhy.DOUBLE_INTAKE, HoldWhy.CLASS_C), 1)]
    tell(floor, *told, hold(CODE, "a_later_word", seq=5))
    answer = floor.do(floor.starting(pack))
    assert isinstance(answer, Refusal)
    assert (answer.code, answer.facts["more"]) == ("remote.class_c", 2)


def test_a_word_of_a_later_registry_binds_as_well(floor: Floor):
    pack = floor.stored()
    tell(floor, replace(hold(CODE, "a_later_word"), at=2**53 - 1))
    answer = floor.do(floor.starting(pack))
    assert isinstance(answer, Refusal)
    assert (answer.code, answer.facts["at"]) == ("remote.other", "—")


def test_the_intake_is_shown_who_holds_a_code(floor: Floor):
    tell(floor, HELD)
    seen = floor.do(ask.RecogniseCode(floor.scanned()))
    assert isinstance(seen, CodeView)
    assert seen.elsewhere == (HELD,)
    floor.received()  # that it stands here is a fact all the same
    held = floor.do(AskHeldHere())
    assert isinstance(held, HeldHere)
    assert [(one.pack.code, one.told.code) for one in held.packs] == [(CODE, "remote.class_c")]


# ---- a run under way


@pytest.mark.parametrize("at", HOLDS)
def test_a_run_under_way_stops_at_its_next_hold(floor: Floor, hands: Hands, at: str):
    hands.start(floor.stored())
    hands.to(at)
    tell(floor, HELD)
    view = hands.view()
    assert view.allowed == {Action.ABORT, Action.LEAVE}
    assert [one.code for one in view.barred] == ["remote.class_c"]
    reading = bench.TakeReading(view.run.id, at, 1, floor.meter())
    assert refused(floor, reading) == "remote.class_c"


def test_up_to_its_hold_it_goes_on_and_afterwards_when_it_is_ruled_open(floor: Floor, hands: Hands):
    hands.start(floor.stored())
    tell(floor, HELD)
    first = next(one.id for one in SHORT.steps if one.kind is StepKind.HOLD)
    assert [one.code for one in hands.to(first).barred] == ["remote.class_c"]
    tell(floor, ruling(HELD), after=1)
    assert hands.view().barred == ()
    assert hands.to_the_end().run.state is RunState.CLOSED


def test_giving_it_up_is_always_open(floor: Floor, hands: Hands):
    hands.start(floor.stored())
    hands.to("prove")
    tell(floor, HELD)
    assert hands.abort("held elsewhere").run.state is RunState.MAKING_SAFE
    view = hands.to_the_end()
    assert (view.run.state, view.pack.state) == (RunState.ABORTED, PackState.QUARANTINED)


def test_a_pack_that_was_left_is_not_come_back_to(floor: Floor, hands: Hands):
    hands.start(floor.stored())
    view = hands.view()
    hands.done(hands.leaving())
    tell(floor, HELD)
    assert hands.view().allowed == {Action.ABORT}
    assert refused(floor, bench.ResumePack(view.run.id)) == "remote.class_c"
    tell(floor, ruling(HELD), after=1)
    assert hands.done(bench.ResumePack(view.run.id)).run.state is RunState.ACTIVE


def test_a_pack_that_is_apart_and_was_left_at_its_balance_can_still_be_closed(floor: Floor, hands: Hands):
    view = hands.start(floor.stored())
    while view.step is None or view.step.id != CLOSING:
        view = hands.do_this_step()
    hands.done(hands.leaving())
    tell(floor, HELD)
    view = hands.view()
    assert view.held_elsewhere is not None, "it is told all the same"
    assert view.allowed == {Action.RESUME}
    hands.done(bench.ResumePack(view.run.id))
    assert hands.close().run.state is RunState.CLOSED


def test_who_holds_what_is_told_of_packs_in_hand_alone(floor: Floor, hands: Hands):
    hands.start(floor.stored())
    tell(floor, HELD, hold("NOT HERE", seq=2))
    held = floor.do(AskHeldHere())
    assert isinstance(held, HeldHere)
    assert [one.holds for one in held.packs] == [(HELD,)]
    assert isinstance(held.packs[0].holds[0], PackHold)
