"""Delivery: counts that are only ever counted, and a headline that claims no more."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from app.floor.views import SyncKind, SyncState
from tests.hostile import HOSTILE
from tests.ui.clip import cut_words, look_of
from tests.ui.screens.place_checks import SCREENS, TONGUES, ask, check_room, look_for, told_words
from tests.ui.screens.place_scenes import NOW, Floor, delivery_view, framed
from ui.screens.delivery.screen import DeliveryScreen
from ui.screens.delivery.state import DeliveryState
from ui.screens.delivery.words import duration, headline, photographs, plot
from ui.theme.tokens import Language
from ui.widgets.counts import Counts
from ui.widgets.notice_row import NoticeRow


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("tongue", TONGUES)
def test_every_scene_is_whole(screen: str, tongue: str, speak: Callable[[str], None]) -> None:
    speak(tongue)
    check_room("delivery", look_for(screen, tongue))


@pytest.mark.parametrize(
    ("kind", "waiting", "words"),
    [
        (SyncKind.STARTING, 3, "Looking for the registry"),
        (SyncKind.UP_TO_DATE, 0, "Everything is delivered"),
        (SyncKind.UP_TO_DATE, 3, "Sending, 3 to go"),
        (SyncKind.SENDING, 1284, "Sending, 1,284 to go"),
        (SyncKind.OFFLINE, 3, "Offline 2 h 10 min, work goes on"),
        (SyncKind.ATTENTION, 3, "Delivery needs attention"),
    ],
)
def test_the_headline_never_claims_more_than_the_counts(
    kind: SyncKind, waiting: int, words: str, speak: Callable[[str], None]
) -> None:
    speak("en")
    sync = SyncState(kind, NOW - timedelta(hours=2, minutes=10))
    state = DeliveryState(delivery_view(waiting), sync, NOW)
    assert headline(state, Language.EN).words == words


@pytest.mark.parametrize(
    ("kind", "waiting", "words"),
    [
        (SyncKind.UP_TO_DATE, 0, "41 photographs to go"),
        (SyncKind.SENDING, 0, "41 photographs to go"),
        (SyncKind.SENDING, 3, "Sending, 3 to go"),
        (SyncKind.OFFLINE, 0, "Offline 2 h 10 min, work goes on"),
    ],
)
def test_nothing_is_called_delivered_while_photographs_wait(
    kind: SyncKind, waiting: int, words: str, speak: Callable[[str], None]
) -> None:
    speak("en")
    sync = SyncState(kind, NOW - timedelta(hours=2, minutes=10))
    view = delivery_view(waiting, attached=41)
    assert headline(DeliveryState(view, sync, NOW), Language.EN).words == words
    assert photographs(view, Language.EN) == "41 wait, 62.0 MB"
    assert photographs(delivery_view(0), Language.EN) == "all delivered"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (-5, "0 min"),
        (0, "0 min"),
        (59, "59 min"),
        (60, "1 h 0 min"),
        (2879, "47 h 59 min"),
        (2880, "2 d 0 h"),
    ],
)
def test_a_time_is_told_in_two_units_at_most(minutes: int, words: str, speak: Callable[[str], None]) -> None:
    speak("en")
    assert duration(timedelta(minutes=minutes)) == words


def test_what_is_not_known_is_no_number(speak: Callable[[str], None]) -> None:
    speak("en")
    place = DeliveryScreen(look_of("full"), Floor().delivery)
    shown = place.findChild(Counts)
    assert shown is not None
    assert (shown.state.saved.number, shown.state.receipted.number, shown.state.waiting.number) == (None,) * 3


def test_trying_again_shows_counts_and_promises_nothing(speak: Callable[[str], None]) -> None:
    speak("en")
    look = look_of("full")
    floor = Floor()
    place = DeliveryScreen(look, floor.delivery)
    window = framed(look, place)
    ask(window, "try")
    assert floor.tried == ["now"]
    floor.desk.answer(delivery_view(14))
    shown = place.findChild(Counts)
    assert shown is not None
    assert (shown.state.saved.number, shown.state.receipted.number, shown.state.waiting.number) == (
        1284,
        1270,
        14,
    )
    assert shown.state.waiting.note.startswith("oldest ")
    assert shown.state.waiting.note.endswith("for 2 h 10 min")
    heard: list[str] = []
    floor.delivery.left.connect(lambda: heard.append("left"))
    ask(window, "back")
    assert heard == ["left"]


def test_attention_tells_the_cause(speak: Callable[[str], None]) -> None:
    speak("en")
    floor = Floor()
    place = DeliveryScreen(look_of("full"), floor.delivery)
    floor.delivery.sync_changed(SyncState(SyncKind.ATTENTION, NOW, "registry.refused"))
    notice = place.findChild(NoticeRow)
    assert notice is not None
    assert notice.state.headline == "The registry refuses our records. Call plant IT."
    floor.delivery.sync_changed(SyncState(SyncKind.UP_TO_DATE, NOW))
    assert notice.isHidden()


@pytest.mark.parametrize(("minutes", "hours"), [(0, 1), (60, 1), (61, 2), (500, 12), (3000, 24)])
def test_the_plot_shows_the_time_that_was_watched(
    minutes: int, hours: int, speak: Callable[[str], None]
) -> None:
    speak("en")
    points = ((NOW - timedelta(minutes=minutes), 3), (NOW, 4))
    shown = plot(DeliveryState(now=NOW, waiting_over_time=points))
    assert shown.title == f"Entries waiting, {hours} h"
    assert shown.to_ms - shown.from_ms == hours * 3_600_000
    assert all(shown.from_ms <= at <= shown.to_ms for at, _ in shown.points)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_registrys_name_and_a_codeless_fault_stay_words(text: str, speak: Callable[[str], None]) -> None:
    speak("en")
    look = look_of("full")
    floor = Floor()
    place = DeliveryScreen(look, floor.delivery)
    floor.delivery.look()
    floor.desk.answer(replace(delivery_view(), registry=text, station=text))
    window = framed(look, place)
    assert cut_words(window) == []
    assert any("Registry" in words for words in told_words(place))
