"""Outputs and labels: found from both ends, printed again with a reason, containers weighed once."""

from collections.abc import Callable
from dataclasses import fields, replace

import pytest

from app.domain.journal import Fact
from app.domain.own_label import Prefix, mint, mint_pool_label
from app.domain.refusals import refuse
from app.floor.bench_views import EmptyBench
from app.floor.output_commands import (
    AnswerLabel,
    AskCodeTrace,
    AskContainer,
    AskLabelsToLookAt,
    AskTrace,
    BindLabel,
    KnowContainer,
    ProveLabel,
    ReprintLabel,
)
from app.floor.output_views import CodeTrace, ContainerSaved, LabelsToLookAt, TraceView
from app.floor.views import Saved
from registry.judge import known_types
from tests.fakes.floor import Floor
from tests.hostile import HOSTILE
from tests.ui.clip import cut_words, let_go, look_of
from tests.ui.screens.outputs_scenes import (
    AT,
    JOB,
    KNOWN,
    LOOKED_FOR,
    PACK,
    PARTS,
    PAST,
    SCENES,
    TRACE,
    OutputsTable,
    part,
    window_of,
)
from tests.ui.screens.place_checks import SCREENS, TONGUES, ask, look_for, told_words
from tests.ui.screens.place_scenes import framed
from tests.ui.screens.plain_acts import plain_faults
from ui.screens.outputs.past_words import row_of, worded_types
from ui.screens.outputs.screen import OutputsScreen
from ui.screens.outputs.state import OutputsPage
from ui.shell.window import StationWindow
from ui.theme.tokens import Language, Room
from ui.widgets.balance_strip import BalanceStrip
from ui.widgets.card_list import ROW_ROLE
from ui.widgets.output_list import OutputList
from ui.widgets.row_list import RowList
from ui.widgets.tile_grid import TileGrid

NOTHING_ON_THE_BENCH = EmptyBench(())

CONTAINER = mint(Prefix.BN, "1A2B3")


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("tongue", TONGUES)
def test_every_scene_is_whole(screen: str, tongue: str, speak: Callable[[str], None]) -> None:
    speak(tongue)
    look = look_for(screen, tongue)
    for scene in SCENES:
        window = window_of(look, scene)
        assert [*cut_words(window), *plain_faults(window, "outputs")] == [], scene
        let_go(window)


class Shown:
    """The place in its window, over a desk that remembers."""

    def __init__(self) -> None:
        self.table = OutputsTable()
        look = look_of("full")
        self.place = OutputsScreen(look, self.table.presenter, self.table.camera.view, now_ms=lambda: 60_000)
        self.window: StationWindow = framed(look, self.place)

    def scan(self, text: str) -> None:
        """Before the camera."""
        self.table.presenter.code_seen(Floor().scanned(text))

    @property
    def newest(self) -> object:
        """The newest command."""
        return self.table.desk.commands[-1]


@pytest.fixture
def shown(speak: Callable[[str], None]) -> Shown:
    speak("en")
    return Shown()


def test_a_part_leads_to_its_pack_and_its_pack_to_all_parts(shown: Shown) -> None:
    shown.scan(PARTS[0].text)
    assert shown.newest == AskTrace(PARTS[0].text)
    shown.table.desk.answer(TraceView(PACK, PARTS, PARTS[0]))
    rows = shown.place.findChild(OutputList)
    assert rows is not None
    assert rows.model().rowCount() == len(PARTS)
    assert shown.table.presenter.state.chosen == "o1"
    assert any(PACK.tag in words for words in told_words(shown.window))


def test_something_unknown_is_said_and_nothing_is_shown(shown: Shown) -> None:
    turned: list[str] = []
    shown.table.presenter.turned_down.connect(lambda: turned.append("no"))
    shown.scan("A-STRANGER")
    shown.table.desk.answer(refuse("trace.unknown"))
    assert turned == ["no"]
    assert shown.table.presenter.state.trace is None


def test_a_label_is_printed_again_only_with_a_reason(shown: Shown) -> None:
    shown.table.presenter.state = SCENES["chosen"]
    shown.place.render(SCENES["chosen"])
    before = len(shown.table.desk.commands)
    ask(shown.window, "again")
    assert len(shown.table.desk.commands) == before
    tiles = shown.place.findChild(TileGrid)
    assert tiles is not None
    tiles.chosen.emit("label_lost")
    assert shown.newest == ReprintLabel(PARTS[1].text, "label_lost")
    shown.table.desk.answer(JOB)
    state = shown.table.presenter.state
    assert (state.page, state.job) == (OutputsPage.LOOK, JOB)
    assert any("Print 2" in words for words in told_words(shown.window))


def test_a_label_nobody_knows_of_is_asked_for_when_the_place_is_entered(shown: Shown) -> None:
    presenter, desk = shown.table.presenter, shown.table.desk
    presenter.begin()
    desk.answer(NOTHING_ON_THE_BENCH)
    assert shown.newest == AskLabelsToLookAt()
    desk.answer(LabelsToLookAt(LOOKED_FOR))
    assert presenter.state.page is OutputsPage.CAME_OUT
    assert any(JOB.text in words for words in told_words(shown.window))
    tiles = shown.place.findChild(TileGrid)
    assert tiles is not None
    tiles.chosen.emit("no")
    assert shown.newest == AnswerLabel("j2", came_out=False)
    desk.answer(JOB)
    assert (presenter.state.page, presenter.state.to_look_at) == (OutputsPage.CAME_OUT, LOOKED_FOR[1:])
    shown.scan("SOMETHING-ELSE")
    assert shown.newest == AnswerLabel("j2", came_out=False)
    shown.scan(JOB.text)
    assert shown.newest == AnswerLabel("j3", came_out=True)
    desk.answer(JOB)
    assert (presenter.state.page, presenter.state.to_look_at) == (OutputsPage.LOOK, ())


def test_a_label_nobody_knows_of_may_be_left_for_later(shown: Shown) -> None:
    presenter = shown.table.presenter
    presenter.begin()
    shown.table.desk.answer(NOTHING_ON_THE_BENCH)
    shown.table.desk.answer(LabelsToLookAt(LOOKED_FOR))
    before = len(shown.table.desk.commands)
    ask(shown.window, "back")
    assert (presenter.state.page, len(shown.table.desk.commands)) == (OutputsPage.LOOK, before)


def test_whoever_has_begun_something_is_not_stopped_for_it(shown: Shown) -> None:
    presenter = shown.table.presenter
    presenter.begin()
    shown.table.desk.answer(NOTHING_ON_THE_BENCH)
    presenter.weigh_container()
    shown.table.desk.answer(LabelsToLookAt(LOOKED_FOR))
    assert presenter.state.page is OutputsPage.CONTAINER


def test_a_spare_label_goes_on_the_part_in_hand(shown: Shown) -> None:
    spare = mint_pool_label(Prefix.MD, 77, 3)
    shown.table.presenter.state = SCENES["chosen"]
    shown.scan(spare)
    assert shown.newest == AskTrace(spare)
    shown.table.desk.answer(refuse("trace.unknown"))
    assert isinstance(shown.newest, BindLabel)
    assert (shown.newest.code.text, shown.newest.about) == (spare, "o2")
    shown.table.desk.answer(refuse("label.used"))
    assert shown.table.presenter.state.refusal == refuse("label.used")


def test_a_spare_label_that_something_wears_leads_to_it(shown: Shown) -> None:
    shown.table.presenter.state = SCENES["chosen"]
    shown.scan(mint_pool_label(Prefix.MD, 77, 3))
    shown.table.desk.answer(TraceView(PACK, PARTS, PARTS[0]))
    assert shown.table.presenter.state.chosen == "o1"


def test_a_part_without_our_label_has_none_to_print(shown: Shown) -> None:
    presenter = shown.table.presenter
    presenter.state = SCENES["found"]
    presenter.choose("o6")
    presenter.ask_why()
    assert presenter.state.page is OutputsPage.LOOK


def test_the_label_of_the_part_in_hand_is_proven_by_reading_it(shown: Shown) -> None:
    shown.table.presenter.state = SCENES["chosen"]
    shown.scan(PARTS[1].text)
    assert isinstance(shown.newest, ProveLabel)
    assert shown.newest.about == "o2"
    shown.table.desk.answer(Saved(1, 40, AT))
    shown.table.desk.answer(TRACE)
    state = shown.table.presenter.state
    assert (state.proven, state.chosen) == (True, "o2")


def test_an_empty_container_is_recorded_once_when_it_stands_still(shown: Shown) -> None:
    presenter = shown.table.presenter
    shown.table.put("9.99", placing=1)  # something lay there before
    presenter.weigh_container()
    presenter._look()
    assert not any(isinstance(one, KnowContainer) for one in shown.table.desk.commands)
    shown.table.put("2.40", placing=2)
    presenter._look()
    presenter._look()
    weighed = [one for one in shown.table.desk.commands if isinstance(one, KnowContainer)]
    assert [(one.reading.mass.printed, one.container) for one in weighed] == [("2.40", "")]
    shown.table.desk.answer(ContainerSaved(9, KNOWN, JOB))
    assert presenter.state.known is not None
    presenter.stop()


def test_a_container_on_a_scale_without_a_word_for_still_is_taken_by_a_key(shown: Shown) -> None:
    table, presenter = shown.table, shown.table.presenter
    table.put_unsaid("9.99", placing=1)  # something lay there before
    presenter.weigh_container()
    presenter._look()
    presenter.confirm_weight()
    assert table.scale.confirmed == []
    table.put_unsaid("2.40", placing=2)
    presenter._look()
    ask(shown.window, "confirm")
    assert [one.printed for one in table.scale.confirmed] == ["2.40"]
    presenter.stop()


def test_a_container_with_a_label_keeps_it(shown: Shown) -> None:
    presenter = shown.table.presenter
    presenter.weigh_container()
    shown.scan("BN0000015")
    assert presenter.state.container == "", "its check character does not agree"
    shown.scan(CONTAINER)
    assert shown.newest == AskContainer(CONTAINER)
    shown.table.desk.answer(refuse("container.unknown"))
    assert presenter.state.refusal is None, "a container not weighed yet is no fault"
    shown.table.put("2.40", placing=3)
    presenter._look()
    assert isinstance(shown.newest, KnowContainer)
    assert shown.newest.container == CONTAINER
    presenter.stop()


@pytest.mark.parametrize("text", HOSTILE)
def test_codes_from_outside_stay_words(text: str, speak: Callable[[str], None]) -> None:
    speak("en")
    look = look_of("full")
    table = OutputsTable()
    table.presenter.state = SCENES["found"]
    place = OutputsScreen(look, table.presenter, table.camera.view, now_ms=lambda: 60_000)
    window = framed(look, place)
    table.presenter._traced(TraceView(PACK, (part(1, text=text, own_label=False),), None))
    assert cut_words(window) == []


def test_a_pack_s_balance_stays_in_sight_and_a_touch_opens_every_weighing(shown: Shown) -> None:
    presenter = shown.table.presenter
    presenter.show(SCENES["balanced"])
    strip = shown.place.findChild(BalanceStrip)
    assert strip is not None
    if shown.place.look.room is not Room.SMALL:
        assert strip.isVisibleTo(shown.window)
        assert SCENES["balanced"].balance_of in strip.spoken()
    presenter.look_at_balance()
    assert presenter.state.page is OutputsPage.BALANCE
    assert not strip.isVisibleTo(shown.window)
    ask(shown.window, "back")
    assert presenter.state.page is OutputsPage.LOOK


# ---- what happened


def test_a_pack_tells_what_happened_by_its_main_points_and_then_whole(shown: Shown) -> None:
    shown.scan(PACK.code)
    shown.table.desk.answer(TRACE)
    ask(shown.window, "past")
    assert shown.newest == AskCodeTrace(PACK.id)
    shown.table.desk.answer(CodeTrace(PACK.code, (PAST,), None, None, None, 1))
    rows = shown.place.findChild(RowList)
    assert rows is not None
    told = [rows.model().index(number, 0).data(ROW_ROLE) for number in range(rows.model().rowCount())]
    by_number = {one.id: one for one in told}
    assert [one.id for one in told][:2] == ["1:16", "1:15"]
    assert not {"1:2", "1:8", "1:11"} & set(by_number)  # answers, a step done, a reading that passed
    assert (by_number["1:3"].title, by_number["1:3"].state) == ("Weighed: 431.0 kg", "taken back")
    assert by_number["1:9"].title == "Prove dead: voltage 84.2 V"
    assert by_number["1:12"].second.endswith("Zhang Wei + Li Na")
    ask(shown.window, "all")
    assert rows.model().rowCount() == len(PAST.past)


def test_an_entry_opens_with_who_when_and_its_number_and_closes_to_the_list(shown: Shown) -> None:
    shown.table.presenter.show(SCENES["past"])
    shown.table.presenter.past.open("1:99")
    assert shown.table.presenter.state.page is OutputsPage.PAST
    shown.table.presenter.past.open("1:9")
    (facts,) = [one for one in told_words(shown.window) if "HV-DEAD" in one]
    assert "By: Zhang Wei" in facts
    assert "Entry: 1:9  0909090909090909" in facts
    ask(shown.window, "list")
    assert shown.table.presenter.state.page is OutputsPage.PAST
    ask(shown.window, "back")
    assert shown.table.presenter.state.page is OutputsPage.LOOK


def test_a_past_that_is_refused_leaves_the_parts_in_sight(shown: Shown) -> None:
    shown.scan(PACK.code)
    shown.table.desk.answer(TRACE)
    ask(shown.window, "past")
    shown.table.desk.answer(refuse("trace.unknown"))
    assert shown.table.presenter.state.page is OutputsPage.LOOK
    assert shown.table.presenter.state.trace == TRACE


def test_there_are_words_for_every_fact_about_a_pack() -> None:
    about = {one.type for one in Fact.__subclasses__() if any(field.name == "pack" for field in fields(one))}
    assert about & set(known_types()) <= worded_types()


def test_hostile_words_in_an_entry_reach_no_line(shown: Shown) -> None:
    for text in HOSTILE:
        evil = replace(PAST.past[13], entry=replace(PAST.past[13].entry, data={"text": text, "fault": text}))
        shown.table.presenter.show(replace(SCENES["past"], past=replace(PAST, past=(evil,))))
        assert "\n" not in row_of(evil, PAST, Language.EN).title
    shown.table.presenter.show(SCENES["past"])
