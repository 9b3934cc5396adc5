"""The rules hold in the tree, and each of them bites."""

from pathlib import Path

import pytest

from tests.architecture import rules_imports, rules_text, rules_ui, sizes
from tests.architecture.tree import Rule, Source, sources

# rule: (path, offending text), (path, text that comes near and is right)
CASES: list[tuple[Rule, tuple[str, str], tuple[str, str]]] = [
    (
        rules_ui.one_style_sheet,
        ("ui/shell/window.py", "self.setStyleSheet('')"),
        ("ui/theme/sheet.py", "app.setStyleSheet(text)"),
    ),
    (
        rules_ui.one_style_sheet,
        ("ui/theme/sheet.py", "app.setStyleSheet(a)\napp.setStyleSheet(b)"),
        ("ui/theme/sheet.py", "app.setStyleSheet(text)"),
    ),
    (
        rules_ui.colours_by_role,
        ("ui/widgets/dial.py", "ink = QColor('#1a2B3c')"),
        ("ui/theme/tokens.py", "INK = '#1a2b3c'"),
    ),
    (
        rules_ui.colours_by_role,
        ("ui/widgets/dial.py", "text = 'color: #fff;'"),
        ("ui/widgets/dial.py", "text = 'pack #1 of lot #hash'"),
    ),
    (
        rules_ui.nothing_blocks,
        ("ui/shell/window.py", "dialog.exec()"),
        ("ui/application/window.py", "code = app.exec()"),
    ),
    (
        rules_ui.nothing_blocks,
        ("ui/application/window.py", "question.exec()"),
        ("ui/application/window.py", "app.exec()"),
    ),
    (
        rules_ui.nothing_blocks,
        ("app/commands/demo.py", "QCoreApplication.processEvents()"),
        ("station_db/engine.py", "connection.execute(text)"),
    ),
    (
        rules_ui.plain_text_in_tr,
        ("ui/wording.py", "self.tr(f'Hold at {step}')"),
        ("ui/wording.py", "self.tr('Hold at {step}').format(step=step)"),
    ),
    (
        rules_ui.plain_text_in_tr,
        ("ui/wording.py", "translate('Bench', 'Hold at {}'.format(step))"),
        ("ui/wording.py", "self.tr('%n packs', '', count + 1)"),
    ),
    (
        rules_ui.plain_text_in_tr,
        ("ui/wording.py", "self.tr('Hold ' + step)"),
        ("ui/wording.py", "box.translate(0, side * 0.16)\ntranslate('Bench', 'Hold')"),
    ),
    (
        rules_ui.bridges_connect_methods,
        ("ui/bridge/devices.py", "self.code_seen.connect(lambda code: show(code))"),
        ("ui/bridge/devices.py", "self.code_seen.connect(self._show_code)"),
    ),
    (
        rules_ui.bridges_connect_methods,
        ("ui/bridge/devices.py", "self.code_seen.connect(functools.partial(show, 1))"),
        ("ui/screens/intake/screen.py", "button.clicked.connect(lambda: self.confirmed.emit())"),
    ),
    (
        rules_imports.presenters_without_widgets,
        ("ui/screens/intake/presenter.py", "from PySide6.QtWidgets import QLabel"),
        ("ui/screens/intake/presenter.py", "from PySide6.QtCore import QObject"),
    ),
    (
        rules_imports.presenters_without_widgets,
        ("ui/bridge/desk.py", "from PySide6 import QtCore, QtWidgets"),
        ("ui/screens/intake/screen.py", "from PySide6.QtWidgets import QLabel"),
    ),
    (
        rules_imports.threads_in_loops,
        ("app/sync/pump.py", "from threading import Thread"),
        ("station_db/pen.py", "from threading import get_ident"),
    ),
    (
        rules_imports.threads_in_loops,
        ("app/sync/pump.py", "import threading\nlock = threading.Lock()"),
        ("app/assembly.py", "import threading\nthreading.excepthook = report"),
    ),
    (
        rules_imports.threads_in_loops,
        ("app/devices/rack.py", "import queue"),
        ("app/loops.py", "import queue\nimport threading\nthreading.Thread()"),
    ),
    (
        rules_imports.libraries_at_home,
        ("app/devices/rack.py", "import serial.tools.list_ports"),
        ("app/devices/line.py", "import serial"),
    ),
    (
        rules_imports.libraries_at_home,
        ("app/devices/gas_meter/modbus.py", "from pymodbus.client import ModbusTcpClient"),
        ("app/devices/gas_meter/modbus_wire.py", "from pymodbus.framer import FramerRTU"),
    ),
    (
        rules_imports.libraries_at_home,
        ("app/papers/label.py", "from barcode import Code128"),
        ("app/codes/draw.py", "from barcode import Code128"),
    ),
    (
        rules_imports.libraries_at_home,
        ("app/domain/gs1.py", "from biip import ParseError"),
        ("app/domain/gs1_table.py", "from biip import ParseError"),
    ),
    (
        rules_imports.libraries_at_home,
        ("app/devices/camera/rtsp.py", "import httpcore"),
        ("app/devices/camera/mjpeg.py", "import httpcore"),
    ),
    (
        rules_imports.libraries_at_home,
        ("app/codes/draw.py", "from reportlab.graphics import shapes"),
        ("app/papers/label.py", "from reportlab.platypus import Paragraph"),
    ),
    (
        rules_imports.libraries_at_home,
        ("ui/screens/shift/screen.py", "import pypdfium2"),
        ("app/papers/preview.py", "import pypdfium2"),
    ),
    (
        rules_imports.libraries_at_home,
        ("ui/screens/shift/screen.py", "import pyqtgraph"),
        ("ui/widgets/plots.py", "from pyqtgraph import PlotWidget"),
    ),
    (
        rules_imports.libraries_at_home,
        ("app/devices/scale/sics.py", "import numpy as np"),
        ("app/devices/camera/capture.py", "import cv2"),
    ),
    (
        rules_imports.libraries_at_home,
        ("app/host/clock.py", "from urllib import request"),
        ("app/host/clock.py", "from urllib.parse import quote"),
    ),
    (
        rules_text.no_leftovers,
        ("app/assembly.py", "x = 1  # " + "TO" + "DO: later"),
        ("app/assembly.py", "words = 'a text about a " + "TO" + "DO list'"),
    ),
    (
        rules_text.no_leftovers,
        ("resources/catalogue/limits.toml", "# " + "FIX" + "ME"),
        ("resources/catalogue/limits.toml", "# the limit of the insulation test"),
    ),
    (
        rules_text.no_private_places,
        ("docs/notes.md", "see /" + "tmp/shot.png"),
        ("docs/notes.md", "see https://example.org/" + "tmp and docs/" + "work/plan.md"),
    ),
    (
        rules_text.no_private_places,
        ("requirements.lock", "--extra-" + "index-url https://somewhere"),
        ("requirements.lock", "alembic==1.20.1"),
    ),
    (
        rules_text.no_mocks,
        ("tests/floor/test_desk.py", "from unittest." + "mock import patch"),
        ("tests/floor/test_desk.py", "from tests.fakes.clock import HandClock"),
    ),
    (
        rules_text.no_mocks,
        (
            "tests/floor/test_desk.py",
            "def test(monkeypatch):\n    monkeypatch.set" + "attr(desk, 'act', None)",
        ),
        ("tests/floor/test_desk.py", "def test(monkeypatch):\n    monkeypatch.setenv('TZ', 'UTC')"),
    ),
    (
        rules_text.no_float_measures,
        ("app/domain/units.py", "weight_mg: float = 0"),
        ("app/domain/units.py", "weight_mg: int | None = None"),
    ),
    (
        rules_text.no_float_measures,
        ("app/floor/views.py", "def show(residual_mv: float | None) -> None: ..."),
        ("app/floor/views.py", "def show(age_s: float | None) -> None: ..."),
    ),
    (
        rules_text.no_float_measures,
        ("app/devices/scale/settle.py", "settle(band_mg=-0.5)"),
        ("app/devices/scale/settle.py", "settle(band_mg=-5)"),
    ),
    (
        sizes.too_long,
        ("app/domain/pack.py", "x = 1\n" * 401),
        ("app/domain/pack.py", "x = 1\n" * 400),
    ),
    (
        sizes.too_long,
        ("app/domain/pack.py", "def f():\n" + "    x = 1\n" * 60),
        ("app/domain/pack.py", "def f():\n" + "    x = 1\n" * 59),
    ),
]
RULES = list(dict.fromkeys(rule for rule, _, _ in CASES))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_tree_keeps(rule: Rule, every_source: list[Source]) -> None:
    assert [words for source in every_source for words in rule(source)] == []


@pytest.mark.parametrize(
    ("rule", "bad", "good"), CASES, ids=[f"{c[0].__name__}{i}" for i, c in enumerate(CASES)]
)
def test_a_breach_is_seen_and_its_neighbour_is_not(
    rule: Rule, bad: tuple[str, str], good: tuple[str, str]
) -> None:
    assert len(rule(Source(*bad))) >= 1
    assert rule(Source(*good)) == []


@pytest.fixture(scope="module")
def every_source(root: Path) -> list[Source]:
    return list(sources(root))


def test_the_walk_sees_the_whole_house(every_source: list[Source]) -> None:
    paths = {source.path for source in every_source}
    assert {"station", ".ci/run", "pyproject.toml", "app/loops.py", "tests/conftest.py"} <= paths
    assert not [path for path in paths if path.startswith((".venv", ".git/", ".station"))]


def test_packaging_is_no_package(root: Path) -> None:
    """With an __init__.py it would hide the wheel of the same name from pytest and the build tools."""
    assert sorted(path.name for path in (root / "packaging").rglob("*.py")) == []
    assert (root / "packaging" / "README.md").is_file()


def test_every_locked_wheel_has_a_hash_and_one_version(root: Path) -> None:
    station = _pins(root / "requirements.lock")
    gate = _pins(root / "requirements-test.lock")
    assert len(station) > 30
    assert {name: gate.get(name) for name in station} == station


def _pins(lock: Path) -> dict[str, str]:
    """What a lock names: `name==version ; marker` without its line-continuation, each followed by a hash."""
    pins = {}
    lines = lock.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if "==" in line and not line.startswith((" ", "#")):
            assert lines[number + 1].strip().startswith("--hash=sha256:"), line
            name, _, rest = line.removesuffix(" \\").partition("==")
            pins[name + rest.partition(" ")[2]] = rest.partition(" ")[0]
    return pins
