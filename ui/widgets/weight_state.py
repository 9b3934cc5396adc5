"""What the weight panel shows, computed from the scale's own words and nothing else."""

from dataclasses import dataclass
from enum import Enum

from app.domain.reading import ScaleNow, Source, Unread

STALE_AFTER_MS = 2000  # a value without refresh turns grey (users' rules, 19)

Trace = tuple[tuple[int, int], ...]


class WeightKind(Enum):
    """The five faces of a weight; `ASKED`: a person is asked whether the figure is still."""

    SETTLED = "settled"
    MOVING = "moving"
    ASKED = "asked"
    STALE = "stale"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class StillBand:
    """The stretch of the trace in which nothing moved: times in ms, masses in mg."""

    from_ms: int
    to_ms: int
    low_mg: int
    high_mg: int


@dataclass(frozen=True, slots=True)
class WeightState:
    """Everything the weight panel shows.

    `printed` is the figure as the scale printed it, "" when there is none; `trace` holds points of
    (ms on the station's monotonic clock, mg).
    """

    kind: WeightKind
    printed: str = ""
    unit: str = "kg"
    unread: Unread | None = None
    age_ms: int | None = None
    instrument: str = ""
    tare: str = ""
    source: Source = Source.INSTRUMENT
    recorded: bool = False
    trace: Trace = ()
    band: StillBand | None = None


def weight_state(
    now: ScaleNow | None,
    *,
    at_ms: int,
    instrument: str = "",
    trace: Trace = (),
    recorded: bool = False,
    done: int | None = None,
    key: bool = True,
) -> WeightState:
    """The face for this moment; `at_ms` is the present on the clock that `now.at.mono_ms` counts by.

    `done` is the placing that has been recorded already: nobody is asked about it. Without a `key` to take a
    figure with, nobody is told to press one.
    """
    if now is None:
        return WeightState(WeightKind.NONE, unread=Unread.NOT_FITTED, instrument=instrument)
    age = max(0, at_ms - now.at.mono_ms)
    kind = _kind(now, age, asked=now.figure_asked(done) is not None)
    figure = now.mass if kind is not WeightKind.NONE else None
    settled = now.settled if kind is WeightKind.SETTLED else None
    division = settled.instrument.e_mg if settled else 0
    return WeightState(
        kind=kind,
        printed=figure.printed if figure else "",
        unit=figure.unit if figure else "kg",
        unread=now.unread if key or kind is not WeightKind.ASKED else None,
        age_ms=age,
        instrument=instrument,
        tare=f"{settled.tare.printed} {settled.tare.unit}" if settled and settled.tare else "",
        source=settled.source if settled else Source.INSTRUMENT,
        recorded=recorded and kind is WeightKind.SETTLED,
        trace=trace,
        band=still_band(trace, division) if kind is WeightKind.SETTLED else None,
    )


def _kind(now: ScaleNow, age_ms: int, *, asked: bool) -> WeightKind:
    if now.unread is Unread.STALE:
        return WeightKind.STALE
    if now.unread not in (None, Unread.MOVING, Unread.UNCONFIRMED):
        return WeightKind.NONE
    if now.mass is None:
        return WeightKind.MOVING if now.unread else WeightKind.NONE
    if age_ms > STALE_AFTER_MS:
        return WeightKind.STALE
    if asked:
        return WeightKind.ASKED
    return WeightKind.MOVING if now.unread else WeightKind.SETTLED


def still_band(trace: Trace, within_mg: int) -> StillBand | None:
    """The tail of the trace that stays within one division of its last point, None when too short."""
    if len(trace) < 2:
        return None
    last = trace[-1][1]
    tail = []
    for point in reversed(trace):
        if abs(point[1] - last) > within_mg:
            break
        tail.append(point)
    if len(tail) < 2:
        return None
    return StillBand(tail[-1][0], trace[-1][0], last - within_mg, last + within_mg)
