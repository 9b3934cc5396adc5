"""The documents that are shipped: what each is for, in both languages, by people who know the plant."""

import re
from collections.abc import Iterator, Mapping

import pytest

from app.domain.limits import Limits
from app.domain.output import OutputCode
from app.domain.procedure import (
    ABORT,
    RESUME,
    Act,
    Energy,
    Finding,
    HoldKind,
    Procedure,
    Step,
    StepKind,
    Words,
)
from app.domain.quantity import Quantity
from app.host.catalogue import read_catalogue
from app.places import resources

PACKS = ("lfp-pack@2", "ncm-pack@1", "lfp-ctp@1", "unknown-pack@1")
MADE_SAFE = "made-safe@1"
HAZARDOUS = {
    Act.REMOVE_SERVICE_PLUG,
    Act.PROVE_DEAD,
    Act.OPEN_COVER,
    Act.FREE_GLUE,
    Act.FREE_FASTENER,
    Act.CUT_BUSBAR,
    Act.LIFT_BLOCK,
    Act.COVER_LIVE_PARTS,
}
WITH_MODULES = ("lfp-pack@2", "ncm-pack@1", "unknown-pack@1")
WORN = {"gloves_class0", "leather_overgloves", "face_shield", "arc_clothing", "safety_shoes"}
A_LIMITS_VALUE = re.compile(r"\d\s?(V|kV|mV|ppm|°C|K|min|h|%|ohm|分钟|小时|度|伏)(?![A-Za-z])")


@pytest.fixture(scope="module")
def shipped() -> Mapping[str, Procedure]:
    return read_catalogue(resources() / "catalogue").procedures


@pytest.fixture(scope="module")
def limits() -> Limits:
    return read_catalogue(resources() / "catalogue").limits


def instructions(procedure: Procedure) -> Iterator[Words]:
    """Every text that tells an operator what to do or what is asked."""
    yield procedure.title
    yield from (deviation.title for deviation in procedure.deviations)
    for step in shown(procedure):
        yield from (step.title, step.detail)
        yield from (point.words for point in step.points)
        yield from (option.title for option in step.options)
        yield from step.hold.remedies if step.hold is not None else ()


def shown(procedure: Procedure) -> Iterator[Step]:
    """The steps that ever stand on the screen."""
    return (step for step in procedure.every_step() if step.kind is not StepKind.BRANCH)


def of(procedure: Procedure, act: Act, kind: StepKind) -> Step:
    """The first step of an act and a kind."""
    return next(step for step in procedure.steps if (step.act, step.kind) == (act, kind))


def test_there_is_one_for_each_way_a_pack_can_go(shipped: Mapping[str, Procedure]) -> None:
    assert {key: (one.family, one.classes, one.supervised) for key, one in shipped.items()} == {
        "lfp-pack@2": ("LFP", ("A",), False),
        "ncm-pack@1": ("NCM", ("A",), False),
        "lfp-ctp@1": ("LFP", ("A",), False),
        "unknown-pack@1": ("UNKNOWN", ("A",), True),
        MADE_SAFE: ("SAFE", ("C", "B"), True),
    }


def test_together_they_use_the_whole_grammar(shipped: Mapping[str, Procedure]) -> None:
    steps = [step for procedure in shipped.values() for step in procedure.every_step()]
    assert {step.kind for step in steps} == set(StepKind)
    assert {step.hold.kind for step in steps if step.hold is not None} == set(HoldKind)
    # The crusher is fed elsewhere, and no gas but that of the pack is measured at the bench.
    assert {step.act for step in steps} == set(Act) - {Act.FEED_CRUSHER}
    assert {point.quantity for step in steps for point in step.points} == set(Quantity) - {Quantity.OXYGEN}
    for key in ("lfp-pack@2", "ncm-pack@1"):
        assert {step.kind for step in shipped[key].steps} == set(StepKind)


def test_each_says_plainly_what_it_is(shipped: Mapping[str, Procedure]) -> None:
    for procedure in shipped.values():
        assert procedure.signer == "PRACTICE"
        assert procedure.source.startswith("practice document drawn from")
        assert procedure.source.endswith("not a maker's instruction")


def test_every_text_is_in_its_language_and_fits_its_line(shipped: Mapping[str, Procedure]) -> None:
    drawn = {*map(chr, range(32, 127)), "→", "−"}
    for procedure in shipped.values():
        assert all(len(step.title.en) <= 42 and len(step.title.zh) <= 18 for step in shown(procedure))
        tools = (tool for step in shown(procedure) for tool in step.tools)
        for words in (*instructions(procedure), *tools):
            assert set(words.en) <= drawn, words.en
            assert re.search(r"[\u4e00-\u9fff]", words.zh) or words.zh == words.en, words.zh
            assert "please" not in words.en.lower()
            assert "请" not in words.zh


def test_no_text_repeats_the_value_of_a_limit(shipped: Mapping[str, Procedure]) -> None:
    """A site that tightens a limit must not be contradicted by the words beside it."""
    for procedure in shipped.values():
        for words in instructions(procedure):
            assert not A_LIMITS_VALUE.search(words.en), words.en
            assert not A_LIMITS_VALUE.search(words.zh), words.zh


@pytest.mark.parametrize("key", PACKS)
def test_danger_falls_only_behind_its_holds(shipped: Mapping[str, Procedure], key: str) -> None:
    pack = shipped[key]
    order = [
        of(pack, Act.IDENTIFY, StepKind.SCAN),
        of(pack, Act.PREPARE, StepKind.HOLD),
        of(pack, Act.MEASURE_OUTSIDE, StepKind.HOLD),
        of(pack, Act.REMOVE_SERVICE_PLUG, StepKind.CONFIRM),
        next(step for step in pack.steps if step.wait == "bleed_wait"),
        of(pack, Act.PROVE_DEAD, StepKind.HOLD),
        of(pack, Act.INSULATE_TERMINALS, StepKind.CONFIRM),
        of(pack, Act.MEASURE_GAS, StepKind.HOLD),
        of(pack, Act.OPEN_COVER, StepKind.CONFIRM),
        of(pack, Act.INSPECT_INSIDE, StepKind.PHOTO),
        of(pack, Act.INSPECT_INSIDE, StepKind.HOLD),
        of(pack, Act.CUT_BUSBAR, StepKind.CONFIRM),
        of(pack, Act.MEASURE_SECTIONS, StepKind.HOLD),
    ]
    assert [pack.number(step.id) for step in order] == sorted(pack.number(step.id) for step in order)
    first = next(step for step in shown(pack) if step.energy is Energy.ISOLATED)
    assert first is of(pack, Act.PROVE_DEAD, StepKind.HOLD)


@pytest.mark.parametrize("key", WITH_MODULES)
def test_modules_are_lifted_behind_the_measured_sections(shipped: Mapping[str, Procedure], key: str) -> None:
    pack = shipped[key]
    sections = of(pack, Act.MEASURE_SECTIONS, StepKind.HOLD)
    lifted = of(pack, Act.LIFT_MODULE, StepKind.RECORD_OUTPUT)
    assert pack.number(sections.id) < pack.number(lifted.id)
    assert next(step for step in pack.steps if step.energy is Energy.SECTIONED) is sections
    assert next(step for step in pack.steps if step.energy is Energy.MODULE) is lifted
    assert [energy for energy in Energy if energy in {step.energy for step in shown(pack)}] == list(Energy)


@pytest.mark.parametrize(
    ("act", "limit", "points"),
    [(Act.PROVE_DEAD, "prove_dead", 3), (Act.MEASURE_SECTIONS, "section_voltage", 6)],
)
def test_the_measured_holds_of_a_pack_with_six_modules(
    shipped: Mapping[str, Procedure], act: Act, limit: str, points: int
) -> None:
    for key in ("lfp-pack@2", "ncm-pack@1"):
        step = of(shipped[key], act, StepKind.HOLD)
        assert step.hold is not None
        assert {(point.op, point.limit) for point in step.points} == {("at_most", limit)}
        assert len(step.points) == points
        assert (step.hold.kind, len(step.hold.remedies), step.people) == (HoldKind.MEASURED, 4, 2)


@pytest.mark.parametrize("key", PACKS)
def test_outside_and_inside_are_measured_before_hands_go_in(
    shipped: Mapping[str, Procedure], key: str
) -> None:
    pack = shipped[key]
    cover = pack.number(of(pack, Act.OPEN_COVER, StepKind.CONFIRM).id)
    cut = pack.number(of(pack, Act.CUT_BUSBAR, StepKind.CONFIRM).id)
    holds = [step for step in pack.steps if step.hold is not None and step.hold.kind is HoldKind.MEASURED]
    outside = [point for step in holds if pack.number(step.id) < cover for point in step.points]
    inside = [point for step in holds if cover < pack.number(step.id) < cut for point in step.points]
    assert sum(point.quantity is Quantity.INSULATION for point in outside) == 2
    assert {Quantity.TEMPERATURE, Quantity.HYDROGEN, Quantity.CARBON_MONOXIDE} <= {
        point.quantity for point in outside
    }
    assert {Quantity.HYDROGEN, Quantity.CARBON_MONOXIDE} <= {point.quantity for point in inside}


def test_every_measured_hold_asks_for_the_good_side_of_its_limit(
    shipped: Mapping[str, Procedure], limits: Limits
) -> None:
    for procedure in shipped.values():
        for step in shown(procedure):
            for point in step.points:
                side = (
                    "at_least" if point.quantity is Quantity.INSULATION or "low" in point.limit else "at_most"
                )
                assert (point.op, point.quantity.unit) == (side, limits.by_id[point.limit].unit), step.id
            if step.hold is not None and step.hold.kind is HoldKind.MEASURED:
                assert len(step.hold.remedies) >= 3, step.id
                assert step.hold.rereads >= 1, step.id


def test_the_hotter_chemistry_and_the_unknown_are_measured_more_often(
    shipped: Mapping[str, Procedure],
) -> None:
    def holds(key: str, quantity: Quantity) -> int:
        main = shipped[key].steps
        return sum(any(point.quantity is quantity for point in one.points) for one in main if one.hold)

    for key in ("ncm-pack@1", "unknown-pack@1"):
        assert holds(key, Quantity.TEMPERATURE) >= holds("lfp-pack@2", Quantity.TEMPERATURE) + 2
        assert holds(key, Quantity.HYDROGEN) > holds("lfp-pack@2", Quantity.HYDROGEN)
    main = shipped["unknown-pack@1"].steps
    assert len(of(shipped["unknown-pack@1"], Act.PROVE_DEAD, StepKind.HOLD).points) == 5
    assert sum(step.kind is StepKind.PHOTO for step in main) >= 5
    assert sum(any(option.to == ABORT for option in step.options) for step in main) >= 4


def test_whoever_may_touch_full_voltage_wears_everything_and_is_not_alone(
    shipped: Mapping[str, Procedure],
) -> None:
    for procedure in shipped.values():
        for step in procedure.every_step():
            if step.act in HAZARDOUS and step.kind is not StepKind.WAIT:
                assert step.people == 2, step.id
                assert set(step.ppe) >= WORN, step.id
                assert step.level in ("2S", "3S"), step.id


def test_a_damaged_pack_is_never_opened_pulled_or_cut(shipped: Mapping[str, Procedure]) -> None:
    acts = {step.act for step in shipped[MADE_SAFE].every_step()}
    opened = {Act.INSPECT_INSIDE, Act.REMOVE_PART, Act.LIFT_MODULE, Act.FEED_CRUSHER, Act.DRAIN_COOLANT}
    assert not acts & (HAZARDOUS - {Act.COVER_LIVE_PARTS} | opened)
    assert {Act.INSULATE_TERMINALS, Act.WATCH_HEAT, Act.MEASURE_GAS, Act.SET_APART} <= acts
    assert all(step.energy is Energy.LIVE for step in shown(shipped[MADE_SAFE]))
    order = [step.id for step in shipped[MADE_SAFE].steps]
    assert order.index("observe") < order.index("heat_second") < order.index("set_apart")


def test_what_was_found_has_a_way_in_each_document(shipped: Mapping[str, Procedure]) -> None:
    found = {key: {one.finding for one in procedure.deviations} for key, procedure in shipped.items()}
    assert found["lfp-pack@2"] == found["ncm-pack@1"] == set(Finding)
    modules = {Finding.MISSING_MODULE, Finding.EXTRA_MODULE, Finding.SWAPPED_MODULE}
    assert found["lfp-ctp@1"] == set(Finding) - modules
    assert found["unknown-pack@1"] == set(Finding) - modules
    assert found[MADE_SAFE] == {Finding.LEAK, Finding.ALREADY_OPENED, Finding.SWELLING}


def test_inside_a_pack_swelling_leaks_and_another_build_end_the_run(
    shipped: Mapping[str, Procedure],
) -> None:
    graver = {Finding.SWELLING, Finding.LEAK, Finding.OTHER_BUILD}
    for key in PACKS:
        for deviation in shipped[key].deviations:
            if deviation.finding in graver and "lift_modules" not in deviation.at:
                assert deviation.to == ABORT, (key, deviation.id)
    for deviation in shipped["unknown-pack@1"].deviations:
        # Nothing is forced on a pack that nobody knows, but a screw that only will not turn is freed.
        assert deviation.to == (RESUME if deviation.finding is Finding.SEIZED_FASTENER else ABORT)


def test_what_comes_out_is_weighed(shipped: Mapping[str, Procedure]) -> None:
    missing = {
        key: set(OutputCode) - {code for step in shipped[key].steps for code in step.outputs} for key in PACKS
    }
    # Cells stay in their modules, or come without any; rejects need no step of their own.
    assert missing == {
        "lfp-pack@2": {OutputCode.CELL, OutputCode.CASE_FE, OutputCode.REJECT},
        "ncm-pack@1": {OutputCode.CELL, OutputCode.CASE_FE, OutputCode.REJECT},
        "lfp-ctp@1": {OutputCode.MOD, OutputCode.CASE_FE, OutputCode.REJECT},
        "unknown-pack@1": {OutputCode.CELL, OutputCode.REJECT},
    }


def test_what_is_owed_grows_with_the_danger_opened(shipped: Mapping[str, Procedure]) -> None:
    owed = {
        key: {step.id: step.guard for step in one.steps if step.kind is StepKind.MAKE_SAFE}
        for key, one in shipped.items()
    }
    opened = {"cover_live": "open_cover", "look_for_heat": "open_cover"}
    always = {"lock_away_plug": "plug_out", "mark_clear": "make_ready"}
    for key in ("lfp-pack@2", "ncm-pack@1", "unknown-pack@1"):
        assert owed[key] == opened | always
    # The glue in the cover's seam is cut before the cover is lifted.
    assert owed["lfp-ctp@1"] == {"cover_live": "lid", "look_for_heat": "lid"} | always
    assert owed[MADE_SAFE] == {"cap_again": "cap_terminals", "fence_off": "seen_now"}


@pytest.mark.parametrize("key", ["lfp-pack@2", "ncm-pack@1", "lfp-ctp@1"])
def test_two_questions_keep_it_from_a_pack_that_only_looks_alike(
    shipped: Mapping[str, Procedure], key: str
) -> None:
    pack = shipped[key]
    for name in ("chemistry_told", "build_told"):
        step = pack.step(name)
        assert pack.number(name) < pack.number("make_ready")
        assert [option.to for option in step.options] == ["", ABORT, ABORT]
    assert pack.family in pack.step("chemistry_told").title.en
