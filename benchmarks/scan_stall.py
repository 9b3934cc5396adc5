"""The longest stall of an event loop while a camera of 1080p is read at 30 frames a second beside it."""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import zxingcpp
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.codes.watch import Watch
from app.domain.scan import Frame, ScannedCode
from app.host.clock import SystemClock
from app.loops import LatestValue, StoppableLoop
from benchmarks.road_window import HEIGHT_PX, WIDTH_PX, StallWatch
from benchmarks.scan.trays import tray_clip

FRAMES_A_SECOND = 30
PREVIEW_MS = 66
WARM_UP_MS = 2000  # the first codes, the first paint; what comes after is the steady work
KINDS = (
    zxingcpp.BarcodeFormat.Code128,
    zxingcpp.BarcodeFormat.QRCodeModel2,
    zxingcpp.BarcodeFormat.DataMatrix,
)


class Scanning(Protocol):
    """Something that reads a camera on threads of its own."""

    def start(self) -> None:
        """Begin."""

    def stop(self) -> bool:
        """End; False when it did not in time."""

    def newest(self) -> Frame | None:
        """What the preview draws."""


class ClipCamera:
    """Plays a second of a tray in a trembling hand to and fro, 30 frames a second."""

    simulated = True

    def __init__(self, codes: int) -> None:
        self._clock = SystemClock()
        clip = [scene.picture for scene in tray_clip(codes, 1, FRAMES_A_SECOND)]
        self._pictures = [*clip, *clip[-2:0:-1]]
        self._serial = 0
        self._due = 0.0

    def open(self) -> None:
        """Begin now."""
        self._due = time.monotonic()

    def next_frame(self, timeout_s: float) -> Frame | None:
        """The frame that is due; the ones that were not fetched in time are passed over."""
        now = time.monotonic()
        if now < self._due:
            time.sleep(min(timeout_s, self._due - now))
            return None
        while self._due <= now:
            self._serial += 1
            self._due += 1 / FRAMES_A_SECOND
        rows = self._pictures[self._serial % len(self._pictures)]
        return Frame(rows.tobytes(), rows.shape[1], rows.shape[0], 1, self._clock.now(), self._serial)

    def close(self) -> None:
        """Nothing is open."""


class Ours:
    """The station's watch."""

    def __init__(self, codes: int) -> None:
        self.heard: set[bytes] = set()
        self.looked_at = 0
        self._watch = Watch(
            ClipCamera(codes), clock=SystemClock(), on_code=self._hear, on_health=lambda _health: None
        )

    def start(self) -> None:
        """Begin to watch."""
        self._watch.start()

    def stop(self) -> bool:
        """End it."""
        return self._watch.stop()

    def newest(self) -> Frame | None:
        """The preview."""
        view = self._watch.view()
        return None if view is None else view.frame

    def _hear(self, code: ScannedCode) -> None:
        self.heard.add(code.payload)


class Plain:
    """zxing-cpp at every frame that it keeps up with, on a thread."""

    def __init__(self, codes: int) -> None:
        self.heard: set[bytes] = set()
        self._camera = ClipCamera(codes)
        self._newest: LatestValue[Frame] = LatestValue()
        self._loop = StoppableLoop("plain", self._turn)

    def start(self) -> None:
        """Begin to read."""
        self._camera.open()
        self._loop.start()

    def stop(self) -> bool:
        """End it."""
        return self._loop.stop()

    def newest(self) -> Frame | None:
        """The preview."""
        return self._newest.get()

    def _turn(self, wait: Callable[[float], bool]) -> None:
        frame = self._camera.next_frame(0.1)
        if frame is None:
            wait(0.001)
            return
        self._newest.put(frame)
        rows = np.frombuffer(frame.rows, np.uint8).reshape(frame.height, frame.width)
        for code in zxingcpp.read_barcodes(rows, formats=zxingcpp.BarcodeFormats(list(KINDS))):
            self.heard.add(code.bytes)


class Idle:
    """Nothing beside the event loop."""

    def __init__(self) -> None:
        self.heard: set[bytes] = set()

    def start(self) -> None:
        """Nothing begins."""

    def stop(self) -> bool:
        """Nothing ends."""
        return True

    def newest(self) -> Frame | None:
        """Nothing is drawn."""
        return None


class Preview(QWidget):
    """Draws the newest frame 15 times a second, as a camera's view does."""

    def __init__(self, scanning: Scanning) -> None:
        super().__init__()
        self.resize(WIDTH_PX, HEIGHT_PX)
        self._scanning = scanning
        self._timer = QTimer(self)
        self._timer.setInterval(PREVIEW_MS)
        self._timer.timeout.connect(self.update)
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame in half of the window."""
        frame = self._scanning.newest()
        if frame is None:
            return
        kind = QImage.Format.Format_Grayscale8 if frame.channels == 1 else QImage.Format.Format_BGR888
        image = QImage(frame.rows, frame.width, frame.height, frame.width * frame.channels, kind)
        painter = QPainter(self)
        painter.drawImage(self.rect().adjusted(0, 0, -WIDTH_PX // 2, -HEIGHT_PX // 2), image)
        painter.end()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: gaps of a 5 ms timer in milliseconds, codes read, and CPU seconds a second."""

    name: str
    longest_ms: float
    p99_ms: float
    codes: int
    cpu: float

    def told(self) -> str:
        """The line."""
        gaps = f"{self.longest_ms:10.1f} {self.p99_ms:10.1f}"
        return f"{self.name:34} {gaps} {self.codes:8} {self.cpu:10.2f}"


def measure(
    name: str, scanning: "Ours | Plain | Idle", seconds: float, *, warm_up_ms: int = WARM_UP_MS
) -> Row:
    """Run the event loop for so long beside it."""
    window = Preview(scanning)
    window.show()
    scanning.start()
    _run(warm_up_ms)
    watch = StallWatch(lambda: name)
    began, spent = time.monotonic(), time.process_time()
    _run(round(seconds * 1000))
    spent, lasted = time.process_time() - spent, time.monotonic() - began
    watch.stop()
    if not scanning.stop():
        raise RuntimeError(f"{name} did not end")
    window.close()
    gaps = sorted(stall.milliseconds for stall in watch.stalls) or [0.0]
    return Row(name, gaps[-1], gaps[int(len(gaps) * 0.99)], len(scanning.heard), spent / lasted)


def rows(codes: int, seconds: float) -> Iterator[Row]:
    """Idle, plain zxing-cpp and ours, one after the other."""
    yield measure("event loop alone", Idle(), seconds)
    yield measure("zxing-cpp on a thread", Plain(codes), seconds)
    yield measure("the station's watch", Ours(codes), seconds)


def _run(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main(words: Sequence[str]) -> int:
    """Measure and tell."""
    parser = argparse.ArgumentParser(prog="benchmarks.scan_stall", description=__doc__)
    parser.add_argument("--codes", type=int, default=24, choices=range(25), metavar="0-24")
    parser.add_argument("--seconds", type=float, default=20.0)
    args = parser.parse_args(words)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(["scan_stall"])
    sys.stdout.write(f"{'':34} {'longest ms':>10} {'p99 ms':>10} {'codes':>8} {'CPU s/s':>10}\n")
    for row in rows(args.codes, args.seconds):
        sys.stdout.write(row.told() + "\n")
        sys.stdout.flush()
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
