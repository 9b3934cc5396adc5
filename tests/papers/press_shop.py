"""The papers thread between records that a test writes and printers that it breaks."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from app.domain.fire_sheet import FireSheet
from app.domain.label import Label
from app.floor.commands import AskFireSheet
from app.floor.output_commands import (
    AskLabelsOwed,
    AskLabelsToPrint,
    BeginLabel,
    EndBrokenPrints,
    NoteLabel,
)
from app.floor.output_views import LabelOrder, LabelsToPrint
from app.floor.shift_commands import NoteSheetPrinted
from app.floor.shift_views import SheetView
from app.papers.press import Press, Rendering
from app.papers.preview import page_pictures
from tests.contracts.label_printer import drawn
from tests.fakes.desk import RecordingDesk
from tests.fakes.printers import KeptLabels, KeptSheets
from tests.papers.test_preview import two_pages


@dataclass
class Records:
    """What the records say of labels and sheets: waiting orders, and what was noted of each.

    `deaf` records keep no note, as when the station dies first; `answer` stands in for the orders.
    """

    waiting: list[Label] = field(default_factory=list)
    notes: list[NoteLabel] = field(default_factory=list)
    sheets: list[NoteSheetPrinted] = field(default_factory=list)
    owed: list[Label] = field(default_factory=list)
    begun: list[str] = field(default_factory=list)
    begin_answer: object = True
    deaf: bool = False
    answer: object = None
    sheet_answer: object = True
    fire: object = FireSheet(datetime(2026, 11, 26, tzinfo=UTC), "P-1", {})

    def answers(self, command: object) -> object:
        """As the desk would."""
        if isinstance(command, NoteLabel):
            self.notes.append(command)
            if not self.deaf:
                self.waiting = [one for one in self.waiting if one.job != command.job]
            return True
        if isinstance(command, AskFireSheet):
            return self.fire
        if isinstance(command, NoteSheetPrinted):
            self.sheets.append(command)
            return self.sheet_answer
        if isinstance(command, BeginLabel):
            self.begun.append(command.job)
            return self.begin_answer
        if isinstance(command, EndBrokenPrints | AskLabelsOwed):
            return LabelsToPrint(tuple(map(LabelOrder, self.owed)))
        assert isinstance(command, AskLabelsToPrint), command
        return self.answer or LabelsToPrint(tuple(map(LabelOrder, self.waiting)))


@dataclass
class Shop:
    """The papers thread between its records and its printers; with `deaf`, nobody hears what is told."""

    records: Records = field(default_factory=Records)
    labels: KeptLabels = field(default_factory=lambda: KeptLabels(drawn))
    sheets: KeptSheets = field(default_factory=KeptSheets)
    told: list[tuple[str, str]] = field(default_factory=list)
    deaf: Exception | None = None

    def press(self, *, deadline_s: float = 10.0, look_s: float = 10.0) -> Press:
        """Not yet started."""
        desk = RecordingDesk(self.records.answers)
        rendering = Rendering(
            drawn_sheet, lambda pdf, width: page_pictures(pdf, width_px=width), drawn_fire_sheet
        )
        return Press(
            desk.ask,
            self.labels,
            self.sheets,
            rendering,
            told=self._hear,
            deadline_s=deadline_s,
            look_s=look_s,
        )

    def _hear(self, printer: str, fault: str) -> None:
        if self.deaf is not None:
            raise self.deaf
        self.told.append((printer, fault))

    @contextmanager
    def open(self, look_s: float = 10.0) -> Iterator[Press]:
        """The papers thread at work; it ends with the block, and has then done all it was given."""
        press = self.press(look_s=look_s)
        press.start()
        try:
            yield press
        finally:
            assert press.stop()


def sheet(name: str = "S-1") -> SheetView:
    """A sheet; one without a name cannot be drawn."""
    at = datetime(2026, 11, 2, 8, 31, tzinfo=UTC)
    return SheetView(name, "CHECK", 1, 7, at, {}, (), (), {}, 0, "", None)


def drawn_fire_sheet(sheet: FireSheet) -> bytes:
    """Names the pack in alarm; a sheet about none cannot be drawn."""
    if not sheet.alarm:
        raise KeyError("alarm")
    return f"%PDF fire {sheet.alarm}".encode()


def drawn_sheet(view: SheetView) -> bytes:
    """Two pages."""
    if not view.sheet:
        raise KeyError("A")
    return two_pages()
