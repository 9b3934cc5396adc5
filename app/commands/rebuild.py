"""The command `rebuild`: what is told from the journal, told again and compared, or put right."""

import argparse
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from app.assembly import open_store
from app.assembly.backups import BackupFailed, BackupPlan, make_backup
from app.assembly.signing import signing_key
from app.floor.ports import CannotRecord
from app.host.clock import SystemClock
from app.host.keys import KEY_FILE, KeyRefused
from app.places import Places, station_places
from app.settings import SettingsFaulty, StationSettings, read_settings
from station_db.copy import copy_records
from station_db.engine import FILE_NAME
from station_db.faults import StoreRefused, told_as_codes
from station_db.retell import Difference, retell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--check", action="store_true", help="only compare, in a private copy")
    parser.add_argument("--data", type=Path, metavar="DIR", help="station data directory")


def run(args: argparse.Namespace) -> int:
    """Compare or rebuild; 0 when nothing differs or it is put right, 1 when not, 2 on settings.

    The comparison may be made while the station works; rebuilding may not.
    """
    places = station_places(args.data)
    try:
        settings = read_settings(places.station_file)
        if not (places.records / KEY_FILE).exists():
            print(f"There are no records in {places.records}", file=sys.stderr)
            return 1
        if args.check:
            return _check(places)
        return _rebuild(places, settings)
    except SettingsFaulty as fault:
        print(fault, file=sys.stderr)
        return 2
    except (BackupFailed, StoreRefused, CannotRecord, KeyRefused) as fault:
        print(f"Not done: {fault}", file=sys.stderr)
        return 1


def _check(places: Places) -> int:
    told, differences = compared(places)
    print(f"Told again: {told} entries, {len(differences)} tables differ")
    for one in differences:
        print(f"  {one.table}: {one.only_live} rows only here, {one.only_told} rows only told")
        print("\n".join(f"    {example}" for example in one.examples))
    return 1 if differences else 0


def compared(places: Places) -> tuple[int, tuple[Difference, ...]]:
    """Tell the projections again in a private copy; how many entries, and what differs.

    Raises:
        StoreRefused, CannotRecord: as the copying says.
    """
    with told_as_codes(), TemporaryDirectory(prefix="rebuild-", dir=places.records) as place:
        live, told = Path(place) / "live.sqlite", Path(place) / "told.sqlite"
        copy_records(places.records / FILE_NAME, live)
        shutil.copyfile(live, told)
        return retell(live, told)


def _rebuild(places: Places, settings: StationSettings) -> int:
    key, clock = signing_key(places), SystemClock()
    store = open_store(places, settings.realm, key, clock)
    try:
        folder = places.backups(settings.backup.folder)
        made = make_backup(places, key, clock, BackupPlan(folder, settings.backup.keep))
        told = store.rebuild()
    finally:
        store.close()
    print(f"Backup before: {made.file}")
    print(f"Told again: {told} entries")
    return 0
