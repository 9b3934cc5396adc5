"""A code that was seen: the bytes, the symbol it was printed as, and how it was read."""

import re
from dataclasses import dataclass
from enum import Enum

from app.domain.moment import Moment
from app.domain.reading import Health

# What a hand scanner may put before a code to say which symbol it came from (ISO/IEC 15424).
_SYMBOLOGY_ID = re.compile(r"\][A-Za-z][0-9A-Za-z]")


class Symbology(Enum):
    """The kinds of symbol the station expects."""

    QR = "QRCodeModel2"
    CODE128 = "Code128"
    DATAMATRIX = "DataMatrix"
    EAN13 = "EAN13"
    ITF = "ITF"
    CODE39 = "Code39"
    AZTEC = "Aztec"
    PDF417 = "PDF417"
    UNKNOWN = "unknown"  # a keyboard-wedge scanner does not tell

    @property
    def error_corrected(self) -> bool:
        """2D symbols carry error correction, so one read is enough."""
        return self in (Symbology.QR, Symbology.DATAMATRIX, Symbology.AZTEC, Symbology.PDF417)

    @property
    def weakly_checked(self) -> bool:
        """One check digit or none: a picture that was worked on makes false ones (scanning.md 1f)."""
        return self in (Symbology.EAN13, Symbology.ITF, Symbology.CODE39)


class Cause(Enum):
    """Why a symbol that is in the picture cannot be read; each asks for another act of the operator."""

    TOO_FAR = "too_far"
    BLURRED = "blurred"
    MOVING = "moving"
    GLARE = "glare"
    TOO_DARK = "too_dark"
    TOO_BRIGHT = "too_bright"
    TILTED = "tilted"
    CUT_OFF = "cut_off"
    DAMAGED = "damaged"


class ReadBy(Enum):
    """What read the code."""

    CAMERA = "camera"
    WEDGE = "wedge"
    SERIAL = "serial"  # a hand scanner or badge reader on a line of its own
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class ScannedCode:
    """A settled code: it may be believed and acted on once.

    `payload` are the bytes as decoded, nothing repaired; `text` is their display form (UTF-8 where
    they are that, else as the symbol's own character set says; control characters kept). `reads` counts
    the agreeing sightings. `symbology_id` is the identifier of ISO/IEC 15424 (`]d2`: Data Matrix that
    carries GS1 data), "" where nothing told it.
    """

    payload: bytes
    text: str
    symbology: Symbology
    read_by: ReadBy
    seen: Moment
    reads: int = 1
    decoder: str = ""
    simulated: bool = False
    symbology_id: str = ""


@dataclass(frozen=True, slots=True)
class ReaderNow:
    """How a hand scanner or badge reader on a line stands.

    `device` is scanner or badge_reader. STALE is one whose newest word was no code; `reason` says why.
    """

    device: str
    health: Health
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SightedBox:
    """A code in the picture and what is known of it, in pixels of the frame it was seen in."""

    corners: tuple[tuple[int, int], tuple[int, int], tuple[int, int], tuple[int, int]]
    text: str | None
    symbology: Symbology
    reads: int
    needed: int
    cause: Cause | None = None  # why it is not read, once that is known

    @property
    def settled(self) -> bool:
        """Whether enough agreeing reads have been seen."""
        return self.text is not None and self.reads >= self.needed


@dataclass(frozen=True, slots=True)
class Frame:
    """One camera picture: 8-bit grey or BGR rows, `height * width * channels` bytes.

    `rows` is the buffer (bytes); the domain never looks inside.
    """

    rows: bytes
    width: int
    height: int
    channels: int
    at: Moment
    serial: int


@dataclass(frozen=True, slots=True)
class View:
    """What the preview draws: the newest frame, and the boxes known when it came."""

    frame: Frame
    boxes: tuple[SightedBox, ...]


def split_symbology_id(text: str) -> tuple[str, str]:
    """The symbology identifier that a scanner put before a text ("" for none), and the text itself."""
    found = _SYMBOLOGY_ID.match(text)
    return (found[0], text[found.end() :]) if found is not None else ("", text)


def from_hand_scanner(text: str, seen: Moment) -> ScannedCode:
    """What a keyboard-wedge scanner typed. One that is set to says before the text from which symbol."""
    symbology_id, said = split_symbology_id(text)
    return ScannedCode(
        payload=said.encode("utf-8", "surrogatepass"),
        text=said,
        symbology=Symbology.UNKNOWN,
        read_by=ReadBy.WEDGE,
        seen=seen,
        decoder="wedge",
        symbology_id=symbology_id,
    )


def from_serial_reader(payload: bytes, text: str, seen: Moment) -> ScannedCode:
    """What a reader on a line sent, without its ending; `text` is the display form of `payload`."""
    symbology_id, said = split_symbology_id(text)
    return ScannedCode(
        payload=payload[len(symbology_id) :],
        text=said,
        symbology=Symbology.UNKNOWN,
        read_by=ReadBy.SERIAL,
        seen=seen,
        decoder="serial",
        symbology_id=symbology_id,
    )
