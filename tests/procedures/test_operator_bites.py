"""The automatic operator is no rubber stamp: a document that is spoilt in one place does not get past it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from app.domain.hazard import HazardRules
from app.domain.procedure import Hold, HoldKind, Option, Procedure, Step, StepKind
from tests.procedures.automatic_operator import Hands, Lost
from tests.procedures.test_ways_through import in_hand, must_be_made_safe, walk_out

SPOILT: Mapping[str, Callable[[Step], Step | None]] = {
    "prove_dead": lambda step: replace(step, kind=StepKind.SHOW, points=(), hold=None),
    "measure_insulation": lambda step: None,
    "measure_surface": lambda step: replace(step, points=()),
    "bleed": lambda step: None,
    "gas_outside": lambda step: replace(step, hold=Hold(HoldKind.JUDGEMENT, ()), points=()),
    "gas_inside": lambda step: replace(step, people=1),
    "inspect_inside": lambda step: None,
    "measure_sections": lambda step: replace(step, points=step.points[:1]),
    "open_cover": lambda step: replace(step, level="2S"),
    "cut_busbars": lambda step: replace(step, ppe=tuple(set(step.ppe) - {"face_shield"})),
    "lift_modules": lambda step: replace(step, people=1),
    "screw_heat": lambda step: replace(step, kind=StepKind.READ, hold=None),
    "bolt_look": lambda step: None,
    "lid_heat": lambda step: None,
    "look_over": lambda step: replace(step, options=(*step.options, _past_the_holds(step))),
    "cover_live": lambda step: None,
    "lock_away_plug": lambda step: None,
    "look_for_heat": lambda step: None,
}


def _past_the_holds(step: Step) -> Option:
    return Option("hurry", step.title, "open_cover")


@pytest.fixture
def lfp(documents: Mapping[str, Procedure]) -> Procedure:
    return documents["lfp-pack-2"]


def spoil(procedure: Procedure, name: str) -> Procedure:
    """The document with one step altered, or without it."""

    def line(steps: tuple[Step, ...]) -> tuple[Step, ...]:
        altered = (SPOILT[name](step) if step.id == name else step for step in steps)
        return tuple(step for step in altered if step is not None)

    deviations = tuple(replace(one, steps=line(one.steps)) for one in procedure.deviations)
    gone = {name} - {step.id for step in line(procedure.steps)}
    offered = (replace(one, at=tuple(at for at in one.at if at not in gone)) for one in deviations)
    return replace(procedure, steps=line(procedure.steps), deviations=tuple(offered))


def walk_everywhere(hands: Hands) -> None:
    """Every place, given up and gone on from."""
    must_be_made_safe(hands, hands.to_the_end(hands.start()))
    for place in in_hand(hands):
        must_be_made_safe(hands, walk_out(hands, place))


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_step_is_found(lfp: Procedure, rules: HazardRules, name: str) -> None:
    walk_everywhere(Hands(lfp, rules))
    with pytest.raises(AssertionError) as found:
        walk_everywhere(Hands(spoil(lfp, name), rules))
    made_safe = lfp.step(name).kind is StepKind.MAKE_SAFE
    assert isinstance(found.value, Lost) is not made_safe, "a rule is breached, or something stays owed"


def test_a_deviation_that_goes_round_in_circles_has_no_end(lfp: Procedure, rules: HazardRules) -> None:
    """An option back to an earlier step would be refused by the grammar; here it is walked all the same."""
    look = lfp.step("look_over")
    again = replace(look, options=(Option("again", look.title, "scan_pack"), *look.options))
    steps = tuple(again if step.id == look.id else step for step in lfp.steps)
    hands = Hands(replace(lfp, steps=steps), rules)
    with pytest.raises(Lost, match="no end"):
        hands.to_the_end(hands.start())
