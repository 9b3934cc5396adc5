"""What every way to see and print a sheet must do, whether a thread stands behind it or a list."""

import struct
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from app.floor import commands as ask
from app.floor.ports import Papers
from app.floor.shift_commands import FreezeSheet, NoteSheetPrinted
from app.floor.shift_views import SheetView
from tests.fakes.floor import BO, Floor

Records = list[NoteSheetPrinted]


@dataclass(frozen=True, slots=True)
class FittedPapers:
    """Papers, what they told the records, how often something was printed, and a way to wait for replies."""

    papers: Papers
    records: Records
    printed: Callable[[], int]
    wait: Callable[[Callable[[], bool]], None]


def frozen_sheet() -> SheetView:
    """A sheet of a short shift."""
    floor = Floor()
    floor.sign_in()
    floor.received()
    floor.saved(ask.NoteDevice("scale", "ready", "lost", "line.silent"))
    view = floor.do(FreezeSheet(BO.number))
    assert isinstance(view, SheetView), view
    return view


class PapersContract(ABC):
    """Run over everything that screens see papers through."""

    undrawable_log: tuple[str, ...] = ()
    """Lines that a sheet which cannot be drawn leaves in the log."""

    @abstractmethod
    def fitted(self, folder: Path, *, broken: bool) -> AbstractContextManager[FittedPapers]:
        """Papers whose printer, when broken, takes nothing."""

    def test_pages_are_pictures_of_the_width_that_was_asked_for(self, tmp_path: Path) -> None:
        with self.fitted(tmp_path, broken=False) as fitted:
            for width in (300, 911):
                (pages,) = _preview(fitted, frozen_sheet(), width)
                assert isinstance(pages, tuple)
                assert pages
                assert {png_width(page) for page in pages} == {width}

    def test_the_same_sheet_has_the_same_pages(self, tmp_path: Path) -> None:
        sheet = frozen_sheet()
        with self.fitted(tmp_path, broken=False) as fitted:
            assert _preview(fitted, sheet, 400) == _preview(fitted, sheet, 400)

    def test_looking_prints_and_records_nothing(self, tmp_path: Path) -> None:
        with self.fitted(tmp_path, broken=False) as fitted:
            _preview(fitted, frozen_sheet(), 300)
            assert (fitted.printed(), fitted.records) == (0, [])

    def test_a_print_is_recorded_before_it_is_told(self, tmp_path: Path) -> None:
        sheet = frozen_sheet()
        with self.fitted(tmp_path, broken=False) as fitted:
            known: list[int] = []
            said: list[str] = []

            def told(fault: str) -> None:
                known.append(len(fitted.records))
                said.append(fault)

            fitted.papers.print_sheet(sheet, told)
            fitted.wait(lambda: bool(said))
            assert (said, known, fitted.printed()) == ([""], [1], 1)
            (noted,) = fitted.records
            assert (noted.sheet, noted.fault) == (sheet.sheet, "")
            assert noted.printer

    def test_a_broken_printer_says_so_and_the_record_has_it(self, tmp_path: Path) -> None:
        sheet = frozen_sheet()
        with self.fitted(tmp_path, broken=True) as fitted:
            said: list[str] = []
            fitted.papers.print_sheet(sheet, said.append)
            fitted.wait(lambda: bool(said))
            assert said[0].startswith("printer.")
            assert [(noted.sheet, noted.fault) for noted in fitted.records] == [(sheet.sheet, said[0])]
            assert fitted.printed() == 0
            (pages,) = _preview(fitted, sheet, 300)
            assert isinstance(pages, tuple)

    def test_a_sheet_that_cannot_be_drawn_is_a_fault_and_not_the_end(
        self, tmp_path: Path, expected_log: Callable[[str], None]
    ) -> None:
        for line in self.undrawable_log:
            expected_log(line)
        with self.fitted(tmp_path, broken=False) as fitted:
            (fault,) = _preview(fitted, undrawable(), 300)
            assert fault == "papers.not_rendered"
            (pages,) = _preview(fitted, frozen_sheet(), 300)
            assert isinstance(pages, tuple)


def undrawable() -> SheetView:
    """A sheet without its content."""
    return replace(frozen_sheet(), content={})


def png_width(page: bytes) -> int:
    """Width in px, from the picture's head."""
    assert page.startswith(b"\x89PNG\r\n\x1a\n")
    (width,) = struct.unpack(">I", page[16:20])
    return int(width)


def _preview(fitted: FittedPapers, sheet: SheetView, width: int) -> list[tuple[bytes, ...] | str]:
    came: list[tuple[bytes, ...] | str] = []
    fitted.papers.preview(sheet, width, came.append)
    fitted.wait(lambda: bool(came))
    return came
