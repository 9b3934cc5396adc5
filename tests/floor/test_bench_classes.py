"""For which packs a document may be used, and what becomes of a pack that is only made safe."""

from dataclasses import replace

from app.domain.dismantling import RunState
from app.domain.pack import PackState
from app.domain.procedure import Procedure
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import BO, LEAD
from tests.fakes.procedures import NO_DEMANDS, SHORT


def made_safe() -> Procedure:
    steps = (SHORT.step("brief"), SHORT.step("identify"), SHORT.step("ready"))
    return replace(SHORT, id="safe", family="SAFE", classes=("C",), steps=steps)


def test_a_pack_kept_apart_is_made_safe_and_stays_apart():
    floor = bench_floor()
    floor.under(NO_DEMANDS, made_safe())
    pack = floor.damaged()
    hands = Hands(floor)
    empty = hands.empty()
    assert empty.packs == ()
    assert [(one.pack.id, made_safe() in one.procedures) for one in empty.apart] == [(pack, True)]
    assert hands.refused(floor.starting(pack, SHORT.key)) == "run.pack_not_stored"
    hands.start(pack, "safe@1")
    view = hands.to_the_end()
    assert (view.run.state, view.pack.state, view.pack.triage_class) == (
        RunState.CLOSED,
        PackState.QUARANTINED,
        "C",
    )
    assert floor.types()[-3:] == ["run.closed", "pack.quarantined", "label.ordered"]
    assert floor.entries()[-3].data["whole"] is True
    assert floor.entries()[-2].data["reasons"] == ["MADE_SAFE"]


def test_a_document_for_another_class_opens_nothing():
    floor = bench_floor()
    floor.under(NO_DEMANDS, made_safe(), replace(SHORT, id="b", classes=("B",)))
    hands = Hands(floor)
    pack = floor.stored()
    assert hands.refused(floor.starting(pack, "safe@1")) == "procedure.other_class"
    assert hands.refused(floor.starting(pack, "b@1")) == "procedure.other_class"
    assert all("A" in one.classes for one in hands.empty().packs[0].procedures)


def test_a_class_under_supervision_is_signed_by_a_supervisor():
    floor = bench_floor()
    floor.under(replace(NO_DEMANDS, supervised=frozenset({"C"})), made_safe())
    hands = Hands(floor)
    hands.start(floor.damaged(), "safe@1")
    hands.to("ready")
    assert hands.refused(hands.release(BO, reason="here")) == "second.role"
    hands.done(hands.release(LEAD, reason="here"))
