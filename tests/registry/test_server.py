"""The socket that the registry listens on."""

import asyncio
import socket
from asyncio import StreamReader, StreamWriter
from contextlib import closing

from registry.server import listen


def test_no_answer_waits_for_a_fuller_packet() -> None:
    async def accepted() -> int:
        found: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        async def greet(_reader: StreamReader, writer: StreamWriter) -> None:
            found.set_result(
                writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            )
            writer.close()

        with closing(listen("127.0.0.1", 0)) as bound:
            async with await asyncio.start_server(greet, sock=bound):
                _reader, writer = await asyncio.open_connection(*bound.getsockname())
                on = await found
                writer.close()
                await writer.wait_closed()
        return on

    assert asyncio.run(accepted())
