"""Beside the picture stands why a code in it is not read, on every screen and in both tongues."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.scan import Cause, View
from tests.ui.clip import cut_words, look_of
from tests.ui.screens.intake_scenes import Stand, in_window, picture_before_camera, scenes, stand
from ui.theme.tokens import Language
from ui.widgets.camera_view import CameraView
from ui.widgets.cause_words import advice
from ui.widgets.told import Told


def unread(cause: Cause | None) -> View:
    view = picture_before_camera()
    boxes = tuple(replace(box, cause=cause) if box.text is None else box for box in view.boxes)
    return replace(view, boxes=boxes)


def told(made: Stand) -> str:
    (notice,) = (one for one in made.screen.findChildren(Told) if not one.isHidden())
    return notice.spoken()


def look_again(made: Stand) -> None:
    made.screen.findChildren(CameraView)[0].look_again()


@pytest.mark.parametrize("spoken", ["zh", "en", "stretch"])
@pytest.mark.parametrize("screen", ["full", "low", "small"])
def test_every_cause_stands_whole(
    screen: str, spoken: str, speak: Callable[[str], None], face: QApplication
) -> None:
    speak(spoken)
    look = look_of(screen, Language.ZH if spoken == "zh" else Language.EN)
    wrong = {}
    for cause in Cause:
        made = stand(look, "scan")
        made.camera.shows = unread(cause)
        window = in_window(look, made)
        look_again(made)
        face.processEvents()
        wrong[cause] = cut_words(window)
        if screen != "small":
            assert advice(cause) in told(made)
    assert {cause: cut for cause, cut in wrong.items() if cut} == {}


def test_the_reason_follows_the_picture(speak: Callable[[str], None], face: QApplication) -> None:
    speak("en")
    look = look_of("full", Language.EN)
    made = stand(look, "scan")
    window = in_window(look, made)
    before = told(made)
    assert not any(advice(cause) in before for cause in Cause)
    made.camera.shows = unread(Cause.GLARE)
    look_again(made)
    assert told(made).endswith("A lamp is mirrored in the code. Tilt it a little.")
    window.close()


def test_a_no_stands_before_a_reason(speak: Callable[[str], None], face: QApplication) -> None:
    speak("en")
    look = look_of("full", Language.EN)
    name = next(name for name, state in scenes().items() if name.startswith("scan") and state.refusal)
    made = stand(look, name)
    window = in_window(look, made)
    no = told(made)
    made.camera.shows = unread(Cause.GLARE)
    look_again(made)
    assert told(made) == no
    window.close()
