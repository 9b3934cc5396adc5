"""A station and a registry on two computers: over TLS, by the plant's authority, for stations alone."""

import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.sync.registry import Away, Pass, Receipted, Refused, RegistryClient
from app.wire.enrolment import ask, believe, request_to_wire
from registry.refused import RegistryRefused
from registry.server import Server, Tls, address, listen, proven
from registry.service import Registry
from tests.fakes.authority import Authority
from tests.registry.opened import invited, opened_registry

EVERYWHERE = "0.0.0.0"  # noqa: S104 - what a registry beside its stations is told
_DEADLINE_S = 20.0


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    with opened_registry(f"sqlite:///{tmp_path / 'registry.sqlite'}", tmp_path / "registry.key") as opened:
        yield opened


@contextmanager
def over_tls(registry: Registry, tls: Tls) -> Iterator[str]:
    """A registry that other computers reach; its address by the name `localhost`."""
    bound = listen(EVERYWHERE, 0, tls=tls)
    ready = threading.Event()
    server = Server(registry, tls=proven(tls), only_stations=True, on_ready=ready.set)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, name="registry-under-test")
    thread.start()
    try:
        assert ready.wait(_DEADLINE_S)
        assert address(bound, tls).startswith("https://")
        yield f"https://localhost:{bound.getsockname()[1]}"
    finally:
        server.stop()
        thread.join(_DEADLINE_S)
        bound.close()


def head(url: str, ca: str) -> object:
    with closing(RegistryClient(url, ca=ca)) as client:
        return client.head("st-nobody", 1)


def test_a_station_enrols_and_gets_its_receipts_by_the_plants_own_authority(
    registry: Registry, authority: Authority
) -> None:
    with over_tls(registry, Tls(*authority.certificate("localhost"))) as url:
        key, code = Ed25519PrivateKey.generate(), invited(registry)
        request = ask(code, key, realm="practice", label="I1")
        with closing(RegistryClient(url, ca=str(authority.root))) as client:
            said = client.enrol(request_to_wire(request))
            assert not isinstance(said, Away | Refused)
        known = believe(said, request, code)
        shows = Pass(known.station, known.registry, "practice", key)
        with closing(RegistryClient(url, ca=str(authority.root), shows=shows)) as client:
            assert isinstance(client.head(known.station, 1), Receipted)


def test_whom_the_authority_does_not_know_is_not_believed_and_the_reason_is_told(
    registry: Registry, authority: Authority, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = Authority(tmp_path / "other")
    with over_tls(registry, Tls(*authority.certificate("localhost"))) as url:
        assert isinstance(head(url, str(authority.root)), Refused)
        assert head(url, str(other.root)) == Away("registry.certificate")
        assert head(url, "") == Away("registry.certificate")
        assert head(url.replace("localhost", "127.0.0.1"), str(authority.root)) == Away(
            "registry.certificate"
        )
        assert head(url, str(tmp_path / "nothing.pem")) == Away("registry.no_authority")
        assert head(url, str(tmp_path / "registry.key")) == Away("registry.no_authority")
        assert head(url.replace("https", "http"), "") == Away("registry.unreachable")
    with over_tls(registry, Tls(*authority.certificate("localhost", days=-1))) as url:
        assert head(url, str(authority.root)) == Away("registry.certificate")


def test_beyond_this_computer_nothing_is_read_back(registry: Registry, authority: Authority) -> None:
    with (
        over_tls(registry, Tls(*authority.certificate("localhost"))) as url,
        httpx.Client(base_url=url, verify=_trust(authority)) as client,
    ):
        assert client.get("/v1/meta").status_code == 200
        assert client.get("/health").status_code == 200
        for path in ("/", "/batteries/X", "/v1/stations", "/v1/batteries/X", f"/v1/attachments/{'0' * 64}"):
            assert client.get(path).status_code in (404, 405), path
        assert client.get("/v1/streams/st-1/1/events").status_code == 405
        paths = json.loads(client.get("/openapi.json").content)["paths"]
        reading = {path for path, doors in paths.items() if "get" in doors}
        assert reading == {
            "/v1/meta",
            "/v1/keys",
            "/v1/streams/{station}/{epoch}/head",
            "/v1/attachments/{sha256}/receipt",
            "/v1/changes",
            "/health",
        }


def _trust(authority: Authority) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(authority.root))


def test_certificate_and_key_are_looked_at_before_anything_is_served(
    authority: Authority, tmp_path: Path
) -> None:
    certificate, key = authority.certificate("localhost")
    _, other = authority.certificate("other")
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "empty").chmod(0o600)
    for tls, code in (
        (Tls(certificate, tmp_path / "no.key"), "tls.missing"),
        (Tls(tmp_path / "no.pem", key), "tls.missing"),
        (Tls(certificate, other), "tls.malformed"),
        (Tls(certificate, tmp_path / "empty"), "tls.malformed"),
    ):
        with pytest.raises(RegistryRefused) as found:
            proven(tls)
        assert found.value.code == code
    key.chmod(0o640)
    with pytest.raises(RegistryRefused) as found:
        proven(Tls(certificate, key))
    assert found.value.code == "tls.open_to_others"
    with pytest.raises(RegistryRefused) as found:
        listen(EVERYWHERE, 0)
    assert found.value.code == "host.not_loopback"
