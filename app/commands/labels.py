"""The command `labels`: what is printed on A4 besides sheets: pools of numbered labels, and the commands."""

import argparse
import secrets
import sys
from pathlib import Path

from app.domain.own_label import LARGEST_POOL, POOLS, Prefix
from app.papers.command_sheet_pdf import command_sheet_pdf
from app.papers.label_pool_pdf import Pool, label_pool_pdf
from app.places import station_places
from app.settings import SettingsFaulty, read_settings

KINDS = {"module": Prefix.MD, "cell": Prefix.CE, "pack": Prefix.PK, "container": Prefix.BN}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    pool = acts.add_parser("pool", help="print labels that nothing carries yet")
    pool.add_argument("--kind", choices=tuple(KINDS), default="module", help="what they will be stuck on")
    pool.add_argument("--count", type=_count, required=True, metavar="N", help=f"1 to {LARGEST_POOL}")
    commands = acts.add_parser("commands", help="print the commands that a hand scanner may give")
    for act in (pool, commands):
        act.add_argument(
            "--out", type=Path, required=True, metavar="FILE", help="the PDF to write; never over one"
        )
        act.add_argument("--data", type=Path, metavar="DIR", help="station data directory")


def run(args: argparse.Namespace) -> int:
    """Write the sheet; 1 when the file cannot be written or is there already, 2 for faulty settings.

    Nothing is registered: a label is known from the moment it is scanned on its thing.
    """
    if args.act == "commands":
        return _written(args.out, command_sheet_pdf(), f"{args.out}: the commands. Hang it up at the bench.")
    try:
        practice = read_settings(station_places(args.data).station_file).practice
    except SettingsFaulty as fault:
        print(fault, file=sys.stderr)
        return 2
    pool = Pool(KINDS[args.kind], secrets.randbelow(POOLS), 1, args.count)
    said = f"{args.out}: {args.count} labels, {pool.texts[0]} to {pool.texts[-1]}. Print it once only."
    return _written(args.out, label_pool_pdf(pool, practice=practice), said)


def _written(out: Path, sheet: bytes, said: str) -> int:
    try:
        with out.open("xb") as file:
            file.write(sheet)
    except FileExistsError:
        print(f"{out} is there already, and is not written over", file=sys.stderr)
        return 1
    except OSError as fault:
        print(f"{out} cannot be written: {fault.strerror}", file=sys.stderr)
        return 1
    print(said)
    return 0


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= LARGEST_POOL):
        raise argparse.ArgumentTypeError(f"a number from 1 to {LARGEST_POOL}, not {text!r}")
    return int(text)
