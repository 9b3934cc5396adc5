"""The command `classify`: says what the given codes are, without a station or its records."""

import argparse
import json
import os
import sys
from datetime import datetime

from app.commands.plain_words import shown
from app.domain.identity import Identity, as_text, classify
from app.domain.scan import split_symbology_id
from app.host.catalogue import CatalogueFaulty, read_vendor_list
from app.places import resources


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("codes", nargs="+", metavar="CODE", help="the text of a code, as it was read")
    parser.add_argument(
        "--symbology",
        metavar="ID",
        type=_symbology,
        help="the identifier the symbols were read under: ]d2 is GS1 Data Matrix, ]C1 GS1-128;"
        " without it, one that a scanner put before the text counts",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON list, one object per code")


def run(args: argparse.Namespace) -> int:
    """Classify every code; 0 whatever they turn out to be, 1 when the vendor list cannot be used."""
    try:
        vendors = read_vendor_list(resources() / "catalogue")
    except CatalogueFaulty as fault:
        print(fault, file=sys.stderr)
        return 1
    today = datetime.now().astimezone().date()
    # fsencode gives back the very bytes that were typed, also where they are not text.
    found = [
        classify(os.fsencode(code), today=today, vendors=vendors, symbology_id=args.symbology or "")
        for code in args.codes
    ]
    if args.json:
        print(json.dumps([_row(identity) for identity in found], indent=2))
    else:
        print("\n".join(line for identity in found for line in _lines(identity)))
    return 0


def _symbology(text: str) -> str:
    identifier, rest = split_symbology_id(text)
    if not identifier or rest:
        raise argparse.ArgumentTypeError(f"{text!r} is no symbology identifier: write it as ]d2 or ]C1")
    return identifier


def _row(identity: Identity) -> dict[str, object]:
    return {
        "payload": as_text(identity.payload),
        "kind": identity.kind.value,
        "level": identity.level.value,
        "reasons": list(identity.reasons),
        "fields": dict(identity.fields),
    }


def _lines(identity: Identity) -> list[str]:
    head = f"{shown(as_text(identity.payload))}  {identity.kind.value}  {identity.level.value}"
    return [
        head,
        *(f"    ! {reason}" for reason in identity.reasons),
        *(f"    {name}: {text}" for name, text in identity.fields.items()),
    ]
