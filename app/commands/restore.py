"""The command `restore`: puts a backup back, or shows that the newest one could be put back."""

import argparse
import sys
from pathlib import Path

from app.assembly.backups import BackupFailed
from app.assembly.restoring import Drilled, drill, restore
from app.assembly.signing import signing_key
from app.host.clock import SystemClock
from app.host.keys import KEY_FILE, KeyRefused
from app.places import program, station_places
from app.settings import SettingsFaulty, read_settings
from station_db.faults import StoreRefused

_HOUR_MS = 3_600_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a backup, station-....sqlite")
    parser.add_argument("--drill", action="store_true", help="prove the newest backup in a temporary place")
    parser.add_argument("--from", dest="folder", type=Path, metavar="DIR", help="folder of backups to drill")
    parser.add_argument("--data", type=Path, metavar="DIR", help="station data directory")


def run(args: argparse.Namespace) -> int:
    """Restore or drill; 0 when it is good, 1 when refused, 2 on a wrong call or settings."""
    if args.drill == (args.file is not None):
        print("Give the backup to restore, or --drill.", file=sys.stderr)
        return 2
    places = station_places(args.data)
    try:
        settings = read_settings(places.station_file)
        if not (places.records / KEY_FILE).exists():
            # A new key would be made, and these records were signed with the old one.
            print(
                f"Put {KEY_FILE} and the PIN pepper of this station into {places.records} first.",
                file=sys.stderr,
            )
            return 1
        key, clock = signing_key(places), SystemClock()
        if args.drill:
            folder = args.folder.absolute() if args.folder else places.backups(settings.backup.folder)
            drilled = drill(places, folder, key, clock)
            print("\n".join(_drill_lines(drilled)))
            return 0 if drilled.good else 1
        restored = restore(places, args.file.absolute(), key, clock)
    except SettingsFaulty as fault:
        print(fault, file=sys.stderr)
        return 2
    except (BackupFailed, StoreRefused, KeyRefused) as fault:
        print(f"Not restored: {fault}. What was here is as it was.", file=sys.stderr)
        return 1
    note = restored.backup.note
    print(f"Restored: {note.entries} entries, newest {note.epoch}/{note.seq}; {restored.photographs} files.")
    if restored.kept:
        print(f"What was here is kept: aside/{restored.kept}")
    print(f"The station does not start before two people open a new epoch: {program()} epoch open")
    return 0


def _drill_lines(drilled: Drilled) -> list[str]:
    note = drilled.backup.note
    lines = [
        f"Backup: {drilled.backup.file.name}",
        f"Proven: bytes, chain, every signature of {drilled.entries} entries; newest {note.epoch}/{note.seq}",
        f"Told again: {drilled.told} entries, {len(drilled.differences)} tables differ",
        f"Photographs missing: {drilled.photographs_missing}",
        f"Younger than it: {drilled.younger_entries} entries; it is {drilled.age_ms / _HOUR_MS:.1f} h old",
    ]
    lines += [f"  {one.table}: {'; '.join(one.examples)}" for one in drilled.differences]
    return [
        *lines,
        "The station could go on with it." if drilled.good else "The station could NOT go on with it.",
    ]
