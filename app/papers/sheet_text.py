"""Text as a handover sheet can carry it: harmless, measured, and broken into lines that fit."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from app.papers.label_words import LONGEST, printable, width

# A run of letters stays together, a Chinese sign stands alone but takes what may not begin a line with it.
_PIECES = re.compile(
    r"[!-~\u00a0-\u024f°µΔ–…□〓]+[、，。；：）」』！？]* *|.[、，。；：）」』！？]* *| +", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words of one weight. `kept` ones stay on one line where they can, as a name does."""

    text: str
    bold: bool = False
    kept: bool = False

    def width(self, pt: float) -> float:
        """In millimetres."""
        return width(self.text, pt, bold=self.bold) / mm


Line = tuple[Fragment, ...]


def legible(text: str) -> str:
    """Any text as one harmless line of signs that can be seen; the one gate of everything on the sheet."""
    return "".join(printable(text[at : at + LONGEST]) for at in range(0, len(text), LONGEST))


def paragraphs(text: str) -> list[str]:
    """A text of several lines, each of them harmless."""
    return [legible(line) for line in re.split(r"\r\n|[\r\n\u2028\u2029\x85]", text)]


def wrapped(fragments: Iterable[Fragment], room: float, *, pt: float) -> list[Line]:
    """Fragments one after the other, broken so that no line is wider than `room` millimetres.

    Blanks at the end of a line are left out: they would count as ink beyond the room.
    Only a single sign wider than the room could still stick out.
    """
    lines: list[list[Fragment]] = [[]]
    used = 0.0
    for fragment in fragments:
        for piece in _pieces(fragment, room, pt=pt):
            tight = Fragment(piece.rstrip(" "), fragment.bold).width(pt)
            if used and used + tight > room:
                lines.append([])
                used = 0.0
            words = piece if used else piece.lstrip(" ")
            if words:
                lines[-1].append(Fragment(words, fragment.bold))
                used += Fragment(words, fragment.bold).width(pt)
    return [_joined(line) for line in lines]


def fitting(text: str, room: float, *, pt: float, bold: bool = False) -> str:
    """One line, cut with an ellipsis where it is wider than `room` millimetres."""
    kept = legible(text)
    if Fragment(kept, bold).width(pt) <= room:
        return kept
    while kept and Fragment(kept + "…", bold).width(pt) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _pieces(fragment: Fragment, room: float, *, pt: float) -> list[str]:
    text, found = legible(fragment.text), []
    for piece in [text] if fragment.kept else _PIECES.findall(text):
        if Fragment(piece.rstrip(" "), fragment.bold).width(pt) <= room:
            found.append(piece)
        else:
            found += _broken(piece, room, pt=pt, bold=fragment.bold)
    return found


def _broken(piece: str, room: float, *, pt: float, bold: bool) -> list[str]:
    """A word longer than a whole line, cut between its signs."""
    found = [""]
    for sign in piece:
        if found[-1] and Fragment(found[-1] + sign, bold).width(pt) > room:
            found.append("")
        found[-1] += sign
    return found


def _joined(line: Sequence[Fragment]) -> Line:
    joined: list[Fragment] = []
    for fragment in line:
        if joined and joined[-1].bold == fragment.bold:
            joined[-1] = Fragment(joined[-1].text + fragment.text, fragment.bold)
        else:
            joined.append(fragment)
    while joined and not joined[-1].text.rstrip(" "):
        joined.pop()
    if joined:
        joined[-1] = Fragment(joined[-1].text.rstrip(" "), joined[-1].bold)
    return tuple(joined)
