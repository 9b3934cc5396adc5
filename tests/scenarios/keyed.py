"""A station that changes its key, beside a registry that is really served."""

from contextlib import closing
from pathlib import Path

from app.assembly.signing import rotate, signing_key, way_to
from app.floor.views import DeliveryView, SyncState
from app.host.keys import KEY_FILE
from app.places import Places
from app.sync.registry import Pass, RegistryClient
from registry.service import Registry
from tests.scenarios.two_histories import History


class Keyed(History):
    """Its private key lies in a file, as a station's does, and its pump asks over HTTP."""

    def __init__(self, folder: Path, registry: Registry, url: str) -> None:
        super().__init__(folder, registry)
        self.url = url
        (self.records / KEY_FILE).write_bytes(self.key.private_bytes_raw())
        (self.records / KEY_FILE).chmod(0o600)

    @property
    def places(self) -> Places:
        """Where it all lies."""
        return Places(self.records, self.marks)

    @property
    def public(self) -> bytes:
        """The public key that it signs with."""
        return self.key.public_key().public_bytes_raw()

    def rotate(self) -> bytes:
        """Change to a new key; its public one."""
        rotate(self.places, realm="practice", clock=self.clock, why="due")
        self.key = signing_key(self.places)
        return self.public

    def deliver(self, steps: int = 200) -> tuple[list[SyncState], DeliveryView]:
        """Over HTTP, with what it has to show."""
        who = self.registry.identity
        shows = Pass(self.station, who.registry, who.realm, self.key, way_to(self.places, self.key))
        with closing(RegistryClient(self.url, timeout_s=20, shows=shows)) as client:
            self.beside = client  # type: ignore[assignment]  # what the pump needs of a registry, it has
            return super().deliver(steps)
