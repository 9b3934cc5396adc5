"""Every scene of every place, one after the other, in its window."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.ui.clip import let_go
from tests.ui.screens import intake_scenes, outputs_scenes, tray_scenes, trials_scenes
from tests.ui.screens.bench import scenes as bench_scenes
from tests.ui.screens.bench import shown as bench_shown
from tests.ui.screens.library import scenes as library_scenes
from tests.ui.screens.place_checks import scenes_of
from tests.ui.screens.place_scenes import SCENES as PLACES
from tests.ui.screens.place_scenes import window_of
from tests.ui.screens.shift import scenes as shift_scenes
from ui.shell.window import StationWindow
from ui.theme.tokens import Look


def every_scene(look: Look) -> Iterator[tuple[str, StationWindow]]:
    """The room and its window, all of them on one screen; each is let go before the next."""
    for name in bench_scenes.scenes():
        made = bench_shown.shown(look, name)
        with _held(bench_shown.in_window(look, made)) as window:
            yield "bench", window
        made.presenter.stop()
    for name in intake_scenes.scenes():
        stand = intake_scenes.stand(look, name)
        with _held(intake_scenes.in_window(look, stand)) as window:
            yield "intake", window
    for room in (*PLACES, "emergency"):
        for name in scenes_of(room):
            with _held(window_of(look, room, name)) as window:
                yield room, window
    for name in outputs_scenes.SCENES:
        with _held(outputs_scenes.window_of(look, name)) as window:
            yield "outputs", window
    for name in tray_scenes.TRAY_SCENES:
        with _held(tray_scenes.tray_window(look, name)) as window:
            yield "outputs", window
    for name in trials_scenes.SCENES:
        with _held(trials_scenes.trials_window(look, name)) as window:
            yield "trials", window
    for name in shift_scenes.SCENES:
        with _held(shift_scenes.in_window(look, shift_scenes.stood(name), name)) as window:
            yield "shift", window
    for name in library_scenes.SCENES:
        with _held(library_scenes.Prepared(name).window(look)) as window:
            yield "library", window


@contextmanager
def _held(window: StationWindow) -> Iterator[StationWindow]:
    try:
        yield window
    finally:
        let_go(window)
