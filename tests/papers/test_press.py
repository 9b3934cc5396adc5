"""The papers thread: each label that is ordered comes out once, whatever printers do, and it is recorded."""

import io
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PIL import Image

from app.domain.fire_sheet import FireSheet
from app.domain.label import Label
from app.domain.refusals import refuse
from app.floor.output_commands import NoteLabel
from app.floor.ports import CannotRecord
from app.floor.shift_commands import NoteSheetPrinted
from app.papers.press import RENDER_FAULT
from tests.contracts.label_printer import drawn
from tests.fakes.camera import until
from tests.fakes.labels import LABELS, MODULE
from tests.fakes.printers import KeptSheets
from tests.papers.press_shop import Records, Shop, sheet

ORDERS = tuple(replace(MODULE, job=f"job-{number}", print_no=1) for number in range(1, 4))
NO_PAPER = "printer.out_of_labels"


def jobs(labels: tuple[Label, ...]) -> list[str]:
    """Their orders."""
    return [label.job for label in labels]


def test_orders_from_before_the_start_come_out_in_their_order() -> None:
    shop = Shop(Records(waiting=list(ORDERS)))
    with shop.open():
        assert until(lambda: len(shop.records.notes) == len(ORDERS))
    assert shop.labels.tried == jobs(ORDERS)
    assert shop.labels.jobs == [drawn(label) for label in ORDERS]
    assert shop.records.notes == [NoteLabel(label.job, "L9", "") for label in ORDERS]
    assert shop.told == [("label_printer", "")] * len(ORDERS)
    assert shop.records.waiting == []


def test_an_order_comes_out_when_it_is_in_the_record_and_the_press_is_nudged() -> None:
    shop = Shop()
    with shop.open() as press:
        for label in LABELS.values():
            assert label.job not in shop.labels.tried
            shop.records.waiting.append(label)
            press.nudge()
            assert until(lambda job=label.job: job in [note.job for note in shop.records.notes])
    assert shop.labels.jobs == [drawn(label) for label in LABELS.values()]


@pytest.mark.parametrize("answer", [CannotRecord("record.disk_full"), refuse("label.unknown"), KeyError("x")])
def test_nothing_comes_out_that_the_record_does_not_tell_of(answer: object) -> None:
    shop = Shop(Records(waiting=list(ORDERS), answer=answer))
    with shop.open() as press:
        press.nudge()
    assert (shop.labels.tried, shop.records.notes, shop.told) == ([], [], [])


def test_each_order_comes_out_once_a_life_however_often_it_is_asked_for() -> None:
    shop = Shop(Records(waiting=list(ORDERS), deaf=True))
    with shop.open() as press:
        for _ in range(20):
            press.nudge()
    assert shop.labels.tried == jobs(ORDERS)
    with shop.open():  # the station died before the record knew: the next life prints the same order again
        pass
    assert shop.labels.tried == jobs(ORDERS) * 2
    assert shop.labels.jobs == [drawn(label) for label in ORDERS] * 2


def test_a_failing_printer_is_told_and_the_next_orders_still_come_out() -> None:
    shop = Shop(Records(waiting=[ORDERS[0]]))
    shop.labels.fault = NO_PAPER
    with shop.open() as press:
        assert until(lambda: shop.told)
        shop.labels.fault = ""
        shop.records.waiting.extend(ORDERS[1:])
        press.nudge()
    assert [note.fault for note in shop.records.notes] == [NO_PAPER, "", ""]
    assert [fault for _printer, fault in shop.told] == [NO_PAPER, "", ""]
    assert shop.labels.jobs == [drawn(label) for label in ORDERS[1:]]


def test_a_label_that_cannot_be_drawn_holds_up_no_other() -> None:
    shop = Shop(Records(waiting=[replace(ORDERS[0], text="电池"), *ORDERS[1:]]))
    with shop.open():
        pass
    assert [note.fault for note in shop.records.notes] == ["printer.not_drawable", "", ""]


def test_a_defect_in_a_driver_is_noted_as_unsure_and_holds_up_no_other(
    expected_log: Callable[[str], None],
) -> None:
    expected_log("defect in the driver of a printer")
    shop = Shop(Records(waiting=[ORDERS[0]]))
    shop.labels.defect = RuntimeError("what the maker never said")
    with shop.open() as press:
        assert until(lambda: shop.told)
        shop.labels.defect = None
        shop.records.waiting.extend(ORDERS[1:])
        press.nudge()
    assert [note.fault for note in shop.records.notes] == ["printer.unsure", "", ""]
    assert shop.told[0] == ("label_printer", "printer.unsure")


def test_a_face_that_is_gone_keeps_no_label_from_the_record(expected_log: Callable[[str], None]) -> None:
    expected_log("defect on the papers thread")
    shop = Shop(Records(waiting=list(ORDERS)), deaf=RuntimeError("the object behind it was deleted"))
    with shop.open():
        pass
    assert [note.job for note in shop.records.notes] == jobs(ORDERS)
    assert len(shop.labels.jobs) == len(ORDERS)


def test_a_sheet_is_printed_recorded_told_and_answered() -> None:
    shop, said = Shop(), []
    with shop.open() as press:
        press.print_sheet(sheet(), said.append)
    assert said == [""]
    assert [pdf[:5] for pdf in shop.sheets.sheets] == [b"%PDF-"]
    assert shop.records.sheets == [NoteSheetPrinted("S-1", "A4-9", "")]
    assert shop.told == [("sheet_printer", "")]


def test_a_sheet_that_cannot_be_drawn_is_a_fault_and_the_thread_lives(
    expected_log: Callable[[str], None],
) -> None:
    expected_log("cannot render sheet")
    expected_log("cannot show sheet")
    shop, said, shown = Shop(), [], []
    with shop.open() as press:
        press.print_sheet(sheet(""), said.append)
        press.preview(sheet(""), 300, shown.append)
        press.print_sheet(sheet("S-2"), said.append)
    assert said == ["papers.not_rendered", ""]
    assert shown == ["papers.not_rendered"]
    assert [(note.sheet, note.fault) for note in shop.records.sheets] == [
        ("", "papers.not_rendered"),
        ("S-2", ""),
    ]
    assert shop.told == [("sheet_printer", "")], "the printer was never asked about the first"


def test_whoever_waits_for_a_sheet_hears_of_a_defect_too(expected_log: Callable[[str], None]) -> None:
    expected_log("defect in the driver of a printer")
    shop, said = Shop(), []
    shop.sheets.defect = OSError("lp went away")
    with shop.open() as press:
        press.print_sheet(sheet(), said.append)
    assert said == ["printer.unsure"]
    assert [note.fault for note in shop.records.sheets] == ["printer.unsure"]


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (CannotRecord("record.disk_full"), "record.disk_full"),
        (refuse("sheet.unknown", sheet="S-1"), "sheet.unknown"),
        (KeyError("x"), "printer.unsure"),
    ],
)
def test_a_print_that_the_record_does_not_have_is_not_called_done(answer: object, fault: str) -> None:
    shop, said = Shop(Records(sheet_answer=answer)), []
    with shop.open() as press:
        press.print_sheet(sheet(), said.append)
    assert said == [fault]


def test_pages_are_pictures_of_the_width_that_was_asked_for() -> None:
    shop, shown = Shop(), []
    with shop.open() as press:
        press.preview(sheet(), 320, shown.append)
    (pages,) = shown
    pictures = [Image.open(io.BytesIO(page)) for page in pages]
    assert [(one.format, one.width) for one in pictures] == [("PNG", 320)] * 2
    assert (shop.sheets.sheets, shop.records.sheets, shop.told) == ([], [], [])


def test_stopping_finishes_what_was_ordered_and_takes_no_more() -> None:
    shop, said = Shop(Records(waiting=list(ORDERS))), []
    press = shop.press()
    press.start()
    for number in range(5):
        press.print_sheet(sheet(f"S-{number}"), said.append)
    assert press.stop()
    assert said == [""] * 5
    assert shop.labels.tried == jobs(ORDERS)
    shop.records.waiting.append(MODULE)
    press.nudge()
    press.print_sheet(sheet(), said.append)
    press.preview(sheet(), 300, said.append)
    assert said[5:] == ["papers.closed"] * 2
    assert (len(shop.sheets.sheets), MODULE.job in shop.labels.tried) == (5, False)


def test_a_printer_that_hangs_keeps_nobody_from_stopping() -> None:
    loose = threading.Event()
    shop, said = Shop(sheets=KeptSheets(loose.wait)), []
    press = shop.press(deadline_s=0.05)
    press.start()
    press.print_sheet(sheet(), said.append)
    assert not press.stop()
    loose.set()
    assert until(lambda: said == [""])
    assert until(press.stop)


def test_the_fire_brigades_sheet_is_asked_for_and_printed_once() -> None:
    shop, said = Shop(), []
    with shop.open() as press:
        press.print_fire_sheet("pack-1", said.append)
        assert until(lambda: bool(said))
    assert said == [""]
    assert shop.sheets.sheets == [b"%PDF fire P-1"]
    assert shop.told == [("sheet_printer", "")]
    assert shop.records.sheets == [], "it is no handover sheet"


def test_a_fire_sheet_that_the_record_cannot_give_is_told_as_a_fault() -> None:
    shop, said = Shop(Records(fire=CannotRecord("record.disk_full"))), []
    with shop.open() as press:
        press.print_fire_sheet(None, said.append)
    assert (said, shop.sheets.sheets) == ([RENDER_FAULT], [])


def test_a_fire_sheet_that_cannot_be_drawn_is_told_as_a_fault(expected_log: Callable[[str], None]) -> None:
    expected_log("cannot render the fire brigade's sheet")
    shop, said = Shop(Records(fire=FireSheet(datetime(2026, 11, 26, tzinfo=UTC), "", {}))), []
    with shop.open() as press:
        press.print_fire_sheet(None, said.append)
        assert until(lambda: bool(said))
    assert (said, shop.sheets.sheets) == ([RENDER_FAULT], [])


def test_a_printer_without_paper_is_told_to_whoever_raised_the_alarm() -> None:
    shop, said = Shop(), []
    shop.sheets.fault = "printer.queue_stopped"
    with shop.open() as press:
        press.print_fire_sheet(None, said.append)
        assert until(lambda: bool(said))
    assert said == ["printer.queue_stopped"]
    assert shop.told == [("sheet_printer", "printer.queue_stopped")]


def test_a_sheet_that_was_at_work_is_recorded_again_when_it_is_out() -> None:
    shop, said = Shop(), []
    shop.sheets.fault = "printer.out_of_paper"
    with shop.open(look_s=0.02) as press:
        press.print_sheet(sheet(), said.append)
        assert until(lambda: said == ["printer.out_of_paper"])
        shop.sheets.ended = [("fire-brigade", ""), ("S-1", ""), ("S-9", "printer.job_aborted")]
        assert until(lambda: len(shop.told) == 4)
    assert [(one.sheet, one.fault) for one in shop.records.sheets] == [
        ("S-1", "printer.out_of_paper"),
        ("S-1", ""),
    ]
    assert [fault for _printer, fault in shop.told] == ["printer.out_of_paper", "", "", "printer.job_aborted"]
