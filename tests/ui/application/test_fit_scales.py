"""What stands against a scale is said where it weighs, and nowhere else; practice hands put the weight on."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.devices.simulators.bench_scale import BenchScale
from app.devices.simulators.practice_plant import PRACTICE_PARTS_SCALE, PRACTICE_SCALE, PracticePlant
from app.domain.scale_fitness import FittedScale, ScaleRole, WhenUnfit
from app.floor.scale_commands import CheckZero
from tests.fakes.floor import SCALE, Floor
from tests.fakes.hand_clock import HandClock
from tests.fakes.instruments import PARTS_SCALE
from tests.fakes.watches import ShownScale
from tests.ui.presenters.bench import PromptDesk
from ui.application.fit_scales import FitScales
from ui.application.practice_scales import CheckHands
from ui.application.told import Told
from ui.bridge.desk import DeskBridge
from ui.screens.scales.presenter import ScalesPresenter
from ui.screens.scales.state import NextCheck
from ui.shell.navigator import PlaceName
from ui.shell.notices import Notice, NoticeKind

ENDED = replace(PARTS_SCALE, verified_until="2026-01-31")
PARTS = FittedScale(ScaleRole.PARTS, ENDED, WhenUnfit.NO_NEW_PACK)


class Said:
    """What the rail says after a place has opened."""

    def __init__(self) -> None:
        self.floor = Floor(tick=timedelta(milliseconds=50))
        self.floor.with_scales(FittedScale(ScaleRole.PACKS, SCALE), PARTS)
        self.floor.sign_in()
        self.shown: tuple[Notice, ...] = ()
        self.bridge = DeskBridge(PromptDesk(self.floor))
        self.fit = FitScales(self.bridge, Told(self._show))

    def at(self, place: PlaceName) -> dict[str, NoticeKind]:
        self.fit.at(place)
        return {notice.id: notice.kind for notice in self.shown}

    def _show(self, notices: tuple[Notice, ...]) -> None:
        self.shown = notices


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (PlaceName.QUEUE, {"scale.packs", "scale.parts"}),
        (PlaceName.INTAKE, {"scale.packs"}),
        (PlaceName.BENCH, {"scale.parts", "verified.parts"}),
        (PlaceName.OUTPUTS, {"scale.parts", "verified.parts"}),
        (PlaceName.SCALES, set()),
        (PlaceName.DELIVERY, set()),
    ],
)
def test_each_place_says_what_concerns_it(qapp: QApplication, place: PlaceName, told: set[str]) -> None:
    said = Said()
    said.at(PlaceName.BENCH)
    assert set(said.at(place)) == told


def test_the_worst_is_said_and_goes_when_it_is_over(qapp: QApplication) -> None:
    said = Said()
    assert said.at(PlaceName.BENCH)["scale.parts"] is NoticeKind.CARE
    floor = said.floor
    floor.do(CheckZero(ScaleRole.PARTS, floor.pan("0.02", plate=ENDED)))
    assert said.at(PlaceName.BENCH)["scale.parts"] is NoticeKind.WRONG
    floor.do(CheckZero(ScaleRole.PARTS, floor.pan("0.00", plate=ENDED)))
    assert any("PARTS" not in one.text and "scale-2" in one.text for one in said.shown)
    assert said.at(PlaceName.BENCH)["scale.parts"] is NoticeKind.CARE, "the check weight is still due"


@pytest.mark.parametrize("role", ScaleRole)
def test_practice_hands_put_the_check_weight_on_and_take_it_off(qtbot: QtBot, role: ScaleRole) -> None:
    said = Said()
    plates = {ScaleRole.PACKS: PRACTICE_SCALE, ScaleRole.PARTS: PRACTICE_PARTS_SCALE}
    pans = {one: BenchScale(plate, HandClock()) for one, plate in plates.items()}
    plant = PracticePlant(
        pans[ScaleRole.PACKS], None, parts=pans[ScaleRole.PARTS], badges=(), next_picture=lambda: None
    )
    watches = {one: ShownScale() for one in ScaleRole}
    presenter = ScalesPresenter(said.bridge, watches)
    CheckHands(plant, presenter, lambda: True, after_ms=1, parent=presenter)
    presenter.begin()
    presenter.check(NextCheck(role, zero=False))
    if presenter.state.chosen == "":
        presenter.choose("PW-20")
    assert presenter.state.weight is not None
    nominal = presenter.state.weight.weight.nominal_mg
    qtbot.waitUntil(lambda: pans[role].load_mg == nominal)
    other = next(one for one in ScaleRole if one is not role)
    assert pans[other].load_mg == 0
    presenter.back()
    qtbot.waitUntil(lambda: pans[role].load_mg == 0)
