"""The work queue: groups, rows, what is selected, and the ways out of it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel, QObject, SignalInstance

from app.domain.pack import Pack, PackState
from app.floor.commands import AskQueue, RecogniseCode
from tests.hostile import HOSTILE
from tests.ui.clip import cut_words, look_of
from tests.ui.presenters.bench import Ear
from tests.ui.screens.place_checks import SCREENS, TONGUES, ask, check_room, look_for, told_words
from tests.ui.screens.place_scenes import (
    OPEN,
    PACKS,
    Floor,
    code,
    code_view,
    framed,
    pack,
    queue_view,
)
from tests.ui.screens.renamed_pack import renamed
from ui.place import Action
from ui.screens.queue.screen import QueueScreen
from ui.screens.queue.state import Tab
from ui.screens.queue.tab_button import TabButton
from ui.screens.setup.screen import SetupScreen
from ui.shell.window import StationWindow
from ui.theme.tokens import Look
from ui.widgets.notice_row import NoticeRow
from ui.widgets.pack_list import PackList
from ui.widgets.pack_rows import Access, PackRole, PackRow
from ui.widgets.tile import Tile

_IN_RAIL = {
    "full": ("intake", "bench", "shift", "outputs", "setup", "sign_out"),
    "low": ("intake", "bench", "shift", "sign_out"),
    "small": ("intake", "bench"),
}


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
    assert facts == {"P-2611-0002": "A, normal flow"}, "the row tells the rest"


def test_a_low_rail_has_room_for_the_code_of_the_chosen_pack(speak: Callable[[str], None]) -> None:
    speak("en")
    _, place = _queue(look_of("low"))
    rows = place.findChild(PackList)
    assert rows is not None
    rows.chosen.emit("pack-2")
    facts = {fact.caption: fact.value for fact in place.rail().facts}
    assert facts[""].split() == ["04QPB7A0012H", "0JD5K0000002"]


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
    _all_heard(window, floor, _IN_RAIL[screen])


def _all_heard(window: StationWindow, floor: Floor, actions: tuple[str, ...]) -> None:
    signals: dict[str, SignalInstance] = {
        "intake": floor.queue.intake_asked,
        "bench": floor.queue.bench_asked,
        "shift": floor.queue.shift_asked,
        "outputs": floor.queue.outputs_asked,
        "delivery": floor.queue.delivery_asked,
        "setup": floor.queue.setup_asked,
        "sign_out": floor.queue.sign_out_asked,
    }
    for action in actions:
        ear = Ear(signals[action])
        ask(window, action)
        assert len(ear) == 1, action


@pytest.mark.parametrize("screen", ["low", "small"])
def test_what_the_rail_has_no_room_for_stands_on_tiles(screen: str, speak: Callable[[str], None]) -> None:
    speak("en")
    look = look_of(screen)
    floor, place = _queue(look)
    window = framed(look, place)
    ask(window, "places")
    primary = place.rail().primary
    assert primary is not None
    assert primary.id == "packs"
    tiles = {tile.state.title: tile for tile in place.findChildren(Tile) if tile.isVisibleTo(place)}
    assert not any(button.isVisibleTo(place) for button in place.findChildren(TabButton))
    ears = {
        "Outputs, labels": Ear(floor.queue.outputs_asked),
        "Delivery": Ear(floor.queue.delivery_asked),
        "Station": Ear(floor.queue.setup_asked),
        "Check scales": Ear(floor.queue.scales_asked),
    }
    if screen == "small":
        ears |= {"Shift": Ear(floor.queue.shift_asked), "Sign out": Ear(floor.queue.sign_out_asked)}
    assert set(tiles) == set(ears)
    for word, ear in ears.items():
        tiles[word].click()
        assert len(ear) == 1, word
    ask(window, "packs")
    assert all(button.isVisibleTo(place) for button in place.findChildren(TabButton))


def test_the_way_to_the_bench_names_its_pack(speak: Callable[[str], None]) -> None:
    speak("en")
    floor, place = _queue(look_of("full"))
    asked = Ear(floor.queue.bench_asked)
    assert _bench_of(place).second_line == ""
    place.act("bench")
    floor.queue.select("pack-2")
    assert _bench_of(place).second_line == "open P-2611-0002"
    place.act("bench")
    floor.queue.choose_tab(Tab.QUARANTINED)
    floor.queue.select("pack-13")
    place.act("bench")
    assert asked.heard == ["", "pack-2", ""], "only a stored pack may be opened"


def test_a_pack_on_the_bench_goes_first(speak: Callable[[str], None]) -> None:
    speak("en")
    floor, place = _queue(look_of("full"), more=(pack(31, PackState.DISMANTLING),))
    asked = Ear(floor.queue.bench_asked)
    floor.queue.select("pack-2")
    assert _bench_of(place).second_line == "go on with P-2611-0031"
    place.act("bench")
    assert asked.heard == ["pack-31"]
    floor.queue.choose_tab(Tab.OPEN)
    assert floor.queue.state.open_count == 1
    assert [row.place for row in _rows(place)] == ["on the bench, 6 d"]


def test_what_the_bench_has_made_of_a_pack_is_told(speak: Callable[[str], None]) -> None:
    speak("en")
    given_up = replace(pack(32, PackState.QUARANTINED, "C"), answers={"T01": "no", "T02": "no"})
    floor, place = _queue(look_of("full"), more=(given_up,))
    floor.queue.choose_tab(Tab.QUARANTINED)
    assert [row.place.split(",")[0] for row in _rows(place)] == ["A13-02", "A14-02", "set apart at bench"]
    gone = pack(33, PackState.DISMANTLED)
    floor.queue.code_seen(code(gone.code))
    floor.desk.answer(code_view(gone.code, (gone,)))
    assert floor.queue.state.tab is Tab.QUARANTINED
    assert place.rail().facts[0].value == "dismantled, only its parts are left"


def _bench_of(place: QueueScreen) -> Action:
    return next(action for action in place.rail().secondaries if action.id == "bench")


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


def _queue(
    look: Look, *, packs: bool = True, open_too: bool = False, more: tuple[Pack, ...] = ()
) -> tuple[Floor, QueueScreen]:
    floor = Floor()
    place = QueueScreen(look, floor.queue)
    floor.queue.begin()
    assert floor.desk.commands == [AskQueue()]
    here = (*PACKS, *(OPEN if open_too else ()), *more) if packs else ()
    floor.desk.answer(queue_view(here))
    return floor, place


def _rows(place: QObject) -> list[PackRow]:
    shown = place.findChild(PackList)
    assert shown is not None
    model: QAbstractItemModel = shown.model()
    return [model.data(model.index(row, 0), PackRole.ROW) for row in range(model.rowCount())]


def test_scales_that_are_due_stand_first_and_every_place_stays_to_be_had(
    speak: Callable[[str], None],
) -> None:
    speak("en")
    look = look_of("full")
    floor, place = _queue(look)
    window = framed(look, place)
    assert "scales" not in [way.id for way in place.rail().secondaries]
    floor.queue.begin()
    floor.desk.answer(replace(queue_view(), scales_due=True))
    assert place.rail().secondaries[0].id == "scales"
    asked = Ear(floor.queue.scales_asked)
    ask(window, "scales")
    assert asked.heard
    ask(window, "places")
    tiles = {tile.state.title for tile in place.findChildren(Tile) if tile.isVisibleTo(place)}
    assert tiles == {"Outputs, labels", "Delivery", "Station"}
