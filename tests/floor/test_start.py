"""No run begins without the pack's own traveller and a second look; ignorance means quarantine."""

from dataclasses import replace

import pytest

from app.domain.handover_sheet import canonical
from app.domain.label import LabelJob
from app.domain.own_label import Prefix, mint, station_mark
from app.domain.pack import Pack, PackState
from app.domain.refusals import Refusal
from app.domain.repeated_triage import ASKED
from app.domain.scan import ReadBy
from app.domain.traveller import read_traveller, traveller_for
from app.domain.triage import TriageClass
from app.floor import commands as ask
from app.floor import shift_commands as shift
from app.floor import start_commands as start
from app.floor.bench_commands import ScanStep, StartRun
from app.floor.bench_views import BenchView
from app.floor.shift_views import SheetView
from app.floor.start_views import PaperRead, SetAside
from app.papers.sheet_pdf import sheet_pdf
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import BO, CODE, OTHER_CODE, Floor, shipped
from tests.fakes.procedures import SHORT
from tests.fakes.road import put_on_the_bench
from tests.papers.reading_back import PEOPLE, squeezed, words_of

CLEAN = dict.fromkeys(ASKED, "no")
ELSEWHERE = "ST-002"


@pytest.fixture
def floor() -> Floor:
    return bench_floor()


@pytest.fixture
def hands(floor: Floor) -> Hands:
    return Hands(floor)


def begun(floor: Floor, pack: str, text: str, **looked: str) -> object:
    """What the desk answers to a start with this paper."""
    return floor.do(StartRun(pack, SHORT.key, floor.scanned(text), {**CLEAN, **looked}))


def no(answer: object) -> str:
    assert isinstance(answer, Refusal), answer
    return answer.code


def aside(answer: object) -> SetAside:
    assert isinstance(answer, SetAside), answer
    return answer


def stands(floor: Floor, pack: str) -> Pack:
    answer = floor.do(ask.AskPack(pack))
    assert isinstance(answer, Pack)
    return answer


def foreign(number: int = 1, triage_class: TriageClass = TriageClass.A) -> str:
    return traveller_for(triage_class, ELSEWHERE, number).text


# The paper


def test_a_run_says_which_paper_it_began_with_and_refers_to_the_second_look(floor: Floor):
    pack = floor.stored()
    text = floor.traveller(pack)
    # However it was read: small letters and spaces are the scanner's.
    assert isinstance(begun(floor, pack, f" {text.lower()} "), BenchView)
    looked, started = floor.entries()[-2:]
    assert (looked.type, looked.data["found"], looked.data["class"]) == ("triage.repeated", [], "A")
    assert looked.data["answers"] == CLEAN
    assert started.data["paper"] == started.data["scanned"] == looked.data["paper"] == text
    assert started.data["claim"] == station_mark(floor.site.station)
    assert started.data["read_by"] == "camera"
    assert started.data["repeated"] == [looked.epoch, looked.seq]


def test_tapping_a_pack_proves_nothing(floor: Floor, hands: Hands):
    pack = floor.stored()
    assert hands.refused(StartRun(pack, SHORT.key, None, CLEAN)) == "paper.missing"


def test_another_packs_paper_begins_nothing(floor: Floor, hands: Hands):
    one, two = floor.stored(), floor.stored(OTHER_CODE)
    assert floor.traveller(one) != floor.traveller(two)
    answer = begun(floor, one, floor.traveller(two))
    assert isinstance(answer, Refusal)
    assert (answer.code, answer.facts["seen"]) == ("run.other_code", stands(floor, two).tag)
    assert no(begun(floor, one, OTHER_CODE)) == "run.other_code"


def test_a_code_without_a_class_is_refused_until_the_traveller_is_printed(floor: Floor):
    pack = floor.stored()
    assert no(begun(floor, pack, CODE)) == "paper.no_class"
    job = floor.do(start.PrintTraveller(pack, floor.scanned(CODE)))
    assert isinstance(job, LabelJob)
    assert (job.text, job.print_no, job.reason) == (floor.traveller(pack), 2, "label_lost")
    assert isinstance(begun(floor, pack, job.text), BenchView)


def test_every_wrong_sign_of_a_typed_over_traveller_is_told(floor: Floor):
    pack = floor.stored()
    text = floor.traveller(pack)
    for place in range(2, len(text)):
        for sign in "0123456789ABCDEFGHJKLMNPRSTVWXY":
            spoilt = text[:place] + sign + text[place + 1 :]
            if spoilt != text:
                assert no(begun(floor, pack, spoilt)) == "code.rejected"


def test_a_better_class_forged_with_its_check_character_is_told(floor: Floor):
    pack = floor.damaged()
    traveller = read_traveller(floor.traveller(pack))
    assert traveller is not None
    better = replace(traveller, triage_class=TriageClass.A).text
    answer = begun(floor, pack, better)
    assert isinstance(answer, Refusal)
    assert (answer.code, answer.facts["paper"], answer.facts["record"]) == ("paper.class_differs", "A", "C")


def test_a_traveller_is_void_once_the_class_has_changed(floor: Floor, hands: Hands):
    pack = floor.stored()
    before = floor.traveller(pack)
    hands.start(pack)
    hands.abort()
    now = floor.traveller(pack)
    first, second = read_traveller(before), read_traveller(now)
    assert first is not None
    assert second is not None
    assert (first.number, second.number, second.triage_class) == (1, 1, TriageClass.C)
    assert no(begun(floor, pack, before)) == "paper.class_differs"
    with floor.records.unit() as unit:
        voided = unit.labels.of(before)[-1].job
    assert floor.entries()[-1].data["voids"] == voided
    # The older paper still says which pack it is, so that a new one can be had for it.
    assert isinstance(floor.do(start.PrintTraveller(pack, floor.scanned(before))), LabelJob)


def test_a_traveller_is_printed_only_for_the_pack_that_shows_its_code(floor: Floor, hands: Hands):
    pack, other = floor.stored(), floor.stored(OTHER_CODE)
    for text in (OTHER_CODE, floor.traveller(other), "x", foreign()):
        assert hands.refused(start.PrintTraveller(pack, floor.scanned(text))) == "run.other_code"
    assert hands.refused(start.PrintTraveller("nobody", floor.scanned())) == "pack.unknown"


def test_two_packs_with_one_code_are_told_apart_by_their_travellers_alone(floor: Floor, hands: Hands):
    one = floor.stored()
    twin = floor.saved(
        ask.ReceivePack(floor.scanned(), ask.Papers(consignment="C-1"), twin_confirmed=True)
    ).pack
    assert twin is not None
    floor.clean(twin.id)
    floor.saved(ask.TakeWeight(twin.id, floor.weight()))
    floor.saved(ask.RoutePack(twin.id, "B-1"))
    assert hands.refused(start.PrintTraveller(one, floor.scanned())) == "traveller.twins"
    assert no(begun(floor, one, floor.traveller(twin.id))) == "run.other_code"
    hands.start(one)


def test_a_typed_code_proves_nothing_alone(floor: Floor):
    pack = floor.stored()
    typed = floor.scanned(floor.traveller(pack), read_by=ReadBy.TYPED)
    assert no(floor.do(StartRun(pack, SHORT.key, typed, CLEAN))) == "paper.typed"


def test_a_wedge_reads_a_traveller_too(floor: Floor):
    pack = floor.stored()
    wedge = floor.scanned(floor.traveller(pack), read_by=ReadBy.WEDGE)
    assert isinstance(floor.do(StartRun(pack, SHORT.key, wedge, CLEAN)), BenchView)
    assert floor.entries()[-1].data["read_by"] == "wedge"


def test_a_paper_is_told_what_it_is_worth_before_anything_is_begun(floor: Floor, hands: Hands):
    pack = floor.stored()
    read = floor.do(start.AskPaper(floor.scanned(floor.traveller(pack))))
    assert isinstance(read, PaperRead)
    assert (read.pack.id, read.text) == (pack, floor.traveller(pack))
    badge, container = mint(Prefix.BG, "1001"), mint(Prefix.BN, "1A2B3")
    for text, why in ((badge, "code.not_a_pack"), (container, "code.not_a_pack"), (CODE, "paper.no_class")):
        assert hands.refused(start.AskPaper(floor.scanned(text))) == why


def test_the_queue_knows_a_pack_by_its_traveller_and_the_intake_does_not_receive_one(floor: Floor):
    pack = floor.stored()
    code = floor.scanned(floor.traveller(pack))
    seen = floor.do(ask.RecogniseCode(code))
    assert [one.id for one in seen.known] == [pack]  # type: ignore[attr-defined]
    assert no(floor.do(ask.ReceivePack(code, ask.Papers(none=True)))) == "code.is_traveller"


# The second look


@pytest.mark.parametrize("question", ASKED)
def test_whatever_is_found_at_the_bench_keeps_the_pack_from_being_opened(floor: Floor, question: str):
    pack = floor.stored()
    text = floor.traveller(pack)
    told = aside(begun(floor, pack, text, **{question: "yes"}))
    held = question in ("T03", "T05", "T06")
    expected = "B" if held else "EMERGENCY" if question == "T01" else "C"
    assert (told.pack.triage_class, told.reasons) == (expected, (question,))
    assert told.pack.state is (PackState.HELD if held else PackState.QUARANTINED)
    assert told.pack.answers[question] == "yes"
    place = "pack.routed" if held else "pack.quarantined"
    assert floor.types()[-3:] == ["triage.repeated", place, "label.ordered"]
    assert told.label == floor.traveller(pack) != text
    assert no(begun(floor, pack, text)) == "paper.class_differs"
    assert no(begun(floor, pack, told.label)) == "run.pack_not_stored"


def test_a_grave_finding_ends_the_asking_and_a_clean_look_needs_every_answer(floor: Floor):
    pack = floor.stored()
    text = floor.traveller(pack)
    for missing in ASKED:
        looked = {one: "no" for one in ASKED if one != missing}
        assert no(floor.do(StartRun(pack, SHORT.key, floor.scanned(text), looked))) == "start.look_again"
    for strange in ({}, {**CLEAN, "T10": "no"}, {**CLEAN, "T01": "perhaps"}):
        assert no(floor.do(StartRun(pack, SHORT.key, floor.scanned(text), strange))) == "start.look_again"
    told = aside(floor.do(StartRun(pack, SHORT.key, floor.scanned(text), {"T01": "yes"})))
    assert told.pack.triage_class == "EMERGENCY"
    assert floor.entries()[-3].data["answers"] == {"T01": "yes"}


def test_what_was_known_at_the_intake_is_no_finding_and_the_class_never_gets_better(floor: Floor):
    pack = floor.damaged()
    floor.site.procedures["safe@1"] = replace(SHORT, id="safe", family="SAFE", classes=("C",))  # type: ignore[index]
    answer = floor.do(StartRun(pack, "safe@1", floor.scanned(floor.traveller(pack)), {**CLEAN, "T04": "yes"}))
    assert isinstance(answer, BenchView)
    assert answer.pack.triage_class == "C"


def test_a_clean_look_at_a_damaged_pack_opens_nothing(floor: Floor):
    pack = floor.damaged()
    assert no(begun(floor, pack, floor.traveller(pack))) == "run.pack_not_stored"
    assert stands(floor, pack).triage_class == "C"


# Ignorance


def test_a_pack_without_its_paper_goes_to_quarantine(floor: Floor, hands: Hands):
    pack = floor.stored()
    told = aside(floor.do(start.QuarantineWithoutPaper(pack)))
    assert (told.reasons, told.pack.state, told.pack.triage_class) == (
        ("NO_TRAVELLER",),
        PackState.QUARANTINED,
        "C",
    )
    assert floor.types()[-2:] == ["pack.quarantined", "label.ordered"]
    assert hands.empty().packs == ()
    assert no(begun(floor, pack, told.label)) == "run.pack_not_stored"


@pytest.mark.parametrize("text", [foreign(), foreign(7, TriageClass.C), OTHER_CODE, mint(Prefix.PK, "1A2B3")])
def test_a_pack_of_which_nothing_is_on_record_here_is_taken_into_quarantine(
    floor: Floor, hands: Hands, text: str
):
    known = floor.stored()
    for chosen in ("", known):
        code = "paper.of_another_station" if read_traveller(text) else "paper.no_record"
        assert hands.refused(start.AskPaper(floor.scanned(text), chosen)) == code
    assert no(begun(floor, known, text)) == code
    told = aside(floor.do(start.QuarantineUnknown(floor.scanned(text))))
    assert (told.reasons, told.pack.state, told.pack.code) == (("NO_RECORD",), PackState.QUARANTINED, text)
    assert floor.types()[-3:] == ["pack.received", "pack.quarantined", "label.ordered"]
    assert stands(floor, known).state is PackState.STORED
    # From here on it is known, and stays shut: by its own paper and by ours.
    assert no(begun(floor, told.pack.id, text)) in ("paper.other_station", "paper.no_class")
    assert no(begun(floor, told.pack.id, told.label)) == "run.pack_not_stored"
    assert hands.refused(start.QuarantineUnknown(floor.scanned(text))) in (
        "paper.other_station",
        "paper.no_class",
    )


def test_only_what_is_unknown_is_taken_in_so(floor: Floor, hands: Hands):
    pack = floor.stored()
    text = floor.traveller(pack)
    for code, why in (
        (text, "pack.already_received"),
        (CODE, "paper.no_class"),
        (mint(Prefix.BG, "1001"), "code.not_a_pack"),
        (text[:-1] + ("0" if text[-1] != "0" else "1"), "code.rejected"),
    ):
        assert hands.refused(start.QuarantineUnknown(floor.scanned(code))) == why
    floor.received(OTHER_CODE)
    assert hands.refused(start.QuarantineUnknown(floor.scanned(foreign()))) == "pack.intake_open"


def test_our_own_traveller_without_a_record_is_unknown_too(floor: Floor):
    lost = traveller_for(TriageClass.A, floor.site.station, 77).text
    assert no(floor.do(start.AskPaper(floor.scanned(lost)))) == "paper.no_record"


def test_nobody_signed_in_sets_nothing_aside(floor: Floor, hands: Hands):
    pack = floor.stored()
    floor.do(ask.SignOut())
    for command in (
        start.QuarantineWithoutPaper(pack),
        start.QuarantineUnknown(floor.scanned(foreign())),
        start.PrintTraveller(pack, floor.scanned()),
    ):
        assert hands.refused(command) == "operator.nobody_signed_in"


def test_at_a_scan_step_our_traveller_names_the_pack_as_its_own_code_does(floor: Floor, hands: Hands):
    pack, other = floor.stored(), floor.stored(OTHER_CODE)
    hands.start(pack)
    view = hands.to("identify")
    for text in (floor.traveller(other), foreign(), "x"):
        scan = ScanStep(view.run.id, "identify", floor.scanned(text))
        assert hands.refused(scan) == "run.other_code"
    hands.done(ScanStep(view.run.id, "identify", floor.scanned(floor.traveller(pack))))
    assert floor.entries()[-1].data["scanned"] == floor.traveller(pack)


def test_a_burnt_pack_is_made_safe_by_the_label_that_its_document_asks_for():
    hands = put_on_the_bench(shipped().procedures["made-safe@1"])
    view = hands.to("scan_pack")
    paper = hands.floor.traveller(view.pack.id)
    hands.done(ScanStep(view.run.id, "scan_pack", hands.floor.scanned(paper)))
    assert hands.floor.entries()[-1].data["scanned"] == paper


def test_a_traveller_is_no_piece(floor: Floor, hands: Hands):
    pack = floor.stored()
    hands.start(pack)
    hands.to("lift")
    for text in (floor.traveller(pack), foreign()):
        assert hands.refused(hands.weighing(piece=floor.scanned(text))) != ""


def test_papers_from_before_the_station_was_enrolled_anew_are_another_stations(floor: Floor):
    text = floor.traveller(floor.stored())
    floor.site = replace(floor.site, station="ST-009")
    floor.restart()
    assert no(floor.do(start.AskPaper(floor.scanned(text)))) == "paper.of_another_station"


def test_what_was_set_apart_at_the_bench_stands_on_the_shifts_sheet_with_its_reason(floor: Floor):
    floor.do(start.QuarantineUnknown(floor.scanned(foreign())))
    floor.do(start.QuarantineWithoutPaper(floor.stored()))
    found = floor.stored(OTHER_CODE)
    begun(floor, found, floor.traveller(found), T02="yes")
    sheet = floor.do(shift.FreezeSheet(BO.number))
    assert isinstance(sheet, SheetView), sheet
    told = canonical(sheet.content).decode()
    for reason in ("NO_RECORD", "NO_TRAVELLER", "T02"):
        assert f'"{reason}"' in told
    assert [item.kind for item in sheet.items if item.block == "D"].count("quarantined") == 3
    printed = squeezed("".join(words_of(sheet_pdf(sheet.content, (), people=PEOPLE))))
    assert "norecordhere" in printed
    assert "notraveller" in printed
