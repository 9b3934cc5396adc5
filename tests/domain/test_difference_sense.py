"""What a difference of two procedures says: what it is about, and whether it is stricter or looser."""

from dataclasses import replace

import pytest

from app.domain.limits import Limit, Limits, Safer
from app.domain.procedure import Hold, HoldKind, StepKind, Words
from app.domain.procedure_difference import procedure_difference
from app.domain.step_difference import Place, Sense
from tests.domain.patched_procedure import only, with_fields
from tests.fakes.procedures import EVERY, words


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_language_alone_is_a_change(language: str):
    one = EVERY.steps[0]
    title = replace(one.title, **{language: "changed"})
    found = only(EVERY, with_fields(EVERY, one.id, title=title))
    assert (found.code, found.old, found.new) == ("step.title", one.title, title)


@pytest.mark.parametrize(
    ("at", "more", "code", "sense"),
    [
        ("brief", {"people": 2}, "step.people", Sense.STRICTER),
        ("prove", {"people": 1}, "step.people", Sense.LOOSER),
        ("brief", {"level": "1S"}, "step.level", Sense.STRICTER),
        ("outside", {"level": "3S"}, "step.level", Sense.STRICTER),
        ("outside", {"level": "1S"}, "step.level", Sense.LOOSER),
        ("outside", {"level": ""}, "step.level", Sense.LOOSER),
        ("brief", {"ppe": ("gloves_class0", "face_shield")}, "step.ppe", Sense.STRICTER),
        ("brief", {"ppe": ()}, "step.ppe", Sense.LOOSER),
        ("brief", {"ppe": ("safety_shoes",)}, "step.ppe", Sense.BOTH),
        ("brief", {"dwell_s": 4}, "step.dwell_s", Sense.LOOSER),
        ("brief", {"kind": StepKind.HOLD}, "step.kind", Sense.STRICTER),
        ("brief", {"kind": StepKind.PHOTO}, "step.kind", None),
        ("bleed", {"kind": StepKind.SHOW}, "step.kind", Sense.LOOSER),
        ("ready", {"hold": None}, "step.hold", Sense.LOOSER),
        ("brief", {"hold": Hold(HoldKind.JUDGEMENT, ())}, "step.hold", Sense.STRICTER),
        ("ready", {"hold": Hold(HoldKind.MEASURED, ())}, "hold.kind", Sense.STRICTER),
        ("brief", {"title": words("other")}, "step.title", None),
    ],
)
def test_what_is_plainly_stricter_or_looser(at: str, more: dict[str, object], code: str, sense: Sense | None):
    found = only(EVERY, with_fields(EVERY, at, **more))
    assert (found.code, found.step, found.sense) == (code, at, sense)


@pytest.mark.parametrize(("rereads", "sense"), [(1, Sense.STRICTER), (8, Sense.STRICTER), (10, Sense.LOOSER)])
def test_fewer_readings_until_a_run_is_given_up_are_stricter(rereads: int, sense: Sense):
    hold = EVERY.step("prove").hold
    assert hold is not None
    found = only(EVERY, with_fields(EVERY, "prove", hold=replace(hold, rereads=rereads)))
    assert (found.code, found.sense) == ("hold.rereads", sense)


def test_a_measured_hold_that_is_judged_instead_is_looser():
    hold = EVERY.step("prove").hold
    assert hold is not None
    new = with_fields(EVERY, "prove", hold=replace(hold, kind=HoldKind.JUDGEMENT))
    assert only(EVERY, new).sense is Sense.LOOSER


def test_points_that_come_and_go():
    points = EVERY.step("prove").points
    fewer = with_fields(EVERY, "prove", points=points[:-1])
    gone, come = only(EVERY, fewer), only(fewer, EVERY)
    assert (gone.code, gone.old, gone.item, gone.sense) == ("point.out", points[2], 3, Sense.LOOSER)
    assert (come.code, come.new, come.item, come.sense) == ("point.in", points[2], 3, Sense.STRICTER)


def test_a_point_under_another_name_is_the_same_point():
    points = EVERY.step("prove").points
    renamed = (points[0], replace(points[1], words=words("plus to the frame")), points[2])
    found = only(EVERY, with_fields(EVERY, "prove", points=renamed))
    assert (found.code, found.old, found.new, found.sense) == ("point.title", points[1], renamed[1], None)


def test_points_in_another_order():
    points = EVERY.step("prove").points
    found = only(EVERY, with_fields(EVERY, "prove", points=(points[2], points[0], points[1])))
    assert (found.code, found.old, found.new) == ("point.moved", 3, 1)


@pytest.mark.parametrize(
    ("safer", "values", "sense"),
    [
        (Safer.LOWER, (60, 30), Sense.STRICTER),
        (Safer.LOWER, (30, 60), Sense.LOOSER),
        (Safer.HIGHER, (60, 30), Sense.LOOSER),
        (Safer.NONE, (60, 30), None),
        (Safer.LOWER, (60, 60), None),
    ],
)
def test_another_limit_is_judged_by_the_sites_values(
    safer: Safer, values: tuple[int, int], sense: Sense | None
):
    names = ("prove_dead", "section_voltage")
    limits = Limits(
        {
            name: Limit(name, value, "mV", "test", "1", "PRACTICE", safer=safer)
            for name, value in zip(names, values, strict=True)
        }
    )
    points = EVERY.step("prove").points
    other = with_fields(EVERY, "prove", points=(replace(points[0], limit=names[1]), *points[1:]))
    (found,) = procedure_difference(EVERY, other, limits=limits)
    assert (found.code, found.item, found.sense) == ("point.limit", 1, sense)
    assert only(EVERY, other).sense is None


def test_a_hold_taken_out_is_looser_and_a_step_put_in_names_its_place():
    without = replace(EVERY, steps=tuple(one for one in EVERY.steps if one.id != "prove"))
    gone, come = only(EVERY, without), only(without, EVERY)
    assert (gone.code, gone.step, gone.place, gone.sense) == ("step.out", "prove", Place("", 9), Sense.LOOSER)
    assert (come.code, come.step, come.place, come.sense) == (
        "step.in",
        "prove",
        Place("", 9),
        Sense.STRICTER,
    )


def test_only_what_was_moved_is_told_as_moved():
    steps = (EVERY.steps[4], *EVERY.steps[:4], *EVERY.steps[5:])
    found = only(EVERY, replace(EVERY, steps=steps))
    assert (found.code, found.step, found.old, found.new) == ("step.moved", "wet", Place("", 5), Place("", 1))


def test_a_step_that_changes_its_line_is_moved():
    aside = replace(EVERY.deviations[2], steps=(EVERY.step("inside"), *EVERY.deviations[2].steps))
    steps = tuple(one for one in EVERY.steps if one.id != "inside")
    new = replace(EVERY, steps=steps, deviations=(*EVERY.deviations[:2], aside))
    found = only(EVERY, new)
    assert (found.code, found.old, found.new) == ("step.moved", Place("", 12), Place("swollen", 1))


def test_classes_and_supervision():
    wider = only(EVERY, replace(EVERY, classes=("A", "B")))
    assert (wider.code, wider.sense) == ("document.classes", Sense.LOOSER)
    assert only(EVERY, replace(EVERY, classes=("C",))).sense is Sense.BOTH
    assert only(EVERY, replace(EVERY, supervised=False)).sense is Sense.LOOSER


def test_words_are_told_whole():
    new = with_fields(EVERY, "open", detail=Words("慢慢来", "slowly"))
    assert only(EVERY, new).new == Words("慢慢来", "slowly")
