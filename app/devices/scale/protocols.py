"""Every protocol by its name: how its bytes are cut into frames, and how a frame is read."""

from app.devices.scale import yaohua
from app.devices.scale.and_standard import ACK, parse_and
from app.devices.scale.cut import Cutter, NextFrame, next_enclosed, next_fixed, next_line
from app.devices.scale.frame import Frame, FrameKind
from app.devices.scale.profile import Profile, ScaleProtocol
from app.devices.scale.sics_answer import parse_answer
from app.devices.scale.toledo import STX, length_of, parse_toledo, seen_bytes

_INCOMPLETE_OR_NONE = (FrameKind.REJECT, FrameKind.INCOMPLETE)


def parse_frame(raw: bytes, profile: Profile) -> Frame:
    """What a frame says; never raises."""
    match profile.protocol:
        case ScaleProtocol.MT_SICS:
            return parse_answer(raw)
        case ScaleProtocol.TOLEDO:
            return parse_toledo(raw, profile)
        case ScaleProtocol.AND:
            return parse_and(raw)
        case ScaleProtocol.YAOHUA_12:
            return yaohua.parse_12(raw, profile)
        case ScaleProtocol.YAOHUA_CMD:
            return yaohua.parse_cmd(raw, profile)
        case ScaleProtocol.YAOHUA_A12E:
            return yaohua.parse_a12e(raw)
        case ScaleProtocol.YAOHUA_EQ:
            return yaohua.parse_eq(raw, profile)


def cutter_of(profile: Profile) -> Cutter:
    """A fresh cutter for one connection to such a scale."""
    return Cutter(_next_frame(profile))


def _next_frame(profile: Profile) -> NextFrame:
    def sound(frame: bytes) -> bool:
        return parse_frame(frame, profile).kind not in _INCOMPLETE_OR_NONE

    def toledo(waiting: bytes) -> tuple[bytes, bytes]:
        seen = seen_bytes(waiting, profile)
        return next_fixed(waiting, first=bytes([STX]), length=length_of(profile), sound=sound, seen=seen)

    def twelve(waiting: bytes) -> tuple[bytes, bytes]:
        return next_fixed(waiting, first=yaohua.STX, length=yaohua.LENGTH_12, sound=sound)

    def equals(waiting: bytes) -> tuple[bytes, bytes]:
        return next_fixed(waiting, first=b"=", length=yaohua.LENGTH_EQ, sound=sound)

    def answer(waiting: bytes) -> tuple[bytes, bytes]:
        longest = yaohua.LENGTH_ANSWER
        return next_enclosed(waiting, first=yaohua.STX, last=yaohua.ETX, longest=longest)

    match profile.protocol:
        case ScaleProtocol.TOLEDO:
            return toledo
        case ScaleProtocol.YAOHUA_12:
            return twelve
        case ScaleProtocol.YAOHUA_EQ:
            return equals
        case ScaleProtocol.YAOHUA_CMD:
            return answer
        case ScaleProtocol.AND:
            return _line_or_ack
    return next_line


def _line_or_ack(waiting: bytes) -> tuple[bytes, bytes]:
    return (ACK, waiting[1:]) if waiting.startswith(ACK) else next_line(waiting)
