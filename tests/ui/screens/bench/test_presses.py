"""A pack goes across the bench by presses alone, on every screen: each way is on the stage or in the rail."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.dismantling import RunState
from app.domain.operator import Operator
from app.domain.output import OutputCode
from app.domain.pack import PackState
from tests.fakes.floor import BO, LEAD
from tests.fakes.instruments import BENCH_METER, PARTS_SCALE
from tests.fakes.procedures import SHORT
from tests.ui.clip import look_of
from tests.ui.screens.bench.display import photograph
from tests.ui.screens.bench.stand import BenchStand
from ui.place import Action
from ui.screens.bench.amount_page import AmountPad
from ui.screens.bench.screen import BenchScreen
from ui.screens.bench.state import Page
from ui.widgets.keys import Key
from ui.widgets.number_pad import NumberPad
from ui.widgets.pack_list import PackList
from ui.widgets.text_pad import TextPad
from ui.widgets.tile import Tile

SCREENS = ["full", "low", "small"]


class Fingers:
    """Presses what is shown, and nothing else."""

    def __init__(self, screen: str) -> None:
        self.bench = BenchStand()
        self.bench.camera.jpeg = photograph()
        self.screen = BenchScreen(
            look_of(screen),
            self.bench.presenter,
            self.bench.camera.view,
            now_ms=lambda: 60_000,
            meter=BENCH_METER,
            scale=PARTS_SCALE,
        )
        self.screen.resize(1500, 900)
        self.screen.show()

    def press(self, action: str) -> None:
        """A button of the rail, which must be there and open."""
        rail = self.screen.rail()
        there = {one.id: one for one in (*rail.secondaries, *((rail.primary,) if rail.primary else ()))}
        assert action in there, (action, sorted(there))
        assert there[action].enabled, action
        self.screen.act(action)
        self.bench.settle()

    def choose(self, words: str) -> None:
        """A tile on the stage, by how it begins."""
        QApplication.processEvents()  # a tile that was just made is shown by its layout
        tiles = [tile for tile in self.screen.findChildren(Tile) if tile.isVisibleTo(self.screen)]
        found = [tile for tile in tiles if tile.state.title.startswith(words)]
        assert found, (words, [tile.state.title for tile in tiles])
        found[0].click()
        self.bench.settle()

    def sign(self, someone: Operator = BO) -> None:
        """The second person's badge, then the PIN on the pad."""
        self.bench.read()
        self.bench.see(someone.badge)
        pad = next(pad for pad in self.screen.findChildren(NumberPad) if pad.isVisibleTo(self.screen))
        pad.entered.emit(someone.number[::-1])
        self.bench.settle()

    def primary(self) -> Action:
        """The primary that is shown."""
        primary = self.screen.rail().primary
        assert primary is not None
        return primary

    def done(self) -> None:
        """Look at nothing more."""
        self.bench.presenter.stop()
        self.screen.close()


@pytest.fixture(params=SCREENS)
def fingers(
    request: pytest.FixtureRequest, face: QApplication, speak: Callable[[str], None]
) -> Iterator[Fingers]:
    """A bench to press on."""
    speak("en")
    made = Fingers(request.param)
    yield made
    made.done()


def open_pack(fingers: Fingers) -> None:
    """Choose pack and document, and begin."""
    pack = fingers.bench.stored()
    fingers.bench.begin()
    assert not fingers.primary().enabled
    listed = fingers.screen.findChild(PackList)
    assert listed is not None
    listed.chosen.emit(pack.id)
    fingers.choose("a short one")
    fingers.press("open")
    look_again(fingers, pack.id)


def look_again(fingers: Fingers, pack: str) -> None:
    """Its traveller is read, and nothing new is found on it."""
    fingers.bench.see(fingers.bench.floor.traveller(pack))
    fingers.press("answer")
    fingers.press("answer")


def to_prove(fingers: Fingers) -> None:
    """To the hold that is measured."""
    open_pack(fingers)
    fingers.press("done")
    fingers.bench.see(fingers.bench.view.pack.code)
    judge(fingers)
    fingers.press("done")
    assert fingers.bench.step.id == "prove"


def judge(fingers: Fingers) -> None:
    """Look, choose a reason, let somebody sign."""
    if fingers.primary().id == "decide":
        fingers.press("decide")
        fingers.press("look")
        fingers.press("decide")
    fingers.choose("Checked")
    fingers.sign()


def measure(fingers: Fingers, printed: str) -> None:
    """Put the probes on and press."""
    fingers.bench.meter.at = fingers.bench.floor.moment()
    fingers.bench.meter.settle(printed)
    fingers.press("take_reading")


def test_from_an_empty_bench_to_a_dismantled_pack(fingers: Fingers, qtbot: QtBot) -> None:
    bench = fingers.bench
    to_prove(fingers)
    measure(fingers, "84.2")
    assert bench.page is Page.HELD
    for _ in range(3):
        measure(fingers, "3.1")
    fingers.press("measure")
    fingers.press("back")
    fingers.sign()
    assert bench.step.id == "drain"
    fingers.press("go_on")
    fingers.press("nothing")
    fingers.press("done")
    measure(fingers, "61.0")
    fingers.press("take_again")
    fingers.press("go_on")
    fingers.choose("Modules")
    if fingers.primary().id == "go_on" and bench.state.wants_code:
        _no_code(fingers)
    bench.lay("36.00", 1)
    qtbot.waitUntil(lambda: bench.view.run.outputs_now == 1, timeout=3000)
    fingers.press("go_on")
    fingers.press("done")
    fingers.press("done")
    assert bench.page is Page.CLOSING, "most of the pack is still open"
    fingers.press("close")
    fingers.choose("Looked for, nothing found")
    fingers.sign(LEAD)
    assert bench.page is Page.ENDED
    assert (bench.view.run.state, bench.view.pack.state) == (RunState.CLOSED, PackState.DISMANTLED)
    fingers.press("queue")
    assert len(bench.left) == 1


def _no_code(fingers: Fingers) -> None:
    """Directly where the rail has room, else behind the seldom ways."""
    if any(action.id == "no_code" for action in fingers.screen.rail().secondaries):
        fingers.press("no_code")
    else:
        fingers.press("more")
        fingers.choose("The pieces carry no code")
    assert fingers.bench.state.own_labels


def test_giving_up_is_asked_twice_and_leads_to_quarantine(fingers: Fingers) -> None:
    bench = fingers.bench
    to_prove(fingers)
    fingers.press("abort")
    fingers.press("back")
    fingers.press("abort")
    fingers.choose("Voltage stays")
    assert fingers.primary().id == "back", "the safe answer is the primary"
    fingers.press("abort_now")
    assert fingers.primary().second_line == "making safe: 1 of 1"
    fingers.press("done")
    assert bench.view.pack.state is PackState.QUARANTINED


def test_a_reason_of_ones_own_is_typed(fingers: Fingers) -> None:
    bench = fingers.bench
    to_prove(fingers)
    fingers.press("abort")
    fingers.choose("Another reason")
    pad = fingers.screen.findChild(TextPad)
    assert pad is not None
    assert not fingers.primary().enabled
    for sign in "NOISE":
        key = next(key for key in pad.findChildren(Key) if key.state.sign == sign)
        key.click()
    assert fingers.primary().second_line == "5 characters"
    fingers.press("enter")
    assert (bench.page, bench.state.reason) == (Page.SURE, "NOISE")


def test_a_weight_is_typed_photographed_signed_and_taken_back(fingers: Fingers) -> None:
    bench = fingers.bench
    bench.opened()
    bench.at("lift")
    fingers.choose("Cables")
    fingers.press("more")
    fingers.choose("Type the weight")
    pad = fingers.screen.findChild(AmountPad)
    assert pad is not None
    for sign in ("7", ".", ".", "9", "0"):
        next(key for key in pad.findChildren(Key) if key.state.sign == sign).click()
    assert pad.figures == "7.90"
    fingers.press("enter")
    fingers.choose("The scale does not answer")
    fingers.press("photograph")
    fingers.press("do_not_sign")
    fingers.press("photograph")
    fingers.sign()
    assert bench.view.outputs[0].mass_source == "typed"
    tiles = [tile for tile in fingers.screen.findChildren(Tile) if "typed" in tile.spoken()]
    assert tiles, "the word stays beside the weight"
    fingers.press("more")
    fingers.choose("Take back")
    fingers.choose("It is another kind")
    fingers.sign()
    assert bench.view.outputs == ()


def test_seldom_ways_of_weighing(fingers: Fingers) -> None:
    bench = fingers.bench
    bench.opened()
    bench.at("lift")
    bench.bin_known("1.00")
    bench.see(bench.bin_known("1.00"))
    fingers.press("more")
    fingers.choose("No container")
    assert bench.state.container is None
    bench.choose(OutputCode.MOD)
    _no_code(fingers)
    fingers.press("more")
    fingers.choose("The pieces carry codes")
    assert not bench.state.own_labels
    fingers.press("more")
    fingers.choose("To the queue")
    assert len(bench.left) == 1


def test_a_single_document_needs_no_choice(fingers: Fingers) -> None:
    bench = fingers.bench
    for other in [key for key in bench.floor.site.procedures if key != SHORT.key]:
        bench.floor.site.procedures.pop(other)  # type: ignore[attr-defined]
    pack = bench.stored()
    bench.begin(pack.id)
    assert bench.state.procedure == SHORT.key
    fingers.press("open")
    look_again(fingers, pack.id)
    assert bench.step.id == "brief"


def test_a_finding_is_pressed_and_the_pack_is_set_apart(fingers: Fingers) -> None:
    bench = fingers.bench
    pack = bench.stored()
    bench.begin(pack.id)
    fingers.choose("a short one")
    fingers.press("open")
    bench.see(bench.floor.traveller(pack.id))
    fingers.press("answer")
    fingers.choose("Case dented")
    fingers.press("look_back")
    fingers.press("answer")
    fingers.press("answer")
    assert bench.page is Page.APART
    fingers.press("queue")
    assert len(bench.left) == 1


def test_no_paper_is_pressed_asked_about_and_the_pack_is_set_apart(fingers: Fingers) -> None:
    bench = fingers.bench
    pack = bench.stored()
    bench.begin(pack.id)
    fingers.choose("a short one")
    fingers.press("open")
    fingers.press("no_paper")
    fingers.press("keep")
    assert bench.page is Page.PAPER
    fingers.press("no_paper")
    fingers.press("apart_now")
    assert bench.page is Page.APART


def test_a_new_traveller_is_pressed_for(fingers: Fingers) -> None:
    bench = fingers.bench
    pack = bench.stored()
    bench.begin()
    bench.see(pack.code)
    fingers.press("print")
    assert bench.state.start.printing
    fingers.press("other_pack")
    bench.see("TRAGKREJ0001M")
    fingers.press("unknown")
    fingers.press("apart_now")
    assert bench.page is Page.APART


def test_another_pack_can_be_chosen(fingers: Fingers) -> None:
    bench = fingers.bench
    pack = bench.stored()
    bench.begin(pack.id)
    if any(action.id == "other_pack" for action in fingers.screen.rail().secondaries):
        fingers.press("other_pack")
        assert bench.state.chosen == ""
    else:
        listed = fingers.screen.findChild(PackList)
        assert listed is not None
        assert listed.isVisibleTo(fingers.screen)


def test_an_enter_key_pressed_late_presses_nothing(fingers: Fingers, qtbot: QtBot) -> None:
    to_prove(fingers)
    page = fingers.screen.page
    assert page is not None
    assert page.focusWidget() in (None, page)
