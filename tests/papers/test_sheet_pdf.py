"""The printed handover sheet: everything on it in both languages, its codes, its bytes, its black."""

import base64
import io
import re
import zlib
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PIL.ImageFilter import GaussianBlur
from reportlab.pdfgen.canvas import Canvas

from app.codes.draw import qr
from app.codes.still import decode_still
from app.domain import journal as facts
from app.domain.clock_facts import ClockJumped
from app.domain.epoch_facts import EpochOpened
from app.domain.handover import NOTHING_STANDS
from app.domain.handover_fold import fold_shift, standing_after
from app.domain.handover_given import AtPrint
from app.domain.handover_sheet import check_code, freeze_content, open_items, sheet_code, signatures_under
from app.papers.preview import page_pictures
from app.papers.sheet_pdf import sheet_pdf
from app.papers.sheet_pen import Pen
from tests.domain.histories import Book, arrive, enrolled, freeze, receive, take_back
from tests.domain.history_shifts import given, ordinary_shift, paper, sign, words
from tests.domain.test_handover_trace import leaves
from tests.hostile import HOSTILE
from tests.papers.reading_back import PEOPLE, codes_of, fonts_of, squeezed, words_of
from tests.papers.sheet_shown import shown_for

HOUR_MS = 3_600_000


def later(book: Book, **changes: Any) -> AtPrint:
    """Frozen two hours after the last entry, so that the quarantined packs are overdue."""
    return replace(given(book), at_ms=given(book).at_ms + 2 * HOUR_MS, **changes)


@pytest.fixture(scope="module")
def book() -> Book:
    found = enrolled()
    ordinary_shift(found)
    return found


@pytest.fixture(scope="module")
def content(book: Book) -> dict[str, Any]:
    notes = {"run:r3": "王海燕续做 to be finished by 1001"}
    return freeze_content(fold_shift(NOTHING_STANDS, book.entries), later(book), words(notes=notes))


@pytest.fixture(scope="module")
def pdf(content: dict[str, Any]) -> bytes:
    return sheet_pdf(content, (), people=PEOPLE)


def test_every_value_stands_on_the_paper_in_both_languages(content: dict[str, Any], pdf: bytes) -> None:
    page = squeezed("".join(words_of(pdf)))
    for path, kind, leaf in leaves(content):
        for words_shown in shown_for(path, kind)(leaf["v"]):
            assert squeezed(words_shown) in page, (path, kind, words_shown)


def test_the_next_sheet_names_the_one_before_and_what_is_corrected_on_it(
    book: Book, content: dict[str, Any]
) -> None:
    following = Book()
    following.entries, following.now = list(book.entries), book.now
    frozen = freeze(following, content, check=check_code(content))
    place = len(following.entries)
    number = frozen.data["sheet"]
    paper(following, number, "printer.queue_stopped")
    sign(following, number, "outgoing", "handed")
    sign(following, number, "incoming", "refused", remarks="秤 S1 零点未校 zero not checked")
    weights = [one for one in following.entries if one.type == facts.WeightTaken.type]
    take_back(following, weights[-1], "typed for another pack")
    receive(following, "new", kg=500)
    shift = fold_shift(standing_after(frozen), following.since(place))
    told = freeze_content(shift, later(following), words())
    page = squeezed("".join(words_of(sheet_pdf(told, (), people=PEOPLE))))
    assert f"更正单correctiontosheet{number}" in page
    assert "412.0kg→---未重称notweighedagain" in page
    assert f"{number}拒接REFUSED" in page
    for path, kind, leaf in leaves(told):
        for words_shown in shown_for(path, kind)(leaf["v"]):
            assert squeezed(words_shown) in page, (path, kind, words_shown)


def test_the_codes_read_off_the_paper_are_the_sheet_and_its_items(
    content: dict[str, Any], pdf: bytes
) -> None:
    read = [code for page in codes_of(pdf) for code in page]
    wanted = [item.paper for item in open_items(content) if item.paper]
    assert sorted(read) == sorted([sheet_code(content), *wanted])
    assert read[0] == f"PBS:I1-2611-0001:{check_code(content)}:I1:1-84"


def test_the_same_sheet_is_the_same_bytes(content: dict[str, Any], pdf: bytes) -> None:
    assert sheet_pdf(content, (), people=PEOPLE) == pdf
    assert sheet_pdf(content, (), people={}) != pdf


def test_every_font_is_embedded(pdf: bytes) -> None:
    fonts = fonts_of(pdf)
    assert all(fonts.values())
    assert {name.partition("+")[2] for name in fonts} == {"NotoSansSC-Regular", "NotoSansSC-Bold"}


def test_only_black_and_white_is_asked_of_the_printer(pdf: bytes) -> None:
    pages = [
        np.asarray(Image.open(io.BytesIO(page)).convert("RGB")) for page in page_pictures(pdf, width_px=800)
    ]
    for page in pages:
        assert (page[..., 0] == page[..., 1]).all()
        assert (page[..., 1] == page[..., 2]).all()
    orders = _streams(pdf)
    colours = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b", orders)
    greys = re.findall(rb"([\d.]+) [gG]\b", orders)
    assert {float(part) for colour in colours for part in colour} | set(map(float, greys)) == {0, 1}


def _streams(pdf: bytes) -> bytes:
    """The drawing orders of all pages."""
    packed = re.findall(rb"/Filter \[ /ASCII85Decode /FlateDecode \].*?stream\s+(.*?~>)", pdf, re.DOTALL)
    return b"\n".join(zlib.decompress(base64.a85decode(b"<~" + one, adobe=True)) for one in packed)


def test_overdue_is_a_word_as_well_as_bold(content: dict[str, Any], pdf: bytes) -> None:
    page = squeezed("".join(words_of(pdf)))
    late = [row for row in content["D"] if row["overdue"]["v"]]
    assert len(late) == 2
    assert page.count("逾期OVERDUE") == 2
    assert f"逾期overdue{len(late)}" in page


def test_who_signed_stands_in_the_boxes_and_blank_lines_before(
    book: Book, content: dict[str, Any], pdf: bytes
) -> None:
    assert "签字sign" in squeezed(words_of(pdf)[-1])
    signed = Book()
    signed.entries, signed.now = list(book.entries), book.now
    keys = [item.key for item in open_items(content)]
    sign(signed, "I1-2611-0001", "outgoing", "handed")
    sign(
        signed,
        "I1-2611-0001",
        "incoming",
        "accepted_with_remarks",
        remarks="零点未校 zero not checked",
        accepted=keys,
    )
    printed = sheet_pdf(content, signatures_under("I1-2611-0001", signed.entries), people=PEOPLE)
    page = squeezed("".join(words_of(printed)))
    assert "签字sign" not in page
    assert "已签signed：交班handedover" in page
    assert "已签signed：有保留接班acceptedwithremarks" in page
    assert "零点未校zeronotchecked" in page
    assert page.count("已签ok") == len(keys) - 1  # what waits for delivery has no row of its own


def test_a_refusal_with_its_witness_is_on_the_paper(book: Book, content: dict[str, Any]) -> None:
    signed = Book()
    signed.entries, signed.now = list(book.entries), book.now
    sign(signed, "I1-2611-0001", "outgoing", "handed")
    sign(signed, "I1-2611-0001", "incoming", "refused", remarks="现场未清 area not clean")
    sign(signed, "I1-2611-0001", "witness", "witnessed")
    printed = sheet_pdf(content, signatures_under("I1-2611-0001", signed.entries), people=PEOPLE)
    page = squeezed("".join(words_of(printed)))
    assert "现场未清areanotclean" in page
    assert "见证班长Witness" in page


def test_an_erased_name_leaves_its_number(content: dict[str, Any]) -> None:
    page = squeezed("".join(words_of(sheet_pdf(content, (), people={}))))
    assert "9001" in page
    assert "李国强" not in page


def test_a_real_sheet_does_not_say_practice(book: Book) -> None:
    content = freeze_content(
        fold_shift(NOTHING_STANDS, book.entries), later(book, realm="production"), words()
    )
    assert "PRACTICE" not in "".join(words_of(sheet_pdf(content, (), people=PEOPLE)))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_drawn_as_words(text: str) -> None:
    book = enrolled()
    kept = text.encode("utf-8", "surrogatepass").decode("utf-8", "backslashreplace")
    arrive(book, "p1", code=kept or "x", tag=kept[:40] or "x")
    book.add(facts.PackRouted("p1", "B", "held", kept))
    book.add(facts.DeviceChanged(kept, "ready", "lost", kept), None)
    book.add(facts.EmergencyRaised(kept, "p1"))
    content = freeze_content(
        fold_shift(NOTHING_STANDS, book.entries),
        later(book, label=kept),
        words(instructions=text, notes={"pack:p1": text}),
    )
    printed = sheet_pdf(content, (), people=PEOPLE)
    assert words_of(printed)[0].startswith("练习 PRACTICE")
    assert b"/JavaScript" not in printed
    assert b"/URI" not in printed


def test_an_eventful_shift_takes_two_pages(content: dict[str, Any], pdf: bytes) -> None:
    assert len(open_items(content)) > 10
    assert len(content["E"]) > 10
    assert len(words_of(pdf)) == 2


def test_many_rows_break_between_rows_and_every_page_says_which_it_is() -> None:
    book = enrolled()
    for number in range(60):
        receive(book, f"p{number}", found="C", kg=None)
    content = freeze_content(fold_shift(NOTHING_STANDS, book.entries), later(book), words())
    printed = sheet_pdf(content, (), people=PEOPLE)
    pages = words_of(printed)
    assert len(pages) > 4
    for place, page in enumerate(pages, start=1):
        assert f"I1-2611-0001{place}/{len(pages)}" in squeezed(page)
        assert check_code(content)[:4] in page
    assert "续continued" in squeezed(pages[1])
    read = [code for page in codes_of(printed) for code in page]
    wanted = [item.paper for item in open_items(content) if item.paper]
    assert len(wanted) == 60
    assert sorted(read) == sorted([sheet_code(content), *wanted])


def test_a_noisy_print_of_150_dots_an_inch_gives_exactly_what_was_printed(
    content: dict[str, Any], pdf: bytes
) -> None:
    """Grey toner on grey paper, with noise and a soft lens: what the station's own camera path reads."""
    read: list[str] = []
    rng = np.random.default_rng(7)
    for picture in page_pictures(pdf, width_px=1240):
        page = np.asarray(Image.open(io.BytesIO(picture)).convert("L"), np.float64)
        soft = np.asarray(Image.fromarray((page * 0.75 + 35).astype(np.uint8)).filter(GaussianBlur(0.6)))
        noisy = np.clip(soft + rng.normal(0, 10, soft.shape), 0, 255).astype(np.uint8)
        read += [code.text for code in decode_still(noisy).codes]
    wanted = [item.paper for item in open_items(content) if item.paper]
    assert sorted(read) == sorted([sheet_code(content), *wanted])


def test_a_symbol_with_a_white_row_in_its_middle_is_printed_whole() -> None:
    """The row behind its upper squares is white from end to end."""
    text = "PBI:85DRBKFH:28"
    drawn = np.frombuffer(qr(text, module_px=1).rows, np.uint8).reshape(29, 29)
    assert (drawn[11] == 255).all()
    file = io.BytesIO()
    canvas = Canvas(file)
    Pen(canvas).symbol(20, 20, qr(text, module_px=1), side=20)
    canvas.showPage()
    canvas.save()
    assert codes_of(file.getvalue()) == [[text]]


def test_a_clock_that_was_set_and_a_new_epoch_stand_on_the_paper() -> None:
    found = enrolled()
    found.add(ClockJumped(-420_000, 1, 2))
    opened = EpochOpened(
        last={"epoch": 1, "seq": 1, "hash": "0" * 64},
        seen=(),
        found="journal.shorter_than_mark",
        reason="copied",
        note="the old disk came back",
        kept={"name": "a.sqlite", "sha256": "0" * 64},
        pin_refused={},
    )
    found.add(opened, second="1002")
    frozen = freeze_content(fold_shift(NOTHING_STANDS, found.entries), given(found), words())
    assert [row["kind"]["v"] for row in frozen["E"]] == ["clock", "epoch"]
    page = squeezed("".join(words_of(sheet_pdf(frozen, (), people=PEOPLE))))
    for shown in (
        "时钟跳变",
        "clock jumped",
        "back",
        "420.0 s",
        "新记录册",
        "new epoch",
        "the old disk came back",
    ):
        assert squeezed(shown) in page
