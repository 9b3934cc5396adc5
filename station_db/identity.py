"""Who this station is to the registry: written once, with the first entry."""

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from app.wire.handover import Whose
from station_db.tables import IDENTITY

_NEWEST = select(IDENTITY).order_by(IDENTITY.c.epoch.desc()).limit(1)


@dataclass(frozen=True, slots=True)
class Identity:
    """What enrolment gave the station.

    `registry_keys` are the registry's public keys as pinned (32 bytes each), `public_key` the station's
    own as its epoch began, `epoch` the stream that entries are written to now.
    """

    station: str
    realm: str
    registry: str
    registry_keys: tuple[bytes, ...]
    public_key: bytes
    label: str = ""
    epoch: int = 1

    @property
    def whose(self) -> Whose:
        """What hand-overs of this station's keys must name."""
        return Whose(self.registry, self.realm, self.station)


def write_identity(connection: Connection, identity: Identity) -> None:
    """Keep it; there is one row per epoch and none is ever changed."""
    connection.execute(
        insert(IDENTITY).values(
            epoch=identity.epoch,
            station=identity.station,
            realm=identity.realm,
            registry=identity.registry,
            registry_keys=" ".join(key.hex() for key in identity.registry_keys),
            public_key=identity.public_key,
            label=identity.label,
        )
    )


def read_identity(connection: Connection) -> Identity | None:
    """The identity of the newest epoch, or None before enrolment."""
    row = connection.execute(_NEWEST).first()
    if row is None:
        return None
    return Identity(
        station=row.station,
        realm=row.realm,
        registry=row.registry,
        registry_keys=tuple(bytes.fromhex(key) for key in row.registry_keys.split()),
        public_key=row.public_key,
        label=row.label,
        epoch=row.epoch,
    )


def enrolled_key(connection: Connection) -> bytes:
    """The key that the station was enrolled with, b"" before that."""
    row = connection.execute(select(IDENTITY.c.public_key).order_by(IDENTITY.c.epoch).limit(1)).first()
    return bytes(row.public_key) if row is not None else b""
