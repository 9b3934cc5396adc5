"""The documents that are shipped: without defects, whole, and in an order that a bench can follow."""

from collections.abc import Iterator

import pytest

from app.domain.output import OutputCode
from app.domain.procedure import Act, Energy, HoldKind, Procedure, Step, StepKind, Words
from app.host.catalogue import read_catalogue
from app.places import resources


@pytest.fixture(scope="module")
def lfp() -> Procedure:
    return read_catalogue(resources() / "catalogue").procedures["lfp-pack@1"]


def texts(procedure: Procedure) -> Iterator[Words]:
    """Every text that an operator reads."""
    yield procedure.title
    for step in procedure.steps:
        yield from (step.title, step.detail, *step.tools)
        yield from step.check.points if step.check is not None else ()
        yield from step.hold.remedies if step.hold is not None else ()


def of(procedure: Procedure, act: Act, kind: StepKind) -> Step:
    """The first step of an act and a kind."""
    return next(step for step in procedure.steps if (step.act, step.kind) == (act, kind))


def test_it_uses_the_whole_grammar(lfp: Procedure) -> None:
    assert 18 <= len(lfp.steps) <= 24
    assert {step.kind for step in lfp.steps} == set(StepKind)
    assert {step.hold.kind for step in lfp.steps if step.hold is not None} == set(HoldKind)
    assert {step.act for step in lfp.steps} == set(Act)
    assert [energy for energy in Energy if energy in {step.energy for step in lfp.steps}] == list(Energy)


def test_it_says_plainly_what_it_is(lfp: Procedure) -> None:
    assert lfp.signer == "PRACTICE"
    assert lfp.source.startswith("practice document")
    assert lfp.source.endswith("not a maker's instruction")


def test_every_title_fits_one_line_and_every_text_is_in_its_language(lfp: Procedure) -> None:
    assert all(len(step.title.en) <= 42 and len(step.title.zh) <= 18 for step in lfp.steps)
    for words in texts(lfp):
        assert words.en.isascii() or set(words.en) <= {*map(chr, range(32, 127)), "→", "−"}
        assert "please" not in words.en.lower()
        assert "请" not in words.zh


def test_danger_falls_only_behind_its_measured_holds(lfp: Procedure) -> None:
    dead = of(lfp, Act.PROVE_DEAD, StepKind.HOLD)
    sections = of(lfp, Act.MEASURE_SECTIONS, StepKind.HOLD)
    order = [
        of(lfp, Act.IDENTIFY, StepKind.SCAN),
        of(lfp, Act.PREPARE, StepKind.HOLD),
        of(lfp, Act.REMOVE_SERVICE_PLUG, StepKind.CONFIRM),
        dead,
        of(lfp, Act.OPEN_COVER, StepKind.CONFIRM),
        of(lfp, Act.INSPECT_INSIDE, StepKind.HOLD),
        of(lfp, Act.CUT_BUSBAR, StepKind.CONFIRM),
        sections,
        of(lfp, Act.LIFT_MODULE, StepKind.RECORD_OUTPUT),
    ]
    assert [lfp.number(step.id) for step in order] == sorted(lfp.number(step.id) for step in order)
    first = {
        energy: next(step for step in lfp.steps if step.energy is energy)
        for energy in (Energy.ISOLATED, Energy.SECTIONED)
    }
    assert first == {Energy.ISOLATED: dead, Energy.SECTIONED: sections}


@pytest.mark.parametrize(
    ("act", "limit", "points"),
    [(Act.PROVE_DEAD, "prove_dead", 3), (Act.MEASURE_SECTIONS, "section_voltage", 6)],
)
def test_its_measured_holds(lfp: Procedure, act: Act, limit: str, points: int) -> None:
    step = of(lfp, act, StepKind.HOLD)
    assert step.check is not None
    assert step.hold is not None
    assert (step.check.op, step.check.limit, len(step.check.points)) == ("at_most", limit, points)
    assert (step.hold.kind, len(step.hold.remedies), step.people) == (HoldKind.MEASURED, 4, 2)


def test_whoever_may_touch_full_voltage_wears_everything_and_is_not_alone(lfp: Procedure) -> None:
    hazardous = {
        Act.REMOVE_SERVICE_PLUG,
        Act.PROVE_DEAD,
        Act.OPEN_COVER,
        Act.CUT_BUSBAR,
        Act.COVER_LIVE_PARTS,
    }
    worn = {"gloves_class0", "leather_overgloves", "face_shield", "arc_clothing", "safety_shoes"}
    for step in lfp.steps:
        assert step.act not in hazardous or (step.people == 2 and worn <= set(step.ppe)), step.id


def test_what_comes_out_is_weighed(lfp: Procedure) -> None:
    codes = {code for step in lfp.steps for code in step.outputs}
    # Cells stay in their modules, steel cases are of other packs, rejects need no step of their own.
    assert set(OutputCode) - codes == {OutputCode.CELL, OutputCode.CASE_FE, OutputCode.REJECT}


def test_what_is_owed_grows_with_the_danger_opened(lfp: Procedure) -> None:
    assert {step.id: step.guard for step in lfp.steps if step.kind is StepKind.MAKE_SAFE} == {
        "cover_live": "open_cover",
        "lock_away_plug": "plug_out",
        "mark_clear": "make_ready",
    }
