"""The scales place: every state whole on every screen, what each key does, and what never counts."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.reading import Health, ScaleNow, Unread
from app.domain.refusals import refuse
from app.domain.scale_fitness import FittedScale, ScaleRole
from tests.fakes.desk import RecordingDesk
from tests.fakes.floor import SCALE, Floor
from tests.fakes.instruments import PARTS_SCALE
from tests.fakes.watches import ShownScale
from tests.ui.clip import let_go
from tests.ui.presenters.bench import PromptDesk
from tests.ui.screens.place_checks import SCREENS, TONGUES, ask, check_room, look_for
from tests.ui.screens.place_scenes import framed
from tests.ui.screens.scales_scenes import DUE, due_next
from ui.bridge.desk import DeskBridge
from ui.screens.scales.presenter import EMPTY_PAN, ScalesPresenter
from ui.screens.scales.screen import ScalesScreen
from ui.screens.scales.state import NextCheck, ScalesPage
from ui.widgets.notice import Notice


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("tongue", TONGUES)
def test_every_scene_is_whole(screen: str, tongue: str, speak: Callable[[str], None]) -> None:
    speak(tongue)
    check_room("scales", look_for(screen, tongue))


@pytest.mark.parametrize(
    ("scene", "due"),
    [
        ("due", NextCheck(ScaleRole.PARTS, zero=True)),
        ("fit", None),
        ("failed", NextCheck(ScaleRole.PARTS, zero=False)),
        ("zero_failed", NextCheck(ScaleRole.PARTS, zero=True)),
        ("expired", None),  # no key of the place mends that
        ("no_weights", None),
    ],
)
def test_what_is_due_next(scene: str, due: NextCheck | None) -> None:
    assert due_next(scene) == due


class Place:
    """The place over a floor with two scales, which show what the test lets them show."""

    def __init__(self) -> None:
        self.floor = Floor(tick=timedelta(milliseconds=50))
        self.floor.with_scales(FittedScale(ScaleRole.PACKS, SCALE), FittedScale(ScaleRole.PARTS, PARTS_SCALE))
        self.floor.sign_in()
        self.watches = {role: ShownScale() for role in ScaleRole}
        self.bridge = DeskBridge(PromptDesk(self.floor))
        self.presenter = ScalesPresenter(self.bridge, self.watches)
        self.tones: list[str] = []
        self.presenter.accepted.connect(lambda: self.tones.append("accepted"))
        self.presenter.turned_down.connect(lambda: self.tones.append("turned down"))
        self.look = look_for("full", "en")
        self.screen = ScalesScreen(self.look, self.presenter, now_ms=lambda: 60_200)
        self.window = framed(self.look, self.screen)
        self.presenter.begin()

    def show(self, unread: Unread | None, *, empty: str = "", loaded: str = "", placing: int = 1) -> None:
        """What the parts scale shows from now on, seen at once."""
        pan = self.floor.pan(empty) if empty else None
        weighed = replace(self.floor.part(loaded), placing=placing) if loaded else None
        mass = weighed.mass if weighed is not None else None
        settled = weighed if unread is None else None
        shown = ScaleNow(mass, unread, settled, Health.READY, self.floor.moment(), placing, pan)
        self.watches[ScaleRole.PARTS].shows = shown
        self.presenter._look()

    def checks(self) -> list[tuple[str, str]]:
        """Kind and verdict of every check on record."""
        return [
            (one.type, one.data["verdict"]) for one in self.floor.entries() if one.type.startswith("scale.")
        ]


@pytest.fixture
def place(qapp: QApplication) -> Iterator[Place]:
    made = Place()
    yield made
    made.presenter.stop()
    let_go(made.window)


def test_from_the_pans_to_the_weights_by_one_key(place: Place) -> None:
    state = place.presenter.state
    assert state.next == NextCheck(ScaleRole.PARTS, zero=True)
    ask(place.window, "next")
    place.show(Unread.BELOW_MIN, empty="0.00")
    ask(place.window, "empty")
    assert place.checks() == [("scale.zero_checked", "PASSED")]
    assert place.presenter.state.next == NextCheck(ScaleRole.PACKS, zero=True)
    assert place.tones == ["accepted"]


def test_an_empty_pan_is_never_taken_by_itself_nor_while_it_moves(place: Place) -> None:
    ask(place.window, "next")
    for unread, empty in ((Unread.BELOW_MIN, ""), (Unread.OVERLOAD, ""), (Unread.BELOW_MIN, "0.00")):
        place.show(unread, empty=empty)
        primary = place.screen.rail().primary
        assert primary is not None
        assert primary.enabled is bool(empty)
    assert place.checks() == []


@pytest.mark.parametrize("loaded", ["28.44", "20.00"])
def test_what_lies_on_a_pan_that_shall_be_empty_is_not_checked(place: Place, loaded: str) -> None:
    ask(place.window, "next")
    place.show(None, loaded=loaded)
    place.presenter.pan_is_empty()
    assert place.checks() == []


def test_a_check_weight_is_taken_by_itself_once_and_only_when_it_came_since(place: Place) -> None:
    place.show(None, loaded="20.00", placing=3)  # it lies there already, whatever it is
    ask(place.window, "choose")
    place.presenter.choose("PW-20")
    assert place.presenter.state.page is ScalesPage.WEIGHT
    place.show(None, loaded="20.00", placing=3)
    place.show(Unread.MOVING, loaded="20.02", placing=4)
    place.show(Unread.UNCONFIRMED, loaded="20.02", placing=4)
    assert place.checks() == []
    place.show(None, loaded="20.02", placing=4)
    assert place.checks() == [("scale.checked", "PASSED")]
    assert place.presenter.state.page is ScalesPage.LOOK
    place.presenter._look()
    assert len(place.checks()) == 1


def test_a_failed_check_turns_down_and_says_what_it_means(place: Place) -> None:
    ask(place.window, "choose")
    place.presenter.choose("PW-5")
    place.show(None, loaded="5.06")
    assert place.checks() == [("scale.checked", "FAILED")]
    assert place.tones == ["turned down"]
    words = [
        notice.spoken() for notice in place.window.findChildren(Notice) if notice.isVisibleTo(place.window)
    ]
    assert any("weighs wrongly" in told and "in doubt" in told for told in words)


def test_no_reading_is_recorded_with_its_reason_and_only_when_there_is_none(place: Place) -> None:
    ask(place.window, "next")
    place.show(Unread.DISCONNECTED)
    ask(place.window, "unread")
    assert place.floor.entries()[-1].data["unread"] == "disconnected"
    assert place.checks() == [("scale.zero_checked", "UNREAD")]
    assert place.presenter.state.next == NextCheck(ScaleRole.PARTS, zero=True)
    ask(place.window, "next")
    place.show(Unread.BELOW_MIN, empty="0.00")
    action = next(one for one in place.screen.rail().secondaries if one.id == "unread")
    assert not action.enabled


def test_a_figure_without_a_word_for_still_waits_for_its_key(place: Place) -> None:
    ask(place.window, "choose")
    place.presenter.choose("PW-20")
    asked = replace(place.floor.part("20.00"), placing=9)
    place.watches[ScaleRole.PARTS].ask(asked)
    place.presenter._look()
    assert place.checks() == []
    ask(place.window, "confirm")
    place.presenter._look()
    assert place.floor.entries()[-1].data["stability"] == "inferred"


def test_a_refusal_stays_in_sight(place: Place) -> None:
    ask(place.window, "next")
    place.show(Unread.BELOW_MIN, empty="0.40")
    ask(place.window, "empty")
    assert place.presenter.state.refusal == refuse("check.not_empty")
    assert place.checks() == []


def test_the_choice_holds_the_pan_and_every_weight(place: Place) -> None:
    ask(place.window, "choose")
    place.presenter.choose("PW-200")  # of the other scale
    assert place.presenter.state.page is ScalesPage.CHOOSE
    place.presenter.choose(EMPTY_PAN)
    assert place.presenter.state.page is ScalesPage.ZERO


def test_an_answer_after_the_place_was_left_is_dropped(qapp: QApplication) -> None:
    desk = RecordingDesk()
    presenter = ScalesPresenter(DeskBridge(desk), {role: ShownScale() for role in ScaleRole})
    presenter.begin()
    presenter.leave()
    desk.answer(DUE)
    qapp.processEvents()
    assert presenter.state.view is None
