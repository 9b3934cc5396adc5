"""Request bodies from strangers: bounded in bytes and in time before anything looks at them."""

import asyncio

from starlette.requests import ClientDisconnect, Request

from app.wire.attachment import MAX_HEADER, MAX_PIECE
from app.wire.batch import MAX_PACKED, MAX_UNPACKED, BadBatch, gunzip_bounded
from registry.refused import Refused

MAX_SECONDS = 60.0  # a full batch over a slow line takes a few seconds
MAX_SMALL = 65_536
# Read and thrown away beyond the limit: hanging up on a sender at work would cost it our answer.
_PATIENCE = 16 * 1_048_576


async def read_small(request: Request) -> bytes:
    """A small plain body.

    Raises:
        Refused: 413 `request.too_large`, 415 `request.encoding`, 408 `request.slow`, 400 `request.cut_short`.
    """
    if request.headers.get("content-encoding", "identity") != "identity":
        raise Refused(415, "request.encoding")
    return await _read(request, MAX_SMALL, "request.too_large")


async def read_piece(request: Request) -> bytes:
    """A piece of an attachment, as it is.

    Raises:
        Refused: as `read_small`, with `piece.size`.
    """
    if request.headers.get("content-encoding", "identity") != "identity":
        raise Refused(415, "request.encoding")
    return await _read(request, MAX_HEADER + 1 + MAX_PIECE, "piece.size")


async def read_batch(request: Request) -> tuple[bytes, bool]:
    """The body of a delivery, still packed, and whether it is packed with gzip.

    Raises:
        Refused: as `read_small`, with `batch.too_large`.
    """
    encoding = request.headers.get("content-encoding", "identity").lower()
    if encoding not in ("gzip", "identity"):
        raise Refused(415, "request.encoding")
    packed = encoding == "gzip"
    return await _read(request, MAX_PACKED if packed else MAX_UNPACKED, "batch.too_large"), packed


def unpacked(body: bytes, packed: bool) -> bytes:
    """The batch as NDJSON, never more than the protocol's limit of it.

    Raises:
        Refused: 400 `batch.not_gzip`, `batch.cut_short` or 413 `batch.too_large`.
    """
    if not packed:
        return body
    try:
        return gunzip_bounded(body, MAX_UNPACKED)
    except BadBatch as bad:
        raise Refused(413 if bad.code == "batch.too_large" else 400, bad.code) from bad


async def _read(request: Request, limit: int, code: str) -> bytes:
    declared = request.headers.get("content-length", "")
    # A digit that is none to int(), and a number of a thousand digits, are both left to the count below.
    endless = limit + _PATIENCE
    if declared.isascii() and declared.isdigit() and (len(declared) > 12 or int(declared) > endless):
        raise Refused(413, code)
    body = bytearray()
    size = 0
    try:
        async with asyncio.timeout(MAX_SECONDS):
            async for piece in request.stream():
                size += len(piece)
                if size > endless:
                    break
                if size <= limit:
                    body += piece
    except TimeoutError as slow:
        raise Refused(408, "request.slow") from slow
    except ClientDisconnect as gone:
        raise Refused(400, "request.cut_short") from gone
    if size > limit:
        raise Refused(413, code)
    return bytes(body)
