"""Whether the pack on the bench was left alone: nobody was there who would have seen what happened to it."""

from app.domain.journal import Entry, OperatorSignedIn, OperatorSignedOut
from app.domain.moment import Moment
from app.floor.ports import WorkUnit
from app.floor.site import Site

_LOOKED_BACK = 100  # comings and goings; nothing proven is older than so many


def left_alone(unit: WorkUnit, site: Site) -> tuple[int, int] | None:
    """Epoch and number of the newest entry by which the station was left to nobody; None when it was not.

    Somebody who signs out leaves at once. Hands that only did not touch the screen have left when the station
    had nobody for longer than a reading counts. Handing over from one person to the next leaves nothing.
    """
    now, came = site.clock.now(), None
    most_ms = 1000 * site.limits.value("hold_reading_valid")
    comings = {OperatorSignedIn.type, OperatorSignedOut.type}
    for entry in unit.journal.newest_of(comings, _LOOKED_BACK):
        if entry.type == OperatorSignedIn.type:
            came = entry
        elif _left(entry, came, now, most_ms=most_ms):
            return entry.epoch, entry.seq
    return None


def _left(went: Entry, came: Entry | None, now: Moment, *, most_ms: int) -> bool:
    why = went.data["why"]
    return why == "self" or (why == "idle" and _alone_longer(went, came, now, most_ms=most_ms))


def _alone_longer(went: Entry, came: Entry | None, now: Moment, *, most_ms: int) -> bool:
    boot, mono_ms = (now.boot, now.mono_ms) if came is None else (came.boot, came.mono_ms)
    # Milliseconds of another boot cannot be compared: then nobody knows how long it was.
    return boot != went.boot or not 0 <= mono_ms - went.mono_ms <= most_ms
