"""A pack goes from one station to another under its traveller, with no network between them."""

from dataclasses import replace

import pytest

from app.domain.custody_facts import PackTakenOver
from app.domain.own_label import station_mark
from app.domain.pack import Pack, PackState
from app.domain.pack_hold import PackHold
from app.domain.refusals import Refusal
from app.domain.scan import ReadBy
from app.domain.traveller import read_traveller, token_of, traveller_for
from app.domain.triage import TriageClass
from app.floor import commands as ask
from app.floor.bench_commands import StartRun
from app.floor.bench_views import BenchView
from app.floor.hand_commands import AskTakeOver, ComeBack, HandOn, TakeOverPack
from app.floor.hand_views import ForeignPaper
from app.floor.output_commands import ReprintLabel
from app.floor.start_commands import AskPaper, PrintTraveller, QuarantineUnknown
from app.floor.start_views import SetAside
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import BO, CODE, OTHER_CODE, Floor, shown
from tests.fakes.handing import CLEAN, B, C, handed, named, note, placed, taken, taking
from tests.fakes.procedures import SHORT
from tests.floor.test_held_elsewhere import tell


@pytest.fixture
def here() -> Floor:
    return bench_floor()


@pytest.fixture
def there() -> Floor:
    return named(B)


def no(answer: object) -> str:
    assert isinstance(answer, Refusal), answer
    return answer.code


def stands(floor: Floor, pack: str) -> Pack:
    answer = floor.do(ask.AskPack(pack))
    assert isinstance(answer, Pack)
    return answer


# ---- handing on


def test_a_pack_handed_on_is_shown_and_not_opened_any_more(here: Floor):
    pack, paper = handed(here, to=station_mark(B))
    said = here.entries()[-1]
    assert (said.type, said.data["paper"], said.data["to"]) == ("pack.handed_on", paper, station_mark(B))
    assert stands(here, pack).state is PackState.HANDED_ON
    assert not Hands(here).empty().packs
    assert no(here.do(AskPaper(here.scanned(paper)))) == "paper.handed_on"
    assert no(here.do(AskPaper(here.scanned(CODE)))) == "paper.handed_on"
    assert no(here.do(StartRun(pack, SHORT.key, here.scanned(paper), CLEAN))) == "run.pack_not_stored"
    assert no(here.do(PrintTraveller(pack, here.scanned(CODE)))) == "run.pack_not_stored"
    assert no(here.do(ReprintLabel(paper, "torn"))) == "handon.paper_went_with_it"


@pytest.mark.parametrize("said", [station_mark(B), f" {station_mark(B).lower()} ", "traveller", ""])
def test_whom_it_is_for_is_a_mark_or_any_paper_of_that_station(here: Floor, said: str):
    said = traveller_for(TriageClass.A, B, 7).text if said == "traveller" else said
    handed(here, said)
    assert here.entries()[-1].data["to"] == (station_mark(B) if said else "")


def test_only_what_is_stored_unopened_and_shows_its_own_paper_is_handed_on(here: Floor):
    pack = here.stored()
    paper = here.scanned(here.traveller(pack))
    before = len(here.entries())
    assert no(here.do(HandOn(pack, here.scanned(CODE)))) == "paper.no_class"
    assert no(here.do(HandOn(pack, replace(paper, read_by=ReadBy.TYPED)))) == "paper.typed"
    assert no(here.do(HandOn(pack, paper, "nowhere"))) == "handon.no_station"
    assert no(here.do(HandOn(pack, paper, station_mark("ST-001")))) == "handon.to_itself"
    assert no(here.do(HandOn("none", paper))) == "pack.unknown"
    assert len(here.entries()) == before
    damaged = here.damaged(OTHER_CODE)
    torn = HandOn(damaged, here.scanned(here.traveller(damaged)))
    assert no(here.do(torn)) == "handon.not_stored"
    assert no(here.do(HandOn(damaged, paper))) == "handon.not_stored"
    here.saved(HandOn(pack, paper))
    assert no(here.do(HandOn(pack, paper))) == "handon.not_stored"


def test_what_another_station_holds_is_not_handed_on(here: Floor):
    pack = here.stored()
    tell(here, PackHold("ST-9:1:2:quarantine", CODE, "quarantine", ("C",), "ST-9", "S9", 5))
    assert no(here.do(HandOn(pack, here.scanned(here.traveller(pack))))) == "remote.quarantine"


# ---- coming back


def test_it_comes_back_under_another_number_and_the_old_paper_is_void(here: Floor):
    pack, paper = handed(here)
    here.saved(ComeBack(here.scanned(paper)))
    assert here.types()[-2:] == ["pack.came_back", "label.ordered"]
    assert stands(here, pack).state is PackState.STORED
    fresh = here.traveller(pack)
    assert token_of(fresh) not in ("", token_of(paper))
    assert no(here.do(AskPaper(here.scanned(paper)))) == "paper.void"
    assert isinstance(here.do(StartRun(pack, SHORT.key, here.scanned(fresh), CLEAN)), BenchView)


def test_what_did_not_go_does_not_come_back(here: Floor):
    pack, paper = handed(here)
    assert no(here.do(ComeBack(here.scanned(CODE)))) == "comeback.scan_traveller"
    assert no(here.do(ComeBack(here.scanned(paper, read_by=ReadBy.TYPED)))) == "paper.typed"
    foreign = traveller_for(TriageClass.A, B, 1).text
    assert no(here.do(ComeBack(here.scanned(foreign)))) == "comeback.not_ours"
    here.saved(ComeBack(here.scanned(paper)))
    assert no(here.do(ComeBack(here.scanned(paper)))) == "comeback.not_gone"
    again = here.traveller(pack)
    here.saved(HandOn(pack, here.scanned(again)))
    assert no(here.do(ComeBack(here.scanned(paper)))) == "paper.void"


def test_it_does_not_come_back_once_another_station_is_known_to_have_it(here: Floor):
    _, paper = handed(here)
    tell(here, note(CODE, paper))
    answer = here.do(ComeBack(here.scanned(paper)))
    assert no(answer) == "remote.taken_over"
    assert isinstance(answer, Refusal)
    assert answer.facts["station"] == "Bench 2"


def test_it_is_not_opened_here_once_another_station_is_known_to_have_it(here: Floor):
    """Nobody recorded that it was handed on."""
    pack = here.stored()
    paper = here.traveller(pack)
    tell(here, note(CODE, paper), note(CODE, traveller_for(TriageClass.A, "ST-001", 99).text, C))
    assert no(here.do(StartRun(pack, SHORT.key, here.scanned(paper), CLEAN))) == "remote.taken_over"
    assert no(here.do(HandOn(pack, here.scanned(paper)))) == "remote.taken_over"


def test_a_taking_over_by_an_older_paper_keeps_nobody_from_opening_what_came_back(here: Floor):
    pack, paper = handed(here)
    here.saved(ComeBack(here.scanned(paper)))
    tell(here, note(CODE, paper))
    fresh = here.scanned(here.traveller(pack))
    assert isinstance(here.do(StartRun(pack, SHORT.key, fresh, CLEAN)), BenchView)


# ---- taking over


def test_a_pack_is_taken_over_weighed_stored_and_opened_by_its_new_paper(here: Floor, there: Floor):
    _, paper = handed(here)
    assert there.do(AskTakeOver(there.scanned(paper))) == ForeignPaper(paper, station_mark("ST-001"), "A")
    pack = taken(there, paper)
    took, looked = there.entries()[-2:]
    assert (took.type, took.data["paper"], took.data["class"]) == ("pack.taken_over", paper, "A")
    assert took.data["claim"] == station_mark("ST-001")
    assert (looked.type, looked.data["paper"], looked.data["answers"]) == ("triage.repeated", paper, CLEAN)
    assert (pack.state, pack.triage_class, pack.code) == (PackState.TRIAGED, "A", CODE)
    assert no(there.do(ask.RoutePack(pack.id, "x"))) == "route.weigh_first"
    pack = placed(there, pack)
    assert pack.state is PackState.STORED
    own = read_traveller(there.traveller(pack.id))
    assert own is not None
    assert own.claim == station_mark(B)
    assert no(there.do(StartRun(pack.id, SHORT.key, there.scanned(paper), CLEAN))) != ""
    assert isinstance(there.do(StartRun(pack.id, SHORT.key, there.scanned(own.text), CLEAN)), BenchView)


@pytest.mark.parametrize(
    ("says", "found", "becomes", "state"),
    [
        (TriageClass.A, "", "A", PackState.STORED),
        (TriageClass.A, "T05", "B", PackState.HELD),
        (TriageClass.A, "T07", "C", PackState.QUARANTINED),
        (TriageClass.B, "", "B", PackState.HELD),
        (TriageClass.B_DOC, "", "B-doc", PackState.HELD_PAPERS),
        (TriageClass.C, "", "C", PackState.QUARANTINED),
        (TriageClass.B_DOC, "T05", "B", PackState.HELD),
    ],
)
def test_the_stricter_of_paper_and_findings_counts(
    there: Floor, says: TriageClass, found: str, becomes: str, state: PackState
):
    looked = {found: "yes"} if found else {}
    pack = taken(there, traveller_for(says, "ST-001", 3).text, **looked)
    assert pack.triage_class == becomes
    assert placed(there, pack).state is state
    if state is PackState.QUARANTINED:
        apart = next(one for one in reversed(there.entries()) if one.type == "pack.quarantined")
        assert apart.data["reasons"] == ([found] if found else ["BY_PAPER"])


def test_what_burns_is_told_before_the_other_questions(there: Floor):
    paper = there.scanned(traveller_for(TriageClass.A, "ST-001", 3).text)
    grave = TakeOverPack(paper, there.scanned(CODE), {"T01": "yes"})
    assert there.saved(grave).pack.triage_class == "EMERGENCY"


def test_nothing_is_taken_over_without_paper_code_and_look(here: Floor, there: Floor):
    _, paper = handed(here)
    before = len(there.entries())
    assert no(there.do(AskTakeOver(there.scanned(CODE)))) == "takeover.no_traveller"
    assert no(there.do(AskTakeOver(there.scanned(paper, read_by=ReadBy.TYPED)))) == "paper.typed"
    assert no(here.do(AskTakeOver(here.scanned(paper)))) == "takeover.own_paper"
    assert no(there.do(AskTakeOver(there.scanned(paper[:-1] + "X")))) == "takeover.no_traveller"
    assert no(there.do(taking(there, paper, paper))) == "code.is_traveller"
    assert no(there.do(replace(taking(there, paper), looked={}))) == "start.look_again"
    assert no(there.do(taking(there, CODE))) == "takeover.no_traveller"
    assert len(there.entries()) == before


def test_a_code_that_cannot_be_read_is_typed_by_two(here: Floor, there: Floor):
    _, paper = handed(here)
    typed = replace(taking(there, paper), code=there.scanned(CODE, read_by=ReadBy.TYPED))
    assert no(there.do(replace(typed, photo=None))) == "code.typed_needs_photo"
    assert no(there.do(replace(typed, typed_again=OTHER_CODE, second=shown(BO)))) == "code.typed_differs"
    there.saved(replace(typed, typed_again=CODE, second=shown(BO)))
    took, looked = there.entries()[-2:]
    assert (took.type, took.second, len(took.data["typed_by"])) == (PackTakenOver.type, BO.id, 2)
    assert looked.second is None


def test_a_paper_serves_once_and_a_code_stands_once(here: Floor, there: Floor):
    _, paper = handed(here)
    pack = placed(there, taken(there, paper))
    assert no(there.do(taking(there, paper))) == "pack.already_received"
    own = there.traveller(pack.id)
    there.saved(HandOn(pack.id, there.scanned(own)))
    assert no(there.do(taking(there, paper))) == "takeover.paper_used"


def test_another_station_that_is_known_to_have_it_already_comes_first(here: Floor, there: Floor):
    _, paper = handed(here)
    tell(there, note(CODE, paper, C))
    assert no(there.do(taking(there, paper))) == "takeover.taken_by_other"


def test_what_was_set_apart_under_its_paper_is_not_taken_over_besides(here: Floor, there: Floor):
    _, paper = handed(here)
    assert isinstance(there.do(QuarantineUnknown(there.scanned(paper))), SetAside)
    assert no(there.do(AskTakeOver(there.scanned(paper)))) == "takeover.paper_known"


def test_there_and_back_and_on_each_hop_has_its_own_paper(here: Floor, there: Floor):
    first, paper = handed(here)
    pack = placed(there, taken(there, paper))
    back = there.traveller(pack.id)
    there.saved(HandOn(pack.id, there.scanned(back)))
    again = placed(here, taken(here, back))
    assert again.id != first
    assert stands(here, first).state is PackState.HANDED_ON
    onward = here.traveller(again.id)
    assert len({token_of(one) for one in (paper, back, onward)}) == 3
    here.saved(HandOn(again.id, here.scanned(onward)))
    third = named(C)
    assert placed(third, taken(third, onward)).state is PackState.STORED
