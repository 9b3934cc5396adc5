"""A second judge of procedures, slow and plain: its own reading of the rules' table and of the way through a
document, so that the prover is never judged by its own code.

It knows `app.domain.procedure` as plain values and nothing of `procedure_flow`, `hazard`, `hazard_evidence`
or the prover. Every state of a run is kept whole; time is taken as lapses that may come at any moment.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from app.domain.procedure import Procedure, Step

LADDER = ("live", "isolated", "opened", "sectioned", "module")
VERDICTS = ("PASSED", "FAILED", "UNREAD")

Told = tuple[str, str, str]
"""What is wrong (energy, proof, people, level, ppe, kind, class, safer, owed, stuck), the step, the want."""


class Run(NamedTuple):
    """One state of a run, whole."""

    at: str | None
    back: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    begun: frozenset[str] = frozenset()  # the guards of make-safe steps among the steps begun
    owing: frozenset[str] = frozenset()  # the acts that the steps begun owe
    energy: int = 0
    force: frozenset[str] = frozenset()
    lapsed: frozenset[str] = frozenset()
    givers: frozenset[tuple[str, str]] = frozenset()


@dataclass
class Oracle:
    """The judge of one document by one table of rules, as TOML gives it.

    With `lapses` proofs lapse at any moment; without, the search is small enough for hundreds of documents.
    """

    procedure: Procedure
    table: Mapping[str, Any]
    lapses: bool = True
    told: dict[Told, tuple[str, ...]] = field(default_factory=dict)
    seen: dict[Run, tuple[Run | None, str]] = field(default_factory=dict)
    closed: int = 0

    def __post_init__(self) -> None:
        self.proofs = {row["id"]: row for row in self.table["proof"]}
        self.rules = {row["act"]: row for row in self.table["rule"]}
        self.levels = ["", *self.table["levels"]]
        self.lines: dict[str, tuple[tuple[Step, ...], int, str]] = {}
        for name, line in (
            ("", self.procedure.steps),
            *((one.id, one.steps) for one in self.procedure.deviations),
        ):
            for number, step in enumerate(line):
                self.lines[step.id] = (line, number, name)
        self.deviations = {one.id: one for one in self.procedure.deviations}
        steps = [step for line, number, _ in self.lines.values() for step in (line[number],)]
        self.asked = {step.branch.of for step in steps if step.branch is not None}
        self.guards = {step.guard for step in steps if step.guard}
        # Asked in every state, and the same in all of them.
        self.gives = {
            step.id: {name for name, row in self.proofs.items() if self.fits(row, step)} for step in steps
        }
        self.alone = {step.id: tuple(self.by_itself(step)) for step in steps}
        self.undone = {
            act: {name for name, row in self.proofs.items() if act in row.get("undone_by", ())}
            for act in self.rules
        }

    def step(self, name: str) -> Step:
        line, number, _ = self.lines[name]
        return line[number]

    # ------------------------------------------------------------------ the search

    def judge(self, *, most: int = 10**9) -> dict[Told, tuple[str, ...]]:
        """Everything that is wrong on any way, each with a way to it."""
        force = frozenset(name for name, row in self.proofs.items() if row.get("initial"))
        first = self.arrive(Run(None, force=force), self.procedure.steps[0].id)
        open_ = [first]
        self.seen[first] = (None, "set out")
        self.look(first)
        while open_ and len(self.told) < most:
            run = open_.pop()
            for what, after in self.ways(run):
                if after in self.seen:
                    continue
                self.seen[after] = (run, what)
                self.look(after)
                open_.append(after)
        return self.told

    def ways(self, run: Run) -> Iterator[tuple[str, Run]]:
        if run.at is None:
            return
        step = self.step(run.at)
        if self.lapses:
            for what, gone in self.causes():
                if run.force & gone:
                    lost = run.force & gone
                    yield (
                        f"{what} at {run.at}",
                        run._replace(force=run.force - lost, lapsed=run.lapsed | lost),
                    )
        for name, line in self.deviations.items():
            if run.at in line.at and not run.back:
                yield f"{name} taken", self.arrive(run._replace(back=run.at), line.steps[0].id)
        again = self.again(run)
        if again is None:
            return
        if again != run.at:
            after = self.give(self.undo(run, self.step(again)), self.step(again))
            yield f"{again} again", after
            return
        done = self.give(run, step)
        for answer in self.answers(step):
            yield f"{run.at} {answer}".strip(), self.lead_on(done, step, answer)

    def answers(self, step: Step) -> tuple[str, ...]:
        if step.options:
            return tuple(option.id for option in step.options)
        return VERDICTS if step.id in self.asked and step.kind.value == "read" else ("",)

    def causes(self) -> Iterator[tuple[str, frozenset[str]]]:
        for cause in ("restart", "left"):
            yield (
                cause,
                frozenset(name for name, row in self.proofs.items() if cause in row.get("lapses", ())),
            )
        yield from (
            (f"age {name}", frozenset({name})) for name, row in self.proofs.items() if row.get("valid")
        )

    # ------------------------------------------------------------------ the way

    def lead_on(self, run: Run, step: Step, answer: str) -> Run:
        if step.id in self.asked:
            kept = {name: said for name, said in run.answers if name != step.id}
            run = run._replace(answers=tuple(sorted({**kept, step.id: answer}.items())))
        target = next((option.to for option in step.options if option.id == answer), "")
        return self.lead(run, step, target)

    def lead(self, run: Run, step: Step, target: str) -> Run:
        line, number, name = self.lines[step.id]
        if target == "abort":
            return run._replace(at=None, back="given up")
        if target == "resume":
            return self.arrive(run._replace(back=""), run.back)
        if target in self.deviations:
            return self.arrive(run._replace(back=step.id), self.deviations[target].steps[0].id)
        if target:
            out = self.lines[target][2] == ""
            return self.arrive(run._replace(back="" if out else run.back), target)
        for following in line[number + 1 :]:
            if following.kind.value != "make_safe":
                return self.arrive(run, following.id)
        if name:
            return self.lead(run, step, self.deviations[name].to)
        return run._replace(at=None, back="")

    def arrive(self, run: Run, name: str) -> Run:
        step = self.step(name)
        if step.branch is not None:
            said = dict(run.answers).get(step.branch.of, "")
            return self.lead(run, step, dict(step.branch.cases).get(said, ""))
        begun = run.begun | ({name} & self.guards)
        owing = run.owing | set(self.rules[step.act.value]["owes"])
        return self.undo(run._replace(at=name, begun=begun, owing=owing), step)

    # ------------------------------------------------------------------ what is shown

    def undo(self, run: Run, step: Step) -> Run:
        gone = self.undone[step.act.value]
        return run._replace(force=run.force - gone, lapsed=run.lapsed - gone)

    def would_give(self, step: Step) -> set[str]:
        return self.gives[step.id]

    def fits(self, row: Mapping[str, Any], step: Step) -> bool:
        kind = step.kind.value
        if step.act.value not in row["acts"] or step.people < row["people"]:
            return False
        match row["given"]:
            case "done":
                return kind in ("confirm", "scan", "hold", "make_safe")
            case "waited":
                return kind == "wait" and step.wait == row["limit"]
            case "judged":
                return kind == "hold"
            case "measured":
                asked = (row["quantity"], row["op"], row["limit"])
                points = sum((one.quantity.value, one.op, one.limit) == asked for one in step.points)
                held = kind == "hold" and step.hold is not None and step.hold.kind.value == "measured"
                return held and points >= row["points"]
        raise AssertionError(row["given"])

    def give(self, run: Run, step: Step) -> Run:
        given = {
            name for name in self.would_give(step) if set(self.proofs[name].get("needs", ())) <= run.force
        }
        force = run.force | given
        energy = run.energy
        for row in self.table["descent"]:
            down = LADDER.index(row["state"]) == energy + 1 and row["act"] == step.act.value
            if down and set(row["proofs"]) <= force:
                energy += 1
        if not self.lapses:  # nothing is ever shown again, so it does not matter who showed it
            return run._replace(energy=energy, force=force)
        givers = {pair for pair in run.givers if pair[0] not in given} | {(name, step.id) for name in given}
        return run._replace(energy=energy, force=force, lapsed=run.lapsed - given, givers=frozenset(givers))

    def asked_of(self, run: Run, step: Step) -> set[str]:
        """The proofs that a step leans on, by its rule and by what it shall show or bring about."""
        gives = self.would_give(step)
        leans = set(self.rules[step.act.value]["proofs"])
        for name in gives:
            leans |= set(self.proofs[name].get("needs", ()))
        for row in self.table["descent"]:
            if row["act"] == step.act.value and LADDER.index(row["state"]) == run.energy + 1:
                leans |= set(row["proofs"]) - gives
        return leans

    def again(self, run: Run) -> str | None:
        """The step to be worked, by the rule for what has lapsed; None when nothing can be worked."""
        if not run.lapsed:
            return run.at
        name, waiting = run.at or "", [run.at or ""]
        while True:
            lost = sorted(self.asked_of(run, self.step(name)) & run.lapsed)
            if not lost:
                return name
            giver = dict(run.givers).get(lost[0], "")
            if not giver or giver in waiting:
                return None
            step, reach = self.step(giver), run.force | run.lapsed
            reach -= self.undone[step.act.value]
            rule = self.rules[step.act.value]
            able = set(rule["proofs"]) | set(self.proofs[lost[0]].get("needs", ())) <= reach
            if not able or run.energy < LADDER.index(rule["energy"]):
                return None
            name = giver
            waiting.append(giver)

    # ------------------------------------------------------------------ the judgement

    def look(self, run: Run) -> None:
        for found in self.wrong(run):
            self.told.setdefault(found, self.path(run))

    def path(self, run: Run) -> tuple[str, ...]:
        told: list[str] = []
        at: Run | None = run
        while at is not None:
            at, what = self.seen[at]
            told.append(what)
        return tuple(reversed(told))

    def wrong(self, run: Run) -> Iterator[Told]:
        safe = [step for step in self.procedure.steps if step.guard and step.guard in run.begun]
        acts = {step.act.value for step in safe}
        yield from (("owed", "", owed) for owed in run.owing - acts)
        for step in safe:
            yield from self.alone[step.id]
        if run.at is None:
            if not run.back:
                self.closed += 1
                for step in safe:
                    if LADDER.index(step.energy.value) > run.energy:
                        yield "safer", step.id, LADDER[run.energy]
            return
        name = self.again(run)
        if name is None:
            yield "stuck", run.at, ""
            return
        step = self.step(name)
        yield from self.alone[step.id]
        rule = self.rules[step.act.value]
        if run.energy < LADDER.index(rule["energy"]):
            yield "energy", name, rule["energy"]
        yield from (("proof", name, proof) for proof in set(rule["proofs"]) - run.force)
        if name == run.at:
            after = self.give(run, step)
            if LADDER.index(step.energy.value) > after.energy:
                yield "safer", name, LADDER[after.energy]

    def by_itself(self, step: Step) -> Iterator[Told]:
        rule = self.rules[step.act.value]
        yield from (("class", step.id, one) for one in set(self.procedure.classes) - set(rule["classes"]))
        if rule.get("kinds") and step.kind.value not in rule["kinds"]:
            yield "kind", step.id, " ".join(sorted(rule["kinds"]))
        if step.people < rule["people"]:
            yield "people", step.id, str(rule["people"])
        if self.levels.index(step.level) < self.levels.index(rule["level"]):
            yield "level", step.id, rule["level"]
        yield from (("ppe", step.id, gear) for gear in set(rule["ppe"]) - set(step.ppe))
