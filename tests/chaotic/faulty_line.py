"""A bad line between a station and its registry: it drops, doubles, delays, cuts and lies."""

import asyncio
import random
import threading
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from urllib.parse import urlsplit

_MOST_HEAD = 65_536
_ANSWER_S = 10.0
_LATER_S = 0.8
_PORTAL = b"<html>Please sign in to the hall's network</html>"

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class FaultyLine:
    """A proxy on loopback for one registry; `faults` of 100 requests go wrong, until it is told to be good.

    `address` may be changed while it runs: a registry that comes back may have another port.
    """

    def __init__(self, address: str, *, faults: int, chance: random.Random) -> None:
        self.address = address
        self.faults = faults
        self.done: Counter[str] = Counter()
        self._chance = chance
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="faulty line")
        self._later: set[asyncio.Task[None]] = set()
        self.port = 0

    def __enter__(self) -> "FaultyLine":
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_fault: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    @property
    def url(self) -> str:
        """Where the station finds what it takes for its registry."""
        return f"http://127.0.0.1:{self.port}"

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(
            OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError
        ):
            while True:
                request = await _message(reader)
                if not await self._one(request, writer):
                    break
        writer.close()

    async def _one(self, request: bytes, writer: asyncio.StreamWriter) -> bool:
        """Carry one request or do something to it; whether the connection goes on."""
        wrong = self._chance.randrange(100) < self.faults
        fault = self._chance.choice(sorted(_FAULTS)) if wrong else "carried"
        self.done[fault] += 1
        return await _FAULTS.get(fault, FaultyLine._carry)(self, request, writer)

    async def _carry(self, request: bytes, writer: asyncio.StreamWriter) -> bool:
        answer = await self._asked(request)
        if answer is None:
            return False
        writer.write(answer)
        await writer.drain()
        return True

    async def _drop_request(self, _request: bytes, _writer: asyncio.StreamWriter) -> bool:
        return False

    async def _drop_answer(self, request: bytes, _writer: asyncio.StreamWriter) -> bool:
        await self._asked(request)
        return False

    async def _double(self, request: bytes, writer: asyncio.StreamWriter) -> bool:
        answers = await asyncio.gather(*(self._asked(request) for _ in range(3)))
        writer.write(next((one for one in answers if one is not None), b""))
        await writer.drain()
        return any(answers)

    async def _again_later(self, request: bytes, writer: asyncio.StreamWriter) -> bool:
        async def later() -> None:
            await asyncio.sleep(_LATER_S * (1 + self._chance.random()))
            await self._asked(request)

        task = self._loop.create_task(later())
        self._later.add(task)
        task.add_done_callback(self._later.discard)
        return await self._carry(request, writer)

    async def _delay(self, request: bytes, writer: asyncio.StreamWriter) -> bool:
        await asyncio.sleep(_LATER_S * self._chance.random())
        return await self._carry(request, writer)

    async def _truncate_request(self, request: bytes, _writer: asyncio.StreamWriter) -> bool:
        await self._asked(request[: self._chance.randrange(1, len(request))], cut=True)
        return False

    async def _cut_answer(self, request: bytes, writer: asyncio.StreamWriter) -> bool:
        answer = await self._asked(request) or b""
        writer.write(answer[: self._chance.randrange(len(answer) + 1)])
        await writer.drain()
        return False

    async def _busy(self, _request: bytes, writer: asyncio.StreamWriter) -> bool:
        writer.write(b"HTTP/1.1 503 Busy\r\nretry-after: 0\r\ncontent-length: 2\r\n\r\n{}")
        await writer.drain()
        return True

    async def _portal(self, _request: bytes, writer: asyncio.StreamWriter) -> bool:
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%b" % (len(_PORTAL), _PORTAL))
        await writer.drain()
        return True

    async def _asked(self, request: bytes, *, cut: bool = False) -> bytes | None:
        """The registry's whole answer, or None when there was none."""
        place = urlsplit(self.address)
        try:
            async with asyncio.timeout(_ANSWER_S):
                reader, writer = await asyncio.open_connection(place.hostname, place.port)
                try:
                    writer.write(request)
                    await writer.drain()
                    if cut:
                        return None
                    return await _message(reader)
                finally:
                    writer.close()
        except (OSError, TimeoutError, asyncio.IncompleteReadError):
            return None


async def _message(reader: asyncio.StreamReader) -> bytes:
    """A request or an answer with the body that its head announces.

    Raises:
        IncompleteReadError: the other side ended before.
    """
    head = await reader.readuntil(b"\r\n\r\n")
    length = 0
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            length = int(line.split(b":", 1)[1])
    return head + await reader.readexactly(length)


_FAULTS: dict[str, Callable[[FaultyLine, bytes, asyncio.StreamWriter], Awaitable[bool]]] = {
    "request dropped": FaultyLine._drop_request,
    "answer dropped": FaultyLine._drop_answer,
    "carried three times": FaultyLine._double,
    "carried again later": FaultyLine._again_later,
    "delayed": FaultyLine._delay,
    "request cut": FaultyLine._truncate_request,
    "answer cut": FaultyLine._cut_answer,
    "503": FaultyLine._busy,
    "captive portal": FaultyLine._portal,
}
