"""The fixtures that every test stands on fail what they are there to fail."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SUITE = """
import logging, os, threading, warnings
from pathlib import Path

stop = threading.Event()

def test_leaves_a_thread():
    threading.Thread(target=stop.wait, args=(60,), name="forgotten", daemon=True).start()

def test_logs_an_unexpected_warning():
    logging.getLogger("app.sync.pump").warning("registry.away")

def test_expects_a_line_that_never_comes(expected_log):
    expected_log("pump: registry.away")

def test_warns():
    warnings.warn("old way", DeprecationWarning)

def test_skips_without_the_reference_material(shared):
    raise AssertionError(shared)

def test_is_quiet(expected_log):
    expected_log("pump: registry.aw")
    logging.getLogger("app.sync.pump").error("registry.away")
    logging.getLogger("somebody.else").error("not ours")
    thread = threading.Thread(target=lambda: None)
    thread.start()
    thread.join()
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
"""


@pytest.fixture(scope="module")
def outcome(root: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says of a suite with one test for each thing that must fail."""
    house = tmp_path_factory.mktemp("house") / "project"
    (house / "tests").mkdir(parents=True)
    shutil.copy(root / "pyproject.toml", house)
    text = (root / "tests/conftest.py").read_text(encoding="utf-8")
    quick = text.replace("THREAD_DEADLINE_S = 3.0", "THREAD_DEADLINE_S = 0.1")
    assert quick != text
    (house / "tests/conftest.py").write_text(quick, encoding="utf-8")
    (house / "tests/test_suite.py").write_text(SUITE, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-rA", "-p", "no:randomly", "--tb=line", "--color=no"],
        cwd=house,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 1, run.stdout + run.stderr
    return run.stdout


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (r"ERROR .*::test_leaves_a_thread", "threads left alive: forgotten"),
        (r"ERROR .*::test_logs_an_unexpected_warning", "unexpected log line: app.sync.pump: registry.away"),
        (r"ERROR .*::test_expects_a_line_that_never_comes", "missing in the log: pump: registry.away"),
        (r"FAILED .*::test_warns", "old way"),
        (r"SKIPPED .*test_suite.py:", "the reference material ../shared is not beside this project"),
        (r"PASSED .*::test_is_quiet", ""),
    ],
)
def test_each_fault_is_named(line: str, words: str, outcome: str) -> None:
    assert re.search(f"^{line}", outcome, re.MULTILINE), outcome
    assert words in outcome


def test_the_good_test_has_no_error_beside_its_pass(outcome: str) -> None:
    assert not re.search(r"^(ERROR|FAILED) .*::test_is_quiet", outcome, re.MULTILINE)


def test_no_test_sees_the_user_s_own_places() -> None:
    places = [os.environ[f"XDG_{name}"] for name in ("DATA_HOME", "STATE_HOME", "CONFIG_HOME", "RUNTIME_DIR")]
    assert len(set(places)) == 4
    assert all(Path(place).is_dir() and Path(place).stat().st_mode & 0o077 == 0 for place in places)
    assert Path.home().name.startswith("home-")
