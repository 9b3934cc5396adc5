"""A printed sheet as pictures for the screen: the very pages, not a second drawing of them."""

import io

import pypdfium2  # type: ignore[import-untyped]


def page_pictures(pdf: bytes, *, width_px: int) -> tuple[bytes, ...]:
    """Every page as a grey PNG of this width.

    Raises:
        ValueError: "preview.width" for a width below one pixel, "preview.not_a_pdf" when it cannot be read.
    """
    if width_px < 1:
        raise ValueError("preview.width")
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as fault:
        raise ValueError("preview.not_a_pdf") from fault
    try:
        return tuple(_picture(page, width_px) for page in document)
    finally:
        document.close()


def _picture(page: pypdfium2.PdfPage, width_px: int) -> bytes:
    drawn = page.render(scale=width_px / page.get_width(), grayscale=True)
    file = io.BytesIO()
    drawn.to_pil().resize((width_px, drawn.height)).save(file, format="PNG")
    page.close()
    return file.getvalue()
