"""The command `receipts`: takes in what the registry signed for a bundle that was carried to it by hand."""

import argparse
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.assembly import open_store
from app.assembly.signing import signing_key
from app.commands.plain_words import shown
from app.domain.refusals import Refusal
from app.floor.commands import NoteDelivery
from app.floor.deliver import note_delivery
from app.floor.ports import CannotRecord
from app.floor.registry_keys import note_registry_keys
from app.floor.sync_commands import NoteRegistryKeys
from app.floor.views import DeliveryNoted
from app.host.clock import SystemClock
from app.host.keys import KeyRefused
from app.places import Places, station_places
from app.settings import SettingsFaulty, read_settings
from app.wire.receipt_file import MAX_FILE, BadReceiptFile, ReceiptFile, read_receipt_file
from station_db.engine import FILE_NAME
from station_db.faults import JournalRefused, StoreRefused

_NOT_ALL, _USAGE = 1, 2
_WORDS: Mapping[str, str] = {
    "receipt.ahead": "the registry holds more than this station: call whoever looks after it",
    "receipt.hash_differs": "it does not fit our records: call whoever looks after the registry",
    "receipt.malformed": "it cannot be read",
    "receipt.old": "it is older than one that was taken in before",
    "receipt.other_epoch": "it is about an epoch that is not here",
    "receipt.signature": "it is not signed by our registry",
    "receipt.stranger": "it is for another station, or from another registry",
}


@dataclass(frozen=True, slots=True)
class Addressed:
    """Who a receipt must be for, and who hears of the registry's time."""

    station: str
    realm: str
    registry: str
    anchor: Callable[[int], None]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("act", choices=("take",), help="take in a file of receipts")
    parser.add_argument("file", type=Path, help="what `registry import --receipt FILE` kept")
    parser.add_argument("--data", type=Path, metavar="DIR", help="station data directory")


def run(args: argparse.Namespace) -> int:
    """Take them in; the station must not run. 0 all believed, 1 not all, 2 a wrong call or file."""
    places = station_places(args.data)
    try:
        with args.file.open("rb") as opened:
            brought = read_receipt_file(opened.read(MAX_FILE + 1))
    except OSError as fault:
        print(f"{shown(args.file.name)} cannot be read: {fault.strerror}", file=sys.stderr)
        return _USAGE
    except BadReceiptFile:
        print(f"{shown(args.file.name)} holds no receipts of a registry.", file=sys.stderr)
        return _USAGE
    try:
        return _tell(take(places, brought))
    except SettingsFaulty as fault:
        print(fault, file=sys.stderr)
        return _USAGE
    except (StoreRefused, JournalRefused, CannotRecord, KeyRefused) as fault:
        print(f"Nothing was taken in: {fault.code}. Close the station's window first.", file=sys.stderr)
        return _NOT_ALL


def take(places: Places, brought: ReceiptFile) -> list[DeliveryNoted | Refusal]:
    """Each receipt is held against the records exactly as one that came over the network.

    Raises:
        StoreRefused: `store.not_enrolled`, and as the store; JournalRefused, CannotRecord, KeyRefused,
            SettingsFaulty.
    """
    settings = read_settings(places.station_file)
    if not (places.records / FILE_NAME).exists():
        raise StoreRefused("store.not_enrolled")
    clock = SystemClock()
    with closing(open_store(places, settings.realm, signing_key(places), clock)) as store:
        who = store.identity()
        if who is None:
            raise StoreRefused("store.not_enrolled")
        site = Addressed(who.station, who.realm, who.registry, clock.anchor)
        with store.unit() as unit:
            note_registry_keys(unit, NoteRegistryKeys(brought.handovers), site)
        said: list[DeliveryNoted | Refusal] = []
        for one in brought.receipts:  # each in a unit of its own, as they come: one kept against us stays
            with store.unit() as unit:
                said.append(note_delivery(unit, NoteDelivery(one.raw, one.sig), site))
    return said


def _tell(said: list[DeliveryNoted | Refusal]) -> int:
    refused = 0
    for number, one in enumerate(said, 1):
        if isinstance(one, Refusal):
            refused += 1
            print(f"Receipt {number} does not count: {_WORDS.get(one.code, one.code)}.", file=sys.stderr)
        else:
            at = f"epoch {one.acked.epoch} up to entry {one.acked.seq}"
            print(f"Receipt {number}: the registry holds {at}; {one.waiting} entries wait.")
    if not said:
        print("The file holds no receipt.", file=sys.stderr)
    return _NOT_ALL if refused or not said else 0
