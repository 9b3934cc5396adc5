"""The strip's lamps give up words before they push anything off the strip."""

import pytest

from tests.ui.clip import look_of
from ui.shell.strip_lamps import LampState, StripLamp, fitted_lamps, lamps_width

LAMPS = (
    StripLamp("camera", LampState.MISSING, "not connected"),
    StripLamp("scale", LampState.DEGRADED, "connecting"),
    StripLamp("meter", LampState.MISSING, "not connected"),
    StripLamp("printer", LampState.GOOD),
)

pytestmark = pytest.mark.usefixtures("face")


def words(lamps: tuple[StripLamp, ...]) -> list[str]:
    return [lamp.word for lamp in lamps]


def test_words_stand_as_long_as_there_is_room() -> None:
    look = look_of("full")
    assert fitted_lamps(look, LAMPS, lamps_width(look, LAMPS)) == LAMPS


def test_what_is_degraded_gives_its_word_up_first_then_the_last_that_is_missing() -> None:
    look = look_of("small")
    whole = lamps_width(look, LAMPS)
    assert words(fitted_lamps(look, LAMPS, whole - 1)) == ["not connected", "", "not connected", ""]
    bare = lamps_width(look, [StripLamp(lamp.icon, lamp.state) for lamp in LAMPS])
    one = fitted_lamps(look, LAMPS, (whole + bare) / 2 - 1)
    assert words(one) == ["not connected", "", "", ""]
    assert words(fitted_lamps(look, LAMPS, 1)) == ["", "", "", ""]
    assert [lamp.state for lamp in one] == [lamp.state for lamp in LAMPS]


@pytest.mark.parametrize("screen", ["full", "low", "small"])
def test_every_state_but_a_word_is_left_when_all_are_in_trouble(screen: str) -> None:
    look = look_of(screen)
    widest = look.width_px * 0.4
    assert lamps_width(look, fitted_lamps(look, LAMPS, widest)) <= widest
