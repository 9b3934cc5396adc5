"""Making a step stricter at the station: only what is offered, only that, and only stricter."""

from pathlib import Path

import pytest

from app.domain.draft_change import CannotChange, Knob, StepChange, changed_text, changes_of
from app.domain.procedure_bytes import read_procedure_bytes
from app.domain.procedure_difference import procedure_difference
from app.domain.procedure_shelf import Standing
from app.domain.step_difference import Sense
from app.floor import library_commands as lib
from tests.fakes.floor import ANNE, LEAD, shipped
from tests.fakes.library_hands import ENGINEER, LFP, OTHER_ENGINEER, LibraryHands, file_of

BESIDE = shipped().beside


@pytest.fixture
def hands(tmp_path: Path) -> LibraryHands:
    made = LibraryHands(tmp_path)
    made.floor.sign_in(ENGINEER)
    return made


def offered(hands: LibraryHands, key: str = LFP) -> list[StepChange]:
    steps = hands.floor.site.procedures[key].every_step()
    return [change for step in steps for change in changes_of(step, hands.floor.site.limits)]


@pytest.mark.parametrize("key", sorted(shipped().procedures))
def test_every_change_of_every_shipped_document_does_that_and_nothing_else(key: str) -> None:
    before, content = shipped().procedures[key], file_of(key)
    main = {step.id for step in before.steps}
    every = [one for step in before.every_step() for one in changes_of(step, shipped().limits)]
    # One of each kind in the main line and in a deviation; they are all carried out by the same few lines.
    changes = list({(one.knob, one.step in main): one for one in every}.values())
    assert {one.knob for one in changes} >= {Knob.REREADS, Knob.DWELL}
    for change in changes:
        made = changed_text(content, change, version="99", beside=BESIDE)
        after = read_procedure_bytes(made, BESIDE)
        found = procedure_difference(before, after, limits=shipped().limits)
        rest = [one for one in found if one.code not in ("document.version", "document.sha256")]
        assert rest, change
        assert {(one.step, one.sense) for one in rest} == {(change.step, Sense.STRICTER)}, change
        assert after.version == "99"


@pytest.mark.parametrize(
    "change",
    [
        StepChange("scan_pack", Knob.PEOPLE, "2", "1"),
        StepChange("nowhere", Knob.PEOPLE, "1", "2"),
        StepChange("prove_dead", Knob.REREADS, "3", "9"),
        StepChange("prove_dead", Knob.LIMIT, "prove_dead", "nowhere"),
    ],
)
def test_what_is_not_stricter_or_not_there_is_not_carried_out(change: StepChange) -> None:
    with pytest.raises(CannotChange):
        changed_text(file_of(), change, version="99", beside=BESIDE)


def test_a_value_in_another_form_is_left_to_the_desk() -> None:
    content = file_of().replace(b"people = 1", b"people = 0x1", 1)
    step = next(one for one in read_procedure_bytes(content, BESIDE).steps if one.people == 1)
    change = StepChange(step.id, Knob.PEOPLE, "1", "2")
    with pytest.raises(CannotChange):
        changed_text(content, change, version="99", beside=BESIDE)


def test_a_document_becomes_the_base_of_a_draft_and_stays_itself(hands: LibraryHands) -> None:
    change = next(one for one in offered(hands) if one.knob is Knob.PEOPLE)
    sha256 = hands.floor.site.procedures[LFP].sha256
    view = hands.open(lib.ChangeStep(LFP, sha256, change))
    line = view.line
    assert (line.standing, line.key, line.base_key) == (Standing.DRAFT, "lfp-pack@3", LFP)
    assert view.procedure is not None
    assert view.procedure.step(change.step).people == 2
    entry = hands.floor.entries()[-1]
    assert (entry.data["how"], entry.data["step"], entry.data["base"]) == ("people", change.step, sha256)
    assert hands.floor.site.procedures[LFP].sha256 == sha256
    again = hands.open(lib.ChangeStep(LFP, sha256, change))
    assert again.line.key == "lfp-pack@4"


def test_a_draft_is_changed_on_and_must_be_handed_on_anew(hands: LibraryHands) -> None:
    change, other = [one for one in offered(hands) if one.knob is Knob.DWELL][:2]
    line = hands.open(lib.ChangeStep(LFP, hands.floor.site.procedures[LFP].sha256, change)).line
    line = hands.open(lib.HandOnDraft(line.draft, line.sha256)).line
    hands.floor.sign_in(OTHER_ENGINEER)
    former = line.sha256
    line = hands.open(lib.ChangeStep(line.ref, line.sha256, other)).line
    assert (line.standing, line.key) == (Standing.DRAFT, "lfp-pack@3")
    assert hands.refused(lib.ChangeStep(line.ref, former, other)) == "draft.changed"
    line = hands.open(lib.HandOnDraft(line.draft, line.sha256)).line
    assert hands.refused(hands.publish(line, OTHER_ENGINEER)) == "draft.own_work"
    assert hands.open(hands.publish(line, LEAD)).line.standing is Standing.IN_FORCE
    assert hands.floor.entries()[-1].data["authors"] == [ENGINEER.id, OTHER_ENGINEER.id]


def test_only_what_is_offered_is_done(hands: LibraryHands) -> None:
    sha256 = hands.floor.site.procedures[LFP].sha256
    looser = StepChange("prove_dead", Knob.REREADS, "3", "9")
    assert hands.refused(lib.ChangeStep(LFP, sha256, looser)) == "draft.no_such_change"
    change = offered(hands)[0]
    assert hands.refused(lib.ChangeStep(LFP, "ab" * 32, change)) == "procedure.not_in_library"
    hands.floor.sign_in(ANNE)
    assert hands.refused(lib.ChangeStep(LFP, sha256, change)) == "draft.role"
    hands.floor.sign_in(ENGINEER)
    del hands.floor.site.documents.kept[sha256]  # type: ignore[attr-defined]
    assert hands.refused(lib.ChangeStep(LFP, sha256, change)) == "draft.unusable"
