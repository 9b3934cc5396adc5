"""Two procedures compared: nothing that is different goes unnoticed, and what is told makes the new one."""

from dataclasses import fields, replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.order_shift import shift
from app.domain.output import OutputCode
from app.domain.procedure import (
    Act,
    Branch,
    Deviation,
    Energy,
    Finding,
    Hold,
    HoldKind,
    Option,
    Point,
    Procedure,
    Step,
    StepKind,
)
from app.domain.procedure_difference import procedure_difference
from app.domain.quantity import Quantity
from tests.domain.patched_procedure import only, patched, with_fields
from tests.fakes.procedures import EVERY, SHORT, step, words

DOCUMENT_CHANGED: dict[str, object] = {
    "id": "other",
    "version": "2",
    "sha256": "8" * 64,
    "family": "NCM",
    "title": words("another"),
    "source": "elsewhere",
    "signer": "somebody",
    "steps": EVERY.steps[1:],
    "deviations": EVERY.deviations[1:],
    "classes": ("A", "B"),
    "supervised": False,
}
STEP_CHANGED: dict[str, object] = {
    "id": "other",
    "kind": StepKind.SHOW,
    "act": Act.CLEAN_UP,
    "title": words("another"),
    "detail": words("another way"),
    "energy": Energy.SECTIONED,
    "people": 3,
    "ppe": ("face_shield",),
    "tools": (words("a lamp"),),
    "level": "3S",
    "dwell_s": 77,
    "picture": "probes",
    "points": (Point(Quantity.VOC, "at_most", "voc_work", words("lid")),),
    "hold": Hold(HoldKind.MEASURED, (words("else"),), 3),
    "outputs": (OutputCode.REJECT,),
    "options": (Option("maybe", words("perhaps")),),
    "branch": Branch("wet", (("yes", "lift"),)),
    "wait": "quarantine_recheck",
    "guard": "drain",
}
POINT_CHANGED: dict[str, object] = {
    "quantity": Quantity.VOC,
    "op": "at_least",
    "limit": "section_voltage",
    "words": words("elsewhere"),
}
HOLD_CHANGED: dict[str, object] = {
    "kind": HoldKind.JUDGEMENT,
    "remedies": (words("only this"),),
    "rereads": 2,
}
OPTION_CHANGED: dict[str, object] = {"id": "other", "title": words("so"), "to": "lift"}
BRANCH_CHANGED: dict[str, object] = {"of": "parted", "cases": (("FAILED", "lift"),)}
DEVIATION_CHANGED: dict[str, object] = {
    "id": "other",
    "finding": Finding.LEAK,
    "title": words("a leak"),
    "at": ("lift",),
    "to": "lift",
    "steps": (step("new_one", StepKind.SHOW, Act.INFORM),),
}
CHANGED = [
    (Procedure, DOCUMENT_CHANGED),
    (Step, STEP_CHANGED),
    (Point, POINT_CHANGED),
    (Hold, HOLD_CHANGED),
    (Option, OPTION_CHANGED),
    (Branch, BRANCH_CHANGED),
    (Deviation, DEVIATION_CHANGED),
]
"""Another value for every field of every part of a document."""


@pytest.mark.parametrize(("part", "changed"), CHANGED, ids=lambda it: getattr(it, "__name__", ""))
def test_the_tables_here_leave_no_field_out(part: type, changed: dict[str, object]):
    assert {one.name for one in fields(part) if one.init} == set(changed)


@pytest.mark.parametrize("document", [SHORT, EVERY], ids=lambda it: it.id)
def test_equal_documents_have_no_difference(document: Procedure):
    assert procedure_difference(document, replace(document)) == ()


@pytest.mark.parametrize("name", DOCUMENT_CHANGED)
def test_no_field_of_a_document_changes_unnoticed(name: str):
    new = replace(EVERY, **{name: DOCUMENT_CHANGED[name]})  # type: ignore[arg-type]
    found = procedure_difference(EVERY, new)
    assert found
    assert patched(EVERY, found) == new


@pytest.mark.parametrize("at", [one.id for one in EVERY.every_step()])
@pytest.mark.parametrize("name", STEP_CHANGED)
def test_no_field_of_any_step_changes_unnoticed(at: str, name: str):
    value = STEP_CHANGED[name]
    if EVERY.step(at).kind is value:
        value = StepKind.PHOTO
    new = with_fields(EVERY, at, **{name: value})
    found = procedure_difference(EVERY, new)
    assert found
    assert all(one.step in (at, "other") for one in found)
    assert patched(EVERY, found) == new


@pytest.mark.parametrize("name", POINT_CHANGED)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_no_field_of_a_point_changes_unnoticed(name: str, place: int):
    points = list(EVERY.step("outside").points)
    value = Quantity.VOC if name == "quantity" else POINT_CHANGED[name]
    points[place] = replace(points[place], **{name: value})  # type: ignore[arg-type]
    if name == "op":
        other = "at_most" if EVERY.step("outside").points[place].op == "at_least" else "at_least"
        points[place] = replace(points[place], op=other)
    new = with_fields(EVERY, "outside", points=tuple(points))
    found = procedure_difference(EVERY, new)
    assert found
    assert patched(EVERY, found) == new


@pytest.mark.parametrize("name", HOLD_CHANGED)
def test_no_field_of_a_hold_changes_unnoticed(name: str):
    hold = EVERY.step("prove").hold
    assert hold is not None
    changed = replace(hold, **{name: HOLD_CHANGED[name]})  # type: ignore[arg-type]
    new = with_fields(EVERY, "prove", hold=changed)
    assert only(EVERY, new).code == f"hold.{name}"
    assert patched(EVERY, procedure_difference(EVERY, new)) == new


@pytest.mark.parametrize("name", OPTION_CHANGED)
def test_no_field_of_an_option_changes_unnoticed(name: str):
    options = list(EVERY.step("wet").options)
    options[1] = replace(options[1], **{name: OPTION_CHANGED[name]})  # type: ignore[arg-type]
    new = with_fields(EVERY, "wet", options=tuple(options))
    found = procedure_difference(EVERY, new)
    assert {one.item for one in found} == {2}
    assert patched(EVERY, found) == new


@pytest.mark.parametrize("name", BRANCH_CHANGED)
def test_no_field_of_a_branch_changes_unnoticed(name: str):
    branch = EVERY.step("by_look").branch
    assert branch is not None
    changed = replace(branch, **{name: BRANCH_CHANGED[name]})  # type: ignore[arg-type]
    new = with_fields(EVERY, "by_look", branch=changed)
    assert only(EVERY, new).code == "step.branch"
    assert patched(EVERY, procedure_difference(EVERY, new)) == new


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("name", DEVIATION_CHANGED)
def test_no_field_of_a_deviation_changes_unnoticed(name: str, place: int):
    asides = list(EVERY.deviations)
    asides[place] = replace(asides[place], **{name: DEVIATION_CHANGED[name]})  # type: ignore[arg-type]
    new = replace(EVERY, deviations=tuple(asides))
    found = procedure_difference(EVERY, new)
    assert found
    assert patched(EVERY, found) == new


def test_two_documents_with_nothing_in_common():
    assert patched(SHORT, procedure_difference(SHORT, EVERY)) == EVERY
    assert patched(EVERY, procedure_difference(EVERY, SHORT)) == SHORT


@st.composite
def changed_step(draw: st.DrawFn, one: Step) -> Step:
    """The step with points and options dealt anew or left out, and up to two fields another."""
    if draw(st.booleans()):
        points = draw(st.permutations(one.points))[draw(st.integers(0, 1)) :]
        options = draw(st.permutations(one.options))[draw(st.integers(0, 1)) :]
        one = replace(one, points=tuple(points), options=tuple(options))
    names = draw(st.lists(st.sampled_from(sorted(STEP_CHANGED.keys() - {"id"})), max_size=2))
    return replace(one, **{name: STEP_CHANGED[name] for name in names})  # type: ignore[arg-type]


@st.composite
def rewritten(draw: st.DrawFn, document: Procedure) -> Procedure:
    """The document with steps moved over its lines, some left out, and fields changed at random."""
    kept = draw(st.lists(st.sampled_from(document.deviations), unique=True))
    lines: dict[str, list[Step]] = {"": [], **{one.id: [] for one in kept}}
    for one in document.every_step():
        aside = document.deviation_of(one.id)
        home = aside.id if aside is not None and aside.id in lines else ""
        lot = draw(st.integers(0, 9))
        line = lines[draw(st.sampled_from(sorted(lines))) if lot == 1 else home]
        if lot:
            place = draw(st.integers(0, len(line))) if lot == 2 else len(line)
            line.insert(place, draw(changed_step(one)))
    names = draw(st.lists(st.sampled_from(sorted(DOCUMENT_CHANGED.keys() - {"steps", "deviations"}))))
    return replace(
        document,
        steps=tuple(lines[""]),
        deviations=tuple(replace(one, steps=tuple(lines[one.id])) for one in kept),
        **{name: DOCUMENT_CHANGED[name] for name in names},  # type: ignore[arg-type]
    )


@given(one=rewritten(EVERY), other=rewritten(EVERY))
def test_the_old_document_with_all_differences_is_the_new_one(one: Procedure, other: Procedure):
    found = procedure_difference(one, other)
    assert patched(one, found) == other
    assert (found == ()) == (one == other)


@given(st.permutations("abcdefg"), st.permutations("cdefghi"), st.integers(0, 7), st.integers(0, 7))
def test_a_shift_moves_the_fewest(old: list[str], new: list[str], first: int, second: int):
    old, new = old[first:], new[second:]
    found = shift(old, new)
    still = [place for place, _ in ((b, a) for b, a in found.pairs if a not in found.moved)]
    assert all(one < other for one, other in pairwise(still))
    assert {old[place] for place in found.out} == set(old) - set(new)
    assert {new[place] for place in found.came} == set(new) - set(old)
    places = [old.index(name) for name in new if name in old]
    assert len(still) == _longest(places)


def _longest(places: list[int]) -> int:
    """The length of a longest rise, by trying every choice."""
    chosen = (
        [place for bit, place in enumerate(places) if mask >> bit & 1] for mask in range(1 << len(places))
    )
    return max(len(one) for one in chosen if all(a < b for a, b in pairwise(one)))
