"""The shell on every screen and in every tongue: nothing is cut, everything can be hit."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.ui.clip import cut_words, look_of, picture
from tests.ui.shell.scenes import SCENES, STRIP, rail, window
from ui.place import Place, RailState
from ui.shell.strip import Strip
from ui.theme.paint import recording_cuts
from ui.theme.tokens import TOUCH_MM, Language
from ui.widgets.painted import HALO

SCREENS = ("full", "low", "small")


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("tongue", ["zh", "en", "stretch", "reverse"])
def test_no_scene_cuts_a_word(screen: str, tongue: str, speak: Callable[[str], None]) -> None:
    speak(tongue)
    look = look_of(screen, Language.ZH if tongue == "zh" else Language.EN)
    for scene in SCENES:
        made = window(look, scene)
        assert cut_words(made) == [], scene
        made.deleteLater()


@pytest.mark.parametrize("screen", SCREENS)
def test_everything_to_touch_is_at_least_20_mm(screen: str, speak: Callable[[str], None]) -> None:
    speak("en")
    look = look_of(screen)
    for scene in SCENES:
        made = window(look, scene)
        picture(made)
        for button in made.findChildren(QAbstractButton):
            if button.isVisibleTo(made):
                halo = 2 * HALO if hasattr(button, "face") else 0
                least = look.mm(TOUCH_MM) - 1
                assert button.width() - halo >= least, (scene, button.accessibleName())
                assert button.height() - halo >= least, (scene, button.accessibleName())
        made.deleteLater()


@pytest.mark.usefixtures("face")
def test_a_rail_with_too_much_to_say_is_reported() -> None:
    look = look_of("full")
    made = window(look, "work")
    place = made.place
    assert isinstance(place, Place)
    place.show_rail(replace(rail(look), facts=rail(look).facts * 6))
    assert cut_words(made) != []
    place.show_rail(RailState())
    assert cut_words(made) == []


@pytest.mark.parametrize("screen", SCREENS)
def test_long_names_from_outside_never_push_the_counts_off_the_strip(
    screen: str, speak: Callable[[str], None]
) -> None:
    speak("en")
    look = look_of(screen)
    strip = Strip(look)
    strip.resize(look.width_px, strip.height())
    strip.show_state(STRIP)
    plain = strip.grab().toImage()
    strip.show_state(replace(STRIP, who="W" * 400, place="B" * 400))
    with recording_cuts() as cuts:
        long = strip.grab().toImage()
    assert cuts == []
    right = look.mm(30)
    clock = (look.width_px - right, 0, right, look.mm(16))
    assert plain.copy(*clock) == long.copy(*clock)


def test_practice_is_marked_on_the_left_edge_of_every_scene(speak: Callable[[str], None]) -> None:
    speak("en")
    for scene in SCENES:
        marked = window(look_of("full", practice=True), scene)
        real = window(look_of("full", practice=False), scene)
        edge = (0, 0, 100, 64)
        assert picture(marked).toImage().copy(*edge) != picture(real).toImage().copy(*edge)
        marked.deleteLater()
        real.deleteLater()
