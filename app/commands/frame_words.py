"""What a frame of a scale says, in words for whoever sets a scale up."""

from collections.abc import Mapping

from app.commands.plain_words import shown
from app.devices.scale.frame import Frame, FrameKind

_REJECTS: Mapping[str, str] = {
    "checksum": "the check does not hold: a byte was changed on its way, or another check is in use",
    "syntax": "this is not how this protocol looks: another protocol, or bytes are missing",
    "number": "where the figure should stand there is no number",
    "expanded": "the display is expanded (ten times finer than verified): switch that off at the scale",
    "not_ascii": "a byte beyond plain text: noise, another speed, or parity bits (7E1 read as 8N1)",
    "too_long": "no line is that long: another protocol or speed",
    "serial": "the serial number cannot be read",
}
_STATUSES: Mapping[str, str] = {
    "overload": "too heavy for the scale",
    "underload": "below the scale's range",
    "out_of_range": "above or below the scale's range",
    "not_zeroed": "just switched on and not zeroed yet",
    "not_executable": "busy, or not still in time",
    "bad_parameter": "a wrong parameter",
}


def frame_words(frame: Frame) -> tuple[str, ...]:
    """One line that says it, then one for each thing that follows from it."""
    match frame.kind:
        case FrameKind.WEIGHT:
            return _weight(frame)
        case FrameKind.STATUS:
            return (f"no weight: {_STATUSES.get(frame.status or '', frame.status)}",)
        case FrameKind.COUNT:
            return (f"a count of pieces, {frame.value}, and no weight: leave the counting mode",)
        case FrameKind.TARE:
            return (f"tare {frame.value} {frame.unit or '(the unit is not in the frame)'}",)
        case FrameKind.SERIAL:
            return (f"serial number {shown(frame.value or '')}",)
        case FrameKind.ACK:
            return (f"acknowledgement {frame.command or ''} {frame.status or ''}".rstrip(),)
        case FrameKind.ERROR:
            return (f"the scale did not understand: {frame.error or frame.code}",)
        case FrameKind.DEVICE_ERROR:
            return (f"the scale reports fault {frame.code} of its {frame.source}",)
        case FrameKind.HOST_COMMAND:
            return (f"a question to the scale at address {frame.address}: {frame.command}",)
        case FrameKind.INCOMPLETE:
            return ("incomplete: the end of the frame has not come, it is waited for",)
        case FrameKind.REJECT:
            return (f"rejected ({frame.reason}): {_REJECTS.get(frame.reason or '', 'not understood')}",)


def _weight(frame: Frame) -> tuple[str, ...]:
    unit = frame.unit or "(the unit is not in the frame: it must be named)"
    still = {
        True: "still, by the scale's own word",
        False: "moving, by the scale's own word",
        None: "the protocol does not say whether it is still: needs 8 equal frames over 1 s and a key",
    }[frame.stable]
    lines = [f"weight {frame.value} {unit}", f"    {still}"]
    if frame.net is not None:
        lines.append("    net" if frame.net else "    gross")
    if frame.tare is not None:
        lines.append(f"    tare {frame.tare} {frame.unit}")
    return tuple(lines)
