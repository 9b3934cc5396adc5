"""Keeps judging, and telling of holds, behind the deliveries while the registry serves; gives way to them."""

import asyncio
import logging
import time
from collections.abc import Callable

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from registry.custody import custody_behind, tell
from registry.projector import AT_ONCE, Stream, behind, follow
from registry.service import Registry

_LOOK_AROUND_S = 30.0  # what another process took in and could not judge any more is found so
_GATHER_S = 0.25  # single entries that come one after another are judged in one transaction
_LULL_S = 0.2
_SHARE = 0.25
_log = logging.getLogger(__name__)


class Follower:
    """Judges the streams that were `noted`, and now and then whatever else is behind.

    While deliveries come, judging takes a quarter of the time: no station waits for it, and it never stands.
    """

    def __init__(self, registry: Registry, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._registry = registry
        self._clock = clock
        self._waiting: dict[Stream, None] = {}
        self._woken = asyncio.Event()
        self._last_delivery = -_LULL_S
        self._ended = asyncio.Event()

    def note(self, station: str, epoch: int) -> None:
        """Something was taken in; called on the server's loop."""
        self._waiting[station, epoch] = None
        self._last_delivery = self._clock()
        self._woken.set()

    async def run(self) -> None:
        """Follow until `end`; a step in hand is finished before, for its thread cannot be called back."""
        await self._look_around()
        while not self._ended.is_set():
            if not self._waiting:
                await self._rest()
            for station, epoch in list(self._waiting):
                if self._ended.is_set():
                    return
                del self._waiting[station, epoch]
                await self._step(station, epoch)

    def end(self) -> None:
        """Let `run` return soon; called on the server's loop. What is left is judged after the next start."""
        self._ended.set()
        self._woken.set()

    async def _rest(self) -> None:
        if self._ended.is_set():
            return
        self._woken.clear()
        try:
            async with asyncio.timeout(_LOOK_AROUND_S):
                await self._woken.wait()
                await asyncio.sleep(_GATHER_S)
        except TimeoutError:
            await self._look_around()

    async def _look_around(self) -> None:
        try:
            found = await run_in_threadpool(behind, self._registry.engine)
            found += await run_in_threadpool(custody_behind, self._registry.engine)
        except SQLAlchemyError:  # the database is away: deliveries say so to those whom it concerns
            _log.exception("projector.behind")
            return
        self._waiting |= dict.fromkeys(found)

    async def _step(self, station: str, epoch: int) -> None:
        began = self._clock()
        now = self._registry.clock()
        engine = self._registry.engine
        judged = await run_in_threadpool(lambda: follow(engine, station, epoch, now, at_most=AT_ONCE))
        told = await run_in_threadpool(lambda: tell(engine, station, epoch, now, at_most=AT_ONCE))
        if max(judged, told) >= AT_ONCE:
            self._waiting[station, epoch] = None
        if self._clock() - self._last_delivery < _LULL_S:
            await asyncio.sleep((self._clock() - began) * (1 / _SHARE - 1))
