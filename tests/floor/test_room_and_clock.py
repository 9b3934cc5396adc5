"""A disk nearly full lets a pack in hand be finished and none begun; a clock that was set is told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.moment import Moment
from app.domain.refusals import Refusal
from app.floor import bench_commands as bench
from app.floor import commands as ask
from app.floor import shift_commands as shift
from app.floor.desk import FloorDesk
from app.floor.shift_views import SheetView
from tests.fakes.floor import Floor


class SetClock:
    """The port `Clock` over another, whose wall can be set while time since boot goes on."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor
        self._under = floor.clock
        self.wall = timedelta(0)
        self.boot = ""

    def now(self) -> Moment:
        moment = self._under.now()
        return replace(moment, utc=moment.utc + self.wall, boot=self.boot or moment.boot)


@pytest.fixture
def floor() -> Floor:
    made = Floor()
    made.sign_in()
    return made


def with_room(floor: Floor, free: int | None) -> None:
    floor.site = replace(floor.site, free_room=lambda: free, room_to_begin=500 << 20)
    floor.desk = FloorDesk(floor.records.unit, floor.site)


def code(answer: object) -> str:
    return answer.code if isinstance(answer, Refusal) else ""


def test_no_intake_is_begun_below_the_threshold_and_one_in_hand_is_finished(floor: Floor) -> None:
    with_room(floor, 500 << 20)
    pack = floor.received()
    with_room(floor, (500 << 20) - 1)
    floor.clean(pack)
    assert not isinstance(floor.do(ask.TakeWeight(pack, floor.weight())), Refusal)
    assert not isinstance(floor.do(ask.RoutePack(pack, "A3-02")), Refusal)
    refused = floor.do(
        ask.ReceivePack(floor.scanned("001PB310000000D7R0000002"), ask.Papers(consignment="C-2"))
    )
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.facts["free"], refused.facts["needed"]) == ("disk.low", 499, 500)
    with_room(floor, None)
    assert code(
        floor.do(ask.ReceivePack(floor.scanned("001PB310000000D7R0000002"), ask.Papers(consignment="C-2")))
    ) == ("disk.silent")


def test_no_run_is_begun_below_the_threshold_and_one_under_way_goes_on(floor: Floor) -> None:
    with_room(floor, 500 << 20)
    first, second = floor.stored(), floor.stored("001PB310000000D7R0000002")
    with_room(floor, 1 << 20)
    assert code(floor.do(floor.starting(first))) == "disk.low"
    assert "run.started" not in floor.types()
    found = floor.starting(second, yes=("T04",))
    assert not isinstance(floor.do(found), Refusal), "danger is recorded with the last bytes"
    assert floor.types()[-1] != "run.started"
    with_room(floor, 500 << 20)
    assert not isinstance(floor.do(floor.starting(first)), Refusal)
    with_room(floor, 1 << 20)
    assert not isinstance(floor.do(bench.ConfirmStep(_run(floor), "brief")), Refusal)


def _run(floor: Floor) -> str:
    return str(next(one for one in floor.entries() if one.type == "run.started").data["run"])


def set_clock(floor: Floor) -> SetClock:
    clock = SetClock(floor)
    floor.records.pen = replace(floor.records.pen, clock=clock)
    return clock


def device(floor: Floor) -> None:
    floor.saved(ask.NoteDevice("camera", "ready", "lost", ""))


@pytest.mark.parametrize(
    "by", [timedelta(days=-3), timedelta(days=5), timedelta(hours=1), timedelta(seconds=3)]
)
def test_a_jump_is_recorded_behind_the_entry_that_shows_it(floor: Floor, by: timedelta) -> None:
    clock = set_clock(floor)
    device(floor)
    clock.wall = by
    device(floor)
    device(floor)
    *_, before, after, jump, last = floor.entries()
    assert [one.type for one in (before, after, jump, last)] == [
        "device.changed",
        "device.changed",
        "clock.jumped",
        "device.changed",
    ]
    assert jump.data == {
        "by_ms": by // timedelta(milliseconds=1),
        "before_seq": before.seq,
        "after_seq": after.seq,
    }
    assert (jump.operator, jump.second) == (None, None)
    assert [one.seq for one in floor.entries()] == list(range(1, len(floor.entries()) + 1))


def test_slewing_reading_and_a_new_boot_are_no_jump(floor: Floor) -> None:
    clock = set_clock(floor)
    device(floor)
    clock.wall = timedelta(seconds=2)
    device(floor)
    clock.wall, clock.boot = timedelta(days=9), "boot-2"
    device(floor)
    clock.boot = "unknown"
    device(floor)
    clock.wall = timedelta(0)
    device(floor)
    floor.do(ask.AskDelivery())
    assert "clock.jumped" not in floor.types()


def test_a_jump_stands_on_the_handover_sheet(floor: Floor) -> None:
    clock = set_clock(floor)
    device(floor)
    clock.wall = timedelta(minutes=-7)
    device(floor)
    sheet = floor.do(shift.FreezeSheet("1002"))
    assert isinstance(sheet, SheetView)
    (row,) = [one for one in sheet.content["E"] if one["kind"]["v"] == "clock"]
    assert row["by_ms"]["v"] == -420_000
