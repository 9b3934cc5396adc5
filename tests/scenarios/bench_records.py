"""What the records say where the bench must stand: told from the entries and the files' bytes alone."""

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.fuzzing.bench_rules import Books, gives, points_of
from tests.scenarios.lives import ROOT

DOCUMENT = ROOT / "resources" / "procedures" / "lfp" / "lfp-pack-2.toml"
BOOKS = Books(ROOT / "resources")
_ENDED = ("run.closed", "run.aborted")

Step = Mapping[str, Any]


@dataclass(slots=True)
class OnBench:
    """The open run: what is done, what each step said, and what was read and recorded since it moved on."""

    run: str
    pack: str
    sha256: str
    done: list[str] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    readings: list[tuple[str, int, str]] = field(default_factory=list)
    misses: dict[tuple[str, int], int] = field(default_factory=dict)
    raised: bool = False
    outputs_now: int = 0
    gave_up: bool = False

    def moved(self) -> None:
        """The run has moved on, or something was proven again."""
        self.readings, self.raised, self.outputs_now = [], False, 0

    def newest_at(self, step: str) -> dict[int, str]:
        """The newest verdict of each point of a step."""
        return {point: verdict for at, point, verdict in self.readings if at == step}

    def used_up(self, step: Step) -> bool:
        """Whether a point of a hold may not be read any more; of a program just started none has passed."""
        most = step.get("hold", {}).get("rereads", 0)
        return most > 0 and any(at == step["id"] and count >= most for (at, _), count in self.misses.items())


def on_bench(entries: Sequence[Mapping[str, Any]]) -> OnBench | None:
    """The run that has no end yet."""
    here: OnBench | None = None
    for entry in entries:
        kind, said = entry["type"], entry["data"]
        assert kind not in ("entry.corrected", "deviation.taken"), "nobody does this here"
        if kind == "run.started":
            assert here is None, "one run at a time"
            here = OnBench(said["run"], said["pack"], said["sha256"])
        elif here is not None and said.get("run") == here.run:
            here = _after(here, kind, said)
    return here


def _after(here: OnBench, kind: str, said: Mapping[str, Any]) -> OnBench | None:
    if kind in ("step.done", "hold.released"):
        here.moved()
        here.misses = {key: count for key, count in here.misses.items() if key[0] != said["step"]}
        if not said["again"]:
            here.done.append(said["step"])
            here.answers[said["step"]] = said.get("answer", "")
    elif kind == "reading.taken":
        here.readings.append((said["step"], said["point"], said["verdict"]))
        if said["verdict"] != "PASSED":
            key = (said["step"], said["point"])
            here.misses[key] = here.misses.get(key, 0) + 1
    elif kind == "hold.raised":
        here.raised = True
    elif kind == "output.recorded":
        here.outputs_now += 1
    elif kind == "run.aborting":
        here.moved()
        here.gave_up = True
    return None if kind in _ENDED else here


def _steps(here: OnBench, document: Path) -> list[Step]:
    content = document.read_bytes()
    assert hashlib.sha256(content).hexdigest() == here.sha256
    steps: list[Step] = tomllib.loads(content.decode())["step"]
    return steps


def step_in_hand(here: OnBench, document: Path = DOCUMENT) -> Step:
    """The step of the document that comes next on the way that the answers have made, or that is owed."""
    steps = _steps(here, document)
    line = [step for step in steps if step["kind"] != "make_safe"]
    at, begun, left = 0, {line[0]["id"]}, list(here.done)
    while at < len(line) and left and left[0] == line[at]["id"]:
        at = _next(line, at, here.answers[left.pop(0)])
        while at < len(line) and line[at]["kind"] == "branch":
            begun.add(line[at]["id"])
            branch = line[at]["branch"]
            at = _to(line, at, branch.get("cases", {}).get(here.answers.get(branch["of"], ""), ""))
        begun |= {line[at]["id"]} if at < len(line) else set()
    if at < len(line) and not here.gave_up:
        assert left == []
        return line[at]
    owed = [step for step in steps if step["kind"] == "make_safe" and step["guard"] in begun]
    return next(step for step in owed if step["id"] not in left)


def _next(line: Sequence[Step], at: int, answer: str) -> int:
    options = {option["id"]: option.get("to", "") for option in line[at].get("option", [])}
    return _to(line, at, options.get(answer, ""))


def _to(line: Sequence[Step], at: int, target: str) -> int:
    assert target != "abort", "nobody answers so here"
    return next(place for place, step in enumerate(line) if step["id"] == target) if target else at + 1


def due_at_start(here: OnBench, document: Path = DOCUMENT) -> Step:
    """The step that a program which has just started must ask for: what it needs may have to come again."""
    step = step_in_hand(here, document)
    by_id = {one["id"]: one for one in _steps(here, document)}
    while step["kind"] != "make_safe":
        again = sorted(name for name in _needed(step) if "restart" in BOOKS.proofs[name].get("lapses", []))
        givers = [
            by_id[done]
            for name in again
            for done in reversed(here.done)
            if gives(BOOKS.proofs[name], by_id[done])
        ]
        if not givers:
            return step
        step = givers[0]
    return step


def _needed(step: Step) -> set[str]:
    needed = set(BOOKS.acts[step["act"]]["proofs"])
    given = {name for name, proof in BOOKS.proofs.items() if gives(proof, step)}
    for name in given:
        needed |= set(BOOKS.proofs[name].get("needs", []))
    for descent in BOOKS.rules["descent"]:
        needed |= set(descent["proofs"]) - given if descent["act"] == step["act"] else set()
    return needed - given


def is_hold_at_work(here: OnBench | None) -> bool:
    """Whether a measured hold is in hand that was raised and not opened, or that has passed and waits."""
    if here is None or here.gave_up:
        return False
    measured = [step for step in _steps(here, DOCUMENT) if step.get("hold", {}).get("kind") == "measured"]
    for step in measured:
        newest = here.newest_at(step["id"])
        passed = [point for point, verdict in newest.items() if verdict == "PASSED"]
        if newest and (here.raised or len(passed) == len(points_of(step))):
            return True
    return False


def shown_at_start(here: OnBench) -> dict[str, Any]:
    """How the bench must be shown by a program that has just started: nothing read before opens anything."""
    step = step_in_hand(here) if here.gave_up else due_at_start(here)
    hold, newest = step["kind"] == "hold", here.newest_at(step["id"])
    return {
        "run": here.run,
        "pack": here.pack,
        "state": "making_safe" if here.gave_up else "active",
        "done": here.done,
        "step": step["id"],
        "point": 1,
        "force": [],
        "held": hold and any(verdict != "PASSED" for verdict in newest.values()),
        "armed_again": hold and bool(newest),
        "allowed": sorted(_allowed(here, step)),
        "outputs_now": here.outputs_now,
    }


def _allowed(here: OnBench, step: Step) -> set[str]:
    if here.gave_up:
        return {"confirm"}
    return {"abort", "leave"} | _ways_off(here, step) | _of_step(here, step)


def _ways_off(here: OnBench, step: Step) -> set[str]:
    """Deviations are offered at the document's own step, also while another comes again before it."""
    document = tomllib.loads(DOCUMENT.read_text(encoding="utf-8"))
    at = step_in_hand(here)["id"]
    ways = [one for one in document.get("deviation", []) if at in one["at"]]
    left = [one for one in ways if not here.used_up(step) or one["to"] == "abort"]
    return {"deviate"} if left else set()


def _of_step(here: OnBench, step: Step) -> set[str]:
    kind, points = step["kind"], points_of(step)
    typed = {quantity in ("insulation", "temperature", "temperature_rise") for quantity, _, _ in points}
    measures = {"type_reading" if by_hand else "take_reading" for by_hand in typed}
    if kind == "hold":
        return set() if here.used_up(step) else measures or {"release"}
    if kind == "read":
        return {*measures, *(["go_on"] if len(here.newest_at(step["id"])) == len(points) else [])}
    if kind in ("weigh", "record_output"):
        full = kind == "weigh" and here.outputs_now > 0
        return {"go_on", *([] if full else ["record_output"])}
    return {"scan": {"scan"}, "photo": {"photograph"}, "choose": {"choose"}, "wait": set()}.get(
        kind, {"confirm"}
    )
