"""Every shipped document walked by an automatic operator: all its ways, to an end that is made safe."""

from collections.abc import Iterator

import pytest

from app.domain.hazard import Lapse
from app.domain.hazard_evidence import ageing, lapsing_at
from app.domain.limits import Limits
from app.domain.procedure import ABORT, Act, HoldKind, Procedure, Step, StepKind
from app.domain.prover import prove
from app.domain.verdict import Verdict, verdict_on
from tests.procedures.automatic_operator import Hands, Lost, Place


def in_hand(hands: Hands) -> Iterator[Place]:
    """Every place where a step is in hand and the run has not come to its end."""
    for place in hands.every_place():
        if place.walk.at is not None and not place.walk.leaving and not place.walk.safe:
            step = hands.step(place)
            if step.kind is not StepKind.MAKE_SAFE:
                yield place


def ordinary(procedure: Procedure) -> set[str]:
    """The steps that hands work before the end."""
    passed = (StepKind.MAKE_SAFE, StepKind.BRANCH)
    return {step.id for step in procedure.every_step() if step.kind not in passed}


def owed_acts(hands: Hands, place: Place) -> set[Act]:
    """What the rules say must be done on the way out, after all that was begun."""
    begun = [hands.procedure.step(step) for step in place.walk.begun]
    return {act for step in begun for act in hands.rules.rules[step.act].owes}


def must_be_made_safe(hands: Hands, place: Place) -> None:
    """The run has ended, and every act that is owed was done since its end began."""
    assert place.walk.at is None, place.moves
    done = [hands.procedure.step(step) for step in place.walk.safe]
    assert all(step.kind is StepKind.MAKE_SAFE for step in done)
    assert owed_acts(hands, place) <= {step.act for step in done}, place.moves


def walk_out(hands: Hands, place: Place) -> Place:
    """Give up and do what is owed; nothing else may come up any more."""
    place = hands.give_up(place)
    while place.walk.at is not None:
        assert hands.step(place).kind is StepKind.MAKE_SAFE, place.moves
        place = hands.work(place)
    return place


def test_it_goes_straight_to_its_end(hands: Hands) -> None:
    place = hands.to_the_end(hands.start())
    must_be_made_safe(hands, place)
    assert not place.walk.leaving
    safe = [step.id for step in hands.procedure.steps if step.kind is StepKind.MAKE_SAFE]
    assert [move for move in place.moves if move in safe] == safe, "all are owed after a whole run, in order"


def test_every_step_is_reached_and_given_up_at_once_made_safe(hands: Hands) -> None:
    reached = set[str]()
    for place in in_hand(hands):
        reached.add(hands.step(place).id)
        must_be_made_safe(hands, walk_out(hands, place))
    assert reached == ordinary(hands.procedure)


def test_every_answer_and_every_deviation_leads_to_an_end(hands: Hands) -> None:
    taken = set[str]()
    for place in in_hand(hands):
        for further in hands.moves_from(place):
            taken.add(further.moves[-1])
            end = further if further.walk.at is None else hands.to_the_end(further)
            must_be_made_safe(hands, end)
    wanted = {
        f"{step.id}={option.id}" for step in hands.procedure.every_step() for option in step.options
    } | {
        f"{step.id}={verdict.value}"
        for step in hands.procedure.every_step()
        if step.kind is StepKind.READ
        for verdict in Verdict
    }
    wanted |= {f"{at}!{one.id}" for one in hands.procedure.deviations for at in one.at}
    assert wanted <= taken


def failing(step: Step, limits: Limits) -> Iterator[tuple[str, int, int]]:
    """For each point the side that is good, the first amount beyond its limit, and the last one within."""
    for point in step.points:
        last = limits.by_id[point.limit].value
        yield point.op, last + (1 if point.op == "at_most" else -1), last


def test_a_failure_at_every_hold_ends_made_safe(hands: Hands, limits: Limits) -> None:
    failed = set[str]()
    for place in in_hand(hands):
        step = hands.step(place)
        if step.hold is None:
            continue
        failed.add(step.id)
        assert step.people == 2
        assert step.hold.remedies
        if step.hold.kind is HoldKind.MEASURED:
            assert step.hold.rereads >= 1
            for point, (op, beyond, within) in zip(step.points, failing(step, limits), strict=True):
                limit = limits.by_id[point.limit]
                assert verdict_on(beyond, op=op, limit=limit) is Verdict.FAILED
                assert verdict_on(within, op=op, limit=limit) is Verdict.PASSED
        # The hold stays shut: what was shown before it is all that is shown, and only leaving is left.
        before = place.evidence.shown
        end = walk_out(hands, place)
        assert end.evidence.shown.proofs - before.proofs <= _given_on_the_way_out(hands, end)
        must_be_made_safe(hands, end)
    assert failed == {step.id for step in hands.procedure.every_step() if step.hold is not None}


def _given_on_the_way_out(hands: Hands, end: Place) -> set[str]:
    acts = {hands.procedure.step(step).act for step in end.walk.safe}
    return {name for name, proof in hands.rules.proofs.items() if proof.acts & acts}


@pytest.mark.parametrize("cause", ["restart", "left", "age", pytest.param("air", marks=pytest.mark.long)])
def test_whatever_lapses_anywhere_can_be_shown_again(hands: Hands, cause: str) -> None:
    gone = frozenset(ageing(hands.rules)) if cause == "age" else lapsing_at(hands.rules, Lapse(cause))
    assert gone
    again = 0
    for place in in_hand(hands):
        end = hands.to_the_end(hands.lose(place, gone))
        must_be_made_safe(hands, end)
        again += any(move.endswith(" again") for move in end.moves)
    assert again, "somewhere a step had to be done again"


def test_what_has_lapsed_is_never_taken_for_shown(hands: Hands) -> None:
    """The operator itself is not blind: without showing again, the same way is a breach."""
    forgetful = 0
    for place in in_hand(hands):
        step = hands.step(place)
        asked = hands.rules.rules[step.act].proofs & lapsing_at(hands.rules, Lapse.RESTART)
        if not asked:
            continue
        lost = hands.lose(place, asked)
        assert hands.show_again(lost).moves != lost.moves, step.id
        with pytest.raises(Lost):
            hands.must_be_allowed(lost)
        forgetful += 1
    assert forgetful


def test_the_first_answer_never_gives_the_run_up(procedure: Procedure) -> None:
    """Under a hand that always presses the same place, a run goes on and does not end by habit."""
    asked = [step for step in procedure.every_step() if step.kind is StepKind.CHOOSE]
    assert asked
    assert [step.id for step in asked if step.options[0].to == ABORT] == []


def test_the_rules_prove_it(hands: Hands) -> None:
    proving = prove(hands.procedure, hands.rules)
    assert proving.defects == ()
    assert proving.proven
