"""What an instrument says: a settled reading of known origin, or no reading and the reason."""

from dataclasses import dataclass
from enum import Enum

from app.domain.moment import Moment
from app.domain.units import Mass


class Source(Enum):
    """Where a value came from."""

    INSTRUMENT = "instrument"
    SIMULATED = "simulated"
    TYPED = "typed"


class Stability(Enum):
    """On whose word a weight counts as still."""

    DEVICE = "device"
    INFERRED = "inferred"  # from equal frames, and a person's key: the scale's protocol has no word for it


class Health(Enum):
    """State of a device as the lamp shows it."""

    ABSENT = "absent"  # not fitted at this station
    CONNECTING = "connecting"
    READY = "ready"
    STALE = "stale"  # connected, but nothing fresh
    LOST = "lost"


class Unread(Enum):
    """Why there is no reading. Never 0 and never the last value instead."""

    NOT_FITTED = "not_fitted"
    CONNECTING = "connecting"
    DISCONNECTED = "disconnected"
    STALE = "stale"
    MOVING = "moving"
    NOT_EMPTIED = "not_emptied"  # something else lies there, and the scale was not empty in between
    OVERLOAD = "overload"
    UNDERLOAD = "underload"
    OUT_OF_RANGE = "out_of_range"  # above or below: some scales do not say which
    NEGATIVE = "negative"
    BELOW_MIN = "below_min"
    WRONG_UNIT = "wrong_unit"
    WRONG_DECIMALS = "wrong_decimals"  # not those of the plate's division: another scale or mode
    BAD_FRAME = "bad_frame"
    CHECKSUM = "checksum"  # a byte was changed on its way
    NOT_ZEROED = "not_zeroed"  # just switched on
    TARE_UNKNOWN = "tare_unknown"  # a net weight, and the scale does not tell what it took off
    UNCONFIRMED = "unconfirmed"  # nothing but equal frames says that it is still: a person must say so too
    DEVICE_ERROR = "device_error"
    NOT_EXECUTABLE = "not_executable"
    WARMING_UP = "warming_up"  # just switched on: a sensor is not what it will be
    IN_TEST = "in_test"  # calibration, bump test or simulation: what is shown is not what there is
    NO_CONTACT = "no_contact"  # a meter's probes touch nothing: what it prints then means nothing


@dataclass(frozen=True, slots=True)
class Instrument:
    """Identity of a measuring instrument, as settings and the device itself give it.

    Amounts in milligrams: `d_mg` scale division, `e_mg` verification division, `min_mg`, `max_mg`.
    `verified_until` is an ISO date or None when unknown.
    """

    id: str
    protocol: str
    serial: str
    d_mg: int
    e_mg: int
    min_mg: int
    max_mg: int
    verified_until: str | None = None


@dataclass(frozen=True, slots=True)
class WeightReading:
    """A stable weight, with the bytes it was read from."""

    mass: Mass
    tare: Mass | None
    instrument: Instrument
    raw: bytes
    taken: Moment
    source: Source
    placing: int  # counts how often something was put on the scale; one capture per placing
    stability: Stability = Stability.DEVICE


@dataclass(frozen=True, slots=True)
class ScaleNow:
    """The scale at this moment, for the screen: a live value, or the reason why there is none.

    Exactly one of `mass` and `unread` carries the truth: when `unread` is set, `mass` is only what a
    moving scale prints (`Unread.MOVING`), what a person is asked to confirm (`Unread.UNCONFIRMED`) or
    None. `settled` is filled once per placing, when the weight may be captured. `at` is when the newest
    frame came in. `placing` numbers the load that a figure to confirm belongs to, None without one. `empty`
    is what the scale shows still below Min, which is no weight of anything: only the zero is checked by it.
    """

    mass: Mass | None
    unread: Unread | None
    settled: WeightReading | None
    health: Health
    at: Moment
    placing: int | None = None
    empty: WeightReading | None = None

    def figure_asked(self, done: int | None = None) -> Mass | None:
        """The figure that counts once a person says that it is still; None when nobody is asked.

        `done` is the placing that has been recorded: what lies there still is not taken a second time.
        """
        asked = self.unread is Unread.UNCONFIRMED and (done is None or self.placing != done)
        return self.mass if asked else None
