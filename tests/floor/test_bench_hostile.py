"""What strangers write on labels, and what hands type in a hurry, at a bench over records on disk."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.moment import Moment
from app.domain.operator import Credentials
from app.domain.output import OutputCode
from app.domain.refusals import Refusal
from app.domain.scan import ReadBy, ScannedCode, Symbology
from app.floor import bench_commands as bench
from app.floor import output_commands as out
from app.floor import start_commands as start
from app.floor.bench_views import BenchView
from app.floor.desk import FloorDesk
from app.floor.foreign_text import keepable
from app.floor.output_views import OutputSaved, TraceView
from app.floor.views import Saved
from station_db.store import Store
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import ANNE, BO, LEAD, OTHER_CODE, Floor, shown
from tests.fakes.procedures import SHORT
from tests.fakes.work_unit import CountedIds, practice_enrolment
from tests.hostile import HOSTILE
from tests.station_db.plant import Plant


def on_disk(folder: Path) -> tuple[Floor, Store]:
    """A floor like any other, but its records are the station's own."""
    floor, plant = bench_floor(), Plant(folder)
    store = Store.open(
        plant.records,
        realm="practice",
        signing_key=plant.key,
        clock=floor.clock,
        ids=CountedIds(),
        mark_dir=plant.state,
    )
    store.enrol(*practice_enrolment(plant.public_key))
    with store.unit() as unit:
        for someone in (ANNE, BO, LEAD):
            unit.roster.put(someone)
    floor.records = store  # type: ignore[assignment]
    floor.desk = FloorDesk(store.unit, floor.site)
    floor.sign_in(ANNE)
    return floor, store


@pytest.fixture
def floor(tmp_path: Path) -> Iterator[Floor]:
    floor, store = on_disk(tmp_path)
    with closing(store):
        yield floor


@pytest.fixture
def hands(floor: Floor) -> Hands:
    """Where modules and cables come out; another pack stands in the store."""
    hands = Hands(floor)
    floor.stored(OTHER_CODE)
    hands.start(floor.stored())
    hands.to("lift")
    return hands


def scanned(text: str, seen: Moment) -> ScannedCode:
    """A code as a wedge scanner would hand it over."""
    payload = text.encode("utf-8", "surrogatepass")
    return ScannedCode(payload, text, Symbology.UNKNOWN, ReadBy.WEDGE, seen)


def test_hostile_text_is_recorded_or_refused_and_breaks_nothing(floor: Floor, hands: Hands):
    run = hands.view().run.id
    known = hands.weigh().output
    told: list[object] = []
    for text in HOSTILE:
        code = scanned(text, floor.moment())
        for command in (
            out.WeighOutput(run, "lift", OutputCode.MOD, floor.part(), code),
            out.WeighOutput(run, "lift", OutputCode.CABLE, floor.part(), None, text),
            out.TypeOutput(run, "lift", OutputCode.MOD, text, text, text, b"photo", shown(BO)),
            out.TypeOutput(
                run, "lift", OutputCode.MOD, "1.5", "kg", text, b"photo", shown(BO), container=text
            ),
            out.CorrectOutput(text, text, shown(BO)),
            out.ReprintLabel(text, text),
            out.ReprintLabel(known.text, text),
            out.ProveLabel(code, text),
            out.ProveLabel(code, known.id),
            out.NoteLabel(text, text, text),
            out.AskTrace(text),
            out.AskCodeTrace(text),
            out.AskContainer(text),
            out.KnowContainer(floor.part("2.40"), text or " "),
            bench.StartRun(text, text, code, {text: text}),
            start.AskTraveller(text),
            start.AskPaper(code, text),
            start.PrintTraveller(text, code),
            start.QuarantineWithoutPaper(text),
            start.QuarantineUnknown(code),
            bench.ScanStep(run, "lift", code),
            bench.GoOn(text, text),
            bench.ReleaseHold(run, text, shown(BO), text),
        ):
            told.append(floor.do(command))
    assert {type(one).__name__ for one in told} >= {"Refusal", "OutputSaved", "LabelJob"}
    assert all(one is not None for one in told)
    hands.go_on()
    hands.to_the_end()


def test_a_hostile_code_of_a_piece_is_kept_and_found_again(floor: Floor, hands: Hands):
    run, refused = hands.view().run.id, []
    for text in HOSTILE:
        code = scanned(text, floor.moment())
        answer = floor.do(out.WeighOutput(run, "lift", OutputCode.MOD, floor.part(), code))
        if isinstance(answer, Refusal):
            refused.append(text)
            assert answer.code == "code.rejected", text
            continue
        assert isinstance(answer, OutputSaved)
        trace = floor.do(out.AskTrace(text))
        assert isinstance(trace, TraceView)
        assert trace.asked == answer.output
        again = floor.do(out.WeighOutput(run, "lift", OutputCode.MOD, floor.part(), code))
        assert isinstance(again, Refusal)
        assert again.code == "output.already_recorded"
    assert len(refused) < len(HOSTILE) / 2


def reasons() -> list[str]:
    return [text for text in HOSTILE if text.strip()]


def test_hostile_reasons_stay_in_the_record_as_they_were_said(floor: Floor):
    hands = Hands(floor)
    hands.start(floor.stored())
    hands.to("drain")
    for text in reasons():
        saved = hands.weigh()
        assert isinstance(floor.do(out.CorrectOutput(saved.output.id, text, shown(BO))), Saved)
    kept = [entry.data["reason"] for entry in floor.entries() if entry.type == "entry.corrected"]
    assert len(kept) == len(reasons())
    for said, text in zip(kept, reasons(), strict=True):
        assert said == keepable(text.strip())


@pytest.mark.parametrize("text", ["\ud800 lone surrogate", "NUL\0inside", "漢" * 3_000, "\u202eDERETLA"])
def test_hostile_reasons_release_and_abort(floor: Floor, text: str):
    hands = Hands(floor)
    hands.start(floor.stored())
    hands.to("ready")
    hands.done(hands.release(reason=text))
    assert hands.abort(text).run.abort_reason == keepable(text)


def test_a_hostile_badge_or_pin_opens_nothing(floor: Floor):
    hands = Hands(floor)
    hands.start(floor.stored())
    hands.to("prove")
    hands.read_all()
    signing = hands.release()
    for text in HOSTILE:
        for shows in (Credentials(badge=text, pin=text), Credentials(badge=BO.badge, pin=text)):
            answer = floor.do(replace(signing, second=shows))
            assert isinstance(answer, Refusal)
            assert answer.code.startswith(("operator.", "second."))
    assert isinstance(floor.do(bench.AskBench()), BenchView)
    assert hands.step() == SHORT.step("prove")
