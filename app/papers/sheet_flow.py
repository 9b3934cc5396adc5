"""How a handover sheet fills its pages: whole rows below each other, block heads repeated, nothing cut."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.papers.sheet_pen import HAIR, RULE, Pen
from app.papers.sheet_text import Fragment
from app.papers.sheet_words import BLOCKS

LEFT, INNER, RIGHT = 14.0, 23.0, 199.0
CODE_X = 169.0  # the left edge of the codes of rows
SQUARE = 6.0  # the block letter
BLOCK_HEAD = 6.6
BLOCK_GAP = 1.0
BOTTOM = 286.5  # below it stands the footer
_TITLE_PT, _ENGLISH_PT = 11.0, 9.5

Draw = Callable[[Pen, float], None]


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece that is never cut: its height, and how it is drawn from its upper edge.

    `coded` has a code at the right: no line comes near it, or scanners would not find its edge.
    """

    height: float
    draw: Draw
    coded: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One lettered block; `aside` stands at the right of its head. `ruled` draws hairlines between strips."""

    letter: str
    strips: tuple[Strip, ...]
    aside: str = ""
    ruled: bool = False
    whole: bool = False  # never begins on one page and ends on the next


@dataclass(slots=True)
class Page:
    """What is drawn on one page: pieces with their upper edges."""

    pieces: list[tuple[float, Draw]]


def paginate(blocks: Sequence[Block], *, first_top: float, next_top: float) -> list[Page]:
    """The blocks on as many pages as they need; `first_top` and `next_top` are where the heads end."""
    pages = [Page([])]
    y = first_top
    for block in blocks:
        need = BLOCK_HEAD + (
            sum(strip.height for strip in block.strips) if block.whole else block.strips[0].height
        )
        if y + need > BOTTOM and pages[-1].pieces:
            pages.append(Page([]))
            y = next_top
        y = _head(pages[-1], block, y, again=False)
        for number, strip in enumerate(block.strips):
            if y + strip.height > BOTTOM:
                pages.append(Page([]))
                y = _head(pages[-1], block, next_top, again=True)
            elif number and block.ruled:
                coded = strip.coded or block.strips[number - 1].coded
                pages[-1].pieces.append((y, _short_hairline if coded else _hairline))
            pages[-1].pieces.append((y, strip.draw))
            y += strip.height
        y += BLOCK_GAP
    return pages


def _head(page: Page, block: Block, y: float, *, again: bool) -> float:
    page.pieces.append((y, lambda pen, top: _draw_head(pen, top, block, again=again)))
    return y + BLOCK_HEAD


def _draw_head(pen: Pen, top: float, block: Block, *, again: bool) -> None:
    pen.rule(LEFT, top, RIGHT, pt=RULE)
    pen.reversed_letter(LEFT, top, block.letter, side=SQUARE)
    zh, en = BLOCKS[block.letter]
    pen.text(INNER, top + 5, zh, pt=_TITLE_PT, bold=True)
    after = INNER + Fragment(zh, bold=True).width(_TITLE_PT) + 2
    pen.text(after, top + 5, f"{en}（续 continued）" if again else en, pt=_ENGLISH_PT)
    if block.aside:
        pen.text_left(RIGHT, top + 5, block.aside, pt=8)


def _hairline(pen: Pen, top: float) -> None:
    pen.rule(INNER, top, RIGHT, pt=HAIR)


def _short_hairline(pen: Pen, top: float) -> None:
    pen.rule(INNER, top, CODE_X - 3, pt=HAIR)
