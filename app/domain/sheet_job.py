"""An A4 job between the station and the paper: what may be said of it before it is known to be out."""

from typing import Final

SENT: Final = "printer.sheet_sent"
WAITING: Final = "printer.sheet_waiting"
PRINTING: Final = "printer.sheet_printing"
UNSURE: Final = "printer.unsure"

GOES_ON: Final = frozenset({SENT, WAITING, PRINTING})
"""Nothing is wrong, and nothing is printed yet either."""
NEEDS_HANDS: Final = frozenset(
    f"printer.{word}" for word in ("out_of_paper", "toner_out", "sheet_jam", "cover_open", "a4_away")
)
"""The job waits for somebody at the printer, and comes out then."""
AT_WORK: Final = GOES_ON | NEEDS_HANDS | {"printer.stopped_with_sheet"}
"""The printing system has the job, and it is not out: never printed, and not failed."""
