"""Words as a label can carry them: nothing unseen, nothing the typeface lacks, nothing too wide."""

import functools
import unicodedata

from reportlab.pdfbase import pdfmetrics

from app.domain.own_label import parse
from app.papers.typefaces import BOLD, REGULAR, has_glyph, register

LONGEST = 200  # characters of an outside text that are ever looked at: more never fits on a label
UNSEEN = "□"  # stands for a sign that cannot be seen: a control, a line end, a change of direction
MISSING = "〓"  # stands for a sign the typeface lacks, as Chinese printers have always marked it
ELLIPSIS = "…"
_UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_GROUP = 4


def printable(text: str) -> str:
    """An outside text as one harmless line: what cannot be seen or drawn becomes a mark that can.

    It is the one gate for every text on a label, for the bitmap and the PDF alike; both then draw
    characters only, neither knows a markup.
    """
    composed = unicodedata.normalize("NFC", text[:LONGEST])
    line = "".join(_marked(sign) for sign in composed)
    return line + ELLIPSIS if len(text) > LONGEST else line


@functools.lru_cache(maxsize=4096)
def _marked(sign: str) -> str:
    category = unicodedata.category(sign)
    if category in _UNSEEN_CATEGORIES:
        return UNSEEN
    if category == "Zs":
        return " "
    # A loose accent would be drawn over its neighbours, three hundred of them over the next line.
    if category in ("Mn", "Me") or not has_glyph(sign):
        return MISSING
    return sign


def width(text: str, em: float, *, bold: bool) -> float:
    """How wide a printable text is, in the unit of `em`."""
    register()
    return float(pdfmetrics.stringWidth(text, BOLD if bold else REGULAR, em))


def fitted(text: str, place: float, *, em: int, least_em: int, bold: bool) -> tuple[str, int]:
    """The text and the size at which it fits its place: smaller first, and cut with an ellipsis at last."""
    for size in range(em, least_em - 1, -1):
        if width(text, size, bold=bold) <= place:
            return text, size
    kept = text
    while kept and width(kept + ELLIPSIS, least_em, bold=bold) > place:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS, least_em


def grouped(text: str) -> tuple[str, str]:
    """A code as people read it: its groups, and apart from them the check character ("" when it has none).

    A label of ours is prefix, then groups of four; any other code is groups of four throughout. The gaps
    are for the eye only, the symbols carry none.
    """
    label = parse(text)
    if label is None:
        return _in_fours(printable(text)), ""
    return f"{label.prefix.value} {_in_fours(label.body)}", label.check


def _in_fours(text: str) -> str:
    return " ".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))
