"""The follower judges behind the deliveries, of its own accord and after a start, and gives way to them."""

import asyncio
import threading
from collections.abc import Awaitable, Callable

import httpx
from sqlalchemy import func, select

from app.wire.receipt import read
from app.wire.signed import from_wire
from registry import tables
from registry.engine import reading
from registry.follower import Follower
from registry.projector import AT_ONCE, behind, unjudged
from registry.service import Registry
from tests.fakes.delivering_station import mentions
from tests.registry.opened import enrolled, sent
from tests.registry.served import enrolled_over_http, post_batch

DEADLINE_S = 30.0


def left(registry: Registry) -> int:
    with reading(registry.engine) as connection:
        return unjudged(connection)


async def until(done: Callable[[], bool]) -> None:
    async with asyncio.timeout(DEADLINE_S):
        while not done():
            await asyncio.sleep(0.05)  # who reads all the time lets no writer in


def play(registry: Registry, act: Callable[[Follower], Awaitable[None]]) -> None:
    """Let a follower run while something happens; it ends with it."""

    async def both() -> None:
        follower = Follower(registry)
        task = asyncio.create_task(follower.run())
        try:
            await act(follower)
        finally:
            follower.end()
            await asyncio.wait_for(task, DEADLINE_S)

    asyncio.run(both())


def test_what_was_left_by_another_life_is_judged_at_the_start(registry: Registry) -> None:
    station = enrolled(registry)
    station.write(AT_ONCE * 2 + 3)
    sent(registry, station)
    assert left(registry) == len(station.raws)
    play(registry, lambda _follower: until(lambda: left(registry) == 0))
    assert behind(registry.engine) == []


def test_what_is_noted_is_judged_and_the_next_receipt_tells_the_findings(registry: Registry) -> None:
    station, other = enrolled(registry), enrolled(registry)

    async def deliver(follower: Follower) -> None:
        await until(lambda: left(registry) == 0)
        for one in (station, other):
            one.write(3, base=mentions(["B1"]))
            one.write(type="pack.levitated")
            assert sent(registry, one)[1].findings == ()
            follower.note(one.station, 1)
        await until(lambda: left(registry) == 0)

    play(registry, deliver)
    for one in (station, other):
        assert [(f.code, f.seq) for f in sent(registry, one)[1].findings] == [("entry.type_unknown", 4)]


def test_a_step_in_hand_is_finished_when_the_registry_ends(registry: Registry) -> None:
    station = enrolled(registry)
    station.write(AT_ONCE * 3)
    sent(registry, station)

    async def end_at_once(_follower: Follower) -> None:
        await until(lambda: left(registry) < AT_ONCE * 3)

    play(registry, end_at_once)
    with reading(registry.engine) as connection:
        judged = connection.execute(select(func.count()).select_from(tables.judged)).scalar_one()
    assert judged == AT_ONCE * 3 - left(registry)
    assert judged % AT_ONCE == 0


def test_a_served_registry_judges_by_itself(client: httpx.Client, registry: Registry) -> None:
    station = enrolled_over_http(client, registry)
    station.write(type="pack.levitated")
    assert post_batch(client, station).status_code == 200
    nobody, head = threading.Event(), f"/v1/streams/{station.station}/1/head"
    for _ in range(3000):
        found = read(from_wire(client.get(head).json()["receipt"]).raw).findings
        if found:
            break
        nobody.wait(0.01)
    assert [one.code for one in found] == ["entry.type_unknown"]
