"""The command `frame`: says what a scale's bytes mean, and records real ones for later."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from app.commands.frame_record import record
from app.commands.frame_words import frame_words
from app.devices.scale.frame import Frame
from app.devices.scale.port import FRAMINGS
from app.devices.scale.profile import (
    UNITLESS,
    Checksum,
    DecimalTable,
    DigitOrder,
    Profile,
    ScaleProtocol,
)
from app.devices.scale.protocols import cutter_of, parse_frame

_PROTOCOLS = tuple(protocol.value for protocol in ScaleProtocol)
_LONGEST_S = 600


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--hex", metavar="BYTES", type=_hex, help='the bytes, such as "53 20 53 ..."')
    what.add_argument("--record", metavar="PORT", help="listen at this serial device or address:port")
    parser.add_argument(
        "--protocol", metavar="NAME", required=True, type=_protocol, help=", ".join(_PROTOCOLS)
    )
    parser.add_argument("--json", action="store_true", help="print JSON with the keys of the test vectors")
    options = parser.add_argument_group("how this scale speaks")
    options.add_argument("--checksum", choices=[one.value for one in Checksum], default="sum7")
    options.add_argument("--decimal-table", choices=[one.value for one in DecimalTable], default="toledo")
    options.add_argument("--mask-bit7", action="store_true", help="a 7E1 line is received with 8 bits")
    options.add_argument("--address", type=_address, default="A", help="of a scale that is asked: A to Z")
    options.add_argument("--digit-order", choices=[one.value for one in DigitOrder], default="reversed")
    options.add_argument("--unit", choices=["", "kg", "g", "t"], default="", help="where frames name none")
    options.add_argument("--asked", action="store_true", help="ask an A&D scale (Q) instead of listening")
    recording = parser.add_argument_group("recording")
    recording.add_argument("--out", metavar="FILE", type=Path, help="the vector file to write; must be new")
    recording.add_argument("--seconds", type=_seconds, default=20, help=f"how long, at most {_LONGEST_S}")
    recording.add_argument("--baud", type=int, default=9600, choices=range(1200, 115_201), metavar="BAUD")
    recording.add_argument("--framing", choices=FRAMINGS, default="8N1", help="of a serial line")


def run(args: argparse.Namespace) -> int:
    """Show or record; 0 whatever the frame says, 1 when nothing could be recorded."""
    profile = Profile(
        args.protocol,
        checksum=Checksum(args.checksum),
        decimal_table=DecimalTable(args.decimal_table),
        mask_bit7=args.mask_bit7,
        address=args.address,
        digit_order=DigitOrder(args.digit_order),
        unit=args.unit if args.protocol in UNITLESS else "",
        asked=args.asked,
    )
    if args.record is not None:
        return record(args, profile)
    frames = [parse_frame(piece, profile) for piece in _pieces(args.hex, profile)]
    if args.json:
        said = [frame.as_vector() for frame in frames]
        print(json.dumps(said[0] if len(said) == 1 else said, indent=2))
    else:
        print("\n".join(_lines(frames)))
    return 0


def _pieces(raw: bytes, profile: Profile) -> list[bytes]:
    """The bytes cut as the driver cuts them; what has no end yet comes last."""
    cutter = cutter_of(profile)
    pieces = list(cutter.feed(raw))
    return [*pieces, cutter.waiting] if cutter.waiting else pieces


def _lines(frames: Sequence[Frame]) -> list[str]:
    return [line for frame in frames for line in frame_words(frame)]


def _hex(text: str) -> bytes:
    try:
        raw = bytes.fromhex(text.replace(":", " ").replace(",", " "))
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not hexadecimal: write two digits 0-9 a-f for each byte, such as 53 20 53"
        ) from None
    if not raw:
        raise argparse.ArgumentTypeError("no byte is given")
    return raw


def _protocol(text: str) -> ScaleProtocol:
    try:
        return ScaleProtocol(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no protocol of a scale; there are {', '.join(_PROTOCOLS)}"
        ) from None


def _address(text: str) -> str:
    if len(text) != 1 or not "A" <= text <= "Z":
        raise argparse.ArgumentTypeError(f"{text!r} is no address: one letter A to Z")
    return text


def _seconds(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= _LONGEST_S:
        raise argparse.ArgumentTypeError(f"{text!r}: whole seconds from 1 to {_LONGEST_S}")
    return int(text)
