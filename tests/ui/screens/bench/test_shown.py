"""What pages of the bench show besides standing whole: remedies, evidence, a photograph, a quiet scale."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.output import OutputCode
from app.domain.reading import Unread
from tests.ui.clip import look_of
from tests.ui.screens.bench.scenes import scale, scenes
from tests.ui.screens.bench.shown import Shown, shown
from ui.screens.bench.kept_picture import KeptPicture, PictureState
from ui.screens.bench.state import BenchState
from ui.theme.tokens import Language, Look
from ui.widgets.evidence_table import EvidenceTable
from ui.widgets.notice import Notice
from ui.widgets.remedy_list import RemedyList
from ui.widgets.weight_view import WeightView

Part = TypeVar("Part", bound=QWidget)
ROOMS = ["full", "low", "small"]


@pytest.fixture(params=ROOMS)
def look(request: pytest.FixtureRequest, face: QApplication, speak: Callable[[str], Language]) -> Look:
    """Each screen, in English."""
    speak("en")
    return look_of(request.param)


def seen(made: Shown, kind: type[Part]) -> list[Part]:
    """The parts of a kind that are on the stage."""
    return [part for part in made.screen.findChildren(kind) if part.isVisibleTo(made.screen)]


def remedies(state: BenchState) -> tuple[str, ...]:
    """What the document says to do when a step is not in order."""
    assert state.view is not None
    assert state.view.step is not None
    assert state.view.step.hold is not None
    return tuple(words.en for words in state.view.step.hold.remedies)


@pytest.mark.parametrize("scene", ["judge", "judge_inside"])
def test_a_judged_hold_says_what_to_do_when_it_is_not_in_order(look: Look, scene: str) -> None:
    wanted = remedies(scenes()[scene])
    assert wanted
    made = shown(look, scene)
    if not seen(made, RemedyList):
        offered = [action.id for action in made.screen.rail().secondaries]
        assert "look" in offered, "where there is no room, a button leads there"
        made.screen.act("look")
    (listed,) = seen(made, RemedyList)
    assert listed.state.remedies == wanted
    assert listed.state.now == 0, "none of them comes first: it may all be in order"


def test_the_readings_name_their_limit_in_words(look: Look) -> None:
    (table,) = seen(shown(look, "release"), EvidenceTable)
    assert table.state.foot.startswith("At most 60.0 V")
    assert ("signed PRACTICE" in table.state.foot) == (look.room.name != "SMALL")


def test_who_signs_for_a_typed_weight_sees_the_display(look: Look) -> None:
    made = shown(look, "sign_amount")
    (picture,) = seen(made, KeptPicture)
    assert picture.state.jpeg == scenes()["sign_amount"].photo
    assert picture.spoken() == "Photo"
    assert seen(shown(look, "judge_sign"), KeptPicture) == [], "nothing was photographed for a judgement"
    assert seen(shown(look, "take_back_sign"), KeptPicture) == []


def test_a_picture_that_cannot_be_shown_says_so(look: Look) -> None:
    picture = KeptPicture(look)
    for broken in (b"", b"no picture at all"):
        picture.render(PictureState(broken, "Photo"))
        assert picture.spoken() == "The photograph cannot be shown. Take it again."


NOTHING_MORE = "Nothing more to weigh here"
NEXT_PART = "The scale is empty: put the next part on, or go on"


@pytest.mark.parametrize(
    ("scene", "rests"),
    [
        ("weigh", ""),  # nothing is recorded yet: the step waits for it
        ("weigh_done", ""),  # what was recorded still lies there
        ("weigh_rest", NOTHING_MORE),
        ("output_some", ""),  # the next part is settling
        ("output_container", NEXT_PART),
        ("pieces", ""),
    ],
)
def test_an_empty_scale_is_quiet_once_something_is_recorded(look: Look, scene: str, rests: str) -> None:
    made = shown(look, scene)
    assert bool(seen(made, WeightView)) == (not rests)
    told = [notice.state.headline for notice in seen(made, Notice)]
    assert [words for words in (NOTHING_MORE, NEXT_PART) if words in told] == ([rests] if rests else [])


def test_any_other_reason_for_no_reading_is_shown(look: Look) -> None:
    scene = scenes()["output_container"]
    for why in (Unread.STALE, Unread.DISCONNECTED, Unread.NOT_EMPTIED):
        made = Shown.with_state(look, replace(scene, scale=scale(None, why)))
        assert seen(made, WeightView), why


def test_the_kind_that_rests_was_recorded() -> None:
    state = scenes()["weigh_rest"]
    assert state.view is not None
    assert [one.code for one in state.view.outputs] == [OutputCode.COOLANT]
