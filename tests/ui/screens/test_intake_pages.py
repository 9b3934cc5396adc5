"""Every page of the intake on every screen: nothing cut, nothing too small for a glove or off the stage."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.domain.pack import PackState, Papers
from app.domain.refusals import refuse
from tests.hostile import HOSTILE
from tests.ui.clip import SCREENS_AND_TONGUES, cut_words, look_of
from tests.ui.screens.intake_scenes import Stand, explained, in_window, pack, routing, scenes, seen, stand
from tests.ui.screens.plain_acts import plain_faults
from ui.screens.intake.screen import page_name
from ui.screens.intake.state import IntakeState, IntakeStep, ScanWay
from ui.shell.window import StationWindow
from ui.theme.tokens import TOUCH_MM, Language, Look
from ui.widgets.painted import Painted, Touchable

# Seven findings, each on a tile of a glove's size: on the smallest screen twice the length has no room.
CROWDED = ("triage_case", "triage_case_yes", "triage_case_all", "triage_case_resumed")


@pytest.fixture
def tongue(speak: Callable[[str], None]) -> Callable[[str], Language]:
    """Speak a tongue, and say in which language's letters it is set."""

    def to(name: str) -> Language:
        speak(name)
        return Language.ZH if name == "zh" else Language.EN

    return to


def faults(window: StationWindow, made: Stand) -> list[str]:
    """What is wrong with the page as it stands in the window."""
    return [
        *plain_faults(window, "intake"),
        *cut_words(window),
        *_small_or_off(window, made.screen),
        *_squeezed(made.screen),
    ]


def _small_or_off(window: QWidget, screen: QWidget) -> list[str]:
    least = screen.look.mm(TOUCH_MM) - 1  # type: ignore[attr-defined]
    found = []
    for touchable in screen.findChildren(Touchable):
        if not touchable.isVisibleTo(window):
            continue
        size = touchable.face().size()
        if min(size.width(), size.height()) < least:
            found.append(f"too small: {touchable.spoken()!r} {size.width():.0f}x{size.height():.0f}")
        place = QRect(touchable.mapTo(screen, QPoint(0, 0)), touchable.size())
        if not screen.rect().contains(place):
            found.append(f"off the stage: {touchable.spoken()!r} {place}")
    return found


def _squeezed(screen: QWidget) -> list[str]:
    found = []
    for panel in screen.findChildren(Painted):
        needed = panel.minimumSizeHint().height()
        if panel.hasHeightForWidth():
            needed = panel.heightForWidth(panel.width())
        if panel.isVisibleTo(screen) and panel.height() < min(needed, panel.maximumHeight()):
            found.append(f"squeezed: {type(panel).__name__} {panel.height()} of {needed} px")
    return found


@pytest.mark.drawn
@pytest.mark.parametrize(("screen", "spoken"), SCREENS_AND_TONGUES)
def test_every_scene_stands_whole(
    screen: str, spoken: str, tongue: Callable[[str], Language], face: QApplication
) -> None:
    look = look_of(screen, tongue(spoken))
    wrong = {}
    for name in scenes():
        if not (screen == "small" and spoken == "stretch" and name in CROWDED):
            wrong[name] = _look_at(face, look, stand(look, name))
    assert {name: found for name, found in wrong.items() if found} == {}


def test_a_sentence_that_does_not_fit_is_found(tongue: Callable[[str], Language], face: QApplication) -> None:
    look = look_of("small", tongue("stretch"))
    assert _look_at(face, look, stand(look, "triage_case_all")) != []


@pytest.mark.parametrize("spoken", ["zh", pytest.param("en", marks=pytest.mark.long)])
def test_words_of_strangers_stay_words(
    spoken: str, tongue: Callable[[str], Language], face: QApplication
) -> None:
    look = look_of("small" if spoken == "en" else "full", tongue(spoken))
    wrong = []
    for text in HOSTILE[spoken == "en" :: 2]:  # each half of them in one tongue
        for state in hostile_states(text):
            wrong += [
                f"{text[:20]!r}: {found}" for found in _look_at(face, look, Stand.with_state(look, state))
            ]
    assert wrong == []


def hostile_states(text: str) -> list[IntakeState]:
    """The pages that show words from outside, with this text in every such place."""
    papers = Papers(consignment=text, sender=text, vehicle=text, manifest=text, vin=text)
    scan = IntakeState(step=IntakeStep.SCAN, papers=papers, half=seen(text))
    known = replace(pack(PackState.STORED), code=text, papers=papers)
    another = refuse("code.another_in_view", code=text[:40])
    return [
        IntakeState(previous=papers),
        scan,
        replace(
            scan, way=ScanWay.SECOND_PERSON, half=None, code=explained(text), typed=text, other_badge=text
        ),
        IntakeState(step=IntakeStep.CONFIRM, papers=papers, code=explained(text), refusal=another),
        IntakeState(step=IntakeStep.CONFIRM, papers=papers, code=explained(text, known=(known,))),
        replace(routing("A", PackState.WEIGHED, location=text[:40]), papers=papers, entry=None),
    ]


def test_nothing_on_the_stage_can_hold_markup(tongue: Callable[[str], Language], face: QApplication) -> None:
    look = look_of("full", tongue("en"))
    for name in scenes():
        assert stand(look, name).screen.findChildren(QLabel) == []


def test_every_page_has_a_scene() -> None:
    shown = {page_name(state, types_number=name.startswith("number")) for name, state in scenes().items()}
    assert shown == {
        *("source", "number", "camera", "no_code", "type_first", "type_second", "second_person"),
        *("confirm", "take_over", "twin", "triage", "weigh", "route"),
    }


def _look_at(face: QApplication, look: Look, made: Stand) -> list[str]:
    window = in_window(look, made)
    window.show()
    face.processEvents()
    found = faults(window, made)
    window.close()
    window.deleteLater()
    made.presenter.stop()
    face.processEvents()
    return found
