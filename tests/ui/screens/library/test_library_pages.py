"""Every page of the library is whole: nothing is cut, nothing too small for a glove, nothing on top."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.ui.clip import cut_words, let_go, look_of
from tests.ui.screens.library.scenes import SCENES, Prepared
from tests.ui.screens.place_checks import _check_apart, _check_touch
from tests.ui.screens.plain_acts import plain_faults
from ui.screens.library.screen import LibraryScreen
from ui.theme.tokens import Language


def _long(screen: str) -> Any:
    """Left to the long form: the gate looks where there is least room."""
    return pytest.param(screen, marks=pytest.mark.long)


@pytest.mark.parametrize("screen", [*map(_long, ("full", "low")), "small"])
def test_every_scene_is_whole(screen: str, speak: Callable[[str], None]) -> None:
    for scene in SCENES:
        prepared = Prepared(scene)
        for tongue in ("zh", "en"):
            speak(tongue)
            look = look_of(screen, Language.ZH if tongue == "zh" else Language.EN)
            window = prepared.window(look)
            assert [*cut_words(window), *plain_faults(window, "library")] == [], (scene, tongue)
            _check_touch(window, look, scene)
            assert isinstance(window.place, LibraryScreen)
            assert window.place.page is not None
            if not (screen == "small" and scene == "sign_refused"):  # there the notice covers the question
                _check_apart(window.place.page, scene)
            let_go(window)


@pytest.mark.parametrize("scene", ["document", "draft", "difference", "sign_publish", "why", "incoming"])
def test_stretched_words_still_fit(scene: str, speak: Callable[[str], None]) -> None:
    speak("stretch")
    window = Prepared(scene).window(look_of("full"))
    assert cut_words(window) == []
    let_go(window)
