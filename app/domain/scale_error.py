"""How far a weight may be off: the in-service error of a class III scale at a load, or what stands for it."""

from dataclasses import dataclass
from enum import Enum

# (up to so many e, in-service error in whole e): OIML R76 and JJG 539 allow 0.5, 1 and 1.5 e on initial
# verification and twice that in service. A boundary belongs to the lower band; class III ends at 10 000 e.
_BANDS = ((500, 1), (2_000, 2), (10_000, 3))
_PPM = 1_000_000


class Known(Enum):
    """What is known of a weight's error."""

    SCALE = "scale"  # by the plate of the scale it was taken on
    TYPED = "typed"  # somebody read it off a display
    UNKNOWN = "unknown"  # the record names no verification division, or the load is beyond class III


@dataclass(frozen=True, slots=True)
class Unsure:
    """The error of a weight whose scale says nothing of it: a share of the load (ppm), at least `least_mg`.

    Both are signed limits of the site.
    """

    share_ppm: int
    least_mg: int

    def error_mg(self, load_mg: int) -> int:
        """In whole milligrams, rounded up."""
        return max(self.least_mg, -(-abs(load_mg) * self.share_ppm // _PPM))


@dataclass(frozen=True, slots=True)
class Weighing:
    """One weighing on record: what lay on the scale, what of it was tare, and the scale's division.

    `load_mg` is gross and `tare_mg` the part that was taken off it, which was weighed as well. `e_mg` is the
    verification division, 0 when the record has none.
    """

    load_mg: int
    tare_mg: int
    e_mg: int
    typed: bool


@dataclass(frozen=True, slots=True)
class Error:
    """The error that one weighing brings into a balance: `square` is the sum of the squares, in mg²."""

    square: int
    known: Known


def in_service_error_mg(load_mg: int, e_mg: int) -> int | None:
    """The largest error a class III scale may have in service at this load; None where the class ends."""
    load = abs(load_mg)
    if e_mg <= 0:
        return None
    return next((error * e_mg for most, error in _BANDS if load <= most * e_mg), None)


def error_of(weighing: Weighing, unsure: Unsure) -> Error:
    """The error of a weighing, its tare's with it: each is a weighing of its own on the same scale."""
    loads = [weighing.load_mg, *([weighing.tare_mg] if weighing.tare_mg else [])]
    if weighing.typed:
        return Error(_square(loads, unsure), Known.TYPED)
    errors = [in_service_error_mg(load, weighing.e_mg) for load in loads]
    known = [error for error in errors if error is not None]
    if len(known) < len(errors):
        return Error(_square(loads, unsure), Known.UNKNOWN)
    return Error(sum(error * error for error in known), Known.SCALE)


def _square(loads: list[int], unsure: Unsure) -> int:
    return sum(unsure.error_mg(load) ** 2 for load in loads)
