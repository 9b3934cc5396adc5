"""The two weights of our own typeface: for ReportLab to embed, and as files to draw bitmaps with."""

import functools
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, TTFontFile

from app.places import resources

REGULAR = "NotoSansSC-Regular"
BOLD = "NotoSansSC-Bold"


def font_file(name: str) -> Path:
    """Where the file of REGULAR or BOLD lies."""
    return resources() / "fonts" / f"{name}.ttf"


def register() -> None:
    """Make REGULAR and BOLD known to ReportLab; calling again costs nothing.

    Each document embeds only the characters it uses (TrueType subsets, readable back as text).

    Raises:
        TTFError: a font file of ours is missing or damaged.
    """
    known = pdfmetrics.getRegisteredFontNames()
    for name in (REGULAR, BOLD):
        if name not in known:
            pdfmetrics.registerFont(TTFont(name, str(font_file(name))))


def has_glyph(character: str) -> bool:
    """Whether the typeface can draw this one character; both weights hold the same set."""
    return ord(character) in _glyphs()


@functools.cache
def _glyphs() -> frozenset[int]:
    return frozenset(TTFontFile(str(font_file(REGULAR))).charToGlyph)
