"""The start at the bench's screen: its traveller, the second look, and packs that are set apart instead."""

import pytest

from app.domain.own_label import Prefix, mint
from app.domain.pack import Pack, PackState
from app.domain.traveller import traveller_for
from app.domain.triage import TriageClass
from app.floor.bench_commands import StartRun
from app.floor.start_commands import PrintTraveller, QuarantineUnknown, QuarantineWithoutPaper
from app.floor.sync_commands import NoteChanges
from tests.fakes.floor import CODE, OTHER_CODE
from tests.fakes.procedures import SHORT
from tests.fakes.told_pages import hold, page
from tests.ui.screens.bench.stand import BenchStand
from ui.screens.bench.start_state import Stage
from ui.screens.bench.state import Page

FOREIGN = traveller_for(TriageClass.A, "ST-002", 5).text


@pytest.fixture
def pack(bench: BenchStand) -> Pack:
    """A stored pack, chosen by a tap, its paper asked for."""
    pack = bench.stored()
    bench.begin(pack.id)
    bench.do(lambda: bench.presenter.opening.choose_procedure(SHORT.key))
    bench.do(bench.presenter.opening.open)
    return pack


def test_a_tapped_pack_must_show_its_traveller_and_is_looked_at_again(bench: BenchStand, pack: Pack) -> None:
    assert bench.page is Page.PAPER
    assert bench.state.start.due == bench.floor.traveller(pack.id)
    bench.see(bench.state.start.due)
    assert (bench.page, bench.state.start.page) == (Page.LOOK, 0)
    bench.do(bench.presenter.opening.answer)
    assert (bench.page, bench.state.start.page) == (Page.LOOK, 1)
    assert "run.started" not in bench.floor.types()
    bench.do(bench.presenter.opening.answer)
    assert (bench.page, bench.step.id) == (Page.DO, "brief")
    assert len(bench.turned_down) == 0


@pytest.mark.parametrize("text", [CODE, FOREIGN, "x", mint(Prefix.BN, "1A2B3"), "TRA3RE5J00012"])
def test_no_other_code_leads_past_the_paper(bench: BenchStand, pack: Pack, text: str) -> None:
    bench.see(text)
    assert bench.page is Page.PAPER
    assert bench.refusal != ""
    bench.do(bench.presenter.opening.answer)
    assert "run.started" not in bench.floor.types()


def test_a_paper_of_another_pack_names_the_right_one(bench: BenchStand, pack: Pack) -> None:
    other = bench.floor.stored(OTHER_CODE)
    bench.see(bench.floor.traveller(other))
    assert bench.state.refusal is not None
    assert (bench.refusal, bench.state.refusal.facts["tag"]) == ("run.other_code", pack.tag)


def test_a_code_without_a_class_gets_its_traveller_printed_and_that_is_scanned(
    bench: BenchStand, pack: Pack
) -> None:
    bench.see(CODE)
    assert bench.refusal == "paper.no_class"
    bench.do(bench.presenter.opening.print_anew)
    assert bench.desk.last(PrintTraveller).pack == pack.id  # type: ignore[attr-defined]
    assert (bench.refusal, bench.state.start.printing) == ("", True)
    bench.see(bench.state.start.due)
    assert bench.page is Page.LOOK


def test_a_packs_own_code_on_the_empty_bench_chooses_it_and_asks_for_the_paper(bench: BenchStand) -> None:
    pack = bench.stored()
    bench.begin()
    bench.see(CODE)
    assert (bench.page, bench.state.chosen, bench.refusal) == (Page.PAPER, pack.id, "paper.no_class")


@pytest.mark.parametrize(("question", "pages"), [("T01", 1), ("T02", 1), ("T03", 2), ("T04", 2), ("T06", 2)])
def test_what_is_found_sets_the_pack_apart(bench: BenchStand, pack: Pack, question: str, pages: int) -> None:
    bench.see(bench.state.start.due)
    opening = bench.presenter.opening
    if question in ("T04", "T06"):
        bench.do(opening.answer)
    bench.do(lambda: opening.toggle(question))
    asked = 0
    while bench.page is Page.LOOK:
        asked += 1
        bench.do(opening.answer)
    assert bench.page is Page.APART
    aside = bench.state.start.aside
    assert aside is not None
    assert (aside.pack.id, aside.reasons) == (pack.id, (question,))
    assert asked == (1 if question in ("T04", "T06") else pages)
    assert "run.started" not in bench.floor.types()


def test_a_finding_is_taken_back_by_a_second_tap_and_going_back_keeps_the_answers(
    bench: BenchStand, pack: Pack
) -> None:
    bench.see(bench.state.start.due)
    opening = bench.presenter.opening
    bench.do(lambda: opening.toggle("T03"))
    bench.do(opening.answer)
    bench.do(opening.back)
    assert (bench.state.start.page, bench.state.start.yes) == (0, {"T03"})
    bench.do(lambda: opening.toggle("T03"))
    bench.do(opening.answer)
    bench.do(opening.answer)
    assert bench.page is Page.DO
    assert bench.desk.last(StartRun).pack == pack.id  # type: ignore[attr-defined]


def test_a_pack_without_a_traveller_is_set_apart_only_when_it_is_meant(bench: BenchStand, pack: Pack) -> None:
    opening = bench.presenter.opening
    bench.do(opening.ask_apart)
    assert bench.page is Page.APART_SURE
    bench.do(opening.back)
    assert bench.page is Page.PAPER
    bench.do(opening.ask_apart)
    bench.do(opening.set_apart)
    assert bench.desk.last(QuarantineWithoutPaper) == QuarantineWithoutPaper(pack.id)
    assert bench.state.start.aside is not None
    assert bench.state.start.aside.reasons == ("NO_TRAVELLER",)
    assert bench.page is Page.APART


@pytest.mark.parametrize(
    ("text", "told"), [(FOREIGN, "paper.of_another_station"), (OTHER_CODE, "paper.no_record")]
)
@pytest.mark.parametrize("tapped", [False, True])
def test_a_pack_that_nobody_here_knows_is_taken_into_quarantine(
    bench: BenchStand, text: str, told: str, *, tapped: bool
) -> None:
    known = bench.stored()
    bench.begin(known.id if tapped else "")
    if tapped:
        bench.do(lambda: bench.presenter.opening.choose_procedure(SHORT.key))
        bench.do(bench.presenter.opening.open)
    bench.see(text)
    assert (bench.page, bench.refusal) == (Page.PAPER, told)
    bench.do(bench.presenter.opening.ask_apart)
    bench.do(bench.presenter.opening.set_apart)
    assert bench.desk.last(QuarantineUnknown).code.text == text  # type: ignore[attr-defined]
    aside = bench.state.start.aside
    assert aside is not None
    assert (aside.reasons, aside.pack.code, aside.pack.state) == (
        ("NO_RECORD",),
        text,
        PackState.QUARANTINED,
    )
    assert aside.pack.id != known.id


def test_coming_anew_forgets_the_paper(bench: BenchStand, pack: Pack) -> None:
    bench.see(bench.state.start.due)
    bench.begin(pack.id)
    assert (bench.page, bench.state.start.stage) == (Page.EMPTY, Stage.CHOOSE)
    assert bench.state.start.paper is None


def test_a_pack_that_another_station_holds_is_not_opened(bench: BenchStand) -> None:
    pack = bench.stored()
    signed = page(bench.floor.registry_key, [hold(pack.code)])
    bench.floor.do(NoteChanges(signed.raw, signed.sig, 0))
    bench.begin(pack.id)
    known = bench.state.pack_to_open
    assert known is not None
    assert [one.why for one in known.elsewhere] == ["class_c"]
    bench.see(bench.floor.traveller(pack.id))
    assert (bench.page, bench.refusal) == (Page.EMPTY, "remote.class_c")
    assert "run.started" not in bench.floor.types()
