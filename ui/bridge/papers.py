"""The papers thread as the face reaches it: pictures of sheets and what the printer said come back here."""

from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QObject, Signal, Slot

from app.floor.library_views import LibraryPapers, ProcedurePaper
from app.floor.shift_views import SheetView

Then = Callable[[object], None]


class PapersBridge(QObject):
    """Lives on the main thread; what was asked for is delivered there, in the order of asking."""

    _answered = Signal(int, object)

    def __init__(self, papers: LibraryPapers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._papers = papers
        self._tickets = count(1)
        self._waiting: dict[int, Then] = {}
        self._lasting: set[int] = set()
        self._answered.connect(self._deliver)

    def preview(self, sheet: SheetView, width_px: int, then: Then) -> None:
        """`then` gets the pages as PNG pictures, or a fault code."""
        self._papers.preview(sheet, width_px, self._reply(then))

    def print_sheet(self, sheet: SheetView, then: Then, on_way: Then | None = None) -> None:
        """`then` gets "" when it is printed, else a stable code; `on_way` how the job stands until then."""
        if on_way is None:
            self._papers.print_sheet(sheet, self._reply(then))
            return
        news = self._reply(on_way, lasting=True)

        def last(answer: object) -> None:
            self._waiting.pop(news.ticket, None)
            then(answer)

        self._papers.print_sheet(sheet, self._reply(last), news)

    def print_fire_sheet(self, pack: str | None, then: Then) -> None:
        """`then` gets "" when the printer took the fire brigade's sheet, else a fault code."""
        self._papers.print_fire_sheet(pack, self._reply(then))

    def preview_procedure(self, paper: ProcedurePaper, width_px: int, then: Then) -> None:
        """`then` gets the pages of graph and card as PNG pictures, or a fault code."""
        self._papers.preview_procedure(paper, width_px, self._reply(then))

    def print_procedure(self, paper: ProcedurePaper, then: Then) -> None:
        """`then` gets "" when the printer took graph and card, else a fault code."""
        self._papers.print_procedure(paper, self._reply(then))

    def incoming(self, then: Then) -> None:
        """`then` gets the documents that somebody has brought."""
        self._papers.incoming(self._reply(then))

    def drop_all(self) -> None:
        """Forget who waits; what still comes is ignored."""
        self._waiting.clear()

    def _reply(self, then: Then, *, lasting: bool = False) -> "_Reply":
        ticket = next(self._tickets)
        self._waiting[ticket] = then
        if lasting:
            self._lasting.add(ticket)
        return _Reply(self, ticket)

    @Slot(int, object)
    def _deliver(self, ticket: int, answer: object) -> None:
        lasting = ticket in self._lasting and ticket in self._waiting
        then = self._waiting[ticket] if lasting else self._waiting.pop(ticket, None)
        if then is not None:
            then(answer)


class _Reply:
    """Called on the papers thread: only emits, so Qt carries the answer to the main thread."""

    def __init__(self, bridge: PapersBridge, ticket: int) -> None:
        self._bridge = bridge
        self.ticket = ticket

    def __call__(self, answer: object) -> None:
        self._bridge._answered.emit(self.ticket, answer)
