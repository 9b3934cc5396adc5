"""The command `verify`: proves records, a database or an exported bundle, and changes nothing."""

import argparse
import json
import sys
from pathlib import Path

from app.commands.bundle_report import examine_bundle
from app.commands.plain_words import shown
from app.commands.record_report import CANNOT_TELL, EXIT, GOOD, Asked, Report, examine_records, facts_of
from app.commands.record_words import words_for
from app.domain.record_finding import Finding
from app.host.bundle_files import is_bundle
from app.wire.bundle import BadBundle
from app.wire.key_list import MAX_FILE, BadKeys, read_keys
from station_db.reading import Unreadable

_SHOWN = 20
_WHY_NOT = {
    "file.absent": "There are no records at this place: {file} is not there.",
    "file.not_ours": "This is no database of a station.",
    "file.newer": "A newer program wrote this file (form {found}); this one knows form {known}.",
    "file.empty": "Nothing is recorded here yet.",
    "file.unreadable": "The file cannot be read: {said}",
    "bundle.absent": "There is nothing at this place.",
    "bundle.manifest": "This is no bundle of a station: it has no manifest of that form.",
    "bundle.names": "The zip holds names that no bundle has; nothing of it was used.",
    "bundle.newer": "A newer program made this bundle.",
    "bundle.no_zip": "This zip cannot be read.",
    "bundle.packed": "The zip holds packed members, and a bundle has none; nothing of it was used.",
    "keys.unreadable": "{file} holds no list of public keys.",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("path", type=Path, help="a data directory, a station.sqlite, or an exported bundle")
    parser.add_argument("--json", action="store_true", help="print plain values instead of sentences")
    parser.add_argument(
        "--journal-only",
        action="store_true",
        help="leave out the tables that the screens read: they take longest",
    )
    parser.add_argument("--registry-keys", type=Path, metavar="FILE", help="the registry's public keys")
    parser.add_argument("--station-key", type=Path, metavar="FILE", help="the station's public key")
    parser.add_argument("--mark", type=Path, metavar="FILE", help="the mark (head.json) to hold it against")


def run(args: argparse.Namespace) -> int:
    """Examine and tell: 0 good, 1 damaged, 2 it cannot be told."""
    try:
        asked = Asked(
            path=args.path,
            registry_keys=_keys(args.registry_keys),
            station_key=(_keys(args.station_key) or (None,))[0],
            mark=args.mark,
            tables=not args.journal_only,
        )
        report = examine_bundle(asked) if is_bundle(args.path) else examine_records(asked)
    except Unreadable as fault:
        return _cannot_tell(fault, plain=args.json)
    except BadBundle as fault:
        return _cannot_tell(Unreadable(fault.code), plain=args.json)
    if args.json:
        print(json.dumps(report.plain(), ensure_ascii=False, indent=1))
    else:
        _tell(report)
    return EXIT[report.verdict]


def _keys(file: Path | None) -> tuple[bytes, ...] | None:
    if file is None:
        return None
    try:
        with file.open("rb") as opened:
            return read_keys(opened.read(MAX_FILE + 1))
    except (OSError, BadKeys) as fault:
        raise Unreadable("keys.unreadable", file=file.name) from fault


def _cannot_tell(fault: Unreadable, *, plain: bool) -> int:
    words = _WHY_NOT[fault.code].format_map(fault.facts)
    if plain:
        print(json.dumps({"verdict": CANNOT_TELL, "code": fault.code, "what": words}, ensure_ascii=False))
    else:
        print(shown(words), file=sys.stderr)
    return EXIT[CANNOT_TELL]


def _tell(report: Report) -> None:
    for name, value in facts_of(report).items():
        print(f"{name + ':':13}{shown(value)}")
    tally = report.found.tally
    grave = [one for one in tally.kept if one.grave]
    notes = [one for one in tally.kept if not one.grave]
    _tell_some("", grave, tally.grave)
    _tell_some("note: ", notes, tally.notes)
    bad = tally.first_bad
    if report.verdict == GOOD:
        print(f"GOOD: the records hold together ({report.took:.1f} s).")
    elif bad is not None:
        print(f"DAMAGED: the first bad entry is ({bad.epoch}, {bad.seq}): {shown(words_for(bad))}.")
    else:
        print("DAMAGED: no entry is bad, but what stands beside them is.")


def _tell_some(prefix: str, findings: list[Finding], count: int) -> None:
    for one in findings[:_SHOWN]:
        place = f"({one.epoch}, {one.seq}) " if one.epoch else ""
        print(f"{prefix}{place}{shown(words_for(one))}")
    if count > _SHOWN:
        print(f"{prefix}and {count - min(len(findings), _SHOWN)} more; --json lists them")
