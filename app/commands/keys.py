"""The command `keys`: shows the key that this station signs with, and changes it to a new one."""

import argparse
import sys
from pathlib import Path

from app.assembly.signing import MOST_WHY, public_keys, rotate, signing_key
from app.floor.ports import CannotRecord
from app.host.clock import SystemClock
from app.host.keys import KEY_FILE, KeyRefused
from app.places import Places, station_places
from app.settings import SettingsFaulty, read_settings
from station_db.faults import JournalRefused, StoreRefused

_REFUSED, _USAGE = 1, 2
_WORDS = {
    "key.none": "There is no key here: enrol the station first.",
    "store.not_enrolled": "This station is not enrolled; there is nothing to change yet.",
    "station.already_running": "The station is running: close its window first.",
    "journal.key_differs": "Another key lies here than the entries were signed with: find the right one.",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "act", choices=("show", "rotate"), help="show the public keys, or change to a new key"
    )
    parser.add_argument("--why", default="", help="why it is changed, for the record; needed to rotate")
    parser.add_argument("--data", type=Path, metavar="DIR", help="station data directory")


def run(args: argparse.Namespace) -> int:
    """Show or change: 0 done, 1 refused, 2 a wrong call or settings."""
    places = station_places(args.data)
    why = args.why.strip()
    if args.act == "rotate" and not 0 < len(why) <= MOST_WHY:
        print(f'Say why, in at most {MOST_WHY} characters: --why "..."', file=sys.stderr)
        return _USAGE
    try:
        return _show(places) if args.act == "show" else _rotate(places, why)
    except SettingsFaulty as fault:
        print(fault, file=sys.stderr)
        return _USAGE
    except (StoreRefused, JournalRefused, CannotRecord, KeyRefused) as fault:
        print(_WORDS.get(fault.code, f"The key was not changed: {fault.code}"), file=sys.stderr)
        return _REFUSED


def _show(places: Places) -> int:
    if not (places.records / KEY_FILE).exists():  # asking for it would make one
        raise KeyRefused("key.none", KEY_FILE)
    now = signing_key(places).public_key().public_bytes_raw()
    print(f"signs now:  {now.hex()}")
    for one in public_keys(places, now)[1:]:
        print(f"earlier:    {one.hex()}")
    return 0


def _rotate(places: Places, why: str) -> int:
    if not (places.records / KEY_FILE).exists():
        raise KeyRefused("key.none", KEY_FILE)
    settings = read_settings(places.station_file)
    fact = rotate(places, realm=settings.realm, clock=SystemClock(), why=why)
    print(f"The station signs with a new key from here on: {fact.public_key}")
    print("Seal a copy of station.key now: the one before is good for nothing any more.")
    print("The registry is told with the next delivery.")
    return 0
