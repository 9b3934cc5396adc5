"""A printed sheet read back from its own bytes: its words, its pictures, its codes and its fonts."""

import io
import re
from dataclasses import dataclass

import numpy as np
import pypdfium2
import zxingcpp
from PIL import Image

from app.papers.preview import page_pictures


@dataclass(frozen=True)
class Person:
    """Somebody as the sheet names them."""

    number: str
    name_zh: str
    name_en: str


PEOPLE = {
    "OP-1": Person("1001", "王海燕", "Wang Haiyan"),
    "OP-2": Person("1002", "赵敏", "Zhao Min"),
    "OP-3": Person("1003", "孙磊", "Sun Lei"),
    "OP-8": Person("9002", "周婷", "Zhou Ting"),
    "OP-9": Person("9001", "李国强", "Li Guoqiang"),
}


def words_of(pdf: bytes) -> list[str]:
    """The text of each page, as a reader would copy it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def squeezed(text: str) -> str:
    """Text without white space, so that line ends do not matter."""
    return re.sub(r"\s", "", text)


def codes_of(pdf: bytes, *, width_px: int = 1654) -> list[list[str]]:
    """What a scanner reads off each page printed at 200 dpi."""
    found = []
    for picture in page_pictures(pdf, width_px=width_px):
        page = np.asarray(Image.open(io.BytesIO(picture)).convert("L"))
        found.append([code.text for code in zxingcpp.read_barcodes(page)])
    return found


def fonts_of(pdf: bytes) -> dict[str, bool]:
    """The fonts the pages name, and whether each is embedded."""
    text = pdf.decode("latin-1")
    objects = re.findall(r"\bobj\b(.*?)\bendobj\b", text, re.DOTALL)
    named = {name for one in objects for name in re.findall(r"/BaseFont\s*/(\S+)", one)}
    embedded = {
        name for one in objects if "/FontFile2" in one for name in re.findall(r"/FontName\s*/(\S+)", one)
    }
    return {name: name in embedded for name in named}
