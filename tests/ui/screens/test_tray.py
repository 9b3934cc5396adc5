"""A tray before the camera: counted, told box by box, recorded by one press, and forgotten when it moves."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from app.domain.moment import Moment
from app.domain.own_label import Prefix, mint
from app.domain.refusals import refuse
from app.domain.scan import Cause, SightedBox
from app.domain.tray_looks import GONE_AFTER_MS
from app.domain.tray_record import CodeStanding, TrayUnread
from app.floor.tray_commands import AskTray, ScanTray
from app.floor.tray_views import CodeInTray, TraySaved, TrayView
from tests.domain.tray_boxes import box, tray
from tests.fakes.floor import Floor
from tests.ui.clip import cut_words, let_go, look_of
from tests.ui.screens.outputs_scenes import AT, PACK, TRACE, OutputsTable
from tests.ui.screens.place_checks import SCREENS, TONGUES, ask, look_for, told_words
from tests.ui.screens.place_scenes import framed
from tests.ui.screens.plain_acts import plain_faults
from tests.ui.screens.tray_scenes import TRAY_SCENES, tray_window, view_of
from ui.place import Action
from ui.screens.outputs.screen import OutputsScreen
from ui.screens.outputs.state import OutputsPage, OutputsState
from ui.screens.outputs.tray_page import TRAY_REASONS
from ui.screens.outputs.tray_state import TrayState
from ui.screens.outputs.tray_words import remarks
from ui.widgets.marks import Mark
from ui.widgets.tray_counts import TrayCount, TrayCounts
from ui.widgets.tray_picture import TrayPicture

BADGE = mint(Prefix.BG, "1001")


class HandClock:
    """The port `Clock`, moved by hand."""

    def __init__(self) -> None:
        self.mono_ms = 60_000

    def now(self) -> Moment:
        return Moment(AT, self.mono_ms, "boot-1")


class Tray:
    """The page of the tray, over a desk that knows what each code is."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.table = OutputsTable(self.clock)
        self.standings: dict[str, CodeInTray] = {}
        self._serial = 0
        self.place = OutputsScreen(
            look_of("full"),
            self.table.presenter,
            self.table.camera.view,
            now_ms=lambda: self.clock.mono_ms,
        )
        self.window = framed(look_of("full"), self.place)
        self.table.presenter.show(OutputsState(trace=TRACE))
        ask(self.window, "tray")
        assert self.newest == AskTray(PACK.id)
        self.table.desk.answer(TrayView(PACK, {}))

    def see(self, boxes: list[SightedBox], *, after_ms: int = 200) -> None:
        """One look at these boxes; the desk answers whatever is asked about them."""
        self.clock.mono_ms += after_ms
        self._serial += 1
        self.table.camera.shows = view_of(boxes, serial=self._serial, mono_ms=self.clock.mono_ms)
        asked = len(self.table.desk.commands)
        self.table.presenter.tray.look()
        if len(self.table.desk.commands) > asked:
            self.tell()

    def tell(self) -> None:
        """The desk says what the codes that were asked for are."""
        command = self.newest
        assert isinstance(command, AskTray)
        self.table.desk.answer(TrayView(PACK, self._told(command)))

    def _told(self, command: AskTray) -> Mapping[str, CodeInTray]:
        return {
            text: self.standings.get(text, CodeInTray(text, CodeStanding.NEW)) for text, _ in command.codes
        }

    @property
    def newest(self) -> object:
        return self.table.desk.commands[-1]

    @property
    def state(self) -> TrayState:
        tray_now = self.table.presenter.state.tray
        assert tray_now is not None
        return tray_now

    @property
    def primary(self) -> Action:
        primary = self.place.rail().primary
        assert primary is not None
        return primary

    def counted(self) -> TrayCount:
        found = self.place.findChild(TrayCounts)
        assert found is not None
        return found.state

    def tags(self) -> dict[str, tuple[Mark, str]]:
        """Mark and words of each box, by its place."""
        found = self.place.findChild(TrayPicture)
        assert found is not None
        return {tag.place: (tag.mark, tag.words) for tag in found.tags.tags}


@pytest.fixture
def shown(speak: Callable[[str], None]) -> Tray:
    speak("en")
    return Tray()


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("tongue", TONGUES)
def test_every_tray_is_whole(screen: str, tongue: str, speak: Callable[[str], None]) -> None:
    speak(tongue)
    look = look_for(screen, tongue)
    for scene in TRAY_SCENES:
        window = tray_window(look, scene)
        assert [*cut_words(window), *plain_faults(window, "outputs")] == [], scene
        let_go(window)


def test_looks_are_joined_and_counted(shown: Tray) -> None:
    assert shown.counted() == TrayCount(None, None)
    shown.see(tray(2, 3, unread={(1, 1), (2, 3)}))
    assert shown.counted() == TrayCount(4, 2)
    assert shown.tags()["R1 C1"] == (Mark.CARE, "glare")
    assert shown.tags()["R2 C2"] == (Mark.DONE, "")

    shown.see(tray(2, 3, unread={(2, 3), (2, 2)}))

    assert shown.counted() == TrayCount(5, 1)
    assert shown.tags()["R1 C1"] == (Mark.DONE, "")


def test_one_press_records_the_whole_tray(shown: Tray) -> None:
    label = mint(Prefix.BN, "7")
    shown.standings[label] = CodeInTray(label, CodeStanding.TRAY)
    shown.see([*tray(2, 3, empty={(1, 2)}), box(label, 300, 200)])
    assert shown.primary.enabled
    ask(shown.window, "record")
    command = shown.newest
    assert isinstance(command, ScanTray)
    assert [(one.row, one.column, one.text) for one in command.codes] == [
        (1, 1, "R1C1"),
        (1, 3, "R1C3"),
        (2, 1, "R2C1"),
        (2, 2, "R2C2"),
        (2, 3, "R2C3"),
    ]
    assert (command.pack, command.rows, command.columns, command.unread) == (PACK.id, 2, 3, ())
    assert (command.photo, command.container, command.reason) == (shown.table.camera.jpeg, label, "")
    assert command.taken_at == Moment(AT, 0, "").utc_ms

    shown.table.desk.answer(TraySaved(40, "t1", 5, 0))

    assert any("Recorded: 5 codes." in words for words in told_words(shown.window))
    assert not shown.primary.enabled
    assert isinstance(shown.newest, AskTray), "what was new lies in a tray now"


def test_unread_places_are_given_up_with_a_reason_and_the_picture_of_that_moment(shown: Tray) -> None:
    shown.see(tray(2, 3, unread={(2, 3)}))
    ask(shown.window, "record")
    assert shown.table.presenter.state.page is OutputsPage.TRAY_WHY
    assert not shown.table.presenter.tray.looking
    taken, shown.table.camera.jpeg = shown.table.camera.jpeg, b"\xff\xd8another"

    shown.table.presenter.tray.give_up("glare_stays")

    command = shown.newest
    assert isinstance(command, ScanTray)
    assert command.unread == (TrayUnread(2, 3, Cause.GLARE.value),)
    assert (command.reason, command.photo) == ("glare_stays", taken)
    shown.table.desk.answer(TraySaved(40, "t1", 5, 1))
    assert shown.table.presenter.state.page is OutputsPage.TRAY
    assert shown.table.presenter.tray.looking


def test_instead_of_giving_up_the_light_is_moved(shown: Tray) -> None:
    shown.see(tray(2, 3, unread={(2, 3)}))
    ask(shown.window, "record")
    before = len(shown.table.desk.commands)
    ask(shown.window, "retake")

    shown.see(tray(2, 3))

    assert shown.counted() == TrayCount(6, 0)
    assert all(not isinstance(one, ScanTray) for one in shown.table.desk.commands[before:])


def test_a_module_of_another_pack_stops_the_record_and_is_named(shown: Tray) -> None:
    shown.standings["R2C3"] = CodeInTray("R2C3", CodeStanding.OTHER_PACK, "P-2611-0016")
    shown.see(tray(2, 3))

    assert not shown.primary.enabled
    assert shown.tags()["R2 C3"] == (Mark.WRONG, "P-2611-0016")
    assert "R2 C3 came out of P-2611-0016. Take it out." in told_words(shown.window)
    shown.table.presenter.tray.record()
    assert not isinstance(shown.newest, ScanTray)

    shown.see(tray(2, 3, empty={(2, 3)}), after_ms=30_000)
    assert shown.primary.enabled


def test_the_same_code_twice_is_said_with_both_places(shown: Tray) -> None:
    boxes = [replace(one, text="R1C1") if one.text == "R2C2" else one for one in tray(2, 3)]
    shown.see(boxes)

    assert shown.tags()["R1 C1"] == shown.tags()["R2 C2"] == (Mark.CARE, "twice")
    assert "The same code twice: R1 C1, R2 C2" in told_words(shown.window)
    assert shown.primary.enabled


def test_a_badge_and_the_packs_own_code_have_no_place_and_are_said(shown: Tray) -> None:
    shown.standings[BADGE] = CodeInTray(BADGE, CodeStanding.BADGE)
    shown.standings[PACK.code] = CodeInTray(PACK.code, CodeStanding.PACK)
    shown.see([*tray(2, 3), box(BADGE, 200, 900), box(PACK.code, 1500, 100)])

    assert (shown.state.tray.rows, shown.state.tray.columns) == (2, 3)
    assert shown.counted() == TrayCount(6, 0)
    words = told_words(shown.window)
    assert "A person's badge is in the picture. Take it away." in words
    assert "The pack's own code is in the picture: left out." in words
    ask(shown.window, "record")
    assert isinstance(shown.newest, ScanTray)
    assert {one.text for one in shown.newest.codes} & {BADGE, PACK.code} == set()


def test_what_finds_no_room_beside_the_picture_is_counted_there(speak: Callable[[str], None]) -> None:
    speak("en")
    state = TRAY_SCENES["mixed"].tray
    assert state is not None
    window = tray_window(look_of("small"), "mixed")

    left = f"{len(remarks(state)) - 1} more: see the boxes"
    assert any(words.endswith(left) for words in told_words(window))
    let_go(window)


def test_codes_recorded_before_are_said(shown: Tray) -> None:
    shown.standings["R1C2"] = CodeInTray("R1C2", CodeStanding.IN_TRAY)
    shown.standings["R1C3"] = CodeInTray("R1C3", CodeStanding.WEIGHED)
    shown.see(tray(2, 3))

    assert shown.tags()["R1 C2"] == (Mark.CARE, "recorded")
    assert shown.tags()["R1 C3"] == (Mark.DONE, "weighed")
    assert "Recorded in a tray already: 1" in told_words(shown.window)


def test_nothing_is_recorded_before_every_code_is_told(shown: Tray) -> None:
    shown.table.camera.shows = view_of(tray(2, 3), serial=99, mono_ms=shown.clock.mono_ms)
    shown.table.presenter.tray.look()
    assert not shown.primary.enabled
    shown.tell()
    assert shown.primary.enabled


def test_a_moved_tray_begins_anew_and_says_so(shown: Tray) -> None:
    shown.see(tray(2, 3))
    moved = [replace(one, corners=_pushed(one)) for one in tray(2, 3, unread={(1, 1)})]
    shown.see(moved)

    assert shown.counted() == TrayCount(5, 1)
    assert "The tray was moved: reading begins anew." in told_words(shown.window)


def _pushed(one: SightedBox) -> tuple[tuple[int, int], ...]:
    return tuple((x + 70, y + 10) for x, y in one.corners)


def test_after_a_record_the_next_tray_can_be_recorded(shown: Tray) -> None:
    shown.see(tray(2, 3))
    ask(shown.window, "record")
    shown.table.desk.answer(TraySaved(40, "t1", 6, 0))
    shown.tell()
    shown.see([], after_ms=GONE_AFTER_MS)
    assert shown.counted() == TrayCount(None, None)

    shown.see([replace(one, text=f"next {one.text}") for one in tray(2, 2) if one.text])

    assert shown.primary.enabled


def test_an_old_picture_is_not_the_present(shown: Tray) -> None:
    shown.see(tray(2, 3))
    shown.clock.mono_ms += 2_001
    shown.table.presenter.tray.look()
    shown.clock.mono_ms += GONE_AFTER_MS
    shown.table.presenter.tray.look()

    assert shown.state.looks.boxes == ()


def test_without_a_picture_nothing_is_recorded(shown: Tray) -> None:
    shown.see(tray(2, 3))
    shown.table.camera.jpeg = None
    ask(shown.window, "record")

    assert not isinstance(shown.newest, ScanTray)
    assert any("The camera gives no picture" in words for words in told_words(shown.window))


def test_a_no_of_the_desk_is_told_and_the_tray_stays(shown: Tray) -> None:
    shown.see(tray(2, 3))
    ask(shown.window, "record")
    shown.table.desk.answer(refuse("tray.of_another_pack", row=2, column=3, tag="P-2611-0016"))

    assert shown.table.presenter.state.page is OutputsPage.TRAY
    assert any("Row 2, column 3 came out of P-2611-0016." in words for words in told_words(shown.window))
    assert shown.counted() == TrayCount(6, 0)


def test_codes_of_a_tray_are_not_looked_up_one_by_one(shown: Tray) -> None:
    before = len(shown.table.desk.commands)
    shown.table.presenter.code_seen(Floor().scanned("R1C1"))

    assert len(shown.table.desk.commands) == before


def test_beginning_anew_forgets_and_back_leads_to_the_list(shown: Tray) -> None:
    shown.see(tray(2, 3))
    ask(shown.window, "anew")
    assert shown.counted() == TrayCount(None, None)
    ask(shown.window, "back")
    assert shown.table.presenter.state.page is OutputsPage.LOOK
    assert shown.table.presenter.state.tray is None


def test_no_tray_is_scanned_before_its_pack_is_known(speak: Callable[[str], None]) -> None:
    speak("en")
    table = OutputsTable()
    place = OutputsScreen(look_of("full"), table.presenter, table.camera.view, now_ms=lambda: 60_000)
    way = next(one for one in place.rail().secondaries if one.id == "tray")

    assert (way.enabled, way.second_line) == (False, "scan its pack first")
    table.presenter.tray.begin()
    assert table.desk.commands == []


def test_every_reason_can_be_chosen(shown: Tray) -> None:
    for reason in TRAY_REASONS:
        shown.see(tray(2, 3, unread={(2, 3)}))
        ask(shown.window, "record")
        shown.table.presenter.tray.give_up(reason)
        assert isinstance(shown.newest, ScanTray)
        assert shown.newest.reason == reason
        shown.table.desk.answer(refuse("tray.needs_photo"))
        shown.table.presenter.tray.back_to_tray()


def test_the_heaviest_is_said_first() -> None:
    state = TRAY_SCENES["mixed"].tray
    assert state is not None
    assert remarks(state)[0].headline.startswith("R2 C1")
