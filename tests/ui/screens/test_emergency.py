"""The emergency card: what it tells, that it stays, and who may end it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget

from app.domain.leaving_facts import AfterAlarm
from app.domain.operator import Credentials
from app.domain.pack import PackState
from app.domain.refusals import refuse
from app.floor.bench_commands import AskBench
from app.floor.bench_views import EmptyBench
from app.floor.commands import ClearEmergency, RaiseEmergency
from app.floor.views import Saved
from tests.hostile import HOSTILE
from tests.ui.clip import cut_words, look_of
from tests.ui.screens.place_checks import SCREENS, TONGUES, check_room, look_for, told_words
from tests.ui.screens.place_scenes import NOW, OPERATOR, PACKS, Floor, code, framed, pack
from tests.ui.screens.renamed_pack import renamed
from ui.application.alarm import Alarm
from ui.screens.emergency.lead_panel import LeadPanel
from ui.screens.emergency.words import card_words
from ui.screens.queue.screen import QueueScreen
from ui.shell.window import StationWindow
from ui.theme.tokens import Language, Look
from ui.widgets.big_button import BigButton
from ui.widgets.number_pad import NumberPad


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("tongue", TONGUES)
def test_every_scene_is_whole(screen: str, tongue: str, speak: Callable[[str], None]) -> None:
    speak(tongue)
    check_room("emergency", look_for(screen, tongue))


def test_the_card_stands_before_anything_is_recorded(speak: Callable[[str], None]) -> None:
    speak("en")
    floor, window, _ = _alarm(look_of("full"))
    assert window.card is not None
    assert floor.desk.commands == [RaiseEmergency("Intake I1", PACKS[0].id)]
    state = floor.emergency.state
    assert state is not None
    assert card_words(state, NOW, Language.EN).told == "not yet recorded"
    floor.desk.answer(Saved(1, 7, NOW))
    assert floor.emergency.state is not None
    time = NOW.astimezone().strftime("%H:%M:%S")
    assert card_words(floor.emergency.state, NOW, Language.EN).told == f"recorded {time}"


@pytest.mark.parametrize(
    ("known", "facts"),
    [
        (PACKS[0], {"What": "Lithium LFP pack", "Mass": "412.0 kg", "Class": "A", "Pack": "P-2611-0001"}),
        (pack(9, PackState.RECEIVED), {"Mass": "--- not weighed", "Class": "not yet known"}),
        (
            replace(PACKS[0], fields={}, triage_class="C"),
            {"What": "Unknown battery pack", "Class": "C, damaged"},
        ),
        (None, {"What": "no pack in hand", "Where": "Intake I1", "Was here": "Op 1001"}),
    ],
)
def test_the_fire_brigade_is_told_what_is_known_and_what_is_not(
    known: object, facts: dict[str, str], speak: Callable[[str], None]
) -> None:
    speak("en")
    floor = Floor()
    floor.emergency.raise_alarm(known, OPERATOR)  # type: ignore[arg-type]
    assert floor.emergency.state is not None
    told = dict(card_words(floor.emergency.state, NOW, Language.EN).facts)
    assert {caption: told[caption] for caption in facts} == facts


@pytest.mark.parametrize(("seconds", "shown"), [(-3, 0), (0, 0), (14, 14), (4000, 4000)])
def test_the_time_since_the_alarm_never_runs_backwards(
    seconds: int, shown: int, speak: Callable[[str], None]
) -> None:
    speak("en")
    floor, _, _ = _alarm(look_of("full"))
    assert floor.emergency.state is not None
    words = card_words(floor.emergency.state, NOW + timedelta(seconds=seconds), Language.EN)
    assert words.elapsed_s == shown


@pytest.mark.parametrize("screen", SCREENS)
def test_badge_then_pin_end_a_false_alarm(screen: str, speak: Callable[[str], None]) -> None:
    speak("en")
    floor, window, alarm = _alarm(look_of(screen))
    assert window.findChild(LeadPanel) is None
    floor.emergency.ask_lead()
    panel = _panel(window)
    assert "A supervisor shows the badge to the camera." in told_words(panel)
    assert _pad(panel).isHidden()
    floor.emergency.code_seen(code("BG9001W"))
    assert not _pad(panel).isHidden()
    _pad(panel).entered.emit("1009")
    lead = Credentials(badge="BG9001W", pin="1009")
    assert floor.desk.commands[-1] == ClearEmergency("false_alarm", lead)
    floor.desk.answer(Saved(1, 7, NOW))  # the alarm itself
    floor.desk.answer(Saved(1, 8, NOW))
    alarm.show()
    assert window.card is None


def test_a_wrong_pin_says_so_and_begins_with_the_badge(speak: Callable[[str], None]) -> None:
    speak("en")
    floor, window, _ = _alarm(look_of("full"))
    floor.emergency.ask_lead()
    floor.emergency.code_seen(code("BG9001W"))
    _pad(_panel(window)).entered.emit("0000")
    floor.desk.answer(Saved(1, 7, NOW))
    floor.desk.answer(refuse("operator.pin_wrong", tries_left=2))
    assert "Wrong PIN. 2 tries left." in told_words(_panel(window))
    assert _pad(_panel(window)).isHidden()
    assert window.card is not None


@pytest.mark.parametrize("screen", SCREENS)
def test_it_stays_an_emergency_when_said_so(screen: str, speak: Callable[[str], None]) -> None:
    speak("en")
    floor, window, _ = _alarm(look_of(screen))
    floor.emergency.ask_lead()
    (keep,) = _choices(window)
    keep.click()
    assert floor.emergency.state is not None
    assert not floor.emergency.state.asking_lead
    assert all(panel.isHidden() for panel in window.findChildren(LeadPanel))
    floor.emergency.ask_lead()
    assert not _panel(window).isHidden()


def test_another_look_makes_the_panel_anew(speak: Callable[[str], None]) -> None:
    speak("en")
    floor, window, alarm = _alarm(look_of("full"))
    floor.emergency.ask_lead()
    speak("zh")
    window.wear(look_of("full", Language.ZH))
    alarm.show()
    assert "班长把工牌放到镜头前。" in told_words(_panel(window))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_strangers_words_stay_words(text: str, speak: Callable[[str], None]) -> None:
    speak("en")
    floor = Floor()
    look = look_of("full")
    window = framed(look, QueueScreen(look, floor.queue))
    alarm = Alarm(window, floor.emergency, floor.clock, window)
    floor.emergency.raise_alarm(renamed(PACKS[0], text), replace(OPERATOR, name_en=text))
    alarm.show()
    assert cut_words(window) == []
    assert floor.emergency.state is not None
    assert ("Pack", text) in card_words(floor.emergency.state, NOW, Language.EN).facts


def _alarm(look: Look) -> tuple[Floor, StationWindow, Alarm]:
    floor = Floor()
    window = framed(look, QueueScreen(look, floor.queue))
    alarm = Alarm(window, floor.emergency, floor.clock, window)
    floor.emergency.state_changed.connect(alarm.show)
    floor.emergency.raise_alarm(PACKS[0], OPERATOR)
    return floor, window, alarm


def _panel(window: QWidget) -> LeadPanel:
    shown = [panel for panel in window.findChildren(LeadPanel) if panel.isVisibleTo(window)]
    assert len(shown) == 1
    return shown[0]


def _pad(panel: LeadPanel) -> NumberPad:
    pad = panel.findChild(NumberPad)
    assert pad is not None
    return pad


# ---- a run that the alarm stopped


def _stopping_a_run(screen: str) -> tuple[Floor, StationWindow]:
    """The alarm is recorded and the record says that a run is stopped; the lead is asked for."""
    floor, window, _ = _alarm(look_of(screen))
    floor.desk.answer(Saved(1, 7, NOW))
    assert isinstance(floor.desk.commands[-1], AskBench)
    floor.desk.answer(refuse("procedure.missing", procedure="a@1"))
    floor.emergency.ask_lead()
    return floor, window


def _choices(window: StationWindow) -> list[BigButton]:
    """It stays an emergency, make safe, false alarm: as far as they are offered."""
    return [one for one in _panel(window).findChildren(BigButton) if one.isVisibleTo(window)]


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("becomes", AfterAlarm)
def test_a_supervisor_says_first_what_becomes_of_the_run(
    screen: str, becomes: AfterAlarm, speak: Callable[[str], None]
) -> None:
    speak("en")
    floor, window = _stopping_a_run(screen)
    assert "What becomes of the run?" in told_words(_panel(window))
    floor.emergency.code_seen(code("BG9001W"))
    assert floor.emergency.state is not None
    assert floor.emergency.state.lead_badge == "", "a badge signs for nothing before it is said for what"
    words = {AfterAlarm.MAKE_SAFE: "Make it safe", AfterAlarm.FALSE_ALARM: "False alarm"}
    next(one for one in _choices(window) if one.state.verb == words[becomes]).click()
    assert len(_choices(window)) == 1, "only the way back to the alarm is left"
    assert any("Signs: " in one for one in told_words(_panel(window)))
    floor.emergency.code_seen(code("BG9001W"))
    _pad(_panel(window)).entered.emit("1009")
    lead = Credentials(badge="BG9001W", pin="1009")
    assert floor.desk.commands[-1] == ClearEmergency(becomes.value, lead, becomes)


def test_a_choice_is_forgotten_when_it_stays_an_emergency_and_kept_after_a_wrong_pin(
    speak: Callable[[str], None],
) -> None:
    speak("en")
    floor, _ = _stopping_a_run("full")
    alarm = floor.emergency
    alarm.choose(AfterAlarm.FALSE_ALARM)
    alarm.choose(AfterAlarm.MAKE_SAFE)
    assert alarm.state is not None
    assert alarm.state.becomes is AfterAlarm.FALSE_ALARM, "chosen once"
    alarm.code_seen(code("BG9001W"))
    alarm.end("0000")
    floor.desk.answer(refuse("operator.pin_wrong", tries_left=2))
    assert (alarm.state.becomes, alarm.state.lead_badge) == (AfterAlarm.FALSE_ALARM, "")
    alarm.keep_alarm()
    alarm.ask_lead()
    assert alarm.state.asks_of_run


def test_after_a_restart_it_is_known_that_a_run_is_stopped(speak: Callable[[str], None]) -> None:
    speak("en")
    floor = Floor()
    floor.emergency.raise_alarm(PACKS[0], OPERATOR, recorded=True)
    assert isinstance(floor.desk.commands[-1], AskBench)
    floor.desk.answer(EmptyBench(()))
    assert floor.emergency.state is not None
    assert not floor.emergency.state.stopped
    floor.emergency.ask_lead()
    assert not floor.emergency.state.asks_of_run
