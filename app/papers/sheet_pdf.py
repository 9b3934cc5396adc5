"""A frozen handover sheet as A4 pages: black only, fonts embedded, the same bytes for the same sheet."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from app.domain.handover_sheet import Signature, check_code, open_items
from app.papers.sheet_abnormal import abnormal
from app.papers.sheet_flow import Page, paginate
from app.papers.sheet_head import (
    NEXT_TOP,
    accepted_items,
    draw_foot,
    draw_head,
    draw_next_head,
    head_end,
    is_practice,
    signing,
)
from app.papers.sheet_lists import delivery, equipment, instructions, questions, safety
from app.papers.sheet_open import in_progress, kept_apart
from app.papers.sheet_pen import Pen
from app.papers.sheet_result import result
from app.papers.sheet_values import Named, Values
from app.papers.typefaces import REGULAR, register

_PRACTICE = "练习 PRACTICE"


def sheet_pdf(
    content: Mapping[str, Any], signatures: Sequence[Signature], *, people: Mapping[str, Named]
) -> bytes:
    """The sheet's pages.

    `content` is `SheetFrozen.content` as it was frozen, `signatures` those under this sheet, oldest first,
    `people` operator id -> who it is now. The same three give the same bytes.
    """
    register()
    values = Values(content, people)
    pages = _pages(values, signatures)
    file = io.BytesIO()
    canvas = Canvas(
        file,
        pagesize=A4,
        invariant=1,
        pageCompression=1,
        # Else every page names a font that is not embedded. The stubs take the name for a number.
        initialFontName=REGULAR,  # type: ignore[arg-type]
    )
    number = content["A"]["sheet"]["v"]
    canvas.setTitle(f"交接班记录 Shift handover {number}")
    canvas.setSubject(f"{number} {check_code(content)}")
    canvas.setCreator("Packbench")
    for place, page in enumerate(pages, start=1):
        _draw(Pen(canvas, backed=is_practice(content)), values, page, place=place, pages=len(pages))
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _pages(values: Values, signatures: Sequence[Signature]) -> list[Page]:
    read = accepted_items(signatures)
    items = {item.key: item.paper for item in open_items(values.content)}
    blocks = [
        result(values),
        in_progress(values, read, items=items),
        kept_apart(values, read, items=items),
        abnormal(values, read, items=items),
        equipment(values),
        safety(values),
        delivery(values),
        instructions(values),
        questions(values),
        signing(values, signatures),
    ]
    return paginate(blocks, first_top=head_end(values), next_top=NEXT_TOP)


def _draw(pen: Pen, values: Values, page: Page, *, place: int, pages: int) -> None:
    if is_practice(values.content):
        pen.across(_PRACTICE)
        pen.hatched_band(5.5, _PRACTICE, high=4.6)
    if place == 1:
        draw_head(pen, values)
    else:
        draw_next_head(pen, values)
    for top, draw in page.pieces:
        draw(pen, top)
    draw_foot(pen, values, page=place, pages=pages)
