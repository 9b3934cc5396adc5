"""A pretended scale on a pseudo-terminal: to the station it is a serial port that can be pulled out."""

import os
import select
import tty
from collections.abc import Callable
from pathlib import Path

from app.devices.scale.profile import SICS, Profile
from app.devices.simulators.bench_scale import BenchScale
from app.devices.simulators.scale_wire import Mouth
from app.loops import StoppableLoop

_LOOK_S = 0.01
_CHUNK = 4096


class ScalePty:
    """Speaks for a `BenchScale` behind `path`, a name that stays while the port behind it comes and goes.

    Like a USB adapter: pulling the scale's plug takes the port away under whoever has it open, plugging in
    brings another one, and `path` (as names in /dev/serial/by-id do) leads to it again.
    """

    def __init__(self, scale: BenchScale, path: Path, profile: Profile = SICS) -> None:
        self._scale = scale
        self._profile = profile
        self.path = path
        self._ends: tuple[int, int] | None = None
        self._mouth = Mouth(scale, profile)
        self._plug_in()
        self._loop = StoppableLoop("scale-pty", self._turn)

    def start(self) -> None:
        """Begin to speak behind `path`."""
        self._loop.start()

    def stop(self) -> bool:
        """Take the port away; False when the thread did not end."""
        ended = self._loop.stop()
        self._pull_out()
        return ended

    def _turn(self, wait: Callable[[float], bool]) -> None:
        if self._scale.plugged and self._ends is None:
            self._plug_in()
        elif not self._scale.plugged:
            self._pull_out()
        if self._ends is None:
            wait(_LOOK_S)
            return
        ours = self._ends[0]
        if select.select([ours], [], [], _LOOK_S)[0]:
            self._say(ours, self._mouth.hear(os.read(ours, _CHUNK)))
        self._say(ours, self._mouth.send())
        wait(0.0)

    def _say(self, ours: int, said: bytes) -> None:
        """What nobody reads is lost, as on a wire."""
        if said and select.select([], [ours], [], 0)[1]:
            os.write(ours, said)

    def _plug_in(self) -> None:
        ours, theirs = os.openpty()
        tty.setraw(theirs)  # else what we say before anybody listens comes back to us as an echo
        self._ends = (ours, theirs)
        self._mouth = Mouth(self._scale, self._profile)
        self.path.symlink_to(os.ttyname(theirs))

    def _pull_out(self) -> None:
        if self._ends is None:
            return
        self.path.unlink(missing_ok=True)
        for end in self._ends:
            os.close(end)
        self._ends = None
