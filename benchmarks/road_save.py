"""Saving: the acts of real intakes at the desk, in turns with raw inserts under the same pragmas and mark."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from app.assembly import open_store
from app.devices.simulators.practice_plant import PRACTICE_SCALE, practice_codes
from app.domain.journal import Head
from app.domain.pack import Pack, PackState, Papers
from app.domain.reading import Source, WeightReading
from app.domain.scan import ReadBy, ScannedCode, Symbology
from app.domain.triage import next_group
from app.domain.units import parse_mass
from app.floor.commands import AnswerTriage, NoteDevice, ReceivePack, RoutePack, TakeWeight
from app.floor.desk import FloorDesk
from app.floor.inspect_pack import read_answers
from app.floor.views import Saved
from app.host.clock import SystemClock
from app.host.keys import station_key
from app.places import Places, station_places
from benchmarks.road_desk import desk_over
from benchmarks.road_figures import Figure, Paired
from benchmarks.road_plant import enrol_alone
from station_db.engine import pragmas
from station_db.mark import mark_file, write_mark
from station_db.store import Store

_HASH, _SIG = 32, 64
_WARM = 10  # acts before the clock is read
_PEER = "raw insert, same pragmas and mark"


class RawRecords:
    """What no journal can do without: one row of the same size in one transaction, then the mark."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        found = pragmas(folder)
        self._db = sqlite3.connect(folder / "raw.sqlite", isolation_level=None)
        for name in found.keys() - {"sqlite"}:
            self._db.execute(f"PRAGMA {name} = {found[name]}")
        self._db.execute(
            "CREATE TABLE journal (epoch INTEGER NOT NULL, seq INTEGER NOT NULL, raw BLOB NOT NULL, "
            "hash BLOB NOT NULL, sig BLOB NOT NULL, PRIMARY KEY (epoch, seq)) STRICT"
        )
        self._mark = mark_file(folder / "mark", "RAW")
        self._seq = 0

    def insert(self, length: int) -> None:
        """One row whose `raw` has this many bytes."""
        self._seq += 1
        row = (1, self._seq, bytes(length), bytes(_HASH), bytes(_SIG))
        self._db.execute("BEGIN IMMEDIATE")
        self._db.execute("INSERT INTO journal VALUES (?, ?, ?, ?, ?)", row)
        self._db.execute("COMMIT")
        write_mark(self._mark, Head(1, self._seq, row[3]))

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()


class Acts:
    """Orders to the desk, one after the other, as an intake gives them; each makes one entry."""

    def __init__(self, packs: int) -> None:
        self._clock = SystemClock()
        self._codes = iter(practice_codes(1, packs))
        self._pack: Pack | None = None
        self._flips = 0

    def device(self) -> object:
        """The scale is lost, or back."""
        self._flips += 1
        there, gone = ("ready", "lost") if self._flips % 2 else ("lost", "ready")
        return NoteDevice("scale", there, gone, "line.silent")

    def intake(self) -> object:
        """What comes next for the pack in hand, or the next pack."""
        pack = self._pack
        if pack is None or not pack.state.open_intake:
            return self._receive(next(self._codes))
        group = next_group(read_answers(pack)) if pack.state is PackState.RECEIVED else None
        if group is not None:
            return AnswerTriage(pack.id, group.id, frozenset())
        return TakeWeight(pack.id, self._weight()) if pack.mass is None else RoutePack(pack.id)

    def saved(self, answer: object) -> None:
        """The desk's answer to the order before."""
        if not isinstance(answer, Saved):
            raise TypeError(f"not saved: {answer}")
        self._pack = answer.pack or self._pack

    def _receive(self, code: str) -> ReceivePack:
        seen = ScannedCode(
            code.encode(), code, Symbology.DATAMATRIX, ReadBy.CAMERA, self._clock.now(), 1, "road", True
        )
        return ReceivePack(seen, Papers(consignment="PRACTICE-0001"))

    def _weight(self) -> WeightReading:
        mass = parse_mass("412.0", "kg")
        raw = b"S S      412.0 kg\r\n"
        return WeightReading(mass, None, PRACTICE_SCALE, raw, self._clock.now(), Source.SIMULATED, 1)


def measure_saves(folder: Path, times: int) -> list[Figure]:
    """Both kinds of saving in new records, p50 and p99, in milliseconds."""
    places = station_places(folder / "saving")
    enrol_alone(places)
    return saves_in(places, folder, times)


def saves_in(places: Places, folder: Path, times: int) -> list[Figure]:
    """Both kinds of saving in the records that are there; the peer's rows go to new files in `folder`."""
    key = station_key(places.records)
    figures: list[Figure] = []
    with closing(open_store(places, "practice", key, SystemClock())) as store:
        desk, acts = desk_over(store, places), Acts(times)
        for name, order in (("a device's change", acts.device), ("the acts of an intake", acts.intake)):
            with closing(RawRecords(folder / f"raw {name}")) as raw:
                pair = _in_turns(_Saving(store, desk, acts, raw), order, times, name=f"save {name}")
            figures += [pair.at(0.50), pair.at(0.99)]
    return figures


class _Saving:
    """Ours and the peer's, one act at a time, in milliseconds."""

    def __init__(self, store: Store, desk: FloorDesk, acts: Acts, raw: RawRecords) -> None:
        self._store, self._desk, self._acts, self._raw = store, desk, acts, raw
        self._length = 800

    def ours(self, command: object) -> float:
        began = time.perf_counter_ns()
        answer = self._desk.handle(command)
        spent = (time.perf_counter_ns() - began) / 1e6
        self._acts.saved(answer)
        return spent

    def peer(self) -> float:
        began = time.perf_counter_ns()
        self._raw.insert(self._length)
        return (time.perf_counter_ns() - began) / 1e6

    def note_length(self) -> None:
        """The peer's next row is as long as our newest."""
        with self._store.unit() as unit:
            head = unit.journal.head()
            entry = unit.journal.entry(head.epoch, head.seq)
        self._length = len(entry.raw) if entry is not None else self._length


def _in_turns(saving: _Saving, order: Callable[[], Any], times: int, *, name: str) -> Paired:
    ours: list[float] = []
    peers: list[float] = []
    for turn in range(times + _WARM):
        if turn % 2:  # neither of the two always comes first
            peers.append(saving.peer())
        ours.append(saving.ours(order()))
        if not turn % 2:
            saving.note_length()
            peers.append(saving.peer())
    return Paired(name, _PEER, "ms", ours[_WARM:], peers[_WARM:])
