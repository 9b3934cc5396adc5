"""Room held back: really taken, given up once, and held again when there is room."""

from collections.abc import Callable
from pathlib import Path

from app.host.ballast import Ballast
from app.host.disk import free_room


def test_it_takes_the_room_really_and_gives_it_up_once(
    tmp_path: Path, expected_log: Callable[[str], None]
) -> None:
    expected_log("given up")
    ballast = Ballast(tmp_path, 1 << 20)
    assert ballast.hold()
    assert ballast.held
    state = (tmp_path / "reserve").stat()
    assert state.st_blocks * 512 >= 1 << 20, "a hole holds nothing"
    assert ballast.hold(), "held is held"
    assert ballast.give_up()
    assert not ballast.held
    assert not ballast.give_up()
    assert Ballast(tmp_path, 1 << 20).hold()


def test_it_is_not_held_where_there_is_no_room_for_it(tmp_path: Path) -> None:
    ballast = Ballast(tmp_path, free_room(tmp_path) + (1 << 30))
    assert not ballast.hold()
    assert not Ballast(tmp_path, 1 << 20).hold(beside=free_room(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_of_size_nothing_nothing_is_held(tmp_path: Path) -> None:
    ballast = Ballast(tmp_path, 0)
    assert not ballast.hold()
    assert not ballast.held
    assert not ballast.give_up()
