"""The procedure library: what it lists, drafting, publishing by another person, withdrawing by two."""

from pathlib import Path

import pytest

from app.domain.dismantling import Action, RunState
from app.domain.procedure import StepKind
from app.domain.procedure_shelf import Origin, Standing
from app.domain.refusals import Refusal
from app.floor import library_commands as lib
from app.floor.desk import FloorDesk
from app.floor.library_views import DifferenceView
from app.floor.ports import CannotRecord
from app.floor.views import Saved
from tests.fakes.bench_hands import Hands
from tests.fakes.floor import ANNE, BO, LEAD, shown
from tests.fakes.library_hands import (
    ENGINEER,
    LFP,
    OTHER_ENGINEER,
    SAFE,
    LibraryHands,
    file_of,
    next_version,
)

UNPROVEN = next_version(old='act = "prove_dead"', new='act = "measure_outside"')


@pytest.fixture
def hands(tmp_path: Path) -> LibraryHands:
    return LibraryHands(tmp_path)


# ---- the list


def test_everybody_reads_the_list_and_only_some_may_draft(hands: LibraryHands) -> None:
    view = hands.list()
    assert len(view.lines) == 5
    assert {one.standing for one in view.lines} == {Standing.IN_FORCE}
    assert all(one.proven and one.proving is not None and one.proving.places for one in view.lines)
    assert (view.may_draft, view.reader) == (False, "")
    for someone, may in ((ANNE, False), (LEAD, True), (ENGINEER, True)):
        hands.floor.sign_in(someone)
        assert hands.list().may_draft is may
        assert hands.list().reader == someone.id


def test_a_document_opens_with_its_other_versions(hands: LibraryHands) -> None:
    hands.published()
    view = hands.open(lib.AskDocument("lfp-pack@3"))
    assert view.procedure is not None
    assert view.procedure.version == "3"
    assert [one.key for one in view.others] == [LFP]
    assert hands.refused(lib.AskDocument("nobody@1")) == "procedure.not_in_library"


# ---- drafting


def test_a_file_becomes_a_draft_with_proof_and_base(hands: LibraryHands) -> None:
    content = next_version()
    view = hands.drafted(content)
    line = view.line
    assert (line.standing, line.key, line.base_key) == (Standing.DRAFT, "lfp-pack@3", LFP)
    assert line.proven
    assert line.author is not None
    assert line.author.number == ENGINEER.number
    entry = hands.floor.entries()[-1]
    assert (entry.type, entry.operator) == ("procedure.drafted", ENGINEER.id)
    assert entry.data["sha256"] == line.sha256
    assert entry.data["base"] == hands.floor.site.procedures[LFP].sha256
    assert hands.floor.refs(entry) == [line.sha256]
    assert hands.floor.site.documents.read(line.sha256) == content
    assert "lfp-pack@3" not in hands.floor.site.procedures


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "draft.malformed"),
        (b"\xff\xfe", "draft.malformed"),
        (b"a = " + b"[" * 1900, "draft.malformed"),
        (b"#\n" * 200_000, "draft.malformed"),
        (next_version(old='act = "prove_dead"', new='act = "prove_ded"'), "draft.malformed"),
        (file_of(), "draft.version_used"),
        (next_version(version="1"), "draft.version_used"),
        (next_version(version="2.1"), "draft.version_no_number"),
        (next_version(version="03"), "draft.version_no_number"),
        (next_version(version="3a"), "draft.version_no_number"),
    ],
)
def test_what_cannot_be_a_draft_leaves_nothing_behind(hands: LibraryHands, content: bytes, code: str) -> None:
    hands.floor.sign_in(ENGINEER)
    before = hands.floor.types()
    assert hands.refused(lib.DraftDocument(content)) == code
    assert hands.floor.types() == before


@pytest.mark.parametrize("someone", [None, ANNE])
def test_others_do_not_draft(hands: LibraryHands, someone: object) -> None:
    if someone is not None:
        hands.floor.sign_in(ANNE)
    told = hands.refused(lib.DraftDocument(next_version()))
    assert told == ("draft.role" if someone is not None else "operator.nobody_signed_in")


def test_one_version_is_drafted_once(hands: LibraryHands) -> None:
    hands.drafted()
    assert hands.refused(lib.DraftDocument(next_version() + b"\n")) == "draft.same_version"


def test_what_is_not_proven_is_kept_as_a_draft_and_not_handed_on(hands: LibraryHands) -> None:
    line = hands.drafted(UNPROVEN).line
    assert not line.proven
    assert hands.refused(lib.HandOnDraft(line.draft, line.sha256)) == "draft.unproven"


def test_only_what_was_looked_at_is_handed_on(hands: LibraryHands) -> None:
    line = hands.drafted().line
    assert hands.refused(lib.HandOnDraft(line.draft, "ab" * 32)) == "draft.changed"
    assert hands.refused(lib.HandOnDraft("nobody", line.sha256)) == "draft.none"
    assert hands.open(lib.HandOnDraft(line.draft, line.sha256)).line.standing is Standing.WAITING
    assert hands.refused(lib.HandOnDraft(line.draft, line.sha256)) == "draft.waits"


def test_a_dropped_draft_is_gone_and_its_version_is_free(hands: LibraryHands) -> None:
    line = hands.drafted().line
    assert isinstance(hands.floor.do(lib.DropDraft(line.draft)), Saved)
    assert len(hands.list().lines) == 5
    assert hands.refused(lib.DropDraft(line.draft)) == "draft.none"
    assert hands.drafted().line.key == "lfp-pack@3"


def test_a_draft_is_held_against_its_base(hands: LibraryHands) -> None:
    line = hands.drafted(next_version(old="people = 1", new="people = 2")).line
    view = hands.floor.do(lib.AskDifference(LFP, line.ref))
    assert isinstance(view, DifferenceView)
    codes = {one.code for one in view.differences}
    assert codes == {"document.version", "document.sha256", "step.people"}
    assert hands.refused(lib.AskDifference(LFP, "draft:none")) == "procedure.not_in_library"


# ---- publishing


def test_another_person_publishes_and_new_runs_use_it(hands: LibraryHands) -> None:
    floor = hands.floor
    floor.sign_in(ANNE)
    pack, bench_hands = floor.stored(), Hands(floor)
    waiting = hands.waiting().line
    view = hands.open(hands.publish(waiting))
    assert (view.line.standing, view.line.origin) == (Standing.IN_FORCE, Origin.SITE)
    assert hands.line(LFP).standing is Standing.SUPERSEDED
    entry = floor.entries()[-1]
    assert entry.type == "procedure.published"
    assert (entry.second, entry.meaning) == (LEAD.id, "procedure_published")
    assert entry.data["author"] == ENGINEER.id
    assert entry.data["publisher"] == LEAD.id
    assert entry.data["sha256"] == waiting.sha256
    assert entry.data["places"] == waiting.proving.places  # type: ignore[union-attr]
    assert entry.data["rules_sha256"] == floor.site.hazard_rules.sha256
    offered = {one.key for one in bench_hands.empty().packs[0].procedures}
    assert "lfp-pack@3" in offered
    assert LFP not in offered
    told = floor.do(floor.starting(pack, LFP))
    assert isinstance(told, Refusal)
    assert (told.code, told.facts["newer"]) == ("procedure.superseded", "lfp-pack@3")


@pytest.mark.parametrize(
    ("who", "code"),
    [(ENGINEER, "draft.own_work"), (ANNE, "draft.second_role"), (BO, "draft.second_role")],
)
def test_who_cannot_publish(hands: LibraryHands, who: object, code: str) -> None:
    line = hands.waiting().line
    assert hands.refused(hands.publish(line, who)) == code  # type: ignore[arg-type]
    assert "procedure.published" not in hands.floor.types()
    assert "lfp-pack@3" not in hands.floor.site.procedures


def test_the_publisher_may_be_signed_in_and_the_author_away(hands: LibraryHands) -> None:
    line = hands.waiting().line
    hands.floor.sign_in(OTHER_ENGINEER)
    assert hands.open(hands.publish(line, OTHER_ENGINEER)).line.standing is Standing.IN_FORCE


def test_badge_without_pin_or_with_a_wrong_one_publishes_nothing(hands: LibraryHands) -> None:
    line = hands.waiting().line
    bare = lib.PublishDraft(line.draft, line.sha256, shown(LEAD, pin=False))
    assert hands.refused(bare) == "second.badge_and_pin"
    assert "lfp-pack@3" not in hands.floor.site.procedures


def test_a_draft_is_not_published_before_it_is_handed_on(hands: LibraryHands) -> None:
    line = hands.drafted().line
    assert hands.refused(hands.publish(line)) == "draft.not_handed_on"


def test_a_draft_whose_file_was_changed_is_not_published(hands: LibraryHands) -> None:
    line = hands.waiting().line
    kept = hands.floor.site.documents.kept  # type: ignore[attr-defined]
    del kept[line.sha256]
    assert hands.line(line.ref).title is None
    assert hands.refused(hands.publish(line)) == "draft.unusable"


def test_a_version_once_published_is_never_used_again(hands: LibraryHands) -> None:
    hands.published()
    hands.floor.sign_in(ENGINEER)
    assert hands.refused(lib.DraftDocument(next_version() + b"\n")) == "draft.version_used"
    hands.open(hands.withdraw("lfp-pack@3"))
    assert hands.refused(lib.DraftDocument(next_version() + b"\n")) == "draft.version_used"
    assert hands.drafted(next_version(version="4")).line.key == "lfp-pack@4"


def test_what_cannot_be_recorded_is_not_in_force(hands: LibraryHands) -> None:
    line = hands.waiting().line
    floor = hands.floor

    class _Failing:
        """A unit whose disk is full when it commits."""

        def __enter__(self) -> object:
            self.inner = floor.records.unit()
            return self.inner.__enter__()

        def __exit__(self, *_: object) -> None:
            self.inner.__exit__(ValueError, ValueError(), None)
            raise CannotRecord("record.disk_full")

    desk = FloorDesk(_Failing, floor.site)  # type: ignore[arg-type]
    with pytest.raises(CannotRecord):
        desk.handle(hands.publish(line))
    assert "lfp-pack@3" not in floor.site.procedures
    assert LFP not in floor.site.withdrawn
    assert hands.line(line.ref).standing is Standing.WAITING


# ---- after a restart


def test_a_restart_finds_everything_again(hands: LibraryHands) -> None:
    hands.published()
    draft = hands.drafted(next_version(SAFE, "2")).line
    hands.start()
    assert hands.line("lfp-pack@3").standing is Standing.IN_FORCE
    assert hands.line("lfp-pack@3").publisher == hands.line("lfp-pack@3").publisher
    assert hands.line(LFP).standing is Standing.SUPERSEDED
    assert hands.line(draft.ref).standing is Standing.DRAFT


def test_a_file_changed_behind_the_stations_back_is_not_used_and_is_told(hands: LibraryHands) -> None:
    line = hands.published().line
    hands.floor.site.documents.kept.pop(line.sha256)  # type: ignore[attr-defined]
    hands.start()
    assert "lfp-pack@3" not in hands.floor.site.procedures
    told = next(one for one in hands.list().lines if one.standing is Standing.MALFORMED)
    assert (told.key, told.sha256) == ("lfp-pack@3", line.sha256)
    assert hands.line(LFP).standing is Standing.IN_FORCE
    hands.floor.sign_in(ENGINEER)
    assert hands.refused(lib.DraftDocument(next_version() + b"\n")) == "draft.version_used"


# ---- runs


def test_a_run_keeps_its_version_while_a_newer_one_comes(hands: LibraryHands) -> None:
    floor = hands.floor
    floor.sign_in(ANNE)
    run = Hands(floor).start(floor.stored(), LFP).run
    hands.published()
    floor.sign_in(ANNE)
    view = Hands(floor).view()
    assert (view.run.version, view.run.sha256) == (run.version, run.sha256)
    assert view.barred == ()
    assert Hands(floor).to_the_end().run.state is RunState.CLOSED


def test_a_run_by_a_withdrawn_version_stops_at_its_next_hold(hands: LibraryHands) -> None:
    floor = hands.floor
    floor.sign_in(ANNE)
    Hands(floor).start(floor.stored(), LFP)
    floor.sign_in(ENGINEER)
    view = hands.open(hands.withdraw(LFP))
    assert view.line.standing is Standing.WITHDRAWN
    floor.sign_in(ANNE)
    bench_hands = Hands(floor)
    while not bench_hands.view().barred:
        bench_hands.do_step()
    stopped = bench_hands.view()
    assert stopped.step is not None
    assert stopped.step.kind is StepKind.HOLD
    assert stopped.allowed == {Action.ABORT, Action.LEAVE}
    (why,) = stopped.barred
    assert (why.code, why.facts["reason"]) == ("procedure.withdrawn", "withdrawn.incident")


# ---- withdrawing


@pytest.mark.parametrize(
    ("who", "reason", "code"),
    [
        (ENGINEER, "withdrawn.incident", "second.same_person"),
        (ANNE, "withdrawn.incident", "draft.second_role"),
        (LEAD, "because", "withdraw.reason"),
    ],
)
def test_who_and_what_does_not_withdraw(hands: LibraryHands, who: object, reason: str, code: str) -> None:
    hands.floor.sign_in(ENGINEER)
    assert hands.refused(hands.withdraw(LFP, who, reason)) == code  # type: ignore[arg-type]
    assert LFP not in hands.floor.site.withdrawn


def test_two_people_withdraw_once_and_it_lasts(hands: LibraryHands) -> None:
    hands.floor.sign_in(ENGINEER)
    hands.open(hands.withdraw(LFP))
    entry = hands.floor.entries()[-1]
    assert (entry.type, entry.operator, entry.second) == ("procedure.withdrawn", ENGINEER.id, LEAD.id)
    assert hands.refused(hands.withdraw(LFP)) == "withdraw.already"
    hands.start()
    assert hands.line(LFP).standing is Standing.WITHDRAWN
    assert hands.refused(lib.WithdrawProcedure("x@1", "", "withdrawn.incident", shown(LEAD))) == (
        "procedure.not_in_library"
    )


def test_an_operator_withdraws_nothing(hands: LibraryHands) -> None:
    hands.floor.sign_in(ANNE)
    assert hands.refused(hands.withdraw(LFP)) == "draft.role"
