"""What is shown of a pack, what lapses, and which step is due again."""

from dataclasses import replace

from app.domain.hazard import Lapse
from app.domain.hazard_evidence import Evidence, ageing, begun, done, due, first_evidence, lapsed, lapsing_at
from app.domain.procedure import Act, Energy, StepKind
from tests.domain.hazard_plain import AIR, HEAT, PLAIN, changed, held, rules, step


def worked(*names: str, evidence: Evidence | None = None) -> Evidence:
    """The evidence after these steps came into hand and were done."""
    evidence = evidence or first_evidence(rules())
    for name in names:
        one = PLAIN.step(name)
        evidence = done(rules(), one, begun(rules(), one, evidence))
    return evidence


ISOLATED = ("scan", "ready", "outside", "plug", "bleed", "dead")


def test_a_pack_comes_down_the_ladder_by_what_is_shown() -> None:
    names = (*ISOLATED, "air", "open", "air_inside", "look", "cut", "sections", "lift")
    states = [worked(*names[: number + 1]).shown.energy for number in range(len(names))]
    assert states == [
        *[Energy.LIVE] * 5,
        *[Energy.ISOLATED] * 2,
        *[Energy.OPENED] * 4,
        *[Energy.SECTIONED, Energy.MODULE],
    ]


def test_a_proof_whose_needs_are_not_shown_is_not_given() -> None:
    assert "terminals_dead" not in worked("scan", "ready", "dead").shown.proofs
    assert "inside_sound" not in worked(*ISOLATED, "look").shown.proofs


def test_the_air_inside_is_not_shown_by_air_taken_outside() -> None:
    outside = worked(*ISOLATED, "air", "open").shown.proofs
    assert "no_hydrogen" in outside
    assert "no_hydrogen_inside" not in outside
    assert "no_hydrogen_inside" in worked(*ISOLATED, "air", "open", "air_inside").shown.proofs


def test_what_lapses_at_a_restart_is_not_what_lapses_when_the_pack_is_left() -> None:
    assert "terminals_dead" in lapsing_at(rules(), Lapse.RESTART) & lapsing_at(rules(), Lapse.LEFT)
    assert "made_ready" in lapsing_at(rules(), Lapse.LEFT) - lapsing_at(rules(), Lapse.RESTART)
    assert {"no_hydrogen", "surface_cool"} <= set(ageing(rules()))


def test_only_what_was_in_force_lapses() -> None:
    evidence = lapsed(worked("scan", "ready"), {"made_ready", "terminals_dead"})
    assert evidence.lapsed == {"made_ready"}
    assert evidence.shown.proofs == {"pack_known", "undisturbed"}


def test_a_step_that_leans_on_what_lapsed_waits_for_the_step_that_gave_it() -> None:
    evidence = lapsed(worked(*ISOLATED, "air"), {"terminals_dead", "no_hydrogen"})
    opening = PLAIN.step("open")
    assert due(PLAIN, rules(), opening, evidence) == PLAIN.step("air")
    evidence = worked("air", evidence=evidence)
    assert due(PLAIN, rules(), opening, evidence) == PLAIN.step("dead")
    evidence = worked("dead", evidence=evidence)
    assert due(PLAIN, rules(), opening, evidence) == opening
    assert evidence.lapsed == frozenset()


def test_the_step_due_again_waits_itself_for_what_it_leans_on() -> None:
    everything = lapsing_at(rules(), Lapse.LEFT) | lapsing_at(rules(), Lapse.RESTART)
    evidence = lapsed(worked("scan", "ready", "outside"), everything)
    order, plug = [], PLAIN.step("plug")
    while (again := due(PLAIN, rules(), plug, evidence)) != plug:
        assert again is not None
        order.append(again.id)
        evidence = worked(again.id, evidence=evidence)
    assert order == ["ready", "outside"]


def test_what_a_step_does_not_lean_on_may_have_lapsed() -> None:
    evidence = lapsed(worked(*ISOLATED), {"made_ready", "surface_cool"})
    air = PLAIN.step("air")
    assert due(PLAIN, rules(), air, evidence) == air


def test_the_newest_step_that_gave_a_proof_gives_it_again() -> None:
    evidence = lapsed(worked(*ISOLATED, "air", "open", "air_inside", "look"), {"no_hydrogen_inside"})
    assert due(PLAIN, rules(), PLAIN.step("cut"), evidence) == PLAIN.step("air_inside")


def test_a_make_safe_step_waits_for_nothing() -> None:
    evidence = lapsed(worked(*ISOLATED), lapsing_at(rules(), Lapse.LEFT))
    assert due(PLAIN, rules(), PLAIN.step("cap"), evidence) == PLAIN.step("cap")


def test_an_act_undoes_what_was_shown_as_soon_as_it_is_in_hand_also_what_has_lapsed() -> None:
    cut = PLAIN.step("cut")
    seen = worked(*ISOLATED, "air", "open", "air_inside", "look", "cut", "sections")
    assert "sections_low" in seen.shown.proofs
    assert "sections_low" not in begun(rules(), cut, seen).shown.proofs
    gone = begun(rules(), cut, lapsed(seen, {"sections_low"}))
    assert gone.lapsed == frozenset()


def test_nothing_is_due_when_the_giver_could_not_give_it_any_more() -> None:
    seen = worked(*ISOLATED, "air", "open", "air_inside", "look", "cut", "sections")
    drilled = begun(rules(), PLAIN.step("drill"), lapsed(seen, {"sections_low"}))
    assert due(PLAIN, rules(), PLAIN.step("lift"), drilled) is None


def test_a_wait_shows_only_the_time_that_the_rules_ask_for() -> None:
    short = changed("bleed", wait="rise_recheck_wait")
    evidence = worked("scan", "ready", "outside", "plug")
    assert "bled" in worked("bleed", evidence=evidence).shown.proofs
    assert "bled" not in done(rules(), short.step("bleed"), evidence).shown.proofs


def test_a_reading_that_bars_nothing_shows_nothing() -> None:
    read = replace(held("air", Act.MEASURE_GAS, Energy.LIVE, *AIR), kind=StepKind.READ, hold=None)
    assert done(rules(), read, first_evidence(rules())).shown == first_evidence(rules()).shown
    shown = step("watch", StepKind.SHOW, Act.WATCH_HEAT, points=(HEAT,))
    assert done(rules(), shown, first_evidence(rules())).givers == frozenset()
