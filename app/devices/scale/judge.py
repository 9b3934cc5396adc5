"""What a frame is worth at one scale: a mass that its plate allows, or the reason why it is none."""

from app.devices.scale.frame import Frame, FrameKind
from app.domain.reading import Instrument, Unread
from app.domain.units import Mass, NotAnAmount, parse_mass

_STATUS = {
    "overload": Unread.OVERLOAD,
    "underload": Unread.UNDERLOAD,
    "out_of_range": Unread.OUT_OF_RANGE,
    "not_zeroed": Unread.NOT_ZEROED,
    "not_executable": Unread.NOT_EXECUTABLE,
    "bad_parameter": Unread.DEVICE_ERROR,
}
# A&D: communication fault; not ready and not stable (GC manual, "error codes").
_ERROR_CODE = {"E00": Unread.BAD_FRAME, "E02": Unread.NOT_EXECUTABLE, "E11": Unread.NOT_EXECUTABLE}
_UNIT_ZEROS = {"mg": 0, "g": 3, "kg": 6, "t": 9}


def judge(frame: Frame, instrument: Instrument) -> Mass | Unread:
    """The mass in a frame, moving or not, or why it is none that this scale can weigh."""
    match frame.kind:
        case FrameKind.WEIGHT:
            return _weight(frame, instrument)
        case FrameKind.STATUS:
            return _STATUS.get(frame.status or "", Unread.DEVICE_ERROR)
        case FrameKind.DEVICE_ERROR:
            return Unread.DEVICE_ERROR
        case FrameKind.ERROR if frame.code is not None:
            return _ERROR_CODE.get(frame.code, Unread.DEVICE_ERROR)
        case FrameKind.ERROR:
            return Unread.BAD_FRAME if frame.error == "transmission" else Unread.DEVICE_ERROR
        case FrameKind.COUNT:
            return Unread.WRONG_UNIT
        case FrameKind.REJECT if frame.reason == "checksum":
            return Unread.CHECKSUM
    return Unread.BAD_FRAME


def _weight(frame: Frame, instrument: Instrument) -> Mass | Unread:
    mass = plain_mass(frame, instrument)
    return mass if isinstance(mass, Unread) else _out_of_range(mass.milligrams, instrument) or mass


def plain_mass(frame: Frame, instrument: Instrument) -> Mass | Unread:
    """The figure of a weight frame, whether or not the plate allows to weigh so much or so little."""
    if frame.value is None:
        return Unread.BAD_FRAME
    if frame.unit not in _UNIT_ZEROS:
        return Unread.WRONG_UNIT
    try:
        mass = parse_mass(frame.value, frame.unit)
    except NotAnAmount:
        return Unread.BAD_FRAME
    if len(mass.printed.partition(".")[2]) != decimals(instrument.d_mg, mass.unit):
        return Unread.WRONG_DECIMALS
    return mass


def decimals(d_mg: int, unit: str) -> int:
    """How many decimals a scale with this division prints in this unit (20 g in kg: two)."""
    text = str(d_mg)
    return max(0, _UNIT_ZEROS[unit] - (len(text) - len(text.rstrip("0"))))


def _out_of_range(milligrams: int, instrument: Instrument) -> Unread | None:
    if milligrams > instrument.max_mg:
        return Unread.OVERLOAD
    if milligrams < 0:
        return Unread.NEGATIVE
    if milligrams < max(1, instrument.min_mg):
        return Unread.BELOW_MIN
    return None
