"""The processes that are measured: each does one thing, says one line of JSON, and ends by itself."""

import argparse
import faulthandler
import importlib
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

_LIFE_S = 600


def main(words: Sequence[str]) -> int:
    """One of `imports`, `bare`, `station`, `idle`, `shift`; 0 when its line was said.

    What is imported here at the top is paid by every one of them, so each imports its own.
    """
    parser = argparse.ArgumentParser(prog="benchmarks.road_child")
    parser.add_argument("what", choices=("imports", "bare", "station", "idle", "shift"))
    parser.add_argument("--data", type=Path)
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--packs", type=int, default=1)
    parser.add_argument("--frames", type=int, default=10)
    parser.add_argument("--labels", type=int, default=3)
    args = parser.parse_args(words)
    faulthandler.dump_traceback_later(_LIFE_S, exit=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    what = {"imports": _imports, "bare": _bare, "station": _station, "idle": _idle, "shift": _shift}
    what[args.what](args)
    return 0


def say(what: object) -> None:
    """The one line, at once."""
    os.write(1, json.dumps(what).encode() + b"\n")


def _imports(_args: argparse.Namespace) -> None:
    importlib.import_module("app.commands.run")
    say({})


def _bare(_args: argparse.Namespace) -> None:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - see main

    from benchmarks.road_window import BareWindow, FirstPaint, memory  # noqa: PLC0415

    app = QApplication([])
    first = FirstPaint(app, BareWindow)
    first.painted.connect(lambda: say(asdict(memory())))
    first.painted.connect(app.quit)
    window = BareWindow()
    window.show()
    app.exec()


def _station(args: argparse.Namespace) -> None:
    """The command `run` itself, ended when its first place has been painted."""
    from app.commands import run  # noqa: PLC0415 - see main
    from benchmarks.road_window import FirstPaint, memory  # noqa: PLC0415
    from ui.application.window import make_application  # noqa: PLC0415
    from ui.place import Place  # noqa: PLC0415

    app = make_application()
    first = FirstPaint(app, Place)
    first.painted.connect(lambda: say(asdict(memory())))
    first.painted.connect(app.quit)
    parser = argparse.ArgumentParser()
    run.add_arguments(parser)
    run.run(parser.parse_args(["--data", str(args.data)]))


def _idle(args: argparse.Namespace) -> None:
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - see main
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from benchmarks.road_window import BareWindow, StallWatch  # noqa: PLC0415

    app = QApplication([])
    window = BareWindow()
    window.show()
    watch = StallWatch(lambda: "bare")
    QTimer.singleShot(round(args.seconds * 1000), app.quit)
    app.exec()
    say({"ticks": watch.ticks, "stalls": [asdict(stall) for stall in watch.longest(3)]})


def _shift(args: argparse.Namespace) -> None:
    from benchmarks.road_shift import measure_shift  # noqa: PLC0415 - see main

    say(measure_shift(args.data, packs=args.packs, frames=args.frames, labels=args.labels))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
