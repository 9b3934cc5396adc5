"""What is told of the camera, and that every code it can give has words on the screen and on the sheet."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest

from app.codes.watch import Watch
from app.devices.camera.stillness import Stillness
from app.devices.camera.word import CameraWord
from app.devices.rack import Told, fit
from app.domain.camera import CameraNow
from app.domain.reading import Health
from app.domain.scan import ScannedCode
from app.papers.sheet_reasons import DEVICE_REASONS
from app.settings import CameraLogin, CameraSettings, read_settings
from tests.fakes.camera import RunningClock, until
from tests.fakes.mjpeg_server import streaming
from ui.wording import SENTENCES

_SETTINGS_ONLY = {"camera.login"}
_AT_THE_START = {"camera.bad_source", "camera.no_pictures"}  # the station does not start, or practises


def codes(root: Path) -> set[str]:
    """Every fault code of a camera that stands in the product."""
    found = set()
    for folder in ("app/devices", "app/codes"):
        for file in (root / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found |= {node.value} if node.value.startswith("camera.") else set()
    return found - _SETTINGS_ONLY


def test_every_code_has_words_on_screen_and_sheet(root: Path) -> None:
    known = codes(root)
    assert {"camera.silent", "camera.frozen", "camera.busy", "camera.unauthorised"} <= known
    assert known - set(SENTENCES) == set()
    assert known - set(DEVICE_REASONS) - _AT_THE_START == set()


def test_a_new_reason_is_told_though_it_is_lost_all_the_same() -> None:
    told: list[CameraNow] = []
    word = CameraWord(told.append)
    watch = Watch(None, clock=RunningClock(), on_code=lambda code: None, on_health=word.health)
    word.know(None, watch)
    word.loss("camera.dropped")
    assert told == [], "the watch has not yet made anything of it"
    word.health(Health.LOST)
    word.loss("camera.absent")
    word.loss("camera.absent")
    word.health(Health.READY)
    word.loss("camera.dropped")
    assert told == [
        CameraNow(Health.LOST, ""),
        CameraNow(Health.LOST, "camera.absent"),
        CameraNow(Health.READY),
    ]


def test_a_station_tells_why_its_camera_is_lost_and_what_it_gives(tmp_path: Path) -> None:
    told: list[CameraNow] = []
    heard: list[ScannedCode] = []
    settings = read_settings(tmp_path / "station.toml")
    with streaming() as (server, stream):
        settings = replace(settings, camera=CameraSettings(server.address))
        listeners = Told(heard.append, told.append, *[lambda said: None] * 6)
        rack = fit(settings, clock=RunningClock(), told=listeners, login=CameraLogin("a", "b"))
        rack.camera.start()
        try:
            assert until(lambda: told[-1].health is Health.READY)
            plate = told[-1].plate
            assert plate is not None
            assert (plate.width_px, plate.height_px) == (400, 304)
            stream.dropping.set()
            assert until(lambda: CameraNow(Health.LOST, "camera.dropped") in told)
            server.end()
            assert until(lambda: told[-1] == CameraNow(Health.LOST, "camera.no_answer"))
        finally:
            assert rack.camera.stop()


@pytest.mark.parametrize(("flat", "frozen"), [(False, True), (True, False)])
def test_the_same_rows_for_too_long_are_frozen_unless_there_is_nothing_to_see(
    flat: bool, frozen: bool
) -> None:
    stillness = Stillness(longest_s=5.0)
    rows = bytes(300) if flat else bytes(range(150)) * 2
    other = rows[:-1] + b"\x05"
    assert not stillness.frozen(rows, 0)
    assert not stillness.frozen(rows, 4_999)
    assert stillness.frozen(rows, 5_000) is frozen
    assert not stillness.frozen(other, 5_010)
    assert not stillness.frozen(rows, 9_000)
    assert not stillness.frozen(rows, 13_999)
    assert stillness.frozen(rows, 14_000) is frozen
