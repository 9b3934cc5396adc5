"""The gate's lots leave nothing out for ever, and stay what they are for a seed."""

from tests.conftest import PARTS, taken

NAMES = [f"tests/codes/test_bars.py::test_{number}[dust-{number % 5}]" for number in range(400)]


def test_each_test_is_taken_by_exactly_one_lot() -> None:
    for first in (0, 17, 4_294_967_295 - PARTS):
        assert all(sum(taken(name, first + part) for part in range(PARTS)) == 1 for name in NAMES)


def test_a_lot_is_about_its_share() -> None:
    for part in range(PARTS):
        count = sum(taken(name, part) for name in NAMES)
        assert len(NAMES) / PARTS * 0.8 < count < len(NAMES) / PARTS * 1.2
