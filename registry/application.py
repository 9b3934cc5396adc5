"""The registry as a web application: routes, refusals as codes, and headers that keep pages harmless."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from registry.follower import Follower
from registry.protocol import protocol
from registry.refused import Refused
from registry.service import Registry
from registry.web import not_found_page, web

RETRY_AFTER_S = 5
_HEAR_OUT = 1_048_576
_HEAR_OUT_S = 1.0
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
}
_BODY_HEADERS = frozenset({b"content-length", b"transfer-encoding"})
_log = logging.getLogger(__name__)


def application(registry: Registry, *, only_stations: bool = False) -> FastAPI:
    """The application around one open registry; whoever opened it closes it.

    `only_stations` leaves out whatever reads records back: nobody signs in here yet, and beyond this computer
    only stations prove who they are.
    """
    follower = Follower(registry)

    @asynccontextmanager
    async def following(_app: FastAPI) -> AsyncIterator[None]:
        task = asyncio.create_task(follower.run())
        try:
            yield
        finally:
            follower.end()
            await task

    app = FastAPI(title="Packbench registry", version="1", docs_url=None, redoc_url=None, lifespan=following)
    app.include_router(protocol(registry, follower.note, only_stations=only_stations))
    if not only_stations:
        app.include_router(web(registry))
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(HTTPException, _odd_request)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(OperationalError, _database_away)
    app.add_exception_handler(PoolTimeout, _database_away)
    app.add_middleware(_Harmless)
    app.state.identity = registry.identity
    return app


def _for_people(request: Request) -> bool:
    return not request.url.path.startswith(("/v1/", "/health", "/openapi"))


def _refused(request: Request, fault: Exception) -> Response:
    if not isinstance(fault, Refused):
        raise fault
    if fault.status == 404 and _for_people(request):
        return HTMLResponse(not_found_page(request.app.state.identity, fault.code), 404)
    headers = {"www-authenticate": "Bearer"} if fault.status == 401 else None
    return JSONResponse({"code": fault.code, **fault.facts}, fault.status, headers=headers)


def _odd_request(request: Request, fault: Exception) -> Response:
    if not isinstance(fault, HTTPException):
        raise fault
    code = {404: "request.no_such_place", 405: "request.method"}.get(fault.status_code, "request.malformed")
    if fault.status_code == 404 and _for_people(request):
        return HTMLResponse(not_found_page(request.app.state.identity, code), 404)
    return JSONResponse({"code": code}, fault.status_code, headers=dict(fault.headers or {}))


def _malformed(_request: Request, _fault: Exception) -> Response:
    return JSONResponse({"code": "request.malformed"}, 422)


def _database_away(_request: Request, fault: Exception) -> Response:
    _log.error("registry.database_away %s", type(fault).__name__)
    headers = {"retry-after": str(RETRY_AFTER_S)}
    return JSONResponse({"code": "registry.database_away"}, 503, headers=headers)


def _lured(scope: Scope) -> bool:
    """Whether a request over loopback names another host: a page elsewhere has sent the browser here."""
    server = scope.get("server")
    if server is None or server[0] not in LOOPBACK:
        return False
    named = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
    return named.rsplit(":", 1)[0].strip("[]").lower() not in LOOPBACK


class _Harmless:
    """Puts the same strict headers on every answer, and hangs up on a body that nobody has read."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        unread = scope["type"] == "http" and not _BODY_HEADERS.isdisjoint(dict(scope["headers"]))
        if scope["type"] == "http" and _lured(scope):
            await JSONResponse({"code": "request.host"}, 421)(scope, receive, send)
            return

        async def receive_noting() -> Message:
            nonlocal unread
            message = await receive()
            unread = unread and bool(message.get("more_body", False))
            return message

        async def hear_out() -> None:
            """Read on a little: closing on bytes that are under way would cost the sender our answer."""
            heard = 0
            with suppress(TimeoutError):
                async with asyncio.timeout(_HEAR_OUT_S):
                    while unread and heard < _HEAR_OUT:
                        message = await receive_noting()
                        heard += len(message.get("body", b""))

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                await hear_out()
                headers = MutableHeaders(scope=message)
                headers.update(_HEADERS)
                if unread:  # the server would otherwise read on for as long as somebody sends
                    headers["connection"] = "close"
            await send(message)

        await self._app(scope, receive_noting, send_with_headers)
