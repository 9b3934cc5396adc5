"""Labels as the floor orders them, and reading back what a printer was sent."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone

import numpy as np
import numpy.typing as npt

from app.domain.label import Label
from app.domain.own_label import Prefix, mint
from app.domain.scan import Symbology
from tests.fakes.camera import decode, framed

PLANT = timezone(timedelta(hours=8))
MADE = datetime(2026, 11, 2, 8, 31, tzinfo=UTC)
JOB = "01934f5a-7c1e-7b2a-9f00-3c5d2e1a7b44"

MODULE = Label(
    text=mint(Prefix.MD, "8K2M100017"),
    job=JOB,
    print_no=2,
    title_zh="模块",
    title_en="MODULE",
    lines=(
        ("来自包", "From pack", "P-2611-0417"),
        ("包的编码", "Pack code", "001PE0XT00001DABD0800004"),
        ("净重", "Net", "18.42 kg"),
        ("步骤", "Step", "17"),
    ),
    made_at=MADE,
    practice=True,
)
QUARANTINE = Label(
    text=mint(Prefix.PK, "8K2M1000C3"),
    job="01934f5a-7c1e-7b2a-9f00-3c5d2e1a7b46",
    print_no=1,
    title_zh="隔离 禁止打开",
    title_en="QUARANTINE do not open",
    lines=(
        ("包", "Pack", "P-2611-0418"),
        ("原因", "Why", "外壳破损  case breached"),
        ("隔离起", "Since", "2026-11-02 16:40"),
        ("下次复查", "Check by", "2026-11-03 16:40"),
        ("位置", "Place", "Q-03"),
    ),
    made_at=MADE + timedelta(minutes=10),
    practice=False,
)
CONTAINER = Label(
    text=mint(Prefix.BN, "0007"),
    job="01934f5a-7c1e-7b2a-9f00-3c5d2e1a7b45",
    print_no=1,
    title_zh="周转箱",
    title_en="CONTAINER",
    lines=(("皮重", "Tare", "12.6 kg"), ("称于", "Weighed", "2026-11-02  S1")),
    made_at=MADE,
    practice=False,
)
LABELS = {"module": MODULE, "quarantine": QUARANTINE, "container": CONTAINER}

# The only form our ZPL may have: a picture, and not one letter that came from outside.
ZPL = re.compile(
    rb"\^XA\n\^PW(?P<wide>\d+)\n\^LL(?P<high>\d+)\n\^LH0,0\n"
    rb"\^FO0,0\^GFA,(?P<all>\d+),(?P<again>\d+),(?P<row>\d+),(?P<hex>[0-9A-F]+)\^FS\n\^PQ1\n\^XZ\n"
)

# The only form our TSPL may have.
TSPL = re.compile(
    rb"SIZE (?P<wide_mm>\d+) mm,(?P<high_mm>\d+) mm\r\nGAP \d+ mm,0 mm\r\nDIRECTION 1\r\nCLS\r\n"
    rb"BITMAP 0,0,(?P<row>\d+),(?P<high>\d+),0,(?P<rows>.*)\r\nPRINT 1,1\r\n",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Burnt:
    """The dots a printer would burn: `grey` is 0 where it is black."""

    grey: npt.NDArray[np.uint8]

    @property
    def codes(self) -> set[tuple[str, Symbology]]:
        """Every symbol that can be read off it."""
        return {(seen.payload.decode(), seen.symbology) for seen in decode(framed(self.grey))}


def both_symbols(label: Label) -> set[tuple[str, Symbology]]:
    """What must be read off a label."""
    return {(label.text, Symbology.CODE128), (label.text, Symbology.DATAMATRIX)}


def burnt_tspl(tspl: bytes) -> Burnt:
    """What a TSPL printer makes of this job; fails when it is anything but one picture."""
    match = TSPL.fullmatch(tspl)
    assert match, f"not one picture: {tspl[:80]!r}"
    row, high, rows = int(match["row"]), int(match["high"]), match["rows"]
    assert len(rows) == row * high
    dots = np.unpackbits(np.frombuffer(rows, np.uint8).reshape(high, row), axis=1)
    return Burnt((dots * 255).astype(np.uint8))


def burnt(zpl: bytes) -> Burnt:
    """What a printer makes of this job; fails when it is anything but one picture."""
    match = ZPL.fullmatch(zpl)
    assert match, f"not one picture: {zpl[:80]!r}"
    wide, high, row = int(match["wide"]), int(match["high"]), int(match["row"])
    rows = bytes.fromhex(match["hex"].decode())
    assert len(rows) == int(match["all"]) == int(match["again"]) == row * high
    dots = np.unpackbits(np.frombuffer(rows, np.uint8).reshape(high, row), axis=1)[:, :wide]
    return Burnt(((1 - dots) * 255).astype(np.uint8))


def with_value(value: str, *, row: int = 1) -> Label:
    """The module's label with one value from outside."""
    lines = list(MODULE.lines)
    zh, en, _ = lines[row]
    lines[row] = (zh, en, value)
    return replace(MODULE, lines=tuple(lines))
