"""The bench from the record alone: runs begin, are worked, rest and end in order; no hold opens wrongly."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from app.domain.record_balance import balance_wrong
from app.domain.record_entry import Inspected
from app.domain.record_holds import output_wrong, reading_wrong, release_wrong

WORK = frozenset(
    {"step.done", "reading.taken", "hold.raised", "hold.released", "output.recorded", "deviation.taken"}
)
GOES_ON_UNDER_ALARM = frozenset({"run.stopped"})
SHUT_BY_THE_AIR = frozenset(
    {"run.started", "step.done", "hold.released", "output.recorded", "deviation.taken", "pack.resumed"}
)
GOES_ON_WHEN_LEFT = frozenset({"pack.resumed", "run.aborting", "run.stopped", "run.stop_ended"})
_CLASS_ON_PAPER = {"D": "B-doc"}
_QUESTIONS = 8


@dataclass(slots=True)
class RunBook:
    """One run as the inspector follows it; `newest` is the newest reading of each step and point."""

    pack: str
    state: str = "active"
    stopped_in: str = ""
    readings: dict[tuple[str, int], Inspected] = field(default_factory=dict)
    newest: dict[tuple[str, int], Inspected] = field(default_factory=dict)
    shut: str = ""
    outputs: dict[tuple[int, int], Inspected] = field(default_factory=dict)


class BenchBooks:
    """Every run so far, the papers ordered, the look before a start, and whether an alarm lasts.

    `air` is whether an alarm of a gas stands.
    """

    def __init__(self) -> None:
        self.runs: dict[str, RunBook] = {}
        self.papers: dict[str, str] = {}
        self.weights: dict[str, dict[tuple[int, int], Inspected]] = {}
        self.withdrawn: set[tuple[str, str, str]] = set()
        self.looked: Inspected | None = None
        self.alarm = False
        self.air = False
        self.quarantine_due = ""
        self.boot = ""

    def run_of(self, entry: Inspected) -> RunBook | None:
        """The run that an entry is about."""
        return self.runs.get(entry.text("run"))

    def tell(self, entry: Inspected) -> None:
        """What an entry changes."""
        if entry.type == "pack.quarantined" or entry.type in ("run.aborted", "run.closed"):
            due = entry.type == "run.aborted" or (entry.type == "run.closed" and entry.said("whole"))
            self.quarantine_due = entry.text("pack") if due else ""
        else:
            self.quarantine_due = ""
        if entry.type == "triage.repeated":
            self.looked = entry
        elif entry.type != "run.started":
            self.looked = None
        if entry.type in ("emergency.raised", "emergency.cleared"):
            self.alarm = entry.type == "emergency.raised"
            if self.alarm:
                self._nobody_stays()
        elif entry.type in ("air.alarm", "air.cleared"):
            self.air = bool(entry.part("standing"))
        elif entry.type in ("label.ordered", "label.bound"):
            self.papers[entry.text("text")] = entry.text("pack")
        elif entry.type == "procedure.withdrawn":
            self.withdrawn.add(_document(entry))
        elif entry.type == "weight.taken":
            self.weights.setdefault(entry.text("pack"), {})[entry.place] = entry
        elif entry.type == "entry.corrected":
            self._taken_back(entry)
        else:
            self._tell_run(entry)

    def _nobody_stays(self) -> None:
        """What was read belongs to packs that somebody stood at, so it opens nothing any more."""
        for run in self.runs.values():
            run.newest.clear()

    def _taken_back(self, entry: Inspected) -> None:
        place = (entry.number("epoch") or 0, entry.number("seq") or 0)
        for run in self.runs.values():
            run.outputs.pop(place, None)
        for weights in self.weights.values():
            weights.pop(place, None)

    def _tell_run(self, entry: Inspected) -> None:
        if entry.type == "run.started":
            self.looked = None
            self.runs[entry.text("run")] = RunBook(entry.text("pack"))
            return
        run = self.run_of(entry)
        change = _CHANGES.get(entry.type)
        if run is not None and change is not None:
            change(run, entry)


def _document(entry: Inspected) -> tuple[str, str, str]:
    return (entry.text("procedure"), entry.text("version"), entry.text("sha256"))


# ---- what entries change of their run


def _read(run: RunBook, entry: Inspected) -> None:
    key = (entry.text("step"), entry.number("point") or 0)
    run.newest[key] = entry


def _raised(run: RunBook, entry: Inspected) -> None:
    run.shut = entry.text("step")


def _moved(run: RunBook, entry: Inspected) -> None:
    run.newest.clear()
    if not entry.said("again") or entry.text("step") == run.shut:
        run.shut = ""


def _recorded(run: RunBook, entry: Inspected) -> None:
    run.outputs[entry.place] = entry


def _aborting(run: RunBook, _entry: Inspected) -> None:
    run.state, run.shut = "making_safe", ""
    run.newest.clear()


def _ended(run: RunBook, _entry: Inspected) -> None:
    run.state = "ended"


def _left(run: RunBook, _entry: Inspected) -> None:
    run.state = "left"
    run.newest.clear()


def _resumed(run: RunBook, _entry: Inspected) -> None:
    run.state = "active"


def _stopped(run: RunBook, _entry: Inspected) -> None:
    run.state, run.stopped_in = "stopped", run.state
    run.newest.clear()


def _stop_ended(run: RunBook, entry: Inspected) -> None:
    before = run.stopped_in or "active"
    given_up = entry.text("becomes") == "make_safe"
    run.state = "active" if given_up and before == "left" else before
    run.stopped_in = ""


_CHANGES: Mapping[str, Callable[[RunBook, Inspected], None]] = {
    "reading.taken": _read,
    "hold.raised": _raised,
    "hold.released": _moved,
    "step.done": _moved,
    "deviation.taken": _moved,
    "output.recorded": _recorded,
    "run.aborting": _aborting,
    "run.aborted": _ended,
    "run.closed": _ended,
    "pack.left": _left,
    "pack.resumed": _resumed,
    "run.stopped": _stopped,
    "run.stop_ended": _stop_ended,
}

# ---- rules


def _due(books: BenchBooks, entry: Inspected) -> Iterator[str]:
    if entry.type == "epoch.opened":  # what followed may be what was lost with the epoch before
        return
    followed = (entry.type, entry.text("pack")) == ("pack.quarantined", books.quarantine_due)
    if books.quarantine_due and not followed:
        yield "run.no_quarantine"


def _in_the_air(books: BenchBooks, entry: Inspected) -> Iterator[str]:
    """While an alarm of a gas stands nothing goes on but measuring gas, making safe and the ways out."""
    makes_safe = entry.type == "step.done" and entry.text("kind") == "make_safe"
    if books.air and entry.type in SHUT_BY_THE_AIR and not makes_safe:
        yield "run.under_air_alarm"


def _started(books: BenchBooks, entry: Inspected) -> Iterator[str]:
    if not entry.text("run") or entry.text("run") in books.runs:
        yield "run.started_twice"
    if any(run.state != "ended" for run in books.runs.values()):
        yield "run.another_open"
    if books.alarm:
        yield "run.under_alarm"
    if _document(entry) in books.withdrawn:
        yield "run.withdrawn_document"
    if entry.text("paper"):  # records from before papers were demanded have none
        yield from _paper(books, entry)


def _paper(books: BenchBooks, entry: Inspected) -> Iterator[str]:
    looked, paper = books.looked, entry.text("paper")
    if looked is None or list(entry.listed("repeated")) != list(looked.place):
        yield "start.no_look"
    elif looked.text("pack") != entry.text("pack") or looked.listed("found"):
        yield "start.other_look"
    elif len(looked.part("answers")) < _QUESTIONS:
        yield "start.open_questions"
    if paper[:2] != "TR" or _CLASS_ON_PAPER.get(paper[2:3], paper[2:3]) != entry.text("class"):
        yield "start.other_class"
    if paper[3:8] != entry.text("claim") or books.papers.get(paper) != entry.text("pack"):
        yield "start.other_paper"


def _in_a_run(books: BenchBooks, entry: Inspected) -> Iterator[str]:
    """Everything about a run stands between its start and its end, and not while it rests."""
    run = books.run_of(entry)
    if run is None:
        yield "run.never_started"
        return
    if run.pack != entry.text("pack"):
        yield "run.other_pack"
    if run.state == "ended":
        yield "run.after_its_end"
    elif run.state == "left" and entry.type not in GOES_ON_WHEN_LEFT:
        yield "run.worked_while_left"
    elif run.state == "stopped" and entry.type not in ("run.stop_ended", "run.stopped"):
        yield "run.worked_while_stopped"
    if books.alarm and entry.type not in GOES_ON_UNDER_ALARM:
        yield "run.under_alarm"


def _worked(books: BenchBooks, entry: Inspected) -> Iterator[str]:
    """After giving up only what makes safe is done; a hold that is shut is not passed by."""
    run = books.run_of(entry)
    if run is None:
        return
    if run.state == "making_safe" and not (entry.type == "step.done" and entry.text("kind") == "make_safe"):
        yield "run.worked_after_giving_up"
    moves_on = entry.type in ("step.done", "hold.released", "output.recorded")
    if moves_on and run.shut not in ("", entry.text("step")) and not entry.said("again"):
        yield "hold.passed_by"


def _done(_books: BenchBooks, entry: Inspected) -> Iterator[str]:
    if entry.text("kind") == "hold":
        yield "hold.done_as_a_step"
    if entry.text("kind") == "photo" and not entry.refs:
        yield "step.no_photograph"


def _reading(_books: BenchBooks, entry: Inspected) -> Iterator[str]:
    yield from reading_wrong(entry)


def _release(books: BenchBooks, entry: Inspected) -> Iterator[str]:
    run = books.run_of(entry)
    newest = dict(run.newest) if run is not None else {}
    yield from release_wrong(entry, [one for (step, _), one in newest.items() if step == entry.text("step")])


def _output(_books: BenchBooks, entry: Inspected) -> Iterator[str]:
    yield from output_wrong(entry)


def _rests(books: BenchBooks, entry: Inspected) -> Iterator[str]:
    run = books.run_of(entry)
    if run is not None and run.state == "making_safe":
        yield "run.left_after_giving_up"


def _comes_back(books: BenchBooks, entry: Inspected) -> Iterator[str]:
    run = books.run_of(entry)
    if run is not None and run.state not in ("left", "ended"):
        yield "run.resumed_though_not_left"


def _gives_up(books: BenchBooks, entry: Inspected) -> Iterator[str]:
    run = books.run_of(entry)
    if run is not None and run.state == "making_safe":
        yield "run.given_up_twice"


def _aborted(books: BenchBooks, entry: Inspected) -> Iterator[str]:
    run = books.run_of(entry)
    if run is not None and run.state not in ("making_safe", "ended"):
        yield "run.aborted_though_not_given_up"


def _closed(books: BenchBooks, entry: Inspected) -> Iterator[str]:
    run = books.run_of(entry)
    if run is None:
        return
    if run.state == "making_safe":
        yield "run.closed_after_giving_up"
    if run.shut:
        yield "hold.passed_by"
    out_mg = sum(one.number("mass_mg") or 0 for one in run.outputs.values())
    if (entry.number("outputs"), entry.number("out_mg")) != (len(run.outputs), out_mg):
        yield "run.outputs_differ"
    weights = books.weights.get(run.pack, {})
    newest = weights[max(weights)] if weights else None
    yield from balance_wrong(entry, newest, tuple(run.outputs.values()))


def _tray(_books: BenchBooks, entry: Inspected) -> Iterator[str]:
    if not entry.refs:
        yield "step.no_photograph"


Rule = Callable[[BenchBooks, Inspected], Iterator[str]]
RULES: Mapping[str, tuple[Rule, ...]] = {
    "*": (_due, _in_the_air),
    "run.started": (_started,),
    "step.done": (_in_a_run, _worked, _done),
    "reading.taken": (_in_a_run, _worked, _reading),
    "hold.raised": (_in_a_run, _worked),
    "hold.released": (_in_a_run, _worked, _release),
    "output.recorded": (_in_a_run, _worked, _output),
    "deviation.taken": (_in_a_run, _worked),
    "run.aborting": (_in_a_run, _gives_up),
    "run.aborted": (_in_a_run, _aborted),
    "run.closed": (_in_a_run, _closed),
    "pack.left": (_in_a_run, _rests),
    "pack.left_without_hold": (_in_a_run,),
    "pack.resumed": (_in_a_run, _comes_back),
    "run.stopped": (_in_a_run,),
    "run.stop_ended": (_in_a_run,),
    "tray.scanned": (_tray,),
    "air.alarm": (),
    "air.cleared": (),
    "air.blind": (),
    "air.seen": (),
    "emergency.raised": (),
    "emergency.cleared": (),
}
