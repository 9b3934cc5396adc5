"""The command `export`: puts all of a station's records into one signed bundle, for a stick or an auditor."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app import __version__
from app.assembly.signing import signing_key, way_to
from app.commands.plain_words import shown
from app.commands.record_words import words_for
from app.domain.journal import Head
from app.host.bundle_files import BundleWriter, add_if, new_bundle
from app.host.clock import SystemClock
from app.host.keys import KEY_FILE, KeyRefused
from app.host.named_files import kept_file, kept_name
from app.places import Places, resources, station_places
from app.wire.bundle import (
    MANIFEST,
    MANIFEST_SIG,
    README,
    RECEIPTS,
    VERIFIER,
    Listed,
    Manifest,
    batches,
    manifest_bytes,
    receipt_lines,
    sign_manifest,
)
from app.wire.examination import Examined, Witnesses, examine
from station_db.mark import MarkUnreadable, mark_file, read_mark
from station_db.reading import OpenedFile, Unreadable, database_in, opened_for_reading

_REFUSED, _USAGE = 1, 2
_WHY_NOT = {
    "file.absent": "There are no records at this place.",
    "file.not_ours": "This is no database of a station.",
    "file.newer": "A newer program wrote these records.",
    "file.empty": "Nothing is recorded here yet.",
    "file.unreadable": "The records cannot be read: {said}",
    "export.no_key": "The station's key is not here: only the station itself can sign a bundle.",
    "export.other_key": "The key that lies here is not the one the records are signed with.",
    "export.damaged": (
        "The records are damaged, so they were not exported: ({epoch}, {seq}) {what}. "
        "Keep the folder as it is, and see what `verify` says."
    ),
}


@dataclass(frozen=True, slots=True)
class Exported:
    """What went into a bundle."""

    entries: int
    receipts: int
    files: int
    missing: int


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--out", type=Path, required=True, metavar="BUNDLE", help="a new folder, or a new file ending in .zip"
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="station data directory")


def run(args: argparse.Namespace) -> int:
    """Export, also from a station at work: 0 done, 1 refused or not taken by the disk, 2 a wrong call."""
    try:
        done = export(station_places(args.data), args.out)
    except FileExistsError:
        print(f"{shown(args.out.name)} is there already; choose another name.", file=sys.stderr)
        return _USAGE
    except Unreadable as fault:
        print(shown(_WHY_NOT[fault.code].format_map(fault.facts)), file=sys.stderr)
        return _REFUSED
    except KeyRefused as fault:
        print(f"The station's key cannot be used: {fault.code} {fault.file}", file=sys.stderr)
        return _REFUSED
    except OSError as fault:
        print(
            f"The bundle could not be written: {fault.strerror or fault}. Nothing was left.", file=sys.stderr
        )
        return _REFUSED
    print(f"Exported {done.entries} entries, {done.receipts} receipts, {done.files} files to {args.out}.")
    if done.missing:
        print(f"{done.missing} files that entries name are not at this station; the manifest lists them.")
    return 0


def export(places: Places, target: Path) -> Exported:
    """Write the bundle. The station may be at work: its lock is not taken, and it is never kept waiting long.

    Raises:
        Unreadable: the records cannot be exported, by code.
        KeyRefused: the station's key cannot be used.
        FileExistsError: something is at the target already.
        OSError: the disk does not take it; nothing is left behind.
    """
    if target.exists():
        raise FileExistsError(target.name)
    with opened_for_reading(database_in(places.records)) as opened:
        receipts = opened.receipts()
        found = examine(opened.rows(), Witnesses(receipts=receipts))
        bad = found.tally.first_bad
        if found.tally.grave or opened.broken:
            epoch, seq = (bad.epoch, bad.seq) if bad else (0, 0)
            what = words_for(bad) if bad else opened.broken or "what stands beside the entries"
            raise Unreadable("export.damaged", epoch=epoch, seq=seq, what=what)
        key = _key(places, found)
        with new_bundle(target) as bundle:
            listed = list(_written(bundle, opened, found, key))
            listed.append(bundle.add(RECEIPTS, receipt_lines(receipts)))
            kept, missing = _files(bundle, places, found)
            listed += kept
            for name in (README, VERIFIER):
                listed.append(bundle.add(name, (resources() / "verifier" / name).read_bytes()))
            raw = manifest_bytes(_manifest(found, places, listed, missing, key=key, receipts=len(receipts)))
            bundle.add(MANIFEST, raw)
            bundle.add(MANIFEST_SIG, sign_manifest(raw, key))
    return Exported(found.entries, len(receipts), len(kept), len(missing))


def _key(places: Places, found: Examined) -> Ed25519PrivateKey:
    if not (places.records / KEY_FILE).exists():  # asking for it would make one
        raise Unreadable("export.no_key")
    key = signing_key(places)
    if key.public_key().public_bytes_raw() != found.signer.keys[-1]:
        raise Unreadable("export.other_key")
    return key


def _written(
    bundle: BundleWriter, opened: OpenedFile, found: Examined, key: Ed25519PrivateKey
) -> Iterator[Listed]:
    rows = cast(Iterator[tuple[int, int, bytes, bytes, bytes]], opened.rows())  # proven a moment ago
    signer = found.signer
    for name, body in batches(rows, key, station=signer.station, realm=signer.realm):
        yield bundle.add(name, body)


def _files(bundle: BundleWriter, places: Places, found: Examined) -> tuple[list[Listed], list[str]]:
    """Photographs and documents that entries name, and the hashes of those that are not here or not whole."""
    kept: list[Listed] = []
    missing: list[str] = []
    for sha256, (_, _, length, kind) in sorted(found.named.items()):
        file = kept_file(places.records, sha256, kind)
        whole = file.is_file() and file.stat().st_size == length
        listed = add_if(bundle, kept_name(sha256, kind), file, sha256) if whole else None
        if listed is None:
            missing.append(sha256)
        else:
            kept.append(listed)
    return kept, missing


def _manifest(
    found: Examined,
    places: Places,
    listed: list[Listed],
    missing: list[str],
    *,
    key: Ed25519PrivateKey,
    receipts: int,
) -> Manifest:
    signer, mark = found.signer, _mark(places, found)
    return Manifest(
        station=signer.station,
        realm=signer.realm,
        registry=signer.registry,
        made_at=SystemClock().now().utc_ms,
        program=__version__,
        station_keys=tuple(one.hex() for one in signer.keys),
        registry_keys=tuple(one.hex() for one in signer.registry_keys),
        heads=tuple((epoch, seq, hashed.hex()) for epoch, (seq, hashed) in sorted(found.heads.items())),
        entries=found.entries,
        receipts=receipts,
        mark=(mark.epoch, mark.seq, mark.hash.hex()) if mark is not None else None,
        missing=tuple(missing),
        files=tuple(sorted(listed, key=lambda one: one.name)),
        handovers=way_to(places, key),
    )


def _mark(places: Places, found: Examined) -> Head | None:
    try:
        return read_mark(mark_file(places.mark, found.signer.station))
    except (MarkUnreadable, ValueError):
        return None
