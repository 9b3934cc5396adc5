"""The bench's voice: tones through this computer's loudspeaker, played by a program of the system."""

import logging
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.domain.tone import Tone
from app.loops import StoppableLoop

# The sound server of today, the one before it, and the bare sound card; the first one found plays.
PLAYERS = ("pw-play", "paplay", "aplay")
ALARM_FILE = "emergency.wav"
MOST_AT_ONCE = 3
TOO_LATE_S = 3.0  # the longest tone lasts 1 s; what plays later would speak of something long past
_LOOK_S = 0.1
_RETRY_S = 0.5  # after a player that failed: no faster, for a failing one ends at once
_END_S = 1.0

_LOG = logging.getLogger(__name__)
_Child = subprocess.Popen[bytes]


def tone_file(tone: Tone) -> str:
    """The name of a tone's file."""
    return f"{tone.value}.wav"


def find_player() -> Path | None:
    """The full path of the program that can play, or None when there is none on the PATH."""
    found = (shutil.which(name) for name in PLAYERS)
    return next((Path(place).absolute() for place in found if place), None)


@dataclass(frozen=True, slots=True)
class _Playing:
    child: _Child
    since_s: float


class SpeakerTones:
    """The port `Tones` on a computer that may have a loudspeaker; `folder` holds the WAV files.

    The player is looked for once, when this is made. Without one everything stays silent. Call it from one
    thread only. Nothing here raises, and nothing waits for a sound to end.
    """

    def __init__(self, folder: Path, *, too_late_s: float = TOO_LATE_S) -> None:
        self._folder = folder.absolute()
        self._player = find_player()
        self._too_late_s = too_late_s
        self._playing: list[_Playing] = []
        self._alarm: StoppableLoop | None = None
        self._told = False

    @property
    def available(self) -> bool:
        """Whether there is a program that can play; whether anybody hears it, no program knows."""
        return self._player is not None

    def play(self, name: Tone) -> None:
        """Play a tone once. Dropped during the alarm, and while three others are still playing."""
        self._clear(self._too_late_s)
        if self._alarm is None and len(self._playing) < MOST_AT_ONCE:
            child = self._begin(tone_file(name))
            if child is not None:
                self._playing.append(_Playing(child, time.monotonic()))

    def start_alarm(self) -> None:
        """Sound the alarm, and again and again until it is stopped. Tones that are playing end."""
        if self._player is not None and self._alarm is None:
            self._clear(0.0)
            alarm = StoppableLoop("alarm", self._sound_alarm)
            try:
                alarm.start()
                self._alarm = alarm
            except RuntimeError as fault:  # the system gives no further thread
                _LOG.warning("tones.no_alarm %s", fault)

    def stop_alarm(self) -> None:
        """Silence, at once."""
        if self._alarm is not None:
            self._alarm.stop(2 * _END_S)
            self._alarm = None

    def close(self) -> None:
        """End whatever sounds: the station is closing."""
        self.stop_alarm()
        self._clear(0.0)

    def _clear(self, too_late_s: float) -> None:
        # A player that hangs would keep its place for ever and, once let go, accept a pack of long ago.
        still = []
        now_s = time.monotonic()
        for playing in self._playing:
            if playing.child.poll() is None:
                if now_s - playing.since_s < too_late_s:
                    still.append(playing)
                else:
                    _end(playing.child)
        self._playing = still

    def _sound_alarm(self, wait: Callable[[float], bool]) -> None:
        child = self._begin(ALARM_FILE)
        if child is None:
            wait(_RETRY_S)
            return
        while child.poll() is None:
            if wait(_LOOK_S):
                _end(child)
                return
        if child.returncode != 0:
            wait(_RETRY_S)

    def _begin(self, file: str) -> _Child | None:
        if self._player is None:
            return None
        try:
            return subprocess.Popen(  # noqa: S603 - a fixed program and our own file, by their full paths
                [self._player, self._folder / file],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except (OSError, ValueError) as fault:
            self._tell(fault)
            return None

    def _tell(self, fault: Exception) -> None:
        # Once: the alarm tries twice a second, and a log full of it would hide everything else.
        if not self._told:
            self._told = True
            _LOG.warning("tones.player_failed %s", fault)


class NoTones:
    """The port `Tones` where silence is wanted."""

    available = False

    def play(self, name: Tone) -> None:
        """Nothing is heard."""

    def start_alarm(self) -> None:
        """Nothing is heard."""

    def stop_alarm(self) -> None:
        """Nothing was heard."""

    def close(self) -> None:
        """Nothing is to be ended."""


def _end(child: _Child) -> None:
    # Killed, not asked: a player keeps nothing, and silence must not depend on its goodwill.
    try:
        child.kill()
        child.wait(_END_S)
    except (OSError, subprocess.TimeoutExpired) as fault:
        _LOG.warning("tones.player_stays %s", fault)
