"""The prover: a sound document is proven; of each thing that is wrong it names the step and the way there."""

import time
from dataclasses import replace

import pytest

from app.domain.procedure import ABORT, RESUME, Act, Deviation, Energy, Finding, Procedure, Step, StepKind
from app.domain.prover import Defect, prove
from app.domain.prover_words import counts, path, remedy, what, where
from tests.domain.hazard_plain import (
    HEAT,
    INSULATION,
    PLAIN,
    SEIZED,
    SWOLLEN,
    VOLTS,
    W,
    before,
    branch,
    changed,
    choose,
    held,
    rules,
    step,
    without,
)

L, I, O = Energy.LIVE, Energy.ISOLATED, Energy.OPENED  # noqa: E741


def found(procedure: Procedure) -> dict[tuple[str, str, str], Defect]:
    """Every defect by its code, its step and what is asked."""
    return {(one.code, one.step, one.wanted): one for one in prove(procedure, rules()).defects}


def way(procedure: Procedure, code: str, name: str, wanted: str) -> tuple[str, ...]:
    """The way to one defect, in words."""
    return path(procedure, found(procedure)[code, name, wanted])


def test_a_sound_document_is_proven_and_its_search_is_counted() -> None:
    proving = prove(PLAIN, rules())
    assert proving.defects == ()
    assert proving.proven
    assert proving.places >= len(list(PLAIN.every_step()))
    assert proving.closes == 2  # with the fastener drilled, and without
    assert proving.moves > proving.places
    assert proving.aborts >= len(PLAIN.steps)
    assert proving.lapses >= len(PLAIN.steps) - 3
    assert counts(proving).startswith(f"{proving.places} places, ")


@pytest.mark.parametrize(
    ("gone", "at", "wanted"),
    [
        ("ready", "outside", "made_ready"),
        ("dead", "air_inside", None),
        ("air", "open", "no_hydrogen"),
        ("air_inside", "cut", "no_hydrogen_inside"),
        ("look", "cut", "inside_sound"),
        ("bleed", "air", None),
        ("sections", "lift", "sections_low"),
        ("outside", "plug", "insulation_ok"),
        ("scan", "outside", "pack_known"),
    ],
)
def test_a_release_left_out_is_missed_at_the_act_that_needs_it(
    gone: str, at: str, wanted: str | None
) -> None:
    defects = found(without(gone))
    assert defects
    if wanted is not None:
        assert ("hazard.proof", at, wanted) in defects


def test_the_way_to_a_missing_release_is_told_step_by_step() -> None:
    assert way(without("air"), "hazard.proof", "open", "no_hydrogen") == (
        "scan scanned",
        "ready released",
        "outside released",
        "plug done",
        "bleed waited",
        "dead released",
        "open in hand",
    )


def test_the_shortest_way_leads_by_the_option_that_skips() -> None:
    procedure = before("air", choose("ask", all="", none="open"))
    assert way(procedure, "hazard.proof", "open", "no_hydrogen")[-2:] == ('ask says "none"', "open in hand")


def test_a_branch_that_skips_is_found_by_the_answer_that_turns_it() -> None:
    read = step("read_heat", StepKind.READ, Act.MEASURE_OUTSIDE, points=(HEAT,))
    spoilt = replace(
        PLAIN, steps=(*PLAIN.steps[:3], read, branch("by_heat", "read_heat", FAILED="dead"), *PLAIN.steps[3:])
    )
    assert 'read_heat says "FAILED"' in way(spoilt, "hazard.proof", "dead", "plug_locked")


def test_a_branch_that_stops_on_a_bad_reading_is_sound() -> None:
    read = step("read_heat", StepKind.READ, Act.MEASURE_OUTSIDE, points=(HEAT,))
    steps = (
        *PLAIN.steps[:3],
        read,
        branch("by_heat", "read_heat", FAILED=ABORT, UNREAD=ABORT),
        *PLAIN.steps[3:],
    )
    assert prove(replace(PLAIN, steps=steps), rules()).proven


@pytest.mark.parametrize(
    ("name", "parts", "code", "wanted"),
    [
        ("cut", {"people": 1}, "hazard.people", "2"),
        ("cut", {"level": "2S"}, "hazard.level", "3S"),
        ("cut", {"level": ""}, "hazard.level", "3S"),
        (
            "cut",
            {"ppe": ("gloves_class0", "leather_overgloves", "face_shield")},
            "hazard.ppe",
            "arc_clothing",
        ),
        ("cut", {"kind": StepKind.SHOW}, "hazard.kind", "confirm"),
        ("drill", {"people": 1}, "hazard.people", "2"),
        ("cap", {"people": 1}, "hazard.people", "2"),
        ("cover", {"ppe": ()}, "hazard.ppe", "face_shield"),
    ],
)
def test_what_a_step_lacks_by_itself_is_told_with_a_way_to_it(
    name: str, parts: dict[str, object], code: str, wanted: str
) -> None:
    defect = found(changed(name, **parts))[code, name, wanted]
    assert defect.path


def test_the_same_lack_at_several_steps_is_told_once() -> None:
    spoilt = replace(changed("plug", ppe=()), steps=tuple(replace(one, ppe=()) for one in PLAIN.steps))
    defects = [one for one in prove(spoilt, rules()).defects if one.wanted == "face_shield"]
    assert [one.step for one in defects] == ["outside"]
    assert "cut" in defects[0].also
    assert "cap" in defects[0].also


@pytest.mark.parametrize(
    "points", [(VOLTS, VOLTS), (), (VOLTS, VOLTS, replace(VOLTS, limit="section_voltage")), (HEAT,) * 3]
)
def test_a_hold_that_measures_less_than_the_rules_ask_shows_nothing(points: tuple[object, ...]) -> None:
    spoilt = (
        changed("dead", points=points)
        if points
        else changed("dead", points=(), hold=held("x", Act.INFORM, L).hold)
    )
    assert ("hazard.proof", "open", "terminals_dead") in found(spoilt)


def test_insulation_at_one_pole_only_is_not_enough() -> None:
    assert ("hazard.proof", "plug", "insulation_ok") in found(changed("outside", points=(INSULATION, HEAT)))


@pytest.mark.parametrize(("name", "energy"), [("plug", I), ("air", O), ("look", Energy.SECTIONED)])
def test_an_energy_that_is_safer_than_shown_is_told(name: str, energy: Energy) -> None:
    codes = {(code, at) for code, at, _ in found(changed(name, energy=energy))}
    assert ("energy.safer", name) in codes


def test_a_make_safe_step_may_not_claim_more_than_a_shortened_run_has_shown() -> None:
    skips = Deviation(
        "skip", Finding.OTHER_BUILD, W, ("look",), "lift", (step("tell", StepKind.SHOW, Act.INFORM, O),)
    )
    spoilt = replace(PLAIN, deviations=(skips, SEIZED))
    defects = found(spoilt)
    assert ("hazard.energy", "lift", "sectioned") in defects
    safer = defects["energy.safer", "lift", "opened"]
    assert {"cap", "cover"} <= set(safer.also)


@pytest.mark.parametrize(
    ("spoilt", "at", "act"),
    [
        (without("cap"), "plug", "insulate_terminals"),
        (without("cover"), "open", "cover_live_parts"),
        (changed("cover", guard="cut"), "open", "cover_live_parts"),
        (changed("cap", guard="dead"), "plug", "insulate_terminals"),
        (without("watch_on"), "drill", "watch_heat"),
        (changed("watch_on", guard="cut"), "drill", "watch_heat"),
    ],
)
def test_what_is_owed_and_not_done_on_the_way_out_is_told(spoilt: Procedure, at: str, act: str) -> None:
    defect = found(spoilt)["safe.lost", at, act]
    assert path(spoilt, defect)[-1] == f"given up at {at}"


def test_a_guard_that_an_option_skips_loses_what_is_owed() -> None:
    procedure = before("open", choose("ask", on="", past="look"))
    spoilt = replace(
        procedure,
        steps=tuple(replace(one, guard="open") if one.id == "cover" else one for one in procedure.steps),
    )
    assert ("safe.lost", "look", "cover_live_parts") in found(spoilt)


def test_heat_is_watched_before_hands_go_on_after_drilling() -> None:
    bare = replace(SEIZED, steps=SEIZED.steps[:1])
    spoilt = replace(PLAIN, deviations=(bare, SWOLLEN))
    assert way(spoilt, "hazard.proof", "open", "undisturbed")[-3:] == (
        "deviation seized taken at open",
        "drill done",
        "open in hand",
    )


def test_a_deviation_before_the_pack_is_isolated_is_forbidden_work() -> None:
    early = replace(PLAIN, deviations=(replace(SEIZED, at=("ready", "open")), SWOLLEN))
    assert ("hazard.proof", "drill", "terminals_dead") in found(early)
    assert ("hazard.energy", "drill", "isolated") in found(early)


def test_a_step_that_nothing_leads_to_is_told() -> None:
    procedure = before("air", choose("ask", yes="open", no=ABORT))
    assert ("step.unreached", "air", "air") in found(procedure)


def test_a_branch_that_nothing_leads_to_is_told_and_one_that_is_passed_is_not() -> None:
    asked = choose("ask", yes="", no=ABORT)
    assert prove(before("air", asked, branch("by", "ask", yes="air")), rules()).proven
    jumped = before("air", choose("ask", yes="air", no=ABORT), branch("by", "ask", yes="air"))
    assert ("step.unreached", "by", "by") in found(jumped)


def test_a_document_without_a_good_end_is_told() -> None:
    procedure = before("lift", choose("ask", yes=ABORT, no=ABORT))
    assert ("end.none", "", "") in found(procedure)


def late(at: str, *steps: Step) -> Procedure:
    """The document with drilling at an open pack as its one deviation, and what follows the drilling."""
    drill = step("drill", StepKind.CONFIRM, Act.FREE_FASTENER, O)
    return replace(
        PLAIN, deviations=(Deviation("late", Finding.SEIZED_FASTENER, W, (at,), RESUME, (drill, *steps)),)
    )


def test_what_drilling_undid_is_judged_anew_before_hands_go_on() -> None:
    watch, again = held("watch", Act.WATCH_HEAT, O, HEAT), held("look_again", Act.INSPECT_INSIDE, O)
    assert ("hazard.proof", "lift", "inside_sound") in found(late("lift", watch))
    assert ("hazard.proof", "lift", "undisturbed") in found(late("lift", again))
    assert prove(late("lift", watch, again), rules()).proven


def test_what_cannot_be_shown_again_once_power_was_lost_is_told() -> None:
    # By these rules the terminals are proven dead only while nothing was disturbed, and drilling disturbs.
    weak = dict(rules().proofs)
    weak["terminals_dead"] = replace(weak["terminals_dead"], needs=frozenset({"plug_locked", "undisturbed"}))
    wipe = step("wipe", StepKind.CONFIRM, Act.DRAIN_COOLANT, O)
    spoilt = late(
        "sections", held("watch", Act.WATCH_HEAT, O, HEAT), wipe, held("look_again", Act.INSPECT_INSIDE, O)
    )
    assert prove(spoilt, rules()).proven
    barred = replace(rules(), proofs=weak)
    (defect,) = [one for one in prove(spoilt, barred).defects if one.code == "lapse.lost"]
    assert (defect.step, defect.wanted) == ("drill", "terminals_dead")
    assert path(spoilt, defect)[-2:] == ("power lost, the station starts again at drill", "drill in hand")


def test_a_document_for_damaged_packs_must_be_supervised_and_open_nothing() -> None:
    defects = found(replace(PLAIN, classes=("A", "C")))
    assert ("class.unsupervised", "", "C") in defects
    assert ("hazard.class", "plug", "C") in defects
    supervised = found(replace(PLAIN, classes=("A", "C"), supervised=True))
    assert ("class.unsupervised", "", "C") not in supervised


def test_the_search_can_end_at_the_first_defect() -> None:
    whole, short = (prove(without("scan"), rules(), first=first) for first in (False, True))
    assert short.places < whole.places
    assert not short.proven


def test_every_defect_has_words_and_a_remedy() -> None:
    spoilt = (
        *(without(name) for name in ("scan", "cap", "air", "sections")),
        *(
            changed("cut", **parts)
            for parts in ({"people": 1}, {"level": ""}, {"ppe": ()}, {"kind": StepKind.SHOW})
        ),
        changed("plug", energy=I),
        before("air", choose("ask", yes="open", no=ABORT)),
        before("lift", choose("ask", yes=ABORT, no=ABORT)),
        replace(PLAIN, classes=("C",)),
    )
    told = {
        (one.code, what(spoil, one), remedy(one), where(spoil, one))
        for spoil in spoilt
        for one in found(spoil).values()
    }
    assert {code for code, *_ in told} >= {
        *("hazard.proof", "hazard.energy", "hazard.people", "hazard.level", "hazard.ppe", "hazard.kind"),
        *("hazard.class", "energy.safer", "safe.lost", "step.unreached", "end.none", "class.unsupervised"),
    }
    assert all("{" not in part and part for told_one in told for part in told_one)
    assert (
        "hazard.people",
        "cut_busbar is done by fewer than 2 people",
        "set people to what the rule asks",
        "step 11 (cut)",
    ) in told


def test_a_long_document_with_many_deviations_is_searched_in_a_moment() -> None:
    plain = tuple(step(f"look_{number}", StepKind.SHOW, Act.INFORM, L) for number in range(16))
    at = tuple(one.id for one in (*plain, *PLAIN.steps[:7]))
    lines = tuple(
        Deviation(
            f"d{n}",
            Finding.LEAK,
            W,
            at,
            RESUME,
            tuple(step(f"d{n}_{k}", StepKind.SHOW, Act.INFORM) for k in range(3)),
        )
        for n in range(8)
    )
    procedure = replace(PLAIN, steps=(*plain, *PLAIN.steps), deviations=(*lines, SEIZED))
    began = time.perf_counter()
    proving = prove(procedure, rules())
    took = time.perf_counter() - began
    assert proving.proven
    assert proving.places > 500
    assert took < 5  # under a second on an idle core
