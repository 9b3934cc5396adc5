"""The station: devices with cause and remedy, and who it is."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.reading import Health
from tests.hostile import HOSTILE
from tests.ui.clip import cut_words, look_of
from tests.ui.screens.place_checks import SCREENS, TONGUES, ask, check_room, look_for, told_words
from tests.ui.screens.place_scenes import Floor, facts, framed
from ui.screens.setup.device_card import DeviceCard
from ui.screens.setup.screen import SetupScreen
from ui.widgets.facts import Facts
from ui.widgets.lamp import Lamp, LampKind
from ui.widgets.paragraph import Paragraph


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("tongue", TONGUES)
def test_every_scene_is_whole(screen: str, tongue: str, speak: Callable[[str], None]) -> None:
    speak(tongue)
    check_room("setup", look_for(screen, tongue))


@pytest.mark.parametrize(
    ("health", "reason", "kind", "words"),
    [
        (Health.LOST, "disconnected", LampKind.MISSING, "The scale does not answer. Cable and power?"),
        (Health.STALE, "wrong_unit", LampKind.DEGRADED, "The scale shows another unit. Set it to kg."),
        (Health.ABSENT, "", LampKind.NOT_FITTED, "No scale at this station"),
        (Health.LOST, "", LampKind.MISSING, "The scale does not answer. Cable and power?"),
    ],
)
def test_a_troubled_scale_comes_with_its_remedy(
    health: Health, reason: str, kind: LampKind, words: str, speak: Callable[[str], None]
) -> None:
    speak("en")
    assert _told_of("scale", health, reason) == (kind, words)


@pytest.mark.parametrize(
    ("health", "kind", "words"),
    [
        (Health.LOST, LampKind.MISSING, "No picture. Check cable and power."),
        (Health.STALE, LampKind.DEGRADED, "The picture stands still. Check cable and power."),
        (Health.ABSENT, LampKind.NOT_FITTED, "Scan by hand, or type codes twice."),
        (Health.READY, LampKind.GOOD, ""),
    ],
)
def test_a_troubled_camera_comes_with_its_remedy(
    health: Health, kind: LampKind, words: str, speak: Callable[[str], None]
) -> None:
    speak("en")
    assert _told_of("camera", health, health.value) == (kind, words)


def test_what_is_simulated_says_so(speak: Callable[[str], None]) -> None:
    speak("en")
    floor = Floor(station=facts("", "/dev/ttyUSB0"))
    place = SetupScreen(look_of("full"), floor.setup)
    floor.setup.device_changed("camera", Health.READY, "")
    floor.setup.device_changed("scale", Health.READY, "")
    assert told_words(place).count("simulated") == 1
    assert told_words(place).count("Nothing that it shows is real.") == 1


def test_the_rail_asks_the_presenter(speak: Callable[[str], None]) -> None:
    speak("en")
    look = look_of("full")
    floor = Floor()
    heard: list[str] = []
    floor.setup.left.connect(lambda: heard.append("back"))
    floor.setup.delivery_asked.connect(lambda: heard.append("delivery"))
    window = framed(look, SetupScreen(look, floor.setup))
    ask(window, "delivery")
    ask(window, "back")
    assert heard == ["delivery", "back"]


def test_the_station_is_told_as_it_is(speak: Callable[[str], None]) -> None:
    speak("en")
    place = SetupScreen(look_of("full"), Floor().setup)
    shown = place.findChild(Facts)
    assert shown is not None
    told = {fact.caption: fact.value for fact in shown.state.rows}
    assert told["Number"] == facts().station
    assert told["Key begins"] == "9f31 c2b4 77e0 a1d8"
    assert told["Realm"] == "practice, nothing is real"
    assert place.rail().facts[0].value == "0.1.0"


@pytest.mark.parametrize("text", HOSTILE)
def test_settings_and_unknown_reasons_stay_words(text: str, speak: Callable[[str], None]) -> None:
    speak("en")
    look = look_of("full")
    strange = replace(
        facts("usb", "tty"), label=text, registry=text, registry_url=text, records=text, realm=text
    )
    floor = Floor(station=strange)
    place = SetupScreen(look, floor.setup)
    floor.setup.device_changed("scale", Health.LOST, text)
    window = framed(look, place)
    assert cut_words(window) == []
    assert "The scale does not answer. Cable and power?" in told_words(place)


def _told_of(name: str, health: Health, reason: str) -> tuple[LampKind, str]:
    floor = Floor(station=facts("usb:0", "/dev/ttyUSB0"))
    place = SetupScreen(look_of("full"), floor.setup)
    floor.setup.device_changed(name, health, reason)
    for card in place.findChildren(DeviceCard):
        lamp, remedy = card.findChild(Lamp), card.findChild(Paragraph)
        assert lamp is not None
        assert remedy is not None
        if lamp.state.name.lower() == name:
            return lamp.state.kind, remedy.text()
    raise AssertionError(name)
