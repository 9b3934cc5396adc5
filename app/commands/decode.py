"""The command `decode`: reads the codes in pictures and films, and says why the rest could not be read."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from app.codes.files import PICTURES, NoPicture, film, grey_picture, natural
from app.codes.film import Film
from app.codes.sighting import Corners, Sighting, Unread
from app.codes.still import BUDGET_MS, Still, decode_still
from app.commands.plain_words import shown
from app.domain.scan import Symbology

_REFUSED = {
    "picture.not_found": "there is no such file",
    "picture.unreadable": "the file cannot be opened; see to its permissions",
    "picture.too_large": "the picture has more than 100 million pixels or bytes; make it smaller",
    "picture.no_picture": "this is no picture or film that can be read",
    "picture.none_inside": "the folder holds no pictures",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a picture, or a folder of pictures")
    parser.add_argument(
        "--video",
        action="append",
        default=[],
        metavar="FILE",
        help="a film, or a folder of pictures that are its frames in the order of their names",
    )
    parser.add_argument(
        "--budget-ms",
        type=_budget,
        default=BUDGET_MS,
        metavar="N",
        help="CPU time at most for a picture, and for each ten frames of a film (default %(default).0f)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object a line for each file")


def run(args: argparse.Namespace) -> int:
    """Read every file; 0 when all could be looked at, 2 when one could not or none was named."""
    if not args.paths and not args.video:
        print("decode: name a picture, a folder, or a film with --video", file=sys.stderr)
        return 2
    status = 0
    for name, still in _every(args):
        if isinstance(still, NoPicture):
            status = 2
            print(f"decode: {shown(name)}: {_REFUSED[still.code]}", file=sys.stderr)
            if args.json:
                print(json.dumps({"file": name, "codes": [], "unread": [], "error": still.code}), flush=True)
        elif args.json:
            print(json.dumps(_row(name, still), ensure_ascii=True), flush=True)
        else:
            print("\n".join(_lines(name, still)), flush=True)
    return status


def _every(args: argparse.Namespace) -> Iterator[tuple[str, Still | NoPicture]]:
    for name in args.paths:
        try:
            files = _pictures(name)
        except NoPicture as fault:
            yield name, fault
            continue
        for file in files:
            try:
                yield file, decode_still(grey_picture(Path(file)), args.budget_ms)
            except NoPicture as fault:
                yield file, fault
    for name in args.video:
        try:
            yield name, _seen_as_film(name, args.budget_ms)
        except NoPicture as fault:
            yield name, fault


def _seen_as_film(name: str, budget_ms: float) -> Still:
    seen = Film(budget_ms)
    folder = os.path.isdir(name)
    for frame in (grey_picture(Path(file)) for file in _pictures(name)) if folder else film(Path(name)):
        seen.see(frame)
    return seen.result()


def _pictures(name: str) -> list[str]:
    """The file itself, or the pictures directly in a folder in the natural order of their names.

    Raises NoPicture "picture.unreadable" or "picture.none_inside" for a folder that gives none.
    """
    if not os.path.isdir(name):
        return [name]
    try:
        inside = [entry for entry in os.listdir(name) if entry.lower().endswith(PICTURES)]
    except OSError as fault:
        raise NoPicture("picture.unreadable") from fault
    if not inside:
        raise NoPicture("picture.none_inside")
    return [os.path.join(name, entry) for entry in sorted(inside, key=natural)]


def _row(name: str, still: Still) -> dict[str, object]:
    return {
        "file": name,
        "codes": [_code(one) for one in still.codes],
        "unread": [_unread(one) for one in still.unread],
        "cpu_ms": round(still.cpu_ms, 1),
        "wall_ms": round(still.wall_ms, 1),
    }


def _code(sighting: Sighting) -> dict[str, object]:
    return {
        "text": sighting.text,
        "format": _format(sighting.symbology),
        "corners": _points(sighting.corners),
        "stage": f"{sighting.decoder}:{sighting.stage}",
        "quality": sighting.quality,
    }


def _unread(unread: Unread) -> dict[str, object]:
    return {
        "corners": _points(unread.corners),
        "reason": unread.cause.value,
        "module_px": None if unread.module_px is None else round(unread.module_px, 2),
    }


def _format(symbology: Symbology) -> str:
    # The name of the family, as other decoders give it; which models of it are read is our affair.
    return "QRCode" if symbology is Symbology.QR else symbology.value


def _points(corners: Corners) -> list[list[int]]:
    return [[x, y] for x, y in corners]


def _lines(name: str, still: Still) -> list[str]:
    return [
        f"{shown(name)}  {still.cpu_ms:.0f} ms",
        *(f"    {_format(one.symbology)}  {shown(one.text)}  ({one.stage})" for one in still.codes),
        *(f"    ! unread at {one.corners[0]}: {one.cause.value}" for one in still.unread),
        *(["    nothing that looks like a code"] if not still.codes and not still.unread else []),
    ]


def _budget(text: str) -> float:
    value = float(text)
    if not 0 < value <= 600_000:
        raise argparse.ArgumentTypeError("between 1 and 600000 milliseconds")
    return value
