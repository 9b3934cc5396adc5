"""What the doctor says of backups: how old the newest is, and whether it lies on a disk of its own."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.assembly.backups import all_backups
from app.assembly.signing import public_keys
from app.commands.finding import Finding, State
from app.floor.ports import CannotRecord
from app.places import Places, program
from app.settings import StationSettings
from station_db.faults import StoreRefused
from station_db.store import station_identity

OLD = timedelta(hours=26)  # a day and the time that a late handover takes


def backups(places: Places, settings: StationSettings, now: datetime | None = None) -> list[Finding]:
    """One finding about a station that has records; none before it has."""
    try:
        identity = station_identity(places.records)
    except (StoreRefused, CannotRecord) as fault:
        return [Finding("backup", State.DEGRADED, f"the records cannot be read: {fault.code}")]
    if identity is None:
        return []
    folder = places.backups(settings.backup.folder)
    found = all_backups(folder, *public_keys(places, identity.public_key))
    if not found:
        return [Finding("backup", State.DEGRADED, f"none in {folder}", f"make one: {program()} backup")]
    age = (now or datetime.now(UTC)) - found[0].made_at
    newest = f"entry {found[0].note.epoch}/{found[0].note.seq}"
    words = f"{age / timedelta(hours=1):.1f} h old, {newest}, {len(found)} kept"
    if age > OLD:
        return [Finding("backup", State.DEGRADED, words, f"make one: {program()} backup")]
    if not settings.practice and _same_disk(folder, places.records):
        remedy = "name a folder on another disk: [backup] folder"
        return [Finding("backup", State.DEGRADED, f"{words}; on the disk of the records", remedy)]
    return [Finding("backup", State.GOOD, words)]


def _same_disk(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:
        return False
