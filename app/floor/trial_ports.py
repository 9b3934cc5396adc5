"""The port through which lines of this computer are tried."""

from typing import Protocol

from app.domain.candidate import BytesHeard, Candidate


class DeviceTrials(Protocol):
    """Lines of this computer as somebody tries them. Every call comes back at once."""

    def candidates(self) -> tuple[Candidate, ...]:
        """What this computer has now."""

    def listen(self, port: str, baud: int) -> None:
        """Listen to this line and to no other; nothing is sent."""

    def heard(self) -> BytesHeard | None:
        """What came so far; None while nothing is listened to."""

    def hush(self) -> bool:
        """Listen no more; False when that did not end in time."""
