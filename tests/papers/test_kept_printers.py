"""Printers that only keep what they are given are held to what the real ones promise."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.contracts.label_printer import Fitted, LabelPrinterContract, drawn
from tests.contracts.sheet_printer import FittedSheets, SheetPrinterContract
from tests.fakes.printers import KeptLabels, KeptSheets


class TestKeptLabels(LabelPrinterContract):
    """The fake keeps what the real ones promise."""

    @contextmanager
    def fitted(self, folder: Path, *, broken: bool) -> Iterator[Fitted]:
        """Out of labels until it is mended."""
        printer = KeptLabels(drawn)
        printer.fault = "printer.out_of_labels" if broken else ""
        yield Fitted(printer, lambda: list(printer.jobs), lambda: setattr(printer, "fault", ""))


class TestKeptSheets(SheetPrinterContract):
    """The fake keeps what the real ones promise."""

    def fitted(self, folder: Path, path: pytest.MonkeyPatch, *, broken: bool) -> FittedSheets:
        """Stopped until it is mended."""
        printer = KeptSheets()
        printer.fault = "printer.queue_stopped" if broken else ""
        return FittedSheets(printer, lambda: list(printer.sheets), lambda: setattr(printer, "fault", ""))
