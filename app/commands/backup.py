"""The command `backup`: a proven copy of the records, made while the station may be at work."""

import argparse
import sys
from pathlib import Path

from app.assembly.backups import Backup, BackupFailed, BackupPlan, make_backup
from app.assembly.signing import signing_key
from app.host.clock import SystemClock
from app.host.keys import KEY_FILE, PEPPER_FILE, KeyRefused
from app.places import station_places
from app.settings import SettingsFaulty, read_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--to", type=Path, metavar="DIR", help="another folder than the settings name")
    parser.add_argument("--data", type=Path, metavar="DIR", help="station data directory")


def run(args: argparse.Namespace) -> int:
    """Make one; 0 when it is there and proven with every signature, 1 when not, 2 on settings."""
    places = station_places(args.data)
    try:
        settings = read_settings(places.station_file)
        if not (places.records / KEY_FILE).exists():
            print(f"There are no records in {places.records}", file=sys.stderr)
            return 1
        folder = args.to.absolute() if args.to is not None else places.backups(settings.backup.folder)
        plan = BackupPlan(folder, settings.backup.keep, newest_signatures=None)
        made = make_backup(places, signing_key(places), SystemClock(), plan)
    except SettingsFaulty as fault:
        print(fault, file=sys.stderr)
        return 2
    except (BackupFailed, KeyRefused) as fault:
        print(f"No backup was made: {fault.code}", file=sys.stderr)
        return 1
    print("\n".join(_lines(made)))
    return 0


def _lines(made: Backup) -> list[str]:
    note = made.note
    return [
        f"Backup: {made.file}",
        f"Checked: file, chain and every signature of {note.entries} entries; newest {note.epoch}/{note.seq}",
        f"Photographs: {note.photographs} named, {note.photographs_missing} missing",
        f"NOT in it: {KEY_FILE} and {PEPPER_FILE}. Without them no station goes on with these records.",
    ]
