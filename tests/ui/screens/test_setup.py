"""The station: devices with cause and remedy, and who it is."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QWidget

from app.domain.camera import CameraPlate
from app.domain.reading import Health
from app.floor.views import BackupNow
from tests.hostile import HOSTILE
from tests.ui.clip import cut_words, let_go, look_of, picture
from tests.ui.screens.place_checks import SCREENS, TONGUES, ask, check_room, look_for, told_words
from tests.ui.screens.place_facts import facts, intake_only
from tests.ui.screens.place_scenes import NOW, Floor, framed, window_of
from ui.screens.setup.device_card import DeviceCard
from ui.screens.setup.screen import SetupScreen
from ui.screens.setup.state import DEVICES
from ui.screens.setup.words import backup_words
from ui.theme.tokens import Language
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
        (Health.STALE, "no_such_reason", LampKind.DEGRADED, "No fresh value from the scale"),
        (Health.LOST, "", LampKind.MISSING, "The scale does not answer. Cable and power?"),
    ],
)
def test_a_troubled_scale_comes_with_its_remedy(
    health: Health, reason: str, kind: LampKind, words: str, speak: Callable[[str], None]
) -> None:
    speak("en")
    assert _told_of("scale", health, reason) == (kind, words)


@pytest.mark.parametrize(
    ("health", "reason", "kind", "words"),
    [
        (Health.LOST, "disconnected", LampKind.MISSING, "The meter does not answer. Cable and power?"),
        (Health.LOST, "device_error", LampKind.MISSING, "The meter reports a fault"),
        (Health.STALE, "bad_frame", LampKind.DEGRADED, "The meter's line is disturbed"),
        (Health.STALE, "no_such_reason", LampKind.DEGRADED, "No fresh value from the meter"),
        (Health.CONNECTING, "", LampKind.DEGRADED, "The meter is being connected"),
        (Health.READY, "", LampKind.GOOD, ""),
    ],
)
def test_a_troubled_meter_comes_with_its_remedy(
    health: Health, reason: str, kind: LampKind, words: str, speak: Callable[[str], None]
) -> None:
    speak("en")
    assert _told_of("meter", health, reason) == (kind, words)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("parts_scale", "No parts scale. Weights can only be typed."),
        ("meter", "No meter. Measured holds stay shut."),
        ("label_printer", "No label printer. Labels are not printed."),
    ],
)
def test_what_is_not_fitted_says_what_that_means(name: str, words: str, speak: Callable[[str], None]) -> None:
    speak("en")
    place = SetupScreen(look_of("full"), Floor(station=intake_only()).setup)
    assert _shown(place, name) == (LampKind.NOT_FITTED, "not fitted", words)


@pytest.mark.parametrize(
    ("name", "health", "fault", "shown"),
    [
        ("label_printer", Health.READY, "", (LampKind.GOOD, "good", "")),
        (
            "label_printer",
            Health.LOST,
            "printer.no_such_fault",
            (LampKind.MISSING, "did not print", "The last job did not come out. Paper and power?"),
        ),
        ("sheet_printer", Health.READY, "", (LampKind.GOOD, "good", "")),
    ],
)
def test_a_printer_stands_as_its_last_job_went(
    name: str,
    health: Health,
    fault: str,
    shown: tuple[LampKind, str, str],
    speak: Callable[[str], None],
) -> None:
    speak("en")
    floor = Floor(station=facts("usb:0", "/dev/ttyUSB0"))
    place = SetupScreen(look_of("full"), floor.setup)
    assert _shown(place, name) == (LampKind.GOOD, "set up", "It is asked when it first prints.")
    floor.setup.device_changed(name, health, fault)
    assert _shown(place, name) == shown


def test_without_a_printer_there_are_files(speak: Callable[[str], None]) -> None:
    speak("en")
    place = SetupScreen(look_of("full"), Floor().setup)
    assert _shown(place, "label_printer") == (LampKind.GOOD, "files", "Labels become files, not paper.")
    assert _shown(place, "sheet_printer") == (LampKind.GOOD, "files", "Sheets become files, not paper.")


def test_a_good_instrument_shows_its_plate(speak: Callable[[str], None]) -> None:
    speak("en")
    floor = Floor()
    place = SetupScreen(look_of("full"), floor.setup)
    for name in DEVICES:
        floor.setup.device_changed(name, Health.READY, "")
    words = told_words(place)
    assert "scale-1: Max 600 kg, Min 4 kg, e = 200 g" in words
    assert "scale-2: Max 60 kg, Min 0.4 kg, e = 20 g" in words
    assert "meter-1: ±1000 V, d = 0.1 V, calibrated until 2027-05-01" in words
    assert "gas-1: honeywell-midas, calibrated until 2027-05-01" in words


@pytest.mark.parametrize(
    ("health", "reason", "kind", "words"),
    [
        (Health.ABSENT, "", LampKind.NOT_FITTED, "None on a line. One that types works without."),
        (Health.READY, "", LampKind.GOOD, ""),
        (Health.CONNECTING, "", LampKind.DEGRADED, "It is being connected."),
        (
            Health.LOST,
            "disconnected",
            LampKind.MISSING,
            "It does not answer. Check its plug; it comes back by itself.",
        ),
        (Health.STALE, "reader.no_badge", LampKind.DEGRADED, "That is no badge. Nothing was taken."),
    ],
)
def test_a_troubled_reader_comes_with_its_remedy(
    health: Health, reason: str, kind: LampKind, words: str, speak: Callable[[str], None]
) -> None:
    speak("en")
    for name in ("scanner", "badge_reader"):
        assert _told_of(name, health, reason) == (kind, words)


_TURNS = {"readers": 4, "printers": 2, "identity": 0, "devices": 4}


def test_a_low_screen_shows_page_after_page(speak: Callable[[str], None]) -> None:
    speak("en")
    for screen in ("low", "small"):
        look = look_of(screen)
        window = framed(look, SetupScreen(look, Floor().setup))
        place = window.place
        assert place is not None
        for action, count in _TURNS.items():
            ask(window, action)
            cards = [card for card in place.findChildren(DeviceCard) if card.isVisibleTo(place)]
            assert len(cards) == count
            facts_shown = [one for one in place.findChildren(Facts) if one.isVisibleTo(place)]
            assert len(facts_shown) == (action == "identity")


@pytest.mark.parametrize("screen", ["full", "low", "small"])
def test_no_card_lies_over_another_where_everything_is_pretended(
    screen: str, speak: Callable[[str], None]
) -> None:
    speak("zh")
    window = window_of(look_of(screen, Language.ZH), "setup", "good")
    picture(window)  # lays it out
    place = window.place
    assert place is not None
    cards = [card for card in place.findChildren(DeviceCard) if card.isVisibleTo(place)]
    assert len(cards) >= 4
    for card in cards:
        parts = [one for one in card.children() if isinstance(one, QWidget) and one.isVisibleTo(card)]
        for above, below in pairwise(sorted(parts, key=lambda one: one.y())):
            assert above.geometry().bottom() < below.y()
        assert all(card.rect().contains(part.geometry()) for part in parts)
    let_go(window)


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


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("camera.busy", "Another program uses the camera. Close it."),
        ("camera.frozen", "The camera's picture is frozen. Switch it off and on."),
        ("camera.no_such_code", "No picture. Check cable and power."),
        ("printer.offline", "No picture. Check cable and power."),
    ],
)
def test_a_lost_camera_says_why(reason: str, words: str, speak: Callable[[str], None]) -> None:
    speak("en")
    assert _told_of("camera", Health.LOST, reason) == (LampKind.MISSING, words)


@pytest.mark.parametrize(
    ("plate", "words"),
    [
        (CameraPlate(1920, 1080, 29.97), "1920 × 1080, 30 a second"),
        (
            CameraPlate(1920, 1080, 30.0, "MJPG", 8_500, True, 5, 40, True),
            "1920 × 1080, 30 a second, exposure held at 8.5 ms, focus held at 40",
        ),
        (
            CameraPlate(1280, 720, 15.0, exposure_us=156, not_taken=("size", "focus")),
            "1280 × 720, 15 a second. Not taken as set: size, focus",
        ),
    ],
)
def test_a_good_camera_shows_what_its_driver_took(
    plate: CameraPlate, words: str, speak: Callable[[str], None]
) -> None:
    speak("en")
    floor = Floor(station=facts("/dev/video0", "/dev/ttyUSB0"))
    place = SetupScreen(look_of("full"), floor.setup)
    floor.setup.device_changed("camera", Health.READY, "")
    floor.setup.camera_read_back(plate)
    window = framed(look_of("full"), place)
    assert cut_words(window) == []
    assert words in told_words(place)
    floor.setup.camera_read_back(None)
    assert words not in told_words(place)


def test_what_is_simulated_says_so(speak: Callable[[str], None]) -> None:
    speak("en")
    floor = Floor(station=facts("", "/dev/ttyUSB0"))
    place = SetupScreen(look_of("full"), floor.setup)
    floor.setup.device_changed("camera", Health.READY, "")
    floor.setup.device_changed("scale", Health.READY, "")
    assert told_words(place).count("simulated") == 3, "the camera and both meters"
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
    floor = Floor(station=replace(facts("usb:0", "/dev/ttyUSB0"), meter="/dev/ttyUSB1", plates={}))
    place = SetupScreen(look_of("full"), floor.setup)
    floor.setup.device_changed(name, health, reason)
    kind, _word, remedy = _shown(place, name)
    return kind, remedy


def _shown(place: SetupScreen, name: str) -> tuple[LampKind, str, str]:
    """The lamp, its word, and the sentence under it."""
    card = place.findChildren(DeviceCard)[DEVICES.index(name)]
    lamp, remedy = card.findChild(Lamp), card.findChildren(Paragraph)[-1]
    assert lamp is not None
    return lamp.state.kind, lamp.state.word, remedy.text()


@pytest.mark.parametrize(
    ("backup", "english", "chinese"),
    [
        (BackupNow(None), "none yet", "尚无"),
        (BackupNow(NOW), "checked", "已检查"),
        (
            BackupNow(NOW, "backup.no_room"),
            "checked. Not backed up: no room on that disk.",
            "已检查. 未备份：该磁盘空间不足。",
        ),
        (BackupNow(None, "record.disk_full"), "none yet. The disk is full.", "尚无. "),
    ],
)
def test_the_backup_is_told_with_its_time_and_what_is_in_the_way(
    backup: BackupNow, english: str, chinese: str, speak: Callable[[str], None]
) -> None:
    for tongue, words in (("en", english), ("zh", chinese)):
        speak(tongue)
        assert words in backup_words(backup)


def test_a_backup_made_meanwhile_is_shown_when_the_place_opens(speak: Callable[[str], None]) -> None:
    speak("en")
    floor = Floor()
    screen = SetupScreen(look_of("full"), floor.setup)
    floor.backup.put(BackupNow(NOW, "backup.no_room"))
    floor.setup.begin()
    told = {row.caption: row.value for one in screen.findChildren(Facts) for row in one.state.rows}
    assert told["Backup"].endswith("no room on that disk.")
