"""What a ZPL printer says of itself when it is asked ~HS: three lines of numbers between STX and ETX."""

import re
from dataclasses import dataclass

ASK = b"~HS\r\n"
LONGEST_ANSWER = 512  # bytes; a true answer has about 80
_WORD = rb"[0-9A-Z]{1,8}"
_END = rb"\x03[\r\n]*"
# The last line (a password and whether there is static memory) is only seen to be there.
_LINES = re.compile(
    rb"\x02(?P<one>%b(?:,%b){11})%b\x02(?P<two>%b(?:,%b){10})%b\x02%b,%b\x03"
    % (_WORD, _WORD, _END, _WORD, _WORD, _END, _WORD, _WORD)
)


@dataclass(frozen=True, slots=True)
class HostStatus:
    """The flags that matter, and how many labels are still on their way out.

    Source: ZPL II programming guide, ~HS, strings 1 and 2.
    """

    out_of_labels: bool
    paused: bool
    head_open: bool
    ribbon_out: bool
    too_hot: bool
    buffer_full: bool
    waiting: int

    @property
    def fault(self) -> str:
        """What keeps the printer from printing, the cause before its consequences; "" when nothing does."""
        causes = (
            (self.head_open, "printer.head_open"),
            (self.out_of_labels, "printer.out_of_labels"),
            (self.ribbon_out, "printer.ribbon_out"),
            (self.too_hot, "printer.too_hot"),
            (self.paused, "printer.paused"),
            (self.buffer_full, "printer.busy"),
        )
        return next((code for true, code in causes if true), "")


def parse_status(raw: bytes) -> HostStatus | None:
    """Read the last whole answer in these bytes; None when there is none in the form of the guide."""
    answers = list(_LINES.finditer(raw))
    if not answers:
        return None
    one, two = (answers[-1][line].split(b",") for line in ("one", "two"))
    try:
        return HostStatus(
            out_of_labels=int(one[1]) != 0,
            paused=int(one[2]) != 0,
            head_open=int(two[2]) != 0,
            ribbon_out=int(two[3]) != 0,
            too_hot=int(one[11]) != 0,
            buffer_full=int(one[5]) != 0,
            waiting=int(one[4]) + int(two[8]),
        )
    except ValueError:
        return None
