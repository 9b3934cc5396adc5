"""A registry really served on loopback, in a thread of the test."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.wire.access import TokenRequest, ask_token
from app.wire.batch import compress
from app.wire.enrolment import ask, believe, request_to_wire
from registry.server import Server, address, listen
from registry.service import Registry
from tests.fakes.delivering_station import DeliveringStation
from tests.registry.opened import invited

DEADLINE_S = 20.0


@contextmanager
def served(registry: Registry) -> Iterator[httpx.Client]:
    """A client of the registry being served; it ends with the block."""
    bound = listen("127.0.0.1", 0)
    ready = threading.Event()
    server = Server(registry, on_ready=ready.set)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, name="registry-under-test")
    thread.start()
    try:
        assert ready.wait(DEADLINE_S)
        with httpx.Client(base_url=address(bound), trust_env=False, timeout=DEADLINE_S) as client:
            yield client
    finally:
        server.stop()
        thread.join(DEADLINE_S)
        bound.close()
        assert not thread.is_alive()


def enrolled_over_http(client: httpx.Client, registry: Registry, label: str = "I1") -> DeliveringStation:
    """A station enrolled through the front door; the client shows its token from here on."""
    key, code = Ed25519PrivateKey.generate(), invited(registry)
    request = ask(code, key, realm=registry.identity.realm, label=label)
    said = client.post("/v1/enrol", json=request_to_wire(request))
    assert said.status_code == 200, said.text
    station = DeliveringStation(believe(said.json(), request, code).station, key, registry.identity.realm)
    client.headers.update(shown(token_over_http(client, registry, station)))
    return station


def token_over_http(client: httpx.Client, registry: Registry, station: DeliveringStation) -> str:
    """A token, by a challenge that the station has signed."""
    nonce = client.post("/v1/challenge", json={"station": station.station}).json()["nonce"]
    who = registry.identity
    request = TokenRequest(station.station, who.registry, who.realm, nonce)
    said = client.post("/v1/token", json=ask_token(request, station.key))
    assert said.status_code == 200, said.text
    return str(said.json()["token"])


def shown(token: str) -> dict[str, str]:
    """The header by which a request shows whose it is."""
    return {"authorization": f"Bearer {token}"}


def post_batch(client: httpx.Client, station: DeliveringStation, body: bytes | None = None) -> httpx.Response:
    """Deliver a body, by default all of the station's journal, packed as stations pack it."""
    return client.post(
        f"/v1/streams/{station.station}/{station.epoch}/events",
        content=compress(station.body() if body is None else body),
        headers={"content-encoding": "gzip", "content-type": "application/x-ndjson"},
    )


def code_of(response: httpx.Response) -> str:
    """The stable code of an answer."""
    code = json.loads(response.content)["code"]
    assert isinstance(code, str)
    return code
