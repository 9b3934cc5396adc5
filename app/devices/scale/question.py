"""What a scale is asked: questions that only read. No scale ever gets a command that writes."""

from app.devices.scale.profile import Profile, ScaleProtocol
from app.devices.scale.yaohua import check_digits

SERIAL = b"I4\r\n"
SICS_WEIGHT = b"SI\r\n"
SICS_TARE = b"TA\r\n"  # without an amount behind it, it reads
AND_WEIGHT = b"Q\r\n"


def yaohua_question(address: str, command: str) -> bytes:
    """A question to the scale at this address: B gross, C tare, D net weight."""
    body = f"{address}{command}".encode("ascii")
    return b"\x02" + body + check_digits(body) + b"\x03"


def weight_question(profile: Profile) -> bytes:
    """How such a scale is asked for what it shows; b"" when it tells by itself."""
    if not profile.polled:
        return b""
    if profile.protocol is ScaleProtocol.MT_SICS:
        return SICS_WEIGHT
    return AND_WEIGHT if profile.protocol is ScaleProtocol.AND else yaohua_question(profile.address, "D")
