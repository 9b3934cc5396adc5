"""What can go wrong with the station's store, as stable codes instead of a library's words."""

import errno
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from sqlalchemy.exc import DBAPIError

from app.floor.ports import CannotRecord

# The low byte of SQLite's extended result code is its primary code.
_CODES: Mapping[int, str] = {
    sqlite3.SQLITE_BUSY: "record.locked",
    sqlite3.SQLITE_LOCKED: "record.locked",
    sqlite3.SQLITE_READONLY: "record.read_only",
    sqlite3.SQLITE_IOERR: "record.io",
    sqlite3.SQLITE_CANTOPEN: "record.io",
    sqlite3.SQLITE_PERM: "record.read_only",
    sqlite3.SQLITE_FULL: "record.disk_full",
    sqlite3.SQLITE_CORRUPT: "record.damaged",
    sqlite3.SQLITE_NOTADB: "record.damaged",
}

_ERRNO_CODES: Mapping[int, str] = {
    errno.ENOSPC: "record.disk_full",
    errno.EDQUOT: "record.disk_full",
    errno.EROFS: "record.read_only",
    errno.EACCES: "record.read_only",
}


class StoreRefused(Exception):
    """The store may not be opened or used so. `code` is stable, `facts` say where and what."""

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(f"{code} {facts}" if facts else code)
        self.code = code
        self.facts: Mapping[str, str | int] = MappingProxyType(dict(facts))


class JournalRefused(StoreRefused):
    """The journal is not what it was: damaged, shorter than it has been, or written by another key."""


class NotEnrolled(CannotRecord):
    """Nothing can be recorded before the station has an identity."""

    def __init__(self) -> None:
        super().__init__("record.not_enrolled")


def cannot_record(fault: BaseException | None) -> CannotRecord | None:
    """What a database error means for the record; None when it is a mistake of ours instead."""
    origin = fault.orig if isinstance(fault, DBAPIError) else fault
    if not isinstance(origin, sqlite3.Error):
        return None
    code = getattr(origin, "sqlite_errorcode", None)
    found = _CODES.get(code & 0xFF) if isinstance(code, int) else None
    return CannotRecord(found) if found is not None else None


@contextmanager
def told_as_codes() -> Iterator[None]:
    """Turn errors of database and disk inside into CannotRecord; mistakes of ours pass as they are."""
    try:
        yield
    except OSError as fault:
        raise CannotRecord(_ERRNO_CODES.get(fault.errno or 0, "record.io")) from fault
    except (DBAPIError, sqlite3.Error) as fault:
        meaning = cannot_record(fault)
        if meaning is None:
            raise
        raise meaning from fault
