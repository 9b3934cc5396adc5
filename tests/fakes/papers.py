"""Papers without a thread or a printer: blank pages, and prints that are recorded as the real ones are."""

import struct
import zlib
from collections.abc import Callable

from app.floor.library_views import Incoming, ProcedurePaper
from app.floor.shift_commands import NoteSheetPrinted
from app.floor.shift_views import SheetView

NAME = "fake"
Ask = Callable[[object, Callable[[object], None]], None]
Drawn = tuple[bytes, ...] | str
Draw = Callable[[SheetView, int], Drawn]
NOT_DRAWN = "papers.not_rendered"


def blank_pages(sheet: SheetView, width_px: int) -> Drawn:
    """Two white A4 pages; the second is longer by a row for each signature. Without content, a fault."""
    if not sheet.content:
        return NOT_DRAWN
    return tuple(white_png(width_px, width_px * 297 // 210 + more) for more in (0, len(sheet.signatures)))


def white_png(width: int, height: int) -> bytes:
    """A white picture."""
    row = b"\x00" + b"\xff" * width
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(row * height)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(name, content) for name, content in parts)


def blank_procedure(_paper: ProcedurePaper, width_px: int) -> Drawn:
    """Two white pages."""
    return tuple(white_png(width_px, width_px * 297 // 210 + more) for more in (0, 1))


class FakePapers:
    """The port `Papers`. `fault` is what the printer says from now on.

    With `late`, replies wait for `settle`, as those of the papers thread do.
    """

    def __init__(self, ask: Ask, *, draw: Draw = blank_pages, late: bool = False) -> None:
        self.fault = ""
        self.on_way: tuple[str, ...] = ()
        self.printed: list[str] = []
        self.previewed: list[tuple[str, int]] = []
        self.fire_sheets: list[str | None] = []
        self.procedures: list[str] = []
        self.brought: tuple[Incoming, ...] = ()
        self.draw_procedure: Callable[[ProcedurePaper, int], Drawn] = blank_procedure
        self._ask = ask
        self._draw = draw
        self._late = late
        self._waiting: list[Callable[[], None]] = []

    def preview(self, sheet: SheetView, width_px: int, reply: Callable[[Drawn], None]) -> None:
        """Blank pages of this width, or the fault."""
        self.previewed.append((sheet.sheet, width_px))
        answer = self._draw(sheet, width_px)
        self._do(lambda: reply(answer))

    def print_sheet(
        self,
        sheet: SheetView,
        reply: Callable[[str], None],
        on_way: Callable[[str], None] | None = None,
    ) -> None:
        """Keep it, unless there is a fault; the record has it before the reply goes out."""

        def run_off() -> None:
            fault = self.fault
            for code in self.on_way if on_way is not None else ():
                on_way(code)
            if not fault:
                self.printed.append(sheet.sheet)
            self._ask(NoteSheetPrinted(sheet.sheet, NAME, fault), lambda _answer: reply(fault))

        self._do(run_off)

    def print_fire_sheet(self, pack: str | None, reply: Callable[[str], None]) -> None:
        """Keep for which pack it was asked, unless there is a fault."""

        def run_off() -> None:
            if not self.fault:
                self.fire_sheets.append(pack)
            reply(self.fault)

        self._do(run_off)

    def preview_procedure(self, paper: ProcedurePaper, width_px: int, reply: Callable[[Drawn], None]) -> None:
        """Blank pages of this width."""
        answer = self.draw_procedure(paper, width_px)
        self._do(lambda: reply(answer))

    def print_procedure(self, paper: ProcedurePaper, reply: Callable[[str], None]) -> None:
        """Keep what was printed, unless there is a fault."""

        def run_off() -> None:
            if not self.fault:
                self.procedures.append(paper.procedure.key)
            reply(self.fault)

        self._do(run_off)

    def incoming(self, reply: Callable[[tuple[Incoming, ...]], None]) -> None:
        """What was brought."""
        self._do(lambda: reply(self.brought))

    def settle(self) -> None:
        """Let everything asked come back."""
        while self._waiting:
            self._waiting.pop(0)()

    def _do(self, work: Callable[[], None]) -> None:
        if self._late:
            self._waiting.append(work)
        else:
            work()


def _part(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
