"""Records whose journal went back, opened for one purpose: that two people begin a new epoch over them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Self

from app.domain.epoch_facts import EpochOpened, Seen, plain_head, plain_seen
from app.domain.journal import Entry, Head, PinRefused
from app.domain.operator import STATION, Author
from app.durable import copy_durably, write_durably
from app.wire.handover import Handover, plain_handover, way_between
from station_db.faults import JournalRefused, StoreRefused, told_as_codes
from station_db.identity import Identity, read_identity, write_identity
from station_db.mark import mark_file
from station_db.pen import Pen, milliseconds_of, time_of
from station_db.store import Store
from station_db.verify import compare, examine_alone, witnesses

ASIDE = "aside"
"""The folder, beside the records, of files that were kept as they were found."""
_MOST_TRIES = 1 << 20
_KEPT_TRIES = 64  # the lock has long been at its longest by then


@dataclass(frozen=True, slots=True)
class WhyOpened:
    """What people say of it: a reason of `REASONS`, their words, and how often each of them mistyped."""

    reason: str
    note: str
    pin_refused: Mapping[str, int]


class EpochDoor:
    """The records between the old epoch and the new one; close it in any case.

    `refused` says why work stopped, `head` is the newest entry still held, `seen` what each witness says.
    """

    def __init__(
        self,
        store: Store,
        identity: Identity,
        refused: JournalRefused,
        *,
        head: Head,
        seen: tuple[Seen, ...],
        signs: tuple[bytes, tuple[Handover, ...]],
    ) -> None:
        self._store = store
        self.identity = identity
        self.refused = refused
        self.head = head
        self.seen = seen
        self._key, self._way = signs

    @classmethod
    def open(
        cls, data_dir: Path, *, realm: str, pen: Pen, mark_dir: Path, handovers: Sequence[Handover] = ()
    ) -> Self:
        """Lock the records, prove file and whole chain, and ask the witnesses.

        `handovers` lead from the key that the journal ends with to the pen's, where a backup is older.

        Raises:
            StoreRefused: `epoch.not_needed` when the journal agrees with every witness, and as the store.
            JournalRefused: `journal.damaged`, `journal.key_differs` where no hand-over leads to the pen's
                key: no epoch helps there.
            CannotRecord: as the store.
        """
        store = Store.locked(data_dir, pen, mark_dir)
        try:
            with told_as_codes(), store.engine.connect() as connection, connection.begin():
                identity = read_identity(connection)
                if identity is None:
                    raise StoreRefused("epoch.not_needed")
                store.refuse_stranger(identity, realm)
                chain = examine_alone(connection, identity, newest_signatures=None)
                way = way_between(chain.key, pen.public_key, handovers, identity.whose)
                if way is None:
                    raise JournalRefused("journal.key_differs", station=identity.station)
                head = chain.head
                mark = store.mark(identity)
                seen = witnesses(connection, head, mark)
                try:
                    compare(connection, head, mark)
                    if way:  # nothing is lost, but the next entry has to say how it is signed
                        raise JournalRefused("journal.key_differs", station=identity.station)
                except JournalRefused as refused:
                    return cls(store, identity, refused, head=head, seen=seen, signs=(pen.public_key, way))
            raise StoreRefused("epoch.not_needed")
        except BaseException:
            store.close()
            raise

    @property
    def store(self) -> Store:
        """For reading who is on the roster; nothing may be appended before the epoch is open."""
        return self._store

    @property
    def epoch(self) -> int:
        """The number of the new epoch: one that nobody has ever seen."""
        return max(self.head.epoch, *(one.head.epoch for one in self.seen)) + 1

    def keep_aside(self, now: datetime) -> Mapping[str, str]:
        """Keep the file of the records as it was found; its name and SHA-256.

        Raises:
            CannotRecord: the disk does not take the copy.
        """
        records = Path(str(self._store.engine.url.database))
        name = f"station-{self.head.epoch}-{self.head.seq}-{now:%Y%m%dT%H%M%S%f}.sqlite"
        with told_as_codes():
            return {"name": name, "sha256": copy_durably(records, records.parent / ASIDE / name)}

    def begin(self, author: Author, why: WhyOpened, kept: Mapping[str, str], tries: "PinTries") -> Entry:
        """Write the new identity and `epoch.opened`, together or not at all; then the mark follows.

        Wrong PINs of people who did not sign stay counted in the new epoch.

        Raises:
            CannotRecord: as always.
        """
        fact = EpochOpened(
            last=plain_head(self.head),
            seen=tuple(plain_seen(one) for one in self.seen),
            found=self.refused.code,
            reason=why.reason,
            note=why.note,
            kept=kept,
            pin_refused=why.pin_refused,
            handed=tuple(plain_handover(one) for one in self._way),
        )
        with self._store.unit() as unit:
            write_identity(
                unit.turn.connection(), replace(self.identity, epoch=self.epoch, public_key=self._key)
            )
            entry = unit.journal.append(fact, author)
            for operator in tries.others(set(why.pin_refused)):
                unit.journal.append(PinRefused(operator), STATION)
        tries.forget()
        return entry

    def close(self) -> None:
        """Let go of the records."""
        self._store.close()


class PinTries:
    """Wrong PINs while nothing can be appended: kept on disk, beside the mark, before anybody is answered."""

    def __init__(self, mark_dir: Path, station: str) -> None:
        self._file = mark_file(mark_dir, station).with_name("pin-tries.json")

    def of(self, operator: str) -> tuple[int, datetime | None]:
        """How many there were, and when the last was.

        Raises:
            CannotRecord: the file cannot be read, so nobody can tell.
        """
        at = self._all().get(operator, [])
        return len(at), time_of(max(at)) if at else None

    def note(self, operator: str, at: datetime) -> None:
        """One more.

        Raises:
            CannotRecord: it cannot be kept; no answer may be given then.
        """
        tries = self._all()
        tries[operator] = [*tries.get(operator, []), milliseconds_of(at)][-_KEPT_TRIES:]
        with told_as_codes():
            write_durably(self._file, json.dumps(tries).encode())

    def others(self, signed: set[str]) -> list[str]:
        """Each wrong PIN of people who have not signed, by the person's id."""
        return [name for name, at in sorted(self._all().items()) if name not in signed for _ in at]

    def forget(self) -> None:
        """They are in the journal now."""
        self._file.unlink(missing_ok=True)

    def _all(self) -> dict[str, list[int]]:
        with told_as_codes():
            try:
                body = json.loads(self._file.read_bytes()[:_MOST_TRIES])
            except FileNotFoundError:
                return {}
            except ValueError as garbled:
                raise OSError from garbled
        if not isinstance(body, dict):
            raise StoreRefused("epoch.tries_unreadable")
        tries: dict[str, list[int]] = {}
        for operator, at in body.items():
            if not isinstance(at, list) or not all(type(one) is int for one in at):
                raise StoreRefused("epoch.tries_unreadable")
            tries[operator] = list(at)
        return tries
