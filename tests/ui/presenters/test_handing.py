"""A pack is handed on from the queue, and comes back."""

import pytest

from app.domain.pack import PackState
from app.domain.scan import ScannedCode
from app.domain.traveller import mark_in, traveller_for
from app.domain.triage import TriageClass
from app.floor import commands as ask
from tests.fakes.floor import CODE
from tests.ui.presenters.bench import Bench, Ear
from ui.screens.queue.presenter import QueuePresenter
from ui.screens.queue.state import Tab

THEIRS = traveller_for(TriageClass.A, "ST-002", 1).text


@pytest.fixture
def queue(bench: Bench) -> QueuePresenter:
    """The queue, with one stored pack chosen."""
    pack = bench.floor.stored(CODE)
    made = QueuePresenter(bench.bridge)
    bench.do(made.begin)
    made.select(pack)
    return made


def paper(bench: Bench, queue: QueuePresenter) -> ScannedCode:
    return bench.floor.scanned(bench.floor.traveller(queue.state.selected or ""))


def test_nothing_is_recorded_before_the_paper_is_read_and_yes_is_said(
    bench: Bench, queue: QueuePresenter
) -> None:
    own = paper(bench, queue)
    bench.do(queue.begin_handing)
    bench.do(queue.handing.confirm)
    heard = Ear(queue.turned_down)
    queue.code_seen(bench.floor.scanned(CODE))
    assert len(heard) == 1, "the pack's own code proves no paper"
    queue.code_seen(bench.floor.scanned(THEIRS))
    queue.code_seen(own)
    assert queue.state.handing is not None
    assert (queue.state.handing.to, queue.state.handing.paper) == (mark_in(THEIRS), own)
    assert "pack.handed_on" not in bench.floor.types()
    bench.do(queue.handing.confirm)
    assert bench.floor.entries()[-1].data["to"] == mark_in(THEIRS)
    assert (queue.state.handing, queue.state.away_count, queue.state.stored_count) == (None, 1, 0)


def test_for_any_station_and_back_again(bench: Bench, queue: QueuePresenter) -> None:
    own = paper(bench, queue)
    bench.do(queue.begin_handing)
    for code in (bench.floor.scanned(THEIRS), own):
        queue.code_seen(code)
    queue.handing.for_any()
    bench.do(queue.handing.confirm)
    assert bench.floor.entries()[-1].data["to"] == ""
    queue.choose_tab(Tab.AWAY)
    (away,) = queue.state.packs
    queue.select(away.id)
    bench.do(queue.begin_handing)
    assert queue.state.handing is not None
    assert queue.state.handing.back
    queue.code_seen(own)
    bench.do(queue.handing.confirm)
    view = bench.floor.do(ask.AskPack(away.id))
    assert view.state is PackState.STORED  # type: ignore[attr-defined]


def test_a_no_is_shown_and_the_paper_asked_for_again(bench: Bench, queue: QueuePresenter) -> None:
    own = paper(bench, queue)
    bench.do(queue.begin_handing)
    other = traveller_for(TriageClass.A, "ST-001", 77).text
    queue.code_seen(bench.floor.scanned(other))
    bench.do(queue.handing.confirm)
    handing = queue.state.handing
    assert handing is not None
    assert handing.refusal is not None
    assert (handing.refusal.code, handing.paper, handing.busy) == ("paper.no_record", None, False)
    queue.code_seen(own)
    bench.do(queue.handing.let_be)
    assert queue.state.handing is None
    assert "pack.handed_on" not in bench.floor.types()
