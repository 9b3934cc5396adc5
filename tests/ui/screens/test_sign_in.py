"""The way in: what is asked, what is answered, what is left."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest

from app.domain.operator import Credentials
from app.domain.reading import Health
from app.domain.refusals import refuse
from app.floor.commands import SignIn
from app.floor.views import ResumeView
from tests.hostile import HOSTILE
from tests.ui.clip import cut_words, look_of
from tests.ui.screens.place_checks import SCREENS, TONGUES, ask, check_room, look_for, told_words
from tests.ui.screens.place_scenes import HINT, NOW, OPERATOR, Floor, code, framed
from ui.place import Place
from ui.screens.sign_in.state import Asked
from ui.widgets.number_pad import NumberPad


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("tongue", TONGUES)
def test_every_scene_is_whole(screen: str, tongue: str, speak: Callable[[str], None]) -> None:
    speak(tongue)
    check_room("sign_in", look_for(screen, tongue))


@pytest.mark.parametrize("screen", SCREENS)
def test_number_then_pin_go_to_the_desk_by_the_rail_alone(screen: str, speak: Callable[[str], None]) -> None:
    speak("en")
    look = look_of(screen)
    floor = Floor()
    place = floor.sign_in_screen(look)
    window = framed(look, place)
    pad = place.findChild(NumberPad)
    assert pad is not None
    if screen == "small":
        assert pad.isHidden()
        ask(window, "pad")
    for figure in "2001":
        _key(pad, figure)
    ask(window, "enter")
    assert floor.sign_in.state.asked is Asked.PIN
    for figure in "4711":
        _key(pad, figure)
    ask(window, "enter")
    assert floor.desk.commands == [SignIn(Credentials(number="2001", pin="4711"))]
    assert not _primary_enabled(place)
    heard: list[object] = []
    floor.sign_in.signed_in.connect(heard.append)
    floor.desk.answer(OPERATOR)
    assert heard == [OPERATOR]


def test_enter_is_closed_until_something_is_typed(speak: Callable[[str], None]) -> None:
    speak("en")
    floor = Floor()
    place = floor.sign_in_screen(look_of("full"))
    assert not _primary_enabled(place)
    pad = place.findChild(NumberPad)
    assert pad is not None
    _key(pad, "7")
    assert _primary_enabled(place)


def test_a_refused_badge_says_why_and_then_no_more(speak: Callable[[str], None]) -> None:
    speak("en")
    floor = Floor()
    place = floor.sign_in_screen(look_of("full"))
    floor.sign_in.code_seen(code("BG-0000"))
    floor.desk.answer(refuse("operator.badge_unknown"))
    said = "This badge is not on the list. Ask your supervisor."
    assert said in told_words(place)
    floor.sign_in.begin()
    assert said not in told_words(place)


def test_another_number_begins_again(speak: Callable[[str], None]) -> None:
    speak("en")
    floor = Floor()
    look = look_of("full")
    window = framed(look, floor.sign_in_screen(look))
    floor.sign_in.entered("2001")
    ask(window, "again")
    assert floor.sign_in.state.asked is Asked.NUMBER


def test_after_a_restart_it_says_what_is_safe(speak: Callable[[str], None]) -> None:
    speak("en")
    floor = Floor()
    place = floor.sign_in_screen(look_of("full"))
    floor.sign_in.begin(ResumeView(None, "", {}, None, 1284, NOW, False))
    time = NOW.astimezone().strftime("%H:%M:%S")
    assert f"Restarted. Saved up to {time}, 1,284 entries. Nothing is lost." in told_words(place)


def test_practice_people_are_named_only_where_given(speak: Callable[[str], None]) -> None:
    speak("en")
    look = look_of("full")
    assert any(HINT in words for words in told_words(Floor().sign_in_screen(look, HINT)))
    assert not any("PINs for everybody" in words for words in told_words(Floor().sign_in_screen(look)))


@pytest.mark.parametrize("health", list(Health))
def test_the_start_check_follows_the_devices(health: Health, speak: Callable[[str], None]) -> None:
    speak("en")
    floor = Floor()
    place = floor.sign_in_screen(look_of("full"))
    floor.sign_in.device_changed("scale", health, "")
    floor.sign_in.begin()
    row = next(fact for fact in place.rail().facts if fact.caption == "Scale")
    words = {"ready": "good", "stale": "no fresh value", "lost": "not connected", "absent": "not fitted"}
    assert row.value == words.get(health.value, "connecting")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_strangers_code_as_badge_goes_to_the_desk_as_it_is(text: str, speak: Callable[[str], None]) -> None:
    speak("en")
    floor = Floor()
    place = floor.sign_in_screen(look_of("full"), practice := text[:80])
    floor.sign_in.code_seen(code(text))
    assert floor.desk.commands == [SignIn(Credentials(badge=text))]
    floor.desk.answer(refuse("operator.badge_unknown"))
    window = framed(look_of("full"), place)
    assert cut_words(window) == []
    assert practice or not any("PINs for everybody" in words for words in told_words(place))


def _key(pad: NumberPad, figure: str) -> None:
    QTest.keyClicks(pad, figure)


def _primary_enabled(place: Place) -> bool:
    primary = place.rail().primary
    assert primary is not None
    return primary.enabled
