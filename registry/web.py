"""The registry's plain pages for people: rendered here, no scripts, every foreign text through one door."""

import json
import unicodedata
from importlib.resources import files
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from registry.clock import in_words
from registry.identity import Identity
from registry.protocol import battery_code
from registry.service import Registry
from registry.trace import station_state, stations, timeline

_MAX_SHOWN = 4000
# Categories nobody sees on a screen, or that turn the reading direction around.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
SHEET = "page.css"


def web(registry: Registry) -> APIRouter:
    """The pages around one open registry."""
    router = APIRouter(include_in_schema=False)
    pages = _pages()

    def page(name: str, **facts: Any) -> HTMLResponse:
        return HTMLResponse(pages.get_template(name).render(identity=registry.identity, **facts))

    @router.get("/")
    def front() -> HTMLResponse:
        return page("front.html", stations=stations(registry))

    @router.get("/batteries")
    def asked_battery(request: Request) -> HTMLResponse:
        code = battery_code(request.query_params.get("code", ""))
        return page("battery.html", timeline=timeline(registry, code))

    @router.get("/batteries/{battery:path}")
    def battery(battery: str) -> HTMLResponse:
        return page("battery.html", timeline=timeline(registry, battery_code(battery)))

    @router.get("/stations/{station}")
    def station(station: str) -> HTMLResponse:
        return page("station.html", state=station_state(registry, battery_code(station)))

    @router.get(f"/{SHEET}")
    def sheet() -> Response:
        text = (_folder() / SHEET).read_text(encoding="utf-8")
        return Response(text, media_type="text/css")

    return router


def not_found_page(identity: Identity, code: str) -> str:
    """The page for something that is not there."""
    return _pages().get_template("missing.html").render(code=code, identity=identity)


def _folder() -> Path:
    return Path(str(files("registry"))) / "pages"


def _pages() -> Environment:
    pages = Environment(
        loader=FileSystemLoader(_folder()),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible,
    )
    pages.filters["moment"] = in_words
    pages.filters["plain"] = _plain
    return pages


def visible(value: object) -> object:
    """The one door of foreign text into a page: what cannot be seen is shown by its number.

    Escaping follows right behind it (autoescape); no template marks anything as safe.
    """
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    shown = "".join(_seen(one) for one in value[:_MAX_SHOWN])
    return shown if len(value) <= _MAX_SHOWN else f"{shown} … ({len(value)})"


def _seen(one: str) -> str:
    if one == "\n" or unicodedata.category(one) not in _UNSEEN:
        return one
    return f"[U+{ord(one):04X}]"


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
