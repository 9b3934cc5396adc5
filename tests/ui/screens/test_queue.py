"""The work queue: groups, rows, what is selected, and the ways out of it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractItemModel, QObject, SignalInstance

from app.domain.pack import PackState
from app.floor.commands import AskQueue, RecogniseCode
from tests.hostile import HOSTILE
from tests.ui.clip import cut_words, look_of
from tests.ui.screens.place_checks import SCREENS, TONGUES, ask, check_room, look_for, told_words
from tests.ui.screens.place_scenes import OPEN, PACKS, Floor, code, code_view, framed, queue_view, renamed
from ui.screens.queue.screen import QueueScreen
from ui.screens.queue.state import Tab
from ui.screens.queue.tab_button import TabButton
from ui.screens.setup.screen import SetupScreen
from ui.theme.tokens import Look
from ui.widgets.notice_row import NoticeRow
from ui.widgets.pack_list import PackList
from ui.widgets.pack_rows import Access, PackRole, PackRow


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("tongue", TONGUES)
def test_every_scene_is_whole(screen: str, tongue: str, speak: Callable[[str], None]) -> None:
    speak(tongue)
    check_room("queue", look_for(screen, tongue))


def test_each_tab_lists_its_group_and_counts_it(speak: Callable[[str], None]) -> None:
    speak("en")
    floor, place = _queue(look_of("full"), open_too=True)
    tabs = {button.state.word: button for button in place.findChildren(TabButton)}
    assert {word: button.state.count for word, button in tabs.items()} == {
        "In store": 8,
        "Held": 2,
        "Quarantine": 2,
        "Open": 2,
    }
    for word, states in (
        ("Held", {PackState.HELD, PackState.HELD_PAPERS}),
        ("Quarantine", {PackState.QUARANTINED}),
        ("Open", {PackState.RECEIVED, PackState.TRIAGED}),
    ):
        tabs[word].click()
        wanted = [pack.id for pack in (*PACKS, *OPEN) if pack.state in states]
        assert [row.id for row in _rows(place)] == wanted
        assert tabs[word].state.chosen
    assert floor.queue.state.tab is Tab.OPEN


def test_what_must_not_be_opened_is_closed_and_says_so(speak: Callable[[str], None]) -> None:
    speak("en")
    floor, place = _queue(look_of("full"), open_too=True)
    floor.queue.choose_tab(Tab.QUARANTINED)
    assert {(row.access, row.reason) for row in _rows(place)} == {(Access.FORBIDDEN, "do not open")}
    floor.queue.choose_tab(Tab.HELD)
    assert [row.reason for row in _rows(place)] == ["lead decides", "papers open"]
    floor.queue.choose_tab(Tab.OPEN)
    assert [(row.access, row.reason) for row in _rows(place)] == [
        (Access.OPEN, ""),
        (Access.CARE, "isolate it now"),
    ]


def test_a_chosen_pack_is_told_in_the_rail(speak: Callable[[str], None]) -> None:
    speak("en")
    _, place = _queue(look_of("full"))
    rows = place.findChild(PackList)
    assert rows is not None
    rows.chosen.emit("pack-2")
    facts = {fact.caption: fact.value for fact in place.rail().facts}
    assert facts["P-2611-0002"] == "A, normal flow"
    assert facts["Code"].split() == ["04QPB7A0012H", "0JD5K0000002"]


def test_a_scanned_label_finds_its_pack_in_its_group(speak: Callable[[str], None]) -> None:
    speak("en")
    floor, place = _queue(look_of("full"))
    floor.queue.code_seen(code(PACKS[-1].code))
    floor.desk.answer(code_view(PACKS[-1].code, (PACKS[-1],)))
    assert isinstance(floor.desk.commands[-1], RecogniseCode)
    assert floor.queue.state.tab is Tab.QUARANTINED
    assert place.rail().facts[0].caption == PACKS[-1].tag


@pytest.mark.parametrize("screen", SCREENS)
def test_the_rail_asks_the_presenter(screen: str, speak: Callable[[str], None]) -> None:
    speak("en")
    look = look_of(screen)
    floor, place = _queue(look)
    window = framed(look, place)
    signals: dict[str, SignalInstance] = {
        "intake": floor.queue.intake_asked,
        "setup": floor.queue.setup_asked,
        "sign_out": floor.queue.sign_out_asked,
    }
    if screen == "full":
        signals["delivery"] = floor.queue.delivery_asked
    for action, signal in signals.items():
        heard: list[str] = []
        signal.connect(lambda heard=heard, action=action: heard.append(action))
        ask(window, action)
        assert heard == [action]


def test_where_the_rail_is_low_delivery_is_asked_for_at_the_station(speak: Callable[[str], None]) -> None:
    speak("en")
    floor = Floor()
    heard: list[str] = []
    floor.setup.delivery_asked.connect(lambda: heard.append("delivery"))
    look = look_of("small")
    window = framed(look, SetupScreen(look, floor.setup))
    ask(window, "delivery")
    assert heard == ["delivery"]


def test_an_open_intake_is_finished_first(speak: Callable[[str], None]) -> None:
    speak("en")
    look = look_of("full")
    floor, place = _queue(look, open_too=True)
    heard: list[str] = []
    floor.queue.continue_asked.connect(lambda: heard.append("continue"))
    floor.queue.intake_asked.connect(lambda: heard.append("new"))
    primary = place.rail().primary
    assert primary is not None
    assert (primary.text, primary.second_line) == ("Finish", OPEN[-1].tag)
    window = framed(look, place)
    ask(window, "intake")
    assert heard == ["continue"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_strangers_words_stay_words(text: str, speak: Callable[[str], None]) -> None:
    speak("en")
    look = look_of("full")
    floor = Floor()
    place = QueueScreen(look, floor.queue)
    floor.queue.begin()
    floor.desk.answer(queue_view((renamed(PACKS[0], text), renamed(OPEN[0], text))))
    floor.queue.select(PACKS[0].id)
    window = framed(look, place)
    assert cut_words(window) == []
    assert _rows(place)[0].tag == text
    floor.queue.code_seen(code(text))
    floor.desk.answer(code_view(text))
    assert cut_words(window) == []
    notice = place.findChild(NoticeRow)
    assert notice is not None
    assert notice.state.headline.startswith("No pack here carries this code: ")


def test_an_empty_group_says_so(speak: Callable[[str], None]) -> None:
    speak("en")
    _, place = _queue(look_of("full"), packs=False)
    assert "No pack in this group." in told_words(place)


def _queue(look: Look, *, packs: bool = True, open_too: bool = False) -> tuple[Floor, QueueScreen]:
    floor = Floor()
    place = QueueScreen(look, floor.queue)
    floor.queue.begin()
    assert floor.desk.commands == [AskQueue()]
    here = (*PACKS, *(OPEN if open_too else ())) if packs else ()
    floor.desk.answer(queue_view(here))
    return floor, place


def _rows(place: QObject) -> list[PackRow]:
    shown = place.findChild(PackList)
    assert shown is not None
    model: QAbstractItemModel = shown.model()
    return [model.data(model.index(row, 0), PackRole.ROW) for row in range(model.rowCount())]
