"""The command `roster`: who may work at this station."""

import argparse
import sys
from pathlib import Path

from app.assembly import open_store
from app.assembly.signing import signing_key
from app.floor.ports import CannotRecord
from app.host.clock import SystemClock
from app.host.keys import KeyRefused, pepper
from app.host.pins import PepperedPins
from app.host.roster import RosterFaulty, read_roster
from app.places import station_places
from app.settings import SettingsFaulty, read_settings
from station_db.engine import FILE_NAME
from station_db.faults import StoreRefused


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("act", choices=("load", "list"), help="load people from a file, or list them")
    parser.add_argument("file", nargs="?", type=Path, help="a roster file like the practice one")
    parser.add_argument("--data", type=Path, metavar="DIR", help="station data directory")


def run(args: argparse.Namespace) -> int:
    """Load or list; the station itself must not be running. 1 when refused, 2 on a wrong call or file."""
    if args.act == "load" and args.file is None:
        print("load: give the roster file", file=sys.stderr)
        return 2
    places = station_places(args.data)
    try:
        settings = read_settings(places.station_file)
        if args.act == "list" and not (places.records / FILE_NAME).exists():
            print(f"There are no records in {places.records}", file=sys.stderr)
            return 1
        store = open_store(places, settings.realm, signing_key(places), SystemClock())
    except SettingsFaulty as fault:
        print(fault, file=sys.stderr)
        return 2
    except (StoreRefused, CannotRecord, KeyRefused) as fault:
        print(f"The records cannot be opened: {fault.code}", file=sys.stderr)
        return 1
    try:
        with store.unit() as unit:
            if args.act == "load":
                for person in read_roster(args.file, PepperedPins(pepper(places.records))):
                    unit.roster.put(person)
            people = unit.roster.all()
    except RosterFaulty as fault:
        print(fault, file=sys.stderr)
        return 2
    except (StoreRefused, CannotRecord, KeyRefused) as fault:
        print(f"Nobody was loaded: {fault.code}", file=sys.stderr)
        return 1
    finally:
        store.close()
    for person in people:
        until = f" until {person.level_until.isoformat()}" if person.level_until is not None else ""
        print(f"{person.id}  {person.number}  {person.role.value}  {person.level}{until}  {person.language}")
    return 0
