"""The registry's doors for programs, all under /v1: enrolment, delivery, receipts, reading back."""

import base64
from collections.abc import Callable
from typing import Any

from fastapi import APIRouter
from sqlalchemy import text
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.wire.attachment import MAX_ATTACHMENT, MAX_PIECE
from app.wire.batch import MAX_ENTRIES, MAX_PACKED, MAX_UNPACKED, PROTO, is_hex
from app.wire.handover import MOST, plain_handover
from app.wire.signed import to_wire
from registry.access import caller, challenge, token
from registry.attachments import Taken, content_of, held_for, take_piece
from registry.body import read_batch, read_piece, read_small, unpacked
from registry.changes import POLL_AFTER_S, page_after
from registry.engine import reading
from registry.intake import ASIDE, Verdict, deliver
from registry.invites import enrol
from registry.judge import storable
from registry.own_keys import handovers
from registry.refused import Refused
from registry.service import Registry
from registry.streams import entries_from, known_station, receipt_for
from registry.trace import station_state, stations, timeline

_MAX_NUMBER = 2**53 - 1
_BATCH = {
    "description": "NDJSON: a canonical header line, then the stored bytes of each entry; gzip or plain",
    "required": True,
    "content": {"application/x-ndjson": {"schema": {"type": "string", "format": "binary"}}},
}


def _object_of(*names: str, said: str) -> dict[str, Any]:
    """A body that is an object of these texts, as the registry's description tells it."""
    schema = {
        "type": "object",
        "required": list(names),
        "properties": {name: {"type": "string"} for name in names},
    }
    return {"description": said, "required": True, "content": {"application/json": {"schema": schema}}}


_ENROLMENT = _object_of(
    "raw", "mac", "sig", said="A request with its proofs; the one-time code itself never travels"
)
_CHALLENGE = _object_of("station", said="Who wants a token; the answer is to be signed")
_TOKEN = _object_of("raw", "sig", said="The station's request with its challenge, and its signature")
_PIECE = {
    "description": "A canonical header line signed by the station, and the bytes of the piece behind it",
    "required": True,
    "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
}
_FILE = "application/octet-stream"
_BEARER = {
    "name": "authorization",
    "in": "header",
    "required": True,
    "schema": {"type": "string"},
    "description": "`Bearer ` and the token of the station that asks",
}
_SHOWN = {"parameters": [_BEARER]}


def protocol(
    registry: Registry, taken_in: Callable[[str, int], None], *, only_stations: bool = False
) -> APIRouter:
    """The routes around one open registry; `taken_in` is told each stream that may have grown.

    `only_stations` leaves out those that read records back.
    """
    router = APIRouter()
    _add_front_doors(router, registry)
    _add_station_doors(router, registry, taken_in)
    _add_attachment_doors(router, registry)
    _add_changes(router, registry)
    if not only_stations:
        _add_reading_doors(router, registry)
    _add_health(router, registry)
    return router


def _add_front_doors(router: APIRouter, registry: Registry) -> None:
    """Where nobody need say yet who it is."""

    @router.post("/v1/enrol", openapi_extra={"requestBody": _ENROLMENT})
    async def enrol_station(request: Request) -> JSONResponse:
        body = await read_small(request)
        return JSONResponse(await run_in_threadpool(enrol, registry, body))

    @router.get("/v1/meta")
    def meta() -> JSONResponse:
        return JSONResponse(_meta(registry))

    @router.get("/v1/keys")
    def keys() -> JSONResponse:
        with reading(registry.engine) as connection:
            handed = [plain_handover(one) for one in handovers(connection)[-MOST:]]
        return JSONResponse({"registry": registry.identity.registry, "handed": handed})

    @router.post("/v1/challenge", openapi_extra={"requestBody": _CHALLENGE})
    async def give_challenge(request: Request) -> JSONResponse:
        return JSONResponse(challenge(registry, await read_small(request)))

    @router.post("/v1/token", openapi_extra={"requestBody": _TOKEN})
    async def give_token(request: Request) -> JSONResponse:
        body = await read_small(request)
        return JSONResponse(await run_in_threadpool(token, registry, body))


def _add_station_doors(router: APIRouter, registry: Registry, taken_in: Callable[[str, int], None]) -> None:
    @router.get("/v1/streams/{station}/{epoch}/head", openapi_extra=_SHOWN)
    def head(request: Request, station: str, epoch: str) -> JSONResponse:
        name, number = _station(station), _number(epoch)
        caller(registry, request.headers, about=name)
        signed = receipt_for(registry, name, number)
        return JSONResponse({"receipt": to_wire(signed)})

    @router.post("/v1/streams/{station}/{epoch}/events", openapi_extra={"requestBody": _BATCH, **_SHOWN})
    async def deliver_events(request: Request, station: str, epoch: str) -> JSONResponse:
        name, number = _station(station), _number(epoch)
        caller(registry, request.headers, about=name)  # before anything of its body is read
        body, packed = await read_batch(request)
        verdict, signed = await run_in_threadpool(
            lambda: deliver(registry, name, number, unpacked(body, packed))
        )
        taken_in(name, number)
        status = 202 if verdict in ASIDE else 200 if verdict is Verdict.OK else 409
        return JSONResponse({"code": verdict.value, "receipt": to_wire(signed)}, status)


def _add_attachment_doors(router: APIRouter, registry: Registry) -> None:
    @router.get("/v1/attachments/{sha256}/receipt", openapi_extra={"parameters": [_OF_STATION, _BEARER]})
    def held(request: Request, sha256: str) -> JSONResponse:
        station = _station(request.query_params.get("station", ""))
        caller(registry, request.headers, about=station)
        return JSONResponse({"receipt": to_wire(held_for(registry, station, _sha256(sha256)))})

    @router.post("/v1/attachments/{sha256}", openapi_extra={"requestBody": _PIECE, **_SHOWN})
    async def take(request: Request, sha256: str) -> JSONResponse:
        name = _sha256(sha256)
        station = caller(registry, request.headers)
        body = await read_piece(request)
        taken, signed = await run_in_threadpool(lambda: take_piece(registry, name, body, by=station))
        status = 200 if taken is Taken.OK else 409
        return JSONResponse({"code": taken.value, "receipt": to_wire(signed)}, status)


def _add_reading_doors(router: APIRouter, registry: Registry) -> None:
    @router.get("/v1/streams/{station}/{epoch}/events", openapi_extra={"parameters": [_FROM]})
    def events(request: Request, station: str, epoch: str) -> JSONResponse:
        first = _number(request.query_params.get("from", "1"))
        name, number = _station(station), _number(epoch)
        kept = entries_from(registry, name, number, first=first, limit=MAX_ENTRIES)
        entries = [
            {
                "seq": one.seq,
                "raw": base64.b64encode(one.raw).decode(),
                "hash": one.hash.hex(),
                "sig": one.sig.hex(),
            }
            for one in kept
        ]
        return JSONResponse({"station": name, "epoch": number, "entries": entries})

    @router.get("/v1/attachments/{sha256}")
    def content(sha256: str) -> Response:
        kind, found = content_of(registry, _sha256(sha256))
        # Anything but a photograph is handed over as a file: nobody's document is opened by a browser here.
        shown = kind if kind == "image/jpeg" and found.startswith(b"\xff\xd8") else _FILE
        headers = {} if shown != _FILE else {"content-disposition": f'attachment; filename="{sha256}"'}
        return Response(found, media_type=shown, headers=headers)

    @router.get("/v1/batteries/{battery:path}")
    def battery_timeline(battery: str) -> JSONResponse:
        return JSONResponse(timeline(registry, battery_code(battery)))

    @router.get("/v1/stations")
    def all_stations() -> JSONResponse:
        return JSONResponse({"stations": stations(registry)})

    @router.get("/v1/stations/{station}")
    def one_station(station: str) -> JSONResponse:
        return JSONResponse(station_state(registry, _station(station)))


def _add_changes(router: APIRouter, registry: Registry) -> None:
    @router.get("/v1/changes", openapi_extra={"parameters": [_POS, _BEARER]})
    def changes(request: Request) -> JSONResponse:
        pos = _number(request.query_params.get("pos", "0"), least=0)
        with reading(registry.engine) as connection:
            if known_station(connection, caller(registry, request.headers)).revoked:
                raise Refused(403, "station.revoked")
        return JSONResponse({"page": to_wire(page_after(registry, pos))})


def _add_health(router: APIRouter, registry: Registry) -> None:
    @router.get("/health")
    def health() -> JSONResponse:
        with reading(registry.engine) as connection:
            connection.execute(text("SELECT 1"))
        return JSONResponse({"health": "good", "registry": registry.identity.registry})


_OF_STATION = {"name": "station", "in": "query", "required": True, "schema": {"type": "string"}}
_POS = {"name": "pos", "in": "query", "required": False, "schema": {"type": "integer", "minimum": 0}}
_FROM = {"name": "from", "in": "query", "required": False, "schema": {"type": "integer", "minimum": 1}}


def _meta(registry: Registry) -> dict[str, Any]:
    who = registry.identity
    return {
        "registry": who.registry,
        "realm": who.realm,
        "incarnation": who.incarnation,
        "keys": [who.public_key.hex()],
        "at": registry.clock(),
        "proto": {"min": PROTO, "max": PROTO},
        "limits": {
            "max_entries": MAX_ENTRIES,
            "max_packed": MAX_PACKED,
            "max_unpacked": MAX_UNPACKED,
            "max_piece": MAX_PIECE,
            "max_attachment": MAX_ATTACHMENT,
        },
        "poll_after_s": POLL_AFTER_S,
    }


def _station(name: str) -> str:
    if not storable(name):
        raise Refused(404, "station.unknown")
    return name


def _sha256(said: str) -> str:
    if not is_hex(said, 64):
        raise Refused(404, "attachment.unknown")
    return said


def _number(said: str, *, least: int = 1) -> int:
    if not (said.isascii() and said.isdigit() and len(said) <= 16 and least <= int(said) <= _MAX_NUMBER):
        raise Refused(400, "request.number")
    return int(said)


def battery_code(said: str) -> str:
    """A battery's code as asked for.

    Raises:
        Refused: 404 `battery.unknown` for what no database could hold.
    """
    if not said or not storable(said, 512):
        raise Refused(404, "battery.unknown")
    return said
