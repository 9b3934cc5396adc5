"""An inspector who has only the entries and the files: was anything done without what the rules demand?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.domain.journal import Entry
from tests.fuzzing.bench_air import STANDS, AirBook
from tests.fuzzing.bench_held import HeldBook
from tests.fuzzing.bench_rules import AT_THE_BALANCE, LADDER, Books, Table, gives, points_of, steps_of

AT_A_STEP = ("step.done", "hold.released", "reading.taken", "output.recorded")
ENDS_A_REST = ("run.aborting", "run.stopped", "run.stop_ended")
REASONS = ("looked_for", "not_there", "lost_liquid", "dirt", "scale_doubted", "other")
RESTS = ("pack.left", "pack.resumed")
_BALANCE = {"kind": "record_output", "act": "weigh_part", "level": "", "people": 1, "ppe": []}
LIVE_ONLY = ("voltage", "oxygen", "hydrogen", "carbon_monoxide", "hydrogen_fluoride", "voc")
EVIDENCE = "evidence_shown"


@dataclass(frozen=True, slots=True)
class Someone:
    """A person as the roster has them."""

    level: str
    until: date | None
    supervisor: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """What no entry says: who is on the roster, when the program was started, which day it is."""

    people: Mapping[str, Someone]
    starts: Sequence[int]  # numbers of the newest entry at each start
    today: date


@dataclass(slots=True)
class _Run:
    """A run as the inspector follows it."""

    steps: Mapping[str, Table]
    supervised: bool
    triage_class: str
    given: dict[str, Entry] = field(default_factory=dict)
    undone: set[str] = field(default_factory=set)
    energy: str = "live"
    begun: set[str] = field(default_factory=set)
    safe: set[str] = field(default_factory=set)
    readings: list[Entry] = field(default_factory=list)
    given_up: bool = False
    left: bool = False
    rests: list[Entry] = field(default_factory=list)


class Inspector:
    """Goes through the entries of one station, oldest first; `breaches` says in words what was wrong."""

    def __init__(self, books: Books, scene: Scene) -> None:
        self.breaches: list[str] = []
        self.acts = 0
        self.holds = 0
        self._books = books
        self._scene = scene
        self._runs: dict[str, _Run] = {}
        self._left: list[Entry] = []
        self._alarm = False
        self._air = AirBook(books, scene.starts)
        self._held = HeldBook(books)
        self._went: Entry | None = None
        self._looked: Entry | None = None
        self._papers: dict[str, str] = {}

    def look_through(self, entries: Sequence[Entry]) -> "Inspector":
        """Every entry, one after the other."""
        for entry in entries:
            for words in self._look_at(entry):
                self.breaches.append(f"{entry.seq} {entry.type} {entry.data.get('step', '')}: {words}")
        return self

    def _look_at(self, entry: Entry) -> Iterator[str]:
        said = entry.data
        yield from self._held.look_at(entry)
        if entry.type == "operator.signed_out":
            self._went = entry
            if said["why"] == "self":
                self._left.append(entry)
        elif entry.type == "operator.signed_in":
            self._came(entry)
        elif entry.type == "emergency.raised":
            self._alarm = True
            self._left.append(entry)
            for run in self._runs.values():
                run.rests.append(entry)
        elif entry.type == "emergency.cleared":
            self._alarm = False
            yield from self._cleared(entry)
        elif entry.type in STANDS:
            yield from self._air.look_at(entry)
        elif entry.type == "label.ordered":
            self._papers[said["text"]] = said["pack"]
        elif entry.type == "triage.repeated":
            self._looked = entry
        elif entry.type == "run.started":
            if self._air.stands:
                yield "begun in an alarm of the air"
            yield from self._proven(said)
            yield from self._started(said)
        elif said.get("run") in self._runs:
            yield from self._of_run(self._runs[said["run"]], entry)

    def _came(self, entry: Entry) -> None:
        if self._went is not None and self._alone_long(self._went, entry):
            self._left.append(self._went)
        self._went = None

    def _proven(self, said: Mapping[str, Any]) -> Iterator[str]:
        """A run begins with the pack's own paper, right after a look that found nothing new."""
        looked, self._looked = self._looked, None
        if looked is None or said["repeated"] != [looked.epoch, looked.seq]:
            yield "begun without a look of its own"
        elif looked.data["pack"] != said["pack"] or looked.data["found"] or len(looked.data["answers"]) < 8:
            yield "begun on a look at another pack, on a finding, or on open questions"
        paper = said["paper"]
        if paper[:2] != "TR" or {"D": "B-doc"}.get(paper[2], paper[2]) != said["class"]:
            yield f"begun on the paper {paper} for class {said['class']}"
        if paper[3:8] != said["claim"] or self._papers.get(paper) != said["pack"]:
            yield f"begun on the paper {paper} of another pack or station"

    def _started(self, said: Mapping[str, Any]) -> Iterator[str]:
        document = self._books.documents.get(said["sha256"])
        if document is None:
            yield "a document that nobody has"
            return
        initial = {name for name, proof in self._books.proofs.items() if proof.get("initial")}
        steps = {**steps_of(document), AT_THE_BALANCE: _BALANCE}
        run = _Run(steps, document.get("supervised", False), said["class"])
        run.given = {}
        run.undone = set(self._books.proofs) - initial  # what nobody has given yet is not there
        self._runs[said["run"]] = run
        if said["class"] not in document.get("classes", ["A"]):
            yield f"a pack of class {said['class']}"

    def _of_run(self, run: _Run, entry: Entry) -> Iterator[str]:
        said = entry.data
        if entry.type in AT_A_STEP:
            yield from self._worked(run, run.steps[said["step"]], entry)
        if entry.type in RESTS:
            yield from self._rested(run, entry)
        elif run.left and entry.type not in (*ENDS_A_REST, "air.blind", "air.seen"):
            yield "worked while the pack was left"
        if self._alarm and entry.type not in ("run.stopped", "air.blind", "air.seen"):
            yield "worked under an alarm"
        yield from self._air.of_run(entry)
        if entry.type == "reading.taken":
            run.readings.append(entry)
            yield from self._reading(run, entry)
        elif entry.type == "hold.released":
            self.holds += 1
            yield from self._release(run, run.steps[said["step"]], entry)
        elif entry.type == "deviation.taken":
            self._begin(run, run.steps[said["step"]])
        elif entry.type == "run.aborting":
            self._begin(run, run.steps[said["step"]])
            run.given_up, run.left = True, False
        elif entry.type in ("run.aborted", "run.closed"):
            yield from self._ended(run)
            yield from self._settled(entry)
        if entry.type in ("step.done", "hold.released"):
            self._done(run, run.steps[said["step"]], entry)

    def _settled(self, entry: Entry) -> Iterator[str]:
        """A run ends on a balance: green, with a reason, or red with a supervisor who is somebody else."""
        told = entry.data.get("balance", {})
        if entry.type == "run.aborted" or told["flag"] in ("green", "none"):
            return
        if told["reason"] not in REASONS or (told["reason"] == "other" and not told["note"]):
            yield f"closed on {told['flag']} without a reason"
        person = self._scene.people.get(entry.second or "")
        if told["flag"] == "red" and (
            person is None or not person.supervisor or entry.second == entry.operator
        ):
            yield "closed on a red balance without a supervisor"

    # ---- a pack that is left

    def _rested(self, run: _Run, entry: Entry) -> Iterator[str]:
        said = entry.data
        if entry.type == "pack.resumed":
            if not run.left:
                yield "resumed what nobody had left"
            run.left = False
            return
        if run.left or run.given_up:
            yield "left once more"
        yield from self._second(run, run.steps[said["step"]], entry)
        begun = run.begun | {run.steps[said["step"]]["act"]}
        owed = {act for one in begun for act in self._books.acts[one]["owes"]}
        if missing := owed - {run.steps[one]["act"] for one in said["done"]}:
            yield f"left without {sorted(missing)}"
        run.left = True
        run.rests.append(entry)
        self._left.append(entry)

    def _cleared(self, entry: Entry) -> Iterator[str]:
        person = self._scene.people.get(entry.second or "")
        if person is None or not person.supervisor:
            yield "an alarm ended by somebody who is no supervisor"

    # ---- what a rule demands

    def _worked(self, run: _Run, step: Table, entry: Entry) -> Iterator[str]:
        rule = self._books.acts[step["act"]]
        if entry.type != "reading.taken":
            self.acts += 1
        yield from self._level(step, entry.operator, "lead")
        if step["kind"] == "make_safe":
            return
        if run.given_up:
            yield "worked after the run was given up"
        if run.triage_class not in rule["classes"]:
            yield f"{step['act']} on a pack of class {run.triage_class}"
        if rule.get("kinds") and step["kind"] not in rule["kinds"]:
            yield f"{step['act']} in a {step['kind']} step"
        if step["people"] < rule["people"]:
            yield f"{step['act']} by {step['people']}"
        if self._books.rank(step.get("level", "")) < self._books.rank(rule["level"]):
            yield f"{step['act']} at level {step.get('level', '')!r}"
        if missing := set(rule["ppe"]) - set(step["ppe"]):
            yield f"{step['act']} without {sorted(missing)}"
        if LADDER.index(run.energy) < LADDER.index(rule["energy"]):
            yield f"{step['act']} at {run.energy}"
        if lacking := [one for one in rule["proofs"] if not self._in_force(run, one, entry)]:
            yield f"{step['act']} without {lacking}"

    def _level(self, step: Table, operator: str | None, who: str) -> Iterator[str]:
        level = step.get("level", "")
        if not level:
            return
        person = self._scene.people.get(operator or "")
        if person is None:
            yield f"{who} is nobody"
        elif self._books.rank(person.level) < self._books.rank(level):
            yield f"{who} has level {person.level}, {level} is needed"
        elif person.until is not None and person.until < self._scene.today:
            yield f"the level of the {who} ended on {person.until}"

    # ---- what is shown of the pack

    def _in_force(self, run: _Run, name: str, at: Entry) -> bool:
        if name in run.undone:
            return False
        given, proof = run.given.get(name), self._books.proofs[name]
        if given is None:
            return True  # in force from the first, and nothing has undone it
        lapses = proof.get("lapses", [])
        if "restart" in lapses and (given.boot != at.boot or self._started_between(given, at)):
            return False
        if "air" in lapses and self._air.since(given, at):
            return False
        if "left" in lapses and any(given.seq < one.seq < at.seq for one in self._left_by(at)):
            return False
        return not proof.get("valid") or not self._too_old(given, at, proof["valid"])

    def _left_by(self, at: Entry) -> list[Entry]:
        gone = [self._went] if self._went is not None and self._alone_long(self._went, at) else []
        return [*self._left, *gone]

    def _alone_long(self, went: Entry, until: Entry) -> bool:
        return went.data["why"] == "idle" and self._too_old(went, until, "hold_reading_valid")

    def _started_between(self, one: Entry, other: Entry) -> bool:
        return any(one.seq <= start < other.seq for start in self._scene.starts)

    def _too_old(self, one: Entry, other: Entry, limit: str) -> bool:
        age_ms = other.mono_ms - one.mono_ms
        return one.boot != other.boot or not 0 <= age_ms <= 1000 * self._books.limits[limit]

    def _begin(self, run: _Run, step: Table) -> None:
        run.begun.add(step["act"])
        run.undone |= {
            name for name, proof in self._books.proofs.items() if step["act"] in proof.get("undone_by", [])
        }

    def _done(self, run: _Run, step: Table, entry: Entry) -> None:
        self._begin(run, step)
        given = [name for name, proof in self._books.proofs.items() if self._gives(run, proof, step, entry)]
        for name in given:
            run.given[name] = entry
        run.undone -= set(given)
        if step["kind"] == "make_safe":
            run.safe.add(step["act"])
        for descent in self._books.rules["descent"]:
            below = LADDER.index(descent["state"]) == LADDER.index(run.energy) + 1
            shown = all(self._in_force(run, one, entry) for one in descent["proofs"])
            if below and descent["act"] == step["act"] and shown:
                run.energy = descent["state"]

    def _gives(self, run: _Run, proof: Table, step: Table, entry: Entry) -> bool:
        needs = all(self._in_force(run, one, entry) for one in proof.get("needs", []))
        as_told = (entry.type == "hold.released") == (step["kind"] == "hold")
        return needs and as_told and gives(proof, step)

    # ---- readings and holds

    def _reading(self, run: _Run, entry: Entry) -> Iterator[str]:
        said = entry.data
        typed = said["source"] == "typed"
        if typed and said["quantity"] in LIVE_ONLY:
            yield f"{said['quantity']} was typed"
        if typed and entry.second in (None, entry.operator):
            yield "typed by one person alone"
        if (said["verdict"] == "PASSED") != self._holds_good(run, said):
            yield f"{said['verdict']} at {said['value']}"
        if typed:
            yield from self._second(run, run.steps[said["step"]], entry)

    def _holds_good(self, run: _Run, said: Mapping[str, Any]) -> bool:
        quantity, op, limit = points_of(run.steps[said["step"]])[said["point"] - 1]
        if said["value"] is None or (quantity, limit) != (said["quantity"], said["limit"]["id"]):
            return False
        value = abs(said["value"]) if quantity == "voltage" else said["value"]
        most = self._books.limits[limit]
        return bool(value <= most if op == "at_most" else value >= most)

    def _release(self, run: _Run, step: Table, entry: Entry) -> Iterator[str]:
        said = entry.data
        yield from self._second(run, step, entry)
        if step["hold"]["kind"] == "judgement":
            if not said["reason"].strip():
                yield "judged without a reason"
            return
        newest = {one.data["point"]: one for one in self._counting(run, step, entry)}
        if sorted(newest) != list(range(1, len(points_of(step)) + 1)):
            yield f"released with points {sorted(newest)} of {len(points_of(step))}"
        if any(one.data["verdict"] != "PASSED" for one in newest.values()):
            yield "released on a reading that did not pass"
        if [newest[point].seq for point in sorted(newest)] != list(said["readings"]):
            yield "released on other readings than the newest"
        if any(self._too_old(one, entry, "hold_reading_valid") for one in newest.values()):
            yield "released on a reading that is too old"
        stood = min((entry.mono_ms - one.mono_ms for one in newest.values()), default=0)
        if min(stood, said["evidence_ms"] or 0) < self._books.limits[EVIDENCE]:
            yield f"signed after {stood} ms"

    def _second(self, run: _Run, step: Table, entry: Entry) -> Iterator[str]:
        if entry.second in (None, entry.operator):
            yield "signed by one person alone"
            return
        yield from self._level(step, entry.second, "second")
        person = self._scene.people.get(entry.second or "")
        supervised = run.supervised or run.triage_class in self._books.rules.get("supervised", [])
        if supervised and (person is None or not person.supervisor):
            yield "signed by somebody who is no supervisor"

    def _counting(self, run: _Run, step: Table, entry: Entry) -> Iterator[Entry]:
        """The readings at this step since the program was started last."""
        for one in run.readings:
            here = one.data["step"] == step["id"] and one.boot == entry.boot
            rested = any(one.seq < rest.seq < entry.seq for rest in run.rests)
            spoilt = self._air.spoilt(one, entry)
            if here and not rested and not spoilt and not self._started_between(one, entry):
                yield one

    # ---- the end

    def _ended(self, run: _Run) -> Iterator[str]:
        owed = {act for begun in run.begun for act in self._books.acts[begun]["owes"]}
        if owed - run.safe:
            yield f"ended without {sorted(owed - run.safe)}"
