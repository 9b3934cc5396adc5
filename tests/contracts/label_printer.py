"""What every label printer must do, whether labels come out of a head or lie in a folder."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from app.domain.label import Label
from app.floor.ports import LabelPrinter
from app.papers.label_zpl import label_zpl
from tests.fakes.labels import LABELS, MODULE, PLANT, ZPL, both_symbols, burnt
from tests.hostile import HOSTILE


@dataclass(frozen=True, slots=True)
class Fitted:
    """A printer, the jobs that came to it (ZPL, oldest job first), and a way to put it right."""

    printer: LabelPrinter
    came: Callable[[], list[bytes]]
    mend: Callable[[], None]


def drawn(label: Label) -> bytes:
    """How labels are drawn for the printers of these tests."""
    return label_zpl(label, zone=PLANT)


class LabelPrinterContract(ABC):
    """Run over every label printer."""

    @abstractmethod
    def fitted(self, folder: Path, *, broken: bool) -> AbstractContextManager[Fitted]:
        """A printer that draws with `drawn`; a broken one takes nothing until it is mended."""

    def test_has_a_short_name(self, tmp_path: Path) -> None:
        with self.fitted(tmp_path, broken=False) as fitted:
            assert fitted.printer.name.strip()
            assert len(fitted.printer.name) <= 20

    def test_a_label_comes_out_whole(self, tmp_path: Path) -> None:
        with self.fitted(tmp_path, broken=False) as fitted:
            assert fitted.printer.print_label(MODULE) == ""
            (job,) = fitted.came()
        assert burnt(job).codes == both_symbols(MODULE)

    def test_none_is_swallowed(self, tmp_path: Path) -> None:
        jobs = sorted(LABELS.values(), key=lambda label: label.job)
        with self.fitted(tmp_path, broken=False) as fitted:
            assert [fitted.printer.print_label(label) for label in jobs] == [""] * len(jobs)
            assert fitted.came() == [drawn(label) for label in jobs]

    def test_a_reprint_does_not_take_the_place_of_the_original(self, tmp_path: Path) -> None:
        with self.fitted(tmp_path, broken=False) as fitted:
            for print_no in (1, 2, 3):
                assert fitted.printer.print_label(replace(MODULE, print_no=print_no)) == ""
            assert fitted.came() == [drawn(replace(MODULE, print_no=number)) for number in (1, 2, 3)]

    def test_a_broken_one_says_so_and_prints_the_same_job_once_when_mended(self, tmp_path: Path) -> None:
        with self.fitted(tmp_path, broken=True) as fitted:
            for _ in range(2):
                assert fitted.printer.print_label(MODULE).startswith("printer.")
                assert fitted.came() == []
            fitted.mend()
            assert fitted.printer.print_label(MODULE) == ""
            assert fitted.came() == [drawn(MODULE)]

    def test_a_label_that_cannot_be_drawn_is_a_fault(self, tmp_path: Path) -> None:
        with self.fitted(tmp_path, broken=False) as fitted:
            assert fitted.printer.print_label(replace(MODULE, text="电池")) == "printer.not_drawable"
            assert fitted.came() == []

    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_texts_come_out_as_one_picture_or_as_a_fault(self, tmp_path: Path, text: str) -> None:
        label = replace(MODULE, job=text, title_en=text, lines=((text, text, text),))
        with self.fitted(tmp_path, broken=False) as fitted:
            assert fitted.printer.print_label(label) == ""
            assert fitted.printer.print_label(replace(label, text=text)) in ("", "printer.not_drawable")
            for job in fitted.came():
                assert ZPL.fullmatch(job)
