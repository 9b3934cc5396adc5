"""What every way to print an A4 sheet must do, whether it leads to a queue or into a folder."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.floor.ports import SheetPrinter
from tests.hostile import HOSTILE

SHEET = b"%PDF-1.4\n" + bytes(range(256)) * 2000 + b"\n%%EOF\n"
OTHER = SHEET.replace(b"1.4", b"1.7")


@dataclass(frozen=True, slots=True)
class FittedSheets:
    """A sheet printer, what came out (in any order), and a way to put it right."""

    printer: SheetPrinter
    came: Callable[[], list[bytes]]
    mend: Callable[[], None]


class SheetPrinterContract(ABC):
    """Run over every sheet printer."""

    @abstractmethod
    def fitted(self, folder: Path, path: pytest.MonkeyPatch, *, broken: bool) -> FittedSheets:
        """A printer; a broken one takes nothing until it is mended. `path` may change the PATH."""

    def test_has_a_name(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        assert self.fitted(tmp_path, monkeypatch, broken=False).printer.name.strip()

    def test_a_sheet_comes_out_byte_for_byte(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        fitted = self.fitted(tmp_path, monkeypatch, broken=False)
        assert fitted.printer.print_sheet(SHEET, "Handover H-2611-003") == ""
        assert fitted.came() == [SHEET]

    def test_two_sheets_of_one_title_both_come_out(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fitted = self.fitted(tmp_path, monkeypatch, broken=False)
        assert [fitted.printer.print_sheet(pdf, "交接班") for pdf in (SHEET, OTHER)] == ["", ""]
        assert sorted(fitted.came()) == sorted([SHEET, OTHER])

    def test_a_broken_one_says_so_and_prints_when_mended(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fitted = self.fitted(tmp_path, monkeypatch, broken=True)
        assert fitted.printer.print_sheet(SHEET, "x").startswith("printer.")
        assert fitted.came() == []
        fitted.mend()
        assert fitted.printer.print_sheet(SHEET, "x") == ""
        assert fitted.came() == [SHEET]

    @pytest.mark.parametrize("title", HOSTILE)
    def test_a_hostile_title_is_a_title(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, title: str
    ) -> None:
        fitted = self.fitted(tmp_path, monkeypatch, broken=False)
        assert fitted.printer.print_sheet(b"%PDF", title) == ""
        assert fitted.came() == [b"%PDF"]
