"""Recording what a real scale sends, as a vector file that tests can read."""

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path

from app.commands.frame_words import frame_words
from app.commands.plain_words import shown
from app.devices.line import Line, LineLost
from app.devices.scale.port import scale_line
from app.devices.scale.profile import Profile
from app.devices.scale.protocols import cutter_of, parse_frame
from app.devices.scale.question import weight_question

_MOST_PIECES = 5000
_ASK_EACH_S = 0.5  # A&D: half a second between two commands; it does the others no harm
_NOTE = "Recorded from a scale; expect is what the driver made of each frame when it was recorded."


def record(args: argparse.Namespace, profile: Profile) -> int:
    """Listen for the time that is asked for, write the file, and say what came.

    0 when frames came in, 1 when the port could not be used or nothing came.
    """
    out: Path | None = args.out
    if out is None or out.exists():
        words = "--out FILE: missing" if out is None else f"{out} is there already: name a new file"
        print(words, file=sys.stderr)
        return 2
    try:
        line = scale_line(args.record, baud=args.baud, framing=args.framing)
        pieces = _listen(line, profile, seconds=args.seconds)
    except (LineLost, ValueError) as fault:
        print(f"{shown(args.record)}: {fault}: is it there, free, and this user's to open?", file=sys.stderr)
        return 1
    if not pieces:
        print("nothing came: power, cable, speed, and is the scale set to send?", file=sys.stderr)
        return 1
    rows = [_row(number, piece, profile) for number, piece in enumerate(pieces, 1)]
    try:
        with out.open("x", encoding="utf-8") as file:
            json.dump({"note": _NOTE, "options": _options(profile), "vectors": rows}, file, indent=1)
    except OSError as fault:
        print(f"{out}: {fault.strerror}", file=sys.stderr)
        return 1
    _tell(pieces, profile, out)
    return 0


def _listen(line: Line, profile: Profile, *, seconds: int) -> list[bytes]:
    """Every piece that comes within the time; a torn one at the end is kept too."""
    cutter, question = cutter_of(profile), weight_question(profile)
    pieces: list[bytes] = []
    until = time.monotonic() + seconds
    _open(line, until)
    try:
        ask_at = 0.0
        while time.monotonic() < until and len(pieces) < _MOST_PIECES:
            if question and time.monotonic() >= ask_at:
                line.send(question)
                ask_at = time.monotonic() + _ASK_EACH_S
            pieces += cutter.feed(line.receive(0.1))
    except LineLost as fault:
        if not pieces:
            raise
        print(f"the line was lost ({fault.code}): what came before is kept", file=sys.stderr)
    finally:
        line.close()
    return [*pieces, cutter.waiting] if cutter.waiting else pieces


def _open(line: Line, until: float) -> None:
    """Connect; a connection that is still being made is waited for."""
    while True:
        try:
            line.open()
        except LineLost as fault:
            if fault.code != "line.no_answer" or time.monotonic() >= until:
                raise
        else:
            return


def _options(profile: Profile) -> dict[str, object]:
    """What must be said again to read the file with the same driver."""
    return {
        "checksum": profile.checksum.value,
        "decimal_table": profile.decimal_table.value,
        "mask_bit7": profile.mask_bit7,
        "address": profile.address,
        "digit_order": profile.digit_order.value,
        "unit": profile.unit,
    }


def _row(number: int, piece: bytes, profile: Profile) -> dict[str, object]:
    return {
        "id": f"recorded-{number:04d}",
        "protocol": profile.protocol.value,
        "raw_hex": piece.hex(),
        "raw_repr": piece.decode("latin-1"),
        "expect": parse_frame(piece, profile).as_vector(),
        "note": "",
    }


def _tell(pieces: list[bytes], profile: Profile, out: Path) -> None:
    counted = Counter(frame_words(parse_frame(piece, profile))[0] for piece in pieces)
    print(f"{len(pieces)} frames written to {out}")
    for words, count in counted.most_common(20):
        print(f"{count:6}  {words}")
