"""What a TSPL printer says of itself when it is asked <ESC>!?: one byte, a bit for each thing it lacks."""

from dataclasses import dataclass

ASK = b"\x1b!?"
LONGEST_ANSWER = 64
_HEAD, _JAM, _LABELS, _RIBBON, _PAUSE, _PRINTING, _COVER, _OTHER = (1 << bit for bit in range(8))


@dataclass(frozen=True, slots=True)
class TsplStatus:
    """The byte of the answer. Source: TSPL programming manual, status polling, <ESC>!?."""

    flags: int

    @property
    def fault(self) -> str:
        """What keeps the printer from printing, the cause before its consequences; "" when nothing does."""
        causes = (
            (_HEAD | _COVER, "printer.head_open"),
            (_JAM, "printer.paper_jam"),
            (_LABELS, "printer.out_of_labels"),
            (_RIBBON, "printer.ribbon_out"),
            (_OTHER, "printer.trouble"),
            (_PAUSE, "printer.paused"),
        )
        return next((code for bits, code in causes if self.flags & bits), "")

    @property
    def waiting(self) -> int:
        """1 while it prints."""
        return int(bool(self.flags & _PRINTING))


def parse_status(raw: bytes) -> TsplStatus | None:
    """Read the newest byte that came since the question; None when none came."""
    return TsplStatus(raw[-1]) if raw else None
