"""Scenes of a pack that another station holds: before it is opened, while it is worked, and left."""

from collections.abc import Callable
from dataclasses import replace

from app.domain.pack_hold import HoldWhy
from app.floor.bench_commands import LeavePack
from app.floor.bench_views import EmptyBench
from app.floor.remote_views import ChangesNoted
from app.floor.sync_commands import NoteChanges
from tests.fakes.floor import BO, shown
from tests.fakes.told_pages import hold, page
from tests.ui.screens.bench.scenes_ways import Walker
from ui.screens.bench.state import BenchState

LABEL = "Intake hall 2, north gate"


def held_scenes(walker: Callable[[], Walker]) -> dict[str, BenchState]:
    """Every state of a pack that is held elsewhere."""
    way = walker()
    try:
        held = replace(hold(way.bench.view.pack.code, HoldWhy.QUARANTINE), label=LABEL)
        ready = way.kept["empty_ready"]
        assert isinstance(ready.empty, EmptyBench)
        packs = tuple(replace(one, elsewhere=(held,)) for one in ready.empty.packs)
        found = {"empty_held": replace(ready, empty=replace(ready.empty, packs=packs))}
        before = set(way.kept)
        signed = page(way.bench.floor.registry_key, [held])
        assert isinstance(way.bench.floor.do(NoteChanges(signed.raw, signed.sig, 0)), ChangesNoted)
        way.bench.begin()
        way.keep("show_held_elsewhere")
        way.to("make_ready")
        way.keep("barred_held_elsewhere")
        view = way.bench.view
        done = tuple(one.id for one in view.leaving.owed)
        second = shown(BO)
        assert view.step is not None
        leave = LeavePack(view.run.id, view.step.id, "taking_break", done=done, second=second)
        way.bench.floor.do(leave)
        way.bench.begin()
        way.keep("left_held_elsewhere")
        return {**found, **{name: state for name, state in way.kept.items() if name not in before}}
    finally:
        way.bench.presenter.stop()
