"""Printers that keep what they are given, and refuse or break when a test wants them to."""

from collections.abc import Callable

from app.domain.label import Label


class KeptLabels:
    """The port `LabelPrinter` over a list. `fault` is what it says from now on, `defect` what it raises."""

    name = "L9"

    def __init__(self, draw: Callable[[Label], bytes]) -> None:
        self.fault = ""
        self.defect: Exception | None = None
        self.tried: list[str] = []
        self.jobs: list[bytes] = []
        self._draw = draw

    def print_label(self, label: Label) -> str:
        """Keep the drawn label, unless something is wrong."""
        self.tried.append(label.job)
        if self.defect is not None:
            raise self.defect
        if self.fault:
            return self.fault
        try:
            self.jobs.append(self._draw(label))
        except ValueError:
            return "printer.not_drawable"
        return ""

    def look(self) -> str:
        """What it would say."""
        return self.fault


class KeptSheets:
    """The port `SheetPrinter` over a list. `before` is done first, as long as it takes."""

    name = "A4-9"

    def __init__(self, before: Callable[[], object] = bool) -> None:
        self.fault = ""
        self.defect: Exception | None = None
        self.sheets: list[bytes] = []
        self.ended: list[tuple[str, str]] = []
        self._before = before

    def print_sheet(self, pdf: bytes, title: str, on_way: object = None) -> str:
        """Keep the sheet, unless something is wrong."""
        self._before()
        if self.defect is not None:
            raise self.defect
        if not self.fault:
            self.sheets.append(pdf)
        return self.fault

    def settled(self) -> tuple[tuple[str, str], ...]:
        """What has ended since, told once."""
        ended, self.ended = tuple(self.ended), []
        return ended
