"""The pen that entries are written with: numbers, chains, stamps and signs them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.journal import Entry, Fact, Head, PhotoRef
from app.domain.operator import Author
from app.floor.ports import Clock, IdMint
from app.wire.envelope import GENESIS, Envelope, encode, entry_hash, sign_entry
from station_db.identity import Identity

_EPOCH_START = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry before it has a number: the fact, its author, what was known, and the photographs.

    `base` is battery -> hash (hex) of the newest entry known here about it, or None.
    """

    fact: Fact
    author: Author
    base: Mapping[str, str | None]
    refs: tuple[PhotoRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as it goes into the journal."""

    envelope: Envelope
    raw: bytes
    hash: bytes
    sig: bytes

    def entry(self) -> Entry:
        """The entry as the floor's work knows it."""
        return entry_of(self.envelope, self.raw, hashed=self.hash, sig=self.sig)


@dataclass(frozen=True, slots=True)
class Pen:
    """The station's key with its clock and its ids."""

    key: Ed25519PrivateKey
    clock: Clock
    ids: IdMint

    @property
    def public_key(self) -> bytes:
        """The 32 bytes that entries are checked with."""
        return self.key.public_key().public_bytes_raw()

    def write(self, draft: Draft, identity: Identity, after: Head) -> Written:
        """The entry that follows `after`.

        Raises:
            BadEnvelope: the fact holds something that no envelope can carry.
        """
        envelope = self._envelope(draft, identity, after)
        raw = encode(envelope)
        hashed = entry_hash(after.hash if after.seq else GENESIS, raw)
        return Written(envelope, raw, hashed, sign_entry(self.key, hashed))

    def _envelope(self, draft: Draft, identity: Identity, after: Head) -> Envelope:
        now = self.clock.now()
        second = draft.author.second
        return Envelope(
            realm=identity.realm,
            station=identity.station,
            epoch=after.epoch,
            seq=after.seq + 1,
            id=self.ids.fresh(),
            type=draft.fact.type,
            sv=draft.fact.sv,
            at=now.utc_ms,
            mono=now.mono_ms,
            boot=now.boot,
            clk={"state": now.clock.value, "age_ms": now.clock_age_ms},
            op=draft.author.operator,
            sess=draft.author.session,
            data=draft.fact.body(),
            base=dict(draft.base),
            refs=tuple({"sha256": ref.sha256, "len": ref.length, "mime": ref.mime} for ref in draft.refs),
            sig2=None
            if second is None
            else {"op": second.operator, "method": second.method, "meaning": second.meaning},
        )


def entry_of(envelope: Envelope, raw: bytes, *, hashed: bytes, sig: bytes) -> Entry:
    """An entry read out of its envelope; `raw` stays the record."""
    second = envelope.sig2 or {}
    return Entry(
        epoch=envelope.epoch,
        seq=envelope.seq,
        id=envelope.id,
        type=envelope.type,
        sv=envelope.sv,
        at=time_of(envelope.at),
        operator=envelope.op,
        session=envelope.sess,
        data=envelope.data,
        raw=raw,
        hash=hashed,
        sig=sig,
        boot=envelope.boot,
        mono_ms=envelope.mono,
        second=second.get("op"),
        meaning=second.get("meaning", ""),
    )


def time_of(milliseconds: int) -> datetime:
    """Milliseconds since 1970 as an aware UTC time, exactly."""
    return _EPOCH_START + timedelta(milliseconds=milliseconds)


def milliseconds_of(time: datetime) -> int:
    """An aware time as whole milliseconds since 1970."""
    return (time - _EPOCH_START) // timedelta(milliseconds=1)
