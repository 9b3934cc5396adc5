"""Gas in the air of a random bench, and what an inspector reads of it from the entries alone."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from app.domain.air_alarm import Look
from app.domain.gas import WATCHED, Gas, GasAlarm
from app.domain.journal import Entry
from app.domain.reading import Unread
from app.floor.air_commands import NoteAir
from tests.fakes.air import AirWatch, channel
from tests.fakes.floor import Floor
from tests.fuzzing.bench_rules import Books

GASES = tuple(gas.value for gas in WATCHED)
CLEAR = "air_clear_wait"
STANDS = ("air.alarm", "air.cleared")
_WAYS_OUT = (
    *("hold.raised", "run.aborting", "run.aborted", "run.closed", "run.stopped", "run.stop_ended"),
    *("pack.left", "pack.left_without_hold", "air.blind", "air.seen", *STANDS),
)


class AirLots:
    """Draws what happens to the air: gas comes, goes, is not seen, and somebody claims that it is gone."""

    def __init__(self, floor: Floor, draw: random.Random) -> None:
        self.watch = AirWatch(floor)
        self._floor = floor
        self._draw = draw

    @property
    def stands(self) -> bool:
        """Whether an alarm stands."""
        return self.watch.air.alarm is not GasAlarm.NONE

    def happens(self) -> None:
        """Something happens."""
        gas = self._draw.choice(WATCHED)
        ways: tuple[Callable[[Gas], object], ...] = (self._comes, self.clears, self._blind, self._lied)
        self._draw.choices(ways, (2, 1, 1, 1))[0](gas)

    def clears(self, _gas: Gas | None = None) -> None:
        """All of it is gone, and watched until its alarms are over; sometimes not quite so long."""
        for gas in WATCHED:
            self.watch.meter.shows[gas] = "0"
        self.watch.goes_by(self._draw.choice((30, 65, 65)))

    def _comes(self, gas: Gas) -> None:
        shows = self._draw.choice(("1", "17", "50", "4000", "12000"))
        self.watch.shows(gas, self._draw.choice((shows, shows, Unread.OVERLOAD)))

    def _blind(self, gas: Gas) -> None:
        self.watch.shows(gas, self._draw.choice((Unread.STALE, Unread.DISCONNECTED, Unread.DEVICE_ERROR)))
        self.watch.goes_by(self._draw.choice((5, 15)))

    def _lied(self, gas: Gas) -> None:
        """A watch that has forgotten, or was asleep, says that it is over."""
        if self._draw.random() < 0.5:
            self._floor.clock.pass_by(timedelta(seconds=self._draw.choice((5, 70))))
        at = self._floor.moment()
        look = Look(channel(gas, self._draw.choice(("0", "3", "99999")), at), GasAlarm.NONE)
        waited = self._draw.choice((None, at.mono_ms - 1_000, at.mono_ms - 30_000))
        gases = tuple(
            replace(one, stands=GasAlarm.NONE, raised=None, look=look, below_ms=waited)
            if one.gas is gas
            else one
            for one in self.watch.air.gases
        )
        self._floor.do(NoteAir(replace(self.watch.air, gases=gases)))


class AirBook:
    """The air as the entries tell it, to an inspector."""

    def __init__(self, books: Books, starts: Sequence[int]) -> None:
        self._books = books
        self._starts = starts
        self._raised: dict[str, Entry] = {}
        self.newest: Entry | None = None

    @property
    def stands(self) -> bool:
        """Whether an alarm stands after the newest entry about it."""
        return bool(self._raised)

    def since(self, given: Entry, at: Entry) -> bool:
        """Whether an alarm began or ended between two entries."""
        return self.newest is not None and given.seq < self.newest.seq < at.seq

    def look_at(self, entry: Entry) -> Iterator[str]:
        """An alarm begins with too much, and ends with little, after its time."""
        said = entry.data
        first, second = self._limits(said["gas"])
        if entry.type == "air.alarm":
            self._raised[said["gas"]] = entry
            value, wanted = said["value_ppb"], second if said["level"] == "second" else first
            if said["sign"] == "limit" and (value is None or value < 1000 * wanted):
                yield f"an alarm at {value} ppb"
        else:
            raised = self._raised.pop(said["gas"], None)
            if raised is None or said["value_ppb"] >= 1000 * first:
                yield f"ended at {said['value_ppb']} ppb, begun by {raised}"
            elif not self._waited(raised, entry):
                yield "ended before its time"
        if {gas: one.data["level"] for gas, one in self._raised.items()} != said["standing"]:
            yield f"stands {said['standing']}"
        self.newest = entry

    def of_run(self, entry: Entry) -> Iterator[str]:
        """What is done to a run while an alarm stands: making safe, measuring gas, and the ways out."""
        if not self.stands or entry.type in _WAYS_OUT:
            return
        safe = entry.type == "step.done" and entry.data["kind"] == "make_safe"
        gas = entry.type == "reading.taken" and entry.data["quantity"] in (*GASES, "oxygen")
        if not safe and not gas:
            yield "worked in an alarm of the air"

    def spoilt(self, reading: Entry, at: Entry) -> bool:
        """Whether a reading of the air is from before the newest alarm, or from within it."""
        return reading.data["quantity"] in (*GASES, "oxygen") and self.since(reading, at)

    def _limits(self, gas: str) -> tuple[int, int]:
        rows = self._books.rows
        by = {row["alarm"]: row["value"] for row in rows if row.get("quantity") == gas and "alarm" in row}
        return by["first"], by["second"]

    def _waited(self, raised: Entry, entry: Entry) -> bool:
        began = [start for start in self._starts if raised.seq <= start < entry.seq]
        wait_ms = 1000 * self._books.limits[CLEAR]
        if began or raised.boot != entry.boot:
            return True  # nobody says when the program began; `Floor` judges that in tests of its own
        return entry.mono_ms - raised.mono_ms >= wait_ms
