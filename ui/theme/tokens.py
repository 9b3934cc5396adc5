"""What the face is made of: colour roles, the type scale, spaces and the screen they are meant for."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

SPACE: Final = (2, 3, 5, 8, 15)
"""The only gaps, in mm: inside, tight, between controls, margin, between opposite actions."""
RADIUS_MM: Final = 1.5
TOUCH_MM: Final = 20.0
"""The least side of anything that a gloved hand must hit."""

# Line widths in px; they are the same on every screen because they stand for kinds, not for lengths.
HAIRLINE: Final = 1
EDGE: Final = 2
SELECTED: Final = 4
POST: Final = 5
FOCUS: Final = 5

HOLD_FRAME_MM: Final = 3.2
HATCH_PX: Final = 14
"""One period of the hatch, at 45 degrees."""
HATCH_LINE_PX: Final = 3.5


@dataclass(frozen=True, slots=True)
class Palette:
    """One hex string per role; nothing else in the tree writes a colour."""

    ground: str
    surface: str
    raised: str
    ink: str
    quiet: str
    line: str
    edge: str
    off_ink: str
    action: str
    on_action: str
    action_soft: str
    attention: str
    on_attention: str
    attention_ink: str
    attention_soft: str
    hold_ink: str
    hold_fill: str
    on_hold: str
    hold_soft: str
    practice: str
    on_practice: str
    bar: str
    on_bar: str
    stop: str
    grey1: str
    grey2: str


LIGHT: Final = Palette(
    ground="#DFE2E4",
    surface="#F1F3F4",
    raised="#FFFFFF",
    ink="#12171C",
    quiet="#38434D",
    line="#B3BBC2",
    edge="#5C6771",
    off_ink="#5A636B",
    action="#12497B",
    on_action="#FFFFFF",
    action_soft="#D3E0EC",
    attention="#F0A81C",
    on_attention="#12171C",
    attention_ink="#633D00",
    attention_soft="#FBEBC8",
    hold_ink="#A10E07",
    hold_fill="#A10E07",
    on_hold="#FFFFFF",
    hold_soft="#F8E1DD",
    practice="#6B2480",
    on_practice="#FFFFFF",
    bar="#1B2025",
    on_bar="#FFFFFF",
    stop="#D3200F",
    grey1="#6B7680",
    grey2="#8A949D",
)

DIM: Final = Palette(
    ground="#121518",
    surface="#1B1F23",
    raised="#272C31",
    ink="#EEF1F3",
    quiet="#B7C0C8",
    line="#3C444B",
    edge="#8A959E",
    off_ink="#8A959E",
    action="#7DB3E6",
    on_action="#0A141E",
    action_soft="#1D3346",
    attention="#F2B33D",
    on_attention="#12171C",
    attention_ink="#F6C566",
    attention_soft="#3A2C0E",
    hold_ink="#FF8576",
    hold_fill="#C51C11",
    on_hold="#FFFFFF",
    hold_soft="#3B1814",
    practice="#DDAAF0",
    on_practice="#1E0A26",
    bar="#000000",
    on_bar="#FFFFFF",
    stop="#D3200F",
    grey1="#8A959E",
    grey2="#6F7A84",
)


class Language(Enum):
    """The languages of the station, by the code their catalogues carry."""

    ZH = "zh"
    EN = "en"


class TypeSize(Enum):
    """The six sizes of the type scale, smallest first."""

    XS = "xs"
    S = "s"
    M = "m"
    L = "l"
    XL = "xl"
    FIGURE = "figure"


class Room(Enum):
    """How much a screen can carry, by its height in mm: from 240, from 170, below 170."""

    FULL = "full"
    LOW = "low"
    SMALL = "small"


# px of the font on the screen that the table was drawn for: (English, Chinese).
_FULL_PX: Final = {
    TypeSize.XS: (23, 27),
    TypeSize.S: (28, 31),
    TypeSize.M: (36, 38),
    TypeSize.L: (50, 50),
    TypeSize.XL: (58, 62),
    TypeSize.FIGURE: (118, 118),
}
_SMALL_PX: Final = {
    TypeSize.XS: (23, 25),
    TypeSize.S: (25, 27),
    TypeSize.M: (30, 31),
    TypeSize.L: (40, 40),
    TypeSize.XL: (42, 44),
    TypeSize.FIGURE: (112, 112),
}
_FULL_PX_PER_MM: Final = 4.03
_LOW_PX_PER_MM: Final = 5.56
_SMALL_PX_PER_MM: Final = 5.88
_LOW_FACTOR: Final = 1.15
"""The 15.6 inch screen is read from 0.6 m instead of 0.7 m."""


@dataclass(frozen=True, slots=True)
class Look:
    """How one screen shows the face: every visible thing is built from it, and built anew when it changes.

    `px_per_mm` is the density of the panel, `width_px` and `height_px` its size; `practice` says that
    nothing on the screen is real.
    """

    palette: Palette
    px_per_mm: float
    language: Language
    width_px: int
    height_px: int
    practice: bool

    @classmethod
    def for_screen(
        cls,
        width_px: int,
        height_px: int,
        px_per_mm: float,
        language: Language,
        *,
        practice: bool,
        palette: Palette = LIGHT,
    ) -> "Look":
        """The look of a screen of this size and density."""
        return cls(
            palette=palette,
            px_per_mm=px_per_mm,
            language=language,
            width_px=width_px,
            height_px=height_px,
            practice=practice,
        )

    @property
    def room(self) -> Room:
        """What the height of the screen leaves room for."""
        height_mm = self.height_px / self.px_per_mm
        if height_mm >= 240:
            return Room.FULL
        return Room.LOW if height_mm >= 170 else Room.SMALL

    def mm(self, length: float) -> int:
        """A length in mm as whole px of this screen."""
        return round(length * self.px_per_mm)

    def font_px(self, size: TypeSize) -> int:
        """The font height in px: cap heights of the scale, for the distance this screen is read from."""
        column = 1 if self.language is Language.ZH else 0
        if self.room is Room.FULL:
            return round(_FULL_PX[size][column] * self.px_per_mm / _FULL_PX_PER_MM)
        if self.room is Room.LOW:
            return round(_FULL_PX[size][column] * _LOW_FACTOR * self.px_per_mm / _LOW_PX_PER_MM)
        return round(_SMALL_PX[size][column] * self.px_per_mm / _SMALL_PX_PER_MM)
