"""The strip: where a pack stands, and its lamps, one a kind, the worst of its kind."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.reading import Health
from app.floor.bench_views import BenchView
from tests.fakes.work_unit import START
from tests.ui.screens.bench.stand import BenchStand
from tests.ui.screens.place_facts import facts
from ui.application.strip_words import lamps, strip_state
from ui.screens.bench.state import Page
from ui.screens.delivery.state import DeliveryState
from ui.screens.intake.state import IntakeState
from ui.screens.setup.state import DeviceState, SetupState
from ui.shell.navigator import PlaceName
from ui.shell.strip import StripState
from ui.shell.strip_lamps import LampState, StripLamp


def device(name: str, health: Health, *, port: str = "here", heard: bool = True) -> DeviceState:
    return DeviceState(name, health, "", False, port, None, heard)


@pytest.mark.parametrize(
    ("packs", "parts", "lamp"),
    [
        (Health.READY, Health.ABSENT, StripLamp("scale", LampState.GOOD)),
        (Health.READY, Health.READY, StripLamp("scale", LampState.GOOD)),
        (Health.ABSENT, Health.ABSENT, StripLamp("scale", LampState.NOT_FITTED)),
        (Health.READY, Health.STALE, StripLamp("scale", LampState.DEGRADED, "no fresh value")),
        (Health.LOST, Health.STALE, StripLamp("scale", LampState.MISSING, "not connected")),
        (Health.CONNECTING, Health.READY, StripLamp("scale", LampState.DEGRADED, "connecting")),
    ],
)
def test_two_scales_share_a_lamp(
    packs: Health, parts: Health, lamp: StripLamp, speak: Callable[[str], None]
) -> None:
    speak("en")
    assert lamps((device("scale", packs), device("parts_scale", parts))) == (lamp,)


def test_every_kind_has_its_lamp_in_the_same_order(speak: Callable[[str], None]) -> None:
    speak("en")
    found = lamps(
        (
            device("sheet_printer", Health.LOST),
            device("label_printer", Health.READY, heard=False),
            device("meter", Health.ABSENT),
            device("scale", Health.READY),
            device("camera", Health.READY),
        )
    )
    assert found == (
        StripLamp("camera", LampState.GOOD),
        StripLamp("scale", LampState.GOOD),
        StripLamp("meter", LampState.NOT_FITTED),
        StripLamp("printer", LampState.MISSING, "did not print"),
    )


def test_a_detector_that_gives_nothing_is_seen_on_the_gas_meters_lamp(speak: Callable[[str], None]) -> None:
    speak("en")
    meter = (device("gas", Health.READY),)
    assert lamps(meter) == (StripLamp("gas", LampState.GOOD),)
    assert lamps(meter, unseen=True) == (StripLamp("gas", LampState.DEGRADED, "not all seen"),)
    lost = (device("gas", Health.LOST),)
    assert lamps(lost, unseen=True) == lamps(lost)


def strip_at(bench: BenchView) -> StripState:
    return strip_state(
        PlaceName.BENCH,
        None,
        intake=IntakeState(),
        bench=bench,
        delivery=DeliveryState(),
        setup=SetupState(facts()),
        chinese=False,
        now=START,
    )


def test_the_strip_tells_the_step_until_the_run_has_ended(qapp: QApplication) -> None:
    stand = BenchStand()
    stand.opened()
    tag, count = stand.view.pack.tag, len(stand.view.procedure.steps)
    while stand.page is not Page.ENDED:
        told = strip_at(stand.view)
        assert (told.pack, told.step) == (tag, (stand.view.number, count))
        stand.pass_step()
    told = strip_at(stand.view)
    assert (told.pack, told.step) == (tag, None)


def test_a_run_given_up_stands_at_no_step(qapp: QApplication) -> None:
    stand = BenchStand()
    stand.opened()
    stand.do(stand.presenter.giving_up.ask)
    stand.do(lambda: stand.presenter.giving_up.why("wrong_pack"))
    stand.do(stand.presenter.giving_up.confirm)
    assert stand.page is Page.ENDED
    assert strip_at(stand.view).step is None
