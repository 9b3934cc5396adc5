"""Lawful histories of a station, worked at a real desk, to be sealed anew under any key."""

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

from app.floor import bench_commands as bench
from app.floor import commands as ask
from app.floor.bench_views import BenchView
from app.floor.shift_commands import FreezeSheet, NoteSheetPrinted, SignSheet
from app.floor.shift_views import SheetView
from tests.fakes.floor import ANNE, BO, Floor, shipped, shown
from tests.fuzzing.bench_lots import Lots, class_of

VIN = "LSVAU2180N2183294"  # tells no chemistry, so that any document may open it
_WORKED = 150  # commands at a bench


@dataclass(frozen=True, slots=True)
class History:
    """Entries as plain values, oldest first, and the files that they name."""

    bodies: tuple[Mapping[str, Any], ...]
    files: Mapping[str, bytes]


@cache
def worked_history(seed: int) -> History:
    """A shift drawn by lot: a pack comes in, another is worked well and badly, and all is handed over."""
    draw = random.Random(seed)
    floor = Floor(tick=timedelta(milliseconds=50))
    floor.sign_in(ANNE)
    _taken_in(floor, draw)
    _at_the_bench(floor, draw)
    _handed_over(floor)
    entries = floor.entries()
    return History(tuple(json.loads(one.raw) for one in entries), dict(floor.photographs.kept))


def _taken_in(floor: Floor, draw: random.Random) -> None:
    """A pack comes in, and its weight may be taken back."""
    pack = floor.received()
    floor.clean(pack)
    floor.saved(ask.TakeWeight(pack, floor.weight()))
    if draw.random() < 0.7:
        floor.saved(ask.CorrectWeight(pack, "the sling was on it"))
        floor.saved(ask.TakeWeight(pack, floor.weight("411.5", placing=2)))
    floor.saved(ask.RoutePack(pack, "A3-01"))


def _at_the_bench(floor: Floor, draw: random.Random) -> None:
    known = tuple(shipped().procedures.values())
    procedure = draw.choice(known)
    floor.under(shipped().hazard_rules, procedure)
    pack = floor.stored(VIN) if class_of(procedure.classes).value == "A" else floor.damaged(VIN)
    lots = Lots(floor, draw, told=False)  # a page is signed by a registry whose key is sealed anew here
    floor.do(floor.starting(pack, procedure.key))
    for _ in range(_WORKED):
        view = floor.do(bench.AskBench())
        if not isinstance(view, BenchView):
            break
        command = lots.next(view)
        if command is not None:
            lots.heard(floor.do(command))


def _handed_over(floor: Floor) -> None:
    floor.do(ask.SignIn(shown(ANNE, pin=False)))
    view = floor.do(FreezeSheet(BO.number))
    if not isinstance(view, SheetView):
        return
    sheet = view.content["A"]["sheet"]["v"]
    floor.do(NoteSheetPrinted(sheet, "printer", ""))
    floor.do(SignSheet(sheet, "outgoing", shown(ANNE), "handed"))
    floor.do(SignSheet(sheet, "incoming", shown(BO), "accepted_with_remarks", "as found"))
