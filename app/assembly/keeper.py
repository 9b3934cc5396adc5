"""Makes a backup when a shift closes, on its own thread: saving goes on meanwhile."""

import logging
from collections.abc import Callable

from app.assembly.backups import Backup, BackupFailed
from app.floor.shift_commands import FreezeSheet, SignSheet
from app.floor.views import BackupNow
from app.loops import InboxLoop, LatestValue

LOG = logging.getLogger(__name__)

_DEADLINE_S = 20.0


class BackupKeeper:
    """One backup at a time; asked again while one is made, it makes one more after it, not two.

    `make` is handed what it must call between pieces, and copies until that raises.
    """

    def __init__(self, make: Callable[[Callable[[], None]], Backup], last: Backup | None) -> None:
        self._make = make
        self._asked = 0
        self._ending = False
        self.now: LatestValue[BackupNow] = LatestValue()
        self.now.put(BackupNow(last.made_at if last is not None else None))
        self._loop: InboxLoop[int] = InboxLoop("backup", self._handle)

    def start(self) -> None:
        """Begin to wait for shifts to close."""
        self._loop.start()

    def heed(self, command: object) -> None:
        """A command was done: a shift closes when its sheet is frozen, and when the incoming side signs."""
        if isinstance(command, FreezeSheet) or (
            isinstance(command, SignSheet) and command.side != "outgoing"
        ):
            self.ask()

    def ask(self) -> None:
        """Make one."""
        self._asked += 1
        self._loop.post(self._asked)

    def stop(self) -> bool:
        """Finish what was asked while there is time, then give it up; False when the thread does not end."""
        if self._loop.stop(_DEADLINE_S):
            return True
        self._ending = True
        return self._loop.stop()

    def _handle(self, number: int) -> None:
        if number < self._asked:
            return  # a later request stands for this one
        before = self.now.get()
        good_at = before.good_at if before is not None else None
        try:
            made = self._make(self._breathe)
        except BackupFailed as fault:
            LOG.error("no backup was made: %s", fault.code)
            self.now.put(BackupNow(good_at, fault.code))
        else:
            self.now.put(BackupNow(made.made_at))

    def _breathe(self) -> None:
        if self._ending:
            raise BackupFailed("backup.given_up")
