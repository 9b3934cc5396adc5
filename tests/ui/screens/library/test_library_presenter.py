"""Through the library as people go: reading, drafting, publishing by another person, withdrawing."""

from pathlib import Path

import pytest

from app.domain.draft_change import changes_of
from app.domain.procedure_shelf import Standing
from app.floor import library_commands as lib
from app.floor.library_views import Incoming
from tests.fakes.floor import ANNE, LEAD
from tests.fakes.library_hands import ENGINEER, LFP, next_version
from tests.ui.screens.library.scenes import UNPROVEN, changed
from tests.ui.screens.library.stand import LibraryStand
from ui.screens.library.state import LibraryPage


@pytest.fixture
def stand(tmp_path: Path) -> LibraryStand:
    return LibraryStand(folder=tmp_path)


def standing(stand: LibraryStand) -> Standing:
    assert stand.state.document is not None
    return stand.state.document.line.standing


def test_the_list_opens_a_document_and_comes_back(stand: LibraryStand) -> None:
    stand.open(LFP)
    assert stand.page is LibraryPage.DOCUMENT
    assert standing(stand) is Standing.IN_FORCE
    stand.do(stand.presenter.back)
    assert stand.page is LibraryPage.LIST
    stand.do(stand.presenter.leave)
    assert len(stand.left) == 1


def test_a_draft_is_handed_on_only_after_its_changes_were_seen(stand: LibraryStand) -> None:
    stand.take(changed())
    assert standing(stand) is Standing.DRAFT
    stand.do(stand.presenter.hand_on)
    assert standing(stand) is Standing.DRAFT
    stand.do(stand.presenter.compare_with_base)
    assert stand.page is LibraryPage.DIFFERENCE
    assert stand.state.difference is not None
    assert {one.code for one in stand.state.difference.differences} >= {"step.people", "hold.rereads"}
    stand.do(lambda: stand.presenter.show_change(0))
    stand.do(stand.presenter.back)
    assert stand.page is LibraryPage.DIFFERENCE
    stand.do(stand.presenter.back)
    stand.do(stand.presenter.hand_on)
    assert standing(stand) is Standing.WAITING


def test_the_author_is_refused_and_another_person_publishes(stand: LibraryStand) -> None:
    stand.take(changed())
    stand.do(stand.presenter.compare_with_base)
    stand.do(stand.presenter.back)
    stand.do(stand.presenter.hand_on)
    stand.do(stand.presenter.ask_to_publish)
    assert stand.presenter.awaits_second
    stand.sign_as(ENGINEER)
    assert (stand.refusal, stand.state.badge, stand.page) == ("draft.own_work", "", LibraryPage.SIGN)
    stand.sign_as(LEAD, pin="0000")
    assert (stand.refusal, stand.state.badge) == ("operator.pin_wrong", LEAD.badge)
    stand.sign_as(LEAD)
    assert (stand.page, standing(stand)) == (LibraryPage.DOCUMENT, Standing.IN_FORCE)
    assert not stand.presenter.awaits_second


def test_what_is_not_proven_shows_its_defects(stand: LibraryStand) -> None:
    stand.take(UNPROVEN)
    stand.do(lambda: stand.presenter.turn(LibraryPage.PROOF))
    stand.do(lambda: stand.presenter.show_defect(1))
    assert stand.page is LibraryPage.ONE_DEFECT
    stand.do(stand.presenter.back)
    assert stand.page is LibraryPage.PROOF


def test_a_file_that_cannot_be_read_or_is_none_says_so(stand: LibraryStand) -> None:
    stand.papers.brought = (
        Incoming("a.toml", "USB", b"", "draft.not_readable"),
        Incoming("b", "USB", b"\xff"),
    )
    stand.begin()
    stand.do(stand.presenter.look_for_files)
    stand.do(lambda: stand.presenter.take(0))
    assert stand.refusal == "draft.not_readable"
    stand.do(lambda: stand.presenter.take(1))
    assert (stand.refusal, stand.page) == ("draft.malformed", LibraryPage.INCOMING)
    stand.do(lambda: stand.presenter.take(9))
    assert not any(isinstance(one, lib.HandOnDraft) for one in stand.desk.commands)


def test_a_touch_makes_a_step_stricter_in_a_draft(stand: LibraryStand) -> None:
    stand.open(LFP)
    stand.do(lambda: stand.presenter.open_step("D1"))
    assert stand.page is LibraryPage.DOCUMENT
    stand.do(lambda: stand.presenter.open_step("prove_dead"))
    assert stand.page is LibraryPage.CHANGE
    document = stand.state.document
    assert document is not None
    assert document.procedure is not None
    fewer = changes_of(document.procedure.step("prove_dead"), document.limits)[0]
    stand.do(lambda: stand.presenter.change(fewer))
    assert (stand.page, standing(stand)) == (LibraryPage.DOCUMENT, Standing.DRAFT)
    stand.do(stand.presenter.compare_with_base)
    assert stand.state.difference is not None
    assert "hold.rereads" in {one.code for one in stand.state.difference.differences}


def test_a_draft_is_dropped(stand: LibraryStand) -> None:
    stand.take(changed())
    stand.do(stand.presenter.drop)
    assert stand.page is LibraryPage.LIST
    assert stand.state.view is not None
    assert {one.standing for one in stand.state.view.lines} == {Standing.IN_FORCE}


def test_a_version_is_withdrawn_with_a_reason_by_two(stand: LibraryStand) -> None:
    stand.open(LFP)
    stand.do(stand.presenter.ask_why)
    stand.do(stand.presenter.ask_to_withdraw)
    assert stand.page is LibraryPage.WHY
    stand.do(lambda: stand.presenter.choose_reason("withdrawn.limit_wrong"))
    stand.do(stand.presenter.ask_to_withdraw)
    stand.sign_as(LEAD)
    assert standing(stand) is Standing.WITHDRAWN


def test_of_two_versions_the_lower_one_is_the_old_one(stand: LibraryStand) -> None:
    stand.hands.published(next_version())
    for opened, other in ((LFP, "lfp-pack@3"), ("lfp-pack@3", LFP)):
        stand.open(opened)
        stand.do(stand.presenter.compare_with_base)
        assert stand.page is LibraryPage.VERSIONS
        stand.do(lambda other=other: stand.presenter.compare(other))  # type: ignore[misc]
        assert stand.state.difference is not None
        assert (stand.state.difference.old.key, stand.state.difference.new.key) == (LFP, "lfp-pack@3")


def test_paper_is_drawn_once_for_a_width_and_printed(stand: LibraryStand) -> None:
    stand.open(LFP)
    stand.presenter.speak("en")
    stand.do(lambda: stand.presenter.turn(LibraryPage.PAPER))
    stand.do(lambda: stand.presenter.see(400))
    assert len(stand.state.paper.pages) == 2
    stand.do(lambda: stand.presenter.print_out("en"))
    assert stand.papers.procedures == [LFP]
    assert stand.state.paper.printed
    stand.papers.fault = "printer.queue_stopped"
    stand.do(lambda: stand.presenter.print_out("en"))
    assert stand.state.paper.print_fault == "printer.queue_stopped"


def test_an_operator_reads_and_brings_nothing_in(tmp_path: Path) -> None:
    stand = LibraryStand(ANNE, folder=tmp_path)
    stand.take(changed())
    assert stand.refusal == "draft.role"
    stand.open(LFP)
    assert stand.state.document is not None
    assert not stand.state.document.may_draft
    stand.do(lambda: stand.presenter.open_step("prove_dead"))
    assert stand.page is LibraryPage.DOCUMENT


def test_a_badge_elsewhere_in_the_library_is_no_signature(stand: LibraryStand) -> None:
    stand.open(LFP)
    assert not stand.presenter.awaits_second
    stand.presenter.code_seen(stand.hands.floor.scanned(LEAD.badge))
    assert stand.state.badge == ""
