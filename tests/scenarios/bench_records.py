"""What the records say where the bench must stand: told from the entries and the document's bytes alone."""

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.scenarios.lives import ROOT

DOCUMENT = ROOT / "resources" / "procedures" / "lfp" / "lfp-pack-2.toml"
_ENDED = ("run.closed", "run.aborted")


@dataclass(slots=True)
class OnBench:
    """The open run: what is done, and what was read and recorded at the step in hand."""

    run: str
    pack: str
    sha256: str
    done: list[str] = field(default_factory=list)
    newest: dict[int, str] = field(default_factory=dict)
    raised: bool = False
    outputs_now: int = 0
    gave_up_at: int = 0

    def next_step(self, step: str) -> None:
        """A step is behind us."""
        self.done.append(step)
        self.newest, self.raised, self.outputs_now = {}, False, 0


def on_bench(entries: Sequence[Mapping[str, Any]]) -> OnBench | None:
    """The run that has no end yet."""
    here: OnBench | None = None
    for entry in entries:
        kind, said = entry["type"], entry["data"]
        assert kind != "entry.corrected", "nobody corrects anything here"
        if kind == "run.started":
            assert here is None, "one run at a time"
            here = OnBench(said["run"], said["pack"], said["sha256"])
        elif here is not None and said.get("run") == here.run:
            here = _after(here, kind, said)
    return here


def _after(here: OnBench, kind: str, said: Mapping[str, Any]) -> OnBench | None:
    if kind in ("step.done", "hold.released"):
        here.next_step(said["step"])
    elif kind == "reading.taken":
        here.newest[said["point"]] = said["verdict"]
    elif kind == "hold.raised":
        here.raised = True
    elif kind == "output.recorded":
        here.outputs_now += 1
    elif kind == "run.aborting":
        here.newest, here.raised, here.gave_up_at = {}, False, said["number"]
    return None if kind in _ENDED else here


def step_in_hand(here: OnBench, document: Path = DOCUMENT) -> Mapping[str, Any]:
    """The step of the document that the record has not done: the first, or the first that is owed."""
    content = document.read_bytes()
    assert hashlib.sha256(content).hexdigest() == here.sha256
    return _todo(here, tomllib.loads(content.decode())["step"])[0]


def _todo(here: OnBench, steps: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    number = {step["id"]: at for at, step in enumerate(steps, start=1)}
    if here.gave_up_at:
        guarded = [step for step in steps if step["kind"] == "make_safe"]
        steps = [step for step in guarded if number[step["guard"]] <= here.gave_up_at]
    return [step for step in steps if step["id"] not in here.done]


def is_hold_at_work(here: OnBench | None) -> bool:
    """Whether a measured hold is in hand that was raised and not opened, or that has passed and waits."""
    if here is None or here.gave_up_at:
        return False
    step = step_in_hand(here)
    if step["kind"] != "hold" or "check" not in step:
        return False
    passed = [point for point, verdict in here.newest.items() if verdict == "PASSED"]
    return here.raised or len(passed) == len(step["check"]["points"])


def shown_at_start(here: OnBench) -> dict[str, Any]:
    """How the bench must be shown by a program that has just started: nothing read before opens anything."""
    step = step_in_hand(here)
    hold = step["kind"] == "hold"
    return {
        "run": here.run,
        "pack": here.pack,
        "state": "making_safe" if here.gave_up_at else "active",
        "done": here.done,
        "step": step["id"],
        "point": 1,
        "force": [],
        "held": hold and any(verdict != "PASSED" for verdict in here.newest.values()),
        "armed_again": hold and bool(here.newest),
        "allowed": sorted(_allowed(here, step)),
        "outputs_now": here.outputs_now,
    }


def _allowed(here: OnBench, step: Mapping[str, Any]) -> set[str]:
    if here.gave_up_at:
        return {"confirm"}
    kind, points = step["kind"], step.get("check", {}).get("points", [])
    if kind == "hold":
        return {"abort", "take_reading" if points else "release"}
    if kind == "read":
        return {"abort", "take_reading", *(["go_on"] if len(here.newest) == len(points) else [])}
    if kind in ("weigh", "record_output"):
        full = kind == "weigh" and here.outputs_now > 0
        return {"abort", "go_on", *([] if full else ["record_output"])}
    return {"abort", "scan" if kind == "scan" else "confirm"}
