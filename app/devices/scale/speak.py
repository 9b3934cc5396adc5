"""The right driver for a scale's way of speaking."""

from collections.abc import Callable

from app.devices.line import Line
from app.devices.scale.asked import AndScale, YaohuaScale
from app.devices.scale.driver import ScaleDriver
from app.devices.scale.profile import Profile, ScaleProtocol
from app.devices.scale.sics import SicsScale
from app.devices.scale.stream import StreamScale
from app.domain.moment import Moment


def driver_of(profile: Profile, line: Line, clock: Callable[[], Moment]) -> ScaleDriver:
    """A fresh driver for one connection."""
    if not profile.polled:
        return StreamScale(line, clock, profile)
    if profile.protocol is ScaleProtocol.MT_SICS:
        return SicsScale(line, clock)
    if profile.protocol is ScaleProtocol.AND:
        return AndScale(line, clock, profile)
    return YaohuaScale(line, clock, profile)
