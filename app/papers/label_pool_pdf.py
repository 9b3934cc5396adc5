"""A pool of numbered labels on A4 paper, to cut out and stick on while no label printer works."""

import io
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from app.codes.draw import code128, data_matrix
from app.domain.own_label import Prefix, mint_pool_label
from app.papers.label_layout import DOTS_PER_MM, Layout, Stamp, Words
from app.papers.label_pdf import paint
from app.papers.label_words import grouped, width
from app.papers.typefaces import REGULAR, register

# Two columns of seven, 99.1 x 38.1 mm: the common stock of 14 labels a sheet; plain paper is cut alike.
COLUMNS, ROWS = 2, 7
_PAGE_MM = (210, 297)
_CELL_MM = (99.1, 38.1)
_FIRST_MM, _PITCH_MM = (4.65, 15.15), (101.6, 38.1)
_INSET = 32  # dots: printers of A4 sheets leave some millimetres of their own
_HAIR = 1
TITLES = {
    Prefix.PK: "电池包 Pack",
    Prefix.MD: "模组 Module",
    Prefix.CE: "电芯 Cell",
    Prefix.BN: "容器 Container",
}


@dataclass(frozen=True, slots=True)
class Pool:
    """Labels of one kind with running numbers. `pool` is drawn by lot; see `mint_pool_label`."""

    prefix: Prefix
    pool: int
    first: int
    count: int

    @property
    def texts(self) -> tuple[str, ...]:
        """Every label, in order. Raises NotALabel as `mint_pool_label` does."""
        numbers = range(self.first, self.first + self.count)
        return tuple(mint_pool_label(self.prefix, self.pool, number) for number in numbers)


def label_pool_pdf(pool: Pool, *, practice: bool) -> bytes:
    """A4 pages with a label in each place, the same bytes for the same pool.

    Raises:
        KeyError: labels of this kind are never stuck on anything here.
        NotALabel: as `mint_pool_label`.
    """
    register()
    file = io.BytesIO()
    size = (_PAGE_MM[0] * 72 / 25.4, _PAGE_MM[1] * 72 / 25.4)
    page = Canvas(file, pagesize=size, invariant=1, initialFontName=REGULAR)  # type: ignore[arg-type]
    page.setTitle(f"{TITLES[pool.prefix]} {pool.texts[0]} - {pool.texts[-1]}")
    page.setCreator("Packbench")
    a_page = COLUMNS * ROWS
    for first in range(0, pool.count, a_page):
        sheet = Layout(_PAGE_MM[0] * DOTS_PER_MM, _PAGE_MM[1] * DOTS_PER_MM)
        for place, text in enumerate(pool.texts[first : first + a_page]):
            _label(sheet, pool, text, place, number=pool.first + first + place, practice=practice)
        paint(page, sheet)
        page.showPage()
    page.save()
    return file.getvalue()


def _label(sheet: Layout, pool: Pool, text: str, place: int, *, number: int, practice: bool) -> None:
    row, column = divmod(place, COLUMNS)
    left = _dots(_FIRST_MM[0] + column * _PITCH_MM[0])
    top = _dots(_FIRST_MM[1] + row * _PITCH_MM[1])
    wide, high = _dots(_CELL_MM[0]), _dots(_CELL_MM[1])
    _cut_lines(sheet, (left, top), wide=wide, high=high)
    x, y = left + _INSET, top + 12
    title = TITLES[pool.prefix] + ("  练习 PRACTICE" if practice else "")
    sheet.pieces.append(Words(x, y + 32, title, 32, bold=True))
    count = f"备用 spare  No. {number}"
    sheet.pieces.append(
        Words(left + wide - _INSET - width(count, 28, bold=True), y + 32, count, 28, bold=True)
    )
    square = data_matrix(text, module_px=7)
    sheet.pieces.append(Stamp(left + wide - _INSET - square.width, y + 50, square, text, 7, square=True))
    bars = code128(text, module_px=3, height_px=110)
    sheet.pieces.append(Stamp(x - 24, y + 56, bars, text, 3))
    groups, check = grouped(text)
    sheet.pieces.append(Words(x, y + 232, f"{groups} [{check}]", 44, bold=True))


def _cut_lines(sheet: Layout, corner: tuple[int, int], *, wide: int, high: int) -> None:
    left, top = corner
    for y in (top, top + high):
        sheet.box(left, y, wide=wide, high=_HAIR)
    for x in (left, left + wide):
        sheet.box(x, top, wide=_HAIR, high=high)


def _dots(millimetres: float) -> int:
    return round(millimetres * DOTS_PER_MM)
