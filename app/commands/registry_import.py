"""The command `registry import`: takes an exported bundle in by the same door as a delivery."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.commands.plain_words import shown
from app.durable import write_durably
from app.host.bundle_files import BundleFiles, opened_bundle, read_file
from app.wire.batch import MAX_UNPACKED
from app.wire.bundle import (
    MANIFEST,
    MANIFEST_SIG,
    MAX_MANIFEST,
    BadBundle,
    Manifest,
    manifest_signed,
    read_manifest,
)
from app.wire.handover import Handover
from app.wire.receipt import read
from app.wire.receipt_file import receipt_file
from app.wire.signed import Signed, to_wire
from registry.engine import reading
from registry.intake import Verdict, deliver
from registry.keys import keys_after
from registry.own_keys import handovers
from registry.refused import Refused
from registry.service import Registry, open_registry
from registry.streams import receipt_for

DONE, NOT_ALL, USAGE = 0, 1, 2
_WORDS = {
    "batch.count": "a batch of it does not count its own entries",
    "batch.cut_short": "a batch of it is missing or cut short",
    "batch.header": "a batch of it has no header",
    "batch.last_hash": "a batch of it does not end where it says",
    "batch.other_stream": "a batch of it is of another station or epoch",
    "batch.signature": "a batch of it is not signed by the station",
    "bundle.absent": "there is nothing at this place",
    "bundle.manifest": "it is no bundle of a station",
    "bundle.names": "the zip holds names that no bundle has",
    "bundle.newer": "a newer program made it",
    "bundle.no_zip": "the zip cannot be read",
    "bundle.not_signed": "its manifest is not signed with the key that this station enrolled",
    "bundle.packed": "the zip holds packed members, and a bundle has none",
    "key.expired": "it is signed with an old key and was set aside: see `registry quarantine`",
    "station.revoked": "the station's key was revoked; it was set aside, see `registry quarantine`",
    "epoch.not_opened": "a later epoch of it was not opened by an entry",
    "gap": "something before its first entry is missing here",
    "fork": "the registry holds another history of this station; this one was kept beside it as evidence",
    "realm.other": "it is of another realm than this registry",
    "registry.other": "it is of a station that belongs to another registry",
    "station.key_known": "another station has the key that it names",
    "station.unknown": "this registry does not know its station",
}


class NotTaken(Exception):
    """The bundle, or the rest of it, was not taken in; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(slots=True)
class Imported:
    """What came of it: how many entries were new, the newest receipt of each epoch, and what was odd."""

    station: str
    fresh: int = 0
    receipts: dict[int, Signed] = field(default_factory=dict)
    odd: str = ""
    handovers: tuple[Handover, ...] = ()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `import` takes beside the database."""
    parser.add_argument("bundle", type=Path, help="a folder or .zip that `./station export` made")
    parser.add_argument("--key", type=Path, help="the private key's file; default beside an SQLite database")
    parser.add_argument("--receipt", type=Path, metavar="FILE", help="keep the signed receipts in this file")


def run(args: argparse.Namespace, database: str) -> int:
    """Take it in and print what is held now: 0 all of it, 1 not all, 2 it is no bundle for this registry."""
    registry = open_registry(database, key_file=args.key)
    try:
        done = take_in(registry, args.bundle)
    except BadBundle as fault:
        return _refused(fault.code, USAGE)
    except NotTaken as fault:
        return _refused(fault.code, USAGE)
    finally:
        registry.close()
    receipts = [one for _, one in sorted(done.receipts.items())]
    unkept = _keep(args.receipt, receipts, done.handovers) if args.receipt is not None else ""
    held = [read(one.raw) for one in receipts]
    print(
        json.dumps(
            {
                "station": done.station,
                "new_entries": done.fresh,
                "held": [{"epoch": one.epoch, "seq": one.acked_seq, "hash": one.acked_hash} for one in held],
                "receipts": [to_wire(one) for one in receipts],
            },
            indent=1,
        )
    )
    if unkept:
        print(f"The receipts could not be kept: {shown(unkept)}. They stand above.", file=sys.stderr)
        return NOT_ALL
    return _refused(done.odd, NOT_ALL) if done.odd else DONE


def _keep(file: Path, receipts: list[Signed], handovers: tuple[Handover, ...]) -> str:
    """Write the receipts to a file; why that failed, "" when it did not."""
    try:
        write_durably(file.absolute(), receipt_file(receipts, handovers))
    except OSError as fault:
        return fault.strerror or str(fault)
    return ""


def _refused(code: str, exit_code: int) -> int:
    print(f"Not taken in: {shown(_WORDS.get(code, code))}.", file=sys.stderr)
    return exit_code


def take_in(registry: Registry, bundle: Path) -> Imported:
    """Every batch of a bundle, in order, through the intake that deliveries go through.

    A bundle that was taken in before changes nothing. Another history is kept as evidence, batch by batch.

    Raises:
        BadBundle: it is no bundle.
        NotTaken: it is none for this registry; nothing was kept then.
    """
    with opened_bundle(bundle) as files:
        manifest = _manifest(registry, files)
        with reading(registry.engine) as connection:
            done = Imported(manifest.station, handovers=handovers(connection))
        for epoch, body in _batches(files, manifest):
            before = done.receipts.get(epoch) or receipt_for(registry, manifest.station, epoch)
            try:
                verdict, receipt = deliver(registry, manifest.station, epoch, body)
            except Refused as refused:
                done.odd = refused.code
                break
            done.receipts[epoch] = receipt
            done.fresh += read(receipt.raw).acked_seq - read(before.raw).acked_seq
            if verdict is not Verdict.OK:
                done.odd = verdict.value
            if verdict is Verdict.GAP:
                break
        return done


def _manifest(registry: Registry, files: BundleFiles) -> Manifest:
    raw = read_file(files, MANIFEST, MAX_MANIFEST)
    manifest = read_manifest(raw or b"")
    if manifest.realm != registry.identity.realm:
        raise NotTaken("realm.other")
    if manifest.registry != registry.identity.registry:
        raise NotTaken("registry.other")
    sig = read_file(files, MANIFEST_SIG) or b""

    try:
        keys = keys_after(registry, manifest.station, manifest.handovers)
    except Refused as refused:
        raise NotTaken(refused.code) from refused
    if not manifest_signed(raw or b"", sig, keys):
        raise NotTaken("bundle.not_signed")
    return manifest


def _batches(files: BundleFiles, manifest: Manifest) -> Iterator[tuple[int, bytes]]:
    names = sorted(one.name for one in manifest.files if one.name.startswith("entries/"))
    for name in names:
        number = name.removeprefix("entries/").partition("-")[0]
        # A batch that is not there arrives as no batch, and is refused as one.
        yield int(number) if number.isdecimal() else 0, read_file(files, name, MAX_UNPACKED) or b""
