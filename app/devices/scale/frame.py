"""One frame from a scale and what it says, whatever its protocol."""

from dataclasses import dataclass
from enum import Enum


class FrameKind(Enum):
    """What kind of frame it is."""

    WEIGHT = "weight"
    STATUS = "status"
    ACK = "ack"
    ERROR = "error"
    DEVICE_ERROR = "device_error"
    TARE = "tare"
    SERIAL = "serial"
    COUNT = "count"
    HOST_COMMAND = "host_command"
    INCOMPLETE = "incomplete"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Frame:
    """One parsed frame; what a kind has no use for stays None, and a frame with a status has no value.

    `value` and `tare` keep the digits as printed, without the zeros and blanks that only fill the field.
    `stable` is None where the protocol has no such flag, `net` where it does not tell net from gross.
    `status` is a word for weights and the protocol's own letter for acknowledgements; `code` and `source`
    belong to errors, `reason` to rejects, `address` to protocols that several scales share a line with.
    """

    kind: FrameKind
    command: str | None = None
    address: str | None = None
    stable: bool | None = None
    value: str | None = None
    unit: str | None = None
    net: bool | None = None
    tare: str | None = None
    status: str | None = None
    error: str | None = None
    code: str | None = None
    source: str | None = None
    reason: str | None = None

    def as_vector(self) -> dict[str, object]:
        """The frame as test vectors write it: absent things left out, but `stable` said of each weight."""
        told = self.kind in (FrameKind.ACK, FrameKind.HOST_COMMAND)
        named: dict[str, object | None] = {
            "kind": self.kind.value,
            "command": self.command if told else None,
            "address": self.address if told else None,
            "stable": self.stable,
            "value": self.value,
            "unit": self.unit,
            "net": self.net,
            "tare": self.tare,
            "status": self.status,
            "error": self.error,
            "code": self.code,
            "source": self.source,
            "reason": self.reason,
        }
        said = {key: value for key, value in named.items() if value is not None}
        return {**said, "stable": self.stable} if self.kind is FrameKind.WEIGHT else said


INCOMPLETE = Frame(FrameKind.INCOMPLETE)
"""What may become a frame when more comes in: to be waited for, never read."""


def reject(reason: str) -> Frame:
    """What is no frame of this protocol; `reason` is a stable word: syntax, checksum, number, too_long..."""
    return Frame(FrameKind.REJECT, reason=reason)
