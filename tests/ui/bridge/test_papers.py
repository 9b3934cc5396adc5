"""Pictures and printer's words reach the main thread in the order of asking, whoever stands behind them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from app.assembly.printing import NoLabelPrinter, render_sheet
from app.devices.printer.sheets import FolderSheets
from app.floor.output_views import LabelsToPrint
from app.floor.shift_commands import NoteSheetPrinted
from app.floor.shift_views import SheetView
from app.papers.press import Press, Rendering
from app.papers.preview import page_pictures
from tests.contracts.papers import FittedPapers, PapersContract, Records, frozen_sheet
from tests.fakes.camera import until
from tests.fakes.papers import FakePapers, white_png
from ui.bridge.papers import PapersBridge


def recording(records: Records) -> Callable[[object, Callable[[object], None]], None]:
    """A desk that keeps what was printed, and has no label to print."""

    def ask(command: object, reply: Callable[[object], None]) -> None:
        if isinstance(command, NoteSheetPrinted):
            records.append(command)
        reply(LabelsToPrint(()))

    return ask


class TestFakePapers(PapersContract):
    """The fake keeps what the real one promises."""

    @contextmanager
    def fitted(self, folder: Path, *, broken: bool) -> Iterator[FittedPapers]:
        """No thread, no printer."""
        records: Records = []
        papers = FakePapers(recording(records))
        papers.fault = "printer.queue_stopped" if broken else ""
        yield FittedPapers(papers, records, lambda: len(papers.printed), _already)


class TestPress(PapersContract):
    """The papers thread before a folder."""

    undrawable_log = ("cannot show sheet",)

    @contextmanager
    def fitted(self, folder: Path, *, broken: bool) -> Iterator[FittedPapers]:
        """A folder that is none takes nothing."""
        place = folder / "sheets"
        if broken:
            place.write_bytes(b"in the way")
        records: Records = []
        rendering = Rendering(
            render_sheet, lambda pdf, width: page_pictures(pdf, width_px=width), lambda _sheet: b"%PDF-fire"
        )
        press = Press(
            recording(records),
            NoLabelPrinter(),
            FolderSheets("files", place),
            rendering,
            told=lambda _printer, _fault: None,
        )
        press.start()
        try:
            yield FittedPapers(press, records, lambda: len(list(folder.glob("sheets/*.pdf"))), _in_time)
        finally:
            assert press.stop()


def test_answers_come_on_the_main_thread_in_the_order_of_asking(qtbot: QtBot) -> None:
    records: Records = []

    def pages(sheet: SheetView) -> bytes:
        return sheet.sheet.encode()

    rendering = Rendering(pages, lambda _pdf, width: (white_png(width, 1),), lambda _sheet: b"")
    told: list[str] = []
    press = Press(
        recording(records),
        NoLabelPrinter(),
        NoSheets(),
        rendering,
        told=lambda printer, fault: told.append(f"{printer} {fault}"),
    )
    press.start()
    bridge = PapersBridge(press)
    came: list[tuple[object, bool]] = []
    sheet = frozen_sheet()

    def here(answer: object) -> None:
        came.append((answer, QThread.currentThread() is bridge.thread()))

    try:
        for width in range(1, 30):
            bridge.preview(sheet, width, here)
        bridge.print_sheet(sheet, here)
        qtbot.waitUntil(lambda: len(came) == 30, timeout=5000)
    finally:
        assert press.stop()
    assert [answer for answer, _ in came] == [
        *((white_png(width, 1),) for width in range(1, 30)),
        "printer.refused",
    ]
    assert all(main for _, main in came)


def test_after_the_window_closed_answers_are_ignored(qtbot: QtBot) -> None:
    papers = FakePapers(recording([]), late=True)
    bridge = PapersBridge(papers)
    came: list[object] = []
    bridge.preview(frozen_sheet(), 10, came.append)
    bridge.print_sheet(frozen_sheet(), came.append)
    bridge.drop_all()
    papers.settle()
    assert came == []
    bridge.print_sheet(frozen_sheet(), came.append)
    papers.settle()
    assert came == [""]


class NoSheets:
    """The port `SheetPrinter` that takes nothing."""

    name = "none"

    def print_sheet(self, pdf: bytes, title: str, on_way: object = None) -> str:
        """Never."""
        return "printer.refused"

    def settled(self) -> tuple[tuple[str, str], ...]:
        """Nothing was ever at work."""
        return ()


def _already(there: Callable[[], bool]) -> None:
    assert there()


def _in_time(there: Callable[[], bool]) -> None:
    assert until(there)


def test_news_of_a_print_come_before_its_end_and_none_after(qtbot: QtBot) -> None:
    papers = FakePapers(lambda _command, reply: reply(None), late=True)
    papers.on_way = ("printer.sheet_sent", "printer.sheet_printing")
    bridge, came = PapersBridge(papers), []
    bridge.print_sheet(frozen_sheet(), lambda end: came.append(("end", end)), came.append)
    papers.settle()
    assert came == ["printer.sheet_sent", "printer.sheet_printing", ("end", "")]
    bridge.drop_all()
    papers.settle()
    assert len(came) == 3
