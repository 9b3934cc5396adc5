"""The sheet of printed commands: one A4 page to hang at the bench, for hands that touch no screen."""

import io
from collections.abc import Mapping
from types import MappingProxyType

from reportlab.pdfgen.canvas import Canvas

from app.codes.draw import code128
from app.domain.command_code import PlainAct, command_text
from app.domain.scanner_try import TEST_TEXT
from app.papers.label_layout import DOTS_PER_MM, Layout, Stamp, Words
from app.papers.label_pdf import paint
from app.papers.typefaces import REGULAR, register

_PAGE_MM = (210, 297)
_LEFT_MM, _TOP_MM, _ROW_MM = 20, 53, 49
_HAIR = 2
_WORDS: Mapping[PlainAct, tuple[str, str]] = MappingProxyType(
    {
        PlainAct.NEXT: ("下一步 Next", "这一步做好了  this step is done"),
        PlainAct.BACK: ("返回 Back", "回到上一页  to the page before"),
        PlainAct.REPEAT: ("再来一次 Repeat", "再读一次  read it once more"),
        PlainAct.HELP: ("帮助 Help", "这页能用哪些码  which of these act here"),
    }
)
_TITLE = "扫码指令 Commands"
_CARE = (
    "只用扫码枪扫。屏幕上有这个按钮才有用。",
    "By hand scanner only. Each presses its button while that is on the screen.",
    "放行、签字、开始、报警都没有码。",
    "Nothing is released, signed, begun or ended by a code.",
)


def command_sheet_pdf() -> bytes:
    """One A4 page with the four commands and the test code as Code 128, the same bytes each time."""
    register()
    file = io.BytesIO()
    size = (_PAGE_MM[0] * 72 / 25.4, _PAGE_MM[1] * 72 / 25.4)
    page = Canvas(file, pagesize=size, invariant=1, initialFontName=REGULAR)  # type: ignore[arg-type]
    page.setTitle(_TITLE)
    page.setCreator("Packbench")
    sheet = Layout(_PAGE_MM[0] * DOTS_PER_MM, _PAGE_MM[1] * DOTS_PER_MM)
    left = _LEFT_MM * DOTS_PER_MM
    sheet.pieces.append(Words(left, 22 * DOTS_PER_MM, _TITLE, 72, bold=True))
    for number, line in enumerate(_CARE):
        sheet.pieces.append(Words(left, (30 + 6 * number) * DOTS_PER_MM, line, 34))
    for row, act in enumerate(PlainAct):
        _command(sheet, act, left, (_TOP_MM + row * _ROW_MM) * DOTS_PER_MM)
    _test_code(sheet, left, (_TOP_MM + len(PlainAct) * _ROW_MM) * DOTS_PER_MM)
    paint(page, sheet)
    page.showPage()
    page.save()
    return file.getvalue()


def _command(sheet: Layout, act: PlainAct, left: int, top: int) -> None:
    wide = (_PAGE_MM[0] - 2 * _LEFT_MM) * DOTS_PER_MM
    title, meaning = _WORDS[act]
    sheet.box(left, top, wide=wide, high=_HAIR)
    sheet.pieces.append(Words(left, top + 11 * DOTS_PER_MM, title, 76, bold=True))
    sheet.pieces.append(Words(left, top + 18 * DOTS_PER_MM, meaning, 34))
    text = command_text(act)
    bars = code128(text, module_px=4, height_px=20 * DOTS_PER_MM)
    sheet.pieces.append(Stamp(left, top + 22 * DOTS_PER_MM, bars, text, 4))
    sheet.pieces.append(Words(left + bars.width + 24, top + 34 * DOTS_PER_MM, text, 34))


def _test_code(sheet: Layout, left: int, top: int) -> None:
    """What a scanner that types is tried with; it asks for nothing."""
    wide = (_PAGE_MM[0] - 2 * _LEFT_MM) * DOTS_PER_MM
    sheet.box(left, top, wide=wide, high=_HAIR)
    sheet.pieces.append(Words(left, top + 7 * DOTS_PER_MM, "试码 Test code", 44, bold=True))
    bars = code128(TEST_TEXT, module_px=3, height_px=14 * DOTS_PER_MM)
    sheet.pieces.append(Stamp(left, top + 9 * DOTS_PER_MM, bars, TEST_TEXT, 3))
