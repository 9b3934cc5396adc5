"""Telling a scanner that types from a person who types, by the time between keys alone."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from app.domain.scanner_try import KEY_GAP_MS

SILENCE_MS: Final = 100
"""A scan without an ending key is over after this."""
LEAST_KEYS: Final = 4
LONGEST_KEYS: Final = 4096


class Take(Enum):
    """What becomes of the key just pressed."""

    KEEP = "keep"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to one key or one silence.

    `give_back` says that the keys kept so far were a person's and must be typed again, before the
    present key passes. `scanned` is a whole scan.
    """

    take: Take = Take.LEAVE
    give_back: bool = False
    scanned: str | None = None


@dataclass(slots=True)
class Burst:
    """The keys kept back until it is clear who pressed them. Times are those of the key events, in ms.

    `key_gap_ms` parts scanners from people: a scanner's keys follow each other within it.
    """

    keys: list[str] = field(default_factory=list)
    last_ms: int = 0
    key_gap_ms: int = KEY_GAP_MS

    def key(self, text: str, at_ms: int) -> Verdict:
        """A key that writes something."""
        former = self._over(at_ms)
        self.keys.append(text)
        self.last_ms = at_ms
        if len(self.keys) >= LONGEST_KEYS:
            return Verdict(Take.KEEP, scanned=self._taken())
        return Verdict(Take.KEEP, give_back=former.give_back, scanned=former.scanned)

    def ending(self, at_ms: int) -> Verdict:
        """Enter or Tab."""
        if self._is_scan() and at_ms - self.last_ms <= SILENCE_MS:
            return Verdict(Take.KEEP, scanned=self._taken())
        return self._given_up()

    def other(self) -> Verdict:
        """A key that writes nothing, or one held down: no scanner does that."""
        return self._given_up()

    def silence(self, at_ms: int) -> Verdict:
        """Nothing was pressed until now."""
        return self._over(at_ms)

    def wait_ms(self) -> int | None:
        """After how much silence it is worth asking again; None when nothing is kept."""
        if not self.keys:
            return None
        return (SILENCE_MS if self._is_scan() else self.key_gap_ms) + 1

    def _over(self, at_ms: int) -> Verdict:
        pause = at_ms - self.last_ms
        if self._is_scan():
            return Verdict(scanned=self._taken()) if pause > SILENCE_MS else Verdict()
        if self.keys and pause > self.key_gap_ms:
            return self._given_up()
        return Verdict()

    def _is_scan(self) -> bool:
        return len(self.keys) >= LEAST_KEYS

    def _taken(self) -> str:
        text = "".join(self.keys)
        self.keys.clear()
        return text

    def _given_up(self) -> Verdict:
        kept = bool(self.keys)
        self.keys.clear()
        return Verdict(give_back=kept)
