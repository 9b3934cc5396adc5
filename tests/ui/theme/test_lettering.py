"""Words in a rectangle: they shrink, wrap or end in an ellipsis, and a cut is never silent."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from tests.ui.clip import look_of
from ui.theme.paint import (
    Lettering,
    draw_icon,
    draw_text,
    icon_names,
    line_height,
    octagon,
    recording_cuts,
    text_height,
    text_width,
)
from ui.theme.tokens import LIGHT, Language, TypeSize

pytestmark = pytest.mark.usefixtures("face")
LOOK = look_of("full")
RARE = "\U00020bb7"


@pytest.fixture
def sheet() -> QImage:
    made = QImage(600, 300, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    return made


@pytest.fixture
def painter(sheet: QImage) -> Iterator[QPainter]:
    made = QPainter(sheet)
    yield made
    if made.isActive():
        made.end()


def _inked(sheet: QImage) -> list[tuple[int, int]]:
    dark = range(sheet.width())
    return [(x, y) for y in range(sheet.height()) for x in dark if sheet.pixelColor(x, y).lightness() < 128]


def test_words_that_fit_keep_their_size(painter: QPainter) -> None:
    words = Lettering(TypeSize.M, LIGHT.ink)
    with recording_cuts() as cuts:
        taken = draw_text(painter, LOOK, QRectF(0, 0, 600, 60), "Scale", words)
    assert cuts == []
    assert taken.width() == pytest.approx(text_width(LOOK, "Scale", words))


def test_words_too_wide_step_down_before_they_are_cut(painter: QPainter) -> None:
    words = Lettering(TypeSize.XL, LIGHT.ink)
    room = QRectF(0, 0, text_width(LOOK, "Put the pack", words) * 0.6, 90)
    with recording_cuts() as cuts:
        taken = draw_text(painter, LOOK, room, "Put the pack", words)
    assert cuts == []
    assert taken.width() <= room.width() + 1


def test_a_cut_is_reported_with_what_it_needs(painter: QPainter) -> None:
    with recording_cuts() as cuts:
        draw_text(
            painter, LOOK, QRectF(0, 0, 30, 20), "Put the pack on the scale", Lettering(TypeSize.M, LIGHT.ink)
        )
    assert [cut.text for cut in cuts] == ["Put the pack on the scale"]
    assert cuts[0].needed_width > cuts[0].width


def test_the_least_size_is_kept(painter: QPainter) -> None:
    words = Lettering(TypeSize.L, LIGHT.ink, least=TypeSize.L)
    with recording_cuts() as cuts:
        draw_text(painter, LOOK, QRectF(0, 0, 60, 80), "0417-0417", words)
    assert len(cuts) == 1


def test_words_from_outside_end_in_an_ellipsis_inside_their_place(sheet: QImage, painter: QPainter) -> None:
    words = Lettering(TypeSize.S, LIGHT.ink, wrap=True, elide=True)
    with recording_cuts() as cuts:
        draw_text(painter, LOOK, QRectF(0, 0, 200, 80), "W" * 500 + "\n" + "x" * 400, words)
    painter.end()
    assert cuts == []
    inked = _inked(sheet)
    assert inked
    assert max(x for x, _ in inked) <= 200
    assert max(y for _, y in inked) <= 90


def test_chinese_wraps_between_characters() -> None:
    words = Lettering(TypeSize.S, LIGHT.ink, wrap=True)
    one = text_height(LOOK, "仍有危险电压", words, 1000)
    assert text_height(LOOK, "仍有危险电压" * 4, words, 300) > 1.9 * one


def test_a_character_that_no_font_has_is_drawn_as_a_box_not_as_nothing(
    sheet: QImage, painter: QPainter
) -> None:
    draw_text(painter, LOOK, QRectF(0, 0, 600, 100), RARE, Lettering(TypeSize.XL, LIGHT.ink))
    assert painter.font().family() == "Noto Sans SC"
    painter.end()
    assert _inked(sheet)


def test_a_line_leaves_room_for_descenders() -> None:
    assert line_height(look_of("small", Language.ZH), TypeSize.XS) == round(25 * 1.5)


def test_every_icon_draws_something_of_its_own(face: object) -> None:
    seen: dict[bytes, str] = {}
    for name in sorted(icon_names()):
        sheet = QImage(48, 48, QImage.Format.Format_RGB32)
        sheet.fill(Qt.GlobalColor.white)
        painter = QPainter(sheet)
        draw_icon(painter, name, QRectF(0, 0, 48, 48), LIGHT.ink)
        painter.end()
        pixels = bytes(sheet.constBits())
        assert pixels.count(0xFF) < len(pixels) - 200, name
        assert pixels not in seen, (name, seen.get(pixels))
        seen[pixels] = name
    assert len(seen) >= 36


def test_an_unknown_icon_is_refused(painter: QPainter) -> None:
    with pytest.raises(KeyError):
        draw_icon(painter, "../fonts/README", QRectF(0, 0, 10, 10), LIGHT.ink)


def test_an_octagon_fills_its_place() -> None:
    box = octagon(QRectF(10, 10, 80, 80)).boundingRect()
    assert (box.left(), box.right(), box.top(), box.bottom()) == pytest.approx((10, 90, 10, 90), abs=0.01)
