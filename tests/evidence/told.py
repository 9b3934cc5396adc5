"""One lawful day in which nearly everything happens that the rule tables speak of."""

import json
from datetime import timedelta
from typing import Any

from app.domain.leaving_facts import AfterAlarm
from app.floor import commands as ask
from app.floor.output_commands import NoteLabel
from app.floor.shift_commands import FreezeSheet, NoteSheetPrinted, SignSheet
from app.floor.shift_views import SheetView
from tests.fakes.bench_hands import Hands
from tests.fakes.floor import ANNE, BO, LEAD, OTHER_CODE, Floor, shipped, shown

PROCEDURE = "lfp-pack@2"


def lawful_day() -> list[dict[str, Any]]:
    """Entries as plain values; corrections name hashes that are made of the number they point at."""
    hands = Hands(_floor())
    floor = hands.floor
    _weight_taken_back(floor)
    hands.start(floor.stored("001PB310000000D7R0000003"), PROCEDURE)
    _worked_with_trouble(hands)
    hands.to_the_end()
    hands.start(floor.stored(OTHER_CODE), PROCEDURE)
    hands.to("prove_dead")
    hands.abort()
    hands.to_the_end()
    _handed_over(floor)
    return [_plain(json.loads(entry.raw)) for entry in floor.entries()]


def _floor() -> Floor:
    floor = Floor(tick=timedelta(milliseconds=50))
    floor.sign_in(ANNE)
    floor.do(ask.SignOut("self"))
    floor.sign_in(ANNE)
    floor.under(shipped().hazard_rules)
    return floor


def _weight_taken_back(floor: Floor) -> None:
    pack = floor.received()
    floor.clean(pack)
    floor.saved(ask.TakeWeight(pack, floor.weight()))
    floor.saved(ask.CorrectWeight(pack, "the sling was on it"))
    floor.saved(ask.TakeWeight(pack, floor.weight("411.5", placing=2)))
    floor.saved(ask.RoutePack(pack, "A3-01"))
    with floor.records.unit() as unit:
        jobs = [one.job for one in unit.labels.waiting()]
    for job in jobs:
        floor.saved(NoteLabel(job, "printer 1", ""))


def _worked_with_trouble(hands: Hands) -> None:
    """A hold fails and is opened later, the pack is left and come back to, an alarm turns out a false one."""
    floor = hands.floor
    hands.to("prove_dead")
    hands.read(84_200)
    hands.do_step()
    hands.done(hands.leaving())
    hands.resume()
    floor.do(ask.RaiseEmergency("bench"))
    floor.do(ask.ClearEmergency("a smoke test", shown(LEAD), AfterAlarm.FALSE_ALARM))


def _handed_over(floor: Floor) -> None:
    view = floor.do(FreezeSheet(BO.number))
    assert isinstance(view, SheetView), view
    sheet = view.content["A"]["sheet"]["v"]
    floor.do(NoteSheetPrinted(sheet, "printer", ""))
    floor.do(SignSheet(sheet, "outgoing", shown(ANNE), "handed"))
    floor.do(SignSheet(sheet, "incoming", shown(BO), "accepted_with_remarks", "as found"))
    keys = tuple(one.key for one in view.items)
    read = tuple(one.paper for one in view.items if one.paper)
    floor.do(SignSheet(sheet, "incoming", shown(BO), "accepted", "", keys, read))


def _plain(body: dict[str, Any]) -> dict[str, Any]:
    if body["type"] == "entry.corrected":
        body["data"]["hash"] = (bytes([body["data"]["seq"] % 256]) * 32).hex()
    return body
