"""The preview shows the printed pages themselves."""

import io

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from app.papers.preview import page_pictures


def two_pages() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(200, 300))
    canvas.rect(50, 50, 100, 100, fill=1)
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_every_page_comes_as_a_picture_of_the_asked_width() -> None:
    pictures = [Image.open(io.BytesIO(page)) for page in page_pictures(two_pages(), width_px=400)]
    assert [(one.format, one.size) for one in pictures] == [("PNG", (400, 600))] * 2
    assert pictures[0].convert("L").getpixel((200, 400)) == 0
    assert pictures[1].convert("L").getextrema() == (255, 255)


def test_the_same_pdf_gives_the_same_pictures() -> None:
    assert page_pictures(two_pages(), width_px=123) == page_pictures(two_pages(), width_px=123)


@pytest.mark.parametrize(
    ("pdf", "width_px", "code"), [(b"no pdf", 100, "not_a_pdf"), (b"", 100, "not_a_pdf")]
)
def test_what_is_no_pdf_is_said(pdf: bytes, width_px: int, code: str) -> None:
    with pytest.raises(ValueError, match=code):
        page_pictures(pdf, width_px=width_px)


def test_a_width_below_a_pixel_is_said() -> None:
    with pytest.raises(ValueError, match=r"preview\.width"):
        page_pictures(two_pages(), width_px=0)
