"""Corner squares are found where they are, turned, blurred, and without a quiet zone."""

import cv2
import numpy as np
import pytest

from app.codes.finder_patterns import find
from tests.codes.qr_scenes import laid, modules, square

SIDE = 25


def found_at(picture: np.ndarray, window: int, x: float, y: float) -> bool:
    return any(np.hypot(one.x - x, one.y - y) < one.module_px for one in find(picture, window, 10))


@pytest.mark.parametrize("degrees", [0, 20, 45, 70])
@pytest.mark.parametrize("module_px", [1.6, 3.0, 6.0])
def test_all_three_are_found_at_every_turn(degrees: int, module_px: float) -> None:
    half = module_px * SIDE / 2
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    corners = np.array([[-half, -half], [half, -half], [half, half], [-half, half]]) @ turn.T + 150
    picture = laid(modules("04QCB76836300JBC40000903"), tuple(map(tuple, corners)), (300, 300))
    inner = half - 3.5 * module_px
    window = 15 if module_px < 5 else 41
    for spot in ((-inner, -inner), (inner, -inner), (-inner, inner)):
        x, y = turn @ spot + 150
        assert found_at(picture, window, x, y)


def test_without_a_quiet_zone_on_dark_ground() -> None:
    picture = laid(modules("04QCB76836300JBC40000903"), square(3.0, SIDE), (160, 160), quiet=0, ground=45)
    for x, y in ((50.5, 50.5), (104.5, 50.5), (50.5, 104.5)):
        assert found_at(picture, 15, x, y)


def test_nothing_in_an_even_picture_and_nothing_in_pure_grain() -> None:
    assert find(np.full((200, 200), 128, np.uint8), 15, 10) == []
    grain = np.random.default_rng(4).normal(128, 40, (400, 400)).clip(0, 255).astype(np.uint8)
    assert find(grain, 15, 10) == []


def test_a_cut_that_is_full_of_small_modules_is_not_taken_for_grain() -> None:
    symbol = modules("04QCB76836300JBC40000903", version=7)
    picture = laid(symbol, square(1.83, 45, at=(20.0, 20.0)), (123, 123))
    grain = np.random.default_rng(2).standard_normal(picture.shape) * 2
    noisy = (picture + grain).clip(0, 255).astype(np.uint8)
    for x, y in ((26.4, 26.4), (95.9, 26.4), (26.4, 95.9)):
        assert found_at(noisy, 15, x, y)


def test_the_best_come_first_and_no_more_than_asked_for() -> None:
    picture = laid(modules("04QCB76836300JBC40000903"), square(4.0, SIDE), (200, 200))
    soft = np.asarray(cv2.GaussianBlur(picture, (0, 0), 1.0), np.uint8)
    best = find(soft, 15, 3)
    places = sorted((one.x, one.y) for one in best)
    wanted = [(53.5, 53.5), (53.5, 125.5), (125.5, 53.5)]
    assert np.abs(np.array(places) - wanted).max() < 1
    assert [one.worth for one in best] == sorted((one.worth for one in best), reverse=True)
