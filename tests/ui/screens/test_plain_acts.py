"""Printed commands and pedals on every page: nothing but what is marked, and nothing that does harm."""

from collections.abc import Callable

import pytest

from app.domain.command_code import PlainAct
from app.floor.bench_commands import ConfirmStep, TakeReading
from app.floor.commands import KeepPlace
from tests.ui.clip import let_go, look_of
from tests.ui.screens import intake_scenes
from tests.ui.screens.bench import shown as bench_shown
from tests.ui.screens.bench.scenes import scenes as bench_scenes
from tests.ui.screens.every_scene import every_scene
from tests.ui.screens.plain_acts import PLAIN, offered
from ui.application.commanded import Commanded
from ui.application.told import Told
from ui.shell.navigator import PlaceName
from ui.shell.window import StationWindow

HANDS_AND_HEAD = (  # scenes where something is held, signed, released, begun, ended or made safe
    *("hold", "release", "sign", "judge", "abort", "safe", "leave", "left", "barred", "clos", "apart"),
    *("paper", "quarantine", "stopped", "balance", "sure", "typed", "look", "choose", "measure", "wait"),
)


class Standing:
    """Stands for navigator and places at their most permissive: nobody is asked whether somebody signs."""

    name = PlaceName.BENCH

    def awaits_second(self, _place: object) -> bool:
        """As on a page that asks for no badge."""
        return False


class Hours:
    """A clock by which every page has been on show for long: an hour later each time that it is asked."""

    def __init__(self) -> None:
        self.mono_ms = 0

    def now(self) -> "Hours":
        """Later than before."""
        self.mono_ms += 3_600_000
        return self


class Silence:
    """Plays nothing."""

    def play(self, _tone: object) -> None:
        """Nothing."""


def commanded(window: StationWindow, told: Told | None = None) -> Commanded:
    standing = Standing()
    return Commanded(
        window,
        standing,
        places=standing,
        told=told or Told(window.show_notices),
        tones=Silence(),
        clock=Hours(),
    )


def test_no_command_does_more_at_bench_or_intake_than_say_that_a_step_is_done(
    speak: Callable[[str], None],
) -> None:
    """All four on every page, even where the guard of who signs were missing: what reaches the records."""
    speak("en")
    look = look_of("full")
    stepped, reread = set(), set()
    for name in bench_scenes():
        made = bench_shown.shown(look, name)
        window = bench_shown.in_window(look, made)
        sent = _all_four(window, made.desk.commands)
        assert sent <= {ConfirmStep, TakeReading}, name
        stepped |= {name} if ConfirmStep in sent else set()
        reread |= {name} if TakeReading in sent else set()
        made.presenter.stop()
        let_go(window)
    assert reread == {"read_done"}  # a step that bars nothing, read once already
    assert stepped
    assert [name for name in stepped if any(word in name for word in HANDS_AND_HEAD)] == []
    for name in intake_scenes.scenes():
        stand = intake_scenes.stand(look, name)
        window = intake_scenes.in_window(look, stand)
        assert _all_four(window, stand.desk.commands) <= {KeepPlace}, name  # a draft, no entry
        let_go(window)


def _all_four(window: StationWindow, commands: list[object]) -> set[type]:
    before = len(commands)
    asked = commanded(window)
    for act in PlainAct:
        asked.asked(act)
    return {type(one) for one in commands[before:]}


@pytest.mark.long
def test_every_entry_of_the_closed_list_is_on_show_somewhere(speak: Callable[[str], None]) -> None:
    speak("en")
    found = {
        (room, action.id, action.plain)
        for room, window in every_scene(look_of("full"))
        for action in offered(window)
        if action.plain is not None
    }
    assert found == PLAIN
