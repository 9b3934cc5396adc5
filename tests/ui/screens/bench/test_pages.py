"""Every page of the bench on every screen: nothing cut, nothing too small for a glove or off the stage."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.domain.dismantling import Action
from app.domain.procedure import StepKind
from app.domain.refusals import refuse
from tests.hostile import HOSTILE
from tests.ui.clip import SCREENS_AND_TONGUES, cut_words, look_of
from tests.ui.screens.bench.scenes import code, scenes
from tests.ui.screens.bench.shown import Shown, in_window, shown
from tests.ui.screens.plain_acts import plain_faults
from ui.place import ActionKind
from ui.screens.bench.screen import page_name
from ui.screens.bench.state import Asking, BenchState, Page, page_of
from ui.shell.window import StationWindow
from ui.theme.tokens import TOUCH_MM, Language, Look
from ui.widgets.painted import Painted, Touchable

Tongue = Callable[[str], Language]

# A hold's frame, four things to do or four reasons: on the smallest screen twice the length has no room.
CROWDED = (
    *("judge", "held", "release", "measure_restarted"),
    *("hand", "gas", "reading", "aside", "again", "barred", "air"),
)


@pytest.fixture
def tongue(speak: Callable[[str], None]) -> Tongue:
    """Speak a tongue, and say in which language's letters it is set."""

    def to(name: str) -> Language:
        speak(name)
        return Language.ZH if name == "zh" else Language.EN

    return to


def faults(window: StationWindow, made: Shown) -> list[str]:
    """What is wrong with the page as it stands in the window."""
    return [
        *plain_faults(window, "bench"),
        *cut_words(window),
        *_small_or_off(window, made.screen),
        *_squeezed(made.screen),
    ]


def _small_or_off(window: QWidget, screen: QWidget) -> list[str]:
    least = screen.look.mm(TOUCH_MM) - 1  # type: ignore[attr-defined]
    found = []
    for touchable in window.findChildren(Touchable):
        if not touchable.isVisibleTo(window):
            continue
        size = touchable.face().size()
        if min(size.width(), size.height()) < least:
            found.append(f"too small: {touchable.spoken()!r} {size.width():.0f}x{size.height():.0f}")
        place = QRect(touchable.mapTo(window, QPoint(0, 0)), touchable.size())
        if not window.rect().contains(place):
            found.append(f"off the window: {touchable.spoken()!r} {place}")
    return found


def _squeezed(screen: QWidget) -> list[str]:
    found = []
    for panel in screen.findChildren(Painted):
        needed = panel.minimumSizeHint().height()
        if panel.hasHeightForWidth():
            needed = panel.heightForWidth(panel.width())
        # A panel may close up by a fifth: then its words step down the scale.
        least = min(needed * 4 // 5, panel.maximumHeight())
        if panel.isVisibleTo(screen) and panel.height() < least:
            found.append(f"squeezed: {type(panel).__name__} {panel.height()} of {needed} px")
    return found


@pytest.mark.drawn
@pytest.mark.parametrize(("screen", "spoken"), SCREENS_AND_TONGUES)
def test_every_scene_stands_whole(screen: str, spoken: str, tongue: Tongue, face: QApplication) -> None:
    look = look_of(screen, tongue(spoken))
    wrong = {}
    for name in scenes():
        if not (screen == "small" and spoken == "stretch" and name.startswith(CROWDED)):
            wrong[name] = _look_at(face, look, shown(look, name))
    assert {name: found for name, found in wrong.items() if found} == {}


def test_a_dim_hall_has_the_same_room(tongue: Tongue, face: QApplication) -> None:
    look = look_of("full", tongue("zh"), dim=True)
    names = ("held", "release", "measure_over")
    assert {name: _look_at(face, look, shown(look, name)) for name in names} == {name: [] for name in names}


@pytest.mark.parametrize("spoken", ["zh", pytest.param("en", marks=pytest.mark.long)])
def test_words_of_strangers_stay_words(spoken: str, tongue: Tongue, face: QApplication) -> None:
    look = look_of("small" if spoken == "en" else "full", tongue(spoken))
    wrong = []
    for at, text in enumerate(HOSTILE[spoken == "en" :: 2]):  # each half of them in one tongue
        states = hostile_states(text)
        for state in (states[at % len(states)], states[(at + 3) % len(states)]):  # each on two of the pages
            found = _look_at(face, look, Shown.with_state(look, state))
            wrong += [f"{text[:20]!r} {page_of(state)}: {one}" for one in found]
    assert wrong == []


def hostile_states(text: str) -> list[BenchState]:
    """The pages that show words from outside, with this text in every such place."""
    every = scenes()
    empty, kept = every["empty_ready"], every["take_back_sign"]
    assert empty.empty is not None
    assert kept.view is not None
    packs = tuple(
        replace(one, pack=replace(one.pack, code=text, location=text, fields={"vendor_name": text}))
        for one in empty.empty.packs
    )
    output = replace(kept.view.outputs[-1], text=text)
    known = every["output_container"].container
    assert known is not None
    return [
        replace(empty, empty=replace(empty.empty, packs=packs)),
        replace(empty, refusal=refuse("pack.not_here", code=text[:40])),
        replace(every["abort_sure"], reason=text[:40]),
        replace(every["judge_sign"], reason=text[:40]),
        replace(kept, reason=text[:40], view=replace(kept.view, outputs=(*kept.view.outputs[:-1], output))),
        replace(every["pieces_code"], piece=code(text), container=replace(known, text=text[:13])),
        replace(every["ended_aborted"], view=_given_up_for(every["ended_aborted"], text)),
    ]


def _given_up_for(state: BenchState, text: str) -> object:
    assert state.view is not None
    return replace(state.view, run=replace(state.view.run, abort_reason=text[:40]))


def test_nothing_on_the_stage_can_hold_markup(tongue: Tongue, face: QApplication) -> None:
    look = look_of("full", tongue("en"))
    for name in scenes():
        assert shown(look, name).screen.findChildren(QLabel) == []


def test_every_page_and_every_kind_of_step_has_a_scene(face: QApplication) -> None:
    look = look_of("low")
    states = scenes().values()
    assert {page_of(state) for state in states} == set(Page)
    assert {page_name(state, look) for state in states} == {
        *(page.value for page in Page if page is not Page.SIGN),
        *("release", "countersign"),
    }
    assert {state.asking for state in states} == set(Asking)
    steps = [state.view.step for state in states if state.view is not None and state.view.step is not None]
    assert {step.kind for step in steps} == set(StepKind) - {StepKind.BRANCH}, "a branch is never shown"


@pytest.mark.parametrize("screen", ["full", "low", "small"])
def test_the_primary_is_always_there_and_offers_only_what_is_allowed(
    screen: str, tongue: Tongue, face: QApplication
) -> None:
    look = look_of(screen, tongue("en"))
    needs = {
        "done": Action.CONFIRM,
        "take_reading": Action.TAKE_READING,
        "go_on": Action.GO_ON,
    }
    for name, state in scenes().items():
        primary = shown(look, name).screen.rail().primary
        assert primary is not None, name
        assert primary.kind is ActionKind.PRIMARY
        if primary.id in needs:
            assert primary.enabled == state.may(needs[primary.id]), name


def test_a_shut_hold_offers_no_release_anywhere(tongue: Tongue, face: QApplication) -> None:
    for screen in ("full", "low", "small"):
        look = look_of(screen, tongue("en"))
        for name in ("held", "held_again", "held_unread", "held_no", "measure", "measure_settled"):
            rail = shown(look, name).screen.rail()
            assert rail.primary is not None
            ids = [rail.primary.id, *(action.id for action in rail.secondaries)]
            ways = ["queue", "leave", "abort"] if screen == "full" else ["leave", "abort"]
            assert ids == ["take_reading", *ways], name
            abort = rail.secondaries[-1]
            assert (abort.kind, abort.apart) == (ActionKind.DANGER, True)


def test_on_the_way_out_there_is_no_second_abort(tongue: Tongue, face: QApplication) -> None:
    look = look_of("full", tongue("en"))
    rail = shown(look, "making_safe").screen.rail()
    assert [action.id for action in rail.secondaries] == ["queue"]


def _look_at(face: QApplication, look: Look, made: Shown) -> list[str]:
    window = in_window(look, made)
    window.show()
    face.processEvents()
    found = faults(window, made)
    window.close()
    window.deleteLater()
    made.presenter.stop()
    face.processEvents()
    return found
