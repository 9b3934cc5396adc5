"""The shift's pages: nothing cut or too small, strangers' words stay words, and every state has its word."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QListView

from app.floor.shift_views import SheetView
from tests.fakes.floor import BO
from tests.hostile import HOSTILE
from tests.ui.clip import cut_words, let_go, look_of, picture
from tests.ui.screens.place_checks import SCREENS, TONGUES, look_for, told_words
from tests.ui.screens.plain_acts import plain_faults
from tests.ui.screens.shift.scenes import SCENES, in_window, stood
from tests.ui.screens.shift.stand import ShiftStand
from ui.screens.shift.check_page import leaves_of
from ui.screens.shift.screen import ShiftScreen
from ui.screens.shift.state import ITEMS, Block, ShiftPage
from ui.screens.shift.terms import print_fault
from ui.shell.window import StationWindow
from ui.theme.tokens import TOUCH_MM, Language, Look
from ui.widgets.card_list import ROW_ROLE
from ui.widgets.hour_bars import HourBars, RowBars
from ui.widgets.marks import Mark
from ui.widgets.notice import Notice
from ui.widgets.painted import HALO
from ui.widgets.row_list import Row, RowList


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("tongue", TONGUES)
def test_every_scene_is_whole(screen: str, tongue: str, speak: Callable[[str], None]) -> None:
    speak(tongue)
    look = look_for(screen, tongue)
    for scene in SCENES:
        window = in_window(look, stood(scene), scene)
        assert [*cut_words(window), *plain_faults(window, "shift")] == [], scene
        _check_touch(window, look, scene)
        let_go(window)


def _check_touch(window: StationWindow, look: Look, scene: str) -> None:
    picture(window)
    for button in window.findChildren(QAbstractButton):
        if button.isVisibleTo(window):
            halo = 2 * HALO if hasattr(button, "face") else 0
            least = look.mm(TOUCH_MM) - 1
            assert button.width() - halo >= least, (scene, button.accessibleName())
            assert button.height() - halo >= least, (scene, button.accessibleName())
    for rows in window.findChildren(RowList):
        assert rows.sizeHintForRow(0) in (-1, *range(look.mm(TOUCH_MM), 999)), scene


def stage(window: StationWindow) -> ShiftScreen:
    place = window.place
    assert isinstance(place, ShiftScreen)
    return place


def rows_of(window: StationWindow) -> list[Row]:
    (shown,) = window.findChildren(QListView)
    model = shown.model()
    return [model.index(at, 0).data(ROW_ROLE) for at in range(model.rowCount())]


def pressed(window: StationWindow, action: str) -> None:
    button = window.findChild(QAbstractButton, action)
    assert button is not None, action
    button.click()


# ---- the shift so far


def test_open_and_overdue_things_are_told_in_words(speak: Callable[[str], None]) -> None:
    speak("en")
    window = in_window(look_of("full"), stood("busy"))
    words = " ".join(told_words(stage(window)))
    for told in ("holds open 1", "quarantine 1, overdue: 1", "in work 1, P-2611-0003", "to deliver 160"):
        assert told in words
    assert "received 7" in words


def test_the_age_is_told_and_what_no_longer_answers_is_stale(speak: Callable[[str], None]) -> None:
    speak("en")
    stand = stood("busy")
    window = in_window(look_of("full"), stand)
    assert stage(window).rail().facts[0].value == "3 min ago"
    plots = window.findChildren(HourBars)
    assert [plot.state.age.stale for plot in plots] == [False, False]
    late = replace(stand.state, now=stand.state.now + timedelta(minutes=2))
    stage(window).render(late)
    assert [plot.state.age.stale for plot in plots] == [True, True]
    assert stage(window).rail().facts[0].value == "5 min ago"


def test_steps_are_called_by_their_documents_names_and_never_by_their_ids(
    speak: Callable[[str], None],
) -> None:
    speak("en")
    stand = stood("busy")
    window = in_window(look_of("full"), stand)
    (steps, _holds) = window.findChildren(RowBars)
    names = [row.name for row in steps.state.rows]
    assert names[:2] == ["1 Put on protective gear, both of you", "2 Scan the pack's code"]
    stage(window).render(replace(stand.state, step_words={}))
    assert [row.name for row in steps.state.rows][:2] == ["1 step", "2 step"]


def test_an_unsigned_sheet_comes_first_and_another_can_be_begun(speak: Callable[[str], None]) -> None:
    speak("en")
    stand = stood("unsigned")
    window = in_window(look_of("full"), stand)
    rail = stage(window).rail()
    assert rail.primary is not None
    assert rail.primary.id == "go_on"
    assert [one.id for one in rail.secondaries] == ["hand_over", "sheets", "queue"]
    (notice,) = [one for one in window.findChildren(Notice) if one.isVisibleTo(window)]
    assert notice.state.headline == "Sheet ST-001-2611-0001: not signed yet."
    pressed(window, "go_on")
    assert stand.page is ShiftPage.SHEET


def test_a_small_screen_shows_all_ways_leaf_by_leaf(speak: Callable[[str], None]) -> None:
    speak("en")
    window = in_window(look_of("small"), stood("unsigned"))
    ways = []
    for _ in range(3):
        ways.append([one.id for one in stage(window).rail().secondaries])
        pressed(window, "more")
    assert ways == [["more", "queue"], ["more", "sheets"], ["more", "hand_over"]]


# ---- the check list


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("block", Block)
def test_every_item_is_on_a_leaf(screen: str, block: Block) -> None:
    leaves = leaves_of(look_of(screen), block)
    assert tuple(name for leaf in leaves for name in leaf) == ITEMS[block]
    assert max(map(len, leaves)) - min(map(len, leaves)) <= 1


def test_on_a_small_screen_all_leaves_come_before_the_next_block(speak: Callable[[str], None]) -> None:
    speak("en")
    stand = stood("check")
    window = in_window(look_of("small"), stand)
    pressed(window, "further")
    assert stand.state.block is Block.EQUIPMENT
    pressed(window, "further")
    assert stand.state.block is Block.SAFETY
    pressed(window, "back")
    assert stand.state.block is Block.EQUIPMENT


@pytest.mark.parametrize("screen", ["full", "small"])
def test_a_strangers_note_stays_a_note(screen: str, speak: Callable[[str], None]) -> None:
    speak("en")
    stand = stood("check")
    acts = stand.presenter.check_list
    window = in_window(look_of(screen), stand)
    for text in HOSTILE:
        acts.note_next()
        acts.touch("hoist")
        acts.typed(text)
        assert cut_words(window) == [], text[:40]


# ---- the sheet


def test_a_click_on_a_row_counts_once_and_enter_does_the_same(speak: Callable[[str], None]) -> None:
    speak("en")
    stand = stood("items")
    window = in_window(look_of("full"), stand)
    picture(window)
    (shown,) = window.findChildren(RowList)
    third = shown.model().index(2, 0)
    key = stand.sheet.items[2].key
    QTest.mouseClick(
        shown.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        shown.visualRect(third).center(),
    )
    assert key in stand.state.gone
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert key not in stand.state.gone
    QTest.keyClick(shown, Qt.Key.Key_Space)
    assert key in stand.state.gone


def test_items_say_what_they_are_and_whether_they_were_seen(speak: Callable[[str], None]) -> None:
    speak("en")
    stand = stood("items")
    window = in_window(look_of("full"), stand)
    rows = rows_of(window)
    assert [(row.mark, row.state) for row in rows[:3]] == [
        (Mark.DONE, "read"),
        (Mark.CARE, "not read"),
        (Mark.TO_DO, "scan it"),
    ]
    titles = [row.title for row in rows]
    assert titles == [
        "P-2611-0003 left at step 16 of 43",
        "P-2611-0007 received, not finished",
        "A label has not come out",
        "A label has not come out",
        "P-2611-0001 in quarantine, class C",
        "Hold at step 16, not released",
        "Pack scale does not work",
        "160 entries not at the registry",
    ]
    assert "re-check overdue since" in rows[4].second
    assert [row.care for row in rows] == [True, False, False, False, True, True, True, False]
    rail = stage(window).rail()
    assert rail.primary is not None
    assert (rail.primary.enabled, rail.primary.second_line) == (False, "items to go: 6")


def test_a_sheet_says_who_signed_and_that_it_is_not_printed(speak: Callable[[str], None]) -> None:
    speak("en")
    window = in_window(look_of("full"), stood("sheet"))
    rail = stage(window).rail()
    assert [fact.value.splitlines()[-1] for fact in rail.facts[:2]] == ["not signed yet", "not signed yet"]
    assert next(one for one in rail.secondaries if one.id == "print").second_line == "not printed yet"
    assert any(words == "Sheet ST-001-2611-0001" for words in told_words(window))


def test_a_print_fault_is_a_sentence(speak: Callable[[str], None]) -> None:
    speak("en")
    window = in_window(look_of("full"), stood("fault"))
    (notice,) = [one for one in window.findChildren(Notice) if one.isVisibleTo(window)]
    assert notice.state.headline == print_fault("printer.queue_stopped")
    assert print_fault("printer.nobody_knows") == "The sheet did not come out. Look at the printer."


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_after_a_try_that_failed_the_rail_never_says_printed(
    screen: str, tongue: str, speak: Callable[[str], None]
) -> None:
    speak(tongue)
    stand = stood("fault")
    assert (stand.sheet.prints, stand.sheet.print_fault) == (0, "printer.queue_stopped")
    rail = stage(in_window(look_for(screen, tongue), stand)).rail()
    (printing,) = [one for one in rail.secondaries if one.id == "print"]
    assert printing.text == {"zh": "打印", "en": "Print"}[tongue]
    told = " ".join((printing.second_line, *(fact.value for fact in rail.facts)))
    assert {"zh": "没打出来，上次失败", "en": "not printed, the last try failed"}[tongue] in told


def test_the_list_tells_number_time_check_code_and_prints(speak: Callable[[str], None]) -> None:
    speak("en")
    window = in_window(look_of("full"), stood("sheets"))
    rows = rows_of(window)
    assert [row.title[-4:] for row in rows] == ["0004", "0003", "0002", "0001"]
    assert [row.mark for row in rows] == [Mark.TO_DO, Mark.WRONG, Mark.CARE, Mark.DONE]
    assert [row.second.rpartition(", ")[2] for row in rows] == [
        "printed once",
        *["not printed yet"] * 3,
    ]


@pytest.mark.parametrize("screen", ["full", "small"])
@pytest.mark.parametrize("scene", ["items", "sheet", "signing", "back"])
def test_strangers_names_and_tags_stay_words(screen: str, scene: str, speak: Callable[[str], None]) -> None:
    speak("en")
    stand = stood(scene)
    sheet = stand.sheet
    window = in_window(look_of(screen), stand)
    for text in HOSTILE:
        stand.presenter.show(replace(stand.state, sheet=renamed(sheet, text)))
        assert cut_words(window) == [], text[:40]


def renamed(sheet: SheetView, text: str) -> SheetView:
    """The same sheet with a stranger's words wherever it holds some."""
    people = {id_: replace(one, name_zh=text, name_en=text) for id_, one in sheet.people.items()}
    items = tuple(replace(item, tag=text, code=text) for item in sheet.items)
    signatures = tuple(replace(one, remarks=text) for one in sheet.signatures)
    return replace(sheet, people=people, items=items, signatures=signatures)


def test_a_look_at_another_language_keeps_the_state(speak: Callable[[str], None]) -> None:
    speak("en")
    stand = ShiftStand()
    stand.at_people()
    stand.show(BO)
    first = in_window(look_of("full"), stand)
    let_go(first)
    second = in_window(look_of("full", Language.ZH), stand)
    assert any(BO.name_zh in words for words in told_words(second))
