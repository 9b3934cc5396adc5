"""The practice plant's hands at the tare page: one empty container a visit, taken off when it is recorded."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.devices.simulators.bench_scale import BenchScale
from app.devices.simulators.practice_plant import CONTAINER_MG, PRACTICE_PARTS_SCALE, PracticePlant
from app.domain.own_label import Prefix, mint
from app.domain.reading import Health, ScaleNow, Unread
from tests.fakes.floor import Floor
from tests.fakes.hand_clock import HandClock
from tests.fakes.watches import ShownCamera, ShownScale
from tests.ui.presenters.bench import PromptDesk
from tests.ui.screens.bench.stand import StillClock
from ui.application.practice_outputs import TareHands
from ui.bridge.desk import DeskBridge
from ui.screens.outputs.presenter import OutputsPresenter
from ui.screens.outputs.state import OutputsPage

BIN = mint(Prefix.BN, "1A2B3")


class TarePlace:
    """The outputs place over a floor, with hands and a pan; the scale shows what the test lets it show."""

    def __init__(self, *, practice: bool = True) -> None:
        self.floor = Floor()
        self.floor.sign_in()
        self.pan = BenchScale(PRACTICE_PARTS_SCALE, HandClock())
        plant = PracticePlant(None, None, parts=self.pan, badges=(), next_picture=lambda: None)
        self.scale, self.here, self.placing = ShownScale(), True, 0
        bridge = DeskBridge(PromptDesk(self.floor))
        self.outputs = OutputsPresenter(bridge, ShownCamera(), self.scale, StillClock())
        bridge.setParent(self.outputs)
        hands = plant if practice else None
        self.hands = TareHands(hands, self.outputs, lambda: self.here, after_ms=5, parent=self.outputs)
        self.outputs.begin()

    def show_pan(self) -> None:
        """The scale has settled on what lies there; an empty pan shows less than its least load."""
        if self.pan.load_mg:
            self.placing += 1
            reading = self.floor.part(f"{self.pan.load_mg / 1_000_000:.2f}")
            self.scale.settle(replace(reading, placing=self.placing))
        else:
            self.scale.shows = ScaleNow(None, Unread.BELOW_MIN, None, Health.READY, self.floor.moment())


@pytest.fixture
def place(qapp: QApplication) -> Iterator[TarePlace]:
    """Nothing lies on the scale."""
    made = TarePlace()
    yield made
    made.outputs.stop()


def laid(qtbot: QtBot, place: TarePlace, milligrams: int) -> None:
    """Until so much lies on the pan."""
    qtbot.waitUntil(lambda: place.pan.load_mg == milligrams, timeout=3000)
    place.show_pan()


def test_one_container_is_weighed_and_taken_off_again(place: TarePlace, qtbot: QtBot) -> None:
    place.outputs.weigh_container()
    laid(qtbot, place, CONTAINER_MG)
    laid(qtbot, place, 0)
    assert place.outputs.state.known is not None
    assert place.outputs.state.known.container.tare_mg == CONTAINER_MG
    assert place.floor.types().count("container.known") == 1
    place.outputs.code_seen(place.floor.scanned(BIN))
    laid(qtbot, place, CONTAINER_MG)
    assert place.outputs.state.container == BIN, "another one for the label that was scanned"
    place.outputs.back()
    laid(qtbot, place, 0)


def test_hands_wait_until_the_scale_is_empty(place: TarePlace, qtbot: QtBot) -> None:
    place.pan.put(1_280_000)
    place.show_pan()
    place.outputs.weigh_container()
    qtbot.waitUntil(lambda: place.outputs.state.scale is place.scale.shows, timeout=3000)
    assert place.outputs.state.known is None, "what lay there before is no container"
    place.pan.take_off()
    place.show_pan()
    laid(qtbot, place, CONTAINER_MG)


def test_a_container_is_not_left_behind_when_the_place_is(place: TarePlace, qtbot: QtBot) -> None:
    place.outputs.weigh_container()
    qtbot.waitUntil(lambda: place.pan.load_mg == CONTAINER_MG, timeout=3000)
    place.here = False
    laid(qtbot, place, 0)
    assert place.outputs.state.page is OutputsPage.CONTAINER, "the place was left without a word"


def test_a_real_scale_is_left_to_real_hands(qapp: QApplication, qtbot: QtBot) -> None:
    place = TarePlace(practice=False)
    place.outputs.weigh_container()
    for _ in range(3):  # looks at the scale, each many times as long as these hands would rest
        place.show_pan()
        qtbot.waitUntil(lambda: place.outputs.state.scale is place.scale.shows, timeout=3000)
    assert place.pan.load_mg == 0
    place.outputs.stop()
