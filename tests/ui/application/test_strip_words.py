"""The strip's lamps: one a kind, the worst of its kind, and quiet about what is not fitted."""

from collections.abc import Callable

import pytest

from app.domain.reading import Health
from ui.application.strip_words import lamps
from ui.screens.setup.state import DeviceState
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
