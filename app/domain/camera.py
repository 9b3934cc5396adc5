"""What a camera says of itself: whether it gives pictures, why not, and what its driver took."""

from dataclasses import dataclass

from app.domain.reading import Health


@dataclass(frozen=True, slots=True)
class CameraPlate:
    """A camera as it works now, read back from its driver or from its pictures.

    `rate` is frames a second. `exposure_us` are microseconds; `gain` and `focus` are in the driver's own
    steps, for which no unit exists. None is what the driver does not tell. `exposure_held` and `focus_held`
    say whether they stand still or follow the scene, None when that is not told. `not_taken` names the
    wishes that the driver did not take as they were asked: size, rate, exposure, gain, focus.
    """

    width_px: int
    height_px: int
    rate: float | None = None
    coding: str = ""
    exposure_us: int | None = None
    exposure_held: bool | None = None
    gain: int | None = None
    focus: int | None = None
    focus_held: bool | None = None
    not_taken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CameraNow:
    """The camera at this moment. `reason` is the stable code of what is wrong ("camera.dropped"), or ""."""

    health: Health
    reason: str = ""
    plate: CameraPlate | None = None
