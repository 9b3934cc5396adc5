"""Everything the set-up screen shows."""

from dataclasses import dataclass

from app.domain.reading import Health


@dataclass(frozen=True, slots=True)
class DeviceState:
    """One device: its name, state, and the stable code of what is wrong, "" when nothing is."""

    name: str
    health: Health
    reason: str
    simulated: bool


@dataclass(frozen=True, slots=True)
class StationFacts:
    """Who this station is, for people: no secrets."""

    label: str
    station: str
    realm: str
    registry: str
    registry_url: str
    key_fingerprint: str
    records: str
    version: str
    camera: str
    scale: str


@dataclass(frozen=True, slots=True)
class SetupState:
    """Devices and identity of the station."""

    facts: StationFacts
    devices: tuple[DeviceState, ...] = ()
