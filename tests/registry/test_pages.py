"""The pages for people: hostile text in every place that takes text, and nothing of it comes alive."""

from html.parser import HTMLParser

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.wire.enrolment import MAX_LABEL, ask, request_to_wire
from registry.service import Registry
from registry.web import visible
from tests.fakes.delivering_station import mentions
from tests.hostile import HOSTILE
from tests.registry.opened import invited, opened_registry
from tests.registry.served import code_of, enrolled_over_http, post_batch, served

_ALLOWED = frozenset(
    {"html", "head", "meta", "title", "link", "body", "header", "main", "h1", "h2", "p", "a", "span", "form"}
    | {"label", "input", "button", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd"}
    | {"code", "pre", "bdi"}
)
_EMPTY = frozenset({"meta", "link", "input"})


class Reader(HTMLParser):
    """Reads a page and holds it to our own tags, our own addresses and visible characters."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Only our own tags, without handlers and styles, with addresses on this very host."""
        assert tag in _ALLOWED
        for name, value in attrs:
            assert not name.startswith("on")
            assert name != "style"
            if name in ("href", "src", "action"):
                assert value is not None
                assert value.startswith("/")
                assert not value.startswith("//")
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Every tag is closed in its turn."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep what a person would read."""
        self.text += data

    def handle_comment(self, _data: str) -> None:
        """Our pages have none."""
        raise AssertionError("a comment")


def read_page(said: httpx.Response) -> Reader:
    """A page that is harmless as a whole."""
    policy = said.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script" not in policy
    assert "unsafe" not in policy
    assert said.headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in said.headers
    assert said.headers["content-type"] == "text/html; charset=utf-8"
    page = said.content.decode()
    unseen = [one for one in page if not one.isprintable() and one not in "\n\u3000\u00a0\u202f"]
    assert unseen == []
    return Reader(page)


def test_a_hostile_battery_is_shown_and_nothing_else(client: httpx.Client, registry: Registry) -> None:
    station = enrolled_over_http(client, registry)
    usable = [
        text for text in HOSTILE if text and "\ud800" not in text and "\0" not in text and len(text) <= 512
    ]
    assert len(usable) >= 30
    for text in usable:
        station.write(base=mentions([text]), data={text: text, "deep": [[text]]}, type=text[:60])
    post_batch(client, station)
    for text in usable:
        shown = read_page(client.get("/batteries", params={"code": text}))
        assert f"Battery {visible(text)}" in shown.text
        assert station.station in shown.text
    read_page(client.get("/"))
    assert "entry.type_unknown" in read_page(client.get(f"/stations/{station.station}")).text


@pytest.mark.parametrize("place", ["/batteries?code=", "/batteries/", "/stations/", "/"])
def test_hostile_questions_get_a_harmless_page(client: httpx.Client, place: str) -> None:
    for text in HOSTILE:
        quoted = "".join(f"%{byte:02X}" for byte in text.encode(errors="surrogatepass"))[:30_000]
        if place == "/" and not quoted:
            continue
        said = client.get(place + quoted)
        assert (text, said.status_code) == (text, 404)
        shown = read_page(said).text
        assert "Not found" in shown
        assert "PRACTICE" in shown


def test_a_hostile_label_is_kept_or_refused_and_shown_harmlessly(
    client: httpx.Client, registry: Registry
) -> None:
    for text in HOSTILE:
        label = text[:MAX_LABEL]
        if "\ud800" in label:
            continue  # cannot even be asked for
        key = Ed25519PrivateKey.generate()
        request = ask(invited(registry), key, realm="practice", label=label)
        said = client.post("/v1/enrol", json=request_to_wire(request))
        if "\0" in label:
            assert (said.status_code, code_of(said)) == (400, "enrolment.label")
        else:
            assert said.status_code == 200
    shown = read_page(client.get("/")).text
    assert "<script>alert(1)</script>" in shown
    assert "{{7*7}} ${7*7}" in shown
    assert "[U+202E]DERETLA[U+202C]" in shown
    for one in client.get("/v1/stations").json()["stations"]:
        read_page(client.get(f"/stations/{one['station']}"))


def test_pages_say_which_realm_they_are_of(
    client: httpx.Client, registry: Registry, tmp_path: object
) -> None:
    assert "PRACTICE" in read_page(client.get("/")).text
    assert registry.identity.realm == "practice"


def test_production_does_not_call_itself_practice(tmp_path_factory: pytest.TempPathFactory) -> None:
    place = tmp_path_factory.mktemp("production")
    database = f"sqlite:///{place / 'registry.sqlite'}"
    with (
        opened_registry(database, place / "registry.key", realm="production") as registry,
        served(registry) as client,
    ):
        assert "PRACTICE" not in read_page(client.get("/")).text
        station = enrolled_over_http(client, registry)
        station.write()
        assert post_batch(client, station).status_code == 200


def test_the_sheet_is_served_as_one(client: httpx.Client) -> None:
    said = client.get("/page.css")
    assert said.headers["content-type"].startswith("text/css")
    assert b"url(" not in said.content
