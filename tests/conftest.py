"""What every test stands on: no screen, no home of its own, no thread and no log line left behind."""

import gc
import logging
import os
import re
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import HealthCheck, settings

OURS = ("app", "ui", "station_db", "registry")
THREAD_DEADLINE_S = 3.0
GARBAGE, SWEEPS = 20_000, 10
ROOT = Path(__file__).resolve().parent.parent
PARTS = 2
"""Of the tests that try the same on many labels the gate takes one part, and another with another seed."""
COUNTS = "counts"
"""The property by which a test has the gate print what it counted, whichever process it ran in."""
SLOW = "tests/scenarios/"
"""What takes longest, and so begins first: the run is not to wait for one last test."""


def pytest_configure(config: pytest.Config) -> None:
    """Choose the offscreen platform before any QApplication is made; keep hypothesis off the disk."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Two cores are shared with other work: a slow moment is not a finding. The order's seed seeds hypothesis.
    settings.register_profile(
        "gate", database=None, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
    )
    settings.load_profile("gate")
    gc.disable()  # see _sweep


def taken(nodeid: str, seed: int) -> bool:
    """Whether the gate of this seed takes this `drawn` test; a run without `-m` takes them all."""
    return crc32(nodeid.encode()) % PARTS == seed % PARTS


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """After the order was drawn, begin with what takes longest; of the `drawn` the gate takes a part."""
    if "not long" in config.option.markexpr:
        seed = int(config.getoption("randomly_seed", 0))
        left = [one for one in items if one.get_closest_marker("drawn") and not taken(one.nodeid, seed)]
        config.hook.pytest_deselected(items=left)
        items[:] = [one for one in items if one not in set(left)]
    items.sort(key=lambda item: not item.nodeid.startswith(SLOW))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests counted."""
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            for name, counted in report.user_properties:
                if name == COUNTS:
                    terminalreporter.write_line(str(counted))


@pytest.fixture(autouse=True)
def _sweep() -> Iterator[None]:
    """Garbage is collected on the main thread alone, as in the face: a thread that collects while it works
    would destroy what Qt has left in cycles, and Qt does not survive that."""
    yield
    young, _, middle = gc.get_count()
    if young > GARBAGE:
        gc.collect(2 if middle > SWEEPS else 1)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference material beside the project; a test that needs it skips where it is absent."""
    place = ROOT.parent / "shared"
    if not place.is_dir():
        pytest.skip("the reference material ../shared is not beside this project")
    return place


def scratch(prefix: str) -> tempfile.TemporaryDirectory[str]:
    """A short-lived folder outside pytest's own, whose path stays short enough for a socket."""
    return tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True)


@pytest.fixture(scope="session", autouse=True)
def _no_home() -> Iterator[None]:
    """A home for the whole run, so that font caches are made once and the user's own stay untouched."""
    with scratch("home-") as home, pytest.MonkeyPatch.context() as env:
        env.setenv("HOME", home)
        env.setenv("XDG_CACHE_HOME", f"{home}/.cache")
        yield


@pytest.fixture(autouse=True)
def _own_places(_no_home: None) -> Iterator[None]:
    """Each test has its own data, state, settings and run-time folders."""
    with scratch("places-") as own, pytest.MonkeyPatch.context() as env:
        for name in ("DATA_HOME", "STATE_HOME", "CONFIG_HOME", "RUNTIME_DIR"):
            place = Path(own, name.lower())
            place.mkdir(mode=0o700)
            env.setenv(f"XDG_{name}", str(place))
        yield


def left_behind(before: frozenset[threading.Thread], deadline_s: float) -> list[str]:
    """Names of the threads that are alive now, were not before, and do not end within the deadline."""
    until = time.monotonic() + deadline_s
    names = []
    for thread in threading.enumerate():
        # A foreign thread that once called into Python has a stand-in here that nobody can join.
        if thread in before or isinstance(thread, threading._DummyThread):
            continue
        thread.join(max(0.0, until - time.monotonic()))
        if thread.is_alive():
            names.append(thread.name)
    return names


@pytest.fixture(autouse=True)
def _no_thread_left(_own_places: None) -> Iterator[None]:
    """A test that leaves a thread alive fails, daemon or not."""
    before = frozenset(threading.enumerate())
    yield
    names = left_behind(before, THREAD_DEADLINE_S)
    if names:
        pytest.fail(f"threads left alive: {', '.join(sorted(names))}")


class LogWatch(logging.Handler):
    """Keeps what our packages logged at WARNING or above, to be held against what the test expected."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self.expected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line as `logger: words`."""
        self.lines.append(f"{record.name}: {record.getMessage()}")

    def complaints(self) -> list[str]:
        """Lines that nobody expected, and expectations that nothing met."""
        stray = [line for line in self.lines if not any(re.search(want, line) for want in self.expected)]
        unmet = [want for want in self.expected if not any(re.search(want, line) for line in self.lines)]
        return [f"unexpected log line: {line}" for line in stray] + [
            f"missing in the log: {w}" for w in unmet
        ]


@pytest.fixture
def _log_watch() -> Iterator[LogWatch]:
    watch = LogWatch()
    for name in OURS:
        logging.getLogger(name).addHandler(watch)
    yield watch
    for name in OURS:
        logging.getLogger(name).removeHandler(watch)


@pytest.fixture(autouse=True)
def _no_stray_log(_log_watch: LogWatch) -> Iterator[None]:
    """A warning or error of ours that the test did not expect fails it."""
    yield
    complaints = _log_watch.complaints()
    if complaints:
        pytest.fail("\n".join(complaints))


@pytest.fixture
def expected_log(_log_watch: LogWatch) -> Callable[[str], None]:
    """Tell that a line of `logger: words` matching this pattern must appear: `expected_log("pump: away")`."""
    return _log_watch.expected.append
