"""Reading a sheet on the screen: every part of every page is reached, and no broken picture is shown."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QScrollArea

from tests.fakes.papers import white_png
from tests.ui.clip import let_go, look_of, picture
from tests.ui.screens.place_checks import SCREENS, told_words
from tests.ui.screens.shift.scenes import in_window, stood
from ui.theme.tokens import Look, Room
from ui.widgets.sheet_picture import SheetPicture


def reader(look: Look, pages: tuple[bytes, ...]) -> SheetPicture:
    made = SheetPicture(look)
    made.resize(600, 400)
    picture(made)
    made.show_pages(pages, "none")
    picture(made)
    return made


def test_keys_read_every_page_to_its_end_and_back(speak: Callable[[str], None]) -> None:
    speak("en")
    made = reader(look_of("small"), (white_png(900, 1200), white_png(900, 300)))
    seen: list[tuple[int, int, int]] = []
    for _ in range(40):
        area = window_of(made)
        here = (made.page[0], area.verticalScrollBar().value(), area.horizontalScrollBar().value())
        seen.append(here)
        made.read_on()
    assert seen[0] == (1, 0, 0)
    assert seen[-1][0] == 2
    pages = [page for page, _, _ in seen]
    assert pages == sorted(pages)
    assert max(down for page, down, _ in seen if page == 1) == beyond(made, 1200)
    for _ in range(40):
        made.read_back()
    assert made.page == (1, 2)
    assert window_of(made).verticalScrollBar().value() == 0


def window_of(made: SheetPicture) -> QScrollArea:
    (area,) = made.findChildren(QScrollArea)
    return area


def beyond(made: SheetPicture, page_px: int) -> int:
    return page_px - window_of(made).viewport().height()


def test_keys_that_lead_nowhere_say_so(speak: Callable[[str], None]) -> None:
    speak("en")
    made = reader(look_of("full"), (white_png(300, 200),))
    assert [key.isEnabled() for key in made.findChildren(QAbstractButton)] == [False, False]
    made = reader(look_of("full"), (white_png(300, 2000),))
    assert [key.isEnabled() for key in made.findChildren(QAbstractButton)] == [False, True]


@pytest.mark.parametrize("broken", [b"", b"\x89PNG", b"no picture at all"])
def test_a_page_that_is_no_picture_says_the_words_instead(
    broken: bytes, speak: Callable[[str], None]
) -> None:
    speak("en")
    made = reader(look_of("full"), (broken,))
    assert "none" in told_words(made)
    made.read_on()
    made.read_back()


def test_pages_are_asked_for_as_wide_as_they_are_read(speak: Callable[[str], None]) -> None:
    speak("en")
    for screen in SCREENS:
        look = look_of(screen)
        stand = stood("sheet")
        window = in_window(look, stand)
        picture(window)
        width = stand.papers.previewed[-1][1]
        assert width >= look.mm(210), "never smaller than the paper"
        if look.room is not Room.SMALL:
            assert width > look.mm(210)
        let_go(window)
